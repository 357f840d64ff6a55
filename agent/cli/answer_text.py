"""An answer of the assistant as text: what it says, what to know about it, where it comes from."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agent.cli.markdown import as_plain
from agent.domain import formats
from agent.domain.language import Language
from agent.domain.messages import message

_MOST_SOURCES = 6


def as_text(answer: Mapping[str, Any], *, rows: bool = False) -> str:
    """``answer`` as `agent.services.thread_view.answer` makes it, in its own language; ``rows``: with the tables
    and definitions behind its figures."""
    language = Language(answer["language"])
    blocks = [as_plain(answer["text"]), "\n".join(_remarks(answer, language))]
    if rows:
        blocks.append(sources(answer["facts"], language))
    return "\n\n".join(block for block in blocks if block.strip())


def _remarks(answer: Mapping[str, Any], language: Language) -> Iterator[str]:
    notices = [each["text"] for each in answer["notices"]]
    if answer["stopped"] and not notices:
        notices = [message(f"assistant.told.stopped.{answer['stopped']}", language)]
    yield from (f"! {each}" for each in notices)
    yield from (f"→ {message('assistant.told.draft', language, draft=each)}" for each in answer["drafts"])
    yield from (f"→ {label}: {path}" for path, label in answer["links"].items() if not _of_draft(path, answer))


def _of_draft(path: str, answer: Mapping[str, Any]) -> bool:
    """The line of the draft says it already."""
    return any(path.endswith(f"/{draft}") for draft in answer["drafts"])


def sources(facts: Sequence[Mapping[str, Any]], language: Language) -> str:
    """Tables with the number of their rows, definitions, age; empty without facts."""
    parts = [*_tables(facts, language), *_definitions(facts, language), *_age(facts, language)]
    return f"{message('assistant.told.sources', language)}: {', '.join(parts)}" if parts else ""


def _tables(facts: Sequence[Mapping[str, Any]], language: Language) -> list[str]:
    rows = {(row["table"], row["key"]) for fact in facts for row in fact["rows"]}
    tables = sorted({table for table, _ in rows})
    counts = {table: sum(each == table for each, _ in rows) for table in tables}
    told = [message("assistant.told.rows", language, table=table, count=count) for table, count in counts.items()]
    return told if len(told) <= _MOST_SOURCES else [*told[:_MOST_SOURCES], "…"]


def _definitions(facts: Sequence[Mapping[str, Any]], language: Language) -> list[str]:
    """By the number of its version: the hash of the query in brackets behind it is for the JSON."""
    found = [fact["definition"] for fact in facts if fact["definition"]]
    named = dict.fromkeys((each["id"], str(each["version"]).partition(" ")[0]) for each in found)
    told = [message("assistant.told.definition", language, id=key, version=version) for key, version in named]
    return told if len(told) <= _MOST_SOURCES else [*told[:_MOST_SOURCES], "…"]


def _age(facts: Sequence[Mapping[str, Any]], language: Language) -> list[str]:
    """That of the oldest."""
    times = [dt.datetime.fromisoformat(fact["as_of"]) for fact in facts if fact["as_of"]]
    if not times:
        return []
    oldest = min(each.astimezone(dt.UTC) for each in times)
    return [message("assistant.told.as_of", language, date=formats.date(oldest, language), time=f"{oldest:%H:%M}")]
