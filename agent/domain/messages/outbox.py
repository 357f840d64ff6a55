"""Texts of the outbox, the mail server and the CRM.

What a channel reports is kept as a bare code beside the delivery, so texts of a delivery have no values.
"""

_NOT_DE = " Es wurde nichts gespeichert und nichts versendet. "
_NOT_EN = " Nothing was stored and nothing was sent. "
_LATER_DE = " Es wurde nichts versendet; der Versand wird später erneut versucht. "
_LATER_EN = " Nothing was sent; sending is tried again later. "

_ADDRESS: dict[str, tuple[str, str]] = {
    "outbox.address": (
        "„{value}“ ist keine E-Mail-Adresse." + _NOT_DE + "Erwartet wird name@firma.de.",
        "“{value}” is no mail address." + _NOT_EN + "Expected is name@company.com.",
    ),
    "outbox.address.control": (
        "Die Adresse „{value}“ enthält Zeilenumbrüche oder unsichtbare Zeichen."
        + _NOT_DE
        + "Bitte tippen Sie sie neu.",
        "The address “{value}” holds line breaks or invisible characters." + _NOT_EN + "Please type it anew.",
    ),
    "outbox.address.several": (
        "„{value}“ sind mehrere Adressen." + _NOT_DE + "Bitte geben Sie jede einzeln an.",
        "“{value}” is more than one address." + _NOT_EN + "Please give each on its own.",
    ),
    "outbox.address.name": (
        "„{value}“ enthält Namen, Anführungszeichen, Klammern oder Leerzeichen." + _NOT_DE + "Bitte geben Sie nur die"
        " Adresse an: name@firma.de.",
        "“{value}” holds a name, quotes, brackets or blanks." + _NOT_EN + "Please give the bare address:"
        " name@company.com.",
    ),
    "outbox.address.long": (
        "Die Adresse „{value}“ ist zu lang (höchstens 64 Zeichen vor dem @, 254 im Ganzen)." + _NOT_DE + "Bitte"
        " prüfen Sie sie.",
        "The address “{value}” is too long (at most 64 characters before the @, 254 in all)." + _NOT_EN + "Please"
        " check it.",
    ),
    "outbox.address.local": (
        "In „{value}“ ist der Teil vor dem @ nicht möglich; erlaubt sind Buchstaben ohne Umlaute, Ziffern und"
        " . _ - +." + _NOT_DE + "Bitte korrigieren Sie ihn.",
        "In “{value}” the part before the @ is not possible; letters without accents, digits and . _ - + are"
        " allowed." + _NOT_EN + "Please correct it.",
    ),
    "outbox.address.domain": (
        "In „{value}“ ist der Teil nach dem @ kein Domainname." + _NOT_DE + "Bitte korrigieren Sie ihn.",
        "In “{value}” the part after the @ is no domain name." + _NOT_EN + "Please correct it.",
    ),
    "outbox.address.script": (
        "Die Domain in „{value}“ enthält fremde Schriftzeichen, die lateinischen gleichen können." + _NOT_DE + "Ist"
        " sie gewollt, geben Sie bitte ihre Schreibweise mit xn-- an.",
        "The domain in “{value}” holds letters of other scripts, which may look like Latin ones." + _NOT_EN + "If it"
        " is meant, please give its spelling with xn--.",
    ),
    "outbox.address.many": (
        "{count} Empfänger sind zu viele; erlaubt sind {most}." + _NOT_DE + "Bitte nutzen Sie einen Verteiler.",
        "{count} recipients are too many; {most} are allowed." + _NOT_EN + "Please use a distribution list.",
    ),
}

_HEADERS_NAMED = {
    "subject": ("Der Betreff", "The subject"),
    "file_name": ("Der Dateiname des Anhangs", "The file name of the attachment"),
    "sender_name": ("Der Name des Absenders", "The name of the sender"),
}
_HEADERS: dict[str, tuple[str, str]] = {}
for _code, (_german, _english) in _HEADERS_NAMED.items():
    _HEADERS |= {
        f"outbox.{_code}.control": (
            f"{_german} „{{value}}“ enthält Zeilenumbrüche oder unsichtbare Zeichen.{_NOT_DE}Bitte tippen Sie ihn neu.",
            f"{_english} “{{value}}” holds line breaks or invisible characters.{_NOT_EN}Please type it anew.",
        ),
        f"outbox.{_code}.encoded": (
            f"{_german} „{{value}}“ enthält die Zeichenfolge =?…?= einer Mail-Kodierung.{_NOT_DE}Bitte geben Sie ihn"
            " im Klartext an.",
            f"{_english} “{{value}}” holds the sequence =?…?= of a mail encoding.{_NOT_EN}Please give it in plain"
            " words.",
        ),
        f"outbox.{_code}.empty": (
            f"{_german} ist leer.{_NOT_DE}Bitte geben Sie ihn an.",
            f"{_english} is empty.{_NOT_EN}Please give it.",
        ),
        f"outbox.{_code}.long": (
            f"{_german} „{{value}}“ hat {{length}} Zeichen; erlaubt sind {{longest}}.{_NOT_DE}Bitte kürzen Sie ihn.",
            f"{_english} “{{value}}” has {{length}} characters; {{longest}} are allowed.{_NOT_EN}Please shorten it.",
        ),
    }

_MESSAGE: dict[str, tuple[str, str]] = {
    "outbox.file_name.path": (
        "Der Dateiname „{value}“ ist ein Pfad." + _NOT_DE + "Bitte geben Sie nur den Namen an, ohne / und \\.",
        "The file name “{value}” is a path." + _NOT_EN + "Please give the name only, without / and \\.",
    ),
    "outbox.text": (
        "Der Text enthält halbe Zeichen (Surrogate), die nicht versendet werden können." + _NOT_DE + "Bitte fügen Sie"
        " ihn neu ein.",
        "The text holds halves of characters (surrogates), which cannot be sent." + _NOT_EN + "Please paste it anew.",
    ),
    "outbox.message_id": (
        "Die Message-ID „{value}“ ist ungültig." + _NOT_DE + "Bitte melden Sie es der Administration.",
        "The Message-ID “{value}” is invalid." + _NOT_EN + "Please report it to the administrator.",
    ),
}

_DELIVERY: dict[str, tuple[str, str]] = {
    "outbox.tampered": (
        "Der Entwurf stimmt kurz vor dem Versand nicht mehr mit der Freigabe überein. Es wurde nichts versendet."
        " Bitte wenden Sie sich an die Administration und lassen Sie einen neuen Entwurf erstellen.",
        "Right before sending, the draft no longer matches its approval. Nothing was sent. Please contact your"
        " administrator and have a new draft made.",
    ),
    "outbox.uncertain": (
        "Ob die Nachricht angekommen ist, steht nicht fest: Die Verbindung brach ab, nachdem sie übergeben war. Sie"
        " wird nicht von selbst noch einmal versendet. Bitte klären Sie es beim Empfänger oder im Postausgang.",
        "Whether the message has arrived is not certain: the connection broke after it was handed over. It is not sent"
        " again by itself. Please find out from the recipient or in the sent mail.",
    ),
    "outbox.restored": (
        "Ob die Nachricht versendet wurde, steht nicht fest: Eine ältere Sicherung wurde zurückgespielt. Sie wird nicht"
        " von selbst versendet. Bitte klären Sie es beim Empfänger oder im Postausgang.",
        "Whether the message was sent is not certain: an older backup was played back. It is not sent by itself."
        " Please find out from the recipient or in the sent mail.",
    ),
    "outbox.partly": (
        "Die Nachricht ging an einen Teil der Empfänger; die übrigen hat der Mailserver abgelehnt. Bitte prüfen Sie"
        " deren Adressen.",
        "The message went to some of the recipients; the mail server refused the others. Please check their addresses.",
    ),
    "outbox.refused": (
        "Die Gegenseite hat die Nachricht für alle Empfänger abgelehnt. Es wurde nichts zugestellt. Der Grund steht"
        " bei jedem Empfänger.",
        "The other side refused the message for all recipients. Nothing was delivered. The reason stands beside each"
        " recipient.",
    ),
    "outbox.attachment": (
        "Ein Anhang ist nicht mehr da oder nicht mehr, was freigegeben wurde. Es wurde nichts versendet. Bitte"
        " erstellen Sie den Entwurf mit dem Anhang neu.",
        "An attachment is gone or is not what was approved any more. Nothing was sent. Please make the draft with the"
        " attachment anew.",
    ),
    "outbox.turn": (
        "Die Sperrdatei des Postausgangs lässt sich nicht anlegen." + _LATER_DE + "Bitte lassen Sie Rechte und"
        " Speicherplatz im Datenordner prüfen.",
        "The lock file of the outbox cannot be made." + _LATER_EN + "Please have permissions and disk space of the"
        " data folder checked.",
    ),
}

_FOLDER: dict[str, tuple[str, str]] = {
    "outbox.folder": (
        "In den Ordner des Postausgangs lässt sich nicht schreiben." + _LATER_DE + "Bitte lassen Sie prüfen, ob der"
        " Ordner da ist und der Datenträger arbeitet.",
        "The outbox folder cannot be written to." + _LATER_EN + "Please have it checked whether the folder is there"
        " and the disk works.",
    ),
    "outbox.folder.full": (
        "Der Datenträger des Postausgangs ist voll." + _LATER_DE + "Bitte lassen Sie Platz schaffen.",
        "The disk of the outbox is full." + _LATER_EN + "Please have space made.",
    ),
    "outbox.folder.denied": (
        "Für den Ordner des Postausgangs fehlt das Schreibrecht." + _LATER_DE + "Bitte lassen Sie das Recht geben oder"
        " einen anderen Ordner einstellen.",
        "The permission to write to the outbox folder is missing." + _LATER_EN + "Please have it granted or another"
        " folder set.",
    ),
}

_SMTP: dict[str, tuple[str, str]] = {
    "outbox.smtp.url": (
        "Die Adresse des Mailservers (KAM_SMTP_URL) ist ungültig. Es wurde nichts versendet. Erwartet wird"
        " smtp+starttls://rechner, smtps://rechner oder smtp://rechner, bei Bedarf mit :Port.",
        "The address of the mail server (KAM_SMTP_URL) is invalid. Nothing was sent. Expected is smtp+starttls://host,"
        " smtps://host or smtp://host, with :port where needed.",
    ),
    "outbox.smtp.plain": (
        "Mit smtp:// ginge das Kennwort des Mailservers unverschlüsselt durchs Netz. Es wurde nichts versendet. Bitte"
        " stellen Sie KAM_SMTP_URL auf smtp+starttls:// oder smtps:// um.",
        "With smtp:// the password of the mail server would cross the network in the clear. Nothing was sent. Please"
        " set KAM_SMTP_URL to smtp+starttls:// or smtps://.",
    ),
    "outbox.smtp.user": (
        "Für den Mailserver fehlt der Benutzer oder das Kennwort. Es wurde nichts versendet. Bitte setzen Sie"
        " KAM_SMTP_USER und KAM_SMTP_PASSWORD, oder keines von beiden.",
        "The user or the password for the mail server is missing. Nothing was sent. Please set KAM_SMTP_USER and"
        " KAM_SMTP_PASSWORD, or neither.",
    ),
    "outbox.smtp.dns": (
        "Der Mailserver ist nicht zu finden (DNS)." + _LATER_DE + "Bitte prüfen Sie KAM_SMTP_URL und das Netz.",
        "The mail server cannot be found (DNS)." + _LATER_EN + "Please check KAM_SMTP_URL and the network.",
    ),
    "outbox.smtp.connect": (
        "Der Mailserver nimmt keine Verbindung an." + _LATER_DE + "Bitte prüfen Sie KAM_SMTP_URL, das Netz und ob der"
        " Dienst läuft.",
        "The mail server accepts no connection." + _LATER_EN + "Please check KAM_SMTP_URL, the network and whether the"
        " service runs.",
    ),
    "outbox.smtp.tls": (
        "Das Zertifikat des Mailservers ist nicht vertrauenswürdig; das Kennwort wurde nicht gesendet."
        + _LATER_DE
        + "Bitte lassen Sie das Zertifikat von der IT prüfen.",
        "The certificate of the mail server cannot be trusted; the password was not sent." + _LATER_EN + "Please have"
        " IT check the certificate.",
    ),
    "outbox.smtp.handshake": (
        "Die verschlüsselte Verbindung zum Mailserver kommt nicht zustande." + _LATER_DE + "Bitte prüfen Sie Schema und"
        " Port in KAM_SMTP_URL: smtps:// meist 465, smtp+starttls:// meist 587.",
        "The encrypted connection to the mail server cannot be made." + _LATER_EN + "Please check scheme and port in"
        " KAM_SMTP_URL: smtps:// usually 465, smtp+starttls:// usually 587.",
    ),
    "outbox.smtp.starttls": (
        "Der Mailserver bietet keine Verschlüsselung (STARTTLS) an; unverschlüsselt wird nicht versendet."
        + _LATER_DE
        + "Bitte prüfen Sie KAM_SMTP_URL und den Server.",
        "The mail server offers no encryption (STARTTLS); nothing is sent in the clear." + _LATER_EN + "Please check"
        " KAM_SMTP_URL and the server.",
    ),
    "outbox.smtp.login": (
        "Der Mailserver hat die Anmeldung abgelehnt." + _LATER_DE + "Bitte prüfen Sie KAM_SMTP_USER und"
        " KAM_SMTP_PASSWORD.",
        "The mail server refused the sign-in." + _LATER_EN + "Please check KAM_SMTP_USER and KAM_SMTP_PASSWORD.",
    ),
    "outbox.smtp.login_way": (
        "Der Mailserver bietet keine Anmeldung mit Benutzer und Kennwort (AUTH PLAIN oder LOGIN) an."
        + _LATER_DE
        + "Bitte lassen Sie sie einschalten, oder nutzen Sie einen Server, der ohne auskommt.",
        "The mail server offers no sign-in with user and password (AUTH PLAIN or LOGIN)." + _LATER_EN + "Please have"
        " it switched on, or use a server that needs none.",
    ),
    "outbox.smtp.timeout": (
        "Der Mailserver hat nicht rechtzeitig geantwortet." + _LATER_DE + "Bleibt es dabei, prüfen Sie bitte den"
        " Server oder erhöhen Sie KAM_SMTP_TIMEOUT_S.",
        "The mail server did not answer in time." + _LATER_EN + "If this stays, please check the server or raise"
        " KAM_SMTP_TIMEOUT_S.",
    ),
    "outbox.smtp.broken_off": (
        "Der Mailserver hat die Verbindung abgebrochen, bevor die Nachricht übergeben war." + _LATER_DE + "Bleibt es"
        " dabei, melden Sie es bitte der IT.",
        "The mail server broke the connection before the message was handed over." + _LATER_EN + "If this stays,"
        " please report it to IT.",
    ),
    "outbox.smtp.answer": (
        "Der Mailserver antwortet nicht, wie ein Mailserver antwortet." + _LATER_DE + "Bitte prüfen Sie KAM_SMTP_URL.",
        "The mail server does not answer like a mail server." + _LATER_EN + "Please check KAM_SMTP_URL.",
    ),
    "outbox.smtp.busy": (
        "Der Mailserver nimmt gerade nichts an." + _LATER_DE + "Bleibt es dabei, melden Sie es bitte der IT.",
        "The mail server takes nothing right now." + _LATER_EN + "If this stays, please report it to IT.",
    ),
    "outbox.smtp.unwelcome": (
        "Der Mailserver lehnt diesen Rechner ab." + _LATER_DE + "Bitte lassen Sie den Rechner dort zulassen.",
        "The mail server refuses this machine." + _LATER_EN + "Please have the machine allowed there.",
    ),
}

_WROTE_NOT_DE = " Im CRM wurde nichts geschrieben; es wird später erneut versucht. "
_WROTE_NOT_EN = " Nothing was written to the CRM; it is tried again later. "
_CRM: dict[str, tuple[str, str]] = {
    "outbox.crm.partner": (
        "Zu diesem Kunden ist kein Datensatz in Odoo bekannt." + _WROTE_NOT_DE + "Bitte gleichen Sie die Daten mit"
        " Odoo ab (kam data sync odoo) oder legen Sie den Kunden dort an.",
        "No record in Odoo is known for this customer." + _WROTE_NOT_EN + "Please sync the data with Odoo (kam data"
        " sync odoo) or add the customer there.",
    ),
    "outbox.crm.denied": (
        "Odoo erlaubt dem Zugang nicht, Notizen am Kunden zu schreiben." + _WROTE_NOT_DE + "Bitte lassen Sie ihm das"
        " Recht geben.",
        "Odoo does not let the account write notes on customers." + _WROTE_NOT_EN + "Please have the right granted.",
    ),
    "outbox.crm.login": (
        "Odoo hat die Anmeldung abgelehnt." + _WROTE_NOT_DE + "Bitte prüfen Sie KAM_ODOO_KEY, KAM_ODOO_USER und"
        " KAM_ODOO_DATABASE.",
        "Odoo refused the sign-in." + _WROTE_NOT_EN + "Please check KAM_ODOO_KEY, KAM_ODOO_USER and KAM_ODOO_DATABASE.",
    ),
    "outbox.crm.down": (
        "Odoo ist nicht zu erreichen oder meldet einen Fehler." + _WROTE_NOT_DE + "Bleibt es dabei, prüfen Sie bitte"
        " KAM_ODOO_URL und ob Odoo läuft.",
        "Odoo cannot be reached or reports an error." + _WROTE_NOT_EN + "If this stays, please check KAM_ODOO_URL and"
        " whether Odoo runs.",
    ),
    "outbox.crm.refused": (
        "Odoo hat die Notiz abgelehnt." + _WROTE_NOT_DE + "Bitte melden Sie es der Administration.",
        "Odoo refused the note." + _WROTE_NOT_EN + "Please report it to the administrator.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **_ADDRESS,
    **_HEADERS,
    **_MESSAGE,
    **_DELIVERY,
    **_FOLDER,
    **_SMTP,
    **_CRM,
}
