"""A mail in its parts: salutation, paragraphs, lists, tables, closing, signature."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from agent.domain.draft.figure_dates import MONTHS
from agent.domain.draft.not_figures import closing as closing_at
from agent.domain.language import Language
from agent.domain.nda.sentences import sentence_spans

_GERMAN = (
    r"sehr\s(?:geehrte[rs]?|verehrte[rs]?)|liebe[rs]?(?=\s(?:frau|herr|kolleg|[A-ZÄÖÜ]))|guten\s(?:tag|morgen|abend)|hallo"
    r"|moin|werte[rs]?(?=\s(?:frau|herr|damen|kund))"
)
_ENGLISH = r"dear|hello|hi|good\s(?:morning|afternoon|day)"
_SALUTATIONS = {
    Language.DE: re.compile(rf"(?:{_GERMAN})(?![^\W_]).{{0,100}}(?<![.?])", re.IGNORECASE),
    Language.EN: re.compile(rf"(?:{_ENGLISH})(?![^\W_]).{{0,100}}(?<![.?])", re.IGNORECASE),
}
_MARK = re.compile(
    r"[ \t]*(?:[-*•–]|\(?\d{1,2}[.)])[ \t]+(?=\S)"
    rf"(?!(?:{'|'.join(MONTHS)}|quartale?s?|halbjahre?s?|kw|kalenderwoche)(?![^\W_])|\d)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"„[^„“”]{0,2000}[“”]|“[^“”]{0,2000}”|»[^»«]{0,2000}«|«[^»«]{0,2000}»|\"[^\"\n]{0,2000}\"")
_SPACE = re.compile(r"\s+")


class BlockKind(StrEnum):
    PROSE = "prose"
    ITEM = "item"  # of a list
    TABLE = "table"
    QUOTE = "quote"  # lines that begin with ">"


@dataclass(frozen=True, slots=True)
class Block:
    """``paragraph`` counts from 1 what blank lines separate; ``lines`` as they stand."""

    kind: BlockKind
    lines: tuple[str, ...]
    paragraph: int

    @property
    def text(self) -> str:
        """On one line; an item without its mark."""
        joined = _SPACE.sub(" ", " ".join(self.lines)).strip()
        return _MARK.sub("", joined, count=1) if self.kind is BlockKind.ITEM else joined

    @property
    def sentences(self) -> tuple[str, ...]:
        return _sentences(self.text)

    @property
    def own(self) -> tuple[str, ...]:
        """The sentences without what stands in quotation marks."""
        return _sentences(unquoted(self.text))


@dataclass(frozen=True, slots=True)
class Letter:
    """``salutation`` and ``closing`` are whole lines, empty where there is none; ``signature`` stands below."""

    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signature: str

    @property
    def spoken(self) -> tuple[Block, ...]:
        """What is read as sentences: neither tables nor quotes."""
        return tuple(block for block in self.blocks if block.kind in (BlockKind.PROSE, BlockKind.ITEM))


@lru_cache(maxsize=32)  # every check reads the same text
def letter(text: str) -> Letter:
    """The parts of a text; one without salutation and closing is blocks alone."""
    cut = closing_at(text)
    body, below = (text, "") if cut is None else (text[:cut], text[cut:])
    closing, _, signature = below.partition("\n")
    salutation, rest = _salutation(body)
    return Letter(salutation, tuple(_blocks(rest)), closing.strip(), signature.strip())


def salutation_language(line: str) -> Language | None:
    """None where the line greets nobody."""
    return next((language for language, pattern in _SALUTATIONS.items() if pattern.fullmatch(line.strip())), None)


def unquoted(text: str) -> str:
    """Without what stands in quotation marks: others said it."""
    return _QUOTED.sub(" … ", text)


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(text[span.start : span.end] for span in sentence_spans(text, 0, len(text)))


def _salutation(body: str) -> tuple[str, str]:
    """The first line with words, if it greets somebody, and what follows."""
    lines = body.lstrip().split("\n", 1)
    if salutation_language(lines[0]) is None:
        return _on_one_line(body)
    return lines[0].strip(), lines[1] if len(lines) > 1 else ""


def _on_one_line(body: str) -> tuple[str, str]:
    """ "Guten Tag, wann …": the text goes on behind the comma."""
    greeting, comma, rest = body.lstrip().partition(",")
    if not comma or "\n" in greeting or salutation_language(f"{greeting},") is None:
        return "", body
    return f"{greeting.strip()},", rest


def _blocks(body: str) -> Iterator[Block]:
    paragraph = 0
    for blank, lines in groupby(body.split("\n"), key=lambda line: not line.strip()):
        if not blank:
            paragraph += 1
            yield from _block(list(lines), paragraph)


def _block(lines: list[str], paragraph: int) -> Iterator[Block]:
    """Neighbouring lines of a kind belong together; every item stands alone, with its indented lines."""
    kinds: list[tuple[BlockKind, list[str]]] = []
    for line in lines:
        kind = _kind(line)
        before = kinds[-1][0] if kinds else None
        indented = before is BlockKind.ITEM and kind is BlockKind.PROSE and line[:1] in " \t"
        if indented or (kind is before and kind is not BlockKind.ITEM):
            kinds[-1][1].append(line)
        else:
            kinds.append((kind, [line]))
    for kind, found in kinds:
        yield Block(kind, tuple(found), paragraph)


def _kind(line: str) -> BlockKind:
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 1:
        return BlockKind.TABLE
    if bare.startswith(">"):
        return BlockKind.QUOTE
    return BlockKind.ITEM if _MARK.match(line) else BlockKind.PROSE
