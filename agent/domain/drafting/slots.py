"""When a meeting can be proposed: working days at the customer's and at ours, at usual hours.

Holidays are those of a whole country. What only a federal state, canton, département or nation of the United Kingdom
keeps (Epiphany in Bavaria, St Andrew's Day) is not known here.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

OURS = "DE"
NOTICE = 2  # working days that a customer gets at least before the first slot
_FIRST_HOUR, _LAST_HOUR = 9, 16
_HOURS = (time(10), time(14), time(11))
_FRIDAY = 4
_DAY = timedelta(days=1)

# month and day of each year, and days after Easter Sunday
_FIXED = {
    "DE": "01-01 05-01 10-03 12-25 12-26",
    "AT": "01-01 01-06 05-01 08-15 10-26 11-01 12-08 12-25 12-26",
    "CH": "01-01 08-01 12-25 12-26",
    "FR": "01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25",
    "GB": "12-25 12-26 01-01",
}
_EASTER = {
    "DE": (-2, 1, 39, 50),
    "AT": (1, 39, 50, 60),
    "CH": (-2, 1, 39, 50),
    "FR": (1, 39, 50),
    "GB": (-2, 1),
}


def propose_slots(today: date, country: str, until: date, n: int = 3) -> tuple[datetime, ...]:
    """Up to ``n`` starts, the earliest first, in the customer's local time, each on another day, between 9 and 16 h.

    Two working days at least lie between ``today`` and the first; none lies after ``until`` (the last day of the
    14-day clock, inclusive), nor from 24 December to 1 January. ``country`` is ISO 3166; for one that is not known
    the holidays of all known ones count. Fewer than ``n``, or none, where the days do not suffice.
    """
    days = list(_days(today, country, until))
    step = 2 if len(days) >= 2 * n - 1 else 1
    chosen = days[::step][:n]
    return tuple(datetime.combine(day, _hour(day, at)) for at, day in enumerate(chosen))


def is_meeting_time(start: datetime, country: str) -> bool:
    """Whether a meeting can begin then, whatever today is."""
    usual = time(_FIRST_HOUR) <= start.time() <= time(_LAST_HOUR)
    return usual and is_working_day(start.date(), country) and not _is_year_end(start.date())


def is_working_day(day: date, country: str) -> bool:
    """Monday to Friday, and a holiday neither at the customer's nor at ours."""
    return day.weekday() <= _FRIDAY and day not in holidays(day.year, country) | holidays(day.year, OURS)


@lru_cache(maxsize=128)
def holidays(year: int, country: str) -> frozenset[date]:
    """The public holidays of a whole country: DE, AT, CH, FR, GB (England and Wales); all of them for any other."""
    code = country.strip().upper()
    if code not in _FIXED:
        return frozenset(day for each in _FIXED for day in holidays(year, each))
    fixed = {date.fromisoformat(f"{year}-{day}") for day in _FIXED[code].split()}
    moving = {easter(year) + timedelta(days=days) for days in _EASTER[code]}
    return frozenset(fixed | moving | (_bank_holidays(year) if code == "GB" else set()))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones, Butcher)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _bank_holidays(year: int) -> set[date]:
    """Mondays of England and Wales, and the days that stand in for holidays on a weekend."""
    may = date(year, 5, 1)
    first = may + timedelta(days=-may.weekday() % 7)
    lasts = (date(year, month, 31) for month in (5, 8))
    return {first, *(day - timedelta(days=day.weekday()) for day in lasts), *_substitutes(year)}


def _substitutes(year: int) -> Iterator[date]:
    new_year, christmas = date(year, 1, 1), date(year, 12, 25)
    if new_year.weekday() > _FRIDAY:
        yield new_year + timedelta(days=7 - new_year.weekday())
    if christmas.weekday() > _FRIDAY:  # Saturday or Sunday: both days move behind the weekend
        yield from (date(year, 12, 27), date(year, 12, 28)) if christmas.weekday() == 5 else (date(year, 12, 27),)
    elif christmas.weekday() == _FRIDAY:
        yield date(year, 12, 28)


def _days(today: date, country: str, until: date) -> Iterator[date]:
    waited, day = 0, today
    while day < until:
        day += _DAY
        if not is_working_day(day, country):
            continue
        waited += 1
        if waited > NOTICE and not _is_year_end(day):
            yield day


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def _hour(day: date, at: int) -> time:
    """Friday afternoons are left free."""
    hour = _HOURS[at % len(_HOURS)]
    return _HOURS[0] if day.weekday() == _FRIDAY and hour.hour >= 12 else hour
