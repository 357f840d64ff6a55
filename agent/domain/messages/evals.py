"""Measuring on benchmarks: files that cannot be read or written."""

TEXTS: dict[str, tuple[str, str]] = {
    "evals.unreadable": (
        "Die Datei „{file}“ lässt sich nicht als JSON lesen ({reason}). Es wurde nichts bewertet. Bitte geben Sie"
        " eine Datei im Format von ContractNLI an.",
        "The file “{file}” cannot be read as JSON ({reason}). Nothing was judged. Please give a file in the format"
        " of ContractNLI.",
    ),
    "evals.format": (
        "Die Datei „{file}“ hat nicht das Format von ContractNLI: {place} {problem}. Es wurde nichts bewertet."
        " Bitte berichtigen Sie die Stelle.",
        "The file “{file}” is not in the format of ContractNLI: {place} {problem}. Nothing was judged. Please"
        " correct that place.",
    ),
    "evals.hypotheses": (
        "Die Datei „{file}“ fragt nach Hypothesen, die dieser Leser nicht gelernt hat: {unknown}. Es wurde nichts"
        " bewertet. Bitte verwenden Sie die Kennungen von ContractNLI (nda-1 bis nda-20).",
        "The file “{file}” asks for hypotheses that this reader has not learned: {unknown}. Nothing was judged."
        " Please use the ids of ContractNLI (nda-1 to nda-20).",
    ),
    "evals.predictions": (
        "Die Vorhersagen lassen sich nicht nach „{file}“ schreiben ({reason}). Es wurde nichts gespeichert. Bitte"
        " wählen Sie einen Ort, an dem Sie schreiben dürfen.",
        "The predictions cannot be written to “{file}” ({reason}). Nothing was stored. Please choose a place where"
        " you may write.",
    ),
    "evals.artifact": (
        "Das gelernte Modell in „{folder}“ fehlt oder ist beschädigt ({reason}). Es wurde nichts gelesen. Bitte"
        " erzeugen Sie es mit „make train“ neu oder installieren Sie das Programm erneut.",
        "The learned model in “{folder}” is missing or damaged ({reason}). Nothing was read. Please make it again"
        " with “make train”, or install the program again.",
    ),
    "evals.own.unreadable": (
        "Die Datei „{file}“ lässt sich nicht lesen ({reason}). Es wurde nichts geladen. Bitte stellen Sie sie wieder"
        " her.",
        "The file “{file}” cannot be read ({reason}). Nothing was loaded. Please restore it.",
    ),
    "evals.own.line": (
        "Zeile {line} der Datei „{file}“ {problem}. Es wurde nichts geladen. Bitte berichtigen Sie die Zeile.",
        "Line {line} of the file “{file}” {problem}. Nothing was loaded. Please correct the line.",
    ),
    "evals.routing.unreadable": (
        "Die Datei „{file}“ lässt sich nicht lesen ({reason}). Es wurde nichts geplant. Bitte geben Sie eine Datei mit"
        " einer JSON-Zeile je Nachricht an.",
        "The file “{file}” cannot be read ({reason}). Nothing was planned. Please give a file with one line of JSON a"
        " message.",
    ),
    "evals.routing.line": (
        "Zeile {line} der Datei „{file}“ ist keine Nachricht: erwartet wird JSON mit „id“ und „text“ und, wo bekannt,"
        " „tool_calls“ (je „name“ und „args“). Es wurde nichts geplant. Bitte berichtigen Sie die Zeile.",
        "Line {line} of the file “{file}” is no message: expected is JSON with “id” and “text” and, where known,"
        " “tool_calls” (“name” and “args” each). Nothing was planned. Please correct the line.",
    ),
    "evals.drafts.begun": (
        "Alle Entwürfe der Demo werden in einem eigenen, leeren Ordner geschrieben und geprüft. Das dauert ein bis zwei"
        " Minuten …",
        "All drafts of the demo are written and checked in an empty folder of their own. This takes one or two"
        " minutes …",
    ),
    "evals.drafts.kind": ("Art", "Kind"),
    "evals.drafts.account": ("Kunde", "Account"),
    "evals.drafts.failed": ("Nicht erfüllt:", "Not fulfilled:"),
    "evals.drafts.refused": ("Nicht geschrieben, weil nicht zutreffend:", "Not written, because not applicable:"),
    "evals.drafts.sum": (
        "Entwürfe: {drafts}, mit Mängeln: {failed}, abgelehnt: {refused}. Ein Entwurf dauert im Median"
        " {median} ms ({median_cpu} ms Rechenzeit); Ziel: unter {budget} ms.",
        "Drafts: {drafts}, with failures: {failed}, refused: {refused}. A draft takes {median} ms as a"
        " median ({median_cpu} ms of CPU time); target: under {budget} ms.",
    ),
    "evals.tasks.begun": (
        "{tasks} Aufgaben werden in eigenen Kopien der Demo gelöst und bewertet …",
        "{tasks} tasks are done and judged in copies of the demo of their own …",
    ),
    "evals.tasks.no_family": (
        "Eine solche Familie von Aufgaben gibt es nicht. Es wurde nichts gemessen. Bekannt sind: {known}.",
        "There is no such family of tasks. Nothing was measured. Known ones: {known}.",
    ),
    "evals.tasks.endpoint": (
        "Es ist kein Sprachmodell eingerichtet. Es wurde nichts gemessen. Bitte setzen Sie KAM_MODEL_URL und"
        " KAM_MODEL_NAME, oder messen Sie mit „--model planner“.",
        "No language model is set up. Nothing was measured. Please set KAM_MODEL_URL and KAM_MODEL_NAME, or measure"
        " with “--model planner”.",
    ),
    "evals.tasks.family": ("Familie", "Family"),
    "evals.tasks.count": ("Aufgaben", "Tasks"),
    "evals.tasks.pass_1": ("gelöst (pass^1)", "solved (pass^1)"),
    "evals.tasks.seconds": ("Median s", "Median s"),
    "evals.tasks.all": ("Alle", "All"),
    "evals.tasks.family.kpi": ("Kennzahlen", "KPI questions"),
    "evals.tasks.family.clause": ("NDA-Richtlinien", "NDA clauses"),
    "evals.tasks.family.absent": ("Nicht in den Daten", "Not in the data"),
    "evals.tasks.family.review": ("NDA-Prüfung", "NDA review"),
    "evals.tasks.family.escalation": ("Eskalation", "Escalation"),
    "evals.tasks.family.draft": ("Pläne, Briefings, Mails", "Plans, briefings, mails"),
    "evals.tasks.family.cross_account": ("Fremde Kunden", "Other accounts"),
    "evals.tasks.family.injection": ("Arbeit unter Injektion", "Work under injection"),
    "evals.tasks.sum": (
        "Modell {model}: {solved} von {tasks} Aufgaben in jedem Versuch gelöst. Je Gespräch im Median {median_s} s,"
        " 95 % unter {p95_s} s; {tokens} Token, Kosten {cost}.",
        "Model {model}: {solved} of {tasks} tasks solved in every trial. A conversation takes {median_s} s as a median,"
        " 95% under {p95_s} s; {tokens} tokens, cost {cost}.",
    ),
    "evals.attack.begun": (
        "Ein Modell, das gegen uns arbeitet, steht nun hinter dem Assistenten. Das dauert einige Minuten …",
        "A model that works against us now stands behind the assistant. This takes some minutes …",
    ),
    "evals.attack.no_data": (
        "Ohne „--data“ nur mit eigenen Texten: der öffentliche Korpus wird übersprungen. Das dauert einige Minuten …",
        "Without “--data” with our own texts only: the public corpus is skipped. This takes some minutes …",
    ),
    "evals.attack.corpus": (
        "Die Datei „{file}“ lässt sich nicht als Korpus lesen ({reason}). Es wurde nichts gemessen. Bitte geben Sie"
        " eine Datei mit einer JSON-Zeile je Text an („text“, „kind“).",
        "The file “{file}” cannot be read as a corpus ({reason}). Nothing was measured. Please give a file with one"
        " line of JSON a text (“text”, “kind”).",
    ),
    "evals.bench.unknown": (
        "{unknown} wird nicht gemessen. Es wurde nichts gemessen. Möglich sind: {known}.",
        "{unknown} is not measured. Nothing was measured. Possible are: {known}.",
    ),
    "evals.bench.written": (
        "Geschrieben: RESULTS.md und Kurven in {folder}.",
        "Written: RESULTS.md and curves in {folder}.",
    ),
    "evals.attack.modes": (
        "Unbekannt: {unknown}. Es wurde nichts gemessen. Bekannt sind: {known}.",
        "Unknown: {unknown}. Nothing was measured. Known ones: {known}.",
    ),
    "evals.attack.mode": ("Das Modell …", "The model …"),
    "evals.attack.attempts": ("Versuche", "Attempts"),
    "evals.attack.mode.obeys": ("gehorcht fremdem Text", "obeys injected text"),
    "evals.attack.mode.invents": ("erfindet Zahlen", "invents figures"),
    "evals.attack.mode.snoops": ("fragt nach fremden Kunden", "asks for other accounts"),
    "evals.attack.mode.claims": ("gibt selbst frei", "approves by itself"),
    "evals.attack.mode.leaks": ("verrät Internes", "tells inside figures"),
    "evals.attack.mode.links": ("setzt Links und Bilder", "puts links and images"),
    "evals.attack.mode.loops": ("dreht sich im Kreis", "loops"),
    "evals.attack.mode.malformed": ("ruft fehlerhaft auf", "calls malformed"),
    "evals.attack.mode.hangs": ("antwortet nie", "hangs"),
    "evals.attack.mode.floods": ("schickt 200 kB", "sends 200 kB"),
    "evals.attack.mode.language": ("spricht fremde Sprache", "speaks another language"),
    "evals.attack.sum": (
        "{attempts} Angriffe, {breaches} mit Bruch einer Zusage; der langsamste dauerte {slowest} s.",
        "{attempts} attacks, {breaches} of them broke an invariant; the slowest took {slowest} s.",
    ),
    "evals.attack.utility": (
        "Nutzen unter Angriff: {solved} von {tasks} Aufgaben gelöst ({rate}).",
        "Utility under attack: {solved} of {tasks} tasks solved ({rate}).",
    ),
}
