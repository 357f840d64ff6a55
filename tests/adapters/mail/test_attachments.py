"""Attachments by their hash: what comes out is what went in, or nothing."""

import hashlib
import os
import threading
from pathlib import Path

import pytest

from agent.adapters.mail.attachments import AttachmentFolder
from agent.domain.errors import Unavailable

DATA = b"Abrufe 2026\r\n" * 100


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_kept_once_under_its_hash(tmp_path: Path) -> None:
    attachments = AttachmentFolder(tmp_path)
    sha256 = attachments.put(DATA)
    assert sha256 == hashlib.sha256(DATA).hexdigest() == attachments.put(DATA)
    assert attachments.get(sha256) == DATA
    assert [path.name for path in kept(tmp_path)] == [sha256]
    assert AttachmentFolder(tmp_path).get(attachments.put(b"")) == b""


@pytest.mark.parametrize("position", [0, 650, -1])
def test_one_flipped_byte_is_refused_and_put_heals_it(tmp_path: Path, position: int) -> None:
    attachments = AttachmentFolder(tmp_path)
    sha256 = attachments.put(DATA)
    (path,) = kept(tmp_path)
    broken = bytearray(DATA)
    broken[position] ^= 1
    path.write_bytes(broken)
    with pytest.raises(Unavailable) as caught:
        attachments.get(sha256)
    assert caught.value.code == "outbox.attachment"
    assert attachments.put(DATA) == sha256
    assert attachments.get(sha256) == DATA


@pytest.mark.parametrize("sha256", ["", "0" * 64, "../../etc/passwd", "/etc/passwd", "A" * 64, "0" * 63 + "\n", "a\0"])
def test_what_is_not_there_or_no_hash_is_refused(tmp_path: Path, sha256: str) -> None:
    with pytest.raises(Unavailable) as caught:
        AttachmentFolder(tmp_path).get(sha256)
    assert caught.value.code == "outbox.attachment"


def test_many_at_once_keep_it_whole(tmp_path: Path) -> None:
    data = os.urandom(200_000)
    threads = [threading.Thread(target=AttachmentFolder(tmp_path).put, args=(data,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert AttachmentFolder(tmp_path).get(hashlib.sha256(data).hexdigest()) == data
    assert len(kept(tmp_path)) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_text("in the way")
    with pytest.raises(Unavailable) as caught:
        AttachmentFolder(tmp_path / "attachments").put(DATA)
    assert caught.value.code == "outbox.folder"
