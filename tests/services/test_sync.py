"""A sync is all or nothing: facts, users' accounts and audit move together, and only then the connector."""

from collections.abc import Iterator

import pytest

from agent.bootstrap import App, build
from agent.domain.errors import Forbidden, KamError
from agent.domain.facts.info import FactsSource
from agent.services.sync import SyncReport
from agent.settings import Settings
from tests.adapters.odoo.company import company
from tests.adapters.odoo.server import DATABASE, KEY, OdooServer, odoo_server
from tests.facts_world import customer, publish
from tests.fakes.loopback import Reply


@pytest.fixture
def server() -> Iterator[OdooServer]:
    with odoo_server(company(19).odoo) as found:
        yield found


@pytest.fixture
def app(settings: Settings, server: OdooServer) -> Iterator[App]:
    given = {"odoo_url": server.url, "odoo_database": DATABASE, "odoo_key": KEY}
    built = build(Settings(**{**settings.model_dump(), **given}))
    yield built
    built.close()


def sync(app: App, user: str = "a.petersen") -> SyncReport:
    return app.sync.run(app.identity.user(user), FactsSource.ODOO)


def test_a_sync_fills_facts_accounts_and_the_audit(app: App) -> None:
    report = sync(app)
    assert {table.table: table.taken for table in report.report.tables}["order_lines"] == 1
    info = app.facts_store.info()
    assert (info.source, info.version, info.as_of) == (FactsSource.ODOO, report.report.version, report.as_of)
    assert app.identity.user("k.brandt").accounts == {"Nordwerk Antriebe GmbH"}  # Odoo knows her by her address
    assert app.identity.user("m.yilmaz").accounts == frozenset()
    last = app.audit.entries()[-1]
    assert (last.actor, last.action, last.subject) == ("a.petersen", "facts.synced", info.version)
    assert last.details["read"] == dict(report.read)
    assert KEY not in str([entry.details for entry in app.audit.entries()])


def test_a_sync_that_fails_changes_nothing(app: App, server: OdooServer) -> None:
    publish(app.facts_store, customers=[customer("c1", "Heliotec AG")])
    before = (app.facts_store.info(), app.identity.user("k.brandt"), len(app.audit.entries()))
    server.rude = lambda number, _model: Reply(403, b"{}") if number == 30 else None
    with pytest.raises(KamError):
        sync(app)
    assert (app.facts_store.info(), app.identity.user("k.brandt"), len(app.audit.entries())) == before


def test_a_crash_after_publishing_is_made_good(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is in use, the connector does not know: the next run takes the same rows over again."""
    from agent.adapters.odoo.connector import OdooConnector

    with monkeypatch.context() as patched:
        patched.setattr(OdooConnector, "published", lambda _self, _version: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sync(app)
    tables = app.facts_store.info().tables
    report = sync(app)
    assert app.facts_store.info().tables == tables
    assert {table.table for table in report.report.tables} >= {"customers", "order_lines"}
    assert {table.table for table in sync(app).report.tables} == {"stock", "credit"}


def test_legal_may_not_sync(app: App, server: OdooServer) -> None:
    with pytest.raises(Forbidden):
        sync(app, "l.vogt")
    assert server.http.asked == []


def test_the_data_are_as_old_as_their_reading(app: App) -> None:
    now = app.clock.now()
    object.__setattr__(app.sync, "clock", Fixed(now.replace(hour=3)))
    assert sync(app).as_of == now.replace(hour=3)


class Fixed:
    def __init__(self, now: object) -> None:
        self._now = now

    def now(self) -> object:
        return self._now
