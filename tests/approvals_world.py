"""The real desk, approvals and outbox over a real database and a small world of facts, with a clock that is set."""

import datetime as dt
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App, build
from agent.domain.draft.delivery import Delivery, Outgoing, RecipientState, RecipientStatus
from agent.domain.draft.draft import Channel, Draft, DraftKind, DraftStatus
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.rights.commitment import Commitment, CommitmentKind
from agent.ports.drafts import OutgoingChannel
from agent.services.drafts import Proposal
from agent.settings import Settings, shipped_policies
from tests.conftest import TODAY
from tests.direct_sql import execute
from tests.facts_world import AS_OF, Rows, customer, publish
from tests.kpi_world import SetClock, contract, merged

NORDWERK, HELIOTEC, FOREIGN = "Nordwerk Antriebe GmbH", "Heliotec AG", "Aurelia Mobility SE"
TEXT = "Guten Tag Frau Kröger,\n\nvielen Dank für das Gespräch. Wir melden uns in der kommenden Woche.\n\nViele Grüße"
TO = ("s.kroeger@nordwerk.example",)
_NOTE = "database-url"
PRICE = (Commitment(CommitmentKind.PRICE),)  # nobody can measure it: the Head of Sales must consent
PRICE_AND_CONTRACT = (Commitment(CommitmentKind.PRICE), Commitment(CommitmentKind.CONTRACT))  # and Legal
CAPACITY = (Commitment(CommitmentKind.CAPACITY),)  # Operations, who see no account

_READ_ONLY = ("facts_store", "policies", "kpi_rules", "credit_rules", "margin_policy", "approval_rules")
_MORE = (
    User("o.keller", "Olga Keller", "o.keller@m.example", frozenset({Role.OPERATIONS}), frozenset()),
    User("j.both", "Jo Both", "j.both@m.example", frozenset({Role.KAM, Role.HEAD_OF_SALES}), frozenset({NORDWERK})),
    User("z.head", "Zoe Head", "z.head@m.example", frozenset({Role.HEAD_OF_SALES}), frozenset()),
    User("t.deputy", "Tom Deputy", "t.deputy@m.example", frozenset({Role.KAM}), frozenset({NORDWERK})),
)


def facts(called: float = 6996, heliotec: float = 9000) -> Mapping[str, Rows]:
    """Nordwerk is called off to ``called`` of 10,000 pieces."""
    names = {"N": NORDWERK, "H": HELIOTEC, "A": FOREIGN}
    people = [{"id": "P1", "customer_id": "N", "name": "Sabine Kröger", "email": TO[0], "language": "de"}]
    tables = merged(contract("1", "N", called), contract("2", "H", heliotec), contract("3", "A", 1000))
    return {**tables, "customers": [customer(key, name) for key, name in names.items()], "contacts": people}


@dataclass
class Scripted:
    """A channel that does what it is told: each entry is the states of one attempt, or what it raises.

    When the script has ended, everybody accepts. ``left`` tells what left, in order.
    """

    script: list[Any] = field(default_factory=list)
    left: list[Outgoing] = field(default_factory=list)
    tried: list[Outgoing] = field(default_factory=list)
    knows: bool | None = None  # what `has_sent` answers; None: it cannot know

    def send(self, outgoing: Outgoing) -> Sequence[RecipientState]:
        self.tried.append(outgoing)
        step = self.script.pop(0) if self.script else {}
        if isinstance(step, BaseException):
            raise step
        told = [
            RecipientState(each, *step.get(each, (RecipientStatus.ACCEPTED, "250"))) for each in outgoing.recipients
        ]
        gone = tuple(each.address for each in told if each.status is RecipientStatus.ACCEPTED)
        if gone:
            self.left.append(replace(outgoing, recipients=gone))
        return told

    def has_sent(self, message_id: str) -> bool | None:
        return self.knows


class World:
    """``app`` on ``home``; `again` builds it anew on the same files, as after a crash.

    ``shared``: parts of another app that only read, by name; they stay open.
    """

    def __init__(
        self,
        home: Path,
        channel: OutgoingChannel | None = None,
        shared: Mapping[str, Any] | None = None,
        policies: Path | None = None,
    ) -> None:
        self._policies = policies or shipped_policies()
        self.home, self.clock, self.channel, self._shared = home, SetClock(), channel, shared or {}
        self.database_url = _database_of(home)
        if not (home / "facts").exists():
            self.publish()
        self.app = self._built()
        self.app.identity.add(_MORE)

    def _built(self) -> App:
        app = build(Settings(home=self.home, policies=self._policies, today=TODAY, database_url=self.database_url))
        app.clock = self.clock  # type: ignore[assignment]
        app.__dict__.update(self._shared)
        if self.channel is not None:
            app.__dict__["channels"] = dict.fromkeys((Channel.MAIL, Channel.CRM), self.channel)
        return app

    def again(self) -> None:
        self.close()
        self.app = self._built()

    def close(self) -> None:
        for name in self._shared:
            self.app.__dict__.pop(name)
        self.app.close()

    def publish(self, called: float = 6996, as_of: dt.datetime = AS_OF, **changes: float) -> None:
        """A new version of the facts."""
        store = FactsStore(self.home / "facts")
        publish(store, as_of, **facts(called, **changes))
        store.close()

    def user(self, user_id: str = "k.brandt") -> User:
        return self.app.identity.user(user_id)

    @property
    def kam(self) -> User:
        return self.user()

    @property
    def head(self) -> User:
        return self.user("h.sommer")

    @property
    def legal(self) -> User:
        return self.user("l.vogt")

    def propose(self, user: User | None = None, **changes: Any) -> Draft:
        given = {"kind": DraftKind.EMAIL, "account": NORDWERK, "text": TEXT, "language": Language.DE, "typed": True}
        mail = {"subject": "Unser Gespräch", "to": TO} if changes.get("kind", DraftKind.EMAIL) in _MAILS else {}
        return self.app.desk.propose(user or self.kam, Proposal(**{**given, **mail, **changes}))

    def approve(self, draft: Draft, user: User | None = None, reason: str = "") -> Draft:
        return self.app.approvals.approve(user or self.kam, draft.id, draft.digest, reason)

    def approved(self, **changes: Any) -> Draft:
        return self.approve(self.propose(**changes))

    def deliver(self) -> Sequence[Delivery]:
        return self.app.outbox.deliver()

    def get(self, draft: Draft) -> Draft:
        return self.app.drafts.get(draft.id)

    def status(self, draft: Draft) -> DraftStatus:
        return self.get(draft).status

    def delivery(self, draft: Draft) -> Delivery:
        found = self.app.deliveries.of(draft.id)
        assert found is not None
        return found

    def wait(self, **time: float) -> None:
        self.clock.moment += dt.timedelta(**time)

    def actions(self, draft: Draft | None = None) -> list[str]:
        """What the audit chain tells, in order."""
        return [each.action for each in self.app.audit.entries() if draft is None or each.subject == draft.id]

    def refusals(self, draft: Draft) -> list[str]:
        """The codes of what was refused."""
        entries = self.app.audit.entries()
        return [
            str(each.details["code"]) for each in entries if (each.action, each.subject) == ("draft.refused", draft.id)
        ]

    def sql(self, statement: str, *values: object) -> None:
        """What somebody with access to the database does; ``?`` stands for a value."""
        execute(self.app.database.url, statement, *values)

    @property
    def holds(self) -> bool:
        return bool(self.app.audit.verify().holds)


_MAILS = (DraftKind.EMAIL, DraftKind.ESCALATION, DraftKind.REORDER)


@contextmanager
def opened(
    home: Path,
    channel: OutgoingChannel | None = None,
    shared: Mapping[str, Any] | None = None,
    policies: Path | None = None,
) -> Iterator[World]:
    world = World(home, channel, shared, policies)
    try:
        yield world
    finally:
        world.close()


def _database_of(home: Path) -> str:
    """Where the test says; a note in the home tells it to the processes that the test starts."""
    if not (home / _NOTE).exists():
        _note(home)
    return (home / _NOTE).read_text(encoding="utf-8")


def _note(home: Path, database_url: str = "") -> None:
    """SQLite's, too: what such a process has in its environment may be of another test."""
    home.mkdir(parents=True, exist_ok=True)
    (home / _NOTE).write_text(database_url or os.environ.get("KAM_DATABASE_URL", ""), encoding="utf-8")


def prepared(folder: Path) -> Path:
    """A home with facts and users, to be copied: making one costs more than most tests."""
    with opened(folder):
        return folder


@dataclass(frozen=True)
class Template:
    """A prepared home, and the parts of an app on it that only read."""

    home: Path
    shared: Mapping[str, Any]

    @contextmanager
    def opened(self, channel: OutgoingChannel | None = None) -> Iterator[World]:
        """A world on a copy of the home. Nobody publishes facts there."""
        with opened(copied(self.home), channel, self.shared) as world:
            yield world


@contextmanager
def templated() -> Iterator[Template]:
    with quick_folder() as folder, opened(folder / "template") as world:
        yield Template(world.home, {name: getattr(world.app, name) for name in _READ_ONLY})


def copied(template: Path, database_url: str = "") -> Path:
    """A copy beside the template, on the database of the test unless another one is named."""
    home = template.parent / secrets.token_hex(8)
    shutil.copytree(template, home)
    _note(home, database_url)
    return home


@contextmanager
def quick_folder() -> Iterator[Path]:
    """In memory where the machine has such a place: SQLite waits for the disk at every commit."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)
