"""The drafting graph: gather → compose → (write → check → (mend once) → check) → store.

No checkpoint: a run is short, and the draft is stored in one transaction at its end. Whoever asks again with the same
request id after a crash gets one draft.
"""

from typing import Any, TypedDict

from langgraph.graph import END, START, StateGraph

from agent.domain.draft.draft import Draft
from agent.domain.drafting.brief import Brief, Composed, DraftRequest
from agent.domain.identity import User
from agent.services.drafting import DraftingSteps, complaints


class State(TypedDict, total=False):
    user: User
    request: DraftRequest
    brief: Brief
    template: Composed
    written: Composed | None  # the model's version, once it has one
    mended: bool
    checked: Draft | None  # None: the model's version can be no draft
    draft: Draft


class DraftingGraph:
    """Makes drafts that wait for a person; it sends nothing and approves nothing."""

    def __init__(self, steps: DraftingSteps) -> None:
        self._steps = steps
        self._graph = self._wired()

    def draft(self, user: User, request: DraftRequest) -> Draft:
        """The stored draft. Raises what the gatherer of its kind raises."""
        ended: Any = self._graph.invoke({"user": user, "request": request})
        draft: Draft = ended["draft"]
        return draft

    def _wired(self) -> Any:
        graph = StateGraph(State)
        for name in ("gather", "compose", "write", "check", "mend", "store"):
            graph.add_node(name, getattr(self, f"_{name}"))
        graph.add_edge(START, "gather")
        graph.add_edge("gather", "compose")
        graph.add_edge("compose", "write")
        graph.add_conditional_edges("write", lambda state: "check" if state.get("written") else "store")
        graph.add_conditional_edges("check", _after_check)
        graph.add_edge("mend", "check")
        graph.add_edge("store", END)
        return graph.compile()

    def _gather(self, state: State) -> State:
        return {"brief": self._steps.gather(state["user"], state["request"])}

    def _compose(self, state: State) -> State:
        return {"template": self._steps.compose(state["brief"])}

    def _write(self, state: State) -> State:
        return {"written": self._steps.write(state["brief"], state["template"])}

    def _check(self, state: State) -> State:
        written = state["written"]
        assert written is not None  # noqa: S101 - only what was written comes here
        return {"checked": self._steps.check_written(state["user"], state["brief"], written)}

    def _mend(self, state: State) -> State:
        checked = state["checked"]
        assert checked is not None  # noqa: S101 - only what has complaints comes here
        again = self._steps.write(state["brief"], state["template"], complaints(checked))
        return {"written": again or state["written"], "mended": True}

    def _store(self, state: State) -> State:
        return {"draft": self._steps.store(state["user"], state["brief"], self._chosen(state))}

    def _chosen(self, state: State) -> Composed:
        template, written, checked = state["template"], state.get("written"), state.get("checked")
        if written is None or checked is None:
            return template
        return self._steps.chosen(state["user"], state["brief"], template, written, checked)


def _after_check(state: State) -> str:
    checked = state["checked"]
    return "mend" if checked is not None and complaints(checked) and not state.get("mended") else "store"
