"""What only the page says: key → (German, English). A number picks between ``.one`` and ``.other``."""

TEXTS: dict[str, tuple[str, str]] = {
    "page.title": ("NDA prüfen", "Review an NDA"),
    "page.brand": ("KAM-Assistent", "KAM assistant"),
    "page.skip": ("Zum Inhalt springen", "Skip to content"),
    "page.script": (
        "Diese Seite braucht JavaScript. Bitte schalten Sie es für diese Adresse ein oder nutzen Sie „kam nda review“.",
        "This page needs JavaScript. Please enable it for this address, or use “kam nda review”.",
    ),
    "page.footer_company": (
        "Die mitgelieferte Klauselbibliothek ist ein Muster und keine Rechtsberatung.",
        "The policy library that comes with it is a sample and no legal advice.",
    ),
    "page.footer": (
        "Demo: Personen und Kunden sind erfunden. Die mitgelieferte Klauselbibliothek ist ein Muster und keine"
        " Rechtsberatung.",
        "Demo: people and accounts are made up. The policy library that comes with it is a sample and no legal advice.",
    ),
    "ai.text": (
        "Sie arbeiten mit einem KI-Assistenten. Er empfiehlt; er nimmt keine NDA an und unterschreibt nichts. Die"
        " Verarbeitung bleibt auf diesem Rechner; ein Sprachmodell außerhalb sieht das Dokument nur, wenn Ihre"
        " Administration es dafür freigegeben hat.",
        "You are working with an AI assistant. It recommends; it never accepts or signs an NDA. All processing stays"
        " on this machine; a model outside sees the document only if your administrator has released it for that.",
    ),
    "session.user": ("Demo-Anmeldung", "Demo sign-in"),
    "session.language": ("Sprache", "Language"),
    "role.kam": ("Key Account Manager", "Key account manager"),
    "role.head_of_sales": ("Head of Sales", "Head of Sales"),
    "role.legal": ("Rechtsabteilung", "Legal"),
    "role.admin": ("Administration", "Administrator"),
    "intake.title": ("Geheimhaltungs\u00advereinbarung prüfen", "Review a non-disclosure agreement"),
    "intake.lead": (
        "Die NDA wird gegen unsere Klauseln gehalten: mit wörtlichen Zitaten, Formulierungsvorschlägen und einer"
        " Empfehlung.",
        "The NDA is held against our policy clauses: with literal quotes, suggested wording and a recommendation.",
    ),
    "intake.account": ("Kunde (optional)", "Account (optional)"),
    "intake.no_account": ("Ohne Zuordnung", "No account"),
    "intake.account_hint": (
        "Mit Zuordnung sehen auch andere, die diesen Kunden betreuen, die Prüfung.",
        "With an account, the others who look after it see the review too.",
    ),
    "intake.drop": ("NDA hier ablegen", "Drop the NDA here"),
    "intake.or": ("oder", "or"),
    "intake.choose": ("Datei auswählen", "Choose a file"),
    "intake.formats": (
        "PDF, DOCX, TXT, MD oder EML, bis {limit} MB",
        "PDF, DOCX, TXT, MD or EML, up to {limit} MB",
    ),
    "intake.uploading": ("„{name}“ wird hochgeladen …", "Uploading “{name}” …"),
    "intake.one_file": (
        "Es wurde nichts hochgeladen. Bitte legen Sie eine Datei nach der anderen ab.",
        "Nothing was uploaded. Please drop one file at a time.",
    ),
    "error.network": (
        "Der Server antwortet nicht. Es wurde nichts ausgeführt. Bitte prüfen Sie, ob „kam serve“ läuft, und versuchen"
        " Sie es erneut.",
        "The server does not answer. Nothing was done. Please check that “kam serve” is running and try again.",
    ),
    "error.server": (
        "Der Server hat die Anfrage mit {status} beantwortet und nicht ausgeführt. Bitte versuchen Sie es erneut.",
        "The server answered {status} and did not carry out the request. Please try again.",
    ),
    "error.title": ("Das hat nicht geklappt", "That did not work"),
    "error.refused": ("Nicht geprüft", "Not reviewed"),
    "error.failed": ("Prüfung gescheitert", "The review failed"),
    "error.anyway": ("Trotzdem prüfen", "Review anyway"),
    "error.anyway_again": ("Datei erneut auswählen und trotzdem prüfen", "Choose the file again and review it anyway"),
    "error.other_file": ("Andere Datei wählen", "Choose another file"),
    "history.title": ("Letzte Prüfungen", "Latest reviews"),
    "history.empty": ("Noch keine Prüfungen.", "No reviews yet."),
    "status.queued": ("wartet", "waiting"),
    "status.running": ("läuft", "running"),
    "status.refused": ("nicht geprüft", "not reviewed"),
    "status.failed": ("gescheitert", "failed"),
    "review.back": ("Neue Prüfung", "New review"),
    "review.print": ("Drucken", "Print"),
    "review.loading": ("Prüfung wird geladen …", "Loading the review …"),
    "review.by": ("Geprüft am {date} für {user}", "Reviewed on {date} for {user}"),
    "progress.title": ("Die Prüfung läuft", "The review is running"),
    "progress.status": ("Schritt {step} von {count}: {label}", "Step {step} of {count}: {label}"),
    "progress.queued": ("Die Prüfung wartet auf einen freien Platz.", "The review is waiting for its turn."),
    "progress.reconnecting": (
        "Die Verbindung ist unterbrochen und wird wieder aufgebaut …",
        "The connection was lost and is being restored …",
    ),
    "progress.state.waiting": ("wartet", "waiting"),
    "progress.state.running": ("läuft", "running"),
    "progress.state.done": ("fertig", "done"),
    "particulars.show": ("Stelle im Text zeigen", "Show the passage in the text"),
    "coverage.changes.one": ("{count} nachverfolgte Änderung", "{count} tracked change"),
    "coverage.changes.other": ("{count} nachverfolgte Änderungen", "{count} tracked changes"),
    "findings.filter": ("Befunde nach Urteil", "Findings by verdict"),
    "findings.all": ("alle", "all"),
    "findings.shown.one": ("{count} Befund wird gezeigt.", "{count} finding is shown."),
    "findings.shown.other": ("{count} Befunde werden gezeigt.", "{count} findings are shown."),
    "findings.keys": ("Tasten: n nächster, p voriger Befund", "Keys: n next, p previous finding"),
    "finding.show": ("Im Text zeigen", "Show in the text"),
    "finding.copy": ("Kopieren", "Copy"),
    "finding.copied": ("Kopiert", "Copied"),
    "finding.not_copied": ("Nicht kopiert: bitte von Hand markieren", "Not copied: please select it by hand"),
    "contract.back": ("Zurück zum Befund", "Back to the finding"),
}
