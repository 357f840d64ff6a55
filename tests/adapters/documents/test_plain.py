"""Plain text, Markdown, and the one form of text that all sources get."""

import time

import pytest

from agent.adapters.documents.names import display_name
from agent.adapters.documents.normalise import clean
from agent.adapters.documents.plain import read_plain
from agent.domain.document import BlockKind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_german_text_in_the_usual_encodings(encoding: str) -> None:
    text = "Die Geheimhaltungspflicht gilt für „Vertrauliche Informationen“ der Süddeutschen Getriebe GmbH – überall."
    assert read_plain(text.encode(encoding), markdown=False).text == text


def test_a_line_is_a_block_unless_lines_were_wrapped_by_hand() -> None:
    assert read_plain(b"Between\nA GmbH\nand\nB Ltd", markdown=False).text == "Between\nA GmbH\nand\nB Ltd"
    wrapped = (
        b"1. The Receiving Party shall keep all Confidential Information secret and\n"
        b"shall use it for the Purpose only; it shall not pass it on to anybody who\n"
        b"does not need to know it for the Purpose, and shall see to it that those\n"
        b"who know it are bound by obligations no less strict than those of this\n"
        b"Agreement.\n\n2. This Agreement is governed by German law without regard to its rules on\n"
        b"conflicts of laws.\n"
    )
    first, second = read_plain(wrapped, markdown=False).text.split("\n")
    assert first.endswith("no less strict than those of this Agreement.")
    assert second.startswith("2. This Agreement")


def test_markdown_reads_like_the_contract() -> None:
    source = (
        "---\ntitle: x\n---\n# § 1 *Zweck*\n\n**1.1** Die __Parteien__ nutzen `Informationen` nur für\\_den [Zweck]"
        "(https://example.org/a_(b)).<!-- note\nover lines -->\n> * Punkt &amp; Komma\n\n***\n"
        "Name: ________ und ______\n"
        "snake_case_name and 2 * 3 * 4\n| A | B |\n|---|---|\n| c | d |\n1\\. Kein Listenpunkt<br>neu"
    )
    extract = read_plain(source.encode(), markdown=True)
    assert extract.text.split("\n") == [
        "§ 1 Zweck",
        "1.1 Die Parteien nutzen Informationen nur für_den Zweck.",
        "• Punkt & Komma",
        "Name: ________ und ______",
        "snake_case_name and 2 * 3 * 4",
        "A | B",
        "c | d",
        "1. Kein Listenpunkt",
        "neu",
    ]
    assert extract.blocks[0].kind is BlockKind.HEADING
    assert extract.media_type == "text/markdown"


def test_long_input_takes_no_long_time() -> None:
    """Lines of one paragraph and marks without an end were once read again and again."""
    started = time.monotonic()
    wrapped = b"Lorem ipsum dolor sit amet consectetur adipiscing elit sed do\n" * 20_000
    assert len(read_plain(wrapped, markdown=False).blocks) == 1
    assert read_plain(b"**a" * 40_000 + b"\n" + b"[" * 50_000, markdown=True).text
    assert time.monotonic() - started < 5


def test_text_is_cleaned_of_what_cannot_be_seen() -> None:
    assert clean("a\u0308\u200b \u00a0x\r\ny\x07\u202ez\ud800\u2028") == "ä  x\nyz\n"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\NDA.docx", "NDA.docx"),
        ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf"),
        ("a\x00b\x1b[31m\u202efdp.exe\n.pdf", "ab[31mfdp.exe.pdf"),
        ("..", "document"),
        ("", "document"),
        ("dir/", "document"),
    ],
)
def test_file_names_are_hostile(given: str, shown: str) -> None:
    assert display_name(given) == shown


def test_long_names_keep_their_suffix() -> None:
    name = display_name("x" * 300 + ".docx")
    assert len(name) == 120
    assert name.endswith("….docx")
