"""What found no place in the text, told in one comment at its beginning: nothing that we ask for is lost."""

from collections.abc import Iterator, Sequence

from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.redline.edit import Edit

_LONGEST = 300


def listing(edits: Sequence[Edit], text: str, language: Language) -> str:
    """The comment: for each edit the words it is about, the new ones, and its own comment."""
    pieces = [message("redline.unplaced", language)]
    for edit in edits:
        pieces += ["", *_lines(edit, text, language)]
    return "\n".join(pieces)


def _lines(edit: Edit, text: str, language: Language) -> Iterator[str]:
    old = " ".join(text[edit.start : edit.end].split())
    if len(old) > _LONGEST:
        old = f"{old[:_LONGEST]} …"
    if edit.hunks:
        new = " ".join(_changed(edit, text).split())
        code = "redline.unplaced.change" if new else "redline.unplaced.strike"
        yield message(code, language, old=old, new=new)
    elif old:
        yield message("redline.unplaced.about", language, old=old)
    for paragraph in edit.paragraphs:
        yield message("redline.unplaced.paragraph", language, new=paragraph.text)
    yield edit.comment


def _changed(edit: Edit, text: str) -> str:
    pieces, at = [], edit.start
    for hunk in edit.hunks:
        pieces += [text[at : hunk.start], hunk.text]
        at = hunk.end
    return "".join([*pieces, text[at : edit.end]])
