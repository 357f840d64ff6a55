"""Wording of the approvals pages; words of a draft itself (states, kinds, checks) stand in the messages."""

TEXTS: dict[str, tuple[str, str]] = {
    "nav.approvals": ("Freigaben", "Approvals"),
    "nav.open": ("offen", "open"),
    "approvals.title": ("Freigaben", "Approvals"),
    "approvals.lead": (
        "Nichts verlässt das Haus, bevor ein Mensch es freigegeben hat. Was zuerst abläuft, steht oben.",
        "Nothing leaves the house before a person has approved it. What expires first comes first.",
    ),
    "approvals.ai": (
        "Sie arbeiten mit einem KI-Assistenten. Er schlägt vor; hinaus geht nur, was ein Mensch freigibt, und zwar"
        " genau so, wie es hier steht.",
        "You are working with an AI assistant. It proposes; only what a person approves goes out, exactly as it is"
        " shown here.",
    ),
    "approvals.script": (
        "Lesen können Sie hier ohne JavaScript. Zum Entscheiden schalten Sie es bitte für diese Adresse ein oder nutzen"
        " Sie „kam approvals“.",
        "You can read this page without JavaScript. To decide, please enable it for this address, or use “kam"
        " approvals”.",
    ),
    "approvals.filter": ("Entwürfe nach Stand", "Drafts by status"),
    "approvals.filter.pending": ("Offen", "Open"),
    "approvals.filter.approved": ("Freigegeben", "Approved"),
    "approvals.filter.rejected": ("Abgelehnt, abgelaufen, ersetzt", "Rejected, expired, replaced"),
    "approvals.filter.all": ("Alle", "All"),
    "approvals.trouble": ("Zustellung klären", "Deliveries to clear up"),
    "approvals.trouble_lead": (
        "Diese Nachrichten sind freigegeben, aber ob sie angekommen sind, steht nicht fest, oder der Versand ist"
        " gescheitert. Sie werden nicht von selbst noch einmal gesendet.",
        "These messages are approved, but whether they arrived is not certain, or sending failed. They are not sent"
        " again by themselves.",
    ),
    "approvals.list": ("Entwürfe", "Drafts"),
    "approvals.to": ("an {to}", "to {to}"),
    "approvals.expires": ("Frist", "Expires"),
    "approvals.expires_soon": ("läuft bald ab", "expires soon"),
    "approvals.expired": ("Frist abgelaufen", "time is over"),
    "approvals.made": ("Erstellt", "Made"),
    "approvals.blocked": ("blockiert", "blocked"),
    "approvals.second": ("Zweite Freigabe: {who}", "Second approval: {who}"),
    "approvals.most": (
        "Gezeigt werden die neuesten {count}. Ältere finden Sie mit „kam approvals list“.",
        "The latest {count} are shown. Find older ones with “kam approvals list”.",
    ),
    "approvals.problem": ("Das kann nicht gezeigt werden", "This cannot be shown"),
    "approvals.problem_switch": (
        "Gehört es zu den Kunden einer anderen Person, wechseln Sie oben die Anmeldung; die Adresse bleibt dieselbe.",
        "If it belongs to somebody else's accounts, switch the sign-in above; the address stays the same.",
    ),
    "approvals.back": ("Alle Freigaben", "All approvals"),
    "card.to_decision": ("Zur Entscheidung", "To the decision"),
    "card.by": ("vorgeschlagen von {user}", "proposed by {user}"),
    "card.over": (
        "Die Frist ist abgelaufen. Über diesen Entwurf lässt sich nicht mehr entscheiden.",
        "The time is over. This draft can no longer be decided on.",
    ),
    "card.text": ("Genau das geht hinaus", "Exactly this goes out"),
    "card.text_sent": ("Genau das ist hinausgegangen", "Exactly this went out"),
    "card.text_not_sent": ("Das wäre hinausgegangen", "This would have gone out"),
    "card.text_internal": ("Genau dieser Text", "Exactly this text"),
    "card.nobody": ("niemand", "nobody"),
    "card.all": ("Alles zeigen ({count} weitere Zeilen)", "Show all ({count} more lines)"),
    "card.html": ("HTML-Fassung derselben Nachricht (Quelltext)", "HTML version of the same message (source)"),
    "card.bytes": ("{count} Byte", "{count} bytes"),
    "card.no_facts": (
        "Der Text enthält keine Zahl aus den Daten.",
        "The text holds no figure from the data.",
    ),
    "card.fact.value": ("Wert", "Value"),
    "card.fact.label": ("Bedeutung", "Meaning"),
    "card.fact.source": ("Herkunft", "Source"),
    "card.fact.as_of": ("Stand", "As of"),
    "card.fact.typed": ("von Hand eingegeben, nicht aus den Daten", "typed by hand, not from the data"),
    "card.fact.rows": ("{count} Zeilen", "{count} rows"),
    "card.fact.no_rows": ("ohne einzelne Zeilen", "no single rows"),
    "card.fact.rule": ("Regel {id}, Version {version}", "Rule {id}, version {version}"),
    "card.fact.internal": ("intern", "internal"),
    "card.fact.secret": ("geheim", "secret"),
    "card.checks_lead": (
        "Was „blockiert“, verhindert die Freigabe; ein Hinweis nicht.",
        "What “blocks” prevents the approval; a notice does not.",
    ),
    "card.passed.other": ("{count} Prüfungen in Ordnung", "{count} checks passed"),
    "card.passed.one": ("1 Prüfung in Ordnung", "1 check passed"),
    "card.missing": ("Es fehlt noch: {who}", "Still missing: {who}"),
    "card.first": ("Erste Fassung, nichts zu vergleichen.", "First version, nothing to compare."),
    "card.same": (
        "Text und Empfänger sind gleich; neu sind Zahlen, Prüfungen oder Regeln.",
        "Text and recipients are the same; figures, checks or rules are new.",
    ),
    "card.removed": ("entfernt:", "removed:"),
    "card.added": ("neu:", "new:"),
    "card.system": ("System", "System"),
    "card.sender": ("Absender", "Sender"),
    "card.attempts": ("Versuche", "Attempts"),
    "card.again_at": ("Nächster Versuch", "Next attempt"),
    "card.reply": ("Antwort der Gegenstelle", "Answer of the other side"),
    "card.decided": ("{what} von {who}", "{what} by {who}"),
    "decide.title": ("Ihre Entscheidung", "Your decision"),
    "decide.approve": ("Freigeben", "Approve"),
    "decide.edit": ("Bearbeiten", "Edit"),
    "decide.reject": ("Ablehnen", "Reject"),
    "decide.ask": ("Rückfrage", "Ask back"),
    "decide.arrived": ("Ist angekommen", "It has arrived"),
    "decide.again": ("Noch einmal senden", "Send once more"),
    "decide.cancel": ("Abbrechen", "Cancel"),
    "decide.blocked": (
        "Freigeben lässt sich der Entwurf erst, wenn keine Prüfung mehr blockiert.",
        "The draft can be approved once no check blocks any more.",
    ),
    "decide.consented": (
        "Sie haben dieser Fassung zugestimmt. Die zweite Freigabe muss jemand anderes geben.",
        "You have agreed to this version. The second approval must come from somebody else.",
    ),
    "decide.others": (
        "Freigeben können diesen Entwurf andere; Sie können eine Rückfrage stellen.",
        "Others can approve this draft; you can ask back.",
    ),
    "decide.none": ("Hier ist nichts mehr zu entscheiden.", "There is nothing left to decide here."),
    "decide.uncertain": (
        "Die Nachricht ist vielleicht angekommen: Die Verbindung brach ab, bevor die Gegenstelle es bestätigt hat."
        " Bitte fragen Sie beim Empfänger nach. „Ist angekommen“ schließt den Vorgang ab, gesendet wird dann nichts."
        " „Noch einmal senden“ schickt dieselbe Nachricht an alle, die sie nicht bestätigt haben; wer sie doch schon"
        " hat, kann sie doppelt bekommen.",
        "The message may have arrived: the connection broke before the other side confirmed it. Please ask the"
        " recipient. “It has arrived” closes the matter, and nothing is sent then. “Send once more” sends the same"
        " message to everybody who has not confirmed it; who has it after all may get it twice.",
    ),
    "decide.failed": (
        "Die Nachricht wurde nicht zugestellt; der Grund steht beim Versand. Ist er behoben, schickt „Noch einmal"
        " senden“ dieselbe Nachricht erneut. „Ist angekommen“ schließt den Vorgang ab, gesendet wird dann nichts,"
        " etwa weil der Empfänger sie auf anderem Weg erhalten hat.",
        "The message was not delivered; the reason stands with the delivery. Once it is mended, “Send once more” sends"
        " the same message again. “It has arrived” closes the matter, and nothing is sent then, for instance because"
        " the recipient got it another way.",
    ),
    "decide.note": ("Bemerkung zur Freigabe (optional)", "Note on the approval (optional)"),
    "decide.reason_edit": ("Warum ändern Sie den Entwurf? (optional)", "Why do you change the draft? (optional)"),
    "decide.reason_reject": ("Warum lehnen Sie ab?", "Why do you reject it?"),
    "decide.reason_arrived": ("Woher wissen Sie das?", "How do you know?"),
    "decide.reason_again": ("Warum soll die Nachricht noch einmal hinaus?", "Why is the message to go out once more?"),
    "decide.question": ("Ihre Rückfrage", "Your question"),
    "decide.question_hint": (
        "Sie steht im Verlauf; der Entwurf wartet weiter.",
        "It is kept in the history; the draft goes on waiting.",
    ),
    "decide.reason_missing": ("Bitte schreiben Sie ein paar Worte.", "Please write a few words."),
    "decide.to": ("An", "To"),
    "decide.cc": ("Kopie", "Cc"),
    "decide.bcc": ("Blindkopie", "Bcc"),
    "decide.subject": ("Betreff", "Subject"),
    "decide.text": ("Text", "Text"),
    "decide.text_missing": ("Der Text darf nicht leer sein.", "The text must not be empty."),
    "decide.addresses_hint": ("Mehrere Adressen mit Komma trennen.", "Separate several addresses by commas."),
    "decide.unchanged": ("Es ist nichts geändert.", "Nothing is changed."),
    "decide.save.edit": ("Neue Fassung speichern", "Save the new version"),
    "decide.save.reject": ("Endgültig ablehnen", "Reject for good"),
    "decide.save.ask": ("Rückfrage stellen", "Ask"),
    "decide.save.arrived": ("Als angekommen vermerken", "Note as arrived"),
    "decide.save.again": ("Noch einmal senden", "Send once more"),
    "decide.done.approve": ("Freigegeben.", "Approved."),
    "decide.done.consent": (
        "Ihre Zustimmung ist festgehalten; eine weitere Freigabe fehlt noch.",
        "Your consent is recorded; another approval is still missing.",
    ),
    "decide.done.edit": ("Die neue Fassung wartet auf die Freigabe.", "The new version waits for approval."),
    "decide.done.reject": ("Abgelehnt. Es geht nichts hinaus.", "Rejected. Nothing goes out."),
    "decide.done.ask": ("Ihre Rückfrage ist festgehalten.", "Your question is recorded."),
    "decide.done.resolve": ("Festgehalten.", "Recorded."),
    "decide.not_done": ("Nicht ausgeführt. {problem}", "Not carried out. {problem}"),
    "decide.changed": ("Inzwischen geändert", "Changed in the meantime"),
    "decide.load": ("Aktuelle Fassung laden", "Load the current version"),
    "decide.kept": (
        "Gezeigt wird jetzt Fassung {version}. Was Sie eingegeben haben, ist erhalten; bitte vergleichen Sie es.",
        "Version {version} is now shown. What you typed is kept; please compare it.",
    ),
    "decide.loaded": ("Gezeigt wird jetzt Fassung {version}.", "Version {version} is now shown."),
    "decide.closed": (
        "Über diesen Entwurf lässt sich nicht mehr entscheiden. Was Sie eingegeben haben, bleibt zum Kopieren stehen.",
        "This draft can no longer be decided on. What you typed stays here to be copied.",
    ),
}
