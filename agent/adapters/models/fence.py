"""Untrusted text between marks it cannot forge."""

import re
import secrets

_CONTROL_WORDS = re.compile(r"\[(?=/?(?:INST|SYSTEM_PROMPT|TOOL_\w+|AVAILABLE_TOOLS)\])")
CUT = "[…]"


def new_fence() -> str:
    """A mark that the author of a document cannot know: 128 random bits."""
    return secrets.token_hex(16)


def neutralised(text: str, fence: str) -> str:
    """``text`` without the fence and without signs that close it or open a turn of the chat.

    Local servers read ``<|im_start|>`` and ``[INST]`` in a message as control words, so no angle
    bracket stays; ‹ reads the same to a model.
    """
    text = text.replace(fence, CUT).replace("<", "‹").replace(">", "›")
    return _CONTROL_WORDS.sub("(", text).encode("utf-8", "replace").decode()
