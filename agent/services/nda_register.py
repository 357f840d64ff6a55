"""The register of signed NDAs. It records what people signed; the assistant accepts and signs nothing."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agent.domain.errors import BadInput, Conflict, NotFound
from agent.domain.identity import Role, User
from agent.domain.nda.deviations import deviations_of
from agent.domain.nda.register import (
    Deviation,
    RegisterEntry,
    check_end,
    check_signing,
    last_day_of_term,
    notice,
    urgency,
)
from agent.domain.typed import cleaned, one_line, says_nothing
from agent.ports import Audit, Clock, Decisions, Identity, Policies, Register, StoredReview
from agent.services.names import people
from agent.services.reviews import ReviewDesk

_NAME, _NOTE, _ID = 200, 2_000, 64


@dataclass(frozen=True, slots=True)
class RegisterSuggestion:
    """What a review says about the NDA that was signed on it. ``signed_on`` is what the user gave: nobody can
    read it off a draft. ``dated`` is the date that the document bears. ``open_ended``: it says that it has no end.
    """

    review_id: str
    account: str | None
    parties: tuple[str, ...]
    document_name: str
    signed_on: dt.date | None
    dated: dt.date | None
    in_force_until: dt.date | None
    survival_until: dt.date | None
    open_ended: bool
    deviations: tuple[Deviation, ...]


@dataclass(frozen=True, slots=True)
class NdaRegister:
    store: Register
    desk: ReviewDesk
    decisions: Decisions
    identity: Identity
    policies: Policies
    audit: Audit
    clock: Clock

    def record(
        self,
        user: User,
        account: str,
        signed_on: dt.date,
        in_force_until: dt.date | None = None,
        review_id: str | None = None,
        document_name: str | None = None,
        note: str = "",
    ) -> RegisterEntry:
        """Record that a signed NDA exists. Without ``in_force_until`` it has no end.

        Raises Forbidden (role, account), NotFound (account, review), Conflict (review without a result, or the
        same NDA recorded before), BadInput
        (days, texts, a review of another account).
        """
        _require_role(user)
        customer = self._own(user, account)
        check_signing(signed_on, self.today)
        if in_force_until is not None:
            check_end(signed_on, in_force_until)
        review = self._review(user, review_id, customer) if review_id else None
        entry = RegisterEntry(
            id=str(uuid.uuid4()),
            account=customer,
            document_name=one_line(document_name or "", _NAME) or (review.document_name if review else ""),
            signed_on=signed_on,
            in_force_until=in_force_until,
            survival_until=_survival(review, in_force_until),
            review_id=review.id if review else None,
            deviations=self._deviations(review) if review else (),
            recorded_by=user.id,
            recorded_at=self.clock.now(),
            note=cleaned(note, _NOTE),
        )
        with self.audit.together():
            if any(_same(entry, other) for other in self.store.entries()):
                raise Conflict("register.recorded_before", account=customer, document=entry.document_name or "–")
            self.store.add(entry)
            self.audit.append(user.id, "nda_register.recorded", entry.id, _details(entry))
        return entry

    def end(self, user: User, entry_id: str, on: dt.date, reason: str) -> RegisterEntry:
        """Record that it is no longer in force from the day ``on``, which may lie ahead.

        Raises NotFound for an unknown entry and for somebody else's alike, Conflict when it was ended before,
        BadInput for the day or a missing reason.
        """
        _require_role(user)
        entry = self._visible(user, one_line(entry_id, _ID))
        check_end(entry.signed_on, on)
        if entry.in_force_until is not None and on > entry.in_force_until:
            until = entry.in_force_until.isoformat()
            raise BadInput("register.end_after_term", day=on.isoformat(), until=until)
        why = cleaned(reason, _NOTE)
        if says_nothing(why):
            raise BadInput("register.reason_missing")
        with self.audit.together():
            if not self.store.end(entry.id, on, why):
                raise Conflict("register.already_ended", entry=entry.id)
            self.audit.append(user.id, "nda_register.ended", entry.id, {"on": on.isoformat()})
        return replace(entry, ended_on=on, end_reason=why)

    def entries(self, user: User, account: str | None = None) -> list[RegisterEntry]:
        """Those of the user's accounts, the worst first. Raises NotFound for an account that is not the user's."""
        _require_role(user)
        stored = self.store.entries()
        wanted = None if account is None else one_line(account, _NAME)
        if wanted is not None and not (user.may_see(wanted) and wanted in self._accounts(user, stored)):
            raise NotFound("access.account", account=wanted)
        seen = [entry for entry in stored if user.may_see(entry.account) and wanted in (None, entry.account)]
        return sorted(seen, key=lambda entry: urgency(entry, self.today))

    def due(self, today: dt.date) -> list[RegisterEntry]:
        """All entries, of every account, whose end is near; for reminders, not for a user."""
        found = [entry for entry in self.store.entries() if notice(entry, today) is not None]
        return sorted(found, key=lambda entry: urgency(entry, today))

    def suggestion(self, user: User, review_id: str, signed_on: dt.date | None = None) -> RegisterSuggestion:
        """What can be filled in from a review; a term counts from the document's date, else from the signing.

        Raises as `ReviewDesk.finished`, and Forbidden.
        """
        review = self._finished(user, review_id)
        _require_role(user)
        facts = _facts(review)
        dated = dt.date.fromisoformat(facts["date"]) if facts.get("date") else None
        until = None if facts.get("unlimited") else _after(dated or signed_on, facts.get("term_years"))
        return RegisterSuggestion(
            review_id=review.id,
            account=review.account,
            parties=tuple(facts.get("parties", ())),
            document_name=review.document_name,
            signed_on=signed_on,
            dated=dated,
            in_force_until=until,
            survival_until=_survival(review, until),
            open_ended=bool(facts.get("unlimited")),
            deviations=self._deviations(review),
        )

    @property
    def today(self) -> dt.date:
        return self.clock.now().date()

    def _own(self, user: User, account: str) -> str:
        customer = one_line(account, _NAME)
        if not customer:
            raise BadInput("register.account_missing")
        user.require_account(customer)
        if customer not in self._accounts(user, ()):
            raise NotFound("access.account", account=customer)
        return customer

    def _accounts(self, user: User, stored: Sequence[RegisterEntry]) -> set[str]:
        """The accounts that somebody works for or that have an entry: who sees all may mistype one."""
        everybody = (*self.identity.users(), user)
        return {name for each in everybody for name in each.accounts} | {entry.account for entry in stored}

    def _visible(self, user: User, entry_id: str) -> RegisterEntry:
        entry = self.store.get(entry_id)
        if not user.may_see(entry.account):
            raise NotFound("register.unknown", entry=entry_id)
        return entry

    def _finished(self, user: User, review_id: str) -> StoredReview:
        return self.desk.finished(user, one_line(review_id, _ID))

    def _review(self, user: User, review_id: str, account: str) -> StoredReview:
        review = self._finished(user, review_id)
        if review.account not in (None, account):
            raise BadInput("register.other_account", account=account)
        return review

    def _deviations(self, review: StoredReview) -> tuple[Deviation, ...]:
        names, units = people(self.identity), self.policies.departments()
        return deviations_of(review.result or {}, self.decisions.of(review.id), names, units)


def _require_role(user: User) -> None:
    user.require_role(Role.KAM, Role.HEAD_OF_SALES, Role.LEGAL)


def _facts(review: StoredReview) -> Mapping[str, Any]:
    document: Any = (review.result or {}).get("document", {})
    return document if isinstance(document, Mapping) else {}


def _same(entry: RegisterEntry, other: RegisterEntry) -> bool:
    """The same paper twice: a second click, or a colleague who was faster."""
    if other.ended_on is not None:
        return False
    mine, theirs = (
        (each.account, each.document_name, each.signed_on, each.in_force_until, each.review_id)
        for each in (entry, other)
    )
    return mine == theirs


def _survival(review: StoredReview | None, until: dt.date | None) -> dt.date | None:
    return _after(until, _facts(review).get("survival_years")) if review else None


def _after(start: dt.date | None, years: Mapping[str, Any] | None) -> dt.date | None:
    return last_day_of_term(start, float(years["value"])) if start and years else None


def _details(entry: RegisterEntry) -> dict[str, object]:
    """What the chain proves: ids, days and counts, no names and no contents."""
    until = entry.in_force_until
    return {
        "review": entry.review_id,
        "signed_on": entry.signed_on.isoformat(),
        "in_force_until": until.isoformat() if until else None,
        "deviations": len(entry.deviations),
        "without_consent": sum(deviation.accepted_by is None for deviation in entry.deviations),
    }
