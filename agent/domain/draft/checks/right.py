"""C-RIGHT: who besides the key account manager must consent, and whose matter it is."""

from collections import Counter
from collections.abc import Iterable, Mapping

from agent.domain.draft.draft import Check, DraftRight
from agent.domain.nda.policy import Bilingual
from agent.domain.rights import RightVerdict

ID = "C-RIGHT"


def check_right(right: DraftRight, departments: Mapping[str, Bilingual]) -> Check:
    """``departments`` are names by id. A verdict that names nobody blocks: nobody could give the consent."""
    if right.blocked_by:
        return Check(ID, False, True, "checks.right.blocked", _named(right.blocked_by, departments))
    if right.verdict is RightVerdict.NOT_KAM or (right.verdict is RightVerdict.ALIGNMENT and not right.approvers):
        return Check(ID, False, True, "checks.right.nobody")
    if right.approvers:
        return Check(ID, False, False, "checks.right.second", _named(right.approvers, departments))
    return Check(ID, True, True, "checks.right.ok")


def promises_more(right: DraftRight, than: DraftRight) -> bool:
    """Whether ``right`` rests on a commitment more than ``than``; the words that commit may differ."""
    if not right.rows:
        return False
    reasons, known = (Counter(code for code, _ in each.reasons) for each in (right, than))
    return bool(reasons - known)


def _named(ids: Iterable[str], departments: Mapping[str, Bilingual]) -> Mapping[str, str]:
    """In both languages, because a result is kept and read in either."""
    names = [departments.get(each, Bilingual(each, each)) for each in ids]
    return {
        "count": str(len(names)),
        "departments_de": ", ".join(each.de for each in names),
        "departments_en": ", ".join(each.en for each in names),
    }
