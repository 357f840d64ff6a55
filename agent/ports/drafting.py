"""Who writes: templates always, a model where one is configured."""

from collections.abc import Sequence
from typing import Protocol

from agent.domain.draft.draft import Check, Draft
from agent.domain.drafting.brief import Brief, Composed, DraftRequest
from agent.domain.identity import User


class Gatherer(Protocol):
    """Collects the facts of one kind of draft."""

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """Checks access first. Raises Forbidden, NotFound, BadInput ``drafting.…`` where the kind does not apply."""
        ...


class Composer(Protocol):
    def compose(self, brief: Brief) -> Composed: ...


class Writer(Protocol):
    """A model that writes the prose around the markers."""

    def write(self, brief: Brief, template: Composed, complaints: Sequence[Check]) -> Composed | None:
        """Its version of ``template``; with ``complaints``, of what was refused before. None when it has none."""
        ...


class Drafter(Protocol):
    """Makes drafts from facts; what it makes waits for a person."""

    def draft(self, user: User, request: DraftRequest) -> Draft:
        """The stored draft. Raises what the `Gatherer` of its kind raises."""
        ...
