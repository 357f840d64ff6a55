"""Which paragraphs are headings, and headings that run into their text (``5. Term. This …``)."""

import re

from agent.domain.document import BlockKind
from agent.domain.nda.company_names import legal_forms
from agent.domain.nda.numbering import Label
from agent.domain.nda.paragraphs import Paragraph
from agent.domain.nda.typography import plain

_LONGEST = 90
_MOST_WORDS = 11
_WORD = re.compile(r"[^\W\d_][\w'/-]*")
_VERBS = frozenset(
    "is are was were be shall will may must has have agrees agree means does do can should ist sind wird werden hat"
    " haben darf dürfen kann können muss müssen gilt gelten verpflichtet bedarf bedürfen endet tritt erfolgt bleibt"
    " bleiben gewährt zahlt erhält includes include acknowledges represents".split()
)
_SMALL = frozenset(
    "a an the and or of to for in on by with from as at under & und oder der die das des dem den von vom zu zur zum im"
    " in für über mit an auf bei nach sowie als".split()
)
_INLINE_END = re.compile(r"(?:[.:]|\s-)(?=\s|$)|$")
_CELL = re.compile(
    r"[\s|]*(?:(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?)\s+)?(?P<title>[^|\n]{2,60}?)\s*\|\s*(?=[^\s|])"
)
_MOST_CELL_WORDS = 8
# Plain language asks, or half asks: "What is not covered", "Was passiert danach?"
_ASKS = re.compile(r"(?:Was|Wie|Wer|Wann|Wo|Wofür|What|How|Who|When|Where|Why)\s[^.:;,]{3,60}")


def heading_text(text: str, paragraph: Paragraph, body: int, found: Label | None) -> str | None:
    """The heading that a whole paragraph is, without its number; None when it is no heading."""
    raw = text[body : paragraph.end]
    title = _title(raw)
    words = _WORD.findall(title)
    if not title or not words or len(title) > _LONGEST or len(words) > _MOST_WORDS:
        # a numbered line without words ("§ 5") still opens a section
        return "" if found and found.rank <= 1 and not title else None
    if legal_forms(title):
        return None
    if paragraph.kind is BlockKind.HEADING or _marked(text[paragraph.start : paragraph.end]):
        return title
    if found and found.rank >= 10:
        return None
    if paragraph.leads and not found and _ASKS.fullmatch(title):
        return title
    if found and title.endswith(".") and _title_case(words):
        title = title[:-1].rstrip()
    if "___" in title or "....." in title or title[-1] in ".;,!?" or _has_verb(words) or ":" in title[:-1]:
        return None
    if title.isupper():
        return title
    if title.endswith(":"):
        return None
    return title if found and title[0].isupper() else _unnumbered(title, words, paragraph)


def _unnumbered(title: str, words: list[str], paragraph: Paragraph) -> str | None:
    """A short line in title case, right above a longer paragraph."""
    if not paragraph.leads or len(words) > 7 or not title[0].isupper() or re.search(r"\d", title):
        return None
    return title if "," not in title and _title_case(words) else None


def row_heading(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The first cell of a table's row, without its number, and where the next cell begins."""
    cell = _CELL.match(text, start, end)
    if cell is None or not 0 < len(_WORD.findall(cell["title"])) <= _MOST_CELL_WORDS:
        return None
    return cell["title"].strip(), cell.end()


def inline_heading(text: str, body: int, end: int, found: Label | None) -> tuple[str, int] | None:
    """The heading at the start of a numbered paragraph and where the text after it begins."""
    if found is None:
        return None
    flat = plain(text[body : min(end, body + _LONGEST)])
    stop = _INLINE_END.search(flat)
    if stop is None or stop.start() == len(flat) or not flat[stop.end() :].strip():
        return None
    title = flat[: stop.start()].strip(" _")
    words = _WORD.findall(title)
    if not words or len(words) > 8 or _has_verb(words) or '"' in title or "," in title:
        return None
    after = body + stop.end() + len(flat[stop.end() :]) - len(flat[stop.end() :].lstrip())
    return (title, after) if title[0].isupper() and _title_case(words) else None


def _title(raw: str) -> str:
    return " ".join(plain(raw).strip(" \n_#-").split())


def _marked(line: str) -> bool:
    """Markdown: a line of hashes or wholly in bold."""
    bare = line.strip()
    return bare.startswith("#") or (
        bare.startswith("**") and bare.find("**", 2) == len(bare) - 2 and bare[-3] not in ".;,:"
    )


def _has_verb(words: list[str]) -> bool:
    return any(word.lower() in _VERBS for word in words)


def _title_case(words: list[str]) -> bool:
    return all(word[0].isupper() or word.lower() in _SMALL for word in words)
