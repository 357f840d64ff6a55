"""Messages that live on the one before: "und bei Heliotec?", "ja, bitte", answers to questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.adapters.models.planner import signs, statuses
from agent.adapters.models.planner.history import Past
from agent.adapters.models.planner.lexicon import Subject, named
from agent.adapters.models.planner.mention import Kind
from agent.adapters.models.planner.reading import Reading
from agent.adapters.models.planner.slots import DRAFTS, OF_ACCOUNT, OF_CONTACT
from agent.adapters.models.planner.times import periods
from agent.adapters.models.planner.words import fold
from agent.domain.assistant.conversation import ToolCall, once

_FILLING = frozenset(
    "auf und and also auch noch dann so mal bitte please wie sieht siehts "
    "es das aus ist sind war waren steht stehts what about how "
    "was ist mit bei beim fuer for at of the der die das den dem des im "
    "in am on von vom zu zum zur same gleiche dasselbe fuer "
    "nur only nun jetzt now ok okay hm aber but oder or insgesamt denn "
    "doch we uns our ich i acme smith mc rv 1 a an einen "
    "meinte meine meant mean ja nein sorry nicht sondern jeweils wars did it do".split()
)
_VERTICAL = re.compile(r"\bvorjahr\w*|\bletzt\w+ jahr\w*|\blast year|\bprevious year|\bjahr davor|\byear before")
_WHY = re.compile(r"^\W*(?:und |and |but |aber )?(?:warum|wieso|weshalb|woran liegt|why|how come)\b.{0,30}$")
_GOES_ON = re.compile(r"^\W*(?:und|and|what about|how about|wie sieht es|auch|also|dann)\b")
_ORDINALS = (
    re.compile(r"^(?:1\b|a\b|.*\b(?:erste\w*|first)\b)"),
    re.compile(r"^(?:2\b|b\b|.*\b(?:zweite\w*|second|letztere\w*|latter)\b)"),
    re.compile(r"^(?:3\b|c\b|.*\b(?:dritte\w*|third)\b)"),
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    past: Past
    today: Any

    def calls(self, reading: Reading) -> list[ToolCall]:
        """The last calls with what this message changes; none where it stands by itself."""
        if not self.past.calls:
            return []
        if _WHY.match(fold(reading.text)) and all(each.name == "query_kpi" for each in self.past.calls):
            return list(self.past.calls)  # the answer to a KPI tells what moved it
        if not self._is_elliptic(reading) or self._stands_by_itself(reading):
            return []
        changes = self._changes(reading)
        if not changes:
            return []
        changed = [_changed(each, changes) for each in self.past.calls]
        found = [each for each in changed if each is not None]
        kpis = named(reading.hits, Subject.KPI)
        if kpis:
            found = _of_kpis(kpis, found, self.past)
        return once(found)

    def _stands_by_itself(self, reading: Reading) -> bool:
        """ "Account-Plan für Nordwerk" after a briefing asks for a plan, not for a figure."""
        if not named(reading.hits, Subject.KPI) or any(each.name == "query_kpi" for each in self.past.calls):
            return False
        return bool(reading.of(Kind.ACCOUNT)) or not _GOES_ON.match(fold(reading.text))

    def _is_elliptic(self, reading: Reading) -> bool:
        """Nothing is said but names, days and terms, with small words between."""
        covered = {
            at
            for hit in reading.hits
            if hit.subject is Subject.KPI and hit.plain
            for at in range(hit.first, hit.last + 1)
        }
        left = [each for at, each in enumerate(reading.words) if at not in covered and each.text not in _FILLING]
        rest = " ".join(each.text for each in left)
        rest = re.sub(r"\b\d+\b", " ", _without_times(rest, self.today))
        rest = re.sub(
            r"\b(?:offen\w*|geschlossen\w*|abgeschlossen\w*|alle\w*|open|closed|"
            r"all|resolved|englisch|english|deutsch|german)\b",
            " ",
            rest,
        )
        rest = re.sub(r"\b(?:naechste\w*|kommende\w*|next|tage\w*|days?|wochen?|weeks?|monate\w*|months?)\b", " ", rest)
        return not rest.strip() and len(reading.words) <= 9

    def _changes(self, reading: Reading) -> dict[str, Any]:
        folded = fold(reading.text)
        found: dict[str, Any] = {}
        for kind in (Kind.ACCOUNT, Kind.CONTACT, Kind.CONTRACT, Kind.ARTICLE):
            if mentions := reading.of(kind):
                found[kind.value] = mentions[0].value
        if reading.periods:
            found["period"] = reading.periods[0].value
        elif _VERTICAL.search(folded):
            found["period"] = str(self.today.year - 1)
        if reading.days is not None:
            found["days"] = reading.days
        if status := statuses.escalation_status(folded):
            found["status"] = status
        if tongue := signs.language(folded):
            found["language"] = tongue
        if kpis := named(reading.hits, Subject.KPI):
            found["kpi"] = kpis[0]
        return found


def _without_times(text: str, today: Any) -> str:
    for each in reversed(periods(text, today)):
        text = text[: each.start] + " " + text[each.end :]
    return text


_TAKES = {
    "period": frozenset({"query_kpi"}),
    "kpi": frozenset({"query_kpi"}),
    "days": frozenset({"list_run_outs"}),
    "status": frozenset({"list_escalations"}),
    "language": DRAFTS,
    "account": OF_ACCOUNT,
    "contact": OF_CONTACT,
    "contract": frozenset({"draft_escalation"}),
    "article": frozenset({"propose_reorders", "draft_reorder"}),
}


def _changed(call: ToolCall, changes: Mapping[str, Any]) -> ToolCall | None:
    fits = {name: value for name, value in changes.items() if call.name in _TAKES[name]}
    if not fits:
        return None
    kept = dict(call.args)
    if "account" in fits:  # what belonged to the other customer does not move
        kept = {name: value for name, value in kept.items() if name not in ("contact", "contract", "article")}
    elif "contact" in fits:
        kept.pop("account", None)
    return ToolCall(call.name, {**kept, **fits})


def _of_kpis(kpis: Sequence[str], found: list[ToolCall], past: Past) -> list[ToolCall]:
    """Another KPI of the same customer and period, also where the last call was no KPI."""
    asked = [each for each in found if each.name == "query_kpi"]
    base = dict(asked[0].args) if asked else {"account": past.account} if past.account else {}
    return [ToolCall("query_kpi", {**base, "kpi": each}) for each in kpis]


def chosen(options: Sequence[str], text: str) -> int | None:
    """The place of the option that the answer names: by its words, or by its number."""
    folded = fold(text)
    said = set(re.findall(r"\w+", folded))
    counts = [len(said & set(re.findall(r"\w+", fold(each)))) for each in options]
    if max(counts, default=0) and counts.count(max(counts)) == 1:
        return counts.index(max(counts))
    signs_of = enumerate(_ORDINALS[: len(options)])
    return next((at for at, sign in signs_of if sign.search(folded.strip())), None)
