"""Facts: files, folders and mappings that cannot be used."""


def refused(german: str, german_next: str, english: str, english_next: str) -> tuple[str, str]:
    """What failed and what to do next, with what was not done between them."""
    return f"{german} Es wurde nichts verändert. {german_next}", f"{english} Nothing was changed. {english_next}"


_FILES: dict[str, tuple[str, str]] = {
    "folder.none": refused(
        "Den Ordner „{folder}“ gibt es nicht.",
        "Bitte prüfen Sie den Pfad.",
        "There is no folder “{folder}”.",
        "Please check the path.",
    ),
    "folder.empty": refused(
        "Im Ordner „{folder}“ liegt keine Datei mit dem Namen einer Tabelle (.csv, .xlsx oder .parquet).",
        "Bitte benennen Sie die Dateien nach den Tabellen ({tables}) oder geben Sie mit --mapping an, wie Ihr"
        " Export aussieht.",
        "The folder “{folder}” holds no file named like a table (.csv, .xlsx or .parquet).",
        "Please name the files after the tables ({tables}), or describe your export with --mapping.",
    ),
    "folder.twice": refused(
        "Für eine Tabelle liegen mehrere Dateien im Ordner: {files}.",
        "Bitte lassen Sie je Tabelle nur eine Datei dort.",
        "There are several files for one table: {files}.",
        "Please leave one file for each table.",
    ),
    "file.unreadable": refused(
        "Die Datei {file} lässt sich nicht lesen: {problem}.",
        "Bitte prüfen Sie Datei und Rechte.",
        "The file {file} cannot be read: {problem}.",
        "Please check the file and its permissions.",
    ),
    "file.empty": refused(
        "Die Datei {file} ist leer, auch eine Kopfzeile fehlt.",
        "Bitte exportieren Sie sie neu.",
        "The file {file} is empty, without even a header.",
        "Please export it again.",
    ),
    "file.binary": refused(
        "Die Datei {file} ist keine Textdatei.",
        "Bitte exportieren Sie sie als CSV oder geben Sie ihr die richtige Endung (.xlsx, .parquet).",
        "The file {file} is no text file.",
        "Please export it as CSV, or give it the right suffix (.xlsx, .parquet).",
    ),
    "file.encoding": refused(
        "Die Datei {file} lässt sich um Zeile {line} nicht als {encoding} lesen.",
        "Bitte exportieren Sie sie als UTF-8.",
        "The file {file} cannot be read as {encoding} near line {line}.",
        "Please export it as UTF-8.",
    ),
    "file.line": refused(
        "Zeile {line} der Datei {file} ist länger als jede Tabellenzeile.",
        "Bitte prüfen Sie, ob es wirklich eine CSV-Datei ist.",
        "Line {line} of {file} is longer than any row of a table.",
        "Please check that it is a CSV file.",
    ),
    "file.quoting": refused(
        "In der Datei {file} wird ein Anführungszeichen ab Zeile {line} nicht richtig geschlossen, die Zeilen"
        " danach sind nicht sicher zu lesen.",
        "Bitte korrigieren Sie die Zeile (ein Anführungszeichen im Text wird verdoppelt).",
        "In the file {file} a quote that begins in line {line} is not closed properly, so the lines behind it"
        " cannot be read safely.",
        "Please correct the line (a quote inside a text is doubled).",
    ),
    "file.xlsx": refused(
        "Die Datei {file} ist keine lesbare Excel-Datei (.xlsx).",
        "Bitte speichern Sie sie in Excel neu als .xlsx, ohne Kennwort.",
        "The file {file} is no readable Excel file (.xlsx).",
        "Please save it again as .xlsx, without a password.",
    ),
    "file.bomb": refused(
        "Die Datei {file} ist ausgepackt zu groß.",
        "Bitte exportieren Sie die Tabelle als CSV.",
        "The file {file} is too big when unpacked.",
        "Please export the table as CSV.",
    ),
    "file.parquet": refused(
        "Die Datei {file} ist keine lesbare Parquet-Datei.",
        "Bitte exportieren Sie sie neu.",
        "The file {file} is no readable Parquet file.",
        "Please export it again.",
    ),
    "file.script": refused(
        "Das SQL-Skript {file} ist nicht ausführbar: {problem}.",
        "Bitte prüfen Sie Skript und Tabellenname.",
        "The SQL script {file} cannot be run: {problem}.",
        "Please check the script and the table's name.",
    ),
}

_MAPPING: dict[str, tuple[str, str]] = {
    "unreadable": refused(
        "Die Zuordnung {file} ist in Zeile {line} kein gültiges YAML: {problem}.",
        "Bitte korrigieren Sie die Zeile.",
        "The mapping {file} is no valid YAML in line {line}: {problem}.",
        "Please correct the line.",
    ),
    "invalid": refused(
        "Die Zuordnung {file} ist fehlerhaft. {problems}",
        "Bitte korrigieren Sie sie.",
        "The mapping {file} is wrong. {problems}",
        "Please correct it.",
    ),
    "select": refused(
        "Die Zuordnung {file} braucht für die Tabelle {table} genau ein SELECT.",
        "Bitte korrigieren Sie die Abfrage.",
        "The mapping {file} needs exactly one SELECT for the table {table}.",
        "Please correct the query.",
    ),
    "sql": refused(
        "Die Abfrage der Zuordnung {file} für die Tabelle {table} schlägt fehl: {problem}",
        "Bitte korrigieren Sie sie.",
        "The query of the mapping {file} for the table {table} fails: {problem}",
        "Please correct it.",
    ),
    "slow": refused(
        "Die Abfrage der Zuordnung {file} für die Tabelle {table} war nach {seconds} Sekunden nicht fertig.",
        "Bitte vereinfachen Sie sie (fehlt eine Bedingung in einem JOIN?).",
        "The query of the mapping {file} for the table {table} was not done after {seconds} seconds.",
        "Please simplify it (does a JOIN lack a condition?).",
    ),
    "memory": refused(
        "Die Abfrage der Zuordnung {file} für die Tabelle {table} braucht mehr Speicher, als ein Import haben darf.",
        "Bitte vereinfachen Sie sie (fehlt eine Bedingung in einem JOIN?).",
        "The query of the mapping {file} for the table {table} needs more memory than an import may have.",
        "Please simplify it (does a JOIN lack a condition?).",
    ),
    "rows": refused(
        "Die Abfrage der Zuordnung {file} für die Tabelle {table} ergibt mehr als {most} Zeilen.",
        "Bitte grenzen Sie sie ein (fehlt eine Bedingung in einem JOIN?).",
        "The query of the mapping {file} for the table {table} gives more than {most} rows.",
        "Please narrow it down (does a JOIN lack a condition?).",
    ),
    "missing": (
        "Zeile {line}: „{field}“ fehlt.",
        "Line {line}: “{field}” is missing.",
    ),
    "unknown": (
        "Zeile {line}: „{field}“ ist unbekannt.",
        "Line {line}: “{field}” is unknown.",
    ),
    "choice": (
        "Zeile {line}: „{field}“ muss eines sein von {detail}.",
        "Line {line}: “{field}” must be one of {detail}.",
    ),
    "value": (
        "Zeile {line}: der Wert von „{field}“ ist so nicht möglich ({detail}).",
        "Line {line}: the value of “{field}” is not possible like this ({detail}).",
    ),
    "outside": (
        "Zeile {line}: „{detail}“ liegt nicht im Ordner des Imports.",
        "Line {line}: “{detail}” is not inside the folder of the import.",
    ),
    "encoding": (
        "Zeile {line}: die Zeichenkodierung „{detail}“ gibt es nicht.",
        "Line {line}: there is no encoding “{detail}”.",
    ),
    "script": (
        "Zeile {line}: zu einem SQL-Skript gehört der Name der Tabelle („table“).",
        "Line {line}: an SQL script needs the name of its table (“table”).",
    ),
    "csv_only": (
        "Zeile {line}: delimiter, encoding und columns gelten nur für CSV-Dateien.",
        "Line {line}: delimiter, encoding and columns are for CSV files only.",
    ),
    "table": (
        "Zeile {line}: unbekannte Tabelle: {detail}.",
        "Line {line}: unknown table: {detail}.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"facts.{code}": texts for code, texts in _FILES.items()},
    **{f"facts.mapping.{code}": texts for code, texts in _MAPPING.items()},
}
