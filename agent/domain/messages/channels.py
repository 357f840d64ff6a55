"""Teams and Slack: what is told beside the answers themselves."""

TEXTS: dict[str, tuple[str, str]] = {
    "channels.unknown_person": (
        "Ich kenne Sie hier leider noch nicht und darf Ihnen deshalb nichts aus unseren Daten sagen. Es wurde nichts"
        " gefragt und nichts entschieden. Bitte wenden Sie sich an die Administration: Sie kann Ihr Konto mit einem"
        " Benutzer verbinden.",
        "I am sorry, I do not know you here yet, so I may not tell you anything from our data. Nothing was asked and"
        " nothing was decided. Please contact the administrator, who can link your account to a user.",
    ),
    "channels.not_linked": (
        "„{person}“ ist mit keinem Benutzer verbunden. Es wurde nichts geändert. „kam channels people“ zeigt, wer"
        " verbunden ist.",
        "“{person}” is linked to no user. Nothing was changed. “kam channels people” shows who is linked.",
    ),
    "channels.no_id": (
        "Die Kennung ist leer. Es wurde nichts geändert. Bitte nennen Sie Mandant und Person, wie die Plattform sie"
        " führt.",
        "The id is empty. Nothing was changed. Please give tenant and person as the platform names them.",
    ),
    "channels.not_set_up": (
        "Die Plattform „{platform}“ ist nicht eingerichtet. Es wurde nichts gesendet. Bitte wenden Sie sich an die"
        " Administration.",
        "The platform “{platform}” is not set up. Nothing was sent. Please contact the administrator.",
    ),
    "channels.unavailable": (
        "Die Chat-Plattform antwortet nicht ({problem}). Die Nachricht wurde nicht gesendet. Bitte versuchen Sie es"
        " später noch einmal.",
        "The chat platform does not answer ({problem}). The message was not sent. Please try again later.",
    ),
    "channels.message_gone": (
        "Diese Nachricht gibt es auf der Chat-Plattform nicht mehr. Sie wurde nicht geändert.",
        "This message no longer exists on the chat platform. It was not changed.",
    ),
    "channels.people.none": (
        "Es ist noch niemand verbunden. Wer mit der Adresse eines Benutzers schreibt, wird von selbst verbunden.",
        "Nobody is linked yet. Who writes with the address of a user is linked by itself.",
    ),
    "channels.column.platform": ("Plattform", "Platform"),
    "channels.column.tenant": ("Mandant", "Tenant"),
    "channels.column.person": ("Person", "Person"),
    "channels.column.user": ("Benutzer", "User"),
    "channels.column.by": ("verbunden durch", "linked by"),
    "channels.column.at": ("am", "on"),
    "channels.linked": ("„{person}“ ist jetzt „{user}“.", "“{person}” is “{user}” now."),
    "channels.unlinked": (
        "„{person}“ ist nicht mehr verbunden.",
        "“{person}” is no longer linked.",
    ),
    "channels.press": (
        "Diese Schaltfläche kenne ich nicht. Es wurde nichts entschieden. Bitte verwenden Sie die aktuelle Karte.",
        "I do not know this button. Nothing was decided. Please use the current card.",
    ),
    "channels.press.foreign": (
        "Über diesen Entwurf können Sie nicht entscheiden: Er gehört nicht zu Ihren Kunden, oder es gibt ihn nicht"
        " mehr. Es wurde nichts geändert.",
        "You cannot decide on this draft: it does not belong to your accounts, or it no longer exists. Nothing was"
        " changed.",
    ),
    "channels.press.decided": (
        "Das ist schon entschieden: {outcome} Ihr Klick hat nichts geändert.",
        "This is already decided: {outcome} Your click changed nothing.",
    ),
    "channels.press.stale": (
        "Der Entwurf hat sich geändert, seit diese Karte gezeigt wurde. Es wurde nichts entschieden. Die Karte zeigt"
        " jetzt die aktuelle Fassung; bitte lesen Sie sie und entscheiden Sie dann.",
        "The draft has changed since this card was shown. Nothing was decided. The card now shows the current version;"
        " please read it and then decide.",
    ),
    "channels.press.consented": (
        "Diese Zustimmung liegt schon vor; Ihre wurde nicht gespeichert. Es fehlt noch eine andere, die Karte nennt"
        " sie.",
        "This consent has already been given; yours was not stored. Another one is still missing, the card names it.",
    ),
    "channels.no_direct": (
        "Ich kann Ihnen hier noch nicht persönlich schreiben. Die Karte wurde nicht gezeigt. Bitte schreiben Sie mir"
        " einmal direkt.",
        "I cannot write to you in person here yet. The card was not shown. Please send me a direct message once.",
    ),
    "channels.shown": (
        "Die Karte steht in unserer persönlichen Unterhaltung.",
        "The card stands in our personal conversation.",
    ),
    "channels.approved": (
        "Freigegeben. Die Nachricht geht jetzt hinaus; die Karte zeigt, was daraus wird.",
        "Approved. The message goes out now; the card shows what becomes of it.",
    ),
    "channels.edit.on_page": (
        "Dieser Text ist für einen Dialog zu lang. Es wurde nichts geändert. Bitte bearbeiten Sie ihn auf der Seite"
        " „Freigaben“.",
        "This text is too long for a dialogue. Nothing was changed. Please edit it on the page “Approvals”.",
    ),
    "channels.file.too_large": (
        "Die Datei „{name}“ ist größer als {limit} MB. Sie wurde nicht gelesen. Bitte senden Sie eine kleinere.",
        "The file “{name}” is larger than {limit} MB. It was not read. Please send a smaller one.",
    ),
    "channels.file.host": (
        "Die Datei „{name}“ liegt nicht auf den Servern der Chat-Plattform. Sie wurde nicht geladen. Bitte laden Sie"
        " sie hier direkt hoch.",
        "The file “{name}” does not lie on the chat platform's servers. It was not loaded. Please upload it here"
        " directly.",
    ),
    "channels.file.unavailable": (
        "Die Datei „{name}“ war nicht zu laden. Sie wurde nicht gelesen. Bitte laden Sie sie noch einmal hoch.",
        "The file “{name}” could not be loaded. It was not read. Please upload it again.",
    ),
    "channels.working": ("Ich arbeite daran …", "Working on it …"),
    "channels.step.waits": (
        "Wartet auf die vorige Nachricht der Unterhaltung",
        "Waiting for the previous message of the conversation",
    ),
    "channels.cancelled": ("Abgebrochen. Es wird nichts weiter getan.", "Cancelled. Nothing more is done."),
    "channels.nothing_runs": (
        "Hier läuft nichts mehr, was sich abbrechen ließe.",
        "Nothing is running here any more that could be cancelled.",
    ),
    "channels.neutral.working": (
        "Ich kümmere mich darum und antworte persönlich.",
        "I am on it and will answer in person.",
    ),
    "channels.neutral.answered": (
        "Die Antwort habe ich persönlich geschickt, weil hier auch andere mitlesen.",
        "I have sent the answer in person, because others read along here.",
    ),
    "channels.neutral.failed": (
        "Das hat nicht geklappt; den Grund habe ich persönlich geschickt.",
        "That did not work; I have sent the reason in person.",
    ),
    "channels.language.de": ("Deutsch", "German"),
    "channels.language.en": ("Englisch", "English"),
    "channels.button.approve": ("Freigeben", "Approve"),
    "channels.button.edit": ("Bearbeiten", "Edit"),
    "channels.button.reject": ("Ablehnen", "Reject"),
    "channels.button.ask": ("Rückfrage", "Ask back"),
    "channels.button.show": ("Karte zeigen", "Show card"),
    "channels.button.page": ("Seite öffnen", "Open page"),
    "channels.button.report": ("Bericht", "Report"),
    "channels.button.redline": ("Änderungsfassung", "Redline"),
    "channels.button.cancel": ("Abbrechen", "Cancel"),
    "channels.button.mute": ("Stummschalten: {kind}", "Mute: {kind}"),
    "channels.button.unmute": ("Wieder melden: {kind}", "Tell again: {kind}"),
    "channels.card.fallback": ("{kind} · {account} · {state}: {subject}", "{kind} · {account} · {state}: {subject}"),
    "channels.card.fallback.plain": ("{kind} · {account} · {state}", "{kind} · {account} · {state}"),
    "channels.card.text.leaves": ("Genau das geht hinaus:", "Exactly this goes out:"),
    "channels.card.text.internal": (
        "Genau dieser Text wird freigegeben (er bleibt im Haus):",
        "Exactly this text is approved (it stays in the house):",
    ),
    "channels.card.language": ("Sprache", "Language"),
    "channels.card.facts": ("Zahlen mit Herkunft und Stand:", "Figures with source and age:"),
    "channels.card.facts_of": ("Zahlen mit Herkunft, Stand {at}:", "Figures with source, as of {at}:"),
    "channels.card.no_facts": (
        "Der Text enthält keine Zahl aus den Daten.",
        "The text holds no figure from the data.",
    ),
    "channels.card.as_of": ("Stand {at}", "as of {at}"),
    "channels.card.internal": ("intern", "internal"),
    "channels.card.secret": ("geheim", "secret"),
    "channels.card.checks": ("Prüfungen: {passed} von {count} bestanden", "Checks: {passed} of {count} passed"),
    "channels.card.missing": ("Es fehlt noch", "Still missing"),
    "channels.card.asked": ("{who}: „{text}“", "{who}: “{text}”"),
    "channels.card.next": ("Was dann geschieht", "What happens next"),
    "channels.card.decided": ("{what} von {who} am {at}.", "{what} by {who} on {at}."),
    "channels.card.system": ("System", "System"),
    "channels.card.ai": (
        "Vorschlag eines KI-Assistenten; hinaus geht nur, was ein Mensch freigibt.",
        "Proposed by an AI assistant; only what a person approves goes out.",
    ),
    "channels.card.cut": (
        "Der Entwurf ist für diese Karte zu lang. Bitte lesen und entscheiden Sie auf der Seite.",
        "The draft is too long for this card. Please read and decide on the page.",
    ),
    "channels.card.cut_no_page": (
        "Der Entwurf ist für diese Karte zu lang. Bitte lesen und entscheiden Sie auf der Seite „Freigaben“.",
        "The draft is too long for this card. Please read and decide on the page “Approvals”.",
    ),
    "channels.review.head": ("NDA-Prüfung · {document}", "NDA review · {document}"),
    "channels.review.green": ("Grün", "Green"),
    "channels.review.amber": ("Gelb", "Amber"),
    "channels.review.red": ("Rot", "Red"),
    "channels.review.more": (
        "{count} weitere rote Befunde stehen auf der Seite.",
        "{count} more red findings stand on the page.",
    ),
    "channels.review.more.one": (
        "Ein weiterer roter Befund steht auf der Seite.",
        "One more red finding stands on the page.",
    ),
    "channels.review.cut": (
        "Die Prüfung ist für diese Karte zu lang. Alles steht auf der Seite.",
        "The review is too long for this card. All of it stands on the page.",
    ),
    "channels.form.cancel": ("Abbrechen", "Cancel"),
    "channels.form.text": ("Text", "Text"),
    "channels.form.text_part": ("Text, Teil {part}", "Text, part {part}"),
    "channels.form.edit.title": ("Entwurf bearbeiten", "Edit the draft"),
    "channels.form.edit.submit": ("Speichern", "Save"),
    "channels.form.edit.note": (
        "Es entsteht eine neue Fassung, die neu geprüft und freigegeben werden muss. Mehrere Empfänger trennen Sie mit"
        " Komma.",
        "This makes a new version, which has to be checked and approved anew. Separate several recipients by commas.",
    ),
    "channels.form.reject.title": ("Entwurf ablehnen", "Reject the draft"),
    "channels.form.reject.submit": ("Ablehnen", "Reject"),
    "channels.form.reject.words": ("Grund", "Reason"),
    "channels.form.reject.note": ("Es geht dann nichts hinaus.", "Nothing will go out then."),
    "channels.form.ask.title": ("Rückfrage stellen", "Ask back"),
    "channels.form.ask.submit": ("Absenden", "Send"),
    "channels.form.ask.words": ("Frage", "Question"),
    "channels.form.ask.note": (
        "Der Entwurf wartet weiter; die Frage steht auf der Karte und im Verlauf.",
        "The draft goes on waiting; the question stands on the card and in the history.",
    ),
    "channels.ask.briefing": ("Entwirf ein Briefing", "Draft a briefing"),
    "channels.ask.briefing.of": ("Entwirf ein Briefing für {rest}", "Draft a briefing for {rest}"),
    "channels.ask.kpi": ("Zeige die KPIs", "Show the KPIs"),
    "channels.ask.kpi.of": ("Zeige die KPIs: {rest}", "Show the KPIs: {rest}"),
    "channels.ask.reorder": ("Was sollten wir nachbestellen?", "What should we re-order?"),
    "channels.ask.reorder.of": ("Was sollten wir nachbestellen: {rest}", "What should we re-order for {rest}"),
    "channels.ask.contact": ("Welche Kontakte sind überfällig?", "Which contacts are overdue?"),
    "channels.ask.contact.of": ("Zeige den Kontaktverlauf: {rest}", "Show the contact history: {rest}"),
    "channels.ask.nda": ("Bitte prüfe diese NDA.", "Please review this NDA."),
    "channels.ask.nda.of": ("Was sagt unsere NDA-Richtlinie: {rest}", "What does our NDA policy say: {rest}"),
    "channels.ask.escalation": ("Welche Eskalationen sind offen?", "Which escalations are open?"),
    "channels.ask.escalation.of": ("Entwirf die Eskalation: {rest}", "Draft the escalation: {rest}"),
    "channels.ask.escalation.which": ("Entwirf die Eskalation", "Draft the escalation"),
    "channels.ask.plan": ("Entwirf den Account-Plan", "Draft the account plan"),
    "channels.ask.plan.of": ("Entwirf den Account-Plan: {rest}", "Draft the account plan: {rest}"),
    "channels.ask.mail": ("Entwirf eine E-Mail", "Draft an e-mail"),
    "channels.ask.mail.of": ("Entwirf eine E-Mail an {rest}", "Draft an e-mail to {rest}"),
    "channels.help.title": ("Was ich für Sie tun kann", "What I can do for you"),
    "channels.help.briefing": (
        "**/kam briefing Nordwerk**: Briefing für den nächsten Termin entwerfen",
        "**/kam briefing Nordwerk**: draft the briefing for the next meeting",
    ),
    "channels.help.kpi": (
        "**/kam kpi Nordwerk OTIF**: Kennzahlen mit Definition und Stand",
        "**/kam kpi Nordwerk OTIF**: KPIs with definition and age",
    ),
    "channels.help.reorder": (
        "**/kam nachbestellung Nordwerk**: Vorschläge für Nachbestellungen",
        "**/kam reorder Nordwerk**: proposals for re-orders",
    ),
    "channels.help.contact": (
        "**/kam kontakt Sabine Kröger**: Kontaktverlauf; ohne Namen: wer überfällig ist",
        "**/kam contact Sabine Kröger**: contact history; without a name: who is overdue",
    ),
    "channels.help.nda": (
        "**/kam nda Laufzeit**: was unsere NDA-Richtlinie sagt; zum Prüfen laden Sie die NDA hier hoch",
        "**/kam nda term**: what our NDA policy says; upload an NDA here to have it reviewed",
    ),
    "channels.help.escalation": (
        "**/kam eskalation Nordwerk**: Eskalation entwerfen; ohne Namen: welche offen sind",
        "**/kam escalation Nordwerk**: draft an escalation; without a name: which are open",
    ),
    "channels.help.plan": (
        "**/kam plan Nordwerk**: Account-Plan entwerfen",
        "**/kam plan Nordwerk**: draft the account plan",
    ),
    "channels.help.mail": (
        "**/kam mail Nordwerk: wir melden uns nächste Woche**: E-Mail entwerfen",
        "**/kam mail Nordwerk: we will call next week**: draft an e-mail",
    ),
    "channels.help.help": ("**/kam hilfe**: diese Übersicht", "**/kam help**: this overview"),
    "channels.help.foot": (
        "Oder schreiben Sie mir einfach, was Sie wissen möchten. Hinaus geht nur, was ein Mensch freigibt.",
        "Or simply write what you would like to know. Only what a person approves goes out.",
    ),
    "channels.notice.digest": ("Tagesüberblick", "daily digest"),
    "channels.notice.escalation": ("Eskalationsfristen", "escalation deadlines"),
    "channels.notice.run_out": ("drohende Engpässe", "run-outs"),
    "channels.muted": (
        "Stummgeschaltet: {kind}. In der Übersicht können Sie es wieder einschalten.",
        "Muted: {kind}. You can switch it on again in the overview.",
    ),
    "channels.unmuted": ("Sie erhalten wieder: {kind}.", "You will be told again: {kind}."),
    "channels.topic.approval": ("Freigabe", "Approval"),
    "channels.topic.escalation": ("Eskalation", "Escalation"),
    "channels.topic.run_out": ("Engpass", "Run-out"),
    "channels.topic.contact": ("Kontakt", "Contact"),
    "channels.topic.contract": ("Vertrag", "Contract"),
    "channels.topic.chance": ("Potenzial", "Potential"),
    "channels.today.none": ("Heute wartet nichts auf Sie.", "Nothing waits for you today."),
    "channels.today.approval": ("Wartet auf Ihre Entscheidung bis {at}.", "Waits for your decision until {at}."),
    "channels.today.empty": ("Kein Bestand mehr, obwohl Bedarf besteht.", "No stock left although there is demand."),
    "channels.today.run_out": (
        "Läuft am {day} leer, und eine Bestellung per Seefracht braucht {lead} Tage.",
        "Runs out on {day}, and an order by sea takes {lead} days.",
    ),
    "channels.today.contact": (
        "Seit {day} kein Kontakt ({days} Tage); vorgesehen ist einer im Monat.",
        "No contact since {day} ({days} days); one a month is due.",
    ),
    "channels.today.contact.never": (
        "Noch kein Kontakt verzeichnet; vorgesehen ist einer im Monat.",
        "No contact on record yet; one a month is due.",
    ),
    "channels.home.title": ("Ihr Tag", "Your day"),
    "channels.home.wishes": (
        "Was ich von mir aus melde. Außerhalb der Arbeitszeit (19 bis 7 Uhr, Wochenende) melde ich nichts.",
        "What I tell of my own accord. Outside working hours (7 pm to 7 am, weekends) I tell nothing.",
    ),
    "channels.digest.title": ("Ihr Tag, {day}", "Your day, {day}"),
    "channels.digest.why": (
        "Sie erhalten diesen Überblick einmal am Arbeitstag.",
        "You get this overview once every working day.",
    ),
    "channels.alert.escalation.title": ("Eskalation: Frist läuft ab", "Escalation: the deadline is near"),
    "channels.alert.escalation": (
        "**{account}, {id}**: {clock}. Ich melde mich, weil Tag {day} von 14 erreicht ist und die Eskalation noch offen"
        " ist.",
        "**{account}, {id}**: {clock}. I am telling you because day {day} of 14 has come and the escalation is still"
        " open.",
    ),
    "channels.alert.run_out.title": (
        "{count} Artikel laufen leer, bevor Nachschub da sein kann",
        "{count} articles run out before supply can arrive",
    ),
    "channels.alert.run_out.title.one": (
        "Ein Artikel läuft leer, bevor Nachschub da sein kann",
        "One article runs out before supply can arrive",
    ),
    "channels.alert.run_out.why": (
        "Ich melde mich sofort, weil der Bestand innerhalb der Lieferzeit zu Ende geht. Denselben Artikel melde ich"
        " höchstens einmal im Monat.",
        "I am telling you at once because the stock ends within the lead time. I tell of the same article once a month"
        " at most.",
    ),
    "channels.alert.more": ("… und {count} weitere.", "… and {count} more."),
}
