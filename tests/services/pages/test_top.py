"""The five matters of a day: the most pressing first, of both sides, not all of one kind."""

from agent.domain.language import Language
from agent.services.pages.day_view import Chance, Clock, EmptySoon, Listed, Pressing, Side, WaitingDraft, WaitingPerson
from agent.services.pages.top import MOST, OF_ONE, top

NOBODY: Listed[WaitingPerson] = Listed()


def short(count: int, *, empty: bool = False, presses: bool = True) -> Listed[EmptySoon]:
    rows = [EmptySoon(f"MC-{at}", "Welle", "A", "morgen", "why", "", empty, presses) for at in range(count)]
    return Listed(rows, count)


def people(count: int) -> Listed[WaitingPerson]:
    return Listed([WaitingPerson(f"P{at}", "A", "/accounts/A#people", "lange") for at in range(count)], count)


def drafts(count: int, *, soon: bool = False) -> Listed[WaitingDraft]:
    rows = [WaitingDraft(f"d{at}", "E-Mail", "A", "why", soon, Side.GROWTH) for at in range(count)]
    return Listed(rows, count)


def clocks(day: int, tone: str) -> Listed[Clock]:
    return Listed([Clock("E1", "A, RV-1", "/accounts/A#escalations", day, 14, "text", tone)], 1)


def of(
    waiting: Listed[WaitingDraft] | None = None,
    clock: Listed[Clock] | None = None,
    run_outs: Listed[EmptySoon] | None = None,
    persons: Listed[WaitingPerson] | None = None,
    chances: Listed[Chance] | None = None,
) -> list[Pressing]:
    parts = (waiting or Listed(), clock or Listed(), run_outs or Listed(), persons or Listed(), chances or Listed())
    return list(top(*parts, Language.DE))


def test_the_number_of_an_article_is_one_part_of_its_address() -> None:
    rows = [EmptySoon("4711/12 %A?", "Welle", "A", "morgen", "why", "", is_empty=True, presses=True)]
    assert [each.path for each in of(run_outs=Listed(rows, 1))] == ["/supply/4711%2F12%20%25A%3F"]


def test_nothing_that_waits_is_an_empty_day() -> None:
    assert of() == []


def test_a_clock_near_its_end_comes_before_an_empty_shelf_and_that_before_a_talk() -> None:
    found = of(clock=clocks(12, "warn"), run_outs=short(1, empty=True), persons=people(1))
    assert [each.topic for each in found] == ["escalation", "run_out", "contact"]


def test_a_young_clock_waits_behind_what_no_ship_can_save() -> None:
    assert [each.topic for each in of(clock=clocks(2, "note"), run_outs=short(1))] == ["run_out", "escalation"]


def test_at_most_five_and_of_one_kind_two_while_others_wait() -> None:
    found = of(drafts(4), clocks(12, "bad"), short(9), people(9))
    assert len(found) == MOST
    assert sum(each.topic == "run_out" for each in found) == OF_ONE
    assert {each.topic for each in of(run_outs=short(9))} == {"run_out"}  # alone it fills the five
    assert len(of(run_outs=short(9))) == MOST


def test_growth_is_never_crowded_out_by_supply() -> None:
    found = of(clock=clocks(12, "bad"), run_outs=short(9, empty=True), persons=people(1), waiting=None)
    assert [each.side for each in found].count(Side.GROWTH) == 1
    ranks = [each.rank for each in found]
    assert ranks == sorted(ranks)


def test_what_can_still_be_ordered_by_sea_presses_nobody() -> None:
    assert of(run_outs=short(3, presses=False)) == []


def test_a_draft_that_expires_comes_before_one_with_time() -> None:
    soon, later = of(drafts(1, soon=True)), of(drafts(1))
    assert soon[0].rank < later[0].rank
    assert soon[0].path == "/approvals/d0"
