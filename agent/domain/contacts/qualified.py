"""When a logged contact is a qualified contact point.

Two-way, with a named person, about forecast, project or technical needs, and documented. The same definition
as the KPI ``qualified_contacts``, whose parameters fill the rule.
"""

from dataclasses import dataclass
from enum import StrEnum

from agent.domain.contacts.activity import Activity, Direction

TOPICS = ("forecast", "prognose", "bedarf", "demand", "project", "projekt", "technical", "techni", "engineering")


class Missing(StrEnum):
    """What an activity lacks, in the order in which it is looked at."""

    TWO_WAY = "one_way"
    PERSON = "no_person"
    TOPIC = "other_topic"
    NOTE = "undocumented"


@dataclass(frozen=True, slots=True)
class QualifiedRule:
    """``topics`` are parts of words in lower case; ``per_year`` contacts are wanted in ``window_days``."""

    topics: tuple[str, ...] = TOPICS
    per_year: int = 6
    window_days: int = 365


def missing(activity: Activity, rule: QualifiedRule) -> Missing | None:
    """The first thing that an activity lacks to be a qualified contact point; None when it is one."""
    if not _is_two_way(activity):
        return Missing.TWO_WAY
    if activity.contact_id is None:
        return Missing.PERSON
    topic = activity.topic.lower()
    if not any(word in topic for word in rule.topics):
        return Missing.TOPIC
    return None if activity.note.strip() else Missing.NOTE


def _is_two_way(activity: Activity) -> bool:
    """A talk; or an answer of the customer that its author marked as qualified."""
    if activity.direction is Direction.BOTH:
        return True
    return activity.qualified is True and activity.direction is Direction.IN
