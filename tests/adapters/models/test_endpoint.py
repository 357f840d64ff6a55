"""An address is what it is, however it is written."""

import pytest

from agent.adapters.models.endpoint import LOOPBACK, ModelEndpoint, address_of, require_may_receive
from agent.domain.errors import BadInput, Forbidden

THIS_MACHINE = [
    "http://127.0.0.1:8080/v1",
    "http://localhost/v1",
    "http://LOCALHOST:1/v1",
    "http://localhost.:8080/v1",
    "http://127.0.0.1.:8080/v1",
    "https://[::1]:8080/v1",
    "http://[0:0:0:0:0:0:0:1]/v1",
    "http://[::ffff:127.0.0.1]/v1",
    "http://[::FFFF:7f00:1]/v1",
]
ELSEWHERE = [
    "https://api.example.com/v1",
    "http://localhost.example.com/v1",
    "http://127.0.0.1.example.com/v1",
    "http://127.0.0.2/v1",
    "http://127.1/v1",
    "http://2130706433/v1",
    "http://0x7f.0.0.1/v1",
    "http://0177.0.0.1/v1",
    "http://0.0.0.0/v1",
    "http://[::]/v1",
    "http://[::ffff:8.8.8.8]/v1",
    "http://[64:ff9b::7f00:1]/v1",
]
MALFORMED = [
    "http://127.0.0.1@example.com/v1",
    "http://example.com@127.0.0.1/v1",
    "http://key:secret@127.0.0.1/v1",
    "http://example.com\\@127.0.0.1/v1",
    "http://127.0.0.1\\.example.com/v1",
    "http://example.com#@127.0.0.1/v1",
    "http://example.com?@127.0.0.1/v1",
    "http://127.0.0.1%2eexample.com/v1",
    "http://127.0.0.1\t.example.com/v1",
    " http://127.0.0.1/v1",
    "http://127.0.0.1/v1\r\nHost: example.com",
    "http://１２７.0.0.1/v1",
    "http://localhost。/v1",
    "http://\u212aam.example/v1",  # the Kelvin sign, in small letters a k
    "http://[::1%25eth0]/v1",
    "http://[::1/v1",
    "http://localhost:99999/v1",
    "http://local host/v1",
    "http://localhost../v1",
    "http:///v1",
    "//127.0.0.1/v1",
    "127.0.0.1:8080",
    "ftp://127.0.0.1/v1",
    "file:///etc/passwd",
    "",
]


@pytest.mark.parametrize("url", THIS_MACHINE)
def test_this_machine_may_read_what_stays_here(url: str) -> None:
    address = address_of(url)
    require_may_receive(address, stays_here=True, allowed_hosts=LOOPBACK)
    assert address.host in LOOPBACK


@pytest.mark.parametrize("url", ELSEWHERE)
def test_any_other_host_may_not(url: str) -> None:
    with pytest.raises(Forbidden) as refused:
        require_may_receive(address_of(url), stays_here=True, allowed_hosts=LOOPBACK)
    assert refused.value.code == "models.stays_here"


@pytest.mark.parametrize("url", ELSEWHERE)
def test_a_released_document_may_go_there(url: str) -> None:
    require_may_receive(address_of(url), stays_here=False, allowed_hosts=frozenset())


@pytest.mark.parametrize("url", MALFORMED)
def test_an_address_that_can_be_read_two_ways_is_refused(url: str) -> None:
    with pytest.raises(BadInput) as refused:
        address_of(url)
    assert refused.value.code == "models.url"


@pytest.mark.parametrize("entry", ["LLM.firma.example", "llm.firma.example.", " llm.firma.example "])
def test_the_list_is_read_like_an_address(entry: str) -> None:
    address = address_of("https://llm.firma.example/v1")
    require_may_receive(address, stays_here=True, allowed_hosts=frozenset({entry}))


@pytest.mark.parametrize(
    "entry", ["*", "", ".example", "*.firma.example", "firma.example", "https://llm.firma.example"]
)
def test_the_list_knows_no_patterns(entry: str) -> None:
    with pytest.raises(Forbidden):
        require_may_receive(
            address_of("https://llm.firma.example/v1"), stays_here=True, allowed_hosts=frozenset({entry})
        )


def test_the_address_is_rebuilt_from_its_parts() -> None:
    assert address_of("HTTP://LocalHost./v1/").url == "http://localhost:80/v1"
    assert address_of("https://[0::1]").url == "https://[::1]:443"


def test_the_key_is_not_shown() -> None:
    assert "KEY-CANARY" not in repr(ModelEndpoint("http://localhost/v1", "m", "KEY-CANARY"))
