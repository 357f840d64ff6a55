"""The answer as it is shown: markers filled, foreign links gone, what a model must not see put in by code."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from agent.domain.assistant.conversation import Role, Stopped
from agent.domain.assistant.links import Kept, kept_links
from agent.domain.assistant.turn import Reply
from agent.domain.draft.markers import render
from agent.domain.errors import BadInput
from agent.domain.facts.fact import Fact
from agent.domain.messages import message
from agent.graphs.assistant_messages import STAYS
from agent.graphs.assistant_run import Session, Speaker, State, answers, facts, results, stays_inside, tool_calls
from agent.prompts import assistant as prompt

_LINKS = "assistant.run.links"
_NOTHING = {Stopped.CANCELLED: "assistant.run.cancelled", Stopped.TIME: "assistant.run.time"}


def reply(session: Session, state: State, domains: Collection[str]) -> Reply:
    """Of what was said, or where nothing can be shown of it, of what the tools answered."""
    for body in _bodies(session, state):
        try:
            return _reply(session, state, body, domains)
        except BadInput:  # a marker without its fact
            continue
    raise AssertionError("the last body has no marker")


def _bodies(session: Session, state: State) -> Sequence[str]:
    """From the best to the one that always can be shown."""
    texts = [answer.text for answer in answers(state)]
    said = state.get("said")
    own = "\n\n".join([said.text, *_hidden(state)]) if said is not None and not state.get("halted") else ""
    none = message(_NOTHING.get(state.get("stopped") or Stopped.MODEL, "assistant.run.failed"), session.language)
    return [body for body in (own, "\n\n".join(texts), none) if body.strip()]


def _hidden(state: State) -> list[str]:
    if state["by"] is Speaker.PLANNER:
        return []
    texts = [each.answer.text for each in results(state) if each.hidden and each.answer is not None]
    return list(dict.fromkeys(texts))


def _reply(session: Session, state: State, body: str, domains: Collection[str]) -> Reply:
    known = facts(state)
    template, kept = _cleaned(session, body, known, domains)
    said = state.get("said")
    made = answers(state)
    return Reply(
        text=kept.text,
        language=session.language,
        template=template,
        tool_calls=tool_calls(state),
        facts=tuple(known),
        drafts=tuple(dict.fromkeys(draft for answer in made for draft in answer.drafts)),
        links={path: label for answer in made for path, label in answer.links.items()},
        stopped=state.get("stopped"),
        notices=_notices(session, state, kept),
        usage=state["used"],
        open=said.open if said is not None else {},
        prompt_hash=prompt.HASH if session.outside else "",
    )


def _cleaned(session: Session, body: str, known: Sequence[Fact], domains: Collection[str]) -> tuple[str, Kept]:
    """Once more after the markers are filled: a stored name may hold a link, too."""
    own = kept_links(body, domains)
    template = _introduced(session, own.text)
    kept = kept_links(render(template, known, session.language), domains)
    return template, replace(kept, removed=own.removed + kept.removed)


def _introduced(session: Session, text: str) -> str:
    """The first answer of a conversation says what is answering (EU AI Act, Art. 50)."""
    if any(each.role is Role.ASSISTANT for each in session.turn.history):
        return text
    return f"{message('assistant.run.ai', session.language)}\n\n{text}"


def _notices(session: Session, state: State, kept: Kept) -> tuple[str, ...]:
    found = [*state.get("notices", ())]
    if kept.removed:
        found.append(_LINKS)
    if session.outside and any(stays_inside(answer) for answer in answers(state)):
        found.append(STAYS)
    return tuple(dict.fromkeys(found))
