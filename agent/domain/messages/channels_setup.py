"""Teams and Slack: what an administrator is told who sets them up and says who is who."""

_SETTING: dict[str, tuple[str, str]] = {
    "missing": ("{name} fehlt", "{name} is missing"),
    "bot_token": (
        "{name} ist kein Bot-Token (es beginnt mit „xoxb-“; in Slack unter „OAuth & Permissions“)",
        "{name} is no bot token (it begins with “xoxb-”; in Slack under “OAuth & Permissions”)",
    ),
    "signing_secret": (
        "{name} ist kein Signing Secret (32 Zeichen von 0 bis 9 und a bis f; in Slack unter „Basic Information“)",
        "{name} is no signing secret (32 characters of 0 to 9 and a to f; in Slack under “Basic Information”)",
    ),
    "guid": (
        "{name} ist keine Kennung der Form 00000000-0000-0000-0000-000000000000 (in Entra unter „Übersicht“)",
        "{name} is no id of the form 00000000-0000-0000-0000-000000000000 (in Entra under “Overview”)",
    ),
    "secret_id": (
        "{name} ist die Kennung des Geheimnisses, nicht sein Wert (in Entra die Spalte „Wert“)",
        "{name} is the id of the secret, not its value (in Entra the column “Value”)",
    ),
    "sharepoint": (
        "{name} ist kein Name eines SharePoint (nur der Teil vor „.sharepoint.com“, keine Adresse)",
        "{name} is no name of a SharePoint (only the part before “.sharepoint.com”, no address)",
    ),
    "address": (
        "{name} ist keine Adresse der Form https://kam.example.com (Umlaute als xn--…, ohne „?“ und „#“)",
        "{name} is no address of the form https://kam.example.com (umlauts as xn--…, without “?” and “#”)",
    ),
    "https": (
        "{name} muss mit https:// beginnen (http:// nur für diesen Rechner)",
        "{name} must begin with https:// (http:// for this machine only)",
    ),
    "host": (
        "{name} nennt keinen vollständigen Rechnernamen wie kam.example.com (in Kleinbuchstaben, kein Platzhalter)",
        "{name} names no complete host such as kam.example.com (in small letters, no placeholder)",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"channels.setting.{code}": texts for code, texts in _SETTING.items()},
    "channels.settings": (
        "Die Einstellungen für Teams und Slack sind unvollständig oder falsch: {faults}. Es wurde nichts"
        " gestartet und nichts geschrieben. Bitte korrigieren Sie die Umgebungsvariablen oder die Zeilen in {file}.",
        "The settings of Teams and Slack are incomplete or wrong: {faults}. Nothing was started and"
        " nothing was written. Please correct the environment variables or the lines in {file}.",
    ),
    "channels.status.on": ("eingerichtet", "set up"),
    "channels.status.off": ("nicht eingerichtet", "not set up"),
    "channels.status.wrong": ("so nicht nutzbar", "cannot be used like this"),
    "channels.admin": (
        "Wer auf Teams und Slack wer ist, legt die Administration fest (Rolle Admin); „{user}“ hat diese Rolle nicht."
        " Es wurde nichts geändert. Bitte rufen Sie den Befehl als Admin auf: KAM_USER=NAME davor setzen, in den"
        " Demo-Daten KAM_USER=a.petersen.",
        "Who is who on Teams and Slack is set by the administration (role Admin); “{user}” does not have that role."
        " Nothing was changed. Please run the command as an Admin: put KAM_USER=NAME before it, in the demo data"
        " KAM_USER=a.petersen.",
    ),
    "channels.id.slack": (
        "„{id}“ ist keine Kennung aus Slack: Arbeitsbereiche beginnen mit T (T0123ABCD), Personen mit U oder W"
        " (U0456EFGH), nur Großbuchstaben und Ziffern, erst der Arbeitsbereich. Es wurde nichts geändert. Die der"
        " Person steht in ihrem Profil („Mitglieds-ID kopieren“), die des Arbeitsbereichs in der Adresse im Browser.",
        "“{id}” is no id of Slack: workspaces begin with T (T0123ABCD), people with U or W (U0456EFGH), capitals and"
        " digits only, the workspace first. Nothing was changed. That of the person stands in their profile (“Copy"
        " member ID”), that of the workspace in the address in the browser.",
    ),
    "channels.id.teams": (
        "„{id}“ ist keine Kennung aus Teams: Mandant und Person haben die Form 00000000-0000-0000-0000-000000000000."
        " Es wurde nichts geändert. Bitte nehmen Sie die Objekt-ID der Person (Entra, „Benutzer“) und die Mandanten-ID"
        " (Entra, „Übersicht“).",
        "“{id}” is no id of Teams: tenant and person have the form 00000000-0000-0000-0000-000000000000. Nothing was"
        " changed. Please take the object id of the person (Entra, “Users”) and the tenant id (Entra, “Overview”).",
    ),
    "channels.id.tenant": (
        "„{id}“ ist nicht der eingerichtete Mandant (KAM_TEAMS_TENANT_ID: {ours}); wer aus einem anderen kommt, wird"
        " abgewiesen. Es wurde nichts geändert. Bitte nennen Sie den eingerichteten Mandanten.",
        "“{id}” is not the tenant that is set up (KAM_TEAMS_TENANT_ID: {ours}); people of another are refused. Nothing"
        " was changed. Please name the tenant that is set up.",
    ),
    "channels.slack.token": (
        "Slack nimmt KAM_SLACK_BOT_TOKEN nicht an ({problem}). Aus Slack wird nichts beantwortet. Bitte setzen Sie das"
        " „Bot User OAuth Token“ der App (Slack, „OAuth & Permissions“) und starten Sie neu.",
        "Slack refuses KAM_SLACK_BOT_TOKEN ({problem}). Nothing from Slack is answered. Please set the app's “Bot User"
        " OAuth Token” (Slack, “OAuth & Permissions”) and start again.",
    ),
    "channels.slack.silent": (
        "Unter {host} antwortet kein Slack ({problem}). Aus Slack wird nichts beantwortet, bis die Verbindung steht."
        " Bitte prüfen Sie KAM_SLACK_API_URL (leer: Slack selbst), Netz und Proxy.",
        "No Slack answers at {host} ({problem}). Nothing from Slack is answered until the connection stands. Please"
        " check KAM_SLACK_API_URL (empty: Slack itself), network and proxy.",
    ),
}
