"""KPIs as facts of a draft: read for who asks, and read again when the facts changed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.store import FactsStore
from agent.domain.draft.checks.fact import check_fact
from agent.domain.draft.content import Content
from agent.domain.draft.markers import render
from agent.domain.errors import BadInput, Forbidden
from agent.domain.facts.fact import FactOrigin, FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.services.draft_facts import DraftFacts
from tests.domain.draft.facts_of_drafts import fact
from tests.facts_world import AS_OF, customer, provide
from tests.kpi_world import FOREIGN, KAM, NORDWERK, RULES, CountedKpis, contract, merged, small_world, wired

DE = Language.DE
LEGAL = User("l", "L", "l@example.com", frozenset({Role.LEGAL}), frozenset())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FactsStore]:
    store = small_world(tmp_path_factory.mktemp("facts"))
    yield store
    store.close()


def draft_facts(store: FactsStore) -> tuple[DraftFacts, CountedKpis]:
    kpis, counted = wired(store)
    return DraftFacts(kpis, RULES, DuckFacts(store)), counted


def test_a_marker_becomes_a_fact_with_everything_behind_it(store: FactsStore) -> None:
    (one,) = draft_facts(store)[0].resolve(KAM, NORDWERK, "Quote {{F:call_off}} und {{F:contract}}", DE)
    assert (one.id, one.unit, one.definition, one.origin) == ("call_off", FactUnit.RATIO, "call_off", FactOrigin.DATA)
    assert one.value == pytest.approx(0.6996)
    assert (one.period, one.as_of, one.fact_class) == ("2026-11-22", AS_OF, FactClass.CUSTOMER)
    assert [row.key for row in one.rows] == ["L-1", "O-1"]
    assert one.recipe == {"kpi": "call_off"}
    assert one.definition_version.startswith("1 (")
    assert one.label.de != one.label.en


def test_the_text_made_of_it_passes_the_check(store: FactsStore) -> None:
    template = "Die Quote liegt bei {{F:call_off}} (im 3. Quartal 2026: {{F:otif@2026-Q3}})."
    facts = draft_facts(store)[0].resolve(KAM, NORDWERK, template, DE)
    assert [each.id for each in facts] == ["call_off", "otif@2026-Q3"]
    assert facts[1].recipe == {"kpi": "otif", "period": "2026-Q3"}
    text = render(template, facts, DE)
    assert text == "Die Quote liegt bei 70,0 % (im 3. Quartal 2026: 100,0 %)."
    assert check_fact(Content(text, facts=facts), DE, typed=False).ok
    assert not check_fact(Content(text.replace("70,0", "70,1"), facts=facts), DE, typed=False).ok


def test_no_data_is_said(store: FactsStore) -> None:
    (one,) = draft_facts(store)[0].resolve(KAM, NORDWERK, "{{F:feedback_score}}", DE)
    assert one.value is None
    assert render("{{F:feedback_score}}", [one], DE) == "keine Daten"


def test_access_is_checked_for_account_and_figure(store: FactsStore) -> None:
    service = draft_facts(store)[0]
    for template in ("{{F:call_off}}", "{{F:otif@2026-Q3}}"):
        with pytest.raises(Forbidden) as caught:
            service.resolve(KAM, FOREIGN, template, DE)
        assert caught.value.code == "access.account"
    with pytest.raises(Forbidden) as caught:
        service.resolve(LEGAL, NORDWERK, "{{F:contribution_margin}}", DE)
    assert caught.value.code == "access.role"
    with pytest.raises(Forbidden):
        service.refresh(KAM, FOREIGN, service.resolve(KAM, NORDWERK, "{{F:call_off}}", DE))


def test_margins_are_secret_and_internal_figures_stay_internal(store: FactsStore) -> None:
    margin, upkeep = draft_facts(store)[0].resolve(
        KAM, NORDWERK, "{{F:contribution_margin}} {{F:replenishment_upkeep}}", DE
    )
    assert (margin.fact_class, upkeep.fact_class) == (FactClass.SECRET, FactClass.INTERNAL)


@pytest.mark.parametrize("template", ["{{F:call_off@2031}}", "{{F:call_off@2026-13}}", "{{F:call_off", "{{ F:otif }}"])
def test_a_wrong_marker_is_refused(store: FactsStore, template: str) -> None:
    with pytest.raises(BadInput):
        draft_facts(store)[0].resolve(KAM, NORDWERK, template, DE)


def test_refreshed_facts_read_as_the_facts_do_now(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    service, counted = draft_facts(store)
    before = service.resolve(KAM, NORDWERK, "{{F:call_off}} {{F:otif@2026-Q3}}", DE)
    version = service.version()
    later = AS_OF + dt.timedelta(hours=1)
    provide(store, later, customers=[customer("N", NORDWERK)], **merged(contract("1", "N", 9_000)))
    assert service.version() != version
    typed = fact("user-1", 5, origin=FactOrigin.USER, as_of=None)
    counted.asked = 0
    after = service.refresh(KAM, NORDWERK, (before[0], typed, before[1], before[0]))
    assert counted.asked == 2  # one a recipe
    assert [each.id for each in after] == ["call_off", "user-1", "otif@2026-Q3", "call_off"]
    assert (after[0].value, after[0].as_of) == (pytest.approx(0.9), later)
    assert after[1] is typed
    assert after[0] == after[3]
    store.close()


def test_facts_that_did_not_change_stay_equal(store: FactsStore) -> None:
    service = draft_facts(store)[0]
    before = service.resolve(KAM, NORDWERK, "{{F:call_off}} {{F:otif@2026-Q3}}", DE)
    assert service.refresh(KAM, NORDWERK, before) == before
