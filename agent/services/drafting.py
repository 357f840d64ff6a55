"""The steps of drafting: gather, compose, write, check, choose, store. `agent.graphs.drafting` wires them."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.domain.draft.checks.right import promises_more
from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.draft.markers import render
from agent.domain.drafting.brief import Brief, Composed, DraftRequest
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.ports.drafting import Composer, Gatherer, Writer
from agent.services.drafts import DraftDesk, Proposal

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DraftingSteps:
    """``writer`` None: the templates alone."""

    gatherers: Mapping[DraftKind, Gatherer]
    composer: Composer
    desk: DraftDesk
    writer: Writer | None = None

    def gather(self, user: User, request: DraftRequest) -> Brief:
        """Raises BadInput ``drafting.kind`` for a kind that is not made from facts, and what the gatherer raises."""
        if request.kind not in self.gatherers:
            raise BadInput("drafting.kind", kind=request.kind)
        return self.gatherers[request.kind].gather(user, request)

    def compose(self, brief: Brief) -> Composed:
        return self.composer.compose(brief)

    def write(self, brief: Brief, template: Composed, complaints: Sequence[Check] = ()) -> Composed | None:
        """The model's version; None without a model, or where it fails: then the template stands."""
        return None if self.writer is None else self.writer.write(brief, template, complaints)

    def check(self, user: User, brief: Brief, composed: Composed) -> Draft:
        """The draft as it would be stored, with every check run; stored is nothing."""
        return self.desk.preview(user, _proposal(brief, composed))

    def check_written(self, user: User, brief: Brief, written: Composed) -> Draft | None:
        """The model's version as `check`; None where it could be no draft at all: one line in the log tells why."""
        try:
            return self.check(user, brief, written)
        except BadInput as error:  # the code alone: its values quote the text
            log.warning("The template of %s stands: %s", brief.kind.value, error.code)
            return None

    def chosen(self, user: User, brief: Brief, template: Composed, written: Composed, checked: Draft) -> Composed:
        """``written``, the model's version that was ``checked``, unless the template has to stand.

        That is where a check blocks it, or where it promises what the template does not: no model brings in a price, a
        capacity, a term, not even one that only needs a second approval.
        """
        if checked.blocking or promises_more(checked.right, self.check(user, brief, template).right):
            log.warning("The template of %s stands: its version was refused", brief.kind.value)
            return template
        return written

    def store(self, user: User, brief: Brief, composed: Composed) -> Draft:
        return self.desk.propose(user, _proposal(brief, composed))


def complaints(draft: Draft) -> tuple[Check, ...]:
    """What a model gets one chance to mend."""
    return tuple(check for check in draft.checks if not check.ok)


def _proposal(brief: Brief, composed: Composed) -> Proposal:
    return Proposal(
        kind=brief.kind,
        account=brief.account.name,
        text=composed.text,
        language=brief.language,
        subject=render(composed.subject, brief.facts, brief.language),
        to=brief.to,
        cc=brief.cc,
        files=brief.files,
        facts=brief.facts,
        commitments=brief.commitments,
        written_by=composed.written_by,
        request_id=brief.request.request_id,
        replaces=brief.request.replaces,
    )
