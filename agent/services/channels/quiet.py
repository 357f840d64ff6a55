"""When nobody is disturbed."""

import datetime as dt

EVENING, MORNING = dt.time(19), dt.time(7)
_SATURDAY = 5
_DIGEST_LASTS = dt.timedelta(hours=4)  # a digest that could not go out is no news in the afternoon


def is_quiet(now: dt.datetime) -> bool:
    """``now`` in the company's zone: from 19:00 to 07:00, and on weekends."""
    return now.weekday() >= _SATURDAY or not MORNING <= now.time() < EVENING


def is_digest_time(now: dt.datetime, at: dt.time) -> bool:
    """From ``at``, or from the end of the quiet hours where that is later."""
    begins = dt.datetime.combine(now.date(), max(at, MORNING), now.tzinfo)
    return begins <= now < begins + _DIGEST_LASTS and not is_quiet(now)
