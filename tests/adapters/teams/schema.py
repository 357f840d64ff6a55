"""Checks a card against the SDK's own models, strictly: they accept what they do not know, Teams does not show it."""

from collections.abc import Mapping
from typing import Any

from microsoft_teams import cards as sdk
from pydantic import BaseModel

from agent.adapters.teams.cards import MOST, size

_MODELS: Mapping[str, type[BaseModel]] = {
    "AdaptiveCard": sdk.AdaptiveCard,
    "TextBlock": sdk.TextBlock,
    "RichTextBlock": sdk.RichTextBlock,
    "TextRun": sdk.TextRun,
    "FactSet": sdk.FactSet,
    "Container": sdk.Container,
    "ActionSet": sdk.ActionSet,
    "Input.Text": sdk.TextInput,
    "Action.Execute": sdk.ExecuteAction,
    "Action.Submit": sdk.SubmitAction,
    "Action.OpenUrl": sdk.OpenUrlAction,
}
_CHILDREN = ("body", "items", "inlines", "actions")


def require_valid(card: Mapping[str, Any]) -> None:
    """Raises where an element is none of version 1.5, holds an unknown property, or a limit is passed."""
    assert (card["type"], card["version"]) == ("AdaptiveCard", "1.5")
    assert card["fallbackText"].strip()
    assert card["speak"].strip()
    assert size(card) <= MOST
    _require(card)


def _require(element: Mapping[str, Any]) -> None:
    model = _MODELS[element["type"]]
    known = {field.alias or field.serialization_alias or name for name, field in model.model_fields.items()}
    assert set(element) - {"$schema"} <= known, (element["type"], set(element) - known)
    parsed = model.model_validate({name: value for name, value in element.items() if name != "$schema"})
    assert isinstance(parsed, model)
    match element["type"]:
        case "TextBlock" | "TextRun":
            assert element["text"]
        case "FactSet":
            assert all(fact["title"].strip() and fact["value"].strip() for fact in element["facts"])
        case "ActionSet":
            assert 1 <= len(element["actions"]) <= 6
        case "Action.OpenUrl":
            assert element["url"].startswith("https://kam.example/")
        case "Input.Text":
            assert element["label"]
            assert element["errorMessage"]
    for name in _CHILDREN:
        for child in element.get(name, []):
            _require(child)


def exact_texts(card: Mapping[str, Any]) -> list[str]:
    """What each container of text runs says, letter by letter."""
    found = []
    for element in card["body"]:
        blocks = [each for each in element.get("items", []) if each["type"] == "RichTextBlock"]
        if blocks:
            found.append("".join(run["text"] for block in blocks for run in block["inlines"]))
    return found


def actions(card: Mapping[str, Any]) -> list[dict[str, Any]]:
    sets = [element["actions"] for element in card["body"] if element["type"] == "ActionSet"]
    return [action for row in sets for action in row]
