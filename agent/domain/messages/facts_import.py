"""Facts: what an import tells about tables and rows."""

from agent.domain.messages.facts_files import refused

_IMPORT: dict[str, tuple[str, str]] = {
    "columns": refused(
        "Der Import passt nicht zu den Tabellen. {problems}",
        "Bitte ergänzen Sie die Spalten im Export.",
        "The import does not fit the tables. {problems}",
        "Please add the columns to the export.",
    ),
    "missing": (
        "{file}: es fehlt {columns} (gefunden: {found}).",
        "{file}: {columns} missing (found: {found}).",
    ),
    "double": (
        "{file}: mehrfach vorhanden: {columns} (gefunden: {found}).",
        "{file}: more than once: {columns} (found: {found}).",
    ),
    "all_bad": refused(
        "In {file} ist keine einzige der {count} Zeilen brauchbar. {problems}",
        "Bitte korrigieren Sie den Export.",
        "Not one of the {count} rows in {file} can be used. {problems}",
        "Please correct the export.",
    ),
    "all_bad.one": refused(
        "In {file} ist die einzige Zeile nicht brauchbar. {problems}",
        "Bitte korrigieren Sie den Export.",
        "The only row in {file} cannot be used. {problems}",
        "Please correct the export.",
    ),
    "no_rows": refused(
        "Keine der Dateien enthält eine Zeile. {problems}",
        "Bitte prüfen Sie den Export.",
        "None of the files holds a row. {problems}",
        "Please check the export.",
    ),
    "more": (
        "Und {count} weitere Fehler.",
        "And {count} more errors.",
    ),
    "more.one": (
        "Und ein weiterer Fehler.",
        "And one more error.",
    ),
}

_ROWS: dict[str, tuple[str, str]] = {
    "required": (
        "Zeile {line}: „{column}“ ist leer.",
        "Line {line}: “{column}” is empty.",
    ),
    "number": (
        "Zeile {line}: „{value}“ in „{column}“ ist keine Zahl.",
        "Line {line}: “{value}” in “{column}” is no number.",
    ),
    "ambiguous": (
        "Zeile {line}: „{value}“ in „{column}“ ist mehrdeutig, die Spalte mischt Dezimalkomma und Dezimalpunkt.",
        "Line {line}: “{value}” in “{column}” is ambiguous, the column mixes decimal commas and points.",
    ),
    "minimum": (
        "Zeile {line}: {value} in „{column}“ ist kleiner als {detail}.",
        "Line {line}: {value} in “{column}” is less than {detail}.",
    ),
    "date": (
        "Zeile {line}: „{value}“ in „{column}“ ist kein Datum (TT.MM.JJJJ oder JJJJ-MM-TT).",
        "Line {line}: “{value}” in “{column}” is no date (DD.MM.YYYY or YYYY-MM-DD).",
    ),
    "time": (
        "Zeile {line}: „{value}“ in „{column}“ ist kein Zeitpunkt (TT.MM.JJJJ HH:MM oder JJJJ-MM-TT HH:MM).",
        "Line {line}: “{value}” in “{column}” is no date and time (DD.MM.YYYY HH:MM or YYYY-MM-DD HH:MM).",
    ),
    "month": (
        "Zeile {line}: „{value}“ in „{column}“ ist kein Monat (MM.JJJJ, JJJJ-MM oder März 2026).",
        "Line {line}: “{value}” in “{column}” is no month (YYYY-MM, MM.YYYY or March 2026).",
    ),
    "range": (
        "Zeile {line}: „{value}“ in „{column}“ liegt nicht zwischen 1990 und 2100.",
        "Line {line}: “{value}” in “{column}” is not between 1990 and 2100.",
    ),
    "flag": (
        "Zeile {line}: „{value}“ in „{column}“ ist weder ja noch nein.",
        "Line {line}: “{value}” in “{column}” is neither yes nor no.",
    ),
    "choice": (
        "Zeile {line}: „{value}“ in „{column}“ ist keiner der Werte {detail}.",
        "Line {line}: “{value}” in “{column}” is none of {detail}.",
    ),
    "too_long": (
        "Zeile {line}: der Schlüssel in „{column}“ hat mehr als {detail} Zeichen.",
        "Line {line}: the key in “{column}” has more than {detail} characters.",
    ),
    "reference": (
        "Zeile {line}: „{value}“ in „{column}“ gibt es in der Tabelle {detail} nicht.",
        "Line {line}: “{value}” in “{column}” is not in the table {detail}.",
    ),
    "reference_refused": (
        "Zeile {line}: Die Zeile „{value}“ der Tabelle {detail}, auf die „{column}“ verweist, wurde selbst abgelehnt.",
        "Line {line}: the row “{value}” of the table {detail}, which “{column}” points at, was refused itself.",
    ),
    "duplicate": (
        "Zeile {line}: die id „{value}“ steht schon in Zeile {first}.",
        "Line {line}: the id “{value}” stands already in line {first}.",
    ),
    "fields": (
        "Zeile {line}: {value} Felder statt {detail}.",
        "Line {line}: {value} fields instead of {detail}.",
    ),
    "quoting": (
        "Zeile {line}: Anführungszeichen sind nicht richtig gesetzt.",
        "Line {line}: quotes are not set properly.",
    ),
    "formula": (
        "Zeile {line}: eine Zelle enthält einen Formelfehler.",
        "Line {line}: a cell holds a formula error.",
    ),
}

_NOTES: dict[str, tuple[str, str]] = {
    "ignored": (
        "{file} heißt nicht wie eine Tabelle oder ist keine lesbare Datei und wurde übergangen.",
        "{file} is not named like a table or is no readable file, and was passed over.",
    ),
    "encodings": (
        "{file} mischt zwei Zeichenkodierungen: {count} Zeilen (die erste ist Zeile {line}) wurden als"
        " Windows-1252 gelesen, der Rest als UTF-8.",
        "{file} mixes two encodings: {count} lines (the first is line {line}) were read as Windows-1252, the"
        " rest as UTF-8.",
    ),
    "encodings.one": (
        "{file} mischt zwei Zeichenkodierungen: 1 Zeile (Zeile {line}) wurde als Windows-1252 gelesen, der Rest als"
        " UTF-8.",
        "{file} mixes two encodings: 1 line (line {line}) was read as Windows-1252, the rest as UTF-8.",
    ),
    "thousands": (
        "{file}, Spalte „{column}“: Werte wie 1.250 wurden als tausendzweihundertfünfzig gelesen, weil die"
        " Datei mit Semikolon getrennt ist.",
        "{file}, column “{column}”: values like 1.250 were read as one thousand two hundred and fifty,"
        " because the file is separated by semicolons.",
    ),
    "decimals": (
        "{file}, Spalte „{column}“: Werte wie 1.250 wurden als eineinviertel gelesen, weil die Datei nicht"
        " mit Semikolon getrennt ist.",
        "{file}, column “{column}”: values like 1.250 were read as one and a quarter, because the file is not"
        " separated by semicolons.",
    ),
    "no_rows": (
        "{file} enthält keine Zeile, die Tabelle {table} bekam daraus nichts.",
        "{file} holds no row, the table {table} got nothing from it.",
    ),
    "unchecked": (
        "Die Tabelle {reference} ist leer, deshalb wurde {table}.{column} nicht geprüft.",
        "The table {reference} is empty, so {table}.{column} was not checked.",
    ),
    "dropped": (
        "Aus der Tabelle {table} fielen {count} Zeilen weg, weil das, worauf sie verweisen, nicht mehr da ist.",
        "{count} rows of the table {table} were dropped, because what they point at is gone.",
    ),
    "dropped.one": (
        "Aus der Tabelle {table} fiel 1 Zeile weg, weil das, worauf sie verweist, nicht mehr da ist.",
        "1 row of the table {table} was dropped, because what it points at is gone.",
    ),
    "same_name.one": (
        "1 Kunde trägt denselben Namen wie ein anderer; seine id steht jetzt dahinter.",
        "1 customer shares its name with another; its id now stands behind it.",
    ),
    "same_name": (
        "{count} Kunden tragen denselben Namen wie ein anderer; ihre id steht jetzt dahinter.",
        "{count} customers share their name with another; their id now stands behind it.",
    ),
    "unread": (
        "{file}: {count} Zeilen waren nicht lesbar (die erste ist Zeile {line}) und wurden übergangen.",
        "{file}: {count} rows could not be read (the first is line {line}) and were passed over.",
    ),
    "unread.one": (
        "{file}: 1 Zeile war nicht lesbar (Zeile {line}) und wurde übergangen.",
        "{file}: 1 row could not be read (line {line}) and was passed over.",
    ),
    "demo_gone": (
        "Die Demo-Daten wurden entfernt, echte und erfundene Daten stehen nie nebeneinander.",
        "The demo data were removed: real and invented data never stand side by side.",
    ),
    "unreadable": (
        "Die bisherigen Daten waren nicht lesbar, der Import hat leer begonnen.",
        "The data in use could not be read, so the import began empty.",
    ),
    "unknown_users": (
        "Diese Benutzer aus account_team gibt es nicht, sie bekamen keine Accounts: {users}.",
        "These users of account_team do not exist and got no accounts: {users}.",
    ),
    "all_accounts": (
        "Es gibt keine Zuordnung von Kunden zu Benutzern (account_team): {user} bekam alle {count} Kunden.",
        "Nothing says who works for which customer (account_team): {user} got all {count} customers.",
    ),
    "all_accounts.one": (
        "Es gibt keine Zuordnung von Kunden zu Benutzern (account_team): {user} bekam den einzigen Kunden.",
        "Nothing says who works for which customer (account_team): {user} got the only customer.",
    ),
    "new_accounts.one": (
        "Nichts sagt, wer für den neuen Kunden arbeitet (account_team): {user} bekam ihn. Alle anderen blieben, bei wem"
        " sie waren.",
        "Nothing says who works for the new customer (account_team): {user} got it. All others stayed with whom they"
        " were.",
    ),
    "new_accounts": (
        "Nichts sagt, wer für die neuen Kunden arbeitet (account_team): {user} bekam {count} neue Kunden. Alle anderen"
        " blieben, bei wem sie waren.",
        "Nothing says who works for the new customers (account_team): {user} got {count} new customers. All others"
        " stayed with whom they were.",
    ),
    "no_team": (
        "Keine Quelle sagt, wer für welchen Kunden arbeitet (account_team): Neue Kunden sehen nur Head of Sales und"
        " Rechtsabteilung. Bitte ordnen Sie die Kunden zu und lesen Sie account_team ein.",
        "No source says who works for which customer (account_team): only the Head of Sales and Legal see new"
        " customers. Please assign the customers and import account_team.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"facts.import.{code}": texts for code, texts in _IMPORT.items()},
    **{f"facts.row.{code}": texts for code, texts in _ROWS.items()},
    **{f"facts.note.{code}": texts for code, texts in _NOTES.items()},
}
