"""A draft that uses every field, synthetic."""

import datetime as dt
from dataclasses import replace

from agent.domain.draft.content import Attachment, Content
from agent.domain.draft.delivery import Delivery, DeliveryStatus, RecipientState
from agent.domain.draft.draft import Channel, Check, Draft, DraftKind, DraftRight, DraftStatus
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.domain.rights import RightVerdict
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span

NOW = dt.datetime(2026, 11, 22, 8, 0, 0, 123456, dt.UTC)
ID = "0b9f2f2e-6a54-4c3c-9d3b-6f6f4b9e1d11"
FACT = Fact(
    id="call_off",
    label=Bilingual(de="Abrufquote", en="Call-off"),
    value=0.634,
    unit=FactUnit.RATIO,
    period="2026",
    definition="call_off",
    definition_version="3",
    rows=(RowKey("frame_contracts", "RV-2024-017"),),
    as_of=NOW,
    recipe={"kpi": "call_off", "period": "2026"},
)
CONTENT = Content(
    text="Guten Tag Frau Kröger,\nder Abruf steht bei 63,4 %.",
    subject="Abrufplan",
    to=("s.kroeger@nordwerk.example",),
    cc=("einkauf@nordwerk.example",),
    bcc=("k.brandt@melchers-components.example",),
    html="<p>Guten Tag Frau Kröger,</p>",
    attachments=(Attachment("Plan.pdf", "application/pdf", "ab" * 32, 12),),
    facts=(FACT,),
    template="Guten Tag Frau Kröger,\nder Abruf steht bei {{F:call_off}}.",
)
RIGHT = DraftRight(
    RightVerdict.ALIGNMENT,
    rows=("price_outside_corridor",),
    approvers=("head_of_sales",),
    sources=("S0:85",),
    reasons=(("rights.reason.price_outside", {"quote": "4 % Nachlass"}),),
)
DRAFT = Draft(
    id=ID,
    kind=DraftKind.EMAIL,
    account="Nordwerk Antriebe GmbH",
    language=Language.DE,
    status=DraftStatus.PENDING,
    version=1,
    content=CONTENT,
    right=RIGHT,
    checks=(Check("C-FACT", True, True, "checks.fact.ok"), Check("C-X", False, False, "x", {"names": "a"})),
    digest="d" * 64,
    created_by="k.brandt",
    created_at=NOW,
    expires_at=NOW + dt.timedelta(days=5),
    request_id="r-1",
    facts_version="v1",
    commitments=(Commitment(CommitmentKind.PRICE, Span(3, 7, "4 %"), article="MC-10432", price=4.5, discount=0.04),),
)
DELIVERY = Delivery(
    id="5c0dfa4e-2ab7-4d4e-8a53-111111111111",
    draft_id=ID,
    version=1,
    digest="d" * 64,
    channel=Channel.MAIL,
    message_id=f"<{ID}.1@melchers-components.example>",
    sender="k.brandt@melchers-components.example",
    sender_name="Katharina Brandt",
    approved_at=NOW,
    status=DeliveryStatus.WAITING,
    recipients=tuple(RecipientState(each) for each in CONTENT.recipients),
    next_attempt_at=NOW,
)


def draft(number: int = 1, **changes: object) -> Draft:
    """Another one: the id ends on ``number``, and no request asked for it."""
    return replace(DRAFT, id=f"{ID[:-4]}{number:04d}", request_id=None, **changes)  # type: ignore[arg-type]


def delivery_of(each: Draft, **changes: object) -> Delivery:
    names = {"id": f"{each.id[:-12]}{'f' * 8}{each.id[-4:]}", "message_id": f"<{each.id}.{each.version}@x.example>"}
    return replace(DELIVERY, draft_id=each.id, digest=each.digest, **{**names, **changes})  # type: ignore[arg-type]
