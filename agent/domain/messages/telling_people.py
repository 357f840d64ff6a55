"""Answers about contacts and escalations, by code without ``telling.``."""

PEOPLE: dict[str, tuple[str, str]] = {
    "contacts.last": (
        "**Zuletzt am {day} ({ago}): {person}, {topic}** ({account}).",
        "**Last on {day} ({ago}): {person}, {topic}** ({account}).",
    ),
    "contacts.promises": (
        "Offene Zusagen (nach Wortlaut in den Notizen gefunden):",
        "Open promises (found in the notes by their wording):",
    ),
    "contacts.no_promises": (
        "Offene Zusagen: in den Notizen keine gefunden.",
        "Open promises: none found in the notes.",
    ),
    "contacts.promise.overdue": (
        "**überfällig seit {due}**, {by}: „{text}“ (Notiz vom {made})",
        "**overdue since {due}**, {by}: “{text}” (note of {made})",
    ),
    "contacts.promise.due": (
        "bis {due}, {by}: „{text}“ (Notiz vom {made})",
        "by {due}, {by}: “{text}” (note of {made})",
    ),
    "contacts.promise.open": (
        "ohne Termin, {by}: „{text}“ (Notiz vom {made})",
        "no date, {by}: “{text}” (note of {made})",
    ),
    "contacts.overdue": ("**{counts}.**", "**{counts}.**"),
    "contacts.late": ("{n} Ansprechpartner sind überfällig", "{n} contacts are overdue"),
    "contacts.late.one": ("{n} Ansprechpartner ist überfällig", "{n} contact is overdue"),
    "contacts.due": ("{n} in diesem Monat noch offen", "{n} still due this month"),
    "contacts.lacking": (
        "{account}: {qualified} von {wanted} qualifizierten Kontakten in {days} Tagen",
        "{account}: {qualified} of {wanted} qualified contacts in {days} days",
    ),
    "escalations.head": ("**{counts}.**", "**{counts}.**"),
    "escalations.count.open": ("{n} offene Eskalationen", "{n} open escalations"),
    "escalations.count.open.one": ("{n} offene Eskalation", "{n} open escalation"),
    "escalations.count.closed": ("{n} abgeschlossene Eskalationen", "{n} closed escalations"),
    "escalations.count.closed.one": ("{n} abgeschlossene Eskalation", "{n} closed escalation"),
    "escalations.count.all": ("{n} Eskalationen", "{n} escalations"),
    "escalations.count.all.one": ("{n} Eskalation", "{n} escalation"),
    "escalations.late": ("{n} davon überfällig", "{n} of them overdue"),
    "escalations.none.open": ("**Keine offenen Eskalationen.**", "**No open escalations.**"),
    "escalations.none.closed": ("**Keine abgeschlossenen Eskalationen.**", "**No closed escalations.**"),
    "escalations.none.all": ("**Keine Eskalationen.**", "**No escalations.**"),
    "escalations.next": ("Am längsten offen: {account}.", "Open longest: {account}."),
}
