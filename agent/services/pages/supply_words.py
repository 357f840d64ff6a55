"""What the supply pages say of an article, in the reader's language."""

import datetime as dt
from dataclasses import dataclass

from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.projection import projection
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.run_outs import RunOut
from agent.services.pages.curve import Curve, curve
from agent.services.pages.supply_view import SupplyRow
from agent.services.reorder_view import cause_text, quantity
from agent.services.reorders import ProposalList


@dataclass(frozen=True, slots=True)
class SupplyWords:
    language: Language
    today: dt.date
    horizon: Horizon
    orders: ProposalList

    def short(self, found: RunOut, proposal: Proposal | None) -> SupplyRow:
        """An article that runs out, with its purchase proposal if there is one."""
        article, cause = found.article, found.cause
        return SupplyRow(
            article=article.id,
            name=article.name,
            account=article.account,
            on_hand=self.pieces(article.on_hand),
            cover=self.cover(found.cover_days),
            run_out=message("pages.day.empty", self.language) if found.is_empty else self.day(found.run_out),
            order_by=self.day(found.order_by),
            tone="bad" if found.is_empty else self.tone(found.run_out, found.order_by),
            cause="" if cause is None else cause_text(cause, self.language),
            next_step="" if cause is None else message(f"supply.next.{cause.cause}", self.language),
            quantity="" if proposal is None else self.pieces(proposal.quantity),
            proposed="" if proposal is None else self.pieces(proposal.proposed),
            override="" if proposal is None or proposal.override is None else proposal.override.reason,
            by_air=proposal is not None and proposal.air is not None,
            curve=self._curve(article, found.run_out),
        )

    def order(self, proposal: Proposal) -> SupplyRow:
        """An article that is to be ordered and does not run out within the days asked."""
        article = proposal.article
        return SupplyRow(
            article=article.id,
            name=article.name,
            account=article.account,
            on_hand=self.pieces(article.on_hand),
            cover=self.cover(proposal.cover_days),
            run_out=self.day(proposal.run_out),
            order_by=self.day(proposal.order_by),
            tone=self.tone(proposal.run_out, proposal.order_by),
            cause="",
            next_step="",
            quantity=self.pieces(proposal.quantity),
            proposed=self.pieces(proposal.proposed),
            override="" if proposal.override is None else proposal.override.reason,
            by_air=proposal.air is not None,
            curve=self._curve(article, proposal.run_out),
        )

    def is_late(self, found: RunOut) -> bool:
        """No order by sea arrives before it is empty."""
        return not found.is_empty and self.tone(found.run_out, found.order_by) == "bad"

    def tone(self, run_out: dt.date | None, order_by: dt.date | None) -> str:
        if run_out is None:
            return "note"
        return "bad" if order_by is not None and order_by < self.today else "warn"

    def _curve(self, article: ArticleSupply, run_out: dt.date | None) -> Curve | None:
        code = "pages.supply.curve.lasts" if run_out is None else "pages.supply.curve"
        stock = self.pieces(article.on_hand)
        alt = message(code, self.language, article=article.id, stock=stock, day=self.day(run_out))
        return curve(projection(article, self.orders.rules, self.horizon), alt)

    def pieces(self, value: float | None) -> str:
        return "–" if value is None else quantity(value, self.language)

    def cover(self, days: float | None) -> str:
        return (
            "–"
            if days is None
            else message("pages.supply.days", self.language, days=quantity(int(days), self.language))
        )

    def day(self, day: dt.date | None) -> str:
        return "–" if day is None else formats.date(day, self.language)
