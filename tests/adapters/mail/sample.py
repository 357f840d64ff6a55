"""One outgoing mail, changed as a test needs it."""

import datetime as dt
from dataclasses import replace
from typing import Any

from agent.domain.draft.delivery import Outgoing

_MAIL = Outgoing(
    message_id="<8f14e45f.1@kam.melchers.example>",
    sender="k.brandt@melchers.example",
    sender_name="Katrin Brandt",
    at=dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC),
    to=("s.kroeger@nordwerk.example",),
    cc=(),
    recipients=("s.kroeger@nordwerk.example",),
    subject="Abrufentwicklung",
    text="Guten Tag Frau Kröger,\n\nwir schlagen einen Termin vor.\n",
    html="",
    files=(),
    account="Nordwerk Antriebe GmbH",
)


def outgoing(**changes: Any) -> Outgoing:
    return replace(_MAIL, **changes)
