"""What an account's page says, in the reader's language."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.domain import formats
from agent.domain.contacts.commitments import Commitment, CommitmentState
from agent.domain.contacts.overdue import PersonDue
from agent.domain.kpi.result import Contributor, KpiResult
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.reorder.run_outs import RunOut
from agent.ports.account_records import Chance, ContractTerms
from agent.ports.opportunities import ReleasedArticle
from agent.services.kpi_view import contributor_entry, result_entry
from agent.services.pages.account_view import Activity, Contract, Line, Opportunity, Point, Promise, Score
from agent.services.pages.course import course
from agent.services.pages.day_view import EmptySoon
from agent.services.reorder_view import cause_text, quantity

_ENDING_DAYS = 90
_MISSED, _ACTIVITIES = 3, 12
_STAGES = frozenset({"open", "qualified", "won", "lost", "closed"})
_TONES = {"overdue": "bad", "open": "note", "possibly_done": "good"}


@dataclass(frozen=True, slots=True)
class AccountWords:
    language: Language
    today: dt.date

    def say(self, code: str, **values: object) -> str:
        return message(f"pages.account.{code}", self.language, **values)

    def moment(self, at: dt.datetime) -> str:
        day = formats.date(at.date(), self.language)
        return message("pages.day.at", self.language, day=day, time=f"{at:%H:%M}")

    def score(self, result: KpiResult, points: Sequence[KpiResult]) -> Score:
        entry = result_entry(result, self.language)
        first = next((each for each in points if each.value is not None), result)
        values = {"name": entry["name"], "first": result_entry(first, self.language)["value_text"]}
        alt = self.say("course", last=entry["value_text"], count=len(points), **values)
        missed = result.status is Status.BREACH
        return Score(
            kpi=entry["kpi"],
            name=entry["name"],
            value=entry["value_text"],
            target=entry["target_text"],
            status=entry["status"],
            status_text=entry["status_text"],
            period=entry["period_short"],
            course=course(points, alt),
            action=entry["action"] if missed else "",
        )

    def contract(self, terms: ContractTerms, ratio: Contributor | None, latest: Sequence[KpiResult]) -> Contract:
        left = (terms.valid_to - self.today).days
        whose = next((each for each in latest if each.definition.id == "call_off"), None)
        told = None if ratio is None or whose is None else contributor_entry(ratio, whose, self.language)
        return Contract(
            id=terms.id,
            term=f"{self._date(terms.valid_from)} – {self._date(terms.valid_to)}",
            notice="" if terms.notice_date is None else self._date(terms.notice_date),
            ends=self._ends(left),
            tone="bad" if left < 0 else "warn" if left <= _ENDING_DAYS else "note",
            quantity=quantity(terms.quantity, self.language),
            called_off=quantity(terms.called_off, self.language),
            share=round(100 * min(1.0, terms.called_off / terms.quantity)) if terms.quantity else 0,
            ratio="" if told is None else told["unrounded_text"] or told["value_text"],
            status="no_data" if told is None else told["status"],
        )

    def _ends(self, left: int) -> str:
        if left < 0:
            return self.say("ended", days=-left)
        return self.say("ends_in", days=left) if left <= _ENDING_DAYS else ""

    def run_out(self, found: RunOut) -> EmptySoon:
        empty = found.is_empty or found.run_out is None
        return EmptySoon(
            article=found.article.id,
            name=found.article.name,
            account=found.article.account,
            when=message("pages.day.empty", self.language) if empty else self._date(found.run_out),
            why="",
            cause="" if found.cause is None else cause_text(found.cause, self.language),
            is_empty=found.is_empty,
            presses=True,
        )

    def activities(self, entries: Sequence[Mapping[str, Any]]) -> list[Activity]:
        return [
            Activity(
                day=self._date(dt.date.fromisoformat(each["date"])),
                contact=each["contact"] or "",
                channel=each["channel"],
                topic=each["topic"],
                note=each["note"],
                qualified=each["qualified_text"] if each["qualified"] else "",
            )
            for each in entries[:_ACTIVITIES]
        ]

    def promises(self, entries: Sequence[Mapping[str, Any]]) -> list[Promise]:
        return [
            Promise(
                text=each["text"],
                who=" · ".join(filter(None, (each["by_text"], each["contact"]))),
                made=self._date(dt.date.fromisoformat(each["made_on"])),
                state=each["state_text"],
                tone=_TONES.get(each["state"], "note"),
            )
            for each in entries
        ]

    def opportunities(self, chances: Sequence[Chance], released: Sequence[ReleasedArticle]) -> list[Opportunity]:
        """Articles within reach first: they need nobody's decision but the customer's."""
        articles = [
            Opportunity(f"{each.article_id} {each.name}", self._last_ordered(each), self.say("released"))
            for each in released
        ]
        found = [
            Opportunity(
                each.category,
                " · ".join(filter(None, (self._date(each.identified_on), each.evidence))),
                self._stage(each.status),
            )
            for each in chances
        ]
        return [*articles, *found]

    def _stage(self, status: str) -> str:
        """The usual words of a CRM in the reader's language, any other as it is written."""
        known = status.strip().casefold()
        return self.say(f"stage.{known}") if known in _STAGES else status

    def _last_ordered(self, article: ReleasedArticle) -> str:
        if article.last_ordered is None:
            return self.say("never_ordered")
        return self.say("last_ordered", day=self._date(article.last_ordered))

    def money(self, credit: Mapping[str, Any], margin: Mapping[str, Any]) -> list[Line]:
        """Internal: credit against its limit, margin against its target."""
        found = []
        if credit["exposure"] is not None:
            values = {"limit": self._euros(credit["limit"]), "insured": self._euros(credit["insured"])}
            note = f"{self.say('credit.note', **values)} {credit['verdict_text']}."
            tone = "good" if credit["verdict"] == "inside" else "warn"
            found.append(Line(self.say("credit"), self._euros(credit["exposure"]), note, tone))
        if margin["margin"] is not None:
            share = formats.percent(margin["margin"], self.language, 1)
            target = formats.percent(margin["target"], self.language, 1)
            note = f"{self.say('margin.note', target=target)} {margin['verdict_text']}."
            found.append(Line(self.say("margin"), share, note, "good" if margin["verdict"] == "on_target" else "warn"))
        return found

    def nda(self, register: Mapping[str, Any]) -> list[Line]:
        return [Line(each["document_name"], each["state_label"], each["message"]) for each in register["entries"]]

    def points(
        self,
        latest: Sequence[KpiResult],
        promises: Sequence[Commitment],
        short: Sequence[RunOut],
        contracts: Sequence[Contract],
        due: Sequence[PersonDue],
        nda: Mapping[str, Any],
    ) -> list[Point]:
        """What to know before a talk, the worst first; each with the part of the page that tells more."""
        found = [*self._missed(latest), *self._promised(promises), *self._short(short), *self._ending(contracts)]
        silent = [each.contact.name for each in due if each.is_overdue]
        if silent:
            found.append(Point("warn", self.say("point.silent", names=", ".join(silent)), "people"))
        for each in nda["entries"][:1]:
            found.append(Point("note", f"NDA: {each['message']}", "nda"))
        return found

    def _missed(self, latest: Sequence[KpiResult]) -> Iterator[Point]:
        missed = [each for each in latest if each.status is Status.BREACH]
        for each in missed[:_MISSED]:
            entry = result_entry(each, self.language)
            values = {name: entry[f"{name}_text"] for name in ("value", "target")}
            yield Point("bad", self.say("point.missed", kpi=entry["name"], **values), "scorecard")
        if len(missed) > _MISSED:
            yield Point("warn", self.say("point.more_missed", count=len(missed) - _MISSED), "scorecard")

    def _promised(self, promises: Sequence[Commitment]) -> Iterator[Point]:
        late = [each for each in promises if each.state is CommitmentState.OVERDUE]
        if late:
            yield Point("bad", self.say("point.promises", count=len(late)), "promises")

    def _short(self, short: Sequence[RunOut]) -> Iterator[Point]:
        empty = [each.article.id for each in short if each.is_empty]
        if empty:
            yield Point("bad", self.say("point.empty", articles=", ".join(empty)), "supply")
        soon = [f"{each.article.id} ({self._date(each.run_out)})" for each in short if not each.is_empty]
        if soon:
            yield Point("warn", self.say("point.short", articles=", ".join(soon[:4])), "supply")

    def _ending(self, contracts: Sequence[Contract]) -> Iterator[Point]:
        for each in contracts:
            if each.ends:
                yield Point(each.tone, f"{each.id}: {each.ends}", "contracts")

    def _euros(self, value: float | None) -> str:
        return "–" if value is None else formats.euros(value, self.language)

    def _date(self, day: dt.date | None) -> str:
        return "" if day is None else formats.date(day, self.language)
