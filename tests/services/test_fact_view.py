"""A figure as a person sees it: the period in the reader's words."""

from dataclasses import replace

import pytest

from agent.domain.language import Language
from agent.services.fact_view import fact
from tests.scripted_assistant import OTIF

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("written", "language", "told"),
    [
        ("2026-11-22", DE, "22.11.2026"),
        ("2026-11-22", EN, "22 Nov 2026"),
        ("2026-10", DE, "Okt 2026"),
        ("2026-10", EN, "Oct 2026"),
        ("2026-Q3", DE, "Q3 2026"),
        ("", DE, ""),
        ("KW 3/2027", DE, "KW 3/2027"),
    ],
)
def test_a_period_is_told_in_words(written: str, language: Language, told: str) -> None:
    shown = fact(replace(OTIF, period=written), DE, language)
    assert (shown["period"], shown["period_text"]) == (written, told)
