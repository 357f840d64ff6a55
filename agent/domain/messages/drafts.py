"""Texts of drafts and their approval."""

TEXTS: dict[str, tuple[str, str]] = {
    "drafts.unknown": (
        "Den Entwurf „{draft}“ gibt es nicht, oder er gehört nicht zu Ihren Kunden. Was auf Sie wartet, steht in"
        " der Liste der Freigaben.",
        "There is no draft “{draft}”, or it does not belong to your accounts. The list of approvals shows what"
        " waits for you.",
    ),
    "drafts.answer": (
        "Diese Antwort auf einen Entwurf ist nicht vorgesehen. Möglich sind Freigeben, Bearbeiten (Text, Betreff,"
        " Empfänger), Ablehnen mit Grund und Rückfrage. Es wurde nichts entschieden.",
        "This is no answer to a draft. It can be approved, edited (text, subject, recipients), rejected with a reason"
        " or asked about. Nothing was decided.",
    ),
    "drafts.no_file": (
        "Diesen Anhang hat der Entwurf „{draft}“ nicht.",
        "The draft “{draft}” has no such attachment.",
    ),
    "drafts.files_too_large": (
        "Die Anhänge sind zusammen größer als {limit} MB. Es wurde nichts gespeichert. Bitte hängen Sie weniger oder"
        " kleinere Dateien an.",
        "The attachments are larger than {limit} MB together. Nothing was stored. Please attach fewer or smaller"
        " files.",
    ),
    "drafts.too_many_files": (
        "{count} Anhänge sind zu viele; erlaubt sind {most}. Es wurde nichts gespeichert. Bitte hängen Sie weniger"
        " Dateien an oder fassen Sie sie zusammen.",
        "{count} attachments are too many; {most} are allowed. Nothing was stored. Please attach fewer files or put"
        " them together.",
    ),
    "drafts.request_reused": (
        "Unter der Kennung „{request}“ haben Sie schon etwas anderes angefragt: den Entwurf „{draft}“. Es wurde nichts"
        " gespeichert. Bitte verwenden Sie für einen neuen Entwurf eine neue Kennung.",
        "Under the request id “{request}” you have already asked for something else: the draft “{draft}”. Nothing was"
        " stored. Please use a new id for a new draft.",
    ),
    "drafts.empty": (
        "Der Text ist leer. Es wurde nichts gespeichert. Bitte schreiben Sie einen Text.",
        "The text is empty. Nothing was stored. Please write a text.",
    ),
    "drafts.no_mail": (
        "Ein Entwurf der Art „{kind}“ geht an niemanden nach außen. Bitte lassen Sie die Empfänger weg.",
        "A draft of the kind “{kind}” goes to nobody outside. Please leave out the recipients.",
    ),
    "drafts.not_utf8": (
        "Die Datei „{name}“ ist kein UTF-8-Text. Es wurde nichts gespeichert. Bitte speichern Sie sie als UTF-8.",
        "The file “{name}” is no UTF-8 text. Nothing was stored. Please save it as UTF-8.",
    ),
    "drafts.unchanged": (
        "An „{draft}“ wurde nichts geändert. Die Version bleibt, wie sie ist.",
        "Nothing of “{draft}” was changed. The version stays as it is.",
    ),
    "drafts.reason": (
        "Bitte nennen Sie einen Grund (ein paar Worte genügen). Es wurde nichts entschieden.",
        "Please give a reason (a few words will do). Nothing was decided.",
    ),
    "drafts.tampered": (
        "Der gespeicherte Entwurf „{draft}“ stimmt nicht mit seiner Prüfsumme überein. Er wurde außerhalb des"
        " Programms verändert, oder secret.key wurde ausgetauscht. Er kann weder gezeigt noch freigegeben noch"
        " versendet werden. Bitte wenden Sie sich an den Administrator.",
        "The stored draft “{draft}” does not match its digest. It was changed outside of the program, or secret.key"
        " was replaced. It can be neither shown nor approved nor sent. Please contact your administrator.",
    ),
    "drafts.stale": (
        "Den Entwurf „{draft}“ gibt es inzwischen in einer anderen Fassung als der, die Sie gesehen haben. Es wurde"
        " nichts entschieden. Bitte sehen Sie sich die aktuelle Fassung an.",
        "The draft “{draft}” no longer is the version that you have seen. Nothing was decided. Please look at the"
        " current version.",
    ),
    "drafts.moved": (
        "Seit dem Entwurf „{draft}“ hat sich etwas geändert: {what}. Es wurde nichts freigegeben; eine neue Fassung"
        " wartet auf Sie.",
        "Something has changed since the draft “{draft}” was made: {what}. Nothing was approved; a new version waits"
        " for you.",
    ),
    "drafts.moved.facts": ("neue Zahlen ({names})", "new figures ({names})"),
    "drafts.moved.rules": (
        "die Regeln oder die Stammdaten, nach denen er geprüft wird",
        "the rules or the master data that it is checked against",
    ),
    "drafts.blocked": (
        "„{draft}“ kann so nicht freigegeben werden: {why} Bitte bearbeiten Sie den Entwurf.",
        "“{draft}” cannot be approved like this: {why} Please edit the draft.",
    ),
    "drafts.no_right": (
        "Über „{draft}“ entscheidet der zuständige Key Account Manager oder die genannte Abteilung. Es wurde nichts"
        " entschieden.",
        "“{draft}” is for the account's key account manager or the department named to decide. Nothing was decided.",
    ),
    "drafts.second_is_first": (
        "Sie haben „{draft}“ schon zugestimmt. Die zweite Freigabe muss jemand anderes geben.",
        "You have already agreed to “{draft}”. The second approval must come from somebody else.",
    ),
    "drafts.consented": (
        "Diese Zustimmung zu „{draft}“ liegt schon vor; Ihre wurde nicht gespeichert. Es fehlt noch eine andere"
        " Zustimmung; „kam approvals show {draft}“ nennt sie.",
        "This consent to “{draft}” has already been given; yours was not stored. Another consent is still missing;"
        " “kam approvals show {draft}” names it.",
    ),
    "drafts.is.pending": (
        "„{draft}“ wartet noch auf die Freigabe. Es wurde nichts entschieden.",
        "“{draft}” still waits for approval. Nothing was decided.",
    ),
    "drafts.is.approved": (
        "„{draft}“ ist schon freigegeben. Es wurde nichts entschieden. „kam approvals show {draft}“ zeigt den Stand.",
        "“{draft}” has already been approved. Nothing was decided. “kam approvals show {draft}” tells where it is.",
    ),
    "drafts.is.rejected": (
        "„{draft}“ ist schon abgelehnt. Es wurde nichts entschieden. Soll doch etwas hinausgehen, lassen Sie bitte"
        " einen neuen Entwurf erstellen.",
        "“{draft}” has already been rejected. Nothing was decided. If something shall go out after all, please have a"
        " new draft made.",
    ),
    "drafts.is.expired": (
        "Die Frist von „{draft}“ ist abgelaufen. Es wurde nichts entschieden. Bitte lassen Sie einen neuen Entwurf"
        " erstellen.",
        "The time of “{draft}” is over. Nothing was decided. Please have a new draft made.",
    ),
    "drafts.is.superseded": (
        "„{draft}“ wurde durch einen neuen Entwurf ersetzt. Es wurde nichts entschieden. Bitte entscheiden Sie über"
        " den neuen.",
        "“{draft}” was replaced by a new draft. Nothing was decided. Please decide on the new one.",
    ),
    "drafts.is.sending": (
        "„{draft}“ wird gerade versendet. Es wurde nichts entschieden. „kam approvals show {draft}“ zeigt den Stand.",
        "“{draft}” is being sent. Nothing was decided. “kam approvals show {draft}” tells where it is.",
    ),
    "drafts.is.sent": (
        "„{draft}“ ist schon versendet. Es wurde nichts entschieden und nichts noch einmal versendet.",
        "“{draft}” has already been sent. Nothing was decided, and nothing was sent once more.",
    ),
    "drafts.is.uncertain": (
        "Ob „{draft}“ angekommen ist, steht nicht fest. Es wurde nichts entschieden. Bitte klären Sie es und halten"
        " Sie das Ergebnis mit „kam approvals resolve {draft}“ fest.",
        "Whether “{draft}” has arrived is not certain. Nothing was decided. Please find out and record the result with"
        " “kam approvals resolve {draft}”.",
    ),
    "drafts.is.failed": (
        "Der Versand von „{draft}“ ist gescheitert. Es wurde nichts entschieden. Mit „kam approvals resolve {draft}“"
        " können Sie ihn noch einmal anstoßen.",
        "Sending “{draft}” has failed. Nothing was decided. With “kam approvals resolve {draft}” you can have it sent"
        " once more.",
    ),
    "drafts.list.none": ("Es wartet nichts auf Sie.", "Nothing waits for you."),
    "drafts.list.none_found": ("Es gibt keine solchen Entwürfe.", "There are no such drafts."),
    "drafts.stored": ("Entwurf {draft} wartet auf die Freigabe.", "Draft {draft} waits for approval."),
    "drafts.told.pending": (
        "Ihre Zustimmung ist festgehalten. Es fehlt noch: {who}.",
        "Your consent is recorded. Still missing: {who}.",
    ),
    "drafts.told.edited": (
        "Version {version} wartet auf die Freigabe. Frühere Zustimmungen gelten nicht mehr.",
        "Version {version} waits for approval. Earlier consents no longer count.",
    ),
    "drafts.told.asked": ("Ihre Rückfrage ist festgehalten.", "Your question is recorded."),
    "drafts.told.approved": (
        "Freigegeben. Der Versand steht an; „kam approvals show {draft}“ zeigt, was daraus wird.",
        "Approved. It will be sent; “kam approvals show {draft}” shows what becomes of it.",
    ),
    "drafts.told.approved.none": ("Freigegeben.", "Approved."),
    "drafts.told.sent": ("Freigegeben und versendet.", "Approved and sent."),
    "drafts.told.rejected": ("Abgelehnt. Es geht nichts hinaus.", "Rejected. Nothing goes out."),
    "drafts.told.uncertain": (
        "Freigegeben, aber ob die Nachricht angekommen ist, steht nicht fest. Bitte klären Sie es und halten Sie das"
        " Ergebnis mit „kam approvals resolve {draft}“ fest.",
        "Approved, but whether the message has arrived is not certain. Please find out and record the result with"
        " “kam approvals resolve {draft}”.",
    ),
    "drafts.told.failed": (
        "Freigegeben, aber der Versand ist gescheitert: {problem}",
        "Approved, but sending failed: {problem}",
    ),
    "drafts.told.resolved": ("Festgehalten.", "Recorded."),
    "drafts.written_by.template": (
        "Text aus unserer Vorlage ({template})",
        "Text from our template ({template})",
    ),
    "drafts.written_by.template.alone": ("Text vom Programm", "Text by the program"),
    "drafts.written_by.model": (
        "Text von einem Sprachmodell formuliert (Vorlage {template}, Anweisung {prompt})",
        "Text worded by a language model (template {template}, prompt {prompt})",
    ),
    "drafts.written_by.user.alone": (
        "Text von Hand geschrieben oder bearbeitet",
        "Text written or edited by hand",
    ),
    "drafts.word.to": ("An", "To"),
    "drafts.word.cc": ("Kopie", "Cc"),
    "drafts.word.bcc": ("Blindkopie", "Bcc"),
    "drafts.word.subject": ("Betreff", "Subject"),
    "drafts.word.attachments": ("Anhänge", "Attachments"),
    "drafts.word.facts": ("Zahlen", "Figures"),
    "drafts.word.typed": ("von Hand", "typed"),
    "drafts.word.checks": ("Prüfungen", "Checks"),
    "drafts.word.ok": ("in Ordnung", "ok"),
    "drafts.word.notice": ("Hinweis", "notice"),
    "drafts.word.blocks": ("blockiert", "blocks"),
    "drafts.word.right": ("Entscheidung", "Decision"),
    "drafts.word.consents": ("Zustimmungen", "Consents"),
    "drafts.word.changes": ("Änderungen zur Fassung davor", "Changes to the version before"),
    "drafts.word.history": ("Verlauf", "History"),
    "drafts.word.delivery": ("Versand", "Delivery"),
    "drafts.word.expires": ("Frist", "Expires"),
    "drafts.word.digest": ("Prüfsumme", "Digest"),
    "drafts.word.version": ("Fassung {version}", "version {version}"),
    "drafts.word.account": ("Kunde", "Account"),
    "drafts.word.kind": ("Art", "Kind"),
    "drafts.word.status": ("Stand", "Status"),
    "drafts.word.own_name": ("dem zuständigen Key Account Manager", "the account's key account manager"),
    "drafts.word.id": ("Entwurf", "Draft"),
    "drafts.word.blocked": ("blockiert", "blocked"),
    "drafts.recipient.waiting": ("wartet", "waiting"),
    "drafts.recipient.accepted": ("angenommen", "accepted"),
    "drafts.recipient.refused": ("abgewiesen", "refused"),
    "drafts.recipient.uncertain": ("unklar", "uncertain"),
    "drafts.kind.escalation": ("Eskalation", "Escalation"),
    "drafts.kind.email": ("E-Mail", "E-mail"),
    "drafts.kind.reorder": ("Nachbestellung", "Re-order"),
    "drafts.kind.account_plan": ("Account-Plan", "Account plan"),
    "drafts.kind.briefing": ("Briefing", "Briefing"),
    "drafts.kind.price_preparation": ("Preisvorbereitung", "Price preparation"),
    "drafts.kind.crm_note": ("CRM-Notiz", "CRM note"),
    "drafts.kind.escalation_record": ("Eskalationsprotokoll", "Escalation record"),
    "drafts.kind.renegotiation": ("Nachverhandlung", "Renegotiation brief"),
    "drafts.kind.unreadable": ("nicht lesbar", "unreadable"),
    "drafts.status.unreadable": ("nicht lesbar, verändert", "unreadable, tampered with"),
    "drafts.status.pending": ("wartet auf Freigabe", "waits for approval"),
    "drafts.status.approved": ("freigegeben", "approved"),
    "drafts.status.rejected": ("abgelehnt", "rejected"),
    "drafts.status.expired": ("abgelaufen", "expired"),
    "drafts.status.superseded": ("ersetzt", "superseded"),
    "drafts.status.sending": ("wird versendet", "being sent"),
    "drafts.status.sent": ("versendet", "sent"),
    "drafts.status.uncertain": ("Zustellung unklar", "delivery uncertain"),
    "drafts.status.failed": ("Versand gescheitert", "sending failed"),
    "drafts.event.proposed": ("vorgeschlagen", "proposed"),
    "drafts.event.edited": ("bearbeitet", "edited"),
    "drafts.event.refreshed": ("mit neuen Zahlen", "with new figures"),
    "drafts.event.asked": ("Rückfrage", "question"),
    "drafts.event.consented": ("zugestimmt", "agreed"),
    "drafts.event.approved": ("freigegeben", "approved"),
    "drafts.event.rejected": ("abgelehnt", "rejected"),
    "drafts.event.expired": ("abgelaufen", "expired"),
    "drafts.event.superseded": ("ersetzt", "superseded"),
    "drafts.event.sending": ("wird versendet", "being sent"),
    "drafts.event.sent": ("versendet", "sent"),
    "drafts.event.postponed": ("Versand verschoben", "sending postponed"),
    "drafts.event.uncertain": ("Zustellung unklar", "delivery uncertain"),
    "drafts.event.failed": ("Versand gescheitert", "sending failed"),
    "drafts.event.resolved": ("geklärt", "resolved"),
    "drafts.capacity.own": ("Key Account Management", "Key account management"),
    "drafts.right.alone": ("Sie entscheiden allein{source}.", "You decide alone{source}."),
    "drafts.right.alignment": ("Zweite Freigabe: {who}{source}.", "Second approval: {who}{source}."),
    "drafts.right.not_kam": (
        "Das entscheidet nicht das Key Account Management, sondern: {who}{source}.",
        "This is not for key account management to decide, but for: {who}{source}.",
    ),
    "drafts.next.missing": (
        "Es fehlt noch die Zustimmung von: {who}. Vorher geschieht nichts, und es geht nichts hinaus.",
        "Still missing is the consent of: {who}. Until then nothing happens, and nothing goes out.",
    ),
    "drafts.next.mail": (
        "Nach der Freigabe geht genau dieser Text im Namen von {sender} an {to}.",
        "After the approval exactly this text goes to {to} in the name of {sender}.",
    ),
    "drafts.next.crm": (
        "Nach der Freigabe wird genau dieser Text im CRM bei {account} als Notiz abgelegt.",
        "After the approval exactly this text is filed in the CRM as a note on {account}.",
    ),
    "drafts.next.none": (
        "Nach der Freigabe gilt das Dokument als freigegeben; es verlässt das Haus nicht.",
        "After the approval the document counts as approved; it does not leave the house.",
    ),
}
