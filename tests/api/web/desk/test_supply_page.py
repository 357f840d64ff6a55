"""Supply: what runs out, what to order and why; a person's own quantity; drafts for several articles."""

import pytest
from lxml import html
from starlette.testclient import TestClient

from agent.bootstrap import App
from agent.domain.draft.draft import DraftKind
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.services.pages import supply
from api.routes.supply_page import _pieces
from tests.api.web.desk.conftest import Read, texts

HTMX = {"hx-request": "true"}
FOREIGN = "MC-10611"  # Brück & Söhne


@pytest.fixture
def kam(client: TestClient) -> TestClient:
    client.cookies.update({"kam_user": "k.brandt", "kam_language": "de"})
    return client


def test_what_is_empty_stands_first_and_every_row_says_why(read: Read) -> None:
    page = read("/supply")
    rows = page.xpath("//table[contains(@class, 'supply-table')]/tbody/tr[not(@class='more-row')]")
    first = " ".join(rows[0].text_content().split())
    assert first.startswith("MC-10518 Schwenklager SL 210 Heliotec AG Wareneingang überfällig")
    assert "leer" in first
    assert texts(page, "//dl[@class='counts']//dd") == ["1", "2", "4", "0"]
    curves = page.xpath("//*[name()='svg'][@class='stock']/@aria-label")
    assert len(curves) == len(rows)
    assert curves[2] == "Erwarteter Bestand von MC-10432: heute 1.880 Stück, leer am 28.12.2026"


def test_the_list_says_that_our_order_is_not_the_customers_call_off(read: Read) -> None:
    told = texts(read("/supply"), "//p[@id='supply-meaning']")
    assert "beim Lieferanten bestellen" in told[0]
    refused = BadInput("drafting.reorder.lasts_until", article="MC-1", account="A", day="1").text(Language.DE)
    assert refused.startswith("MC-1: A braucht keinen weiteren Abruf.")


def test_the_list_is_that_of_one_account_and_of_the_days_asked(read: Read) -> None:
    one = read("/supply?account=C-1001&days=60")
    assert texts(one, "//tbody/tr//a") == ["MC-10432 Planetenradträger PT 40", "MC-10434 Sonnenwelle SW 18"]
    assert one.xpath("//select[@name='account']/option[@selected]/@value") == ["C-1001"]
    longer = texts(read("/supply?days=180"), "//tbody/tr")
    assert len(longer) > len(texts(read("/supply?days=30"), "//tbody/tr"))


def test_of_too_many_accounts_one_has_to_be_chosen(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supply, "MANY_ACCOUNTS", 5)
    page = read("/supply", user="h.sommer")
    assert page.xpath("//table") == []
    assert "Sie sehen 6 Kunden" in page.text_content()
    assert texts(read("/supply?account=C-1001", user="h.sommer"), "//tbody/tr")


@pytest.mark.parametrize("days", ["0", "367", "x", "-1"])
def test_days_that_cannot_be_are_refused(kam: TestClient, days: str) -> None:
    assert kam.get(f"/supply?days={days}").status_code == 422


@pytest.mark.parametrize(
    "path", ["/supply?account=C-1005", "/supply/view?account=C-1005", f"/supply/{FOREIGN}", "/supply/nobody"]
)
def test_what_is_somebody_elses_is_not_found(read: Read, path: str) -> None:
    told = read(path, status=404).text_content()
    assert "Zinkenhalter" not in told
    assert "Aurelia" not in told


def test_the_whole_arithmetic_and_the_curve_with_its_table(read: Read) -> None:
    page = read("/supply/MC-10432")
    steps = texts(page, "//ol[@class='steps-list']/li")
    assert len(steps) > 10
    assert any("Servicegrad 98,0 %" in each for each in steps)
    (image,) = page.xpath("//picture//img")
    assert "28.12.2026" in image.get("alt")
    assert len(page.xpath("//details[@class='as-table']//tbody/tr")) > 3


def test_a_quantity_of_ones_own_stays_until_it_is_released(kam: TestClient, world: App) -> None:
    path = "/supply/MC-10521"
    asked = {"quantity": "1.200", "reason": "Der Kunde zieht <b>vor</b>."}
    part = html.fromstring(kam.post(f"{path}/override", data=asked, headers=HTMX).text)
    assert "Katharina Brandt hat am" in part.text_content()
    assert "1.200 Stück gesetzt (vorgeschlagen waren 500)" in " ".join(part.text_content().split())
    assert "Der Kunde zieht <b>vor</b>." in part.text_content()  # shown, not read
    assert part.get("data-say")
    listed = html.fromstring(kam.get("/supply").text)
    (row,) = [each for each in listed.xpath("//tbody/tr") if "MC-10521" in each.text_content()]
    assert "eigene Menge, vorgeschlagen 500" in " ".join(row.text_content().split())
    assert texts(listed, "//dl[@class='counts']//dd")[3] == "1"
    released = html.fromstring(kam.post(f"{path}/release", headers=HTMX).text)
    assert "hat am" not in released.text_content()
    actions = [each.action for each in world.audit.entries() if each.subject == "MC-10521"]
    assert actions == ["reorder.override", "reorder.release"]


@pytest.mark.parametrize(
    ("quantity", "reason", "problem"),
    [
        ("zwölf", "Messe", "keine ganze Zahl"),
        ("", "Messe", "keine ganze Zahl"),
        ("1,5", "Messe", "keine ganze Zahl"),
        ("-5", "Messe", "keine ganze Zahl"),
        ("500", " ", "Begründung"),
        ("9999999999999", "Messe", "nicht möglich"),
    ],
)
def test_what_cannot_be_used_is_told_beside_what_was_typed(
    kam: TestClient, quantity: str, reason: str, problem: str
) -> None:
    answer = kam.post("/supply/MC-10434/override", data={"quantity": quantity, "reason": reason}, headers=HTMX)
    assert answer.status_code == 422
    form = html.fromstring(answer.text).xpath("//form[contains(@class, 'override-form')]")[0]
    assert problem in form.text_content()
    assert form.xpath(".//input[@name='quantity']/@value") == [quantity]
    assert form.xpath(".//input[@name='quantity']/@aria-invalid") == ["true"]


@pytest.mark.parametrize("typed", ["1250", "1.250", "1,250", "1 250", "1'250", " 1250 ", "1\u202f250"])
def test_thousands_are_read_as_people_write_them(typed: str) -> None:
    assert _pieces(typed) == 1250


@pytest.mark.parametrize("typed", ["1.25", "1,5", "12.50", "0x10", "١٢", "1e3", "1..250", ""])
def test_what_is_no_whole_number_is_none(typed: str) -> None:
    with pytest.raises(BadInput):
        _pieces(typed)


def test_nobody_sets_a_quantity_for_somebody_elses_article(kam: TestClient, world: App) -> None:
    for action in ("override", "release"):
        asked = {"quantity": "1", "reason": "x y z"}
        assert kam.post(f"/supply/{FOREIGN}/{action}", data=asked, headers=HTMX).status_code == 404
    assert not [each for each in world.audit.entries() if each.subject == FOREIGN]


def test_who_only_reads_is_offered_nothing_and_gets_nothing(client: TestClient, read: Read) -> None:
    page = read("/supply/MC-10432", user="l.vogt")
    assert page.xpath("//form[not(ancestor::header)]") == []
    answer = client.post("/supply/MC-10432/override", data={"quantity": "1", "reason": "Messe im Mai"}, headers=HTMX)
    assert answer.status_code == 403


def test_several_articles_become_one_draft_a_customer(kam: TestClient, world: App) -> None:
    chosen = {"article": ["MC-10432", "MC-10434", "MC-10518", "MC-10521"], "request_id": "bulk-1"}
    first = html.fromstring(kam.post("/supply/drafts", data=chosen, headers=HTMX).text)
    links = first.xpath("//a[starts-with(@href, '/approvals/')]/@href")
    assert 1 <= len(links) <= 2
    drafts = [world.drafts.get(each.rpartition("/")[2]) for each in links]
    assert {each.kind for each in drafts} == {DraftKind.REORDER}
    assert len({each.account for each in drafts}) == len(drafts)
    again = html.fromstring(kam.post("/supply/drafts", data=chosen, headers=HTMX).text)
    assert again.xpath("//a[starts-with(@href, '/approvals/')]/@href") == []  # pressed twice, made once
    assert "wartet" in again.text_content()


def test_an_article_that_is_not_due_says_why_and_makes_nothing(kam: TestClient, world: App) -> None:
    before = len(world.desk.find(world.identity.user("h.sommer")))
    told = html.fromstring(kam.post("/supply/drafts", data={"article": "MC-10527"}, headers=HTMX).text)
    assert "Kein Entwurf:" in told.text_content()
    assert len(world.desk.find(world.identity.user("h.sommer"))) == before


@pytest.mark.parametrize(("articles", "status"), [([], 422), (["x"] * 3, 404), ([f"a{at}" for at in range(51)], 422)])
def test_no_article_a_foreign_one_or_too_many_make_nothing(
    kam: TestClient, world: App, articles: list[str], status: int
) -> None:
    before = len(world.desk.find(world.identity.user("h.sommer")))
    answer = kam.post("/supply/drafts", data={"article": articles}, headers=HTMX)
    assert answer.status_code == status
    assert len(world.desk.find(world.identity.user("h.sommer"))) == before


def test_one_foreign_article_among_own_ones_makes_nothing_at_all(kam: TestClient, world: App) -> None:
    before = len(world.desk.find(world.identity.user("h.sommer")))
    answer = kam.post("/supply/drafts", data={"article": ["MC-10432", FOREIGN]}, headers=HTMX)
    assert answer.status_code == 404
    assert len(world.desk.find(world.identity.user("h.sommer"))) == before


@pytest.mark.parametrize(
    "path", ["/charts/run-out/MC-10432.svg", "/charts/call-off/RV-2024-017.svg", "/charts/kpi/C-1001/otif.svg"]
)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_a_picture_of_its_own(kam: TestClient, path: str, theme: str) -> None:
    answer = kam.get(f"{path}?theme={theme}")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawn = html.fromstring(answer.content)
    assert drawn.xpath("//*[name()='script']") == []
    assert ("#19202a" in answer.text) is (theme == "dark")


@pytest.mark.parametrize(
    "path",
    [
        f"/charts/run-out/{FOREIGN}.svg",
        "/charts/call-off/RV-2024-030.svg",
        "/charts/kpi/C-1005/otif.svg",
        "/charts/call-off/x.svg",
    ],
)
def test_a_chart_of_somebody_else_is_not_found(kam: TestClient, path: str) -> None:
    assert kam.get(path).status_code == 404


def test_a_chart_for_a_phone_is_narrow(client: TestClient) -> None:
    def width(layout: str) -> float:
        answer = client.get("/charts/run-out/MC-10432.svg", params={"layout": layout})
        assert answer.status_code == 200
        return float(html.fromstring(answer.content).get("viewbox").split()[2])

    assert width("card") < 400 < width("page")
    assert client.get("/charts/run-out/MC-10432.svg?layout=poster").status_code == 422


def test_a_page_names_a_chart_of_its_own_for_phones_and_a_light_one_for_paper(read: Read) -> None:
    page = read("/supply/MC-10432")
    sources = {each.get("srcset"): each.get("media") for each in page.xpath("//picture//source")}
    at = "/charts/run-out/MC-10432.svg"
    assert sources[f"{at}?theme=light&layout=card"] == "screen and (width < 40rem)"
    dark = [media for address, media in sources.items() if "dark" in address]
    assert len(dark) == 2
    assert all(media.startswith("screen and (prefers-color-scheme: dark)") for media in dark)
    assert page.xpath("//picture//img/@src") == [f"{at}?theme=light"]
