"""Why a quantity is proposed: the texts of `agent.domain.reorder.steps`, by the id of the step."""

STEPS: dict[str, tuple[str, str]] = {
    "data": (
        "Datenstand {as_of}; der Bestand trägt kein Datum.",
        "Data as of {as_of}; the stock carries no date.",
    ),
    "data_stock": ("Datenstand {as_of}, Bestand vom {stock_as_of}.", "Data as of {as_of}, stock of {stock_as_of}."),
    "shared": (
        "Der Artikel gehört zu {accounts} Kunden; Bestand und Bedarf gelten für alle zusammen.",
        "The article belongs to {accounts} customers; stock and demand are those of all together.",
    ),
    "position": (
        "Dispositionsbestand: {on_hand} Bestand − {reserved} reserviert + {open_orders} in {count} offenen Bestellungen"
        " = {position}.",
        "Inventory position: {on_hand} on hand − {reserved} reserved + {open_orders} in {count} open purchase orders"
        " = {position}.",
    ),
    "overdue_shifted": (
        "Davon sind {quantity} überfällig; für die Reichweite werden sie morgen erwartet.",
        "{quantity} of them are overdue; the run-out date expects them tomorrow.",
    ),
    "overdue_dropped": (
        "Davon sind {quantity} überfällig; für die Reichweite zählen sie nicht.",
        "{quantity} of them are overdue; the run-out date does not count them.",
    ),
    "undated": (
        "{quantity} davon haben keinen Liefertermin; angenommen ist die Wiederbeschaffungszeit ab Bestellung.",
        "{quantity} of them have no due date; the lead time from the order on is assumed.",
    ),
    "model": (
        "Es gibt keine eingelesene Prognose; gerechnet ist mit dem Modell {model}: {quantity}.",
        "There is no imported forecast; the model {model} was used: {quantity}.",
    ),
    "demand_plan": (
        "Bedarf: {lead} in {lead_days} Tagen Wiederbeschaffungszeit + {review} in {review_days} Tagen Prüfzyklus"
        " = {demand} (Abrufplan {plan}, Prognose {forecast}; es zählt der Abrufplan).",
        "Demand: {lead} in {lead_days} days of lead time + {review} in {review_days} days of review period"
        " = {demand} (call-off plan {plan}, forecast {forecast}; the plan counts).",
    ),
    "demand_forecast": (
        "Bedarf: {lead} in {lead_days} Tagen Wiederbeschaffungszeit + {review} in {review_days} Tagen Prüfzyklus"
        " = {demand} (Abrufplan {plan}, Prognose {forecast}; es zählt die Prognose).",
        "Demand: {lead} in {lead_days} days of lead time + {review} in {review_days} days of review period"
        " = {demand} (call-off plan {plan}, forecast {forecast}; the forecast counts).",
    ),
    "demand_model": (
        "Bedarf: {lead} in {lead_days} Tagen Wiederbeschaffungszeit + {review} in {review_days} Tagen Prüfzyklus"
        " = {demand} (Abrufplan {plan}, Modellprognose {forecast}; es zählt die Modellprognose).",
        "Demand: {lead} in {lead_days} days of lead time + {review} in {review_days} days of review period"
        " = {demand} (call-off plan {plan}, model forecast {forecast}; the model counts).",
    ),
    "known_until": ("Bedarfsdaten liegen bis {day} vor.", "Demand data reach until {day}."),
    "window_cut": (
        "Wiederbeschaffungszeit und Prüfzyklus reichen über den Horizont hinaus; Bedarf nach dem {day} fehlt hier.",
        "Lead time and review period reach past the horizon; demand after {day} is missing here.",
    ),
    "beyond": (
        "Danach sind weitere {quantity} bekannt; sie sind nicht Teil dieses Vorschlags.",
        "Another {quantity} are known after that; they are not part of this proposal.",
    ),
    "sigma_model": (
        "Prognosefehler σ = {sigma} je Woche, aus dem Prognoselauf.",
        "Forecast error σ = {sigma} a week, from the forecast run.",
    ),
    "sigma_forecast": (
        "Prognosefehler σ = {sigma} je Woche, aus eingelesenen Prognosen gegen den Bedarf.",
        "Forecast error σ = {sigma} a week, from imported forecasts against demand.",
    ),
    "sigma_fallback": (
        "Der Prognosefehler ist unbekannt; ersatzweise steht ein Anteil am Wochenbedarf: σ = {sigma}.",
        "The forecast error is unknown; a share of the weekly demand stands in: σ = {sigma}.",
    ),
    "lead_deviation": (
        "Wiederbeschaffungszeiten schwanken um σL = {deviation} Wochen ({orders} Wareneingänge).",
        "Lead times vary by σL = {deviation} weeks ({orders} receipts).",
    ),
    "lead_unknown": (
        "Zu wenige Wareneingänge ({orders}), um die Schwankung der Wiederbeschaffungszeit zu kennen; σL = 0.",
        "Too few receipts ({orders}) to know how lead times vary; σL = 0.",
    ),
    "safety": (
        "Sicherheitsbestand: z = {z} (Servicegrad {level_share}, Klasse {account_class})"
        " · √(({lead} + {review}) · {sigma}² + {weekly}² · {deviation}²) = {safety}.",
        "Safety stock: z = {z} (service level {level_share}, class {account_class})"
        " · √(({lead} + {review}) · {sigma}² + {weekly}² · {deviation}²) = {safety}.",
    ),
    "gate_order": (
        "Dispositionsbestand {position} ≤ Meldebestand {reorder_point} ({demand} + {safety}): bestellen.",
        "Inventory position {position} ≤ reorder point {reorder_point} ({demand} + {safety}): order.",
    ),
    "gate_enough": (
        "Dispositionsbestand {position} > Meldebestand {reorder_point} ({demand} + {safety}): nichts bestellen.",
        "Inventory position {position} > reorder point {reorder_point} ({demand} + {safety}): order nothing.",
    ),
    "gate_no_need": (
        "Weder Bedarf noch Fehlmenge (Meldebestand {reorder_point}, {demand} + {safety}; Dispositionsbestand"
        " {position}): nichts bestellen.",
        "Neither demand nor a shortage (reorder point {reorder_point}, {demand} + {safety}; inventory position"
        " {position}): order nothing.",
    ),
    "gate_no_stock": (
        "Keine Bestandszeile: Es wurde nichts berechnet. Bitte pflegen Sie den Bestand.",
        "No stock row: nothing was computed. Please maintain the stock.",
    ),
    "gate_no_lead_time": (
        "Keine Wiederbeschaffungszeit (See): Es wurde nichts berechnet. Bitte pflegen Sie den Artikelstamm.",
        "No sea lead time: nothing was computed. Please maintain the article.",
    ),
    "gate_no_demand_data": (
        "Weder Abrufplan noch Prognose: Es wurde nichts berechnet. Bitte gleichen Sie den Bedarf mit dem Kunden ab.",
        "Neither call-off plan nor forecast: nothing was computed. Please align the demand with the customer.",
    ),
    "need": ("Es fehlen {need} bis zum Meldebestand.", "{need} are missing up to the reorder point."),
    "moq": (
        "Auf die Mindestbestellmenge {moq} erhöht (Bedarf {need}).",
        "Raised to the minimum order quantity of {moq} (need {need}).",
    ),
    "eoq": (
        "Auf die wirtschaftliche Bestellmenge {eoq} erhöht.",
        "Raised to the economic order quantity of {eoq}.",
    ),
    "eoq_unused": (
        "Die wirtschaftliche Bestellmenge {eoq} ändert nichts.",
        "The economic order quantity of {eoq} changes nothing.",
    ),
    "eoq_skipped": (
        "Ohne wirtschaftliche Bestellmenge gerechnet; es fehlen: {missing}.",
        "Computed without the economic order quantity; missing: {missing}.",
    ),
    "multiple": (
        "Auf ein Vielfaches von {multiple} aufgerundet: {quantity}.",
        "Rounded up to a multiple of {multiple}: {quantity}.",
    ),
    "whole": ("Auf ganze Stück aufgerundet: {quantity}.", "Rounded up to whole pieces: {quantity}."),
    "no_frame": (
        "Kein Rahmenvertrag zu diesem Artikel: keine Begrenzung.",
        "No frame contract for this article: no cap.",
    ),
    "frame_holds": (
        "Die Rahmenverträge umfassen noch {frame}; sie begrenzen {quantity} von {wanted} nicht.",
        "The frame contracts still hold {frame}; they do not cap {quantity} of {wanted}.",
    ),
    "capped": (
        "Auf {quantity} statt {wanted} begrenzt: Mehr umfassen die Rahmenverträge nicht ({frame}).",
        "Capped at {quantity} instead of {wanted}: the frame contracts hold no more ({frame}).",
    ),
    "capped_below_moq": (
        "Damit liegt die Menge {quantity} unter der Mindestbestellmenge {moq} ({wanted} gewünscht, {frame} im Rahmen).",
        "That puts the quantity {quantity} below the minimum order quantity of {moq} ({wanted} wanted, {frame} in the"
        " frame).",
    ),
    "capped_no_multiple": (
        "Damit ist die Menge {quantity} kein Vielfaches von {multiple} ({wanted} gewünscht, {frame} im Rahmen).",
        "That makes the quantity {quantity} no multiple of {multiple} ({wanted} wanted, {frame} in the frame).",
    ),
    "lasts": (
        "Der Bestand reicht, soweit Bedarfsdaten vorliegen ({day}).",
        "The stock lasts as far as demand is known ({day}).",
    ),
    "run_out": ("Der Bestand ist am {day} erschöpft.", "The stock runs out on {day}."),
    "run_out_order_by": (
        "Der Bestand ist am {day} erschöpft; bestellen bis {order_by}.",
        "The stock runs out on {day}; order by {order_by}.",
    ),
    "run_out_late": (
        "Der Bestand ist am {day} erschöpft; der Bestelltermin {order_by} ist seit {late_days} Tagen überschritten.",
        "The stock runs out on {day}; the order-by date {order_by} passed {late_days} days ago.",
    ),
    "air": (
        "Seefracht kommt erst am {sea_arrival}; bis dahin fehlen {gap}. Vorschlag: {quantity} per Luftfracht, an am"
        " {air_arrival}.",
        "Sea freight arrives on {sea_arrival} only; {gap} are missing until then. Proposal: {quantity} by air, here on"
        " {air_arrival}.",
    ),
    "air_impossible": (
        "Bis zur Seefracht am {sea_arrival} fehlen {gap}; ohne kürzere Luftfrachtzeit im Artikelstamm kein Vorschlag.",
        "{gap} are missing until sea freight on {sea_arrival}; without a shorter air lead time in the article no"
        " proposal.",
    ),
    "air_cost": ("Kosten der Luftfracht: {cost_eur} (intern).", "Cost of the air freight: {cost_eur} (internal)."),
    "air_cost_unknown": (
        "Die Kosten der Luftfracht sind unbekannt: Im Artikelstamm fehlt der Satz je Stück.",
        "The cost of the air freight is unknown: the article has no rate per piece.",
    ),
    "air_ratio": (
        "Notfall-Luftfrachten des Kunden: {before_share}, mit dieser Sendung {after_share} (nach Anzahl).",
        "Emergency air freight of the customer: {before_share}, with this shipment {after_share} (by count).",
    ),
    "air_ratio_first": (
        "Notfall-Luftfrachten des Kunden: bisher keine Sendungen, mit dieser {after_share} (nach Anzahl).",
        "Emergency air freight of the customer: no shipments so far, with this one {after_share} (by count).",
    ),
    "air_late": (
        "{quantity} fehlen, bevor selbst Luftfracht eintreffen kann: Bitte informieren Sie den Kunden.",
        "{quantity} are missing before even air freight can be here: please inform the customer.",
    ),
    "relief_overdue": (
        "Die überfällige Bestellung ({quantity}) deckt das, wenn sie wie gerechnet am {day} eintrifft; danach ist der"
        " Bestand am {run_out} erschöpft.",
        "The overdue order ({quantity}) covers it if it arrives on {day} as assumed; the stock then runs out on"
        " {run_out}.",
    ),
    "relief_overdue_lasts": (
        "Die überfällige Bestellung ({quantity}) deckt das, wenn sie wie gerechnet am {day} eintrifft; danach reicht"
        " der Bestand, soweit Bedarfsdaten vorliegen.",
        "The overdue order ({quantity}) covers it if it arrives on {day} as assumed; the stock then lasts as far as"
        " demand is known.",
    ),
    "relief_open": (
        "Offene Bestellungen ({quantity}) decken das ab dem {day}; danach ist der Bestand am {run_out} erschöpft.",
        "Open orders ({quantity}) cover it from {day} on; the stock then runs out on {run_out}.",
    ),
    "relief_open_lasts": (
        "Offene Bestellungen ({quantity}) decken das ab dem {day}; danach reicht der Bestand, soweit Bedarfsdaten"
        " vorliegen.",
        "Open orders ({quantity}) cover it from {day} on; the stock then lasts as far as demand is known.",
    ),
    "override": (
        "Menge {quantity} statt {proposed}, gesetzt von {user} am {day}: {reason}",
        "Quantity {quantity} instead of {proposed}, set by {user} on {day}: {reason}",
    ),
    "override_alone": (
        "Menge {quantity}, gesetzt von {user} am {day}: {reason}",
        "Quantity {quantity}, set by {user} on {day}: {reason}",
    ),
}
