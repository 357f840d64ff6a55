"""When to meet about an escalation: inside its clock where that still can be, as early as possible else."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from agent.domain.account import Account
from agent.domain.drafting.slots import OURS, is_working_day, propose_slots
from agent.domain.escalation.clock import LIMIT_DAYS, due_on

LEAST = 2
_DAY = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Meeting:
    """``starts`` in the customer's local time, none after ``until``; ``clock_ends`` is the last day of the clock, and
    lies before ``until`` where it leaves no room. ``reply_by`` is the last working day before the first start."""

    starts: Sequence[dt.datetime]
    reply_by: dt.date
    until: dt.date
    clock_ends: dt.date
    country: str


def meeting(account: Account, detected: dt.date, today: dt.date) -> Meeting:
    country, ends = account.country.strip().upper() or OURS, due_on(detected)
    until, starts = ends, propose_slots(today, country, ends)
    while len(starts) < LEAST:  # holidays, or a clock that is nearly over
        until = max(until, today) + dt.timedelta(LIMIT_DAYS)
        starts = propose_slots(today, country, until)
    reply_by = starts[0].date() - _DAY
    while reply_by > today and not is_working_day(reply_by, country):
        reply_by -= _DAY
    return Meeting(starts, reply_by, until, ends, country)
