"""The number of a section is no figure; nothing else gets past as one."""

import pytest

from agent.domain.draft.figures import figures_in
from agent.domain.language import Language


@pytest.mark.parametrize("text", ["## 0 Deckblatt\n\n## 1 Lage\n\n## 2 Ziele", "## 1 Lage\n\n## 2 Ziele"])
def test_sections_that_count_on_need_no_fact(text: str) -> None:
    assert figures_in(text, Language.DE) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("## 5 Prozent Nachlass", "5 Prozent"),
        ("## 1 Stück", "1 Stück"),
        ("## 7 Lage", "7"),
        ("## 1 Lage\n\n## 9 Ziele", "9"),
        ("Text ## 1 Lage", "1"),
        ("## 1 Lage 12 %", "12 %"),
    ],
)
def test_everything_else_is_a_figure(text: str, left: str) -> None:
    assert [each.text for each in figures_in(text, Language.DE)] == [left]
