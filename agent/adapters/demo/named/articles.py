"""The articles of the named accounts; the price follows from cost and the account's margin."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from agent.adapters.demo import columns
from agent.adapters.demo.calendar import NEVER, Calendar
from agent.adapters.demo.named.customers import ACCOUNTS, AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE, Account
from agent.adapters.demo.rules.population import Articles
from agent.adapters.demo.rules.revenue import DUTY, FREIGHT

_NONE = float("nan")
_SPARE = 0.35  # a spare part is called off in so many of its weeks


@dataclass(frozen=True, slots=True)
class Article:
    """``rate`` pieces a week, called off every ``every`` weeks. ``last_order``: days from today of the last
    call-off, None: it goes on. ``cover`` and ``stock_age`` as in `Articles`."""

    id: str
    account: Account | None
    name: str
    rate: float
    every: int
    cost: float
    weight: float
    spare: bool = False
    cover: float = 7.0
    pipeline: bool = True
    last_order: int | None = None
    horizon: int = 4
    sea: float = 56.0
    air: float = 12.0
    moq: float = 0.0
    stock_age: int = 1
    forecast: int = 8
    release: str = "released"


_NEVER_ORDERED = -4000

ARTICLES = (
    # sells on while its contract lags: the stock ends before a ship could arrive, not before a plane
    Article("MC-10432", NORDWERK, "Planetenradträger PT 40", 400, 1, 9.20, 0.85, cover=4.4, pipeline=False),
    Article("MC-10433", NORDWERK, "Hohlrad HR 112", 150, 1, 14.60, 1.90, cover=16.0),
    Article("MC-10434", NORDWERK, "Sonnenwelle SW 18", 220, 2, 6.20, 0.42, cover=12.0),
    Article("MC-10435", NORDWERK, "Gehäusedeckel GD 90", 300, 1, 4.10, 0.60),
    Article("MC-10436", NORDWERK, "Lagerbuchse LB 25", 900, 1, 0.74, 0.05),
    Article("MC-10437", NORDWERK, "Distanzring DR 60", 1200, 2, 0.31, 0.03),
    Article("MC-10438", NORDWERK, "Flansch FL 80", 120, 2, 7.70, 1.10, sea=_NONE, moq=_NONE),
    Article("MC-10439", NORDWERK, "Antriebswelle AW 30", 160, 4, 17.80, 2.40, stock_age=23),
    Article("MC-10440", NORDWERK, "Dichtsatz DS 40 (Ersatzteil)", 25, 2, 3.90, 0.10, spare=True),
    Article("MC-10441", NORDWERK, "Passfedersatz PF 12 (Ersatzteil)", 40, 1, 1.15, 0.08, spare=True),
    # run empty: the supplier's receipt is late; booked out before it came, so below zero
    Article("MC-10518", HELIOTEC, "Schwenklager SL 210", 90, 1, 31.50, 4.80, cover=-40.0, pipeline=False),
    Article("MC-10519", HELIOTEC, "Modulklemme MK 35", 6000, 1, 0.42, 0.04),
    Article("MC-10520", HELIOTEC, "Schneckenrad SR 64", 140, 2, 11.30, 1.20),
    # ends before even a plane could arrive
    Article("MC-10521", HELIOTEC, "Getriebegehäuse NG 12", 70, 1, 24.90, 3.10, cover=1.1, pipeline=False, air=21.0),
    Article("MC-10522", HELIOTEC, "Rohrschelle TR 140", 500, 1, 2.85, 0.55),
    Article("MC-10523", HELIOTEC, "Gleitlager GL 50", 800, 2, 1.60, 0.12),
    Article("MC-10524", HELIOTEC, "Endkappe EK 70", 1500, 4, 0.38, 0.05),
    Article("MC-10525", HELIOTEC, "Dämpferhalter DH 8", 260, 2, 3.40, 0.40),
    Article("MC-10526", HELIOTEC, "Motorbürstensatz MB 4 (Ersatzteil)", 12, 1, 6.80, 0.06, spare=True),
    # released, and nobody has made a contract or a call-off of it
    Article(
        "MC-10527",
        HELIOTEC,
        "Schwenklager SL 280",
        60,
        2,
        36.00,
        6.20,
        last_order=_NEVER_ORDERED,
        pipeline=False,
        forecast=NEVER,
    ),
    Article("MC-10555", KRANICH, "Pumpengehäuse PG 5", 60, 1, 12.40, 0.70),
    Article("MC-10556", KRANICH, "Ventilblock VB 3", 45, 2, 21.70, 0.90),
    Article("MC-10557", KRANICH, "Schlauchkupplung SK 9", 900, 1, 0.95, 0.03),
    Article("MC-10558", KRANICH, "Griffschale GS 14", 220, 2, 1.80, 0.11),
    Article("MC-10559", KRANICH, "Rollenhalter RH 20", 300, 2, 2.30, 0.18),
    Article("MC-10560", KRANICH, "Bremshebel BH 7", 130, 4, 4.60, 0.25),
    Article("MC-10561", KRANICH, "Dichtungssatz DS 5 (Ersatzteil)", 15, 1, 2.10, 0.02, spare=True),
    # run empty: called off months ago, then again a few days ago, far too late for a ship
    Article("MC-10611", BRUECK, "Zinkenhalter ZH 30", 150, 2, 5.10, 0.95, cover=0, pipeline=False, last_order=-110),
    Article("MC-10612", BRUECK, "Gelenkwellenschutz GW 75", 350, 1, 3.70, 0.80),
    Article("MC-10613", BRUECK, "Messerbalkenführung MF 22", 180, 2, 6.90, 1.40, sea=_NONE),
    # run empty: its contract and plan are over, only the forecast goes on
    Article("MC-10614", BRUECK, "Lagerdeckel LD 44", 90, 2, 4.40, 0.70, cover=0, pipeline=False, last_order=-70),
    Article("MC-10615", BRUECK, "Kettenspanner KS 10", 240, 2, 2.95, 0.50, cover=9.0),
    Article("MC-10616", BRUECK, "Hydraulikkupplung HK 6", 400, 4, 7.20, 0.65, forecast=NEVER),
    Article("MC-10617", BRUECK, "Scherbolzensatz SB 12 (Ersatzteil)", 60, 1, 0.65, 0.06, spare=True),
    Article("MC-10618", BRUECK, "Lagersatz LS 30 (Ersatzteil)", 20, 2, 8.30, 0.45, spare=True),
    Article("MC-10721", AURELIA, "Batteriehalter BH 48", 700, 1, 6.40, 0.75),
    Article("MC-10722", AURELIA, "Motorträger MT 20", 420, 1, 9.90, 1.30),
    Article("MC-10723", AURELIA, "Bremssattelhalter BS 16", 640, 2, 3.10, 0.22),
    Article("MC-10724", AURELIA, "Kabelführung KF 3", 2400, 2, 0.27, 0.02),
    # run empty: the contract is in force, the plan goes on, and the customer has stopped calling off
    Article("MC-10725", AURELIA, "Sattelklemme SK 34", 60, 2, 1.90, 0.10, cover=0, pipeline=False, last_order=-130),
    Article("MC-10726", AURELIA, "Steuersatzdeckel ST 11", 900, 4, 0.58, 0.04),
    # belongs to the contract that has not begun
    Article(
        "MC-10727", AURELIA, "Gabelkonus GK 28", 300, 2, 1.25, 0.08, last_order=_NEVER_ORDERED, release="in release"
    ),
    Article("MC-10728", AURELIA, "Schaltaugensatz SA 2 (Ersatzteil)", 45, 1, 1.40, 0.03, spare=True),
    Article("MC-10831", VANTAGE, "Impeller IM 90", 55, 2, 18.20, 1.70, horizon=6),
    Article("MC-10832", VANTAGE, "Shaft sleeve SS 35", 130, 2, 4.90, 0.35, horizon=6, sea=_NONE, air=_NONE),
    Article("MC-10833", VANTAGE, "Wear ring WR 120", 210, 4, 3.30, 0.50, horizon=6, stock_age=31),
    Article("MC-10834", VANTAGE, "Bearing housing BH 62", 38, 4, 27.50, 5.40, horizon=6),
    Article("MC-10835", VANTAGE, "Seal kit SK 8 (spare part)", 10, 2, _NONE, 0.09, horizon=6, spare=True),
    Article("MC-10836", VANTAGE, "Coupling guard CG 2", 45, 4, 5.80, 1.20, horizon=6, stock_age=NEVER),
    # of the catalogue, for every customer
    Article(
        "MC-10901", None, "Passscheibe DIN 988 (Katalog)", 80, 4, 0.06, 0.01, last_order=_NEVER_ORDERED, forecast=NEVER
    ),
)
PLACES = {each.id: at for at, each in enumerate(ARTICLES)}


def _price(each: Article) -> float:
    margin = each.account.margin if each.account else 0.3
    cost = each.cost if each.cost == each.cost else 5.0  # the price of the one whose cost nobody maintains
    return round(cost * (1 + FREIGHT + DUTY) / (1 - margin), 2)


def _multiple(each: Article) -> int:
    """Pieces of a supplier's pallet layer: about a third of a week, in tens."""
    return max(round(each.rate / 30) * 10, 10)


def _moq(each: Article) -> float:
    return each.moq if each.moq != 0 else _multiple(each) * 4.0


def _buy_every(each: Article) -> int:
    return 8 if each.spare else 4


def population(calendar: Calendar) -> Articles:
    customer = {each.id: at for at, each in enumerate(ACCOUNTS)}
    season = [each.account.season if each.account else 3 for each in ARTICLES]
    last = [0 if each.last_order is None else each.last_order for each in ARTICLES]
    return Articles(
        ids=[each.id for each in ARTICLES],
        customer=np.array([customer[each.account.id] if each.account else NEVER for each in ARTICLES]),
        rate=np.array([each.rate for each in ARTICLES], np.float64),
        every=np.array([each.every for each in ARTICLES]),
        chance=np.array([_SPARE if each.spare else 1.0 for each in ARTICLES]),
        lot=np.array([_lot(each) for each in ARTICLES]),
        horizon=np.array([each.horizon for each in ARTICLES]),
        season=np.array([3 if each.spare else at for each, at in zip(ARTICLES, season, strict=True)]),
        growth=np.array([each.account.growth if each.account else 0.0 for each in ARTICLES]),
        last_order=calendar.now + np.array(last),
        price=np.array([_price(each) for each in ARTICLES]),
        cost=np.array([each.cost for each in ARTICLES]),
        weight=np.array([each.weight for each in ARTICLES]),
        sea=np.array([each.sea for each in ARTICLES]),
        multiple=np.array([_multiple(each) for each in ARTICLES], np.float64),
        buy_every=np.array([_buy_every(each) for each in ARTICLES]),
        cover=np.array([each.cover * (2 if each.spare else 1) for each in ARTICLES], np.float64),
        pipeline=np.array([each.pipeline for each in ARTICLES]),
        stock_age=np.array([each.stock_age for each in ARTICLES]),
        forecast=np.array([each.forecast for each in ARTICLES]),
    )


def _lot(each: Article) -> int:
    """What a call-off is rounded to: a box."""
    return 1 if each.spare else 10 if each.rate < 200 else 20 if each.rate < 1000 else 100


def table() -> pa.Table:
    return columns.from_rows("articles", (_row(each) for each in ARTICLES))


def _row(each: Article) -> columns.Row:
    return {
        "id": each.id,
        "customer_id": each.account.id if each.account else None,
        "name": each.name,
        "series": each.account is not None and not each.spare,
        "release_state": each.release,
        "moq": _known(_moq(each)),
        "order_multiple": float(_multiple(each)),
        "lead_time_sea_days": _known(each.sea),
        "lead_time_air_days": _known(each.air),
        "unit_cost": _known(each.cost),
        "ordering_cost": 85.0,
        "holding_rate": 0.18,
        "container_quantity": float(_multiple(each) * 100),
        "air_cost_per_unit": round(each.weight * 4.2, 2),
    }


def _known(value: float) -> float | None:
    return value if value == value else None
