"""The frame contracts of the named accounts. Each begins on the first of a month."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from agent.adapters.demo.calendar import HISTORY_MONTHS, NEVER, Calendar, day_number
from agent.adapters.demo.named.articles import PLACES
from agent.adapters.demo.named.customers import (
    ACCOUNTS,
    AURELIA,
    BRUECK,
    HELIOTEC,
    KRANICH,
    NORDWERK,
    VANTAGE,
    Account,
)
from agent.adapters.demo.rules.population import Articles, Contracts

_OLD_PRICE = 0.97  # of the contract's, in the one before it


@dataclass(frozen=True, slots=True)
class Contract:
    """``begins`` and ``ends``: months from this one (its last day); ``ends_in``: days from today instead.

    ``articles``: with their own ratio, which the contract's ``ratio`` overrules as a whole.
    ``before``: id of the contract that it follows on.
    """

    id: str
    account: Account
    begins: int
    ends: int
    ratio: float
    articles: tuple[tuple[str, float], ...]
    before: str = ""
    ends_in: int | None = None
    planned: bool = True
    paused: bool = False
    priced: bool = True
    price_factor: float = 1.0

    def last_day(self, calendar: Calendar) -> int:
        return day_number(calendar.last(self.ends)) if self.ends_in is None else calendar.now + self.ends_in


def _all(*articles: str) -> tuple[tuple[str, float], ...]:
    return tuple((each, 1.0) for each in articles)


CONTRACTS = (
    # under 70 %: MC-10432 goes as planned, the other two lag far behind
    Contract(
        "RV-2024-017",
        NORDWERK,
        -28,
        7,
        0.634,
        (("MC-10432", 0.97), ("MC-10433", 0.45), ("MC-10434", 0.5)),
        before="RV-2022-051",
    ),
    Contract(
        "RV-2025-021",
        NORDWERK,
        -13,
        12,
        0.91,
        _all(*(f"MC-{each}" for each in range(10435, 10440))),
        before="RV-2023-009",
    ),
    # 69.96 %: prints as 70,0 % and still escalates; a plan without calls this month keeps it there
    Contract(
        "RV-2025-008",
        HELIOTEC,
        -19,
        4,
        0.6996,
        _all("MC-10518", "MC-10519", "MC-10520"),
        before="RV-2023-016",
        paused=True,
    ),
    # over 100 %
    Contract(
        "RV-2025-030",
        HELIOTEC,
        -14,
        9,
        1.12,
        _all(*(f"MC-{each}" for each in range(10521, 10526))),
        before="RV-2023-031",
    ),
    # ends within 60 days
    Contract("RV-2024-041", KRANICH, -22, 0, 0.95, _all("MC-10555", "MC-10556"), before="RV-2022-027", ends_in=45),
    Contract(
        "RV-2025-044",
        KRANICH,
        -14,
        11,
        0.99,
        _all(*(f"MC-{each}" for each in range(10557, 10561))),
        before="RV-2023-038",
    ),
    Contract(
        "RV-2025-014",
        BRUECK,
        -18,
        5,
        0.81,
        _all("MC-10611", "MC-10612", "MC-10613", "MC-10615", "MC-10616"),
        before="RV-2023-012",
    ),
    # expired
    Contract("RV-2023-011", BRUECK, -HISTORY_MONTHS, 0, 0.93, _all("MC-10614"), ends_in=-40),
    Contract(
        "RV-2025-019",
        AURELIA,
        -17,
        6,
        0.98,
        _all(*(f"MC-{each}" for each in range(10721, 10727))),
        before="RV-2023-022",
    ),
    # has not begun
    Contract("RV-2026-026", AURELIA, 1, 24, 1.0, _all("MC-10727")),
    # without a call-off plan: due by days
    Contract(
        "RV-2025-033",
        VANTAGE,
        -15,
        8,
        0.88,
        _all("MC-10831", "MC-10832", "MC-10833"),
        before="RV-2023-040",
        planned=False,
    ),
    # without prices
    Contract("RV-2025-034", VANTAGE, -10, 13, 0.90, _all("MC-10834", "MC-10836"), planned=False, priced=False),
)


def _followed() -> Iterator[Contract]:
    """The contracts and those before them, which began with the history."""
    for each in CONTRACTS:
        if each.before:
            articles = _all(*(article for article, _ in each.articles))
            end = each.begins - 1
            yield Contract(each.before, each.account, -HISTORY_MONTHS, end, 0.97, articles, price_factor=_OLD_PRICE)
        yield each


def population(articles: Articles, calendar: Calendar) -> Contracts:
    given = list(_followed())
    lines = [(at, PLACES[key], share) for at, each in enumerate(given) for key, share in each.articles]
    contract, article, share = (np.array(each) for each in zip(*lines, strict=True))
    ends = [each.last_day(calendar) for each in given]
    factor = np.array([each.price_factor for each in given])
    return Contracts(
        ids=[each.id for each in given],
        customer=np.array([ACCOUNTS.index(each.account) for each in given]),
        starts=np.array([day_number(calendar.first(each.begins)) for each in given]),
        ends=np.array(ends),
        notice=np.array([end - _notice(each) if each.before else NEVER for each, end in zip(given, ends, strict=True)]),
        ratio=np.array([each.ratio for each in given]),
        planned=np.array([each.planned for each in given]),
        paused=np.array([each.paused for each in given]),
        line_contract=contract,
        line_article=article,
        line_share=share,
        line_price=np.round(articles.price[article] * factor[contract], 2),
        line_priced=np.array([each.priced for each in given])[contract],
    )


def _notice(each: Contract) -> int:
    """Days before the end by which notice can be given."""
    return 35 if each.ends_in is not None else 90
