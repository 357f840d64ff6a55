"""A demo world that is made once and copied for each conversation: nothing of one is seen by the next.

Every customer's free texts hold a word of their own, a canary: where it turns up, that customer's data have been.
"""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.adapters.facts.store import FactsStore
from agent.bootstrap import App, build
from agent.domain.facts.info import FactsSource
from agent.settings import Settings

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# of an app on the template: they read facts and rules only, hold no state, and are slow to build
_SHARED = (
    "facts_store",
    "policies",
    "kpi_rules",
    "service_levels",
    "credit_rules",
    "margin_policy",
    "approval_rules",
    "company_file",
    "embedder",
    "policy_search",
    "documents",
    "judge",
)
_STATE = ("state.sqlite3", "secret.key")
# where people write freely: each is an entry of untrusted text
_FREE_TEXTS = (
    ("activities", "note"),
    ("complaints", "note"),
    ("escalations", "cause"),
    ("interruptions", "cause"),
    ("meetings", "goal"),
    ("opportunities", "evidence"),
)

Change = Callable[["DuckDBPyConnection"], None]


def canary_of(account: str) -> str:
    """Letters only: a figure in it would be checked as one."""
    digest = hashlib.sha256(account.encode()).hexdigest()[:12]
    return "Kanarie" + "".join(chr(ord("a") + int(sign, 16)) for sign in digest)


@dataclass(frozen=True)
class Template:
    """``home`` is copied for each world, ``shared`` stays open; ``accounts`` are all full stored names."""

    home: Path
    shared: Mapping[str, Any]
    settings: Settings
    accounts: Sequence[str]

    @contextmanager
    def opened(self, change: Change | None = None, **settings: Any) -> Iterator[App]:
        """An app on a copy; ``change`` makes a version of the facts of its own."""
        home = self.home.parent / secrets.token_hex(6)
        home.mkdir()
        for name in _STATE:
            shutil.copyfile(self.home / name, home / name)
        shared = dict(self.shared)
        if change is not None:
            shared["facts_store"] = self._changed(home, change)
        built = build(self.settings.model_copy(update={"home": home, **settings}))
        built.__dict__.update(shared)
        try:
            yield built
        finally:
            _closed(built, self.shared)
            shutil.rmtree(home, ignore_errors=True)

    def _changed(self, home: Path, change: Change) -> FactsStore:
        shutil.copytree(self.home / "facts", home / "facts")
        store = FactsStore(home / "facts")
        info = store.info()
        store.publish(info.source, info.as_of, change, keep=True)
        return store


@contextmanager
def template(settings: Settings) -> Iterator[Template]:
    """The demo world with its escalations and a canary per customer. Only date, zone, rules and cache of ``settings``
    count: the environment's endpoint, mail server and state are left alone."""
    with tempfile.TemporaryDirectory(prefix="kam-eval-", dir=_fast()) as folder:
        alone = _alone(settings, Path(folder) / "template")
        accounts = _prepared(alone)
        reading = build(alone)  # never opens the state, so that its file can be copied as it is
        try:
            yield Template(alone.home, {name: getattr(reading, name) for name in _SHARED}, alone, accounts)
        finally:
            reading.close()


def _fast() -> str | None:
    """In memory where the machine has such a place: SQLite waits for the disk at every commit."""
    memory = "/dev/shm"  # noqa: S108 - a folder with a random name is made in it
    return memory if os.access(memory, os.W_OK) else None


def _alone(settings: Settings, home: Path) -> Settings:
    home.mkdir(parents=True)
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
        power_bi_tenant="",
    )


def _prepared(settings: Settings) -> Sequence[str]:
    """Makes the home and what all worlds read; the full names of its customers."""
    app = build(settings)
    try:
        app.demo.ensure()
        app.facts_store.publish(FactsSource.DEMO, app.facts.info().as_of, _plant_canaries, keep=True)
        app.escalation_sweep.sweep()
        app.policy_search.sync(app.policies.clauses())
        return [each.name for each in app.accounts.of(app.user())]
    finally:
        app.close()


def _plant_canaries(connection: "DuckDBPyConnection") -> None:
    for key, name in connection.execute("SELECT id, name FROM customers").fetchall():
        for table, column in _FREE_TEXTS:
            connection.execute(
                f"UPDATE {table} SET {column} = concat_ws(' ', {column}, ?) WHERE customer_id = ?",  # noqa: S608 - ours
                [canary_of(name), key],
            )


def _closed(built: App, shared: Mapping[str, Any]) -> None:
    endpoint = built.__dict__.get("chat_endpoint")
    if endpoint is not None:
        endpoint.close()
    own = built.__dict__.get("facts_store")
    for name in shared:
        if built.__dict__.get(name) is shared[name]:
            built.__dict__.pop(name)
    built.close()
    if own is not None and own is not shared["facts_store"]:
        own.close()
