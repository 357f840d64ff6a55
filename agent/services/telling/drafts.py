"""A draft that waits, and the list of those that do."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft.draft import Draft, DraftStatus
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.rights import RightVerdict
from agent.services.telling.page import MOST_ROWS, Page, counted
from agent.services.telling.untrusted import LONGEST_QUOTE, harmless

Shown = Mapping[str, Any]
_DRAFT = ("Entwurf", "Draft")
_NOTICES, _LINKS = 3, 5


def made(draft: Draft, card: Shown, age: Age, language: Language) -> ToolAnswer:
    """What waits for whom, and what stands against it. ``card`` as `DraftView.card` gives it. Nothing was sent."""
    page = Page(language, age)
    subject = page.named("subject", ("Betreff", "Subject"), draft.content.subject)
    account = page.named("account", ("Kunde", "Customer"), draft.account)
    page.say("drafts.head", kind=card["kind_name"], account=account, subject=f" – {subject}" if subject else "")
    page.add(_people(page, draft), _waits(page, card))
    blocked = [each for each in card["checks"] if not each["ok"] and each["blocking"]]
    noticed = [each for each in card["checks"] if not each["ok"] and not each["blocking"]]
    if blocked:
        page.add(counted(page, "blocked", ("Prüfungen", "Checks"), len(blocked), "drafts.blocked"))
    page.bullets([*_reasons(page, draft, card), *_checks(page, [*blocked, *noticed[:_NOTICES]])])
    page.say("drafts.nothing_sent")
    page.link(f"/approvals/{draft.id}", "draft")
    page.know(kind=draft.kind.value, account=draft.account, blocked=[each["id"] for each in blocked])
    return page.answer(drafts=[draft.id])


def _people(page: Page, draft: Draft) -> str:
    to = ", ".join(draft.content.recipients)
    return page.word("drafts.to", to=page.named("to", ("An", "To"), to, longest=LONGEST_QUOTE)) if to else ""


def _waits(page: Page, card: Shown) -> str:
    """For whom, until when; the decision right says who else has to agree."""
    names = ", ".join(each["name"] for each in card["needed"])
    expires = page.book.day("expires", ("Frist", "Expires"), datetime.fromisoformat(card["expires_at"]).date())
    code = "drafts.waits.you" if card["may_decide"] else "drafts.waits.others"
    right = page.named("right", ("Entscheidungsrecht", "Decision right"), card["right"]["text"], longest=LONGEST_QUOTE)
    return f"{page.word(code, names=names, expires=expires)} {right}"


def _reasons(page: Page, draft: Draft, card: Shown) -> Iterator[str]:
    """Why somebody else has to agree: what of the text is no decision of the user's alone."""
    if draft.right.verdict is RightVerdict.ALONE:
        return
    for at, told in enumerate(card["right"]["reasons"][:_NOTICES], 1):
        yield page.named(f"reason.{at}", ("Grund", "Reason"), told, longest=LONGEST_QUOTE)


def _checks(page: Page, checks: Sequence[Shown]) -> Iterator[str]:
    for at, each in enumerate(checks, 1):
        state = message(f"drafts.word.{'blocks' if each['blocking'] else 'notice'}", page.language)
        told = page.named(f"check.{at}", ("Prüfung", "Check"), each["message"], longest=LONGEST_QUOTE)
        yield f"{state}: {told}"


def listed(drafts: Sequence[Draft], lines: Sequence[Shown], status: str, age: Age, language: Language) -> ToolAnswer:
    """``lines`` as `DraftView.line` gives them, in the order of ``drafts``: the latest first."""
    page = Page(language, age)
    if not drafts:
        page.add(f"**{message('drafts.list.none' if status == 'pending' else 'drafts.list.none_found', language)}**")
    else:
        page.say("drafts.list", counts=counted(page, "count", _DRAFT, len(drafts), f"drafts.count.{status}"))
        head = [f"drafts.word.{name}" for name in ("kind", "account", "subject", "status", "expires")]
        pairs = list(zip(drafts, lines, strict=True))[:MOST_ROWS]
        page.table(head, [_row(page, draft, line, at) for at, (draft, line) in enumerate(pairs, 1)])
        page.more(MOST_ROWS, len(drafts))
        for draft, line in pairs[:_LINKS]:
            page.link(f"/approvals/{draft.id}", "of_draft", kind=line["kind_name"], account=harmless(draft.account))
    page.link("/approvals", "approvals")
    page.know(status=status, drafts=[draft.id for draft in drafts[:MOST_ROWS]])
    return page.answer()


def _row(page: Page, draft: Draft, line: Shown, at: int) -> list[str]:
    pending, blocked = draft.status is DraftStatus.PENDING, page.word("drafts.is_blocked") if line["blocked"] else ""
    return [
        line["kind_name"],
        page.named(f"account.{at}", ("Kunde", "Customer"), draft.account),
        page.named(f"subject.{at}", ("Betreff", "Subject"), draft.content.subject) or "–",
        f"{line['status_name']}{blocked if pending else ''}",
        page.book.day(f"expires.{at}", ("Frist", "Expires"), draft.expires_at.date()) if pending else "–",
    ]
