"""Reading documents: refusals and warnings.

Every refusal is filled with ``name``, the cleaned name of the file.
"""

_NOT_REVIEWED = "Sie wurde nicht geprüft."
_NOT_REVIEWED_EN = "It was not reviewed."

TEXTS: dict[str, tuple[str, str]] = {
    "document.not_found": (
        f"Die Datei „{{name}}“ gibt es nicht oder sie ist nicht lesbar. {_NOT_REVIEWED}"
        " Bitte prüfen Sie Pfad und Namen.",
        f"The file “{{name}}” does not exist or cannot be read. {_NOT_REVIEWED_EN} Please check path and name.",
    ),
    "document.empty": (
        f"Die Datei „{{name}}“ enthält keinen Text. {_NOT_REVIEWED} Bitte laden Sie das Dokument erneut hoch.",
        f"The file “{{name}}” holds no text. {_NOT_REVIEWED_EN} Please upload the document again.",
    ),
    "document.only_foreign": (
        "Die Datei „{name}“ enthält selbst keinen Text, sie bindet nur fremden Inhalt ein (altChunk). Er wurde nicht"
        f" gelesen. {_NOT_REVIEWED} Bitte öffnen und speichern Sie sie in Word und laden Sie sie erneut hoch.",
        "The file “{name}” holds no text of its own, it only includes foreign content (altChunk), which was not"
        f" read. {_NOT_REVIEWED_EN} Please open and save it in Word and upload it again.",
    ),
    "document.password": (
        f"Die Datei „{{name}}“ ist mit einem Passwort geschützt. {_NOT_REVIEWED}"
        " Bitte speichern Sie sie ohne Passwort und laden Sie sie erneut hoch.",
        f"The file “{{name}}” is protected by a password. {_NOT_REVIEWED_EN}"
        " Please save it without a password and upload it again.",
    ),
    "document.no_text_layer": (
        "Die Datei „{name}“ hat keine Textebene (vermutlich ein Scan), und die Texterkennung (OCR) ist hier nicht"
        f" installiert oder ausgeschaltet. {_NOT_REVIEWED} Über fehlende Klauseln ist damit nichts gesagt. Bitte"
        " fordern Sie das Original als Word-Datei oder als PDF mit Text an, oder lassen Sie tesseract installieren.",
        "The file “{name}” has no text layer (probably a scan), and text recognition (OCR) is not installed here or"
        f" switched off. {_NOT_REVIEWED_EN} This says nothing about missing clauses. Please ask for the original as a"
        " Word file or a PDF with text, or have tesseract installed.",
    ),
    "document.ocr_without_result": (
        "Die Datei „{name}“ hat keine Textebene (vermutlich ein Scan), und die Texterkennung (OCR) fand keinen Text."
        f" {_NOT_REVIEWED} Über fehlende Klauseln ist damit nichts gesagt. Bitte fordern Sie das Original als"
        " Word-Datei oder als PDF mit Text an, oder scannen Sie es mit höherer Auflösung.",
        "The file “{name}” has no text layer (probably a scan), and text recognition (OCR) found no text."
        f" {_NOT_REVIEWED_EN} This says nothing about missing clauses. Please ask for the original as a Word file or a"
        " PDF with text, or scan it at a higher resolution.",
    ),
    "document.corrupt": (
        f"Die Datei „{{name}}“ ist unvollständig oder beschädigt. {_NOT_REVIEWED}"
        " Bitte öffnen und speichern Sie sie im Ursprungsprogramm und laden Sie sie erneut hoch.",
        f"The file “{{name}}” is truncated or damaged. {_NOT_REVIEWED_EN}"
        " Please open and save it in the program it came from and upload it again.",
    ),
    "document.bomb": (
        f"Die Datei „{{name}}“ wird beim Entpacken unzulässig groß. Sie wurde nicht geöffnet. {_NOT_REVIEWED}"
        " Bitte melden Sie sie der IT, wenn Sie sie von außen bekommen haben.",
        f"The file “{{name}}” grows beyond all measure when unpacked. It was not opened. {_NOT_REVIEWED_EN}"
        " Please report it to IT if it came from outside.",
    ),
    "document.doctype": (
        "Die Datei „{name}“ enthält eine XML-Dokumenttyp-Deklaration (DOCTYPE), die in Word-Dateien nicht"
        f" vorkommt und Angriffen dient. {_NOT_REVIEWED} Bitte fordern Sie eine neu gespeicherte Fassung an.",
        "The file “{name}” declares an XML document type (DOCTYPE), which Word files never do and attacks"
        f" use. {_NOT_REVIEWED_EN} Please ask for a freshly saved copy.",
    ),
    "document.too_large": (
        f"Die Datei „{{name}}“ ist größer als {{limit}} MB. {_NOT_REVIEWED}"
        " Bitte laden Sie nur den Vertrag hoch, ohne Bilder und Anlagen.",
        f"The file “{{name}}” is larger than {{limit}} MB. {_NOT_REVIEWED_EN}"
        " Please upload the contract only, without pictures and annexes.",
    ),
    "document.too_many_pages": (
        f"Die Datei „{{name}}“ hat {{pages}} Seiten; gelesen werden höchstens {{limit}}. {_NOT_REVIEWED}"
        " Bitte laden Sie nur den Vertrag hoch.",
        f"The file “{{name}}” has {{pages}} pages; at most {{limit}} are read. {_NOT_REVIEWED_EN}"
        " Please upload the contract only.",
    ),
    "document.wrong_type": (
        f"Die Datei „{{name}}“ ist weder PDF, DOCX, TXT, MD noch EML. {_NOT_REVIEWED}"
        " Bitte laden Sie das Dokument in einem dieser Formate hoch.",
        f"The file “{{name}}” is none of PDF, DOCX, TXT, MD or EML. {_NOT_REVIEWED_EN}"
        " Please upload the document in one of these formats.",
    ),
    "document.legacy_word": (
        f"Die Datei „{{name}}“ hat ein altes Microsoft-Office-Format (z. B. .doc). {_NOT_REVIEWED}"
        " Bitte speichern Sie sie in Word als .docx und laden Sie sie erneut hoch.",
        f"The file “{{name}}” has an old Microsoft Office format (such as .doc). {_NOT_REVIEWED_EN}"
        " Please save it in Word as .docx and upload it again.",
    ),
    "document.timeout": (
        f"Das Lesen der Datei „{{name}}“ dauerte länger als {{seconds}} Sekunden und wurde abgebrochen. {_NOT_REVIEWED}"
        " Bitte laden Sie eine einfachere oder kürzere Fassung hoch.",
        f"Reading the file “{{name}}” took longer than {{seconds}} seconds and was stopped. {_NOT_REVIEWED_EN}"
        " Please upload a simpler or shorter copy.",
    ),
    "document.memory": (
        f"Das Lesen der Datei „{{name}}“ brauchte mehr als {{limit}} MB Arbeitsspeicher und wurde abgebrochen."
        f" {_NOT_REVIEWED} Bitte laden Sie eine einfachere oder kürzere Fassung hoch.",
        f"Reading the file “{{name}}” needed more than {{limit}} MB of memory and was stopped. {_NOT_REVIEWED_EN}"
        " Please upload a simpler or shorter copy.",
    ),
    "document.crashed": (
        f"Beim Lesen der Datei „{{name}}“ ist der Leser abgestürzt; sie ist vermutlich beschädigt. {_NOT_REVIEWED}"
        " Bitte speichern Sie sie im Ursprungsprogramm neu und laden Sie sie erneut hoch.",
        f"The reader crashed on the file “{{name}}”; it is probably damaged. {_NOT_REVIEWED_EN}"
        " Please save it anew in the program it came from and upload it again.",
    ),
    "document.warning.macro": (
        "Die Datei enthält Makros. Sie wurden nicht ausgeführt.",
        "The file holds macros. They were not run.",
    ),
    "document.warning.embedded_object": (
        "Die Datei enthält eingebettete Dateien oder Programme. Sie wurden nicht geöffnet und nicht geprüft.",
        "The file holds embedded files or programs. They were not opened; their content was not reviewed.",
    ),
    "document.warning.alt_chunk": (
        "Die Datei bindet fremden Inhalt ein (altChunk). Er wurde nicht gelesen; Word zeigt ihn womöglich an.",
        "The file includes foreign content (altChunk). It was not read; Word may show it.",
    ),
    "document.warning.remote_template": (
        "Die Datei verweist auf eine Vorlage außerhalb des Dokuments. Sie wurde nicht geladen.",
        "The file refers to a template outside the document. It was not loaded.",
    ),
    "document.warning.external_content": (
        "Die Datei bindet Inhalte von außerhalb ein. Sie wurden nicht geladen und nicht geprüft.",
        "The file includes content from outside. It was neither loaded nor reviewed.",
    ),
    "document.warning.active_field": (
        "Die Datei enthält Felder, die beim Öffnen in Word fremde Inhalte oder Programme abrufen."
        " Sie wurden nicht ausgeführt.",
        "The file holds fields that fetch foreign content or programs when opened in Word. They were not run.",
    ),
    "document.warning.active_control": (
        "Die Datei enthält ActiveX-Steuerelemente. Sie wurden nicht ausgeführt.",
        "The file holds ActiveX controls. They were not run.",
    ),
    "document.warning.drawing": (
        "Die Datei enthält Diagramme oder SmartArt. Text darin wurde nicht gelesen.",
        "The file holds charts or SmartArt. Text inside them was not read.",
    ),
    "document.warning.hidden_text": (
        "Die Datei enthält Text, der in Word ausgeblendet ist. Er gilt rechtlich trotzdem und wurde mitgelesen.",
        "The file holds text that Word hides. It still counts legally and was read.",
    ),
    "document.warning.invisible_text": (
        "Die Datei enthält Text, der auf der Seite womöglich nicht zu sehen ist (weiß oder unsichtbar formatiert)."
        " Er wurde mitgelesen.",
        "The file holds text that may not be visible on the page (white or invisible). It was read.",
    ),
    "document.warning.javascript": (
        "Die PDF-Datei enthält JavaScript. Es wurde nicht ausgeführt.",
        "The PDF file holds JavaScript. It was not run.",
    ),
    "document.warning.attachments": (
        "Die Datei enthält Anlagen, die nicht geprüft wurden.",
        "The file holds attachments that were not reviewed.",
    ),
    "document.warning.xfa": (
        "Die PDF-Datei enthält ein dynamisches XFA-Formular. Gelesen wurde nur die statische Fassung.",
        "The PDF file holds a dynamic XFA form. Only the static version was read.",
    ),
    "document.warning.part_unread": (
        "Ein Nebenteil der Datei (Kopfzeilen, Fußnoten, Kommentare, Anmerkungen oder Formularwerte) war nicht lesbar.",
        "A secondary part of the file (headers, footnotes, comments, annotations or form values) could not be read.",
    ),
    "document.warning.attachment_unread": (
        "Eine Anlage der E-Mail konnte nicht gelesen werden (geschützt, beschädigt oder zu groß).",
        "An attachment of the mail could not be read (protected, damaged or too large).",
    ),
}
