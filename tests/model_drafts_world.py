"""The product over the demo world with a model at the socket, and models as they may be: bad ones, a good one."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import Response

from agent.adapters.models.client import LOOPBACK, ModelEndpoint
from agent.adapters.models.draft_writer import ModelDraftWriter
from agent.bootstrap import App
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.identity import User
from agent.domain.language import Language
from agent.graphs.drafting import DraftingGraph
from agent.services.drafting import DraftingSteps
from tests.fakes import openai_server as fake

NORDWERK = "Nordwerk Antriebe GmbH"
DE, EN = Language.DE, Language.EN
POINTS = {
    DE: "Die Muster für das Folgeprojekt liegen bei uns bereit, zusammen 1.250 Stück.",
    EN: "The samples of the follow-up project are with us, 1,250 pieces in all.",
}
_TEMPLATE = re.compile(r'<template id="\w+">\n(.*?)\n\n(.*)\n</template', re.DOTALL)
# what a polite editor does to our templates; figures, tables and headings stay
_POLITE = {
    DE: (
        ("möchte ich Sie vorab informieren", "informiere ich Sie gern vorab"),
        ("Geben Sie sie gern", "Bitte geben Sie sie"),
        ("Ich schlage Ihnen deshalb diese Abrufe vor", "Deshalb schlage ich Ihnen diese Abrufe vor"),
        ("Für Ihren weiteren Bedarf schlage ich Ihnen diesen", "Damit Ihr Bedarf gedeckt bleibt, schlage ich diesen"),
        ("Bitte senden Sie mir", "Bitte schicken Sie mir"),
        ("vielen Dank für", "danke für"),
        ("Wir möchten", "Gern möchten wir"),
        ("möchte ich", "würde ich gern"),
        (" und ", " sowie "),
    ),
    EN: (
        ("I would like to let you know the following in advance", "Let me share the following with you in advance"),
        ("Please feel free to share", "Please share"),
        ("We would like to understand", "We would be glad to understand"),
        ("another. Thank you.", "another. Many thanks."),
        ("From my point of view", "In my view"),
        ("Here is what I can tell you", "This is what I can tell you today"),
        ("I would like to", "I am keen to"),
        ("confirmed in writing", "put in writing"),
        ("in full", "completely"),
    ),
}


@dataclass
class World:
    """The product over the demo world, with a writer at the fake endpoint."""

    app: App
    server: fake.OpenAIServer

    @property
    def steps(self) -> DraftingSteps:
        endpoint = ModelEndpoint(self.server.url, "test-model", timeout_s=10, max_output_tokens=8_000)
        given: DraftingSteps = self.app.drafting._steps
        return replace(given, writer=ModelDraftWriter(endpoint, LOOPBACK))

    def kam(self, account: str) -> User:
        return next(user for user in self.app.identity.users() if account in user.accounts)

    def mail(self, *points: str) -> Draft:
        """A mail through the whole graph."""
        request = replace(mail_request(), points=points or mail_request().points)
        return DraftingGraph(self.steps).draft(self.kam(NORDWERK), request)


def model(change: Callable[[str], str], subject: Callable[[str], str] = str) -> fake.Script:
    """A model that answers with the text it got, changed."""

    def script(body: dict[str, Any]) -> Response:
        found = _TEMPLATE.search(body["messages"][-1]["content"])
        assert found
        told = {"subject": subject(found[1]), "text": change(found[2])}
        return fake.answer(json.dumps(told, ensure_ascii=False))(body)

    return script


def adds(sentence: str) -> fake.Script:
    return model(lambda text: f"{text}\n\n{sentence}")


def polite(language: Language) -> fake.Script:
    def change(text: str) -> str:
        lines = text.split("\n")
        return "\n".join(_said_politely(line, language) if _is_prose(line) else line for line in lines)

    return model(change)


def _is_prose(line: str) -> bool:
    return line.endswith((".", "?", ":")) and not line.startswith(("#", "|"))


def _said_politely(line: str, language: Language) -> str:
    for before, after in _POLITE[language]:
        line = line.replace(before, after)
    return line


def mail_request(language: Language = DE) -> DraftRequest:
    points = (POINTS[language],)
    return DraftRequest(DraftKind.EMAIL, NORDWERK, language=language, purpose="information", points=points)


def template_of(world: World) -> str:
    return world.steps.compose(world.steps.gather(world.kam(NORDWERK), mail_request())).text


def failed(draft: Draft) -> set[str]:
    return {check.id for check in draft.checks if not check.ok}
