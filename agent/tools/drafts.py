"""Drafts: texts made from the facts that wait for a person. Nothing is sent."""

import datetime as dt
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft.draft import Channel, DraftKind, channel_of
from agent.domain.drafting.brief import DraftRequest
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.services.telling import drafts
from agent.tools import whose
from agent.tools.services import Services
from agent.tools.tool import Arguments, Context, Effect, Tool
from agent.tools.typed import require_typed

_MOST_POINTS = 8


def _listed(given: object) -> object:
    """One point may come alone."""
    return [given] if isinstance(given, str) else given


Points = Annotated[list[str], BeforeValidator(_listed)]


class _Draft(Arguments):
    account: str | None = Field(None, description="Full stored name of the customer.")
    language: Language | None = Field(None, description="Overrides the contact's language.")


class DraftReorder(_Draft):
    article: str | None = Field(None, description="Id of one article such as MC-10432; leave out for all of them.")


class DraftEscalation(_Draft):
    contract: str | None = Field(None, description="Id of the frame contract such as RV-2024-017; default: the worst.")


class DraftAccountPlan(_Draft):
    pass


class DraftEmail(_Draft):
    purpose: str = Field(
        "", max_length=300, description="follow_up, information, forecast_request, reply, or in words."
    )
    contact: str | None = Field(None, description="Full stored name of the person it goes to.")
    points: Points = Field(default=[], max_length=_MOST_POINTS, description="What the user wants said, a point each.")


class DraftBriefing(_Draft):
    date: dt.date | None = Field(None, description="Day of the meeting, YYYY-MM-DD; leave out for the next one.")


class DraftPricePreparation(_Draft):
    pass


def tools(services: Services) -> list[Tool]:
    def draft(name: str, arguments: type[Arguments], run: Any, description: str) -> Tool:
        told = f"{description} The draft waits for a person; nothing is sent."
        return Tool(name, told, Effect.DRAFT, arguments, partial(run, services), f"telling.doing.{name}")

    return [
        draft(
            "draft_reorder", DraftReorder, draft_reorder, "Drafts the mail that proposes the customer's next call-offs."
        ),
        draft(
            "draft_escalation",
            DraftEscalation,
            draft_escalation,
            "Drafts the invitation to talk about a frame contract whose call-offs are below the target.",
        ),
        draft("draft_account_plan", DraftAccountPlan, draft_account_plan, "Drafts the account plan of the year."),
        draft("draft_email", DraftEmail, draft_email, "Drafts an e-mail to a contact of the customer."),
        draft(
            "draft_briefing", DraftBriefing, draft_briefing, "Drafts the one-page briefing before a meeting; internal."
        ),
        draft(
            "draft_price_preparation",
            DraftPricePreparation,
            draft_price_preparation,
            "Drafts the preparation of a price negotiation; secret.",
        ),
    ]


def draft_reorder(services: Services, context: Context, args: DraftReorder) -> ToolAnswer:
    account = whose.of_article(services, context, args.account, args.article)
    return _made(services, context, DraftKind.REORDER, account, args, article=args.article)


def draft_escalation(services: Services, context: Context, args: DraftEscalation) -> ToolAnswer:
    account = whose.of_contract(services, context, args.account, args.contract)
    return _made(services, context, DraftKind.ESCALATION, account, args, contract=args.contract)


def draft_account_plan(services: Services, context: Context, args: DraftAccountPlan) -> ToolAnswer:
    account = whose.named(services, context, args.account)
    return _made(services, context, DraftKind.ACCOUNT_PLAN, account, args)


def draft_email(services: Services, context: Context, args: DraftEmail) -> ToolAnswer:
    require_typed(context, (args.purpose, *args.points))
    account = whose.of_contact(services, context, args.account, args.contact)
    asked = {"purpose": args.purpose, "contact": args.contact, "points": tuple(args.points)}
    return _made(services, context, DraftKind.EMAIL, account, args, **asked)


def draft_briefing(services: Services, context: Context, args: DraftBriefing) -> ToolAnswer:
    account = whose.of_meeting(services, context, args.account, args.date)
    return _made(services, context, DraftKind.BRIEFING, account, args, on=args.date)


def draft_price_preparation(services: Services, context: Context, args: DraftPricePreparation) -> ToolAnswer:
    account = whose.named(services, context, args.account)
    return _made(services, context, DraftKind.PRICE_PREPARATION, account, args)


def _made(
    services: Services, context: Context, kind: DraftKind, account: str, args: _Draft, **asked: Any
) -> ToolAnswer:
    """The same call of the same run makes one draft only. What stays inside is in the language of who asked for it."""
    language = args.language or (None if channel_of(kind) is Channel.MAIL else context.language)
    request = DraftRequest(kind, account, language=language, request_id=context.request or None, **asked)
    draft = services.made_drafts().make(context.user, request)
    card = services.draft_view().card(context.user, draft, context.language)
    now = services.clock.now()
    return drafts.made(draft, card, Age(now, now), context.language)
