"""The desk of drafts: who may propose one, who may see it."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from agent.domain.draft.addresses import addresses, file_name, subject
from agent.domain.draft.content import Attachment, Content, File
from agent.domain.draft.digest import author_of
from agent.domain.draft.draft import (
    Channel,
    Draft,
    DraftEvent,
    DraftKind,
    DraftRight,
    DraftStatus,
    EventKind,
    channel_of,
)
from agent.domain.draft.written_by import BY_PROGRAM, WrittenBy
from agent.domain.errors import BadInput, Conflict, NotFound
from agent.domain.facts.fact import Fact
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.domain.rights import RightVerdict, speaks_for
from agent.domain.rights.commitment import Commitment
from agent.domain.typed import cleaned, says_nothing
from agent.ports import Audit, Clock, Together
from agent.ports.drafts import ApprovalRules, Attachments, Drafts
from agent.services.draft_versions import DraftVersions

LONGEST_TEXT, LONGEST_LETTER = 100_000, 20_000  # a plan; what leaves
MOST_FILES = 20
MOST_BYTES = 20_000_000  # what the mail servers of most customers take
_LISTED = 200
_OWNERS = frozenset({Role.KAM, Role.HEAD_OF_SALES})
_SECRET = frozenset({DraftKind.PRICE_PREPARATION})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody wants to have approved. ``text`` may hold markers; ``typed``: a person wrote it.

    The same ``request_id`` of the same person makes one draft only. ``replaces`` names the pending draft that this one
    supersedes.
    """

    kind: DraftKind
    account: str
    text: str
    language: Language
    subject: str = ""
    to: Sequence[str] = ()
    cc: Sequence[str] = ()
    bcc: Sequence[str] = ()
    files: Sequence[File] = ()
    facts: Sequence[Fact] = ()
    commitments: Sequence[Commitment] = ()
    typed: bool = False
    written_by: WrittenBy = BY_PROGRAM
    request_id: str | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """``max_bytes``: how large the attachments of a draft may be together."""

    drafts: Drafts
    versions: DraftVersions
    attachments: Attachments
    rules: ApprovalRules
    together: Together
    audit: Audit
    clock: Clock
    max_bytes: int = MOST_BYTES
    _none: DraftRight = field(default=DraftRight(RightVerdict.ALIGNMENT), init=False)

    def propose(self, user: User, proposal: Proposal) -> Draft:
        """Store a draft that waits for approval.

        Raises Forbidden without the role or the account, BadInput for what cannot be sent, NotFound or Conflict
        when the draft to replace is not the user's or not pending any more, Conflict ``drafts.request_reused`` when
        this person has asked for something else under the same ``request_id``.
        """
        account = self._account(user, proposal)
        replaced = None if proposal.replaces is None else self._replaced(user, account, proposal.replaces)
        draft = self.versions.made(user, self._new(user, account, proposal))
        with self.together.together():
            stored = self.drafts.create(draft)
            if stored.id == draft.id:
                self._tell(user, draft, EventKind.PROPOSED, "draft.proposed")
                self._supersede(user, replaced)
            elif not _same_request(self.drafts.version(stored.id, 1), draft):
                raise Conflict("drafts.request_reused", request=proposal.request_id, draft=stored.id)
        return self.get(user, stored.id)

    def preview(self, user: User, proposal: Proposal) -> Draft:
        """The draft as `propose` would store it, with its checks. Raises as `propose`; stores nothing."""
        return self.versions.made(user, self._new(user, self._account(user, proposal), proposal))

    def get(self, user: User, draft_id: str) -> Draft:
        """Raises NotFound for an unknown draft and for somebody else's alike; Conflict ``drafts.tampered``, or
        Unavailable ``audit.fault.secret`` when the secret was lost by which that could be told."""
        draft = self.drafts.get(draft_id)
        if not self.may_see(user, draft):
            raise NotFound("drafts.unknown", draft=draft_id)
        try:
            self.versions.require_intact(draft)
        except Conflict:
            self.audit.require_secret()
            raise
        return draft

    def find(self, user: User, statuses: Collection[DraftStatus] = tuple(DraftStatus)) -> Sequence[Draft]:
        """The latest first, without facts. One that was tampered with is listed as it stands, or as a stub when
        nobody can read it any more; `get` refuses it."""
        scope = None if user.sees_all_accounts or _speaks(user) else user.accounts
        limit = _LISTED
        while True:  # what a department is asked for may stand behind many that it does not see
            found = self.drafts.find(statuses, scope, limit, figures=False)
            seen = [draft for draft in found if self.may_see(user, draft)]
            if len(found) < limit or len(seen) >= _LISTED:
                return seen[:_LISTED]
            limit *= 4

    def history(self, user: User, draft_id: str) -> Sequence[DraftEvent]:
        return self.drafts.events(self.get(user, draft_id).id)

    def before(self, user: User, draft: Draft) -> Draft | None:
        """The version before, None for the first."""
        self.get(user, draft.id)
        return None if draft.version == 1 else self.drafts.version(draft.id, draft.version - 1)

    def file(self, user: User, draft_id: str, sha256: str) -> tuple[Attachment, bytes]:
        """Raises NotFound ``drafts.no_file``."""
        for attachment in self.get(user, draft_id).content.attachments:
            if attachment.sha256 == sha256:
                return attachment, self.attachments.get(sha256)
        raise NotFound("drafts.no_file", draft=draft_id)

    def may_see(self, user: User, draft: Draft) -> bool:
        return may_see(user, draft, self.rules)

    def speaks_for(self, user: User, draft: Draft) -> list[str]:
        """The departments whose consent is asked and for which this person can give it."""
        return speaking(user, draft, self.rules)

    def _account(self, user: User, proposal: Proposal) -> str:
        """The name of the account, for who may propose something for it."""
        user.require_role(*_OWNERS)
        return self.versions.accounts.one(user, proposal.account).name

    def _replaced(self, user: User, account: str, draft_id: str) -> Draft:
        draft = self.get(user, draft_id)
        if draft.account != account or not may_own(user, draft):
            raise NotFound("drafts.unknown", draft=draft_id)
        return draft

    def _new(self, user: User, account: str, proposal: Proposal) -> Draft:
        now = self.clock.now()
        return Draft(
            id=str(uuid.uuid4()),
            kind=proposal.kind,
            account=account,
            language=proposal.language,
            status=DraftStatus.PENDING,
            version=1,
            content=self._content(proposal),
            right=self._none,
            checks=(),
            digest="",
            created_by=user.id,
            author=author_of(self.versions.key, user.id),
            created_at=now,
            expires_at=now + self.rules.expires_after(proposal.kind),
            request_id=proposal.request_id,
            replaces=proposal.replaces,
            typed=proposal.typed,
            addressed=proposal.typed,
            commitments=tuple(proposal.commitments),
            written_by=proposal.written_by,
        )

    def _content(self, proposal: Proposal) -> Content:
        text = written(proposal.text, channel_of(proposal.kind))
        mail = channel_of(proposal.kind) is Channel.MAIL
        if not mail and (proposal.to or proposal.cc or proposal.bcc):
            raise BadInput("drafts.no_mail", kind=proposal.kind)
        to, cc, bcc = addresses(proposal.to, proposal.cc, proposal.bcc)
        self._require_room(proposal.files)
        return Content(
            text=text,
            template=text,
            subject=subject(proposal.subject) if mail or proposal.subject else "",
            attachments=tuple(self._kept(file) for file in proposal.files),
            facts=tuple(proposal.facts),
            to=to,
            cc=cc,
            bcc=bcc,
        )

    def _require_room(self, files: Sequence[File]) -> None:
        if len(files) > MOST_FILES:
            raise BadInput("drafts.too_many_files", count=len(files), most=MOST_FILES)
        if sum(len(file.data) for file in files) > self.max_bytes:
            raise BadInput("drafts.files_too_large", limit=f"{self.max_bytes / 1_000_000:g}")

    def _kept(self, file: File) -> Attachment:
        name = file_name(file.name)
        return Attachment(name, file.media_type, self.attachments.put(file.data), len(file.data))

    def _supersede(self, user: User, replaced: Draft | None) -> None:
        if replaced is None:
            return
        if not self.drafts.move(replaced.id, {DraftStatus.PENDING}, DraftStatus.SUPERSEDED, replaced.digest):
            raise decided(self.drafts.get(replaced.id))
        self._tell(user, replaced, EventKind.SUPERSEDED, "draft.superseded")

    def _tell(self, user: User, draft: Draft, kind: EventKind, action: str) -> None:
        self.drafts.record(DraftEvent(draft.id, draft.version, kind, self.clock.now(), user.id))
        details = {"kind": draft.kind.value, "version": draft.version, "digest": draft.digest}
        self.audit.append(user.id, action, draft.id, details)


def may_own(user: User, draft: Draft) -> bool:
    """True for who decides for the account: its key account manager, or the Head of Sales."""
    return bool(user.roles & _OWNERS) and user.may_see(draft.account)


def may_see(user: User, draft: Draft, rules: ApprovalRules) -> bool:
    if may_own(user, draft):
        return True
    if draft.kind in _SECRET:
        return False
    asked = bool(speaking(user, draft, rules))
    # what stays inside (plans, briefings) holds margins, which are not for every eye
    leaves = draft.channel is not Channel.NONE
    return asked or (leaves and Role.LEGAL in user.roles and user.may_see(draft.account))


def speaking(user: User, draft: Draft, rules: ApprovalRules) -> list[str]:
    asked = {department: rules.may_sign(department) for department in draft.right.approvers}
    return [each for each, signing in asked.items() if any(speaks_for(user.roles, one) for one in signing)]


def _speaks(user: User) -> bool:
    """True for a department that sees no account of its own, only what waits for its consent."""
    return bool(user.roles - {Role.KAM, Role.ADMIN})


def written(text: str, channel: Channel) -> str:
    """What a person or a model wrote, fit to be stored and sent. Raises BadInput."""
    text = cleaned(text, LONGEST_TEXT if channel is Channel.NONE else LONGEST_LETTER)
    if says_nothing(text):
        raise BadInput("drafts.empty")
    return text


def _same_request(first: Draft, again: Draft) -> bool:
    """Asked for once more, as after an answer got lost. What a machine wrote may be worded in another way then, and
    its figures may be newer; what a person wrote is the same."""
    if (first.kind, first.account, first.language) != (again.kind, again.account, again.language):
        return False
    return not again.typed or _asked(first.content) == _asked(again.content)


def _asked(content: Content) -> tuple[object, ...]:
    files = [(each.name, each.sha256) for each in content.attachments]
    return content.template or content.text, content.subject, content.to, content.cc, content.bcc, files


def decided(draft: Draft) -> Conflict:
    """Why a draft cannot be decided any more."""
    return Conflict(f"drafts.is.{draft.status.value}", draft=draft.id)


def with_content(draft: Draft, content: Content) -> Draft:
    """The next version as a person made it, still to be checked. What they left alone stays somebody else's."""
    typed = draft.typed or content.text != draft.content.text
    addressed = draft.addressed or content.recipients != draft.content.recipients
    return replace(draft, version=draft.version + 1, content=content, typed=typed, addressed=addressed)
