"""Makes the versions of a draft: figures, right, checks and digest belong together and are made together."""

from dataclasses import dataclass, replace

from agent.domain.draft.content import Content
from agent.domain.draft.digest import digest_of, same, seal_of
from agent.domain.draft.draft import Channel, Draft
from agent.domain.draft.html import html_of
from agent.domain.draft.markers import markers_in, render
from agent.domain.draft.typed_figures import typed_facts
from agent.domain.draft.written_by import Hand, WrittenBy
from agent.domain.errors import Conflict
from agent.domain.facts.fact import Fact, FactOrigin, same_figure
from agent.domain.identity import Role, User
from agent.ports import Clock
from agent.services.accounts import Accounts
from agent.services.draft_checks import DraftChecks
from agent.services.draft_facts import DraftFacts
from agent.services.rights import DecisionRights

_PROGRAM = User("system", "", "", frozenset({Role.HEAD_OF_SALES}), frozenset())


@dataclass(frozen=True, slots=True)
class DraftVersions:
    """``key`` is the secret of the digests."""

    accounts: Accounts
    facts: DraftFacts
    rights: DecisionRights
    checks: DraftChecks
    clock: Clock
    key: bytes

    def made(self, user: User, draft: Draft) -> Draft:
        """The draft with its figures filled in and with right, checks and digest computed anew.

        Raises BadInput for a marker that names nothing.
        """
        account = self.accounts.one(user, draft.account)
        content = self._filled(user, draft)
        asked = (draft.kind, f"{content.subject}\n{content.text}", draft.language, draft.commitments)
        right = self.rights.for_draft(user, account.name, *asked, content.facts).stored()
        written_by = WrittenBy(Hand.USER) if draft.typed else draft.written_by
        whole = replace(draft, content=content, right=right, facts_version=self.facts.version(), written_by=written_by)
        whole = replace(whole, checks=tuple(self.checks.run(account, whole, self.clock.now())))
        return replace(whole, digest=self.digest(whole))

    def again(self, draft: Draft) -> Draft:
        """The same version from today's facts and rules; its digest tells whether anything moved.

        It is read for the draft's own account and not for who asks: a department that consents sees no account.
        """
        if draft.facts_version != self.facts.version():
            read = self.facts.refresh(_PROGRAM, draft.account, draft.content.facts, draft.language)
            facts = tuple(map(_as_shown, draft.content.facts, read))
            draft = replace(draft, content=replace(draft.content, facts=facts))
        return self.made(_PROGRAM, draft)

    def digest(self, draft: Draft) -> str:
        return digest_of(self.key, draft)

    def seal(self, draft: Draft, capacity: str) -> str:
        return seal_of(self.key, draft, capacity)

    def require_intact(self, draft: Draft) -> None:
        """Raises Conflict ``drafts.tampered`` when what is stored is not what was made."""
        if not same(self.digest(draft), draft.digest):
            raise Conflict("drafts.tampered", draft=draft.id)

    def _filled(self, user: User, draft: Draft) -> Content:
        content = draft.content
        known = tuple(fact for fact in content.facts if fact.origin is FactOrigin.DATA)
        marked = f"{content.subject}\n{content.template}"
        if markers_in(marked):
            known = self._with_marked(user, draft, known, marked)
            text = render(content.template or content.text, known, draft.language)
            content = replace(content, text=text, subject=render(content.subject, known, draft.language))
        html = html_of(content.text) if draft.channel is Channel.MAIL else ""
        return replace(content, html=html, facts=known + self._typed(draft, content, known))

    def _with_marked(self, user: User, draft: Draft, known: tuple[Fact, ...], marked: str) -> tuple[Fact, ...]:
        """What a marker names and nobody has brought is read from the facts."""
        have = {fact.id for fact in known}
        if {marker.id for marker in markers_in(marked)} <= have:
            return known
        read = self.facts.resolve(user, draft.account, marked, draft.language)
        return known + tuple(fact for fact in read if fact.id not in have)

    @staticmethod
    def _typed(draft: Draft, content: Content, known: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """Figures that a person wrote are shown as such; from anybody else they block."""
        if not draft.typed:  # what a person said for a template to quote comes with the draft
            return tuple(fact for fact in content.facts if fact.origin is FactOrigin.USER)
        return tuple(typed_facts(f"{content.subject}\n{content.text}", known, draft.language))


def _as_shown(before: Fact, now: Fact) -> Fact:
    """Newer facts that say the same are no news: the figure stays as the person saw it."""
    return before if same_figure(before, now) else now
