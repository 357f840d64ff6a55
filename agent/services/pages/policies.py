"""The company's rules for people: clauses for NDAs, who decides what, the other files, and what they said before."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from agent.domain.errors import KamError, NotFound
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.nda.policy import PolicyClause
from agent.domain.nda.topics import TOPICS
from agent.domain.rights import DecisionRight, RightVerdict
from agent.domain.text_diff import DiffLine, diff
from agent.ports import Policies, PolicyPassage, PolicySearch
from agent.ports.audit import PolicyFiles, PolicyVersion, PolicyVersions

_HITS = 8
_LONGEST_QUERY = 300
# margins and limits of credit are for who negotiates or answers for them
_MONEY = frozenset({"margins.yaml", "credit.yaml"})
_OF_MONEY = (Role.KAM, Role.HEAD_OF_SALES, Role.ADMIN, Role.FINANCE, Role.MANAGEMENT)
_ID = re.compile(r"^id:\s*(\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ClauseLine:
    id: str
    title: str
    topic: str
    version: int
    presence: str
    severity: str
    decides: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """``field``: title, position, preferred or fallback."""

    policy_id: str
    title: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class ClausePage:
    """``readings``: what a draft may say, and what that means for us."""

    line: ClauseLine
    position: str
    deviates: str
    contradicts: str
    preferred: str
    fallback: str
    walk_away: str
    valid_from: date
    file: str | None


@dataclass(frozen=True, slots=True)
class RightLine:
    id: str
    subject: str
    verdict: RightVerdict
    department: str | None
    source: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """``number`` is what the address names; ``kept``: its text can be shown."""

    number: int
    seen_at: datetime
    sha256: str | None
    kept: bool


@dataclass(frozen=True, slots=True)
class FilePage:
    """``chosen`` against ``before``, the version that came before it; ``before`` None: the first one."""

    file: str
    versions: Sequence[VersionLine]
    chosen: VersionLine | None
    before: VersionLine | None
    lines: Sequence[DiffLine]
    text: str | None


@dataclass(frozen=True, slots=True)
class PolicyPages:
    """``search`` loads what it needs when it is called. Everybody who signs in may read; files about money are for
    the roles that answer for it."""

    policies: Policies
    search: Callable[[], PolicySearch]
    files: PolicyFiles
    versions: PolicyVersions

    def clauses(self, user: User, language: Language) -> Sequence[ClauseLine]:
        """Raises BadInput ``policies.invalid``."""
        user.require_role(*Role)
        names = self._departments(language)
        return [_line(clause, names, language) for clause in self.policies.clauses()]

    def found(self, user: User, query: str, language: Language) -> Sequence[Passage]:
        """By meaning, in either language, the best first. Raises Unavailable."""
        user.require_role(*Role)
        asked = " ".join(query.split())[:_LONGEST_QUERY]
        if not asked:
            return []
        clauses = self.policies.clauses()
        by_id = {clause.id: clause for clause in clauses}
        index = self.search()
        index.sync(clauses)
        first = {each.policy_id: each for each in reversed(index.passages(asked, _HITS))}  # a clause once, its best
        best = sorted(first.values(), key=lambda each: -each.similarity)
        return [_passage(by_id[each.policy_id], each, language) for each in best]

    def clause(self, user: User, policy_id: str, language: Language) -> ClausePage:
        """Raises NotFound ``pages.policy``."""
        user.require_role(*Role)
        clause = next((each for each in self.policies.clauses() if each.id == policy_id), None)
        if clause is None:
            raise NotFound("pages.policy")
        texts = {
            name: getattr(clause, name).text(language)
            for name in ("position", "deviates", "contradicts", "preferred", "fallback", "walk_away")
        }
        line = _line(clause, self._departments(language), language)
        return ClausePage(line=line, valid_from=clause.valid_from, file=self._file_of(policy_id), **texts)

    def rights(self, user: User, language: Language) -> Sequence[RightLine]:
        user.require_role(*Role)
        return [_right(row, language) for row in self.policies.rights()]

    def file_names(self, user: User) -> Sequence[str]:
        """Those that the user may read."""
        user.require_role(*Role)
        return sorted(file for file in self.files.digests() or {} if _may_read(user, file))

    def file(self, user: User, file: str, number: int | None = None) -> FilePage:
        """``number``: which version, the present one by default. Raises NotFound ``pages.policy`` for a file that is
        unknown, or not for this user, and for a version that is none."""
        user.require_role(*Role)
        history = self.versions.history(file) if _may_read(user, file) else ()
        if not history:
            raise NotFound("pages.policy")
        lines = [self._version(each) for each in history]
        at = next((at for at, each in enumerate(lines) if number in (None, each.number)), None)
        if at is None:
            raise NotFound("pages.policy")
        before = lines[at + 1] if at + 1 < len(lines) else None
        text = self._text(lines[at])
        old = self._text(before) if before else None
        changed = diff(old or "", text or "") if before and (old is not None or before.sha256 is None) else ()
        return FilePage(file, lines, lines[at], before, changed, text)

    def _file_of(self, policy_id: str) -> str | None:
        """The file that a clause stands in: it says so itself."""
        for file in self.files.digests() or {}:
            found = _ID.search(self.files.text(file) or "") if file.startswith("nda/") else None
            if found and found[1] == policy_id:
                return file
        return None

    def _version(self, version: PolicyVersion) -> VersionLine:
        kept = version.sha256 is not None and self.versions.text(version.sha256) is not None
        return VersionLine(version.number, version.seen_at, version.sha256, kept)

    def _text(self, line: VersionLine) -> str | None:
        return self.versions.text(line.sha256) if line.sha256 else None

    def _departments(self, language: Language) -> Mapping[str, str]:
        try:
            return {each.id: each.name.text(language) for each in self.policies.departments()}
        except KamError:
            return {}


def _passage(clause: PolicyClause, found: PolicyPassage, language: Language) -> Passage:
    """In the reader's language, whichever was found. A title says too little by itself: the position stands for it."""
    field = "position" if found.field == "title" else found.field
    return Passage(clause.id, clause.title.text(language), field, getattr(clause, field).text(language))


def _may_read(user: User, file: str) -> bool:
    return file not in _MONEY or not user.roles.isdisjoint(_OF_MONEY)


def _line(clause: PolicyClause, departments: Mapping[str, str], language: Language) -> ClauseLine:
    return ClauseLine(
        id=clause.id,
        title=clause.title.text(language),
        topic=TOPICS[clause.topic].label(language),
        version=clause.version,
        presence=clause.presence.value,
        severity=clause.severity.value,
        decides=departments.get(clause.decides, clause.decides),
        sample=clause.sample,
    )


def _right(row: DecisionRight, language: Language) -> RightLine:
    department = row.department.name.text(language) if row.department else None
    return RightLine(row.id, row.subject.text(language), row.verdict, department, row.told_source(language))
