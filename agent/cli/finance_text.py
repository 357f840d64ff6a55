"""Credit and margins as text for the shell; every page says that it is not for customers."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agent.cli.columns import aligned
from agent.domain import formats
from agent.domain.kpi.wording import signed
from agent.domain.language import Language
from agent.domain.messages import message

Shown = Mapping[str, Any]


def credit_text(shown: Shown, language: Language) -> str:
    lines = [_word("credit.head", language), shown["notice"], shown["age_text"], ""]
    if not shown["accounts"]:
        return "\n".join([*lines, _word("empty", language)])
    head, *rows = aligned(list(_credit_rows(shown["accounts"], language)), right=frozenset({1, 2, 3, 4, 5}))
    lines.append(head)
    for row, each in zip(rows, shown["accounts"], strict=True):
        lines += [row, *_credit_details(each, language)]
    return "\n".join(lines)


def _credit_rows(accounts: Sequence[Shown], language: Language) -> Iterator[list[str]]:
    yield [_column(name, language) for name in ("account", "exposure", "limit", "room", "insured", "share")]
    for each in accounts:
        money = [_money(each[name], language) for name in ("exposure", "limit", "room", "insured")]
        yield [each["account"], *money, _percent(each["insured_share"], language)]


def _credit_details(each: Shown, language: Language) -> Iterator[str]:
    why = "; ".join(reason["message"] for reason in each["reasons"])
    yield f"    {each['verdict_text']}" + (f" ({why})" if why else "")
    if not each["alternatives"]:
        return
    yield f"    {_word('credit.proposal', language, amount=_money(each['proposed_insurance'], language))}"
    yield f"    {_word('credit.alternatives', language)}"
    for alternative in each["alternatives"]:
        yield f"      - {alternative['name']}: {alternative['when']} ({alternative['message']})"


def margin_text(shown: Shown, language: Language) -> str:
    accounts = shown["accounts"]
    if not accounts:
        return "\n".join([shown["notice"], _word("empty", language)])
    days = {name: formats.date(dt.date.fromisoformat(accounts[0][name]), language) for name in ("starts", "ends")}
    lines = [_word("margin.head", language, **days), shown["notice"], shown["age_text"], ""]
    head, *rows = aligned(list(_margin_rows(accounts, language)), right=frozenset({1, 2, 3, 4, 5}))
    lines.append(head)
    for row, each in zip(rows, accounts, strict=True):
        lines += [row, *_margin_details(each, language)]
    return "\n".join(lines)


def _margin_rows(accounts: Sequence[Shown], language: Language) -> Iterator[list[str]]:
    yield [_column(name, language) for name in ("account", "revenue", "margin", "target", "corridor", "minimum")]
    for each in accounts:
        ratios = [_percent(each[name], language) for name in ("margin", "target", "corridor_from", "minimum")]
        yield [each["account"], _money(each["revenue"], language), *ratios]


def _margin_details(each: Shown, language: Language) -> Iterator[str]:
    change = "" if each["change"] is None else f", {_points(each['change'], language)}"
    yield f"    {each['verdict_text']}{change}"
    yield from (f"    {note}" for note in each["notes"])
    if each["margin"] is None:
        return
    yield f"    {_word('margin.levers', language)}:"
    for lever in each["levers"]:
        yield f"      - {lever['label']}: {_lever(lever, language)}"


def _lever(lever: Shown, language: Language) -> str:
    if lever["count"] is not None:
        form = "one" if lever["count"] == 1 else "other"
        return _word(f"lines.{form}", language, count=formats.number(lever["count"], language))
    return _money(lever["amount"], language)


def _points(change: float, language: Language) -> str:
    sign = "+" if change >= 0 else "−"
    return _word("points", language, points=f"{sign}{formats.number(abs(change) * 100, language, 1)}")


def _money(amount: float | None, language: Language) -> str:
    return _word("no_data", language) if amount is None else signed(amount, lambda size: formats.euros(size, language))


def _percent(ratio: float | None, language: Language) -> str:
    if ratio is None:
        return _word("no_data", language)
    return signed(ratio, lambda size: formats.percent(size, language, 1))


def _word(code: str, language: Language, **values: object) -> str:
    return message(f"finance.{code}", language, **values)


def _column(name: str, language: Language) -> str:
    return message(f"finance.column.{name}", language)
