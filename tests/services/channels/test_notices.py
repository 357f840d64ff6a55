"""Told without asking: once, in working hours, to who is concerned, with the reason."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from agent.domain.channel.place import Audience, Place, Speaker
from agent.domain.errors import Unavailable
from agent.domain.escalation.record import EscalationRecord
from agent.services.channels.notice import Matter, Topic
from agent.services.channels.quiet import is_digest_time, is_quiet
from agent.services.channels.today import top
from tests.approvals_world import NORDWERK, PRICE, World
from tests.channels_world import CHANNEL, DM, HENRIKE, KATHARINA, MURAT, STRANGER, Channels, buttons, text_of

MONDAY = dt.datetime(2026, 11, 23, 7, 0, tzinfo=dt.UTC)  # 08:00 in the company


@pytest.fixture
def monday(world: World, channels: Channels) -> World:
    world.clock.moment = MONDAY
    meet(channels, KATHARINA, "D-kat")
    return world


def meet(channels: Channels, speaker: Speaker, conversation: str) -> Place:
    place = replace(DM, conversation=conversation, audience=Audience.PERSONAL)
    channels.app.channel_people.user(speaker)
    channels.app.channel_people.met(speaker, place)
    return place


def told(channels: Channels) -> Mapping[str, str]:
    """What was posted, by the first line."""
    return {text_of(post).split("\n")[0]: text_of(post) for _, post in channels.client.shown}


def open_escalation(world: World, days: int) -> None:
    detected = world.clock.now().date() - dt.timedelta(days=days)
    record = EscalationRecord(id=f"E{days}", account_id="N", contract_id="1", kpi="call_off", detected_on=detected)
    assert world.app.escalation_store.open(record)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-11-23T06:59", True),
        ("2026-11-23T07:00", False),
        ("2026-11-23T18:59", False),
        ("2026-11-23T19:00", True),
        ("2026-11-27T23:00", True),
        ("2026-11-28T10:00", True),
        ("2026-11-29T10:00", True),
    ],
)
def test_quiet_hours(moment: str, quiet: bool) -> None:
    assert is_quiet(dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)) is quiet


@pytest.mark.parametrize(
    ("hour", "at", "due"),
    [
        ("07:29", "07:30", False),
        ("07:30", "07:30", True),
        ("11:29", "07:30", True),
        ("11:30", "07:30", False),
        ("06:30", "06:00", False),
        ("07:00", "06:00", True),
    ],
)
def test_the_digest_has_its_hours(hour: str, at: str, due: bool) -> None:
    now = dt.datetime.fromisoformat(f"2026-11-23T{hour}").replace(tzinfo=dt.UTC)
    assert is_digest_time(now, dt.time.fromisoformat(at)) is due


def test_one_digest_a_day_with_reasons_and_the_age_of_the_data(monday: World, channels: Channels) -> None:
    monday.propose()
    for _ in range(3):
        monday.app.channel_notices.send()
    ((place, post),) = [each for each in channels.client.shown if "Ihr Tag" in each[1].fallback]
    said = text_of(post)
    assert place.conversation == "D-kat"
    assert f"E-Mail · {NORDWERK} · Unser Gespräch" in said
    assert "Wartet auf Ihre Entscheidung bis" in said
    assert "22.11.2026" in said, "the age of the data"
    assert "einmal am Arbeitstag" in said
    assert "Stummschalten: Tagesüberblick" in buttons(post)
    monday.wait(days=1)
    monday.app.channel_notices.send()
    assert len([post for _, post in channels.client.shown if "Ihr Tag" in post.fallback]) == 2


@pytest.mark.parametrize("moment", ["2026-11-23T05:00", "2026-11-23T18:30", "2026-11-22T10:00"])
def test_nobody_is_told_anything_in_quiet_hours(monday: World, channels: Channels, moment: str) -> None:
    monday.clock.moment = dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)  # 19:30 there, and a Sunday
    open_escalation(monday, 11)
    assert monday.app.channel_notices.send() == 0
    assert channels.client.shown == []


@pytest.mark.parametrize(("days", "tells"), [(10, False), (11, True), (14, True), (20, False)])
def test_an_escalation_is_told_at_once_on_day_11_and_14(
    monday: World, channels: Channels, days: int, tells: bool
) -> None:
    monday.clock.moment = MONDAY.replace(day=25, hour=14)  # a Wednesday: no weekend moves a reminder
    open_escalation(monday, days)
    for _ in range(2):
        monday.app.channel_notices.send()
    said = [text_of(post) for _, post in channels.client.shown if "Frist läuft ab" in text_of(post)]
    assert len(said) == tells
    assert all(f"Tag {days} von 14" in each and NORDWERK in each for each in said)


def test_an_escalation_concerns_who_has_the_account(monday: World, channels: Channels) -> None:
    meet(channels, MURAT, "D-murat")
    open_escalation(monday, 11)
    monday.app.channel_notices.send()
    about = {place.conversation for place, post in channels.client.shown if NORDWERK in text_of(post)}
    assert about == {"D-kat"}


def test_what_is_muted_is_not_told_and_comes_back(monday: World, channels: Channels) -> None:
    monday.clock.moment = MONDAY.replace(day=25, hour=14)
    open_escalation(monday, 11)
    home = buttons(monday.app.channel_home.post(monday.kam))
    reply = channels.press(home["Stummschalten: Eskalationsfristen"])
    assert reply.notice.startswith("Stummgeschaltet")
    monday.app.channel_notices.send()
    assert channels.client.shown == []
    again = buttons(monday.app.channel_home.post(monday.kam))
    channels.press(again["Wieder melden: Eskalationsfristen"])
    assert monday.app.channel_notices.send() == 1


def test_a_failed_post_costs_nobody_else_their_notice(monday: World, channels: Channels) -> None:
    meet(channels, HENRIKE, "D-hen")
    failed = iter([True])

    def once(_what: str) -> None:
        if next(failed, False):
            raise Unavailable("channels.unavailable", problem="503")

    channels.client.fail = once
    assert monday.app.channel_notices.send() >= 1


def test_what_a_silent_platform_did_not_take_goes_out_with_the_next_run(monday: World, channels: Channels) -> None:
    def down(_what: str) -> None:
        raise Unavailable("channels.unavailable", problem="503")

    monday.clock.moment = MONDAY.replace(day=25, hour=14)
    open_escalation(monday, 11)
    channels.client.fail = down
    assert monday.app.channel_notices.send() == 0
    channels.client.fail = lambda _what: None
    assert [monday.app.channel_notices.send() for _ in range(2)] == [1, 0], "once, when it is there again"


def test_the_overview_shows_what_this_person_can_decide(monday: World, channels: Channels) -> None:
    monday.propose(commitments=PRICE)
    assert "Freigabe: " in text_of(monday.app.channel_home.post(monday.head))
    monday.approve(monday.propose(commitments=PRICE, subject="Zweiter"), monday.kam)
    mine = text_of(monday.app.channel_home.post(monday.kam))
    assert ("Unser Gespräch" in mine, "Zweiter" in mine) == (True, False)
    foreign = text_of(monday.app.channel_home.post(monday.user("m.yilmaz")))
    assert NORDWERK not in foreign


def test_from_the_overview_a_card_is_one_press_away(monday: World, channels: Channels) -> None:
    draft = monday.propose()
    show = buttons(monday.app.channel_home.post(monday.kam))["Karte zeigen"]
    home = Place(DM.platform, "T1", "home", audience=Audience.PERSONAL)
    assert "nicht persönlich schreiben" in channels.press(show, speaker=HENRIKE, place=CHANNEL).notice
    assert "cannot decide" in channels.press(show, speaker=MURAT, place=home).notice
    assert channels.client.shown == []
    assert channels.press(show, place=home).notice.startswith("Die Karte steht")
    ((place, card),) = channels.client.shown
    assert place.conversation == "D-kat"
    assert "Freigeben" in buttons(card)
    assert [each.subject for each in monday.app.channel_store.open_cards()] == [draft.id]


def test_a_stranger_sees_an_empty_page(world: World, channels: Channels) -> None:
    world.propose()
    world.app.channel_home.show(STRANGER)
    ((_, post),) = channels.client.homes
    assert "kenne Sie hier leider noch nicht" in text_of(post)
    assert NORDWERK not in text_of(post)


def test_of_one_topic_no_more_than_two_while_others_wait() -> None:
    many = [Matter(Topic.RUN_OUT, f"R{at}", "", "", 2) for at in range(9)]
    found = top([*many, Matter(Topic.ESCALATION, "E", "", "", 1), Matter(Topic.CONTACT, "C", "", "", 6)])
    assert [each.topic.value for each in found] == ["escalation", "run_out", "run_out", "run_out", "contact"]
    assert len(top(many)) == 5
