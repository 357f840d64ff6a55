"""A draft as a person sees it: the public shape, the same for shell, API, page and cards."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain.draft.delivery import Delivery
from agent.domain.draft.draft import OWN, Channel, Check, Consent, Draft, DraftEvent
from agent.domain.draft.written_by import WrittenBy
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.plain import plain
from agent.domain.rights import Department, RightVerdict
from agent.ports.drafts import Deliveries, Drafts
from agent.services.drafts import DraftDesk, may_own
from agent.services.fact_view import fact

Json = dict[str, Any]
_SHORT = 8  # digits of a hash that people read


@dataclass(frozen=True, slots=True)
class DraftView:
    """``departments`` gives the departments of the decision rights, ``name_of`` the name behind a user id."""

    desk: DraftDesk
    drafts: Drafts
    deliveries: Deliveries
    departments: Callable[[], Mapping[str, Department]]
    name_of: Callable[[str], str]

    def line(self, draft: Draft, language: Language) -> Json:
        """What a list shows. ``unreadable``: nobody can read what is stored; there is nothing to decide."""
        status = "unreadable" if draft.unreadable else draft.status.value
        kind = "unreadable" if draft.unreadable else draft.kind.value
        return {
            "id": draft.id,
            "kind": draft.kind.value,
            "kind_name": message(f"drafts.kind.{kind}", language),
            "title": title(message(f"drafts.kind.{kind}", language), draft.content.subject or draft.account),
            "account": draft.account,
            "status": draft.status.value,
            "status_name": message(f"drafts.status.{status}", language),
            "version": draft.version,
            "digest": draft.digest,
            "subject": draft.content.subject,
            "to": list(draft.content.to),
            "created_by": draft.created_by,
            "created_at": draft.created_at.isoformat(),
            "expires_at": draft.expires_at.isoformat(),
            "blocked": draft.unreadable or bool(draft.blocking),
            "unreadable": draft.unreadable,
        }

    def card(self, user: User, draft: Draft, language: Language) -> Json:
        """Everything a decision needs: the exact bytes, figures with sources, checks, right, what happens next."""
        content = draft.content
        return {
            **self.line(draft, language),
            "language": draft.language.value,
            "cc": list(content.cc),
            "bcc": list(content.bcc),
            "text": content.text,
            "html": content.html,
            "typed": draft.typed,
            "written_by": _written_by(draft.written_by, language),
            "attachments": [plain(each) for each in content.attachments],
            "facts": [fact(each, draft.language, language) for each in content.facts],
            "checks": [_check(check, language) for check in draft.checks],
            "right": self._right(draft, language),
            "needed": [self._needed(each, language) for each in (OWN, *draft.right.approvers)],
            "consents": [self._consent(each, language) for each in self.drafts.consents(draft.id, draft.version)],
            "may_decide": may_own(user, draft),
            "next": self._next(user, draft, language),
            "delivery": self._delivery(draft, language),
            "history": [self._event(each, language) for each in self.drafts.events(draft.id)],
            "changes": self._changes(user, draft, language),
        }

    def _right(self, draft: Draft, language: Language) -> Json:
        right = draft.right
        names = [self._department(each, language) for each in right.approvers or right.blocked_by]
        unsourced = message("rights.unsourced", language) if right.rows else ""
        return {
            "verdict": right.verdict.value,
            "approver": ", ".join(names) or None,
            "source": ", ".join(right.sources) or unsourced,
            "rows": list(right.rows),
            "approvers": list(right.approvers),
            "text": _right_text(right.verdict, names, right.sources, language),
            "reasons": [message(code, language, **values) for code, values in right.reasons],
        }

    def _needed(self, capacity: str, language: Language) -> Json:
        return {"capacity": capacity, "name": self._department(capacity, language)}

    def _consent(self, consent: Consent, language: Language) -> Json:
        return {
            "user": consent.user_id,
            "name": self.name_of(consent.user_id),
            "capacity": consent.capacity,
            "capacity_name": self._department(consent.capacity, language),
            "at": consent.at.isoformat(),
            "reason": consent.reason,
        }

    def _next(self, user: User, draft: Draft, language: Language) -> str:
        """What happens after the approval, in one sentence; with one yes given, whose is still missing."""
        given = {each.capacity: each.user_id for each in self.drafts.consents(draft.id, draft.version)}
        missing = [each for each in (OWN, *draft.right.approvers) if each not in given]
        if given and missing:
            who = ", ".join(self._department(each, language) for each in missing)
            return message("drafts.next.missing", language, who=who)
        sender = self.name_of(given[OWN]) if OWN in given else user.name if may_own(user, draft) else None
        whose = message("drafts.word.own_name", language) if sender is None else sender
        values = {"to": ", ".join(draft.content.recipients), "sender": whose, "account": draft.account}
        return message(f"drafts.next.{draft.channel.value}", language, **values)

    def _delivery(self, draft: Draft, language: Language) -> Json | None:
        delivery = None if draft.channel is Channel.NONE else self.deliveries.of(draft.id)
        return None if delivery is None else _delivery(delivery, language)

    def _event(self, event: DraftEvent, language: Language) -> Json:
        return {
            "at": event.at.isoformat(),
            "version": event.version,
            "kind": event.kind.value,
            "kind_name": message(f"drafts.event.{event.kind.value}", language),
            "user": event.user_id or None,
            "name": self.name_of(event.user_id) if event.user_id else None,
            "note": event.note,
        }

    def _changes(self, user: User, draft: Draft, language: Language) -> Sequence[str]:
        """The lines that differ from the version before, with ``-`` and ``+``."""
        before = self.desk.before(user, draft)
        return [] if before is None else list(_diff(_lines(before, language), _lines(draft, language)))

    def _department(self, department_id: str, language: Language) -> str:
        found = self.departments().get(department_id)
        return message("drafts.capacity.own", language) if found is None else found.name.text(language)


def _written_by(written_by: WrittenBy, language: Language) -> Json:
    used = {"template": written_by.template, "prompt": written_by.prompt}
    short = {name: value[:_SHORT] for name, value in used.items()}
    told = f"{written_by.hand.value}{'' if any(used.values()) else '.alone'}"
    return {
        "by": written_by.hand.value,
        **{f"{name}_sha256": value or None for name, value in used.items()},
        "text": message(f"drafts.written_by.{told}", language, **short),
    }


def title(kind: str, subject: str) -> str:
    """``E-Mail: Rabatt für 2027``; a subject that begins with its kind says it once: ``Briefing Nordwerk``."""
    return subject if subject.casefold().startswith(kind.casefold()) else f"{kind}: {subject}"


def _right_text(verdict: RightVerdict, names: Sequence[str], sources: Sequence[str], language: Language) -> str:
    values = {"who": ", ".join(names), "source": f" ({', '.join(sources)})" if sources else ""}
    return message(f"drafts.right.{verdict.value}", language, **values)


def _check(check: Check, language: Language) -> Json:
    text = message(check.code, language, **check.values)
    return {"id": check.id, "ok": check.ok, "blocking": check.blocking, "message": text}


def _delivery(delivery: Delivery, language: Language) -> Json:
    return {
        "status": delivery.status.value,
        "message_id": delivery.message_id,
        "sender": _sender(delivery),
        "attempts": delivery.attempts,
        "next_attempt_at": delivery.next_attempt_at.isoformat() if delivery.next_attempt_at else None,
        "problem": message(delivery.problem, language) if delivery.problem else None,
        "recipients": [plain(each) for each in delivery.recipients],
    }


def _sender(delivery: Delivery) -> str:
    return f"{delivery.sender_name} <{delivery.sender}>"


def _lines(draft: Draft, language: Language) -> list[str]:
    content = draft.content
    head = {name: ", ".join(getattr(content, name)) for name in ("to", "cc", "bcc")} | {"subject": content.subject}
    files = [f"{each.name} ({each.sha256[:8]})" for each in content.attachments]
    shown = {**head, "attachments": ", ".join(files)}
    return [
        *(f"{message(f'drafts.word.{name}', language)}: {value}" for name, value in shown.items() if value),
        *content.text.splitlines(),
    ]


def _diff(before: list[str], after: list[str]) -> Sequence[str]:
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
