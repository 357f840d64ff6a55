"""Wording of the supply pages."""

TEXTS: dict[str, tuple[str, str]] = {
    "supply.title": ("Versorgung", "Supply"),
    "supply.lead": (
        "Was leerläuft, was zu bestellen ist und warum. Intern: Mengen und Kosten sind nichts für Kunden.",
        "What runs out, what to order and why. Internal: quantities and costs are nothing for customers.",
    ),
    "supply.making": (
        "Reichweiten und Vorschläge werden gerechnet. Das dauert nach einer neuen Datenlieferung einmal länger.",
        "Run-outs and proposals are being computed. After new data this takes longer once.",
    ),
    "supply.renewing": (
        "Es hat sich etwas geändert; die Liste wird erneuert. Gezeigt wird der Stand davor.",
        "Something has changed; the list is being renewed. What stood before is shown.",
    ),
    "supply.account": ("Kunde", "Account"),
    "supply.all_accounts": ("Alle Ihre Kunden", "All your accounts"),
    "supply.choose_account": (
        "Sie sehen {count} Kunden. Bitte wählen Sie einen; was überall am meisten drängt, steht unter „Heute“:",
        "You see {count} accounts. Please choose one; what presses most anywhere stands under “Today”:",
    ),
    "supply.within": ("Leer innerhalb von", "Empty within"),
    "supply.within_days": ("{days} Tagen", "{days} days"),
    "supply.show": ("Anzeigen", "Show"),
    "supply.count.empty": ("ohne Bestand", "out of stock"),
    "supply.count.late": ("für Seefracht zu spät", "too late for sea freight"),
    "supply.count.orders": ("zu bestellen", "to order"),
    "supply.count.overridden": ("mit eigener Menge", "with a quantity of your own"),
    "supply.col.article": ("Artikel", "Article"),
    "supply.col.curve": ("Bestand (190 Tage)", "Stock (190 days)"),
    "supply.col.stock": ("Bestand", "Stock"),
    "supply.col.cover": ("Reichweite", "Cover"),
    "supply.col.run_out": ("Leer am", "Empty on"),
    "supply.col.order_by": ("Bestellen bis", "Order by"),
    "supply.col.quantity": ("Bestellmenge", "Quantity to order"),
    "supply.choose": ("{article} für Abruf-Vorschlag wählen", "Choose {article} for a call-off proposal"),
    "supply.own": ("eigene Menge, vorgeschlagen {proposed}", "your own, proposed {proposed}"),
    "supply.air": ("Luftfracht", "Air freight"),
    "supply.why": ("Warum", "Why"),
    "supply.next": ("Nächster Schritt", "Next step"),
    "supply.none": (
        "Nichts läuft in diesem Zeitraum leer, und nichts ist zu bestellen.",
        "Nothing runs out in this time, and there is nothing to order.",
    ),
    "supply.shown": (
        "{shown} von {found} Artikeln; geprüft {checked}.",
        "{shown} of {found} articles; {checked} checked.",
    ),
    "supply.left_out": (
        "Ohne Vorschlag, weil Angaben fehlen: {count}.",
        "Without a proposal for lack of data: {count}.",
    ),
    "supply.meaning": (
        "Reichweite: freier Bestand ohne Zulauf; „Leer am“ zählt den Zulauf mit. Bestellmenge: was wir beim Lieferanten"
        " bestellen. Ein Abruf-Vorschlag rechnet eigens, was der Kunde bei uns abrufen sollte; seine Menge ist eine"
        " andere, und es kann keine nötig sein.",
        "Cover: free stock without receipts; “Empty on” counts the receipts. Quantity to order: what we order from the"
        " supplier. A call-off proposal computes on its own what the customer should call off from us; its quantity"
        " is another one, and none may be needed.",
    ),
    "supply.bulk": ("Abruf-Vorschläge entwerfen", "Draft call-off proposals"),
    "supply.bulk_hint": (
        "Ein Entwurf je Kunde; er wartet danach unter „Freigaben“.",
        "One draft a customer; it then waits under “Approvals”.",
    ),
    "supply.outcomes": ("Ergebnis", "Result"),
    "supply.drafted": ("Entwurf ansehen", "Show the draft"),
    "supply.not_drafted": ("Kein Entwurf:", "No draft:"),
    "supply.not_due": ("Nicht fällig und nicht im Entwurf: {articles}", "Not due and not in the draft: {articles}"),
    "supply.back": ("Zur Versorgung", "To supply"),
    "supply.proposed": ("Vorgeschlagen", "Proposed"),
    "supply.counts": ("Es gilt", "What counts"),
    "supply.arithmetic": ("Warum diese Menge", "Why this quantity"),
    "supply.override": ("Eigene Menge setzen", "Set a quantity of your own"),
    "supply.override_quantity": ("Menge in Stück", "Quantity in pieces"),
    "supply.override_reason": ("Begründung", "Reason"),
    "supply.override_save": ("Menge setzen", "Set the quantity"),
    "supply.override_set": (
        "{who} hat am {when} {quantity} Stück gesetzt (vorgeschlagen waren {proposed}):",
        "{who} set {quantity} pieces on {when} ({proposed} were proposed):",
    ),
    "supply.release": ("Vorschlag wieder gelten lassen", "Let the proposal count again"),
    "supply.saved": ("Gespeichert.", "Saved."),
    "supply.draft_one": ("Abruf-Vorschlag entwerfen", "Draft a call-off proposal"),
    "supply.rows": ("Zeilen der Daten: {count}", "Rows of the data: {count}"),
}
