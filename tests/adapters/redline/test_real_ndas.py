"""Real NDAs, edits spread over each: our oracle and an outside one agree on what came out."""

import io
import random
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from agent.adapters.documents.docx.reader import read_docx
from agent.adapters.documents.extract import Extract
from agent.domain.document import Block, BlockKind
from agent.domain.nda.redline.edit import Edit, Hunk, NewParagraph
from tests.adapters.redline.revisions import accept_all, formats, part, reject_all, texts, w
from tests.adapters.redline.word import AUTHOR, check_comments, p, shared, word_file, write

NAMES = ("common-paper-mutual-nda", "common-paper-one-way-nda", "NDA-Acme-Globex", "NDA-Meridian-Atlas", "NDA-Redline")
IN_BODY = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL)
WORD = re.compile(r"\w{4,}")
SENTENCE = re.compile(r"[A-Z][^.\n]{10,}\.")


class Scenario:
    """Edits for a share of a file's paragraphs, and what each must say afterwards, by operations on strings alone."""

    def __init__(self, data: bytes, seed: int, share: float = 1.0) -> None:
        self.data = data
        self.extract: Extract = read_docx(data)
        self.text = self.extract.text
        self.edits: list[Edit] = []
        self._chance = random.Random(seed)  # noqa: S311
        paragraphs = list(part(data).iter(w("p")))
        self._paragraphs = paragraphs
        self._expected: list[str | None] = [
            None if node.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None else said
            for node, said in zip(paragraphs, texts(part(data)), strict=True)
        ]
        self._behind: dict[int, list[str]] = {}
        inserted = [change.text for change in self.extract.coverage.changes if change.kind == "insertion"]
        for number, block in enumerate(block for block in self.extract.blocks if block.kind in IN_BODY):
            if self._chance.random() < share:
                self._edit(block, number, inserted)

    def _edit(self, block: Block, number: int, inserted: list[str]) -> None:
        body = self.text[block.start + block.label : block.end]
        crossing = next((words for words in inserted if len(words) > 6 and words in body), None)
        if crossing is not None and number % 2:
            at = body.index(crossing)
            return self._hunks(block, [(max(at - 4, 0), at + len(crossing) // 2, "our words")])
        words = [match.span() for match in WORD.finditer(body)]
        sentence = SENTENCE.search(body)
        kind = self._chance.choice(["none", "words", "sentence", "whole", "behind", "insert", "comment"])
        if kind == "words" and words:
            chosen = sorted(self._chance.sample(words, min(3, len(words))))
            return self._hunks(block, [(a, b, self._chance.choice(["", "changed", "two words"])) for a, b in chosen])
        if kind == "sentence" and sentence:
            return self._hunks(block, [(*sentence.span(), "")])
        if kind == "insert" and words:
            end = self._chance.choice(words)[1]
            return self._hunks(block, [(end, end, " and more")])
        if kind == "whole":
            return self._hunks(block, [(0, len(body), "")])
        if kind == "behind":
            lines = ("A new provision.", "And\tanother one.")
            new = tuple(NewParagraph(line, block.start) for line in lines)
            self._behind[block.paragraph or 0] = list(lines)
            self.edits.append(Edit(f"e{number}", block.start, block.end, "Why\nnew", (), new))
        elif kind == "comment":
            self.edits.append(Edit(f"e{number}", block.start, block.end, "Only a remark"))
        return None

    def _hunks(self, block: Block, spans: list[tuple[int, int, str]]) -> None:
        start = block.start + block.label
        body, said, at = self.text[start : block.end], "", 0
        for first, last, new in spans:
            said, at = said + body[at:first] + new, last
        said += body[at:]
        position = block.paragraph or 0
        gone = not said and not needed(self._paragraphs[position])
        self._expected[position] = None if gone else said
        hunks = tuple(Hunk(start + first, start + last, new) for first, last, new in spans)
        self.edits.append(Edit(f"e{len(self.edits)}x", hunks[0].start, hunks[-1].end, "Reason\nFallback", hunks))

    def target(self) -> list[str]:
        lines = []
        for position, said in enumerate(self._expected):
            lines += [said] if said is not None else []
            lines += self._behind.get(position, [])
        return lines


def needed(paragraph: etree._Element) -> bool:
    """The last one of its cell or text, of a section, between tables, or with something besides text."""
    following, before = paragraph.getnext(), paragraph.getprevious()
    if following is None or following.tag == w("sectPr") or paragraph.find(f".//{w('sectPr')}") is not None:
        return True
    if before is not None and before.tag == w("tbl") == following.tag:
        return True
    return next(paragraph.iter(w("drawing"), w("pict"), w("object"), w("footnoteReference")), None) is not None


def squeezed(lines: list[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines]


def plain(lines: list[str]) -> bytes:
    signs = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    runs = [
        "".join(
            signs.get(piece) or f"<w:t xml:space='preserve'>{escape(piece)}</w:t>"
            for piece in re.split("([\t\n])", line)
        )
        for line in lines
    ]
    return word_file("".join(p(f"<w:r>{run}</w:r>") for run in runs))


def with_document(data: bytes, root: etree._Element) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, etree.tostring(root) if name == "word/document.xml" else source.read(name))
    return out.getvalue()


@pytest.fixture(params=NAMES)
def nda(request: pytest.FixtureRequest) -> bytes:
    path = shared("data", "ndas", "en", "open_agreements", f"{request.param}.docx")
    if not path.is_file():
        pytest.skip("the shared NDAs are not beside the repository")
    return path.read_bytes()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_edits_all_over_a_real_nda(nda: bytes, seed: int) -> None:
    scenario = Scenario(nda, seed)
    assert len(scenario.edits) > 12
    made = write(nda, *scenario.edits)
    assert made.unplaced == ()
    root = part(made.content)
    assert squeezed(texts(accept_all(root))) == squeezed(scenario.target())
    assert texts(reject_all(root)) == texts(reject_all(part(nda)))
    assert formats(reject_all(root, AUTHOR)) == formats(part(nda))
    check_comments(made.content)
    theirs = [[node.get(w(name)) for name in ("author", "date")] for node in part(nda).iter(w("ins"), w("del"))]
    kept = [[node.get(w(name)) for name in ("author", "date")] for node in root.iter(w("ins"), w("del"))]
    assert all(kept.count(pair) >= theirs.count(pair) for pair in theirs)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_outside_oracle_agrees(nda: bytes, seed: int, tmp_path: Path) -> None:
    # not every paragraph: it finds by similarity which ones were struck, and must still recognise the document
    scenario = Scenario(nda, seed, share=0.4)
    assert len(scenario.edits) >= 6
    made = write(nda, *scenario.edits)
    checked = verified(tmp_path, nda, made.content, scenario.target())
    assert checked.returncode == 0, checked.stdout + checked.stderr
    wrong = verified(tmp_path, nda, made.content, [*scenario.target()[:-1], "Something else"])
    assert wrong.returncode == 1
    assert "FAIL - accept-all" in wrong.stdout


def verified(folder: Path, source: bytes, made: bytes, target: list[str]) -> "subprocess.CompletedProcess[str]":
    old = with_document(source, reject_all(part(source)))
    files = {"out.docx": made, "old.docx": old, "new.docx": plain(target)}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = [sys.executable, "-m", "docx_trackdiff.verify", *(str(folder / name) for name in files)]
    return subprocess.run(command, capture_output=True, text=True)
