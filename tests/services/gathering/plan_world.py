"""The demo world with the gatherers of plans and price preparations, wired as in the product."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent.adapters.facts.account_records import DuckAccountRecords
from agent.adapters.templates.jinja import TemplateComposer
from agent.bootstrap import App, build
from agent.domain.draft.draft import Check, Draft, DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.identity import User
from agent.domain.language import Language
from agent.services.drafting import DraftingSteps
from agent.services.escalation_access import managers
from agent.services.gathering.account_plan import AccountPlanGatherer
from agent.services.gathering.account_plan_reading import PlanSources
from agent.services.gathering.price_preparation import PricePreparationGatherer
from agent.services.gathering.price_preparation_reading import PriceSources
from agent.settings import Settings
from tests.conftest import TODAY

NORDWERK, HELIOTEC, BRUECK = "Nordwerk Antriebe GmbH", "Heliotec AG", "Brück & Söhne Landtechnik"
ACCOUNTS = (
    NORDWERK,
    HELIOTEC,
    "Kranich Medizintechnik GmbH & Co. KG",
    BRUECK,
    "Aurelia Mobility SE",
    "Vantage Pumps Ltd",
)
# each account once, in turn in one of the languages; the others run long
QUICK = tuple((name, list(Language)[at % 2]) for at, name in enumerate(ACCOUNTS))
REST = tuple((name, list(Language)[1 - at % 2]) for at, name in enumerate(ACCOUNTS))
EACH = (*QUICK, *(pytest.param(*each, marks=pytest.mark.long) for each in REST))


@dataclass(frozen=True)
class PlanWorld:
    app: App
    steps: DraftingSteps

    def manager(self, account: str) -> User:
        return managers(self.app.identity)[account][0]

    def draft(self, request: DraftRequest, user: User | None = None) -> Draft:
        """As it would be stored."""
        who = user or self.manager(request.account)
        brief = self.steps.gather(who, request)
        return self.steps.check(who, brief, self.steps.compose(brief))

    def plan(self, account: str, language: Language = Language.DE, *, shared: bool = False) -> Draft:
        return self.draft(DraftRequest(DraftKind.ACCOUNT_PLAN, account, language=language, shared=shared))

    def price(self, account: str, language: Language = Language.DE, article: str | None = None) -> Draft:
        return self.draft(DraftRequest(DraftKind.PRICE_PREPARATION, account, language=language, article=article))


@contextmanager
def demo(home: Path) -> Iterator[PlanWorld]:
    app = build(Settings(home=home, today=TODAY))
    app.demo.make(app.identity.user("h.sommer"))
    records, common = DuckAccountRecords(app.stocked), (app.identity, app.facts, app.clock)
    services = (app.accounts, app.kpis, app.finance, app.reorders, app.contacts, app.opportunities, app.history)
    prices = (app.accounts, app.finance, app.kpis, records, app.reorders, app.contacts, app.policies)
    gatherers = {
        DraftKind.ACCOUNT_PLAN: AccountPlanGatherer(PlanSources(*services, records, app.drafts, *common)),
        DraftKind.PRICE_PREPARATION: PricePreparationGatherer(PriceSources(*prices, *common)),
    }
    yield PlanWorld(app, DraftingSteps(gatherers, TemplateComposer(), app.desk))
    app.close()


def failed(checks: tuple[Check, ...]) -> list[str]:
    return [check.id for check in checks if not check.ok]
