"""Words inside of a text that depend on the reader's language, too."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.domain.language import Language
from agent.domain.messages import codes, message


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value of an error's text that is itself a text: ``code`` is one of `agent.domain.messages`."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        return message(self.code, language, **self.values)

    def __str__(self) -> str:
        return self.text(Language.EN)


def os_problem(error: OSError) -> Phrase:
    """What the operating system complains of; the usual cases have words of their own."""
    name = errno.errorcode.get(error.errno or 0, "")
    code = f"system.os.{name.lower()}"
    return Phrase(code) if code in codes() else Phrase("system.os.other", {"name": name or type(error).__name__})
