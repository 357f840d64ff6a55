"""Texts of drafting: reorder."""

_REFUSALS: dict[str, tuple[str, str]] = {
    "nothing_due": (
        "Für {account} ist nichts nachzubestellen: Geprüft sind {count} Artikel, Bestand und offene Abrufe reichen."
        " Es wurde kein Entwurf angelegt. Die Reichweiten zeigt „kam reorder runouts“.",
        "There is nothing to re-order for {account}: {count} articles were checked, stock and open call-offs suffice."
        " No draft was made. “kam reorder runouts” shows how long the stock lasts.",
    ),
    "lasts_until": (
        "{article}: {account} braucht keinen weiteren Abruf. Mit offenen Abrufen und Zulauf reicht der Bestand über"
        " Lieferzeit und Prüfzyklus, aufgebraucht ist er erst am {day}. Es wurde kein Entwurf angelegt.",
        "{article}: {account} needs no further call-off. With open call-offs and receipts the stock lasts beyond lead"
        " time and review period, until {day}. No draft was made.",
    ),
    "lasts": (
        "{article}: {account} braucht keinen weiteren Abruf. Der Bestand reicht, soweit der Bedarf bekannt ist."
        " Es wurde kein Entwurf angelegt.",
        "{article}: {account} needs no further call-off. The stock lasts as far as demand is known. No draft was made.",
    ),
    "no_stock": (
        "Für {article} fehlt der Bestand in den Daten; ob nachzubestellen ist, lässt sich nicht sagen. Es wurde kein"
        " Entwurf angelegt. Bitte ergänzen Sie die Bestandszeile und versuchen Sie es erneut.",
        "The data hold no stock of {article}, so nobody can tell whether to re-order it. No draft was made."
        " Please add the stock row and try again.",
    ),
    "no_lead_time": (
        "Für {article} fehlt die Wiederbeschaffungszeit; Menge und Liefertermin lassen sich nicht rechnen. Es wurde"
        " kein Entwurf angelegt. Bitte ergänzen Sie die Lieferzeit des Artikels.",
        "The data hold no lead time of {article}, so neither quantity nor delivery date can be computed. No draft was"
        " made. Please add the lead time of the article.",
    ),
    "no_demand_data": (
        "Für {article} gibt es weder Abrufplan noch Prognose; ein Bedarf lässt sich nicht nennen. Es wurde kein Entwurf"
        " angelegt. Bitten Sie den Kunden zuerst um seinen Forecast („kam draft email --purpose forecast“).",
        "There is neither a call-off plan nor a forecast of {article}, so no requirement can be named. No draft was"
        " made. Ask the customer for a forecast first (“kam draft email --purpose forecast”).",
    ),
    "no_contract": (
        "{article} steht bei {account} in keinem gültigen Rahmenvertrag; ein Abruf lässt sich nicht vorschlagen."
        " Es wurde kein Entwurf angelegt. Sprechen Sie zuerst über einen Vertrag.",
        "{article} is in no valid frame contract of {account}, so no call-off can be proposed. No draft was made."
        " Talk about a contract first.",
    ),
    "frame_empty": (
        "Die Rahmenverträge von {account} enthalten für {articles} keine offene Menge mehr. Es wurde kein Entwurf"
        " angelegt: Hier hilft kein Abruf, sondern ein Gespräch über einen Anschlussvertrag.",
        "The frame contracts of {account} hold no open quantity of {articles} any more. No draft was made: this is no"
        " matter of a call-off but of a follow-on contract.",
    ),
    "not_released": (
        "{articles}: nicht als freigegebener Serienartikel geführt. Es wurde kein Entwurf angelegt. Bitte"
        " klären Sie die"
        " Freigabe, bevor {account} zum Abruf aufgefordert wird.",
        "{articles}: not kept as a released series article. No draft was made. Please clarify the release before"
        " {account} is asked for a call-off.",
    ),
    "duplicate": (
        "Für {article} wartet zu derselben Lieferwoche schon ein Entwurf ({draft}). Es wurde kein zweiter angelegt."
        " Bearbeiten Sie den wartenden oder lehnen Sie ihn zuerst ab.",
        "A draft for {article} and the same delivery week waits already ({draft}). No second one was made."
        " Edit the one that waits, or reject it first.",
    ),
}

_LINES: dict[str, tuple[str, str]] = {
    "ok": ("erfüllt", "met"),
    "1": ("Aufbau unvollständig: {found}", "Structure incomplete: {found}"),
    "2": (
        "Menge unter Mindestmenge oder kein Vielfaches der Losgröße: {found}",
        "Quantity below the minimum or no multiple of the lot: {found}",
    ),
    "3": (
        "Spätester Bestelltag stimmt nicht mit Reichweite − Lieferzeit − Puffer überein: {found}",
        "Latest order date differs from run-out − lead time − buffer: {found}",
    ),
    "4": (
        "Lieferung nach dem Tag, an dem der Bestand endet, ohne dass die Lücke genannt ist: {found}",
        "Delivery after the day the stock ends without naming the gap: {found}",
    ),
    "5": ("Artikel ohne Beleg oder Vertrag: {found}", "Article without source or contract: {found}"),
    "6": (
        "Preisangabe oder am Liefertag abgelaufener Vertrag: {found}",
        "A price is named, or the contract has ended on delivery: {found}",
    ),
    "7": (
        "Nicht genau eine Bitte mit Datum vor dem spätesten Bestelltag: {found}",
        "Not exactly one ask with a date before the latest order date: {found}",
    ),
    "8": ("Zusage zu Kapazität oder Termin: {found}", "Promise of capacity or date: {found}"),
    "9": ("Sprache, Form oder Vertraulichkeit: {found}", "Language, form or confidentiality: {found}"),
    "10": ("Zu lang oder doppelt: {found}", "Too long or twice the same: {found}"),
}

_CARD: dict[str, tuple[str, str]] = {
    "heading.head": ("Einkaufsvorschlag (intern – nicht weitergeben)", "Purchase proposal (internal – do not pass on)"),
    "heading.formula": ("Rechenweg", "Arithmetic"),
    "heading.alternatives": ("Alternativen", "Alternatives"),
    "heading.conflicts": ("Konflikte", "Conflicts"),
    "heading.right": ("Entscheidungsrecht", "Decision right"),
    "line": (
        "{article} {name}, {account}: {quantity} Stück bestellen, spätester Bestelltag {order_by}",
        "{article} {name}, {account}: order {quantity} pieces, latest order date {order_by}",
    ),
    "nothing": ("keine bekannt", "none known"),
    "later": (
        "Später bestellen: möglich bis {day}, ohne dass der Bestand endet.",
        "Order later: possible until {day} without running out.",
    ),
    "sea": ("Heute per Seefracht bestellt: Ankunft am {day}.", "Ordered today by sea: arrives on {day}."),
    "air": (
        "Luftfracht: {quantity} Stück, Ankunft am {day}, Mehrkosten {cost}.",
        "Air freight: {quantity} pieces, arriving on {day}, extra cost {cost}.",
    ),
    "no_air": ("Luftfracht: nicht nötig oder nicht möglich.", "Air freight: not needed, or not possible."),
    "shared": (
        "Der Artikel geht an {count} Kunden: Bei Knappheit gilt die Rangfolge der Kundenklassen.",
        "The article goes to {count} customers: in a shortage the order of the customer classes applies.",
    ),
    "frame": (
        "Der Rahmenvertrag begrenzt die Menge auf {quantity} Stück.",
        "The frame contract limits the quantity to {quantity} pieces.",
    ),
    "contract_ends": (
        "Der Rahmenvertrag endet am {day}, bevor der Bestand aufgebraucht ist.",
        "The frame contract ends on {day}, before the stock is used up.",
    ),
    "contract_ended": ("Der Rahmenvertrag endete am {day}.", "The frame contract ended on {day}."),
    "credit_alignment": (
        "Kredit: außerhalb von Limit oder Richtlinie, vor der Bestellung mit Finance abstimmen.",
        "Credit: outside limit or guideline, align with Finance before ordering.",
    ),
    "credit_no_data": (
        "Kredit: Angaben fehlen oder sind veraltet, vor der Bestellung klären.",
        "Credit: figures are missing or outdated, clarify before ordering.",
    ),
    "right_alone": ("Sie entscheiden allein: {subject}", "You decide alone: {subject}"),
    "right_alignment": ("Zweite Freigabe durch {department}: {subject}", "Second approval by {department}: {subject}"),
    "right_not_kam": ("Zuständig ist {department}: {subject}", "{department} decides: {subject}"),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"drafting.reorder.card.{name}": pair for name, pair in _CARD.items()},
    **{f"drafting.reorder.{name}": pair for name, pair in _REFUSALS.items()},
    **{f"drafting.reorder.line.{name}": pair for name, pair in _LINES.items()},
}
