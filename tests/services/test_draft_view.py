"""What a person reads about who worded a draft, and about what happens next."""

import pytest

from agent.cli.approvals_text import as_card
from agent.domain.draft.draft import Draft
from agent.domain.draft.written_by import Hand, WrittenBy
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.services.draft_view import title
from tests.approvals_world import PRICE_AND_CONTRACT, World


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


TEMPLATE, PROMPT = "ab12cd34" * 8, "ef56ab78" * 8


@pytest.mark.parametrize(
    ("written_by", "typed", "lines"),
    [
        (WrittenBy(), True, ("Text von Hand geschrieben oder bearbeitet", "Text written or edited by hand")),
        (WrittenBy(), False, ("Text vom Programm", "Text by the program")),
        (
            WrittenBy(Hand.TEMPLATE, TEMPLATE),
            False,
            ("Text aus unserer Vorlage (ab12cd34)", "Text from our template (ab12cd34)"),
        ),
        (
            WrittenBy(Hand.MODEL, TEMPLATE, PROMPT),
            False,
            (
                "Text von einem Sprachmodell formuliert (Vorlage ab12cd34, Anweisung ef56ab78)",
                "Text worded by a language model (template ab12cd34, prompt ef56ab78)",
            ),
        ),
    ],
)
def test_a_card_tells_who_worded_it(world: World, written_by: WrittenBy, typed: bool, lines: tuple[str, str]) -> None:
    draft = world.propose(written_by=written_by, typed=typed)
    for language, line in zip((Language.DE, Language.EN), lines, strict=True):
        card = world.app.draft_view.card(world.kam, draft, language)
        assert card["written_by"] == {
            "by": "user" if typed else written_by.hand.value,
            "template_sha256": written_by.template or None,
            "prompt_sha256": written_by.prompt or None,
            "text": line,
        }
        assert as_card(card, language).split("\n\n")[0].endswith(f"\n{line}")


def test_a_right_that_the_role_description_does_not_name_says_so(world: World) -> None:
    draft = world.propose(world.user("k.brandt"), commitments=(Commitment(CommitmentKind.CONTRACT),))
    right = world.app.draft_view.card(world.user("k.brandt"), draft, Language.EN)["right"]
    assert (right["verdict"], right["source"]) == ("alignment", "not in the role description")


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        ("E-Mail", "Rabatt für 2027", "E-Mail: Rabatt für 2027"),
        ("Briefing", "Briefing Nordwerk Antriebe GmbH", "Briefing Nordwerk Antriebe GmbH"),
        ("Re-order", "re-order MC-10432", "re-order MC-10432"),
    ],
)
def test_a_title_says_its_kind_once(kind: str, subject: str, told: str) -> None:
    assert title(kind, subject) == told
