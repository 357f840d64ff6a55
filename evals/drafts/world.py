"""A throw-away home with the demo world: the user's own state is neither read nor changed."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.bootstrap import App, build
from agent.domain.escalation.record import CauseKind, EscalationRecord, Facing
from agent.domain.identity import User
from agent.services.escalation_access import managers
from agent.services.escalations import Which
from agent.settings import Settings

_ACTIONS = {Facing.CUSTOMER: "Abrufplan mit dem Kunden abstimmen", Facing.INTERNAL: "Disposition informieren"}


@contextmanager
def demo_world(settings: Settings) -> Iterator[App]:
    """The product with its own templates and no model; only date, zone, rule files and cache are those of
    ``settings``. Broken contracts have their escalations, and these are documented in full."""
    with tempfile.TemporaryDirectory(prefix="kam-eval-") as folder:
        built = build(_alone(settings, Path(folder)))
        try:
            built.escalation_sweep.sweep()
            _document(built)
            yield built
        finally:
            built.close()


def _alone(settings: Settings, home: Path) -> Settings:
    """Every setting that could reach outside of ``home`` stands here: the environment counts for none of them."""
    return Settings(
        home=home,
        cache=settings.cache,
        policies=settings.policies,
        today=settings.today,
        time_zone=settings.time_zone,
        user="h.sommer",
        language=None,
        database_url="",
        model_url="",
        outbox=None,
        smtp_url="",
        odoo_url="",
    )


def _document(app: App) -> None:
    """What is missing in a record is a gap of the demo's data, which its text rightly names: it says nothing of the
    text. So each record gets what a key account manager would add; a closed one is opened for that."""
    head, of_account = app.user(), managers(app.identity)
    names = {each.id: each.name for each in app.accounts.of(head)}
    for record in app.escalations.find(head, Which.ALL):
        if record.contract_id is not None:
            _complete(app, of_account[names[record.account_id]][0], record)


def _complete(app: App, user: User, record: EscalationRecord) -> None:
    desk, tomorrow = app.escalations, app.clock.now().date() + dt.timedelta(days=1)
    if not record.is_open:
        desk.reopen(user, record.id, "Maßnahmen nachtragen")
    if not record.cause.text:
        desk.cause(user, record.id, CauseKind.ASSUMED, "Projekt beim Kunden verschoben")
    for facing in set(Facing) - {each.facing for each in record.measures}:
        desk.add_measure(user, record.id, _ACTIONS[facing], user.id, tomorrow, facing, "Mit dem Kunden abgestimmt")
    if not record.is_open:
        desk.close(user, record.id, "Protokoll.docx", record.result or "Abrufplan neu verteilt")
