"""Real drafts of the demo world, made apart from the user's state."""

import hashlib
import json
from pathlib import Path

import pytest

from agent.cli.evaluate import drafts
from agent.domain.draft.draft import DraftKind, DraftStatus
from agent.domain.language import Language
from agent.settings import Settings
from evals.drafts.cases import Case, Variant
from evals.drafts.run import made
from evals.drafts.world import demo_world
from tests.cli.conftest import Shell
from tests.conftest import TODAY

NORDWERK, KRANICH = "Nordwerk Antriebe GmbH", "Kranich Medizintechnik GmbH & Co. KG"


@pytest.mark.long
def test_a_draft_is_judged_and_ended_and_nothing_of_the_user_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.sqlite3"
    for name, value in {
        "KAM_DATABASE_URL": f"sqlite:///{own}",
        "KAM_MODEL_URL": "http://127.0.0.1:9/v1",
        "KAM_OUTBOX": str(tmp_path / "outbox"),
    }.items():
        monkeypatch.setenv(name, value)
    settings = Settings(home=tmp_path / "home", today=TODAY)
    with demo_world(settings) as app:
        folder = app.settings.home
        assert app.settings.model_url == ""
        record = Case(Variant("escalation-record", DraftKind.ESCALATION_RECORD), NORDWERK, Language.EN)
        lines = [made(app, record), made(app, Case(Variant("escalation", DraftKind.ESCALATION), KRANICH, Language.DE))]
        assert (lines[0].held, lines[0].of, lines[0].failed) == (10, 10, ())
        assert lines[0].milliseconds > 0
        assert lines[1].refusal is not None
        assert app.drafts.find((DraftStatus.PENDING,), None, 10) == []
        assert app.audit_service.verify(app.user()).holds
    assert not folder.exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_every_line_of_every_rubric_holds(kam: Shell, tmp_path: Path) -> None:
    before = _digests(tmp_path)
    done = kam("eval", "drafts", "--json")
    report = json.loads(done.stdout)
    failed = [(each["kind"], each["account"], each["language"], each["failed"]) for each in report["lines"]]
    assert [each for each in failed if each[3]] == []
    assert done.returncode == 0
    assert report["drafts"] >= 120
    assert _digests(tmp_path).keys() - before.keys() <= {"home/secret.key"}
    assert drafts.params


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
