"""Teams: what only this platform needs to tell."""

TEXTS: dict[str, tuple[str, str]] = {
    "channels.teams.sharepoint": (
        "„{name}“ ist kein Name eines SharePoint (KAM_TEAMS_SHAREPOINT). Teams wurde nicht eingerichtet. Bitte setzen"
        " Sie nur den Namen vor „.sharepoint.com“.",
        "“{name}” is no name of a SharePoint (KAM_TEAMS_SHAREPOINT). Teams was not set up. Please set only the name"
        " before “.sharepoint.com”.",
    ),
    "channels.teams.no_package": (
        "Teams ist nicht eingerichtet. Es wurde kein App-Paket geschrieben. Bitte setzen Sie KAM_TEAMS_CLIENT_ID,"
        " KAM_TEAMS_CLIENT_SECRET, KAM_TEAMS_TENANT_ID und KAM_PUBLIC_URL (https).",
        "Teams is not set up. No app package was written. Please set KAM_TEAMS_CLIENT_ID, KAM_TEAMS_CLIENT_SECRET,"
        " KAM_TEAMS_TENANT_ID and KAM_PUBLIC_URL (https).",
    ),
    "channels.teams.no_address": (
        "Teams erreicht uns nur über https: KAM_PUBLIC_URL nennt diesen Rechner. Es wurde kein App-Paket geschrieben."
        " Bitte tragen Sie die Adresse ein, unter der Teams diesen Dienst von außen erreicht.",
        "Teams reaches us over https only: KAM_PUBLIC_URL names this machine. No app package was written. Please set"
        " the address under which Teams reaches this service from outside.",
    ),
    "channels.teams.package_written": (
        "App-Paket geschrieben: {path}. Laden Sie es im Teams Admin Center unter „Apps verwalten“ hoch.",
        "App package written: {path}. Upload it in the Teams admin center under “Manage apps”.",
    ),
    "channels.teams.no_file": (
        "Die Datei „{path}“ war nicht zu schreiben. Es wurde kein App-Paket geschrieben. Bitte nennen Sie einen"
        " anderen Ort.",
        "The file “{path}” could not be written. No app package was written. Please name another place.",
    ),
    "channels.teams.input": (
        "Bitte füllen Sie „{label}“ aus, mit höchstens {most} Zeichen.",
        "Please fill in “{label}”, with {most} characters at most.",
    ),
    "channels.teams.say_hello": (
        "Ich kann Ihnen hier nicht unter vier Augen antworten. Bitte öffnen Sie einmal den persönlichen Chat mit mir"
        " und fragen Sie dort.",
        "I cannot answer you in private here. Please open the personal chat with me once and ask there.",
    ),
    "channels.teams.file_in_channel": (
        "Dateien erhalte ich in Teams nur im persönlichen Chat. Es wurde nichts geprüft. Bitte senden Sie mir die Datei"
        " dort, oder laden Sie sie auf der Seite hoch.",
        "In Teams I receive files in the personal chat only. Nothing was reviewed. Please send me the file there, or"
        " upload it on the page.",
    ),
    "channels.teams.upload_page": ("Zur Seite", "To the page"),
    "channels.teams.taken": (
        "Ich kümmere mich darum. Die Antwort kommt in unserem persönlichen Chat.",
        "I am on it. The answer will come in our personal chat.",
    ),
    "channels.teams.form_too_long": (
        "Dieser Text ist für einen Dialog in Teams zu lang. Es wurde nichts geändert. Bitte bearbeiten Sie ihn auf der"
        " Seite „Freigaben“.",
        "This text is too long for a dialogue in Teams. Nothing was changed. Please edit it on the page “Approvals”.",
    ),
    "channels.teams.tab": (
        "Ihr Tag steht auf der Seite des KAM-Assistenten.",
        "Your day is on the page of the KAM assistant.",
    ),
    "channels.teams.tab.open": ("Seite öffnen", "Open page"),
    "channels.teams.hello_channel": (
        "Guten Tag, ich bin ein KI-Assistent. Erwähnen Sie mich mit einer Frage; ich antworte im Thread. Wo Gäste"
        " mitlesen, antworte ich persönlich.",
        "Hello, I am an AI assistant. Mention me with a question; I answer in the thread. Where guests read along, I"
        " answer in person.",
    ),
}
