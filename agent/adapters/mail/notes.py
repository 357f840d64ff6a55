"""Notes for the CRM as JSON files in a folder, where no CRM is connected."""

import json
from collections.abc import Sequence
from pathlib import Path

from agent.adapters.mail.folder import is_there, write_whole
from agent.adapters.mail.message import local_part
from agent.domain.draft.delivery import Outgoing, RecipientState, RecipientStatus
from agent.domain.errors import BadInput


class FolderNotes:
    """Implements the port `OutgoingChannel`: one ``<id>.json`` a note with account, author, time and text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        """Write the note once. Raises Unavailable ``outbox.folder…``, BadInput ``outbox.…``."""
        note, path = _note(outgoing), self._path(outgoing.message_id)
        if not is_there(path):
            write_whole(path, note)
        return [RecipientState(each, RecipientStatus.ACCEPTED) for each in outgoing.recipients]

    def has_sent(self, message_id: str) -> bool:
        return is_there(self._path(message_id))

    def _path(self, message_id: str) -> Path:
        return self._folder / f"{local_part(message_id)}.json"


def _note(outgoing: Outgoing) -> bytes:
    told = {
        "message_id": outgoing.message_id,
        "account": outgoing.account,
        "author": outgoing.sender_name,
        "at": outgoing.at.isoformat(),
        "subject": outgoing.subject,
        "text": outgoing.text,
    }
    try:
        return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"
    except UnicodeEncodeError:
        raise BadInput("outbox.text") from None
