"""The forecast run: real models on short, silent, intermittent and smooth series; the result lies with the facts."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agent.adapters.facts.store import FactsStore
from agent.adapters.forecasting import StatsForecaster
from agent.adapters.forecasting.choice import Score, best_of, choose, windows
from agent.adapters.forecasting.models import intermittent, is_intermittent, smooth, trending
from agent.adapters.forecasting.series import Numbers, weekly_demand
from agent.domain.errors import Conflict
from tests.facts_world import customer, publish, world

TODAY = dt.date(2026, 11, 22)  # a Sunday: the week that began on the 16th is not over
MONDAY = dt.date(2026, 11, 16)


def orders(article: str, weekly: list[float]) -> Iterator[dict[str, Any]]:
    """The last of the quantities falls into the last full week."""
    for back, quantity in enumerate(reversed(weekly), 1):
        if quantity:
            day = MONDAY - dt.timedelta(weeks=back)
            yield {"customer_id": "C1", "article_id": article, "quantity": quantity, "requested_on": day}


def sometimes(weeks: int, size: float = 40.0) -> list[float]:
    random = np.random.default_rng(3)
    return [float(random.integers(1, 5) * size / 4) if random.random() < 0.3 else 0.0 for _ in range(weeks)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> FactsStore:
    random = np.random.default_rng(5)
    series = {
        "SMOOTH": [float(each) for each in random.poisson(50, 80)],
        "RARE": sometimes(100),
        "SHORT": [5.0, 6.0, 7.0],
        "OLD": [20.0] * 20,
    }
    lines = [line for name, weekly in series.items() for line in orders(name, weekly)]
    lines += [{**line, "article_id": "CANCELLED", "cancelled": True} for line in orders("X", [9.0] * 30)]
    lines += [{"customer_id": "C1", "article_id": "SMOOTH", "quantity": 9_999.0, "requested_on": TODAY}]
    articles = [{"id": name, "customer_id": "C1", "name": name} for name in (*series, "CANCELLED", "NEVER")]
    return world(tmp_path_factory.mktemp("facts"), customers=[customer("C1")], articles=articles, order_lines=lines)


def test_series_begin_with_the_first_demand_and_end_before_this_week(store: FactsStore) -> None:
    found = weekly_demand(store, TODAY, 104)
    assert found.articles == ("OLD", "RARE", "SHORT", "SMOOTH")
    assert (found.silent, found.next_week) == (2, MONDAY)
    assert found.of(2).tolist() == [5, 6, 7]
    assert found.of(3).max() < 9_999


def test_a_run_stores_forecasts_and_errors_and_keeps_source_and_age(store: FactsStore) -> None:
    before = store.info()
    report = StatsForecaster(store).run(TODAY)
    after = store.info()
    assert (after.version, after.source, after.as_of, after.tables) == (
        report.version,
        before.source,
        before.as_of,
        before.tables,
    )
    assert (report.articles, report.silent, report.short, sum(report.models.values())) == (3, 2, 1, 3)
    with store.cursor() as cursor:
        weeks = cursor.execute(
            "SELECT article_id, count(*), min(week), min(quantity), avg(quantity) FROM model_forecasts GROUP BY 1"
        ).fetchall()
        errors = cursor.execute("SELECT article_id, rmse, weeks FROM forecast_errors").fetchall()
    by_article = {row[0]: row[1:] for row in weeks}
    assert set(by_article) == {"SMOOTH", "RARE", "OLD"} == {row[0] for row in errors}
    assert by_article["SMOOTH"][:2] == (26, MONDAY)
    assert by_article["SMOOTH"][3] == pytest.approx(50, rel=0.25)
    assert by_article["RARE"][3] > 1
    assert min(row[2] for row in by_article.values()) >= 0
    assert all(rmse >= 0 and count in (8, 12, 16) for _, rmse, count in errors)


def test_a_second_run_replaces_the_first(store: FactsStore) -> None:
    for _ in range(2):
        StatsForecaster(store).run(TODAY)
    with store.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM model_forecasts").fetchall() == [(3 * 26,)]


def test_a_world_without_orders_has_no_forecast(tmp_path: Path) -> None:
    empty = world(tmp_path, customers=[customer("C1")], articles=[{"id": "A", "customer_id": "C1", "name": "A"}])
    report = StatsForecaster(empty).run(TODAY)
    assert (report.articles, report.silent, report.models) == (0, 1, {})


def test_facts_that_changed_meanwhile_are_left_alone(tmp_path: Path) -> None:
    changing = world(tmp_path, customers=[customer("C1")])
    old = changing.info().version
    publish(changing, customers=[customer("C2")])
    with pytest.raises(Conflict) as error:
        changing.amend(old, lambda _connection: None)
    assert error.value.code == "supply.facts_changed"


def score(model: str, rmse: float, bias: float, level: float = 10.0) -> Score:
    return Score(model, rmse, bias, level, 16)


def series(*values: float) -> Numbers:
    return np.asarray(values, dtype=np.float64)


def test_the_zero_forecast_does_not_win_by_being_cheap() -> None:
    asked = series(*([0.0] * 9 + [100.0]) * 10)
    best = best_of([score("zero", 0.0, 0.0, level=0.0), score("SBA", 10.0, 10.0)], asked)
    assert best is not None
    assert best.model == "SBA"
    chosen = choose(series(*([0.0] * 19 + [100.0]) * 5, *[0.0] * 17), 26)
    assert chosen is not None
    assert chosen.forecast.mean() == pytest.approx(100 / 20, rel=0.6)


def test_models_next_to_the_lowest_rmse_are_told_apart_by_bias() -> None:
    best = best_of([score("a", 10.0, 3.0), score("b", 10.1, -0.5), score("c", 11.0, 0.0)], series(10.0))
    assert best is not None
    assert best.model == "b"
    assert best_of([], series(10.0)) is None


def test_a_demand_that_ended_long_ago_may_be_forecast_as_nothing() -> None:
    chosen = choose(series(*[20.0] * 40, *[0.0] * 60), 26)
    assert chosen is not None
    assert chosen.forecast.mean() < 2


def test_a_trend_is_followed_where_the_cheap_models_lag() -> None:
    rising = series(*(5.0 + 4.0 * week for week in range(70)))
    chosen = choose(rising, 26)
    assert chosen is not None
    assert chosen.score.model == "AutoETS"
    assert chosen.forecast[-1] > rising[-1]


def test_short_series_have_fewer_windows() -> None:
    assert [windows(weeks) for weeks in (4, 8, 12, 16, 20, 24, 104)] == [0, 0, 1, 2, 3, 4, 4]


@pytest.mark.parametrize("values", [[0.0] * 30, [1.0], [0.0, 0.0, 5.0], [7.0] * 20, [1e9, 0.0] * 20])
def test_no_model_fails_or_warns_on_odd_series(values: list[float]) -> None:
    for models in (intermittent(), smooth(), trending()):
        for model in models.values():
            found = model(series(*values), 4)
            assert found is None or (found.shape == (4,) and bool((found >= 0).all()))


def test_intermittent_is_a_demand_that_leaves_weeks_out() -> None:
    assert is_intermittent(series(1, 0, 0, 1))
    assert not is_intermittent(series(1, 1, 1, 1, 0))
