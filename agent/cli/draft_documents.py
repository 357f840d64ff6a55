"""kam report, kam draft document: what people take along as DOCX or PDF."""

import errno
import os
import tempfile
from pathlib import Path

import click

from agent.cli.context import app, chosen, json_option, language, language_option, say, show_json
from agent.domain.document_model.document import FileFormat
from agent.domain.errors import BadInput
from agent.domain.messages import message

_OUT = click.Path(path_type=Path, dir_okay=False)
_RHYTHMS = ("month", "quarter", "half-year")


def _format_of(path: Path) -> FileFormat:
    """Before the work begins. Raises BadInput ``documents.suffix``, OSError without the folder."""
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path.parent))
    try:
        return FileFormat(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise BadInput("documents.suffix", name=path.name) from None


@click.command()
@click.argument("rhythm", type=click.Choice(_RHYTHMS))
@click.option("--account", help="Only this customer.")
@click.option("--period", help="2026-10, 2026-Q3, 2026-H1 (default: the last closed one).")
@click.option("--out", required=True, type=_OUT, metavar="FILE", help="Where to write (.docx or .pdf).")
@language_option
@json_option
def report(rhythm: str, account: str | None, period: str | None, out: Path, tongue: str | None, as_json: bool) -> None:
    """Write the KPI report of a month, quarter or half-year, of one customer or of all of yours."""
    from agent.services.kpi_pack_periods import Rhythm

    file_format = _format_of(out)
    with app() as built:
        made = built.exports.report(built.user(), Rhythm(rhythm), chosen(tongue), file_format, account, period)
        _written(out, made.data)
    _told(out, made.title, as_json)


@click.command()
@click.argument("draft_id", metavar="ID")
@click.option("--out", required=True, type=_OUT, metavar="FILE", help="Where to write (.docx or .pdf).")
@json_option
def document(draft_id: str, out: Path, as_json: bool) -> None:
    """Write the present version of a draft as a document, with its digest and status on every page."""
    file_format = _format_of(out)
    with app() as built:
        made = built.exports.draft(built.user(), draft_id, file_format)
        _written(out, made.data)
    _told(out, made.title, as_json)


def _written(path: Path, data: bytes) -> None:
    """Whole or not at all, for its owner only. Raises OSError."""
    target, temporary = tempfile.mkstemp(dir=path.parent, prefix=".kam-")
    try:
        with os.fdopen(target, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _told(path: Path, title: str, as_json: bool) -> None:
    if as_json:
        show_json({"path": str(path), "title": title})
    else:
        say(message("documents.written", language(), path=path))
