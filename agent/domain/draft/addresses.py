"""What goes into the header lines of a mail: addresses, subject, names. Nothing in here can start a new line.

Recipients come from people's typing and from stored contacts (I5), so each value is refused rather than mended.
"""

import re
import unicodedata
from collections.abc import Sequence

from agent.domain.errors import BadInput

LONGEST_ADDRESS, LONGEST_LOCAL, LONGEST_DOMAIN = 254, 64, 253  # RFC 5321 4.5.3.1
LONGEST_SUBJECT = 250
LONGEST_FILE_NAME = 150
LONGEST_NAME = 100
MOST_RECIPIENTS = 100

_SHOWN = 40
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")  # they hold emoji of several parts together
_ENCODED = re.compile(r"=\?|\?=")
# RFC 5322 dot-atom without the characters by which old servers route or start programs: % ! | `
_LOCAL = re.compile(r"(?!-)[A-Za-z0-9#$&'*+/=?^_{}~-]+(\.[A-Za-z0-9#$&'*+/=?^_{}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
# letters of European company names; ı, ĸ, ŉ, ſ and l with dot look like others and are left out
_LETTERS = frozenset(map(chr, (*range(0xDF, 0xF7), *range(0xF8, 0x180)))) - frozenset("ıĸŉſŀĿ")


def address(text: str) -> str:
    """One bare mail address: local part as typed (ASCII), domain in lower case and in its ASCII form (IDNA 2008).

    Raises BadInput ``outbox.address…``: control or invisible characters, several addresses, display names, quotes,
    comments, too long, other scripts in the domain (they imitate Latin letters; their xn-- spelling is taken).
    """
    if any(_is_invisible(char) for char in text):
        raise _bad("outbox.address.control", text)
    typed = text.strip(" ")
    if typed.count("@") > 1 or any(char in typed for char in ",;"):
        raise _bad("outbox.address.several", text)
    if any(char in '<>()[]"\\:' or char.isspace() for char in typed):
        raise _bad("outbox.address.name", text)
    local, _, domain = typed.partition("@")
    if not local or not domain:
        raise _bad("outbox.address", text)
    return f"{_local(local, text)}@{_domain(domain, text)}"


def addresses(*lists: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Each list with its addresses checked; every address once, in the first list where it stands.

    ``addresses(to, cc, bcc)``. Upper and lower case are the same address. Raises BadInput ``outbox.address…``.
    """
    count = sum(map(len, lists))
    if count > MOST_RECIPIENTS:
        raise BadInput("outbox.address.many", count=count, most=MOST_RECIPIENTS)
    seen: set[str] = set()
    return tuple(tuple(_fresh(map(address, each), seen)) for each in lists)


def subject(text: str) -> str:
    """A subject line, without blanks around. Raises BadInput ``outbox.subject…``."""
    return _line("subject", text, LONGEST_SUBJECT)


def file_name(text: str) -> str:
    """The name of an attachment: no path, no line break. Raises BadInput ``outbox.file_name…``."""
    name = _line("file_name", text, LONGEST_FILE_NAME)
    if "/" in name or "\\" in name or not name.strip(". "):
        raise _bad("outbox.file_name.path", text)
    return name


def sender_name(text: str) -> str:
    """The display name of a sender; may be empty. Raises BadInput ``outbox.sender_name…``."""
    return _line("sender_name", text, LONGEST_NAME) if text else ""


def _line(what: str, text: str, longest: int) -> str:
    if any(_is_invisible(char) and char not in _JOINERS for char in text):
        raise _bad(f"outbox.{what}.control", text)
    line = text.strip()
    if not any(char.isalnum() for char in line):
        raise BadInput(f"outbox.{what}.empty")
    if len(line) > longest:
        raise _bad(f"outbox.{what}.long", line, length=len(line), longest=longest)
    if _ENCODED.search(line):
        raise _bad(f"outbox.{what}.encoded", text)
    return line


def _fresh(found: "map[str]", seen: set[str]) -> list[str]:
    fresh = []
    for each in found:
        if each.casefold() not in seen:
            seen.add(each.casefold())
            fresh.append(each)
    return fresh


def _local(local: str, text: str) -> str:
    if len(local) > LONGEST_LOCAL:
        raise _bad("outbox.address.long", text)
    if not _LOCAL.fullmatch(local) or _ENCODED.search(local):
        raise _bad("outbox.address.local", text)
    return local


def _domain(domain: str, text: str) -> str:
    labels = [_label(each, text) for each in unicodedata.normalize("NFC", domain.lower()).split(".")]
    whole = ".".join(labels)
    if len(labels) < 2 or labels[-1].isdigit():
        raise _bad("outbox.address.domain", text)
    if len(whole) > min(LONGEST_DOMAIN, LONGEST_ADDRESS - text.strip(" ").index("@") - 1):
        raise _bad("outbox.address.long", text)
    return whole


def _label(label: str, text: str) -> str:
    """The A-label. The letters allowed are lower-case and composed, so IDNA 2008 maps nothing (ß stays ß)."""
    if not label.isascii():
        if not all(char.isascii() or char in _LETTERS for char in label):
            raise _bad("outbox.address.script", text)
        if not _LABEL.fullmatch("".join(char if char.isascii() else "x" for char in label)) or label[2:4] == "--":
            raise _bad("outbox.address.domain", text)
        label = "xn--" + label.encode("punycode").decode("ascii")
    if not _LABEL.fullmatch(label):
        raise _bad("outbox.address.domain", text)
    return label


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in _INVISIBLE


def _bad(code: str, text: str, **values: object) -> BadInput:
    shown = "".join(char if char.isprintable() else "�" for char in text[:_SHOWN])
    return BadInput(code, value=shown + ("…" if len(text) > _SHOWN else ""), **values)
