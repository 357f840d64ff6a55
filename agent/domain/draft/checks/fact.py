"""C-FACT (I4): every figure of the text resolves to a fact. C-FRESH: the facts are not too old."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from agent.domain.draft.checks.naming import listed
from agent.domain.draft.checks.resolve import Known
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check
from agent.domain.draft.figure import Figure, FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.draft.markers import left_in
from agent.domain.facts.fact import Fact, FactOrigin
from agent.domain.language import Language

FACT, FRESH = "C-FACT", "C-FRESH"


def check_fact(
    content: Content, language: Language, *, typed: bool, own_ids: Collection[str] = (), own_names: Sequence[str] = ()
) -> Check:
    """``typed``: a person wrote this version, and answers for its figures. ``own_ids``: articles and contracts of the
    account, in small letters; ``own_names``: of the account and its people. Naming them needs no fact of its own.
    A marker that nobody filled blocks, whoever wrote it.
    """
    unfilled = [*left_in(content.subject), *left_in(content.text)]
    if unfilled:
        return Check(FACT, False, True, "checks.fact.marker", listed(unfilled))
    text = f"{content.subject}\n{content.text}"
    data = [fact for fact in content.facts if fact.origin is FactOrigin.DATA]
    user = [fact for fact in content.facts if fact.origin is FactOrigin.USER]
    left = [each for each in orphans(text, data, language, own_names) if not _is_own(each, own_ids)]
    by_user = Known(user, text, language)
    invented = [figure.text for figure in left if not by_user.explains(figure)]
    if invented and not typed:
        return Check(FACT, False, True, "checks.fact.orphan", listed(invented))
    if left:
        return Check(FACT, False, False, "checks.fact.typed", listed(figure.text for figure in left))
    return Check(FACT, True, True, "checks.fact.ok")


def orphans(text: str, facts: Sequence[Fact], language: Language, names: Sequence[str] = ()) -> list[Figure]:
    """The figures behind which none of the facts stands."""
    known = Known(facts, text, language, names)
    return [figure for figure in figures_in(text, language) if not known.explains(figure)]


def check_fresh(facts: Sequence[Fact], now: datetime, max_age_hours: float) -> Check:
    """The oldest fact decides; what a person typed has no age."""
    ages = [now - _aware(fact.as_of) for fact in facts if fact.as_of is not None]
    oldest = max(ages, default=timedelta())
    if oldest > timedelta(hours=max_age_hours):
        old = sum(age > timedelta(hours=max_age_hours) for age in ages)
        hours = int(oldest / timedelta(hours=1))
        return Check(
            FRESH,
            False,
            False,
            "checks.fresh.old",
            {"count": str(old), "hours": str(hours), "most": f"{max_age_hours:g}"},
        )
    return Check(FRESH, True, False, "checks.fresh.ok")


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _is_own(figure: Figure, own_ids: Collection[str]) -> bool:
    return figure.kind is FigureKind.ID and figure.value in own_ids
