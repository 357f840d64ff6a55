"""Texts of drafting: email."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "no_address": (
        "Für {name} ist keine gültige E-Mail-Adresse gespeichert. Es wurde kein Entwurf angelegt. Bitte ergänzen Sie"
        " die Adresse oder nennen Sie einen anderen Ansprechpartner.",
        "No valid e-mail address is stored for {name}. No draft was made. Please add the address or name"
        " another contact.",
    ),
    "ambiguous": (
        "Den Namen {name} tragen {count} Ansprechpartner dieses Kunden. Es wurde kein Entwurf angelegt."
        " Bitte machen Sie"
        " die Namen in den Stammdaten unterscheidbar.",
        "{count} contacts of this customer are called {name}. No draft was made. Please make the names in"
        " the master data"
        " distinguishable.",
    ),
    "routed": (
        "„{point}“ ist eine operative Angelegenheit ({source}); zuständig ist: {department}. Es wurde kein Entwurf"
        " angelegt. Bitte leiten Sie die Anfrage dorthin weiter.",
        "“{point}” is an operational matter ({source}); {department} is responsible for it. No draft was made."
        " Please pass the request on.",
    ),
    "points": (
        "Es fehlt, was in der E-Mail stehen soll. Es wurde kein Entwurf angelegt. Bitte nennen Sie"
        " mindestens einen Punkt.",
        "The content of the e-mail is missing. No draft was made. Please name at least one point.",
    ),
    "points_many": (
        "{count} Punkte sind zu viele für eine E-Mail, höchstens {most} sind möglich. Es wurde kein Entwurf angelegt."
        " Bitte fassen Sie zusammen.",
        "{count} points are too many for one e-mail, at most {most} are possible. No draft was made."
        " Please combine some of them.",
    ),
    "no_inbound": (
        "Von {name} ist keine Nachricht gespeichert, auf die geantwortet werden könnte. Es wurde kein Entwurf angelegt."
        " Wählen Sie den Zweck „information“ oder „follow_up“.",
        "No message from {name} is stored that could be answered. No draft was made. Use the purpose “information” or"
        " “follow_up”.",
    ),
    "not_released": (
        "{article} ist bei {account} kein freigegebener Artikel ohne Rahmenvertrag und Abruf; nachzufassen ist hier"
        " nichts. Es wurde kein Entwurf angelegt. Bitte nennen Sie Ihre Punkte ohne den Artikel.",
        "{article} is no released article of {account} without contract and call-off, so there is nothing to follow up."
        " No draft was made. Please name your points without the article.",
    ),
}

_LINES: dict[str, tuple[str, str]] = {
    "ok": ("erfüllt", "met"),
    "1": ("Betreff zu lang oder zu allgemein: {found}", "Subject too long or too general: {found}"),
    "2": ("Kein gespeicherter Empfänger: {found}", "No stored recipient: {found}"),
    "3": ("Bezug ohne gespeicherten Kontakt: {found}", "Reference without a stored contact: {found}"),
    "4": ("Nicht genau eine Bitte mit Termin: {found}", "Not exactly one ask with a day: {found}"),
    "5": ("Angaben ohne Fakt: {found}", "Figures without a fact: {found}"),
    "6": ("Nichts für Kunden: {found}", "Not for customers: {found}"),
    "7": ("Andere Abteilung zuständig: {found}", "Another department decides: {found}"),
    "8": ("Sprache oder Form: {found}", "Language or form: {found}"),
    "9": ("Länge: {found}", "Length: {found}"),
    "10": ("Zusage ohne Termin: {found}", "Promise without a day: {found}"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"drafting.email.{name}": pair for name, pair in _REFUSALS.items()},
    **{f"drafting.email.line.{name}": pair for name, pair in _LINES.items()},
}
