"""What a button carries is read back, or refused."""

import pytest

from agent.domain.errors import BadInput
from agent.services.channels.actions import about, value


def test_what_a_button_is_about_is_read_back() -> None:
    assert about(value(draft="d", digest="ü")) == {"draft": "d", "digest": "ü"}


@pytest.mark.parametrize("stored", ["", "x", "[]", '{"a":1}', "[" * 5_000, '{"a":' * 5_000])
def test_what_is_none_of_our_values_is_refused(stored: str) -> None:
    with pytest.raises(BadInput) as refused:
        about(stored)
    assert refused.value.code == "channels.press"
