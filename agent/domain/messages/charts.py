"""Charts: labels, text alternatives, heads of the data tables."""

TEXTS: dict[str, tuple[str, str]] = {
    "charts.contract": (
        "Der Rahmenvertrag „{contract}“ gehört nicht zu Ihren Accounts oder ist unbekannt. Es wurde nichts gezeichnet."
        " Bitte prüfen Sie die Nummer.",
        "The frame contract “{contract}” is not one of your accounts' or is unknown. Nothing was drawn."
        " Please check the number.",
    ),
    "charts.suffix": (
        "Ein Diagramm wird als .svg oder .png geschrieben, nicht als {name}. Es wurde nichts geschrieben. Bitte wählen"
        " Sie eine dieser Endungen.",
        "A chart is written as .svg or .png, not as {name}. Nothing was written. Please choose one of these suffixes.",
    ),
    "charts.width": (
        "Ein Diagramm kann {least} bis {most} Pixel breit sein, nicht {width}. Es wurde nichts gezeichnet. Bitte geben"
        " Sie eine andere Breite an.",
        "A chart can be {least} to {most} pixels wide, not {width}. Nothing was drawn. Please give another width.",
    ),
    "charts.written": ("Diagramm geschrieben nach {path}", "chart written to {path}"),
    "charts.internal": ("{title} (intern)", "{title} (internal)"),
    "charts.no_data": ("keine Daten", "no data"),
    "charts.today": ("Heute", "Today"),
    "charts.pieces": ("Stück", "pieces"),
    # KPI over periods
    "charts.status.ok": ("Ziel erreicht", "target met"),
    "charts.status.breach": ("Ziel verfehlt", "target missed"),
    "charts.status.no_target": ("ohne Ziel", "without target"),
    "charts.status.no_data": ("keine Daten", "no data"),
    "charts.target": ("Ziel", "Target"),
    "charts.trend.period": ("Zeitraum", "Period"),
    "charts.trend.value": ("Wert", "Value"),
    "charts.trend.status": ("Status", "Status"),
    "charts.trend.empty": ("{title}: keine Daten.", "{title}: no data."),
    "charts.trend.alt": ("{title}, {span}: zuletzt {last} ({period}).", "{title}, {span}: latest {last} ({period})."),
    "charts.trend.summary": (
        "Zuletzt {last} ({period}), Ziel {target}: {status}",
        "Latest {last} ({period}), target {target}: {status}",
    ),
    "charts.trend.summary.unset": (
        "Zuletzt {last} ({period}), Ziel nicht gesetzt",
        "Latest {last} ({period}), target not set",
    ),
    "charts.trend.alt.target": (
        "Ziel {target}: in {missed} von {n} Zeiträumen mit Daten verfehlt, niedrigster Wert {low}, höchster {high};"
        " ohne Daten: {gaps}.",
        "Target {target}: missed in {missed} of {n} periods with data, lowest {low}, highest {high}; without data:"
        " {gaps}.",
    ),
    "charts.trend.alt.unset": (
        "Ziel nicht gesetzt; niedrigster Wert {low}, höchster {high}; ohne Daten: {gaps}.",
        "Target not set; lowest {low}, highest {high}; without data: {gaps}.",
    ),
    "charts.periods.one": ("{n} Zeitraum", "{n} period"),
    "charts.periods.other": ("{n} Zeiträume", "{n} periods"),
    # run-out curve
    "charts.stock": ("Bestand", "Stock"),
    "charts.stock.past": ("Bestand bisher", "stock so far"),
    "charts.stock.future": ("Bestand, erwartet", "stock, expected"),
    "charts.shortage": ("Fehlmenge", "shortage"),
    "charts.safety": ("Sicherheitsbestand", "Safety stock"),
    "charts.run_out": ("Läuft leer", "Runs out"),
    "charts.run_out.past": ("Leer seit", "Empty since"),
    "charts.run_out.none": ("läuft im gezeigten Zeitraum nicht leer", "does not run out in the time shown"),
    "charts.order_by": ("Bestellen bis", "Order by"),
    "charts.sea_arrival": ("Ankunft Seefracht", "Sea arrival"),
    "charts.receipts": ("Zugänge", "Receipts"),
    "charts.receipt.arrived": ("eingetroffen", "arrived"),
    "charts.receipt.planned": ("geplant", "planned"),
    "charts.receipt.overdue": ("überfällig", "overdue"),
    "charts.day": ("Tag", "Day"),
    "charts.event": ("Ereignis", "Event"),
    "charts.quantity": ("Menge", "Quantity"),
    "charts.curve.summary": ("{day}: {stock}; {run_out}", "{day}: {stock}; {run_out}"),
    "charts.curve.alt": (
        "Bestandsverlauf {title}: am {day} {stock}; {run_out}.",
        "Stock of {title}: {stock} on {day}; {run_out}.",
    ),
    "charts.curve.alt.run_out": ("läuft am {day} leer", "runs out on {day}"),
    "charts.curve.alt.past": ("leer seit {day}", "empty since {day}"),
    "charts.curve.empty": ("Bestandsverlauf {title}: keine Daten.", "Stock of {title}: no data."),
    # call-off against plan
    "charts.planned": ("Plan", "Plan"),
    "charts.called_off": ("Abgerufen", "Called off"),
    "charts.threshold": ("Schwelle {ratio} des Plans", "threshold {ratio} of plan"),
    "charts.below": ("unter der Schwelle", "below the threshold"),
    "charts.contract_quantity": ("Vertragsmenge", "Contract quantity"),
    "charts.month": ("Monat", "Month"),
    "charts.share": ("Anteil am Plan", "Share of plan"),
    "charts.call_off.title": ("Abruf gegen Plan: {contract}", "Call-off against plan: {contract}"),
    "charts.call_off.summary": (
        "Stand {day}: {share} des Plans abgerufen, {verdict}",
        "As of {day}: {share} of plan called off, {verdict}",
    ),
    "charts.call_off.summary.no_share": (
        "Stand {day}: kein Plan zum Vergleich",
        "As of {day}: no plan to compare with",
    ),
    "charts.call_off.alt": (
        "{title}: bis {day} {called} abgerufen, {planned} geplant ({share}; {verdict}).",
        "{title}: {called} called off by {day}, {planned} planned ({share}; {verdict}).",
    ),
    "charts.call_off.alt.no_share": (
        "{title}: bis {day} {called} abgerufen, ohne Plan zum Vergleich.",
        "{title}: {called} called off by {day}, no plan to compare with.",
    ),
    "charts.call_off.none": ("keine Daten zu Abrufen", "no data about call-offs"),
    "charts.call_off.under": ("unter der Schwelle von {ratio}", "below the threshold of {ratio}"),
    "charts.call_off.met": ("Schwelle von {ratio} eingehalten", "threshold of {ratio} met"),
    "charts.call_off.free": ("ohne Schwelle", "no threshold"),
}
