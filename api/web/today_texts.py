"""Wording of the start page."""

TEXTS: dict[str, tuple[str, str]] = {
    "today.title": ("Heute", "Today"),
    "today.hello": ("Ihr Tag, {name}", "Your day, {name}"),
    "today.lead": (
        "Was heute drängt und warum, nach Versorgung und Wachstum; darunter alles, was wartet.",
        "What presses today and why, by supply and growth; below it everything that waits.",
    ),
    "today.making": (
        "Ihr Tag wird zusammengestellt. Das dauert nach einer neuen Datenlieferung einmal länger.",
        "Your day is being put together. After new data this takes longer once.",
    ),
    "today.renewing": (
        "Es hat sich etwas geändert; die Übersicht wird erneuert. Gezeigt wird der Stand davor.",
        "Something has changed; the overview is being renewed. What stood before is shown.",
    ),
    "today.side.supply": ("Versorgung sichern", "Secure supply"),
    "today.side.growth": ("Geschäft ausbauen", "Grow the business"),
    "today.nothing.supply": ("Heute ist keine Versorgung gefährdet.", "No supply is at risk today."),
    "today.nothing.growth": ("Heute drängt hier nichts.", "Nothing presses here today."),
    "today.all": ("Alle", "All"),
    "today.part.drafts": ("Wartende Freigaben", "Waiting approvals"),
    "today.part.clocks": ("Eskalationen", "Escalations"),
    "today.part.meetings": ("Termine der nächsten 48 Stunden", "Meetings of the next 48 hours"),
    "today.part.run_outs": ("Artikel, die leerlaufen", "Articles running out"),
    "today.part.people": ("Überfällige Kontakte", "Overdue contacts"),
    "today.part.chances": ("Verträge und Potenziale", "Contracts and potential"),
    "today.none.drafts": ("Nichts wartet auf Ihre Entscheidung.", "Nothing waits for your decision."),
    "today.none.clocks": ("Keine Eskalation ist offen.", "No escalation is open."),
    "today.none.meetings": ("Kein Termin in den nächsten 48 Stunden.", "No meeting in the next 48 hours."),
    "today.none.run_outs": (
        "Kein Artikel läuft in absehbarer Zeit leer.",
        "No article runs out in the foreseeable time.",
    ),
    "today.none.people": ("Niemand wartet auf einen Kontakt.", "Nobody waits for a contact."),
    "today.none.chances": (
        "Kein Vertrag endet in den nächsten 90 Tagen, kein freigegebener Artikel ist ohne Vertrag.",
        "No contract ends in the next 90 days, no released article is without a contract.",
    ),
    "today.day_of": ("Tag {day} von {limit}", "day {day} of {limit}"),
    "today.with": ("Mit", "With"),
    "today.topic.contract": ("Vertrag", "Contract"),
    "today.topic.chance": ("Potenzial", "Potential"),
}
