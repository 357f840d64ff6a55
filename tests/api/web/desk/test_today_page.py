"""The start page: what presses and why, of supply and growth; for each person their own."""

import pytest
from lxml import html

from agent.bootstrap import App
from agent.domain.language import Language
from agent.services.pages.kept import Kept
from api.web.texts import page_texts
from tests.api.web.desk.conftest import Read, texts

ROW = "//ol[contains(@class, 'top-rows')]/li"


def test_the_five_that_press_most_stand_on_top_each_with_its_reason(read: Read) -> None:
    page = read("/")
    titles, why = texts(page, f"{ROW}//a"), texts(page, f"{ROW}/p[@class='row-why']")
    assert len(titles) == 5
    assert titles[0] == "Nordwerk Antriebe GmbH, RV-2024-017"
    assert why[0].startswith("Tag 12 von 14")
    assert all(why)
    supply, growth = (texts(page, f"//section[@aria-labelledby='top-{side}']//a") for side in ("supply", "growth"))
    assert "MC-10518 Schwenklager SL 210 (Heliotec AG)" in supply
    assert growth
    assert len(supply) + len(growth) == 5


def test_every_part_of_the_day_is_there(read: Read) -> None:
    page = read("/")
    heads = texts(page, "//h2")
    for name in ("drafts", "clocks", "meetings", "run_outs", "people", "chances"):
        assert any(each.startswith(page_texts(Language.DE)[f"today.part.{name}"]) for each in heads), name
    assert "23.11.2026, 10:00 Uhr" in page.text_content()
    assert "Mit Sabine Kröger, Jens Albers, Katharina Brandt" in " ".join(page.text_content().split())
    assert "Datenstand 22.11.2026" in page.text_content()


@pytest.mark.parametrize("path", ["/", "/today"])
def test_nobody_reads_of_accounts_that_are_not_theirs(read: Read, path: str) -> None:
    own = read(path, user="m.yilmaz").xpath("string(//div[@id='day'])")
    assert "Brück & Söhne" in own
    for foreign in ("Nordwerk", "Heliotec", "Kranich", "RV-2024-017"):
        assert foreign not in own


def test_who_has_no_accounts_to_work_for_has_a_day_without_them(read: Read) -> None:
    page = read("/", user="l.vogt")
    assert texts(page, ROW) == []
    assert "MC-10518" not in page.text_content()


def test_a_matter_leads_to_the_page_that_tells_more(read: Read) -> None:
    page = read("/")
    for address in set(page.xpath(f"{ROW}//a/@href")):
        assert read(address.partition("#")[0]) is not None


def test_the_day_is_told_in_english_too(read: Read) -> None:
    why = texts(read("/", language="en"), f"{ROW}/p[@class='row-why']")
    assert why[0].startswith("Day 12 of 14") or why[0].startswith("day 12 of 14")


def test_a_page_does_not_wait_and_asks_again(world: App, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where gathering takes longer than a page may, the page is there and says so."""
    impatient = Kept(patience_s=0)
    monkeypatch.setitem(world.__dict__, "kept", impatient)
    page = read("/", user="h.sommer")
    (day,) = page.xpath("//div[@id='day']")
    assert day.get("hx-get") == "/today"
    assert page_texts(Language.DE)["today.making"] in day.text_content()
    impatient.close()  # it is made by then
    done = read("/today", user="h.sommer")
    assert isinstance(done, html.HtmlElement)
    assert done.get("hx-get") is None
    assert texts(done, ROW)


def test_a_part_that_cannot_be_read_costs_no_other_its_place(
    world: App, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agent.domain.errors import Unavailable
    from agent.services.contacts import Contacts

    def refuse(*_given: object, **_more: object) -> None:
        raise Unavailable("facts.unreadable", name="x.duckdb")

    monkeypatch.setattr(Contacts, "overdue", refuse)
    with_fresh = Kept(patience_s=60)
    monkeypatch.setitem(world.__dict__, "kept", with_fresh)
    page = read("/")
    with_fresh.close()
    assert "x.duckdb" in page.xpath("string(//section[contains(@class, 'day-people')])")
    assert texts(page, f"{ROW}//a")[0] == "Nordwerk Antriebe GmbH, RV-2024-017"
