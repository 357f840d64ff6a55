import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.domain.draft.markers import left_in, markers_in
from agent.services.telling.untrusted import LONGEST, harmless


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Forecast 2027", "Forecast 2027"),
        ("[Klick](https://evil.example/x)", "(Klick)(…"),
        ("![x](http://evil.example/?q=1)", "!(x)(…"),
        ("<https://evil.example>", "‹…"),
        ("siehe www.evil.example/x dort", "siehe … dort"),
        ("javascript:alert(1)", "…"),
        ("**fett** `code`", "··fett·· 'code'"),
        ("a | b\nc", "a / b c"),
        ("{{F:otif}}", "((F:otif))"),
    ],
)
def test_nothing_stays_that_markdown_or_a_marker_would_read(written: str, shown: str) -> None:
    assert harmless(written) == shown


@given(st.text(max_size=400))
def test_no_text_becomes_a_link_a_table_or_a_marker(written: str) -> None:
    shown = harmless(written)
    assert not set(shown) & set("[]{}<>|`*\\\n")
    assert "://" not in shown
    assert len(shown) <= LONGEST
    assert not left_in(shown)
    assert not markers_in(shown)
