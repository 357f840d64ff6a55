"""What the approvals pages show beside the card itself: what this person may do, how much is folded."""

import datetime as dt

from agent.services.draft_offers import TROUBLED as TROUBLED
from agent.services.draft_offers import has_consented as has_consented
from agent.services.draft_offers import is_over as is_over
from agent.services.draft_offers import may as may
from agent.services.draft_offers import missing as missing

SOON = dt.timedelta(hours=24)
_LINES, _WIDTH = 25, 100


def folded(text: str) -> tuple[str, str, int]:
    """What is shown at once, the rest, and how many lines that has. Both together are the text."""
    end = _cut(text)
    rest = text[end:]
    return text[:end], rest, len(rest.splitlines())


def _cut(text: str) -> int:
    """Where the part that is shown at once ends; a long line counts as the lines that it fills.

    Cut between two words: where the rest is shown below, no word is torn."""
    at = shown = 0
    for line in text.splitlines(keepends=True):
        room = (_LINES - shown) * _WIDTH
        if len(line) > room:
            return at + (line.rfind(" ", 0, room) + 1 or room)
        at, shown = at + len(line), shown + 1 + max(0, len(line) - 1) // _WIDTH
    return at
