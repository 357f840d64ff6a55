"""People, events, cards, wishes and notices of the chat platforms in the state database."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.adapters.state.channels import SqlChannels
from agent.bootstrap import App
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.ports.channels import ChannelPerson, ShownCard

pytestmark = pytest.mark.both_databases

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
SPEAKER = Speaker(Platform.SLACK, "T1", "U1")
DIRECT = Place(Platform.SLACK, "T1", "D1", audience=Audience.PERSONAL)
TEAMS = Place(Platform.TEAMS, "t", "19:x@thread.v2", "17", Audience.COLLEAGUES, "https://smba.example/emea/")
PERSON = ChannelPerson(SPEAKER, "k.brandt", "email", AT, DIRECT)
CARD = ShownCard("d1", "k.brandt", TEAMS, "m1", "abc")


@pytest.fixture
def store(app: App) -> SqlChannels:
    return app.channel_store


def test_a_person_comes_back_as_linked_and_may_be_linked_anew(store: SqlChannels) -> None:
    store.link(PERSON)
    assert store.person(SPEAKER) == PERSON
    moved = replace(PERSON, user_id="m.yilmaz", by="a.petersen", direct=None)
    store.link(moved)
    assert store.people() == [moved]
    assert (store.people_of("m.yilmaz"), store.people_of("k.brandt")) == ([moved], [])


@pytest.mark.parametrize(
    "other",
    [replace(SPEAKER, platform=Platform.TEAMS), replace(SPEAKER, tenant="T2"), replace(SPEAKER, id="u1")],
)
def test_the_same_id_elsewhere_is_another_person(store: SqlChannels, other: Speaker) -> None:
    store.link(PERSON)
    assert store.person(other) is None
    assert not store.unlink(other.platform, other.tenant, other.id)
    assert store.unlink(Platform.SLACK, "T1", "U1")
    assert store.person(SPEAKER) is None


def test_one_of_many_takes_an_event(store: SqlChannels) -> None:
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: store.take(Platform.SLACK, "Ev1", AT), range(8)))
    assert sorted(taken) == [False] * 7 + [True]
    assert store.take(Platform.TEAMS, "Ev1", AT)
    assert store.take(Platform.SLACK, "Ev" * 1_000, AT)


def test_what_was_said_is_kept_until_it_is_answered_or_its_person_forgotten(store: SqlChannels) -> None:
    for event, user_id in (("a", "k.brandt"), ("b", "k.brandt"), ("c", "m.yilmaz")):
        store.take(Platform.SLACK, event, AT, {"text": event}, user_id)
    assert store.waiting(Platform.SLACK, "a") == {"text": "a"}
    store.settle(Platform.SLACK, "a")
    store.forget("k.brandt")
    assert [store.waiting(Platform.SLACK, each) for each in "abcd"] == [None, None, {"text": "c"}, None]
    assert not store.take(Platform.SLACK, "a", AT), "it was taken nevertheless"
    store.settle_old(AT + dt.timedelta(seconds=1))
    assert store.waiting(Platform.SLACK, "c") is None


def test_old_events_are_forgotten(store: SqlChannels) -> None:
    store.take(Platform.SLACK, "old", AT)
    store.take(Platform.SLACK, "new", AT + dt.timedelta(days=2))
    assert store.forget_events(AT + dt.timedelta(days=1)) == 1
    assert store.take(Platform.SLACK, "old", AT)
    assert not store.take(Platform.SLACK, "new", AT)


def test_a_message_about_a_subject_is_one_card(store: SqlChannels) -> None:
    for card in (CARD, replace(CARD, message="m2"), replace(CARD, subject="d2"), replace(CARD, version="xyz")):
        store.add_card(card)
    assert {(each.message, each.version) for each in store.cards("d1")} == {("m1", "xyz"), ("m2", "abc")}
    store.add_card(replace(CARD, closed=True))
    assert [(each.subject, each.message) for each in store.open_cards()] == [("d1", "m2"), ("d2", "m1")]
    assert store.cards("d2") == [replace(CARD, subject="d2")]
    store.drop_card(replace(CARD, subject="d2"))
    assert store.cards("d2") == []


def test_wishes_replace_each_other(store: SqlChannels) -> None:
    store.mute("k.brandt", {"digest", "run_out"})
    store.mute("k.brandt", {"run_out"})
    assert (set(store.muted("k.brandt")), set(store.muted("m.yilmaz"))) == ({"run_out"}, set())


def test_a_notice_goes_out_once_per_person(store: SqlChannels) -> None:
    with ThreadPoolExecutor(4) as pool:
        noted = list(pool.map(lambda _: store.note("k.brandt", "digest:2026-11-22", AT), range(4)))
    assert sorted(noted) == [False, False, False, True]
    assert store.note("m.yilmaz", "digest:2026-11-22", AT)
    assert store.noticed("k.brandt", ["digest:2026-11-22", "x"]) == {"digest:2026-11-22": AT}


def test_what_failed_to_be_first_leaves_the_transaction_whole(store: SqlChannels, app: App) -> None:
    store.note("k.brandt", "a", AT)
    with app.database.together():
        assert not store.note("k.brandt", "a", AT)
        assert store.note("k.brandt", "b", AT)
    assert set(store.noticed("k.brandt", ["a", "b"])) == {"a", "b"}


def test_forgetting_a_person_deletes_what_is_known_of_them(store: SqlChannels, app: App) -> None:
    theirs = replace(PERSON, user_id="m.yilmaz")
    store.link(theirs)
    store.link(replace(PERSON, speaker=replace(SPEAKER, id="U2")))
    store.add_card(replace(CARD, user_id="m.yilmaz"))
    store.add_card(replace(CARD, subject="d9"))
    store.mute("m.yilmaz", {"digest"})
    store.note("m.yilmaz", "digest:1", AT)
    app.people.forget(app.identity.user("a.petersen"), "m.yilmaz")
    assert [each.user_id for each in store.people()] == ["k.brandt"]
    assert [each.subject for each in store.open_cards()] == ["d9"]
    assert (store.muted("m.yilmaz"), store.noticed("m.yilmaz", ["digest:1"])) == (frozenset(), {})


def test_what_an_admin_linked_stays_when_the_admin_is_forgotten(store: SqlChannels, app: App) -> None:
    store.link(replace(PERSON, by="m.yilmaz"))
    app.people.forget(app.identity.user("a.petersen"), "m.yilmaz")
    (person,) = store.people()
    assert person.user_id == "k.brandt"
    assert person.by != "m.yilmaz"
