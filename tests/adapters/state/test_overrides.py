"""Quantities of our own in the state database."""

import datetime as dt

import pytest

from agent.adapters.state.overrides import SqlOverrides
from agent.bootstrap import App
from agent.domain.reorder.override import Override

pytestmark = pytest.mark.both_databases

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


def test_an_override_comes_back_the_last_counts_and_is_removed_once(app: App) -> None:
    store = SqlOverrides(app.database)
    first = Override("MC-10432", 250.0, "Kunde „verschiebt“", None, "k.brandt", AT)
    last = Override("MC-10432", 0.0, "Auslauf", 250.0, "m.yilmaz", AT)
    store.put(first)
    assert store.all() == {"MC-10432": first}
    store.put(last)
    assert store.all() == {"MC-10432": last}
    assert [store.remove("MC-10432"), store.remove("MC-10432")] == [True, False]
    assert store.all() == {}
