"""The arguments of a call: what was given, and what follows from the conversation where a tool cannot do without."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from agent.adapters.models.planner import email, horizon, signs, statuses
from agent.adapters.models.planner.history import Past
from agent.adapters.models.planner.mention import Kind, Mention
from agent.adapters.models.planner.naming import NameIndex
from agent.adapters.models.planner.policy_query import query
from agent.adapters.models.planner.reading import Reading
from agent.adapters.models.planner.words import fold

OF_ACCOUNT = frozenset(
    "query_kpi list_run_outs propose_reorders draft_reorder contact_history "
    "overdue_contacts list_escalations draft_escalation "
    "draft_account_plan draft_email draft_briefing draft_price_preparation".split()
)
OF_CONTACT = frozenset({"contact_history", "draft_email"})
OF_CONTRACT = frozenset({"draft_escalation"})
OF_ARTICLE = frozenset({"propose_reorders", "draft_reorder"})
DRAFTS = frozenset(each for each in OF_ACCOUNT if each.startswith("draft_"))
# any one of these is enough to know whose draft it is
_NEEDS = {
    "draft_reorder": ("account", "article"),
    "draft_escalation": ("account", "contract"),
    "draft_account_plan": ("account",),
    "draft_email": ("account", "contact"),
    "draft_briefing": ("account", "date"),
    "draft_price_preparation": ("account",),
}
Args = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Two names fit: which one is meant has to be asked."""

    arg: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slots:
    """``narrowed``: the conversation is about one customer anyway."""

    past: Past
    index: NameIndex
    today: dt.date
    files: tuple[str, ...] = ()
    narrowed: bool = False

    def calls(self, name: str, reading: Reading) -> list[Args]:
        """One set of arguments a call; several customers, articles or contracts make several calls."""
        base = self._common(name, reading)
        accounts = self._accounts(name, reading, base)
        found = [{**({"account": each} if each else {}), **base} for each in accounts]
        for kind, tools in ((Kind.ARTICLE, OF_ARTICLE), (Kind.CONTRACT, OF_CONTRACT)):
            values = [each.value for each in reading.of(kind) if each.is_clear]
            if name in tools and len(values) > 1:
                found = [{**args, kind.value: value} for args in found for value in dict.fromkeys(values)]
        return found

    def unclear(self, name: str, reading: Reading) -> Unclear | None:
        """What fits two names. A person's customer, where it was said too, may decide."""
        for kind, tools in ((Kind.ACCOUNT, OF_ACCOUNT), (Kind.CONTACT, OF_CONTACT), (Kind.ARTICLE, OF_ARTICLE)):
            for mention in reading.of(kind):
                options = self._left(mention, reading)
                if name in tools and len(options) > 1:
                    return Unclear(kind.value, options)
        return None

    def missing(self, name: str, args: Mapping[str, Any]) -> str | None:
        """The argument without which nothing can be drafted."""
        needed = _NEEDS.get(name, ())
        if not needed or self.narrowed or len(self.index.accounts) == 1 or any(each in args for each in needed):
            return None
        return "article" if name == "draft_reorder" else "account"

    def _left(self, mention: Mention, reading: Reading) -> tuple[str, ...]:
        said = {each.value for each in reading.of(Kind.ACCOUNT) if each.is_clear}
        fits = tuple(each for each in mention.values if self.index.accounts_of.get(each) in said)
        return fits or mention.values

    def _common(self, name: str, reading: Reading) -> Args:
        folded = fold(" ".join(reading.text.split()))
        args: Args = {}
        for kind, tools in ((Kind.CONTACT, OF_CONTACT), (Kind.CONTRACT, OF_CONTRACT), (Kind.ARTICLE, OF_ARTICLE)):
            if name in tools and (mentions := reading.of(kind)):
                args[kind.value] = self._left(mentions[0], reading)[0]
        if name in OF_CONTACT and "contact" not in args and signs.speaks_of_a_person(folded) and self.past.contact:
            args["contact"] = self.past.contact
        args.update(self._of_tool(name, reading, folded))
        if name in DRAFTS and (tongue := signs.language(folded)):
            args["language"] = tongue
        return args

    def _of_tool(self, name: str, reading: Reading, folded: str) -> Iterator[tuple[str, Any]]:
        if name == "list_run_outs" and reading.days is not None:
            yield "days", reading.days
        elif (name == "list_escalations" and (status := statuses.escalation_status(folded))) or (
            name == "list_approvals" and (status := statuses.approval_status(folded))
        ):
            yield "status", status
        elif name == "search_policy":
            yield "query", query(reading.text)
        elif name == "decision_right":
            yield "question", reading.text
        elif name == "draft_email":
            said = email.offered(reading.masked) or email.points(_without_names(reading))
            yield "purpose", email.purpose(folded, said)
            if said:
                yield "points", said
        elif name == "draft_briefing" and (on := horizon.day(folded, self.today)):
            yield "date", on.isoformat()
        elif name == "review_nda":
            named = [each.value for each in reading.of(Kind.FILE)] or list(self.files if len(self.files) == 1 else ())
            yield from [("document", each) for each in named[:1]]

    def _accounts(self, name: str, reading: Reading, args: Args) -> list[str | None]:
        if name not in OF_ACCOUNT:
            return [None]
        said = [self._left(each, reading)[0] for each in reading.of(Kind.ACCOUNT)]
        if said:
            return list(dict.fromkeys(said[:1] if name == "draft_email" else said))
        folded = " ".join(each.text for each in reading.words)
        if "contact" not in args and signs.speaks_of_a_place(folded) and self.past.account:
            return [self.past.account]
        return [self._implied(name, reading, args)]

    def _implied(self, name: str, reading: Reading, args: Args) -> str | None:
        """Of a person, contract or article that the tool has no argument for; of the conversation where needed."""
        if "contact" in args:
            return None
        for kind, tools in ((Kind.CONTACT, OF_CONTACT), (Kind.CONTRACT, OF_CONTRACT), (Kind.ARTICLE, OF_ARTICLE)):
            for mention in reading.of(kind) if name not in tools else ():
                owner = self.index.owner(mention)
                if owner is not None:
                    return owner
        return self.past.account if self.missing(name, args) else None


def _without_names(reading: Reading) -> str:
    """Points are read after the addressee: "an Frau Kröger: …" must not begin with her."""
    text = reading.text
    for mention in reading.mentions:
        if mention.kind in (Kind.ACCOUNT, Kind.CONTACT):
            before = text[: mention.end]
            return text[mention.start :] if len(before) < len(text) and _says_first(before) is False else text
    return text


def _says_first(before: str) -> bool:
    """Whether what is to be said stands before the name."""
    return any(sign in fold(before) for sign in ("dass ", " that ", ": "))
