"""Wording of the frame around every page: navigation, scheme, what cannot be shown."""

TEXTS: dict[str, tuple[str, str]] = {
    "nav.today": ("Heute", "Today"),
    "nav.chat": ("Chat", "Chat"),
    "nav.accounts": ("Kunden", "Accounts"),
    "nav.supply": ("Versorgung", "Supply"),
    "theme.label": ("Darstellung", "Appearance"),
    "theme.auto": ("Hell/dunkel: System", "Light/dark: system"),
    "theme.light": ("Hell", "Light"),
    "theme.dark": ("Dunkel", "Dark"),
    "frame.ai": (
        "Sie arbeiten mit einem KI-Assistenten. Er rechnet, schlägt vor und entwirft; entscheiden und freigeben tun"
        " Menschen.",
        "You are working with an AI assistant. It computes, proposes and drafts; people decide and approve.",
    ),
    "frame.script": (
        "Lesen können Sie diese Seite ohne JavaScript. Zum Bearbeiten schalten Sie es bitte für diese Adresse ein.",
        "You can read this page without JavaScript. To work on it, please enable it for this address.",
    ),
    "frame.footer_demo": (
        "Demo: Personen und Kunden sind erfunden.",
        "Demo: people and accounts are made up.",
    ),
    "frame.problem": ("Das kann nicht gezeigt werden", "This cannot be shown"),
    "frame.problem_switch": (
        "Gehört es zu den Kunden einer anderen Person, wechseln Sie oben die Anmeldung; die Adresse bleibt dieselbe.",
        "If it belongs to somebody else's accounts, switch the sign-in above; the address stays the same.",
    ),
    "frame.back": ("Zurück zur Übersicht", "Back to the overview"),
    "frame.as_table": ("Als Tabelle", "As a table"),
    "frame.print": ("Drucken", "Print"),
}
