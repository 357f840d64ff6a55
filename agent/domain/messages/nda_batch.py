"""Batches of NDA reviews: refusals, table, what the shell tells."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "unknown": (
        "Den Stapel „{batch}“ gibt es nicht, oder er gehört Ihnen nicht. Bitte wählen Sie einen aus Ihrer Liste.",
        "There is no batch “{batch}”, or it is not yours. Please choose one from your list.",
    ),
    "no_folder": (
        "„{name}“ ist kein Ordner, der sich lesen lässt. Es wurde nichts geprüft. Bitte nennen Sie mit --batch den"
        " Ordner, in dem die Entwürfe liegen.",
        "“{name}” is no folder that can be read. Nothing was reviewed. Please name the folder with the drafts after"
        " --batch.",
    ),
    "no_documents": (
        "Im Ordner „{name}“ liegt keine Datei. Es wurde nichts geprüft. Bitte prüfen Sie den Pfad.",
        "There is no file in the folder “{name}”. Nothing was reviewed. Please check the path.",
    ),
    "too_many": (
        "Ein Stapel fasst höchstens {limit} Dokumente. Dieses und alle weiteren wurden nicht aufgenommen. Bitte teilen"
        " Sie den Ordner.",
        "A batch holds at most {limit} documents. This one and those after it were not taken. Please split the folder.",
    ),
    "running": (
        "Dieser Stapel läuft schon in einem anderen Fenster. Es wurde kein zweiter gestartet. Bitte warten Sie dort auf"
        " das Ende, oder beenden Sie ihn (Strg+C); derselbe Befehl macht dann weiter.",
        "This batch runs in another window already. No second one was started. Please wait for its end there, or stop"
        " it (Ctrl+C); the same command then goes on.",
    ),
    "no_rounds": (
        "--previous gilt einem einzelnen Entwurf und --batch einem Ordner; beides zusammen geht nicht. Es wurde nichts"
        " geprüft. Bitte prüfen Sie zweite Runden einzeln.",
        "--previous is about one draft and --batch about a folder; they do not go together. Nothing was reviewed."
        " Please review second rounds one by one.",
    ),
    "is_folder": (
        "„{name}“ ist ein Ordner. Es wurde nichts geprüft. Alle Dateien darin prüfen Sie mit --batch.",
        "“{name}” is a folder. Nothing was reviewed. Review all files in it with --batch.",
    ),
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "file": ("Datei", "File"),
    "status": ("Stand", "State"),
    "level": ("Empfehlung", "Recommendation"),
    "contradicts": ("widerspricht", "contradicts"),
    "missing": ("fehlt", "missing"),
    "deviates": ("weicht ab", "deviates"),
    "unclear": ("unklar", "unclear"),
    "conforms": ("entspricht", "conforms"),
    "red_line": ("Befunde: rote Linie", "Findings: red line"),
    "negotiable": ("Befunde: verhandelbar", "Findings: negotiable"),
    "information": ("Befunde: Hinweis", "Findings: information"),
    "pages": ("Seiten", "Pages"),
    "seconds": ("Sekunden", "Seconds"),
    "review": ("Prüfung", "Review"),
    "sha256": ("SHA-256", "SHA-256"),
    "reason": ("Grund", "Reason"),
    "code": ("Kennung", "Code"),
}

_STATES: dict[str, tuple[str, str]] = {
    "queued": ("wartet", "waiting"),
    "running": ("läuft", "running"),
    "done": ("geprüft", "reviewed"),
    "refused": ("nicht prüfbar", "cannot be reviewed"),
    "failed": ("Fehler", "error"),
}

_TOLD: dict[str, tuple[str, str]] = {
    "begun": (
        "{total} Dokumente, davon {before} schon früher erledigt. Stapel {batch}.",
        "{total} documents, {before} of them done before. Batch {batch}.",
    ),
    "line": (
        "{level}  {name}: rote Linien {red_line}, verhandelbar {negotiable}, Hinweise {information}{time}",
        "{level}  {name}: red lines {red_line}, negotiable {negotiable}, information {information}{time}",
    ),
    "time": (" ({seconds} s)", " ({seconds} s)"),
    "not": ("–  {name}: {reason}", "–  {name}: {reason}"),
    "ended": (
        "Geprüft: {done} von {total}. {rate} Dokumente je Sekunde, {time} Minuten.",
        "Reviewed: {done} of {total}. {rate} documents a second, {time} minutes.",
    ),
    "written": (
        "Tabellen in {folder}: summary.csv, summary.xlsx, failed.csv.",
        "Tables in {folder}: summary.csv, summary.xlsx, failed.csv.",
    ),
    "not_all": (
        "{count} von {total} Dokumenten wurden nicht geprüft; die Gründe stehen oben und in failed.csv (--out).",
        "{count} of {total} documents were not reviewed; the reasons stand above and in failed.csv (--out).",
    ),
    "stopped": (
        "Angehalten: {ended} von {total} sind erledigt. Derselbe Befehl macht dort weiter.",
        "Stopped: {ended} of {total} are done. The same command goes on from there.",
    ),
    "bar": ("{bar} {ended}/{total}  {rate}/s  noch {left} min", "{bar} {ended}/{total}  {rate}/s  {left} min left"),
    "title": ("NDA-Prüfungen", "NDA reviews"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"nda_batch.{code}": texts for code, texts in _REFUSALS.items()},
    **{f"nda_batch.column.{code}": texts for code, texts in _COLUMNS.items()},
    **{f"nda_batch.state.{code}": texts for code, texts in _STATES.items()},
    **{f"nda_batch.told.{code}": texts for code, texts in _TOLD.items()},
}
