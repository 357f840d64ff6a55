"""The bench measures turns that were answered."""

from agent.bootstrap import App
from agent.graphs.assistant import AssistantGraph
from agent.tools.registry import ToolBox
from evals.bench.assistant import Memory, Talk, TimedTools, Times


def test_every_turn_is_answered_and_timed(app: App) -> None:
    app.demo.ensure()
    tools = TimedTools(app.toolbox)
    talk = Talk(AssistantGraph(tools, app.planners, endpoint=Memory()), tools, app)
    times = talk.many(2, 0.5)
    assert times.failed == []
    assert len(times.whole) >= 2
    assert all(0 < overhead < whole for overhead, whole in zip(times.overhead, times.whole, strict=True))


def test_a_turn_that_failed_counts_as_failed(app: App) -> None:
    app.demo.ensure()
    tools = TimedTools(ToolBox(()))
    times = Times()
    Talk(AssistantGraph(tools, app.planners, endpoint=Memory()), tools, app).turn(0, times)
    assert len(times.failed) == 1
