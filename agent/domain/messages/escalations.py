"""Texts of escalation records."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Eine Eskalation „{record}“ gibt es nicht. Es wurde nichts geändert. Die Nummern zeigt `kam escalations list`.",
        "There is no escalation “{record}”. Nothing was changed. `kam escalations list` shows the numbers.",
    ),
    "no_right": (
        "An der Eskalation „{record}“ arbeiten der Key Account Manager des Kunden und die Vertriebsleitung. Es wurde"
        " nichts geändert. Bitte wenden Sie sich an eine der beiden Stellen.",
        "The key account manager of the customer and the Head of Sales work on the escalation “{record}”. Nothing was"
        " changed. Please turn to one of them.",
    ),
    "closed": (
        "Die Eskalation „{record}“ ist abgeschlossen. Es wurde nichts geändert. Öffnen Sie sie mit einem Grund wieder,"
        " wenn daran weitergearbeitet werden muss.",
        "The escalation “{record}” is closed. Nothing was changed. Reopen it with a reason if work has to go on.",
    ),
    "is_open": (
        "Die Eskalation „{record}“ ist offen. Es wurde nichts geändert.",
        "The escalation “{record}” is open. Nothing was changed.",
    ),
    "other_open": (
        "Für den Rahmenvertrag „{contract}“ ist schon eine andere Eskalation offen. Es wurde nichts geändert. Bitte"
        " arbeiten Sie in dieser weiter.",
        "Another escalation is open for the frame contract “{contract}” already. Nothing was changed. Please go on"
        " in that one.",
    ),
    "unchanged": (
        "Für die Eskalation „{record}“ wurde nichts angegeben, was sich ändern soll. Es wurde nichts geändert.",
        "Nothing to change was given for the escalation “{record}”. Nothing was changed.",
    ),
    "nobody": (
        "„{person}“ ist keine Person, die hier angemeldet ist. Es wurde nichts geändert. Bitte nennen Sie genau eine"
        " Person mit Kennung, E-Mail-Adresse oder vollem Namen.",
        "“{person}” is no person who is registered here. Nothing was changed. Please name exactly one person by id,"
        " e-mail address or full name.",
    ),
    "cause": (
        "Zur Ursache fehlt der Text. Es wurde nichts geändert. Bitte beschreiben Sie sie; ist sie noch unbekannt,"
        " schreiben Sie, wen Sie bis wann fragen.",
        "The cause has no text. Nothing was changed. Please describe it; while it is unknown, write whom you ask and"
        " by when.",
    ),
    "reason": (
        "Es fehlt ein Grund. Es wurde nichts geändert. Bitte begründen Sie den Schritt.",
        "A reason is missing. Nothing was changed. Please give one.",
    ),
    "stage": (
        "Auf Stufe {now} folgt nicht Stufe {stage}. Es wurde nichts geändert. Es gibt die Stufen 1 (Einladung), 2"
        " (zweites Schreiben) und 3 (Sponsoren), immer eine nach der anderen.",
        "Stage {stage} does not follow stage {now}. Nothing was changed. The stages are 1 (invitation), 2 (second"
        " letter) and 3 (sponsors), one after the other.",
    ),
    "measure_action": (
        "Es ist nicht gesagt, was zu tun ist. Die Maßnahme wurde nicht aufgenommen. Bitte beschreiben Sie sie.",
        "It is not said what is to be done. The measure was not added. Please describe it.",
    ),
    "measure_many": (
        "Die Eskalation hat schon {limit} Maßnahmen. Die Maßnahme wurde nicht aufgenommen. Bitte fassen Sie zusammen.",
        "The escalation has {limit} measures already. The measure was not added. Please combine some.",
    ),
    "measure_early": (
        "Die Maßnahme kann nicht am {due} fällig sein: Die Eskalation beginnt am {first}. Sie wurde nicht aufgenommen."
        " Bitte nennen Sie einen späteren Tag.",
        "The measure cannot be due on {due}: the escalation begins on {first}. It was not added. Please give a later"
        " day.",
    ),
    "measure_late": (
        "Die Maßnahme wäre erst am {due} fällig, die Eskalation ist bis zum {last} zu lösen. Sie wurde nicht"
        " aufgenommen. Bitte nennen Sie einen früheren Tag oder den Grund.",
        "The measure would be due on {due} only, the escalation has to be resolved by {last}. It was not added. Please"
        " give an earlier day or the reason.",
    ),
    "measure_unknown": (
        "Eine Maßnahme {number} hat diese Eskalation nicht. Es wurde nichts geändert. Die Nummern zeigt"
        " `kam escalations show`.",
        "This escalation has no measure {number}. Nothing was changed. `kam escalations show` shows the numbers.",
    ),
    "measure_done": (
        "Die Maßnahme {number} ist schon erledigt. Es wurde nichts geändert.",
        "Measure {number} is done already. Nothing was changed.",
    ),
    "evidence": (
        "Der Nachweis muss sagen, was die Lösung belegt und wo es liegt: die Mail-ID, der Dateiname des Protokolls oder"
        " die Nummer der Aktivität. Die Eskalation wurde nicht abgeschlossen.",
        "The evidence has to say what proves the resolution and where it is: the id of a mail, the file name of the"
        " minutes or the number of the activity. The escalation was not closed.",
    ),
    "result": (
        "Es fehlt das Ergebnis. Die Eskalation wurde nicht abgeschlossen. Bitte schreiben Sie, was vereinbart wurde.",
        "The result is missing. The escalation was not closed. Please write what was agreed.",
    ),
    "incomplete": (
        "Die Eskalation ist nicht vollständig dokumentiert, es fehlt: {fields}. Sie wurde nicht abgeschlossen. Bitte"
        " ergänzen Sie das.",
        "The escalation is not documented in full, what is missing: {fields}. It was not closed. Please add that.",
    ),
    "day": (
        "„{day}“ ist kein Tag. Es wurde nichts geändert. Bitte schreiben Sie ihn als JJJJ-MM-TT.",
        "“{day}” is no day. Nothing was changed. Please write it as YYYY-MM-DD.",
    ),
}

_WORDS: dict[str, tuple[str, str]] = {
    "field.trigger": ("Auslöser mit Zeilen", "trigger with rows"),
    "field.owner": ("Verantwortlicher", "owner"),
    "field.cause": ("Ursache", "cause"),
    "field.measure": ("Maßnahme", "measure"),
    "field.internal_measure": ("eine interne Maßnahme", "an internal measure"),
    "field.customer_measure": ("eine Maßnahme beim Kunden", "a measure with the customer"),
    "field.evidence": ("Nachweis", "evidence"),
    "field.result": ("Ergebnis", "result"),
    "cause.known": ("bekannt", "known"),
    "cause.assumed": ("Annahme", "assumption"),
    "cause.unknown": ("unbekannt", "unknown"),
    "facing.internal": ("intern", "internal"),
    "facing.customer": ("Kunde", "customer"),
    "measure.open": ("offen", "open"),
    "measure.done": ("erledigt", "done"),
    "measure.overdue": ("überfällig", "overdue"),
    "stage.1": ("1 (Einladung)", "1 (invitation)"),
    "stage.2": ("2 (zweites Schreiben)", "2 (second letter)"),
    "stage.3": ("3 (Sponsoren)", "3 (sponsors)"),
    "event.closed": ("abgeschlossen", "closed"),
    "event.reopened": ("wieder geöffnet", "reopened"),
    "event.stage": ("Stufe erhöht", "stage raised"),
    "reminder.day_7": ("Tag 7", "day 7"),
    "reminder.day_11": ("Tag 11", "day 11"),
    "reminder.day_14": ("Tag 14", "day 14"),
    "reminder.overdue": ("überfällig", "overdue"),
    "source.import": ("aus einem Import", "from an import"),
    "source.record": ("hier geführt", "kept here"),
    "status.open": ("offen", "open"),
    "status.closed": ("abgeschlossen", "closed"),
    "pieces": ("{value} Stück", "{value} pieces"),
    "of": ("{numerator} von {denominator}", "{numerator} of {denominator}"),
    "clock.running": (
        "Tag {day} von {limit}, zu lösen bis {due}",
        "Day {day} of {limit}, to be resolved by {due}",
    ),
    "clock.running.weekend": (
        "Tag {day} von {limit}, zu lösen bis {due} (Wochenende; letzter Werktag ist der {act_by})",
        "Day {day} of {limit}, to be resolved by {due} (a weekend; the last working day is {act_by})",
    ),
    "clock.overdue": (
        "Tag {day} von {limit}: überfällig seit dem {due}",
        "Day {day} of {limit}: overdue since {due}",
    ),
    "clock.in_time": ("Gelöst nach {day} Tagen, fristgerecht", "Resolved after {day} days, in time"),
    "clock.late": (
        "Gelöst nach {day} Tagen, nicht in {limit} Tagen",
        "Resolved after {day} days, not within {limit} days",
    ),
}

_TOLD: dict[str, tuple[str, str]] = {
    "told.opened": (
        "{count} Eskalationen eröffnet ({contracts} Rahmenverträge geprüft).",
        "{count} escalations opened ({contracts} frame contracts checked).",
    ),
    "told.opened.one": (
        "1 Eskalation eröffnet ({contracts} Rahmenverträge geprüft).",
        "1 escalation opened ({contracts} frame contracts checked).",
    ),
    "told.recovered": (
        "Rahmenvertrag {contract} erreicht wieder {target}: Eskalation {record} bleibt offen, bis Sie sie mit einem"
        " Nachweis abschließen.",
        "Frame contract {contract} has reached {target} again: escalation {record} stays open until you close it with"
        " evidence.",
    ),
    "told.missing": ("Es fehlt noch: {fields}.", "Still missing: {fields}."),
    "told.complete": ("Vollständig dokumentiert.", "Documented in full."),
    "told.ours": (
        "Die importierte Eskalation wird ab jetzt hier geführt; ein Import ersetzt sie nicht mehr.",
        "The imported escalation is kept here from now on; an import does not replace it any more.",
    ),
    "told.cause": ("Ursache festgehalten: {kind}.", "Cause recorded: {kind}."),
    "told.assigned": ("Zuständigkeit geändert.", "Responsibility changed."),
    "told.stage": ("Die Eskalation steht jetzt auf Stufe {stage}.", "The escalation is at stage {stage} now."),
    "told.measure": ("Maßnahme {number} aufgenommen.", "Measure {number} added."),
    "told.measure_done": ("Maßnahme {number} erledigt.", "Measure {number} done."),
    "told.closed": ("Eskalation {record} abgeschlossen. {clock}.", "Escalation {record} closed. {clock}."),
    "told.left": (
        "{count} Maßnahmen sind noch offen; sie laufen nach dem Abschluss weiter.",
        "{count} measures are still open; they go on after the closing.",
    ),
    "told.left.one": (
        "1 Maßnahme ist noch offen; sie läuft nach dem Abschluss weiter.",
        "1 measure is still open; it goes on after the closing.",
    ),
    "told.reopened": ("Eskalation {record} wieder geöffnet. {clock}.", "Escalation {record} reopened. {clock}."),
    "list.none": ("Keine Eskalationen.", "No escalations."),
}

_SHOWN: dict[str, tuple[str, str]] = {
    "column.account": ("Kunde", "Customer"),
    "column.contract": ("Vertrag", "Contract"),
    "column.value": ("Auslöser", "Trigger"),
    "column.day": ("Tag", "Day"),
    "column.due": ("Fällig", "Due"),
    "column.complete": ("Dokumentiert", "Documented"),
    "column.status": ("Stand", "Status"),
    "line.trigger": (
        "{name} {value} statt {target} ({of}), Stand {day}, Definition {definition} Version {version}, {count} Zeilen",
        "{name} {value} instead of {target} ({of}), as of {day}, definition {definition} version {version},"
        " {count} rows",
    ),
    "line.current": ("heute {value}", "today {value}"),
    "word.trigger": ("Auslöser", "Trigger"),
    "word.clock": ("Frist", "Clock"),
    "word.stage": ("Stufe", "Stage"),
    "word.owner": ("Verantwortlich", "Owner"),
    "word.sponsor": ("Sponsor", "Sponsor"),
    "word.cause": ("Ursache", "Cause"),
    "word.measures": ("Maßnahmen", "Measures"),
    "word.reminders": ("Erinnerungen", "Reminders"),
    "word.reminder": ("Erinnerung", "Reminder"),
    "word.complete": ("Dokumentiert", "Documented"),
    "word.evidence": ("Nachweis", "Evidence"),
    "word.result": ("Ergebnis", "Result"),
    "word.lesson": ("Lehre", "Lesson"),
    "word.events": ("Verlauf", "History"),
    "word.given": ("gegeben", "given"),
    "word.missing": ("es fehlt", "missing"),
}

TEXTS: dict[str, tuple[str, str]] = {
    f"escalations.{name}": pair for part in (_REFUSALS, _WORDS, _TOLD, _SHOWN) for name, pair in part.items()
}
