"""The NDA review as a LangGraph: read → segment → retrieve → judge → (second opinion) → report.

The state holds plain JSON values only, so that a checkpoint can be read back without importing
types; the nodes turn them into the domain's dataclasses and call the service's steps.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypedDict

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from pydantic import TypeAdapter

from agent.domain.document import Document
from agent.domain.errors import KamError
from agent.domain.language import Language
from agent.domain.nda.reading import Reading
from agent.domain.nda.redline.proposal import Proposal
from agent.domain.nda.review import Finding, Unusual
from agent.domain.plain import plain
from agent.ports import PolicyHit
from agent.services.nda_review import Draft, NdaReviewSteps, opinion_failed
from agent.services.nda_rounds import Basis

Json = dict[str, Any]
Progress = Callable[[str], None]

_DOCUMENT = TypeAdapter(Document)
_DRAFT = TypeAdapter(Draft)
_READINGS = TypeAdapter(list[Reading])
_FINDINGS = TypeAdapter(list[Finding])
_PROPOSALS = TypeAdapter(list[Proposal])
_UNUSUAL = TypeAdapter(list[Unusual])
_BASIS = TypeAdapter(Basis | None)
_HITS = TypeAdapter(dict[int, PolicyHit])


class ReviewState(TypedDict, total=False):
    """``path``, ``name``, ``language``, ``anyway``, ``basis`` are the request; the rest is filled by the nodes."""

    path: str
    name: str
    language: str
    anyway: bool
    basis: Json | None
    document: Json
    draft: Json
    hits: Json
    findings: list[Json]
    proposals: list[Json]
    unusual: list[Json]
    notes: list[str]
    result: Json


class ReviewGraph:
    """One compiled graph; a run is a thread whose id is the review's id."""

    def __init__(self, steps: NdaReviewSteps, checkpointer: BaseCheckpointSaver[Any]) -> None:
        self._checkpointer = checkpointer
        self._graph = _compile(_Nodes(steps), checkpointer)

    def review(
        self,
        review_id: str,
        path: Path,
        name: str,
        language: Language,
        anyway: bool,
        progress: Progress,
        basis: Basis | None = None,
    ) -> Json:
        """Run, or go on where a stopped process left off; returns the public JSON of the review.

        ``basis`` is the last version, in a second round. Raises BadInput when the document is refused.
        """
        config: RunnableConfig = {"configurable": {"thread_id": review_id}}
        start: ReviewState = {
            "path": str(path),
            "name": name,
            "language": language.value,
            "anyway": anyway,
            "basis": None if basis is None else plain(basis),
        }
        state = None if self.unfinished(review_id) else start
        # sync: a step counts as done only when its checkpoint is on disk
        for step in self._graph.stream(state, config, stream_mode="custom", durability="sync"):
            progress(str(step))
        return dict(self._graph.get_state(config).values["result"])

    def unfinished(self, review_id: str) -> bool:
        """True when a run of this review has steps left to do."""
        # not `next`: a step whose result is stored but not yet applied (the process stopped there) is missing in it
        return bool(self._graph.get_state({"configurable": {"thread_id": review_id}}).tasks)

    def forget(self, review_id: str) -> None:
        """Delete the checkpoints of a finished run: they hold the document's text."""
        self._checkpointer.delete_thread(review_id)


class _Nodes:
    def __init__(self, steps: NdaReviewSteps) -> None:
        self._steps = steps

    def intake(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("intake")
        return {"document": plain(self._steps.read(Path(state["path"]), state["name"]))}

    def segment(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("segment")
        document = _DOCUMENT.validate_python(state["document"])
        return {"draft": plain(self._steps.segment(document, anyway=state["anyway"])), "document": {}}

    def retrieve(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("retrieve")
        hits = self._steps.retrieve(_draft(state))
        return {"hits": {str(start): plain(hit) for start, hit in hits.items()}}

    def judge(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("judge")
        draft, language = _draft(state), Language(state["language"])
        readings = self._steps.judge_clauses(draft)
        findings = self._steps.assess(draft, readings, language)
        proposals = self._steps.propose(draft, findings, readings, language)
        unusual = self._steps.unusual(draft, readings, _HITS.validate_python(state["hits"]), language)
        return {"findings": plain(findings), "proposals": plain(proposals), "unusual": plain(unusual)}

    def route(self, state: ReviewState) -> str:
        findings = _FINDINGS.validate_python(state["findings"])
        return "second_opinion" if self._steps.needs_second_opinion(findings) else "report"

    def second_opinion(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("second_opinion")
        findings, language = _FINDINGS.validate_python(state["findings"]), Language(state["language"])
        try:
            return {"findings": plain(self._steps.opinions(_draft(state), findings, language))}
        except KamError as error:
            return {"notes": [opinion_failed(error, language)]}

    def report(self, state: ReviewState) -> ReviewState:
        get_stream_writer()("report")
        result = self._steps.report(
            _draft(state),
            _FINDINGS.validate_python(state["findings"]),
            _PROPOSALS.validate_python(state["proposals"]),
            _UNUSUAL.validate_python(state["unusual"]),
            Language(state["language"]),
            state.get("notes", []),
            _BASIS.validate_python(state.get("basis")),
        )
        return {"result": result}


def _compile(nodes: _Nodes, checkpointer: BaseCheckpointSaver[Any]) -> CompiledStateGraph[Any, Any, Any, Any]:
    graph = StateGraph(ReviewState)
    for node in (nodes.intake, nodes.segment, nodes.retrieve, nodes.judge, nodes.second_opinion, nodes.report):
        graph.add_node(node.__name__, node)
    graph.add_edge(START, "intake")
    graph.add_edge("intake", "segment")
    graph.add_edge("segment", "retrieve")
    graph.add_edge("retrieve", "judge")
    graph.add_conditional_edges("judge", nodes.route, ["second_opinion", "report"])
    graph.add_edge("second_opinion", "report")
    graph.add_edge("report", END)
    return graph.compile(checkpointer=checkpointer)


def _draft(state: Mapping[str, Any]) -> Draft:
    return _DRAFT.validate_python(state["draft"])
