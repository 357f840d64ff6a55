"""Where the sign-in leads on to."""

import httpx
import pytest

from tests.api.sign_in.conftest import way_back

LONG = "/" + "ä" * 1_500  # three times as long in an address, and in a cookie that no browser would keep


@pytest.mark.parametrize(
    "after",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nset-cookie: x=1",
        "",
        LONG,
    ],
)
def test_the_sign_in_leads_to_our_own_pages_only(browse: httpx.Client, after: str) -> None:
    browse.get("/auth/login", params={"after": after})
    assert browse.get(way_back(browse, after=after)).headers["location"] == "/"
    assert browse.get("/auth/login", params={"after": after}).headers["location"] == "/"  # who is signed in, too


def test_pages_in_several_tabs_sign_in_at_once(browse: httpx.Client) -> None:
    first, second = (way_back(browse, after=after) for after in ("/nda", "/supply"))
    assert browse.get(first).headers["location"] == "/nda"
    assert browse.get(second).headers["location"] == "/supply"
    assert list(browse.cookies) == ["kam_session"]


def test_sign_ins_that_nobody_ended_do_not_pile_up(browse: httpx.Client) -> None:
    for _ in range(20):
        browse.get("/auth/login")
    assert len(list(browse.cookies)) <= 8
    assert browse.get(way_back(browse)).status_code == 303
