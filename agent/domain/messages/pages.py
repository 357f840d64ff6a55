"""What the pages say of a person's day, of an account and of its supply."""

TEXTS: dict[str, tuple[str, str]] = {
    "pages.account": (
        "Diesen Kunden kennt die Anwendung nicht, oder er gehört nicht zu Ihren Kunden. Es wurde nichts gezeigt. Bitte"
        " wählen Sie ihn aus der Liste Ihrer Kunden.",
        "This account is not known, or it is not one of yours. Nothing was shown. Please choose it from the list of"
        " your accounts.",
    ),
    "pages.article": (
        "Diesen Artikel kennt die Anwendung nicht, oder er gehört zu keinem Ihrer Kunden. Es wurde nichts gezeigt."
        " Bitte wählen Sie ihn aus der Liste der Versorgung.",
        "This article is not known, or it belongs to none of your accounts. Nothing was shown. Please choose it from"
        " the list of supply.",
    ),
    "pages.policy": (
        "Diese Regel oder Fassung gibt es nicht, oder sie ist nicht für Ihre Rolle. Es wurde nichts gezeigt. Bitte"
        " wählen Sie aus der Liste der Regeln.",
        "There is no such rule or version, or it is not for your role. Nothing was shown. Please choose from the list"
        " of rules.",
    ),
    "pages.day.empty": ("leer", "empty"),
    "pages.day.runs_out": ("Läuft am {day} leer.", "Runs out on {day}."),
    "pages.day.at": ("{day}, {time} Uhr", "{day}, {time}"),
    "pages.day.contract_ends": ("Endet am {day}, in {days} Tagen.", "Ends on {day}, in {days} days."),
    "pages.day.contract_ends.notice": (
        "Endet am {day}, in {days} Tagen; Kündigungsfrist bis {notice}.",
        "Ends on {day}, in {days} days; notice until {notice}.",
    ),
    "pages.day.released.one": (
        "{article} ist freigegeben, hat aber weder Vertrag noch Abruf.",
        "{article} is released, with neither contract nor call-off.",
    ),
    "pages.day.released.other": (
        "{count} freigegebene Artikel ohne Vertrag und Abruf, darunter {article}.",
        "{count} released articles without contract and call-off, {article} among them.",
    ),
    "pages.account.course": (
        "{name}: {count} Zeiträume, zuerst {first}, zuletzt {last}",
        "{name}: {count} periods, {first} at first, {last} at last",
    ),
    "pages.account.ended": ("seit {days} Tagen abgelaufen", "ended {days} days ago"),
    "pages.account.ends_in": ("endet in {days} Tagen", "ends in {days} days"),
    "pages.account.released": ("freigegeben, ohne Vertrag und Abruf", "released, neither contract nor call-off"),
    "pages.account.never_ordered": ("noch nie bestellt", "never ordered"),
    "pages.account.last_ordered": ("zuletzt bestellt am {day}", "last ordered on {day}"),
    "pages.account.stage.open": ("offen", "open"),
    "pages.account.stage.qualified": ("qualifiziert", "qualified"),
    "pages.account.stage.won": ("gewonnen", "won"),
    "pages.account.stage.lost": ("verloren", "lost"),
    "pages.account.stage.closed": ("geschlossen", "closed"),
    "pages.account.credit": ("Kreditinanspruchnahme", "Credit in use"),
    "pages.account.credit.note": ("Limit {limit}, versichert {insured},", "Limit {limit}, insured {insured},"),
    "pages.account.margin": ("Marge der letzten zwölf Monate", "Margin of the last twelve months"),
    "pages.account.margin.note": ("Ziel {target}:", "Target {target}:"),
    "pages.account.point.missed": ("{kpi}: {value} ({target})", "{kpi}: {value} ({target})"),
    "pages.account.point.more_missed": (
        "Weitere verfehlte Kennzahlen: {count}",
        "Further KPIs that miss their target: {count}",
    ),
    "pages.account.point.promises": ("Überfällige Zusagen: {count}", "Overdue promises: {count}"),
    "pages.account.point.empty": ("Ohne Bestand: {articles}", "Out of stock: {articles}"),
    "pages.account.point.short": ("Laufen leer: {articles}", "Running out: {articles}"),
    "pages.account.point.silent": ("Lange nicht gesprochen: {names}", "Not spoken to for long: {names}"),
    "pages.buying.decider": ("Entscheider", "Decision maker"),
    "pages.buying.buyer": ("Einkauf", "Buyer"),
    "pages.buying.influencer": ("Einfluss", "Influencer"),
    "pages.buying.gatekeeper": ("Gatekeeper", "Gatekeeper"),
    "pages.buying.user": ("Anwender", "User"),
    "pages.people.since": ("zuletzt {day} (vor {days} Tagen)", "last on {day} ({days} days ago)"),
    "pages.people.no_decider": ("Niemand ist als Entscheider erfasst.", "Nobody is on record as decision maker."),
    "pages.people.no_buyer": ("Niemand ist als Einkauf erfasst.", "Nobody is on record as buyer."),
    "pages.people.no_influencer": (
        "Niemand mit fachlichem Einfluss ist erfasst.",
        "Nobody with technical influence is on record.",
    ),
    "pages.people.silent": ("Kein laufender Kontakt zu {name}: {since}.", "No current contact with {name}: {since}."),
    "pages.supply.curve": (
        "Erwarteter Bestand von {article}: heute {stock} Stück, leer am {day}",
        "Expected stock of {article}: {stock} pieces today, empty on {day}",
    ),
    "pages.supply.curve.lasts": (
        "Erwarteter Bestand von {article}: heute {stock} Stück, reicht über den gezeigten Zeitraum",
        "Expected stock of {article}: {stock} pieces today, lasts beyond the time shown",
    ),
    "pages.supply.days": ("{days} Tage", "{days} days"),
    "pages.supply.quantity": (
        "Die Menge „{typed}“ ist keine ganze Zahl. Es wurde nichts gespeichert. Bitte geben Sie ganze Stück an.",
        "The quantity “{typed}” is no whole number. Nothing was stored. Please give whole pieces.",
    ),
    "pages.supply.too_many": (
        "Es sind mehr als {most} Artikel gewählt. Es wurde nichts entworfen. Bitte wählen Sie höchstens {most}.",
        "More than {most} articles are chosen. Nothing was drafted. Please choose {most} at most.",
    ),
    "pages.supply.none_chosen": (
        "Es ist kein Artikel gewählt. Es wurde nichts entworfen. Bitte wählen Sie mindestens einen.",
        "No article is chosen. Nothing was drafted. Please choose at least one.",
    ),
}
