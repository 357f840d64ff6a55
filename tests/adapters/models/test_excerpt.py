"""What a model sees of a long document."""

from hypothesis import given
from hypothesis import strategies as st

from agent.adapters.models.excerpt import Topic, excerpt
from agent.domain.document import Coverage, Document
from agent.domain.nda.reading import Span
from tests.adapters.models.sample import DRAFT, document

PARAGRAPHS = [f"§ {n} Die Lieferung Nummer {n} erfolgt frei Haus." for n in range(200)]
PARAGRAPHS[50] = "§ 50 Der Empfänger schuldet eine Vertragsstrafe."
PARAGRAPHS[150] = "§ 150 Geheimhaltung gilt zwanzig Jahre."
LONG = "\n\n".join(PARAGRAPHS)


def test_a_usual_draft_is_sent_whole() -> None:
    sent = excerpt(document(), [Topic("Laufzeit")])
    assert (sent.text, sent.whole, sent.percent) == (DRAFT, True, 100)


def test_passages_with_the_topics_words_come_with_their_neighbours() -> None:
    sent = excerpt(document(LONG), [Topic("Eine Vertragsstrafe"), Topic("Dauer der Geheimhaltung")], limit=700)
    for number in (49, 50, 51, 149, 150, 151):
        assert PARAGRAPHS[number] in sent.text
    assert "\n[…]\n" in sent.text
    assert not sent.whole
    assert 0 < sent.percent < 20


def test_places_the_local_judge_quoted_come_first() -> None:
    at = LONG.index(PARAGRAPHS[120])
    sent = excerpt(document(LONG), [Topic("Vertragsstrafe", (Span(at + 3, at + 9),))], limit=200)
    assert PARAGRAPHS[120] in sent.text
    assert PARAGRAPHS[50] not in sent.text


def test_one_block_without_paragraphs_is_cut() -> None:
    flat = "Lieferung frei Haus. " * 500 + "Eine Vertragsstrafe wird vereinbart. " + "Zahlung sofort. " * 500
    scanned = Document("x.pdf", "application/pdf", "0", flat, (), Coverage())
    sent = excerpt(scanned, [Topic("Vertragsstrafe")], limit=5_000)
    assert "Vertragsstrafe" in sent.text
    assert len(sent.text) <= 5_000


@given(st.lists(st.text(max_size=20), min_size=1, max_size=12), st.integers(0, 120))
def test_the_limit_holds_and_every_piece_is_the_documents(parts: list[str], limit: int) -> None:
    source = document("\n\n".join(parts))
    sent = excerpt(source, [Topic("Vertrag"), Topic("Strafe")], limit)
    assert len(sent.text) <= max(limit, len("\n[…]\n"))
    if "[…]" not in source.text:
        assert all(piece in source.text for piece in sent.text.split("\n[…]\n"))
