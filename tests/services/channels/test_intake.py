"""What comes in is queued once, and lost never."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from agent.domain.channel.inbound import Entry, RemoteFile
from agent.domain.errors import Unavailable
from agent.services.channels.intake import job_id
from agent.services.channels.wire import packed
from tests.approvals_world import World
from tests.channels_world import CHANNEL, KATHARINA, Channels


class Queue:
    """The stored jobs, as far as the intake needs them."""

    def __init__(self) -> None:
        self.jobs: dict[str, Any] = {}
        self.down = False

    def enqueue(self, name: str, arguments: Any, *, started_by: str | None, job_id: str) -> str:
        if self.down:
            raise Unavailable("system.state", problem="locked")
        self.jobs[job_id] = (name, arguments, started_by)
        return job_id


@pytest.fixture
def queue(world: World) -> Queue:
    queue = Queue()
    world.app.__dict__["stored_jobs"] = queue
    yield queue  # type: ignore[misc]
    world.app.__dict__.pop("stored_jobs")


def test_the_same_event_four_times_is_one_job(world: World, channels: Channels, queue: Queue) -> None:
    message = channels.message("Wie steht OTIF?", event="Ev1")
    with ThreadPoolExecutor(4) as pool:
        taken = list(pool.map(lambda _: world.app.channel_intake.take(message), range(4)))
    assert sorted(taken) == [False, False, False, True]
    assert list(queue.jobs) == [job_id(message)]


def test_what_could_not_be_queued_is_taken_when_it_comes_again(world: World, channels: Channels, queue: Queue) -> None:
    message = channels.message("Wie steht OTIF?", event="Ev1")
    queue.down = True
    with pytest.raises(Unavailable):
        world.app.channel_intake.take(message)
    queue.down = False
    assert world.app.channel_intake.take(message)


def test_a_job_is_started_by_who_is_known(world: World, channels: Channels, queue: Queue) -> None:
    first, second = channels.message("Eins"), channels.message("Zwei")
    world.app.channel_intake.take(first)
    world.app.channel_people.user(KATHARINA)
    world.app.channel_intake.take(second)
    assert [by for _, _, by in queue.jobs.values()] == [None, "k.brandt"]


def test_a_message_waits_as_plain_json_and_comes_back(world: World, channels: Channels, queue: Queue) -> None:
    file = RemoteFile("F1", "NDA „neu“.pdf", "application/pdf", 17, "https://files.example/F1")
    message = channels.message("/nda \0 ja", CHANNEL, files=(file,), entry=Entry.COMMAND)
    world.app.channel_intake.take(message)
    ((_, arguments, _),) = queue.jobs.values()
    assert arguments == {"platform": "slack", "event": message.event}, "no words lie in the queue"
    stored = world.app.channel_store.waiting(message.speaker.platform, message.event)
    assert stored is not None
    assert stored | {"text": message.text} == packed(message)
    back = world.app.channel_intake.waiting(arguments)
    assert back is not None
    assert (back.text, back.files, back.place, back.entry) == ("/nda  ja", (file,), CHANNEL, Entry.COMMAND)
