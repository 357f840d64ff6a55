"""Random texts cut into random runs, random hunks: rejecting gives the source, accepting the target."""

import itertools
import random
from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.adapters.documents.docx.reader import read_docx
from agent.domain.nda.redline.edit import Edit, Hunk
from tests.adapters.redline.word import accepted, deleted, field, ins, p, r, word_file, write

LETTERS = st.text("ab cdé§", min_size=1, max_size=12).map(lambda text: f"x{text}x".replace("  ", " "))
FORMATS = st.sampled_from(["", "<w:b/>", "<w:i/>"])


def plain(run: str, number: int) -> str:
    return run


def theirs(run: str, number: int) -> str:
    return ins(run, number=number)


def behind_struck(run: str, number: int) -> str:
    return deleted("gone", number) + run


def link(run: str, number: int) -> str:
    return f'<w:hyperlink w:anchor="a">{run}</w:hyperlink>'


WRAPPERS = st.sampled_from([plain, plain, theirs, link, behind_struck])
PARAGRAPHS = st.lists(st.lists(st.tuples(LETTERS, FORMATS, WRAPPERS), min_size=1, max_size=5), min_size=1, max_size=4)


def replaced(text: str, hunks: list[Hunk]) -> list[str]:
    """The paragraphs of the target, by plain operations on strings; a struck last one stays as an empty line."""
    lines, start = [], 0
    source = text.split("\n")
    for number, line in enumerate(source):
        end, out, at, gone = start + len(line), "", start, False
        for hunk in hunks:
            opens = start <= hunk.start <= end
            if hunk.end < start or hunk.start > end or (hunk.start < start and hunk.end <= start):
                continue
            if not opens and hunk.end <= start:
                continue
            out += text[at : max(hunk.start, start)] + (hunk.text if opens else "")
            at = min(hunk.end, end)
            gone = gone or (hunk.start <= start and hunk.end >= end and not (opens and hunk.text))
        out += text[at:end]
        if not (gone and number < len(source) - 1):
            lines.append(out)
        start = end + 1
    return lines


def spread(text: str, seed: int) -> list[Hunk]:
    """Hunks in order without overlap; none begins or ends at a break between paragraphs alone."""
    chance = random.Random(seed)  # noqa: S311
    edges = sorted(chance.sample(range(len(text) + 1), min(len(text) + 1, 2 * chance.randint(1, 3))))
    hunks = []
    for start, end in pairwise(edges):
        if len(hunks) and hunks[-1].end >= start:
            continue
        while end > start and text[start] == "\n":
            start += 1
        while end > start and text[end - 1] == "\n":
            end -= 1
        new = chance.choice(["", "N", "new words", "a\tb"])
        if start < end or (new and text[max(start - 1, 0) : start] != "\n"):
            hunks.append(Hunk(start, end, new))
    return hunks


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARAGRAPHS, st.integers(0, 10_000), st.booleans())
def test_rejecting_gives_the_source_and_accepting_the_target(
    paragraphs: list[list[tuple[str, str, Callable[[str, int], str]]]], seed: int, together: bool
) -> None:
    numbers = itertools.count(100)
    body = "".join(p(*(wrap(r(text, look), next(numbers)) for text, look, wrap in runs)) for runs in paragraphs)
    data = word_file(body)
    text = read_docx(data).text
    hunks = spread(text, seed)
    edits = (
        [Edit("all", 0, len(text), "c", tuple(hunks))]
        if together
        else [Edit(str(at), hunk.start, hunk.end, "c", (hunk,)) for at, hunk in enumerate(hunks)]
    )
    made = write(data, *edits)  # checks that rejecting gives the source
    assert made.unplaced == ()
    assert accepted(made) == replaced(text, hunks)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LETTERS, st.booleans()), min_size=1, max_size=6), st.data())
def test_fields_are_struck_whole_or_not_at_all(pieces: list[tuple[str, bool]], data: st.DataObject) -> None:
    source = word_file(p(*(field("REF x", r(text)) if is_field else r(text) for text, is_field in pieces)))
    text = read_docx(source).text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    at, cuts = 0, False
    for piece, is_field in pieces:
        inside = max(start, at), min(end, at + len(piece))
        at += len(piece)
        cuts = cuts or (is_field and inside[0] < inside[1] and inside != (at - len(piece), at))
    made = write(source, Edit("e", start, end, "c", (Hunk(start, end, "N"),)))
    assert made.unplaced == (("e",) if cuts else ())
    assert accepted(made) == [text if cuts else text[:start] + "N" + text[end:]]
