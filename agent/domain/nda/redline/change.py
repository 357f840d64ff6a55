"""The change that one finding asks for, before it is numbered and held against the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from agent.domain.document import Document
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.assess import judge_reading
from agent.domain.nda.clause import Clause
from agent.domain.nda.policy import PolicyClause, Presence, Severity, Verdict
from agent.domain.nda.reading import Reading, Span
from agent.domain.nda.redline.consistency import lost_definitions, references
from agent.domain.nda.redline.edit import Hunk
from agent.domain.nda.redline.placement import Placement, placement
from agent.domain.nda.redline.proposal import Action
from agent.domain.nda.redline.region import Region, regions
from agent.domain.nda.redline.smallest import applied
from agent.domain.nda.redline.values import law_hunks, years_hunks
from agent.domain.nda.redline.wording import Wording, wording
from agent.domain.nda.review import Finding
from agent.domain.nda.topics import TOPICS

# Such a statement is no fault in itself: it lacks something, so ours stands beside it.
_LACKING = frozenset({("exclusions", "incomplete"), ("compelled_disclosure", "silent"), ("mutuality", "one_way")})
# Read off the draft as a whole: its quotes are no clause that could be exchanged.
_WHOLE_DRAFT = frozenset({"mutuality"})


@dataclass(frozen=True, slots=True)
class Change:
    """As `Proposal`; without what it has from its finding."""

    action: Action
    start: int
    end: int
    text: str
    note: str = ""
    like: tuple[int, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class Desk:
    """A draft with all that its changes depend on. ``language`` is the draft's, ``reader`` the report's."""

    document: Document
    clauses: Sequence[Clause]
    language: Language
    reader: Language
    policies: Mapping[str, PolicyClause]
    findings: Sequence[Finding]
    readings: Sequence[Reading]

    @cached_property
    def wording(self) -> Wording:
        return wording(self.document.text, self.language)

    @cached_property
    def placement(self) -> Placement | None:
        return placement(self.document, self.clauses)

    def preferred(self, policy: PolicyClause) -> str:
        return self.wording.of(policy.preferred.text(self.language))

    def say(self, code: str, **values: object) -> str:
        return message(f"proposals.{code}", self.reader, **values)

    def say_in_draft(self, code: str) -> str:
        return message(f"proposals.{code}", self.language)


def changes(desk: Desk, finding: Finding) -> list[Change]:
    """What to change because of a finding: nothing where it conforms."""
    policy = desk.policies[finding.policy_id]
    if finding.verdict is Verdict.CONFORMS:
        return []
    if finding.verdict is Verdict.MISSING:
        return [_new_clause(desk, policy)]
    if not finding.quotes:
        return []
    spans = [Span(quote.start, quote.end) for quote in finding.quotes]
    if finding.verdict is Verdict.UNCLEAR:
        return [Change(Action.COMMENT, spans[0].start, spans[0].end, "", desk.say("unclear"))]
    if finding.severity is Severity.INFORMATION:
        return [Change(Action.COMMENT, spans[0].start, spans[0].end, desk.preferred(policy))]
    return list(_broken(desk, finding, policy, spans))


def _broken(desk: Desk, finding: Finding, policy: PolicyClause, spans: Sequence[Span]) -> Iterator[Change]:
    decisive = _decisive(desk, finding, policy)
    if all((reading.topic, reading.name) in _LACKING for reading in decisive):
        yield _complement(desk, policy, spans)
        return
    values = [change for reading in decisive for change in _value_changes(desk, policy, reading)]
    if values:
        yield from values
        return
    found = regions(desk.document, desk.clauses, spans)
    if policy.presence is Presence.FORBIDDEN:
        for region in found:
            yield _guarded(desk, finding, region, _strike(desk, region))
        return
    yield from _exchange(desk, finding, policy, found)


def _decisive(desk: Desk, finding: Finding, policy: PolicyClause) -> list[Reading]:
    judged = ((reading, judge_reading(policy, reading)) for reading in desk.readings if reading.topic == policy.topic)
    return [reading for reading, judge in judged if judge is not None and judge.verdict is finding.verdict]


def _value_changes(desk: Desk, policy: PolicyClause, reading: Reading) -> Iterator[Change]:
    """The sentence with other values in it: what a person can reword; the edit in Word is the value alone."""
    text = desk.document.text
    for span in reading.spans:
        hunks: list[Hunk] = []
        if policy.limits.years:
            hunks = years_hunks(text, span, policy, reading.values, desk.language)
        elif policy.limits.laws:
            hunks = law_hunks(text, span, policy, reading.values, desk.language)
        if hunks:
            body = regions(desk.document, desk.clauses, [span])[0].body
            yield Change(Action.REPLACE, body.start, body.end, applied(text, body.start, body.end, hunks))


def _strike(desk: Desk, region: Region) -> Change:
    """Strike it; a numbered or titled clause keeps its number, so that references to others stay right."""
    start, end = region.body.start, region.body.end
    if region.is_whole and region.is_anchored:
        return Change(
            Action.REPLACE, start, end, desk.say_in_draft("omitted") + region.connector, _refers(desk, region)
        )
    if region.is_item:
        return Change(Action.REPLACE, start, end, desk.say_in_draft("omitted") + region.connector)
    return Change(Action.DELETE, region.struck.start, region.struck.end, "")


def _exchange(desk: Desk, finding: Finding, policy: PolicyClause, found: Sequence[Region]) -> Iterator[Change]:
    """Our wording for the first passage; a further one that says the same is pointed out, not struck blindly."""
    first, ours = found[0], desk.preferred(policy)
    if first.is_sentence:
        change = Change(Action.REPLACE, first.body.start, first.body.end, ours)
        yield _guarded(desk, finding, first, change)
    elif first.is_item:
        yield _guarded(desk, finding, first, _strike(desk, first))
        yield _new_clause(desk, policy)
    else:
        yield Change(Action.COMMENT, first.body.start, first.body.end, ours, desk.say("fragment"))
    for region in found[1:]:
        yield Change(Action.COMMENT, region.body.start, region.body.end, "", desk.say("also_here"))


def _complement(desk: Desk, policy: PolicyClause, spans: Sequence[Span]) -> Change:
    if policy.topic in _WHOLE_DRAFT:
        return _new_clause(desk, policy)
    region = regions(desk.document, desk.clauses, spans)[-1]
    if region.is_item and not region.ends_clause:
        return _new_clause(desk, policy)
    return Change(Action.REPLACE, region.clause_end, region.clause_end, " " + desk.preferred(policy))


def _new_clause(desk: Desk, policy: PolicyClause) -> Change:
    place, ours = desk.placement, desk.preferred(policy)
    like: tuple[int, ...]
    if place is None:
        first = desk.clauses[0]
        return Change(Action.COMMENT, first.start, first.end, ours)
    title = policy.title.text(desk.language)
    if place.heading is not None:
        text, like = f"{title}\n{ours}", (place.heading, place.body)
    else:
        text, like = (f"{title}. {ours}" if place.titled else ours), (place.body,)
    return Change(Action.INSERT, place.at, place.at, text, "", like, place.number)


def _guarded(desk: Desk, finding: Finding, region: Region, change: Change) -> Change:
    """A note instead of the change where it would take along what we want to keep."""
    ours = desk.preferred(desk.policies[finding.policy_id])
    kept = [
        TOPICS[other.topic].label(desk.reader)
        for other in desk.findings
        if other.verdict is Verdict.CONFORMS
        and other.topic not in _WHOLE_DRAFT
        and any(quote.start < change.end and change.start < quote.end for quote in other.quotes)
    ]
    struck = Span(change.start, change.end)
    terms = lost_definitions(desk.document.text, struck, change.text)
    if kept:
        note = desk.say("shared", topics=", ".join(kept))
    elif terms:
        note = desk.say("defines", terms=", ".join(terms))
    else:
        return change
    return replace(change, action=Action.COMMENT, start=region.body.start, end=region.body.end, text=ours, note=note)


def _refers(desk: Desk, region: Region) -> str:
    count = references(desk.document.text, region.number, region.struck) if region.number else 0
    return desk.say("referred", number=region.number, count=count) if count else ""
