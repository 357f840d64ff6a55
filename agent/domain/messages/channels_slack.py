"""Slack: what only there needs to be said."""

TEXTS: dict[str, tuple[str, str]] = {
    "channels.slack.direct": (
        "Die Antwort schicke ich Ihnen als Direktnachricht.",
        "I am sending you the answer as a direct message.",
    ),
    "channels.slack.not_taken": (
        "Ihre Anfrage konnte nicht angenommen werden. Es wurde nichts gefragt. Bitte versuchen Sie es noch einmal.",
        "Your request could not be taken. Nothing was asked. Please try again.",
    ),
    "channels.slack.form": (
        "Der Dialog ließ sich nicht öffnen. Es wurde nichts geändert. Bitte klicken Sie noch einmal.",
        "The dialogue could not be opened. Nothing was changed. Please click once more.",
    ),
    "channels.slack.required": (
        "Bitte füllen Sie dieses Feld aus.",
        "Please fill in this field.",
    ),
    "channels.slack.no_address": (
        "Slack erreicht uns nur über https: „KAM_PUBLIC_URL“ fehlt oder beginnt anders. Es wurde nichts geschrieben."
        " Bitte tragen Sie die Adresse ein, unter der Slack diesen Dienst von außen erreicht.",
        "Slack reaches us over https only: “KAM_PUBLIC_URL” is missing or begins differently. Nothing was written."
        " Please set the address under which Slack reaches this service from outside.",
    ),
}
