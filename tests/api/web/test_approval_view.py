"""How much of a long text is shown at once."""

import pytest

from api.web.approval_view import folded


@pytest.mark.parametrize("text", ["Wort " * 900, "x" * 4000, "kurz\n" * 60, "kurz"])
def test_both_parts_together_are_the_text(text: str) -> None:
    head, rest, lines = folded(text)
    assert head + rest == text
    assert lines == len(rest.splitlines())


def test_no_word_is_torn_where_the_rest_begins() -> None:
    head, rest, _ = folded("kurz\n" * 24 + "Replenishment-Pflege " * 20)
    assert head.endswith(" ")
    assert rest.startswith("Replenishment-Pflege")
