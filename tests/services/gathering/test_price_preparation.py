"""Price preparations of the demo world: figures that add up, limits inside the corridor, no way out of the house."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from agent.domain.draft.checks.leak import check_leak
from agent.domain.draft.content import File
from agent.domain.draft.draft import Channel, Draft, DraftKind
from agent.domain.draft.rubrics.price_preparation import rubric
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.facts.fact import FactOrigin
from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.services.drafts import Proposal
from tests.conftest import TODAY
from tests.services.gathering.drafting_world import BRUECK, EACH, HELIOTEC, NORDWERK, DraftingWorld, edited, failed


@pytest.fixture(scope="module")
def heliotec(world: DraftingWorld) -> Draft:
    return world.price(HELIOTEC)


@pytest.mark.parametrize(("account", "language"), EACH)
def test_every_demo_account_gets_a_sheet_that_meets_the_whole_rubric(
    world: DraftingWorld, account: str, language: Language
) -> None:
    draft = world.price(account, language)
    assert failed(draft.checks) == []
    assert len(rubric(draft, TODAY)) == 10
    assert failed(rubric(draft, TODAY)) == []
    assert "None" not in draft.content.text


BROKEN = [
    ("T6.1", "## 4 Lieferkonditionen", "## 4 Konditionen"),
    ("T6.2", "| 41,62 € | 42,50 € |", "| 41,62 € | 41,00 € |"),
    ("T6.2", "| 41,62 € | 42,50 € |", "| 30,00 € | 42,50 € |"),  # a floor that somebody typed
    ("T6.3", "| 43,81 € | 44,69 € |", "| 45,00 € | 44,69 € |"),
    ("T6.3", "| 42,50 € | 43,81 € |", "| 44,00 € | 43,81 € |"),
    ("T6.4", "−33.341,64 €", "−13.341,64 €"),
    ("T6.4", "| −5,0 % |", "| −4,0 % |"),
    ("T6.5", "| Verbindliche Jahresmenge mit Abrufplan |", "|  |"),
    ("T6.6", "Katharina Brandt nur mit Operations", "Katharina Brandt"),
    ("T6.7", "kürzere Lieferzeit (Schätzung)", "kürzere Lieferzeit"),
    ("T6.7", "über dem Ziel (Vorschlag)", "über dem Ziel"),
    ("T6.8", "842.499,20 €", "942.499,20 €"),
    ("T6.8", "Stand der Daten: ", ""),
    ("T6.10", "Streng vertraulich. ", ""),
]


@pytest.mark.parametrize(("line", "before", "after"), BROKEN)
def test_each_line_of_the_rubric_sees_its_defect(heliotec: Draft, line: str, before: str, after: str) -> None:
    assert line in failed(rubric(edited(heliotec, before, after), TODAY))


def test_a_short_price_history_is_a_gap_that_is_stated(heliotec: Draft) -> None:
    short = re.sub(
        r"(\| Schneckenrad SR 64 \(MC-10520\) \|)[^|\n]*;[^|\n]*\|",
        r"\1 ab 01.04.2025 15,72 € |",
        heliotec.content.text,
        count=1,
    )
    assert short != heliotec.content.text
    draft = replace(heliotec, content=replace(heliotec.content, text=short))
    assert "T6.9" in failed(rubric(draft, TODAY))
    stated = short.replace("ab 01.04.2025 15,72 € |", "ab 01.04.2025 15,72 € Lücke: zu wenige Preispunkte |")
    assert "T6.9" not in failed(rubric(replace(draft, content=replace(draft.content, text=stated)), TODAY))


def test_the_margin_is_that_of_finance(world: DraftingWorld, heliotec: Draft) -> None:
    check = world.app.finance.margin(world.manager(HELIOTEC), HELIOTEC).checks[0]
    facts = {fact.id: fact.value for fact in heliotec.content.facts}
    assert facts["margin.now"] == pytest.approx(check.margin)
    assert facts["margin.floor"] == check.rule.corridor_from


def test_below_the_corridor_there_is_no_discount_to_give(world: DraftingWorld) -> None:
    text = world.price(BRUECK).content.text
    assert "Die Marge liegt unter dem Korridor" in text
    assert "Preisnachlass im Korridor" not in text
    assert "Preiserhöhung in Stufen" in text


def test_one_article_can_be_asked_for_and_an_unknown_one_is_refused(world: DraftingWorld) -> None:
    assert "MC-10518" not in world.price(HELIOTEC, article="mc-10519").content.text.replace("RV-", "")
    with pytest.raises(BadInput) as refused:
        world.price(HELIOTEC, article="MC-10432")  # of another customer
    assert refused.value.code == "drafting.price.article"


def test_only_the_manager_of_the_account_and_the_head_of_sales(world: DraftingWorld) -> None:
    request = DraftRequest(DraftKind.PRICE_PREPARATION, NORDWERK)
    both = User("x", "X", "x@x.example", frozenset({Role.KAM, Role.LEGAL}), frozenset())  # sees all as Legal
    for user in (*map(world.app.identity.user, ("m.yilmaz", "l.vogt", "a.petersen")), both):
        with pytest.raises(Forbidden):
            world.steps.gather(user, request)
    assert world.steps.gather(world.app.identity.user("h.sommer"), request).facts


def test_it_cannot_leave_the_house(world: DraftingWorld, heliotec: Draft) -> None:
    user = world.manager(HELIOTEC)
    assert heliotec.channel is Channel.NONE
    assert heliotec.content.recipients == ()
    proposal = Proposal(DraftKind.PRICE_PREPARATION, HELIOTEC, heliotec.content.text, Language.DE)
    for way in ("to", "cc", "bcc"):
        with pytest.raises(BadInput) as refused:
            world.app.desk.propose(user, replace(proposal, **{way: ("tom.richter@heliotec.example",)}))
        assert refused.value.code == "drafts.no_mail"
    marked = replace(heliotec, content=replace(heliotec.content, to=("tom.richter@heliotec.example",)))
    attached = world.app.desk.preview(user, replace(proposal, files=(File("a.pdf", "application/pdf", b"x"),)))
    assert "T6.10" in failed(rubric(marked, TODAY))
    assert "T6.10" in failed(rubric(attached, TODAY))


def test_its_facts_block_every_mail(heliotec: Draft) -> None:
    own = [fact for fact in heliotec.content.facts if not fact.recipe]
    assert {fact.fact_class for fact in own} == {FactClass.SECRET}
    for fact in own:
        mail = replace(heliotec.content, text="Guten Tag", subject="Gespräch", facts=(fact,))
        assert not check_leak(mail, Language.DE, HELIOTEC, [HELIOTEC]).ok


def test_nobody_else_can_read_it_on_the_desk(world: DraftingWorld) -> None:
    user = world.manager(HELIOTEC)
    brief = world.steps.gather(user, DraftRequest(DraftKind.PRICE_PREPARATION, HELIOTEC))
    stored = world.steps.store(user, brief, world.steps.compose(brief))
    assert world.app.desk.get(world.app.identity.user("h.sommer"), stored.id)
    for other in ("m.yilmaz", "l.vogt", "a.petersen"):
        with pytest.raises(NotFound):
            world.app.desk.get(world.app.identity.user(other), stored.id)


def test_the_occasion_is_quoted_and_its_figures_are_the_users(world: DraftingWorld) -> None:
    purpose = "Kunde fordert 7,5 % Nachlass {{F:margin.now}}"
    draft = world.draft(DraftRequest(DraftKind.PRICE_PREPARATION, HELIOTEC, language=Language.DE, purpose=purpose))
    assert "„Kunde fordert 7,5 % Nachlass ((F:margin.now))“" in draft.content.text
    (said,) = [fact for fact in draft.content.facts if fact.origin is FactOrigin.USER]
    assert said.as_of is None
    assert [check.id for check in draft.blocking] == []


def test_a_price_that_did_not_change_is_told_once(heliotec: Draft) -> None:
    rows = [line for line in heliotec.content.text.splitlines() if "im Mittel" in line]
    assert rows
    for row in rows:
        prices = [each.split(": ")[1] for each in row.split("|")[2].split("; ")]
        plain = [each.removeprefix("im Mittel ").removesuffix(" (Vertrag)").strip() for each in prices]
        repeated = [one for one, other in pairwise(plain[:-1]) if one == other]
        assert len(plain) == 3 or not repeated


def test_what_follows_an_unscheduled_talk_has_no_day(world: DraftingWorld) -> None:
    assert "am Werktag nach dem Gespräch" in world.price(BRUECK, Language.DE).content.text
    assert "bis 24.11.2026" in world.price(NORDWERK, Language.DE).content.text.split("## 15")[1]
