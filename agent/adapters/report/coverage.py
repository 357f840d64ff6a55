"""What the reader of the document saw and could not see, and the other side's tracked changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from agent.adapters.report.draft import Anchor
from agent.adapters.report.passages import Desk
from agent.adapters.report.words import Words

_PAGES = {
    "coverage.without_text": "pages_without_text",
    "coverage.failed": "failed_pages",
    "coverage.ocr": "ocr_pages",
    "coverage.second_reader": "second_reader_pages",
}


def sentences(document: Mapping[str, Any], words: Words) -> list[str]:
    coverage = document["coverage"]
    said = [
        "" if document.get("is_nda", True) else words.text("coverage.not_an_nda"),
        words.text("coverage.complete") if coverage["complete"] and not coverage.get("password_missing") else "",
        words.counted("coverage.pages", coverage["pages"]) if coverage.get("pages") else "",
        words.text("coverage.password") if coverage.get("password_missing") else "",
        *_page_sentences(coverage, words),
        words.counted("coverage.hidden", coverage["hidden_runs"]) if coverage.get("hidden_runs") else "",
        _attachments(coverage, words),
        *coverage.get("warnings", ()),
    ]
    return [sentence for sentence in said if sentence]


def _page_sentences(coverage: Mapping[str, Any], words: Words) -> Iterator[str]:
    for code, name in _PAGES.items():
        if coverage.get(name):
            yield words.text(code, pages=words.listed(coverage[name]))


def _attachments(coverage: Mapping[str, Any], words: Words) -> str:
    names = coverage.get("attachments")
    return words.text("coverage.attachments", names=words.listed(names)) if names else ""


@dataclass(frozen=True, slots=True)
class EditView:
    kind: str  # "insertion" | "deletion"
    label: str
    date: str
    text: str
    topics: str
    where: str
    href: str


@dataclass(frozen=True, slots=True)
class AuthorView:
    author: str
    edits: tuple[EditView, ...]


def edit_anchors(document: Mapping[str, Any], words: Words) -> Iterable[Anchor]:
    for at, author, edits in _by_author(document):
        for edit in edits:
            if edit.get("start") is not None and edit.get("end") is not None:
                label = f"{words.label('coverage', edit['kind'])}: {author or words.text('coverage.unknown_author')}"
                yield Anchor(edit["start"], edit["end"], f"edits-{at}", label)


def edits_by_author(desk: Desk, document: Mapping[str, Any]) -> list[AuthorView]:
    unknown = desk.words.text("coverage.unknown_author")
    return [
        AuthorView(author or unknown, tuple(_edit(desk, edit) for edit in edits))
        for _, author, edits in _by_author(document)
    ]


def _by_author(document: Mapping[str, Any]) -> Iterator[tuple[int, str, list[Mapping[str, Any]]]]:
    """Number, name and edits of each author: by name, the nameless last; edits in the order of the document."""
    changes = document["coverage"].get("changes", ())
    changes = sorted(changes, key=lambda change: (not change["author"], change["author"]))
    for at, (author, edits) in enumerate(groupby(changes, lambda change: str(change["author"])), 1):
        yield at, author, list(edits)


def _edit(desk: Desk, edit: Mapping[str, Any]) -> EditView:
    where, href = desk.where(edit.get("start"), edit.get("end"))
    return EditView(
        kind=edit["kind"],
        label=desk.words.label("coverage", edit["kind"]),
        date=desk.words.date(edit.get("date")),
        text=edit["text"],
        topics=", ".join(_touched(desk, finding) for finding in edit.get("findings") or ()),
        where=where,
        href=href,
    )


def _touched(desk: Desk, finding: Mapping[str, Any]) -> str:
    """``Vertragsstrafe (widerspricht)``: where the draft stands on a topic that an edit touches."""
    verdict = desk.words.text(f"reviews.verdict.{finding['verdict']}")
    return f"{desk.words.topic(finding['topic'])} ({verdict})"
