from agent.domain.assistant.conversation import ToolCall, call_key, once
from agent.domain.assistant.said import Asked


def test_a_call_is_the_same_in_whatever_order_its_arguments_stand() -> None:
    assert (
        call_key("a", {"x": 1, "y": "2"})
        == call_key("a", {"y": "2", "x": 1})
        == Asked("i", "a", {"y": "2", "x": 1}).key
    )
    assert len({call_key("a", {"x": 1}), call_key("b", {"x": 1}), call_key("a", {"x": "1"}), call_key("a", [1])}) == 4


def test_each_call_stands_once_where_it_was_first() -> None:
    one, other = ToolCall("a", {"x": 1, "y": 2}), ToolCall("b")
    assert once([one, other, ToolCall("a", {"y": 2, "x": 1})]) == [one, other]
