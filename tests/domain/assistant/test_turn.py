import datetime as dt
from dataclasses import replace

import pytest

from agent.domain.assistant.conversation import Message, Role
from agent.domain.assistant.turn import Turn
from agent.domain.identity import Role as Job
from agent.domain.identity import User
from agent.domain.language import Language

ENGLISH = User("e", "Ed", "e@m.example", frozenset({Job.KAM}), frozenset(), Language.EN)
EARLIER = Message("m", "t", Role.USER, "Wie steht OTIF?", Language.DE, dt.datetime(2026, 11, 20, tzinfo=dt.UTC))


def turn(text: str, *history: Message) -> Turn:
    return Turn(ENGLISH, "t", text, dt.date(2026, 11, 22), history)


@pytest.mark.parametrize(("text", "spoken"), [("Wie steht es um die Liefertreue?", "de"), ("How is delivery?", "en")])
def test_the_message_decides_in_which_language_it_is_answered(text: str, spoken: str) -> None:
    assert turn(text, EARLIER).spoken == turn(text).spoken == spoken


def test_names_and_figures_only_are_answered_as_the_message_before_was() -> None:
    assert turn("Nordwerk 2026", EARLIER).spoken is Language.DE
    assert turn("Nordwerk 2026").spoken is Language.EN


def test_what_is_set_counts() -> None:
    assert replace(turn("How is delivery?"), language=Language.DE).spoken is Language.DE
