"""Many NDAs at once: a review for each content, durable, to be gone on with, for its owner only."""

import hashlib
import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from agent.domain.errors import BadInput, NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.batch import Batch, BatchDocument, summary
from agent.ports import StoredReview
from agent.ports.conversations import Uploads
from agent.ports.nda_batches import Batches
from agent.services.reviews import ReviewDesk

_CHUNK = 1 << 20
_LISTED = 100
# more are several batches: the table of one has to be looked through by a person
MOST_DOCUMENTS = 10_000


@dataclass(frozen=True, slots=True)
class NdaBatches:
    """``path_of`` tells where the file of a review lies, ``queue`` makes a job of a review: twice is once."""

    store: Batches
    desk: ReviewDesk
    uploads: Uploads
    path_of: Callable[[str], Path]
    queue: Callable[[StoredReview], None]

    def open(
        self,
        user: User,
        name: str,
        language: Language,
        account: str | None = None,
        *,
        anyway: bool = False,
        key: str = "",
    ) -> Batch:
        """A new batch, or the user's own of the same ``key``. Raises Forbidden without the role or the account."""
        self.desk.require(user, account)
        found = self.store.find(user.id, key) if key else None
        now = self.desk.clock.now()
        return found or self._opened(Batch(str(uuid.uuid4()), now, user.id, key, name, account, language.value, anyway))

    def _opened(self, batch: Batch) -> Batch:
        if self.store.create(batch):
            self.desk.audit.append(batch.created_by, "nda_batch.opened", batch.id, {})
            return batch
        return self.store.find(batch.created_by, batch.key) or batch

    def get(self, user: User, batch_id: str) -> Batch:
        """Raises NotFound for an unknown batch and for somebody else's alike."""
        batch = self.store.get(batch_id)
        if batch.created_by != user.id:
            raise NotFound("nda_batch.unknown", batch=batch_id)
        return batch

    def latest(self, user: User) -> Sequence[Batch]:
        return self.store.latest(user.id, _LISTED)

    def documents(self, user: User, batch_id: str) -> Sequence[BatchDocument]:
        """By name. Raises NotFound."""
        return [self._with_summary(each) for each in self.store.documents(self.get(user, batch_id).id)]

    def states(self, user: User, batch_id: str) -> Sequence[BatchDocument]:
        """As `documents`, as it is stored: for who only counts. Raises NotFound."""
        return self.store.documents(self.get(user, batch_id).id)

    def add_upload(self, user: User, batch_id: str, name: str, source: BinaryIO) -> BatchDocument:
        """As `add`, of a file without a place: two of one name are two where their content is not the same."""
        return self.add(user, batch_id, f"{name}|{_digest(source)}", name, source)

    def add(self, user: User, batch_id: str, place: str, name: str, source: BinaryIO) -> BatchDocument:
        """Have a document reviewed, unless its content was: ``place`` (a path, say) is its own in the batch.

        A document at the same place with other content takes its place. Raises NotFound, BadInput for too many.
        """
        return self._add(user, self.get(user, batch_id), place_id(place), name, source)

    def keep_only(self, user: User, batch_id: str, places: Collection[str]) -> None:
        """The batch is about these places and no others any more."""
        self.store.keep_only(self.get(user, batch_id).id, {place_id(place) for place in places})

    def again(self, user: User, batch_id: str) -> int:
        """Review once more what the program or a stop kept from a result; returns how many. Raises NotFound."""
        batch, tried = self.get(user, batch_id), 0
        for document in self.store.documents(batch.id):
            path = self.path_of(document.review_id)
            if document.worth_another_try and path.exists():
                with path.open("rb") as source:
                    self._add(user, batch, document.place, document.name, source)
                tried += 1
        return tried

    def note(self, review_id: str, seconds: float) -> None:
        """A review of a batch has ended: keep its figures, and how long it took."""
        review = self.desk.reviews.get(review_id)
        if review.result is not None:
            self.store.summarise(review.id, summary(review.result, seconds))

    def _add(self, user: User, batch: Batch, place: str, name: str, source: BinaryIO) -> BatchDocument:
        sha256 = _digest(source)
        known = self.store.at(batch.id, place)
        if known is None and self.store.count(batch.id) >= MOST_DOCUMENTS:
            raise BadInput("nda_batch.too_many", limit=MOST_DOCUMENTS)
        if known is None or known.sha256 != sha256 or known.worth_another_try:
            known = self._placed(user, batch, BatchDocument(place, name, sha256, ""))
        return known if known.ended else self._begun(known, source)

    def _placed(self, user: User, batch: Batch, document: BatchDocument) -> BatchDocument:
        """With the review of the same content where there is one, else with a new one."""
        same = [each for each in self.store.of_content(batch.id, document.sha256) if not each.worth_another_try]
        with self.desk.audit.together():
            review_id = same[0].review_id if same else self._requested(user, batch, document).id
            self.store.put(batch.id, replace(document, review_id=review_id))
        return self.store.at(batch.id, document.place) or document

    def _requested(self, user: User, batch: Batch, document: BatchDocument) -> StoredReview:
        language = Language(batch.language)
        return self.desk.request(user, document.name, document.sha256, language, batch.account, anyway=batch.anyway)

    def _begun(self, document: BatchDocument, source: BinaryIO) -> BatchDocument:
        """Also after a stop in between: what is there already is not done again."""
        review = self.desk.reviews.get(document.review_id)
        try:
            if not self.path_of(review.id).exists():
                self.uploads.put(review.id, document.name, source)
        except BadInput as error:
            refused = self.desk.failed(review, error)
            return replace(document, status=refused.status, error=refused.error, error_code=refused.error_code)
        self.queue(review)
        return document

    def _with_summary(self, document: BatchDocument) -> BatchDocument:
        """Figures of a review that ended without `note`: the process stopped in between."""
        if not document.reviewed or document.summary is not None:
            return document
        result = self.desk.reviews.get(document.review_id).result or {}
        found = summary(result)
        self.store.summarise(document.review_id, found)
        return replace(document, summary=found)


def place_id(place: str) -> str:
    """Fixed length, and any name that a file system can have."""
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()


def _digest(source: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(_CHUNK):
        digest.update(chunk)
    source.seek(0)
    return digest.hexdigest()
