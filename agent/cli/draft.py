"""kam draft: texts that wait for approval."""

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.approvals import typed_text
from agent.cli.context import app, json_option, language, language_option, say, show_json
from agent.domain.language import Language
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.domain.draft.content import File


@click.group()
def draft() -> None:
    """Make drafts; a person approves each before anything leaves."""


@draft.command()
@click.option("--account", required=True, help="The customer it is about.")
@click.option("--kind", type=click.Choice(["email", "crm_note"]), default="email", show_default=True)
@click.option("--to", multiple=True, help="Recipient; the option can be repeated.")
@click.option("--cc", multiple=True, help="Copy.")
@click.option("--bcc", multiple=True, help="Blind copy.")
@click.option("--subject", default="", help="Subject of the mail.")
@click.option("--text", help="The text; {{F:call_off}} or {{F:otif@2026-Q3}} puts in a KPI of the customer.")
@click.option("--text-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The same from a file.")
@click.option(
    "--attach", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File to attach."
)
@language_option
@json_option
def write(
    account: str,
    kind: str,
    to: tuple[str, ...],
    cc: tuple[str, ...],
    bcc: tuple[str, ...],
    subject: str,
    text: str | None,
    text_file: Path | None,
    attach: tuple[Path, ...],
    tongue: str | None,
    as_json: bool,
) -> None:
    """Put a text of your own up for approval."""
    from agent.domain.draft.draft import DraftKind
    from agent.services.drafts import Proposal

    with app() as built:
        user = built.user()
        customer = built.accounts.one(user, account)
        proposal = Proposal(
            kind=DraftKind(kind),
            account=customer.name,
            text=typed_text(text, text_file) or "",
            language=Language(tongue) if tongue else customer.language,
            subject=subject,
            to=to,
            cc=cc,
            bcc=bcc,
            files=[_file(path) for path in attach],
            typed=True,
        )
        made = built.desk.propose(user, proposal)
        card = built.draft_view.card(user, made, language())
    if as_json:
        show_json(card)
    else:
        say(message("drafts.stored", language(), draft=made.id))
        say(message("system.next.show", language(), draft=made.id))


def _file(path: Path) -> "File":
    from agent.domain.draft.content import File

    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return File(path.name, media_type, path.read_bytes())
