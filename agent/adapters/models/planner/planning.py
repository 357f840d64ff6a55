"""From a message to a plan: what was left open, then what follows on, then what stands by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.models.planner import signs
from agent.adapters.models.planner.follow_up import FollowUp, chosen
from agent.adapters.models.planner.history import Past
from agent.adapters.models.planner.intents import UNSURE, Intent, Intents, examines
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.parting import Asked, Parting
from agent.adapters.models.planner.plan import Plan
from agent.adapters.models.planner.reading import Reader, Reading
from agent.adapters.models.planner.slots import Args, Slots
from agent.adapters.models.planner.speech import title
from agent.adapters.models.planner.words import words
from agent.domain.assistant.conversation import ToolCall, once
from agent.domain.language import Language
from agent.domain.messages import message

_MOST_CALLS = 6
_SHORT = 7  # words of an answer to a question back


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
        asked = Parting(self.reader, self.intents).parts(whole)
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
        unique = once(calls)
        if unique or said:
            return Plan(tuple(unique[:_MOST_CALLS]), "\n\n".join(dict.fromkeys(said)))
        return self._talked(asked[0].intent)

    def _called(self, asked: Asked) -> Plan:
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

    def _of_kpi(self, name: str, args: Args, asked: Asked) -> list[Args]:
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
        known = ("greeting", "thanks", "help", "identity", "sends")
        label = intent.label if intent.label in known and intent.share > UNSURE else "unknown"
        return self._says(f"planner.{label}")

    def _says(self, code: str) -> Plan:
        return Plan(text=message(code, self.language))
