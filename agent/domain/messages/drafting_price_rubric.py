"""What the rubric of a price preparation (T6.1 to T6.10) tells."""

TEXTS: dict[str, tuple[str, str]] = {
    "drafting.T6.1.ok": (
        "Alle Abschnitte sind da; Forecast, Bedarf, Lieferkonditionen und Qualitätskosten sind genannt.",
        "All sections are there; forecast, demand, delivery terms and quality cost are covered.",
    ),
    "drafting.T6.1.failed": ("Abschnitte fehlen oder sind leer: {names}.", "Sections are missing or empty: {names}."),
    "drafting.T6.2.ok": (
        "Kein Abbruchpunkt liegt unter dem Margenkorridor.",
        "No walk-away is below the margin corridor.",
    ),
    "drafting.T6.2.failed": (
        "Der Abbruchpunkt liegt unter dem Margenkorridor oder fehlt: {names}.",
        "The walk-away is below the margin corridor or missing: {names}.",
    ),
    "drafting.T6.3.ok": (
        "Eröffnung, Ziel und Abbruchpunkt stehen in der richtigen Reihenfolge.",
        "Opening, target and walk-away are in the right order.",
    ),
    "drafting.T6.3.failed": (
        "Eröffnung ≥ Ziel ≥ Abbruchpunkt gilt nicht für: {names}.",
        "Opening ≥ target ≥ walk-away does not hold for: {names}.",
    ),
    "drafting.T6.4.ok": (
        "Die Wirkung der Preisschritte stimmt mit Mengen und Preisen überein.",
        "The effect of the price steps agrees with volumes and prices.",
    ),
    "drafting.T6.4.failed": (
        "Die Wirkung der Preisschritte stimmt nicht mit den Mengen überein oder fehlt: {names}.",
        "The effect of the price steps does not agree with the volumes or is missing: {names}.",
    ),
    "drafting.T6.5.ok": (
        "Jedes Zugeständnis hat eine Gegenleistung und eine zuständige Stelle.",
        "Every concession has something in return and somebody who decides.",
    ),
    "drafting.T6.5.failed": (
        "Zugeständnisse ohne Gegenleistung oder zuständige Stelle: {names}.",
        "Concessions without a return or somebody who decides: {names}.",
    ),
    "drafting.T6.6.ok": (
        "Was der KAM nicht allein entscheidet, nennt die zustimmende Stelle.",
        "What the KAM does not decide alone names the approver.",
    ),
    "drafting.T6.6.failed": (
        "Ohne benannte Zustimmung außerhalb des Rechts des KAM: {names}.",
        "Beyond the KAM's right and without a named approver: {names}.",
    ),
    "drafting.T6.7.ok": (
        "Schätzungen und Vorschläge sind gekennzeichnet.",
        "Estimates and proposals are tagged.",
    ),
    "drafting.T6.7.failed": (
        "Ohne „Schätzung“ oder „Vorschlag“: {names}.",
        "Without “Estimate” or “Proposal”: {names}.",
    ),
    "drafting.T6.8.ok": (
        "Hinter jeder Zahl steht ein Fakt, und der Stand der Daten ist genannt.",
        "There is a fact behind every figure, and the age of the data is stated.",
    ),
    "drafting.T6.8.failed": (
        "Zahlen ohne Fakt, oder der Stand der Daten fehlt: {names}.",
        "Figures without a fact, or the age of the data is missing: {names}.",
    ),
    "drafting.T6.9.ok": (
        "Der Preisverlauf hat mindestens drei Punkte, oder die Lücke ist genannt.",
        "The price history has at least three points, or the gap is stated.",
    ),
    "drafting.T6.9.failed": (
        "Der Preisverlauf hat weniger als drei Punkte, ohne dass die Lücke genannt ist: {names}.",
        "The price history has fewer than three points and the gap is not stated: {names}.",
    ),
    "drafting.T6.10.ok": (
        "Streng vertraulich: ohne Empfänger und ohne Anhang.",
        "Strictly confidential: no recipients, no attachments.",
    ),
    "drafting.T6.10.failed": (
        "Die Preisvorbereitung ist streng vertraulich und bleibt im Haus: Bitte entfernen Sie Empfänger und Anhänge "
        "und lassen Sie den Vermerk stehen.",
        "The price preparation is strictly confidential and stays in the house: please remove recipients and "
        "attachments and keep the marking.",
    ),
}
