"""What a conversation is called, what goes along, what can be stored."""

import datetime as dt
import json

from hypothesis import given
from hypothesis import strategies as st

from agent.domain.assistant.conversation import Message, Role
from agent.domain.assistant.run import Run
from agent.domain.assistant.wording import last_turns, storable, storable_json, title_of
from agent.domain.language import Language

AT = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
ANY = st.text(st.characters(codec=None, categories=None))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | ANY, lambda inner: st.lists(inner) | st.dictionaries(ANY, inner)
)


def said(number: int, role: Role) -> Message:
    return Message(str(number), "t", role, "", Language.DE, AT)


def test_an_answer_without_its_question_does_not_begin_the_history() -> None:
    turns = [said(at, role) for at in range(30) for role in (Role.USER, Role.ASSISTANT)]
    assert last_turns(turns) == tuple(turns[20:])
    assert last_turns(turns[:40]) == tuple(turns[:40])
    assert last_turns([]) == ()


def test_questions_that_nobody_answered_count() -> None:
    assert len(last_turns([said(at, Role.USER) for at in range(30)])) == 20


@given(ANY)
def test_every_text_can_be_stored_and_keeps_what_can_be(text: str) -> None:
    kept = storable(text)
    assert kept.encode().decode() == kept
    assert "\0" not in kept
    if text.isprintable():
        assert kept == text
    assert len(title_of(text)) <= 80
    assert "\n" not in title_of(text)


@given(JSON)
def test_every_json_can_be_stored(value: object) -> None:
    kept = json.dumps(storable_json(value), ensure_ascii=False)
    assert kept.encode().decode() == kept
    assert "\\u0000" not in kept


def test_a_run_is_over_at_its_deadline_and_where_the_clock_went_back() -> None:
    run = Run("r", "t", "m", AT, AT + dt.timedelta(minutes=5))
    moments = {-1: True, 0: False, 299: False, 300: True}
    assert {at: run.is_over(AT + dt.timedelta(seconds=at)) for at in moments} == moments
