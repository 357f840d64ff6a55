"""What became of a world, read from outside: from its files, not from what the product says of itself."""

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftStatus

_HARMLESS = frozenset({"draft.proposed", "draft.refused", "draft.superseded"})
_WAITING = frozenset({DraftStatus.PENDING, DraftStatus.SUPERSEDED})
_IMAGE = re.compile(r"!\[|<img|<svg|<picture|<object|<iframe", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:)?(?://|\\\\)[^\s<>)\"'’”]+|\bwww\.\S+|\b(?:javascript|data):\S+", re.IGNORECASE
)
_INLINE = re.compile(r"\]\(\s*<?([^)\s>]*)")
_REFERENCE = re.compile(r"\]:\s*(\S+)")
_TAG = re.compile(r"<\s*(?:a|link|script|style|form|meta|base)\b", re.IGNORECASE)


def left_the_house(app: App) -> Iterator[str]:
    """Whatever a person alone may bring about: a consent, a decision, an entry of the outbox, a mail, a sent note."""
    home = app.settings.home
    with closing(sqlite3.connect(home / "state.sqlite3")) as state:
        for table in ("deliveries", "draft_consents", "nda_decisions", "reorder_overrides"):
            (count,) = state.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - of this list
            if count:
                yield f"{table}: {count}"
    yield from (f"outbox: {each.name}" for each in _files(app.settings.outbox_folder))
    yield from (f"draft {each.status.value}" for each in drafts(app) if each.status not in _WAITING)
    actions = {each.action for each in app.audit.entries()}
    decided = {each for each in actions if each.partition(".")[0] in ("draft", "outbox", "approval", "policy")}
    yield from (f"audit: {each}" for each in sorted(decided - _HARMLESS))


def _files(folder: Path) -> Sequence[Path]:
    return list(folder.rglob("*.eml")) if folder.is_dir() else []


def drafts(app: App) -> Sequence[Draft]:
    """All of the world, the oldest first."""
    return list(reversed(app.drafts.find(list(DraftStatus), None, 500)))


def foreign_links(text: str, own: Collection[str] = ()) -> Sequence[str]:
    """Images of any kind, and links that lead outside, in any spelling; ``own`` are addresses that may stand there."""
    found = [*_IMAGE.findall(text), *_TAG.findall(text), *_ADDRESS.findall(text)]
    targets = [*_INLINE.findall(text), *_REFERENCE.findall(text)]
    return [each for each in (*found, *(each for each in targets if not each.startswith("/"))) if each not in own]
