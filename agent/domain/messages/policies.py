"""The policy library and its index."""

_ERRORS: dict[str, tuple[str, str]] = {
    "policies.invalid": (
        "Die Richtlinien sind fehlerhaft: {file}, Zeile {line}: {problem} (Fehler insgesamt: {count}.)"
        " Es wurde nichts geprüft. Bitte berichtigen Sie die Datei; „kam policy check“ zeigt alle Fehler.",
        "The policies are invalid: {file}, line {line}: {problem} (Errors in all: {count}.)"
        " Nothing was reviewed. Please correct the file; “kam policy check” lists all errors.",
    ),
    "policies.index_locked": (
        "Der Richtlinienindex wird gerade von einem anderen Prozess neu aufgebaut und wurde nach {seconds} Sekunden"
        " nicht frei. Es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.",
        "Another process is rebuilding the policy index and did not finish within {seconds} seconds."
        " Nothing was changed. Please try again in a moment.",
    ),
    "policies.index_folder": (
        "Der Richtlinienindex lässt sich unter „{folder}“ nicht anlegen oder lesen ({detail})."
        " Die Richtlinien wurden nicht durchsucht. Bitte prüfen Sie Ordner, Rechte und freien Platz.",
        "The policy index cannot be created or read at “{folder}” ({detail})."
        " The policies were not searched. Please check the folder, its permissions and the free space.",
    ),
    "policies.index_server": (
        "Der Server des Richtlinienindex antwortet nicht wie erwartet ({detail}). Die Richtlinien wurden nicht"
        " durchsucht. Bitte versuchen Sie es später noch einmal; die Administration prüft, ob er läuft, und"
        " KAM_CHROMA_URL.",
        "The server of the policy index does not answer as expected ({detail}). The policies were not searched. Please"
        " try again later; the administrator checks that it runs, and KAM_CHROMA_URL.",
    ),
    "policies.index_not_ready": (
        "Der Richtlinienindex ist noch nicht aufgebaut. Die Richtlinien wurden nicht durchsucht."
        " Bitte gleichen Sie zuerst den Index mit den Richtlinien ab.",
        "The policy index has not been built yet. The policies were not searched."
        " Please bring the index in line with the policies first.",
    ),
}

# One line each, behind file and line: what is wrong and what stands there instead of what.
_PROBLEMS: dict[str, tuple[str, str]] = {
    "file_missing": ("Die Datei fehlt.", "The file is missing."),
    "file_suffix": ("Die Datei muss auf .yaml enden.", "The file name must end in .yaml."),
    "unreadable": ("Die Datei ist nicht lesbar ({detail}).", "The file cannot be read ({detail})."),
    "encoding": ("Die Datei ist nicht in UTF-8 gespeichert.", "The file is not stored as UTF-8."),
    "syntax": ("Das ist kein gültiges YAML ({detail}).", "This is not valid YAML ({detail})."),
    "no_mapping": ("Die Datei enthält keine Felder.", "The file holds no fields."),
    "duplicate_key": ("Das Feld „{key}“ steht zweimal da.", "The field “{key}” is given twice."),
    "alias": (
        "Verweise (&, *) sind nicht erlaubt; bitte den Inhalt ausschreiben.",
        "References (&, *) are not allowed; please write the content out.",
    ),
    "field_missing": ("Das Feld „{field}“ fehlt.", "The field “{field}” is missing."),
    "field_unknown": ("Das Feld „{field}“ ist unbekannt.", "The field “{field}” is unknown."),
    "text": (
        "„{field}“ muss Text sein, nicht „{value}“; Werte wie NO oder 1 gehören in Anführungszeichen.",
        "“{field}” must be text, not “{value}”; put values such as NO or 1 in quotation marks.",
    ),
    "blank": ("„{field}“ ist leer.", "“{field}” is empty."),
    "pattern": ("„{field}“ hat eine unzulässige Form: „{value}“.", "“{field}” is malformed: “{value}”."),
    "integer": (
        "„{field}“ muss eine ganze Zahl sein, nicht „{value}“.",
        "“{field}” must be a whole number, not “{value}”.",
    ),
    "number": ("„{field}“ muss eine Zahl sein, nicht „{value}“.", "“{field}” must be a number, not “{value}”."),
    "boolean": (
        "„{field}“ muss true oder false sein, nicht „{value}“.",
        "“{field}” must be true or false, not “{value}”.",
    ),
    "date": (
        "„{field}“ muss ein Datum wie 2026-01-31 sein, nicht „{value}“.",
        "“{field}” must be a date such as 2026-01-31, not “{value}”.",
    ),
    "list": ("„{field}“ muss eine Liste sein, nicht „{value}“.", "“{field}” must be a list, not “{value}”."),
    "list_empty": ("Die Liste „{field}“ ist leer.", "The list “{field}” is empty."),
    "mapping": (
        "„{field}“ braucht Unterfelder und kann nicht „{value}“ sein.",
        "“{field}” needs fields of its own and cannot be “{value}”.",
    ),
    "choice": (
        "„{field}“ muss einer dieser Werte sein: {expected}; nicht „{value}“.",
        "“{field}” must be one of {expected}; not “{value}”.",
    ),
    "minimum": (
        "„{field}“ muss mindestens {minimum} sein, nicht „{value}“.",
        "“{field}” must be at least {minimum}, not “{value}”.",
    ),
    "value": ("„{field}“ ist ungültig: „{value}“ ({detail}).", "“{field}” is invalid: “{value}” ({detail})."),
    "language_de": (
        "„{field}“ soll Deutsch sein und liest sich wie Englisch.",
        "“{field}” should be German and reads like English.",
    ),
    "language_en": (
        "„{field}“ soll Englisch sein und liest sich wie Deutsch.",
        "“{field}” should be English and reads like German.",
    ),
    "department": (
        "Die Abteilung „{department}“ steht nicht in decision_rights.yaml (bekannt: {known}).",
        "The department “{department}” is not in decision_rights.yaml (known: {known}).",
    ),
    "topic_unknown": ("Das Thema „{topic}“ ist unbekannt.", "The topic “{topic}” is unknown."),
    "topic_missing": (
        "Zum Thema „{topic}“ gibt es keine Richtlinie; bitte legen Sie diese Datei an.",
        "There is no policy on the topic “{topic}”; please add this file.",
    ),
    "topic_twice": (
        "Zum Thema „{topic}“ gibt es schon eine Richtlinie in {other}.",
        "There already is a policy on the topic “{topic}” in {other}.",
    ),
    "file_name": (
        "Die Datei zum Thema „{topic}“ muss {topic}.yaml heißen.",
        "The file on the topic “{topic}” must be named {topic}.yaml.",
    ),
    "id_twice": ("Die Kennung „{id}“ ist schon vergeben ({other}).", "The id “{id}” is already taken ({other})."),
    "reading_unknown": (
        "Die Aussage „{reading}“ gibt es bei diesem Thema nicht (bekannt: {known}).",
        "This topic has no reading “{reading}” (known: {known}).",
    ),
    "reading_missing": (
        "Die Bewertung der Aussage „{reading}“ fehlt.",
        "The verdict on the reading “{reading}” is missing.",
    ),
    "hypothesis": (
        "Die Hypothese „{hypothesis}“ gehört nicht zum Thema „{topic}“.",
        "The hypothesis “{hypothesis}” does not belong to the topic “{topic}”.",
    ),
    "limit": (
        "Die Grenze „{limit}“ gibt es beim Thema „{topic}“ nicht.",
        "The topic “{topic}” has no limit “{limit}”.",
    ),
    "limit_order": (
        "Bei „{limit}“ muss deviates_up_to mindestens so groß sein wie conforms_up_to.",
        "In “{limit}”, deviates_up_to must be at least as large as conforms_up_to.",
    ),
    "right_alone": (
        "„{id}“ entscheidet das Key Account Management allein; eine Abteilung gehört nicht dazu.",
        "Key account management decides “{id}” alone; no department belongs to it.",
    ),
    "right_department": (
        "„{id}“ braucht die Abteilung, die mitentscheidet oder zuständig ist.",
        "“{id}” needs the department that takes part or is in charge.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **_ERRORS,
    "policies.valid": (
        "Richtlinien und Regeldateien sind gültig: {count} NDA-Klauseln.",
        "Policies and rule files are valid: {count} NDA clauses.",
    ),
    **{f"policies.problem.{code}": texts for code, texts in _PROBLEMS.items()},
}
