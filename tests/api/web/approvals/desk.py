"""The approvals pages as the tests use them: propose a draft, open its page, press its buttons."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from agent.bootstrap import App
from agent.domain.draft.delivery import DeliveryStatus
from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.domain.language import Language
from agent.services.drafts import Proposal
from tests.api.web.going import READY
from tests.api.web.sample_review import MARKUP

Visit = Callable[..., Page]

ACCOUNT = "Nordwerk Antriebe GmbH"
LETTER = "Guten Tag Frau Dr. Osei,\n\nder Abruf liegt bei {{F:call_off}}; wir hatten 4.711 Stück besprochen.\n\n"
GREETING = "Mit freundlichen Grüßen\nKatharina Brandt"
PRICE = f"Guten Tag,\n\nwir gewähren Ihnen 30 % Rabatt auf alle Artikel.\n\n{GREETING}"
LONG = LETTER + "\n".join(f"Zeile der Liste: {'x' * at}" for at in range(1, 41)) + f"\n\n{GREETING}"


def proposer(app: App) -> Callable[..., Draft]:
    def made(text: str = LETTER + GREETING, **values: Any) -> Draft:
        proposal = Proposal(
            kind=DraftKind.EMAIL,
            account=ACCOUNT,
            text=text,
            language=Language.DE,
            subject="Abruf im Rahmenvertrag",
            to=("miriam.osei@nordwerk.example",),
            typed=True,
        )
        return app.desk.propose(app.identity.user("k.brandt"), replace(proposal, **values))

    return made


def opener(visit: Visit, address: str) -> Callable[..., Page]:
    def opened(draft: Draft | None = None, **options: Any) -> Page:
        path = "/approvals" if draft is None else f"/approvals/{draft.id}"
        wanted = {"viewport": {"width": 1600, "height": 1000}, "ready": READY} | options
        return visit(address + path, **wanted)

    return opened


def in_trouble(app: App, draft: Draft) -> Draft:
    app.approvals.approve(app.identity.user("k.brandt"), draft.id, draft.digest)
    delivery = app.deliveries.of(draft.id)
    assert delivery is not None
    first, second = delivery.in_doubt().recipients
    refused = replace(second, status=type(second.status).REFUSED, reply=f"550 {MARKUP}")
    assert app.deliveries.update(replace(delivery.in_doubt(), recipients=(first, refused)), {DeliveryStatus.WAITING})
    assert app.drafts.move(draft.id, {DraftStatus.APPROVED}, DraftStatus.UNCERTAIN, draft.digest)
    return draft


def choose(page: Page, name: str) -> None:
    page.locator("#decide").get_by_role("button", name=name, exact=True).click()


def form(page: Page) -> Locator:
    return page.locator(".decide-form")


def shows(letter: Locator, text: str) -> None:
    """Exactly, white space too."""
    expect(letter).to_have_js_property("innerText", text)


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def mails(app: App) -> list[Path]:
    return sorted((app.settings.home / "outbox").glob("*.eml"))


def status(app: App, draft: Draft) -> DraftStatus:
    return app.drafts.get(draft.id).status
