"""A whole document, ready to be written as DOCX or PDF."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from agent.domain.document_model.block import Block, Heading, Picture
from agent.domain.language import Language


class FileFormat(StrEnum):
    DOCX = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The first page of a letter as DIN 5008, form B, has it.

    ``sender`` is one line above the address, ``remark`` the line for "Per E-Mail", ``address`` at most six lines,
    ``info`` the pairs of the information block, ``company`` the letterhead.
    """

    company: str
    sender: str
    remark: str
    address: tuple[str, ...]
    info: tuple[tuple[str, str], ...]
    subject: str


@dataclass(frozen=True, slots=True)
class Document:
    """``marking`` stands above every page ("intern – nicht weitergeben"), ``footer`` are the lines
    below it.

    ``made_at`` is written into the file in place of the time of writing: the same document gives the same bytes.
    ``one_page``: it must not be longer. What follows the first heading of level 2 then stands in two columns, smaller
    where it has to be, and without pictures where there is no room.
    """

    title: str
    language: Language
    author: str
    made_at: datetime
    blocks: tuple[Block, ...]
    marking: str = ""
    footer: tuple[str, ...] = ()
    letter: LetterHead | None = None
    one_page: bool = False

    @property
    def head(self) -> tuple[Block, ...]:
        """What stands over both columns of a document of one page."""
        at = (at for at, each in enumerate(self.blocks) if isinstance(each, Heading) and each.level > 1)
        return self.blocks[: next(at, 0)]

    def without_pictures(self) -> "Document":
        return replace(self, blocks=tuple(each for each in self.blocks if not isinstance(each, Picture)))
