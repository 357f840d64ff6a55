"""The NDAs that defects are planted into: own clean drafts with marked places, and real forms by offset.

An own draft (`clean/<language>_<register>.txt`) begins with the names of the roles and a line ``---``. Tags
around a passage name the topic of the policy library that it belongs to (``<term>…</term>``) or a part of it
(``<exclusions.known>…</exclusions.known>``); ``<here/>`` says where a clause may be added. The tags are
stripped. A real form lies outside the repository; `forms.yaml` names its file, its digest and the offsets.

`clean/later` holds drafts without marked places, written after the rules were mended; `clean/unseen` drafts of
the second author (see `kinds.py`), with marked places; `clean/third` and `clean/kept` drafts without, of a third
author, `clean/fourth` and `clean/fourth_kept` of a fourth (see NOTES.md).
A draft that honestly departs from a policy (one party alone is bound) says so with a line ``deviates: <topic>``.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agent.domain.language import Language

CLEAN = Path(__file__).with_name("clean")
LATER = CLEAN / "later"
UNSEEN = CLEAN / "unseen"
THIRD = CLEAN / "third"
KEPT = CLEAN / "kept"
FOURTH = CLEAN / "fourth"
FOURTH_KEPT = CLEAN / "fourth_kept"
FORMS = Path(__file__).with_name("forms.yaml")
SHARED_NDAS = Path(__file__).resolve().parents[3] / "shared" / "data" / "ndas"

# A tag alone on its line takes the line with it.
_TAG = re.compile(r"(?m)^<(?P<block>/?[a-z_.]+/?)>\n|<(?P<inline>/?[a-z_.]+/?)>")


@dataclass(frozen=True, slots=True)
class Role:
    """A party's name in a wording: ``{R}``, ``{R.gen}``, ``{R.dat}``, ``{R.acc}``."""

    nom: str
    gen: str
    dat: str
    acc: str

    @classmethod
    def of(cls, text: str) -> "Role":
        """From ``nominative | genitive | dative | accusative``; one form alone is an English name or a firm's."""
        forms = [form.strip() for form in text.split("|")]
        return cls(*forms) if len(forms) == 4 else cls(*forms * 4)

    def __str__(self) -> str:
        return self.nom


@dataclass(frozen=True, slots=True)
class Base:
    """An NDA with the places of its topics. ``places``: tag → [start, end) of its passages, in order.

    ``here``: where a sentence may be added. ``clean``: it conforms to the policy library, so that a finding
    on it is a false alarm, but for those of the topics in ``deviates``.
    """

    name: str
    language: Language
    text: str
    roles: Mapping[str, Role]
    places: Mapping[str, Sequence[tuple[int, int]]]
    here: int
    clean: bool = True
    markdown: bool = False
    deviates: frozenset[str] = frozenset()


def own_bases(folder: Path = CLEAN) -> list[Base]:
    return [parsed(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.txt"))]


def parsed(name: str, source: str) -> Base:
    """Raises ValueError for a tag that is not closed, or closed without having been opened."""
    head, marked = source.split("---\n", 1)
    said = {key.strip(): value.strip() for key, value in (line.split(":", 1) for line in head.splitlines())}
    deviates = frozenset(said.pop("deviates", "").split())
    roles = {key: Role.of(value) for key, value in said.items()}
    text, places = _stripped(marked)
    here = places.pop("here")[0][0]
    return Base(name, Language(name[:2]), text, roles, places, here, deviates=deviates)


def _stripped(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    pieces: list[str] = []
    opened: list[tuple[str, int]] = []
    places: dict[str, list[tuple[int, int]]] = {}
    length = read = 0
    for tag in _TAG.finditer(marked):
        pieces.append(marked[read : tag.start()])
        length, read = length + tag.start() - read, tag.end()
        name = tag["block"] or tag["inline"]
        if name.endswith("/"):
            places.setdefault(name[:-1], []).append((length, length))
        elif not name.startswith("/"):
            opened.append((name, length))
        else:
            began, start = opened.pop() if opened else ("", 0)
            if began != name[1:]:
                raise ValueError(f"<{name}> closes <{began}>")
            places.setdefault(began, []).append((start, length))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is not closed")
    return "".join([*pieces, marked[read:]]), places


def forms(folder: Path = SHARED_NDAS, spec: Path = FORMS) -> Iterator[Base]:
    """The real forms that are there and unchanged; none where the shared data are missing."""
    for name, raw in yaml.safe_load(spec.read_text("utf-8")).items():
        path = folder / raw["file"]
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == raw["sha256"]:
            yield _form(name, path.read_bytes().decode(), raw)


def _form(name: str, text: str, raw: Mapping[str, Any]) -> Base:
    return Base(
        name=name,
        language=Language(raw["language"]),
        text=text,
        roles={key: Role.of(value) for key, value in raw["roles"].items()},
        places={tag: [(start, end) for start, end in spans] for tag, spans in raw["places"].items()},
        here=raw["here"],
        clean=False,
        markdown=True,
    )
