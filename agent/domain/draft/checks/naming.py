"""How results name what they found: short, on one line, a few of many."""

from collections.abc import Iterable, Mapping

from agent.domain.contacts.note import one_line

_SHOWN, _MOST = 60, 8


def listed(found: Iterable[str]) -> Mapping[str, str]:
    """``{"count", "found"}`` for the text of a check; each thing once."""
    names = list(dict.fromkeys(one_line(each, _SHOWN) for each in found))
    more = ", …" if len(names) > _MOST else ""
    return {"count": str(len(names)), "found": ", ".join(names[:_MOST]) + more}
