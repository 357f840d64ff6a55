"""Who may do what with the audit chain."""

import pytest

from agent.bootstrap import App
from agent.domain.audit import AuditFilter, AuditFormat
from agent.domain.errors import BadInput, Conflict, Forbidden
from tests.direct_sql import behind_the_back

READERS = ["a.petersen", "l.vogt", "h.sommer"]


@pytest.fixture(autouse=True)
def _entries(app: App) -> None:
    for user in ("k.brandt", "m.yilmaz", "k.brandt", "system"):
        app.audit.append(user, "nda_review.done", "r1", {"level": "red"})


def who(app: App, user: str, wanted: AuditFilter | None = None) -> list[str]:
    return [entry.actor for entry in app.audit_service.find(app.identity.user(user), wanted or AuditFilter())]


@pytest.mark.parametrize("user", [*READERS, "k.brandt"])
def test_everybody_may_verify(app: App, user: str) -> None:
    assert app.audit_service.verify(app.identity.user(user)).entries == 4


@pytest.mark.parametrize("user", READERS)
def test_the_readers_see_all(app: App, user: str) -> None:
    assert who(app, user) == ["system", "k.brandt", "m.yilmaz", "k.brandt"]
    assert who(app, user, AuditFilter(actor="m.yilmaz")) == ["m.yilmaz"]


def test_others_see_what_they_did_and_nothing_else(app: App) -> None:
    assert who(app, "k.brandt") == ["k.brandt", "k.brandt"]
    assert who(app, "k.brandt", AuditFilter(subject="r1", limit=1)) == ["k.brandt"]
    assert who(app, "k.brandt", AuditFilter(actor="m.yilmaz")) == []
    assert who(app, "k.brandt", AuditFilter(actor="system")) == []


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_list_has_a_limit(app: App, limit: int) -> None:
    with pytest.raises(BadInput, match="1000"):
        who(app, "l.vogt", AuditFilter(limit=limit))


@pytest.mark.parametrize("user", READERS)
def test_an_export_stands_in_the_chain_and_in_itself(app: App, user: str) -> None:
    lines = list(app.audit_service.export(app.identity.user(user), AuditFormat.JSONL))
    last = app.audit.entries()[-1]
    assert (last.actor, last.action, last.details) == (user, "audit.exported", {"format": "jsonl"})
    assert "audit.exported" in lines[-2]
    assert app.audit_service.verify_export(app.identity.user("k.brandt"), iter(lines)).entries == 5


def test_who_may_not_read_all_takes_nothing_along(app: App) -> None:
    with pytest.raises(Forbidden):
        app.audit_service.export(app.identity.user("k.brandt"), AuditFormat.CSV)
    assert app.audit.verify().entries == 4


def test_only_an_admin_seals_anew_and_only_what_is_broken(app: App) -> None:
    for user in ("k.brandt", "l.vogt", "h.sommer"):
        with pytest.raises(Forbidden):
            app.audit_service.reseal(app.identity.user(user))
    admin = app.identity.user("a.petersen")
    assert app.audit_service.reseal(admin).entries == 4, "nothing to do, nothing done"
    behind_the_back(app.database.url, "delete from audit_head")
    assert app.audit_service.reseal(admin).holds
    assert app.audit.entries()[-1].details == {"fault": "unsealed"}
    behind_the_back(app.database.url, "delete from audit_entries where sequence = 2")
    with pytest.raises(Conflict):
        app.audit_service.reseal(admin)
    assert not app.audit.verify().holds
