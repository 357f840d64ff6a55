"""Runs the checks of a draft. Nothing in the text decides which ones, and each reads the facts once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.domain.account import Account
from agent.domain.account_plan.variant import is_shared
from agent.domain.draft.addresses import address
from agent.domain.draft.checks.enclosed import LONGEST, is_text, text_of
from agent.domain.draft.checks.fact import check_fact, check_fresh
from agent.domain.draft.checks.head import check_head
from agent.domain.draft.checks.html import check_html
from agent.domain.draft.checks.leak import check_leak
from agent.domain.draft.checks.name import Belongings, check_name, mentioned_ids
from agent.domain.draft.checks.right import check_right
from agent.domain.draft.checks.style import check_style
from agent.domain.draft.content import Attachment
from agent.domain.draft.draft import Channel, Check, Draft
from agent.domain.draft.html import html_of
from agent.domain.draft.rubrics import RUBRICS
from agent.domain.drafting.company import Company
from agent.domain.errors import BadInput, Unavailable
from agent.ports import Facts, Policies
from agent.ports.checking import Ownership
from agent.ports.contacts import ContactFacts
from agent.ports.drafts import ApprovalRules, Attachments


@dataclass(frozen=True, slots=True)
class DraftChecks:
    """``domains`` are our own, whose pages a text may link; that of ``company`` is one of them, and its data must stand
    under a mail. Without ``attachments`` no attached file can be looked into, and each is named."""

    facts: Facts
    contacts: ContactFacts
    ownership: Ownership
    policies: Policies
    rules: ApprovalRules
    domains: Collection[str] = ()
    company: Callable[[], Company] | None = None
    attachments: Attachments | None = None

    def run(self, account: Account, draft: Draft, now: datetime) -> tuple[Check, ...]:
        """The results in the order they are shown. ``account`` is the draft's; who may see it was checked before.

        A mail gets all checks; what stays inside needs no head and may name what is internal.
        """
        belongings = self._belongings(account, draft)
        company = self.company() if self.company else None
        domains = {*self.domains, company.domain} if company else self.domains
        checks = [
            check_name(draft.content, draft.language, belongings, typed=draft.typed, addressed=draft.addressed),
            _fact(account, draft, belongings),
            check_fresh(draft.content.facts, now, self.rules.facts_max_age() / timedelta(hours=1)),
            check_right(draft.right, {each.id: each.name for each in self.policies.departments()}),
            check_html(draft.content, html_of, domains, typed=draft.typed),
        ]
        if draft.channel is not Channel.MAIL and is_shared(draft.content.facts):
            checks.append(self._leak(account, draft, belongings))
        if draft.channel is Channel.MAIL:
            checks += [check_head(draft.content, is_address), self._leak(account, draft, belongings)]
        shown = sorted(checks, key=lambda check: _SHOWN.index(check.id))
        rubric = RUBRICS.get(draft.kind)
        style = check_style(draft, belongings.contacts, company)
        return (*shown, *style, *(rubric(draft, now.date()) if rubric else ()))

    def _leak(self, account: Account, draft: Draft, belongings: Belongings) -> Check:
        customers = [each.name for each in self.facts.accounts()]
        people = [each.name for each in belongings.contacts]
        texts = [(each, self._inside(each)) for each in draft.content.attachments]
        read = [text for _, text in texts if text is not None]
        unread = [each.name for each, text in texts if text is None or each.size > LONGEST]
        own, language = account.name, draft.language
        return check_leak(draft.content, language, own, customers, people, enclosed=read, unread=unread)

    def _inside(self, attachment: Attachment) -> str | None:
        """The text of an attached file; None where it has none, or cannot be read."""
        if self.attachments is None or not is_text(attachment):
            return None
        try:
            return text_of(attachment, self.attachments.get(attachment.sha256))
        except Unavailable:
            return None

    def _belongings(self, account: Account, draft: Draft) -> Belongings:
        recipients = {each.strip().casefold() for each in draft.content.recipients}
        return Belongings(
            account_id=account.id,
            contacts=self.contacts.contacts([account.id]),
            addresses=self.ownership.of_addresses(recipients),
            ids=self.ownership.of_ids(mentioned_ids(draft.content, draft.language)),
        )


def _fact(account: Account, draft: Draft, belongings: Belongings) -> Check:
    people = [word for each in belongings.contacts for word in (each.name, each.email)]
    ids, names = belongings.own_ids, [account.name, *people]
    return check_fact(draft.content, draft.language, typed=draft.typed, own_ids=ids, own_names=names)


_SHOWN = ("C-HEAD", "C-NAME", "C-FACT", "C-FRESH", "C-LEAK", "C-RIGHT", "C-HTML")


def is_address(text: str) -> bool:
    """Whether it is one bare mail address as it will stand in the head of the mail."""
    try:
        return address(text) == text
    except BadInput:
        return False
