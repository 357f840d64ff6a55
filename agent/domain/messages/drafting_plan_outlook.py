"""The phrases of an account plan: where we want to go, what may come between, and what the customer reads."""

TEXTS: dict[str, tuple[str, str]] = {
    # SWOT
    "plan.swot.kpi": ("{name}: {value}, Ziel {target}", "{name}: {value}, target {target}"),
    "plan.swot.growth": (
        "Der Umsatz liegt {growth} über dem Vorjahr",
        "Revenue is {growth} above the year before",
    ),
    "plan.swot.decline": (
        "Der Umsatz liegt {growth} unter dem Vorjahr",
        "Revenue is {growth} below the year before",
    ),
    "plan.swot.chance": ("Bedarf an {category}", "Need for {category}"),
    "plan.swot.contract": ("Vertrag {contract} endet am {day}", "Contract {contract} ends on {day}"),
    "plan.swot.deciders": (
        "Wir haben regelmäßigen Kontakt zu {names}",
        "We are in regular contact with {names}",
    ),
    "plan.swot.competition": (
        "Wettbewerber können Lücken nutzen; wer beim Kunden anbietet, ist nicht erfasst",
        "Competitors may exploit gaps; who else supplies the customer is not recorded",
    ),
    "plan.swot.expand_later": (
        "Weitere Artikelgruppen ansprechen, sobald die Liefertermine wieder stimmen",
        "Talk about further article groups once deliveries are on time again",
    ),
    "plan.swot.expand_now": (
        "Die gute Lieferleistung nutzen, um weitere Artikelgruppen anzusprechen",
        "Use the good delivery record to talk about further article groups",
    ),
    # goals
    "plan.goal.move": ("von {baseline} auf {target}", "from {baseline} to {target}"),
    "plan.goal.hold": ("weiterhin {target} (heute {baseline})", "keep to {target} (today {baseline})"),
    "plan.goal.open": (
        "{name}: Ziel nicht gesetzt, Stand {value}. {head} legt es bis {day} fest.",
        "{name}: target not set, now at {value}. {head} will set it by {day}.",
    ),
    "plan.dimension.volume": ("Absatz", "Volume"),
    "plan.dimension.revenue": ("Umsatz", "Revenue"),
    "plan.dimension.distribution": ("Distribution", "Distribution"),
    "plan.dimension.share": ("Marktanteil", "Market share"),
    "plan.dimension.margin": ("Deckungsbeitrag", "Contribution margin"),
    "plan.dimension.prices": ("Preise", "Prices"),
    "plan.dimension.range": ("Sortiment", "Range"),
    "plan.dimension.campaigns": ("Aktionen", "Campaigns"),
    "plan.dimension.customers": ("Kundenzahl", "Number of customers"),
    "plan.dimension.orders": ("Auftragsstruktur", "Order structure"),
    "plan.dimension.turnover": ("Umschlagsgeschwindigkeit", "Stock turnover"),
    "plan.with_target_margin": ("{value}, Zielmarge {target}", "{value}, target margin {target}"),
    "plan.pieces": ("{count} Stück", "{count} pieces"),
    "plan.articles": ("{count} Artikel mit Umsatz", "{count} articles with revenue"),
    "plan.mean_price": ("{price} je Stück im Mittel", "{price} per piece on average"),
    "plan.orders": ("{count} Aufträge, im Mittel {value}", "{count} orders, {value} on average"),
    "plan.dimensions.missing": (
        "Ohne Daten: {names}. {kam} prüft bis {day}, welche davon für diesen Kunden zählen.",
        "No data: {names}. {kam} will check by {day} which of them matter for this customer.",
    ),
    # strategy
    "plan.thrust.call_off": (
        "Abrufe sichern: den Abrufplan mit dem Kunden neu abstimmen, bevor wir über weiteres Geschäft sprechen",
        "Secure the call-offs: realign the call-off plan with the customer before we talk about further business",
    ),
    "plan.thrust.supply": (
        "Lieferleistung stabilisieren: Ursachen je Artikel abstellen und den Kunden über die Fortschritte informieren",
        "Stabilise delivery: eliminate the causes article by article and keep the customer informed",
    ),
    "plan.thrust.margin": (
        "Marge verbessern: Preise, Fracht und Losgrößen der schwächsten Artikel angehen",
        "Improve the margin: work on price, freight and lot sizes of the weakest articles",
    ),
    "plan.thrust.growth": (
        "Wachstum begleiten: Forecast und Versorgung an den steigenden Bedarf anpassen",
        "Support growth: bring forecast and supply in line with the rising demand",
    ),
    "plan.thrust.cross": (
        "Potenziale heben: die belegten Chancen in Anfragen und Rahmenverträge überführen",
        "Develop the potential: turn the documented opportunities into requests and framework agreements",
    ),
    "plan.thrust.contacts": (
        "Beziehung verbreitern: alle wichtigen Ansprechpartner jeden Monat erreichen",
        "Broaden the relationship: reach all relevant people every month",
    ),
    "plan.thrust.forecast": (
        "Planung verbessern: den Forecast jeden Monat gemeinsam abgleichen",
        "Improve planning: align the forecast together every month",
    ),
    "plan.thrust.keep": (
        "Niveau halten: das Erreichte absichern und in jedem Quartal gemeinsam prüfen",
        "Keep the level: secure what has been reached and review it together every quarter",
    ),
    # actions
    "plan.action.hold": (
        "Im Quartalsgespräch prüfen, ob das Ziel noch gehalten wird",
        "Check at the quarterly review whether the target is still met",
    ),
    "plan.action.open": ("offen", "open"),
    # services
    "plan.service.level": (
        "Lieferbereitschaft nach Kundenklasse: {level}. Gegenleistung: Abrufe nach Plan, zuletzt {call_off}.",
        "Service level by customer class: {level}. In return: call-offs as planned, last {call_off}.",
    ),
    "plan.service.air": (
        "Notfall-Luftfracht vom {starts} bis zum {ends} auf unsere Kosten: {cost}. Gegenleistung: nicht vereinbart.",
        "Emergency air freight from {starts} to {ends} at our cost: {cost}. In return: nothing agreed.",
    ),
    "plan.service.lots": (
        "Auftragspositionen unter unserer Einkaufsmindestmenge: {count}. Gegenleistung: nicht vereinbart.",
        "Order lines below our own minimum purchase quantity: {count}. In return: nothing agreed.",
    ),
    "plan.service.cost": (
        "Kundenbezogene Kosten vom {starts} bis zum {ends}: {cost}. Gegenleistung: Umsatz von {revenue}.",
        "Customer-specific cost from {starts} to {ends}: {cost}. In return: revenue of {revenue}.",
    ),
    # risks
    "plan.risk.empty": (
        "{article} ist leergelaufen. Frühwarnzeichen: offene Bestellungen ohne bestätigten Termin.",
        "{article} has run out. Early warning: purchase orders without a confirmed date.",
    ),
    "plan.risk.run_out": (
        "{article} reicht nur bis {day}. Frühwarnzeichen: Bestellung bis {order_by} nicht ausgelöst.",
        "{article} lasts until {day} only. Early warning: no purchase order by {order_by}.",
    ),
    "plan.risk.run_out_late": (
        "{article} reicht nur bis {day}; für Seefracht ist es zu spät. Frühwarnzeichen: kein Luftfrachttermin.",
        "{article} lasts until {day} only; it is too late for sea freight. Early warning: no date for air freight.",
    ),
    "plan.risk.contract": (
        "Vertrag {contract} endet am {day}. Frühwarnzeichen: kein Gesprächstermin zur Verlängerung.",
        "Contract {contract} ends on {day}. Early warning: no talk about an extension scheduled.",
    ),
    "plan.risk.ended": (
        "Vertrag {contract} ist am {day} ausgelaufen. Frühwarnzeichen: Bestellungen ohne Vertrag.",
        "Contract {contract} ended on {day}. Early warning: orders without a contract.",
    ),
    "plan.risk.notice": (
        "Vertrag {contract} ist bis {notice} kündbar. Frühwarnzeichen: sinkende Abrufe.",
        "Notice of contract {contract} can be given until {notice}. Early warning: falling call-offs.",
    ),
    "plan.risk.below": (
        "Vertrag {contract} allein steht bei {value} seines Abrufplans. Frühwarnzeichen: Monat ohne Abruf.",
        "Contract {contract} alone stands at {value} of its call-off plan. Early warning: a month without call-offs.",
    ),
    "plan.risk.kpi": (
        "{name} verfehlt das Ziel mit {value}. Frühwarnzeichen: keine Verbesserung bis zum nächsten Review.",
        "{name} misses its target at {value}. Early warning: no improvement by the next review.",
    ),
    "plan.risk.promise": (
        "Unsere Zusage vom {made} ist seit {day} überfällig. Frühwarnzeichen: der Kunde fragt nach.",
        "Our promise of {made} is overdue since {day}. Early warning: the customer asks for it.",
    ),
    "plan.risk.decline": (
        "Der Umsatz liegt {growth} unter dem Vorjahr. Frühwarnzeichen: sinkender Forecast.",
        "Revenue is {growth} below the year before. Early warning: a falling forecast.",
    ),
    "plan.risk.margin": (
        "Die Marge liegt mit {value} unter dem Korridor ab {floor}. Frühwarnzeichen: neue Nachlassforderung.",
        "The margin of {value} is below the corridor from {floor}. Early warning: another demand for a discount.",
    ),
    "plan.risk.credit": (
        "Das Kreditengagement braucht eine Abstimmung. Frühwarnzeichen: steigende Außenstände.",
        "The credit exposure needs alignment. Early warning: rising receivables.",
    ),
    "plan.risk.credit_old": (
        "Die Kreditdaten sind veraltet oder unvollständig. Frühwarnzeichen: überfällige Rechnungen.",
        "The credit figures are outdated or incomplete. Early warning: overdue invoices.",
    ),
    "plan.risk.none": (
        "In den Daten ist kein Risiko erkennbar. Frühwarnzeichen: fehlende Abrufe, späte Lieferungen.",
        "The data show no risk. Early warning: missing call-offs, late deliveries.",
    ),
    # review
    "plan.question.projects": (
        "Welche Projekte haben im Planzeitraum Vorrang, und welchen Bedarf lösen sie aus?",
        "Which projects take priority in the plan period, and what demand will they bring?",
    ),
    "plan.question.strategy": (
        "Wie viele Lieferanten führt der Kunde je Warengruppe, und wer entscheidet über die Aufteilung?",
        "How many suppliers does the customer keep for each commodity, and who decides on the split?",
    ),
    "plan.question.competition": (
        "Wer bietet für unsere Artikel noch an?",
        "Who else offers the articles that we supply?",
    ),
    "plan.question.call_off": (
        "Woran liegt es, dass die Abrufe hinter dem Plan liegen?",
        "Why are call-offs behind plan?",
    ),
    # changes
    "plan.change.new": ("Neues Ziel: {name}, {now}", "New goal: {name}, {now}"),
    "plan.change.dropped": ("Entfallenes Ziel: {name}, zuletzt {before}", "Goal dropped: {name}, last {before}"),
    "plan.change.target": ("{name}: Zielwert {now} statt {before}", "{name}: target {now} instead of {before}"),
    "plan.change.moved": ("{name}: Ausgangswert {now} statt {before}", "{name}: baseline {now} instead of {before}"),
    "plan.change.same": ("Die Ziele sind unverändert.", "The goals are unchanged."),
    "plan.change.first": (
        "Erster Plan in diesem System; ein Vergleich der Ziele ist ab dem nächsten möglich.",
        "The first plan in this system; goals can be compared from the next one on.",
    ),
    "plan.change.unlike": (
        "Der letzte Plan ({title}, freigegeben am {day}) liegt hier nicht als Text vor; seine Ziele lassen sich "
        "nicht vergleichen.",
        "The text of the last plan ({title}, approved on {day}) is not on file here, so its goals cannot be compared.",
    ),
    "plan.swot.scorecard": ("KPI-Übersicht", "KPI scorecard"),
    "plan.swot.log": ("Kontakthistorie", "contact history"),
    "plan.swot.contracts": ("Vertragsübersicht", "contract overview"),
    "plan.both": ("{ours} mit {theirs}", "{ours} with {theirs}"),
    # what the customer reads
    "plan.thrust.shared.call_off": (
        "Abrufe und Bedarf in Einklang bringen: Mengen und Termine des Abrufplans gemeinsam anpassen",
        "Bring call-offs in line with demand: adjust the quantities and dates of the call-off plan together",
    ),
    "plan.thrust.shared.supply": (
        "Pünktlich und vollständig liefern: Ursachen je Artikel abstellen und Sie über die Fortschritte informieren",
        "Deliver on time and in full: eliminate the causes article by article and keep you informed",
    ),
    "plan.thrust.shared.forecast": (
        "Besser planen: den Forecast jeden Monat gemeinsam abgleichen",
        "Plan better: align the forecast together every month",
    ),
    "plan.thrust.shared.growth": (
        "Ihr Wachstum begleiten: Forecast und Versorgung an Ihren steigenden Bedarf anpassen",
        "Support your growth: bring forecast and supply in line with your rising demand",
    ),
    "plan.thrust.shared.cross": (
        "Zusammenarbeit erweitern: über weitere Artikelgruppen sprechen, bei denen wir Sie unterstützen können",
        "Extend the cooperation: talk about further article groups where we can support you",
    ),
    "plan.thrust.shared.keep": (
        "Niveau halten: das Erreichte absichern und in jedem Quartal gemeinsam prüfen",
        "Keep the level: secure what has been reached and review it together every quarter",
    ),
    "plan.thrust.shared.contacts": (
        "Im Gespräch bleiben: feste Ansprechpartner auf beiden Seiten und regelmäßiger Austausch",
        "Stay in touch: fixed contacts on both sides and regular talks",
    ),
    "plan.question.shared.call_off": (
        "Wie hat sich Ihr Bedarf gegenüber dem Abrufplan verändert?",
        "How has your demand changed compared with the call-off plan?",
    ),
    "plan.question.shared.projects": (
        "Welche Projekte haben bei Ihnen im Planzeitraum Vorrang, und welchen Bedarf erwarten Sie daraus?",
        "Which of your projects take priority in the plan period, and what demand do you expect from them?",
    ),
    "plan.question.shared.strategy": (
        "Was ist Ihnen bei der Auswahl Ihrer Lieferanten in den kommenden Monaten besonders wichtig?",
        "What matters most to you in choosing your suppliers over the coming months?",
    ),
    "plan.action.shared.call_off": (
        "Abrufplan gemeinsam durchgehen und Mengen und Termine an den Bedarf anpassen",
        "Go through the call-off plan together and adjust quantities and dates to demand",
    ),
    "plan.action.shared.otif": (
        "Verspätete Positionen je Artikel durchgehen und Maßnahmen vorstellen",
        "Go through late order lines by article and present our measures",
    ),
    "plan.action.shared.supply_interruptions": (
        "Ursache der Unterbrechung und unsere Abstellmaßnahme vorstellen",
        "Present the cause of the interruption and our corrective measure",
    ),
    "plan.action.shared.emergency_air_freight": (
        "Vorlauf und Abrufplan der betroffenen Artikel abstimmen",
        "Align lead time and call-off plan of the articles concerned",
    ),
    "plan.action.shared.forecast_deviation": (
        "Forecast jeden Monat abgleichen, beginnend mit den größten Abweichungen",
        "Align the forecast every month, the largest differences first",
    ),
    "plan.action.shared.feedback_score": (
        "Rückmeldungen der Umfrage besprechen und Verbesserungen vereinbaren",
        "Talk about the answers to the survey and agree improvements",
    ),
}
