"""Escalations as text for the shell."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from agent.cli.columns import aligned
from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

Json = Mapping[str, Any]
_COLUMNS = ("account", "contract", "value", "day", "due", "complete", "status")


def as_list(shown: Json, language: Language) -> str:
    """Two lines an escalation: the second holds the number in full, which the other commands ask for, and the last
    reminder that was given."""
    records = shown["escalations"]
    if not records:
        return _word("list.none", language)
    heads = [_word(f"column.{name}", language) for name in _COLUMNS]
    head, *lines = aligned([heads, *(_cells(each, language) for each in records)], right=frozenset({3, 5}))
    pairs = zip(lines, records, strict=True)
    return "\n".join([head, *(f"{line}\n  {each['id']}{_reminded(each, language)}" for line, each in pairs)])


def _reminded(record: Json, language: Language) -> str:
    given = [each for each in record["reminders"] if each["given_at"]]
    return f"  {_word('word.reminder', language)}: {_reminder(given[-1], language)}" if given else ""


def _cells(record: Json, language: Language) -> list[str]:
    trigger, reading = record["trigger"], record["clock"]
    return [
        record["account"],
        record["contract"] or "–",
        f"{record['kpi_name']} {trigger['value_text']}" if trigger else record["kpi_name"],
        f"{reading['day']}/{reading['limit']}",
        _day(reading["due"], language),
        record["completeness"]["text"],
        _word("reminder.overdue", language) if reading["state"] == "overdue" else record["status_text"],
    ]


def as_card(record: Json, language: Language) -> str:
    contract = f" · {record['contract']}" if record["contract"] else ""
    title = f"{record['account']}{contract} · {record['kpi_name']} · {record['status_text']} · {record['source_text']}"
    cause = f"{record['cause']['kind_text']}: {record['cause']['text']}" if record["cause"]["text"] else ""
    rows = [
        ("trigger", _trigger(record, language)),
        ("clock", record["clock"]["text"]),
        ("stage", record["stage_text"]),
        ("owner", record["owner_name"]),
        ("sponsor", record["sponsor_name"]),
        ("cause", cause),
        ("complete", _complete(record["completeness"], language)),
        ("result", record["result"]),
        ("evidence", record["evidence"]),
        ("lesson", record["lesson"]),
    ]
    lines = [f"{_word(f'word.{name}', language)}: {_inline(value)}" for name, value in rows if value]
    parts = [
        "\n".join([title, record["id"], *lines]),
        _section("measures", _measures(record, language), language),
        _section("reminders", [_reminder(each, language) for each in record["reminders"]], language),
        _section("events", [_event(each, language) for each in record["events"]], language),
    ]
    return "\n\n".join(part for part in parts if part)


def _trigger(record: Json, language: Language) -> str:
    trigger = record["trigger"]
    if trigger is None:
        return ""
    told = _word(
        "line.trigger",
        language,
        name=record["kpi_name"],
        value=trigger["value_text"],
        target=trigger["target_text"],
        of=trigger["of_text"],
        day=_day(trigger["period"], language),
        definition=trigger["definition"],
        version=trigger["version"],
        count=trigger["n_rows"],
    )
    now = record.get("current")
    return f"{told}; {_word('line.current', language, value=now['value_text'])}" if now else told


def _complete(complete: Json, language: Language) -> str:
    missing = ", ".join(each["text"] for each in complete["missing"])
    return f"{complete['text']}; {_word('word.missing', language)}: {missing}" if missing else complete["text"]


def _measures(record: Json, language: Language) -> list[str]:
    imported = [record["imported_measure"]] if record["imported_measure"] else []
    return [*map(_inline, imported), *(_measure(each, language) for each in record["measures"])]


def _measure(measure: Json, language: Language) -> str:
    head = f"{measure['number']}. {measure['action']} ({measure['facing_text']})"
    reason = f" ({_inline(measure['reason'])})" if measure["reason"] else ""
    due = f"{_day(measure['due'], language)}{reason}"
    return f"{head}, {measure['owner_name']}, {due}: {measure['status_text']}"


def _reminder(reminder: Json, language: Language) -> str:
    given = reminder["given_at"]
    told = f", {_word('word.given', language)} {_day(given, language)}" if given else ""
    return f"{reminder['text']}: {_day(reminder['on'], language)}{told}"


def _event(event: Json, language: Language) -> str:
    said = " · ".join(_inline(line) for line in event["text"].splitlines() if line.strip())
    return f"{_day(event['at'], language)} {event['kind_text']}: {said}"


def _section(name: str, lines: Sequence[str], language: Language) -> str:
    return "\n".join([f"{_word(f'word.{name}', language)}:", *(f"  {line}" for line in lines)]) if lines else ""


def _day(iso: str, language: Language) -> str:
    """A day or moment; a period that is more than a day stays as it is written."""
    try:
        return formats.date(dt.datetime.fromisoformat(iso).date(), language)
    except ValueError:
        return iso


def _inline(text: str) -> str:
    """In one line: a typed text must not look like lines of ours."""
    return " ".join(text.split())


def _word(code: str, language: Language, **values: object) -> str:
    return message(f"escalations.{code}", language, **values)
