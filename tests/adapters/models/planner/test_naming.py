"""Names in a message: mistakes, titles, parts of names, strangers."""

import pytest

from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.ordinary import ordinary_words
from agent.adapters.models.planner.spelling import Spelling, distance
from agent.domain.assistant.directory import Directory, Item, Person
from evals.routing.demo_names import demo_directory
from tests.effort import within

INDEX = NameIndex(demo_directory(), ordinary_words())


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("bei nordwerk", Kind.ACCOUNT, "Nordwerk Antriebe GmbH"),
        ("Norwerk", Kind.ACCOUNT, "Nordwerk Antriebe GmbH"),
        ("Nord Werk", Kind.ACCOUNT, "Nordwerk Antriebe GmbH"),
        ("Vantage's", Kind.ACCOUNT, "Vantage Pumps Ltd"),
        ("brueck und soehne", Kind.ACCOUNT, "Brück & Söhne Landtechnik"),
        ("Kranich Medizintechnik GmbH & Co. KG", Kind.ACCOUNT, "Kranich Medizintechnik GmbH & Co. KG"),
        ("Frau Kroeger", Kind.CONTACT, "Sabine Kröger"),
        ("Herr Brück", Kind.CONTACT, "Uwe Brück"),
        ("Frau Dr. Weiss", Kind.CONTACT, "Dr. Anja Weiß"),
        ("Marie Lefevre", Kind.CONTACT, "Marie Lefèvre"),
        ("rv 2024 017", Kind.CONTRACT, "RV-2024-017"),
        ("mc10432", Kind.ARTICLE, "MC-10432"),
        ("RV-2031-001", Kind.CONTRACT, "RV-2031-001"),
        ("Zinkenhalter", Kind.ARTICLE, "MC-10611"),
    ],
)
def test_a_name(text: str, kind: Kind, value: str) -> None:
    assert [(each.kind, each.values) for each in INDEX.mentions(text)] == [(kind, (value,))]


@pytest.mark.parametrize("text", ["ich weiß es nicht", "Wie hoch ist die Quote?", "the best price you may give"])
def test_words_are_no_names(text: str) -> None:
    assert INDEX.mentions(text) == []


def test_two_of_a_name_are_both_meant() -> None:
    people = (Person("Eva Lang", "A"), Person("Jan Lang", "B"))
    index = NameIndex(Directory(("A", "B"), people, (), (Item("X-1"),)), ordinary_words())
    assert index.mentions("Frau Lang")[0].values == ("Eva Lang", "Jan Lang")


def test_the_distance_counts_a_swap_once() -> None:
    assert distance("nordwerk", "nrodwerk") == 1
    assert distance("heliotec", "heliotek") == 1
    assert Spelling(["nordwerk", "heliotec"]).near("nordwrek") == ["nordwerk"]
    assert Spelling(["auto"]).near("autu") == []


def test_a_word_without_end_costs_nothing() -> None:
    spelling = Spelling(["abrufquote"])
    assert spelling.near("abrufqote") == ["abrufquote"]
    with within(0.05):
        assert spelling.near("ä" * 20_000) == []
