"""kam nda: review a non-disclosure agreement."""

import errno
import hashlib
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from agent.adapters.documents.names import display_name
from agent.cli.context import app, chosen, json_option, language_option, say, show_json
from agent.cli.nda_batch import Folder, review_folder
from agent.cli.nda_register import register
from agent.cli.nda_text import as_text
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.redline.comments import Audience

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.jobs.reviews import OnChange
    from agent.ports import StoredReview


@click.group()
def nda() -> None:
    """Non-disclosure agreements against our policy clauses."""


nda.add_command(register)


@nda.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--account", help="The customer the draft comes from.")
@click.option("--previous", help="Id of the review of the last version, for a second round.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for report and redlines.")
@click.option("--anyway", is_flag=True, help="Review even what is no NDA.")
@click.option("--batch", is_flag=True, help="FILE is a folder: review every file in it; --out: folder for the tables.")
@language_option
@json_option
def review(
    file: Path,
    account: str | None,
    previous: str | None,
    out: Path | None,
    anyway: bool,
    batch: bool,
    tongue: str | None,
    as_json: bool,
) -> None:
    """Compare FILE (PDF, DOCX, TXT, MD or EML) with the policy library, clause by clause."""
    wanted = chosen(tongue)
    if batch:
        _batch(Folder(file, out, account, anyway, wanted, as_json), previous)
    if file.is_dir():
        raise BadInput("nda_batch.is_folder", name=display_name(file.resolve().name))
    with app() as built:
        result = _review(built, Request(file, account, previous, anyway, wanted))
        if out is not None:
            _write(built, out, str(result["id"]), wanted)
    if as_json:
        show_json(result)
    else:
        say(as_text(result, wanted))


def _batch(asked: Folder, previous: str | None) -> NoReturn:
    """Ends the command: with 2 where some documents cannot be reviewed."""
    if previous is not None:
        raise BadInput("nda_batch.no_rounds")
    with app() as built:
        sys.exit(review_folder(built, asked))


@dataclass(frozen=True, slots=True)
class Request:
    """What the shell asks for."""

    file: Path
    account: str | None
    previous: str | None
    anyway: bool
    language: Language


def _review(built: "App", asked: Request) -> dict[str, Any]:
    from agent.jobs.reviews import Order

    name = display_name(asked.file.name)
    if not asked.file.is_file():
        raise BadInput("document.not_found", name=name)
    built.warm()
    digest = hashlib.sha256(asked.file.read_bytes()).hexdigest()
    stored = built.reviews.request(
        built.user(), name, digest, asked.language, asked.account, anyway=asked.anyway, previous=asked.previous
    )
    path = built.upload_path(stored.id)
    shutil.copyfile(asked.file, path)
    ended = built.runner.run(Order(stored, path), _progress(asked.language))
    if ended.result is None:
        say(ended.error or "", err=True)
        sys.exit(2 if ended.status == "refused" else 1)
    return dict(ended.result)


def _progress(wanted: Language) -> "OnChange":
    """Steps on a terminal; nothing where the output goes into a file or a pipe."""

    def show(review: "StoredReview") -> None:
        if review.step and sys.stderr.isatty():
            say(f"· {message(f'reviews.step.{review.step}', wanted)}", err=True)

    return show


def _write(built: "App", folder: Path, review_id: str, wanted: Language) -> None:
    """Every file under a fixed name: report.html, report.json, redline.docx, redline-external.docx."""
    user, files = built.user(), built.nda_files
    internal = files.redline(user, review_id, Audience.INTERNAL)
    made = {
        "report.json": files.report_json(user, review_id),
        "report.html": files.report_html(user, review_id, wanted),
        "redline.docx": internal,
        "redline-external.docx": files.redline(user, review_id, Audience.COUNTERPARTY),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name in made:  # all or nothing
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(folder / name))
    for name, file in made.items():
        (folder / name).write_bytes(file.content)
    if internal.unplaced:
        say(f"{message('redline.unplaced', wanted)} {', '.join(internal.unplaced)}", err=True)
