"""Wires the NDA: review, decisions, files, rounds, register, policy library."""

import threading
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from agent.bootstrap.core import Core
from agent.settings import Settings

if TYPE_CHECKING:
    from agent.adapters.checkpoints import Checkpoints
    from agent.adapters.documents import SandboxedDocuments
    from agent.adapters.judge.local import LocalJudge
    from agent.adapters.models.client import ModelEndpoint
    from agent.adapters.models.second_opinion import ModelSecondOpinion
    from agent.adapters.postgresql.checkpoints import ServerCheckpoints
    from agent.graphs.nda_review import ReviewGraph
    from agent.jobs.reviews import ReviewRunner
    from agent.ports import StoredReview
    from agent.services.nda_decisions import NdaDecisions
    from agent.services.nda_files import NdaFiles
    from agent.services.nda_register import NdaRegister
    from agent.services.nda_review import NdaReviewSteps
    from agent.services.nda_rounds import NdaRounds
    from agent.services.register_view import RegisterView
    from agent.services.reviews import ReviewDesk
    from knowledge.embeddings import Embedder
    from knowledge.folder_stores import FolderStores
    from knowledge.index import ChromaPolicySearch
    from knowledge.server_stores import ServerStores


class NdaParts(Core):
    """What reviews NDAs and keeps their register."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._building = threading.Lock()

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
    def runner(self) -> "ReviewRunner":
        from agent.jobs.reviews import ReviewRunner

        runner = ReviewRunner(self.reviews, self.pipeline, self.rounds.basis)
        runner.on_change = self._review_moved
        return runner

    def _review_moved(self, review: "StoredReview") -> None:
        from agent.domain.nda.batch import ENDED, MOVED

        self.signals.tell(review.id)
        if review.status in ENDED:
            self.signals.tell(MOVED)

    @cached_property
    def embedder(self) -> "Embedder":
        from knowledge.embeddings import Embedder

        return Embedder(self.settings.cache)

    @cached_property
    def policy_search(self) -> "ChromaPolicySearch":
        from knowledge.index import ChromaPolicySearch

        return ChromaPolicySearch(self.index_server or self._index_folder(), self.embedder)

    @cached_property
    def index_server(self) -> "ServerStores | None":
        """Raises BadInput for a setting that is no address."""
        if not self.settings.chroma_url:
            return None
        from knowledge.server_stores import ServerStores

        return ServerStores(self.settings.chroma_url, self.embedder)

    def _index_folder(self) -> "FolderStores":
        from knowledge.folder_stores import FolderStores

        return FolderStores(self.settings.cache / "chroma", self.embedder)

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
        from agent.adapters.models.second_opinion import ModelSecondOpinion

        return ModelSecondOpinion(self.model_endpoint(), self.settings.allowed_model_hosts, self.policies)

    def model_endpoint(self) -> "ModelEndpoint":
        """The one of the settings; only asked for where ``model_url`` is set."""
        from agent.adapters.models.client import ModelEndpoint

        return ModelEndpoint(
            url=self.settings.model_url,
            model=self.settings.model_name,
            api_key=self.settings.model_api_key.get_secret_value(),
            timeout_s=self.settings.model_timeout_s,
        )

    @cached_property
    def steps(self) -> "NdaReviewSteps":
        from agent.services.nda_review import NdaReviewSteps

        return NdaReviewSteps(self.documents, self.policies, self.policy_search, self.judge, self.second_opinion)

    @cached_property
    def _pipeline(self) -> "ReviewGraph":
        from agent.graphs.nda_review import ReviewGraph

        return ReviewGraph(self.steps, self._checkpoints)

    @cached_property
    def _checkpoints(self) -> "Checkpoints | ServerCheckpoints":
        if self.settings.postgresql_url:
            from agent.adapters.postgresql.checkpoints import ServerCheckpoints

            return ServerCheckpoints(self.settings.postgresql_url)
        from agent.adapters.checkpoints import Checkpoints

        return Checkpoints(self.settings.home / "checkpoints.sqlite3")
