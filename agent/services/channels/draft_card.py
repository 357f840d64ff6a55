"""A draft as a post: everything a decision needs, the exact text among it.

Made from the card that page and shell show, too (`agent.services.draft_view`); nothing is worded or computed anew.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain import formats
from agent.domain.channel.post import (
    Block,
    Button,
    Buttons,
    Divider,
    Exact,
    Heading,
    Line,
    Lines,
    Post,
    Quote,
    Text,
    Tone,
    Weight,
)
from agent.domain.language import Language
from agent.domain.messages import message
from agent.services.channels.actions import Action, value
from agent.services.channels.links import Pages
from agent.services.draft_offers import missing

Card = Mapping[str, Any]
_SHORT = 8  # digits of a digest that people read
_CHANGES = 12  # lines of what changed; the page shows all
_ROWS = 2  # of a figure's rows
_DECIDING = frozenset({"approved", "rejected", "expired", "superseded", "resolved"})
_OUTCOME = {"sent": Tone.GOOD, "approved": Tone.GOOD, "uncertain": Tone.WARNING, "failed": Tone.BAD}
_BUTTONS = {
    "approve": (Action.APPROVE, Weight.PRIMARY),
    "edit": (Action.EDIT_FORM, Weight.PLAIN),
    "reject": (Action.REJECT_FORM, Weight.DANGER),
    "ask": (Action.ASK_FORM, Weight.PLAIN),
}


@dataclass(frozen=True, slots=True)
class DraftCard:
    """``zone``: by whose clock times are told."""

    pages: Pages
    zone: dt.tzinfo

    def post(self, card: Card, offers: Collection[str], language: Language, *, over: bool) -> Post:
        """``offers``: the decisions for which there are buttons; ``over``: its time has passed, noticed or not."""
        path = f"/approvals/{card['id']}"
        if card["status"] == "pending" and not over:
            blocks: list[Block] = [*self._waiting(card, language), *self._buttons(card, offers, path, language)]
        else:
            blocks = [*self._ended(card, language, over), *_row(self._page(path, language))]
        cut = message("channels.card.cut" if self.pages.base else "channels.card.cut_no_page", language)
        return Post(_fallback(card, language, over), tuple(blocks), self.pages.url(path), cut)

    def _waiting(self, card: Card, language: Language) -> Iterator[Block]:
        yield from _head(card, language)
        sent = "internal" if card["next"] == message("drafts.next.none", language) else "leaves"
        yield Text(f"**{message(f'channels.card.text.{sent}', language)}**")
        yield Exact(card["text"])
        yield from self._facts(card, language)
        yield from _checks(card["checks"], language)
        yield from _changes(card["changes"], language)
        yield Divider()
        yield Lines(tuple(self._decision(card, language)))
        yield Text(" · ".join((card["written_by"]["text"], message("channels.card.ai", language))), small=True)

    def _facts(self, card: Card, language: Language) -> Iterator[Block]:
        facts = card["facts"]
        if not facts:
            yield Text(message("channels.card.no_facts", language), small=True)
            return
        times = {each["as_of"] for each in facts if each["as_of"]}
        at = self._at(times.pop(), language) if len(times) == 1 else ""  # told once where it is the same for all
        told = message("channels.card.facts_of" if at else "channels.card.facts", language, at=at)
        yield Text(f"**{told}**")
        yield Lines(tuple(self._fact(each, language, with_age=not at) for each in facts))

    def _fact(self, fact: Card, language: Language, *, with_age: bool) -> Line:
        if fact["source"] == "user":
            return Line(message("drafts.word.typed", language), fact["shown"], Tone.WARNING)
        told = [fact["shown"], *_source(fact, language)]
        if fact["as_of"] and with_age:
            told.append(message("channels.card.as_of", language, at=self._at(fact["as_of"], language)))
        if fact["class"] in ("internal", "secret"):
            told.append(message(f"channels.card.{fact['class']}", language))
        return Line(f"{fact['label']} {fact['period']}".strip(), " · ".join(told))

    def _decision(self, card: Card, language: Language) -> Iterator[Line]:
        right = " ".join((card["right"]["text"], *card["right"]["reasons"]))
        yield Line(message("drafts.word.right", language), right)
        yield from self._consents(card, language)
        question = next((each for each in reversed(card["history"]) if each["kind"] == "asked"), None)
        if question is not None:
            asked = message("channels.card.asked", language, who=question["name"] or "–", text=question["note"])
            yield Line(message("drafts.event.asked", language), asked, Tone.WARNING)
        yield Line(message("channels.card.next", language), card["next"])
        yield Line(message("drafts.word.expires", language), self._at(card["expires_at"], language))
        version = message("drafts.word.version", language, version=card["version"])
        yield Line(message("drafts.word.digest", language), f"{card['digest'][:_SHORT]} ({version})")

    def _consents(self, card: Card, language: Language) -> Iterator[Line]:
        if not card["consents"]:
            return
        given = [
            f"{each['name']} ({each['capacity_name']}), {self._at(each['at'], language)}" for each in card["consents"]
        ]
        yield Line(message("drafts.word.consents", language), "; ".join(given), Tone.GOOD)
        if open_ones := missing(card):
            yield Line(message("channels.card.missing", language), ", ".join(open_ones), Tone.WARNING)

    def _ended(self, card: Card, language: Language, over: bool) -> Iterator[Block]:
        yield from _head(card, language)
        tone = Tone.WARNING if over else _OUTCOME.get(card["status"], Tone.NEUTRAL)
        yield Text(f"**{_begun(self.outcome(card, language, over=over))}**", tone)
        problem = (card["delivery"] or {}).get("problem")
        if problem:
            yield Text(problem, Tone.BAD)

    def outcome(self, card: Card, language: Language, *, over: bool = False) -> str:
        """What became of it: who decided, when, and with which words."""
        event = next((each for each in reversed(card["history"]) if each["kind"] in _DECIDING), None)
        if event is None:
            return message("drafts.status.expired", language) if over else card["status_name"]
        who, at = event["name"] or message("channels.card.system", language), self._at(event["at"], language)
        told = message("channels.card.decided", language, what=event["kind_name"], who=who, at=at)
        note = f" „{event['note']}“" if event["note"] else ""
        state = f" {_begun(card['status_name'])}." if card["status"] != event["kind"] else ""
        return f"{told}{note}{state}"

    def _buttons(self, card: Card, offers: Collection[str], path: str, language: Language) -> Iterator[Block]:
        about = value(draft=card["id"], digest=card["digest"], language=language.value)
        made = [
            Button(message(f"channels.button.{name}", language), action, about, weight=weight, whole=name == "approve")
            for name, (action, weight) in _BUTTONS.items()
            if name in offers
        ]
        yield from _row([*made, *self._page(path, language)])

    def _page(self, path: str, language: Language) -> Sequence[Button]:
        return self.pages.buttons((message("channels.button.page", language), path))

    def _at(self, iso: str, language: Language) -> str:
        return formats.moment(dt.datetime.fromisoformat(iso).astimezone(self.zone), language)


def _row(buttons: Sequence[Button]) -> Iterator[Block]:
    if buttons:
        yield Buttons(tuple(buttons))


def _fallback(card: Card, language: Language, over: bool) -> str:
    state = message("drafts.status.expired", language) if over else card["status_name"]
    values = {"kind": card["kind_name"], "account": card["account"], "state": state, "subject": card["subject"]}
    return message("channels.card.fallback" if card["subject"] else "channels.card.fallback.plain", language, **values)


def _begun(text: str) -> str:
    """As a sentence begins."""
    return text[:1].upper() + text[1:]


def _head(card: Card, language: Language) -> Iterator[Block]:
    yield Heading(f"{card['kind_name']} · {card['account']}")
    files = ", ".join(f"{each['name']} ({each['size']:,} B)" for each in card["attachments"])
    people = [(name, ", ".join(card[name])) for name in ("to", "cc", "bcc")]
    rows = [*people, ("subject", card["subject"]), ("attachments", files)]
    lines = [Line(message(f"drafts.word.{name}", language), told) for name, told in rows if told]
    language_name = message(f"channels.language.{card['language']}", language)
    yield Lines((*lines, Line(message("channels.card.language", language), language_name)))


def _source(fact: Card, language: Language) -> Iterator[str]:
    """The rule by which it was computed, and the first rows behind it."""
    if fact["definition"]:
        version = str(fact["definition"]["version"]).partition(" ")[0]
        yield message("assistant.told.definition", language, id=fact["definition"]["id"], version=version)
    rows = [f"{row['table']} {row['key']}" for row in fact["rows"][:_ROWS]]
    if rows:
        more = f" … ({len(fact['rows'])})" if len(fact["rows"]) > _ROWS else ""
        yield f"{', '.join(rows)}{more}"


def _checks(checks: Sequence[Card], language: Language) -> Iterator[Block]:
    passed = sum(each["ok"] for each in checks)
    told = message("channels.card.checks", language, passed=passed, count=len(checks))
    yield Text(f"**{told}**", Tone.GOOD if passed == len(checks) else Tone.WARNING)
    failed = [each for each in checks if not each["ok"]]
    if failed:
        yield Lines(tuple(_check(each, language) for each in failed))


def _check(check: Card, language: Language) -> Line:
    state, tone = ("blocks", Tone.BAD) if check["blocking"] else ("notice", Tone.WARNING)
    return Line(f"{message(f'drafts.word.{state}', language)} · {check['id']}", check["message"], tone)


def _changes(changes: Sequence[str], language: Language) -> Iterator[Block]:
    if changes:
        more = ["…"] if len(changes) > _CHANGES else []
        yield Quote("\n".join([*changes[:_CHANGES], *more]), message("drafts.word.changes", language))
