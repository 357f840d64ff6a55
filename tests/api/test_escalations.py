"""Escalations over HTTP: shapes, refusals, who sees what."""

from typing import Any

import httpx
import pytest

from agent.bootstrap import App
from api.auth import USER_COOKIE

URL = "/api/escalations"
TALK = {"action": "Termin", "owner": "k.brandt", "due": "2026-11-30", "facing": "customer"}
CHECK = {**TALK, "action": "Material prüfen", "facing": "internal"}


@pytest.fixture
def record(client: httpx.Client, app: App) -> str:
    """Of the contract that the demo leaves without one."""
    app.demo.make(app.identity.user("h.sommer"))
    (opened,) = app.escalation_sweep.sweep().opened
    return opened.id


def posted(client: httpx.Client, path: str, body: dict[str, Any], status: int = 200) -> Any:
    answer = client.post(f"{URL}/{path}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_record_is_worked_on_and_closed(client: httpx.Client, record: str) -> None:
    listed = client.get(URL).json()
    assert (listed["as_of"], [each["id"] for each in listed["escalations"]]) == ("2026-11-22", ["ES-1", record])
    assert listed["escalations"][1]["current"] is None
    one = client.get(f"{URL}/{record}").json()
    assert (one["clock"]["day"], one["clock"]["limit"], one["clock"]["left"]) == (0, 14, 14)
    assert len(one["trigger"]["rows"]) == one["trigger"]["n_rows"] > 10
    assert one["current"]["value"] == one["trigger"]["value"] < 0.7

    missing = posted(client, f"{record}/close", {"evidence": "Mail 4711", "result": "Plan gestreckt"}, 422)
    assert (missing["error"]["code"], "Ursache" in missing["error"]["message"]) == ("escalations.incomplete", True)

    posted(client, f"{record}/cause", {"kind": "assumed", "text": "Projekt verschoben"})
    posted(client, f"{record}/measures", TALK, 201)
    whole = posted(client, f"{record}/measures", CHECK, 201)
    assert whole["completeness"]["score"] == 1
    assert posted(client, f"{record}/measures/1/done", {})["measures"][0]["status"] == "done"
    closed = posted(client, f"{record}/close", {"evidence": "Mail 4711", "result": "Plan gestreckt"})
    assert (closed["status"], closed["resolved_on"], closed["clock"]["state"]) == ("closed", "2026-11-22", "in_time")
    assert [each["id"] for each in client.get(URL).json()["escalations"]] == ["ES-1"]
    assert posted(client, f"{record}/close", {"evidence": "Mail 4711", "result": "Plan"}, 409)["error"]["code"]
    assert posted(client, f"{record}/reopen", {"reason": "Widerruf"})["status"] == "open"


def test_owner_sponsor_and_stage(client: httpx.Client, record: str) -> None:
    assert posted(client, f"{record}/assign", {"sponsor": "h.sommer"})["sponsor_name"] == "Henrike Sommer"
    assert posted(client, f"{record}/stage", {"stage": 2, "reason": "Keine Antwort"})["stage"] == 2
    posted(client, f"{record}/stage", {"stage": 4, "reason": "Keine Antwort"}, 422)


def test_somebody_elses_is_not_there(client: httpx.Client, record: str) -> None:
    client.cookies.set(USER_COOKIE, "m.yilmaz")
    assert client.get(f"{URL}/{record}").status_code == client.get(f"{URL}/nobody").status_code == 404
    posted(client, f"{record}/cause", {"kind": "known", "text": "Saison"}, 404)
    assert [each["id"] for each in client.get(URL).json()["escalations"]] == ["ES-4"]
    assert client.get(URL, params={"account": "Heliotec AG"}).status_code == 403


def test_who_only_reads_changes_nothing(client: httpx.Client, record: str) -> None:
    client.cookies.set(USER_COOKIE, "l.vogt")
    assert client.get(f"{URL}/{record}").status_code == 200
    refused = posted(client, f"{record}/cause", {"kind": "known", "text": "Saison"}, 403)
    assert refused["error"]["code"] == "escalations.no_right"


@pytest.mark.parametrize("due", ["30.11.2026", "2026-02-30", ""])
def test_a_day_that_is_none_is_told(client: httpx.Client, record: str, due: str) -> None:
    refused = posted(client, f"{record}/measures", {**TALK, "due": due}, 422)
    assert refused["error"]["code"] == "escalations.day"


def test_status_and_account_narrow(client: httpx.Client, record: str) -> None:
    def ids(**params: str) -> list[str]:
        return [each["id"] for each in client.get(URL, params=params).json()["escalations"]]

    assert ids(status="closed") == ["ES-2"]
    assert ids(status="all", account="Heliotec AG") == ["ES-2", record]
    assert client.get(URL, params={"status": "some"}).status_code == 422
