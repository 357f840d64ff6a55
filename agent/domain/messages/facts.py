"""Facts: import, demo world, age."""

TEXTS: dict[str, tuple[str, str]] = {
    "facts.none": (
        "Es gibt noch keine Daten. Es wurde nichts berechnet. Bitte lesen Sie Daten ein (kam data import ORDNER) oder"
        " erzeugen Sie die Demo-Daten (kam data demo).",
        "There are no facts yet. Nothing was computed. Please import data (kam data import DIR) or make the demo"
        " world (kam data demo).",
    ),
    "facts.unreadable": (
        "Die Datendatei {name} ist nicht lesbar: {problem}. Es wurde nichts berechnet. Bitte lesen Sie die Daten neu"
        " ein.",
        "The facts file {name} cannot be read: {problem}. Nothing was computed. Please import the data again.",
    ),
    "facts.busy": (
        "Gerade liest ein anderer Vorgang Daten ein. Es wurde nichts verändert. Bitte warten Sie, bis er fertig ist.",
        "Another process is importing data right now. Nothing was changed. Please wait until it has finished.",
    ),
}
