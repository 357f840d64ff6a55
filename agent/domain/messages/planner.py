"""What the embedded planner says by itself: questions back, routing to departments, who it is."""

_TITLES: dict[str, tuple[str, str]] = {
    "query_kpi": ("Kennzahlen", "KPIs"),
    "list_run_outs": ("Artikel, die leer laufen", "Articles that run out"),
    "propose_reorders": ("Bestellvorschläge", "Re-order proposals"),
    "draft_reorder": ("Entwurf der Nachbestellung", "Draft of the re-order"),
    "contact_history": ("Kontakthistorie", "Contact history"),
    "overdue_contacts": ("Überfällige Kontakte", "Overdue contacts"),
    "list_escalations": ("Eskalationen", "Escalations"),
    "search_policy": ("Klauselbibliothek", "Policy library"),
    "decision_right": ("Entscheidungsrecht", "Decision right"),
    "review_nda": ("Prüfung der NDA", "NDA review"),
    "draft_escalation": ("Entwurf der Eskalation", "Draft of the escalation"),
    "draft_account_plan": ("Entwurf des Account-Plans", "Draft of the account plan"),
    "draft_email": ("Entwurf der E-Mail", "Draft of the e-mail"),
    "draft_briefing": ("Entwurf des Briefings", "Draft of the briefing"),
    "draft_price_preparation": ("Entwurf der Preisvorbereitung", "Draft of the price preparation"),
    "list_approvals": ("Freigaben", "Approvals"),
}
_CAN_DE = (
    "- Kennzahlen: „Wie steht OTIF bei einem Kunden in den letzten 6 Monaten?“\n"
    "- Versorgung: „Welche Artikel laufen in den nächsten 30 Tagen leer?“, „Was müssen wir nachbestellen?“\n"
    "- Kontakte: „Wann haben wir zuletzt mit Frau … gesprochen?“, „Wer ist überfällig?“\n"
    "- Eskalationen und Freigaben: „Welche Eskalationen sind offen?“, „Was muss ich noch freigeben?“\n"
    "- NDA und Richtlinien: „Prüfe die angehängte NDA“, „Was sagt unsere Policy zur Haftung?“, „Darf ich …?“\n"
    "- Entwürfe: Eskalation, Account-Plan, E-Mail, Briefing, Preisvorbereitung, Nachbestellung. Nichts geht ohne Ihre"
    " Freigabe hinaus."
)
_CAN_EN = (
    "- KPIs: “How is OTIF at a customer over the last 6 months?”\n"
    "- Supply: “Which articles run out in the next 30 days?”, “What do we need to re-order?”\n"
    "- Contacts: “When did we last speak to Ms …?”, “Who is overdue?”\n"
    "- Escalations and approvals: “Which escalations are open?”, “What do I still have to approve?”\n"
    "- NDAs and policies: “Review the attached NDA”, “What does our policy say about liability?”, “May I …?”\n"
    "- Drafts: escalation, account plan, e-mail, briefing, price preparation, re-order. Nothing leaves without your"
    " approval."
)
_DEPARTMENTS: dict[str, tuple[str, str]] = {
    "inside_sales": (
        "Sendungen, Aufträge und andere operative Anfragen gehören nicht zur Rolle des Key Account Managements. Bitte"
        " wenden Sie sich an: {department}. Ich habe nichts nachgesehen oder geändert.",
        "Shipments, orders and other operative requests are no part of key account management. Please turn to"
        " {department}. I have looked up and changed nothing.",
    ),
    "finance": (
        "Rechnungen, Gutschriften und Mahnungen gehören zur Finanzadministration. Bitte wenden Sie sich an:"
        " {department}. Ich habe nichts nachgesehen oder gebucht.",
        "Invoices, credit notes and dunning belong to finance administration. Please turn to {department}. I have"
        " looked up and booked nothing.",
    ),
    "engineering": (
        "Technische Freigaben, Zeichnungen und Werkstoffe verantwortet die Technik. Bitte wenden Sie sich an:"
        " {department}. Ich habe nichts freigegeben.",
        "Technical releases, drawings and materials are in the hands of Engineering. Please turn to {department}. I"
        " have released nothing.",
    ),
    "purchasing": (
        "Die Steuerung der Lieferanten liegt nicht beim Key Account Management. Bitte wenden Sie sich an:"
        " {department}. Ich habe niemanden angeschrieben.",
        "Supplier management is no part of key account management. Please turn to {department}. I have written to"
        " nobody.",
    ),
    "quality": (
        "Prüfberichte, Zeugnisse und die Bearbeitung von Reklamationen liegen beim Qualitätsmanagement. Bitte wenden"
        " Sie sich an: {department}. Ich habe nichts veranlasst.",
        "Inspection reports, certificates and the handling of complaints are with quality management. Please turn to"
        " {department}. I have set nothing in motion.",
    ),
}
_PROBLEMS: dict[str, tuple[str, str]] = {
    "id": ("„{id}“ gibt es nicht; bekannt sind: {known}", "there is no “{id}”; known are: {known}"),
    "missing": ("„{id}“ fehlt", "“{id}” is missing"),
    "shape": (
        "„{word}“: erlaubt sind Wörter, ein „*“ am Ende eines Wortes und „…“ zwischen zwei Wörtern",
        "“{word}”: allowed are words, a “*” at the end of a word and “…” between two words",
    ),
    "twice": (
        "„{word}“ steht bei „{one}“ und bei „{other}“: ein Name gehört zu einer Kennzahl",
        "“{word}” stands with “{one}” and with “{other}”: a name belongs to one KPI",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"planner.title.{name}": pair for name, pair in _TITLES.items()},
    **{f"planner.department.{name}": pair for name, pair in _DEPARTMENTS.items()},
    **{f"planner.problem.{name}": pair for name, pair in _PROBLEMS.items()},
    "planner.department": (
        "Das gehört nicht zur Rolle des Key Account Managements. Bitte wenden Sie sich an: {department}.",
        "That is no part of key account management. Please turn to {department}.",
    ),
    "planner.missing.account": (
        "{what}: Für welchen Kunden? Ihre Kunden: {known}.",
        "{what}: for which customer? Your customers: {known}.",
    ),
    "planner.missing.article": (
        "{what}: Für welchen Artikel? Bitte nennen Sie die Artikelnummer (MC-…) oder den Kunden.",
        "{what}: for which article? Please name the article number (MC-…) or the customer.",
    ),
    "planner.which": ("Wen oder was meinen Sie?\n\n{options}", "Whom or what do you mean?\n\n{options}"),
    "planner.empty": (
        "Ihre Nachricht enthält keinen Text. Was möchten Sie wissen?",
        "Your message holds no text. What would you like to know?",
    ),
    "planner.no": ("In Ordnung, ich lasse es.", "All right, I leave it."),
    "planner.nothing_open": (
        "Gern, aber es ist gerade keine Frage von mir offen. Was soll ich tun?",
        "Gladly, but no question of mine is open. What shall I do?",
    ),
    "planner.greeting": (
        "Guten Tag, ich bin der KI-Assistent für Key Account Manager. Was möchten Sie wissen? Mit „Hilfe“ zeige ich,"
        " was ich kann.",
        "Hello, I am the AI assistant for key account managers. What would you like to know? Say “help” and I show"
        " what I can do.",
    ),
    "planner.thanks": ("Gern geschehen.", "You are welcome."),
    "planner.help": (f"Das kann ich:\n\n{_CAN_DE}", f"This is what I can do:\n\n{_CAN_EN}"),
    "planner.identity": (
        "Ich bin der KI-Assistent für Key Account Manager von Melchers Components, kein Mensch. Diese Antwort kommt vom"
        " eingebauten Planer: Er ordnet Ihre Frage einem Werkzeug zu und ist kein großes Sprachmodell. Zahlen kommen"
        " immer aus den Daten; Entwürfe gehen erst nach Ihrer Freigabe hinaus.",
        "I am the AI assistant for key account managers of Melchers Components, not a human. This answer comes from the"
        " embedded planner: it assigns your question to a tool and is no large language model. Figures always come from"
        " the data; drafts leave only after your approval.",
    ),
    "planner.sends": (
        "Freigeben und versenden kann nur ein Mensch; ich habe nichts freigegeben und nichts versendet. Unter"
        " „Freigaben“ steht jeder Entwurf so, wie er hinausgeht. Mit Ihrer Freigabe dort geht er hinaus.",
        "Only a person approves and sends; I have approved nothing and sent nothing. Under “Approvals” you find every"
        " draft exactly as it would leave. It leaves once you approve it there.",
    ),
    "planner.unknown": (
        f"Das habe ich nicht verstanden, oder es gehört nicht zu meinen Aufgaben; ich habe nichts ausgeführt. Das kann"
        f" ich:\n\n{_CAN_DE}",
        f"I did not understand that, or it is none of my tasks; nothing was done. This is what I can do:\n\n{_CAN_EN}",
    ),
    "planner.shown": ("Das Ergebnis wird Ihnen direkt angezeigt.", "The result is shown to you directly."),
    "planner.unreadable": (
        "Das Werkzeug hat nicht verwertbar geantwortet; es wurde nichts geändert. Bitte versuchen Sie es noch einmal.",
        "The tool gave no usable answer; nothing was changed. Please try again.",
    ),
    "planner.model": (
        "Die gelernte Auswahl des Planers fehlt oder ist beschädigt. Es wurde nichts ausgeführt. Bitte erzeugen Sie sie"
        " mit „make planner“ neu oder installieren Sie das Programm erneut.",
        "The planner's learned choice is missing or damaged. Nothing was done. Please make it again with “make"
        " planner”, or install the program again.",
    ),
}
