"""Which plans are due for whom, and what an approval leaves behind."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.state.account_plans import SqlAccountPlans
from agent.bootstrap import App, build
from agent.domain.account_plan import variant
from agent.domain.account_plan.clock import PlanState
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.errors import Forbidden
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.history import AccountPlan
from agent.domain.nda.policy import Bilingual
from agent.services.account_plans import AccountPlans
from agent.settings import Settings
from tests.conftest import TODAY
from tests.facts_world import customer, provide
from tests.sample_drafts import draft

NORDWERK, HELIOTEC, AURELIA = "Nordwerk Antriebe GmbH", "Heliotec AG", "Aurelia Mobility SE"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    built = build(Settings(home=tmp_path, today=TODAY))
    customers = [customer("N", NORDWERK), customer("H", HELIOTEC), customer("A", AURELIA)]
    provide(built.facts_store, customers=customers)
    yield built
    built.close()


@pytest.fixture
def plans(app: App) -> AccountPlans:
    return AccountPlans(app.accounts, app.facts, app.history, SqlAccountPlans(app.database), app.clock)


def plan_draft(kind: DraftKind = DraftKind.ACCOUNT_PLAN, told: str = variant.INTERNAL) -> Draft:
    label = Bilingual("Fassung", "Version")
    content = Content("Plan", subject="Account-Plan 2026", facts=(Fact(variant.FACT, label, told, FactUnit.TEXT),))
    return replace(draft(), kind=kind, account=NORDWERK, content=content)


def test_each_manager_sees_the_clocks_of_the_own_accounts(app: App, plans: AccountPlans) -> None:
    old = AccountPlan("P1", "N", TODAY - dt.timedelta(days=400))
    app.history.seed([], [old, AccountPlan("P2", "A", TODAY)])
    found = plans.due(app.identity.user("k.brandt"))
    assert [(each.account.name, each.state) for each in found] == [
        (HELIOTEC, PlanState.NEVER),
        (NORDWERK, PlanState.DUE),
    ]
    assert AURELIA in {each.account.name for each in plans.due(app.identity.user("h.sommer"))}
    with pytest.raises(Forbidden):
        plans.due(app.identity.user("k.brandt"), AURELIA)


def test_an_approved_plan_starts_the_clock_anew_and_an_import_does_not_replace_it(
    app: App, plans: AccountPlans
) -> None:
    user = app.identity.user("k.brandt")
    with app.database.together():
        plans.approved(user, plan_draft())
        plans.approved(user, plan_draft())  # once
    app.history.seed([], [])
    assert [(each.account_id, each.approved_on, each.approved_by, each.title) for each in app.history.plans()] == [
        ("N", TODAY, "k.brandt", "Account-Plan 2026")
    ]
    assert plans.due(user, NORDWERK)[0].state is PlanState.VALID
    (result,) = app.kpis.query(user, "account_plan", NORDWERK)
    assert result.value == 1


def test_it_is_lost_with_the_transaction_of_the_approval(app: App, plans: AccountPlans) -> None:
    def approve_and_fail() -> None:
        with app.database.together():
            plans.approved(app.identity.user("k.brandt"), plan_draft())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        approve_and_fail()
    assert app.history.plans() == []


@pytest.mark.parametrize(
    "other", [plan_draft(told=variant.SHARED), plan_draft(DraftKind.EMAIL), replace(plan_draft(), account="Fremd")]
)
def test_the_version_for_the_customer_and_other_drafts_leave_nothing_behind(
    app: App, plans: AccountPlans, other: Draft
) -> None:
    plans.approved(app.identity.user("k.brandt"), other)
    assert app.history.plans() == []
