"""A message is answered where it was said, once, and only where the answer may be read."""

import datetime as dt
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.domain.assistant.conversation import ToolCall
from agent.domain.assistant.run import Run as ChatRun
from agent.domain.assistant.turn import Progress, Reply, Turn
from agent.domain.channel.inbound import RemoteFile
from agent.domain.channel.place import Audience, Place
from agent.domain.errors import Unavailable
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.services.channels.disclosure import Disclosure
from tests.approvals_world import World
from tests.channels_world import (
    CHANNEL,
    DM,
    GUESTS,
    HENRIKE,
    KATHARINA,
    MURAT,
    STRANGER,
    Channels,
    Killed,
    Recorder,
    Run,
    buttons,
    lines,
    text_of,
)
from tests.jobs.workshop import until
from tests.scripted_assistant import OTIF, Scripted, raising, spoken, with_figure

EVERYWHERE = [DM, CHANNEL, GUESTS]
ALONE = Place(DM.platform, "T1", "D-kat", audience=Audience.PERSONAL)


class Stepping(Scripted):
    """Tells steps, as the real one does."""

    def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
        for name in ("assistant.run.step.model", "assistant.run.step.check"):
            tell(Progress(step=name))
        return super().run(turn, tell, stop)


@pytest.fixture
def assistant(world: World) -> Stepping:
    scripted = Stepping()
    world.app.__dict__["assistant"] = scripted
    return scripted


@pytest.fixture
def client(channels: Channels) -> Recorder:
    return channels.client


def figure(turn: Turn) -> Reply:
    return Reply("Die Liefertreue liegt bei 63,4 %.", Language.DE, facts=(OTIF,))


def drafting(world: World, **changes: object) -> Callable[[Turn], Reply]:
    def draft(turn: Turn) -> Reply:
        made = world.propose(request_id=f"chat:{turn.request}", **changes)
        return Reply("Der Entwurf liegt bereit.", Language.DE, drafts=(made.id,))

    return draft


def test_the_status_becomes_the_answer(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    channels.say("Wie steht OTIF?")
    (post,) = client.at(DM)
    assert text_of(post).startswith("WIE STEHT OTIF?")
    first = client.shown[0][1]
    assert "Ich bin ein KI-Assistent" in text_of(first), "before the first answer it says what answers"
    assert "Abbrechen" in buttons(first)
    assert any("Ich überlege" in text_of(post) for _, post in client.shown)
    assert not buttons(post)


def test_only_the_first_message_says_what_answers(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    for text in ("Wie steht OTIF?", "Und im letzten Quartal?"):
        channels.say(text)
    told = ["KI-Assistent" in text_of(post) for _, post in client.shown if "Abbrechen" in buttons(post)]
    assert (told[0], told[-1]) == (True, False)
    assert len(assistant.turns[1].history) == 2, "one place is one conversation"


def test_each_message_is_answered_in_its_language(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    channels.say("What is the status of the delivery?")
    assert "I am an AI assistant" in text_of(client.shown[0][1])
    channels.say("Und wie steht die Liefertreue?")
    assert any("Ich arbeite daran" in post.fallback for _, post in client.shown)


def test_people_in_one_thread_have_their_own_conversations(
    channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    channels.say("Was ist mit Nordwerk?", CHANNEL)
    channels.say("Und jetzt?", CHANNEL, MURAT)
    one, two = assistant.turns
    assert (one.user.id, two.user.id, two.history) == ("k.brandt", "m.yilmaz", ())
    assert one.thread != two.thread


def test_a_stranger_is_told_politely_and_asks_nothing(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    channels.say("What is the OTIF of Nordwerk please?", CHANNEL, STRANGER)
    assert assistant.turns == []
    ((place, speaker, post),) = client.whispers
    assert (place, speaker, client.posts) == (CHANNEL, STRANGER, {})
    assert "I do not know you here yet" in text_of(post)
    assert world.app.audit.entries()[-1].action == "channel.refused"


@pytest.mark.parametrize("place", EVERYWHERE)
def test_the_same_event_again_is_answered_once(
    channels: Channels, client: Recorder, assistant: Stepping, place: Place
) -> None:
    run = channels.say("Wie steht OTIF?", place, event="Ev1")
    shown, whispered = list(client.shown), list(client.whispers)
    channels.app.channel_chat.handle(run, channels.message("Wie steht OTIF?", place, event="Ev1"))
    assert len(assistant.turns) == 1
    assert (client.shown, client.whispers) == (shown, whispered)


@pytest.mark.parametrize("step", ["who", "status", "answer"])
def test_a_run_that_dies_before_a_step_goes_on(
    channels: Channels, client: Recorder, assistant: Stepping, step: str
) -> None:
    message, run = channels.message("Wie steht OTIF?", event="Ev1"), Run(die=step)
    with pytest.raises(Killed):
        channels.app.channel_chat.handle(run, message)
    run.die = ""
    channels.app.channel_chat.handle(run, message)
    assert [text_of(post).split("\n")[0] for post in client.at(DM)] == ["WIE STEHT OTIF?"]
    assert len(assistant.turns) == 1


def test_a_crash_between_the_answer_and_its_post_posts_it_once(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    assistant.then.append(drafting(world))
    message, run = channels.message("Schreib Nordwerk", event="Ev1"), Run(die_after="answer")
    with pytest.raises(Killed):
        channels.app.channel_chat.handle(run, message)
    run.die_after = ""
    channels.app.channel_chat.handle(run, message)
    assert len(assistant.turns) == 1
    assert len(client.at(DM)) == 2, "the answer and one card"
    assert len(world.app.channel_store.open_cards()) == 1


def test_a_run_that_died_while_it_answered_is_taken_up(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    assistant.then.append(raising(Killed("in the model")))
    message, run = channels.message("Wie steht OTIF?", event="Ev1"), Run()
    with pytest.raises(Killed):
        channels.app.channel_chat.handle(run, message)
    _leave_running(world, channels)
    world.app.__dict__["channel_chat"] = replace(channels.app.channel_chat, patience_s=2.0)
    channels.app.channel_chat.handle(run, message)
    assert text_of(client.at(DM)[0]).startswith("WIE STEHT OTIF?")


def _leave_running(world: World, channels: Channels) -> None:
    """What a killed process leaves in the state: a run that nobody ends."""
    desk, user = world.app.conversations, world.kam
    (thread,) = desk.latest(user)
    said = desk.messages(user, thread.id)[-1]
    now = world.clock.now()
    assert desk.runs.begin(ChatRun("dead", thread.id, said.id, now, now + dt.timedelta(minutes=5)), now)


def test_a_second_message_waits_for_the_first(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    assistant.hold = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(channels.say, "Die erste Frage")
        assert assistant.started.wait(10)
        second = pool.submit(channels.say, "Die zweite Frage")
        until(lambda: len(client.at(DM)) == 2)
        time.sleep(0.3)  # it has found the first one running
        assistant.hold.set()
        first.result(20)
        second.result(20)
    assert [post.fallback for post in client.at(DM)] == ["DIE ERSTE FRAGE", "DIE ZWEITE FRAGE"]


def test_who_asked_can_end_the_run_and_nobody_else(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    assistant.hold = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(channels.say, "Die erste Frage")
        assert assistant.started.wait(10)
        cancel = buttons(client.at(DM)[0])["Abbrechen"]
        foreign = channels.press(cancel, speaker=MURAT)
        assert "no such conversation" in foreign.notice
        assert not assistant.stopped
        assert channels.press(cancel).notice.startswith("Abgebrochen")
        run.result(20)
    assert assistant.stopped == [True]
    assert "nichts mehr" in channels.press(cancel).notice


@pytest.mark.parametrize("place", EVERYWHERE)
def test_what_goes_wrong_is_told_where_it_was_asked(
    channels: Channels, client: Recorder, assistant: Stepping, place: Place
) -> None:
    channels.say("x" * 8_001, place)
    told = client.whispers[0][2] if place is GUESTS else client.at(place)[-1]
    assert "8001 Zeichen" in text_of(told)
    channels.say("Wie steht OTIF?", place)
    assert len(assistant.turns) == 1, "the conversation is usable"


def test_a_platform_that_is_silent_fails_the_job_and_keeps_the_answer(
    channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    def down(what: str) -> None:
        if assistant.turns:
            raise Unavailable("channels.unavailable", problem="503")

    client.fail = down
    message, run = channels.message("Wie steht OTIF?", event="Ev1"), Run()
    with pytest.raises(Unavailable):
        channels.app.channel_chat.handle(run, message)
    client.fail = lambda _what: None
    channels.app.channel_chat.handle(run, message)
    assert text_of(client.at(DM)[0]).startswith("WIE STEHT OTIF?")
    assert len(assistant.turns) == 1


def test_with_guests_nothing_of_the_answer_stands_in_the_place(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    assistant.then += [figure, drafting(world), figure]
    client.directs[KATHARINA.id] = ALONE
    channels.say("Wie steht OTIF bei Nordwerk?", GUESTS)
    channels.say("Schreib Nordwerk", GUESTS)
    del client.directs[KATHARINA.id]
    world.app.channel_store.unlink(KATHARINA.platform, "T1", KATHARINA.id)
    channels.say("Und jetzt?", GUESTS)
    public = client.texts_at(GUESTS)
    for private in ("63,4", "Nordwerk", "Entwurf", "Liefertreue", "überlege"):
        assert private not in public
    assert public.count("persönlich geschickt") == 6, "post and fallback, three times"
    alone = client.texts_at(ALONE)
    assert "63,4 %" in alone
    assert "Unser Gespräch" in alone, "the card, too"
    ((place, speaker, post),) = client.whispers
    assert (place, speaker) == (GUESTS, KATHARINA)
    assert "63,4 %" in text_of(post)


def test_among_colleagues_the_answer_stands_in_the_thread_but_secrets_do_not(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    client.directs[KATHARINA.id] = ALONE
    secret = replace(OTIF, fact_class=FactClass.SECRET)
    assistant.then += [figure, lambda turn: replace(figure(turn), facts=(OTIF, secret), text="Marge 27 %")]
    channels.say("Wie steht OTIF?", CHANNEL)
    assert "63,4 %" in client.texts_at(CHANNEL)
    channels.say("Wie steht die Marge?", CHANNEL)
    assert "Marge 27 %" not in client.texts_at(CHANNEL)
    assert "Marge 27 %" in client.texts_at(ALONE)


def test_a_draft_that_stays_inside_shows_no_card_among_colleagues(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    from agent.domain.draft.draft import DraftKind

    client.directs[KATHARINA.id] = ALONE
    assistant.then.append(drafting(world, kind=DraftKind.BRIEFING, text="Wir gehen bis 4 Prozent herunter."))
    channels.say("Briefing für Nordwerk", CHANNEL)
    assert "4 Prozent" not in client.texts_at(CHANNEL)
    assert "4 Prozent" in client.texts_at(ALONE)


def test_where_the_company_wants_it_figures_go_to_who_asked(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    chat = world.app.channel_chat
    delivery = replace(chat.delivery, disclosure=Disclosure(in_threads=False))
    world.app.__dict__["channel_chat"] = replace(chat, delivery=delivery)
    client.directs[KATHARINA.id] = ALONE
    public = replace(OTIF, fact_class=FactClass.PUBLIC)
    notes = (ToolCall("contact_history"),)
    assistant.then += [
        figure,
        lambda turn: replace(figure(turn), facts=(public,), text="Öffentlich: 70 %"),
        lambda turn: spoken(turn, tool_calls=notes),
        spoken,
    ]
    for text in ("Wie steht OTIF?", "Wie ist das Ziel?", "Was sagt die Notiz?", "Was kannst du?"):
        channels.say(text, CHANNEL)
    told = client.texts_at(CHANNEL)
    assert ("63,4 %" in told, "überlege" in told, "NOTIZ" in told) == (False, False, False)
    assert ("Öffentlich: 70 %" in told, "WAS KANNST DU?" in told) == (True, True)


def test_files_come_along_and_are_fetched_once(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    client.files["F1"] = b"Geheimhaltung"
    file = RemoteFile("F1", "NDA.txt", "text/plain", 13)
    run, message = Run(die="answer"), channels.message("", files=(file,), event="Ev1")
    with pytest.raises(Killed):
        channels.app.channel_chat.handle(run, message)
    del client.files["F1"]
    run.die = ""
    channels.app.channel_chat.handle(run, message)
    (turn,) = assistant.turns
    assert (turn.text, [each.name for each in turn.files]) == ("Bitte prüfe diese NDA.", ["NDA.txt"])
    assert world.app.upload_path(turn.files[0].id).read_bytes() == b"Geheimhaltung"


def test_a_conversation_full_of_files_is_followed_by_the_next(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    client.files["F1"] = b"x"
    some = tuple(RemoteFile("F1", f"{number}.txt") for number in range(15))
    channels.say("Eins", files=some)
    channels.say("Zwei", files=some)
    channels.say("Drei")
    one, two, three = (turn.thread for turn in assistant.turns)
    assert one != two == three


@pytest.mark.parametrize(("size", "told"), [(21_000_000, "größer als 20 MB"), (None, "nicht zu laden")])
def test_a_file_that_cannot_be_had_is_told(
    channels: Channels, client: Recorder, assistant: Stepping, size: int | None, told: str
) -> None:
    channels.say("Bitte prüfen", files=(RemoteFile("F9", "NDA.pdf", size=size),))
    assert told in text_of(client.at(DM)[-1])
    assert assistant.turns == []


def test_a_draft_stands_as_a_card_under_the_answer(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    assistant.then.append(drafting(world))
    channels.say("Schreib Nordwerk")
    answer, card = client.at(DM)
    assert text_of(answer).startswith("Der Entwurf liegt bereit.")
    assert lines(card)["An"] == "s.kroeger@nordwerk.example"
    (stored,) = world.app.channel_store.open_cards()
    assert (stored.user_id, stored.place) == ("k.brandt", DM)


def test_somebody_elses_draft_gets_no_card(
    world: World, channels: Channels, client: Recorder, assistant: Stepping
) -> None:
    draft = world.propose()
    assistant.then.append(lambda turn: spoken(turn, drafts=(draft.id,)))
    channels.say("Zeig mir den Entwurf", speaker=MURAT)
    assert [post.fallback for post in client.at(DM)] == ["ZEIG MIR DEN ENTWURF"]
    assert "Sabine" not in str(client.shown)


def test_steps_are_shown_at_most_once_a_second(channels: Channels, client: Recorder) -> None:
    class Chatty(Scripted):
        def run(self, turn: Turn, tell: Callable[[Progress], None], stop: Callable[[], bool]) -> Reply:
            for _ in range(50):
                tell(Progress(step="assistant.run.step.model"))
            return super().run(turn, tell, stop)

    channels.app.__dict__["assistant"] = Chatty()
    channels.say("Wie steht OTIF?")
    assert len(client.updates) <= 3


def test_a_figure_comes_with_where_it_is_from(channels: Channels, client: Recorder, assistant: Stepping) -> None:
    assistant.then.append(with_figure)
    channels.say("Wie steht OTIF?", DM, HENRIKE)
    told = text_of(client.at(DM)[-1])
    assert "Definition otif 1" in told
    assert "22.11.2026" in told
