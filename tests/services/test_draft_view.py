"""What a person reads about what happens next."""

from collections.abc import Iterator

import pytest

from agent.domain.draft.draft import Draft
from agent.domain.identity import User
from agent.domain.language import Language
from tests.approvals_world import PRICE_AND_CONTRACT, Template, World, templated


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    with templated() as template:
        yield template


@pytest.fixture
def world(template: Template) -> Iterator[World]:
    with template.opened() as world:
        yield world


def told(world: World, user: User, draft: Draft, language: Language = Language.DE) -> str:
    return str(world.app.draft_view.card(user, world.app.desk.get(user, draft.id), language)["next"])


def test_after_a_yes_the_card_says_whose_is_missing_and_promises_nothing(world: World) -> None:
    draft = world.propose(commitments=PRICE_AND_CONTRACT)
    assert told(world, world.kam, draft).startswith("Nach der Freigabe geht genau dieser Text")
    world.approve(draft)
    departments = {each.id: each.name for each in world.app.policies.departments()}
    for language, word in ((Language.DE, "Es fehlt noch"), (Language.EN, "Still missing")):
        text = told(world, world.kam, draft, language)
        assert word in text
        assert all(departments[each].text(language) in text for each in draft.right.approvers)
    world.approve(draft, world.legal)
    text = told(world, world.kam, draft)
    assert departments["head_of_sales"].de in text
    assert departments["legal"].de not in text
    world.approve(draft, world.head)
    assert told(world, world.kam, draft).startswith("Nach der Freigabe geht genau dieser Text")


def test_where_a_department_was_first_the_key_account_manager_is_missing(world: World) -> None:
    draft = world.propose(commitments=PRICE_AND_CONTRACT)
    world.approve(draft, world.legal)
    assert "Key Account Management" in told(world, world.head, draft)
