"""Sign-in, accounts, roles."""

TEXTS: dict[str, tuple[str, str]] = {
    "access.user": (
        "Den Benutzer „{user}“ gibt es nicht. Es wurde nichts ausgeführt. Bitte melden Sie sich als einer von"
        " diesen an: {known}.",
        "There is no user “{user}”. Nothing was done. Please sign in as one of: {known}.",
    ),
    "access.nobody": (
        "Es gibt noch keinen Benutzer. Es wurde nichts ausgeführt. Bitte melden Sie sich zuerst auf der Seite mit dem"
        " Konto Ihres Unternehmens an und setzen Sie dann KAM_USER auf Ihre Kennung.",
        "There is no user yet. Nothing was done. Please sign in on the page with your company's account first, then set"
        " KAM_USER to your id.",
    ),
    "access.account": (
        "Der Kunde „{account}“ gehört nicht zu Ihren Accounts oder ist unbekannt. Es wurde nichts ausgeführt."
        " Bitte prüfen Sie den Namen oder fragen Sie die Administration.",
        "The account “{account}” is not one of yours or is unknown. Nothing was done."
        " Please check the name or ask the administrator.",
    ),
    "access.role": (
        "Dafür brauchen Sie eine dieser Rollen: {roles}. Es wurde nichts ausgeführt. Bitte fragen Sie die"
        " Administration.",
        "This needs one of these roles: {roles}. Nothing was done. Please ask the administrator.",
    ),
    "access.origin": (
        "Die Anfrage kam von einer fremden Seite und wurde nicht ausgeführt. Bitte laden Sie die Seite neu.",
        "The request came from another site and was not carried out. Please reload the page.",
    ),
}
