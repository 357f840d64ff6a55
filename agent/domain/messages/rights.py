"""Decision rights: who decides, and why."""

_REASONS: dict[str, tuple[str, str]] = {
    "nothing": (
        "Im Text wurde keine Zusage gefunden. Bitte lesen Sie ihn selbst daraufhin durch.",
        "No commitment was found in the text. Please read it yourself for one.",
    ),
    "price_inside": (
        "Preiszusage im definierten Rahmen: „{quote}“",
        "Price promise within the defined corridor: “{quote}”",
    ),
    "price_outside": (
        "Preiszusage außerhalb der Margenrichtlinien: „{quote}“",
        "Price promise outside the margin guidelines: “{quote}”",
    ),
    "price_unknown": (
        "Preiszusage, die sich aus den Daten nicht prüfen lässt (Artikel, Preis oder Kosten fehlen): „{quote}“",
        "Price promise that the data cannot check (article, price or cost is missing): “{quote}”",
    ),
    "credit_inside": (
        "Kreditzusage innerhalb der Richtlinien: „{quote}“",
        "Credit promise within the guidelines: “{quote}”",
    ),
    "credit_outside": (
        "Kreditzusage über dem Limit oder außerhalb der Richtlinien: „{quote}“",
        "Credit promise above the limit or outside the guidelines: “{quote}”",
    ),
    "credit_unknown": (
        "Kreditzusage, die sich aus den Daten nicht prüfen lässt: „{quote}“",
        "Credit promise that the data cannot check: “{quote}”",
    ),
    "delivery": ("Zusage zu Menge oder Termin: „{quote}“", "Promise of a quantity or date: “{quote}”"),
    "capacity": (
        "Zusage zu Kapazität, Bestand oder Lieferstrategie: „{quote}“",
        "Promise of capacity, stock or supply strategy: “{quote}”",
    ),
    "technical": ("Zusage einer technischen Änderung: „{quote}“", "Promise of a technical change: “{quote}”"),
    "contract": (
        "Zusage zu Vertragsbedingungen: „{quote}“",
        "Commitment on contract terms: “{quote}”",
    ),
    "nda": (
        "Annahme oder Unterzeichnung einer NDA: „{quote}“",
        "Acceptance or signature of an NDA: “{quote}”",
    ),
    "order_processing": (
        "Operative Auftragsabwicklung: „{quote}“",
        "Operative order processing: “{quote}”",
    ),
    "technical_release": ("Technische Freigabe: „{quote}“", "Technical release: “{quote}”"),
    "supplier": ("Lieferantensteuerung: „{quote}“", "Supplier management: “{quote}”"),
    "quality": ("Qualitätsmanagement: „{quote}“", "Quality management: “{quote}”"),
    "finance_administration": ("Finanzadministration: „{quote}“", "Finance administration: “{quote}”"),
    "tracking": (
        "Operative Auskunft (Sendung, Versand): „{quote}“",
        "Operative information (parcel, shipping): “{quote}”",
    ),
    "escalation": ("Eskalationsmaßnahme", "Escalation measure"),
    "strategy": ("Kundenstrategie", "Customer strategy"),
    "reorder": ("Re-Order im Rahmen der Lieferzeit", "Re-order within the lead time"),
    "reorder_capacity": (
        "Re-Order mit Eingriff in Kapazität oder Lieferzeit",
        "Re-order that touches capacity or lead time",
    ),
    "inquiry": (
        "Annahme oder Ablehnung einer Kundenanfrage: „{quote}“",
        "Accepting or declining an inquiry: “{quote}”",
    ),
    "follow_up": (
        "Nachfassen zu Rahmenvertrag oder Abruf: „{quote}“",
        "Following up on framework contract or call-off: “{quote}”",
    ),
    "unlisted": (
        "Zusage, die in den Entscheidungsrechten nicht aufgeführt ist: „{quote}“",
        "Commitment that the decision rights do not list: “{quote}”",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"rights.reason.{name}": pair for name, pair in _REASONS.items()},
    "rights.verdict.alone": ("Sie entscheiden allein", "you decide alone"),
    "rights.verdict.alignment": ("nur in Abstimmung", "needs alignment"),
    "rights.verdict.not_kam": ("nicht Ihre Entscheidung", "not yours to decide"),
    "rights.unsourced": ("nicht in der Rollenbeschreibung", "not in the role description"),
    "rights.answer.alone": (
        "Ja, das entscheiden Sie allein: {subject} ({source}).",
        "Yes, you decide this alone: {subject} ({source}).",
    ),
    "rights.answer.alignment": (
        "Nur in Abstimmung mit: {department}. Es geht um: {subject} ({source}).",
        "Only in alignment with: {department}. This is about: {subject} ({source}).",
    ),
    "rights.answer.not_kam": (
        "Das entscheiden nicht Sie, zuständig ist: {department}. Es geht um: {subject} ({source}).",
        "This is not yours to decide; responsible: {department}. This is about: {subject} ({source}).",
    ),
    "rights.answer.unlisted": (
        "Dazu nennen die Entscheidungsrechte nichts. Bitte stimmen Sie sich vorher ab mit: {department}.",
        "The decision rights do not list this. Please align first with: {department}.",
    ),
    "rights.answer.depends": (
        "Das hängt vom Rahmen ab. Innerhalb ({subject}, {source}) entscheiden Sie allein, darüber hinaus ({beyond}) nur"
        " in Abstimmung mit: {department}.",
        "That depends on the limit. Within it ({subject}, {source}) you decide alone, beyond it ({beyond}) only in"
        " alignment with: {department}.",
    ),
    "rights.answer.beyond": (
        "Darüber hinaus ({subject}) nur in Abstimmung mit: {department}.",
        "Beyond that ({subject}) only in alignment with: {department}.",
    ),
    "rights.question_empty": (
        "Es wurde keine Frage gestellt. Es wurde nichts nachgesehen. Bitte schreiben Sie, was Sie entscheiden möchten.",
        "No question was asked. Nothing was looked up. Please write what you would like to decide.",
    ),
    "rights.question_long": (
        "Die Frage ist länger als {limit} Zeichen. Es wurde nichts nachgesehen. Bitte fassen Sie sie kürzer.",
        "The question is longer than {limit} characters. Nothing was looked up. Please make it shorter.",
    ),
    "rights.no_unlisted": (
        "In decision_rights.yaml fehlt die Zeile „unlisted“ für alles, was nicht aufgeführt ist. Es wurde nichts"
        " beantwortet. Bitte ergänzen Sie sie.",
        "decision_rights.yaml lacks the row “unlisted” for what is not listed. Nothing was answered. Please add it.",
    ),
    "rights.head": ("Entscheidungsrechte des Key Account Managers", "Decision rights of the key account manager"),
    "rights.column.subject": ("Gegenstand", "Subject"),
    "rights.column.verdict": ("Entscheidung", "Decision"),
    "rights.column.department": ("Abteilung", "Department"),
    "rights.column.source": ("Quelle", "Source"),
    "rights.problem.backoff": (
        "Die Wartezeiten dürfen von Versuch zu Versuch nicht kürzer werden: „{value}“ steht nach „{before}“.",
        "The waiting times must not become shorter from attempt to attempt: “{value}” stands after “{before}”.",
    ),
}
