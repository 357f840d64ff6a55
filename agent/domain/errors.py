"""The errors a user can see.

    KamError
    ├── BadInput      exit 2, HTTP 422   what was given cannot be used
    ├── Unauthenticated exit 2, HTTP 401 nobody is signed in
    ├── NotFound      exit 2, HTTP 404   the id is well formed but unknown (or not yours)
    ├── Forbidden     exit 2, HTTP 403   the right is missing
    ├── Conflict      exit 2, HTTP 409   somebody or something was faster
    ├── TooMany       exit 2, HTTP 429   more than may be asked in this time
    └── Unavailable   exit 2, HTTP 424   a neighbour (endpoint, index, database) does not answer

Each carries a code of `agent.domain.messages` and the values of its text, so the same error
is told in German or English: what failed, what was not done, what to do next.
"""

from typing import Any

from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.phrase import Phrase


class KamError(Exception):
    """An error with a text for the user; ``code`` names the text, ``values`` fill it."""

    status = 500

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def text(self, language: Language) -> str:
        return message(self.code, language, **{name: _told(value, language) for name, value in self.values.items()})

    def in_both(self) -> str:
        """To somebody whose language nobody knows."""
        return "\n\n".join(self.text(language) for language in Language)

    def __str__(self) -> str:
        return self.text(Language.EN)

    def __reduce__(self) -> tuple[object, ...]:
        # keyword values would be lost by the default protocol
        return _rebuild, (type(self), self.code, self.values)


def _told(value: object, language: Language) -> object:
    return value.text(language) if isinstance(value, Phrase) else value


def _rebuild(kind: type[KamError], code: str, values: dict[str, Any]) -> KamError:
    return kind(code, **values)


class BadInput(KamError):
    status = 422


class Unauthenticated(KamError):
    status = 401


class NotFound(KamError):
    status = 404


class Forbidden(KamError):
    status = 403


class Conflict(KamError):
    status = 409


class TooMany(KamError):
    """``seconds``, one of the values, is how long to wait."""

    status = 429

    def __init__(self, code: str, *, seconds: int, **values: object) -> None:
        super().__init__(code, seconds=seconds, **values)
        self.seconds = seconds


class Unavailable(KamError):
    status = 424
