"""Importing facts: what the state takes from them, who sees which account, how old they are."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.importing.files import FactsFolder
from agent.adapters.facts.importing.importer import FactsImporter
from agent.adapters.facts.records import DuckRecords
from agent.bootstrap import App
from agent.domain.errors import BadInput, Forbidden, Unavailable
from agent.domain.facts.age import age, warning
from agent.domain.facts.importing import ImportMode, ImportReport, TableSource
from agent.domain.facts.info import FactsSource
from agent.domain.facts.refusal import ImportRefused
from agent.domain.identity import Role
from agent.domain.language import Language
from agent.services.data import DataService

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def data(app: App) -> DataService:
    store = app.facts_store
    return DataService(
        facts=DuckFacts(store),
        importer=FactsImporter(store),
        files=FactsFolder(),
        records=DuckRecords(store),
        history=app.history,
        identity=app.identity,
        audit=app.audit,
        clock=app.clock,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "export", customers="id;name;class\nC1;Nordwerk;Key\nC2;Heliotec;A\n")


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def accounts(app: App, user: str) -> set[str]:
    return set(app.identity.user(user).accounts)


def told(report: ImportReport) -> list[str]:
    return [note.text(Language.EN) for note in report.notes]


def test_without_a_team_the_importing_user_gets_every_account(app: App, data: DataService, folder: Path) -> None:
    report = data.import_folder(app.user(), folder)
    assert accounts(app, "k.brandt") == {"Nordwerk", "Heliotec"}
    assert accounts(app, "m.yilmaz") == set()  # the accounts of the demo world are gone
    assert told(report) == [
        "Nothing says who works for which customer (account_team): Katharina Brandt got all 2 customers."
    ]


def test_a_sync_without_a_team_gives_access_to_nobody(app: App, data: DataService) -> None:
    rows = TableSource("customers", "test", ("id", "name", "class"), [(1, ("C1", "Neu GmbH", "A"))])
    report = data.run(app.user(), [rows], FactsSource.ODOO, app.clock.now(), ImportMode.UPSERT)
    assert "Neu GmbH" not in app.user().accounts
    assert any(note.code == "facts.note.no_team" for note in report.notes)


def test_the_team_names_users_by_id_or_mail_address(app: App, data: DataService, folder: Path) -> None:
    team = "id;customer_id;user\n1;C1;K.Brandt\n2;C2;M.Yilmaz@melchers-components.example\n3;C2;x.gone\n4;C2;k.brandt\n"
    report = data.import_folder(app.user(), write(folder, account_team=team))
    assert accounts(app, "k.brandt") == {"Nordwerk", "Heliotec"}
    assert accounts(app, "m.yilmaz") == {"Heliotec"}
    assert told(report) == ["These users of account_team do not exist and got no accounts: x.gone."]


TEAM = "id;customer_id;user\n1;C1;k.brandt\n2;C2;m.yilmaz\n"


def refused(app: App, data: DataService, folder: Path, *, from_scratch: bool = False, **files: str) -> None:
    """The import is refused, and neither the facts nor who sees what has changed."""
    before = (app.facts_store.info().version, accounts(app, "k.brandt"), accounts(app, "m.yilmaz"))
    old = {path: path.read_text() for path in folder.iterdir()}
    with pytest.raises(Forbidden) as error:
        data.import_folder(app.user(), write(folder, **files), from_scratch=from_scratch)
    assert error.value.code == "facts.team"
    assert before == (app.facts_store.info().version, accounts(app, "k.brandt"), accounts(app, "m.yilmaz"))
    for path, text in old.items():
        path.write_text(text)


@pytest.mark.parametrize("from_scratch", [False, True])
def test_a_key_account_manager_cannot_change_who_works_for_a_customer(
    app: App, data: DataService, folder: Path, from_scratch: bool
) -> None:
    write(folder, account_team=TEAM)
    data.import_folder(app.user(), folder)
    data.import_folder(app.user(), folder, from_scratch=from_scratch)  # again is fine
    head = "id;name;class\n"
    for changed in (
        {"account_team": TEAM + "3;C2;k.brandt\n"},
        {"account_team": TEAM.replace("2;C2;m.yilmaz\n", "")},
        {"account_team": TEAM.replace("m.yilmaz", "k.brandt")},
        {"customers": f"{head}C1;Nordwerk;Key\n"},
        {"customers": f"{head}C1;Heliotec;Key\nC2;Nordwerk;A\n"},  # the name says who may see an account
    ):
        refused(app, data, folder, from_scratch=from_scratch, **changed)
    more = f"{head}C1;Nordwerk;Key\nC2;Heliotec;A\nC3;Kranich;B\n"
    data.import_folder(app.user(), write(folder, customers=more, account_team=TEAM + "3;C3;k.brandt\n"))
    assert (accounts(app, "k.brandt"), accounts(app, "m.yilmaz")) == ({"Nordwerk", "Kranich"}, {"Heliotec"})


def test_from_scratch_without_the_team_is_refused(app: App, data: DataService, folder: Path) -> None:
    data.import_folder(app.user(), write(folder, account_team=TEAM))
    (folder / "account_team.csv").unlink()
    refused(app, data, folder, from_scratch=True)


@pytest.mark.parametrize("role", [Role.HEAD_OF_SALES, Role.ADMIN])
def test_head_of_sales_and_admin_may_assign(app: App, data: DataService, folder: Path, role: Role) -> None:
    data.import_folder(app.user(), write(folder, account_team=TEAM))
    write(folder, account_team=TEAM.replace("m.yilmaz", "k.brandt"))
    data.import_folder(replace(app.user(), roles=frozenset({role})), folder)
    assert accounts(app, "k.brandt") == {"Nordwerk", "Heliotec"}


def test_without_a_team_customers_stay_with_whom_they_are(app: App, data: DataService, folder: Path) -> None:
    data.import_folder(app.user(), folder)
    other = app.identity.user("m.yilmaz")
    assert told(data.import_folder(other, folder)) == []
    customers = "id;name;class\nC1;Nordwerk AG;Key\nC2;Heliotec;A\nC3;Kranich;B\n"
    report = data.import_folder(other, write(folder, customers=customers))
    assert (accounts(app, "k.brandt"), accounts(app, "m.yilmaz")) == ({"Nordwerk AG", "Heliotec"}, {"Kranich"})
    assert [note.code for note in report.notes] == ["facts.note.new_accounts"]


def test_facts_that_cannot_be_read_are_not_replaced_by_a_key_account_manager(
    app: App, data: DataService, folder: Path
) -> None:
    data.import_folder(app.user(), folder)
    app.facts_store.close()
    app.facts_store.file.write_bytes(b"not a database")
    with pytest.raises(Forbidden) as error:
        data.import_folder(app.user(), folder, from_scratch=True)
    assert error.value.code == "facts.replaced"
    data.import_folder(replace(app.user(), roles=frozenset({Role.ADMIN})), folder, from_scratch=True)
    assert app.facts_store.info().tables["customers"] == 2


def test_the_state_is_seeded_and_seeded_again(app: App, data: DataService, folder: Path) -> None:
    write(
        folder,
        escalations="id;customer_id;kpi;detected_on;resolved_on\nE1;C1;otif;01.10.2026;\nE2;C2;;01.09.2026;05.09.2026\n",
        account_plans="id;customer_id;approved_on;title\nP1;C1;01.02.2026;Plan 2026\n",
    )
    for _ in range(2):
        data.import_folder(app.user(), folder)
    assert [(each.id, each.account_id, each.kpi) for each in app.history.escalations()] == [
        ("E2", "C2", ""),
        ("E1", "C1", "otif"),
    ]
    assert [(plan.id, plan.title) for plan in app.history.plans()] == [("P1", "Plan 2026")]
    data.import_folder(app.user(), write(folder, escalations="id;customer_id;detected_on\nE3;C1;01.11.2026\n"))
    assert [each.id for each in app.history.escalations()] == ["E3"]


def test_an_import_is_in_the_audit_chain(app: App, data: DataService, folder: Path) -> None:
    report = data.import_folder(app.user(), write(folder, articles="id;name\nA1;a\nA1;b\n"))
    entry = app.audit.entries()[-1]
    assert (entry.actor, entry.action, entry.subject) == ("k.brandt", "facts.imported", report.version)
    assert entry.details["tables"] == {
        "customers": {"taken": 2, "refused": 0},
        "articles": {"taken": 1, "refused": 1},
    }


def test_a_refused_import_changes_neither_facts_nor_state(app: App, data: DataService, folder: Path) -> None:
    data.import_folder(app.user(), folder)
    entries, version = len(app.audit.entries()), app.facts_store.info().version
    with pytest.raises(ImportRefused):
        data.import_folder(app.user(), write(folder, customers="id;name\nC9;x\n"))
    assert (len(app.audit.entries()), app.facts_store.info().version) == (entries, version)
    assert accounts(app, "k.brandt") == {"Nordwerk", "Heliotec"}


def test_legal_imports_nothing(app: App, data: DataService, folder: Path) -> None:
    legal = replace(app.user(), roles=frozenset({Role.LEGAL}))
    with pytest.raises(Forbidden):
        data.import_folder(legal, folder)
    with pytest.raises(Forbidden):
        data.run(legal, [], FactsSource.ODOO, NOW, ImportMode.UPSERT)


def test_a_file_that_cannot_be_opened_is_told_in_german(app: App, data: DataService, folder: Path) -> None:
    (folder / "stock.csv").symlink_to(folder / "gone.csv")
    with pytest.raises(BadInput) as error:
        data.import_folder(app.user(), folder)
    assert "stock.csv lässt sich nicht lesen: gibt es nicht." in error.value.text(Language.DE)


def test_one_of_something_is_told_in_the_singular(app: App, data: DataService, folder: Path) -> None:
    report = data.import_folder(app.user(), write(folder, customers="id;name;class\nC1;Nordwerk;Key\n"))
    assert [note.text(Language.DE) for note in report.notes] == [
        "Es gibt keine Zuordnung von Kunden zu Benutzern (account_team): Katharina Brandt bekam den einzigen Kunden."
    ]


def test_what_lies_beside_the_tables_is_told_first(app: App, data: DataService, folder: Path) -> None:
    (folder / "readme.txt").write_text("x")
    assert told(data.import_folder(app.user(), folder))[0].startswith("readme.txt is not named like a table")


def test_two_sources_of_one_table_add_up_in_the_audit(app: App, data: DataService) -> None:
    columns = ("id", "name", "class")
    sources = [TableSource("customers", at, columns, [(1, [at, at, "A"])]) for at in ("C1", "C2")]
    data.run(app.user(), sources, FactsSource.ODOO, NOW, ImportMode.UPSERT)
    assert app.audit.entries()[-1].details["tables"] == {"customers": {"taken": 2, "refused": 0}}


def test_info_says_source_and_age(app: App, data: DataService, folder: Path) -> None:
    with pytest.raises(Unavailable):
        data.info(Language.DE)
    data.import_folder(app.user(), folder)
    info = data.info(Language.DE)
    assert (info.facts.source, info.age, info.warning) == (FactsSource.IMPORT, "gerade eben", None)


@pytest.mark.parametrize(
    ("minutes", "german", "english"),
    [
        (0, "gerade eben", "just now"),
        (-3, "gerade eben", "just now"),  # two clocks never agree
        (-10, "liegt in der Zukunft", "lies in the future"),
        (1, "vor einer Minute", "one minute ago"),
        (59, "vor 59 Minuten", "59 minutes ago"),
        (60, "vor einer Stunde", "one hour ago"),
        (26 * 60, "vor 26 Stunden", "26 hours ago"),
        (48 * 60, "vor 2 Tagen", "2 days ago"),
    ],
)
def test_age_in_words(minutes: int, german: str, english: str) -> None:
    as_of = NOW - dt.timedelta(minutes=minutes)
    assert (age(as_of, NOW, Language.DE), age(as_of, NOW, Language.EN)) == (german, english)


def test_stale_facts_and_a_clock_that_jumps_are_told() -> None:
    assert warning(NOW - dt.timedelta(hours=24), NOW, Language.EN) is None
    stale = warning(NOW - dt.timedelta(hours=25), NOW, Language.EN)
    assert stale == "The data are older than 24 hours (25 hours ago). Please import them again."
    ahead = warning(NOW + dt.timedelta(hours=1), NOW, Language.DE)
    assert ahead == "Der Stand der Daten liegt in der Zukunft. Bitte prüfen Sie die Uhr dieses Rechners."
