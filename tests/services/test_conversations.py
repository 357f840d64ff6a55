"""The desk of conversations: whose they are, files, feedback, forgetting."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from agent.bootstrap import App
from agent.domain.assistant.conversation import Message, Thread
from agent.domain.errors import BadInput, Conflict, Forbidden, NotFound
from agent.domain.identity import User
from agent.services.chat_intake import Asked
from agent.services.conversations import MOST_FILES
from tests.approvals_world import quick_folder
from tests.direct_sql import contents
from tests.facts_world import customer, provide
from tests.scripted_assistant import Scripted, with_figure

NORDWERK, FOREIGN = "Nordwerk Antriebe GmbH", "Vantage Pumps Ltd"
PDF = b"%PDF-1.7 not really"


@pytest.fixture
def home() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder / "home"


@pytest.fixture
def assistant(app: App) -> Scripted:
    scripted = Scripted()
    app.__dict__["assistant"] = scripted
    return scripted


@pytest.fixture
def kam(app: App) -> User:
    return app.identity.user("k.brandt")


@pytest.fixture
def thread(app: App, assistant: Scripted, kam: User) -> Thread:
    return app.conversations.open(kam)


def say(app: App, user: User, text: str, thread: Thread) -> Message:
    return app.chat.say(user, Asked(text, thread.id), lambda _told: None, lambda: False)


def attach(app: App, user: User, thread: Thread, name: str = "nda.pdf", data: bytes = PDF) -> str:
    return app.conversations.attach(user, thread.id, name, "application/pdf", io.BytesIO(data)).id


def last_refusal(app: App) -> tuple[str, str, object]:
    entry = app.audit.entries()[-1]
    return entry.action, entry.subject, entry.details.get("code")


def test_a_conversation_is_narrowed_to_an_account_of_the_user_under_its_full_name(app: App, kam: User) -> None:
    provide(app.facts_store, customers=[customer("N", NORDWERK), customer("V", FOREIGN)])
    assert app.conversations.open(kam, "nordwerk antriebe gmbh").account == NORDWERK
    with pytest.raises(Forbidden):
        app.conversations.open(kam, FOREIGN)
    assert last_refusal(app) == ("assistant.refused", "-", "access.account")
    assert [each.account for each in app.conversations.latest(kam)] == [NORDWERK]


_WAYS: dict[str, Callable[[App, User, Thread, Message], object]] = {
    "get": lambda app, user, thread, _m: app.conversations.get(user, thread.id),
    "messages": lambda app, user, thread, _m: app.conversations.messages(user, thread.id),
    "files": lambda app, user, thread, _m: app.conversations.files(user, thread.id),
    "is_running": lambda app, user, thread, _m: app.conversations.is_running(user, thread.id),
    "delete": lambda app, user, thread, _m: app.conversations.delete(user, thread.id),
    "attach": lambda app, user, thread, _m: attach(app, user, thread),
    "rate": lambda app, user, thread, m: app.conversations.rate(user, thread.id, m.id, True),
    "say": lambda app, user, thread, _m: say(app, user, "Und jetzt?", thread),
    "cancel": lambda app, user, thread, _m: app.chat.cancel(user, thread.id),
}


@pytest.mark.parametrize("way", _WAYS)
def test_to_anybody_else_a_conversation_does_not_exist(app: App, kam: User, thread: Thread, way: str) -> None:
    answer = say(app, kam, "Wie steht OTIF?", thread)
    unknown = replace(thread, id="00000000")
    for user in map(app.identity.user, ("m.yilmaz", "a.petersen", "h.sommer", "l.vogt")):
        told = []
        for each in (thread, unknown):
            with pytest.raises(NotFound) as refusal:
                _WAYS[way](app, user, each, answer)
            told.append((refusal.value.code, refusal.value.values))
        assert told[0] == told[1] == ("assistant.thread", {})
        assert app.conversations.latest(user) == []
    assert len(app.conversations.messages(kam, thread.id)) == 2


def test_a_refusal_is_recorded_without_what_the_caller_made_up(app: App, kam: User, thread: Thread) -> None:
    for thread_id, subject in ((thread.id, thread.id), ("Frau Kröger ' --", "-")):
        with pytest.raises(NotFound):
            app.conversations.delete(app.identity.user("m.yilmaz"), thread_id)
        assert last_refusal(app) == ("assistant.refused", subject, "assistant.thread")


def _keep_deleted_bytes(app: App) -> None:
    """As SQLite does unless it is told otherwise, by us or by who built it."""
    if app.database.engine.dialect.name != "sqlite":
        return
    event.listen(app.database.engine, "connect", lambda raw, _record: raw.execute("pragma secure_delete=off"))
    app.database.dispose()


def test_a_deleted_conversation_leaves_neither_words_nor_files(app: App, kam: User, thread: Thread) -> None:
    file = attach(app, kam, thread)
    _keep_deleted_bytes(app)
    say(app, kam, "Xylophonkonzert", thread)
    assert b"Xylophonkonzert" in contents(app.database.url)
    app.conversations.delete(kam, thread.id)
    with pytest.raises(NotFound):
        app.conversations.get(kam, thread.id)
    assert not app.upload_path(file).exists()
    app.database.dispose()
    assert b"Xylophonkonzert" not in contents(app.database.url)
    assert app.audit.verify().holds


@pytest.mark.parametrize("name", ["../../etc/passwd", "<img src=x>.pdf", "a" * 200])
def test_a_file_lies_under_our_own_id(app: App, kam: User, thread: Thread, name: str) -> None:
    kept = app.conversations.attach(kam, thread.id, name, "application/pdf", io.BytesIO(PDF))
    path = app.upload_path(kept.id)
    assert (kept.name, kept.sha256, path.read_bytes()) == (name, hashlib.sha256(PDF).hexdigest(), PDF)
    assert path.stat().st_mode & 0o077 == 0
    assert [each.name for each in path.parent.iterdir()] == [kept.id]
    details = app.audit.entries()[-1].details
    assert details == {"file": kept.id, "sha256": kept.sha256}


def test_a_file_over_the_limit_is_not_kept(app: App, kam: User, thread: Thread) -> None:
    with pytest.raises(BadInput, match="20"):
        attach(app, kam, thread, data=b"x" * 20_000_001)
    assert app.conversations.files(kam, thread.id) == []
    assert list(app.upload_path("x").parent.iterdir()) == []


def test_files_are_counted(app: App, kam: User, thread: Thread) -> None:
    for _ in range(MOST_FILES):
        attach(app, kam, thread)
    with pytest.raises(BadInput, match="20"):
        attach(app, kam, thread)


def test_a_file_whose_conversation_goes_meanwhile_is_not_left_behind(app: App, kam: User, thread: Thread) -> None:
    class Deleting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if not self.tell():
                app.conversations.delete(kam, thread.id)
            return super().read(size)

    with pytest.raises(NotFound):
        app.conversations.attach(kam, thread.id, "x", "", Deleting(PDF))
    assert list(app.upload_path("x").parent.iterdir()) == []


def test_feedback_is_kept_and_the_last_counts(app: App, kam: User, thread: Thread) -> None:
    answer = say(app, kam, "Wie steht OTIF?", thread)
    app.conversations.rate(kam, thread.id, answer.id, False, "Falscher Zeitraum")
    rated = app.conversations.rate(kam, thread.id, answer.id, True)
    assert (rated.helpful, rated.comment) == (True, "")
    entry = app.audit.entries()[-2]
    assert (entry.action, entry.details) == ("assistant.rated", {"message": answer.id, "helpful": False})
    with pytest.raises(BadInput, match="comment has 2001"):
        app.conversations.rate(kam, thread.id, answer.id, True, "x" * 2001)


def test_only_an_answer_of_this_conversation_is_rated(app: App, kam: User, thread: Thread) -> None:
    elsewhere = say(app, kam, "Woanders", app.conversations.open(kam))
    say(app, kam, "Hier", thread)
    question = app.conversations.messages(kam, thread.id)[0]
    for message in (elsewhere.id, question.id, "unknown"):
        with pytest.raises(NotFound) as refusal:
            app.conversations.rate(kam, thread.id, message, True)
        assert refusal.value.code == "assistant.message"


def test_of_a_forgotten_person_no_conversation_is_left(app: App, kam: User, thread: Thread) -> None:
    file = attach(app, kam, thread)
    say(app, kam, "Xylophonkonzert", thread)
    other = app.identity.user("m.yilmaz")
    kept = app.conversations.open(other)
    admin = app.identity.user("a.petersen")
    assert app.people.forget(admin, kam.id)
    assert not app.upload_path(file).exists()
    assert [each.id for each in app.conversations.latest(other)] == [kept.id]
    with pytest.raises(NotFound):
        app.conversations.store.thread(thread.id)
    assert b"Xylophonkonzert" not in contents(app.database.url)
    assert app.audit.verify().holds


def test_a_person_who_stays_keeps_conversations_and_files(app: App, kam: User, thread: Thread) -> None:
    admin = app.identity.user("a.petersen")
    own = app.conversations.open(admin)
    file = app.conversations.attach(admin, own.id, "x", "", io.BytesIO(PDF))
    with pytest.raises(Conflict):
        app.people.forget(admin, admin.id)
    assert app.conversations.files(admin, own.id) == [file]
    assert app.upload_path(file.id).exists()


def test_what_was_stored_comes_back_as_it_was(app: App, assistant: Scripted, kam: User, thread: Thread) -> None:
    assistant.then.append(with_figure)
    answer = say(app, kam, "Wie steht die Liefertreue?", thread)
    question, stored = app.conversations.messages(kam, thread.id)
    assert stored == answer
    assert stored.facts[0].rows
    assert question.text == "Wie steht die Liefertreue?"
    assert app.conversations.get(kam, thread.id).title == question.text
