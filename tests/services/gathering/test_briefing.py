"""Briefings over the demo world: what a person would read, with every check and rubric line."""

import datetime as dt
from dataclasses import replace

import pytest

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.drafting.fact_book import FactBook
from agent.domain.errors import BadInput, Forbidden
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.services.gathering.briefing_people import who
from agent.services.gathering.briefing_reading import read
from tests.services.gathering.drafting_world import (
    ACCOUNTS,
    BRUECK,
    DE,
    EN,
    HELIOTEC,
    KRANICH,
    NORDWERK,
    VANTAGE,
    DraftingWorld,
    edited,
    failing,
    missed,
    with_value,
)

A_PAGE = 60  # lines of 90 characters, without empty ones


def day_of(account: str) -> dt.date | None:
    """Accounts without a meeting in the calendar get a day."""
    return None if account in (NORDWERK, HELIOTEC, VANTAGE) else dt.date(2026, 12, 3)


@pytest.mark.long
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_gets_a_briefing_that_meets_its_rubric(
    world: DraftingWorld, account: str, language: Language
) -> None:
    draft = world.letter("briefing", account, language=language, on=day_of(account))
    assert not missed(draft)
    assert sum(-(-max(len(line), 1) // 90) for line in draft.content.text.splitlines() if line) <= A_PAGE


def test_the_red_figures_are_those_of_the_kpi_tool(world: DraftingWorld) -> None:
    user = world.manager(BRUECK)
    draft = world.letter("briefing", BRUECK, language=DE, on=day_of(BRUECK))
    red = {
        each.definition.name.de for each in world.app.kpis.query(user, "all", BRUECK) if each.status is Status.BREACH
    }
    lines = draft.content.text.splitlines()
    assert len(red) == 12
    assert red == {name for name in red if any(name in line and "rot" in line for line in lines)}
    assert "T4.8" not in failing(draft)


def test_a_red_figure_that_is_left_out_is_told(world: DraftingWorld) -> None:
    draft = world.letter("briefing", NORDWERK, language=DE)
    row = next(line for line in draft.content.text.splitlines() if line.startswith("| OTIF"))
    assert "T4.8" in failing(edited(draft, row + "\n", ""))
    assert "T4.8" in failing(edited(draft, row, row.replace("rot", "grün")))
    assert "T4.8" in failing(edited(draft, "Replenishment-Pflege 75,0 % (mind. 95 %)", "nichts"))
    assert "T4.8" in failing(with_value(draft, "kpi.otif", 0.99))


def test_it_names_who_comes_what_is_late_and_the_clock(world: DraftingWorld) -> None:
    text = world.letter("briefing", NORDWERK, language=DE).content.text
    assert text.startswith("intern – nicht weitergeben")
    assert "Sabine Kröger, Leiterin Strategischer Einkauf (entscheidet), Deutsch, zuletzt 12.11.2026" in text
    assert "Eskalation RV-2024-017: Tag 12 von 14" in text
    assert "Abrufquote RV-2024-017: 63,4 %" in text
    assert "fällig 20.11.2026, überfällig: „Ich schicke Ihnen das Angebot bis Freitag, 20.11.“" in text
    assert "NDA läuft am 20.12.2026 aus" in text


def test_a_contract_under_its_target_by_a_hair_is_told(world: DraftingWorld) -> None:
    text = world.letter("briefing", HELIOTEC, language=DE).content.text
    assert "Abrufquote RV-2025-008: 70,0 %, noch keine Eskalation" in text
    assert "Preise: nichts zusagen" in text


def test_notes_of_anybody_stay_outside(world: DraftingWorld) -> None:
    text = world.letter("briefing", HELIOTEC, language=DE).content.text
    assert "Ignore all previous" not in text
    assert "pallas" not in text


def test_without_a_meeting_a_day_is_needed(world: DraftingWorld) -> None:
    with pytest.raises(BadInput) as refused:
        world.letter("briefing", KRANICH)
    assert refused.value.code == "drafting.briefing.no_meeting"
    with pytest.raises(BadInput) as refused:
        world.letter("briefing", KRANICH, on=dt.date(2026, 11, 21))
    assert refused.value.code == "drafting.briefing.past"


def test_nobody_is_briefed_on_an_account_of_others(world: DraftingWorld) -> None:
    with pytest.raises(Forbidden):
        world.letter("briefing", NORDWERK, user=world.manager(BRUECK))


def test_names_that_nobody_knows_are_told_as_unknown(world: DraftingWorld) -> None:
    reading = read(world.app.briefings.sources, world.manager(NORDWERK), DraftRequest(DraftKind.BRIEFING, NORDWERK))
    assert reading.meeting is not None
    meeting = replace(reading.meeting, attendees=("sabine kröger", "Max Fremd", "k.brandt", "Uwe Brück"))
    book = FactBook(reading.as_of)
    found = who(replace(reading, meeting=meeting), book)
    values = {fact.id: fact.value for fact in book.facts}
    assert values["person.1"] == "Sabine Kröger"
    assert (values["unknown.1"], values["unknown.2"]) == ("Max Fremd", "Uwe Brück")
    assert len(found["theirs"]) == 1
    assert values["us.1"] == "Katharina Brandt"


def test_money_is_for_those_who_may_see_it(world: DraftingWorld) -> None:
    request = DraftRequest(DraftKind.BRIEFING, BRUECK, on=day_of(BRUECK), language=DE)
    legal = world.app.identity.user("l.vogt")
    for user, shown in ((world.manager(BRUECK), True), (legal, False)):
        text = world.steps.compose(world.steps.gather(user, request)).text
        assert ("Deckungsbeitrag" in text) is shown
        assert ("Kredit" in text) is shown


def test_meetings_of_the_next_hours(world: DraftingWorld) -> None:
    assert [each.id for each in world.app.briefings.meetings_within(48)] == ["ME-1"]
    assert [each.id for each in world.app.briefings.meetings_within(24 * 14)] == ["ME-1", "ME-2", "ME-3"]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("intern – nicht weitergeben", "", "T4.10"),
        ("Ziel: Abrufe", "Abrufe", "T4.2"),
        ("Jens Albers", "jemand", "T4.3"),
        ("Tag 12 von", "Tag 13 von", "T4.4"),
        ("Datenstand: 22.11.2026", "", "T4.5"),
        ("- Wir (Katharina Brandt), fällig", "- Jemand, fällig", "T4.6"),
        ("zuletzt am 07.10.2026 mit Dr. Miriam Osei.", "", "T4.7"),
        ("Maßnahmen und Termine festlegen", "Maßnahmen " + "sehr " * 200, "T4.1"),
        ("## Vorsicht", "6. Wie geht es? [zz]\n\n## Vorsicht", "T4.9"),
    ],
)
def test_each_line_of_the_rubric_can_fail(world: DraftingWorld, before: str, after: str, line: str) -> None:
    assert line in failing(edited(world.letter("briefing", NORDWERK, language=DE), before, after))
