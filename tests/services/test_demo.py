"""The demo world as a user makes it: facts, state and register; and that real data stay."""

import datetime as dt

import pytest

from agent.adapters.demo.world import DemoWorld
from agent.adapters.facts.accounts import DuckFacts
from agent.adapters.facts.records import DuckRecords
from agent.adapters.state.demo_users import DEMO_USERS
from agent.adapters.state.register import SqlRegister
from agent.adapters.state.tables import EscalationRow
from agent.bootstrap import App
from agent.domain.errors import BadInput, Forbidden, Unavailable
from agent.domain.identity import User
from agent.domain.nda.register import notice
from agent.services.demo import DemoService
from tests.facts_world import customer, publish

TODAY = dt.date(2026, 11, 22)
BRANDT, YILMAZ, SOMMER, VOGT, _PETERSEN = DEMO_USERS


@pytest.fixture
def demo(app: App) -> DemoService:
    store = app.facts_store
    return DemoService(
        facts=DuckFacts(store),
        world=DemoWorld(store),
        records=DuckRecords(store),
        history=app.history,
        identity=app.identity,
        register=SqlRegister(app.database),
        audit=app.audit,
        clock=app.clock,
    )


def test_it_makes_facts_of_today(app: App, demo: DemoService) -> None:
    info = demo.make(BRANDT)
    assert (info.is_demo, info.as_of.date()) == (True, TODAY)
    assert [account.name for account in app.accounts.of(YILMAZ)] == sorted(YILMAZ.accounts)


def test_it_seeds_the_state(app: App, demo: DemoService) -> None:
    demo.make(BRANDT)
    assert {each.id for each in app.history.escalations()} == {"ES-1", "ES-2", "ES-3", "ES-4"}
    assert len(app.history.plans()) == 6
    assert app.identity.user("k.brandt").accounts == BRANDT.accounts
    assert app.identity.user("m.yilmaz").accounts == YILMAZ.accounts


def test_reminders_of_ndas_come_at_30_60_and_90_days(app: App, demo: DemoService) -> None:
    demo.make(BRANDT)
    entries = app.register.entries(VOGT)
    assert {notice(entry, TODAY) for entry in entries} == {30, 60, 90, None}
    assert [entry.account for entry in app.register.due(TODAY)] == [
        "Nordwerk Antriebe GmbH",
        "Kranich Medizintechnik GmbH & Co. KG",
        "Aurelia Mobility SE",
    ]


def test_making_it_again_doubles_nothing(app: App, demo: DemoService) -> None:
    first, second = demo.make(BRANDT), demo.make(BRANDT)
    assert first.tables == second.tables
    assert (len(app.register.entries(VOGT)), len(app.history.escalations())) == (5, 4)


def test_it_stands_in_the_audit_chain(app: App, demo: DemoService) -> None:
    info = demo.make(BRANDT)
    entry = app.audit.entries()[-1]
    assert (entry.actor, entry.action, entry.subject) == ("k.brandt", "facts.demo", info.version)
    assert entry.details == {"lines": info.tables["order_lines"], "customers": 6}


def test_real_data_stay_unless_it_is_forced(app: App, demo: DemoService) -> None:
    publish(app.facts_store, customers=[customer("C1", "Echte Kunden AG")])
    with pytest.raises(BadInput) as error:
        demo.make(BRANDT)
    assert error.value.code == "demo.not_demo"
    assert [account.id for account in DuckFacts(app.facts_store).accounts()] == ["C1"]
    assert app.history.escalations() == []
    with pytest.raises(Forbidden):  # others work with them
        demo.make(BRANDT, force=True)
    assert not app.facts_store.info().is_demo
    assert demo.make(SOMMER, force=True).is_demo
    assert demo.make(BRANDT, force=True).is_demo  # over the demo


def test_facts_that_cannot_be_read_may_be_real(app: App, demo: DemoService) -> None:
    publish(app.facts_store, customers=[customer("C1")])
    app.facts_store.close()
    app.facts_store.file.write_bytes(b"not a database")
    with pytest.raises(Unavailable) as error:
        demo.make(BRANDT)
    assert error.value.code == "facts.unreadable"
    with pytest.raises(Forbidden):
        demo.make(BRANDT, force=True)
    assert demo.make(SOMMER, force=True).is_demo


def test_the_demo_is_not_built_over_facts_that_no_pointer_names(app: App, demo: DemoService) -> None:
    publish(app.facts_store, customers=[customer("C1")])
    (app.settings.home / "facts" / "current").unlink()
    for ask in (demo.ensure, lambda: demo.make(BRANDT), lambda: app.stocked.info()):
        with pytest.raises(Unavailable) as error:
            ask()
        assert error.value.code == "facts.pointer"
    assert len(list((app.settings.home / "facts").glob("*.duckdb"))) == 1


@pytest.mark.parametrize("user", [VOGT], ids=lambda user: user.id)
def test_who_may_not_import_may_not_make_it(demo: DemoService, user: User) -> None:
    with pytest.raises(Forbidden):
        demo.make(user)


def test_ensure_makes_it_once_and_never_over_other_facts(app: App, demo: DemoService) -> None:
    made = demo.ensure()
    assert made is not None
    assert made.is_demo
    assert demo.ensure() is None
    assert app.audit.entries()[-1].actor == "system"
    publish(app.facts_store, customers=[customer("C1")])
    assert demo.ensure() is None
    assert not app.facts_store.info().is_demo


def test_records_of_our_own_stay(app: App, demo: DemoService) -> None:
    own = EscalationRow(
        id="ours", account_id="C-1001", detected_on=TODAY, kpi="otif", cause="", owner="", measure="", evidence="",
        seeded=False,
    )  # fmt: skip
    with app.database.transaction() as session:
        session.add(own)
    demo.make(BRANDT)
    assert "ours" in {each.id for each in app.history.escalations()}


def test_a_scaled_world_brings_the_history_of_all_customers(app: App, demo: DemoService) -> None:
    told: dict[str, int] = {}
    info = demo.make(SOMMER, 20_000, told=told.__setitem__)
    assert told == info.tables
    assert info.tables["order_lines"] == 20_000
    assert len(app.history.plans()) == info.tables["account_plans"] > 6
