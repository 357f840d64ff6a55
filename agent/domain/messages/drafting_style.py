"""Texts of drafting: style."""

_COMPANY: dict[str, tuple[str, str]] = {
    "style.problem.director": (
        "„{value}“ nennt keinen ausgeschriebenen Vornamen mit Familiennamen, wie ihn § 35a GmbHG verlangt.",
        "“{value}” has no first name in full with a family name, as § 35a GmbHG wants it.",
    ),
}

_SECTIONS: dict[str, tuple[str, str]] = {
    "checks.sect.ok": ("Alle Abschnitte sind vorhanden", "All sections are there"),
    "checks.sect.missing": (
        "Es fehlt: {found}. Bitte ergänzen Sie den Abschnitt, oder schreiben Sie „keine Daten“.",
        "Missing: {found}. Please add the section, or write “no data”.",
    ),
    "checks.sect.empty": (
        "Ohne Inhalt: {found}. Bitte füllen Sie den Abschnitt, oder schreiben Sie „keine Daten“.",
        "Empty: {found}. Please fill the section, or write “no data”.",
    ),
    "checks.sect.order": (
        "Nicht an seiner Stelle: {found}. Bitte stellen Sie die Reihenfolge der Vorlage her.",
        "Out of place: {found}. Please restore the order of the template.",
    ),
}

_LANGUAGE: dict[str, tuple[str, str]] = {
    "checks.lang.ok": ("Sprache und Anrede passen", "Language and salutation fit"),
    "checks.lang.foreign": (
        "Nicht in der Sprache des Entwurfs: {found}. Bitte schreiben Sie diese Stellen um.",
        "Not in the language of the draft: {found}. Please rewrite these places.",
    ),
    "checks.lang.familiar": (
        "Nicht in der Sie-Form: {found}. Bitte sprechen Sie den Empfänger mit Sie an.",
        "Not in the polite form: {found}. Please address the recipient with “Sie”.",
    ),
    "checks.lang.salutation": (
        "Die Anrede fehlt. Bitte beginnen Sie den Text mit einer Anrede.",
        "The salutation is missing. Please begin the text with one.",
    ),
    "checks.lang.salutation_language": (
        "Die Anrede ist in einer anderen Sprache als der Entwurf: {found}. Bitte gleichen Sie sie an.",
        "The salutation is in another language than the draft: {found}. Please adapt it.",
    ),
    "checks.lang.form": (
        "Die Anrede passt nicht zu der, die beim Ansprechpartner gespeichert ist: {found}. Bitte prüfen Sie sie.",
        "The salutation does not fit the one stored with the contact: {found}. Please check it.",
    ),
}

_TONE: dict[str, tuple[str, str]] = {
    "checks.tone.ok": ("Sachlich, ohne Vorwurf und Drohung", "Factual, no blame and no threat"),
    "checks.tone.words": (
        "Klingt nach Vorwurf, Drohung oder Rechtsstreit: {found}. Bitte formulieren Sie sachlich, oder nennen Sie die"
        " Klausel.",
        "Sounds like blame, a threat or a legal dispute: {found}. Please put it factually, or name the clause.",
    ),
    "checks.tone.exclamation": (
        "Ausrufezeichen: {found}. Bitte schließen Sie den Satz mit einem Punkt.",
        "Exclamation mark: {found}. Please end the sentence with a full stop.",
    ),
    "checks.tone.praise": (
        "Lob in eigener Sache: {found}. Bitte nennen Sie stattdessen eine Tatsache, oder streichen Sie die Stelle.",
        "Praise of ourselves: {found}. Please state a fact instead, or delete it.",
    ),
}

_ASK: dict[str, tuple[str, str]] = {
    "checks.ask.ok": (
        "Eine klare Bitte mit Termin, oder reine Information",
        "One clear request with a date, or information only",
    ),
    "checks.ask.none": (
        "Der Text bittet um nichts. Bitte nennen Sie, was der Empfänger bis wann tun soll, oder schreiben Sie „zu Ihrer"
        " Information“.",
        "The text asks for nothing. Please say what the recipient is to do by when, or write “for your information”.",
    ),
    "checks.ask.undated": (
        "Die Bitte hat keinen Termin: {found}. Bitte nennen Sie einen Tag oder Zeitraum.",
        "The request has no date: {found}. Please name a day or a time window.",
    ),
    "checks.ask.incomplete": (
        "Die Bitte sagt nicht, wer was tun soll: {found}. Bitte sprechen Sie den Empfänger mit einem Verb an.",
        "The request does not say who is to do what: {found}. Please address the recipient with a verb.",
    ),
    "checks.ask.several": (
        "Mehrere Bitten mit Termin: {found}. Bitte beschränken Sie die Mail auf eine.",
        "Several requests with a date: {found}. Please keep to one in this mail.",
    ),
}

_LENGTH: dict[str, tuple[str, str]] = {
    "checks.len.ok": ("Die Länge passt ({words} Wörter)", "The length fits ({words} words)"),
    "checks.len.long": (
        "Der Text ist zu lang: {words} Wörter, höchstens {most}. Bitte kürzen Sie ihn.",
        "The text is too long: {words} words, at most {most}. Please shorten it.",
    ),
    "checks.len.short": (
        "Der Text ist zu kurz: {words} Wörter, mindestens {least}. Bitte ergänzen Sie, was der Empfänger wissen muss.",
        "The text is too short: {words} words, at least {least}. Please add what the recipient needs to know.",
    ),
    "checks.len.sentences": (
        "Die Sätze sind zu lang: im Mittel {mean} Wörter, höchstens {most}. Bitte teilen Sie lange Sätze.",
        "The sentences are too long: {mean} words on average, at most {most}. Please split long sentences.",
    ),
    "checks.len.paragraph": (
        "Ein Absatz hat {words} Wörter (höchstens {most}): {found}. Bitte teilen Sie ihn.",
        "A paragraph has {words} words (at most {most}): {found}. Please split it.",
    ),
}

_FORM: dict[str, tuple[str, str]] = {
    "checks.form.ok": ("Die Form eines Geschäftsbriefs ist eingehalten", "The form of a business letter is kept"),
    "checks.form.subject": (
        "Der Betreff sagt nicht, worum es geht: {found}. Bitte nennen Sie Gegenstand und Thema.",
        "The subject does not say what it is about: {found}. Please name the matter and the topic.",
    ),
    "checks.form.subject_none": (
        "Der Betreff fehlt. Bitte nennen Sie Gegenstand und Thema.",
        "The subject is missing. Please name the matter and the topic.",
    ),
    "checks.form.subject_label": (
        "Im Betreff steht ein überflüssiger Vorsatz: {found}. Bitte lassen Sie „Betreff:“ und wiederholtes „AW:“ weg.",
        "The subject has a needless label: {found}. Please leave out “Subject:” and repeated “Re:”.",
    ),
    "checks.form.salutation_comma": (
        "Hinter der Anrede fehlt das Komma: {found}.",
        "The comma behind the salutation is missing: {found}.",
    ),
    "checks.form.small_letter": (
        "Nach der Anrede mit Komma geht es klein weiter: {found}.",
        "After a German salutation with a comma the text goes on with a small letter: {found}.",
    ),
    "checks.form.blank_line": (
        "Hier fehlt eine Leerzeile: {found}. Bitte trennen Sie Anrede, Absätze und Gruß durch je eine Leerzeile.",
        "A blank line is missing here: {found}. Please separate salutation, paragraphs and closing by one each.",
    ),
    "checks.form.percent": (
        "Prozente in anderer Schreibweise als üblich: {found}. Deutsch „10 %“, Englisch „10%“.",
        "Percentages not written as usual: {found}. German “10 %”, English “10%”.",
    ),
    "checks.form.money": (
        "Beträge in anderer Schreibweise als üblich: {found}. Deutsch „1.250,00 €“, Englisch „€1,250.00“.",
        "Amounts not written as usual: {found}. German “1.250,00 €”, English “€1,250.00”.",
    ),
    "checks.form.number": (
        "Zahlen in anderer Schreibweise als üblich: {found}. Deutsch „1.250 Stück“, Englisch „1,250 pieces“.",
        "Numbers not written as usual: {found}. German “1.250 Stück”, English “1,250 pieces”.",
    ),
    "checks.form.date": (
        "Daten in anderer Schreibweise als üblich: {found}. Deutsch „15.03.2026“ oder „15. März 2026“, Englisch"
        " „15 March 2026“.",
        "Dates not written as usual: {found}. German “15.03.2026” or “15. März 2026”, English “15 March 2026”.",
    ),
    "checks.form.closing": (
        "Die Grußformel fehlt oder ist nicht die übliche: {found}. Deutsch „Mit freundlichen Grüßen“ ohne Komma,"
        " Englisch „Kind regards,“.",
        "The closing is missing or not the usual one: {found}. German “Mit freundlichen Grüßen” without a comma,"
        " English “Kind regards,”.",
    ),
    "checks.form.closing_none": (
        "Die Grußformel fehlt. Bitte schließen Sie den Text mit „Mit freundlichen Grüßen“ (ohne Komma), auf Englisch"
        " mit „Kind regards,“.",
        "The closing is missing. Please end the text with “Kind regards,”, in German with “Mit freundlichen Grüßen”"
        " (without a comma).",
    ),
    "checks.form.signature_none": (
        "Die Signatur fehlt: Unter der Grußformel stehen weder Name noch Firmenangaben. Bitte ergänzen Sie Ihren Namen"
        " und die Firmenangaben (§ 35a GmbHG).",
        "The signature is missing: below the closing stand neither a name nor the company data. Please add your name"
        " and the company data (§ 35a GmbHG).",
    ),
    "checks.form.signature": (
        "In der Signatur fehlt: {found}. Bitte übernehmen Sie die Firmenangaben (§ 35a GmbHG) vollständig.",
        "Missing in the signature: {found}. Please take over the company data (§ 35a GmbHG) in full.",
    ),
    "checks.form.signature_other": (
        "In der Signatur steht eine Nummer, die nicht zu unseren Firmenangaben gehört: {found}. Bitte prüfen Sie sie.",
        "The signature holds a number that is not among our company data: {found}. Please check it.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = _COMPANY | _SECTIONS | _LANGUAGE | _TONE | _ASK | _LENGTH | _FORM
