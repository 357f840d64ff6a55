"""The pages on rules and audit, and the inbox that can be narrowed, over real requests."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from agent.domain.draft.draft import DraftKind
from api.app import create_app
from tests.approvals_world import HELIOTEC, PRICE, Template, World

KAM, LEGAL, HEAD, OTHER = "k.brandt", "l.vogt", "h.sommer", "m.yilmaz"
PAGES = (
    "/policies",
    "/policies/rights",
    "/policies/files",
    "/policies/files/nda/term.yaml",
    "/policies/clauses/NDA-TERM",
)


@pytest.fixture(scope="module")
def world(approvals_template: Template) -> Iterator[World]:
    with approvals_template.opened() as opened:
        yield opened


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.app), base_url="http://127.0.0.1")


def page(client: TestClient, path: str, user: str = KAM, language: str = "de") -> str:
    answer = client.get(path, headers={"cookie": f"kam_user={user}; kam_language={language}"})
    assert answer.status_code == 200, answer.text
    return str(answer.text)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_page_on_rules_is_there_in_both_languages(client: TestClient, path: str, language: str) -> None:
    text = page(client, path, language=language)
    assert f'<html lang="{language}"' in text
    assert len(re.findall("<h1", text)) == 1
    assert "style=" not in text
    assert not re.search(r"\son\w+=", text)


def test_a_question_finds_its_row(client: TestClient) -> None:
    text = page(client, "/policies/rights?q=Darf ich den Account-Plan selbst freigeben?")
    assert "is-chosen" in text
    assert 'role="alert"' in page(client, "/policies/rights?q=???")


def test_a_question_of_rights_typed_into_the_clause_search_leads_on(client: TestClient) -> None:
    text = page(client, "/policies?q=Darf ich 3 % Rabatt geben?")
    onward = re.search(r'href="(/policies/rights\?q=[^"]+)"', text)
    assert onward
    assert "is-chosen" in page(client, onward[1])


def test_what_is_searched_for_is_shown_as_it_is(client: TestClient) -> None:
    for path in ("/policies?q=", "/policies/rights?q=", "/audit?subject=", "/audit?action=", "/approvals?account="):
        text = page(client, f'{path}"><img src=x onerror=alert(1)>')
        assert "<img src=x" not in text
        assert "&lt;img src=x" in text


def test_unknown_rules_are_a_page_that_says_so(client: TestClient) -> None:
    for path in (
        "/policies/clauses/NDA-NOBODY",
        "/policies/files/nda/nobody.yaml",
        "/policies/files/nda/term.yaml?version=999",
    ):
        assert client.get(path).status_code == 404
    assert client.get("/policies/files/margins.yaml", headers={"cookie": f"kam_user={LEGAL}"}).status_code == 404


# --- audit -----------------------------------------------------------------------------------------------------------


def rows(text: str) -> list[str]:
    return re.findall(r"<code>([a-z_.]+)</code>", text)


def test_who_reads_the_chain_finds_what_somebody_did(client: TestClient, world: World) -> None:
    draft = world.propose()
    everything = page(client, "/audit", LEGAL)
    assert "draft.proposed" in rows(everything)
    assert set(rows(page(client, f"/audit?subject={draft.id}", LEGAL))) == {"draft.proposed"}
    assert rows(page(client, "/audit?action=nothing.like.it", LEGAL)) == []
    assert rows(page(client, f"/audit?actor={HEAD}&subject={draft.id}", LEGAL)) == []
    assert rows(page(client, "/audit?since=2199-01-01", LEGAL)) == []
    assert page(client, "/audit?since=soon", LEGAL)
    assert len(rows(page(client, "/audit?limit=1", LEGAL))) == 1


def test_who_may_not_read_all_of_it_sees_what_they_did_and_cannot_take_it_along(
    client: TestClient, world: World
) -> None:
    draft = world.propose()
    own = page(client, "/audit", KAM)
    assert draft.id in own
    assert "/api/audit/export" not in own
    assert rows(page(client, f"/audit?subject={draft.id}&actor={KAM}", OTHER)) == []
    assert rows(page(client, f"/audit?subject={draft.id}", OTHER)) == []
    assert "/api/audit/export" in page(client, "/audit", LEGAL)


def test_the_chain_is_verified_on_the_page(client: TestClient, world: World) -> None:
    world.propose()
    assert "Die Kette hält<" in page(client, "/audit?verify=true", KAM).replace("</span> ", "")
    world.sql("drop trigger audit_entries_no_update")
    world.sql("update audit_entries set action = 'draft.hidden' where sequence = 1")
    assert "Die Kette hält nicht" in page(client, "/audit?verify=true", KAM)


# --- the inbox -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def inbox(approvals_template: Template) -> Iterator[World]:
    with approvals_template.opened() as opened:
        opened.propose(subject="Erster Brief")
        opened.propose(subject="Zweiter Brief", account=HELIOTEC)
        opened.propose(subject="Dritter Brief", kind=DraftKind.ESCALATION)
        opened.propose(subject="Vierter Brief", commitments=PRICE)
        yield opened


@pytest.mark.parametrize(
    ("query", "user", "shown"),
    [
        ("", KAM, {"Erster", "Zweiter", "Dritter", "Vierter"}),
        (f"account={HELIOTEC}", KAM, {"Zweiter"}),
        ("kind=escalation", KAM, {"Dritter"}),
        (f"kind=escalation&account={HELIOTEC}", KAM, set()),
        ("kind=nothing", KAM, set()),
        ("status=rejected&mine=true", KAM, set()),
    ],
)
def test_the_inbox_is_narrowed(inbox: World, query: str, user: str, shown: set[str]) -> None:
    client = TestClient(create_app(inbox.app), base_url="http://127.0.0.1")
    assert set(re.findall(r"(\w+)er Brief", page(client, f"/approvals?{query}", user))) == {
        each.removesuffix("er") for each in shown
    }


def test_what_waits_for_me_is_what_i_can_decide(inbox: World) -> None:
    client = TestClient(create_app(inbox.app), base_url="http://127.0.0.1")
    for user in (KAM, HEAD):
        text = page(client, "/approvals?mine=true", user)
        drafts = re.findall(r'href="/approvals/([0-9a-f-]{36})"', text)
        for draft in drafts:
            assert 'data-may="' in (card := page(client, f"/approvals/{draft}", user))
            assert "approve" in re.findall(r'data-may="([^"]*)"', card)[0]
        others = set(re.findall(r'href="/approvals/([0-9a-f-]{36})"', page(client, "/approvals", user))) - set(drafts)
        for draft in others:
            assert "approve" not in re.findall(r'data-may="([^"]*)"', page(client, f"/approvals/{draft}", user))[0]
        assert drafts
