"""The demo world with everything that drafts are gathered from, wired as in the product."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from agent.bootstrap import App, build
from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.draft.rubrics import RUBRICS
from agent.domain.drafting.brief import DraftRequest
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.drafting import DraftingSteps
from agent.services.escalation_access import managers
from agent.settings import Settings
from tests.conftest import TODAY

NORDWERK, HELIOTEC, BRUECK = "Nordwerk Antriebe GmbH", "Heliotec AG", "Brück & Söhne Landtechnik"
KRANICH, AURELIA, VANTAGE = "Kranich Medizintechnik GmbH & Co. KG", "Aurelia Mobility SE", "Vantage Pumps Ltd"
ACCOUNTS = (NORDWERK, HELIOTEC, KRANICH, BRUECK, AURELIA, VANTAGE)
DE, EN = Language.DE, Language.EN
# each account once, in turn in one of the languages; the others run long
QUICK = tuple((name, list(Language)[at % 2]) for at, name in enumerate(ACCOUNTS))
REST = tuple((name, list(Language)[1 - at % 2]) for at, name in enumerate(ACCOUNTS))
EACH = (*QUICK, *(pytest.param(*each, marks=pytest.mark.long) for each in REST))


@dataclass(frozen=True)
class DraftingWorld:
    app: App
    steps: DraftingSteps
    _made: dict[str, Draft] = field(default_factory=dict)

    def manager(self, account: str) -> User:
        return managers(self.app.identity)[account][0]

    def draft(self, request: DraftRequest, user: User | None = None) -> Draft:
        """As it would be stored."""
        who = user or self.manager(request.account)
        brief = self.steps.gather(who, request)
        return self.steps.check(who, brief, self.steps.compose(brief))

    def plan(self, account: str, language: Language = DE, *, shared: bool = False) -> Draft:
        return self.draft(DraftRequest(DraftKind.ACCOUNT_PLAN, account, language=language, shared=shared))

    def price(self, account: str, language: Language = DE, article: str | None = None) -> Draft:
        return self.draft(DraftRequest(DraftKind.PRICE_PREPARATION, account, language=language, article=article))

    def letter(self, kind: str, account: str, user: User | None = None, **asked: object) -> Draft:
        """Made once for all tests of a file that ask for the same."""
        key = repr((kind, account, user, sorted(asked.items())))
        if key not in self._made:
            request = DraftRequest(DraftKind(kind), account, **asked)  # type: ignore[arg-type]
            self._made[key] = self.draft(request, user)
        return self._made[key]


def prepared(home: Path) -> Path:
    """A home with the demo in it, to be copied: making one costs more than most tests."""
    app = build(Settings(home=home, today=TODAY))
    app.demo.make(app.identity.user("h.sommer"))
    app.close()
    return home


@contextmanager
def opened(template: Path, home: Path) -> Iterator[DraftingWorld]:
    """The product on a copy of the template."""
    shutil.copytree(template, home)
    app = build(Settings(home=home, today=TODAY))
    yield DraftingWorld(app, app.drafting_steps)
    app.close()


def failed(checks: tuple[Check, ...]) -> list[str]:
    return [check.id for check in checks if not check.ok]


def failing(draft: Draft) -> set[str]:
    """The lines of its rubric that are not met."""
    return set(failed(RUBRICS[draft.kind](draft, TODAY)))


def missed(draft: Draft) -> list[str]:
    """Rubric lines that fail, and checks that block."""
    return sorted({*failing(draft), *(check.id for check in draft.blocking)})


def edited(draft: Draft, before: str, after: str) -> Draft:
    text = draft.content.text
    assert before in text
    return replace(draft, content=replace(draft.content, text=text.replace(before, after)))


def without_fact(draft: Draft, id: str) -> Draft:
    facts = tuple(fact for fact in draft.content.facts if fact.id != id)
    assert len(facts) < len(draft.content.facts)
    return replace(draft, content=replace(draft.content, facts=facts))


def with_value(draft: Draft, id: str, value: float | str) -> Draft:
    assert any(fact.id == id for fact in draft.content.facts)
    facts = tuple(replace(fact, value=value) if fact.id == id else fact for fact in draft.content.facts)
    return replace(draft, content=replace(draft.content, facts=facts))
