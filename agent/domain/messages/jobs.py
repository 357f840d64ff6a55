"""Texts of jobs: refusals, states, names, steps, the worker."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "not_running": (
        "Die Hintergrundaufgaben laufen nicht; NDAs werden trotzdem geprüft. Bitte sehen Sie ins Protokoll des Servers"
        " und starten Sie ihn neu.",
        "Background jobs do not run; NDAs are reviewed all the same. Please look into the server's log and restart it.",
    ),
    "no_worker": (
        "Seit Minuten führt niemand Aufgaben aus: Prüfungen und freigegebene Nachrichten warten. Bitte starten Sie"
        " mindestens einen „kam worker“.",
        "Nobody has run jobs for minutes: reviews and approved messages wait. Please start at least one “kam worker”.",
    ),
    "unknown": (
        "Die Aufgabe {job} gibt es nicht, oder sie gehört Ihnen nicht. Es wurde nichts geändert. Bitte sehen Sie"
        " mit „kam jobs list“ nach.",
        "There is no job {job}, or it is not yours. Nothing was changed. Please look it up with “kam jobs list”.",
    ),
    "no_such_job": (
        "Eine Aufgabe namens {name} lässt sich nicht starten. Es wurde nichts ausgeführt. Möglich sind: {names}.",
        "A job named {name} cannot be started. Nothing was done. Possible are: {names}.",
    ),
    "not_yours": (
        "Diese Aufgabe hat jemand anderes oder ein Zeitplan gestartet. Es wurde nichts geändert. Bitte wenden Sie"
        " sich an die Administration.",
        "Somebody else or a schedule started this job. Nothing was changed. Please ask an administrator.",
    ),
    "ended": (
        "Die Aufgabe {job} ist schon beendet. Es wurde nichts geändert. Mit „kam jobs show {job}“ sehen Sie, wie.",
        "The job {job} has ended already. Nothing was changed. “kam jobs show {job}” tells how.",
    ),
    "not_resumable": (
        "Die Aufgabe {job} wartet, läuft oder ist erledigt. Es wurde nichts geändert. Fortsetzen lässt sich nur,"
        " was abgebrochen wurde oder fehlgeschlagen ist.",
        "The job {job} waits, runs or is done. Nothing was changed. Only what was cancelled or failed can be resumed.",
    ),
    "failed": (
        "Die Aufgabe {job} ist an einem Fehler des Programms gescheitert. Was sie bis dahin gespeichert hat, bleibt."
        " Bitte setzen Sie sie fort oder melden Sie die Nummer der Administration.",
        "The job {job} failed with an error of the program. What it stored before is kept. Please resume it or"
        " report its number to an administrator.",
    ),
    "given_up": (
        "Die Aufgabe {job} wurde aufgegeben, weil der Prozess dabei mehrmals abgebrochen ist. Bitte prüfen Sie die"
        " Ursache, bevor Sie sie fortsetzen.",
        "The job {job} was given up because the process died several times while it ran. Please look for the cause"
        " before you resume it.",
    ),
    "review_cancelled": (
        "Die Prüfung wurde abgebrochen. Es gibt kein Ergebnis. Bitte laden Sie das Dokument erneut hoch, wenn Sie es"
        " prüfen lassen möchten.",
        "The review was cancelled. There is no result. Please upload the document again if you want it reviewed.",
    ),
    "review_given_up": (
        "Die Prüfung wurde aufgegeben, weil das Programm an diesem Dokument mehrmals abgebrochen ist. Es gibt kein"
        " Ergebnis. Bitte prüfen Sie das Dokument von Hand oder in einem anderen Dateiformat.",
        "The review was given up because the program died several times over this document. There is no result."
        " Please review the document by hand or in another file format.",
    ),
    "executor_name": (
        "„{executor}“ ist kein Name für einen Prozess. Es wurde nichts gestartet. Möglich sind Kleinbuchstaben,"
        " Ziffern, Punkt, Bindestrich und Unterstrich, höchstens 40 Zeichen.",
        "“{executor}” is no name for a process. Nothing was started. Use lower-case letters, digits, dot, hyphen and"
        " underscore, 40 characters at most.",
    ),
    "executor_taken": (
        "Unter dem Namen „{executor}“ läuft schon ein Prozess für diesen Datenordner. Es wurde nichts gestartet."
        " Bitte beenden Sie ihn oder wählen Sie einen anderen Namen.",
        "A process named “{executor}” runs for this data folder already. Nothing was started. Please stop it or"
        " choose another name.",
    ),
    "served": (
        "Der Datenordner {folder} wird schon bedient{process}. Es wurde kein zweiter Dienst gestartet. Bitte nutzen Sie"
        " den laufenden, beenden Sie ihn (Strg+C in seinem Fenster) oder setzen Sie KAM_HOME auf einen anderen"
        " Ordner.",
        "The data folder {folder} is being served already{process}. No second service was started. Please use the one"
        " that runs, stop it (Ctrl+C in its window), or set KAM_HOME to another folder.",
    ),
    "served.process": (" (Prozess {pid})", " (process {pid})"),
    "one_engine": (
        "In diesem Prozess laufen schon Aufgaben eines anderen Datenordners. Es wurde nichts gestartet. Bitte"
        " verwenden Sie je Datenordner einen eigenen Prozess.",
        "Jobs of another data folder run in this process already. Nothing was started. Please use a process of its"
        " own for each data folder.",
    ),
    "database": (
        "Die Datenbank der Aufgaben antwortet nicht ({problem}). Es wurde nichts geändert. Bitte prüfen Sie den"
        " Datenträger und den Datenordner; mit KAM_DATABASE_URL deren Server.",
        "The database of the jobs does not answer ({problem}). Nothing was changed. Please check the disk and the data"
        " folder; with KAM_DATABASE_URL its server.",
    ),
}

_STATES: dict[str, tuple[str, str]] = {
    "waiting": ("wartet", "waiting"),
    "running": ("läuft", "running"),
    "done": ("erledigt", "done"),
    "failed": ("fehlgeschlagen", "failed"),
    "cancelled": ("abgebrochen", "cancelled"),
    "given_up": ("aufgegeben", "given up"),
}

_NAMES: dict[str, tuple[str, str]] = {
    "nda.review": ("NDA prüfen", "NDA review"),
    "nda.batch_review": ("NDA eines Stapels prüfen", "NDA review of a batch"),
    "nda.tend": ("NDA-Prüfungen nachsehen", "Look after NDA reviews"),
    "outbox.deliver": ("Postausgang zustellen", "Deliver the outbox"),
    "drafts.expire": ("Abgelaufene Entwürfe schließen", "Close expired drafts"),
    "forecast": ("Bedarf vorhersagen", "Forecast demand"),
    "escalations.sweep": ("Abrufquoten prüfen, Eskalationen eröffnen", "Check call-offs, open escalations"),
    "escalations.remind": ("An Eskalationen erinnern", "Remind of escalations"),
    "briefings.prepare": ("Briefings vor Terminen schreiben", "Write briefings before meetings"),
    "policies.watch": ("Regelwerk beobachten", "Watch the policies"),
    "channels.message": ("Nachricht aus dem Chat beantworten", "Answer a chat message"),
    "channels.retry": ("Chat-Antworten erneut versuchen", "Retry answers in the chat"),
    "channels.cards": ("Karten im Chat auffrischen", "Refresh cards in the chat"),
    "channels.tidy": ("Alte Chat-Ereignisse löschen", "Delete old chat events"),
    "channels.notify": ("Hinweise in den Chat senden", "Send notices to the chat"),
    "jobs.tidy": ("Alte Aufgaben löschen", "Delete old jobs"),
}

_STEPS: dict[str, tuple[str, str]] = {
    "forecast": ("Artikel vorhersagen", "Forecasting articles"),
    "work": ("in Arbeit", "at work"),
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "name": ("Aufgabe", "Job"),
    "state": ("Stand", "State"),
    "progress": ("Fortschritt", "Progress"),
    "started_by": ("Gestartet von", "Started by"),
    "queued": ("Angelegt", "Queued"),
}

_TOLD: dict[str, tuple[str, str]] = {
    "none": ("Es gibt keine Aufgaben.", "There are no jobs."),
    "schedule": ("Zeitplan", "schedule"),
    "attempts": ("Versuche: {count}", "Attempts: {count}"),
    "queued": (
        "Die Aufgabe „{name}“ ist eingereiht ({job}). Sie läuft, sobald „kam serve“ oder „kam worker“ läuft.",
        "The job “{name}” is queued ({job}). It runs as soon as “kam serve” or “kam worker” runs.",
    ),
    "cancelled": ("Die Aufgabe {job} ist abgebrochen.", "The job {job} is cancelled."),
    "resumed": ("Die Aufgabe {job} ist wieder eingereiht.", "The job {job} is queued again."),
    "worker_started": (
        "Der Prozess „{executor}“ führt Aufgaben aus. Beenden mit Strg+C.",
        "The process “{executor}” runs jobs. Stop it with Ctrl+C.",
    ),
    "worker_stopped": (
        "Beendet. Ausgeführt: {count}. Was noch lief, geht beim nächsten Start weiter.",
        "Stopped. Jobs run: {count}. What was still running goes on at the next start.",
    ),
    "drained": ("Es wartet keine Aufgabe mehr. Ausgeführt: {count}.", "No job waits any more. Jobs run: {count}."),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"jobs.{code}": texts for code, texts in _REFUSALS.items()},
    **{f"jobs.told.{code}": texts for code, texts in _TOLD.items()},
    **{f"jobs.state.{code}": texts for code, texts in _STATES.items()},
    **{f"jobs.name.{code}": texts for code, texts in _NAMES.items()},
    **{f"jobs.step.{code}": texts for code, texts in _STEPS.items()},
    **{f"jobs.column.{code}": texts for code, texts in _COLUMNS.items()},
}
