"""Documents that use every block, synthetic."""

import datetime as dt
import io
from typing import Any

from matplotlib.figure import Figure

from agent.domain.document_model.block import (
    Block,
    Heading,
    Image,
    ItemList,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from agent.domain.document_model.document import Document, LetterHead
from agent.domain.language import Language

MADE_AT = dt.datetime(2026, 11, 22, 8, 0, tzinfo=dt.UTC)
ALT = "OTIF: zuletzt 96,6 %"
FORMULA = '=HYPERLINK("http://x.example";"klick")'


def png() -> bytes:
    drawn = io.BytesIO()
    Figure(figsize=(2, 1)).savefig(drawn, format="png")
    return drawn.getvalue()


IMAGE = Image(png(), ALT)
ROWS = tuple((f"MC-{at}", FORMULA if at == 3 else "Größe <b>10</b> & 96,6 %", str(at)) for at in range(90))
BLOCKS: tuple[Block, ...] = (
    Heading(1, "Bericht für Müller & Söhne"),
    Heading(2, "Überblick"),
    Paragraph(("Erste Zeile: 1.250,00 €", "zweite <i>Zeile</i>")),
    ItemList(("eins", "zwei")),
    ItemList(("a", "b"), numbered=True),
    ItemList(("c", "d"), numbered=True),
    Picture((IMAGE, IMAGE), "Stand 22.11.2026"),
    Table(("Artikel", "Text", "Menge"), ROWS, frozenset({2})),
    PageBreak(),
    Heading(3, "Anhang"),
    Note("Datenstand 22.11.2026"),
)
LETTER = LetterHead(
    company="Melchers Components GmbH",
    sender="Melchers Components GmbH · Speicherallee 14 · 28199 Bremen",
    remark="Per E-Mail: s.kroeger@nordwerk.example",
    address=("Nordwerk Antriebe GmbH", "Frau Sabine Kröger"),
    info=(("Kontakt", "Katharina Brandt"), ("Datum", "22.11.2026")),
    subject="Rahmenvertrag RV-2024-017: Terminvorschlag",
)


def document(*blocks: Block, **changes: Any) -> Document:
    given: dict[str, Any] = {
        "title": "Bericht",
        "language": Language.DE,
        "author": "Katharina Brandt",
        "made_at": MADE_AT,
        "blocks": blocks or BLOCKS,
        "marking": "intern – nicht weitergeben",
        "footer": ("Entwurf – nicht freigegeben", "Prüfsumme " + "ab" * 32),
    }
    return Document(**{**given, **changes})
