"""Credit and margin: internal."""

TEXTS: dict[str, tuple[str, str]] = {
    "finance.internal": ("intern – nicht an Kunden weitergeben.", "internal – not for customers."),
    "finance.secret": (
        "vertraulich und intern – nicht an Kunden weitergeben.",
        "secret and internal – not for customers.",
    ),
    "finance.stale": (
        "Achtung: Die Daten sind älter als 24 Stunden; bitte neu einlesen.",
        "Note: the data are older than 24 hours; please import again.",
    ),
    "finance.sample": (
        "Die Richtlinie ist ein Muster; bitte vor Gebrauch durch Ihre Werte ersetzen.",
        "The guideline is a sample; please replace it with your own figures before use.",
    ),
    "finance.price": (
        "Der Preis muss eine Zahl über 0 sein (EUR je Stück). Es wurde nichts gerechnet. Bitte geben Sie einen"
        " solchen Preis an.",
        "The price must be a number above 0 (EUR a piece). Nothing was computed. Please give such a price.",
    ),
    "finance.article": (
        "Der Artikel „{article}“ ist bei {account} unbekannt. Es wurde nichts gerechnet. Bitte prüfen Sie die Nummer.",
        "The article “{article}” is unknown at {account}. Nothing was computed. Please check the number.",
    ),
    "finance.problem.order": (
        "Bei „{name}“ muss gelten: minimum ≤ corridor_from ≤ target.",
        "“{name}” must keep the order minimum ≤ corridor_from ≤ target.",
    ),
    "finance.no_data": ("keine Daten", "no data"),
    "finance.empty": (
        "Ihnen ist kein Kunde zugeordnet. Es wurde nichts berechnet. Bitte fragen Sie die Administration.",
        "No account is assigned to you. Nothing was computed. Please ask the administrator.",
    ),
    "finance.check_with": ("vorher abstimmen mit: {department}", "check first with: {department}"),
    # credit
    "finance.credit.head": ("Kredit und Warenkreditversicherung", "Credit and trade credit insurance"),
    "finance.credit.inside": (
        "innerhalb der Richtlinie, Sie entscheiden allein",
        "inside the guideline, you decide alone",
    ),
    "finance.credit.alignment": ("Abstimmung nötig mit: {approver}", "needs alignment with: {approver}"),
    "finance.credit.no_data": ("keine Aussage: Daten fehlen oder sind zu alt", "no verdict: data missing or too old"),
    "finance.reason.over_limit": ("Obligo über dem Kreditlimit", "exposure above the credit limit"),
    "finance.reason.limit_over_guideline": ("Kreditlimit über der Richtlinie", "credit limit above the guideline"),
    "finance.reason.over_guideline": ("Obligo über der Richtlinie", "exposure above the guideline"),
    "finance.reason.uninsured": ("zu viel ohne Versicherung", "too much without insurance"),
    "finance.reason.share": ("versicherter Anteil zu klein", "insured share too small"),
    "finance.reason.outdated": ("Kreditdaten veraltet", "credit data outdated"),
    "finance.reason.no_row": ("keine Kreditdaten", "no credit data"),
    "finance.reason.no_limit": ("kein Kreditlimit erfasst", "no credit limit recorded"),
    "finance.reason.no_exposure": ("kein Obligo erfasst", "no exposure recorded"),
    "finance.reason.no_insured": ("keine Versicherungssumme erfasst", "no insured sum recorded"),
    "finance.credit.proposal": (
        "Vorschlag: Versicherungssumme mindestens {amount}",
        "Proposal: insured sum of at least {amount}",
    ),
    "finance.credit.alternatives": (
        "Wenn nicht versicherbar (mit Finanzen prüfen):",
        "When it cannot be insured (check with Finance):",
    ),
    # margin
    "finance.margin.head": ("Marge (DB I) {starts} bis {ends}", "Margin (DB I) {starts} to {ends}"),
    "finance.margin.on_target": ("Zielmarge erreicht", "target reached"),
    "finance.margin.in_corridor": (
        "im Margenkorridor, unter der Zielmarge",
        "inside the corridor, below the target",
    ),
    "finance.margin.below_corridor": (
        "unter dem Margenkorridor: nicht allein zu entscheiden, Abstimmung mit {approver}",
        "below the corridor: not yours to decide alone, align with {approver}",
    ),
    "finance.margin.below_minimum": (
        "unter der Mindestmarge: nicht allein zu entscheiden, Abstimmung mit {approver}",
        "below the minimum margin: not yours to decide alone, align with {approver}",
    ),
    "finance.margin.no_data": ("keine Daten, keine Aussage", "no data, no verdict"),
    "finance.left_out.one": (
        "1 Umsatzzeile ohne Einkaufskosten wurde nicht gezählt.",
        "1 revenue row without purchase cost was left out.",
    ),
    "finance.left_out.other": (
        "{count} Umsatzzeilen ohne Einkaufskosten wurden nicht gezählt.",
        "{count} revenue rows without purchase cost were left out.",
    ),
    "finance.skipped.one": (
        "In 1 Umsatzzeile fehlen Fracht oder Zoll; dieser Schritt wurde dort übersprungen.",
        "1 revenue row lacks freight or duty; this step was skipped there.",
    ),
    "finance.skipped.other": (
        "In {count} Umsatzzeilen fehlen Fracht oder Zoll; dieser Schritt wurde dort übersprungen.",
        "{count} revenue rows lack freight or duty; this step was skipped there.",
    ),
    "finance.no_surcharge": (
        "Fracht und Zoll sind für diesen Artikel nicht gebucht; gerechnet wurde mit den Stückkosten allein.",
        "No freight or duty is booked for this article; the unit cost alone was used.",
    ),
    "finance.margin.levers": ("Ansatzpunkte", "Levers"),
    "finance.lever.price_step": ("1 % höhere Preise", "1% higher prices"),
    "finance.lever.air_freight": ("Notfall-Luftfracht vermeiden", "avoid emergency air freight"),
    "finance.lever.customer_cost": (
        "Kundenkosten weitergeben (Reklamationen, Sonderaufwand)",
        "pass on customer cost (claims, special effort)",
    ),
    "finance.lever.lot_size": ("Aufträge unter der Einkaufs-MOQ bündeln", "bundle orders below the purchase MOQ"),
    "finance.lever.incoterm": ("Incoterm ändern", "change the Incoterm"),
    "finance.lever.article": ("{subject} auf Zielmarge bringen", "bring {subject} to the target margin"),
    "finance.lines.one": ("{count} Auftragsposition", "{count} order line"),
    "finance.lines.other": ("{count} Auftragspositionen", "{count} order lines"),
    "finance.points": ("{points} Punkte zum Vorzeitraum", "{points} points against the period before"),
    "finance.column.account": ("Kunde", "Customer"),
    "finance.column.exposure": ("Obligo", "Exposure"),
    "finance.column.limit": ("Limit", "Limit"),
    "finance.column.room": ("Frei", "Room"),
    "finance.column.insured": ("Versichert", "Insured"),
    "finance.column.share": ("Anteil", "Share"),
    "finance.column.margin": ("Marge", "Margin"),
    "finance.column.target": ("Ziel", "Target"),
    "finance.column.corridor": ("Korridor ab", "Corridor from"),
    "finance.column.minimum": ("Minimum", "Minimum"),
    "finance.column.revenue": ("Umsatz", "Revenue"),
}
