"""An account on one screen: what to know, how the figures stand and went, who decides there, what is open."""

import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.draft.draft import DraftKind
from agent.services.pages.kept import Kept
from api.app import create_app
from tests.api.web.desk.conftest import Read, texts

NORDWERK, HELIOTEC, AURELIA = "/accounts/C-1001", "/accounts/C-1002", "/accounts/C-1005"
HTMX = {"hx-request": "true"}


def test_the_list_shows_the_own_accounts_with_what_is_open_first(read: Read) -> None:
    names = texts(read("/accounts"), "//tbody/tr/th")
    assert names == ["Nordwerk Antriebe GmbH", "Heliotec AG", "Kranich Medizintechnik GmbH & Co. KG"]
    assert len(texts(read("/accounts", user="h.sommer"), "//tbody/tr")) == 6


def test_the_list_is_searched_and_what_is_searched_for_is_no_markup(read: Read) -> None:
    assert texts(read("/accounts?q=solar"), "//tbody/tr/th") == ["Heliotec AG"]
    page = read("/accounts?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert texts(page, "//tbody/tr") == []
    assert page.xpath("//input[@name='q']/@value") == ['"><script>alert(1)</script>']


def test_the_points_of_a_talk_stand_on_top_and_lead_to_their_parts(read: Read) -> None:
    page = read(NORDWERK)
    points = texts(page, "//ul[@class='points']/li")
    assert any("75,0 % (mindestens 100 %)" in each for each in points)
    assert "Überfällige Zusagen: 1" in points
    assert "Laufen leer: MC-10432 (28.12.2026)" in points
    ids = set(page.xpath("//@id"))
    assert all(each.removeprefix("#") in ids for each in page.xpath("//ul[@class='points']//a/@href"))
    assert "23.11.2026, 10:00 Uhr" in page.xpath("string(//section[@id='briefing'])")


def test_the_scorecard_has_every_kpi_with_value_target_status_and_course(read: Read) -> None:
    page = read(NORDWERK)
    rows = page.xpath("//table[contains(@class, 'scorecard')]/tbody/tr[not(@class='more-row')]")
    assert len(rows) == 18
    (call_off,) = [each for each in rows if "Call-Off" in each.text_content()]
    told = " ".join(call_off.text_content().split())
    for part in ("69,3 %", "mindestens 70 %", "Ziel verfehlt"):
        assert part in told
    (course,) = call_off.xpath(".//*[name()='svg']/@aria-label")
    assert "12 Zeiträume" in course
    assert course.endswith("zuletzt 69,3 %")


def test_what_moved_a_figure_comes_with_its_rows_and_its_rule(read: Read) -> None:
    part = read(f"{NORDWERK}/kpis/call_off", hx_request="true")
    told = " ".join(part.text_content().split())
    assert "RV-2024-017" in told
    assert "63,4 %" in told
    assert re.search(r"Regel call_off, Version \d", told)
    assert "contract_lines: CL-00004" in told
    assert part.xpath("//img/@src") == ["/charts/kpi/C-1001/call_off.svg?theme=light"]


def test_the_people_map_holds_their_roles_against_ours(read: Read) -> None:
    page = read(HELIOTEC)
    head = texts(page, "//table[contains(@class, 'people-map')]/thead//th")
    assert head[2:-1] == ["Katharina Brandt"]
    (row,) = [
        each
        for each in page.xpath("//table[contains(@class, 'people-map')]/tbody/tr")
        if "Brandl" in each.text_content()
    ]
    assert "nie" in texts(row, "./td")


def test_contracts_promises_chances_escalations_and_credit_are_there(read: Read) -> None:
    page = read(NORDWERK)
    parts = ("contracts", "promises", "opportunities", "escalations", "money", "nda", "supply", "activities")
    told = {part: " ".join(page.xpath(f"string(//section[@id='{part}'])").split()) for part in parts}
    assert "RV-2024-017" in told["contracts"]
    assert "99.960 von 191.580" in told["contracts"]
    assert "überfällig" in told["promises"]
    assert "Druckguss" in told["opportunities"]
    assert "Tag 12 von 14" in told["escalations"]
    assert "212.400,00 €" in told["money"]
    assert "läuft in 28 Tagen ab" in told["nda"]
    assert "MC-10432" in told["supply"]
    assert "16.11.2026" in told["activities"]


def test_credit_and_margin_are_for_who_may_see_them(read: Read) -> None:
    assert "212.400,00" in read(NORDWERK, user="h.sommer").text_content()
    legal = read(NORDWERK, user="l.vogt").text_content()
    assert "212.400,00" not in legal
    assert "Deckungsbeitrag" not in legal


def test_what_moved_a_figure_is_a_page_for_who_has_no_scripts(read: Read) -> None:
    (there,) = {each for each in read(NORDWERK).xpath("//table//noscript//a/@href") if each.endswith("/call_off")}
    page = read(there)
    assert "Call-Off" in page.findtext(".//h1")
    assert "RV-2024-017" in page.text_content()
    assert page.xpath("//nav//a[@href='/supply']")


def test_a_page_that_is_being_made_comes_again_without_scripts(world: App) -> None:
    app = build(world.settings)
    app.__dict__["kept"] = Kept(patience_s=0)
    for path in ("/", NORDWERK, "/supply"):
        page = html.fromstring(TestClient(create_app(app), base_url="http://127.0.0.1").get(path).text)
        assert page.xpath("//noscript/meta[@http-equiv='refresh']"), path
    app.close()


@pytest.mark.parametrize("path", [AURELIA, f"{AURELIA}/view", f"{AURELIA}/kpis/otif", "/accounts/nobody-has-this"])
def test_somebody_elses_account_is_not_found(read: Read, path: str) -> None:
    told = read(path, status=404)
    assert "Aurelia" not in told.text_content()


def test_an_unknown_kpi_is_refused_in_place(client: TestClient) -> None:
    answer = client.get(f"{NORDWERK}/kpis/no_such", headers=HTMX)
    assert answer.status_code == 422
    assert "refused" in answer.text


def test_a_draft_is_written_and_the_page_goes_to_it(client: TestClient, world: App) -> None:
    client.cookies.update({"kam_user": "k.brandt"})
    asked = {"data": {"kind": "briefing"}, "headers": {"origin": "http://127.0.0.1"}}
    answer = client.post(f"{NORDWERK}/drafts", **asked)
    assert answer.status_code == 303
    draft = world.drafts.get(answer.headers["location"].rpartition("/")[2])
    assert (draft.kind, draft.account) == (DraftKind.BRIEFING, "Nordwerk Antriebe GmbH")
    listed = client.get(NORDWERK).text
    assert f"/approvals/{draft.id}" in html.fromstring(listed).xpath("//section[@id='drafts']//a/@href")


def test_by_the_pages_script_it_is_told_where_to_go(client: TestClient) -> None:
    client.cookies.update({"kam_user": "k.brandt"})
    answer = client.post(f"{NORDWERK}/drafts", data={"kind": "account_plan"}, headers=HTMX)
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"].startswith("/approvals/")


def test_what_keeps_a_draft_from_being_written_is_told_in_place(client: TestClient) -> None:
    """Kranich has no meeting to be briefed for."""
    client.cookies.update({"kam_user": "k.brandt", "kam_language": "de"})
    answer = client.post("/accounts/C-1003/drafts", data={"kind": "briefing"}, headers=HTMX)
    assert answer.status_code == 422
    assert "Kranich" in answer.text
    assert 'role="alert"' in answer.text


def test_nobody_writes_for_somebody_elses_account(client: TestClient, world: App) -> None:
    client.cookies.update({"kam_user": "k.brandt"})
    before = len(world.desk.find(world.identity.user("h.sommer")))
    answer = client.post(f"{AURELIA}/drafts", data={"kind": "account_plan"}, headers=HTMX)
    assert answer.status_code == 404
    assert len(world.desk.find(world.identity.user("h.sommer"))) == before


def test_a_page_of_another_site_makes_no_draft(client: TestClient) -> None:
    answer = client.post(f"{NORDWERK}/drafts", data={"kind": "email"}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
