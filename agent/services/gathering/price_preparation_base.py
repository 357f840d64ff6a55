"""Sections 1 to 5 and 7 of a price preparation: what is known before we talk."""

from collections.abc import Mapping, Sequence
from typing import Any

from agent.domain.contacts.note import one_line
from agent.domain.facts.fact import FactOrigin
from agent.domain.facts.info import RowKey
from agent.domain.kpi.status import Status
from agent.ports.account_records import ArticleTrade, DeliveryTerms, PricePoint
from agent.services.gathering.account_plan_words import slug
from agent.services.gathering.price_preparation_words import PriceWords

LEAST_POINTS = 3
_MOST_POINTS = 6
_FORECAST_MONTHS = 6
_LONGEST_PURPOSE = 300
_BUYERS = ("decision maker", "buyer")


def occasion(words: PriceWords, purpose: str) -> Mapping[str, Any]:
    meeting, book = words.reading.meeting, words.book
    rows = [RowKey("meetings", meeting.id)] if meeting else []
    found = [each for each in words.reading.people if each.buying_role.strip().casefold() in _BUYERS]
    theirs = [each.name for each in sorted(found, key=lambda each: _BUYERS.index(each.buying_role.strip().casefold()))]
    goal = meeting.goal if meeting else ""
    return {
        "purpose": _purpose(words, purpose),
        "day": book.day("occasion.day", ("Termin", "Date"), meeting.starts_at.date(), rows=rows) if meeting else "",
        "goal": book.text("occasion.goal", ("Thema", "Topic"), goal, rows=rows) if goal else "",
        "theirs": ", ".join(theirs),
        "floor": book.ratio("margin.floor", ("Korridor ab", "Corridor from"), words.reading.margin.rule.corridor_from),
        "approver": approver(words),
    }


def _purpose(words: PriceWords, purpose: str) -> str:
    """In the words of who asks, quoted: its figures are theirs, and a brace in it is no marker."""
    said = one_line(purpose, _LONGEST_PURPOSE).translate(str.maketrans("{}", "()"))
    if said:
        words.book.text("occasion.purpose", ("Anlass", "Occasion"), said, origin=FactOrigin.USER, as_of=None)
    return said


def approver(words: PriceWords) -> str:
    """The department that decides with us below the corridor, with the name of who speaks for it."""
    department = words.reading.departments.get(words.reading.rules.approver)
    name = department.text(words.language) if department else words.reading.rules.approver
    return f"{name} ({words.reading.head})" if words.reading.rules.approver == "head_of_sales" else name


def trend(words: PriceWords) -> Mapping[str, str]:
    trade, book = words.reading.all_trade, words.book
    rows = [row for each in trade for row in each.rows]
    return {
        "revenue": book.money("revenue.now", ("Umsatz", "Revenue"), words.reading.revenue, rows=rows),
        "revenue_before": book.money("revenue.before", _BEFORE, words.reading.revenue_before),
        "pieces": book.count("pieces.now", ("Absatz in Stück", "Pieces sold"), sum(each.pieces for each in trade)),
        "pieces_before": book.count("pieces.before", _BEFORE, sum(each.pieces_before for each in trade)),
    }


_BEFORE = ("Zeitraum davor", "Period before")


def history(words: PriceWords) -> Sequence[Mapping[str, str]]:
    """Price points of each article by day; fewer than three are stated as a gap."""
    return [_history(words, each.article_id) for each in words.reading.trade]


def _history(words: PriceWords, article_id: str) -> Mapping[str, str]:
    points = [each for each in words.reading.prices if each.article_id == article_id][-_MOST_POINTS:]
    shown = "; ".join(_point(words, at, each) for at, each in enumerate(_changes(points), 1))
    gap = ""
    if len(points) < LEAST_POINTS:
        gap = words.say("history.gap", kam=words.reading.kam, day=words.soon)
    return {"article": words.article(article_id), "points": " ".join(filter(None, (shown, gap)))}


def _changes(points: Sequence[PricePoint]) -> Sequence[PricePoint]:
    """The first, each with another price, and the last; all of them where that would be too few."""
    last = len(points) - 1
    found = [
        each
        for at, each in enumerate(points)
        if at in (0, last) or round(each.price, 2) != round(points[at - 1].price, 2)
    ]
    return found if len(found) >= LEAST_POINTS else points


def _point(words: PriceWords, at: int, point: PricePoint) -> str:
    key = f"price.{slug(point.article_id)}.{at}"
    price = words.book.money(key, ("Preis je Stück", "Price a piece"), point.price, rows=point.rows)
    if point.is_contract:
        day = words.book.day(f"{key}.day", ("Preis gültig ab", "Price valid from"), point.day, rows=point.rows)
        return words.say("history.contract", day=day, price=price)
    year = words.book.text(f"{key}.year", ("Jahr", "Year"), str(point.day.year), rows=point.rows)
    return words.say("history.orders", year=year, price=price)


def contracts(words: PriceWords) -> Sequence[str]:
    found = [each for each in words.reading.contracts if each.valid_to >= words.reading.today]
    return [_contract(words, each.id) for each in found]


def _contract(words: PriceWords, contract_id: str) -> str:
    terms = next(each for each in words.reading.contracts if each.id == contract_id)
    book, key, rows = words.book, f"contract.{slug(terms.id)}", [RowKey("frame_contracts", terms.id)]
    return words.say(
        "contract" if terms.notice_date else "contract.no_notice",
        contract=book.text(key, ("Vertrag", "Contract"), terms.id, rows=rows),
        starts=book.day(f"{key}.from", ("Beginn", "Begins"), terms.valid_from, rows=rows),
        ends=book.day(f"{key}.to", ("Ende", "Ends"), terms.valid_to, rows=rows),
        notice=book.day(f"{key}.notice", ("Kündbar bis", "Notice until"), terms.notice_date, rows=rows),
        quantity=book.count(f"{key}.quantity", ("Rahmenmenge", "Frame quantity"), terms.quantity, rows=rows),
        called=book.count(f"{key}.called", ("Abgerufen", "Called off"), terms.called_off, rows=rows),
    )


def demand(words: PriceWords) -> Sequence[Mapping[str, str]]:
    return [_demand(words, each) for each in words.reading.trade]


def _demand(words: PriceWords, trade: ArticleTrade) -> Mapping[str, str]:
    key, book = f"article.{slug(trade.article_id)}", words.book
    supply = words.reading.supply.get(trade.article_id)
    months = [each for each in list(supply.monthly())[:_FORECAST_MONTHS] if each is not None] if supply else []
    return {
        "article": words.article(trade.article_id),
        "before": book.count(f"{key}.before", ("Menge davor", "Pieces before"), trade.pieces_before),
        "now": book.count(f"{key}.pieces", ("Menge", "Pieces"), trade.pieces, rows=trade.rows),
        "next": book.count(f"{key}.next", ("Erwarteter Bedarf", "Expected demand"), sum(months) if months else None),
    }


def terms(words: PriceWords) -> Sequence[Mapping[str, str]]:
    return [_terms(words, each) for each in words.reading.terms]


def _terms(words: PriceWords, each: DeliveryTerms) -> Mapping[str, str]:
    key, book, rows = f"terms.{slug(each.article_id)}", words.book, [RowKey("articles", each.article_id)]
    return {
        "article": words.article(each.article_id),
        "moq": book.count(f"{key}.moq", ("Mindestmenge", "Minimum quantity"), each.moq, rows=rows),
        "lot": book.count(f"{key}.lot", ("Losgröße", "Lot size"), each.order_multiple, rows=rows),
        "sea": book.count(f"{key}.sea", ("Seefracht, Tage", "Sea freight, days"), each.lead_sea, rows=rows),
        "air": book.count(f"{key}.air", ("Luftfracht, Tage", "Air freight, days"), each.lead_air, rows=rows),
        "air_cost": book.money(
            f"{key}.air_cost", ("Luftfracht je Stück", "Air freight a piece"), each.air_cost, rows=rows
        ),
        "stock": book.count(f"{key}.stock", ("Bestand", "Stock"), each.on_hand, rows=rows),
    }


def quality(words: PriceWords) -> Mapping[str, Any]:
    """Complaints of a year with their cost; what is not booked yet is said."""
    found, book = words.reading.complaints, words.book
    rows = [RowKey("complaints", each.id) for each in found]
    booked = [each.cost for each in found if each.cost is not None]
    own = next((each.amount for each in words.reading.margin.levers if each.id == "customer_cost"), None)
    return {
        "count": book.count("quality.count", ("Reklamationen", "Complaints"), len(found), rows=rows) if found else "",
        "cost": book.money(
            "quality.cost", ("Reklamationskosten", "Cost of complaints"), sum(booked) if booked else None, rows=rows
        ),
        "unbooked": len(booked) < len(found),
        "single": len(found) == 1,
        "own": book.money("quality.own", ("Kundenbezogene Kosten", "Customer cost"), own) if own is not None else "",
    }


def value(words: PriceWords) -> Sequence[str]:
    """What the customer got from us beside the goods."""
    reading, book = words.reading, words.book
    levers = {each.id: each for each in reading.margin.levers}
    otif, feedback, found = reading.kpis["otif"], reading.kpis["feedback_score"], []
    if otif.status is Status.OK:
        found.append(words.say("value.otif", value=words.kpi(otif)))
    if feedback.status is Status.OK:
        found.append(words.say("value.feedback", value=words.kpi(feedback)))
    if reading.service_level is not None:
        level = book.ratio("service.level", ("Lieferbereitschaft", "Service level"), reading.service_level)
        found.append(words.say("value.level", level=level))
    if (air := levers.get("air_freight")) and air.amount:
        cost = book.money("service.air", ("Notfall-Luftfracht", "Emergency air freight"), air.amount)
        found.append(words.say("value.air", cost=cost))
    if (lots := levers.get("lot_size")) and lots.count:
        found.append(words.say("value.lots", count=book.count("service.lots", _LOTS, lots.count)))
    if otif.status is Status.BREACH:
        found.append(words.say("value.otif_missed", value=words.kpi(otif)))
    return found or [words.missing()]


_LOTS = ("Positionen unter der Mindestmenge", "Lines below the minimum quantity")
