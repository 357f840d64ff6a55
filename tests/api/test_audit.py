"""The audit chain over HTTP."""

import httpx
import pytest

from agent.bootstrap import App


@pytest.fixture(autouse=True)
def _entries(app: App) -> None:
    for user, subject in (("k.brandt", "r1"), ("m.yilmaz", "r2"), ("system", "policies")):
        app.audit.append(user, "nda_review.done", subject, {"level": "red"})


def ask(client: httpx.Client, path: str, user: str = "l.vogt", **query: object) -> httpx.Response:
    return client.get(f"/api/audit{path}", params=query, headers={"cookie": f"kam_user={user}; kam_language=en"})


def sequences(answer: httpx.Response) -> list[int]:
    assert answer.status_code == 200
    return [row["sequence"] for row in answer.json()["entries"]]


def test_the_readers_see_all_others_themselves(client: httpx.Client) -> None:
    assert sequences(ask(client, "")) == [3, 2, 1]
    assert sequences(ask(client, "", actor="m.yilmaz", action="nda", since="2026-11-22", limit=1)) == [2]
    assert sequences(ask(client, "", "k.brandt")) == [1]
    assert sequences(ask(client, "", "k.brandt", actor="m.yilmaz")) == []
    assert ask(client, "").json()["entries"][1]["name"] == "Murat Yılmaz"


@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 1001}, {"since": "gestern"}])
def test_a_wrong_question_is_refused(client: httpx.Client, query: dict[str, object]) -> None:
    assert ask(client, "", **query).status_code == 422


def test_a_broken_chain_is_told_to_everybody(app: App, client: httpx.Client) -> None:
    told = ask(client, "/verify", "k.brandt").json()
    assert told == {"holds": True, "entries": 3, "broken_at": None, "fault": None, "message": "The audit chain holds: 3 entries."}  # fmt: skip  # noqa: E501
    with app.database.transaction() as session:
        session.connection().exec_driver_sql("drop trigger if exists audit_entries_no_delete")
        session.connection().exec_driver_sql("delete from audit_entries where sequence = 3")
    told = ask(client, "/verify", "k.brandt").json()
    assert (told["holds"], told["broken_at"], told["fault"]) == (False, 3, "cut")
    assert "entry 3" in told["message"]


def test_an_export_is_a_download_that_can_be_checked(app: App, client: httpx.Client) -> None:
    answer = ask(client, "/export", format="jsonl")
    assert answer.headers["content-disposition"] == 'attachment; filename="audit.jsonl"'
    assert app.audit.verify_export(iter(answer.text.splitlines(keepends=True))).entries == 4
    assert app.audit.entries()[-1].action == "audit.exported"
    table = ask(client, "/export", format="csv")
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.startswith("sequence,")


def test_an_export_needs_the_right_and_a_format(app: App, client: httpx.Client) -> None:
    assert ask(client, "/export", "k.brandt", format="jsonl").status_code == 403
    assert ask(client, "/export").status_code == 422
    assert ask(client, "/export", format="exe").status_code == 422
    assert len(app.audit.entries()) == 3
