"""The phrases that a price preparation is composed from, and why there is none."""

TEXTS: dict[str, tuple[str, str]] = {
    "drafting.price.article": (
        "Der Artikel {article} hatte in den letzten zwei Jahren kein Geschäft mit {account}. Es wurde kein Entwurf "
        "erstellt. Bitte nennen Sie einen Artikel, den der Kunde bezieht.",
        "The article {article} had no business with {account} in the last two years. No draft was made. Please name "
        "an article that the customer buys.",
    ),
    "drafting.price.no_base": (
        "Für {account} fehlen Menge, Preis oder Kosten aller Artikel. Ohne sie ist keine Preisvorbereitung möglich, es "
        "wurde kein Entwurf erstellt. Bitte lassen Sie die Daten ergänzen.",
        "For {account} volume, price or cost of all articles are missing. Without them no price negotiation can be "
        "prepared, and no draft was made. Please have the data completed.",
    ),
    "price.subject": ("Preisgespräch {account}: Vorbereitung", "Price negotiation {account}: preparation"),
    "price.missing": ("keine Daten; klärt {who} bis {day}", "no data; {who} to find out by {day}"),
    "price.after.by": ("bis {day}", "by {day}"),
    "price.after.minutes": ("am Werktag nach dem Gespräch", "on the working day after the meeting"),
    "price.after.mail": ("sobald das Protokoll abgestimmt ist", "as soon as the minutes are agreed"),
    "price.estimate": ("Schätzung", "Estimate"),
    "price.proposal": ("Vorschlag", "Proposal"),
    "price.history.contract": ("ab {day}: {price} (Vertrag)", "from {day}: {price} (contract)"),
    "price.history.orders": ("{year}: im Mittel {price}", "{year}: {price} on average"),
    "price.history.gap": (
        "Lücke: zu wenige Preispunkte; {kam} ergänzt sie bis {day}.",
        "Gap: too few price points; {kam} will complete them by {day}.",
    ),
    "price.contract": (
        "{contract}: {starts} bis {ends}, kündbar bis {notice}; abgerufen sind {called} von {quantity} Stück.",
        "{contract}: {starts} to {ends}, notice by {notice}; {called} of {quantity} pieces called off.",
    ),
    "price.contract.no_notice": (
        "{contract}: {starts} bis {ends}; abgerufen sind {called} von {quantity} Stück. Kündigungsfrist: keine Daten; "
        "sie steht im Vertragstext.",
        "{contract}: {starts} to {ends}; {called} of {quantity} pieces called off. Notice: no data; see the "
        "contract itself.",
    ),
    # what we delivered
    "price.value.otif": ("Liefertreue (OTIF) zuletzt {value}", "On time and in full (OTIF) last at {value}"),
    "price.value.otif_missed": (
        "Liefertreue (OTIF) zuletzt {value}: kein Argument für uns, damit rechnen wir im Gespräch",
        "On time and in full (OTIF) last at {value}: not an argument in our favour; expect it to come up",
    ),
    "price.value.feedback": (
        "Bewertung durch den Kunden: {value} von zehn Punkten",
        "Rated by the customer: {value} out of ten",
    ),
    "price.value.level": (
        "Lieferbereitschaft nach Kundenklasse: {level}",
        "Service level by customer class: {level}",
    ),
    "price.value.air": ("Notfall-Luftfracht auf unsere Kosten: {cost}", "Emergency air freight at our cost: {cost}"),
    "price.value.lots": (
        "Auftragspositionen unter unserer Einkaufsmindestmenge angenommen: {count}",
        "Order lines below our own minimum purchase quantity accepted: {count}",
    ),
    # the customer's view
    "price.view.growth": (
        "Der Kunde bezieht mehr als im Vorjahr und wird dafür einen Nachlass erwarten",
        "The customer buys more than last year and will expect a discount in return",
    ),
    "price.view.decline": (
        "Der Kunde bezieht weniger als im Vorjahr und wird auf seine eigene Lage verweisen",
        "The customer buys less than last year and will point to its own situation",
    ),
    "price.view.otif": (
        "Der Kunde wird unsere Liefertreue von {value} ansprechen",
        "The customer will bring up our OTIF of {value}",
    ),
    "price.view.complaints": (
        "Der Kunde wird die Reklamationen als Gegenargument nutzen",
        "The customer will use the complaints as a counter-argument",
    ),
    "price.view.price": (
        "Wahrscheinliche Forderungen: niedrigerer Preis, längere Preisbindung, kürzere Lieferzeit",
        "Likely demands: a lower price, longer price validity, shorter lead times",
    ),
    # alternatives
    "price.ours.keep": (
        "Unsere Alternative: zu den Konditionen des laufenden Vertrags weiter liefern und später erneut sprechen",
        "Our alternative: keep supplying on the terms of the current contract and talk again later",
    ),
    "price.ours.below": (
        "Unsere Alternative: Artikel ohne auskömmliche Marge nicht verlängern",
        "Our alternative: do not renew articles that don't earn a sufficient margin",
    ),
    "price.theirs.switch": (
        "Alternative des Kunden: ein anderer Lieferant; dagegen stehen Bemusterung, Freigabe und Vorlauf",
        "The customer's alternative: another supplier; sampling, release and lead time speak against it",
    ),
    "price.theirs.unknown": (
        "Konkrete Angebote von Wettbewerbern: {missing}",
        "Actual offers of competitors: {missing}",
    ),
    "price.limits.rule": (
        "Abbruchpunkt: höchstens {give} unter dem heutigen Preis und nie unter dem Korridor. Ziel: die Zielmarge, "
        "mindestens der heutige Preis. Eröffnung: {opening} über dem Ziel",
        "Walk-away: at most {give} below today's price and never below the corridor. Target: the target margin, at "
        "least today's price. Opening: {opening} above the target",
    ),
    # give and get
    "price.give.price": ("Preisnachlass im Korridor", "Discount inside the corridor"),
    "price.get.price": ("verbindliche Jahresmenge mit Abrufplan", "binding annual volume with a call-off plan"),
    "price.cost.price": ("{difference} DB je Prozentschritt", "{difference} of contribution per percentage point"),
    "price.give.steps": ("Preiserhöhung in Stufen statt auf einmal", "Price increase in steps instead of all at once"),
    "price.get.steps": ("feste Termine und Mengen für jede Stufe", "fixed dates and volumes for each step"),
    "price.give.below": ("Preis unter dem Korridor", "Price below the corridor"),
    "price.get.below": ("Mindestabnahme und längere Laufzeit", "Minimum quantity and a longer term"),
    "price.give.term": ("längere Preisbindung", "Longer price validity"),
    "price.get.term": ("neuer Rahmenvertrag mit Abrufplan", "new framework agreement with a call-off plan"),
    "price.cost.term": (
        "Kostenrisiko bei Material und Fracht (Schätzung)",
        "cost risk in material and freight (Estimate)",
    ),
    "price.give.credit": ("längeres Zahlungsziel", "Longer terms of payment"),
    "price.get.credit": ("höhere Menge je Abruf", "Larger call-offs"),
    "price.cost.credit": ("Zinskosten und Ausfallrisiko (Schätzung)", "interest and default risk (Estimate)"),
    "price.give.stock": ("Sicherheitsbestand für Hauptartikel", "Safety stock for the main articles"),
    "price.get.stock": ("verbindlicher Forecast je Monat", "binding monthly forecast"),
    "price.cost.stock": ("Kapitalbindung im Lager (Schätzung)", "capital tied up in stock (Estimate)"),
    "price.give.clauses": ("abweichende Vertragsklauseln", "Contract clauses beyond our standard"),
    "price.get.clauses": ("längere Laufzeit", "Longer term"),
    "price.cost.clauses": ("Haftungsrisiko (Schätzung)", "liability risk (Estimate)"),
    "price.give.technical": ("technische Vereinfachung zur Kostensenkung", "Technical simplification that saves cost"),
    "price.get.technical": ("Teilung der Ersparnis und zügige Freigabe", "shared saving and a prompt release"),
    "price.cost.technical": ("Aufwand für Bemusterung (Schätzung)", "effort for sampling (Estimate)"),
    "price.who.alone": ("{kam} allein", "{kam} alone"),
    "price.who.with": ("{kam} nur mit {department}", "{kam} only with {department}"),
    "price.who.not": ("nur {department}", "{department} only"),
    # arguments
    "price.objection.cheaper": ("„Andere bieten günstiger an.“", "“Other suppliers are cheaper.”"),
    "price.answer.cheaper": (
        "Wir vergleichen Gesamtkosten: Bemusterung, Freigabe, Vorlauf und Lieferbereitschaft gehören dazu. Bitte "
        "nennen Sie uns Artikel, Menge und Lieferbedingung des Angebots.",
        "We compare total cost, including sampling, release, lead time and service level. Please tell us the article, "
        "volume and delivery terms of that offer.",
    ),
    "price.objection.volume": ("„Unsere Menge rechtfertigt einen Nachlass.“", "“Our volume justifies a discount.”"),
    "price.answer.volume": (
        "Über Menge sprechen wir gern: Die Abrufquote liegt bei {call_off}. Ein Nachlass setzt verbindliche Mengen "
        "voraus.",
        "We are glad to talk about volume: call-offs stand at {call_off} of plan. A discount requires firm volumes.",
    ),
    "price.objection.late": ("„Sie liefern nicht zuverlässig.“", "“Your deliveries are not reliable.”"),
    "price.answer.late": (
        "Die Liefertreue liegt bei {otif}, das Ziel ist höher. Wir zeigen die Maßnahmen; ein Preisnachlass behebt die "
        "Ursache nicht.",
        "OTIF stands at {otif}, and our target is higher. We present our measures; a discount would not remove the "
        "cause.",
    ),
    "price.objection.delivery": ("„Die Leistung ist selbstverständlich.“", "“We take that service for granted.”"),
    "price.answer.delivery": (
        "Eine Liefertreue von {otif} sichert die Fertigung des Kunden. Diesen Wert stellen wir dem Preis gegenüber.",
        "An OTIF of {otif} keeps the customer's production running. We set that value against the price.",
    ),
    "price.objection.quality": ("„Die Reklamationen kosten uns Geld.“", "“The complaints cost us money.”"),
    "price.answer.quality": (
        "Reklamationen regeln wir einzeln und mit Nachweis. Mit dem Serienpreis verrechnen wir sie nicht.",
        "We settle complaints one by one and with evidence. We don't set them off against the series price.",
    ),
    "price.question.volume": (
        "Welche Mengen plant der Kunde für die kommenden zwei Halbjahre, und wie sicher sind sie?",
        "Which volumes does the customer plan for the next two half-years, and how certain are they?",
    ),
    "price.question.split": (
        "Wie teilt der Kunde die Mengen auf seine Lieferanten auf?",
        "How does the customer split the volumes among suppliers?",
    ),
    "price.question.price": (
        "Welcher Kostenblock drückt den Kunden am meisten: Preis, Fracht, Bestand oder Qualität?",
        "Which cost weighs most for the customer: price, freight, stock or quality?",
    ),
    "price.question.term": (
        "Welche Laufzeit und welche Preisbindung braucht der Kunde?",
        "What contract term and price validity does the customer need?",
    ),
}
