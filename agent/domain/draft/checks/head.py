"""C-HEAD: a mail has a subject on one line and recipients whose addresses are well formed."""

import unicodedata
from collections.abc import Callable

from agent.domain.draft.checks.naming import listed
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check

ID = "C-HEAD"
_BREAKING = frozenset({"Cc", "Zl", "Zp", "Cs"})


def check_head(content: Content, well_formed: Callable[[str], bool]) -> Check:
    if not any(char.isalnum() for char in content.subject):
        return Check(ID, False, True, "checks.head.no_subject")
    if any(unicodedata.category(char) in _BREAKING for char in content.subject):
        return Check(ID, False, True, "checks.head.lines")
    if not content.recipients:
        return Check(ID, False, True, "checks.head.nobody")
    broken = [each for each in content.recipients if not well_formed(each)]
    if broken:
        return Check(ID, False, True, "checks.head.address", listed(broken))
    return Check(ID, True, True, "checks.head.ok")
