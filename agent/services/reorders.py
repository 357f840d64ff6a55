"""Run-outs, purchase proposals, overrides and re-orders to customers: access first, then the arithmetic."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from agent.domain.account import Account
from agent.domain.errors import BadInput, Forbidden, NotFound
from agent.domain.facts.info import RowKey
from agent.domain.identity import Role, User
from agent.domain.reorder.article import ArticleSupply
from agent.domain.reorder.causes import cause_of
from agent.domain.reorder.containers import ContainerGroup, containers
from agent.domain.reorder.customer_reorder import CustomerReorder, FrameLine, customer_reorders
from agent.domain.reorder.horizon import Horizon
from agent.domain.reorder.need import UNCOMPUTED, Gate, missing_input, need
from agent.domain.reorder.override import Override, checked
from agent.domain.reorder.planner import Planner
from agent.domain.reorder.projection import Projection, projection
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.rules import ServiceRules
from agent.domain.reorder.run_outs import RunOut, run_outs
from agent.ports import Audit, Clock, Facts
from agent.ports.supply import Candidates, Overrides, ServiceLevels, Supply
from agent.services.accounts import Accounts
from agent.services.bulk import uncollected

LONGEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class ProposalList:
    """``proposals``: those that call for action, the first to run out before the others; with one article, that one.

    ``checked`` articles were looked at; ``uncomputed`` counts those without what a proposal needs, by gate.
    ``customers`` are the ids of the scope.
    """

    proposals: tuple[Proposal, ...]
    checked: int
    uncomputed: Mapping[Gate, int]
    rules: ServiceRules
    as_of: datetime
    made_at: datetime
    customers: frozenset[str]


@dataclass(frozen=True, slots=True)
class RunOutList:
    """``unknown`` articles have no stock row: whether they ran empty cannot be told. ``found`` counts all that ran or
    will run out, of which ``run_outs`` may be the first only."""

    run_outs: tuple[RunOut, ...]
    days: int
    checked: int
    unknown: int
    rules: ServiceRules
    as_of: datetime
    made_at: datetime
    customers: frozenset[str]
    found: int = 0


@dataclass(frozen=True, slots=True)
class ArticleProjection:
    """``projection`` is None without a stock row, ``safety_stock`` when the gate could not be computed."""

    article: ArticleSupply
    projection: Projection | None
    safety_stock: float | None
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Reorders:
    accounts: Accounts
    facts: Facts
    supply: Supply
    overrides: Overrides
    rules: ServiceLevels
    clock: Clock
    audit: Audit

    def proposals(self, user: User, account: str | None = None, article: str | None = None) -> ProposalList:
        """Purchase proposals to our suppliers. With ``article`` that one, whether it calls for action or not.

        Raises Forbidden ``access.account`` or ``supply.article``: unknown and somebody else's alike.
        """
        customers, rules = self._customers(user, account), self.rules.rules()
        with uncollected():
            asked, found = self._proposed(customers, rules, article)
            found.sort(key=_urgency)
        return ProposalList(
            proposals=tuple(found),
            checked=asked.checked,
            uncomputed={gate: asked.missing[gate] for gate in UNCOMPUTED if asked.missing.get(gate)},
            rules=rules,
            as_of=self.facts.info().as_of,
            made_at=self.clock.now(),
            customers=customers,
        )

    def containers(self, user: User, account: str | None = None) -> list[ContainerGroup]:
        """The proposals grouped into containers by customer; no quantity changes. Raises as `proposals`."""
        return containers(self.proposals(user, account).proposals)

    def run_outs(self, user: User, account: str | None = None, days: int = 30, most: int | None = None) -> RunOutList:
        """Articles that ran empty or will within ``days``, with cause, the worst first; the first ``most`` of them.

        Raises Forbidden ``access.account``, BadInput ``supply.days``.
        """
        customers, rules = self._customers(user, account), self.rules.rules()
        if not 1 <= days <= LONGEST_DAYS:
            raise BadInput("supply.days", days=days, longest=LONGEST_DAYS)
        with uncollected():
            asked = self.supply.running_out(customers, rules, self._today, days)
            found = run_outs(asked.articles, rules, self._horizon(rules), days)
        return RunOutList(
            run_outs=tuple(self._with_causes(found[:most], customers, rules)),
            days=days,
            checked=asked.checked,
            unknown=asked.missing.get(Gate.NO_STOCK, 0),
            rules=rules,
            as_of=self.facts.info().as_of,
            made_at=self.clock.now(),
            customers=customers,
            found=len(found),
        )

    def projection(self, user: User, article: str) -> ArticleProjection:
        """The balance of one article over the horizon, for charts. Raises Forbidden ``supply.article``."""
        customers, rules = self._customers(user, None), self.rules.rules()
        found, horizon = self._only(customers, rules, article).articles[0], self._horizon(rules)
        gauged = need(found, rules, horizon)
        return ArticleProjection(
            article=found,
            projection=projection(found, rules, horizon),
            safety_stock=None if gauged.gate in UNCOMPUTED else gauged.safety,
            as_of=self.facts.info().as_of,
        )

    def accounts_of(self, user: User, articles: Collection[str]) -> Mapping[str, str]:
        """Whose these are, by article. Raises Forbidden ``supply.article`` for one that is none of the user's."""
        found = self.supply.articles(self._customers(user, None), self.rules.rules(), self._today, articles)
        whose = {each.id: each.account for each in found}
        for each in articles:
            if each not in whose:
                raise Forbidden("supply.article", article=each)
        return whose

    def customer_reorder(self, user: User, account: str) -> list[CustomerReorder]:
        """What the customer should call off, by article and contract; never above the frame.

        Raises Forbidden ``access.account``.
        """
        customer: Account = self.accounts.one(user, account)
        rules, by_article = self.rules.rules(), defaultdict[str, list[FrameLine]](list)
        for line in self.supply.frame_lines({customer.id}, rules, self._today):
            by_article[line.article_id].append(line)
        horizon = self._horizon(rules)
        articles = self.supply.articles({customer.id}, rules, self._today)
        found = [each for one in articles for each in customer_reorders(by_article[one.id], one, rules, horizon)]
        return sorted(found, key=lambda each: (each.run_out or date.max, each.article.id, each.line.contract_id))

    def rows(self, customers: Collection[str], articles: Collection[str]) -> Mapping[str, Sequence[RowKey]]:
        """The rows behind the figures of articles. ``customers`` is the scope of a list that was handed out."""
        with uncollected():
            return self.supply.rows(customers, articles, self.rules.rules(), self._today) if articles else {}

    def override(self, user: User, article: str, quantity: float, reason: str) -> Proposal:
        """Set a quantity in place of the proposed one; every next run keeps it. Returns the proposal with it.

        Raises Forbidden (role, ``supply.article``), BadInput (quantity, reason).
        """
        user.require_role(Role.KAM, Role.HEAD_OF_SALES)
        proposal = self.proposals(user, article=article).proposals[0]
        pieces, why = checked(quantity, reason)
        override = Override(proposal.article.id, pieces, why, proposal.proposed, user.id, self.clock.now())
        # the chain proves the reason without holding it: it may name people
        told = {"quantity": pieces, "proposed": proposal.proposed, "reason_sha256": sha256(why.encode()).hexdigest()}
        with self.audit.together():
            self.overrides.put(override)
            self.audit.append(user.id, "reorder.override", override.article_id, told)
        return self.proposals(user, article=article).proposals[0]

    def release(self, user: User, article: str) -> Proposal:
        """Let the proposed quantity count again. Raises Forbidden as `override`, NotFound ``supply.no_override``."""
        user.require_role(Role.KAM, Role.HEAD_OF_SALES)
        proposal = self.proposals(user, article=article).proposals[0]
        told = {"quantity": proposal.override.quantity if proposal.override else None, "proposed": proposal.proposed}
        with self.audit.together():
            if not self.overrides.remove(proposal.article.id):
                raise NotFound("supply.no_override", article=article)
            self.audit.append(user.id, "reorder.release", proposal.article.id, told)
        return self.proposals(user, article=article).proposals[0]

    @property
    def _today(self) -> date:
        return self.clock.now().date()

    def _horizon(self, rules: ServiceRules) -> Horizon:
        return Horizon(self._today, rules.horizon_months)

    def _customers(self, user: User, account: str | None) -> frozenset[str]:
        return frozenset(each.id for each in self.accounts.scope(user, account))

    def _proposed(
        self, customers: frozenset[str], rules: ServiceRules, article: str | None
    ) -> tuple[Candidates, list[Proposal]]:
        """Those that call for action; with ``article`` that one."""
        planner, overrides = Planner(rules, self._today), self.overrides.all()
        shipments = self.supply.shipments(customers, rules.air_kpi_days, self._today)
        if article is None:
            asked = self.supply.due(customers, rules, self._today, overrides)
            return asked, planner.proposals(asked.articles, overrides, shipments)
        asked = self._only(customers, rules, article)
        one = asked.articles[0]
        return asked, [planner.propose(one, overrides.get(one.id), shipments.get(one.account_id))]

    def _only(self, customers: frozenset[str], rules: ServiceRules, article: str) -> Candidates:
        found = self.supply.articles(customers, rules, self._today, (article,))
        if not found:
            raise Forbidden("supply.article", article=article)
        gate = missing_input(found[0])
        return Candidates(found, 1, {} if gate is None else {gate: 1})

    def _with_causes(self, found: Sequence[RunOut], customers: frozenset[str], rules: ServiceRules) -> Sequence[RunOut]:
        ids = [each.article.id for each in found]
        histories = self.supply.histories(customers, ids, rules, self._today) if ids else {}
        return [
            replace(each, cause=cause_of(histories[each.article.id], each.article.lead_sea, rules, self._today))
            for each in found
        ]


def _urgency(proposal: Proposal) -> tuple[date, str]:
    return proposal.run_out or date.max, proposal.article.id
