"""Facts: which are in use, how old they are; what `facts_files` and `facts_import` hold belongs here too."""

from agent.domain.messages import facts_demo, facts_files, facts_import

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
        "Die Datendatei {name} ist nicht lesbar: {problem}. Es wurde nichts berechnet. Bitte lesen Sie die Daten neu"
        " ein.",
        "The facts file {name} cannot be read: {problem}. Nothing was computed. Please import the data again.",
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
