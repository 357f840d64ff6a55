"""What `kam ask` and `kam chat` share: files, one message, its progress."""

import mimetypes
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from agent.adapters.documents.names import display_name
from agent.cli.context import say
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.assistant.conversation import File, Message
    from agent.domain.assistant.turn import Progress
    from agent.services.chat_intake import Asked


def attached(built: "App", thread: str, path: Path) -> "File":
    """Raises BadInput ``document.not_found``, and as the desk does."""
    name = display_name(path.name)
    if not path.is_file():
        raise BadInput("document.not_found", name=name)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    with path.open("rb") as source:
        return built.conversations.attach(built.user(), thread, name, media_type, source)


def answered(built: "App", asked: "Asked") -> "Message":
    begun = built.chat.begin(built.user(), asked)
    return built.chat.answer(begun, _Steps(begun.asked.language), lambda: False)


class _Steps:
    """Steps on a terminal, each once; nothing where the output goes into a file or a pipe."""

    def __init__(self, language: Language) -> None:
        self._language, self._last = language, ""

    def __call__(self, told: "Progress") -> None:
        if not told.step or not sys.stderr.isatty():
            return
        text = message(told.step, self._language, **told.values)
        if text != self._last:
            say(f"· {text}", err=True)
        self._last = text
