"""Markers: one pass, the form of the language, and errors that name what is wrong."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.markers import Marker, markers_in, render, shown
from agent.domain.errors import BadInput
from agent.domain.facts.fact import FactUnit
from agent.domain.language import Language
from tests.domain.draft.facts_of_drafts import FACTS, fact

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (0.634, FactUnit.RATIO, "63,4 %", "63.4%"),
        (0.7, FactUnit.RATIO, "70,0 %", "70.0%"),
        (-0.041, FactUnit.RATIO, "−4,1 %", "−4.1%"),
        (1250.0, FactUnit.MONEY, "1.250,00 €", "€1,250.00"),
        (-4.1, FactUnit.MONEY, "−4,10 €", "−€4.10"),
        (12_500, FactUnit.COUNT, "12.500", "12,500"),
        (0, FactUnit.COUNT, "0", "0"),
        (8.4, FactUnit.SCORE, "8,4", "8.4"),
        ("2026-03-15", FactUnit.DATE, "15.03.2026", "15 March 2026"),
        ("2026-03-15T10:30", FactUnit.DATE, "15.03.2026, 10:30 Uhr", "15 March 2026, 10:30"),
        ("bald", FactUnit.DATE, "bald", "bald"),
        ("RV-2024-017", FactUnit.TEXT, "RV-2024-017", "RV-2024-017"),
        (None, FactUnit.RATIO, "keine Daten", "no data"),
        (float("nan"), FactUnit.RATIO, "keine Daten", "no data"),
        ("  ", FactUnit.TEXT, "keine Daten", "no data"),
    ],
)
def test_a_fact_is_shown_in_the_form_of_the_language(
    value: float | str | None, unit: FactUnit, german: str, english: str
) -> None:
    one = fact("x", value, unit)
    assert (shown(one, DE), shown(one, EN)) == (german, english)
    assert render("a {{F:x}} b", [one], DE) == f"a {german} b"


@pytest.mark.parametrize(
    ("value", "unit", "german", "english"),
    [
        (0.7, FactUnit.RATIO, "70 %", "70%"),
        (0.975, FactUnit.RATIO, "97,5 %", "97.5%"),
        (8.0, FactUnit.SCORE, "8", "8"),
        (1250.0, FactUnit.MONEY, "1.250,00 €", "€1,250.00"),
        (None, FactUnit.RATIO, "keine Daten", "no data"),
    ],
)
def test_a_target_is_shown_as_it_was_set(value: float | None, unit: FactUnit, german: str, english: str) -> None:
    target = replace(fact("x", value, unit), recipe={"target": "otif"})
    assert [shown(target, language) for language in Language] == [german, english]


def test_markers_are_found_once_and_in_order() -> None:
    template = "{{F:otif@2026-Q3}} {{F:call_off}} {{F:otif@2026-Q3}} {{F:otif@2026-06/2026-11}}"
    assert markers_in(template) == (
        Marker("otif", "2026-Q3"),
        Marker("call_off"),
        Marker("otif", "2026-06/2026-11"),
    )
    assert next(marker.id for marker in markers_in(template)) == "otif@2026-Q3"


def test_a_marker_with_a_period_finds_the_fact_of_the_period() -> None:
    by_id, by_period = fact("otif@2026-Q3", 1), fact("otif", 2, period="2026-Q3")
    assert render("{{F:otif@2026-Q3}}", [by_id], DE) == "1"
    assert render("{{F:otif@2026-Q3}} {{F:otif}}", [by_period], DE) == "2 2"


@pytest.mark.parametrize("text", ["{x}", "{{x}}", "{{ name }}", "{F:x}", "{%if%}", "{{", "}}", "{{f}}", "{0}", "%s"])
def test_other_braces_stay_text(text: str) -> None:
    assert render(f"{text} {{{{F:days}}}}", FACTS, DE) == f"{text} 14"


@pytest.mark.parametrize(
    "template",
    ["{{F:}}", "{{F:x", "{{ F:x }}", "{{F:x@Q3}}", "{{f:x}}", "{{F:x@2026-Q5}}", "{{F:a b}}", "{{{F:x}}}", "{{F :x}}"],
)
def test_a_broken_marker_is_named_and_nothing_is_rendered(template: str) -> None:
    for refused in (markers_in, lambda text: render(text, [fact("x", 1)], DE)):
        with pytest.raises(BadInput) as caught:
            refused(f"Text {template}")
        assert caught.value.code == "checks.marker_broken"
        assert template.lstrip("{")[:3] in caught.value.text(DE)


def test_unknown_markers_are_all_named() -> None:
    with pytest.raises(BadInput) as caught:
        render("{{F:days}} {{F:nope}} {{F:otif@2026}}", FACTS, DE)
    assert caught.value.code == "checks.marker_unknown"
    assert caught.value.values["markers"] == "nope, otif@2026"


@pytest.mark.parametrize(
    ("template", "value"),
    [
        ("{{F:x}}", "{{F:days}}"),
        ("{{F:x}}F:days}}", "{{"),
        ("{{ {{F:x}} }}", "F:days"),
        ("{ {{F:x}} }", "{F:days}"),
    ],
)
def test_what_a_fact_says_never_becomes_a_marker(template: str, value: str) -> None:
    try:
        text = render(template, [fact("x", value, FactUnit.TEXT), *FACTS], DE)
    except BadInput:
        return
    assert markers_in(text) == ()
    assert "14" not in text


def test_a_name_cannot_break_a_line() -> None:
    evil = fact("x", "Kröger\r\nBcc: all@evil.example\u2028x\u202e", FactUnit.TEXT)
    assert render("{{F:x}}", [evil], DE) == "Kröger Bcc: all@evil.example x"


@given(st.text(alphabet="{}F:x @2026-Q3ab\n", max_size=60), st.text(alphabet="{}F:days x\n", max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_template_and_no_value_make_a_marker_appear(template: str, value: str) -> None:
    facts = [fact("x", value, FactUnit.TEXT), fact("days", 14)]
    try:
        text = render(template, facts, DE)
    except BadInput:
        return
    assert markers_in(text) == ()


def test_braces_of_a_name_become_parentheses() -> None:
    assert render("{{F:x}}", [fact("x", "{{F:days}} {a}", FactUnit.TEXT)], DE) == "((F:days)) (a)"
