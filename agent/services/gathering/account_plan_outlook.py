"""Sections 8, 13 and 15 of a plan, and what changed since the last one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from agent.domain.account_plan.differences import Change, GoalChange, differences
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.contacts.overdue import PersonState
from agent.domain.contacts.promise_cues import Promiser
from agent.domain.facts.fact import Fact
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.finance.credit import CreditVerdict
from agent.domain.kpi.result import KpiResult
from agent.domain.kpi.status import Status
from agent.domain.reorder.run_outs import RunOut
from agent.ports.account_records import ContractTerms
from agent.services.gathering.account_plan_people import is_decider
from agent.services.gathering.account_plan_position import contract_state, proven
from agent.services.gathering.account_plan_words import Words, slug

_EACH, _RISKS, _RUN_OUTS, _KPI_RISKS = 3, 8, 3, 2
_ENDS_WITHIN = timedelta(days=180)
_NOTICE_WITHIN = timedelta(days=90)
_TOLD = (
    "otif",
    "call_off",
    "feedback_score",
    "forecast_deviation",
    "supply_interruptions",
    "emergency_air_freight",
    "cross_selling",
    "qualified_contacts",
    "contracts_active",
    "monthly_contacts",
)
_RISKY = ("otif", "forecast_deviation", "supply_interruptions", "emergency_air_freight", "feedback_score")


def swot(words: Words) -> Mapping[str, Sequence[str]]:
    """Each point with its evidence, or tagged as an assessment."""
    return {
        "strengths": [*_kpis(words, Status.OK), *_people(words)][: _EACH + 1] or [words.missing()],
        "weaknesses": _kpis(words, Status.BREACH)[: _EACH + 1] or [words.missing()],
        "chances": list(_chances(words)),
        "threats": list(_threats(words)),
    }


def _proof(words: Words, text: str, evidence: str) -> str:
    return f"{text} ({words.say('evidence')}: {evidence})"


def _kpis(words: Words, status: Status) -> list[str]:
    found = words.reading.by_kpi
    chosen = [found[name] for name in _TOLD if name in found and found[name].status is status]
    return [_kpi(words, each) for each in chosen[:_EACH]]


def _kpi(words: Words, result: KpiResult) -> str:
    values = {"name": words.name_of(result), "value": words.kpi(result), "target": words.target(result)}
    return _proof(words, words.say("swot.kpi", **values), words.say("swot.scorecard"))


def _people(words: Words) -> list[str]:
    known = [each.contact.name for each in words.reading.people if is_decider(each) and each.state is PersonState.DONE]
    if not known:
        return []
    return [_proof(words, words.say("swot.deciders", names=", ".join(known)), words.say("swot.log"))]


def _growth(words: Words) -> float | None:
    result = words.reading.by_kpi.get("revenue_yoy")
    return None if result is None else result.value


def _chances(words: Words) -> Iterator[str]:
    growth = _growth(words)
    if growth is not None and growth > 0:
        yield _proof(words, words.say("swot.growth", growth=words.growth(growth)), words.say("swot.scorecard"))
    for each in proven(words.reading.chances, words.reading.today)[: _EACH - 1]:
        source = words.book.text(
            f"chance.{slug(each.id)}.id", ("Quelle", "Source"), each.id, rows=[RowKey("opportunities", each.id)]
        )
        yield _proof(words, words.say("swot.chance", category=each.category), source)
    otif = words.reading.by_kpi.get("otif")
    late = otif is None or otif.status is not Status.OK
    yield words.judged(words.say("swot.expand_later" if late else "swot.expand_now"))


def _threats(words: Words) -> Iterator[str]:
    growth = _growth(words)
    if growth is not None and growth < 0:
        yield _proof(words, words.say("swot.decline", growth=words.growth(growth)), words.say("swot.scorecard"))
    for each in _ending(words)[:_EACH]:
        told = words.say("swot.contract", contract=words.contract(each.id), day=_end(words, each))
        yield _proof(words, told, words.say("swot.contracts"))
    yield words.judged(words.say("swot.competition"))


def _ending(words: Words) -> list[ContractTerms]:
    today = words.reading.today
    return [each for each in words.reading.contracts if today <= each.valid_to <= today + _ENDS_WITHIN]


def _end(words: Words, each: ContractTerms) -> str:
    rows = [RowKey("frame_contracts", each.id)]
    return words.book.day(f"contract.{slug(each.id)}.to", ("Ende", "Ends"), each.valid_to, rows=rows)


def risks(words: Words) -> Sequence[str]:
    """The most urgent first, each with what tells it early."""
    return [text for _, text in _ranked(words)] or [words.say("risk.none")]


def main_risks(words: Words, most: int) -> Sequence[str]:
    """The most urgent of each kind."""
    kinds: dict[str, str] = {}
    for kind, text in _ranked(words):
        kinds.setdefault(kind, text)
    return list(kinds.values())[:most]


def _ranked(words: Words) -> Sequence[tuple[str, str]]:
    """Kind and text, the most urgent first."""
    found: list[tuple[str, str]] = []
    for kind, texts in (
        ("call_off", _below(words)),
        ("supply", _supply(words)),
        ("margin", _margin(words)),
        ("decline", _decline(words)),
        ("contract", _contracts(words)),
        ("promise", _promises(words)),
        ("kpi", _misses(words)),
        ("credit", _credit(words)),
    ):
        found += [(kind, text) for text in texts]
    return found[:_RISKS]


def _below(words: Words) -> Iterator[str]:
    for each in words.reading.contracts:
        called = words.reading.call_offs.get(each.id)
        if called is not None and contract_state(words, each, called.value) == "below":
            key, rows = f"contract.{slug(each.id)}", [RowKey("frame_contracts", each.id)]
            value = words.book.ratio(f"{key}.call_off", ("Abrufquote", "Call-off"), called.value, rows=rows)
            yield words.say("risk.below", contract=words.contract(each.id), value=value)


def _supply(words: Words) -> Iterator[str]:
    for each in words.reading.run_outs[:_RUN_OUTS]:
        yield _run_out(words, each)


def _run_out(words: Words, found: RunOut) -> str:
    book, key = words.book, f"run_out.{slug(found.article.id)}"
    rows, label = [RowKey("articles", found.article.id)], ("Artikel", "Article")
    article = book.text(key, label, f"{found.article.name} ({found.article.id})", rows=rows)
    if found.is_empty or found.run_out is None:
        return words.say("risk.empty", article=article)
    day = book.day(f"{key}.day", ("Reicht bis", "Lasts until"), found.run_out, rows=rows)
    if found.order_by is None or found.order_by < words.reading.today:
        return words.say("risk.run_out_late", article=article, day=day)
    by = book.day(f"{key}.order_by", ("Bestellen bis", "Order by"), found.order_by, rows=rows)
    return words.say("risk.run_out", article=article, day=day, order_by=by)


def _contracts(words: Words) -> Iterator[str]:
    reading, book = words.reading, words.book
    ending = _ending(words)
    for each in reading.contracts:
        key, rows = f"contract.{slug(each.id)}", [RowKey("frame_contracts", each.id)]
        if each.valid_to < reading.today:
            yield words.say("risk.ended", contract=words.contract(each.id), day=_end(words, each))
        elif each in ending:
            yield words.say("risk.contract", contract=words.contract(each.id), day=_end(words, each))
        elif each.notice_date and reading.today <= each.notice_date <= reading.today + _NOTICE_WITHIN:
            day = book.day(f"{key}.notice", ("Kündbar bis", "Notice until"), each.notice_date, rows=rows)
            yield words.say("risk.notice", contract=words.contract(each.id), notice=day)


def _promises(words: Words) -> Iterator[str]:
    for at, each in enumerate(words.reading.promises, 1):
        if each.by is Promiser.US and each.state is CommitmentState.OVERDUE:
            yield _promise(words, at, each)


def _promise(words: Words, at: int, each: Commitment) -> str:
    rows = [RowKey("activities", each.activity_id)]
    return words.say(
        "risk.promise",
        made=words.book.day(f"promise.{at}.made", ("Zugesagt am", "Promised on"), each.made_on, rows=rows),
        day=words.book.day(f"promise.{at}.due", ("Fällig", "Due"), each.due, rows=rows),
    )


def _margin(words: Words) -> Iterator[str]:
    reading, book = words.reading, words.book
    if reading.margin.verdict.needs_alignment:
        value = book.ratio("margin.now", ("DB I", "DB I"), reading.margin.margin, fact_class=FactClass.SECRET)
        label = ("Margenkorridor ab", "Margin corridor from")
        floor = book.ratio("margin.floor", label, reading.margin.rule.corridor_from, fact_class=FactClass.SECRET)
        yield words.say("risk.margin", value=value, floor=floor)


def _decline(words: Words) -> Iterator[str]:
    growth = _growth(words)
    if growth is not None and growth < 0:
        yield words.say("risk.decline", growth=words.growth(growth))


def _credit(words: Words) -> Iterator[str]:
    reading = words.reading
    if reading.credit.verdict is CreditVerdict.ALIGNMENT:
        yield words.say("risk.credit")
    if reading.credit.verdict is CreditVerdict.NO_DATA:
        yield words.say("risk.credit_old")


def _misses(words: Words) -> Iterator[str]:
    by_id = words.reading.by_kpi
    missed = [by_id[name] for name in _RISKY if name in by_id and by_id[name].status is Status.BREACH]
    for each in missed[:_KPI_RISKS]:
        yield words.say("risk.kpi", name=words.name_of(each), value=words.kpi(each))


def questions(words: Words) -> Sequence[str]:
    """For the next talk: the gaps of the plan first."""
    missed = words.reading.by_kpi.get("call_off")
    wanted = ["call_off"] if missed is not None and missed.status is Status.BREACH else []
    if words.shared:
        return [words.say(f"question.shared.{name}") for name in (*wanted, "projects", "strategy")]
    return [words.say(f"question.{name}") for name in (*wanted, "projects", "strategy", "competition")]


def changes(words: Words) -> Sequence[str]:
    """The goals against those of the last plan; call it when the goals are put down."""
    before, last = words.reading.before, words.reading.clock.last
    if before is not None:
        found = differences(before.content.facts, words.book.facts)
        return [_change(words, each) for each in found] or [words.say("change.same")]
    if last is None:
        return [words.say("change.first")]
    rows = [RowKey("account_plans", last.id)]
    title = words.book.text("plan.last.title", ("Letzter Plan", "Last plan"), last.title or last.id, rows=rows)
    day = words.book.day("plan.last.day", ("Freigegeben am", "Approved on"), last.approved_on, rows=rows)
    return [words.say("change.unlike", title=title, day=day)]


def _change(words: Words, change: GoalChange) -> str:
    values = {"name": _goal_name(words, change)}
    if change.now is not None:
        values["now"] = words.book.put(change.now)
    if change.before is not None:
        values["before"] = words.book.put(_of_last_plan(change.before))
    return words.say(f"change.{change.change.value}", **values)


def _of_last_plan(fact: Fact) -> Fact:
    """A figure as it stood then: nobody reads it again."""
    kept = fact.recipe if fact.is_target else {}
    return replace(fact, id=f"last.{fact.id}", recipe=kept, as_of=None)


def _goal_name(words: Words, change: GoalChange) -> str:
    result = words.reading.by_kpi.get(change.goal)
    fact = change.now or change.before
    if result is not None:
        return words.name_of(result)
    return fact.label.text(words.language) if fact is not None and change.change is Change.DROPPED else change.goal
