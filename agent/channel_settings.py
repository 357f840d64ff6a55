"""The settings of Teams and Slack, held against each other: what is missing, what is wrong, by variable.

Checked by the commands that need the platforms, not when settings are read: a wrong one stops nothing else.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pydantic import SecretStr

from agent.domain.channel.ids import is_guid
from agent.domain.channel.place import Platform
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.phrase import Phrase
from agent.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1"})
_ADDRESS = re.compile(r"(https?)://([A-Za-z0-9.-]+)(:\d{1,5})?(/[A-Za-z0-9._~/-]*)?")
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+")
_TOKEN, _HEX, _NAME = (
    re.compile("xoxb-[A-Za-z0-9-]+"),
    re.compile("[0-9a-f]{32}"),
    re.compile("[a-z0-9][a-z0-9-]{0,62}"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """``setting``: the variable; ``problem``: the end of a code ``channels.setting.…``."""

    setting: str
    problem: str

    def text(self, language: Language) -> str:
        return Phrase(f"channels.setting.{self.problem}", {"name": self.setting}).text(language)


class _Faults(Phrase):
    """Several in an error's text, in the reader's language; ``values``: problem by variable."""

    def text(self, language: Language) -> str:
        return "; ".join(Fault(name, str(problem)).text(language) for name, problem in self.values.items())


def is_wanted(settings: Settings, platform: Platform) -> bool:
    """Whether anything of the platform is set."""
    return any(_value(settings, field) for field in (*_NEEDED[platform], *_OPTIONAL[platform]))


def faults(settings: Settings, platform: Platform) -> Sequence[Fault]:
    """What keeps it from working; none where nothing of it is set, for then it is not to work."""
    if not is_wanted(settings, platform):
        return ()
    return tuple(_faults(settings, platform))


def address_faults(settings: Settings) -> Sequence[Fault]:
    """Of the address that both platforms call; missing only where one of them is wanted."""
    return tuple(_address_faults(settings))


def require_channels(settings: Settings, *platforms: Platform) -> None:
    """Of these platforms, or of all. Raises BadInput ``channels.settings`` that names every variable at fault."""
    of_platforms = [fault for platform in platforms or tuple(Platform) for fault in faults(settings, platform)]
    _refuse(settings, (*of_platforms, *address_faults(settings)))


def require_address(settings: Settings) -> None:
    """As `require_channels`, for who needs nothing but the address."""
    _refuse(settings, address_faults(settings))


def _refuse(settings: Settings, found: Sequence[Fault]) -> None:
    if found:
        told = _Faults("channels.settings", {fault.setting: fault.problem for fault in found})
        raise BadInput("channels.settings", faults=told, file=settings.home / "kam.env")


def _faults(settings: Settings, platform: Platform) -> Iterator[Fault]:
    for field, shape in (_NEEDED[platform] | _OPTIONAL[platform]).items():
        value = _value(settings, field)
        if not value.strip() and field in _NEEDED[platform]:
            yield Fault(_name(field), "missing")
        elif value and (problem := shape(value)):
            yield Fault(_name(field), problem)


def _address_faults(settings: Settings) -> Iterator[Fault]:
    wanted = any(is_wanted(settings, platform) for platform in Platform)
    problem = _public(settings.public_url) if settings.public_url else "missing" if wanted else ""
    if problem:
        yield Fault(_name("public_url"), problem)


def _name(field: str) -> str:
    return f"KAM_{field.upper()}"


def _value(settings: Settings, field: str) -> str:
    value = getattr(settings, field)
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)


def _shaped(shape: re.Pattern[str], problem: str) -> Callable[[str], str]:
    return lambda value: "" if shape.fullmatch(value) else problem


def _guid(value: str) -> str:
    return "" if is_guid(value) else "guid"


def _secret(value: str) -> str:
    """Entra lists the id of a secret beside its value, and only the id can be copied later."""
    return "secret_id" if is_guid(value) else ""


def _address(value: str) -> str:
    found = _ADDRESS.fullmatch(value)
    if found is None or int((found[3] or ":0")[1:]) > 65535:
        return "address"
    return "https" if found[1] == "http" and found[2] not in LOOPBACK else ""


def _public(value: str) -> str:
    """As `_address`, of a host that others can reach under a name: no placeholder."""
    if problem := _address(value):
        return problem
    host = urlsplit(value).netloc.partition(":")[0]
    if host in LOOPBACK:
        return ""
    return "" if host == host.lower() and _HOST.fullmatch(host) else "host"


_NEEDED: dict[Platform, dict[str, Callable[[str], str]]] = {
    Platform.SLACK: {
        "slack_bot_token": _shaped(_TOKEN, "bot_token"),
        "slack_signing_secret": _shaped(_HEX, "signing_secret"),
    },
    Platform.TEAMS: {"teams_client_id": _guid, "teams_client_secret": _secret, "teams_tenant_id": _guid},
}
_OPTIONAL: dict[Platform, dict[str, Callable[[str], str]]] = {
    Platform.SLACK: {"slack_api_url": _address},
    Platform.TEAMS: {"teams_sharepoint": _shaped(_NAME, "sharepoint")},
}
