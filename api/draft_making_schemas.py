"""What a draft made from facts is asked for with: one shape for each kind, told apart by ``kind``."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.language import Language

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST_POINTS = 100  # against abuse; the gatherer tells the limit that counts, in words


def _iso_day(value: Any) -> Any:
    """No other way to write a day: a number would be read as seconds since 1970."""
    if value is not None and not (isinstance(value, str) and _ISO_DAY.fullmatch(value)):
        raise ValueError("YYYY-MM-DD")
    return value


Day = Annotated[dt.date, BeforeValidator(_iso_day)]
Id = Annotated[str, Field(min_length=1, max_length=80)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Said = Annotated[str, Field(max_length=2_000)]


class MakeIn(BaseModel):
    """``language`` overrides the contact's. The same ``request_id`` of the same person makes one draft only.
    ``replaces`` is the pending draft that this one supersedes."""

    model_config = ConfigDict(extra="forbid")

    kind: str
    account: Name
    language: Language | None = None
    request_id: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    replaces: Id | None = None

    def request(self) -> DraftRequest:
        asked = self.model_dump(exclude={"kind", "language"})
        return DraftRequest(DraftKind(self.kind), language=self.language, **asked)


class MakeEscalation(MakeIn):
    """An invitation to talk; ``stage`` None: the one that is due. ``contract`` None: the worst one."""

    kind: Literal["escalation"]
    contract: Id | None = None
    contact: Name | None = None
    stage: Annotated[int, Field(strict=True, ge=1, le=3)] | None = None


class MakeOfContract(MakeIn):
    """What is kept of an escalation, or the sheet to renegotiate with (both internal)."""

    kind: Literal["escalation_record", "renegotiation"]
    contract: Id | None = None


class MakeAccountPlan(MakeIn):
    """``shared``: the version that the customer may see."""

    kind: Literal["account_plan"]
    shared: Annotated[bool, Field(strict=True)] = False


class MakeBriefing(MakeIn):
    """For the next meeting, or for the day ``date``."""

    kind: Literal["briefing"]
    date: Day | None = None

    def request(self) -> DraftRequest:
        asked = self.model_dump(exclude={"kind", "language", "date"})
        return DraftRequest(DraftKind.BRIEFING, on=self.date, language=self.language, **asked)


class MakeReorder(MakeIn):
    kind: Literal["reorder"]
    article: Id | None = None
    contact: Name | None = None


class MakeEmail(MakeIn):
    """``points`` are what the user wants said, in their own words."""

    kind: Literal["email"]
    purpose: Said = ""
    points: Annotated[tuple[Said, ...], Field(max_length=_MOST_POINTS)] = ()
    contact: Name | None = None
    article: Id | None = None


class MakePricePreparation(MakeIn):
    kind: Literal["price_preparation"]
    article: Id | None = None
    purpose: Said = ""


AnyMake = Annotated[
    MakeEscalation | MakeOfContract | MakeAccountPlan | MakeBriefing | MakeReorder | MakeEmail | MakePricePreparation,
    Field(discriminator="kind"),
]


class PurchaseCardOut(BaseModel):
    """``text`` is internal: lines under headings. ``rows`` are behind its figures."""

    article: str
    account: str
    text: str
    fact_class: str
    rows: list[dict[str, Any]]
