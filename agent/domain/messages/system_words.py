"""What is wrong with a setting, a file or a folder: words that complete the texts of `system`."""

_SETTING: dict[str, tuple[str, str]] = {
    "ge": ("der Wert ist kleiner als {bound}", "the value is less than {bound}"),
    "gt": ("der Wert muss größer als {bound} sein", "the value must be greater than {bound}"),
    "le": ("der Wert ist größer als {bound}", "the value is greater than {bound}"),
    "choice": ("möglich sind {expected}", "possible are {expected}"),
    "date": ("das ist kein Datum (JJJJ-MM-TT)", "this is no date (YYYY-MM-DD)"),
    "time": ("das ist keine Uhrzeit (HH:MM, ohne Zeitzone)", "this is no time of day (HH:MM, without a time zone)"),
    "int": ("das ist keine ganze Zahl", "this is no whole number"),
    "float": ("das ist keine Zahl", "this is no number"),
    "bool": ("das ist weder true noch false", "this is neither true nor false"),
    "value": ("der Wert ist so nicht möglich", "the value is not possible like this"),
    "database": (
        "erwartet wird postgresql+psycopg://NAME:PASSWORT@RECHNER:PORT/DATENBANK, Sonderzeichen im Passwort als %XX",
        "expected is postgresql+psycopg://NAME:PASSWORD@HOST:PORT/DATABASE, special characters of the password as %XX",
    ),
}

_OS: dict[str, tuple[str, str]] = {
    "enoent": ("gibt es nicht", "does not exist"),
    "eacces": ("die Berechtigung fehlt", "the permission is missing"),
    "eperm": ("das ist nicht erlaubt", "this is not permitted"),
    "eexist": ("gibt es schon", "exists already"),
    "eisdir": ("ist ein Ordner, keine Datei", "is a folder, not a file"),
    "enotdir": ("ist kein Ordner", "is not a folder"),
    "enotempty": ("der Ordner ist nicht leer", "the folder is not empty"),
    "enospc": ("der Datenträger ist voll", "the disk is full"),
    "edquot": ("das Speicherkontingent ist erschöpft", "the disk quota is used up"),
    "efbig": ("die Datei wird zu groß", "the file becomes too large"),
    "erofs": ("der Datenträger ist schreibgeschützt", "the disk is read-only"),
    "enametoolong": ("der Name ist zu lang", "the name is too long"),
    "eloop": ("die Verknüpfungen führen im Kreis", "the links lead in a circle"),
    "emfile": ("zu viele Dateien sind offen", "too many files are open"),
    "eio": ("der Datenträger meldet einen Fehler", "the disk reports an error"),
    "ebusy": ("ist gerade in Gebrauch", "is in use right now"),
    "other": ("das Betriebssystem meldet {name}", "the operating system reports {name}"),
}

_USAGE: dict[str, tuple[str, str]] = {
    "missing": (
        "{name} fehlt. Es wurde nichts ausgeführt. Bitte ergänzen Sie die Angabe.",
        "{name} is missing. Nothing was done. Please add it.",
    ),
    "value": (
        "Der Wert von {name} ist so nicht möglich. Es wurde nichts ausgeführt. Bitte korrigieren Sie ihn.",
        "The value of {name} is not possible like this. Nothing was done. Please correct it.",
    ),
    "option": (
        "Die Option {name} gibt es nicht. Es wurde nichts ausgeführt. Bitte sehen Sie mit --help nach.",
        "There is no option {name}. Nothing was done. Please look it up with --help.",
    ),
    "command": (
        "Diesen Befehl gibt es nicht. Es wurde nichts ausgeführt. Bitte sehen Sie mit --help nach.",
        "There is no such command. Nothing was done. Please look it up with --help.",
    ),
    "extra": (
        "Die Befehlszeile enthält eine Angabe zu viel. Es wurde nichts ausgeführt. Bitte setzen Sie Namen mit"
        " Leerzeichen in Anführungszeichen.",
        "The command line holds a word too many. Nothing was done. Please put names with blanks in quotes.",
    ),
    "no_command": (
        "Der Befehl fehlt. Es wurde nichts ausgeführt. Bitte sehen Sie mit --help nach.",
        "The command is missing. Nothing was done. Please look it up with --help.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"system.setting.{code}": texts for code, texts in _SETTING.items()},
    **{f"system.usage.{code}": texts for code, texts in _USAGE.items()},
    **{f"system.os.{code}": texts for code, texts in _OS.items()},
}
