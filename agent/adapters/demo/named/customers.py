"""The six named accounts and how trade with each of them goes."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.rules.population import Customers
from agent.adapters.demo.rules.shipments import ROAD, SEA

ENGINEERING, SOLAR, FARMING, EVEN = range(4)  # rows of `population.SEASONS`


@dataclass(frozen=True, slots=True)
class Account:
    """``kam``: user id. ``growth`` of demand a year, ``margin``: contribution margin I. Shares as in `Customers`."""

    id: str
    name: str
    short: str
    account_class: str
    kam: str
    industry: str
    country: str
    season: int
    growth: float
    margin: float
    bias: float
    noise: float
    late: float = 0.0
    split: float = 0.0
    unconfirmed: float = 0.0
    unknown_mode: float = 0.0
    mode: int = ROAD
    language: str = "de"


NORDWERK = Account(
    "C-1001",
    "Nordwerk Antriebe GmbH",
    "NORDWERK",
    "Key",
    "k.brandt",
    "Antriebstechnik (fiktiv)",
    "DE",
    season=ENGINEERING,
    growth=-0.05,
    margin=0.27,
    bias=0.03,
    noise=0.05,
    late=0.03,
    split=0.3,
)
HELIOTEC = Account(
    "C-1002",
    "Heliotec AG",
    "HELIOTEC",
    "Key",
    "k.brandt",
    "Solartechnik (fiktiv)",
    "DE",
    season=SOLAR,
    growth=0.16,
    margin=0.24,
    bias=0.02,
    noise=0.03,
    late=0.01,
)
KRANICH = Account(
    "C-1003",
    "Kranich Medizintechnik GmbH & Co. KG",
    "KRANICH",
    "A",
    "k.brandt",
    "Medizintechnik (fiktiv)",
    "DE",
    season=EVEN,
    growth=0.07,
    margin=0.36,
    bias=0.01,
    noise=0.02,
)
BRUECK = Account(
    "C-1004",
    "Brück & Söhne Landtechnik",
    "BRUECK",
    "A",
    "m.yilmaz",
    "Landtechnik (fiktiv)",
    "DE",
    season=FARMING,
    growth=-0.16,
    margin=0.08,
    bias=0.18,
    noise=0.12,
    late=0.05,
    split=0.5,
)
AURELIA = Account(
    "C-1005",
    "Aurelia Mobility SE",
    "AURELIA",
    "Key",
    "m.yilmaz",
    "Mobilität (fiktiv)",
    "DE",
    season=EVEN,
    growth=0.09,
    margin=0.22,
    bias=0.04,
    noise=0.06,
    late=0.02,
    split=0.2,
)
VANTAGE = Account(
    "C-1006",
    "Vantage Pumps Ltd",
    "VANTAGE",
    "B",
    "m.yilmaz",
    "Pumps (fictitious)",
    "GB",
    season=ENGINEERING,
    growth=0.02,
    margin=0.29,
    bias=-0.12,
    noise=0.10,
    late=0.03,
    unconfirmed=0.08,
    unknown_mode=0.125,
    mode=SEA,
    language="en",
)
ACCOUNTS = (NORDWERK, HELIOTEC, KRANICH, BRUECK, AURELIA, VANTAGE)


def population() -> Customers:
    def column(name: str) -> list[float]:
        return [getattr(each, name) for each in ACCOUNTS]

    return Customers(
        ids=[each.id for each in ACCOUNTS],
        english=np.array([each.language == "en" for each in ACCOUNTS]),
        late=np.array(column("late")),
        split=np.array(column("split")),
        flown=np.zeros(len(ACCOUNTS)),  # emergencies are placed one by one
        unconfirmed=np.array(column("unconfirmed")),
        mode=np.array(column("mode"), np.int64),
        unknown_mode=np.array(column("unknown_mode")),
        bias=np.array(column("bias")),
        noise=np.array(column("noise")),
    )


def tables() -> dict[str, pa.Table]:
    """customers and account_team."""
    return {
        "customers": columns.from_rows(
            "customers",
            (
                {
                    "id": each.id,
                    "name": each.name,
                    "class": each.account_class,
                    "language": each.language,
                    "industry": each.industry,
                    "country": each.country,
                }
                for each in ACCOUNTS
            ),
        ),
        "account_team": columns.from_rows(
            "account_team",
            ({"id": f"AT-{each.id}", "customer_id": each.id, "user": each.kam, "role": "KAM"} for each in ACCOUNTS),
        ),
    }
