"""What Slack demands of Block Kit: its own checks (slack_sdk.models), and those of its documentation."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = dict[str, Any]
_RAW = ("<!", "<@", "<#")


def require_valid_blocks(blocks: Sequence[Json], most: int = 50) -> None:
    assert 1 <= len(blocks) <= most
    assert most > 50 or sum(len(json.dumps(each, ensure_ascii=False).encode()) for each in blocks) <= 12_000
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None, block
        parsed.validate_json()
        _CHECKS[block["type"]](block)
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    assert len(set(ids)) == len(ids)


def require_valid_view(view: Json) -> None:
    View(**view).validate_json()
    require_valid_blocks(view["blocks"], 100)
    if view["type"] == "modal":
        assert all(1 <= len(view[part]["text"]) <= 24 for part in ("title", "submit", "close"))
        assert len(view["private_metadata"]) <= 3000


def texts(blocks: Sequence[Json]) -> Iterator[Json]:
    """Every text object and every text element, at any depth."""
    for found in _walked(blocks):
        if found.get("type") in ("mrkdwn", "plain_text", "text"):
            yield found


def mrkdwn(blocks: Sequence[Json]) -> str:
    return "\n".join(each["text"] for each in texts(blocks) if each["type"] == "mrkdwn")


def exact(blocks: Sequence[Json]) -> str:
    """What stands letter by letter, the pieces joined."""
    kinds = [each for each in _walked(blocks) if each.get("type") == "rich_text_preformatted"]
    return "".join(element["text"] for kind in kinds for element in kind["elements"])


def buttons(blocks: Sequence[Json]) -> dict[str, Json]:
    """By what is written on them."""
    return {each["text"]["text"]: each for each in _walked(blocks) if each.get("type") == "button"}


def shown(blocks: Sequence[Json]) -> str:
    """All that is readable."""
    return "\n".join(each["text"] for each in texts(blocks))


def _walked(found: Any) -> Iterator[Json]:
    if isinstance(found, dict):
        yield found
        for each in found.values():
            yield from _walked(each)
    elif isinstance(found, list | tuple):
        for each in found:
            yield from _walked(each)


def _text(found: Json, most: int) -> None:
    assert found["type"] in ("mrkdwn", "plain_text")
    assert 1 <= len(found["text"].encode("utf-16-le")) // 2 <= most
    assert found["text"].strip()
    if found["type"] == "mrkdwn":
        assert found["verbatim"] is True
        assert not any(sign in found["text"] for sign in _RAW)
    else:
        assert found["emoji"] is False


def _section(block: Json) -> None:
    if "text" in block:
        _text(block["text"], 3000)
    fields = block.get("fields", [])
    assert len(fields) <= 10
    assert fields or "text" in block
    for each in fields:
        _text(each, 2000)


def _header(block: Json) -> None:
    assert block["text"]["type"] == "plain_text"
    _text(block["text"], 150)


def _context(block: Json) -> None:
    assert 1 <= len(block["elements"]) <= 10
    for each in block["elements"]:
        _text(each, 3000)


def _actions(block: Json) -> None:
    elements = block["elements"]
    assert 1 <= len(elements) <= 25
    ids = [each["action_id"] for each in elements]
    assert len(set(ids)) == len(ids)
    for each in elements:
        _text(each["text"], 75)
        assert 1 <= len(each["action_id"]) <= 255
        assert len(each.get("value", "")) <= 2000
        assert len(each.get("url", "")) <= 3000
        assert each.get("style") in (None, "primary", "danger")


def _rich_text(block: Json) -> None:
    (part,) = block["elements"]
    assert part["type"] in ("rich_text_preformatted", "rich_text_quote")
    (text,) = part["elements"]
    assert set(text) == {"type", "text"}
    assert 1 <= len(text["text"].encode("utf-16-le")) // 2 <= 3000


def _input(block: Json) -> None:
    _text(block["label"], 2000)
    element = block["element"]
    assert element["type"] == "plain_text_input"
    assert 1 <= element["max_length"] <= 3000
    assert len(element.get("initial_value", "")) <= element["max_length"]
    assert 1 <= len(block["block_id"]) <= 255


def _divider(block: Json) -> None:
    assert set(block) == {"type"}


_CHECKS = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "rich_text": _rich_text,
    "input": _input,
    "divider": _divider,
}
