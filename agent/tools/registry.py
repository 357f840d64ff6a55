"""The tools that a model may call, and the one way to call them: checked going in, harmless coming out."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from agent.domain.assistant.answer import ToolAnswer
from agent.domain.draft import markers
from agent.domain.errors import BadInput, KamError
from agent.domain.messages import message
from agent.tools.refusals import advice_on, arguments_refused
from agent.tools.schemas import schema
from agent.tools.told import Refusal, nothing, refused, whole
from agent.tools.tool import Context, Effect, Tool

log = logging.getLogger(__name__)


class ToolBox:
    """Refuses a tool that declares no effect, and two of one name."""

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._tools: dict[str, Tool] = {}
        for tool in tools:
            if not isinstance(tool.effect, Effect):
                raise TypeError(f"The tool {tool.name} declares no effect")
            if tool.name in self._tools:
                raise ValueError(f"There are two tools named {tool.name}")
            self._tools[tool.name] = tool
        self._schemas = [schema(each) for each in self._tools.values()]

    def schemas(self) -> list[dict[str, Any]]:
        """In the function format of OpenAI; always the same, in the same order."""
        return self._schemas

    def names(self) -> tuple[str, ...]:
        return tuple(self._tools)

    def get(self, name: str) -> Tool:
        """Raises BadInput ``telling.error.tool``."""
        if name not in self._tools:
            raise BadInput("telling.error.tool", name=name[:60], known=", ".join(self._tools))
        return self._tools[name]

    def call(
        self, context: Context, name: str, args: object, number: int, *, shown: bool = True
    ) -> tuple[ToolAnswer | None, str]:
        """The answer (None after an error) and what the model is told, as JSON; nothing that it may send raises.

        ``number`` is that of the call in the run: facts and their markers are named ``k<number>.<id>``. ``shown``
        False: the model may not read what stays here.
        """
        try:
            found = self._run(context, name, args, number)
        except KamError as error:
            told = error.text(context.language)
            return None, refused(Refusal(error.code, told, advice_on(error)))
        except ValidationError as error:
            told = arguments_refused(error, context.language)
            return None, refused(Refusal("telling.error.arguments", told, "adjust"))
        except Exception:
            log.exception("the tool %s failed", name[:60])
            told = message("telling.error.failed", context.language)
            return None, refused(Refusal("telling.error.failed", told, "stop"))
        return found, whole(found, context.language) if shown or not found.stays_here else nothing()

    def _run(self, context: Context, name: str, args: object, number: int) -> ToolAnswer:
        tool = self.get(name)
        given = tool.arguments.model_validate(_given(args))
        request = f"{context.request}.{number}" if context.request else ""
        return numbered(tool.run(replace(context, request=request), given), number)


def numbered(answer: ToolAnswer, number: int) -> ToolAnswer:
    """The answer with ``k<number>.`` before the ids of its facts: several answers stand in one text."""
    text = answer.text
    for marker in markers.markers_in(text):
        text = text.replace("{{F:" + marker.id + "}}", "{{F:" + f"k{number}.{marker.id}" + "}}")
    facts = tuple(replace(fact, id=f"k{number}.{fact.id}") for fact in answer.facts)
    return replace(answer, text=text, facts=facts)


def _given(args: object) -> Mapping[str, Any]:
    """Without what is null or empty: some models send every argument. Raises BadInput ``telling.error.no_mapping``."""
    if args is None:
        return {}
    if not isinstance(args, Mapping):
        raise BadInput("telling.error.no_mapping")
    return {str(key): value for key, value in args.items() if value is not None and value != ""}
