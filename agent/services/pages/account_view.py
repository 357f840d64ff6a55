"""The shapes of an account on the page; every text is in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.services.pages.course import Course
from agent.services.pages.day_view import EmptySoon


@dataclass(frozen=True, slots=True)
class Point:
    """One line of what to know before a talk; ``anchor`` is the part of the page that tells more."""

    tone: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Score:
    """One KPI. ``status`` is ok, breach, no_target or no_data."""

    kpi: str
    name: str
    value: str
    target: str
    status: str
    status_text: str
    period: str
    course: Course | None
    action: str


@dataclass(frozen=True, slots=True)
class Contract:
    """``share`` of the whole quantity that was called off, 0 to 100; ``ratio`` against plan, as the KPI counts it."""

    id: str
    term: str
    notice: str
    ends: str
    tone: str
    quantity: str
    called_off: str
    share: int
    ratio: str
    status: str


@dataclass(frozen=True, slots=True)
class Person:
    """``cells``: the last contact with each of our people, empty where there was none."""

    id: str
    name: str
    function: str
    buying: str
    state: str
    tone: str
    since: str
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class PeopleMap:
    """Their buying centre against our people; ``gaps`` say what is missing in it."""

    ours: Sequence[str]
    people: Sequence[Person]
    gaps: Sequence[str]


@dataclass(frozen=True, slots=True)
class Activity:
    day: str
    contact: str
    channel: str
    topic: str
    note: str
    qualified: str


@dataclass(frozen=True, slots=True)
class Promise:
    text: str
    who: str
    made: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class Opportunity:
    title: str
    detail: str
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """A figure or a date with what it is; ``note`` says more."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AccountView:
    """``money`` is empty for who may not see it. ``meeting``: the next one, empty without any."""

    id: str
    name: str
    points: Sequence[Point]
    meeting: str
    goal: str
    scores: Sequence[Score]
    contracts: Sequence[Contract]
    people: PeopleMap
    activities: Sequence[Activity]
    promises: Sequence[Promise]
    opportunities: Sequence[Opportunity]
    run_outs: Sequence[EmptySoon]
    money: Sequence[Line]
    nda: Sequence[Line]
    age: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account in the list. ``missed`` counts KPIs under their target, ``escalations`` the open ones."""

    id: str
    name: str
    account_class: str
    industry: str
    country: str
    escalations: int
    drafts: int
