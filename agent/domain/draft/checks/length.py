"""C-LEN: words, sentences and paragraphs that a reader takes in at once."""

from dataclasses import dataclass
from statistics import fmean

from agent.domain.draft.checks.letter import Block, BlockKind, letter
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.language import Language

ID = "C-LEN"
MEAN_SENTENCE = {Language.DE: 20, Language.EN: 18}  # words
LONGEST_PARAGRAPH = 90  # words
# least and most words of the body; proposals of our own, not measured on mails that were answered
WORDS = {
    (DraftKind.ESCALATION, Language.DE): (150, 240),
    (DraftKind.ESCALATION, Language.EN): (130, 210),
    (DraftKind.REORDER, Language.DE): (1, 140),
    (DraftKind.REORDER, Language.EN): (1, 140),
    (DraftKind.EMAIL, Language.DE): (60, 180),
    (DraftKind.EMAIL, Language.EN): (60, 180),
}


@dataclass(frozen=True, slots=True)
class Length:
    """``words`` of paragraphs and lists, without salutation, tables, quotes, closing and signature."""

    words: int
    mean_sentence: float
    longest_paragraph: int
    longest_begins: str


def length_of(text: str) -> Length:
    blocks = letter(text).spoken
    sentences = [count for block in blocks for each in block.sentences if (count := _words(each))]
    prose = [block for block in blocks if block.kind is BlockKind.PROSE]
    longest = max(prose, key=lambda block: _words(block.text), default=Block(BlockKind.PROSE, (), 0))
    mean = fmean(sentences) if sentences else 0.0
    return Length(sum(_words(block.text) for block in blocks), mean, _words(longest.text), longest.text)


def check_length(draft: Draft) -> Check:
    """Never blocks. Kinds without limits of their own are held to sentences and paragraphs alone."""
    length = length_of(draft.content.text)
    least, most = WORDS.get((draft.kind, draft.language), (0, 0))
    if most and not least <= length.words <= most:
        code = "long" if length.words > most else "short"
        values = {"words": str(length.words), "least": str(least), "most": str(most)}
        return Check(ID, False, False, f"checks.len.{code}", values)
    limit = MEAN_SENTENCE[draft.language]
    if length.mean_sentence > limit:
        values = {"mean": f"{length.mean_sentence:.0f}", "most": str(limit)}
        return Check(ID, False, False, "checks.len.sentences", values)
    if length.longest_paragraph > LONGEST_PARAGRAPH:
        values = {"words": str(length.longest_paragraph), "most": str(LONGEST_PARAGRAPH)}
        return Check(ID, False, False, "checks.len.paragraph", {**listed([length.longest_begins]), **values})
    return Check(ID, True, False, "checks.len.ok", {"words": str(length.words)})


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, token)) for token in text.split())
