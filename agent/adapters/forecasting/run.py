"""One forecast run: read the order history, choose a model for each article, store the result with the facts."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from duckdb import DuckDBPyConnection

from agent.adapters.facts import schema
from agent.adapters.facts.store import FactsStore
from agent.adapters.forecasting.choice import LEAST, Choice, choose
from agent.adapters.forecasting.series import WeeklyDemand, weekly_demand
from agent.ports.supply import ForecastReport

WEEKS = 104
HORIZON = 26


class StatsForecaster:
    """Implements the port `Forecaster`. One process, one thread: a run takes a minute for ten thousand articles."""

    def __init__(self, store: FactsStore) -> None:
        self._store = store

    def run(self, today: date, progress: Callable[[int, int], None] = lambda _done, _total: None) -> ForecastReport:
        version = self._store.info().version
        history = weekly_demand(self._store, today, WEEKS)
        long_enough = [at for at in range(len(history.articles)) if len(history.of(at)) >= LEAST]
        chosen = []
        for done, at in enumerate(long_enough):
            progress(done, len(long_enough))
            chosen.append((history.articles[at], choose(history.of(at), HORIZON)))
        progress(len(long_enough), len(long_enough))
        made = [_Made(article, choice) for article, choice in chosen if choice is not None]
        info = self._store.amend(version, lambda connection: _fill(connection, made, history, today))
        return ForecastReport(
            version=info.version,
            weeks=WEEKS,
            horizon=HORIZON,
            articles=len(made),
            silent=history.silent,
            short=len(history.articles) - len(made),
            models=Counter(each.choice.score.model for each in made),
        )


@dataclass(frozen=True, slots=True)
class _Made:
    article: str
    choice: Choice


def _fill(connection: DuckDBPyConnection, made: Sequence[_Made], history: WeeklyDemand, today: date) -> None:
    for name, columns in schema.COMPUTED.items():
        connection.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
    if made:
        _insert(connection, "model_forecasts", _forecasts(made, history.next_week))
        _insert(connection, "forecast_errors", _errors(made, today))


def _insert(connection: DuckDBPyConnection, table: str, columns: dict[str, Any]) -> None:
    connection.register("computed", columns)
    connection.execute(f"INSERT INTO {table} SELECT * FROM computed")  # noqa: S608 - a name of ours
    connection.unregister("computed")


def _forecasts(made: Sequence[_Made], first: date) -> dict[str, Any]:
    weeks = np.array([first + timedelta(weeks=week) for week in range(HORIZON)], dtype="datetime64[s]")
    return {
        "article_id": np.repeat(np.array([each.article for each in made], dtype=object), HORIZON),
        "week": np.tile(weeks, len(made)),
        "quantity": np.concatenate([each.choice.forecast for each in made]),
        "model": np.repeat(np.array([each.choice.score.model for each in made], dtype=object), HORIZON),
    }


def _errors(made: Sequence[_Made], today: date) -> dict[str, Any]:
    scores = [each.choice.score for each in made]
    at = np.datetime64(datetime(today.year, today.month, today.day), "s")  # noqa: DTZ001 - a day without zone
    return {
        "article_id": np.array([each.article for each in made], dtype=object),
        "model": np.array([score.model for score in scores], dtype=object),
        "rmse": np.array([score.rmse for score in scores]),
        "bias": np.array([score.bias for score in scores]),
        "weeks": np.array([score.weeks for score in scores]),
        "computed_at": np.full(len(scores), at),
    }
