"""Run-outs, re-order proposals, overrides, forecasts."""

from agent.domain.messages.supply_steps import STEPS

TEXTS: dict[str, tuple[str, str]] = {
    **{f"supply.step.{name}": text for name, text in STEPS.items()},
    "supply.article": (
        "Der Artikel „{article}“ gehört nicht zu Ihren Accounts oder ist unbekannt. Es wurde nichts ausgeführt. Bitte"
        " prüfen Sie die Nummer.",
        "The article “{article}” is not one of your accounts’ or is unknown. Nothing was done. Please check the"
        " number.",
    ),
    "supply.days": (
        "{days} Tage sind nicht möglich. Es wurde nichts berechnet. Bitte geben Sie 1 bis {longest} Tage an.",
        "{days} days are not possible. Nothing was computed. Please give 1 to {longest} days.",
    ),
    "supply.override_quantity": (
        "Die Menge {quantity} ist nicht möglich. Es wurde nichts gespeichert. Bitte geben Sie ganze Stück ab 0 an.",
        "The quantity {quantity} is not possible. Nothing was stored. Please give whole pieces from 0 on.",
    ),
    "supply.override_reason": (
        "Zu einer eigenen Menge gehört eine Begründung. Es wurde nichts gespeichert. Bitte begründen Sie sie in einem"
        " Satz.",
        "A quantity of your own needs a reason. Nothing was stored. Please give the reason in one sentence.",
    ),
    "supply.no_override": (
        "Für den Artikel „{article}“ ist keine eigene Menge gesetzt. Es wurde nichts geändert.",
        "There is no quantity of your own for the article “{article}”. Nothing was changed.",
    ),
    "supply.facts_changed": (
        "Während der Prognose wurden neue Daten eingelesen. Das Ergebnis wurde nicht gespeichert. Bitte starten Sie die"
        " Prognose noch einmal (kam reorder forecast).",
        "New facts were imported while the forecast ran. Its result was not stored. Please run the forecast again"
        " (kam reorder forecast).",
    ),
    "supply.head.proposals": (
        "Bestellvorschläge an Lieferanten (intern), Datenstand {day}",
        "Purchase proposals to suppliers (internal), data as of {day}",
    ),
    "supply.head.runouts": (
        "Leergelaufene Artikel und Reichweiten der nächsten {days} Tage, Datenstand {day}",
        "Articles run empty and run-outs of the next {days} days, data as of {day}",
    ),
    "supply.none.proposals": (
        "Es ist nichts zu bestellen ({count} Artikel geprüft).",
        "There is nothing to order ({count} articles checked).",
    ),
    "supply.none.runouts": (
        "Kein Artikel läuft in diesem Zeitraum leer ({count} Artikel geprüft).",
        "No article runs out in this time ({count} articles checked).",
    ),
    "supply.none.containers": (
        "Es gibt nichts zu gruppieren: kein Vorschlag hat eine Menge per Seefracht.",
        "There is nothing to group: no proposal has a quantity by sea.",
    ),
    "supply.checked": ("{count} Artikel geprüft.", "{count} articles checked."),
    "supply.uncomputed.no_stock": (
        "Ohne Bestandszeile, daher ohne Vorschlag: {count} Artikel.",
        "Without a stock row and therefore without a proposal: {count} articles.",
    ),
    "supply.uncomputed.no_lead_time": (
        "Ohne Wiederbeschaffungszeit (See), daher ohne Vorschlag: {count} Artikel.",
        "Without a sea lead time and therefore without a proposal: {count} articles.",
    ),
    "supply.uncomputed.no_demand_data": (
        "Ohne Abrufplan und Prognose, daher ohne Vorschlag: {count} Artikel. Eine Prognose aus der Auftragshistorie"
        " erzeugt kam reorder forecast.",
        "Without call-off plan and forecast and therefore without a proposal: {count} articles. kam reorder forecast"
        " makes a forecast from the order history.",
    ),
    "supply.unknown_stock": (
        "Ohne Bestandszeile, daher ohne Aussage: {count} Artikel.",
        "Without a stock row and therefore without an answer: {count} articles.",
    ),
    "supply.sample": (
        "Servicegrade und Puffer sind Musterwerte (policies/service_levels.yaml).",
        "Service levels and buffers are sample values (policies/service_levels.yaml).",
    ),
    "supply.column.article": ("Artikel", "Article"),
    "supply.column.account": ("Kunde", "Account"),
    "supply.column.quantity": ("Menge", "Quantity"),
    "supply.column.run_out": ("leer am", "runs out"),
    "supply.column.order_by": ("bestellen bis", "order by"),
    "supply.column.cover": ("Reichweite", "Cover"),
    "supply.column.air": ("Luft", "Air"),
    "supply.column.on_hand": ("Bestand", "Stock"),
    "supply.column.containers": ("Container", "Containers"),
    "supply.column.fill": ("Füllung", "Fill"),
    "supply.column.free": ("frei", "free"),
    "supply.days_short": ("{days} T", "{days} d"),
    "supply.no_demand": ("kein Bedarf", "no demand"),
    "supply.no_data": ("keine Daten", "no data"),
    "supply.empty": ("leer", "empty"),
    "supply.empty_until": ("leer bis {day}", "empty until {day}"),
    "supply.note.override": (
        "Menge von Hand gesetzt, vorgeschlagen: {proposed}. {reason}",
        "Quantity set by hand, proposed: {proposed}. {reason}",
    ),
    "supply.note.capped": (
        "Durch den Rahmenvertrag begrenzt: {quantity} statt {wanted}.",
        "Capped by the frame contract: {quantity} instead of {wanted}.",
    ),
    "supply.note.late": ("Der Bestelltermin ist überschritten.", "The order-by date has passed."),
    "supply.note.air": (
        "Bis zur Seefracht am {day} fehlen {gap}.",
        "{gap} are missing until sea freight on {day}.",
    ),
    "supply.note.sigma": (
        "Prognosefehler unbekannt, Sicherheitsbestand geschätzt.",
        "Forecast error unknown, safety stock estimated.",
    ),
    "supply.why": ("Warum dieser Vorschlag?", "Why this proposal?"),
    "supply.quantity": ("Menge: {quantity}", "Quantity: {quantity}"),
    "supply.unplaced": (
        "ohne Containermenge: {articles}",
        "without a container quantity: {articles}",
    ),
    "supply.fill_up": (
        "Der freie Platz fasst noch {quantity} Stück {article}.",
        "The free room still holds {quantity} pieces of {article}.",
    ),
    "supply.cause.late_receipt": (
        "Wareneingang überfällig: {quantity} Stück, erwartet seit {day}.",
        "Receipt overdue: {quantity} pieces, expected since {day}.",
    ),
    "supply.cause.plan_ended": ("Abrufplan oder Vertrag endete am {day}.", "Plan or contract ended on {day}."),
    "supply.cause.no_call_off": ("Kein Abruf seit {day}.", "No call-off since {day}."),
    "supply.cause.never_called_off": ("Kein Abruf vorhanden.", "No call-off on record."),
    "supply.cause.demand_above_plan": (
        "Bedarf über Plan: {quantity} statt {expected} Stück.",
        "Demand above plan: {quantity} instead of {expected} pieces.",
    ),
    "supply.cause.late_call_off": (
        "Letzter Abruf am {day} kurzfristiger als die Wiederbeschaffungszeit.",
        "Last call-off on {day} at shorter notice than the lead time.",
    ),
    "supply.cause.unknown": ("Ursache in den Daten nicht erkennbar.", "The data show no cause."),
    "supply.next.late_receipt": (
        "Liefertermin beim Einkauf klären, Kunden informieren.",
        "Clarify the date with Purchasing, inform the customer.",
    ),
    "supply.next.plan_ended": (
        "Neuen Abrufplan oder Anschlussvertrag mit dem Kunden vereinbaren.",
        "Agree on a new call-off plan or a follow-up contract with the customer.",
    ),
    "supply.next.no_call_off": (
        "Abruf beim Kunden anfragen und Bedarf bestätigen lassen.",
        "Ask the customer for a call-off and to confirm the demand.",
    ),
    "supply.next.demand_above_plan": (
        "Prognose mit dem Kunden abgleichen, Abrufplan anpassen.",
        "Align the forecast with the customer, adjust the call-off plan.",
    ),
    "supply.next.late_call_off": (
        "Vorlaufzeit mit dem Kunden besprechen, Abrufe früher vereinbaren.",
        "Discuss the lead time with the customer, agree on earlier call-offs.",
    ),
    "supply.next.unknown": (
        "Bestand und Bedarf mit Supply Chain prüfen.",
        "Check stock and demand with Supply Chain.",
    ),
    "supply.overridden": (
        "Gespeichert: {article}, {quantity} Stück statt {proposed}. Die Menge bleibt, bis Sie sie freigeben (kam"
        " reorder release {article}).",
        "Stored: {article}, {quantity} pieces instead of {proposed}. The quantity stays until you release it (kam"
        " reorder release {article}).",
    ),
    "supply.released": (
        "Freigegeben: {article}. Es gilt wieder die vorgeschlagene Menge: {proposed}.",
        "Released: {article}. The proposed quantity counts again: {proposed}.",
    ),
    "supply.forecast.done": (
        "Prognose für {articles} Artikel gespeichert ({horizon} Wochen, aus bis zu {weeks} Wochen Historie). Ohne"
        " Prognose: {silent} Artikel ohne Bedarf, {short} mit zu kurzer Historie.",
        "Forecast stored for {articles} articles ({horizon} weeks, from up to {weeks} weeks of history). Without a"
        " forecast: {silent} articles without demand, {short} with too short a history.",
    ),
    "supply.forecast.model": ("{model}: {count} Artikel", "{model}: {count} articles"),
    "supply.missing.ordering_cost": ("Bestellkosten", "ordering cost"),
    "supply.missing.unit_cost": ("Stückkosten", "unit cost"),
    "supply.missing.holding_rate": ("Lagerkostensatz", "holding rate"),
}
