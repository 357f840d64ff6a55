"""The phrases of an account plan: who and where we are."""

TEXTS: dict[str, tuple[str, str]] = {
    "plan.subject": ("Account-Plan {account} {year}", "Account plan {account} {year}"),
    "plan.subject.shared": ("Gemeinsamer Plan {year}: {account}", "Joint plan {year}: {account}"),
    "plan.missing": (
        "keine Daten; klärt {who} bis {day}",
        "no data; {who} to find out by {day}",
    ),
    "plan.missing.later": (
        "keine Daten; klärt {who} bis {day}",
        "no data; {who} to find out by {day}",
    ),
    "plan.of_contract": ("{kpi}, Vertrag {contract}", "{kpi}, contract {contract}"),
    "plan.quoted": ("„{text}“", "“{text}”"),
    "plan.missing.sponsor": (
        "keine Daten; {who} benennt ihn bis {day}",
        "no data; {who} will name one by {day}",
    ),
    "plan.judgement": ("Einschätzung", "Assessment"),
    "plan.evidence": ("Beleg", "Evidence"),
    "plan.country.DE": ("Deutschland", "Germany"),
    "plan.country.GB": ("Großbritannien", "United Kingdom"),
    "plan.country.AT": ("Österreich", "Austria"),
    "plan.country.CH": ("Schweiz", "Switzerland"),
    # buying centre
    "plan.role.decision maker": ("entscheidet", "decides"),
    "plan.role.buyer": ("kauft ein", "buys"),
    "plan.role.influencer": ("berät", "advises"),
    "plan.role.gatekeeper": ("prüft", "checks"),
    "plan.role.user": ("wendet an", "uses"),
    "plan.role.none": ("keine Daten", "no data"),
    "plan.counterpart.with": ("{kam} mit {department}", "{kam} with {department}"),
    "plan.department.influencer": ("Engineering", "Engineering"),
    "plan.department.user": ("Engineering", "Engineering"),
    "plan.department.gatekeeper": ("Qualitätsmanagement", "quality management"),
    "plan.contact.never": ("noch nie", "never"),
    "plan.gap.never": ("noch kein Kontakt", "no contact yet"),
    "plan.gap.overdue": ("Kontakt überfällig", "contact overdue"),
    "plan.gap.due": ("in diesem Monat noch kein Kontakt", "no contact yet this month"),
    "plan.gap.no_data": ("keine Kontaktdaten", "no contact data"),
    "plan.gap.done": ("keine", "none"),
    "plan.step.never": ("vorstellen und erstes Gespräch führen, bis {day}", "introduce ourselves by {day}"),
    "plan.step.overdue": ("anrufen und Termin vereinbaren, bis {day}", "call and arrange a talk by {day}"),
    "plan.step.due": ("Monatskontakt führen, bis {day}", "make this month's contact by {day}"),
    "plan.step.no_data": ("Kontakte erfassen, bis {day}", "record the contacts by {day}"),
    "plan.step.done": ("nächster Monatskontakt bis {day}", "next monthly contact by {day}"),
    "plan.centre.few": (
        "Lücke: Im Buying Center sind erst {count} Personen erfasst. {kam} ergänzt sie bis {day}.",
        "Gap: only {count} people of the buying centre are known. {kam} will complete them by {day}.",
    ),
    "plan.centre.no_decider": (
        "Lücke: Niemand ist als Entscheider erfasst. {kam} klärt das bis {day}.",
        "Gap: nobody is recorded as decision maker. {kam} will find out by {day}.",
    ),
    # position
    "plan.position": (
        "Der Umsatz vom {starts} bis zum {ends} liegt bei {revenue}, im Zeitraum davor waren es {before}.",
        "Revenue from {starts} to {ends} was {revenue}, after {before} in the period before.",
    ),
    "plan.position.rank": (
        "Nach Umsatz steht der Kunde auf Platz {rank} von {of} im Kundenkreis von {kam}.",
        "By revenue the customer is number {rank} of the {of} customers of {kam}.",
    ),
    "plan.position.none": ("Umsatz: {missing}.", "Revenue: {missing}."),
    "plan.quadrant.invest": (
        "starke Position bei einem attraktiven Kunden, also ausbauen",
        "attractive customer and strong position, so we expand",
    ),
    "plan.quadrant.win": (
        "attraktiver Kunde, aber unsichere Position, also erst stabilisieren und dann ausbauen",
        "attractive customer, but our position is uncertain, so we stabilise first and expand later",
    ),
    "plan.quadrant.keep": (
        "starke Position bei begrenztem Potenzial, also den Aufwand halten",
        "strong position, but limited potential, so we keep the effort as it is",
    ),
    "plan.quadrant.review": (
        "unsichere Position bei begrenztem Potenzial, also stabilisieren und den Aufwand prüfen",
        "uncertain position and limited potential, so we stabilise and review the effort",
    ),
    "plan.quadrant.no_data": ("keine Daten", "no data"),
    "plan.status.ok": ("erreicht", "met"),
    "plan.status.breach": ("verfehlt", "missed"),
    "plan.status.no_target": ("offen", "open"),
    "plan.status.no_data": ("keine Daten", "no data"),
    "plan.no_target": ("Ziel nicht gesetzt", "target not set"),
    "plan.target.at_least": ("mindestens {value}", "at least {value}"),
    "plan.target.at_most": ("höchstens {value}", "at most {value}"),
    "plan.contract.ended": ("ausgelaufen", "ended"),
    "plan.contract.future": ("beginnt später", "not yet begun"),
    "plan.contract.below": ("unter dem Ziel", "below target"),
    "plan.contract.ok": ("im Plan", "on plan"),
    "plan.contract.no_data": ("keine Abrufdaten", "no call-off data"),
    "plan.escalation.open": (
        "{kpi}: offen seit {day}; Maßnahme: {measure}",
        "{kpi}: open since {day}; measure: {measure}",
    ),
    "plan.escalation.closed": (
        "{kpi}: erkannt am {day}, gelöst am {end}; Maßnahme: {measure}",
        "{kpi}: detected on {day}, resolved on {end}; measure: {measure}",
    ),
    "plan.complaint": ("{day}, Artikel {article}: {cost} ({note})", "{day}, article {article}: {cost} ({note})"),
    "plan.complaint.unbooked": ("Kosten noch nicht gebucht", "cost not booked yet"),
    "plan.promise.us": ("Wir: {text} (vom {made}, {state})", "We: {text} (of {made}, {state})"),
    "plan.promise.customer": ("Kunde: {text} (vom {made}, {state})", "Customer: {text} (of {made}, {state})"),
    "plan.promise.open": ("offen, fällig {day}", "open, due {day}"),
    "plan.promise.open_undated": ("offen, ohne Termin", "open, no date"),
    "plan.promise.overdue": ("überfällig seit {day}", "overdue since {day}"),
    "plan.promise.possibly_done": ("vermutlich erledigt", "probably done"),
    # white space
    "plan.chance.next": ("Bedarf und Volumen klären bis {day}", "clarify need and volume by {day}"),
    "plan.chance.released": (
        "Rahmenvertrag anbieten bis {day}",
        "offer a framework agreement by {day}",
    ),
    "plan.chance.released_evidence": (
        "freigegeben, ohne Vertrag und Abruf",
        "released, no contract and no call-off",
    ),
    "plan.chance.gap": (
        "Lücke: Belegt sind {found} von {wanted} Cross-Selling-Chancen. {kam} gleicht bis {day} das Portfolio mit dem "
        "Bedarf ab und erfasst weitere mit Beleg.",
        "Gap: {found} of {wanted} cross-selling opportunities have evidence. {kam} will match the portfolio with the "
        "customer's needs by {day} and record more of them with evidence.",
    ),
    "plan.chance.unproven": (
        "Ohne Beleg erfasst und deshalb nicht gezählt: {names}.",
        "Recorded without evidence and so not counted: {names}.",
    ),
}
