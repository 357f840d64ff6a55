"""Answers about KPIs, by code without ``telling.``."""

KPIS: dict[str, tuple[str, str]] = {
    "kpi.head.ok": (
        "**{kpi}, {account}: {value}** – {status} ({target}), {period}.",
        "**{kpi}, {account}: {value}** – {status} ({target}), {period}.",
    ),
    "kpi.head.breach": (
        "**{kpi}, {account}: {value}** – {status} ({target}), {period}.",
        "**{kpi}, {account}: {value}** – {status} ({target}), {period}.",
    ),
    "kpi.head.no_target": ("**{kpi}, {account}: {value}** – {status}, {period}.",) * 2,
    "kpi.head.no_data": (
        "**{kpi}, {account}: {value}** ({period}). Ziel: {target}.",
        "**{kpi}, {account}: {value}** ({period}). Target: {target}.",
    ),
    "kpi.left_out": ("Nicht gezählt: {what}.", "Not counted: {what}."),
    "kpi.course": ("Verlauf ({way}): {points}", "Trend ({way}): {points}"),
    "kpi.way.up": ("steigend", "rising"),
    "kpi.way.down": ("fallend", "falling"),
    "kpi.way.steady": ("gleichbleibend", "steady"),
    "kpi.why": ("Woran es liegt:", "What moved it most:"),
    "kpi.below": ("Diese Rahmenverträge liegen darunter:", "These frame contracts are below it:"),
    "kpi.next": ("Nächster Schritt: {action}.", "Next step: {action}."),
    "kpi.next_for": ("Nächster Schritt bei {account}: {action}.", "Next step at {account}: {action}."),
    "kpi.accounts": ("**{kpi}: {counts}** ({period}).", "**{kpi}: {counts}** ({period})."),
    "kpi.scorecard": ("**{account}: {counts}.**", "**{account}: {counts}.**"),
    "kpi.all": ("**Alle Kennzahlen Ihrer Kunden: {counts}.**", "**All KPIs of your customers: {counts}.**"),
    "kpi.count.breach": ("{n} verfehlen das Ziel", "{n} miss the target"),
    "kpi.count.breach.one": ("{n} verfehlt das Ziel", "{n} misses the target"),
    "kpi.count.ok": ("{n} im Ziel", "{n} on target"),
    "kpi.count.no_target": ("{n} ohne gesetztes Ziel", "{n} without a target"),
    "kpi.count.no_data": ("{n} ohne Daten", "{n} without data"),
}
