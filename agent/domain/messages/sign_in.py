"""Signing in with the company's account, sessions, too many requests."""

TEXTS: dict[str, tuple[str, str]] = {
    "sign_in.needed": (
        "Sie sind nicht angemeldet, oder Ihre Sitzung ist abgelaufen. Es wurde nichts ausgeführt. Bitte melden Sie"
        " sich an.",
        "You are not signed in, or your session has ended. Nothing was done. Please sign in.",
    ),
    "sign_in.demo_only": (
        "Benutzer lassen sich nur in der Demo wechseln. Es wurde nichts geändert. Bitte melden Sie sich ab und mit dem"
        " anderen Konto wieder an.",
        "Users can be switched in the demo only. Nothing was changed. Please sign out and sign in with the other"
        " account.",
    ),
    "sign_in.failed": (
        "Die Anmeldung konnte nicht abgeschlossen werden. Sie sind nicht angemeldet. Bitte versuchen Sie es erneut;"
        " hilft das nicht, nennen Sie der Administration dieses Wort: {reason}.",
        "The sign-in could not be completed. You are not signed in. Please try again; if that does not help, tell the"
        " administrator this word: {reason}.",
    ),
    "sign_in.provider": (
        "Der Anmeldedienst {host} antwortet nicht wie erwartet. Sie sind nicht angemeldet. Bitte versuchen Sie es"
        " später erneut.",
        "The sign-in service {host} does not answer as expected. You are not signed in. Please try again later.",
    ),
    "sign_in.no_role": (
        "Ihr Konto hat für den Assistenten keine Rolle. Sie sind nicht angemeldet. Bitte lassen Sie sich von der"
        " Administration im Verzeichnis eine Rolle geben.",
        "Your account has no role for the assistant. You are not signed in. Please ask the administrator to give you a"
        " role in the directory.",
    ),
    "sign_in.no_email": (
        "Der Anmeldedienst nennt zu Ihrem Konto keine bestätigte E-Mail-Adresse. Sie sind nicht angemeldet. Bitte"
        " fragen Sie die Administration.",
        "The sign-in service names no confirmed e-mail address for your account. You are not signed in. Please ask the"
        " administrator.",
    ),
    "sign_in.other_account": (
        "Diese E-Mail-Adresse gehört hier schon zu einem anderen Konto des Anmeldedienstes. Sie sind nicht angemeldet."
        " Bitte fragen Sie die Administration.",
        "This e-mail address already belongs to another account of the sign-in service here. You are not signed in."
        " Please ask the administrator.",
    ),
    "sign_in.settings": (
        "Die Anmeldung ist nicht vollständig eingestellt: {name} fehlt oder passt nicht. Es wurde nichts gestartet."
        " Bitte ergänzen Sie die Einstellung.",
        "The sign-in is not set up completely: {name} is missing or does not fit. Nothing was started. Please complete"
        " the setting.",
    ),
    "sign_in.too_many": (
        "Das waren zu viele Anfragen in kurzer Zeit. Diese wurde nicht ausgeführt. Bitte warten Sie {seconds}"
        " Sekunden.",
        "Those were too many requests in a short time. This one was not carried out. Please wait {seconds} seconds.",
    ),
    "sign_in.page.not_signed_in": ("Nicht angemeldet", "Not signed in"),
    "sign_in.page.signed_out": ("Abgemeldet", "Signed out"),
    "sign_in.page.signed_out_text": (
        "Ihre Sitzung hier ist beendet. Beim Anmeldedienst Ihres Unternehmens können Sie noch angemeldet sein.",
        "Your session here has ended. You may still be signed in at your company's sign-in service.",
    ),
    "sign_in.page.leave_elsewhere": ("Auch dort abmelden", "Sign out there, too"),
    "sign_in.page.again": ("Anmelden", "Sign in"),
}
