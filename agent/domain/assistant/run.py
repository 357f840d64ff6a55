"""A run: the assistant at work on one message of a conversation."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Run:
    """``message`` is the id of the user's message. At ``deadline`` the process behind it counts as dead."""

    id: str
    thread: str
    message: str
    started_at: datetime
    deadline: datetime
    cancelled: bool = False

    def is_over(self, now: datetime) -> bool:
        """Also where the clock was set back: a pinned date begins anew at midnight, and no run may last a day."""
        return now >= self.deadline or now < self.started_at
