"""The demo world."""

TEXTS: dict[str, tuple[str, str]] = {
    "demo.not_demo": (
        "In Gebrauch sind echte Daten (Quelle {source}, Stand {day}). Es wurde nichts verändert. Wenn Sie sie wirklich"
        " durch die erfundenen Demo-Daten ersetzen wollen, geben Sie --force an.",
        "Real data are in use (source {source}, as of {day}). Nothing was changed. If you do want to replace them by"
        " the invented demo data, add --force.",
    ),
    "demo.scale": (
        "Mit {lines} Auftragspositionen lässt sich keine Demo-Welt erzeugen. Es wurde nichts verändert. Bitte geben Sie"
        " eine Zahl von {smallest} bis {largest} an.",
        "No demo world can be made with {lines} order lines. Nothing was changed. Please give a number from {smallest}"
        " to {largest}.",
    ),
    "demo.made": (
        "Demo-Daten erzeugt, alle erfunden: {customers} Kunden, {articles} Artikel, {lines} Auftragspositionen."
        " Stand: {day}. Version {version}",
        "Demo data made, all invented: {customers} customers, {articles} articles, {lines} order lines."
        " As of {day}. Version {version}",
    ),
    "demo.building": (
        "Es gibt noch keine Daten; die erfundenen Demo-Daten werden erzeugt.",
        "There are no data yet; the invented demo data are being made.",
    ),
    "demo.rebuilding": (
        "Die Demo-Daten stammen von einer anderen Version dieses Programms; sie werden neu erzeugt.",
        "The demo data were made by another version of this program; they are made anew.",
    ),
    "demo.table": ("{table}: {rows} Zeilen", "{table}: {rows} rows"),
}
