"""Files that lie with a platform, brought into the conversation."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import BadInput
from agent.services.channels.talk import Talk
from agent.services.conversations import MOST_FILES, ConversationDesk


@dataclass(frozen=True, slots=True)
class IncomingFiles:
    """``most``: bytes of one file."""

    desk: ConversationDesk
    most: int

    def bring(self, talk: Talk, thread: str) -> Sequence[str]:
        """Their ids in the conversation, in the order in which they came; each is fetched once.

        Raises BadInput for one that is too large, of a foreign host or one too many; Unavailable.
        """
        wanted = talk.inbound.files
        if len(wanted) > MOST_FILES:
            raise BadInput("assistant.too_many_files", name=wanted[MOST_FILES].name, most=MOST_FILES)
        return [self._brought(talk, thread, file, at) for at, file in enumerate(wanted)]

    def _brought(self, talk: Talk, thread: str, file: RemoteFile, at: int) -> str:
        self._require_room(file)

        def attach() -> str:
            data = talk.client.download(file, self.most)
            return self.desk.attach(talk.user, thread, file.name, file.media_type, io.BytesIO(data)).id

        return talk.run.step(f"file.{at}", attach)

    def _require_room(self, file: RemoteFile) -> None:
        if file.size is not None and file.size > self.most:
            raise BadInput("channels.file.too_large", name=file.name, limit=f"{self.most / 1_000_000:g}")
