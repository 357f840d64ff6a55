"""Mails as files: whole or not at all, once, with the hidden recipients beside and not inside."""

import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent.adapters.mail.eml import EmlFolder
from agent.adapters.mail.message import message
from agent.adapters.mail.notes import FolderNotes
from agent.domain.draft.delivery import RecipientState, RecipientStatus
from agent.domain.errors import BadInput, Unavailable
from tests.adapters.mail.sample import outgoing

ROOT = Path(__file__).parents[3]
MAIL = outgoing(to=("a@x.de",), cc=("c@x.de",), recipients=("a@x.de", "c@x.de", "hidden@x.de"))
NAME = "8f14e45f.1"


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """As on a full disk: the operating system writes no more."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "outbox"


def test_the_file_is_the_mail_and_everybody_has_it(folder: Path) -> None:
    found = EmlFolder(folder).send(MAIL)
    assert found == [RecipientState(each, RecipientStatus.ACCEPTED) for each in MAIL.recipients]
    assert (folder / f"{NAME}.eml").read_bytes() == message(MAIL)
    assert files(folder) == [f"{NAME}.eml", f"{NAME}.envelope.json"]
    assert (folder / f"{NAME}.eml").stat().st_mode & 0o077 == 0


def test_hidden_recipients_stand_beside_the_mail_only(folder: Path) -> None:
    EmlFolder(folder).send(MAIL)
    assert b"hidden@x.de" not in (folder / f"{NAME}.eml").read_bytes()
    envelope = json.loads((folder / f"{NAME}.envelope.json").read_text())
    assert envelope["rcpt_to"] == list(MAIL.recipients)
    assert envelope["hidden"] == ["hidden@x.de"]
    assert envelope["mail_from"] == MAIL.sender


def test_the_same_mail_twice_is_one_file_that_stays(folder: Path) -> None:
    channel = EmlFolder(folder)
    assert channel.has_sent(MAIL.message_id) is False
    channel.send(MAIL)
    assert channel.has_sent(MAIL.message_id) is True
    before = (folder / f"{NAME}.eml").stat()
    EmlFolder(folder).send(MAIL)
    after = (folder / f"{NAME}.eml").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(files(folder)) == 2


def test_another_mail_is_another_file(folder: Path) -> None:
    EmlFolder(folder).send(MAIL)
    EmlFolder(folder).send(outgoing(message_id="<other.1@kam.example>"))
    assert len(list(folder.glob("*.eml"))) == 2


def unavailable(folder: Path) -> str:
    with pytest.raises(Unavailable) as caught:
        EmlFolder(folder).send(MAIL)
    assert caught.value.values == {}
    return caught.value.code


def test_a_full_disk_leaves_nothing_and_the_next_try_is_whole(folder: Path) -> None:
    with no_file_above(300):
        assert unavailable(folder) == "outbox.folder.full"
    assert not [name for name in files(folder) if name.endswith(".eml")]
    assert EmlFolder(folder).has_sent(MAIL.message_id) is False
    EmlFolder(folder).send(MAIL)
    assert (folder / f"{NAME}.eml").read_bytes() == message(MAIL)


def test_no_space_at_the_flush_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "fsync", fails)
    assert unavailable(folder) == "outbox.folder.full"
    assert files(folder) == []


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    folder.write_text("in the way")
    assert unavailable(folder) == "outbox.folder"
    with pytest.raises(Unavailable):
        EmlFolder(folder).has_sent(MAIL.message_id)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_permission(folder: Path) -> None:
    folder.mkdir(mode=0o500)
    assert unavailable(folder) == "outbox.folder.denied"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_refusal_of_the_system_is_told(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fails)
    assert unavailable(folder) == "outbox.folder.denied"


def test_killed_while_writing_there_is_no_mail(folder: Path) -> None:
    """Killed by the system at every flush in turn: the first, the second … until the mail is through."""
    for flush in range(1, 10):
        done = killed_at(flush, folder)
        mails = list(folder.glob("*.eml"))
        assert EmlFolder(folder).has_sent(MAIL.message_id) is bool(mails)
        if mails:
            assert mails[0].read_bytes() == message(MAIL)
            assert (folder / f"{NAME}.envelope.json").exists()
        if done == 0:
            break
    assert flush > 2
    assert len(mails) == 1


def killed_at(flush: int, folder: Path) -> int:
    program = f"""
import os, sys
real, left = os.fsync, [{flush}]
def fsync(handle):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), {signal.SIGKILL:d})
    real(handle)
os.fsync = fsync
from pathlib import Path
from agent.adapters.mail.eml import EmlFolder
from tests.adapters.mail.test_eml import MAIL
EmlFolder(Path(sys.argv[1])).send(MAIL)
"""
    return subprocess.run([sys.executable, "-c", program, str(folder)], cwd=ROOT, check=False).returncode


@pytest.mark.parametrize(
    "message_id", ["<../evil@x.de>", "<a/b@x.de>", "</etc/x@x.de>", "<.x@x.de>", "a@x.de", "<a\0@x.de>"]
)
def test_a_message_id_is_no_path(folder: Path, message_id: str) -> None:
    for act in (EmlFolder(folder).has_sent, FolderNotes(folder).has_sent):
        with pytest.raises(BadInput):
            act(message_id)
    with pytest.raises(BadInput):
        EmlFolder(folder).send(outgoing(message_id=message_id))
    assert not folder.exists()


def test_a_line_break_in_the_subject_writes_nothing(folder: Path) -> None:
    with pytest.raises(BadInput):
        EmlFolder(folder).send(outgoing(subject="Abruf\r\nBcc: evil@x.de"))
    assert not folder.exists()


# --- notes


def test_a_note_is_one_json_file(folder: Path) -> None:
    note = outgoing(recipients=("crm",), to=(), subject="", text="Rückruf <b>vereinbart</b>\n")
    channel = FolderNotes(folder)
    assert channel.has_sent(note.message_id) is False
    for _ in range(2):
        assert channel.send(note) == [RecipientState("crm", RecipientStatus.ACCEPTED)]
    assert channel.has_sent(note.message_id) is True
    assert files(folder) == [f"{NAME}.json"]
    told = json.loads((folder / f"{NAME}.json").read_text(encoding="utf-8"))
    assert (told["account"], told["text"], told["author"]) == (note.account, note.text, "Katrin Brandt")


def test_half_a_character_is_no_note(folder: Path) -> None:
    with pytest.raises(BadInput) as caught:
        FolderNotes(folder).send(outgoing(text="\ud800"))
    assert caught.value.code == "outbox.text"
