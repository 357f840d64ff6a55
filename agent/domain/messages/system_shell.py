"""The shell's own words: command lines, questions, next commands. And bodies that the API cannot read."""

_USAGE: dict[str, tuple[str, str]] = {
    "choice": (
        "Der Wert von {name} ist so nicht möglich. Möglich sind: {choices}. Es wurde nichts ausgeführt.",
        "The value of {name} is not possible like this. Possible are: {choices}. Nothing was done.",
    ),
    "range": (
        "Der Wert von {name} liegt nicht im erlaubten Bereich ({range}). Es wurde nichts ausgeführt.",
        "The value of {name} is not in the range allowed ({range}). Nothing was done.",
    ),
    "number": (
        "Der Wert von {name} ist keine Zahl. Es wurde nichts ausgeführt. Bitte geben Sie eine Zahl an.",
        "The value of {name} is no number. Nothing was done. Please give a number.",
    ),
    "file": (
        "Die Datei oder der Ordner für {name} ist nicht nutzbar: „{file}“ {problem}. Es wurde nichts ausgeführt.",
        "The file or folder for {name} cannot be used: “{file}” {problem}. Nothing was done.",
    ),
    "no_value": (
        "Der Wert von {name} fehlt. Es wurde nichts ausgeführt. Bitte ergänzen Sie ihn.",
        "The value of {name} is missing. Nothing was done. Please add it.",
    ),
    "one_of": (
        "{first} und {second} schließen sich aus. Es wurde nichts ausgeführt. Bitte geben Sie nur eines davon an.",
        "{first} and {second} exclude each other. Nothing was done. Please give one of them only.",
    ),
    "none_of": (
        "{first} oder {second} fehlt. Es wurde nichts ausgeführt. Bitte geben Sie eines davon an.",
        "{first} or {second} is missing. Nothing was done. Please give one of them.",
    ),
    "contract": (
        "--contract gehört zur Kennzahl call_off und zeigt den Stand von heute. Es wurde nichts ausgegeben. Bitte"
        " rufen Sie auf: kam kpi call_off --contract NUMMER, ohne --period.",
        "--contract belongs to the KPI call_off and shows how it stands today. Nothing was shown. Please call:"
        " kam kpi call_off --contract NUMBER, without --period.",
    ),
    "chart": (
        "--chart zeichnet eine Kennzahl eines Kunden. Es wurde nichts gezeichnet. Bitte nennen Sie die Kennzahl und"
        " den Kunden (--account).",
        "--chart draws one KPI of one customer. Nothing was drawn. Please name the KPI and the customer (--account).",
    ),
    "call": ("Aufruf: {call}", "Usage: {call}"),
    "word.options": ("[OPTIONEN]", "[OPTIONS]"),
    "word.command": ("BEFEHL [ANGABEN]...", "COMMAND [ARGS]..."),
    "is.missing": ("gibt es nicht", "does not exist"),
    "is.file": ("ist eine Datei, kein Ordner", "is a file, not a folder"),
    "is.folder": ("ist ein Ordner, keine Datei", "is a folder, not a file"),
    "is.closed": ("darf nicht gelesen werden", "may not be read"),
    "is.other": ("ist so nicht nutzbar", "cannot be used like this"),
}

_ASKING: dict[str, tuple[str, str]] = {
    "yes_no": (" [j/N]: ", " [y/N]: "),
    "aborted": ("Abgebrochen. Es wurde nichts ausgeführt.", "Aborted. Nothing was done."),
}

_NEXT: dict[str, tuple[str, str]] = {
    "show": ("Ansehen und entscheiden: kam approvals show {draft}", "See it and decide: kam approvals show {draft}"),
    "resolve": (
        "Festhalten können Sie es mit: kam approvals resolve {draft} --digest {digest} --arrived --reason GRUND"
        " (angekommen), oder mit --once-more statt --arrived (noch einmal senden).",
        "Record it with: kam approvals resolve {draft} --digest {digest} --arrived --reason WHY (it arrived), or with"
        " --once-more in place of --arrived (send it once more).",
    ),
    "once_more": (
        "Noch einmal senden: kam approvals resolve {draft} --digest {digest} --once-more --reason GRUND",
        "Send it once more: kam approvals resolve {draft} --digest {digest} --once-more --reason WHY",
    ),
    "put_off": (
        "Freigegeben, aber noch nicht versendet. {problem} Der nächste Versuch folgt ab {at}, wenn „kam serve“ oder"
        " „kam worker“ läuft; „kam approvals show {draft}“ zeigt, was daraus wird.",
        "Approved, but not sent yet. {problem} It will be tried again from {at} on, if “kam serve” or “kam worker”"
        " runs; “kam approvals show {draft}” shows what becomes of it.",
    ),
}

_BODY: dict[str, tuple[str, str]] = {
    "json": (
        "Der Inhalt der Anfrage ist kein gültiges JSON. Es wurde nichts ausgeführt. Bitte senden Sie ein JSON-Objekt.",
        "The body of the request is no valid JSON. Nothing was done. Please send a JSON object.",
    ),
    "form": (
        "Der Inhalt der Anfrage ist kein lesbares Formular. Es wurde nichts ausgeführt. Bitte senden Sie es als"
        " multipart/form-data mit „boundary“.",
        "The body of the request is no form that can be read. Nothing was done. Please send it as"
        " multipart/form-data with a boundary.",
    ),
    "files": (
        "Das sind zu viele Dateien; erlaubt sind {limit}. Es wurde nichts gespeichert. Bitte senden Sie weniger.",
        "These are too many files; {limit} are allowed. Nothing was stored. Please send fewer.",
    ),
    "items": (
        "Das Feld „{field}“ hat zu viele Einträge; erlaubt sind {limit}. Es wurde nichts ausgeführt. Bitte kürzen"
        " Sie die Liste.",
        "The field “{field}” has too many entries; {limit} are allowed. Nothing was done. Please shorten the list.",
    ),
    "length": (
        "Das Feld „{field}“ ist zu lang; erlaubt sind {limit} Zeichen. Es wurde nichts ausgeführt. Bitte kürzen"
        " Sie es.",
        "The field “{field}” is too long; {limit} characters are allowed. Nothing was done. Please shorten it.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"system.usage.{code}": texts for code, texts in _USAGE.items()},
    **{f"system.ask.{code}": texts for code, texts in _ASKING.items()},
    **{f"system.next.{code}": texts for code, texts in _NEXT.items()},
    **{f"system.request.{code}": texts for code, texts in _BODY.items()},
}
