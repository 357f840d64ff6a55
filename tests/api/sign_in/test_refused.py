"""What must not sign anybody in: tokens, answers, people."""

import ssl
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from agent.bootstrap import App
from tests.api.sign_in.conftest import browser, sign_in, way_back, write
from tests.fakes.oidc import CLIENT, Person, Provider, by_a_stranger, unsigned, with_secret

SPOILT: list[tuple[str, dict[str, Any]]] = [
    ("another issuer", {"iss": "https://login.evil.example"}),
    ("another audience", {"aud": "another-app"}),
    ("several audiences, made for another one", {"aud": [CLIENT, "another-app"], "azp": "another-app"}),
    ("several audiences, made for nobody named", {"aud": [CLIENT, "another-app"]}),
    ("another nonce", {"nonce": "replayed"}),
    ("no nonce", {"nonce": None}),
    ("over", {"exp": 1_000_000_000}),
    ("an end that is no time", {"exp": "never"}),
    ("no end", {"exp": None}),
    ("from the future", {"iat": 4_000_000_000}),
    ("no subject", {"sub": None}),
    ("an empty subject", {"sub": ""}),
    ("a subject longer than one may be", {"sub": "s" * 256}),
    ("the hash of another access token", {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}),
]


@pytest.mark.parametrize("spoilt", [claims for _, claims in SPOILT], ids=[name for name, _ in SPOILT])
def test_a_token_that_does_not_prove_it_is_refused(
    outside: httpx.Client, idp: Provider, spoilt: dict[str, Any]
) -> None:
    idp.spoil = spoilt
    assert sign_in(outside).status_code == 401
    assert "kam_session" not in outside.cookies
    assert outside.get("/api/me").status_code == 401


@pytest.mark.parametrize("sign", [unsigned, with_secret, by_a_stranger])
def test_a_token_that_the_provider_has_not_signed_is_refused(outside: httpx.Client, idp: Provider, sign: Any) -> None:
    idp.sign = sign
    assert sign_in(outside).status_code == 401
    assert outside.get("/api/me").status_code == 401


def test_a_key_that_the_provider_has_changed_is_fetched_once(company: App, browse: httpx.Client, idp: Provider) -> None:
    moment = 0.0
    company.oidc.metadata.now = lambda: moment
    sign_in(browse)
    asked = idp.asked_for_keys
    idp.renew_key()
    write(browse, "/auth/logout")
    moment = 61.0
    assert sign_in(browse).status_code == 200
    assert idp.asked_for_keys == asked + 1
    idp.sign = by_a_stranger  # who sends made-up keys does not make us ask the provider each time
    idp.key.ensure_kid()
    for _ in range(3):
        write(browse, "/auth/logout")
        assert sign_in(browse).status_code == 401
    assert idp.asked_for_keys == asked + 1


def test_an_answer_in_another_browser_signs_nobody_in(browse: httpx.Client, site: str, trusted: ssl.SSLContext) -> None:
    """Else who sends somebody a link would sign them in as who they are not."""
    address = way_back(browse)
    with browser(site, trusted) as other:
        assert other.get(address).status_code == 401
        assert other.get("/api/me").status_code == 401
        other.get("/auth/login")  # has begun a sign-in of its own
        assert other.get(address).status_code == 401
        assert other.get("/api/me").status_code == 401


def test_an_answer_works_once(browse: httpx.Client) -> None:
    address = way_back(browse)
    ((name, kept),) = browse.cookies.items()
    assert browse.get(address).status_code == 303
    browse.cookies.clear()
    assert browse.get(address, headers={"cookie": f"{name}={kept}"}).status_code == 401


def test_a_changed_memory_of_the_browser_counts_for_nothing(outside: httpx.Client) -> None:
    address = way_back(outside)
    ((name, kept),) = outside.cookies.items()
    body, seal = kept.split(".")
    swapped = ("A" if body[10] != "A" else "B").join((body[:10], body[11:]))
    for changed in (f"{swapped}.{seal}", f"{body}.{seal[:-4]}AAAA", body, "", "é.é", f"{body}.{seal}x" * 40):
        outside.cookies.clear()
        answer = outside.get(address, headers={"cookie": f"{name}={changed}".encode()})
        assert answer.status_code == 401
        assert "kam_session" not in outside.cookies


def test_an_answer_of_another_provider_is_refused(outside: httpx.Client) -> None:
    address = way_back(outside)
    query = parse_qs(urlsplit(address).query)
    assert query["iss"]
    answer = outside.get(
        "/auth/callback", params={**{k: v[0] for k, v in query.items()}, "iss": "https://other.example"}
    )
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (Person(roles=None), 403),
        (Person(roles=["owner"]), 403),
        (Person(roles=[]), 403),
        (Person(email=None), 403),
        (Person(email="no address"), 403),
        (Person(more={"email_verified": False}), 403),
        (Person(more={"email_verified": True}), 200),
    ],
)
def test_whoever_has_no_role_or_no_confirmed_address_stays_outside(
    browse: httpx.Client, company: App, idp: Provider, person: Person, status: int
) -> None:
    idp.person = person
    assert sign_in(browse).status_code == status
    assert browse.get("/api/me").status_code == (200 if status == 200 else 401)
    assert bool(company.identity.users()) == (status == 200)


def test_an_address_that_was_given_to_somebody_new_is_not_the_first_person(
    browse: httpx.Client, company: App, idp: Provider
) -> None:
    sign_in(browse)
    write(browse, "/auth/logout")
    idp.person.sub = "subject-2"
    assert sign_in(browse).status_code == 403
    assert browse.get("/api/me").status_code == 401
    refused = company.audit.entries()[-1]
    assert (refused.action, dict(refused.details)) == ("access.sign_in_refused", {"code": "sign_in.other_account"})


def test_nobody_takes_the_address_of_another_user(browse: httpx.Client, company: App, idp: Provider) -> None:
    sign_in(browse)
    write(browse, "/auth/logout")
    idp.person = Person(sub="subject-2", email="m.yilmaz@melchers-components.example", name="Murat Yılmaz")
    sign_in(browse)
    write(browse, "/auth/logout")
    idp.person.email = str(Person().email).upper()
    assert sign_in(browse).status_code == 403
    assert company.identity.user("katharina.brandt").name == "Katharina Brandt"


def test_two_people_with_the_same_first_part_of_a_subject_are_two(
    browse: httpx.Client, company: App, idp: Provider
) -> None:
    for name in ("anna", "bela"):
        idp.person = Person(sub="s" * 240 + name, email=f"{name}@melchers-components.example", name=name)
        sign_in(browse)
        assert browse.get("/api/me").json()["id"] == name
        write(browse, "/auth/logout")


def test_two_people_with_the_same_first_part_of_an_address_are_two(
    browse: httpx.Client, company: App, idp: Provider
) -> None:
    sign_in(browse)
    write(browse, "/auth/logout")
    idp.person = Person(sub="subject-2", email="katharina.brandt@melchers-holding.example", name="Die andere")
    sign_in(browse)
    assert browse.get("/api/me").json()["name"] == "Die andere"
    assert len(company.identity.users()) == 2
