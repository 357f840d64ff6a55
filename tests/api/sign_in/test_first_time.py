"""Signing in for the first time and again: the way there and back, roles, and what is open to nobody."""

from pathlib import Path

import httpx

from agent.bootstrap import App
from agent.domain.errors import Unavailable
from agent.domain.identity import Role, User
from agent.domain.language import Language
from api.web.texts import page_texts
from tests.api.sign_in.conftest import NORDWERK, sign_in, write
from tests.fakes.oidc import Person, Provider


def test_a_page_leads_over_the_sign_in_back_to_itself(browse: httpx.Client) -> None:
    first = browse.get("/nda?x=1")
    assert first.status_code == 303
    assert first.headers["location"] == "/auth/login?after=/nda%3Fx%3D1"
    landed = browse.get("/nda?x=1", follow_redirects=True)
    assert (landed.status_code, landed.url.path, landed.url.query) == (200, "/nda", b"x=1")
    assert browse.get("/api/me").json()["name"] == "Katharina Brandt"
    assert 'action="/auth/logout"' in landed.text
    assert 'id="user"' not in landed.text  # nobody else can be chosen
    for path in ("/nda", "/approvals", "/audit", "/accounts/unknown"):
        page = browse.get(path).text.partition("</head>")[2]
        assert page_texts(Language.DE)["frame.footer_demo"] not in page
        assert page_texts(Language.DE)["frame.problem_switch"] not in page


def test_who_signs_in_first_is_made_a_user_with_the_roles_of_the_directory_and_no_account(
    browse: httpx.Client, company: App
) -> None:
    sign_in(browse)
    user = company.identity.user("katharina.brandt")
    assert (user.email, user.roles, user.accounts) == (Person().email, {Role.KAM}, frozenset())
    assert [each.action for each in company.audit.entries()] == ["access.signed_in"]


def test_nobody_of_the_demo_is_there(browse: httpx.Client, company: App) -> None:
    sign_in(browse)
    assert [user.id for user in company.identity.users()] == ["katharina.brandt"]


def test_a_company_without_facts_gets_no_invented_customers(browse: httpx.Client, company: App) -> None:
    assert not company.stocked.exists
    sign_in(browse)
    page = browse.get("/accounts")
    assert page.status_code == Unavailable.status
    assert "kam data import" in page.text
    assert not company.facts_store.exists
    assert not company.register.entries(company.identity.user("katharina.brandt"))


def test_who_is_named_in_an_import_before_their_first_sign_in_has_their_accounts_at_once(
    browse: httpx.Client, company: App, tmp_path: Path, idp: Provider
) -> None:
    head = User("h", "H", "h@melchers-components.example", frozenset({Role.HEAD_OF_SALES}), frozenset(), Language.DE)
    company.identity.add([head])
    (tmp_path / "customers.csv").write_text(f"id,name,class\nC1,{NORDWERK},Key\nC2,Heliotec AG,Key\n")
    (tmp_path / "account_team.csv").write_text(f"id,customer_id,user\n1,C1,{Person().email}\n2,C2,somebody.else\n")
    company.data.import_folder(head, tmp_path)
    sign_in(browse)
    assert browse.get("/api/me").json()["accounts"] == [NORDWERK]
    assert browse.get("/accounts/C1").status_code == 200
    assert browse.get("/accounts/C2").status_code == 404


def test_roles_are_the_directorys_word_at_each_sign_in_and_accounts_stay(
    browse: httpx.Client, company: App, idp: Provider
) -> None:
    sign_in(browse)
    company.identity.assign({"katharina.brandt": {NORDWERK}})
    write(browse, "/auth/logout")
    idp.person.roles, idp.person.name = ["head_of_sales", "owner", "kam"], "Katharina Brandt-Meyer"
    sign_in(browse)
    user = company.identity.user("katharina.brandt")
    assert (user.roles, user.accounts) == ({Role.KAM, Role.HEAD_OF_SALES}, {NORDWERK})
    assert user.name == "Katharina Brandt-Meyer"


def test_nothing_is_told_to_who_is_not_signed_in(outside: httpx.Client) -> None:
    for path in ("/api/me", "/api/drafts", "/api/users", "/api/audit", "/api/nda/reviews/x/events"):
        answer = outside.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "sign_in.needed"), path


def test_the_cookie_of_the_demo_is_worth_nothing(browse: httpx.Client) -> None:
    browse.cookies.set("kam_user", "katharina.brandt")
    assert browse.get("/api/me").status_code == 401
    sign_in(browse)
    answer = write(browse, "/api/session", json={"user": "katharina.brandt"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "sign_in.demo_only")
    assert write(browse, "/api/session", json={"language": "en"}).status_code == 200
    assert len(browse.get("/api/users").json()) == 1


def test_part_of_a_page_sends_the_whole_page_to_the_sign_in(outside: httpx.Client) -> None:
    asked = {"hx-request": "true", "hx-current-url": "https://kam.example/approvals?status=all"}
    answer = outside.get("/approvals", headers=asked)
    assert answer.status_code == 401
    assert answer.headers["hx-redirect"] == "/auth/login?after=/approvals%3Fstatus%3Dall"
    answer = outside.get("/approvals", headers=asked | {"hx-current-url": "https://[kam.example"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/auth/login?after=/")
