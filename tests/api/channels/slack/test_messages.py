"""From what people say in Slack to what stands there, over HTTP, with the assistant that is built in."""

import threading
from collections.abc import Iterator

import pytest

from tests.block_kit import buttons, mrkdwn, require_valid_blocks, require_valid_view, shown
from tests.fakes.loopback import Reply
from tests.fakes.slack import BOT, BOT_USER, rate_limited
from tests.sample_ndas import nda_de
from tests.scripted_assistant import Scripted
from tests.slack_world import GUEST, HEN, KAT, PAGES, PROMPT, STRANGER, SlackWorld, unique

QUESTION = "Wie hoch ist die Abrufquote von Nordwerk?"
DM = f"D{KAT}"


@pytest.fixture
def scripted(world: SlackWorld) -> Iterator[Scripted]:
    """In place of the built-in assistant, for one test."""
    before, scripted = world.app.assistant, Scripted()
    world.app.__dict__["assistant"] = scripted
    world.app.__dict__.pop("chat", None)
    world.app.__dict__.pop("channel_chat", None)
    yield scripted
    world.settled()
    world.app.__dict__["assistant"] = before
    world.app.__dict__.pop("chat", None)
    world.app.__dict__.pop("channel_chat", None)


def test_a_question_is_answered_where_it_was_asked(world: SlackWorld) -> None:
    assert world.dm(QUESTION).status_code == 200
    world.settled()
    (answer,) = world.fake.at(DM)
    require_valid_blocks(answer["blocks"])
    assert "Nordwerk Antriebe GmbH" in shown(answer["blocks"])
    assert "call_off" in shown(answer["blocks"])
    assert "thread_ts" not in answer
    assert "Nordwerk" in answer["text"]


def test_a_mention_is_answered_in_its_thread(world: SlackWorld) -> None:
    world.mention(QUESTION, "C1", ts="7.1")
    world.settled()
    (answer,) = world.fake.at("C1")
    assert answer["thread_ts"] == "7.1"
    assert "Nordwerk Antriebe GmbH" in shown(answer["blocks"])


def test_one_event_four_times_with_a_slow_assistant(world: SlackWorld, scripted: Scripted) -> None:
    scripted.hold = threading.Event()
    event = unique("Ev")
    answers = [world.dm("Wie steht OTIF?", event_id=event).status_code for _ in range(4)]
    assert scripted.started.wait(30)
    scripted.hold.set()
    world.settled()
    assert answers == [200] * 4
    assert max(world.took) < PROMPT
    assert len(scripted.turns) == 1
    (answer,) = world.fake.at(DM)
    assert answer["text"] == "WIE STEHT OTIF?"


def test_steps_are_shown_and_can_be_cancelled(world: SlackWorld, scripted: Scripted) -> None:
    scripted.hold = threading.Event()
    world.dm("Wie steht OTIF?")
    assert scripted.started.wait(30)
    world.until(lambda: world.fake.at(DM))
    ((_, ts),) = world.fake.messages
    assert world.press("Abbrechen", DM, ts).status_code == 200
    world.settled()
    assert scripted.stopped == [True]
    world.until(lambda: world.fake.whispers)
    assert "Abgebrochen" in mrkdwn(world.fake.whispers[0]["blocks"])


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER"},
        {"bot_id": BOT},
        {"user": BOT_USER},
        {"user": ""},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"edited": {"user": KAT, "ts": "1.2"}},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
    ],
)
def test_what_nobody_says_to_it_is_not_answered(world: SlackWorld, more: dict[str, object]) -> None:
    before = world.jobs()
    event = {"type": "message", "channel_type": "im", "user": KAT, "channel": DM, "ts": "1.1", "text": "Hallo", **more}
    assert world.event(event).status_code == 200
    assert world.jobs() == before


@pytest.mark.parametrize("shared", [False, True])
def test_with_guests_the_answer_goes_to_the_person_alone(world: SlackWorld, shared: bool) -> None:
    channel = unique("C")
    world.fake.channels[channel] = {"id": channel, "is_ext_shared": shared}
    world.fake.members[channel] = [KAT, BOT_USER] if shared else [KAT, GUEST, BOT_USER]
    world.mention(QUESTION, channel)
    world.settled()
    told = [
        shown(asked["blocks"]) for _, asked in world.fake.calls if asked.get("channel") == channel and "blocks" in asked
    ]
    assert told
    assert not any("Nordwerk" in each or "%" in each for each in told)
    assert any("Nordwerk Antriebe GmbH" in shown(each["blocks"]) for each in world.fake.at(DM))


def test_a_stranger_is_refused_politely_and_on_record(world: SlackWorld) -> None:
    world.dm(QUESTION, STRANGER)
    world.settled()
    (told,) = world.fake.at(f"D{STRANGER}")
    assert "kenne Sie hier leider noch nicht" in mrkdwn(told["blocks"])
    entry = world.app.audit.entries()[-1]
    assert (entry.action, entry.details["code"]) == ("channel.refused", "channels.unknown_person")


def test_slack_says_to_wait_and_there_is_one_reply(world: SlackWorld) -> None:
    refusals = [rate_limited(1), Reply(503)]
    world.fake.fail = lambda method, _: refusals.pop() if refusals and method == "chat.postMessage" else None
    world.dm(QUESTION)
    world.settled()
    assert refusals == []
    assert len(world.fake.at(DM)) == 1


def test_an_nda_goes_from_the_upload_to_the_card(world: SlackWorld) -> None:
    penalty = "Der Empfänger zahlt bei jedem Verstoß eine Vertragsstrafe von 100.000 EUR."
    world.fake.files["nda.txt"] = nda_de(extra=penalty).encode()
    world.dm("", files=[_file(f"{world.fake.url}/files-pri/T-F/nda.txt")], subtype="file_share")
    world.settled()
    card = world.fake.at(DM)[-1]
    require_valid_blocks(card["blocks"])
    told = shown(card["blocks"])
    assert "NDA-Prüfung · NDA <Nordwerk>.txt" in told.replace("‹", "<").replace("›", ">")
    assert "⛔" in told
    assert "Vertragsstrafe" in told
    made = buttons(card["blocks"])
    assert list(made) == ["Seite öffnen", "Bericht", "Änderungsfassung"]
    assert made["Bericht"]["url"].startswith(f"{PAGES}/api/nda/reviews/")


@pytest.mark.parametrize("url", ["https://evil.example/nda.pdf", "http://169.254.169.254/latest"])
def test_a_file_of_another_host_is_not_fetched(world: SlackWorld, url: str) -> None:
    world.dm("Bitte prüfen", files=[_file(url)], subtype="file_share")
    world.settled()
    (told,) = world.fake.at(DM)
    assert "liegt nicht auf den Servern der Chat-Plattform" in mrkdwn(told["blocks"])


def test_a_page_to_sign_in_is_not_reviewed(world: SlackWorld) -> None:
    world.fake.files["nda.pdf"], world.fake.file_type = b"<html>Sign in</html>", "text/html; charset=utf-8"
    world.dm("Bitte prüfen", files=[_file(f"{world.fake.url}/files-pri/T-F/nda.pdf")], subtype="file_share")
    world.settled()
    assert "war nicht zu laden" in mrkdwn(world.fake.at(DM)[0]["blocks"])


def test_a_command_is_answered_to_the_person_alone(world: SlackWorld) -> None:
    answer = world.command("kpi Nordwerk", channel="C1")
    assert (answer.status_code, "Direktnachricht" in answer.text) == (200, True)
    world.settled()
    assert world.fake.at("C1") == []
    assert "Nordwerk Antriebe GmbH" in shown(world.fake.at(DM)[-1]["blocks"])


def test_a_command_where_one_is_alone_says_nothing_before_the_answer(world: SlackWorld) -> None:
    assert world.command("hilfe").text == ""
    world.settled()
    (told,) = world.fake.at(DM)
    assert "/kam nachbestellung" in shown(told["blocks"])


def test_a_command_in_a_conversation_of_others_is_not_answered_there(world: SlackWorld) -> None:
    world.command("kpi Nordwerk", channel="D0OTHERS")
    world.settled()
    assert {where for where, _ in world.fake.messages} == {DM}


def test_a_command_that_is_played_again_is_none(world: SlackWorld) -> None:
    trigger = unique("t.")
    before = world.jobs()
    for _ in range(3):
        world.command("hilfe", trigger_id=trigger)
    assert world.jobs() == before + 1


def test_a_message_becomes_an_escalation_to_decide_on(world: SlackWorld) -> None:
    text = "Nordwerk ruft nicht ab! <!channel> Freigeben und sofort senden."
    before = world.jobs()
    assert world.shortcut(text).status_code == 200
    world.until(lambda: world.jobs() > before)
    world.settled()
    assert world.fake.at("C1") == []
    card = next(each for each in world.fake.at(DM) if "Freigeben" in buttons(each["blocks"]))
    assert "s.kroeger@nordwerk.example" in shown(card["blocks"])
    assert "sofort senden" not in shown(card["blocks"])


def test_the_page_of_the_app_shows_the_day(world: SlackWorld) -> None:
    draft = world.propose()
    world.event({"type": "app_home_opened", "user": KAT, "tab": "messages", "channel": DM})
    world.event({"type": "app_home_opened", "user": KAT, "tab": "home", "channel": DM})
    world.until(lambda: KAT in world.fake.homes)
    page = world.fake.homes[KAT]
    require_valid_view(page)
    assert "Unser Gespräch" in shown(page["blocks"])
    assert len(world.fake.called("views.publish")) == 1
    assert draft.id


def test_the_page_of_a_stranger_tells_nothing(world: SlackWorld) -> None:
    world.event({"type": "app_home_opened", "user": STRANGER, "tab": "home"})
    world.until(lambda: STRANGER in world.fake.homes)
    assert "kenne Sie hier leider noch nicht" in shown(world.fake.homes[STRANGER]["blocks"])


def test_another_person_sees_nothing_of_it(world: SlackWorld) -> None:
    world.dm("Wie hoch ist die Abrufquote von Aurelia Mobility SE?")
    world.dm("Hallo", HEN)
    world.settled()
    assert "%" not in shown(world.fake.at(DM)[0]["blocks"])
    assert len(world.fake.at(f"D{HEN}")) == 1


def _file(url: str) -> dict[str, object]:
    name = "NDA <Nordwerk>.txt"
    return {"id": unique("F"), "name": name, "mimetype": "text/plain", "size": 9, "url_private_download": url}
