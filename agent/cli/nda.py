"""kam nda: review a non-disclosure agreement."""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.adapters.documents.names import display_name
from agent.cli.context import app, chosen, json_option, language_option, show_json
from agent.cli.nda_text import as_text
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.jobs.reviews import OnChange
    from agent.ports import StoredReview


@click.group()
def nda() -> None:
    """Non-disclosure agreements against our policy clauses."""


@nda.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--account", help="The customer the draft comes from.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for report.json.")
@click.option("--anyway", is_flag=True, help="Review even what is no NDA.")
@language_option
@json_option
def review(file: Path, account: str | None, out: Path | None, anyway: bool, tongue: str | None, as_json: bool) -> None:
    """Compare FILE (PDF, DOCX, TXT, MD or EML) with the policy library, clause by clause."""
    wanted = chosen(tongue)
    with app() as built:
        result = _review(built, file, account, anyway, wanted)
    if out is not None:
        _write(out, result)
    if as_json:
        show_json(result)
    else:
        click.echo(as_text(result, wanted))


def _review(built: "App", file: Path, account: str | None, anyway: bool, wanted: Language) -> dict[str, Any]:
    from agent.jobs.reviews import Order

    name = display_name(file.name)
    if not file.is_file():
        raise BadInput("document.not_found", name=name)
    built.warm()
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    stored = built.reviews.request(built.user(), name, digest, wanted, account, anyway=anyway)
    path = built.upload_path(stored.id)
    shutil.copyfile(file, path)
    ended = built.runner.run(Order(stored, path), _progress(wanted))
    if ended.result is None:
        click.echo(ended.error, err=True)
        sys.exit(2 if ended.status == "refused" else 1)
    return dict(ended.result)


def _progress(wanted: Language) -> "OnChange":
    """Steps on a terminal; nothing where the output goes into a file or a pipe."""

    def show(review: "StoredReview") -> None:
        if review.step and sys.stderr.isatty():
            click.echo(f"· {message(f'reviews.step.{review.step}', wanted)}", err=True)

    return show


def _write(folder: Path, result: dict[str, Any]) -> None:
    import json

    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, ensure_ascii=False, indent=2)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")
