"""What a model may type without a fact, and what it may not (I4)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from agent.domain.assistant.grounding import LONGEST, Fault, Grounds, doubts
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual


def fact(id: str, value: float | str, unit: FactUnit, **more: Any) -> Fact:
    return Fact(id, Bilingual(id, id), value, unit, **more)


GROUNDS = Grounds(
    facts=(fact("k1.otif", 0.8734, FactUnit.RATIO), fact("k1.name", "Nordwerk Antriebe GmbH", FactUnit.TEXT)),
    earlier=(fact("k1.otif", 0.5012, FactUnit.RATIO), fact("k2.open", 4711.0, FactUnit.COUNT)),
    typed=("Liegt RV-2024-017 unter 70 %, und was war am 15.03.2026?",),
    today=date(2026, 11, 22),
    language=Language.DE,
    names=("Werk 4 GmbH",),
)


def faults(text: str, **changed: Any) -> list[Fault]:
    return [each.fault for each in doubts(text, replace(GROUNDS, **changed))]


@pytest.mark.parametrize(
    "text",
    [
        "OTIF liegt bei {{F:k1.otif}}.",
        "OTIF von {{F:k1.name}}: 87,3 %.",  # typed, and true
        "Vorher waren es 50,1 % und 4.711 Stück.",  # told earlier in the conversation
        "Zu RV-2024-017 und dem 15.03.2026 liegt nichts vor.",  # as the user named them
        "Stand heute, 22.11.2026.",
        "Die Werk 4 GmbH ist nicht betroffen.",
        "Gern. Welchen Kunden meinen Sie?",
        "1. Anrufen\n2. Schreiben",
        "[Der Entwurf](/approvals/3f2a91-77) wartet.",
    ],
)
def test_shown(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OTIF liegt bei 99,1 %.", "99,1 %"),
        ("OTIF liegt bei {{F:k1.otif}}, das Ziel ist 95 %.", "95 %"),
        ("Ja, es sind unter 70 %.", "70 %"),  # what the user typed is no evidence of a share
        ("Fällig am 24.12.2026.", "24.12.2026"),
        ("Der Vertrag RV-2024-999 ist betroffen.", "RV-2024-999"),
        ("Das sind rund zwölf Prozent.", "zwölf Prozent"),
        ("Es fehlen ١٢٣ Stück.", "١٢٣ Stück"),
        ("Der Preis ist 1.250,00 €.", "1.250,00 €"),
    ],
)
def test_a_figure_without_a_fact_is_found(text: str, found: str) -> None:
    (doubt,) = doubts(text, GROUNDS)
    assert doubt.fault is Fault.FIGURE
    assert doubt.found == (found,)


@pytest.mark.parametrize(
    "text", ["{{F:k9.otif}}", "{{F:otif}}", "{{ F:k1.otif }}", "{{F:k1.otif}", "｛｛F:k1.otif｝｝", "{{k1.otif}}"]
)
def test_a_marker_that_names_nothing_is_found(text: str) -> None:
    assert faults(f"OTIF liegt bei {text}.") == [Fault.MARKER]


@pytest.mark.parametrize("text", ["", "  \n", "…", "---", "\u200b"])
def test_nothing_said(text: str) -> None:
    assert faults(text) == [Fault.EMPTY]


def test_too_much_said() -> None:
    assert faults("a" * (LONGEST + 1)) == [Fault.LONG]


ENGLISH = "The on time delivery of this customer is not where it should be and we have to talk about it with them."
GERMAN = "Die Liefertreue bei diesem Kunden ist nicht da, wo sie sein soll, und wir müssen mit ihm darüber sprechen."


def test_the_language_is_the_users() -> None:
    assert faults(ENGLISH) == [Fault.LANGUAGE]
    assert faults(GERMAN) == []
    assert faults(GERMAN, language=Language.EN) == [Fault.LANGUAGE]
    assert faults(ENGLISH, language=Language.EN) == []


def test_a_quote_in_the_other_language_is_no_other_language() -> None:
    assert faults(f"{GERMAN} Im Vertrag steht: “The receiving party shall keep it secret.”") == []


def test_a_table_of_names_has_no_language() -> None:
    table = "| Customer | KPI | Status |\n|---|---|---|\n" + "| Vantage Pumps Ltd | Call-off | On target |\n" * 5
    assert faults(table) == []


def test_facts_keep_their_time() -> None:
    seen = fact("k1.otif", 0.8734, FactUnit.RATIO, as_of=datetime(2026, 11, 20, tzinfo=UTC), period="2026-Q3")
    assert faults("Im Q3 2026 waren es 87,3 % (Stand 20.11.2026).", facts=(seen,)) == []
