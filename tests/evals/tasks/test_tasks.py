"""Tasks are solved by a good model, and not by one that does half of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from agent.domain.draft.draft import DraftKind
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.settings import Settings
from agent.tools.toolset import toolbox
from evals.scripted_endpoint.server import running
from evals.tasks.files import FILES
from evals.tasks.report import remarks, report, table
from evals.tasks.required import READERS
from evals.tasks.run import Model, Runner, Trial, chosen_model, run
from evals.tasks.task import Call, End, Family, Said, Task, WantedDraft, WantedFact, WantedReview, tasks
from evals.worlds import Template

NORDWERK = "Nordwerk Antriebe GmbH"
ALL = tasks()
# one of each family, German and English in turn; the rest runs with `make test-long`
SLICE = [
    next(each for each in ALL if (each.family, each.language) == (family, list(Language)[at % 2]))
    for at, family in enumerate(Family)
]


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    with running() as server:
        yield Runner(chosen_model(Settings(), Model.SCRIPTED, server), server)


def test_enough_tasks_in_both_languages() -> None:
    assert len(ALL) >= 80
    assert min(Counter(each.family for each in ALL).values()) >= 10
    assert len({each.family for each in ALL}) == 8
    german = sum(each.language is Language.DE for each in ALL)
    assert 0.4 < german / len(ALL) < 0.6


def test_tasks_name_what_exists(app_tools: set[str]) -> None:
    for task in ALL:
        said = [each for message in task.messages for each in message.calls]
        assert {each.name for each in said} <= app_tools, task.id
        assert {name for message in task.messages for name in message.files} <= FILES.keys(), task.id
        assert {each.what for each in task.end.facts} <= READERS.keys(), task.id


@pytest.fixture
def app_tools(app: object) -> set[str]:
    return set(toolbox(None).names())  # type: ignore[arg-type]


@pytest.mark.parametrize("task", SLICE, ids=lambda task: task.id)
def test_a_good_model_solves_it(task: Task, made: Template, runner: Runner) -> None:
    assert runner.tried(made, task).failed == []


@pytest.mark.long
@pytest.mark.parametrize("task", [each for each in ALL if each not in SLICE], ids=lambda task: task.id)
def test_a_good_model_solves_the_others(task: Task, made: Template, runner: Runner) -> None:
    assert runner.tried(made, task).failed == []


def failed(made: Template, runner: Runner, said: Said, end: End, **more: object) -> str:
    values: dict[str, object] = {"id": "kpi-test-one", "language": Language.DE, **more}
    return " ".join(runner.tried(made, Task(messages=(said,), end=end, **values)).failed)


OTIF = WantedFact(what="kpi", args={"kpi": "otif", "account": NORDWERK})
ASKED = Said(text="Wie ist die OTIF bei Nordwerk?", answer="Die OTIF bei Nordwerk Antriebe GmbH ist gut.")
MAIL = Call(name="draft_email", args={"account": NORDWERK, "points": ["Die Muster sind da."]})


def test_an_answer_without_the_figure_fails(made: Template, runner: Runner) -> None:
    assert "facts: kpi" in failed(made, runner, ASKED, End(facts=(OTIF,)))


def test_an_answer_in_the_wrong_language_fails(made: Template, runner: Runner) -> None:
    english = {"language": Language.EN}
    assert "language: de" in failed(made, runner, ASKED, End(), **english)


def test_a_draft_that_is_missing_or_that_nobody_wanted_fails(made: Template, runner: Runner) -> None:
    wanted = End(drafts=(WantedDraft(kind=DraftKind.ESCALATION, account=NORDWERK),))
    assert "no escalation" in failed(made, runner, ASKED, wanted)
    mailed = Said(text="Schreib Nordwerk, dass die Muster da sind.", calls=(MAIL,))
    assert "which nobody wanted" in failed(made, runner, mailed, End())


def test_a_draft_to_somebody_else_fails(made: Template, runner: Runner) -> None:
    mailed = Said(text="Schreib Nordwerk, dass die Muster da sind.", calls=(MAIL,))
    wanted = WantedDraft(kind=DraftKind.EMAIL, account=NORDWERK, to=("Tom Richter",))
    assert "no email" in failed(made, runner, mailed, End(drafts=(wanted,)))


def test_a_review_with_another_result_fails(made: Template, runner: Runner) -> None:
    reviewed = Said(text="Bitte prüfe das NDA.", files=("nda-fair-de.txt",), calls=(Call(name="review_nda"),))
    assert "reviews: green" in failed(made, runner, reviewed, End(reviews=(WantedReview(level="red"),)))


def test_a_forbidden_word_fails(made: Template, runner: Runner) -> None:
    assert "never: gut" in failed(made, runner, ASKED, End(never=("gut",)))


def test_a_world_of_its_own_for_each(made: Template, runner: Runner) -> None:
    """What one task drafts is not there for the next."""
    wanted = WantedDraft(kind=DraftKind.EMAIL, account=NORDWERK)
    mailed = Said(text="Schreib Nordwerk, dass die Muster da sind.", calls=(MAIL,))
    assert not failed(made, runner, mailed, End(drafts=(wanted,)))
    assert not failed(made, runner, mailed, End(drafts=(wanted,)))


def test_an_unknown_key_or_a_doubled_id_is_refused(tmp_path: Path) -> None:
    entry = {"id": "kpi-a", "language": "de", "messages": [{"text": "?"}]}
    for wrong in ([{**entry, "expected": 1}], [entry, entry]):
        (tmp_path / "kpi.yaml").write_text(yaml.safe_dump(wrong))
        with pytest.raises(ValueError, match=r"same id|Extra inputs"):
            tasks(tmp_path)


def test_an_endpoint_that_is_not_set_up_is_told() -> None:
    with pytest.raises(BadInput) as error:
        run(Settings(), ALL[:1], Model.ENDPOINT)
    assert error.value.code == "evals.tasks.endpoint"


def test_the_report_counts_single_and_repeated_success() -> None:
    """Two tasks, four trials each: one always solved, one in half of them. pass^1 = 0.75, pass^4 = 0.5."""
    one, other = ALL[0], ALL[1]
    trials = [Trial(one, (), 1.0, 10, 0.25)] * 4 + [Trial(other, (), 1.0)] * 2 + [Trial(other, ("x",), 3.0)] * 2
    told = report(trials, Model.ENDPOINT, 4)
    assert (told["pass_1"], told["pass_k"], told["tasks"], told["solved"]) == (0.75, 0.5, 2, 1)
    assert (told["tokens"], told["cost"], told["median_s"]) == (40, 1.0, 1.0)
    for language in Language:
        assert len(table(told, language)) == 3
        assert other.id in remarks(told, language)


def test_a_trial_without_cost_has_none() -> None:
    told = report([replace(Trial(ALL[0], (), 1.0), tokens=3)], Model.PLANNER, 1)
    assert told["cost"] is None
    assert told["pass_k"] == 1.0
