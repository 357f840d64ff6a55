"""Rules for policy files beyond their shape: what a type cannot say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.domain.language import Language, detect
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.topics import TOPICS
from agent.domain.rights import RightVerdict
from agent.ports import PolicyProblem
from knowledge.policies.schema import RightsEntry
from knowledge.policies.source import Source

LIMIT_OF_TOPIC = {"term": "years", "penalty": "eur", "governing_law": "laws", "venue": "venues"}
_TEXT_FIELDS = ("title", "position", "deviates", "contradicts", "preferred", "fallback", "walk_away")
_LONG_TEXT = 8  # words; shorter texts hold too few function words to tell the language


@dataclass(frozen=True, slots=True)
class Entry:
    source: Source
    clause: PolicyClause


def check_clause(entry: Entry, departments: frozenset[str] | None) -> Iterator[PolicyProblem]:
    """One file by itself; ``departments`` is None when they could not be read."""
    source, clause = entry.source, entry.clause
    yield from _texts(entry)
    if departments is not None and clause.decides not in departments:
        known = ", ".join(sorted(departments))
        yield source.problem("department", ("decides",), department=clause.decides, known=known)
    if clause.topic not in TOPICS:
        yield source.problem("topic_unknown", ("topic",), topic=clause.topic)
        return
    if not source.name.endswith(".yaml"):
        yield source.problem("file_suffix")
    elif source.name != f"nda/{clause.topic}.yaml":
        yield source.problem("file_name", ("topic",), topic=clause.topic)
    yield from _readings(entry)
    yield from _hypotheses(entry)
    yield from _limits(entry)


def check_all(entries: Sequence[Entry], broken: Sequence[str]) -> Iterator[PolicyProblem]:
    """The files together; ``broken`` names files that could not be read: their topic is not missing too."""
    ids: dict[str, str] = {}
    topics: dict[str, str] = {}
    for source, clause in ((entry.source, entry.clause) for entry in entries):
        if clause.id in ids:
            yield source.problem("id_twice", ("id",), id=clause.id, other=ids[clause.id])
        if clause.topic in topics:
            yield source.problem("topic_twice", ("topic",), topic=clause.topic, other=topics[clause.topic])
        ids.setdefault(clause.id, source.name)
        topics.setdefault(clause.topic, source.name)
    for topic in TOPICS:
        name = f"nda/{topic}.yaml"
        if topic not in topics and name not in broken:
            yield PolicyProblem(name, 1, "policies.problem.topic_missing", {"topic": topic})


def check_rights(source: Source, rights: RightsEntry) -> Iterator[PolicyProblem]:
    """Unique ids, known departments, and none for what the KAM decides alone."""
    departments = {department.id for department in rights.departments}
    yield from _unique(source, "departments", [department.id for department in rights.departments])
    yield from _unique(source, "rights", [right.id for right in rights.rights])
    for index, right in enumerate(rights.rights):
        path = ("rights", index, "department")
        alone = right.verdict is RightVerdict.ALONE
        if alone and right.department is not None:
            yield source.problem("right_alone", path, id=right.id)
        elif not alone and right.department is None:
            yield source.problem("right_department", path, id=right.id)
        elif right.department is not None and right.department not in departments:
            known = ", ".join(sorted(departments))
            yield source.problem("department", path, department=right.department, known=known)


def _unique(source: Source, group: str, ids: Sequence[str]) -> Iterator[PolicyProblem]:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield source.problem("id_twice", (group, index, "id"), id=name, other=source.name)


def _texts(entry: Entry) -> Iterator[PolicyProblem]:
    for field in _TEXT_FIELDS:
        for language in Language:
            text = getattr(entry.clause, field).text(language)
            if len(text.split()) >= _LONG_TEXT and detect(text, default=language) is not language:
                yield entry.source.problem(f"language_{language}", (field, language), field=f"{field}.{language}")


def _readings(entry: Entry) -> Iterator[PolicyProblem]:
    topic = TOPICS[entry.clause.topic]
    known = [reading.name for reading in topic.readings]
    for name in entry.clause.readings:
        if name not in known:
            yield entry.source.problem("reading_unknown", ("readings", name), reading=name, known=", ".join(known))
    for reading in topic.main_readings:
        if reading.name not in entry.clause.readings:
            yield entry.source.problem("reading_missing", ("readings",), reading=reading.name)


def _hypotheses(entry: Entry) -> Iterator[PolicyProblem]:
    known = {hypothesis.id for hypothesis in TOPICS[entry.clause.topic].hypotheses}
    for index, name in enumerate(entry.clause.hypotheses):
        if name not in known:
            yield entry.source.problem("hypothesis", ("hypotheses", index), hypothesis=name, topic=entry.clause.topic)


def _limits(entry: Entry) -> Iterator[PolicyProblem]:
    limits = entry.clause.limits
    for name in ("years", "eur", "laws", "venues"):
        if getattr(limits, name) is not None and LIMIT_OF_TOPIC.get(entry.clause.topic) != name:
            yield entry.source.problem("limit", ("limits", name), limit=name, topic=entry.clause.topic)
    for name, limit in (("years", limits.years), ("eur", limits.eur)):
        if limit and limit.conforms_up_to > limit.deviates_up_to:
            yield entry.source.problem("limit_order", ("limits", name, "deviates_up_to"), limit=name)
