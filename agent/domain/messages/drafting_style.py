"""Texts of drafting: style."""

_COMPANY: dict[str, tuple[str, str]] = {
    "style.problem.director": (
        "„{value}“ nennt keinen ausgeschriebenen Vornamen mit Familiennamen, wie ihn § 35a GmbHG verlangt.",
        "“{value}” has no first name in full with a family name, as § 35a GmbHG wants it.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = _COMPANY
