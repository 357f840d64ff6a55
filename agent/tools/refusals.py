"""What a model is told when a call gave nothing: what failed, and whether to retry, adjust or stop."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from agent.domain.contacts.note import one_line
from agent.domain.errors import BadInput, KamError, NotFound, Unavailable
from agent.domain.language import Language
from agent.domain.messages import message

_MOST, _LONGEST = 3, 200
_KINDS = {"extra_forbidden": "unknown", "missing": "missing", "literal_error": "choice", "enum": "choice"}


def advice_on(error: KamError) -> str:
    """A neighbour that does not answer may answer later; what cannot be found can be asked otherwise; the rest ends."""
    if isinstance(error, Unavailable):
        return "retry"
    return "adjust" if isinstance(error, (BadInput, NotFound)) else "stop"


def arguments_refused(error: ValidationError, language: Language) -> str:
    """Every argument that cannot be used, in one sentence each; what was sent is not repeated."""
    told = [_told(each, language) for each in error.errors(include_url=False, include_input=False)[:_MOST]]
    return message("telling.error.arguments", language, what=" ".join(told))


def _told(error: Mapping[str, Any], language: Language) -> str:
    name = one_line(".".join(str(part) for part in error["loc"]), _LONGEST) or "–"
    kind = _KINDS.get(str(error["type"]), "value")
    expected = one_line(str(error.get("ctx", {}).get("expected", error["msg"])), 4 * _LONGEST)
    return message(f"telling.error.argument.{kind}", language, name=name, expected=expected)
