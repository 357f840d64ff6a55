"""A draft as a file for people: the present version with its digest and status on every page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agent.domain import formats
from agent.domain.account_plan.variant import is_shared
from agent.domain.charts import Chart
from agent.domain.contacts.activity import Contact
from agent.domain.document_model.block import Block, Heading, Paragraph, Picture
from agent.domain.document_model.document import Document, FileFormat, LetterHead
from agent.domain.document_model.parse import blocks
from agent.domain.draft.draft import Channel, Draft, DraftKind, DraftStatus
from agent.domain.drafting.company import Company
from agent.domain.drafting.salutation import address_of
from agent.domain.errors import BadInput, KamError
from agent.domain.facts.info import FactClass
from agent.domain.identity import User
from agent.domain.messages import message
from agent.ports import Facts, Identity
from agent.ports.company import CompanyData
from agent.ports.contacts import ContactFacts
from agent.ports.office import Office
from agent.services.document_pictures import DocumentPictures
from agent.services.drafts import DraftDesk

_APPROVED = frozenset(
    {DraftStatus.APPROVED, DraftStatus.SENDING, DraftStatus.SENT, DraftStatus.UNCERTAIN, DraftStatus.FAILED}
)
_WITHHELD = (FactClass.INTERNAL, FactClass.SECRET)
# the section behind which the charts of a kind stand, by its title in both languages; else at the end
_SECTIONS: Mapping[DraftKind, re.Pattern[str]] = {
    DraftKind.ACCOUNT_PLAN: re.compile(r"5 "),
    DraftKind.BRIEFING: re.compile(r"Kennzahlen|KPIs|Scoreboard|Key figures", re.IGNORECASE),
}
_OF_CONTRACT = (DraftKind.ESCALATION_RECORD, DraftKind.RENEGOTIATION)


@dataclass(frozen=True, slots=True)
class DraftDocuments:
    desk: DraftDesk
    office: Office
    pictures: DocumentPictures
    facts: Facts
    contacts: ContactFacts
    identity: Identity
    company: CompanyData

    def file(self, user: User, draft_id: str, file_format: FileFormat) -> bytes:
        """Raises as `document`, and BadInput ``documents.one_page``."""
        return self.office.write(self.document(user, draft_id), file_format)

    def document(self, user: User, draft_id: str) -> Document:
        """Raises NotFound ``drafts.unknown`` for one that the user may not see, Conflict ``drafts.tampered``, BadInput
        ``documents.for_customer`` for a text meant for the customer that holds internal matters."""
        draft = self.desk.get(user, draft_id)
        if for_customer(draft) and leaks(draft):
            raise BadInput("documents.for_customer", draft=draft.id)
        text = _without_marking(blocks(draft.content.text), _marking(draft))
        letter = self._letter(draft) if draft.channel is Channel.MAIL else None
        return Document(
            title=_title(draft, text),
            language=draft.language,
            author=self._sender(draft)[0],
            made_at=draft.created_at,
            blocks=self._with_charts(user, draft, text),
            marking=_marking(draft),
            footer=_footer(draft),
            letter=letter,
            one_page=draft.kind is DraftKind.BRIEFING,
        )

    def _letter(self, draft: Draft) -> LetterHead:
        company, (name, mail) = self.company.company(), self._sender(draft)
        told = {
            "contact": name,
            "phone": company.phone,
            "mail": mail,
            "reference": draft.id[:8],
            "date": formats.date(draft.created_at.date(), draft.language),
        }
        info = ((message(f"documents.info.{key}", draft.language), value) for key, value in told.items() if value)
        to = ", ".join(draft.content.to)
        return LetterHead(
            company=company.full_name,
            sender=_sender_line(company),
            remark=message("documents.by_mail", draft.language, to=to) if to else "",
            address=(draft.account, *self._addressees(draft)),
            info=tuple(info),
            subject=draft.content.subject,
        )

    def _addressees(self, draft: Draft) -> Sequence[str]:
        """The stored people behind the addresses, in their order."""
        ids = [each.id for each in self.facts.accounts() if each.name == draft.account]
        by_mail = {each.email.casefold(): each for each in self.contacts.contacts(ids) if each.email}
        people = [by_mail.get(mail.casefold()) for mail in draft.content.to]
        return [_named(each, draft) for each in people if each is not None]

    def _sender(self, draft: Draft) -> tuple[str, str]:
        """Name and address of who made it; the id for somebody who is gone."""
        try:
            user = self.identity.user(draft.created_by)
        except KamError:
            return draft.created_by, ""
        return user.name, user.email

    def _with_charts(self, user: User, draft: Draft, text: tuple[Block, ...]) -> tuple[Block, ...]:
        """None in a text for the customer: they see what was approved and nothing else. Who consents without seeing
        the account gets none either: `Pictures` asks for the account."""
        if for_customer(draft):
            return text
        of = self.pictures
        arranged = of.small if draft.kind is DraftKind.BRIEFING else of.side_by_side
        drawn = arranged(self._charts(user, draft), draft.language)
        told = [replace(each, caption=self._told(draft)) for each in drawn[-1:]]
        return _placed(text, (*drawn[:-1], *told), _SECTIONS.get(draft.kind))

    def _charts(self, user: User, draft: Draft) -> Sequence[Chart | None]:
        of, account = self.pictures, draft.account
        if draft.kind in _OF_CONTRACT:
            contract = next((str(each.value) for each in draft.content.facts if each.id == "contract"), "")
            return [of.contract(user, contract, account)]
        if draft.kind not in _SECTIONS:
            return []
        worst = of.worst_contract(user, account)
        if draft.kind is DraftKind.BRIEFING:
            return [worst]
        return [of.trend(user, "otif", account, draft.language), worst, of.worst_article(user, account)]

    def _told(self, draft: Draft) -> str:
        day = formats.date(self.facts.info().as_of.date(), draft.language)
        return message("documents.charts", draft.language, day=day)


def for_customer(draft: Draft) -> bool:
    """True for a mail, and for the version of an account plan that the customer may see."""
    return draft.channel is Channel.MAIL or is_shared(draft.content.facts)


def leaks(draft: Draft) -> bool:
    """Whether anything in it is not for the customer, by its figures or by what its checks found."""
    withheld = any(fact.fact_class in _WITHHELD for fact in draft.content.facts)
    return withheld or any(check.id == "C-LEAK" and not check.ok for check in draft.checks)


def _marking(draft: Draft) -> str:
    if for_customer(draft):
        return ""
    kind = "secret" if draft.kind is DraftKind.PRICE_PREPARATION else "internal"
    return message(f"documents.marking.{kind}", draft.language)


def _footer(draft: Draft) -> tuple[str, str]:
    name = "approved" if draft.status in _APPROVED else "draft"
    status = message(f"drafts.status.{draft.status.value}", draft.language)
    values = {"status": status, "version": draft.version}
    digest = message("documents.footer.digest", draft.language, digest=draft.digest)
    return message(f"documents.footer.{name}", draft.language, **values), digest


def _title(draft: Draft, text: Sequence[Block]) -> str:
    heads = (each.text for each in text if isinstance(each, Heading) and each.level == 1)
    kind = message(f"drafts.kind.{draft.kind.value}", draft.language)
    return draft.content.subject or next(heads, f"{kind} {draft.account}")


def _without_marking(text: tuple[Block, ...], marking: str) -> tuple[Block, ...]:
    """What stands above every page need not begin the text, too."""
    head = next((at for at, each in enumerate(text[:2]) if _says(each, marking)), None)
    return text if head is None else (*text[:head], *text[head + 1 :])


def _says(block: Block, marking: str) -> bool:
    """Whether a paragraph is the marking and nothing else, however it is punctuated."""
    told = " ".join(block.lines) if isinstance(block, Paragraph) else ""
    return bool(marking) and _letters(told) == _letters(marking)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _sender_line(company: Company) -> str:
    return f"{company.full_name} · {company.street} · {company.postal_code} {company.city}"


def _named(contact: Contact, draft: Draft) -> str:
    sex = address_of(contact).sex
    title = message(f"documents.{'ms' if sex == 'f' else 'mr'}", draft.language) if sex else ""
    return f"{title} {contact.name}".strip()


def _placed(text: tuple[Block, ...], drawn: Sequence[Picture], section: re.Pattern[str] | None) -> tuple[Block, ...]:
    """Behind the section, before the next one of its level."""
    heads = [at for at, each in enumerate(text) if isinstance(each, Heading) and each.level <= 2]
    begins = next((at for at in heads if section is not None and section.match(_text(text[at]))), None)
    ends = next((at for at in heads if begins is not None and at > begins), len(text))
    return (*text[:ends], *drawn, *text[ends:])


def _text(block: Block) -> str:
    return block.text if isinstance(block, Heading) else ""
