"""Documents and refusals as JSON between the child process and its parent. No pickle."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from agent.domain.document import Block, BlockKind, Comment, Coverage, Document, TrackedChange
from agent.domain.errors import BadInput


def document_to_json(document: Document) -> bytes:
    return json.dumps({"document": asdict(document)}).encode()


def refusal_to_json(error: BadInput) -> bytes:
    values = {name: value for name, value in error.values.items() if isinstance(value, str | int | float)}
    return json.dumps({"refused": error.code, "values": values}).encode()


def from_json(answer: bytes) -> Document:
    """The document. Raises BadInput with the child's code, ValueError when the answer is no answer."""
    try:
        loaded = json.loads(answer)
        if "refused" in loaded:
            raise BadInput(str(loaded["refused"]), **loaded["values"])
        return _document(loaded["document"])
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError(f"unreadable answer: {error!r}") from error


def _document(row: Mapping[str, Any]) -> Document:
    return Document(
        name=str(row["name"]),
        media_type=str(row["media_type"]),
        sha256=str(row["sha256"]),
        text=str(row["text"]),
        blocks=tuple(_block(block) for block in row["blocks"]),
        coverage=_coverage(row["coverage"]),
    )


def _block(row: Mapping[str, Any]) -> Block:
    return Block(
        int(row["start"]),
        int(row["end"]),
        BlockKind(row["kind"]),
        _number(row["page"]),
        _number(row["paragraph"]),
        int(row["label"]),
    )


def _coverage(row: Mapping[str, Any]) -> Coverage:
    return Coverage(
        pages=_number(row["pages"]),
        pages_without_text=_numbers(row["pages_without_text"]),
        failed_pages=_numbers(row["failed_pages"]),
        ocr_pages=_numbers(row["ocr_pages"]),
        second_reader_pages=_numbers(row["second_reader_pages"]),
        changes=tuple(_change(change) for change in row["changes"]),
        comments=tuple(Comment(str(note["author"]), str(note["text"])) for note in row["comments"]),
        hidden_runs=int(row["hidden_runs"]),
        attachments=tuple(str(name) for name in row["attachments"]),
        password_missing=bool(row["password_missing"]),
        warnings=tuple(str(code) for code in row["warnings"]),
    )


def _change(row: Mapping[str, Any]) -> TrackedChange:
    date = row["date"]
    return TrackedChange(
        str(row["kind"]),
        str(row["author"]),
        None if date is None else str(date),
        str(row["text"]),
        _number(row["start"]),
        _number(row["end"]),
    )


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int) else None


def _numbers(values: list[Any]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)
