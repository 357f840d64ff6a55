"""The escalation mail: only for a broken contract, with its own figures, to who decides, stage by stage."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.domain.draft.draft import DraftStatus
from agent.domain.draft.markers import shown
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound
from agent.domain.language import Language
from tests.approvals_world import copied, quick_folder
from tests.escalation_drafts_world import (
    AURELIA,
    ENDS,
    HELIOTEC,
    PEOPLE,
    EscalationWorld,
    failed,
    line,
    people,
    template,
)
from tests.kpi_world import contract, merged

DE, EN = Language.DE, Language.EN
DUE = 10_000 * ((dt.date(2026, 11, 23) - dt.date(2026, 1, 1)).days + 1) / ((ENDS - dt.date(2026, 1, 1)).days + 1)
FIGURES = ("planned", "called_off", "call_off", "target", "contract")


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    with quick_folder() as folder, template(folder / "template") as home:
        yield home


@pytest.fixture
def make(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    made: list[EscalationWorld] = []

    def world(**given: Any) -> EscalationWorld:
        made.append(EscalationWorld(copied(prepared), monkeypatch, **({"called": 2000, **given} if given else {})))
        return made[-1]

    yield world
    for each in made:
        each.app.close()


@pytest.fixture(scope="module")
def calm(prepared: Path) -> Iterator[EscalationWorld]:
    """For tests that leave facts, clock and what was sent alone."""
    with pytest.MonkeyPatch.context() as patch:
        made = EscalationWorld(copied(prepared), patch)
        yield made
        made.app.close()


def code(error: pytest.ExceptionInfo[KamError]) -> str:
    return error.value.code.removeprefix("drafting.escalation.")


@pytest.mark.parametrize("language", Language)
def test_a_broken_contract_gets_a_mail_that_passes_every_check_at_once(
    calm: EscalationWorld, language: Language
) -> None:
    draft = calm.draft(language=language)
    assert failed(draft) == []
    assert len([check for check in draft.checks if check.id.startswith("T1.")]) == 10
    facts = {fact.id: fact for fact in draft.content.facts}
    assert all(shown(facts[name], language) in draft.content.text for name in FIGURES)
    assert facts["call_off"].value == pytest.approx(2000 / DUE)
    assert facts["call_off"].rows
    assert facts["call_off"].as_of
    assert draft.content.to == ("s.kroeger@nordwerk.example",)
    assert draft.content.cc == ()
    assert "{{" not in draft.content.subject + draft.content.text


def test_the_call_off_overview_is_attached_as_a_picture(calm: EscalationWorld) -> None:
    draft = calm.draft(language=DE)
    (file,) = draft.content.attachments
    assert (file.name, file.media_type) == ("Abrufuebersicht_RV-1_2026-11-23.png", "image/png")
    assert calm.app.attachments.get(file.sha256).startswith(b"\x89PNG")


def test_where_the_ratio_is_fine_the_refusal_says_so_in_both_languages(calm: EscalationWorld) -> None:
    with pytest.raises(BadInput) as refused:
        calm.draft(account=HELIOTEC, contract="RV-2")
    assert code(refused) == "fine"
    assert "204,4 %" in refused.value.text(DE)
    assert "unter 70 %" in refused.value.text(DE)
    assert "204.4%" in refused.value.text(EN)
    assert "RV-2" in refused.value.text(EN)
    with pytest.raises(BadInput) as none:
        calm.draft(account=HELIOTEC)
    assert code(none) == "none"


def test_the_threshold_is_unrounded(make: Any) -> None:
    world = make(called=0.69996 * DUE)
    text = world.draft(language=DE).content.text
    assert "69,996 %" in text
    assert "beträgt damit 70,0 %" not in text
    world.fill(called=0.70001 * DUE)
    with pytest.raises(BadInput) as refused:
        world.draft(language=DE)
    assert code(refused) == "none"
    assert "70,001 %" in refused.value.text(DE)


def test_without_anything_due_there_is_no_figure(make: Any) -> None:
    worlds = contract("1", "N", 0, ENDS)
    frames = [{**worlds["frame_contracts"][0], "valid_from": dt.date(2027, 1, 1)}]
    world = make(frame_contracts=frames)
    with pytest.raises(BadInput) as refused:
        world.draft(contract="RV-1")
    assert code(refused) == "no_data"
    with pytest.raises(BadInput) as none:
        world.draft()
    assert code(none) == "no_contract"


def test_somebody_elses_contract_is_as_unknown_as_one_that_is_not(calm: EscalationWorld) -> None:
    for contract_id in ("RV-3", "RV-9"):
        with pytest.raises(BadInput) as refused:
            calm.draft(contract=contract_id)
        assert code(refused) == "unknown"
    with pytest.raises(Forbidden):
        calm.draft(account=AURELIA)


def test_the_worst_broken_contract_is_taken_and_every_article_has_its_row(make: Any) -> None:
    worlds = merged(contract("1", "N", 3000, ENDS), contract("4", "N", 100, ENDS), contract("5", "N", 4600, ENDS))
    for name in ("contract_lines", "order_lines"):
        worlds[name] = [{**row, "contract_id": "RV-4" if row["contract_id"] == "RV-5" else row["contract_id"]}
                        for row in worlds[name]]  # fmt: skip
    draft = make(**worlds).draft(language=DE)
    assert failed(draft) == []
    assert "Rahmenvertrag RV-4" in draft.content.subject
    assert "| MC-4 | Flange 4 |" in draft.content.text
    assert "| MC-5 | Flange 5 |" in draft.content.text
    assert "Unter dem Zielwert liegt MC-4." in draft.content.text


def test_without_prices_pieces_count_and_an_ended_contract_is_told_as_ended(make: Any) -> None:
    ended = dt.date(2026, 10, 31)
    worlds = contract("1", "N", 2000, ended)
    lines = [{**row, "price": None} for row in worlds["contract_lines"]]
    draft = make(**{**worlds, "contract_lines": lines}).draft(language=DE)
    assert failed(draft) == []
    assert "10.000 Stück" in draft.content.text
    assert "€" not in draft.content.text
    assert "am 31.10.2026 ausgelaufen" in draft.content.text


def test_who_only_influences_is_noted_and_without_an_address_nothing_is_drafted(make: Any) -> None:
    world = make(contacts=people(PEOPLE[3]))
    noted = world.draft()
    assert failed(noted) == ["T1.8"]
    assert line(noted, "T1.8").values["found"] == "influencer"
    world.fill(called=2000, contacts=[])
    with pytest.raises(BadInput) as refused:
        world.draft()
    assert code(refused) == "nobody"


def test_a_person_is_named_by_the_stored_name_only(calm: EscalationWorld) -> None:
    assert calm.draft(contact="jens albers").content.to == ("j.albers@nordwerk.example",)
    with pytest.raises(NotFound):
        calm.draft(contact="attacker@pallas.example")


def test_stage_by_stage_with_the_days_of_the_earlier_mails(make: Any) -> None:
    world = make()
    first = world.sent(language=DE)
    assert first.status is DraftStatus.SENT
    with pytest.raises(BadInput) as waiting:
        world.draft()
    assert code(waiting) == "waiting"
    assert "27.11.2026" in waiting.value.text(DE)
    world.wait(4)
    world.fill(called=2000)
    second = world.sent(language=DE)
    assert "am 23.11.2026 habe ich Ihnen" in second.content.text
    assert "zweite Bitte" in second.content.subject
    world.wait(4)
    world.fill(called=2000)
    with pytest.raises(BadInput) as sponsor:
        world.draft()
    assert code(sponsor) == "sponsor"
    third = world.draft("h.sommer", language=DE)
    assert "Frau Kröger am 23.11.2026 und am 27.11.2026" in third.content.text
    assert third.content.to == ("f.harms@nordwerk.example",)
    assert "Henrike Sommer" in third.content.text
    assert failed(third) == failed(second) == []


def test_a_stage_that_does_not_follow_is_refused(calm: EscalationWorld) -> None:
    with pytest.raises(BadInput) as refused:
        calm.draft(stage=2)
    assert code(refused) == "stage"


def test_an_answer_stops_the_next_stage_unless_it_is_named(make: Any) -> None:
    world = make()
    world.sent()
    world.wait(4)
    answer = {"id": "A1", "customer_id": "N", "contact_id": "P1", "date": dt.date(2026, 11, 25), "direction": "in"}
    world.fill(called=2000, activities=[answer])
    with pytest.raises(BadInput) as refused:
        world.draft()
    assert code(refused) == "answered"
    assert "zweite Bitte" in world.draft(stage=2, language=DE).content.subject


def test_slots_after_the_end_of_a_clock_that_is_nearly_over_are_told(make: Any) -> None:
    world = make()
    world.app.escalation_sweep.sweep()
    world.wait(12)
    world.fill(called=2000)
    late = line(world.draft(), "T1.4")
    assert late.ok
    assert late.code.endswith("t1_4.late")


def test_a_contract_that_has_recovered_cannot_be_escalated_any_more(make: Any) -> None:
    world = make()
    draft = world.draft()
    world.fill(called=6000)
    with pytest.raises(Conflict):
        world.app.approvals.approve(world.user(), draft.id, draft.digest, "")
    now = world.app.drafts.get(draft.id)
    assert [check.id for check in now.blocking] == ["T1.3"]
    assert world.app.deliveries.of(draft.id) is None
