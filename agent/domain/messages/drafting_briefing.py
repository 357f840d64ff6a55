"""Texts of drafting: briefing."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "no_meeting": (
        "Für {account} ist kein künftiger Termin eingetragen. Es wurde kein Briefing angelegt. Bitte nennen Sie den Tag"
        " des Gesprächs oder tragen Sie den Termin ein.",
        "No future meeting of {account} is entered. No briefing was made. Please name the day of the"
        " meeting or enter it.",
    ),
    "past": (
        "Der {day} liegt in der Vergangenheit. Es wurde kein Briefing angelegt. Bitte nennen Sie einen künftigen Tag.",
        "{day} lies in the past. No briefing was made. Please name a day to come.",
    ),
}

_LINES: dict[str, tuple[str, str]] = {
    "ok": ("erfüllt", "met"),
    "1": ("Länger als eine Seite: {found} Wörter", "Longer than a page: {found} words"),
    "2": ("Ohne Ziel des Gesprächs", "Without the goal of the meeting"),
    "3": ("Teilnehmer fehlen: {found}", "Attendees are missing: {found}"),
    "4": ("Angaben ohne Fakt: {found}", "Figures without a fact: {found}"),
    "5": ("Ohne Datenstand", "Without the age of the data"),
    "6": ("Offener Punkt ohne Tag, Namen oder Quelle: {found}", "Open item without day, owner or source: {found}"),
    "7": ("Fester Gesprächsblock fehlt: {found}", "A fixed topic is missing: {found}"),
    "8": ("Rote Kennzahlen nicht wie in den Daten: {found}", "Red KPIs differ from the data: {found}"),
    "9": ("Zu viele Punkte, oder einer ohne Quelle: {found}", "Too many points, or one without a source: {found}"),
    "10": ("Vermerk „intern“ oder eine Quelle fehlt: {found}", "The mark “internal” or a source is missing: {found}"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"drafting.briefing.{name}": pair for name, pair in _REFUSALS.items()},
    **{f"drafting.briefing.line.{name}": pair for name, pair in _LINES.items()},
}
