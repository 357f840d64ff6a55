"""Sections 5, 6 and 12 of a plan: where we stand, what else the customer could buy, what we grant."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from agent.domain.account_plan.clock import months_later
from agent.domain.account_plan.position import Quadrant, position
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.history import Escalation
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.kpi.period_label import short_label
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status, status_of
from agent.ports.account_records import Chance, Complaint, ContractTerms
from agent.services.gathering.account_plan_words import Words, slug

WANTED_CHANCES, MOST_CHANCES = 3, 5
_CHANCE_MONTHS = 24  # an older one says nothing about what the customer needs today
_OVER = frozenset("won lost closed gewonnen verloren erledigt geschlossen abgelehnt".split())
_PROMISES = 5


def standing(words: Words) -> str:
    """Revenue of the twelve closed months, and of those before."""
    reading = words.reading
    if reading.revenue is None:
        return words.say("position.none", missing=words.missing())
    rows = [row for each in reading.trade for row in each.rows]
    revenue = words.book.money("revenue.now", ("Umsatz", "Revenue"), reading.revenue, rows=rows)
    before = words.book.money("revenue.before", ("Umsatz davor", "Revenue before"), reading.revenue_before)
    return words.say("position", starts=words.period_starts, ends=words.period_ends, revenue=revenue, before=before)


def figures(words: Words) -> Mapping[str, Any]:
    reading, book = words.reading, words.book
    margin, secret = reading.margin, FactClass.SECRET
    pieces = sum(each.pieces for each in reading.trade) if reading.trade else None
    before = sum(each.pieces_before for each in reading.trade) if reading.trade else None
    return {
        "pieces": book.count("pieces.now", ("Absatz in Stück", "Pieces sold"), pieces),
        "pieces_before": book.count("pieces.before", ("Absatz davor", "Pieces before"), before),
        "margin": book.ratio("margin.now", ("DB I", "DB I"), margin.margin, fact_class=secret),
        "margin_target": book.ratio(
            "margin.target", ("Zielmarge", "Target margin"), margin.rule.target, fact_class=secret
        ),
        "margin_floor": book.ratio(
            "margin.floor", ("Margenkorridor ab", "Margin corridor from"), margin.rule.corridor_from, fact_class=secret
        ),
        **_place(words),
    }


def _place(words: Words) -> Mapping[str, str]:
    reading, book = words.reading, words.book
    found = position(reading.kpis, reading.account.id, reading.revenues)
    place = words.say(f"quadrant.{found.quadrant.value}")
    rank = book.count("portfolio.rank", ("Platz nach Umsatz", "Rank by revenue"), found.rank)
    of = book.count("portfolio.of", ("Kunden im Vergleich", "Customers compared"), found.of)
    return {
        "rank": words.say("position.rank", rank=rank, of=of, kam=reading.kam) if found.rank else words.missing(),
        "quadrant": place if found.quadrant is Quadrant.NO_DATA else words.judged(place),
        "met": book.count("portfolio.met", ("Erreichte Ziele", "Targets met"), found.met),
        "counted": book.count("portfolio.counted", ("Ziele im Vergleich", "Targets compared"), found.counted),
    }


def scorecard(words: Words) -> Sequence[Mapping[str, str]]:
    """Every KPI of the role, in the order of the catalogue."""
    by_id = words.reading.by_kpi
    return [_score(words, by_id[name]) for name in KPI_IDS if name in by_id]


def _score(words: Words, result: KpiResult) -> Mapping[str, str]:
    return {
        "name": words.name_of(result),
        "value": words.kpi(result),
        "target": words.target(result),
        "period": short_label(result.period, words.language),
        "status": words.say(f"status.{result.status.value}"),
    }


def contracts(words: Words) -> Sequence[Mapping[str, str]]:
    return [_contract(words, each) for each in words.reading.contracts]


def _contract(words: Words, terms: ContractTerms) -> Mapping[str, str]:
    book, key, rows = words.book, f"contract.{slug(terms.id)}", [RowKey("frame_contracts", terms.id)]
    called = words.reading.call_offs.get(terms.id)
    value = called.value if called else None
    return {
        "id": words.contract(terms.id),
        "starts": book.day(f"{key}.from", ("Beginn", "Begins"), terms.valid_from, rows=rows),
        "ends": book.day(f"{key}.to", ("Ende", "Ends"), terms.valid_to, rows=rows),
        "notice": book.day(f"{key}.notice", ("Kündbar bis", "Notice until"), terms.notice_date, rows=rows),
        "quantity": book.count(f"{key}.quantity", ("Rahmenmenge", "Frame quantity"), terms.quantity, rows=rows),
        "call_off": book.ratio(f"{key}.call_off", ("Abrufquote", "Call-off"), value, rows=rows),
        "status": words.say(f"contract.{contract_state(words, terms, value)}"),
    }


def contract_state(words: Words, terms: ContractTerms, call_off: float | None) -> str:
    today, result = words.reading.today, words.reading.by_kpi.get("call_off")
    if terms.valid_to < today:
        return "ended"
    if terms.valid_from > today:
        return "future"
    if result is None or call_off is None:
        return "no_data"
    status = status_of(call_off, result.definition.target.operator, result.target)
    return "below" if status is Status.BREACH else "ok"


def complaints(words: Words) -> Sequence[str]:
    return [_complaint(words, each) for each in words.reading.complaints]


def _complaint(words: Words, each: Complaint) -> str:
    book, key, rows = words.book, f"complaint.{slug(each.id)}", [RowKey("complaints", each.id)]
    note = book.text(f"{key}.note", ("Notiz", "Note"), each.note, rows=rows)
    return words.say(
        "complaint",
        day=book.day(f"{key}.day", ("Reklamiert am", "Complaint of"), each.day, rows=rows),
        article=words.article(each.article_id) if each.article_id else words.say("role.none"),
        cost=words.say("complaint.unbooked")
        if each.cost is None
        else book.money(f"{key}.cost", _COST, each.cost, rows=rows),
        note=words.quoted(note),
    )


def escalations(words: Words) -> Sequence[str]:
    """Open ones first, then the latest."""
    found = sorted(words.reading.escalations, key=lambda each: each.detected_on, reverse=True)
    return [_escalation(words, each) for each in sorted(found, key=lambda each: each.resolved_on is not None)][
        :_PROMISES
    ]


def _escalation(words: Words, each: Escalation) -> str:
    book, key, rows = words.book, f"escalation.{slug(each.id)}", [RowKey("escalations", each.id)]
    result = words.reading.by_kpi.get(each.kpi)
    name = words.name_of(result) if result else each.kpi or words.say("role.none")
    measure = book.text(f"{key}.measure", ("Maßnahme", "Measure"), each.measure, rows=rows)
    values = {
        "kpi": words.say("of_contract", kpi=name, contract=words.contract(each.contract_id))
        if each.contract_id
        else name,
        "day": book.day(f"{key}.day", ("Erkannt am", "Detected on"), each.detected_on, rows=rows),
        "measure": measure if each.measure else words.missing(),
    }
    if each.resolved_on is None:
        return words.say("escalation.open", **values)
    end = book.day(f"{key}.end", ("Gelöst am", "Resolved on"), each.resolved_on, rows=rows)
    return words.say("escalation.closed", end=end, **values)


def promises(words: Words) -> Sequence[str]:
    """What was promised in talks, the most urgent first; what is probably done comes last."""
    return [_promise(words, at, each) for at, each in enumerate(words.reading.promises[:_PROMISES], 1)]


def _promise(words: Words, at: int, each: Commitment) -> str:
    book, key, rows = words.book, f"promise.{at}", [RowKey("activities", each.activity_id)]
    text = book.text(f"{key}.text", ("Zusage", "Promise"), each.text, rows=rows)
    return words.say(
        f"promise.{each.by.value}",
        text=words.quoted(text),
        made=book.day(f"{key}.made", ("Zugesagt am", "Promised on"), each.made_on, rows=rows),
        state=_promise_state(words, key, each),
    )


def _promise_state(words: Words, key: str, each: Commitment) -> str:
    if each.state is CommitmentState.POSSIBLY_DONE:
        return words.say("promise.possibly_done")
    if each.due is None:
        return words.say("promise.open_undated")
    rows = [RowKey("activities", each.activity_id)]
    return words.say(
        f"promise.{each.state.value}", day=words.book.day(f"{key}.due", ("Fällig", "Due"), each.due, rows=rows)
    )


# white space
def chances(words: Words) -> Sequence[Mapping[str, str]]:
    """Chances with evidence, one for each article group, the latest first; released articles nobody has secured."""
    found = [*_released(words), *(_chance(words, each) for each in proven(words.reading.chances, words.reading.today))]
    return found[:MOST_CHANCES]


def proven(found: Sequence[Chance], today: date) -> Sequence[Chance]:
    """With evidence, not decided, of the last two years; the latest of each group."""
    since = months_later(today, -_CHANCE_MONTHS)
    groups: dict[str, Chance] = {}
    for each in found:
        if each.evidence and each.identified_on >= since and each.status.casefold() not in _OVER:
            groups.setdefault(each.category.casefold(), each)
    return list(groups.values())


def unproven(words: Words) -> str:
    """Article groups that were recorded this year without evidence and are not among the proven ones."""
    today, with_evidence = words.reading.today, {each["group"] for each in chances(words)}
    names = [
        each.category for each in words.reading.chances if not each.evidence and each.identified_on.year == today.year
    ]
    return ", ".join(dict.fromkeys(name for name in names if name not in with_evidence))


def _chance(words: Words, each: Chance) -> Mapping[str, str]:
    book, rows, key = words.book, [RowKey("opportunities", each.id)], f"chance.{slug(each.id)}"
    shown = {"group": each.category, "owner": words.reading.kam, "next": words.say("chance.next", day=words.soon)}
    if words.shared:
        return shown
    day = book.day(f"{key}.day", ("Erkannt am", "Identified on"), each.identified_on, rows=rows)
    evidence = book.text(f"{key}.evidence", ("Beleg", "Evidence"), each.evidence, rows=rows)
    source = book.text(f"{key}.id", ("Quelle", "Source"), each.id, rows=rows)
    return {**shown, "evidence": f"{words.quoted(evidence)} ({source})", "day": day}


def _released(words: Words) -> Iterator[Mapping[str, str]]:
    for each in words.reading.released:
        label, key = ("Freigegebener Artikel", "Released article"), f"released.{slug(each.article_id)}"
        rows = [each.source]
        name = words.book.text(key, label, f"{each.name} ({each.article_id})", rows=rows, fact_class=FactClass.CUSTOMER)
        shown = {"group": name, "owner": words.reading.kam, "next": words.say("chance.released", day=words.soon)}
        yield shown if words.shared else {**shown, "evidence": words.say("chance.released_evidence"), "day": ""}


def chance_gap(words: Words) -> str:
    """Empty where there are enough."""
    count = len(chances(words))
    if count >= WANTED_CHANCES:
        return ""
    return words.say(
        "chance.gap",
        found=words.book.count("chance.count", ("Belegte Chancen", "Chances with evidence"), count),
        wanted=words.book.count("chance.wanted", ("Gewünschte Chancen", "Chances wanted"), WANTED_CHANCES),
        kam=words.reading.kam,
        day=words.soon,
    )


def services(words: Words) -> Sequence[str]:
    """What we grant beyond price, each with what comes back for it."""
    reading, book = words.reading, words.book
    levers = {each.id: each for each in reading.margin.levers}
    call_off, dates = reading.by_kpi.get("call_off"), {"starts": words.period_starts, "ends": words.period_ends}
    found = []
    if reading.service_level is not None:
        level = book.ratio("service.level", ("Lieferbereitschaft", "Service level"), reading.service_level)
        found.append(
            words.say(
                "service.level", level=level, call_off=words.kpi(call_off) if call_off else words.say("role.none")
            )
        )
    if (air := levers.get("air_freight")) and air.amount:
        cost = book.money("service.air", ("Notfall-Luftfracht", "Emergency air freight"), air.amount)
        found.append(words.say("service.air", cost=cost, **dates))
    if (lots := levers.get("lot_size")) and lots.count:
        found.append(words.say("service.lots", count=book.count("service.lots", _LOTS, lots.count)))
    if (own := levers.get("customer_cost")) and own.amount and reading.revenue is not None:
        cost = book.money("service.cost", ("Kundenbezogene Kosten", "Customer cost"), own.amount)
        revenue = book.money("revenue.now", ("Umsatz", "Revenue"), reading.revenue)
        found.append(words.say("service.cost", cost=cost, revenue=revenue, **dates))
    return found or [words.missing()]


_COST = ("Kosten", "Cost")
_LOTS = ("Positionen unter der Mindestmenge", "Lines below the minimum quantity")
