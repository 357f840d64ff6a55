"""Backups: refusals, and what the shell tells."""

TEXTS: dict[str, tuple[str, str]] = {
    "backup.exists": (
        "Den Ordner {folder} gibt es schon. Es wurde nichts gesichert. Bitte versuchen Sie es in einer Sekunde erneut.",
        "The folder {folder} exists already. Nothing was backed up. Please try again in a second.",
    ),
    "backup.none": (
        "Unter {folder} liegt keine vollständige Sicherung. Es wurde nichts verändert. Bitte nennen Sie einen Ordner"
        " „kam-backup-…“.",
        "There is no complete backup at {folder}. Nothing was changed. Please name a folder “kam-backup-…”.",
    ),
    "backup.damaged": (
        "Die Sicherung {folder} ist beschädigt oder unvollständig. Es wurde nichts verändert. Bitte nehmen Sie eine"
        " andere.",
        "The backup {folder} is damaged or incomplete. Nothing was changed. Please take another one.",
    ),
    "backup.newer": (
        "Die Sicherung {folder} stammt von einer neueren Version des Programms. Es wurde nichts verändert. Bitte"
        " installieren Sie zuerst diese Version.",
        "The backup {folder} was made by a newer version of the program. Nothing was changed. Please install that"
        " version first.",
    ),
    "backup.running": (
        "Auf dem Datenordner {home} arbeitet noch ein Prozess ({name}). Es wurde nichts verändert. Bitte beenden Sie"
        " „kam serve“ und alle „kam worker“ und wiederholen Sie den Befehl.",
        "A process still works on the data folder {home} ({name}). Nothing was changed. Please stop “kam serve” and"
        " every “kam worker”, then repeat the command.",
    ),
    "backup.running_there": (
        "Mit der Datenbank arbeiten noch andere Prozesse ({names}). Es wurde nichts verändert. Bitte beenden Sie jedes"
        " „kam serve“ und jeden „kam worker“, auf allen Rechnern, und wiederholen Sie den Befehl.",
        "Other processes still work with the database ({names}). Nothing was changed. Please stop every “kam serve” and"
        " every “kam worker”, on all machines, then repeat the command.",
    ),
    "backup.database": (
        "Die Daten liegen in einer Datenbank auf einem Server. Es wurde nichts gesichert und nichts verändert. Bitte"
        " nutzen Sie pg_dump und pg_restore, danach „kam restore --already“; siehe docs/backup.md.",
        "The state lies in a database on a server. Nothing was backed up and nothing was changed. Please use pg_dump"
        " and pg_restore, then “kam restore --already”; see docs/backup.md.",
    ),
    "backup.which": (
        "Bitte nennen Sie entweder den Ordner einer Sicherung oder --already. Es wurde nichts verändert.",
        "Please name either the folder of a backup or --already. Nothing was changed.",
    ),
    "backup.question": (
        "Der Stand dieses Datenordners wird durch den der Sicherung ersetzt. Fortfahren?",
        "The state of this data folder is replaced by that of the backup. Go on?",
    ),
    "backup.made": ("Gesichert: {folder}", "Backed up: {folder}"),
    "backup.restored": (
        "Wiederhergestellt. Was vorher da war, liegt in {aside}. Nachrichten, die seit der Sicherung gegangen sein"
        " können: {uncertain}; sie gehen nicht von selbst hinaus, bitte klären Sie jede (kam approvals list --status"
        " all, kam approvals resolve). Geschlossene Entwürfe: {closed}; bitte erstellen Sie neu, was noch gebraucht"
        " wird.",
        "Restored. What was there before lies in {aside}. Messages that may have left since the backup: {uncertain};"
        " they do not leave by themselves, please settle each (kam approvals list --status all, kam approvals"
        " resolve). Drafts closed: {closed}; please make anew what is still needed.",
    ),
}
