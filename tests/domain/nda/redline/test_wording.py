import pytest

from agent.domain.language import Language
from agent.domain.nda.redline.wording import wording
from tests.domain.nda.redline.drafts import policies

OURS_EN = "The Receiving Party shall protect the Disclosing Party's Confidential Information under this Agreement."
OURS_DE = "Die empfangende Partei schützt Vertrauliche Informationen der offenlegenden Partei."


@pytest.mark.parametrize(
    ("draft", "ours"),
    [
        ("The Recipient … this NDA",
         "The Recipient shall protect the Disclosing Party's Confidential Information under this NDA."),
        ("Discloser, Recipient, Proprietary Information, this Undertaking",
         "The Recipient shall protect the Discloser's Proprietary Information under this Undertaking."),
        ("Receiving Party, Receiving Party, one Recipient list, this Agreement", OURS_EN),
        ("nothing of the kind", OURS_EN),
    ],
)  # fmt: skip
def test_english_terms_become_those_of_the_draft(draft: str, ours: str) -> None:
    assert wording(draft, Language.EN).of(OURS_EN) == ours


@pytest.mark.parametrize(
    ("draft", "ours"),
    [
        ("die Empfangende Partei, der Offenlegenden Partei",
         "Die Empfangende Partei schützt Vertrauliche Informationen der Offenlegenden Partei."),
        ("der überlassenden Partei",
         "Die empfangende Partei schützt Vertrauliche Informationen der überlassenden Partei."),
        ("Der Empfänger und der Informationsgeber",
         "Die empfangende Partei (Empfänger) schützt Vertrauliche Informationen der"
         " offenlegenden Partei (Informationsgeber)."),
        ("Geschützte Informationen der empfangenden Partei",
         "Die empfangende Partei schützt Geschützte Informationen der offenlegenden Partei."),
        ("vertrauliche Informationen",
         "Die empfangende Partei schützt vertrauliche Informationen der offenlegenden Partei."),
    ],
)  # fmt: skip
def test_german_terms_keep_their_grammar(draft: str, ours: str) -> None:
    assert wording(draft, Language.DE).of(OURS_DE) == ours


def test_a_sentence_still_begins_with_a_capital() -> None:
    terms = wording("die vertraulichen Informationen", Language.DE)
    assert terms.of("Vertrauliche Informationen bleiben geheim.") == "Vertrauliche Informationen bleiben geheim."


@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.id)
def test_every_wording_of_the_library_speaks_the_terms_of_the_draft(policy) -> None:  # type: ignore[no-untyped-def]
    english = wording("Recipient, Discloser, Proprietary Information, this NDA", Language.EN)
    german = wording("die Erhaltende Partei, die Mitteilende Partei", Language.DE)
    for text in (policy.preferred, policy.fallback):
        mapped = english.of(text.en)
        assert not any(term in mapped for term in ("Receiving Party", "Disclosing Party", "Confidential Information"))
        mapped = german.of(text.de)
        assert "empfangende" not in mapped
        assert "offenlegende" not in mapped
