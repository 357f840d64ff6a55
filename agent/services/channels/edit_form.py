"""The dialogues of a decision: the whole text to edit, a reason, a question."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count

from agent.domain.channel.post import Form, Input
from agent.domain.draft.addresses import addresses, subject
from agent.domain.draft.draft import Channel, Draft
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.approvals import Edited
from agent.services.channels.actions import Action

MOST = 3_000  # characters of one input: what all platforms take
_MOST_PIECES = 10
_MOST_WORDS = 2_000
_GAP = "\n\n"
_PEOPLE = ("to", "cc", "bcc")


def edit_form(draft: Draft, about: str, language: Language) -> Form:
    """Every part that a person may change. Raises BadInput ``channels.edit.on_page`` for what no dialogue holds."""
    content, mail = draft.content, draft.channel is Channel.MAIL
    inputs = []
    if mail:
        inputs += [_line(name, ", ".join(getattr(content, name)), language, name == "to") for name in _PEOPLE]
    if mail or content.subject:
        inputs.append(_line("subject", content.subject, language, True))
    pieces = split(content.text)
    if not pieces or any(len(each.value) > each.most for each in inputs):
        raise BadInput("channels.edit.on_page", draft=draft.id)
    for at, piece in enumerate(pieces, 1):
        label = message("channels.form.text" if len(pieces) == 1 else "channels.form.text_part", language, part=at)
        inputs.append(Input(f"text.{at}", label, piece, multiline=True, required=at == 1, most=MOST))
    return _form("edit", Action.EDIT, about, tuple(inputs), language)


def words_form(name: str, about: str, language: Language) -> Form:
    """``name``: "reject" asks for a reason, "ask" for a question."""
    label = message(f"channels.form.{name}.words", language)
    action = Action.REJECT if name == "reject" else Action.ASK
    return _form(name, action, about, (Input("words", label, multiline=True, most=_MOST_WORDS),), language)


def edited(fields: Mapping[str, str]) -> Edited:
    """What came back; a part that the dialogue did not have stays as it is."""
    pieces = []
    for at in count(1):
        if f"text.{at}" not in fields:
            break
        pieces.append(fields[f"text.{at}"].replace("\r\n", "\n"))
    people = {name: _addresses(fields[name]) if name in fields else None for name in _PEOPLE}
    return Edited(joined(pieces) if pieces else None, fields.get("subject"), **people)


def mistaken(fields: Mapping[str, str], notice: str) -> str:
    """The input that a refusal is about: whose own check says what ``notice`` says. Empty for all other refusals."""
    given = edited(fields)
    lists = {name: getattr(given, name) or () for name in _PEOPLE}
    checks: list[tuple[str, Callable[[], object]]] = [(name, partial(addresses, each)) for name, each in lists.items()]
    checks.append((_PEOPLE[0], partial(addresses, *lists.values())))  # too many of them all
    if given.subject is not None:
        checks.append(("subject", partial(subject, given.subject)))
    return next((name for name, check in checks if _refuses(check, notice)), "")


def _refuses(check: Callable[[], object], notice: str) -> bool:
    try:
        check()
    except BadInput as error:
        return notice in {error.text(language) for language in Language}
    return False


def split(text: str) -> Sequence[str]:
    """At paragraphs, in pieces that an input holds; `joined` makes the text of them. Empty where that cannot be."""
    pieces: list[str] = []
    for paragraph in text.split(_GAP):
        longer = f"{pieces[-1]}{_GAP}{paragraph}" if pieces else paragraph
        if pieces and len(longer) <= MOST:
            pieces[-1] = longer
        else:
            pieces.append(paragraph)
    fits = len(pieces) <= _MOST_PIECES and all(len(each) <= MOST for each in pieces)
    return pieces if fits else []


def joined(pieces: Sequence[str]) -> str:
    return _GAP.join(piece for piece in pieces if piece.strip())


def _line(name: str, value: str, language: Language, required: bool) -> Input:
    return Input(name, message(f"drafts.word.{name}", language), value, required=required, most=MOST)


def _addresses(typed: str) -> Sequence[str]:
    return [each for each in (part.strip() for part in re.split(r"[,;\n]", typed)) if each]


def _form(name: str, action: Action, about: str, inputs: tuple[Input, ...], language: Language) -> Form:
    words = {each: message(f"channels.form.{name}.{each}", language) for each in ("title", "submit")}
    note = message(f"channels.form.{name}.note", language)
    cancel = message("channels.form.cancel", language)
    return Form(words["title"], action, about, words["submit"], cancel, inputs, note)
