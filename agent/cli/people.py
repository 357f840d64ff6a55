"""kam people: who uses the assistant, and forgetting one of them."""

import click

from agent.cli.asking import confirm
from agent.cli.columns import aligned
from agent.cli.context import app, json_option, language, say, show_json
from agent.domain.identity import role_names
from agent.domain.messages import message

_COLUMNS = ("id", "name", "email", "roles", "accounts")


@click.group()
def people() -> None:
    """The users of the assistant, for the Admin."""


@people.command("list")
@json_option
def list_people(as_json: bool) -> None:
    """List the users with roles and accounts."""
    with app() as built:
        found = built.people.list(built.user())
    rows = [
        {
            "id": each.id,
            "name": each.name,
            "email": each.email,
            "roles": sorted(each.roles),
            "accounts": sorted(each.accounts),
        }
        for each in found
    ]
    if as_json:
        show_json({"people": rows})
        return
    labels = [message(f"people.column.{name}", language()) for name in _COLUMNS]
    worded = [row | {"roles": role_names(each.roles, language())} for row, each in zip(rows, found, strict=True)]
    cells = [[_cell(row[name]) for name in _COLUMNS] for row in worded]
    say("\n".join(aligned([labels, *cells])))


@people.command()
@click.argument("person", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def forget(person: str, yes: bool, as_json: bool) -> None:
    """Delete a person for good; what they did stays, done by nobody in particular."""
    with app() as built:
        user = built.user()
        # who may not, or names nobody, is told so before the question
        if any(each.id == person for each in built.people.list(user)) and not yes:
            confirm(message("people.question", language(), user=person))
        purged = built.people.forget(user, person)
    if as_json:
        show_json({"forgotten": person, "purged": purged})
        return
    say(message("people.forgotten", language(), user=person))
    if not purged:
        say(message("people.traces", language()), err=True)


@people.command()
@json_option
def purge(as_json: bool) -> None:
    """Remove what was deleted from the database's files, where another process kept them open before."""
    with app() as built:
        purged = built.people.purge(built.user())
    if as_json:
        show_json({"purged": purged})
    else:
        say(message("people.purged" if purged else "people.traces", language()), err=not purged)


def _cell(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
