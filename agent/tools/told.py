"""What a model is told of a call, as JSON: the same shape wherever it is made."""

import json
from dataclasses import dataclass

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft import markers
from agent.domain.language import Language


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call gave nothing; ``advice``: ``retry`` the same, ``adjust`` the arguments, or ``stop``."""

    code: str
    message: str
    advice: str


def whole(answer: ToolAnswer, language: Language) -> str:
    """Everything, what stays here included."""
    facts = {fact.id: f"{fact.label.text(language)}: {markers.shown(fact, language)}" for fact in answer.facts}
    told = {"ok": True, "answer": answer.text, "facts": facts, "data": dict(answer.data)}
    return _json({**told, "drafts": list(answer.drafts), "links": dict(answer.links)})


def nothing() -> str:
    """For a model that may not read the answer."""
    return _json({"ok": True, "told": "shown to the user directly"})


def refused(refusal: Refusal) -> str:
    error = {"code": refusal.code, "message": refusal.message, "advice": refusal.advice}
    return _json({"ok": False, "error": error})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
