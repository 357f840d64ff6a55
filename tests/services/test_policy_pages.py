"""The company's rules for people: clauses, rights, files and what they said before, and who may read which."""

import shutil
from pathlib import Path

import pytest

from agent.bootstrap import App
from agent.domain.errors import NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.rights import RightVerdict
from agent.domain.text_diff import LineKind


@pytest.fixture
def policies(app: App, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library") / "policies"
    shutil.copytree(app.settings.policies, folder)
    app.settings = app.settings.model_copy(update={"policies": folder})
    return folder


@pytest.fixture
def kam(app: App) -> User:
    return app.user()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_found_is_told_in_the_readers_language(app: App, policies: Path, kam: User) -> None:
    clauses = {each.id: each for each in app.policies.clauses()}
    for language in Language:
        found = app.policy_pages.found(kam, "Rückgabe und Vernichtung von Informationen", language)
        assert found
        for each in found:
            assert each.text == getattr(clauses[each.policy_id], each.field).text(language)


def test_a_clause_tells_its_position_and_the_file_it_stands_in(app: App, policies: Path, kam: User) -> None:
    app.policy_watch.note()
    lines = app.policy_pages.clauses(kam, Language.DE)
    assert len(lines) == len(list((policies / "nda").glob("*.yaml")))
    page = app.policy_pages.clause(kam, "NDA-TERM", Language.EN)
    assert (page.file, page.line.decides, page.line.severity) == ("nda/term.yaml", "Legal", "red_line")
    assert "five years" in page.position
    with pytest.raises(NotFound):
        app.policy_pages.clause(kam, "NDA-NOBODY", Language.EN)


def test_a_version_shows_what_changed_against_the_one_before(app: App, policies: Path, kam: User) -> None:
    app.policy_watch.note()
    assert app.policy_pages.file(kam, "nda/term.yaml").before is None
    edit(policies / "nda" / "term.yaml", "conforms_up_to: 5", "conforms_up_to: 4")
    assert app.policy_watch.note() == 1
    edit(policies / "nda" / "term.yaml", "conforms_up_to: 4", "conforms_up_to: 3")
    app.policy_watch.note()
    page = app.policy_pages.file(kam, "nda/term.yaml")
    changed = [(line.kind, line.text.strip()) for line in page.lines if line.kind in (LineKind.ADDED, LineKind.REMOVED)]
    assert changed == [
        (LineKind.REMOVED, "years: {conforms_up_to: 4, deviates_up_to: 10}"),
        (LineKind.ADDED, "years: {conforms_up_to: 3, deviates_up_to: 10}"),
    ]
    assert len(page.versions) == 3
    second = app.policy_pages.file(kam, "nda/term.yaml", page.versions[1].number)
    assert [line.text.strip()[-22:] for line in second.lines if line.kind is LineKind.ADDED] == [
        "4, deviates_up_to: 10}"
    ]
    assert second.text is not None
    assert "conforms_up_to: 4" in second.text
    with pytest.raises(NotFound):
        app.policy_pages.file(kam, "nda/term.yaml", 10_000)


def test_a_file_that_went_and_came_back(app: App, policies: Path, kam: User) -> None:
    app.policy_watch.note()
    path = policies / "glossary.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    app.policy_watch.note()
    gone = app.policy_pages.file(kam, "glossary.yaml")
    assert gone.chosen is not None
    assert (gone.chosen.sha256, gone.text) == (None, None)
    assert {line.kind for line in gone.lines} == {LineKind.REMOVED}
    path.write_text(text, encoding="utf-8")
    app.policy_watch.note()
    assert {line.kind for line in app.policy_pages.file(kam, "glossary.yaml").lines} == {LineKind.ADDED}


def test_what_an_earlier_program_has_seen_begins_the_history(app: App, policies: Path, kam: User) -> None:
    app.policy_watch.note()
    with app.database.transaction() as session:
        session.connection().exec_driver_sql("delete from policy_history")
        session.connection().exec_driver_sql("delete from policy_texts")
    edit(policies / "nda" / "term.yaml", "conforms_up_to: 5", "conforms_up_to: 4")
    assert app.policy_watch.note() == 1
    page = app.policy_pages.file(kam, "nda/term.yaml")
    assert [each.kept for each in page.versions] == [True, False]
    assert page.lines == ()  # what it said before is not known, and nothing is made up
    assert [each.kept for each in app.policy_pages.file(kam, "nda/venue.yaml").versions] == [True]


@pytest.mark.parametrize(
    "file", ["../secret.key", "../policies/nda/term.yaml", "/etc/passwd", "nda/../nda/term.yaml", "", "nda", "x" * 400]
)
def test_only_files_of_the_library_are_read(app: App, policies: Path, kam: User, file: str) -> None:
    app.policy_watch.note()
    (policies.parent / "secret.key").write_text("secret")
    with pytest.raises(NotFound):
        app.policy_pages.file(kam, file)
    assert app.policy_watch.files.text(file) is None


def test_files_about_money_are_for_who_answers_for_it(app: App, policies: Path, kam: User) -> None:
    app.policy_watch.note()
    legal = app.identity.user("l.vogt")
    for file in ("margins.yaml", "credit.yaml"):
        assert app.policy_pages.file(kam, file).text
        assert file in app.policy_pages.file_names(kam)
        assert file not in app.policy_pages.file_names(legal)
        with pytest.raises(NotFound):
            app.policy_pages.file(legal, file)


def test_rights_tell_who_decides(app: App, policies: Path, kam: User) -> None:
    rows = {row.id: row for row in app.policy_pages.rights(kam, Language.DE)}
    assert rows["customer_strategy"].verdict is RightVerdict.ALONE
    assert rows["customer_strategy"].department is None
    assert any(row.department == "Rechtsabteilung" for row in rows.values())


def test_clauses_are_found_by_meaning_in_either_language(app: App, policies: Path, kam: User) -> None:
    found = app.policy_pages.found(kam, "Wie lange darf die Geheimhaltung dauern?", Language.DE)
    assert "NDA-TERM" in [hit.policy_id for hit in found][:3]
    assert app.policy_pages.found(kam, "   ", Language.DE) == []
