"""Why an import was refused as a whole: every problem in one message."""

from collections.abc import Sequence

from agent.domain.errors import BadInput
from agent.domain.facts.importing import Note, RefusedRow
from agent.domain.language import Language
from agent.domain.messages import message

_TOLD = 5


class ImportRefused(BadInput):
    """``problems`` are notes and rows, told one after the other; nothing was changed."""

    def __init__(self, code: str, *, problems: Sequence[Note | RefusedRow], **values: object) -> None:
        super().__init__(code, problems=tuple(problems), **values)
        self.problems = tuple(problems)

    def text(self, language: Language) -> str:
        told = " ".join(problem.text(language) for problem in self.problems[:_TOLD])
        more = len(self.problems) - _TOLD
        if more > 0:
            told = f"{told} {message('facts.import.more', language, count=more)}"
        return " ".join(message(self.code, language, **{**self.values, "problems": told}).split())
