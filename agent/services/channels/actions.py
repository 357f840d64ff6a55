"""What buttons and forms say: the action's name, and what it is about."""

import json
from collections.abc import Mapping
from enum import StrEnum

from agent.domain.errors import BadInput


class Action(StrEnum):
    """``…_form`` opens a dialogue, the one without is what it sends."""

    APPROVE = "draft.approve"
    EDIT_FORM = "draft.edit_form"
    EDIT = "draft.edit"
    REJECT_FORM = "draft.reject_form"
    REJECT = "draft.reject"
    ASK_FORM = "draft.ask_form"
    ASK = "draft.ask"
    SHOW = "draft.show"
    CANCEL = "run.cancel"
    MUTE = "notices.mute"
    UNMUTE = "notices.unmute"


def value(**about: str) -> str:
    return json.dumps(about, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def about(stored: str) -> Mapping[str, str]:
    """What `value` made. Raises BadInput ``channels.press``: nobody else's buttons are ours."""
    try:
        found = json.loads(stored)
    except (ValueError, RecursionError):  # deep nesting is no ValueError to the parser
        raise BadInput("channels.press") from None
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise BadInput("channels.press")
    return found


def action(name: str) -> Action:
    """Raises BadInput ``channels.press``."""
    try:
        return Action(name)
    except ValueError:
        raise BadInput("channels.press") from None
