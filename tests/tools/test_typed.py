"""A model passes the user's words on; figures of its own are none of them."""

import pytest

from agent.domain.errors import BadInput
from agent.domain.identity import Role, User
from agent.domain.language import Language
from agent.tools.tool import Context
from agent.tools.typed import require_typed

KAM = User("k.brandt", "Katharina Brandt", "k@melchers.example", frozenset({Role.KAM}), frozenset())


def context(*typed: str) -> Context:
    return Context(KAM, Language.DE, typed=typed)


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("Biete ihm 4 % Nachlass bis 15.03.2027 an.", "4 % Nachlass bis zum 15.03.2027"),
        ("Schreib, dass 1.500 Stück bereitliegen", "1,500 pieces are ready"),
        ("Schreib, dass die Muster da sind.", "Die Muster sind da."),
    ],
)
def test_what_the_user_typed_may_be_passed_on(typed: str, point: str) -> None:
    require_typed(context("Guten Morgen", typed), (point,))


@pytest.mark.parametrize("point", ["Wir bieten 5 % Nachlass.", "Lieferung am 16.03.2027", "Preis: 4.711,00 €"])
def test_a_figure_of_the_models_own_is_refused(point: str) -> None:
    with pytest.raises(BadInput) as error:
        require_typed(context("Biete ihm 4 % Nachlass bis 15.03.2027 an."), ("Guten Tag", point))
    assert error.value.code == "telling.error.typed"


def test_who_gives_the_arguments_themselves_has_typed_them() -> None:
    require_typed(Context(KAM, Language.DE), ("Wir bieten 5 % Nachlass.",))
