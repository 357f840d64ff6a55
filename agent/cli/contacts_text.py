"""Contacts as text for the shell. Notes are quotes of anybody: one line, cleaned, in quotation marks."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from agent.cli.columns import aligned
from agent.domain import formats
from agent.domain.charts import periods
from agent.domain.contacts.note import one_line
from agent.domain.language import Language
from agent.domain.messages import message

Shown = Mapping[str, Any]

# a day or a month, and nothing of a longer number or key
_ISO = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])", re.ASCII)
_QUOTE = 160  # characters of a note in a table
_GAPS = 5  # rows shown for each check


def history_text(shown: Shown, language: Language) -> str:
    return "\n".join(
        [
            _word("history.head", language),
            shown["age_text"],
            "",
            *_activities(shown["activities"], language),
            "",
            _word("history.people", language),
            *_people(shown["contacts"], language),
        ]
    )


def _activities(entries: Sequence[Shown], language: Language) -> Iterator[str]:
    if not entries:
        yield _word("history.empty", language)
        return
    names = ("date", "account", "contact", "channel", "direction", "topic", "qualified", "author", "row")
    rows = [[_column(name, language) for name in names]]
    rows += [
        [
            _day(each["date"], language),
            each["account"],
            each["contact"] or _word("nobody", language),
            each["channel"],
            _word(f"direction.{each['direction']}", language) if each["direction"] else "–",
            each["topic"],
            each["qualified_text"],
            each["author"],
            each["source"]["key"],
        ]
        for each in entries
    ]
    head, *lines = aligned(rows)
    yield head
    for line, each in zip(lines, entries, strict=True):
        yield line
        if each["note"]:
            yield f"    {_quoted(each['note'], language)}"


def _people(contacts: Sequence[Shown], language: Language) -> list[str]:
    if not contacts:
        return [_word("history.no_people", language)]
    return aligned(
        [
            [_column(name, language) for name in ("contact", "account", "role", "last", "ago")],
            *(
                [
                    each["contact"],
                    each["account"],
                    each["role"] or "–",
                    _day(each["last_contact"], language),
                    each["since_text"],
                ]
                for each in contacts
            ),
        ]
    )


def overdue_text(shown: Shown, language: Language) -> str:
    accounts = shown["accounts"]
    lines = [_word("overdue.people", language), shown["age_text"], "", *_waiting(shown["contacts"], language)]
    if accounts:
        wanted = sorted({each["target"] for each in accounts})
        days = {name: _day(accounts[0][name], language) for name in ("starts", "ends")}
        lines += ["", _word("overdue.accounts", language, wanted="/".join(map(str, wanted)), **days)]
        lines += [_word("overdue.meaning", language), "", *_accounts(accounts, language)]
    return "\n".join(lines)


def _waiting(contacts: Sequence[Shown], language: Language) -> list[str]:
    waiting = [each for each in contacts if each["state"] != "done"]
    if not waiting:
        return [_word("overdue.nobody" if contacts else "overdue.no_people", language)]
    return aligned(
        [
            [_column(name, language) for name in ("state", "contact", "account", "role", "last", "ago")],
            *(
                [
                    each["state_text"],
                    each["contact"],
                    each["account"],
                    each["role"] or "–",
                    _day(each["last_contact"], language),
                    each["since_text"],
                ]
                for each in waiting
            ),
        ]
    )


def _accounts(accounts: Sequence[Shown], language: Language) -> list[str]:
    return aligned(
        [
            [_column(name, language) for name in ("account", "count", "wanted", "lacking", "last")],
            *(
                [
                    each["account"],
                    "–" if each["qualified"] is None else str(each["qualified"]),
                    str(each["target"]),
                    each["result_text"],
                    _day(each["last_contact"], language),
                ]
                for each in accounts
            ),
        ],
        right=frozenset({1, 2}),
    )


def commitments_text(shown: Shown, language: Language) -> str:
    head = _word("commitments.head", language, since=_day(shown["since"], language))
    return "\n".join([head, shown["age_text"], "", *_promises(shown, language)])


def _promises(shown: Shown, language: Language) -> Iterator[str]:
    found: Sequence[Shown] = shown["commitments"]
    if not found:
        yield _word("commitments.empty" if shown["notes_read"] else "commitments.no_notes", language)
        return
    rows = [[_column(name, language) for name in ("due", "by", "contact", "account", "made", "row")]]
    rows += [
        [
            _day(each["due"], language) if each["due"] else _word("commitments.no_due", language),
            each["by_text"],
            each["contact"] or _word("nobody", language),
            each["account"],
            _day(each["made_on"], language),
            each["source"]["key"],
        ]
        for each in found
    ]
    head, *lines = aligned(rows)
    yield head
    for line, each in zip(lines, found, strict=True):
        yield line
        yield f"    {each['state_text']}: {_quoted(each['text'], language)}"


def quality_text(shown: Shown, language: Language) -> str:
    lines = [_word("quality.head", language), _word("quality.meaning", language), shown["age_text"]]
    for each in shown["accounts"]:
        lines += ["", f"{each['account']}: {each['score_text']}", *_gaps(each, language)]
    return "\n".join(lines)


def _gaps(account: Shown, language: Language) -> Iterator[str]:
    failed = {each["check"]: each["failed"] for each in account["checks"] if each["failed"]}
    if not failed and account["score"] is not None:
        yield f"  {_word('quality.complete', language)}"
    for check, gaps in groupby(account["gaps"], key=lambda gap: str(gap["check"])):
        rows = list(gaps)
        yield f"  {formats.number(failed[check], language)} × {rows[0]['label']}"
        for gap in rows[:_GAPS]:
            yield f"      {gap['table']} {gap['key']}  {_dated(one_line(gap['detail'], 60), language)}".rstrip()
        if failed[check] > _GAPS:
            count = formats.number(failed[check] - min(len(rows), _GAPS), language)
            yield f"      {_word('quality.more', language, count=count)}"


def _dated(detail: str, language: Language) -> str:
    """A day or month in a detail as people write it."""
    return _ISO.sub(lambda found: periods.named(found[0], language), detail)


def _quoted(text: str, language: Language) -> str:
    return _word("quote", language, text=one_line(text, _QUOTE))


def _day(day: str | None, language: Language) -> str:
    return formats.date(dt.date.fromisoformat(day), language) if day else "–"


def _word(code: str, language: Language, **values: object) -> str:
    return message(f"contacts.{code}", language, **values)


def _column(name: str, language: Language) -> str:
    return message(f"contacts.column.{name}", language)
