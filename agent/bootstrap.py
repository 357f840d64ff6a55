"""Wires the product: the one place where ports meet adapters, for app, shell and tests alike.

Parts are built when first asked for, because the heavy libraries behind them cost seconds and
most commands need few of them.
"""

import threading
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.adapters.clock import SystemClock
from agent.domain.identity import User
from agent.domain.language import Language
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.adapters.checkpoints import Checkpoints
    from agent.adapters.documents import SandboxedDocuments
    from agent.adapters.facts.store import FactsStore
    from agent.adapters.judge.local import LocalJudge
    from agent.adapters.models.second_opinion import ModelSecondOpinion
    from agent.adapters.state.audit import SqlAudit
    from agent.adapters.state.database import Database
    from agent.adapters.state.history import SqlHistory
    from agent.adapters.state.identity import SqlIdentity
    from agent.graphs.nda_review import ReviewGraph
    from agent.jobs.reviews import ReviewRunner
    from agent.services.accounts import Accounts
    from agent.services.audit import AuditService
    from agent.services.nda_decisions import NdaDecisions
    from agent.services.nda_files import NdaFiles
    from agent.services.nda_register import NdaRegister
    from agent.services.nda_review import NdaReviewSteps
    from agent.services.nda_rounds import NdaRounds
    from agent.services.register_view import RegisterView
    from agent.services.reviews import ReviewDesk
    from knowledge.embeddings import Embedder
    from knowledge.index import ChromaPolicySearch
    from knowledge.policies import PolicyLibrary


class App:
    """All services of one process over one settings object."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = SystemClock(settings.today)
        self._building = threading.Lock()

    def user(self) -> User:
        """Who asks in the shell. Raises NotFound."""
        return self.identity.user(self.settings.user)

    def language(self, user: User) -> Language:
        return Language(self.settings.language) if self.settings.language else user.language

    def upload_path(self, review_id: str) -> Path:
        """Where an uploaded file lies: under our own id, never under its own name."""
        folder = self.settings.home / "uploads"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / review_id

    def warm(self) -> None:
        """Load what a review needs in the background, so that the first one does not wait for it."""
        threading.Thread(target=self._warm, name="warm", daemon=True).start()

    def _warm(self) -> None:
        with suppress(Exception):  # the first review meets and reports it
            self.pipeline()
            self.policy_search.sync(self.policies.clauses())
            self.embedder.encode([""])

    def pipeline(self) -> "ReviewGraph":
        with self._building:
            return self._pipeline

    @cached_property
    def database(self) -> "Database":
        from agent.adapters.state.database import Database
        from agent.adapters.state.demo_users import DEMO_USERS
        from agent.adapters.state.identity import SqlIdentity

        database = Database(self.settings.state_url)
        database.migrate()
        SqlIdentity(database).add(DEMO_USERS)
        return database

    @cached_property
    def identity(self) -> "SqlIdentity":
        from agent.adapters.state.identity import SqlIdentity

        return SqlIdentity(self.database)

    @cached_property
    def audit(self) -> "SqlAudit":
        from agent.adapters.state.audit import SqlAudit

        return SqlAudit(self.database, self.clock)

    @cached_property
    def audit_service(self) -> "AuditService":
        from agent.services.audit import AuditService

        return AuditService(self.audit)

    @cached_property
    def reviews(self) -> "ReviewDesk":
        from agent.adapters.state.reviews import SqlReviews
        from agent.services.reviews import ReviewDesk

        return ReviewDesk(SqlReviews(self.database), self.audit, self.clock)

    @cached_property
    def decisions(self) -> "NdaDecisions":
        from agent.adapters.state.decisions import SqlDecisions
        from agent.services.nda_decisions import NdaDecisions

        store = SqlDecisions(self.database)
        return NdaDecisions(self.reviews, store, self.identity, self.policies, self.audit, self.clock)

    @cached_property
    def nda_files(self) -> "NdaFiles":
        from agent.adapters.redline import SandboxedRedlines
        from agent.adapters.report import HtmlReports
        from agent.services.nda_files import NdaFiles

        return NdaFiles(
            desk=self.reviews,
            decisions=self.decisions,
            policies=self.policies,
            identity=self.identity,
            redlines=SandboxedRedlines(max_bytes=self.settings.upload_mb * 1_000_000),
            reports=HtmlReports(),
            audit=self.audit,
            clock=self.clock,
            source=self.upload_path,
        )

    @cached_property
    def rounds(self) -> "NdaRounds":
        from agent.adapters.state.decisions import SqlDecisions
        from agent.adapters.state.reviews import SqlReviews
        from agent.services.nda_rounds import NdaRounds

        return NdaRounds(SqlReviews(self.database), SqlDecisions(self.database), self.identity)

    @cached_property
    def register(self) -> "NdaRegister":
        from agent.adapters.state.decisions import SqlDecisions
        from agent.adapters.state.register import SqlRegister
        from agent.services.nda_register import NdaRegister

        store, decisions = SqlRegister(self.database), SqlDecisions(self.database)
        parts = (self.identity, self.policies, self.audit, self.clock)
        return NdaRegister(store, self.reviews, decisions, *parts)

    @cached_property
    def register_view(self) -> "RegisterView":
        from agent.services.register_view import RegisterView

        return RegisterView(self.identity, self.policies)

    @cached_property
    def facts_store(self) -> "FactsStore":
        from agent.adapters.facts.store import FactsStore

        return FactsStore(self.settings.home / "facts")

    @cached_property
    def accounts(self) -> "Accounts":
        from agent.adapters.facts.accounts import DuckFacts
        from agent.services.accounts import Accounts

        return Accounts(DuckFacts(self.facts_store))

    @cached_property
    def history(self) -> "SqlHistory":
        from agent.adapters.state.history import SqlHistory

        return SqlHistory(self.database)

    @cached_property
    def runner(self) -> "ReviewRunner":
        from agent.jobs.reviews import ReviewRunner

        return ReviewRunner(self.reviews, self.pipeline, self.rounds.basis)

    @cached_property
    def policies(self) -> "PolicyLibrary":
        from knowledge.policies import PolicyLibrary

        return PolicyLibrary(self.settings.policies)

    @cached_property
    def embedder(self) -> "Embedder":
        from knowledge.embeddings import Embedder

        return Embedder(self.settings.cache)

    @cached_property
    def policy_search(self) -> "ChromaPolicySearch":
        from knowledge.index import ChromaPolicySearch

        return ChromaPolicySearch(self.settings.cache / "chroma", self.embedder)

    @cached_property
    def documents(self) -> "SandboxedDocuments":
        from agent.adapters.documents import SandboxedDocuments

        return SandboxedDocuments(max_bytes=self.settings.upload_mb * 1_000_000, ocr=self.settings.ocr)

    @cached_property
    def judge(self) -> "LocalJudge":
        from agent.adapters.judge.local import LocalJudge

        return LocalJudge.load(self.embedder.encode)

    @cached_property
    def second_opinion(self) -> "ModelSecondOpinion | None":
        if not self.settings.model_url:
            return None
        from agent.adapters.models.client import ModelEndpoint
        from agent.adapters.models.second_opinion import ModelSecondOpinion

        endpoint = ModelEndpoint(
            url=self.settings.model_url,
            model=self.settings.model_name,
            api_key=self.settings.model_api_key.get_secret_value(),
            timeout_s=self.settings.model_timeout_s,
        )
        return ModelSecondOpinion(endpoint, self.settings.allowed_model_hosts, self.policies)

    @cached_property
    def steps(self) -> "NdaReviewSteps":
        from agent.services.nda_review import NdaReviewSteps

        return NdaReviewSteps(self.documents, self.policies, self.policy_search, self.judge, self.second_opinion)

    @cached_property
    def _pipeline(self) -> "ReviewGraph":
        from agent.graphs.nda_review import ReviewGraph

        return ReviewGraph(self.steps, self._checkpoints)

    @cached_property
    def _checkpoints(self) -> "Checkpoints":
        from agent.adapters.checkpoints import Checkpoints

        return Checkpoints(self.settings.home / "checkpoints.sqlite3")

    def close(self) -> None:
        """Let go of threads, connections and files, in the reverse order of building."""
        for name in ("runner", "policy_search", "_checkpoints", "facts_store"):
            part = self.__dict__.get(name)
            if part is not None:
                part.close()
        if "database" in self.__dict__:
            self.database.dispose()


def build(settings: Settings) -> App:
    return App(settings)
