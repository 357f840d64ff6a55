"""How old the data behind a figure are."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

STALE_AFTER = dt.timedelta(hours=24)


class Freshness(StrEnum):
    FRESH = "fresh"
    STALE = "stale"
    AHEAD = "ahead"  # read after now: the clock was set back, or the data are from another machine


@dataclass(frozen=True, slots=True)
class Age:
    """``as_of`` is when the data were read from their source; both with zone."""

    as_of: dt.datetime
    now: dt.datetime

    @property
    def freshness(self) -> Freshness:
        if self.as_of.date() > self.now.date():
            return Freshness.AHEAD
        return Freshness.STALE if self.now - self.as_of > STALE_AFTER else Freshness.FRESH

    @property
    def days(self) -> int:
        """Calendar days since the data were read; negative when they are ahead."""
        return (self.now.date() - self.as_of.date()).days
