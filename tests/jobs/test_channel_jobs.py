"""Messages from chat platforms as jobs of the real engine: one run, one reply, whatever dies."""

import json
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from agent.bootstrap import App, build
from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import Unavailable
from agent.domain.job import JobState
from agent.settings import Settings
from tests.approvals_world import Template, copied
from tests.channels_world import DM, STRANGER, Channels, Run, text_of
from tests.conftest import TODAY
from tests.jobs.workshop import until
from tests.scripted_assistant import Scripted

CRASH = textwrap.dedent(
    """
    import os, sys, time
    from pathlib import Path
    from tests.channels_world import Channels
    from tests.jobs.test_channel_jobs import channel_app
    from tests.scripted_assistant import Scripted

    app = channel_app(Path(sys.argv[1]))
    channels = Channels(app)
    app.__dict__["assistant"] = Scripted()
    update = channels.client.update

    def dies(place, message, post):
        if post.fallback.startswith("WIE"):  # the answer is stored, and not yet shown
            os.kill(os.getpid(), 9)
        update(place, message, post)

    channels.client.update = dies
    app.start_jobs(app.job_engine("serve"), schedules=False)
    app.channel_intake.take(channels.message("Wie steht OTIF?", event="Ev1"))
    time.sleep(60)
    """
)


def channel_app(home: Path) -> App:
    """Slack is set up; the recorder takes the place of its client."""
    return build(Settings(home=home, today=TODAY, slack_bot_token="xoxb-1", slack_signing_secret="s"))  # type: ignore[arg-type]


@pytest.fixture
def home(approvals_template: Template) -> Path:
    return copied(approvals_template.home)


@pytest.fixture
def channels(home: Path) -> Iterator[Channels]:
    app = channel_app(home)
    yield Channels(app)
    app.close()


@pytest.fixture
def assistant(channels: Channels) -> Scripted:
    scripted = Scripted()
    channels.app.__dict__["assistant"] = scripted
    return scripted


def start(channels: Channels) -> None:
    channels.app.start_jobs(channels.app.job_engine("serve"), schedules=False)


def ended(channels: Channels, count: int = 1) -> list[JobState]:
    jobs: Callable[[], Any] = lambda: channels.app.stored_jobs.find(name="channels.message")  # noqa: E731
    until(lambda: sum(each.ended_at is not None for each in jobs()) >= count, 60)
    return [each.state for each in jobs()]


def test_one_event_four_times_with_a_slow_assistant(channels: Channels, assistant: Scripted) -> None:
    start(channels)
    assistant.hold = threading.Event()
    message = channels.message("Wie steht OTIF?", event="Ev1")
    taken = [channels.app.channel_intake.take(message) for _ in range(4)]  # while the answer is held back
    assert assistant.started.wait(30)
    assistant.hold.set()
    assert ended(channels) == [JobState.DONE]
    assert (taken, len(assistant.turns)) == ([True, False, False, False], 1)
    assert [post.fallback for post in channels.client.at(DM)] == ["WIE STEHT OTIF?"]
    assert channels.app.channel_store.waiting(message.speaker.platform, "Ev1") is None, "what is answered is not kept"


def test_after_a_kill_the_answer_is_posted_once(channels: Channels, assistant: Scripted, home: Path) -> None:
    root = Path(__file__).parents[2]
    crashed = subprocess.run(
        [sys.executable, "-c", CRASH, str(home)], capture_output=True, text=True, timeout=120, cwd=root
    )
    assert crashed.returncode == -9, crashed.stderr
    (thread,) = channels.app.conversations.latest(channels.app.user())
    before = channels.app.conversations.messages(channels.app.user(), thread.id)
    assert [each.text for each in before] == ["Wie steht OTIF?", "WIE STEHT OTIF?"]
    start(channels)
    assert ended(channels) == [JobState.DONE]
    assert assistant.turns == [], "what is answered is not asked again"
    assert [post.fallback for post in channels.client.at(DM)] == ["WIE STEHT OTIF?"]
    after = channels.app.conversations.messages(channels.app.user(), thread.id)
    assert [each.id for each in after] == [each.id for each in before]
    channels.app.channel_intake.take(channels.message("Wie steht OTIF?", event="Ev1"))
    assert len(channels.app.stored_jobs.find(name="channels.message")) == 1


def test_what_people_do_wrong_is_told_and_no_failed_job(channels: Channels, assistant: Scripted) -> None:
    start(channels)
    channels.app.channel_intake.take(channels.message("Prüfen", files=(RemoteFile("F9", "NDA.pdf"),)))
    channels.app.channel_intake.take(channels.message("Hallo?", speaker=STRANGER))
    assert ended(channels, 2) == [JobState.DONE, JobState.DONE]
    assert "nicht zu laden" in text_of(channels.client.at(DM)[0])
    assert "kenne Sie hier leider noch nicht" in text_of(channels.client.whispers[0][2])


def test_an_answer_that_a_silent_platform_did_not_take_comes_later(channels: Channels, assistant: Scripted) -> None:
    def down(what: str) -> None:
        if assistant.turns:
            raise Unavailable("channels.unavailable", problem="503")

    channels.client.fail = down
    start(channels)
    retry = next(job for job in channels.app.jobs if job.name == "channels.retry")
    channels.app.channel_intake.take(channels.message("Wie steht OTIF?"))
    assert ended(channels) == [JobState.FAILED]
    channels.client.fail = lambda _what: None
    retry.run(Run(), {})
    until(lambda: ended(channels) == [JobState.DONE], 60)
    assert [post.fallback for post in channels.client.at(DM)] == ["WIE STEHT OTIF?"], "no status is left behind"
    assert len(assistant.turns) == 1
    retry.run(Run(), {})
    assert channels.app.channel_store.cards(channels.app.stored_jobs.find(name="channels.message")[0].id) == []


def test_what_nobody_foresaw_is_told_and_fails_the_job(
    channels: Channels, assistant: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    start(channels)
    monkeypatch.setattr(type(channels.app.channel_chat), "_thread", broken)
    channels.app.channel_intake.take(channels.message("Wie steht OTIF?"))
    assert ended(channels) == [JobState.FAILED]
    assert "RuntimeError" in text_of(channels.client.at(DM)[0])


def test_nothing_of_it_is_there_where_no_platform_is_set_up(app: App) -> None:
    assert [each.name for each in app.jobs if each.name.startswith("channels.")] == []
    assert app.channel_clients == {}


def test_a_short_command_imports_no_platform() -> None:
    script = (
        "import sys, json; from agent.cli import main; sys.argv = ['kam', '--help']\n"
        "try: main()\n"
        "finally: print(json.dumps([each for each in sys.modules if each.split('.')[0] in"
        " ('slack_bolt', 'slack_sdk', 'microsoft_teams', 'aiohttp', 'dbos')]), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert json.loads(ran.stderr.strip().splitlines()[-1]) == []
