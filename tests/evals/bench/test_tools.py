from agent.bootstrap import App
from evals.bench.tools import CALLS, Bench


def test_every_tool_is_measured(app: App) -> None:
    assert {name for name, _ in CALLS} == set(app.toolbox.names()) - {"draft_reorder"}


def test_own_time_is_a_small_part_of_a_call(app: App) -> None:
    taken = Bench(app, 1).taken("query_kpi", {"kpi": "otif", "account": "Nordwerk Antriebe GmbH"})
    assert 0 < taken.own < taken.whole
