"""Text that any file can hold and that looks as it reads."""

import re
import unicodedata
from dataclasses import replace

from agent.domain.document_model.block import Block, Heading, Image, ItemList, Note, Paragraph, Picture, Table
from agent.domain.document_model.document import Document, LetterHead

_BREAK = re.compile(r"\r\n?|[\u2028\u2029\v\f\x85]")
_BLANKS = re.compile(r"[ \n]+")
_BEFORE_SIGN = re.compile(r"(?<=\d) (?=[%€])")
# control characters, invisible and direction marks, halves of characters, private ones, none at all
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def printable(text: str) -> str:
    """With plain line breaks, tabs as blanks, and without what XML refuses, what has no shape or turns the order."""
    plain = _BREAK.sub("\n", text).replace("\t", " ")
    if plain.isprintable():
        return plain
    return "".join(char for char in plain if char == "\n" or unicodedata.category(char) not in _DROPPED)


def line(text: str) -> str:
    """On one line, with single blanks; a figure and its sign are not torn apart (DIN 5008)."""
    return _BEFORE_SIGN.sub("\N{NO-BREAK SPACE}", _BLANKS.sub(" ", printable(text)).strip(" "))


def cleaned(document: Document) -> Document:
    """The document with every text printable: a writer calls it first, whoever made the document."""
    return replace(
        document,
        title=line(document.title),
        author=line(document.author),
        marking=line(document.marking),
        footer=tuple(map(line, document.footer)),
        blocks=tuple(map(_block, document.blocks)),
        letter=None if document.letter is None else _letter(document.letter),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=line(block.text))
        case Note():
            return replace(block, text=line(block.text))
        case Paragraph():
            return Paragraph(tuple(map(line, block.lines)))
        case ItemList():
            return replace(block, items=tuple(map(line, block.items)))
        case Table():
            return replace(
                block, head=tuple(map(line, block.head)), rows=tuple(tuple(map(line, row)) for row in block.rows)
            )
        case Picture():
            images = tuple(Image(each.png, line(each.alt)) for each in block.images)
            return Picture(images, line(block.caption))
    return block


def _letter(letter: LetterHead) -> LetterHead:
    return LetterHead(
        company=line(letter.company),
        sender=line(letter.sender),
        remark=line(letter.remark),
        address=tuple(map(line, letter.address)),
        info=tuple((line(label), line(value)) for label, value in letter.info),
        subject=line(letter.subject),
    )
