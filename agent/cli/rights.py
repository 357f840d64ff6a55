"""kam rights: who decides what."""

from typing import TYPE_CHECKING, Any

import click

from agent.cli.columns import aligned
from agent.cli.context import app, chosen, json_option, language_option, say, show_json
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain

if TYPE_CHECKING:
    from agent.domain.rights import DecisionRight

_COLUMNS = ("subject", "verdict", "department", "source")


@click.group()
def rights() -> None:
    """Decision rights: who decides what, with the line of the role description."""


@rights.command()
@click.argument("question", metavar="TEXT")
@language_option
@json_option
def ask(question: str, tongue: str | None, as_json: bool) -> None:
    """Answer a question such as "May I lower the price by 5%?"."""
    with app() as built:
        answer = built.rights.answer(question, chosen(tongue))
    if as_json:
        show_json(plain(answer))
    else:
        say(answer.text)


@rights.command("list")
@language_option
@json_option
def list_rights(tongue: str | None, as_json: bool) -> None:
    """List every decision right with verdict, department and source."""
    with app() as built:
        rows = [_shown(row, chosen(tongue)) for row in built.policies.rights()]
    if as_json:
        show_json({"rights": rows})
    else:
        say(_table(rows, chosen(tongue)))


def _shown(row: "DecisionRight", language: Language) -> dict[str, Any]:
    return {
        "id": row.id,
        "subject": row.subject.text(language),
        "verdict": row.verdict.value,
        "verdict_text": message(f"rights.verdict.{row.verdict.value}", language),
        "department_id": row.department.id if row.department else None,
        "department": row.department.name.text(language) if row.department else None,
        "source": row.told_source(language),
    }


def _table(rows: list[dict[str, Any]], language: Language) -> str:
    head = [message(f"rights.column.{name}", language) for name in _COLUMNS]
    cells = [[row["subject"], row["verdict_text"], row["department"] or "–", row["source"]] for row in rows]
    return "\n".join([message("rights.head", language), "", *aligned([head, *cells])])
