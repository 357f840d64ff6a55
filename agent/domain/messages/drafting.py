"""Texts of drafting."""

TEXTS: dict[str, tuple[str, str]] = {
    "drafting.kind": (
        "Entwürfe der Art „{kind}“ entstehen nicht aus Daten. Bitte schreiben Sie den Text selbst: „kam draft write“.",
        "Drafts of the kind “{kind}” are not made from data. Please write the text yourself: “kam draft write”.",
    ),
}
