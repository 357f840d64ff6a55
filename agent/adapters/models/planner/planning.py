"""From a message to a plan: what was left open, then what follows on, then what stands by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.models.planner import carry, signs
from agent.adapters.models.planner.follow_up import FollowUp, chosen
from agent.adapters.models.planner.history import Past
from agent.adapters.models.planner.intents import UNSURE, Intent, Intents, examines
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.pieces import Piece, pieces
from agent.adapters.models.planner.plan import Plan
from agent.adapters.models.planner.reading import Reader, Reading
from agent.adapters.models.planner.slots import Args, Slots
from agent.adapters.models.planner.speech import title
from agent.adapters.models.planner.words import fold, words
from agent.domain.assistant.conversation import ToolCall
from agent.domain.language import Language
from agent.domain.messages import message

_JOINED, _SENTENCE = 0.55, 0.40  # how sure both sides must be for a message to be parted
_ELSEWHERE = 0.7  # how sure a last piece must be to stand beside a mail or a question of rights
_CERTAIN = 0.9  # from here on a piece asks, however it is put
_MOST_CALLS = 6
_SHORT = 7  # words of an answer to a question back
# what is said in these belongs to them, "und" or not
_TAKES_ALL = frozenset({"draft_email", "decision_right"})


@dataclass(frozen=True, slots=True)
class _Asked:
    reading: Reading
    intent: Intent
    kpis: list[str]
    own_sentence: bool = True


@dataclass(frozen=True, slots=True)
class Planning:
    """``departments`` names a department by its id."""

    reader: Reader
    intents: Intents
    slots: Slots
    past: Past
    language: Language
    departments: Mapping[str, str]

    def plan(self, text: str) -> Plan:
        if not words(text):
            return self._reviewed() or self._says("planner.empty")
        reading = self.reader.read(text)
        return self._of_file(reading) or self._left_open(reading) or self._follows(reading) or self._fresh(reading)

    def _of_file(self, reading: Reading) -> Plan | None:
        """ "Bitte prüfen", and a file with it."""
        others = [each for each in reading.hits if each.plain and each.key != "review_nda"]
        if len(reading.words) > _SHORT or reading.mentions or others or not examines(reading):
            return None
        return self._reviewed()

    def _reviewed(self) -> Plan | None:
        files = self.slots.files
        named = {"document": files[0]} if len(files) == 1 else {}
        return Plan(calls=(ToolCall("review_nda", named),)) if files else None

    def _left_open(self, reading: Reading) -> Plan | None:
        """The answer to what was asked back; None where the message is about something else."""
        left, answer = self.past.open, signs.answer(reading.text)
        if answer is signs.Answer.NO:
            return self._says("planner.no")
        if answer is signs.Answer.YES and left.get("kind") == "offer":
            return Plan(calls=tuple(ToolCall(each["name"], each["args"]) for each in left["calls"]))
        if answer is not None:
            return None if left else self._says("planner.nothing_open") if answer is signs.Answer.YES else None
        if left.get("kind") not in ("missing", "choice") or not self._may_answer(reading):
            return None
        value = self._value(left, reading)
        if value is None:
            return None
        call = ToolCall(left["name"], {**left["args"], left["arg"]: value})
        return Plan(calls=(call,))

    def _may_answer(self, reading: Reading) -> bool:
        if len(reading.words) > _SHORT:
            return False
        row = self.intents.rows([reading])[0]
        intent = self.intents.of(reading, row)
        return not intent.is_tool or intent.share < 0.9 or len(reading.words) <= 4

    def _value(self, left: Mapping[str, Any], reading: Reading) -> str | None:
        mentions = [each for each in reading.mentions if each.kind.value == left["arg"]]
        if left["kind"] == "choice":
            named = [each.value for each in mentions if each.is_clear and each.value in left["options"]]
            at = chosen([self.slots.index.label(each) for each in left["options"]], reading.text)
            return named[0] if named else None if at is None else str(left["options"][at])
        if mentions:
            return mentions[0].value
        people = reading.of(Kind.CONTACT)
        return self.slots.index.owner(people[0]) if people and left["arg"] == "account" else None

    def _follows(self, reading: Reading) -> Plan | None:
        calls = FollowUp(self.past, self.reader.today).calls(reading)
        return Plan(calls=tuple(calls[:_MOST_CALLS])) if calls else None

    def _fresh(self, whole: Reading) -> Plan:
        asked = self._parted(whole)
        calls: list[ToolCall] = []
        said: list[str] = []
        for each in asked:
            if each.intent.is_tool:
                plan = self._called(each)
                if plan.open:  # a question back comes alone: the rest is asked for again with the answer
                    return plan
                calls += plan.calls
            elif each.intent.is_department:
                said.append(self._department(each.intent.label))
        unique = list({(each.name, repr(sorted(each.args.items()))): each for each in calls}.values())
        if unique or said:
            return Plan(tuple(unique[:_MOST_CALLS]), "\n\n".join(dict.fromkeys(said)))
        return self._talked(asked[0].intent)

    def _parted(self, whole: Reading) -> list[_Asked]:
        """The message in the pieces that ask for something of their own; mostly it is one."""
        parts = pieces(whole.text, [(each.start, each.end) for each in whole.mentions])
        readings = [whole, *(self.reader.read(each.text) for each in parts if len(parts) > 1)]
        rows = self.intents.rows(readings)
        asked = [
            _Asked(reading, self.intents.of(reading, row), self.intents.kpis(reading, row))
            for reading, row in zip(readings, rows, strict=True)
        ]
        if len(parts) < 2:
            return asked
        return self._joined(asked[0], list(zip(parts, asked[1:], strict=True)))

    def _joined(self, whole: _Asked, parts: Sequence[tuple[Piece, _Asked]]) -> list[_Asked]:
        """Pieces that ask for another thing than the one before stand alone, the others go back to where they were."""
        if whole.intent.label in _TAKES_ALL and whole.intent.share > 0.8 and not self._leads_elsewhere(parts):
            return [whole]
        asks = [(piece, asked) for piece, asked in parts if not _explains(piece, asked, parts[-1][0])]
        if len(asks) > 1 and _only_says_why(*asks[-1], [asked for _piece, asked in asks[:-1]]):
            asks = asks[:-1]
        if len(asks) < len(parts):
            return self._explained(whole, asks)
        groups: list[tuple[str, str, float]] = []
        for piece, asked in parts:
            intent = asked.intent
            if intent.label == "review_nda" and not asked.reading.of(Kind.FILE) and groups:
                intent = Intent("", 0.0)
            new = self._stands_alone(intent, piece) and not (groups and _tells_along(asked))
            matter = _matter(asked, piece) if new else ""
            if not groups or (new and not _same_matter(matter, groups[-1][1])):
                groups.append((piece.text, matter, intent.share))
            else:
                before = groups[-1]
                joint = " " if piece.own_sentence else " und "
                groups[-1] = (f"{before[0]}{joint}{piece.text}", before[1] or matter, before[2])
        told = [each for each in groups if each[1]]
        if len({each[1] for each in told}) < 2:
            return [whole]
        return self._read_again([each[0] for each in told], whole)

    def _explained(self, whole: _Asked, asks: Sequence[tuple[Piece, _Asked]]) -> list[_Asked]:
        """The request with the sentences before it, which may name customer and day."""
        wanted = [asked for _piece, asked in asks if asked.intent.is_tool or asked.intent.is_department]
        if not wanted:
            return [whole]
        first = max(wanted, key=lambda each: each.intent.share)
        if len({each.intent.label for each in wanted}) > 1:
            return self._joined(whole, asks)
        return [_Asked(whole.reading, first.intent, first.kpis)]

    def _leads_elsewhere(self, parts: Sequence[tuple[Piece, _Asked]]) -> bool:
        """A mail that is asked for last does not swallow the question before it."""
        first, last = parts[0][1].intent, parts[-1]
        if first.is_tool and first.label not in _TAKES_ALL and first.share > _JOINED:
            return True
        intent = last[1].intent
        said = " ".join(each.text for each in last[1].reading.words)
        if not intent.is_tool or intent.label in _TAKES_ALL or intent.share <= _ELSEWHERE:
            return False
        if first.label == "decision_right" and signs.ASKS.search(said):
            return True  # "May I …, and which drafts are open?"
        return last[0].own_sentence and bool(signs.MAKES.search(said))

    @staticmethod
    def _stands_alone(intent: Intent, piece: Piece) -> bool:
        if not (intent.is_tool or intent.is_department):
            return False
        begins = piece.own_sentence or bool(signs.MAKES.match(fold(piece.text)))
        return intent.share >= (_SENTENCE if begins else _JOINED)

    def _read_again(self, texts: Sequence[str], whole: _Asked) -> list[_Asked]:
        readings = [self.reader.read(each) for each in texts]
        rows = self.intents.rows(readings)
        found: list[_Asked] = []
        for reading, row in zip(readings, rows, strict=True):
            intent = self.intents.of(reading, row)
            if intent.is_tool or intent.is_department:
                before = [each.reading for each in found]
                complete = carry.of_things(self._with_account(reading, found, whole), intent.label, before)
                found.append(_Asked(complete, intent, self.intents.kpis(reading, row)))
        return found or [whole]

    @staticmethod
    def _with_account(reading: Reading, before: Sequence[_Asked], whole: _Asked) -> Reading:
        """A customer named for the first piece is meant in the next one too."""
        if (
            reading.of(Kind.ACCOUNT)
            or reading.of(Kind.CONTACT)
            or len({each.value for each in whole.reading.of(Kind.ACCOUNT)}) != 1
        ):
            return reading
        named = [mention for each in before for mention in each.reading.of(Kind.ACCOUNT)]
        if not named:
            return reading
        return carry.joined(reading, named[:1])

    def _called(self, asked: _Asked) -> Plan:
        name, reading = asked.intent.label, asked.reading
        unclear = self.slots.unclear(name, reading)
        found = self.slots.calls(name, reading)
        if unclear is not None:
            return self._which(name, found[0], unclear.arg, unclear.options)
        missing = self.slots.missing(name, found[0])
        if missing is not None:
            left = {"kind": "missing", "name": name, "args": found[0], "arg": missing}
            asks = message(
                f"planner.missing.{missing}", self.language, what=title(name, self.language), known=self._known()
            )
            return Plan(text=asks, open=left)
        return Plan(calls=tuple(ToolCall(name, each) for args in found for each in self._of_kpi(name, args, asked)))

    def _of_kpi(self, name: str, args: Args, asked: _Asked) -> list[Args]:
        if name != "query_kpi":
            return [args]
        spoken: list[str | None] = [*dict.fromkeys(each.value for each in asked.reading.periods)]
        account = {"account": args["account"]} if "account" in args else {}
        return [
            {"kpi": kpi, **account, **({"period": period} if period else {})}
            for kpi in asked.kpis
            for period in spoken or [None]
        ]

    def _which(self, name: str, args: Args, arg: str, options: Sequence[str]) -> Plan:
        kept = {key: value for key, value in args.items() if key != arg}
        listed = "\n".join(f"{at}. {self.slots.index.label(each)}" for at, each in enumerate(options, start=1))
        left = {"kind": "choice", "name": name, "args": kept, "arg": arg, "options": list(options)}
        return Plan(text=message("planner.which", self.language, options=listed), open=left)

    def _known(self) -> str:
        """Some customers to choose from."""
        accounts = self.slots.index.accounts
        return ", ".join(accounts[:8]) + (" …" if len(accounts) > 8 else "")

    def _department(self, label: str) -> str:
        name = self.departments.get(label)
        code = f"planner.department.{label}" if name else "planner.department"
        return message(code, self.language, department=name or label)

    def _talked(self, intent: Intent) -> Plan:
        known = ("greeting", "thanks", "help", "identity")
        label = intent.label if intent.label in known and intent.share > UNSURE else "unknown"
        return self._says(f"planner.{label}")

    def _says(self, code: str) -> Plan:
        return Plan(text=message(code, self.language))


def _explains(piece: Piece, asked: _Asked, last: Piece) -> bool:
    own = piece.own_sentence and piece is not last and not piece.text.endswith("?")
    return own and signs.only_tells(" ".join(each.text for each in asked.reading.words))


def _only_says_why(piece: Piece, asked: _Asked, before: Sequence[_Asked]) -> bool:
    said = " ".join(each.text for each in asked.reading.words)
    return (
        piece.own_sentence
        and not piece.text.endswith("?")
        and signs.is_afterthought(said)
        and any(each.intent.is_tool or each.intent.is_department for each in before)
    )


def _tells_along(asked: _Asked) -> bool:
    """What is added behind a request without asking for more: "…, und der Chef fragt jede Woche"."""
    sure = asked.intent.share > _CERTAIN
    return not sure and signs.only_tells(" ".join(each.text for each in asked.reading.words))


def _matter(asked: _Asked, piece: Piece) -> str:
    """The tool; for a sentence of its own also the KPI, as two KPIs are two matters."""
    kpis = ",".join(asked.kpis) if asked.intent.label == "query_kpi" and piece.own_sentence else ""
    sure = asked.intent.share > _ELSEWHERE
    return f"{asked.intent.label}:{kpis}" if kpis and sure else asked.intent.label


def _same_matter(one: str, other: str) -> bool:
    """A KPI that is not said for sure goes with the one before."""
    if ":" in one and ":" in other:
        return one == other
    return one.partition(":")[0] == other.partition(":")[0]
