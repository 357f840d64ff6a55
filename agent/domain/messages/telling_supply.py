"""Answers about stock and orders, by code without ``telling.``."""

SUPPLY: dict[str, tuple[str, str]] = {
    "supply.head": ("**{counts}.**", "**{counts}.**"),
    "supply.none": (
        "**Kein Artikel läuft {within} leer** ({count} Artikel geprüft).",
        "**No article runs out {within}** ({count} articles checked).",
    ),
    "supply.within": ("in den nächsten {n} Tagen", "within the next {n} days"),
    "supply.within.one": ("bis morgen", "by tomorrow"),
    "supply.empty": ("{n} Artikel sind leer", "{n} articles have run empty"),
    "supply.empty.one": ("{n} Artikel ist leer", "{n} article has run empty"),
    "supply.soon": ("{n} laufen {within} leer", "{n} run out {within}"),
    "supply.soon.one": ("{n} läuft {within} leer", "{n} runs out {within}"),
    "supply.days": ("{n} Tage", "{n} days"),
    "supply.days.one": ("{n} Tag", "{n} day"),
    "supply.proposals": (
        "**{n} Bestellvorschläge** ({checked} Artikel geprüft; intern).",
        "**{n} purchase proposals** ({checked} articles checked; internal).",
    ),
    "supply.proposals.one": (
        "**{n} Bestellvorschlag** ({checked} Artikel geprüft; intern).",
        "**{n} purchase proposal** ({checked} articles checked; internal).",
    ),
    "supply.left_out": (
        "Ohne Vorschlag, weil Daten fehlen: {n} Artikel.",
        "Without a proposal, because data are missing: {n} articles.",
    ),
    "supply.left_out.one": (
        "Ohne Vorschlag, weil Daten fehlen: {n} Artikel.",
        "Without a proposal, because data are missing: {n} article.",
    ),
    "supply.safety": (
        "Sicherheitsbestand {safety} bei einem Servicegrad von {level_share}.",
        "Safety stock {safety} at a service level of {level_share}.",
    ),
    "supply.one.order": (
        "**{article}: {quantity} Stück bestellen, spätestens am {day}** ({account}; intern).",
        "**{article}: order {quantity} pieces, no later than {day}** ({account}; internal).",
    ),
    "supply.one.nothing": (
        "**{article}: nichts zu bestellen** ({account}; intern).",
        "**{article}: nothing to order** ({account}; internal).",
    ),
    "supply.one.uncomputed": (
        "**{article}: keine Daten für einen Vorschlag** ({account}; intern).",
        "**{article}: no data for a proposal** ({account}; internal).",
    ),
}
