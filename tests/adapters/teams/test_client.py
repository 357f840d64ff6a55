"""What goes out to Teams, to whom, and what happens when Teams is busy, broken or somebody else."""

import json
import time
from dataclasses import replace

import pytest

from agent.adapters.teams.calls import Patience
from agent.adapters.teams.cards import MOST
from agent.adapters.teams.client import TeamsClient
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.domain.channel.post import Exact, Form, Post, Text
from agent.domain.errors import NotFound, Unavailable
from tests.adapters.teams.conftest import Pauses
from tests.fakes.loopback import Reply
from tests.fakes.teams import SECRET, TENANT, FakeTeams, card, member

KATHARINA = Speaker(Platform.TEAMS, TENANT, "aad-katharina", "Katharina")
HELLO = Post("Hallo", (Text("Hallo"),))
GUEST = {"userPrincipalName": "mia_partner.example#EXT#@ours.example"}


def place(fake: FakeTeams, conversation: str = "19:team@thread.tacv2", **more: object) -> Place:
    return replace(Place(Platform.TEAMS, TENANT, conversation, service_url=fake.url), **more)  # type: ignore[arg-type]


def test_a_post_goes_to_its_thread_and_is_changed_there(client: TeamsClient, fake: FakeTeams) -> None:
    where = place(fake, thread="1700")
    sent = client.post(where, HELLO)
    client.update(where, sent, Post("Fertig", (Text("Fertig"),)))
    (activity,) = fake.at("19:team@thread.tacv2;messageid=1700")
    assert (activity["type"], activity["summary"]) == ("message", "Fertig")
    assert card(activity)["body"][0]["text"] == "Fertig"
    assert [method for method, _, _ in fake.sent] == ["POST", "PUT"]
    assert fake.tokens == 1, "the token is kept"


def test_a_message_that_is_gone_is_told(client: TeamsClient, fake: FakeTeams) -> None:
    with pytest.raises(NotFound, match="no longer exists"):
        client.update(place(fake), "m9", HELLO)


def test_a_busy_service_is_waited_for_as_it_asks(client: TeamsClient, fake: FakeTeams, pauses: Pauses) -> None:
    fake.rude = [Reply(429, headers={"retry-after": "7"}), Reply(503), Reply(502)]
    client.post(place(fake), HELLO)
    assert len(fake.sent) == 1
    assert pauses.taken[0] == 7
    assert 0.5 <= pauses.taken[1] <= 1 <= pauses.taken[2] <= 2, "growing, with jitter"


def test_waiting_has_a_bound(client: TeamsClient, fake: FakeTeams, pauses: Pauses) -> None:
    fake.rude = [Reply(429, headers={"retry-after": "31"})]
    with pytest.raises(Unavailable, match="HTTP 429"):
        client.post(place(fake), HELLO)
    assert (pauses.taken, fake.sent) == ([], [])


def test_a_service_that_hangs_is_waited_for_within_the_bound(client: TeamsClient, fake: FakeTeams) -> None:
    client.patience, fake.rude = Patience(total_s=0.3), [Reply(hold_s=20)]
    begin = time.monotonic()
    with pytest.raises(Unavailable, match="timeout"):
        client.post(place(fake), HELLO)
    assert time.monotonic() - begin < 10


def test_a_whole_message_stays_within_the_limit(client: TeamsClient, fake: FakeTeams) -> None:
    client.post(place(fake), Post("😀" * 5000, (Exact("Zeile 😀\n" * 9000),), cut="😀" * 200))
    ((_, _, activity),) = fake.sent
    sent = len(json.dumps(activity, ensure_ascii=False, separators=(",", ":")).encode())
    assert MOST // 2 < sent <= MOST


def test_what_may_have_arrived_is_not_posted_again(client: TeamsClient, fake: FakeTeams) -> None:
    fake.rude = [Reply(drop=True)]
    with pytest.raises(Unavailable):
        client.post(place(fake), HELLO)
    sent = client.post(place(fake), HELLO)
    fake.rude = [Reply(drop=True)]
    client.update(place(fake), sent, HELLO)  # done twice, it does no harm


@pytest.mark.parametrize("answer", [Reply(403), Reply(413), Reply(302), Reply(200, b"[1"), Reply(200, b"[]")])
def test_what_the_service_refuses_is_told(client: TeamsClient, fake: FakeTeams, answer: Reply) -> None:
    fake.rude = [answer]
    with pytest.raises(Unavailable) as refused:
        client.post(place(fake), HELLO)
    assert SECRET not in str(refused.value)


def test_a_token_that_ended_early_is_fetched_anew_once(client: TeamsClient, fake: FakeTeams) -> None:
    client.post(place(fake), HELLO)
    fake.rude = [Reply(401)]
    client.post(place(fake), HELLO)
    assert (len(fake.sent), fake.tokens) == (2, 2)
    fake.rude = [Reply(401), Reply(401), Reply(401)]
    with pytest.raises(Unavailable, match="HTTP 401"):
        client.post(place(fake), HELLO)
    assert len(fake.rude) == 1


def test_a_wrong_secret_is_told_without_it(fake: FakeTeams) -> None:
    wrong = TeamsClient(fake.cloud, TENANT, "22222222-bbbb-4000-8000-000000000002", "not-the-secret")
    with pytest.raises(Unavailable, match="login: HTTP 401") as refused:
        wrong.post(place(fake), HELLO)
    wrong.close()
    assert "not-the-secret" not in f"{refused.value}{wrong!r}"


@pytest.mark.parametrize("url", ["https://evil.example/teams", "http://smba.trafficmanager.net/emea", "", "x"])
def test_nothing_goes_to_an_address_that_is_not_teams(client: TeamsClient, fake: FakeTeams, url: str) -> None:
    with pytest.raises(Unavailable, match="service_url"):
        client.post(place(fake, service_url=url), HELLO)
    assert fake.tokens == 0


def test_an_address_that_a_token_has_named_is_one(client: TeamsClient, fake: FakeTeams) -> None:
    client.cloud = replace(client.cloud, service_url="https://smba.trafficmanager.net/teams")
    with pytest.raises(Unavailable, match="service_url"):
        client.post(place(fake), HELLO)
    client.met(KATHARINA, place(fake))
    client.post(place(fake), HELLO)
    assert len(fake.sent) == 1


def test_no_other_tenant_is_written_to(client: TeamsClient, fake: FakeTeams) -> None:
    with pytest.raises(Unavailable):
        client.post(place(fake, tenant="somebody-else"), HELLO)
    foreign = replace(KATHARINA, tenant="somebody-else")
    fake.personal[KATHARINA.id] = "a:1"
    assert client.direct(foreign) is None
    client.met(foreign, place(fake))
    assert client.email(foreign) is None


def test_an_id_stays_in_its_part_of_the_address(client: TeamsClient, fake: FakeTeams) -> None:
    client.post(place(fake, "19:a/../../v3/x?y#z"), HELLO)
    assert [where for _, where, _ in fake.sent] == ["19:a/../../v3/x?y#z"]


def test_the_address_of_a_colleague(client: TeamsClient, fake: FakeTeams) -> None:
    fake.people["19:team@thread.tacv2"] = [member(KATHARINA.id, "k.brandt@melchers.example")]
    client.met(KATHARINA, place(fake, thread="1700"))
    assert client.email(KATHARINA) == "k.brandt@melchers.example"


@pytest.mark.parametrize(
    "told",
    [
        {"tenantId": "somebody-else"},
        {"tenantId": None},
        {"userRole": "guest"},
        {"aadObjectId": "aad-other", "id": KATHARINA.id},
        GUEST,
    ],
)
def test_no_address_of_guests_and_strangers(client: TeamsClient, fake: FakeTeams, told: dict[str, str | None]) -> None:
    fake.people["19:team@thread.tacv2"] = [member(KATHARINA.id, "k.brandt@melchers.example", **told)]
    client.met(KATHARINA, place(fake))
    assert client.email(KATHARINA) is None


def test_without_a_meeting_the_address_is_asked_in_the_personal_chat(client: TeamsClient, fake: FakeTeams) -> None:
    assert client.email(KATHARINA) is None, "without the app there is no chat to ask in"
    fake.personal[KATHARINA.id] = "a:1"
    fake.people["a:1"] = [member(KATHARINA.id, "k.brandt@melchers.example")]
    assert client.email(KATHARINA) == "k.brandt@melchers.example"


def test_where_a_person_reads_alone(client: TeamsClient, fake: FakeTeams) -> None:
    assert client.direct(KATHARINA) is None
    fake.personal[KATHARINA.id] = "a:1"
    begun = client.direct(KATHARINA)
    assert begun is not None
    assert (begun.conversation, begun.audience) == ("a:1", Audience.PERSONAL)
    assert fake.http is not None
    asked = len(fake.http.asked)
    assert client.direct(KATHARINA) == begun
    assert len(fake.http.asked) == asked, "it is remembered"


def test_a_chat_is_begun_by_what_teams_calls_the_person(client: TeamsClient, fake: FakeTeams) -> None:
    fake.personal["1AbC"] = "a:1"
    assert client.direct(KATHARINA) is None
    client.met(KATHARINA, place(fake), "29:1AbC")
    found = client.direct(KATHARINA)
    assert found is not None
    assert found.conversation == "a:1"


def test_what_is_stored_comes_before_a_new_chat(client: TeamsClient, fake: FakeTeams) -> None:
    stored = place(fake, "a:9", audience=Audience.PERSONAL)
    client.known = lambda _speaker: stored
    assert client.direct(KATHARINA) == stored


def test_a_whisper_goes_to_the_personal_chat(client: TeamsClient, fake: FakeTeams) -> None:
    fake.personal[KATHARINA.id] = "a:1"
    client.whisper(place(fake), KATHARINA, HELLO)
    assert [where for _, where, _ in fake.sent] == ["a:1"]


def test_who_cannot_be_whispered_to_is_asked_to_open_the_chat(client: TeamsClient, fake: FakeTeams) -> None:
    secret = Post("4711 EUR", (Text("4711 EUR"),))
    client.whisper(place(fake), KATHARINA, secret)
    (activity,) = fake.at("19:team@thread.tacv2")
    assert "4711" not in str(activity)
    assert "persönlichen Chat" in str(activity)
    assert "personal chat" in str(activity)


def test_who_reads_a_conversation(client: TeamsClient, fake: FakeTeams) -> None:
    people = [member(f"aad-{at}", f"p{at}@melchers.example") for at in range(3)]
    for told, expected in (
        (people, Audience.COLLEAGUES),
        ([*people, member("aad-g", "g@partner.example", **GUEST)], Audience.GUESTS),
        ([*people, member("aad-f", "f@partner.example", tenantId="other")], Audience.GUESTS),
        ([*people, member("aad-u", "u@melchers.example", tenantId=None)], Audience.GUESTS),
        ([*people, member("aad-r", "r@melchers.example", userRole="guest")], Audience.GUESTS),
        ([], Audience.GUESTS),
    ):
        fake.people["19:team@thread.tacv2"] = told
        assert client.audience(place(fake, thread="1700")) is expected, told


def test_the_guest_on_the_last_page_counts(client: TeamsClient, fake: FakeTeams) -> None:
    people = [member(f"aad-{at}", f"p{at}@melchers.example") for at in range(4)]
    fake.page, fake.people["19:team@thread.tacv2"] = 2, [*people, member("aad-g", "g@partner.example", **GUEST)]
    assert client.audience(place(fake)) is Audience.GUESTS
    fake.people["19:team@thread.tacv2"] = people
    assert client.audience(place(fake)) is Audience.COLLEAGUES
    fake.page = 1  # more pages than anybody reads
    fake.people["19:team@thread.tacv2"] = [member(f"aad-{at}", f"p{at}@melchers.example") for at in range(12)]
    assert client.audience(place(fake)) is Audience.GUESTS


def test_where_nobody_can_tell_there_are_guests(client: TeamsClient, fake: FakeTeams) -> None:
    fake.people["19:team@thread.tacv2"] = [member("aad-1", "p@melchers.example")]
    for answer in (Reply(403), Reply(429, headers={"retry-after": "60"}), Reply(200, b'{"members": 7}')):
        fake.rude = [answer]
        assert client.audience(place(fake)) is Audience.GUESTS


def test_a_form_is_no_message(client: TeamsClient) -> None:
    with pytest.raises(Unavailable):
        client.open_form("", Form("Titel", "draft.edit", "{}", "Los", "Ab", ()))


def test_closing_twice_and_beginning_again(client: TeamsClient, fake: FakeTeams) -> None:
    client.post(place(fake), HELLO)
    client.close()
    client.close()
    client.post(place(fake), HELLO)
    assert len(fake.sent) == 2
