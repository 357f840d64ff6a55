"""Weekly demand of every article, as one row of a matrix each."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from agent.adapters.facts.sql_files import sql
from agent.adapters.facts.store import FactsStore

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WeeklyDemand:
    """``demand[i]`` belongs to ``articles[i]``: one quantity a week, the oldest first, 0 where nothing was ordered.

    ``first`` is the Monday of the first week; ``silent`` counts articles without any demand in these weeks.
    """

    articles: tuple[str, ...]
    demand: Numbers
    first: date
    silent: int

    @property
    def next_week(self) -> date:
        """The Monday after the last week."""
        return self.first + timedelta(weeks=self.demand.shape[1])

    def of(self, at: int) -> Numbers:
        """The series of one article from its first demand on: what was before says nothing about it."""
        series = self.demand[at]
        return np.asarray(series[int(np.argmax(series > 0)) :], dtype=np.float64)


def weekly_demand(store: FactsStore, today: date, weeks: int) -> WeeklyDemand:
    """Up to the last full week before ``today``. Raises Unavailable ``facts.none``."""
    end = today - timedelta(days=today.weekday())
    first = end - timedelta(weeks=weeks)
    with store.cursor() as cursor:
        found = cursor.execute(sql("supply/weekly"), {"first": first, "end": end}).fetchnumpy()
        count = cursor.execute("SELECT count(*) FROM articles").fetchall()[0][0]
    names, rows = np.unique(np.asarray(found["article_id"], dtype=str), return_inverse=True)
    at = (np.asarray(found["week"], dtype="datetime64[D]") - np.datetime64(first)).astype(int) // 7
    demand = np.zeros((len(names), weeks))
    demand[rows, at] = np.asarray(found["quantity"], dtype=np.float64)
    asked = demand.max(axis=1, initial=0) > 0
    return WeeklyDemand(tuple(names[asked].tolist()), demand[asked], first, count - int(asked.sum()))
