"""Dropping, sending and watching in a browser: checks before sending, steps, refusals, "review anyway"."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from agent.domain.language import Language
from agent.domain.messages import message
from tests.api.web.sample_review import MARKUP, REVIEW_ID, result, review

pytestmark = pytest.mark.long  # together these browsers take minutes

Script = Callable[..., Callable[[Page], None]]
Visit = Callable[..., Page]
NDA: FilePayload = {"name": "nda.txt", "mimeType": "text/plain", "buffer": b"text"}
DROP = """([names, size]) => { const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File([new Uint8Array(size)], name));
  return transfer; }"""


def drop(page: Page, names: list[str], size: int = 4) -> None:
    transfer = page.evaluate_handle(DROP, [names, size])
    page.dispatch_event("#dropzone", "drop", {"dataTransfer": transfer})


def accept(page: Page, stored: dict[str, Any]) -> list[bytes]:
    """Answer uploads with a stored review; returns the bodies that were sent."""
    bodies: list[bytes] = []

    def answer(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        bodies.append(route.request.post_data_buffer or b"")
        route.fulfill(status=202, json={**stored, "status": "queued", "result": None})

    page.route("**/api/nda/reviews", answer)
    return bodies


def field(body: bytes, name: str) -> str | None:
    """A text field of a multipart body."""
    _, found, rest = body.partition(f'name="{name}"\r\n\r\n'.encode())
    return rest.split(b"\r\n", 1)[0].decode() if found else None


@pytest.fixture
def start(visit: Visit, site: str, scripted: Script) -> Callable[..., Page]:
    def opened(stored: dict[str, Any], events: list[dict[str, Any]] | None = None, language: str = "de") -> Page:
        page = visit(f"{site}/nda", language=language, script=scripted(stored, events))
        page.wait_for_selector(".history-link")
        return page

    return opened


def test_a_dropped_file_is_sent_with_language_and_account(start: Callable[..., Page]) -> None:
    done = review(Language.DE, result=result(Language.DE))
    page = start(done)
    bodies = accept(page, done)
    page.select_option("#account", "Heliotec AG")
    drop(page, ["nda.txt"])
    expect(page.locator("#report-title")).to_be_visible()
    assert page.url.endswith(f"/nda/{REVIEW_ID}")
    assert len(bodies) == 1
    sent = {name: field(bodies[0], name) for name in ("language", "account", "anyway")}
    assert sent == {"language": "de", "account": "Heliotec AG", "anyway": "false"}
    assert b'filename="nda.txt"' in bodies[0]


@pytest.mark.parametrize(
    ("names", "size", "told"),
    [
        (["big.pdf"], 1_000_001, "größer als 1 MB"),
        (["empty.pdf"], 0, "enthält keinen Text"),
        (["a.pdf", "b.pdf"], 4, "eine Datei nach der anderen"),
    ],
)
def test_what_cannot_work_is_said_before_anything_is_sent(
    start: Callable[..., Page], names: list[str], size: int, told: str
) -> None:
    page = start(review(Language.DE))
    bodies = accept(page, review(Language.DE))
    drop(page, names, size)
    expect(page.locator("#upload-error [role=alert]")).to_contain_text(told)
    assert bodies == []


def test_a_file_of_exactly_the_limit_is_sent(start: Callable[..., Page]) -> None:
    done = review(Language.DE, result=result(Language.DE))
    page = start(done)
    bodies = accept(page, done)
    drop(page, ["big.pdf"], 1_000_000)
    expect(page.locator("#report-title")).to_be_visible()
    assert len(bodies) == 1


def test_a_file_dropped_beside_the_zone_does_not_replace_the_page(start: Callable[..., Page]) -> None:
    page = start(review(Language.DE))
    prevented = page.evaluate(
        "() => !document.body.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true}))"
    )
    assert prevented


def test_the_steps_are_shown_one_after_the_other_and_told_politely(start: Callable[..., Page]) -> None:
    queued = review(Language.DE, status="queued")
    steps = ("intake", "segment", "retrieve", "judge", "report")
    running = [review(Language.DE, status="running", step=step) for step in steps]
    page = start(review(Language.DE, result=result(Language.DE)), [queued, *running])
    page.evaluate(
        """() => { window.seen = []; new MutationObserver(() => {
             const told = document.querySelector('.progress-status[aria-live=polite]')?.textContent;
             const done = document.querySelectorAll('.step[data-state=done]:not([hidden])').length;
             if (told && window.seen.at(-1)?.[0] !== told) window.seen.push([told, done]);
           }).observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true}) }"""
    )
    page.locator(".history-link").click()
    expect(page.locator("#report-title")).to_be_visible()
    told = [each for each in page.evaluate("window.seen") if each[0].startswith("Schritt")]
    assert [each[0].split(":")[0] for each in told] == [f"Schritt {at} von 5" for at in range(1, 6)]
    assert [each[1] for each in told] == [0, 1, 2, 3, 4]
    assert told[0][0].endswith(message("reviews.step.intake", Language.DE))


def test_a_second_opinion_joins_the_steps_only_when_it_runs(start: Callable[..., Page]) -> None:
    running = review(Language.DE, status="running", step="second_opinion")
    page = start(running, [running] * 200)
    page.locator(".history-link").click()
    expect(page.locator(".step[data-step=second_opinion]")).to_be_visible()
    expect(page.locator(".step[data-state=done]")).to_have_count(4)


def test_a_refusal_shows_the_servers_words_as_text(start: Callable[..., Page]) -> None:
    said = message("document.password", Language.DE, name=MARKUP)
    page = start(review(Language.DE, status="refused", error=said, error_code="document.password", level=None))
    page.locator(".history-link").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(said)
    expect(alert).to_contain_text("Nicht geprüft")
    assert page.get_by_role("button", name="Trotzdem prüfen").count() == 0
    assert page.locator("main img").count() == 0


@pytest.mark.parametrize(
    ("language", "label", "written"),
    [
        ("de", "Trotzdem prüfen", Language.DE),
        ("en", "Review anyway", Language.EN),
        ("en", "Review anyway", Language.DE),
    ],
)
def test_what_is_no_nda_can_be_reviewed_anyway(
    start: Callable[..., Page], language: str, label: str, written: Language
) -> None:
    said = message("reviews.not_an_nda", written, name="Rezept.txt")
    refused = review(written, status="refused", error=said, error_code="reviews.not_an_nda", level=None)
    page = start(refused, language=language)
    bodies = accept(page, refused)
    page.set_input_files("#file", NDA)
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_timeout(50)
    expect(page.get_by_role("button", name=label, exact=True)).to_be_visible()
    assert [field(body, "anyway") for body in bodies] == ["false", "true"]
    assert all(b"\r\n\r\ntext\r\n" in body for body in bodies)


def test_after_a_reload_the_file_is_asked_for_again(start: Callable[..., Page]) -> None:
    said = message("reviews.not_an_nda", Language.DE, name="Rezept.txt")
    refused = review(Language.DE, status="refused", error=said, error_code="reviews.not_an_nda", level=None)
    page = start(refused)
    page.on("filechooser", lambda _chooser: None)  # from now on the browser opens no dialog of its own
    bodies = accept(page, refused)
    page.locator(".history-link").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Datei erneut auswählen und trotzdem prüfen").click()
    chooser.value.set_files([NDA])
    expect(page.get_by_role("button", name="Trotzdem prüfen", exact=True)).to_be_visible()
    assert [field(body, "anyway") for body in bodies] == ["true"]


def test_a_server_that_does_not_answer_is_told(start: Callable[..., Page]) -> None:
    page = start(review(Language.DE))
    page.route("**/api/nda/reviews", lambda route: route.abort("connectionrefused"))
    page.set_input_files("#file", NDA)
    expect(page.locator("#upload-error")).to_contain_text("Der Server antwortet nicht.")


def test_an_error_answer_without_words_of_ours_is_told_too(start: Callable[..., Page]) -> None:
    page = start(review(Language.DE))
    page.route("**/api/nda/reviews", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    page.set_input_files("#file", NDA)
    expect(page.locator("#upload-error")).to_contain_text("mit 502 beantwortet")
