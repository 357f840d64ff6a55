"""The measure of the planner: what counts as right, files as they come, and the held-out part."""

import json
from collections import Counter
from pathlib import Path

import pytest

from agent.adapters.models.planner.chat_model import Planners
from agent.adapters.models.planner.choice import load_choices
from agent.adapters.models.planner.features import Encode
from agent.domain.assistant.tool_names import TOOL_NAMES
from agent.domain.errors import BadInput
from agent.settings import shipped_policies
from evals.routing.demo_names import demo_directory
from evals.routing.run import describe, planned_calls, run
from evals.routing.score import judge, table
from evals.routing.utterances import WRITTEN_FOR, Utterance, as_lines, own, read
from knowledge.embeddings import Embedder
from knowledge.rules.glossary import GlossaryFile

CALL = ("query_kpi", {"kpi": "otif"})


@pytest.fixture(scope="module")
def planners() -> Planners:
    directory, encode = demo_directory(), Embedder().encode
    typed: Encode = encode
    return Planners(typed, GlossaryFile(Path(shipped_policies())).glossary, lambda _user: directory)


def test_there_are_enough_utterances_in_both_languages() -> None:
    train, held_out = own("train"), own("held_out")
    assert len(train) >= 600
    assert len(held_out) >= 300
    for part in (train, held_out):
        share = Counter(each.language for each in part)["de"] / len(part)
        assert 0.45 < share < 0.55
        assert {name for each in part for name, _ in each.calls or ()} == set(TOOL_NAMES)


def test_the_held_out_part_was_not_trained_with() -> None:
    trained = {each.text.casefold() for each in own("train")}
    both = [each.text for each in own("held_out") if each.text.casefold() in trained]
    assert len(both) <= 5, both  # greetings and the like are the same everywhere


@pytest.mark.parametrize(
    ("planned", "tool", "whole"),
    [
        ([CALL], True, True),
        ([("query_kpi", {"kpi": "call_off"})], True, False),
        ([("query_kpi", {"kpi": "otif", "account": "X"})], True, False),
        ([CALL, CALL], False, False),
        ([], False, False),
        ([("list_run_outs", {})], False, False),
    ],
)
def test_what_counts_as_right(planned: list[tuple[str, dict[str, str]]], tool: bool, whole: bool) -> None:
    judged = judge(Utterance("1", "x", (CALL,)), planned)
    assert (judged.tool, judged.whole) == (tool, whole)


@pytest.mark.parametrize(
    ("right", "planned", "named"),
    [
        ({"contact": "A", "purpose": "a date in May"}, {"contact": "A", "purpose": "information"}, True),
        ({"contact": "A", "purpose": "reply"}, {"contact": "A", "purpose": "information"}, False),
        ({"contact": "A", "purpose": "a date in May"}, {"contact": "B", "purpose": "information"}, False),
        ({"contact": "A", "purpose": "reply"}, {"contact": "A", "purpose": "reply", "points": ["x"]}, True),
        ({"contact": "A", "purpose": "reply", "language": "en"}, {"contact": "A", "purpose": "reply"}, False),
    ],
)
def test_free_text_is_counted_apart(right: dict[str, str], planned: dict[str, str], named: bool) -> None:
    judged = judge(Utterance("1", "x", (("draft_email", right),)), [("draft_email", planned)])
    assert judged.named is named
    document = judge(Utterance("1", "x", (("review_nda", {"document": "the NDA"}),)), [("review_nda", {})])
    assert (document.named, document.whole) == (True, False)


def test_a_file_isplanned_calls_and_scored(tmp_path: Path, planners: Planners) -> None:
    data, out = tmp_path / "data.jsonl", tmp_path / "out.jsonl"
    lines = [
        {"id": "1", "text": "OTIF bei Nordwerk?", "tool_calls": [{"name": "query_kpi", "args": {"kpi": "otif"}}]},
        {"id": "2", "text": "Was läuft leer?"},
    ]
    data.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
    report = run(data, out, planners, WRITTEN_FOR)
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert told[0] == {
        "id": "1",
        "tool_calls": [{"name": "query_kpi", "args": {"kpi": "otif", "account": "Nordwerk Antriebe GmbH"}}],
    }
    assert told[1]["tool_calls"] == [{"name": "list_run_outs", "args": {}}]
    assert report["scored"] == 1
    assert report["table"]["all"]["tool_share"] == 1
    assert report["table"]["all"]["whole_share"] == 0
    assert "right tool" in describe(report)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": "x", "tool_calls": [1]}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "data.jsonl").write_text('{"id": "1", "text": "x"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(BadInput) as error:
        read(tmp_path / "data.jsonl")
    assert error.value.code == "evals.routing.line"


def test_our_own_utterances_survive_the_way_through_a_file(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text("".join(as_lines(own("held_out"))), encoding="utf-8")
    assert [each.calls for each in read(path)] == [each.calls for each in own("held_out")]


def test_the_held_out_part_isplanned_calls_right(planners: Planners) -> None:
    """The floor that a release has to keep: 95 % right tool, 90 % with arguments, in each language."""
    judged = [judge(each, planned_calls(planners, each.text, WRITTEN_FOR)) for each in own("held_out")]
    figures = table(judged)
    for language in ("language de", "language en"):
        assert figures[language]["tool_share"] >= 0.95
        assert figures[language]["whole_share"] >= 0.90


def test_the_learned_file_is_small_and_fits() -> None:
    import agent.adapters.models.planner as package

    path = Path(package.__file__).parent / "model" / "choices.npz"
    assert path.stat().st_size < 1_000_000
    assert set(TOOL_NAMES) < set(load_choices().intent.labels)
