"""Account plans of the demo world: complete, true to the facts, nothing internal in the version for the customer."""

import datetime as dt
from dataclasses import replace

import pytest

from agent.adapters.facts.store import FactsStore
from agent.domain.account_plan.variant import is_shared
from agent.domain.draft.checks.leak import check_leak
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.draft.rubrics.account_plan import rubric
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import Forbidden
from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.language import Language
from agent.ports.account_records import Chance
from agent.services.gathering.account_plan_position import proven
from tests.conftest import TODAY
from tests.services.gathering.drafting_world import BRUECK, EACH, HELIOTEC, NORDWERK, DraftingWorld, edited, failed

DE = Language.DE
MOST_QUERIES = 60  # 18 KPIs with their evidence, and one query for everything else


@pytest.fixture(scope="module")
def nordwerk(world: DraftingWorld) -> Draft:
    return world.plan(NORDWERK)


@pytest.mark.parametrize(("account", "language"), EACH)
def test_every_demo_account_gets_a_plan_that_meets_the_whole_rubric(
    world: DraftingWorld, account: str, language: Language
) -> None:
    draft = world.plan(account, language)
    assert failed(draft.checks) == []
    assert len(rubric(draft, TODAY)) == 10
    assert failed(rubric(draft, TODAY)) == []
    assert " 0 Artikel" not in draft.content.text
    assert "None" not in draft.content.text


@pytest.mark.parametrize(("account", "language"), EACH[3:])
def test_the_version_for_the_customer_holds_nothing_internal(
    world: DraftingWorld, account: str, language: Language
) -> None:
    draft = world.plan(account, language, shared=True)
    customers = [each.name for each in world.app.facts.accounts()]
    people = [
        each.name
        for each in world.app.contacts.contact_facts.contacts(
            [each.id for each in world.app.facts.accounts() if each.name == account]
        )
    ]
    assert check_leak(draft.content, language, account, customers, people).ok
    assert {fact.fact_class for fact in draft.content.facts} <= {FactClass.CUSTOMER, FactClass.PUBLIC}
    assert failed(draft.checks) == []
    assert failed(rubric(draft, TODAY)) == []
    assert is_shared(draft.content.facts)


BROKEN = [
    ("T3.1", "## 7 Wettbewerber bei diesem Kunden", "## 7 Wettbewerb"),
    ("T3.1", "Einkaufsstrategie: keine Daten; ", "Einkaufsstrategie: keine Daten, "),
    ("T3.2", "von 69,3 % auf", "von 79,3 % auf"),
    ("T3.3", "| Replenishment-Pflege | 75,0 % | mindestens 95 % |", "| Replenishment-Pflege | 75,0 % |  |"),
    ("T3.4", "„Anfrage 2026, Besuchsbericht Nr. 2“ (OP-C-1001-2026-2)", ""),
    ("T3.5", "| von 96,6 % auf mindestens 98 % | 21.05.2027 |", "| von 96,6 % auf mindestens 98 % | bald |"),
    ("T3.5", "| von 69,3 % auf mindestens 70 % |", "| auf mindestens 70 % |"),
    ("T3.6", "| OTIF (pünktlich und vollständig) | 22.12.2026 |", "| Call-Off (Abrufquote) | 22.12.2026 |"),
    ("T3.6", "| Call-Off (Abrufquote) | 24.11.2026 |", "| Call-Off (Abrufquote) | 24.11.2028 |"),
    ("T3.7", "| entscheidet |", "| berät |"),
    ("T3.8", "stimmen (Einschätzung)", "stimmen"),
    ("T3.8", "sprechen (Einschätzung)", "sprechen"),
    ("T3.9", "- Lage: Der Umsatz", "- Lage: Alles läuft gut. Der Umsatz"),
    ("T3.9", "- Lage: Der Umsatz", "- Lage: " + "sehr " * 150 + "Der Umsatz"),
    ("T3.10", "- Version: 3\n", ""),
    ("T3.10", "Änderungen zum letzten Plan:", "Sonstiges:"),
]


@pytest.mark.parametrize(("line", "before", "after"), BROKEN)
def test_each_line_of_the_rubric_sees_its_defect(nordwerk: Draft, line: str, before: str, after: str) -> None:
    assert line in failed(rubric(edited(nordwerk, before, after), TODAY))


def test_fewer_than_three_chances_are_a_visible_gap(world: DraftingWorld) -> None:
    draft = world.plan(BRUECK)
    assert "Lücke: Belegt sind 0 von 3 Cross-Selling-Chancen. Murat Yılmaz gleicht bis" in draft.content.text
    assert "T3.4" in failed(rubric(edited(draft, "Lücke: Belegt", "Belegt"), TODAY))


def test_chances_count_with_evidence_while_they_are_open_and_of_the_last_two_years() -> None:
    def chance(key: str, **changes: object) -> Chance:
        given = Chance(key, f"Gruppe {key}", TODAY - dt.timedelta(days=30), "Anfrage", "open")
        return replace(given, **changes)  # type: ignore[arg-type]

    found = [
        chance("A"),
        chance("B", evidence=""),
        chance("C", status="Lost"),
        chance("D", identified_on=dt.date(2024, 11, 21)),
        chance("E", identified_on=dt.date(2024, 11, 22)),
        chance("F", category="gruppe a"),
    ]
    assert [each.id for each in proven(found, TODAY)] == ["A", "E"]


def test_the_scorecard_shows_every_kpi_as_the_kpi_service_reads_it(world: DraftingWorld, nordwerk: Draft) -> None:
    read = {each.definition.id: each.value for each in world.app.kpis.query(world.manager(NORDWERK), "all", NORDWERK)}
    facts = {fact.id: fact.value for fact in nordwerk.content.facts}
    assert {name: facts[f"kpi.{name}"] for name in KPI_IDS} == pytest.approx(read, nan_ok=True)
    assert "| Umsatzentwicklung zum Vorjahr | −4,1 % | Ziel nicht gesetzt |" in nordwerk.content.text


def test_kpis_are_read_again_as_they_were_put_down(world: DraftingWorld, nordwerk: Draft) -> None:
    again = world.app.draft_facts.refresh(world.manager(NORDWERK), NORDWERK, nordwerk.content.facts)
    # sums of money may differ in the last binary digit from run to run
    assert [replace(each, value=None) for each in again] == [
        replace(each, value=None) for each in nordwerk.content.facts
    ]
    read, shown = ({each.id: each.value for each in facts} for facts in (again, nordwerk.content.facts))
    assert read == pytest.approx(shown)


def test_what_matters_most_stands_in_the_summary(world: DraftingWorld, nordwerk: Draft) -> None:
    summary = nordwerk.content.text.split("## 1 ")[1].split("## 2 ")[0]
    assert "Vertrag RV-2024-017 allein steht bei 63,4 % seines Abrufplans" in summary
    assert "Marge liegt mit 7,2 %" in world.plan(BRUECK).content.text.split("## 1 ")[1].split("## 2 ")[0]
    assert "Eskalations-Meeting" in nordwerk.content.text


def test_who_answers_for_the_account_and_nobody_else(world: DraftingWorld) -> None:
    for user in ("m.yilmaz", "l.vogt", "a.petersen"):
        with pytest.raises(Forbidden):
            world.draft(DraftRequest(DraftKind.ACCOUNT_PLAN, NORDWERK), world.app.identity.user(user))
    head = world.draft(DraftRequest(DraftKind.ACCOUNT_PLAN, NORDWERK), world.app.identity.user("h.sommer"))
    assert "Key Account Manager: Katharina Brandt" in head.content.text


def test_the_next_plan_tells_what_changed_in_the_goals(world: DraftingWorld) -> None:
    request = DraftRequest(DraftKind.ACCOUNT_PLAN, HELIOTEC, language=DE)
    user = world.manager(HELIOTEC)
    brief = world.steps.gather(user, request)
    first = world.steps.store(user, brief, world.steps.compose(brief))
    world.app.approvals.approve(user, first.id, first.digest)
    assert world.app.drafts.get(first.id).status is DraftStatus.APPROVED
    assert "Die Ziele sind unverändert." in world.draft(request).content.text
    gatherer = world.steps.gatherers[DraftKind.ACCOUNT_PLAN]
    before = world.app.drafts.get(first.id)
    older = tuple(
        replace(each, value=0.5) if each.id == "goal.monthly_contacts.target" else each for each in before.content.facts
    )
    sources = replace(gatherer.sources, drafts=_Kept(replace(before, content=replace(before.content, facts=older))))  # type: ignore[attr-defined]
    steps = replace(world.steps, gatherers={DraftKind.ACCOUNT_PLAN: type(gatherer)(sources)})  # type: ignore[call-arg]
    again = replace(world, steps=steps).draft(request)
    assert "Monatlicher Kontakt: Zielwert 100 % statt 50 %" in again.content.text
    assert failed(again.checks) == []


class _Kept:
    """Drafts that hold one approved plan."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def find(self, *_: object) -> list[Draft]:
        return [self._draft]


def test_the_number_of_queries_does_not_grow_with_the_customer(
    world: DraftingWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, cursor = [], FactsStore.cursor
    monkeypatch.setattr(FactsStore, "cursor", lambda store: asked.append(1) or cursor(store))  # type: ignore[func-returns-value]
    world.plan(NORDWERK)
    assert len(asked) <= MOST_QUERIES


def test_internal_figures_in_the_version_for_the_customer_block(world: DraftingWorld) -> None:
    draft = world.plan(NORDWERK, shared=True)
    secret = next(fact for fact in world.plan(NORDWERK).content.facts if fact.id == "margin.now")
    with_fact = replace(draft, content=replace(draft.content, facts=(*draft.content.facts, secret)))
    with_word = edited(draft, "Land: Deutschland", "Land: Deutschland, Marge gut")
    for each in (with_fact, with_word):
        (leak,) = [check for check in rubric(each, TODAY) if check.id == "T3.10"]
        assert not leak.ok
        assert leak.blocking
