"""Facts of an escalation mail (T1): a broken frame contract, a meeting, and to whom it goes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.domain.charts import CallOffAgainstPlan
from agent.domain.contacts.activity import Contact
from agent.domain.draft.content import File
from agent.domain.drafting.brief import Brief, DraftRequest, marker
from agent.domain.drafting.salutation import family_name, salutation, sex_of
from agent.domain.drafting.slots import OURS
from agent.domain.errors import BadInput
from agent.domain.escalation.record import Stage
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.ports.charts import Charts
from agent.ports.company import CompanyData
from agent.ports.contacts import ContactFacts
from agent.services.accounts import Accounts
from agent.services.gathering.email_contact import language_of
from agent.services.gathering.email_letter import frame
from agent.services.gathering.escalation_mails import EarlierMails, SentMail
from agent.services.gathering.escalation_people import recipient
from agent.services.gathering.escalation_sheet import day_fact, fact, figures
from agent.services.gathering.escalation_slots import Meeting, meeting
from agent.services.gathering.escalation_standing import Standing, Standings
from agent.services.gathering.escalation_words import joined, weekday
from agent.services.pictures import Pictures

MINUTES = 60
NAMED = 3  # articles below the target that a sentence names
LISTED = 12  # rows of the table: those that lack most
_ON = {Language.DE: "am ", Language.EN: "on "}
_WIDTH = 800  # pixels of the picture
_BEFORE = dt.timedelta(14)  # how far back mails count where no record says when it began


@dataclass(frozen=True, slots=True)
class EscalationGatherer:
    """Implements the port `Gatherer`."""

    accounts: Accounts
    standings: Standings
    mails: EarlierMails
    contacts: ContactFacts
    company: CompanyData
    pictures: Pictures
    charts: Charts

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """Raises Forbidden ``access.account``, BadInput ``drafting.escalation.…``, NotFound ``contacts.person…``."""
        account = self.accounts.one(user, request.account)
        standing = self.standings.broken(account, request.contract)
        people = self.contacts.contacts([account.id])
        day, contract = standing.day, standing.term.contract
        mails = self.mails.of(account, contract, standing.detected if standing.record else day - _BEFORE)
        stage = self.mails.due(account, mails, people, day, request.stage)
        if stage is Stage.SPONSORS and Role.HEAD_OF_SALES not in user.roles:
            raise BadInput("drafting.escalation.sponsor", contract=contract)
        contact = recipient(people, stage, request.contact)
        language = language_of(request.language, contact, account)
        meet = meeting(account, standing.detected, day)
        facts = (*figures(standing), *self._dated(standing, stage, mails, meet, contact))
        texts = _Texts({each.id: marker(each) for each in facts}, language)
        return Brief(
            request=replace(request, contract=contract, contact=contact.name),
            account=account,
            language=language,
            today=day,
            sender=user,
            contact=contact,
            to=(contact.email.strip(),),
            facts=facts,
            slots={
                **texts.of(standing, meet, len(mails)),
                "stage": int(stage),
                **frame(user, self.company, contact, language),
                "before": _named(people, mails, language),
                "addressee": _said(contact, language),
            },
            files=(self._picture(user, standing, language),),
        )

    def _dated(
        self, standing: Standing, stage: Stage, mails: Sequence[SentMail], meet: Meeting, contact: Contact
    ) -> Iterable[Fact]:
        as_of = standing.trigger.as_of
        given = (*_of_meeting(meet), *_of_contact(contact), *_of_mails(mails), *_of_letter(standing, stage))
        return (replace(each, as_of=as_of) for each in given)

    def _picture(self, user: User, standing: Standing, language: Language) -> File:
        chart = self.pictures.call_off(user, standing.term.contract, standing.account.name)
        drawn: CallOffAgainstPlan = replace(chart, ratio=standing.trigger.value)
        return File(file_name(standing, language), "image/png", self.charts.png(drawn, language, width=_WIDTH))


def file_name(standing: Standing, language: Language) -> str:
    name = "Abrufuebersicht" if language is Language.DE else "Call-off-overview"
    return f"{name}_{standing.term.contract}_{standing.day.isoformat()}.png"


def _of_meeting(meet: Meeting) -> Iterable[Fact]:
    for at, start in enumerate(meet.starts, 1):
        yield day_fact(f"slot_{at}", ("Terminvorschlag", "Proposed slot"), start)
    yield day_fact("reply_by", ("Antwort erbeten bis", "Answer asked for by"), meet.reply_by)
    yield day_fact("meet_by", ("Spätester Termin", "Latest slot"), meet.until)
    yield day_fact("clock_ends", ("Ende der Frist", "End of the clock"), meet.clock_ends)
    yield fact("country", ("Land des Kunden", "Country of the customer"), meet.country, FactUnit.TEXT)
    yield fact("minutes", ("Dauer, Minuten", "Duration, minutes"), MINUTES, FactUnit.COUNT)


def _of_contact(contact: Contact) -> Iterable[Fact]:
    rows = [RowKey("contacts", contact.id)]
    yield fact("recipient", ("Empfänger", "Recipient"), contact.email.strip(), FactUnit.TEXT, rows)
    role = contact.buying_role.strip() or None
    yield fact("recipient_role", ("Rolle des Empfängers", "Role of the recipient"), role, FactUnit.TEXT, rows)


def _of_mails(mails: Sequence[SentMail]) -> Iterable[Fact]:
    for at, each in enumerate(mails, 1):
        rows = [RowKey("drafts", each.draft_id)]
        yield day_fact(f"earlier_{at}", ("Frühere Nachricht", "Earlier message"), each.day, rows)


def _of_letter(standing: Standing, stage: Stage) -> Iterable[Fact]:
    yield fact("stage", ("Stufe", "Stage"), float(stage), FactUnit.COUNT)
    yield fact("articles", ("Artikel im Vertrag", "Articles of the agreement"), len(standing.articles), FactUnit.COUNT)


def _named(people: Sequence[Contact], mails: Sequence[SentMail], language: Language) -> str:
    """Who got the last mail; empty where nobody of the stored people did."""
    found = [each for each in people if mails and each.email.strip().casefold() in mails[-1].to]
    return _said(found[0], language) if found else ""


def _said(contact: Contact, language: Language) -> str:
    """``Frau Kröger``, ``Ms Kröger``; the full name where the stored form of address does not say."""
    sex = sex_of(salutation(contact, language).rstrip(","))
    titles = {Language.DE: {"f": "Frau", "m": "Herrn"}, Language.EN: {"f": "Ms", "m": "Mr"}}[language]
    return f"{titles[sex]} {family_name(contact.name)}" if sex else contact.name


@dataclass(frozen=True, slots=True)
class _Texts:
    """Words and markers for the template."""

    marks: Mapping[str, str]
    language: Language

    def of(self, standing: Standing, meet: Meeting, sent: int) -> dict[str, Any]:
        rows = [self._row(at) for at, _ in enumerate(standing.articles, 1)]
        lacking = sorted(range(len(rows)), key=lambda at: -_lack(standing, at))[:LISTED]
        names = [row["name"] for row in rows]
        low = _below(standing)
        return {
            "f": {**self.marks, "open": self.marks["open"] if self._known(standing, "open") else None},
            "in_pieces": standing.in_pieces,
            "by_plan": all(each.planned for each in standing.articles),
            "is_over": standing.is_over,
            "single": len(rows) == 1,
            "lead_known": any(each.lead_days is not None for each in standing.articles),
            "products": joined(names, self.language),
            "rows": [rows[at] for at in sorted(lacking)],
            "low": joined([rows[at]["id"] for at in low], self.language) if 0 < len(low) < len(rows) else "",
            "low_count": len(low),
            "more_rows": len(rows) > LISTED,
            "slot_lines": [
                f"{weekday(start.date(), self.language)}, {self.marks[f'slot_{at}']}"
                for at, start in enumerate(meet.starts, 1)
            ],
            "abroad": meet.country != OURS,
            "earlier": joined([self.marks[f"earlier_{at}"] for at in range(1, sent + 1)], self.language, again=_ON),
        }

    def _row(self, at: int) -> dict[str, str]:
        return {name: self.marks[f"a{at}_{name}"] for name in ("id", "name", "due", "called", "share")}

    @staticmethod
    def _known(standing: Standing, name: str) -> bool:
        return next((each.value for each in figures(standing) if each.id == name), None) is not None


def _below(standing: Standing) -> list[int]:
    """The articles below the target, where these are few; nothing where they are many."""
    shares = [
        each.called_off / each.due if each.due and each.called_off is not None else None for each in standing.articles
    ]
    found = [at for at, share in enumerate(shares) if share is not None and share < standing.trigger.target]
    return found if len(found) <= NAMED else []


def _lack(standing: Standing, at: int) -> float:
    """What is missing of an article, in EUR, or pieces where there are no prices."""
    each = standing.articles[at]
    return ((each.due or 0.0) - (each.called_off or 0.0)) * (1.0 if standing.trigger.in_pieces else each.price or 0.0)
