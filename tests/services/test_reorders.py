"""Re-orders of a user's accounts: access first, overrides kept, every figure with its rows."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from agent.adapters.clock import SystemClock
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.store import FactsStore
from agent.adapters.facts.supply import DuckSupply
from agent.adapters.state.overrides import SqlOverrides
from agent.bootstrap import App
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.reorder.causes import Cause
from agent.domain.reorder.need import Gate
from agent.services import reorder_view
from agent.services.accounts import Accounts
from agent.services.forecasts import Forecasts
from agent.services.reorders import Reorders
from knowledge.rules.service_levels import ServiceLevels
from tests.conftest import TODAY
from tests.facts_world import customer, publish, world

OURS, THEIRS = "Nordwerk Antriebe GmbH", "Vantage Pumps Ltd"
POLICIES = Path(__file__).parents[2] / "policies"
DAY = dt.timedelta(days=1)


def part(key: str, owner: str | None, **values: Any) -> dict[str, Any]:
    base = {"lead_time_sea_days": 42.0, "lead_time_air_days": 10.0, "moq": 100.0, "order_multiple": 50.0}
    return {"id": key, "customer_id": owner, "name": f"Teil {key}", **base, **values}


def months(article: str, quantity: float) -> list[dict[str, Any]]:
    first = [dt.date(2026, 11, 1), dt.date(2026, 12, 1), dt.date(2027, 1, 1), dt.date(2027, 2, 1)]
    return [{"contract_id": "RV-1", "article_id": article, "month": each, "quantity": quantity} for each in first]


TABLES: dict[str, Any] = {
    "customers": [customer("C1", OURS, **{"class": "Key"}), customer("C2", THEIRS)],
    "articles": [
        part("MC-LOW", "C1", air_cost_per_unit=2.0, container_quantity=1_000.0),
        part("MC-FULL", "C1"),
        part("MC-EMPTY", "C1"),
        part("MC-UNKNOWN", "C1"),
        part("MC-SHARED", None),
        part("MC-CANARY", "C2"),
    ],
    "frame_contracts": [
        {"id": "RV-1", "customer_id": "C1", "valid_from": dt.date(2026, 1, 1), "valid_to": dt.date(2027, 6, 30)},
        {"id": "RV-2", "customer_id": "C2", "valid_from": dt.date(2026, 1, 1), "valid_to": dt.date(2027, 6, 30)},
    ],
    "contract_lines": [
        {"id": "CL-1", "contract_id": "RV-1", "article_id": "MC-LOW", "quantity": 5_000},
        {"id": "CL-2", "contract_id": "RV-1", "article_id": "MC-SHARED", "quantity": 900},
        {"id": "CL-CANARY", "contract_id": "RV-2", "article_id": "MC-SHARED", "quantity": 900},
    ],
    "call_off_plan": [*months("MC-LOW", 300.0), *months("MC-FULL", 300.0), *months("MC-EMPTY", 30.0)],
    "stock": [
        {"id": "ST-1", "article_id": "MC-LOW", "on_hand": 120, "as_of": TODAY - DAY},
        {"id": "ST-2", "article_id": "MC-FULL", "on_hand": 9_000, "as_of": TODAY - DAY},
        {"id": "ST-3", "article_id": "MC-EMPTY", "on_hand": 0, "as_of": TODAY - DAY},
        {"id": "ST-4", "article_id": "MC-SHARED", "on_hand": 50, "as_of": TODAY - DAY},
        {"id": "ST-5", "article_id": "MC-CANARY", "on_hand": 0, "as_of": TODAY - DAY},
    ],
    "purchase_orders": [
        {"id": "PO-1", "article_id": "MC-EMPTY", "quantity": 60, "due_on": TODAY - 4 * DAY},
    ],
    "forecasts": [
        {"id": "FC-1", "customer_id": "C1", "article_id": "MC-SHARED", "month": dt.date(2026, 12, 1), "quantity": 31},
        {
            "id": "FC-CANARY",
            "customer_id": "C2",
            "article_id": "MC-SHARED",
            "month": dt.date(2026, 12, 1),
            "quantity": 9,
        },
        {"id": "FC-3", "customer_id": "C2", "article_id": "MC-CANARY", "month": dt.date(2026, 12, 1), "quantity": 9},
    ],
    "shipments": [{"customer_id": "C1", "shipped_on": TODAY - DAY, "mode": "sea", "emergency": False}],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    return world(tmp_path_factory.mktemp("facts"), **TABLES)


def wired(app: App, store: FactsStore) -> Reorders:
    facts = DuckFacts(store)
    return Reorders(
        accounts=Accounts(facts),
        facts=facts,
        supply=DuckSupply(store),
        overrides=SqlOverrides(app.database),
        rules=ServiceLevels(POLICIES),
        clock=SystemClock(TODAY),
        audit=app.audit,
    )


@pytest.fixture
def reorders(app: App, store: FactsStore) -> Reorders:
    return wired(app, store)


@pytest.fixture
def kam(app: App) -> User:
    return app.identity.user("k.brandt")


def test_the_list_holds_what_calls_for_action_and_counts_the_rest(reorders: Reorders, kam: User) -> None:
    found = reorders.proposals(kam)
    # what is overdue for MC-EMPTY is expected tomorrow and covers it
    assert [each.article.id for each in found.proposals] == ["MC-LOW"]
    assert found.checked == 5
    assert found.uncomputed == {Gate.NO_STOCK: 1}
    low = found.proposals[0]
    assert low.proposed is not None
    assert (low.proposed >= 100, low.proposed % 50) == (True, 0)
    assert low.air is not None
    assert (low.air.before, low.air.after) == (0, 1 / 2)


def test_one_article_is_answered_whether_it_calls_for_action_or_not(reorders: Reorders, kam: User) -> None:
    found = reorders.proposals(kam, OURS, "MC-FULL")
    assert (found.proposals[0].gate, found.proposals[0].proposed) == (Gate.ENOUGH, 0)


@pytest.mark.parametrize("article", ["MC-CANARY", "MC-99999", "", "%", "x" * 10_000])
def test_another_accounts_article_is_as_forbidden_as_an_unknown_one(
    reorders: Reorders, kam: User, article: str
) -> None:
    calls = (
        lambda: reorders.proposals(kam, article=article),
        lambda: reorders.projection(kam, article),
        lambda: reorders.override(kam, article, 10, "Grund"),
        lambda: reorders.release(kam, article),
    )
    for call in calls:
        with pytest.raises(Forbidden) as error:
            call()
        assert error.value.code == "supply.article"


@pytest.mark.parametrize("article", ["MC-CANARY", "MC-NONE"])
def test_whose_several_articles_are_is_told_for_all_or_none(reorders: Reorders, kam: User, article: str) -> None:
    assert reorders.accounts_of(kam, ["MC-LOW", "MC-SHARED"]) == {"MC-LOW": OURS, "MC-SHARED": OURS}
    with pytest.raises(Forbidden) as error:
        reorders.accounts_of(kam, ["MC-LOW", article])
    assert (error.value.code, error.value.values) == ("supply.article", {"article": article})


def test_another_account_is_refused_everywhere(reorders: Reorders, kam: User) -> None:
    for call in (reorders.proposals, reorders.containers, reorders.run_outs, reorders.customer_reorder):
        for account in (THEIRS, "Unknown Ltd"):
            with pytest.raises(Forbidden) as error:
                call(kam, account)  # type: ignore[operator]
            assert error.value.code == "access.account"


def test_nothing_of_another_account_is_in_any_answer(reorders: Reorders, kam: User) -> None:
    found, run_outs = reorders.proposals(kam), reorders.run_outs(kam, days=300)
    shared = reorders.proposals(kam, article="MC-SHARED")
    ids = [each.article.id for each in (*found.proposals, *shared.proposals)]
    ids += [each.article.id for each in run_outs.run_outs]
    rows = reorders.rows(found.customers, ids)
    shown = (
        reorder_view.proposals(found, rows, Language.DE),
        reorder_view.proposals(shared, rows, Language.DE),
        reorder_view.run_outs(run_outs, rows, Language.DE),
        reorder_view.groups(reorders.containers(kam)),
        reorder_view.customer_reorders(reorders.customer_reorder(kam, OURS)),
    )
    assert "MC-SHARED" in str(shown)
    for canary in ("CANARY", THEIRS, "C2"):
        assert canary not in str(shown)


def test_the_head_of_sales_sees_all(reorders: Reorders, app: App) -> None:
    head = app.identity.user("h.sommer")
    assert reorders.proposals(head).checked == 6
    assert [each.article.id for each in reorders.proposals(head, THEIRS).proposals] == ["MC-CANARY"]


def test_run_outs_begin_with_what_is_empty_and_tell_cause_and_next_step(reorders: Reorders, kam: User) -> None:
    found = reorders.run_outs(kam, OURS, days=30)
    assert [(each.article.id, each.is_empty) for each in found.run_outs] == [("MC-EMPTY", True), ("MC-LOW", False)]
    assert found.unknown == 1
    causes = [each.cause.cause for each in found.run_outs if each.cause]
    assert causes == [Cause.LATE_RECEIPT, Cause.NO_CALL_OFF]
    low = found.run_outs[1]
    assert low.run_out == TODAY + 13 * DAY  # 80 in November, then 300 in 31 days
    assert low.cover_days == pytest.approx(120 / ((80 + 300 + 300 * 10 / 31) / 49))
    assert [each.article.id for each in reorders.run_outs(kam, days=12).run_outs] == ["MC-EMPTY"]


@pytest.mark.parametrize("days", [0, -1, 367])
def test_impossible_days_are_refused(reorders: Reorders, kam: User, days: int) -> None:
    with pytest.raises(BadInput) as error:
        reorders.run_outs(kam, days=days)
    assert error.value.code == "supply.days"


def test_the_projection_of_an_article_and_of_one_without_stock(reorders: Reorders, kam: User) -> None:
    found = reorders.projection(kam, "MC-LOW")
    assert found.projection is not None
    assert found.projection.curve()[0] == (TODAY, 120)
    assert reorders.projection(kam, "MC-UNKNOWN").projection is None


def test_an_override_survives_new_runs_and_new_facts_until_it_is_released(app: App, kam: User, tmp_path: Path) -> None:
    fresh = world(tmp_path, **TABLES)
    reorders = wired(app, fresh)
    proposed = reorders.proposals(kam, article="MC-LOW").proposals[0].proposed
    assert reorders.override(kam, "MC-LOW", 75, "Kunde verschiebt").quantity == 75
    publish(fresh, **{**TABLES, "stock": [{"id": "N", "article_id": "MC-LOW", "on_hand": 9_000}]})
    again = {each.article.id: each for each in reorders.proposals(kam).proposals}["MC-LOW"]
    assert (again.quantity, again.proposed) == (75, 0)
    assert again.override is not None
    assert (again.override.proposed, again.override.reason) == (proposed, "Kunde verschiebt")
    assert reorders.release(kam, "MC-LOW").override is None
    with pytest.raises(NotFound):
        reorders.release(kam, "MC-LOW")
    told = [(entry.actor, entry.action, entry.subject) for entry in app.audit.entries()]
    assert told == [("k.brandt", "reorder.override", "MC-LOW"), ("k.brandt", "reorder.release", "MC-LOW")]
    assert "Kunde" not in str(app.audit.entries())


def test_overriding_is_for_who_decides(reorders: Reorders, app: App) -> None:
    for user in ("l.vogt", "a.petersen"):
        with pytest.raises(Forbidden) as error:
            reorders.override(app.identity.user(user), "MC-LOW", 10, "Grund")
        assert error.value.code == "access.role"
    assert reorders.override(app.identity.user("h.sommer"), "MC-LOW", 10, "Grund").quantity == 10


def test_the_customer_is_asked_within_the_frame(reorders: Reorders, kam: User) -> None:
    (found,) = reorders.customer_reorder(kam, OURS)
    assert (found.line.id, found.line.contract_id) == ("CL-1", "RV-1")
    assert 0 < found.quantity <= found.line.remaining


def test_json_has_every_step_in_both_languages_and_its_rows(reorders: Reorders, kam: User) -> None:
    reorders.override(kam, "MC-LOW", 75, "Kunde verschiebt")
    found = reorders.proposals(kam)
    rows = reorders.rows(found.customers, [each.article.id for each in found.proposals])
    german, english = (reorder_view.proposals(found, rows, language)["proposals"][0] for language in Language)
    assert (german["article"], german["quantity"], german["class"]) == ("MC-LOW", 75, "internal")
    assert german["override"]["reason"] == "Kunde verschiebt"
    assert {"table": "stock", "key": "ST-1"} in german["rows"]
    assert {"table": "contract_lines", "key": "CL-1"} in german["rows"]
    assert [each["id"] for each in german["steps"]] == [each["id"] for each in english["steps"]]
    assert [each["text"] for each in german["steps"]] != [each["text"] for each in english["steps"]]
    assert german["air"]["emergency_air_freight"] == {"before": 0, "after": 0.5}


def test_a_world_without_anything_answers_with_nothing(app: App, kam: User, tmp_path: Path) -> None:
    reorders = wired(app, world(tmp_path, customers=[customer("C1", OURS)]))
    assert reorders.proposals(kam).proposals == ()
    assert reorders.run_outs(kam).run_outs == ()
    assert reorders.containers(kam) == []
    assert reorders.customer_reorder(kam, OURS) == []


def test_every_step_has_its_text() -> None:
    from agent.domain.messages import codes

    known = {code.removeprefix("supply.step.") for code in codes() if code.startswith("supply.step.")}
    assert {f"gate_{gate}" for gate in Gate} <= known
    assert {step for cause in Cause for step in (f"supply.cause.{cause}", f"supply.next.{cause}")} <= codes()


def test_a_forecast_run_is_for_who_may_and_audited(app: App, store: FactsStore, tmp_path: Path) -> None:
    from agent.adapters.forecasting import StatsForecaster

    run = Forecasts(StatsForecaster(world(tmp_path, **TABLES)), SystemClock(TODAY), app.audit)
    with pytest.raises(Forbidden):
        run.run(app.identity.user("l.vogt"))
    report = run.run(app.identity.user("a.petersen"))
    assert (report.articles, report.silent) == (0, 6)
    assert [entry.action for entry in app.audit.entries()] == ["reorder.forecast"]
