"""Texts about Word redlines: what cannot be written, and words inside the files.

Every refusal is filled with ``name``, the cleaned name of the file.
"""

_NOT_WRITTEN = "Es wurde keine Word-Datei mit Änderungen erstellt."
_NOT_WRITTEN_EN = "No Word file with changes was made."
_TABLE = "Bitte verwenden Sie die Tabelle der Änderungsvorschläge."
_TABLE_EN = "Please use the table of proposals instead."

TEXTS: dict[str, tuple[str, str]] = {
    "redline.not_word": (
        f"Die Datei „{{name}}“ ist keine Word-Datei (.docx). {_NOT_WRITTEN} {_TABLE}",
        f"The file “{{name}}” is no Word file (.docx). {_NOT_WRITTEN_EN} {_TABLE_EN}",
    ),
    "redline.text_differs": (
        f"Der Text der Datei „{{name}}“ ist nicht der geprüfte. {_NOT_WRITTEN}"
        " Bitte laden Sie die Datei erneut zur Prüfung hoch.",
        f"The text of the file “{{name}}” is not the one that was reviewed. {_NOT_WRITTEN_EN}"
        " Please upload the file for review again.",
    ),
    "redline.unsupported": (
        f"Die Datei „{{name}}“ hat eine Form, in die sich keine Änderungen eintragen lassen (z. B. „Strict Open XML“)."
        f" {_NOT_WRITTEN} Bitte öffnen Sie sie in Word, speichern Sie sie als „Word-Dokument (.docx)“ und laden Sie sie"
        " erneut zur Prüfung hoch, oder verwenden Sie die Tabelle der Änderungsvorschläge.",
        f"The file “{{name}}” has a form that changes cannot be written into (such as “Strict Open XML”)."
        f" {_NOT_WRITTEN_EN} Please open it in Word, save it as “Word Document (.docx)” and upload it for review again,"
        " or use the table of proposals.",
    ),
    "redline.timeout": (
        "Das Eintragen der Änderungen in die Datei „{name}“ dauerte länger als {seconds} Sekunden und wurde"
        f" abgebrochen. {_NOT_WRITTEN} {_TABLE}",
        "Writing the changes into the file “{name}” took longer than {seconds} seconds and was stopped."
        f" {_NOT_WRITTEN_EN} {_TABLE_EN}",
    ),
    "redline.memory": (
        "Das Eintragen der Änderungen in die Datei „{name}“ brauchte mehr als {limit} MB Arbeitsspeicher und wurde"
        f" abgebrochen. {_NOT_WRITTEN} {_TABLE}",
        "Writing the changes into the file “{name}” needed more than {limit} MB of memory and was stopped."
        f" {_NOT_WRITTEN_EN} {_TABLE_EN}",
    ),
    "redline.crashed": (
        "Beim Eintragen der Änderungen in die Datei „{name}“ ist das Programm abgestürzt; die Datei ist vermutlich"
        f" beschädigt. {_NOT_WRITTEN} {_TABLE}",
        "The program crashed when it wrote the changes into the file “{name}”; the file is probably damaged."
        f" {_NOT_WRITTEN_EN} {_TABLE_EN}",
    ),
    "redline.unplaced": (
        "Diese Änderungsvorschläge betreffen Stellen, an denen sich keine Änderung markieren lässt (Kopf- oder"
        " Fußzeile, Fußnote, Textfeld, Feld oder gesperrter Bereich):",
        "These proposals concern places where no change can be marked (header or footer, note, text box, field or"
        " locked area):",
    ),
    "redline.unplaced.change": ("Statt „{old}“: „{new}“", "Instead of “{old}”: “{new}”"),
    "redline.unplaced.strike": ("Streichen: „{old}“", "Strike: “{old}”"),
    "redline.unplaced.about": ("Zu „{old}“:", "On “{old}”:"),
    "redline.unplaced.paragraph": ("Neuer Absatz: „{new}“", "New paragraph: “{new}”"),
}
