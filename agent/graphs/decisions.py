"""LangChain's four answers to an interrupt, as decisions on a draft.

A graph that stops at a draft gets ``approve``, ``edit``, ``reject`` or ``respond`` (the shapes of LangChain's
human-in-the-loop middleware). They are words for the approvals service; the person, the draft and the digest come
from the session and the card, never from the answer. The graph learns what became of the draft and sends nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.domain.draft.draft import Draft
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.services.approvals import Approvals, Edited

_EDITABLE = frozenset({"text", "subject", "to", "cc", "bcc"})


@dataclass(frozen=True, slots=True)
class Decisions:
    approvals: Approvals

    def apply(self, user: User, draft_id: str, digest: str, answer: Mapping[str, Any]) -> Draft:
        """Raises BadInput ``drafts.answer`` for anything else than the four, and what the approvals raise."""
        match answer:
            case {"type": "approve"}:
                return self.approvals.approve(user, draft_id, digest)
            case {"type": "edit", "edited_action": {"args": Mapping() as args}}:
                return self.approvals.edit(user, draft_id, digest, _edited(args))
            case {"type": "reject"}:
                return self.approvals.reject(user, draft_id, digest, _words(answer))
            case {"type": "respond"}:
                return self.approvals.ask(user, draft_id, digest, _words(answer))
        raise BadInput("drafts.answer", draft=draft_id)


def resumed(draft: Draft) -> dict[str, str | int]:
    """What a waiting graph is told: an id and a state, no text."""
    return {"draft": draft.id, "version": draft.version, "status": draft.status.value}


def _words(answer: Mapping[str, Any]) -> str:
    said = answer.get("message") or ""
    if not isinstance(said, str):
        raise BadInput("drafts.reason")
    return said


def _edited(args: Mapping[str, Any]) -> Edited:
    unknown = set(args) - _EDITABLE
    lists = all(_is_list(args[name]) for name in ("to", "cc", "bcc") if name in args)
    texts = all(isinstance(args[name], str) for name in ("text", "subject") if name in args)
    if unknown or not lists or not texts:
        raise BadInput("drafts.answer", draft="")
    return Edited(**args)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)
