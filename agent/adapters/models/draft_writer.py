"""A model words a draft around the markers of its template. It sees no figure, and it decides nothing."""

import json
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict

from agent.adapters.models.answer import json_object
from agent.adapters.models.client import ModelEndpoint
from agent.adapters.models.conversation import Question, answers
from agent.adapters.models.fence import neutralised, new_fence
from agent.domain.draft.addresses import subject
from agent.domain.draft.draft import Channel, Check, DraftKind, channel_of
from agent.domain.draft.markers import markers_in, render
from agent.domain.draft.written_by import Hand
from agent.domain.drafting.brief import Brief, Composed
from agent.domain.errors import KamError
from agent.domain.facts.fact import FactOrigin
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.typed import cleaned, says_nothing
from agent.prompts import draft_writing as prompt

MAX_POINTS = 4_000
# what a model words besides mails: this section of a document. Plans, records and preparations are tables of figures
# with a word or two between them, and longer than an answer in time
_SECTIONS = {DraftKind.BRIEFING: {Language.DE: "## Gesprächspunkte", Language.EN: "## Talking points"}}
# German with markers: so many characters a token at least; a template above it would come back cut
_CHARS_PER_TOKEN = 2.5
# what a version may have more than its template: twice the length, or a few sentences
_LONGER, _SHORT = 2, 1_000
_LANGUAGES = {Language.DE: "German (formal, Sie, DIN 5008)", Language.EN: "British English"}
_INSIDE = frozenset({FactClass.INTERNAL, FactClass.SECRET})
# lengths; all other values quote the text, with figures and names in it
_COUNTS = frozenset({"words", "most", "least", "mean"})
_AGE, _RIGHT = "C-FRESH", "C-RIGHT"
_TYPED = (".typed", ".typed_link")  # what the user's own points say
_MARKER = re.compile(r"\{\{F:[^{}]*\}\}")

log = logging.getLogger(__name__)


class Unfit(ValueError):
    """An answer that no check could judge: other markers than the template's, or none of the text."""


class Version(BaseModel):
    """The answer, in the form asked for."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class ModelDraftWriter:
    """Implements the port `Writer`. What stays inside, or holds a figure that does, reaches a host of
    ``allowed_hosts`` only; ``endpoint`` bounds time and length of each answer. ``prompt_hash`` names the wording.
    """

    endpoint: ModelEndpoint
    allowed_hosts: frozenset[str]
    fence: Callable[[], str] = new_fence

    @property
    def prompt_hash(self) -> str:
        return prompt.HASH

    def write(self, brief: Brief, template: Composed, complaints: Sequence[Check]) -> Composed | None:
        """None where the model has no version that can be checked, whatever the cause: one line in the log tells it.

        None also for a kind that is not `worded`, and where nothing of ``complaints`` comes from the wording.
        """
        if not worded(brief.kind):
            return None
        faults = [check for check in complaints if _from_wording(check, brief)]
        if complaints and not faults:
            return None
        try:
            return self._version(brief, template, faults)
        except (KamError, Unfit) as error:
            log.warning("The template of %s stands: %s", brief.kind.value, _told(error))
            return None

    def _version(self, brief: Brief, template: Composed, faults: Sequence[Check]) -> Composed:
        letter = _letter(brief, template.text) if _is_mail(brief) else _section(brief, template.text)
        if not letter.body:
            raise Unfit("nothing to word")
        if len(letter.body) > self.endpoint.max_output_tokens * _CHARS_PER_TOKEN:
            raise Unfit("longer than an answer may be")
        question = self._question(brief, Composed(template.subject, letter.body), faults)
        read = partial(_read, brief=brief, template=template, letter=letter)
        told = answers(self.endpoint, [question], read, stays_here=stays_here(brief), allowed_hosts=self.allowed_hosts)
        return told[0]

    def _question(self, brief: Brief, template: Composed, faults: Sequence[Check]) -> Question:
        mark = self.fence()
        frame = prompt.LETTER if _is_mail(brief) else prompt.SECTION
        system = prompt.SYSTEM.format(fence=mark, language=_LANGUAGES[brief.language], frame=frame)
        parts = (_facts(brief, template), _template(template, mark), _points(brief, mark), _faults(faults, brief))
        return Question(system, "\n".join(filter(None, parts)), _response_format(), prompt.JSON_ONLY.format())


@dataclass(frozen=True, slots=True)
class _Letter:
    """``head`` and ``tail`` are ours and never the model's: salutation; closing, signature, list of enclosures. In a
    document: all that stands before and behind the section that is worded. ``gap`` comes behind the head."""

    head: str
    body: str
    tail: str
    closing: str = ""
    gap: str = "\n\n"

    def around(self, body: str) -> str:
        """A salutation or closing that the model wrote all the same is cut off."""
        own = body.strip().removeprefix(self.head).strip()
        if self.closing:
            own = own.partition(f"\n{self.closing}")[0].strip()
        return "\n\n".join(filter(None, (self.gap.join(filter(None, (self.head, own))), self.tail)))


def worded(kind: DraftKind) -> bool:
    """Whether a model words drafts of this kind: mails, and the talking points of a briefing."""
    return channel_of(kind) is Channel.MAIL or kind in _SECTIONS


def _is_mail(brief: Brief) -> bool:
    return channel_of(brief.kind) is Channel.MAIL


def stays_here(brief: Brief) -> bool:
    """Whether only listed hosts may see its template: all that is no mail, and what rests on inside figures."""
    return not _is_mail(brief) or any(fact.fact_class in _INSIDE for fact in brief.facts)


def _letter(brief: Brief, text: str) -> _Letter:
    salutation, closing = str(brief.slots.get("salutation", "")), str(brief.slots.get("closing", ""))
    head = salutation if salutation and text.startswith(salutation) else ""
    at = text.rfind(f"\n{closing}\n") if closing else -1
    body, tail = (text[len(head) :], "") if at < 0 else (text[len(head) : at], text[at:])
    return _Letter(head, body.strip(), tail.strip(), closing if tail else "")


def _section(brief: Brief, text: str) -> _Letter:
    """Its heading and what stands around it is ours; without the section there is nothing to word."""
    before, title, behind = text.partition(f"\n{_SECTIONS[brief.kind][brief.language]}\n")
    body, heading, rest = behind.partition("\n## ")
    return _Letter(f"{before}{title}".strip(), body.strip(), f"{heading}{rest}".strip(), gap="\n")


def _facts(brief: Brief, template: Composed) -> str:
    """Names of markers and what they mean. A label of what a person typed holds its figure: left out."""
    known = {fact.id: fact for fact in brief.facts if fact.origin is FactOrigin.DATA}
    used = markers_in(f"{template.subject}\n{template.text}")
    labels = {each.id: known[each.id].label.text(brief.language) for each in used if each.id in known}
    return prompt.FACTS.format(facts=json.dumps(labels, ensure_ascii=False, indent=1))


def _template(template: Composed, mark: str) -> str:
    return prompt.TEMPLATE.format(
        fence=mark, subject=neutralised(template.subject, mark), text=neutralised(template.text, mark)
    )


def _points(brief: Brief, mark: str) -> str:
    said = "\n".join(f"- {point}" for point in brief.request.points)[:MAX_POINTS]
    return prompt.POINTS.format(fence=mark, points=neutralised(said, mark)) if said else ""


def _faults(faults: Sequence[Check], brief: Brief) -> str:
    told = "\n".join(f"- {check.id}: {_complaint(check, brief.language)}" for check in faults)
    return prompt.MEND.format(complaints=told) if told else ""


def _complaint(check: Check, language: Language) -> str:
    values = {name: value if name in _COUNTS else "…" for name, value in check.values.items()}
    return message(check.code, language, **values)


def _from_wording(check: Check, brief: Brief) -> bool:
    """No wording makes data newer, unsays the user's points, or takes back what the draft is made to commit to."""
    if check.id == _AGE or check.code.endswith(_TYPED):
        return False
    return not (check.id == _RIGHT and brief.commitments and not check.blocking)


def _read(content: str, brief: Brief, template: Composed, letter: _Letter) -> Composed:
    """Raises Unfit, BadInput or another ValueError for what could not be stored as a draft."""
    told = Version.model_validate(json_object(content))
    line = " ".join(told.subject.split()) if _is_mail(brief) else template.subject
    text = letter.around(cleaned(told.text, _LONGER * len(letter.body) + _SHORT))
    if says_nothing(told.text):
        raise Unfit("no text")
    # the same order, too: two figures that change places are both true and tell a lie
    if _markers(line, text) != _markers(template.subject, template.text):
        raise Unfit("other markers")
    subject(render(line, brief.facts, brief.language))
    render(text, brief.facts, brief.language)
    return Composed(line, text, replace(template.written_by, hand=Hand.MODEL, prompt=prompt.HASH))


def _markers(*texts: str) -> list[list[str]]:
    return [_MARKER.findall(text) for text in texts]


def _response_format() -> dict[str, Any]:
    schema = Version.model_json_schema()
    schema.pop("description")
    return {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": schema}}


def _told(error: KamError | Unfit) -> str:
    """Codes and kinds only: the message of a cause quotes the answer."""
    if isinstance(error, Unfit):
        return str(error)
    cause = error.__cause__
    return f"{error.code} ({cause if isinstance(cause, Unfit) else type(cause).__name__})" if cause else error.code
