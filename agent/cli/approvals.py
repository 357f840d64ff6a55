"""kam approvals: what waits for a person, and the person's decision."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.approvals_text import as_card, as_list, as_outcome
from agent.cli.context import Command, app, json_option, language, say, show_json
from agent.domain.draft.status_filter import StatusFilter
from agent.domain.errors import BadInput
from agent.domain.messages import message

if TYPE_CHECKING:
    from agent.bootstrap import App
    from agent.domain.draft.draft import Draft


@click.group()
def approvals() -> None:
    """What waits for your decision; nothing leaves without one."""


def digest_option(command: Command) -> Command:
    text = "Digest of the version that you have seen."
    return click.option("--digest", required=True, metavar="D", help=text)(command)


@approvals.command("list")
@click.option(
    "--status", type=click.Choice([each.value for each in StatusFilter]), default="pending", show_default=True
)
@click.option("--account", help="Only this customer.")
@json_option
def list_(status: str, account: str | None, as_json: bool) -> None:
    """List drafts, the latest first."""
    with app() as built:
        user = built.user()
        if account is not None:
            account = built.accounts.one(user, account).name
        found = [
            each for each in built.desk.find(user, StatusFilter(status).statuses) if account in (None, each.account)
        ]
        shown = [built.draft_view.line(draft, language()) for draft in found]
    if as_json:
        show_json({"drafts": shown})
    else:
        say(as_list(shown, status, language()))


@approvals.command()
@click.argument("draft_id", metavar="ID")
@json_option
def show(draft_id: str, as_json: bool) -> None:
    """Show the exact text, its figures, the checks, who decides, and what happens next."""
    with app() as built:
        _show(built, built.desk.get(built.user(), draft_id), as_json)


@approvals.command()
@click.argument("draft_id", metavar="ID")
@digest_option
@click.option("--reason", default="", help="Why.")
@json_option
def approve(draft_id: str, digest: str, reason: str, as_json: bool) -> None:
    """Approve exactly this version; with every consent it needs, it goes out."""
    with app() as built:
        user, outbox = built.user(), built.outbox  # a wrong setting of the mail server is told before the approval
        draft = built.approvals.approve(user, draft_id, digest, reason)
        outbox.deliver()
        _tell(built, built.desk.get(user, draft.id), as_json)


@approvals.command()
@click.argument("draft_id", metavar="ID")
@digest_option
@click.option("--text", help="The whole new text.")
@click.option("--text-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The same from a file.")
@click.option("--subject", help="The new subject.")
@click.option("--to", multiple=True, help="Recipient; the option can be repeated and replaces all of them.")
@click.option("--cc", multiple=True, help="Copy; as --to.")
@click.option("--bcc", multiple=True, help="Blind copy; as --to.")
@click.option("--reason", default="", help="Why.")
@json_option
def edit(
    draft_id: str,
    digest: str,
    text: str | None,
    text_file: Path | None,
    subject: str | None,
    to: tuple[str, ...],
    cc: tuple[str, ...],
    bcc: tuple[str, ...],
    reason: str,
    as_json: bool,
) -> None:
    """Make a new version; it is checked again and needs its own approval."""
    from agent.services.approvals import Edited

    edited = Edited(typed_text(text, text_file), subject, to or None, cc or None, bcc or None)
    with app() as built:
        draft = built.approvals.edit(built.user(), draft_id, digest, edited, reason)
        _show_after(built, draft, as_json, message("drafts.told.edited", language(), version=draft.version))


@approvals.command()
@click.argument("draft_id", metavar="ID")
@digest_option
@click.option("--reason", required=True, help="Why.")
@json_option
def reject(draft_id: str, digest: str, reason: str, as_json: bool) -> None:
    """Reject it; nothing goes out."""
    with app() as built:
        draft = built.approvals.reject(built.user(), draft_id, digest, reason)
        _show_after(built, draft, as_json, message("drafts.told.rejected", language()))


@approvals.command()
@click.argument("draft_id", metavar="ID")
@digest_option
@click.option("--question", required=True, help="What you want to know before you decide.")
@json_option
def ask(draft_id: str, digest: str, question: str, as_json: bool) -> None:
    """Ask back; the draft goes on waiting."""
    with app() as built:
        draft = built.approvals.ask(built.user(), draft_id, digest, question)
        _show_after(built, draft, as_json, message("drafts.told.asked", language()))


@approvals.command()
@click.argument("draft_id", metavar="ID")
@digest_option
@click.option("--arrived", is_flag=True, help="It arrived.")
@click.option("--once-more", is_flag=True, help="Send it once more.")
@click.option("--reason", required=True, help="How you know, or why once more.")
@json_option
def resolve(draft_id: str, digest: str, arrived: bool, once_more: bool, reason: str, as_json: bool) -> None:
    """Say what became of a delivery that is uncertain or has failed: --arrived or --once-more."""
    if arrived == once_more:
        raise BadInput(f"system.usage.{'one_of' if arrived else 'none_of'}", first="--arrived", second="--once-more")
    with app() as built:
        user = built.user()
        draft = built.approvals.resolve(user, draft_id, digest, arrived=arrived, reason=reason)
        if arrived:
            _show_after(built, draft, as_json, message("drafts.told.resolved", language()))
            return
        built.outbox.deliver()
        _tell(built, built.desk.get(user, draft.id), as_json)


def typed_text(text: str | None, file: Path | None) -> str | None:
    """Raises BadInput for both, and for a file that is no text."""
    if text is not None and file is not None:
        raise BadInput("system.usage.one_of", first="--text", second="--text-file")
    if file is None:
        return text
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("drafts.not_utf8", name=file.name) from None


def _show(built: "App", draft: "Draft", as_json: bool) -> None:
    card = built.draft_view.card(built.user(), draft, language())
    if as_json:
        show_json(card)
    else:
        say(as_card(card, language()))


def _show_after(built: "App", draft: "Draft", as_json: bool, text: str) -> None:
    if as_json:
        _show(built, draft, as_json)
    else:
        say(text)


def _tell(built: "App", draft: "Draft", as_json: bool) -> None:
    """What became of it, and what to do next. Exit 1 when sending has failed for good."""
    card = built.draft_view.card(built.user(), draft, language())
    failed = card["status"] == "failed"
    if as_json:
        show_json(card)
    else:
        say(as_outcome(card, language()), err=failed)
    if failed:
        sys.exit(1)
