"""The tools over a wired product, and one call of them as the chat makes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.bootstrap import App
from agent.domain.assistant.answer import ToolAnswer
from agent.domain.assistant.conversation import File
from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.markers import render
from agent.domain.identity import User
from agent.domain.language import Language
from agent.tools.registry import ToolBox
from agent.tools.tool import Context

NORDWERK, HELIOTEC, KRANICH = "Nordwerk Antriebe GmbH", "Heliotec AG", "Kranich Medizintechnik GmbH & Co. KG"
BRUECK, AURELIA, VANTAGE = "Brück & Söhne Landtechnik", "Aurelia Mobility SE", "Vantage Pumps Ltd"


@dataclass(frozen=True)
class Said:
    """An answer as the user reads it; ``told`` is the JSON for the model."""

    answer: ToolAnswer | None
    text: str
    told: str
    unexplained: Sequence[str] = ()


@dataclass
class Asking:
    """Calls tools as a user, each call with a number of its own."""

    app: App
    box: ToolBox = field(init=False)
    number: int = 0

    def __post_init__(self) -> None:
        self.box = self.app.toolbox

    def user(self, user_id: str) -> User:
        return self.app.identity.user(user_id)

    def __call__(
        self,
        name: str,
        language: Language = Language.DE,
        /,
        *,
        user: str = "k.brandt",
        account: str | None = None,
        files: tuple[File, ...] = (),
        number: int | None = None,
        **args: Any,
    ) -> Said:
        self.number += 1
        context = Context(self.user(user), language, account, files, "run")
        answer, told = self.box.call(context, name, args, number or self.number)
        if answer is None:
            return Said(None, "", told)
        text = render(answer.text, answer.facts, language)
        return Said(answer, text, told, [each.text for each in orphans(text, answer.facts, language)])
