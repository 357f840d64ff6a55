"""Texts about decisions on proposals and the register of NDAs in force."""

TEXTS: dict[str, tuple[str, str]] = {
    "register.end_after_term": (
        "Die NDA gilt nur bis {until}; ein Ende am {day} liegt danach. Es wurde nichts geändert. Bitte nennen Sie einen"
        " früheren Tag.",
        "The NDA is in force until {until} only; an end on {day} lies after that. Nothing was changed. Please give an"
        " earlier day.",
    ),
    "register.recorded_before": (
        "Diese NDA von {account} („{document}“) steht mit denselben Tagen schon im Register. Es wurde nichts"
        " aufgenommen.",
        "This NDA of {account} (“{document}”) is in the register with the same days already. Nothing was recorded.",
    ),
    "decisions.consent": (
        "Dieser Vorschlag wurde von {name} mit dem Recht dazu entschieden. Ihre Änderung wurde nicht gespeichert; bitte"
        " wenden Sie sich an diese Person.",
        "{name} decided on this proposal with the right to do so. Your change was not saved; please turn to that"
        " person.",
    ),
    "typed.too_long": (
        "Der Text „{start}“ ist zu lang: {length} Zeichen, höchstens {longest} sind möglich. Es wurde nichts"
        " gespeichert. Bitte kürzen Sie ihn.",
        "The text “{start}” is too long: {length} characters, at most {longest} are possible. Nothing was stored."
        " Please shorten it.",
    ),
    "typed.characters": (
        "Der Text „{start}“ enthält Steuerzeichen. Es wurde nichts gespeichert. Bitte geben Sie ihn ohne diese Zeichen"
        " ein.",
        "The text “{start}” holds control characters. Nothing was stored. Please enter it without them.",
    ),
    "reviews.no_result": (
        "Die Prüfung „{review}“ hat kein Ergebnis, weil die Datei nicht geprüft werden konnte. Es wurde nichts"
        " gespeichert. Bitte wählen Sie eine abgeschlossene Prüfung.",
        "The review “{review}” has no result because the file could not be reviewed. Nothing was stored."
        " Please choose a review that is done.",
    ),
    "decisions.unknown_proposal": (
        "Den Vorschlag „{proposal}“ gibt es in dieser Prüfung nicht. Es wurde nichts gespeichert. Bitte wählen Sie"
        " einen der angezeigten Vorschläge.",
        "There is no proposal “{proposal}” in this review. Nothing was stored. Please choose one of those shown.",
    ),
    "decisions.reason_missing": (
        "Zum Ablehnen oder Umformulieren eines Vorschlags gehört eine Begründung. Es wurde nichts gespeichert. Bitte"
        " begründen Sie die Entscheidung in einem Satz.",
        "Rejecting or rewriting a proposal needs a reason. Nothing was stored. Please give the reason in one sentence.",
    ),
    "decisions.text_missing": (
        "Zum Umformulieren fehlt der neue Wortlaut. Es wurde nichts gespeichert. Bitte geben Sie ihn ein, oder lehnen"
        " Sie den Vorschlag ab.",
        "The new wording is missing. Nothing was stored. Please enter it, or reject the proposal.",
    ),
    "register.unknown": (
        "Den Eintrag „{entry}“ gibt es nicht oder er gehört nicht zu Ihren Accounts. Es wurde nichts geändert. Bitte"
        " wählen Sie einen aus der Liste (kam nda register).",
        "There is no entry “{entry}”, or it is not one of yours. Nothing was changed. Please choose one from the list"
        " (kam nda register).",
    ),
    "register.account_missing": (
        "Es fehlt der Kunde. Es wurde nichts eingetragen. Bitte nennen Sie den Kunden, mit dem die NDA besteht.",
        "The account is missing. Nothing was recorded. Please name the customer that the NDA is with.",
    ),
    "register.reason_missing": (
        "Es fehlt der Grund, aus dem die NDA endet. Es wurde nichts geändert. Bitte nennen Sie ihn in einem Satz.",
        "The reason why the NDA ends is missing. Nothing was changed. Please give it in one sentence.",
    ),
    "register.already_ended": (
        "Der Eintrag „{entry}“ ist schon beendet. Es wurde nichts geändert. Bitte laden Sie die Liste neu.",
        "The entry “{entry}” has already been ended. Nothing was changed. Please reload the list.",
    ),
    "register.other_account": (
        "Die Prüfung gehört zu einem anderen Kunden als „{account}“. Es wurde nichts eingetragen. Bitte wählen Sie die"
        " Prüfung dieses Kunden.",
        "The review belongs to another account than “{account}”. Nothing was recorded. Please choose a review of this"
        " account.",
    ),
    "register.day": (
        "„{day}“ ist kein Kalendertag. Es wurde nichts gespeichert. Bitte geben Sie das Datum als JJJJ-MM-TT an, etwa"
        " 2026-03-15.",
        "“{day}” is not a calendar day. Nothing was stored. Please give the date as YYYY-MM-DD, say 2026-03-15.",
    ),
    "register.signed_in_future": (
        "Der Tag der Unterzeichnung ({day}) liegt in der Zukunft (heute: {today}). Es wurde nichts eingetragen."
        " Bitte tragen Sie die NDA ein, wenn sie unterzeichnet ist.",
        "The day of signing ({day}) lies in the future (today: {today}). Nothing was recorded."
        " Please record the NDA once it has been signed.",
    ),
    "register.end_before_signing": (
        "Das Ende ({day}) liegt vor der Unterzeichnung ({signed}). Es wurde nichts gespeichert. Bitte prüfen Sie beide"
        " Daten.",
        "The end ({day}) lies before the signing ({signed}). Nothing was stored. Please check both dates.",
    ),
    "register.implausible": (
        "Der Tag {day} kann nicht gemeint sein. Es wurde nichts gespeichert. Bitte prüfen Sie das Jahr.",
        "The day {day} cannot be meant. Nothing was stored. Please check the year.",
    ),
    "register.state.expired": ("abgelaufen", "expired"),
    "register.state.ending": ("läuft ab", "ending"),
    "register.state.in_force": ("in Kraft", "in force"),
    "register.state.open_ended": ("in Kraft, unbefristet", "in force, no end"),
    "register.state.ended": ("beendet", "ended"),
    "register.ends_in": (
        "Die NDA mit {account} läuft in {days} Tagen ab ({day}).",
        "The NDA with {account} ends in {days} days ({day}).",
    ),
    "register.ends_tomorrow": (
        "Die NDA mit {account} läuft morgen ab ({day}).",
        "The NDA with {account} ends tomorrow ({day}).",
    ),
    "register.ends_today": (
        "Die NDA mit {account} läuft heute ab ({day}).",
        "The NDA with {account} ends today ({day}).",
    ),
    "register.expired": (
        "Die NDA mit {account} ist am {day} abgelaufen.",
        "The NDA with {account} ended on {day}.",
    ),
    "register.survives": (
        "Die Geheimhaltungspflichten gelten bis {day} fort.",
        "The duties of confidentiality go on until {day}.",
    ),
    "register.decided_by": ("Es entscheidet: {decides}.", "Decided by: {decides}."),
    "register.accepted": ("akzeptiert von {name}", "accepted by {name}"),
    "register.not_accepted": (
        "ohne dokumentierte Zustimmung (zuständig: {decides})",
        "no documented consent of {decides}",
    ),
    "register.what_it_means": (
        "Der Eintrag hält fest, dass eine unterzeichnete NDA vorliegt. Er ist keine Annahme und keine Freigabe durch"
        " den Assistenten. Über die Annahme einer NDA entscheidet: {decides}.",
        "The entry records that a signed NDA exists. It is neither an acceptance nor an approval by the assistant."
        " Whether an NDA is accepted is decided by: {decides}.",
    ),
    "register.recorded": ("Eingetragen: {account}, Nummer {entry}.", "Recorded: {account}, number {entry}."),
    "register.term_known": (
        "Achtung: Die geprüfte Fassung nennt eine Laufzeit, die rechnerisch am {day} endet; eingetragen ist die NDA"
        " ohne Ende, und niemand wird erinnert. Wenn das nicht gewollt ist, beenden Sie den Eintrag und tragen Sie die"
        " NDA mit --until neu ein.",
        "Note: the reviewed version states a term that would end on {day}; the NDA is recorded without an end, and"
        " nobody will be reminded. If that is not meant, end the entry and record it again with --until.",
    ),
    "register.ended": (
        "Beendet zum {day}: {account}, Nummer {entry}.",
        "Ended as of {day}: {account}, number {entry}.",
    ),
    "register.empty": ("Im Register steht keine NDA.", "There is no NDA in the register."),
    "register.head": ("Register der NDAs, Stand {day}", "Register of NDAs as of {day}"),
    "register.column.account": ("Kunde", "Account"),
    "register.column.state": ("Stand", "State"),
    "register.column.until": ("in Kraft bis", "in force until"),
    "register.column.days": ("Tage", "Days"),
    "register.column.signed": ("unterzeichnet", "signed"),
    "register.noticed": ("läuft ab (≤ {days} Tage)", "ending (≤ {days} days)"),
}
