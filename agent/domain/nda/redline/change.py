"""The change that one finding asks for, before it is numbered and held against the others."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from agent.domain.document import Document
from agent.domain.language import Language, detect
from agent.domain.messages import message
from agent.domain.nda.assess import SURE, judge_reading
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
# shorter clauses may not tell their language; each of two has at least this share of them
_TELLS_LANGUAGE, _SHARE = 90, 0.25
_BROKEN = (Verdict.DEVIATES, Verdict.CONTRADICTS)


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
    def _wordings(self) -> dict[Language, Wording]:
        return {language: wording(self.document.text, language) for language in Language}

    @property
    def wording(self) -> Wording:
        return self._wordings[self.language]

    @cached_property
    def placement(self) -> Placement | None:
        return placement(self.document, self.clauses)

    def language_of(self, region: Region) -> Language:
        """A draft in two languages side by side has our words in the language of their passage."""
        if not self.bilingual:
            return self.language
        return detect(self.document.text[region.clause_start : region.clause_end])

    @cached_property
    def bilingual(self) -> bool:
        """Whether each language has a good share of the long clauses, which tell theirs for sure."""
        long = [clause for clause in self.clauses if clause.end - clause.start >= _TELLS_LANGUAGE]
        german = sum(detect(self.document.text[each.start : each.end]) is Language.DE for each in long)
        return bool(long) and _SHARE * len(long) <= german <= (1 - _SHARE) * len(long)

    def preferred(self, policy: PolicyClause, language: Language | None = None) -> str:
        tongue = language or self.language
        return self._wordings[tongue].of(policy.preferred.text(tongue))

    def said(self, span: Span) -> str:
        return self.document.text[span.start : span.end]

    def say(self, code: str, **values: object) -> str:
        return message(f"proposals.{code}", self.reader, **values)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset(message("proposals.omitted", language) for language in Language)

    def omitted(self, region: Region) -> str:
        """What stands in for a struck clause, in the draft."""
        return message("proposals.omitted", self.language_of(region)) + region.connector


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
    decisive = _readings(desk, policy, (finding.verdict,))
    if decisive and all((reading.topic, reading.name) in _LACKING for reading in decisive):
        yield _complement(desk, policy, spans)
        return
    # what only deviates beside a contradiction is as much in need of change
    said = _passages(desk, policy)
    found = regions(desk.document, desk.clauses, [span for reading in said for span in reading.spans] or spans)
    valued = [_with_values(desk, policy, region, said) for region in found]
    yield from (change for change in valued if change is not None)
    rest = [region for region, change in zip(found, valued, strict=True) if change is None]
    if policy.presence is Presence.FORBIDDEN:
        for region in rest:
            yield _guarded(desk, finding, region, _strike(desk, region))
    elif rest:
        graver = sorted(rest, key=lambda region: not any(region.overlaps(span) for span in spans))
        yield from _exchange(desk, finding, policy, graver)


def _readings(desk: Desk, policy: PolicyClause, verdicts: Collection[Verdict]) -> list[Reading]:
    """The sure readings of a policy's topic that come to one of the verdicts."""
    own = [each for each in desk.readings if each.topic == policy.topic and each.confidence >= SURE]
    judged = ((reading, judge_reading(policy, reading)) for reading in own)
    return [reading for reading, judge in judged if judge is not None and judge.verdict in verdicts]


def _passages(desk: Desk, policy: PolicyClause) -> list[Reading]:
    """What has to change, one reading a passage, with the values that stand there: three years beside twenty do not."""
    each = [
        replace(
            reading, spans=(span,), values=tuple(value for value in reading.values if value.text in desk.said(span))
        )
        for reading in _readings(desk, policy, _BROKEN)
        for span in reading.spans
    ]
    judged = ((reading, judge_reading(policy, reading)) for reading in each)
    return [reading for reading, judge in judged if judge is not None and judge.verdict in _BROKEN]


def _with_values(desk: Desk, policy: PolicyClause, region: Region, said: Sequence[Reading]) -> Change | None:
    """The passage with other values in it: what a person can reword; the edit in Word is the value alone.

    None where another value does not mend it: "without end, and for twenty years in any case" stays without end.
    """
    hunks: set[Hunk] = set()
    for reading in said:
        if region.overlaps(reading.spans[0]):
            own = _value_hunks(desk, policy, reading)
            if not own:
                return None
            hunks.update(own)
    body = region.body
    if not hunks:
        return None
    ordered = sorted(hunks, key=lambda hunk: hunk.start)
    return Change(Action.REPLACE, body.start, body.end, applied(desk.document.text, body.start, body.end, ordered))


def _value_hunks(desk: Desk, policy: PolicyClause, reading: Reading) -> list[Hunk]:
    text, span = desk.document.text, reading.spans[0]
    if policy.limits.years:
        return years_hunks(text, span, policy, reading.values, desk.language)
    if policy.limits.laws:
        return law_hunks(text, span, policy, reading.values, desk.language)
    return []


def _strike(desk: Desk, region: Region) -> Change:
    """Strike it; a numbered or titled clause keeps its number, so that references to others stay right."""
    start, end = region.body.start, region.body.end
    if (region.is_whole and region.is_anchored) or region.is_item:
        return Change(Action.REPLACE, start, end, desk.omitted(region), _refers(desk, region))
    if not region.is_clean:
        return Change(Action.COMMENT, start, end, "", desk.say("fragment"))
    return Change(Action.DELETE, region.struck.start, region.struck.end, "")


def _exchange(desk: Desk, finding: Finding, policy: PolicyClause, found: Sequence[Region]) -> Iterator[Change]:
    """Our wording for the first passage; a further one that says the same is pointed out, not struck blindly."""
    first = found[0]
    if first.is_sentence and first.is_clean:
        yield _replaced(desk, finding, policy, first)
    elif first.is_item:
        yield _guarded(desk, finding, first, _strike(desk, first))
        yield _new_clause(desk, policy)
    else:
        ours = desk.preferred(policy, desk.language_of(first))
        yield Change(Action.COMMENT, first.body.start, first.body.end, ours, desk.say("fragment"))
    for region in found[1:]:
        yield _further(desk, finding, policy, first, region)


def _further(desk: Desk, finding: Finding, policy: PolicyClause, first: Region, region: Region) -> Change:
    """The same in the draft's other language gets our wording too; what else says it is for a person."""
    language = desk.language_of(region)
    if language is not desk.language_of(first) and region.is_sentence and region.is_clean:
        return _replaced(desk, finding, policy, region)
    return Change(Action.COMMENT, region.body.start, region.body.end, "", desk.say("also_here"))


def _replaced(desk: Desk, finding: Finding, policy: PolicyClause, region: Region) -> Change:
    """Our wording in the language of the passage, with that on what else it settles."""
    wordings = [desk.preferred(policy, desk.language_of(region)), *_companions(desk, finding, region)]
    change = Change(Action.REPLACE, region.body.start, region.body.end, " ".join(wordings))
    return _guarded(desk, finding, region, change)


def _companions(desk: Desk, finding: Finding, region: Region) -> list[str]:
    """Our wording on what else the sentence settles in a way that has to change: law and venue, often."""
    others = (other for other in desk.findings if other is not finding and _quotes(other, region.body))
    wanted = [
        desk.policies[other.policy_id]
        for other in others
        if other.verdict in _BROKEN and other.severity is not Severity.INFORMATION and other.topic not in _WHOLE_DRAFT
    ]
    language = desk.language_of(region)
    return [desk.preferred(each, language) for each in wanted if each.presence is not Presence.FORBIDDEN]


def _complement(desk: Desk, policy: PolicyClause, spans: Sequence[Span]) -> Change:
    if policy.topic in _WHOLE_DRAFT:
        return _new_clause(desk, policy)
    region = regions(desk.document, desk.clauses, spans)[-1]
    if region.is_item and not region.ends_clause:
        return _new_clause(desk, policy)
    ours = desk.preferred(policy, desk.language_of(region))
    return Change(Action.REPLACE, region.clause_end, region.clause_end, " " + ours)


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
    """A note instead of the change where it would take along what we want to keep, or have not understood."""
    ours = desk.preferred(desk.policies[finding.policy_id], desk.language_of(region))
    struck = Span(change.start, change.end)
    forbidden = desk.policies[finding.policy_id].presence is Presence.FORBIDDEN
    # what must not stand there goes, whatever else was not understood of it
    keeps = (Verdict.CONFORMS,) if forbidden else (Verdict.CONFORMS, Verdict.UNCLEAR)
    kept = [
        TOPICS[other.topic].label(desk.reader)
        for other in desk.findings
        if other.verdict in keeps and other.topic not in _WHOLE_DRAFT and _quotes(other, struck)
    ]
    terms = lost_definitions(desk.document.text, struck, change.text)
    if kept:
        note = desk.say("shared", topics=", ".join(kept))
    elif terms:
        note = desk.say("defines", terms=", ".join(terms))
    else:
        return change
    return replace(change, action=Action.COMMENT, start=region.body.start, end=region.body.end, text=ours, note=note)


def _quotes(finding: Finding, span: Span) -> bool:
    return any(quote.start < span.end and span.start < quote.end for quote in finding.quotes)


def _refers(desk: Desk, region: Region) -> str:
    count = references(desk.document.text, region.path, region.struck)
    return desk.say("referred", number="".join(region.path), count=count) if count else ""
