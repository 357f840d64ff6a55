"""What the rubric of an account plan (T3.1 to T3.10) tells."""

TEXTS: dict[str, tuple[str, str]] = {
    "drafting.T3.1.ok": ("Alle Abschnitte sind da und gefüllt.", "All sections are there and filled."),
    "drafting.T3.1.failed": (
        "Abschnitte fehlen, sind leer oder sagen nicht, wer fehlende Daten holt: {names}.",
        "Sections are missing, empty, or don't say who gets missing data: {names}.",
    ),
    "drafting.T3.2.ok": ("Hinter jeder Zahl steht ein Fakt.", "There is a fact behind every figure."),
    "drafting.T3.2.failed": ("Zahlen ohne Fakt: {names}.", "Figures without a fact: {names}."),
    "drafting.T3.3.ok": ("Die KPI-Übersicht ist vollständig.", "The KPI scorecard is complete."),
    "drafting.T3.3.failed": (
        "Die KPI-Übersicht hat {found} von {wanted} Zeilen, jede mit Ziel oder „Ziel nicht gesetzt“.",
        "The KPI scorecard has {found} of {wanted} rows, each with a target or “target not set”.",
    ),
    "drafting.T3.4.ok": (
        "Cross-Selling: mindestens drei belegte Chancen, oder die Lücke ist genannt.",
        "Cross-selling: at least three chances with evidence, or the gap is stated.",
    ),
    "drafting.T3.4.failed": (
        "Cross-Selling: Es fehlen Artikelgruppe, Beleg oder Verantwortliche, oder die Lücke ist nicht genannt.",
        "Cross-selling: article group, evidence or owner is missing, or the gap is not stated.",
    ),
    "drafting.T3.5.ok": (
        "Jedes Ziel hat Ausgangswert, Zielwert, Termin und Verantwortliche.",
        "Every goal has a baseline, a target, a date and an owner.",
    ),
    "drafting.T3.5.failed": (
        "Ziele ohne Ausgangswert, Zielwert, Termin oder Verantwortliche: {names}.",
        "Goals without baseline, target, date or owner: {names}.",
    ),
    "drafting.T3.6.ok": (
        "Jede Maßnahme hat Verantwortliche, Termin im Planzeitraum und Ziel; jedes Ziel hat eine Maßnahme.",
        "Every action has an owner, a date inside the plan and a goal; every goal has an action.",
    ),
    "drafting.T3.6.failed": (
        "Maßnahmen oder Ziele ohne Gegenstück, Verantwortliche oder Termin im Planzeitraum: {names}.",
        "Actions or goals without counterpart, owner or a date inside the plan: {names}.",
    ),
    "drafting.T3.7.ok": (
        "Das Buying Center nennt mindestens drei Personen mit Entscheider und Gegenüber, oder die Lücke ist Aufgabe.",
        "The buying centre has at least three people, a decision maker and counterparts, or the gap is a task.",
    ),
    "drafting.T3.7.failed": (
        "Im Buying Center fehlen Personen, Entscheider oder Gegenüber, ohne dass die Lücke Aufgabe ist.",
        "The buying centre lacks people, a decision maker or counterparts, and the gap is no task.",
    ),
    "drafting.T3.8.ok": ("Urteile sind als Einschätzung gekennzeichnet.", "Judgements are tagged as assessments."),
    "drafting.T3.8.failed": (
        "Ohne Beleg und ohne „Einschätzung“: {names}.",
        "Neither evidence nor the tag “Assessment”: {names}.",
    ),
    "drafting.T3.9.ok": (
        "Die Zusammenfassung ist kurz und sagt nichts, was unten nicht steht.",
        "The summary is short and says nothing that is not found below.",
    ),
    "drafting.T3.9.long": (
        "Die Zusammenfassung hat {found} Wörter; höchstens {wanted} sind erlaubt.",
        "The summary has {found} words; at most {wanted} are allowed.",
    ),
    "drafting.T3.9.failed": (
        "Die Zusammenfassung sagt, was unten nicht steht: {names}.",
        "The summary says what is not found below: {names}.",
    ),
    "drafting.T3.10.ok": (
        "Version, Vergleich mit dem letzten Plan und Freigabe sind genannt.",
        "Version, comparison with the last plan and approval are stated.",
    ),
    "drafting.T3.10.failed": (
        "Version, Vergleich mit dem letzten Plan oder Freigabe fehlen auf dem Deckblatt.",
        "Version, comparison with the last plan or approval is missing on the cover.",
    ),
    "drafting.T3.10.leak": (
        "Die Fassung für den Kunden enthält Internes: {names}. Bitte entfernen Sie es vor der Freigabe.",
        "The version for the customer holds internal matters: {names}. Please remove them before approval.",
    ),
    "drafting.T3.inside": (
        "Gilt für die interne Fassung; diese hier ist für den Kunden.",
        "For the internal version only; this one is for the customer.",
    ),
}
