"""What every answer of a tool may say, by code without ``telling.``."""

_DOING: dict[str, tuple[str, str]] = {
    "query_kpi": ("Ich lese die Kennzahlen …", "I am reading the KPIs …"),
    "list_run_outs": ("Ich prüfe Bestände und Reichweiten …", "I am checking stock and cover …"),
    "propose_reorders": ("Ich rechne die Bestellvorschläge …", "I am computing the purchase proposals …"),
    "draft_reorder": ("Ich entwerfe die Nachbestellung …", "I am drafting the re-order …"),
    "contact_history": ("Ich lese die Kontakthistorie …", "I am reading the contact history …"),
    "overdue_contacts": ("Ich prüfe, wer auf einen Kontakt wartet …", "I am checking who waits for a contact …"),
    "list_escalations": ("Ich lese die Eskalationen …", "I am reading the escalations …"),
    "search_policy": ("Ich suche in den Richtlinien …", "I am searching the policies …"),
    "decision_right": ("Ich sehe in den Entscheidungsrechten nach …", "I am looking at the decision rights …"),
    "review_nda": ("Ich prüfe das Dokument Klausel für Klausel …", "I am reviewing the document clause by clause …"),
    "draft_escalation": ("Ich entwerfe die Eskalation …", "I am drafting the escalation …"),
    "draft_account_plan": ("Ich entwerfe den Account-Plan …", "I am drafting the account plan …"),
    "draft_email": ("Ich entwerfe die E-Mail …", "I am drafting the e-mail …"),
    "draft_briefing": ("Ich stelle das Briefing zusammen …", "I am putting the briefing together …"),
    "draft_price_preparation": ("Ich bereite das Preisgespräch vor …", "I am preparing the price talk …"),
    "list_approvals": ("Ich sehe nach, was auf Freigabe wartet …", "I am looking at what waits for approval …"),
}

_OFFERS: dict[str, tuple[str, str]] = {
    "list_run_outs": ("Soll ich zeigen, welche Artikel leer laufen?", "Shall I show which articles run out?"),
    "propose_reorders": ("Soll ich Bestellvorschläge rechnen?", "Shall I compute purchase proposals?"),
    "draft_reorder": ("Soll ich die Nachbestellung entwerfen?", "Shall I draft the re-order?"),
    "overdue_contacts": ("Soll ich zeigen, wer auf einen Kontakt wartet?", "Shall I show who waits for a contact?"),
    "list_escalations": ("Soll ich die Eskalationen zeigen?", "Shall I show the escalations?"),
    "draft_escalation": ("Soll ich eine Eskalation vorbereiten?", "Shall I prepare an escalation?"),
    "draft_account_plan": ("Soll ich den Account-Plan entwerfen?", "Shall I draft the account plan?"),
    "draft_email": (
        "Soll ich eine E-Mail entwerfen? Sagen Sie mir dann bitte, was darin stehen soll.",
        "Shall I draft an e-mail? Please tell me then what it should say.",
    ),
    "draft_email.forecast_request": ("Soll ich eine Forecast-Anfrage entwerfen?", "Shall I draft a forecast request?"),
    "draft_price_preparation": ("Soll ich das Preisgespräch vorbereiten?", "Shall I prepare the price talk?"),
}

_ERRORS: dict[str, tuple[str, str]] = {
    "tool": (
        "Ein Werkzeug „{name}“ gibt es nicht. Es wurde nichts ausgeführt. Vorhanden sind: {known}.",
        "There is no tool “{name}”. Nothing was done. There are: {known}.",
    ),
    "no_mapping": (
        "Die Angaben zum Werkzeug sind nicht lesbar. Es wurde nichts ausgeführt. Bitte als JSON-Objekt angeben.",
        "The arguments of the tool cannot be read. Nothing was done. Please give them as a JSON object.",
    ),
    "arguments": (
        "Die Angaben passen nicht. Es wurde nichts ausgeführt. {what}",
        "The arguments do not fit. Nothing was done. {what}",
    ),
    "argument.unknown": ("„{name}“ gibt es hier nicht.", "There is no “{name}” here."),
    "argument.missing": ("„{name}“ fehlt.", "“{name}” is missing."),
    "argument.choice": ("„{name}“ muss eines von diesen sein: {expected}.", "“{name}” must be one of: {expected}."),
    "argument.value": ("„{name}“ ist so nicht lesbar.", "“{name}” cannot be read like this."),
    "failed": (
        "Dabei ist ein Fehler im Programm aufgetreten. Es wurde nichts ausgeführt; der Fehler steht im Protokoll. Bitte"
        " wenden Sie sich an die Administration, wenn er bleibt.",
        "The program met an error. Nothing was done; the log tells the error. Please contact your administrator if it"
        " stays.",
    ),
    "account": (
        "Um welchen Kunden geht es? Es wurde nichts ausgeführt. Bitte nennen Sie den Kunden.",
        "Which customer is this about? Nothing was done. Please name the customer.",
    ),
}

_WORDS: dict[str, tuple[str, str]] = {
    "more": ("… und {left} weitere.", "… and {left} more."),
    "more.one": ("… und {left} weiterer Eintrag.", "… and {left} more."),
    "source": ("Quelle: {parts}.", "Source: {parts}."),
    "source.definition": ("Definition {name}", "definition {name}"),
    "source.rows": ("{rows} Zeilen", "{rows} rows"),
    "source.rows.one": ("{rows} Zeile", "{rows} row"),
    "source.as_of": ("Datenstand {day}", "data as of {day}"),
    "source.stale": (
        "**Achtung:** Die Daten sind {days} Tage alt, also älter als {hours} Stunden. Bitte neu einlesen.",
        "**Note:** The data are {days} days old, more than {hours} hours. Please import again.",
    ),
    "source.stale.one": (
        "**Achtung:** Die Daten sind von gestern, älter als {hours} Stunden. Bitte neu einlesen.",
        "**Note:** The data are from yesterday, more than {hours} hours old. Please import again.",
    ),
    "source.ahead": (
        "**Achtung:** Die Daten sind jünger als der heutige Tag. Bitte prüfen Sie die Uhr.",
        "**Note:** The data are younger than today. Please check the clock.",
    ),
}

PAGE: dict[str, tuple[str, str]] = {
    **{f"doing.{code}": pair for code, pair in _DOING.items()},
    **{f"offer.{code}": pair for code, pair in _OFFERS.items()},
    **{f"error.{code}": pair for code, pair in _ERRORS.items()},
    **_WORDS,
}
