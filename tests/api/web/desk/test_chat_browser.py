"""The chat in a real browser: steps, files, what fails, ratings."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.api.web.desk.conftest import ask
from tests.scripted_assistant import Scripted

Opened = Callable[..., Page]
pytestmark = pytest.mark.long  # a fresh profile a test; `test_tour.py` looks at each kind of page


def test_what_happens_is_told_until_the_answer_is_there_and_it_can_be_stopped(
    opened: Opened, scripted: Scripted
) -> None:
    scripted.hold = threading.Event()
    page = opened("/chat")
    ask(page, "Lange Frage")
    expect(page.get_by_text("Der Assistent arbeitet …")).to_be_visible()
    expect(page.get_by_role("button", name="Senden")).to_be_disabled()
    page.get_by_role("button", name="Anhalten").click()
    expect(page.locator(".by-assistant[data-message]")).to_have_count(1)
    expect(page.get_by_role("button", name="Senden")).to_be_enabled()
    assert scripted.stopped == [True]


def test_an_answer_that_fails_leaves_the_question_in_the_field(opened: Opened, scripted: Scripted) -> None:
    page = opened("/chat")
    page.route(
        "**/messages",
        lambda route: route.fulfill(status=503, json={"error": {"code": "x", "message": "Gerade nicht."}}),
    )
    ask(page, "Wie steht es?")
    expect(page.locator("#composer-problem")).to_contain_text("Gerade nicht.")
    expect(page.get_by_label("Ihre Frage")).to_have_value("Wie steht es?")
    expect(page.locator(".by-user")).to_have_count(0)


def test_a_file_is_attached_and_one_that_is_too_large_is_not_sent(
    opened: Opened, scripted: Scripted, tmp_path: Path
) -> None:
    small, large = tmp_path / "NDA.txt", tmp_path / "zu groß.txt"
    small.write_text("Geheimhaltung")
    large.write_bytes(b"x" * 1_100_000)
    page = opened("/chat")
    page.locator("#chat-file").set_input_files([large, small])
    expect(page.locator("#composer-problem")).to_contain_text("„zu groß.txt“ ist größer als 1 MB")
    expect(page.locator("#attached .chip")).to_have_text(["NDA.txt"])
    ask(page, "Bitte prüfen")
    expect(page.locator(".by-user .chip")).to_have_text(["NDA.txt"])
    expect(page.locator(".by-assistant[data-message]")).to_have_count(1)
    assert [file.name for file in scripted.turns[0].files] == ["NDA.txt"]
    expect(page.locator("#attached .chip")).to_have_count(0)


def test_a_dropped_file_is_attached(opened: Opened, scripted: Scripted) -> None:
    page = opened("/chat")
    page.locator("#composer").evaluate(
        """form => {
          const data = new DataTransfer();
          data.items.add(new File(['Geheimhaltung'], 'gezogen.txt', {type: 'text/plain'}));
          form.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
        }"""
    )
    expect(page.locator("#attached .chip")).to_have_text(["gezogen.txt"])


def test_an_answer_is_rated_and_the_rating_taken_back(opened: Opened, scripted: Scripted) -> None:
    page = opened("/chat")
    ask(page, "Hallo")
    yes = page.get_by_role("button", name="Ja", exact=True)
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "true")
    yes.click()
    expect(yes).to_have_attribute("aria-pressed", "false")
