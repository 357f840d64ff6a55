"""Texts of the checks of a draft, and of its markers."""

_MARKERS: dict[str, tuple[str, str]] = {
    "checks.marker_broken": (
        "Der Entwurf enthält {count} Platzhalter, die so nicht lesbar sind: {markers}. Es wurde kein Text"
        " erzeugt. Bitte"
        " schreiben Sie {{{{F:name}}}} oder {{{{F:name@2026-Q3}}}}.",
        "The draft holds {count} markers that cannot be read: {markers}. No text was made. Please write"
        " {{{{F:name}}}} or"
        " {{{{F:name@2026-Q3}}}}.",
    ),
    "checks.marker_broken.one": (
        "Der Entwurf enthält einen Platzhalter, der so nicht lesbar ist: {markers}. Es wurde kein Text erzeugt. Bitte"
        " schreiben Sie {{{{F:name}}}} oder {{{{F:name@2026-Q3}}}}.",
        "The draft holds one marker that cannot be read: {markers}. No text was made. Please write {{{{F:name}}}} or"
        " {{{{F:name@2026-Q3}}}}.",
    ),
    "checks.marker_unknown.one": (
        "Zu einem Platzhalter des Entwurfs gibt es keinen Wert: {markers}. Es wurde kein Text erzeugt. Bitte nennen Sie"
        " eine vorhandene Kennzahl oder Angabe.",
        "There is no value for one marker of the draft: {markers}. No text was made. Please name a figure that exists.",
    ),
    "checks.marker_unknown": (
        "Zu {count} Platzhaltern des Entwurfs gibt es keinen Wert: {markers}. Es wurde kein Text erzeugt. Bitte"
        " nennen Sie"
        " vorhandene Kennzahlen und Angaben.",
        "There is no value for {count} markers of the draft: {markers}. No text was made. Please name figures"
        " that exist.",
    ),
}

_FACTS: dict[str, tuple[str, str]] = {
    "checks.fact.ok": ("Alle Zahlen und Daten sind belegt", "Every figure and date is backed by a fact"),
    "checks.fact.orphan": (
        "Ohne Beleg: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte entfernen oder ersetzen Sie diese"
        " Angaben.",
        "No fact behind: {found}. The draft cannot be approved like this. Please remove or replace these figures.",
    ),
    "checks.fact.marker": (
        "Nicht ausgefüllter Platzhalter: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte ersetzen Sie ihn"
        " durch den Wert, oder nehmen Sie ihn heraus.",
        "A marker that was not filled in: {found}. The draft cannot be approved like this. Please replace it with the"
        " value, or take it out.",
    ),
    "checks.fact.typed": (
        "Von Hand eingegeben und nicht aus den Daten belegt: {found}. Bitte prüfen Sie diese Angaben vor der Freigabe.",
        "Typed by hand, with no data behind: {found}. Please check these figures before you approve.",
    ),
    "checks.fresh.ok": ("Die Daten sind aktuell", "The data are up to date"),
    "checks.fresh.old": (
        "{count} Angaben beruhen auf bis zu {hours} Stunden alten Daten (erlaubt: {most}). Bitte lesen Sie die"
        " Daten neu"
        " ein, oder prüfen Sie die Werte.",
        "{count} figures rest on data up to {hours} hours old (allowed: {most}). Please import the data again or check"
        " the values.",
    ),
    "checks.fresh.old.one": (
        "Eine Angabe beruht auf {hours} Stunden alten Daten (erlaubt: {most}). Bitte lesen Sie die Daten neu ein, oder"
        " prüfen Sie den Wert.",
        "One figure rests on data {hours} hours old (allowed: {most}). Please import the data again or check"
        " the value.",
    ),
}

_NAMES: dict[str, tuple[str, str]] = {
    "checks.name.ok": (
        "Empfänger, Personen und Nummern gehören zu diesem Kunden",
        "Recipients, people and ids belong to this customer",
    ),
    "checks.name.foreign": (
        "Gehört zu einem anderen Kunden: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte entfernen"
        " Sie diese"
        " Angaben.",
        "Belongs to another customer: {found}. The draft cannot be approved like this. Please remove it.",
    ),
    "checks.name.stranger": (
        "Kein gespeicherter Ansprechpartner dieses Kunden: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte"
        " wählen Sie einen Ansprechpartner, oder tragen Sie die Adresse selbst ein.",
        "Not a stored contact of this customer: {found}. The draft cannot be approved like this. Please choose"
        " a contact"
        " or type the address yourself.",
    ),
    "checks.name.person": (
        "Die Anrede nennt jemanden, der bei diesem Kunden nicht gespeichert ist: {found}. Der Entwurf kann so nicht"
        " freigegeben werden. Bitte berichtigen Sie die Anrede.",
        "The salutation names somebody who is not stored for this customer: {found}. The draft cannot be approved like"
        " this. Please correct the salutation.",
    ),
    "checks.name.typed": (
        "Von Hand eingegeben und bei diesem Kunden nicht gespeichert: {found}. Bitte prüfen Sie das vor der Freigabe.",
        "Typed by hand and not stored for this customer: {found}. Please check before you approve.",
    ),
}

_LEAKS: dict[str, tuple[str, str]] = {
    "checks.leak.ok": ("Nichts Internes und kein anderer Kunde im Text", "Nothing internal and no other customer"),
    "checks.leak.fact": (
        "Interne Angabe in einem Text an den Kunden: {found}. Der Entwurf kann so nicht freigegeben werden."
        " Bitte nehmen"
        " Sie sie heraus.",
        "Internal figure in a text for the customer: {found}. The draft cannot be approved like this. Please"
        " take it out.",
    ),
    "checks.leak.customer": (
        "Der Text nennt einen anderen Kunden: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte"
        " nehmen Sie den"
        " Namen heraus.",
        "The text names another customer: {found}. The draft cannot be approved like this. Please take the name out.",
    ),
    "checks.leak.label": (
        "Interner Begriff in einem Text an den Kunden: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte"
        " formulieren Sie ohne ihn.",
        "Internal term in a text for the customer: {found}. The draft cannot be approved like this. Please"
        " rephrase it.",
    ),
}

_LEAKS |= {
    "checks.leak.enclosed_customer": (
        "Ein Anhang nennt einen anderen Kunden: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte nehmen Sie"
        " den Anhang heraus, oder ersetzen Sie ihn.",
        "An attachment names another customer: {found}. The draft cannot be approved like this. Please take it out or"
        " replace it.",
    ),
    "checks.leak.enclosed_label": (
        "Interner Begriff in einem Anhang: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte nehmen Sie den"
        " Anhang heraus, oder ersetzen Sie ihn.",
        "Internal term in an attachment: {found}. The draft cannot be approved like this. Please take it out or"
        " replace it.",
    ),
    "checks.leak.unread": (
        "Nicht hineingesehen: {found}. Im Text steht nichts Internes; ob in diesen Anhängen etwas steht, wurde nicht"
        " geprüft. Bitte sehen Sie sie vor der Freigabe selbst durch.",
        "Not looked inside: {found}. The text holds nothing internal; whether these attachments do was not checked."
        " Please look through them before you approve.",
    ),
    "checks.leak.unread.one": (
        "Nicht hineingesehen: {found}. Im Text steht nichts Internes; ob in diesem Anhang etwas steht, wurde nicht"
        " geprüft. Bitte sehen Sie ihn vor der Freigabe selbst durch.",
        "Not looked inside: {found}. The text holds nothing internal; whether this attachment does was not checked."
        " Please look through it before you approve.",
    ),
}

_RIGHTS: dict[str, tuple[str, str]] = {
    "checks.right.ok": ("Sie entscheiden allein", "You decide alone"),
    "checks.right.second": (
        "Zweite Freigabe nötig: {departments_de}. Versendet wird erst, wenn beide zugestimmt haben.",
        "A second approval is needed: {departments_en}. It is sent only when both have agreed.",
    ),
    "checks.right.blocked": (
        "Das entscheidet nicht das Key Account Management, sondern: {departments_de}. Der Entwurf kann nicht"
        " freigegeben"
        " werden. Bitte geben Sie die Sache dorthin.",
        "This is not for key account management to decide, but for: {departments_en}. The draft cannot be approved."
        " Please hand the matter over.",
    ),
    "checks.right.nobody": (
        "Das entscheidet das Key Account Management nicht allein, und niemand ist dafür benannt. Der Entwurf kann nicht"
        " freigegeben werden. Bitte ergänzen Sie decision_rights.yaml.",
        "Key account management does not decide this alone, and nobody is named for it. The draft cannot be approved."
        " Please complete decision_rights.yaml.",
    ),
}

_MAIL: dict[str, tuple[str, str]] = {
    "checks.html.ok": ("Keine fremden Links oder Bilder", "No foreign links or images"),
    "checks.html.other": (
        "Die HTML-Fassung stimmt nicht mit dem Text überein. Der Entwurf kann nicht freigegeben werden. Bitte speichern"
        " Sie den Text noch einmal.",
        "The HTML is not the rendering of the text. The draft cannot be approved. Please save the text once more.",
    ),
    "checks.html.link": (
        "Fremder Link im Text: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte nehmen Sie ihn heraus.",
        "Foreign link in the text: {found}. The draft cannot be approved like this. Please take it out.",
    ),
    "checks.html.typed_link": (
        "Von Hand eingegebener Link: {found}. Bitte prüfen Sie das Ziel vor der Freigabe.",
        "Link typed by hand: {found}. Please check where it leads before you approve.",
    ),
    "checks.head.ok": ("Betreff und Empfänger sind vollständig", "Subject and recipients are complete"),
    "checks.head.no_subject": (
        "Der Betreff fehlt. Der Entwurf kann so nicht freigegeben werden. Bitte ergänzen Sie ihn.",
        "The subject is missing. The draft cannot be approved like this. Please add one.",
    ),
    "checks.head.lines": (
        "Der Betreff enthält einen Zeilenumbruch oder ein Steuerzeichen. Der Entwurf kann so nicht freigegeben werden."
        " Bitte schreiben Sie ihn in eine Zeile.",
        "The subject holds a line break or a control character. The draft cannot be approved like this. Please write it"
        " on one line.",
    ),
    "checks.head.nobody": (
        "Es gibt keinen Empfänger. Der Entwurf kann so nicht freigegeben werden. Bitte tragen Sie mindestens"
        " einen ein.",
        "There is no recipient. The draft cannot be approved like this. Please add at least one.",
    ),
    "checks.head.address": (
        "Keine gültige Mailadresse: {found}. Der Entwurf kann so nicht freigegeben werden. Bitte berichtigen Sie sie.",
        "Not a valid mail address: {found}. The draft cannot be approved like this. Please correct it.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = _MARKERS | _FACTS | _NAMES | _LEAKS | _RIGHTS | _MAIL
