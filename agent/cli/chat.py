"""kam chat: a conversation at the terminal, or from a pipe, a message a line."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.answer_text import as_text
from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.saying import answered, attached
from agent.domain.errors import KamError
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App

_NEW = frozenset({"/neu", "/new"})
_END = frozenset({"/ende", "/end", "/exit", "/quit"})
_FILE = frozenset({"/datei", "/file"})


@click.command()
@click.option("--account", help="Only this customer.")
@click.option("--thread", help="Id of the conversation to go on with.")
@json_option
def chat(account: str | None, thread: str | None, as_json: bool) -> None:
    """Talk with the assistant (an AI); /new begins anew, /file PATH adds a file, /end stops.

    With --json an answer is one line. From a pipe, exit code 2 tells that a message was refused.
    """
    with app() as built:
        talk = _Talk(built, account, thread, as_json)
        talk.greet()
        for line in _lines():
            talk.take(line)
    if talk.refused and not sys.stdin.isatty():
        sys.exit(2)


@dataclass
class _Talk:
    built: "App"
    account: str | None
    thread: str | None
    as_json: bool
    refused: bool = False

    def greet(self) -> None:
        """On stderr where the output is JSON. Raises NotFound, Forbidden before anything was typed."""
        user = self.built.user()
        if self.thread is not None:
            self.built.conversations.get(user, self.thread)
        elif self.account is not None:
            self.thread = self.built.conversations.open(user, self.account).id
        say(message("assistant.hello", language()), err=self.as_json)
        if sys.stdin.isatty():
            say(message("assistant.chat.commands", language()), err=True)

    def take(self, line: str) -> None:
        """A refusal ends a message, not the conversation; Ctrl-C ends an answer."""
        try:
            self._take(line)
        except KamError as error:
            self.refused = True
            say(error.text(language()), err=True)
        except KeyboardInterrupt:
            say(message("assistant.chat.cancelled", language()), err=True)

    def _take(self, line: str) -> None:
        command, _, rest = line.strip().partition(" ")
        if command in _NEW:
            self._begin_anew()
        elif command in _FILE:
            self._add(Path(rest.strip()).expanduser())
        elif command.startswith("/"):
            commands = message("assistant.chat.commands", language())
            say(message("assistant.chat.unknown", language(), commands=commands), err=True)
        elif line.strip():
            self._say(line.rstrip("\n"))

    def _begin_anew(self) -> None:
        self.thread = self._opened() if self.account else None
        say(message("assistant.chat.new", language()), err=True)

    def _add(self, path: Path) -> None:
        self.thread = self.thread or self._opened()
        file = attached(self.built, self.thread, path)
        say(message("assistant.chat.file", language(), name=file.name), err=True)

    def _opened(self) -> str:
        return self.built.conversations.open(self.built.user(), self.account).id

    def _say(self, text: str) -> None:
        from agent.services import thread_view
        from agent.services.chat_intake import Asked

        self.thread = self.thread or self._opened()
        answer = thread_view.answer(answered(self.built, Asked(text, self.thread)))
        if self.as_json:
            show_json(answer, one_line=True)
        else:
            say(as_text(answer) + "\n")


def _lines() -> Iterator[str]:
    """What is typed, until its end or a word that ends it."""
    at_terminal = sys.stdin.isatty()
    if at_terminal:
        with suppress(ImportError):  # not on every platform; then there is no history of lines
            import readline  # noqa: F401 - `input` uses it once it is imported
    while True:
        try:
            line = input(message("assistant.chat.you", language()) if at_terminal else "")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip().lower() in _END:
            return
        yield line
