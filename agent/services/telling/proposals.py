"""What to order from our suppliers, and why. Internal."""

from collections.abc import Sequence

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.proposal import Proposal
from agent.domain.reorder.steps import Step, steps
from agent.services.reorder_view import step_text
from agent.services.reorders import ProposalList
from agent.services.telling import articles
from agent.services.telling.page import MOST_ROWS, Page, counted

# of the whole arithmetic what answers "why": where we stand, what is needed, what made the quantity, when it is late
_TOLD = (
    "position", "overdue_", "demand_", "safety", "gate_", "moq", "eoq", "multiple", "capped", "run_out", "lasts", "air",
    "relief_", "override",
)  # fmt: skip
_UNTOLD = frozenset({"eoq_unused", "eoq_skipped", "air_ratio", "air_ratio_first"})


def proposals(found: ProposalList, rows: articles.Rows, language: Language) -> ToolAnswer:
    """Purchase proposals to our suppliers, the first to run out on top. Internal."""
    page = _internal(found, language)
    checked = page.book.count("checked", ("Geprüft", "Checked"), found.checked)
    if found.proposals:
        told = counted(page, "proposals", articles.ARTICLES, len(found.proposals), "supply.proposals", checked=checked)
        page.add(told)
    else:
        page.add(f"**{message('supply.none.proposals', language, count=checked)}**")
    head = [f"supply.column.{name}" for name in ("article", "account", "quantity", "run_out", "order_by")]
    shown_ones = found.proposals[:MOST_ROWS]
    page.table(head, [_proposal(page, each, rows, at) for at, each in enumerate(shown_ones, 1)])
    page.more(MOST_ROWS, len(found.proposals))
    left_out = sum(found.uncomputed.values())
    if left_out:
        page.add(counted(page, "uncomputed", articles.ARTICLES, left_out, "supply.left_out"))
    customers = {each.article.account for each in found.proposals}
    if len(customers) == 1:
        page.offer("draft_reorder", account=customers.pop())
    page.source(sample=_sample(found, language))
    page.know(articles=[each.article.id for each in shown_ones])
    return page.answer()


def proposal(found: ProposalList, rows: articles.Rows, language: Language) -> ToolAnswer:
    """One article, whether it calls for action or not, with why in short."""
    page, one = _internal(found, language), found.proposals[0]
    keys = articles.keys(one.article, rows)
    own = articles.own(one.article)
    values = {"article": articles.article(page, one.article, 1), "account": one.article.account}
    code = "nothing" if one.quantity == 0 else "uncomputed" if one.quantity is None else "order"
    quantity = "" if one.quantity is None else page.book.count("quantity", ("Menge", "Quantity"), one.quantity, keys)
    page.named("account", ("Kunde", "Customer"), one.article.account)
    page.say(f"supply.one.{code}", quantity=quantity, day=articles.day(page, "order_by", one.order_by, own), **values)
    page.add(message("supply.why", language))
    page.bullets(_step(page, each, f"step.{at}", own) for at, each in enumerate(_told_steps(one, found), 1))
    if one.quantity:
        page.offer("draft_reorder", account=one.article.account, article=one.article.id)
    page.source(sample=_sample(found, language))
    page.know(article=one.article.id, account=one.article.account, gate=one.gate.value)
    return page.answer()


def _told_steps(one: Proposal, found: ProposalList) -> list[Step]:
    every = steps(one, found.rules, found.as_of)
    return [each for each in every if each.id.startswith(_TOLD) and each.id not in _UNTOLD]


def _step(page: Page, step: Step, id: str, keys: Sequence[RowKey]) -> str:
    """The safety stock without its formula: the whole arithmetic stands in the shell and on the page."""
    tell = articles.marking(page, id, keys)
    if step.id != "safety":
        return step_text(step, page.language, tell)
    values = {name: tell(name, step.values[name], page.language) for name in ("safety", "level_share")}
    return page.word("supply.safety", **values)


def _proposal(page: Page, one: Proposal, rows: articles.Rows, at: int) -> list[str]:
    own = articles.own(one.article)
    return [
        articles.article(page, one.article, at),
        page.named(f"account.{at}", ("Kunde", "Customer"), one.article.account),
        page.book.count(f"quantity.{at}", ("Menge", "Quantity"), one.quantity, articles.keys(one.article, rows)),
        articles.day(page, f"run_out.{at}", one.run_out, own),
        articles.day(page, f"order_by.{at}", one.order_by, own),
    ]


def _internal(found: ProposalList, language: Language) -> Page:
    page = Page(language, Age(found.as_of, found.made_at))
    page.book.fact_class = FactClass.INTERNAL
    return page


def _sample(found: ProposalList, language: Language) -> str:
    return message("supply.sample", language) if found.rules.sample else ""
