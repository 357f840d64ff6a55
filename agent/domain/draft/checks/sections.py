"""C-SECT: what a text must have is there, in order, and says something."""

import re
from collections.abc import Mapping, Sequence

from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check

ID = "C-SECT"
_DRESS = re.compile(r"^(?:#{1,6}\s+|\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|\*\*|__)+|(?:\*\*|__|\s|:)+$")


def sections(text: str, headings: Sequence[str]) -> dict[str, str]:
    """The text below each heading that is there, in the order of the text.

    A heading is a line of its own; "## ", "3. ", "**…**" and a colon around it don't count. The first of two counts.
    """
    wanted = {_key(heading): heading for heading in headings}
    found: dict[str, list[str]] = {}
    body: list[str] = []
    for line in text.splitlines():
        heading = wanted.get(_key(line)) if len(line) <= 200 else None
        if heading is not None and heading not in found:
            body = found.setdefault(heading, [])
        else:
            body.append(line)
    return {heading: "\n".join(lines).strip() for heading, lines in found.items()}


def check_sections(text: str, headings: Sequence[str], id: str = ID, *, blocking: bool = False) -> Check:
    """All ``headings``, in this order, none without text; "keine Daten" is a text."""
    found = sections(text, headings)
    empty = [heading for heading, body in found.items() if not any(map(str.isalnum, body))]
    return _result(headings, list(found), empty, id, blocking)


def check_slots(text: str, patterns: Mapping[str, "re.Pattern[str]"], id: str = ID, *, blocking: bool = False) -> Check:
    """For a mail, whose parts have no headings: each pattern is found, each behind where the one before begins."""
    at, order = 0, []
    for name, pattern in patterns.items():
        match = pattern.search(text, at)
        if match:
            at = match.start()
            order.append(name)
        elif pattern.search(text):
            order.insert(0, name)
    return _result(list(patterns), order, [], id, blocking)


def _result(wanted: Sequence[str], found: Sequence[str], empty: Sequence[str], id: str, blocking: bool) -> Check:
    missing = [each for each in wanted if each not in found]
    ranks = [list(wanted).index(each) for each in found]
    late = [each for each, rank, before in zip(found[1:], ranks[1:], ranks, strict=False) if rank < before]
    for code, names in (("missing", missing), ("empty", empty), ("order", late)):
        if names:
            return Check(id, False, blocking, f"checks.sect.{code}", listed(names))
    return Check(id, True, blocking, "checks.sect.ok")


def _key(line: str) -> str:
    return " ".join(_DRESS.sub("", line.strip()).casefold().split())
