"""Re-orders over the demo world: what is proposed, to whom, and what is refused with its reason."""

from dataclasses import replace

import pytest

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput, Conflict, Forbidden
from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from tests.services.gathering.drafting_world import (
    AURELIA,
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
    without_fact,
)

TO_ORDER = (NORDWERK, HELIOTEC, BRUECK, AURELIA)


@pytest.mark.long
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", TO_ORDER)
def test_every_account_with_something_due_gets_a_re_order(
    world: DraftingWorld, account: str, language: Language
) -> None:
    assert not missed(world.letter("reorder", account, language=language))


def test_what_is_proposed_and_what_it_commits_to(world: DraftingWorld) -> None:
    user = world.manager(NORDWERK)
    brief = world.steps.gather(user, DraftRequest(DraftKind.REORDER, NORDWERK))
    draft = world.steps.check(user, brief, world.steps.compose(brief))
    assert [each.kind for each in brief.commitments] == [CommitmentKind.REORDER_CAPACITY]
    assert draft.right.approvers == ("operations",)
    assert draft.content.to == ("jens.albers@nordwerk.example",)
    assert "| 1.950 Stück | KW 3/2027 | gemäß Rahmenvertrag RV-2024-017 |" in draft.content.text
    assert "bleibt bis zur KW 3/2027 eine Lücke" in draft.content.text


@pytest.mark.parametrize(
    ("account", "article", "code"),
    [
        (KRANICH, None, "drafting.reorder.nothing_due"),
        (NORDWERK, "MC-10433", "drafting.reorder.lasts_until"),
        (NORDWERK, "MC-10438", "drafting.reorder.no_lead_time"),
        (VANTAGE, "MC-10836", "drafting.reorder.no_stock"),
        (HELIOTEC, "MC-10527", "drafting.reorder.no_demand_data"),
    ],
)
def test_where_nothing_is_due_the_reason_is_told(world: DraftingWorld, account: str, article: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        world.letter("reorder", account, article=article)
    assert refused.value.code == code
    assert all(refused.value.text(language) for language in Language)


def test_an_article_of_others_is_none(world: DraftingWorld) -> None:
    with pytest.raises(Forbidden):
        world.letter("reorder", NORDWERK, article="MC-10611")


def test_the_same_proposal_does_not_wait_twice(world: DraftingWorld) -> None:
    user, request = world.manager(AURELIA), DraftRequest(DraftKind.REORDER, AURELIA)
    brief = world.steps.gather(user, request)
    stored = world.steps.store(user, brief, world.steps.compose(brief))
    with pytest.raises(Conflict) as refused:
        world.steps.gather(user, request)
    assert refused.value.code == "drafting.reorder.duplicate"
    assert world.steps.gather(user, replace(request, replaces=stored.id)).facts
    world.app.approvals.reject(user, stored.id, stored.digest, "Test")


@pytest.mark.parametrize(
    ("id", "value", "line"),
    [
        ("quantity.1", 100.0, "T5.2"),
        ("lead.1", 40, "T5.3"),
        ("order_by.1", "2026-10-27", "T5.3"),
        ("contract_until.1", "2026-12-31", "T5.6"),
        ("answer_by", "2026-12-20", "T5.7"),
    ],
)
def test_lines_are_computed_again_from_the_facts(world: DraftingWorld, id: str, value: float | str, line: str) -> None:
    assert line in failing(with_value(world.letter("reorder", NORDWERK, language=DE), id, value))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("Die Lieferzeit beträgt", "Es dauert", "T5.1"),
        ("eine Lücke", "ein Abstand", "T5.4"),
        ("gemäß Rahmenvertrag", "13,32 € gemäß Rahmenvertrag", "T5.6"),
        ("bis zum 25.11.2026", "bald", "T5.7"),
        ("Wie wir sie verkleinern können, prüfe ich intern;", "Wir reservieren Ihnen Kapazität;", "T5.8"),
        ("Mit freundlichen Grüßen", "Ihre Marge steigt.\n\nMit freundlichen Grüßen", "T5.9"),
        ("aufgebraucht. Für", "aufgebraucht, " + "wie besprochen, " * 60 + "leider. Für", "T5.10"),
    ],
)
def test_each_line_of_the_rubric_can_fail(world: DraftingWorld, before: str, after: str, line: str) -> None:
    assert line in failing(edited(world.letter("reorder", NORDWERK, language=DE), before, after))


def test_an_article_without_a_contract_behind_it_is_told(world: DraftingWorld) -> None:
    draft = world.letter("reorder", NORDWERK, language=DE)
    assert "T5.5" in failing(without_fact(draft, "contract.1"))


def test_the_card_stays_inside_and_names_the_right(world: DraftingWorld) -> None:
    cards = world.app.purchase_cards
    user = world.manager(NORDWERK)
    text = cards.card(user, NORDWERK, "MC-10432", DE).text
    assert "intern – nicht weitergeben" in text
    assert "1.560 Stück bestellen" in text
    assert "Luftfracht: 1.122 Stück, Ankunft am 04.12.2026, Mehrkosten 4.005,54 €." in text
    assert "Zweite Freigabe durch Operations" in text
    with pytest.raises(Forbidden):
        cards.card(world.manager(BRUECK), NORDWERK, "MC-10432", DE)
