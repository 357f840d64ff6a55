"""kam audit: the chain of what happened."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.adapters.documents.names import display_name
from agent.cli.asking import confirm
from agent.cli.columns import aligned
from agent.cli.context import app, json_option, language, say, show_json
from agent.cli.writing import written_lines
from agent.domain.errors import BadInput
from agent.domain.identity import Role
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import os_problem
from agent.services.audit_view import shown_entries, shown_report, told

if TYPE_CHECKING:
    from agent.domain.audit import ChainReport

_COLUMNS = ("sequence", "at", "name", "action", "subject")


@click.group()
def audit() -> None:
    """The record of what happened."""


@audit.command()
@click.option("--file", "path", type=click.Path(path_type=Path), help="Check an exported JSONL file instead.")
@json_option
def verify(path: Path | None, as_json: bool) -> None:
    """Check that nothing in the audit chain was changed, removed or added (exit 2 if it was)."""
    with app() as built:
        user = built.user()
        report = built.audit_service.verify_export(user, _lines(path)) if path else built.audit_service.verify(user)
        _tell(report, told(report, language()) if path is None else _told_of_file(report, path), as_json)


@audit.command("list")
@click.option("--subject", metavar="ID", help="Only what happened to this draft, review, person …")
@click.option("--actor", metavar="USER", help="Only what this user did.")
@click.option("--action", metavar="PREFIX", help="Only actions that begin like this, as draft or nda_review.done.")
@click.option("--since", metavar="DATE", help="Only from this day on, YYYY-MM-DD.")
@click.option("--limit", default=50, show_default=True, help="How many, the latest first.")
@json_option
def list_entries(
    subject: str | None, actor: str | None, action: str | None, since: str | None, limit: int, as_json: bool
) -> None:
    """List the latest entries: all of them for Admin, Legal and Head of Sales, else what you did yourself."""
    from agent.domain.audit import AuditFilter

    wanted = AuditFilter(subject, actor, action, _day(since), limit)
    with app() as built:
        found = built.audit_service.find(built.user(), wanted)
        shown = shown_entries(found, built.identity, language())
    if as_json:
        show_json({"entries": shown})
    else:
        say(as_table(shown, language()))


@audit.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), help="Default: what the name ends with.")
@json_option
def export(file: Path, form: str | None, as_json: bool) -> None:
    """Write the whole chain to FILE, as jsonl (which can be checked again) or csv."""
    from agent.domain.audit import AuditFormat

    chosen = AuditFormat(form or ("csv" if file.suffix.lower() == ".csv" else "jsonl"))
    with app() as built:
        if file.exists():
            raise BadInput("audit.file_exists", file=display_name(str(file)))
        lines = written_lines(file, built.audit_service.export(built.user(), chosen))
    entries = lines - (1 if chosen is AuditFormat.JSONL else 2)  # the head; csv also has the names of the columns
    code = "audit.exported" if chosen is AuditFormat.JSONL else "audit.exported_csv"
    if as_json:
        show_json({"file": str(file), "format": chosen.value, "entries": entries})
    else:
        say(message(code, language(), count=entries, file=display_name(str(file))))


@audit.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
def reseal(yes: bool, as_json: bool) -> None:
    """Seal the chain anew, for the Admin, when secret.key is lost for good."""
    with app() as built:
        user = built.user()
        user.require_role(Role.ADMIN)  # as the service asks; told before the question
        if not yes:
            confirm(message("audit.reseal_question", language()))
        report = built.audit_service.reseal(user)
        _tell(report, told(report, language()), as_json)


def as_table(shown: list[dict[str, Any]], language: Language) -> str:
    """One line an entry; the details are in the JSON."""
    if not shown:
        return message("audit.none", language)
    labels = [message(f"audit.column.{name}", language) for name in _COLUMNS]
    cells = [[_cell(entry, name) for name in _COLUMNS] for entry in shown]
    return "\n".join(aligned([labels, *cells], right=frozenset({0})))


def _cell(entry: dict[str, Any], name: str) -> str:
    return str(entry[name])[:19].replace("T", " ") if name == "at" else str(entry[name])


def _told_of_file(report: "ChainReport", path: Path) -> str:
    """A fault of a file says nothing about the database."""
    name = display_name(str(path))
    if report.fault is None:
        return message("audit.file.holds", language(), count=report.entries, file=name)
    if report.entries == 0 and report.broken_at is not None:
        return message("audit.file.foreign", language(), file=name)
    return message(f"audit.file.{report.fault.value}", language(), sequence=report.broken_at, file=name)


def _tell(report: "ChainReport", sentence: str, as_json: bool) -> None:
    if as_json:
        show_json(shown_report(report))
    elif report.holds:
        say(sentence)
    if not report.holds:
        say(sentence, err=True)
        sys.exit(2)


def _lines(path: Path) -> Iterator[str]:
    """Raises BadInput ``audit.file_unread``."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
            yield from file
    except OSError as error:
        raise BadInput("audit.file_unread", file=display_name(str(path)), problem=os_problem(error)) from None


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        raise BadInput("audit.since", text=text) from None
