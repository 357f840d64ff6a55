"""Facts: which are in use, how old they are; what `facts_files` and `facts_import` hold belongs here too."""

from agent.domain.messages import facts_demo, facts_files, facts_import
from agent.domain.messages.facts_files import refused

_AGE: dict[str, tuple[str, str]] = {
    "future": (
        "liegt in der Zukunft",
        "lies in the future",
    ),
    "now": (
        "gerade eben",
        "just now",
    ),
    "minute": (
        "vor einer Minute",
        "one minute ago",
    ),
    "minutes": (
        "vor {count} Minuten",
        "{count} minutes ago",
    ),
    "hour": (
        "vor einer Stunde",
        "one hour ago",
    ),
    "hours": (
        "vor {count} Stunden",
        "{count} hours ago",
    ),
    "day": (
        "vor einem Tag",
        "one day ago",
    ),
    "days": (
        "vor {count} Tagen",
        "{count} days ago",
    ),
    "stale": (
        "Die Daten sind älter als {hours} Stunden ({age}). Bitte lesen Sie sie neu ein.",
        "The data are older than {hours} hours ({age}). Please import them again.",
    ),
    "clock": (
        "Der Stand der Daten liegt in der Zukunft. Bitte prüfen Sie die Uhr dieses Rechners.",
        "The data are from the future. Please check the clock of this machine.",
    ),
}

_SHOWN: dict[str, tuple[str, str]] = {
    "source.demo": (
        "Demo-Daten (erfunden)",
        "demo data (invented)",
    ),
    "source.import": (
        "Dateien",
        "files",
    ),
    "source.odoo": (
        "Odoo",
        "Odoo",
    ),
    "source.power-bi": (
        "Power BI",
        "Power BI",
    ),
    "head.import": (
        "Import abgeschlossen. Version {version}",
        "Import done. Version {version}",
    ),
    "head.info": (
        "Daten aus: {source}. Stand: {day}, {time} ({age})",
        "Data from: {source}. As of {day}, {time} ({age})",
    ),
    "head.version": (
        "Version {version}",
        "Version {version}",
    ),
    "column.table": (
        "Tabelle",
        "Table",
    ),
    "column.origin": (
        "Quelle",
        "Source",
    ),
    "column.rows": (
        "Zeilen",
        "Rows",
    ),
    "column.taken": (
        "übernommen",
        "taken",
    ),
    "column.refused": (
        "abgelehnt",
        "refused",
    ),
    "column.unknown": (
        "unbekannte Spalten",
        "unknown columns",
    ),
    "head.refused": (
        "Abgelehnte Zeilen (die ersten {shown} von {count}):",
        "Refused rows (first {shown} of {count}):",
    ),
    "head.all_refused": (
        "Abgelehnte Zeilen ({count}):",
        "Refused rows ({count}):",
    ),
    "refused_file": (
        "Vollständige Liste: {file}",
        "Full list: {file}",
    ),
    "head.notes": (
        "Hinweise:",
        "Notes:",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    "facts.none": (
        "Es gibt noch keine Daten. Es wurde nichts berechnet. Bitte lesen Sie Daten ein (kam data import ORDNER) oder"
        " erzeugen Sie die Demo-Daten (kam data demo).",
        "There are no facts yet. Nothing was computed. Please import data (kam data import DIR) or make the demo"
        " world (kam data demo).",
    ),
    "facts.unreadable": (
        "Die Datendatei {name} ist beschädigt oder nicht lesbar. Es wurde nichts berechnet und nichts verändert. Bitte"
        " stellen Sie sie aus einer Sicherung wieder her, oder lassen Sie Head of Sales oder Administration die Daten"
        " mit --from-scratch neu einlesen.",
        "The facts file {name} is damaged or cannot be read. Nothing was computed, nothing was changed. Please restore"
        " it from a backup, or let the Head of Sales or an Admin import the data again with --from-scratch.",
    ),
    "facts.pointer": (
        "Im Ordner {folder} liegen Daten, aber die Datei „current“ fehlt, die sagt, welche gelten. Es wurde nichts"
        " berechnet und nichts verändert. Bitte legen Sie „current“ mit dem Inhalt {newest} an (das ist die neueste"
        " Datei), oder lassen Sie Head of Sales oder Administration die Daten mit --from-scratch neu einlesen.",
        "The folder {folder} holds data, but the file “current” is missing, which says which of them are in use."
        " Nothing was computed, nothing was changed. Please create “current” with the content {newest} (the newest"
        " file), or let the Head of Sales or an Admin import the data again with --from-scratch.",
    ),
    "facts.team": refused(
        "Der Import würde bestehende Kunden entfernen, umbenennen oder ändern, wer für sie zuständig ist"
        " (betroffene Kunden: {count}).",
        "Bitte lassen Sie Head of Sales oder Administration ihn ausführen.",
        "The import would remove or rename existing customers, or change who works for them (customers affected:"
        " {count}).",
        "Please ask the Head of Sales or an Admin to run it.",
    ),
    "facts.replaced": refused(
        "Der Import würde Daten ersetzen, die nicht mehr lesbar sind; niemand kann prüfen, wer für welchen Kunden"
        " zuständig war.",
        "Bitte lassen Sie Head of Sales oder Administration ihn ausführen.",
        "The import would replace data that cannot be read any more; nobody can check who worked for which customer.",
        "Please ask the Head of Sales or an Admin to run it.",
    ),
    "facts.outdated": (
        "Die Datendatei {name} stammt von einer anderen Version dieses Programms. Es wurde nichts berechnet und nichts"
        " verändert. Bitte lassen Sie Head of Sales oder Administration die Daten mit --from-scratch neu einlesen.",
        "The facts file {name} was written by another version of this program. Nothing was computed, nothing was"
        " changed. Please let the Head of Sales or an Admin import the data again with --from-scratch.",
    ),
    "facts.read_only": (
        "Die Daten kommen aus der Datei „{name}“ (KAM_FACTS), die hier nur gelesen wird. Es wurde nichts verändert."
        " Bitte lesen Sie Daten dort ein, wo diese Datei entsteht.",
        "The facts come from the file “{name}” (KAM_FACTS), which is only read here. Nothing was changed. Please import"
        " data where that file is made.",
    ),
    "facts.busy": (
        "Gerade liest ein anderer Vorgang Daten ein. Es wurde nichts verändert. Bitte warten Sie, bis er fertig ist.",
        "Another process is importing data right now. Nothing was changed. Please wait until it has finished.",
    ),
    **{f"facts.{code}": texts for code, texts in _SHOWN.items()},
    **{f"facts.age.{code}": texts for code, texts in _AGE.items()},
    **facts_demo.TEXTS,
    **facts_files.TEXTS,
    **facts_import.TEXTS,
}
