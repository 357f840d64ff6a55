"""Texts of drafting: escalation."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Einen Rahmenvertrag „{contract}“ von {account} gibt es nicht. Es wurde kein Entwurf erstellt. Bitte prüfen Sie"
        " die Nummer; „kam kpi call_off“ zeigt die Verträge des Kunden.",
        "{account} has no framework agreement “{contract}”. No draft was made. Please check the number; “kam kpi"
        " call_off” shows the agreements of the account.",
    ),
    "no_contract": (
        "{account} hat keinen Rahmenvertrag, für den bis heute etwas abzurufen war. Es wurde kein Entwurf erstellt.",
        "{account} has no framework agreement under which anything was due to date. No draft was made.",
    ),
    "no_data": (
        "Für den Rahmenvertrag {contract} gibt es keine Abrufquote: Bis heute war nichts abzurufen, oder er ist seit"
        " mehr als einem Jahr beendet. Es wurde kein Entwurf erstellt.",
        "There is no call-off ratio for framework agreement {contract}: nothing was due to date, or it ended more than"
        " a year ago. No draft was made.",
    ),
    "fine": (
        "Die Abrufquote des Rahmenvertrags {contract} beträgt {value}, eskaliert wird unter {target}. Es wurde kein"
        " Entwurf erstellt. Für eine Nachfrage ohne Eskalation gibt es „kam draft email“.",
        "The call-off ratio of framework agreement {contract} is {value}; escalation begins below {target}. No draft"
        " was made. To ask without an escalation use “kam draft email”.",
    ),
    "none": (
        "Kein Rahmenvertrag von {account} liegt unter {target}; der niedrigste ist {contract} mit {value}. Es wurde"
        " kein Entwurf erstellt.",
        "No framework agreement of {account} is below {target}; the lowest is {contract} with {value}. No draft was"
        " made.",
    ),
    "nobody": (
        "Bei diesem Kunden ist niemand mit einer Mailadresse gespeichert. Es wurde kein Entwurf erstellt. Bitte"
        " ergänzen Sie den Ansprechpartner im CRM.",
        "Nobody with a mail address is stored for this account. No draft was made. Please add the contact in the CRM.",
    ),
    "no_address": (
        "Zu {name} ist keine Mailadresse gespeichert. Es wurde kein Entwurf erstellt. Bitte ergänzen Sie sie im CRM,"
        " oder nennen Sie einen anderen Ansprechpartner.",
        "No mail address is stored for {name}. No draft was made. Please add it in the CRM or name another contact.",
    ),
    "stage": (
        "Stufe {stage} passt nicht: Zu diesem Vertrag wurden {sent} Schreiben versendet, als Nächstes folgt Stufe"
        " {due}. Es wurde kein Entwurf erstellt.",
        "Stage {stage} does not fit: {sent} mails were sent on this agreement, stage {due} comes next. No draft was"
        " made.",
    ),
    "waiting": (
        "Das letzte Schreiben ging am {sent} hinaus; die nächste Stufe ist ab dem {until} vorgesehen. Es wurde kein"
        " Entwurf erstellt. Bitte rufen Sie bis dahin an.",
        "The last mail left on {sent}; the next stage is planned from {until}. No draft was made. Please phone until"
        " then.",
    ),
    "answered": (
        "Nach dem Schreiben vom {sent} ist am {day} ein Kontakt vom Kunden eingetragen. Es wurde kein Entwurf erstellt."
        " War das keine Antwort darauf, nennen Sie die Stufe ausdrücklich (--stage).",
        "After the mail of {sent} a contact from the customer was logged on {day}. No draft was made. If that was no"
        " answer to it, name the stage explicitly (--stage).",
    ),
    "sponsor": (
        "Stufe 3 zum Rahmenvertrag {contract} schreibt der Sponsor in eigenem Namen. Es wurde kein Entwurf erstellt."
        " Bitte geben Sie die Sache an die Vertriebsleitung.",
        "The sponsor writes stage 3 on framework agreement {contract} in their own name. No draft was made. Please hand"
        " the matter to the Head of Sales.",
    ),
    "no_records": (
        "Bei {account} gibt es keine offene Eskalation eines Rahmenvertrags. Es wurde kein Dokument erstellt. „kam"
        " escalations sweep“ eröffnet sie, wo die Abrufquote zu niedrig ist.",
        "{account} has no open escalation of a framework agreement. No document was made. “kam escalations sweep” opens"
        " one where the call-off ratio is too low.",
    ),
    "no_record": (
        "Zum Rahmenvertrag {contract} ist keine Eskalation offen. Es wurde kein Dokument erstellt. „kam escalations"
        " sweep“ eröffnet sie.",
        "No escalation is open for framework agreement {contract}. No document was made. “kam escalations sweep” opens"
        " it.",
    ),
}

_MAIL: dict[str, tuple[str, str]] = {
    "t1_2.ok": (
        "Quote, Zielwert, Mengen, Zeitraum und Vertrag sind belegt; die Quote ist nachgerechnet",
        "Ratio, target, quantities, period and agreement are backed by facts; the ratio was recomputed",
    ),
    "t1_2.missing": (
        "Im Text fehlt: {found}. Bitte ergänzen Sie diese Angaben.",
        "Missing in the text: {found}. Please add it.",
    ),
    "t1_2.wrong": (
        "Die Quote {value} ist nicht abgerufen geteilt durch geplant ({computed}). Bitte lassen Sie den Entwurf neu"
        " erstellen.",
        "The ratio {value} is not called off divided by planned ({computed}). Please have the draft made again.",
    ),
    "t1_3.ok": ("Die Abrufquote liegt unter dem Zielwert", "The call-off ratio is below the target"),
    "t1_3.fine": (
        "Die Abrufquote liegt mit {value} nicht unter {target}. Die Eskalation kann nicht freigegeben werden.",
        "The call-off ratio is {value} and not below {target}. The escalation cannot be approved.",
    ),
    "t1_3.none": (
        "Zu diesem Vertrag gibt es keine Abrufquote. Die Eskalation kann nicht freigegeben werden.",
        "There is no call-off ratio for this agreement. The escalation cannot be approved.",
    ),
    "t1_4.ok": (
        "Eine Bitte, {count} Termine an Werktagen innerhalb der Frist",
        "One ask, {count} slots on working days inside the clock",
    ),
    "t1_4.late": (
        "Eine Bitte, {count} Termine an Werktagen. Die Frist endet vorher; es sind die frühesten, die sich noch"
        " vorschlagen lassen.",
        "One ask, {count} slots on working days. The clock ends before them; they are the earliest that can still be"
        " proposed.",
    ),
    "t1_4.few": (
        "Der Text nennt {count} Termine mit Uhrzeit; mindestens zwei sind nötig.",
        "The text names {count} slots with a time; at least two are needed.",
    ),
    "t1_4.days": (
        "Kein möglicher Termin (vorbei, kein Werktag oder zu spät): {found}. Bitte schlagen Sie andere vor.",
        "Not possible as a slot (past, no working day, or too late): {found}. Please propose others.",
    ),
    "t1_5.ok": (
        "Der Text fragt nach dem Grund und weist keine Schuld zu",
        "The text asks for the reason and assigns no fault",
    ),
    "t1_5.question": ("Der Text fragt nicht nach dem Grund.", "The text does not ask for the reason."),
    "t1_6.ok": ("{count} Möglichkeiten, keine davon zugesagt", "{count} options, none of them promised"),
    "t1_6.count": (
        "Der Text nennt {count} Möglichkeiten; vorgesehen sind zwei bis vier.",
        "The text names {count} options; two to four are intended.",
    ),
    "t1_6.promise": (
        "Das liest sich wie eine Zusage: {found}. Bitte lassen Sie es offen.",
        "This reads like a promise: {found}. Please leave it open.",
    ),
    "t1_7.ok": ("Nichts Internes im Text", "Nothing internal in the text"),
    "t1_7.found": (
        "Intern und nicht für den Kunden: {found}. Bitte nehmen Sie es heraus.",
        "Internal and not for the customer: {found}. Please take it out.",
    ),
    "t1_8.ok": (
        "Der Empfänger ist als Entscheider oder Einkäufer gespeichert",
        "The recipient is stored as decision maker or buyer",
    ),
    "t1_8.role": (
        "Der Empfänger ist nicht als Entscheider oder Einkäufer gespeichert ({found}). Bitte prüfen Sie, ob das"
        " Schreiben dort richtig ist.",
        "The recipient is not stored as decision maker or buyer ({found}). Please check whether the mail is right"
        " there.",
    ),
    "t1_8.other": (
        "Empfänger von Hand gesetzt: {found}. Bitte prüfen Sie die Rolle.",
        "Recipient set by hand: {found}. Please check the role.",
    ),
    "t1_10.ok": (
        "Umfang ({words} Wörter), Agenda und Anlage passen",
        "Length ({words} words), agenda and attachment are right",
    ),
    "t1_10.agenda": (
        "Die Agenda hat {count} Punkte; vorgesehen sind drei bis fünf.",
        "The agenda has {count} points; three to five are intended.",
    ),
    "t1_10.file": (
        "Der Text nennt eine Anlage, es ist aber keine angehängt.",
        "The text names an attachment, but none is attached.",
    ),
    "t1_10.stale": (
        "Die angehängte Übersicht hat nicht den Stand des Textes. Bitte lassen Sie den Entwurf neu erstellen.",
        "The attached overview is not of the same day as the text. Please have the draft made again.",
    ),
}

_RECORD: dict[str, tuple[str, str]] = {
    "t2.trigger": ("Der Auslöser ist nachgerechnet", "The trigger was recomputed"),
    "t2.trigger.wrong": (
        "Der Auslöser lässt sich nicht nachrechnen: {found}.",
        "The trigger cannot be recomputed: {found}.",
    ),
    "t2.clock": ("Erkannt, angelegt und fällig passen zusammen", "Detected, created and due fit together"),
    "t2.clock.wrong": (
        "Die Daten der Frist passen nicht zusammen: {found}.",
        "The days of the clock do not fit together: {found}.",
    ),
    "t2.owners": (
        "Jede Maßnahme hat eine verantwortliche Person und einen Termin in der Frist oder einen Grund",
        "Every measure has one owner and a day inside the clock or a reason",
    ),
    "t2.owners.wrong": (
        "Maßnahmen ohne verantwortliche Person oder mit spätem Termin ohne Grund: {found}.",
        "Measures without an owner, or late without a reason: {found}.",
    ),
    "t2.facing": ("Je eine Maßnahme intern und beim Kunden", "A measure with the customer and one of ours"),
    "t2.facing.wrong": ("Es fehlt eine Maßnahme: {found}.", "A measure is missing: {found}."),
    "t2.tag": ("Annahmen sind als solche gekennzeichnet", "Assumptions are marked as such"),
    "t2.tag.wrong": ("Ohne das Wort „Annahme:“: {found}.", "Without the word “Assumption:”: {found}."),
    "t2.rights": ("Entscheidungsrechte nennen ihre Quelle", "Decision rights name their source"),
    "t2.rights.wrong": ("Entscheidungsrecht ohne Quelle: {found}.", "Decision right without its source: {found}."),
    "t2.history": ("Einträge im Verlauf haben Tag und Quelle", "Entries of the history have a day and a source"),
    "t2.history.wrong": ("Eintrag ohne Tag oder Quelle: {found}.", "Entry without a day or a source: {found}."),
    "t2.resolved": ("Stand und Nachweis passen zusammen", "Status and evidence fit together"),
    "t2.resolved.wrong": (
        "Als gelöst geführt, aber es fehlt oder stimmt nicht: {found}.",
        "Kept as resolved, but missing or wrong: {found}.",
    ),
    "t2.score": ("„Dokumentiert“ steht nur, wo nichts fehlt", "“Documented” stands only where nothing is missing"),
    "t2.score.wrong": (
        "Der Text nennt den Stand der Pflichtangaben nicht richtig ({found}).",
        "The text does not tell the mandatory fields correctly ({found}).",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    f"drafting.escalation.{name}": pair for name, pair in (_REFUSALS | _MAIL | _RECORD).items()
}
