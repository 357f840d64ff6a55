"""Who is not Teams is not heard: the SDK checks the token, and little of it is asked of the key server."""

import time
from typing import Any

import pytest

from tests.api.channels.teams.conftest import KATHARINA, PATH, Teams
from tests.fakes.teams import CLIENT, FakeTeams, signing_key


def keys_asked(fake: FakeTeams) -> int:
    assert fake.http is not None
    return sum(asked.path.endswith("/keys") for asked in fake.http.asked)


def taken(teams: Teams) -> int:
    return len(teams.world.app.stored_jobs.find(name="channels.message"))


def test_a_message_with_a_token_is_taken(teams: Teams) -> None:
    assert teams.deliver(teams.activity(text="Hallo")).status_code == 200
    assert taken(teams) == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": int(time.time()) - 4000},
        {"aud": "somebody-else"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": "https://login.microsoftonline.com/11111111-aaaa-4000-8000-000000000001/v2.0", "tid": "x"},
        # the SDK takes these of any tenant, for a platform that we do not use, and they name no service
        {"iss": "https://sts.windows.net/x/", "tid": "x", "azp": "5a807f24-c9de-44ee-a3a7-329e88a00ffc"},
        {"serviceurl": "https://evil.example"},
        {"serviceurl": ""},
        {"key": "foreign"},
        {"key": "foreign", "kid": "unknown"},
    ],
)
def test_a_token_that_is_not_for_us_is_refused(teams: Teams, fake: FakeTeams, claims: dict[str, Any]) -> None:
    answer = teams.deliver(teams.activity(text="Hallo"), fake.token(**claims))
    assert answer.status_code == 401
    assert (taken(teams), fake.sent) == (0, [])


@pytest.mark.parametrize("header", [None, "", "Bearer ", "Bearer x.y.z", "Basic abc", "Bearer " + "A" * 5000])
def test_no_token_is_no_token(teams: Teams, fake: FakeTeams, header: str | None) -> None:
    headers = {} if header is None else {"authorization": header}
    assert teams.http.post(PATH, json=teams.activity(text="Hallo"), headers=headers).status_code == 401
    assert keys_asked(fake) == 0, "nobody makes us ask for keys without a token"


def test_an_unsigned_token_is_none(teams: Teams, fake: FakeTeams) -> None:
    import jwt

    told = jwt.decode(fake.token(), options={"verify_signature": False})
    for algorithm, key in (("none", ""), ("HS256", "x" * 32)):
        token = jwt.encode(told, key, algorithm=algorithm, headers={"kid": "ours"})
        assert teams.deliver(teams.activity(text="Hallo"), token).status_code == 401
    assert keys_asked(fake) == 0


@pytest.mark.parametrize("end", [{}, {"exp": None}, {"exp": "never"}, {"exp": [4e9]}])
def test_a_token_without_an_end_is_none(teams: Teams, fake: FakeTeams, end: dict[str, Any]) -> None:
    import jwt

    told = jwt.decode(fake.token(), options={"verify_signature": False})
    del told["exp"]
    token = jwt.encode({**told, **end}, signing_key("ours"), algorithm="RS256", headers={"kid": "ours"})
    assert teams.deliver(teams.activity(text="Hallo"), token).status_code == 401
    assert taken(teams) == 0


def test_a_service_that_the_token_does_not_name_is_refused(teams: Teams, fake: FakeTeams) -> None:
    for url, status in (("https://smba.trafficmanager.net/emea", 401), ("", 400), (None, 400), (7, 400)):
        assert teams.deliver(teams.activity(text="Hallo", serviceUrl=url)).status_code == status
    without = {name: value for name, value in teams.activity(text="Hallo").items() if name != "serviceUrl"}
    assert teams.deliver(without).status_code == 400
    assert taken(teams) == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"[" * 100_000, b"\xff"])
def test_what_is_no_activity_is_refused(teams: Teams, fake: FakeTeams, body: bytes) -> None:
    headers = {"authorization": f"Bearer {fake.token()}", "content-type": "application/json"}
    assert teams.http.post(PATH, content=body, headers=headers).status_code == 400


def test_a_body_has_a_bound(teams: Teams, fake: FakeTeams) -> None:
    headers = {"authorization": f"Bearer {fake.token()}"}
    assert teams.http.post(PATH, content=b"x" * 1_000_001, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "more",
    [
        {"channelData": {"tenant": {"id": "other"}}},
        {"conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "other"}},
        {"conversation": {"id": "a:1", "conversationType": "personal"}, "channelData": {}},
        {"from": {"id": "29:x", "name": "No id"}},
        {"from": {"id": "28:bot", "name": "Bot", "aadObjectId": KATHARINA, "role": "bot"}},
    ],
)
def test_people_of_other_tenants_are_refused_on_record(teams: Teams, fake: FakeTeams, more: dict[str, Any]) -> None:
    assert teams.deliver(teams.activity(text="Hallo", **more)).status_code == 403
    assert (taken(teams), fake.sent) == (0, [])
    assert teams.world.actions()[-1] == "channel.refused"
    assert teams.world.holds


def test_the_secret_is_nowhere_to_be_seen(teams: Teams) -> None:
    assert "teams-secret" not in repr(teams.world.app.teams_client)
    assert teams.http.get(PATH).status_code in (404, 405)
    assert CLIENT not in teams.http.get("/api/channels/teams/tab").text
