"""What a process does in the tests of kill -9: take events, let a person approve, send; and die in between.

Imported by a fork server, so that a process starts in milliseconds: the heavy imports stand here.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

import sqlalchemy.dialects.postgresql.psycopg
import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401
from sqlalchemy.orm import configure_mappers

import agent.adapters.facts.contacts
import agent.adapters.facts.contract_standing
import agent.adapters.facts.finance
import agent.adapters.facts.ownership
import agent.adapters.facts.supply
import agent.adapters.mail.attachments
import agent.adapters.mail.eml
import agent.adapters.mail.smtp
import agent.adapters.mail.turn
import agent.adapters.state.account_plans
import agent.adapters.state.audit
import agent.adapters.state.deliveries
import agent.adapters.state.demo_users
import agent.adapters.state.drafts
import agent.adapters.state.escalations
import agent.adapters.state.identity
import agent.adapters.state.overrides
import agent.adapters.state.secrets
import agent.services.account_plans
import agent.services.escalation_triggers
import agent.services.gathering.email_letter
import agent.services.gathering.escalation_standing
import agent.services.gathering.reorder_again
import agent.services.outbox
import agent.services.reorders  # noqa: F401
import knowledge.rules.approvals
import knowledge.rules.company
import knowledge.rules.credit
import knowledge.rules.departments
import knowledge.rules.margins
import knowledge.rules.service_levels  # noqa: F401
from agent.adapters.mail.eml import EmlFolder
from agent.adapters.mail.server import mail_server
from agent.adapters.mail.smtp import Smtp
from agent.domain.draft.draft import DraftStatus
from agent.domain.errors import KamError
from agent.ports.drafts import OutgoingChannel
from agent.services.approvals import Edited
from tests.approvals_world import World
from tests.faults.deadly import POINTS, Transactions, arm, seeded

configure_mappers()  # like the imports: once for all processes
WORDS = "Welle Flansch Abruf Termin Gespräch Muster Lager Plan Frachtweg Angebot".split()


@dataclass(frozen=True)
class Run:
    """``url``: of a mail server; empty for the folder of ``.eml`` files."""

    home: Path
    point: str
    seed: int
    url: str

    @property
    def number(self) -> int:
        return seeded(self.seed).randint(1, 3)

    @property
    def place(self) -> tuple[str, int]:
        """Where it dies, and with which of the drafts."""
        chance = seeded(self.seed * 31 + len(self.point))
        return chance.choice(POINTS[self.point]), chance.randint(1, self.number)

    def channel(self) -> OutgoingChannel:
        return Smtp(mail_server(self.url), timeout_s=5) if self.url else EmlFolder(self.home / "outbox")

    def text(self, event: int) -> str:
        return "Guten Tag Frau Kröger,\n\n" + " ".join(seeded(self.seed * 7 + event).choices(WORDS, k=12)) + "."


@dataclass(frozen=True)
class Ended:
    """One draft as it is in the end."""

    request: str
    status: str
    delivery: str
    message_id: str
    text: str


def live(run: Run) -> None:
    """Everything once, until the reaper comes."""
    world = World(run.home, run.channel())
    act(world, run, arm(world, *run.place))
    raise SystemExit(3)  # the reaper did not come


def recover(run: Run, tell: Connection) -> None:
    """Another process comes up: the events arrive once more, the person presses the button again, the outbox runs."""
    world = World(run.home, run.channel())
    act(world, run, None)
    world.wait(days=1)
    world.deliver()
    tell.send((ended(world, run), world.holds, len(world.app.drafts.find(set(DraftStatus), None, 100))))
    world.close()


def act(world: World, run: Run, watched: Transactions | None) -> None:
    kam = world.kam
    for event in range(run.number):
        _at(watched, "propose")
        draft = world.propose(kam, text=run.text(event), request_id=f"event-{event}")
        _at(watched, "approve")
        if draft.status is DraftStatus.PENDING:
            world.approve(draft, kam)
    _at(watched, "deliver")
    world.deliver()


def _at(watched: Transactions | None, stage: str) -> None:
    if watched is not None:
        watched.stage = stage
        if stage == "propose":
            watched.reaper.pass_by("event<")


def ended(world: World, run: Run) -> list[Ended]:
    found = []
    for event in range(run.number):
        draft = world.propose(text=run.text(event), request_id=f"event-{event}")
        delivery = world.delivery(draft)
        told = (draft.status.value, delivery.status.value, delivery.message_id, draft.content.text)
        found.append(Ended(f"event-{event}", *told))
    return found


def approve_at_once(home: Path, draft_id: str, digest: str, threads: int, start: Barrier, tell: Connection) -> None:
    """So many approvals of one draft, started together with those of another process."""
    world = World(home)
    kam, approvals = world.kam, world.app.approvals
    world.app.desk.get(kam, draft_id)  # everything is built before the race

    def approve(_number: int) -> str:
        start.wait()
        try:
            return approvals.approve(kam, draft_id, digest).status.value
        except KamError as error:
            return error.code

    with ThreadPoolExecutor(threads) as many:
        outcomes = list(many.map(approve, range(threads)))
    tell.send((outcomes, [each.message_id for each in world.deliver()]))
    world.close()


def deliver_at_once(home: Path, url: str, start: Barrier, tell: Connection) -> None:
    world = World(home, Smtp(mail_server(url), timeout_s=10))
    outbox = world.app.outbox
    start.wait()
    tell.send([each.message_id for each in outbox.deliver(wait_s=20)])
    world.close()


def decide_in_rounds(home: Path, drafts: list[tuple[str, str]], what: str, start: Barrier, tell: Connection) -> None:
    """Edit or approve each draft at the same moment as another process does the other."""
    world = World(home)
    kam, approvals = world.kam, world.app.approvals
    outcomes = []
    for draft_id, digest in drafts:
        start.wait()
        try:
            if what == "edit":
                approvals.edit(kam, draft_id, digest, Edited(text="Anders."))
            else:
                approvals.approve(kam, draft_id, digest)
            outcomes.append("won")
        except KamError as error:
            outcomes.append(error.code)
    tell.send(outcomes)
    world.close()
