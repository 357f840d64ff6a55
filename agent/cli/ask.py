"""kam ask: one question to the assistant."""

import sys
from pathlib import Path

import click

from agent.cli.answer_text import as_text
from agent.cli.context import app, json_option, language_option, say, show_json
from agent.cli.saying import answered, attached
from agent.domain.language import Language
from agent.domain.messages import message


@click.command()
@click.argument("text")
@click.option("--account", help="Only this customer; for a new conversation.")
@click.option("--thread", help="Id of the conversation to go on with.")
@click.option("--file", "files", multiple=True, type=click.Path(path_type=Path), help="A file that goes along.")
@click.option("--rows", is_flag=True, help="Name the tables and definitions behind the figures.")
@language_option
@json_option
def ask(
    text: str,
    account: str | None,
    thread: str | None,
    files: tuple[Path, ...],
    rows: bool,
    tongue: str | None,
    as_json: bool,
) -> None:
    """Ask the assistant (an AI); it answers in the language of TEXT."""
    from agent.services import thread_view
    from agent.services.chat_intake import Asked

    with app() as built:
        if files and thread is None:
            thread = built.conversations.open(built.user(), account).id
        brought = [attached(built, str(thread), path).id for path in files]
        chosen = Language(tongue) if tongue else None
        answer = thread_view.answer(answered(built, Asked(text, thread, brought, chosen, account)))
    if as_json:
        show_json(answer)
        return
    say(as_text(answer, rows=rows))
    if sys.stderr.isatty():
        say(message("assistant.told.thread", Language(answer["language"]), thread=answer["thread"]), err=True)
