"""Whole German NDAs of our own, with labels and evidence, in the benchmark's format.

    python -m evals.nda_de.documents --out FILE [--split train|test]

`documents/<name>.md` has a line of properties (`% split: train; register: kanzlei; form: mutual`), then one
span a line: a sentence, a list item, a heading. A line that is evidence ends with tags: `{nda-7:C nda-5:E}`.
What is tagged nowhere is not mentioned. Lines of a paragraph are joined by a blank, a list item begins a
line of its own, an empty line parts paragraphs.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.nda_de.clauses import Register, Split, read_lines, refused
from evals.nda_de.labels import HYPOTHESES

FOLDER = Path(__file__).with_name("documents")
FORMS = ("mutual", "one-way")
_PROPERTIES = {"split": tuple(Split), "register": tuple(Register), "form": FORMS}
_TAGS = re.compile(r"\s*\{([^{}]*)\}$")
_TAG = re.compile(r"(nda-\d+):([EC])")
_STANCES = {"E": "Entailment", "C": "Contradiction"}
_ITEM = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}(?:\.\d{1,2})*\.?|[–•-])\s")


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """``spans``: (start, end) in ``text``, in order, apart.

    ``evidence``: hypothesis to its choice and the positions of its evidence in ``spans``.
    """

    name: str
    split: str
    register: str
    form: str
    text: str
    spans: tuple[tuple[int, int], ...]
    evidence: Mapping[str, tuple[str, tuple[int, ...]]]

    def entry(self) -> dict[str, Any]:
        """The document as an entry of a ContractNLI file."""
        return {
            "id": f"de-{self.name}",
            "file_name": f"{self.name}.md",
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "annotation_sets": [{"annotations": {name: self._annotation(name) for name in HYPOTHESES}}],
        }

    def _annotation(self, hypothesis: str) -> dict[str, Any]:
        choice, spans = self.evidence.get(hypothesis, ("NotMentioned", ()))
        return {"choice": choice, "spans": list(spans)}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    tags: tuple[tuple[str, str], ...]


def read_all(folder: Path = FOLDER) -> list[OwnDocument]:
    """By name. Raises as `read`."""
    return [read(path) for path in sorted(folder.glob("*.md"))]


def read(path: Path) -> OwnDocument:
    """Raises BadInput ``evals.own.unreadable``, or ``evals.own.line`` with file and line."""
    lines = read_lines(path)
    properties = _properties(path, lines[0] if lines else "")
    body = [_line(path, number, line) for number, line in enumerate(lines[1:], start=2)]
    text, spans = _laid_out(body)
    evidence = _evidence(path, [line for line in body if line.text])
    return OwnDocument(path.stem, **properties, text=text, spans=spans, evidence=evidence)


def _properties(path: Path, line: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in line.removeprefix("%").split(";"))
    found = {name.strip(): value.strip() for name, _, value in pairs}
    if not line.startswith("%") or found.keys() != _PROPERTIES.keys():
        raise refused(path, 1, f"must give {', '.join(_PROPERTIES)} behind a %")
    for name, value in found.items():
        if value not in _PROPERTIES[name]:
            raise refused(path, 1, f"has {value!r} where one of {', '.join(_PROPERTIES[name])} belongs")
    return found


def _line(path: Path, number: int, line: str) -> _Line:
    match = _TAGS.search(line)
    text = line[: match.start()] if match else line
    found = [_TAG.fullmatch(word) for word in match[1].split()] if match else []
    tags = tuple((tag[1], _STANCES[tag[2]]) for tag in found if tag)
    if len(tags) < len(found) or (match and not tags) or any(name not in HYPOTHESES for name, _ in tags):
        raise refused(path, number, "has a tag that is not of the kind nda-7:E or nda-7:C")
    if text != text.strip() or "{" in text or "}" in text:
        raise refused(path, number, "has blanks around its text, or braces in it")
    if tags and not text:
        raise refused(path, number, "has tags and no text")
    return _Line(number, text, tags)


def _laid_out(lines: Sequence[_Line]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, gap = "", ""
    spans: list[tuple[int, int]] = []
    for line in lines:
        if not line.text:
            gap = "\n\n"
            continue
        if text:
            text += gap or ("\n" if _ITEM.match(line.text) else " ")
        spans.append((len(text), len(text) + len(line.text)))
        text += line.text
        gap = ""
    return text, tuple(spans)


def _evidence(path: Path, lines: Sequence[_Line]) -> dict[str, tuple[str, tuple[int, ...]]]:
    found: dict[str, tuple[str, tuple[int, ...]]] = {}
    for position, line in enumerate(lines):
        for hypothesis, choice in line.tags:
            known, places = found.get(hypothesis, (choice, ()))
            if known != choice:
                raise refused(path, line.number, f"contradicts the tags of {hypothesis} above")
            found[hypothesis] = (choice, (*places, position))
    return found


def as_benchmark(documents: Sequence[OwnDocument]) -> dict[str, Any]:
    """The content of a ContractNLI file: documents, and the hypotheses in our own words."""
    labels = {
        name: {"short_description": each.short, "hypothesis": each.english, "hypothesis_de": each.german}
        for name, each in HYPOTHESES.items()
    }
    return {"documents": [document.entry() for document in documents], "labels": labels}


def _chosen(split: str | None) -> Iterator[OwnDocument]:
    return (document for document in read_all() if split in (None, document.split))


def main() -> None:
    parser = argparse.ArgumentParser(prog="evals.nda_de.documents", description="Write our German NDAs as ContractNLI.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--split", choices=list(Split), help="without it: both")
    given = parser.parse_args()
    documents = list(_chosen(given.split))
    given.out.write_text(json.dumps(as_benchmark(documents), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(documents)} documents, {sum(len(each.spans) for each in documents)} spans: {given.out}")


if __name__ == "__main__":
    main()
