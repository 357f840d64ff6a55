"""C-FACT and C-FRESH: an invented figure blocks, a typed one is shown, a business mail passes."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.checks.fact import check_fact, check_fresh
from agent.domain.draft.content import Content
from agent.domain.draft.typed_figures import typed_facts
from agent.domain.facts.fact import FactOrigin, FactUnit
from agent.domain.language import Language
from tests.domain.draft.facts_of_drafts import AS_OF, ENGLISH_MAIL, FACTS, GERMAN_MAIL, fact

DE, EN = Language.DE, Language.EN


@pytest.mark.parametrize(("text", "language"), [(GERMAN_MAIL, DE), (ENGLISH_MAIL, EN)])
def test_a_business_mail_passes(text: str, language: Language) -> None:
    content = Content(text, subject="RV-2024-017: 63,4 %" if language is DE else "RV-2024-017: 63.4%", facts=FACTS)
    assert check_fact(content, language, typed=False).code == "checks.fact.ok"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "63,4 %"),
        (DE, "63,40 %"),
        (DE, "70 %"),
        (DE, "70,0 %"),
        (DE, "siebzig Prozent"),
        (DE, "−4,1 %"),
        (DE, "12.500 Stück"),
        (DE, "12500"),
        (DE, "1.250,00 €"),
        (DE, "1.250 EUR"),
        (DE, "8,4"),
        (DE, "3. Dezember 2026 um 10:30 Uhr"),
        (DE, "03.12."),
        (DE, "Dezember 2026"),
        (DE, "bis KW 51"),
        (DE, "Q3 2026"),
        (DE, "im Jahr 2026"),
        (DE, "Stand 22.11.2026"),
        (DE, "§ 4 Abs. 2"),
        (DE, "§ 4 Absatz 2"),
        (DE, "Flansch DN 50"),
        (DE, "mc-10432"),
        (DE, "vierzehn Tage"),
        (DE, "RV-2025-021"),  # own, without a fact
        (EN, "63.4%"),
        (EN, "seventy percent"),
        (EN, "12,500 pieces"),
        (EN, "€1,250.00"),
        (EN, "3 December 2026"),
        (EN, "December 3, 2026"),
        (EN, "third quarter of 2026"),
        (EN, "fourteen days"),
    ],
)
def test_the_same_value_is_known_in_every_form(language: Language, text: str) -> None:
    check = check_fact(Content(text, facts=FACTS), language, typed=False, own_ids={"rv-2025-021"})
    assert check.ok, check.values


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        (DE, "63,5 %", "63,5 %"),
        (DE, "36,4 %", "36,4 %"),
        (DE, "63 %", "63 %"),  # rounded
        (DE, "64,3 %", "64,3 %"),
        (DE, "63,4 €", "63,4 €"),  # wrong unit
        (DE, "63,4", "63,4"),
        (DE, "634 %", "634 %"),
        (DE, "0,634", "0,634"),
        (DE, "4,1 %", "4,1 %"),  # the sign is lost
        (DE, "1.250 Stück", "1.250 Stück"),
        (DE, "1.250 USD", "1.250 USD"),
        (DE, "12.500 €", "12.500 €"),
        (DE, "125.00 Stück", "125.00 Stück"),
        (DE, "zwölf Prozent", "zwölf Prozent"),
        (DE, "die Hälfte", "Hälfte"),
        (DE, "ein Dutzend", "ein Dutzend"),
        (DE, "drei Wochen", "drei Wochen"),
        (DE, "04.12.2026", "04.12.2026"),
        (DE, "03.12.2025", "03.12.2025"),
        (DE, "um 11:30 Uhr", "11:30 Uhr"),
        (DE, "Q2 2026", "Q2 2026"),
        (DE, "3. Quartal 2025", "3. Quartal 2025"),
        (DE, "KW 50", "KW 50"),
        (DE, "im Jahr 2027", "2027"),
        (DE, "§ 4 Abs. 3", "§ 4 Abs. 3"),
        (DE, "§ 5", "§ 5"),
        (DE, "RV-2024-018", "RV-2024-018"),
        (DE, "MC-10433", "MC-10433"),
        (DE, "50 Stück", "50 Stück"),  # 50 stands in a name only
        (DE, "Rabatt ½", "½"),
        (DE, "6\u200b4,3 %", "64,3 %"),
        (EN, "63.5%", "63.5%"),
        (EN, "twelve percent", "twelve percent"),
        (EN, "a dozen", "dozen"),
        (EN, "half of it", "half"),
        (EN, "12.500 pieces", "12.500 pieces"),  # German grouping: 12.5
        (EN, "4 December 2026", "4 December 2026"),
        (EN, "clause 7", "clause 7"),
        (EN, "$1,250.00", "$1,250.00"),
    ],
)
def test_an_invented_or_changed_figure_blocks(language: Language, text: str, named: str) -> None:
    check = check_fact(Content(f"Wir {text} x", facts=FACTS), language, typed=False)
    assert (check.ok, check.blocking, check.code) == (False, True, "checks.fact.orphan")
    assert check.values == {"count": "1", "found": named}


def test_the_subject_is_read_too() -> None:
    assert not check_fact(Content("Text", subject="12 % Rabatt", facts=FACTS), DE, typed=False).ok


def test_what_a_person_typed_is_shown_and_does_not_block() -> None:
    content = Content("Ihr Rabatt: 12 %, bei 63,4 %.", facts=FACTS)
    for facts in (FACTS, (*FACTS, *typed_facts(f"\n{content.text}", FACTS, DE))):
        check = check_fact(replace(content, facts=facts), DE, typed=True)
        assert (check.ok, check.blocking, check.code) == (False, False, "checks.fact.typed")
        assert check.values["found"] == "12 %"


def test_a_typed_figure_does_not_open_the_door_for_others() -> None:
    typed = typed_facts("12 %", FACTS, DE)
    known = check_fact(Content("12 %", facts=(*FACTS, *typed)), DE, typed=False)
    assert (known.ok, known.blocking) == (False, False)
    assert check_fact(Content("12 % und 13 %", facts=(*FACTS, *typed)), DE, typed=False).blocking


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12 %", 0.12, FactUnit.RATIO),
        ("zwölf Prozent", 0.12, FactUnit.RATIO),
        ("99,50 €", 99.5, FactUnit.MONEY),
        ("3 Wochen", 3.0, FactUnit.COUNT),
        ("15.03.2027", "2027-03-15", FactUnit.DATE),
        ("KW 9", "KW 9", FactUnit.TEXT),
        ("12 USD", "12 USD", FactUnit.TEXT),
        ("AB-77", "AB-77", FactUnit.TEXT),
    ],
)
def test_typed_figures_become_facts_of_the_user(text: str, value: float | str, unit: FactUnit) -> None:
    (typed,) = typed_facts(text, FACTS, DE)
    assert (typed.id, typed.value, typed.unit) == ("user-1", value, unit)
    assert (typed.origin, typed.as_of, typed.recipe) == (FactOrigin.USER, None, {})
    assert typed.label.de == f"Eingabe: {text}"
    assert check_fact(Content(text, facts=(typed,)), DE, typed=False).code == "checks.fact.typed"


def test_what_is_known_does_not_become_a_typed_fact() -> None:
    assert typed_facts(GERMAN_MAIL, FACTS, DE) == ()
    twice = typed_facts("5 Kisten, 5 Kisten, 6 Kisten", (fact("user-1", 1),), DE)
    assert [each.id for each in twice] == ["user-2", "user-3"]


@given(st.text(max_size=200), st.sampled_from([DE, EN]))
@settings(max_examples=300, deadline=None)
def test_typed_facts_explain_the_text_they_were_made_from(text: str, language: Language) -> None:
    facts = typed_facts(text, FACTS, language)
    assert typed_facts(text, (*FACTS, *facts), language) == ()


@pytest.mark.parametrize(
    ("hours", "ok", "shown"),
    [(0, True, None), (24, True, None), (25, False, "25"), (-3, True, None), (240, False, "240")],
)
def test_old_facts_are_told_with_their_age(hours: int, ok: bool, shown: str | None) -> None:
    facts = (*FACTS, fact("typed", 1, as_of=None, origin=FactOrigin.USER))
    check = check_fresh(facts, AS_OF + dt.timedelta(hours=hours), 24)
    assert (check.ok, check.blocking, check.values.get("hours")) == (ok, False, shown)


def test_without_facts_nothing_is_old() -> None:
    assert check_fresh((), AS_OF, 24).ok
    naive = fact("x", 1, as_of=dt.datetime(2026, 11, 1))  # noqa: DTZ001 - an import without zone
    assert not check_fresh((naive,), AS_OF, 24).ok


@pytest.mark.parametrize(
    "left",
    [
        "{{F:days}}", "{{G:x}}", "{{ name }}", "{{", "}}", "{ {F:days} }", "{\u200b{F:days}\u200b}", "｛｛F:days｝｝",
        "{\u00a0 {x}}", "{\u2060{x", "x}\n}", "{F:days}", "❴❴x❵❵", "⦃x⦄", "{\ufe0f{x}}", "{\x07{x}}",
        "﹛﹛x﹜﹜", "{\u3164{x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("typed", [True, False])
def test_what_looks_like_a_marker_never_leaves(left: str, typed: bool) -> None:
    for content in (Content(f"Text {left} hier", facts=FACTS), Content("Text", subject=f"Stand {left}", facts=FACTS)):
        check = check_fact(content, DE, typed=typed)
        assert (check.ok, check.blocking, check.code) == (False, True, "checks.fact.marker")


@pytest.mark.parametrize("text", ["Variante {a}", "{a} und {b}", "a} b {c", "f(x)", "{}"])
def test_single_braces_are_text(text: str) -> None:
    assert check_fact(Content(text), DE, typed=False).ok


def test_every_typed_figure_is_known_again_in_a_long_text() -> None:
    text = " ".join(f"{at},5 % und {at + 1} Stück" for at in range(200))
    known = typed_facts(text, (), DE)
    assert check_fact(Content(text, facts=known), DE, typed=False).code == "checks.fact.typed"
    assert check_fact(Content(f"{text} 777,5 %", facts=known), DE, typed=False).values["found"] == "777,5 %"
