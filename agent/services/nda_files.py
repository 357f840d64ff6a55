"""What a review leaves in the hand: the Word file with our changes, and the report."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.domain.document import DOCX
from agent.domain.errors import BadInput
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.nda.decisions import proposals_of
from agent.domain.nda.redline.comments import Audience, comments
from agent.domain.nda.redline.edit import Edit
from agent.domain.nda.redline.proposal import Action, Decision, Proposal
from agent.domain.nda.redline.request import edits, given_up, requested
from agent.domain.nda.redline.smallest import around
from agent.domain.nda.topics import TOPICS
from agent.ports import Audit, Clock, Identity, Policies, ProposalRow, Redlines, Reports, StoredReview
from agent.services.names import departments, people
from agent.services.nda_decisions import NdaDecisions
from agent.services.reviews import ReviewDesk

# forms of Word files that our reader reads and our writer cannot change: then the table of proposals
_NOT_WRITABLE = frozenset({"redline.not_word", "redline.unsupported", "redline.text_differs"})


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to download. ``unplaced``: ids of proposals that found no place and stand in its first comment."""

    name: str
    media_type: str
    content: bytes
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NdaFiles:
    """``source`` tells where the reviewed file of a review lies."""

    desk: ReviewDesk
    decisions: NdaDecisions
    policies: Policies
    identity: Identity
    redlines: Redlines
    reports: Reports
    audit: Audit
    clock: Clock
    source: Callable[[str], Path]

    def redline(self, user: User, review_id: str, audience: Audience) -> MadeFile:
        """The draft with what we ask for as tracked changes; a table of it where the source is no Word file.

        Comments for our own people are in the language of the review, those for the other side in the draft's.
        Raises NotFound (review), Conflict (not done).
        """
        review = self.desk.finished(user, review_id)
        made = self._redline(user, review, audience)
        digest = hashlib.sha256(made.content).hexdigest()
        self.audit.append(user.id, "nda_redline.made", review.id, {"audience": audience.value, "sha256": digest})
        return made

    def report_html(self, user: User, review_id: str, language: Language) -> MadeFile:
        """The report as one HTML file. Raises as `redline`."""
        review = self.desk.finished(user, review_id)
        decided = self.decisions.shown(user, review.id, self.decisions.decisions(user, review.id), language)
        asked_by = people(self.identity).get(review.created_by, review.created_by)
        page = self.reports.render(review, decided, asked_by, language)
        return MadeFile(_named(review, "report", "html"), "text/html; charset=utf-8", page.encode())

    def report_json(self, user: User, review_id: str) -> MadeFile:
        """The public JSON of the review. Raises as `redline`."""
        review = self.desk.finished(user, review_id)
        text = json.dumps(review.result, ensure_ascii=False, indent=2) + "\n"
        return MadeFile(_named(review, "report", "json"), "application/json", text.encode())

    def _redline(self, user: User, review: StoredReview, audience: Audience) -> MadeFile:
        result = review.result or {}
        outside = audience is Audience.COUNTERPARTY
        language = Language(result["document"]["language"] if outside else result["language"])
        proposals = proposals_of(result)
        decided = {each.proposal_id: each for each in self.decisions.decisions(user, review.id)}
        asked = requested(proposals, decided)
        notes = comments(asked, audience, language, departments(self.policies, language))
        if not outside:
            kept = given_up(proposals, decided)  # what we do not ask for is for our own people to know
            asked, notes = [*asked, *kept], notes | self._kept_notes(kept, decided, language)
            notes = self._with_decisions(notes, decided, language)
        try:
            content, unplaced = self._tracked(user, review, edits(asked, notes), language, outside=outside)
        except BadInput as refusal:
            if refusal.code not in _NOT_WRITABLE:
                raise
            content, unplaced = self._table(review, asked, notes, language, internal=not outside), ()
        name = _named(review, "redline-external" if outside else "redline", "docx")
        return MadeFile(name, DOCX, content, unplaced)

    def _tracked(
        self, user: User, review: StoredReview, asked: list[Edit], language: Language, *, outside: bool
    ) -> tuple[bytes, tuple[str, ...]]:
        document = (review.result or {})["document"]
        if document["media_type"] != DOCX:
            raise BadInput("redline.not_word", name=review.document_name)
        text = document["text"]
        if not outside:  # the version that must not leave the house says so in its first comment
            first = len(text.split("\n", 1)[0])
            asked = [Edit("internal", 0, first, message("proposals.comment.internal", language)), *asked]
        # an internal version of an earlier round may be the source: its comments must not leave the house
        own = list(people(self.identity).values()) if outside else []
        made = self.redlines.redline(
            source=self.source(review.id),
            name=review.document_name,
            text=text,
            edits=asked,
            author=user.name,
            at=self.clock.now(),
            language=language,
            drop_comments_of=own,
        )
        return made.content, made.unplaced

    def _kept_notes(self, kept: list[Proposal], decided: Mapping[str, Decision], language: Language) -> dict[str, str]:
        """What stands beside wording that we live with: whose it is to accept, where that is still open."""
        units = departments(self.policies, language)

        def told(proposal: Proposal) -> str:
            agreed = decided[proposal.id].agreed
            department = units[proposal.decides]
            topic = TOPICS[proposal.topic].label(language)
            code = "proposals.comment.given_up" if agreed else "proposals.comment.given_up_alone"
            return message(code, language, policy=proposal.policy_id, topic=topic, department=department)

        return {proposal.id: told(proposal) for proposal in kept}

    def _table(
        self,
        review: StoredReview,
        asked: list[Proposal],
        notes: Mapping[str, str],
        language: Language,
        *,
        internal: bool,
    ) -> bytes:
        def say(code: str, **values: object) -> str:
            return message(f"proposals.table.{code}", language, **values)

        # a comment of which the other side learns nothing is no row for it either
        shown = [proposal for proposal in asked if proposal.id in notes or proposal.action is not Action.COMMENT]
        text = (review.result or {})["document"]["text"]
        rows = [_row(proposal, text, notes.get(proposal.id, ""), language) for proposal in shown]
        columns = [say(column) for column in ("topic", "original", "text", "comment")]
        warning = [message("proposals.comment.internal", language)] if internal else []
        intro = "\n".join([*warning, say("intro")])
        return self.redlines.proposals(say("title", name=review.document_name), intro, columns, rows, language)

    def _with_decisions(
        self, notes: Mapping[str, str], decided: Mapping[str, Decision], language: Language
    ) -> dict[str, str]:
        names = people(self.identity)

        def told(key: str, text: str) -> str:
            decision = decided.get(key)
            if decision is None or not decision.reason:
                return text
            name = names.get(decision.decided_by, decision.decided_by)
            return f"{text}\n{message('proposals.comment.decision', language, name=name, text=decision.reason)}"

        return {key: told(key, text) for key, text in notes.items()}


def _row(proposal: Proposal, text: str, comment: str, language: Language) -> ProposalRow:
    heading = TOPICS[proposal.topic].label(language)
    if proposal.action is Action.COMMENT:
        remark = message("proposals.table.noted", language)
        return ProposalRow(heading, proposal.original, proposal.text, comment, remark, noted=True)
    added = proposal.action is Action.INSERT
    remark = message(f"proposals.table.{'added' if added else 'struck'}", language)
    before, after = ("", "") if added else around(text, proposal.start, proposal.end)
    changed = before + ("" if proposal.action is Action.DELETE else proposal.text) + after
    return ProposalRow(heading, before + proposal.original + after, changed, comment, remark)


def _named(review: StoredReview, what: str, suffix: str) -> str:
    """``NDA Nordwerk.docx`` → ``NDA Nordwerk - redline.docx``."""
    return f"{Path(review.document_name).stem} - {what}.{suffix}"
