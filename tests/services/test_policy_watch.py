"""A changed file of the policy library stands in the audit chain, once, by its digests."""

import hashlib
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.adapters.policy_files import PolicyFolder
from agent.adapters.state.policy_versions import SqlPolicyVersions
from agent.bootstrap import App
from agent.services.policy_watch import PolicyWatch
from agent.settings import shipped_policies


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    (folder / "nda").mkdir(parents=True)
    (folder / "credit.yaml").write_text("limit: 1", encoding="utf-8")
    (folder / "nda" / "term.yaml").write_text("years: 5", encoding="utf-8")
    return folder


@pytest.fixture
def watch(app: App, folder: Path) -> PolicyWatch:
    versions = SqlPolicyVersions(app.database)
    return PolicyWatch(PolicyFolder(folder), versions, app.audit, app.clock, app.database)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def told(app: App) -> list[tuple[str, dict[str, object]]]:
    found = [entry for entry in app.audit.entries() if entry.action.startswith("policy.")]
    assert {(entry.actor, entry.subject) for entry in found} <= {("system", "policies")}
    return [(entry.action, dict(entry.details)) for entry in found]


def test_the_first_time_is_the_baseline(app: App, watch: PolicyWatch) -> None:
    assert watch.note() == 0
    (entry,) = told(app)
    lines = f"{sha256('limit: 1')}  credit.yaml\n{sha256('years: 5')}  nda/term.yaml\n"
    assert entry == ("policy.baseline", {"files": 2, "sha256": sha256(lines)})
    assert watch.note() == 0
    assert len(told(app)) == 1


def test_what_was_changed_added_and_removed_is_told_by_digest(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    (folder / "credit.yaml").write_text("limit: 2", encoding="utf-8")
    (folder / "nda" / "term.yaml").unlink()
    (folder / "nda" / "venue.yaml").write_text("venue: Bremen", encoding="utf-8")
    assert watch.note() == 3
    assert [entry for _action, entry in told(app)[1:]] == [
        {"file": "credit.yaml", "before": sha256("limit: 1"), "after": sha256("limit: 2")},
        {"file": "nda/term.yaml", "before": sha256("years: 5"), "after": None},
        {"file": "nda/venue.yaml", "before": None, "after": sha256("venue: Bremen")},
    ]
    assert "Bremen" not in str(told(app))
    assert watch.note() == 0
    assert app.audit.verify().holds


def test_a_change_of_the_same_length_is_seen(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    path = folder / "credit.yaml"
    path.write_text("limit: 9", encoding="utf-8")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
    assert watch.note() == 1


def test_another_process_finds_the_change_of_before(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    (folder / "credit.yaml").write_text("limit: 3", encoding="utf-8")
    again = PolicyWatch(PolicyFolder(folder), watch.versions, app.audit, app.clock, app.database)
    assert (again.note(), watch.note()) == (1, 0)


def test_many_at_once_tell_it_once(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    (folder / "credit.yaml").write_text("limit: 4", encoding="utf-8")
    watches = [PolicyWatch(PolicyFolder(folder), watch.versions, app.audit, app.clock, app.database) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(PolicyWatch.note, watches)) == [0, 0, 0, 0, 0, 1]
    assert len(told(app)) == 2


def test_it_is_all_told_or_nothing_is(
    app: App, watch: PolicyWatch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.note()
    for name in ("credit.yaml", "nda/term.yaml"):
        (folder / name).write_text("changed: yes", encoding="utf-8")
    note = SqlPolicyVersions.note

    def fail(self: SqlPolicyVersions, file: str, *rest: object) -> None:
        if file == "nda/term.yaml":
            raise OSError
        note(self, file, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(SqlPolicyVersions, "note", fail)
        with pytest.raises(OSError):  # noqa: PT011 - raised above
            watch.note()
    assert len(told(app)) == 1
    assert watch.note() == 2


def test_what_an_editor_leaves_is_no_policy(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    for name in (".term.yaml.swp", "credit.yaml~", "__pycache__/x.pyc"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    assert watch.note() == 0


def test_a_folder_that_is_not_there_is_no_library_without_files(app: App, watch: PolicyWatch, folder: Path) -> None:
    watch.note()
    shutil.rmtree(folder)
    assert watch.note() == 0
    assert len(told(app)) == 1


def test_the_library_of_the_product_is_watched(app: App) -> None:
    found = PolicyFolder(shipped_policies()).digests()
    assert found is not None
    assert {"kpis.yaml", "decision_rights.yaml", "nda/term.yaml"} <= set(found)
