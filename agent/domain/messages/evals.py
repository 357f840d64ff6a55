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
}
