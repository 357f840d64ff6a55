"""C-ASK: one thing is asked, of somebody, by a day; or the mail says that it only informs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.domain.draft.checks.ask_words import (
    COMPLETE,
    INCOMPLETE,
    INFORMATION,
    JOINT,
    PROPOSAL,
    REPLY,
    WHEN,
    names_a_time,
)
from agent.domain.draft.checks.letter import Block, BlockKind, letter
from agent.domain.draft.checks.naming import listed
from agent.domain.draft.draft import Check, Draft
from agent.domain.language import Language

ID = "C-ASK"


@dataclass(frozen=True, slots=True)
class Ask:
    """``complete``: with a verb and whom it is asked of. ``dated``: a day or a window stands in it, or in the list
    beside it. ``reply`` only asks for the answer to a question; ``when`` asks for a day; ``paragraph`` counts from 1.
    """

    text: str
    paragraph: int
    complete: bool
    dated: bool
    reply: bool
    when: bool = False


def check_ask(draft: Draft) -> Check:
    """Never blocks. The main ask is the one with a day; questions without one may stand beside it."""
    found = asks(draft.content.text, draft.language)
    main = main_asks(found)
    if len(main) > 1:
        return Check(ID, False, False, "checks.ask.several", listed(each.text for each in main))
    if main and not main[0].complete:
        return Check(ID, False, False, "checks.ask.incomplete", listed([main[0].text]))
    if not main and not only_informs(draft.content.text, draft.language):
        code = "undated" if found else "none"
        return Check(ID, False, False, f"checks.ask.{code}", listed(each.text for each in found))
    return Check(ID, True, False, "checks.ask.ok", listed(each.text for each in main))


def asks(text: str, language: Language) -> tuple[Ask, ...]:
    """Every request of the text, in its order."""
    blocks = letter(text).spoken
    return tuple(ask for at, block in enumerate(blocks) for ask in _of_block(block, language, _beside(blocks, at)))


def main_asks(found: Sequence[Ask]) -> tuple[Ask, ...]:
    """Those with a day, or else the first that asks when. A question, and the sentence beside it that wants the
    answer, are one."""
    main: list[Ask] = []
    for ask in (each for each in found if each.dated):
        before = main[-1] if main else None
        near = before is not None and ask.paragraph - before.paragraph <= 2
        if before is not None and near and _is_pair(before, ask):
            continue
        main.append(ask)
    return tuple(main or [each for each in found if each.when][:1])


def only_informs(text: str, language: Language) -> bool:
    return any(INFORMATION[language].search(each) for block in letter(text).spoken for each in block.own)


def _is_pair(one: Ask, other: Ask) -> bool:
    questions = [each.text.rstrip().endswith("?") for each in (one, other)]
    return (questions[0] and other.reply) or (one.reply and questions[1])


def _beside(blocks: Sequence[Block], at: int) -> bool:
    """Whether the list right before or behind a paragraph names days."""
    if blocks[at].kind is not BlockKind.PROSE:
        return False
    near = (blocks[each] for each in (at - 1, at + 1) if 0 <= each < len(blocks))
    return any(block.kind is BlockKind.ITEM and names_a_time(block.text) for block in near)


def _of_block(block: Block, language: Language, dated_beside: bool) -> Iterator[Ask]:
    for before, sentence in pairwise(("", *block.own)):
        proposed = bool(PROPOSAL.search(before)) and names_a_time(before)
        for part in JOINT[language].split(sentence) if _asks(sentence, language) else ():
            when = bool(WHEN[language].match(part))
            complete = when or bool(COMPLETE[language].search(part)) or part is not sentence
            dated = names_a_time(part) or dated_beside or (proposed and part.rstrip().endswith("?"))
            yield Ask(part, block.paragraph, complete, dated, bool(REPLY[language].search(part)), when)


def _asks(sentence: str, language: Language) -> bool:
    return any(cues[language].search(sentence) for cues in (COMPLETE, INCOMPLETE)) or bool(
        WHEN[language].match(sentence)
    )
