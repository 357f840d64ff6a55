"""The report as a file: self-contained, valid, in two languages, never run, drawn fast enough."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from agent.adapters.report import HtmlReports, render_report
from agent.domain.language import Language
from agent.domain.messages import message
from agent.domain.messages.report import TEXTS
from agent.domain.nda.topics import TOPICS
from agent.ports import Reports, StoredReview
from tests.adapters.report import sample
from tests.adapters.report.page import Element, read
from tests.adapters.report.sample import MARKUP, STYLE_END, TEXT
from tests.api.web import sample_review as reviewed
from tests.effort import within

LANGUAGES = tuple(Language)


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> Element:
    language: Language = request.param
    return read(render_report(sample.review(result=sample.result(language)), language))


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs(page: Element) -> None:
    for element in page.all:
        names = set(element.attributes)
        assert element.tag not in {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio"}
        assert not {name for name in names if name.startswith("on")}
        assert not names & {"src", "srcset", "style", "action", "data", "poster"}
        assert element.attributes.get("href", "#").startswith("#")
    style = page.one("style").text
    assert not re.search(r"url\(|@import|@font-face|expression", style)


def test_a_browser_is_told_to_load_nothing_even_so(page: Element) -> None:
    policy = page.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert "default-src 'none'" in policy


def test_every_link_leads_somewhere_and_every_id_is_there_once(page: Element) -> None:
    ids = [element.attributes["id"] for element in page.all if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    targets = {element.attributes["href"][1:] for element in page.all if "href" in element.attributes}
    assert targets <= set(ids)
    labels = {element.attributes["aria-labelledby"] for element in page.all if "aria-labelledby" in element.attributes}
    assert labels <= set(ids)


def test_headings_are_in_order_and_table_heads_have_a_scope(page: Element) -> None:
    levels = [int(element.tag[1]) for element in page.all if re.fullmatch("h[1-6]", element.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heads = page.find("th")
    assert heads
    assert {head.attributes["scope"] for head in heads} == {"col", "row"}


def test_the_language_of_report_draft_and_reasons_is_marked(page: Element) -> None:
    for tag in ("blockquote", "mark"):
        assert {_language(element) for element in page.find(tag)} == {"de"}
    assert _language(page.one(class_="banner").find("p")[0]) == page.attributes["lang"]


def _language(element: Element) -> str:
    at: Element | None = element
    while at is not None and "lang" not in at.attributes:
        at = at.parent
    assert at is not None
    return at.attributes["lang"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_in_the_other_language(language: Language) -> None:
    shown = read(render_report(sample.review(result=sample.result(language)), language))
    texts = {" ".join(text.split()) for element in shown.find() for text in _own(element) if text.strip()}
    other = 1 if language is Language.DE else 0
    foreign = {pair[other] for pair in TEXTS.values() if pair[0] != pair[1] and "{" not in pair[other]}
    foreign |= {topic.label(LANGUAGES[1 - LANGUAGES.index(language)]) for topic in TOPICS.values()}
    same = {pair[1 - other] for pair in TEXTS.values()} | {topic.label(language) for topic in TOPICS.values()}
    assert texts & (foreign - same) == set()


def _own(element: Element) -> list[str]:
    return [child for child in element.children if isinstance(child, str)]


def test_the_sections_stand_in_the_order_of_reading() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    titles = [each.attributes["id"] for each in shown.find("h2")]
    assert titles == ("recommendation notes counts facts findings round edits unusual coverage judging draft".split())


def test_it_says_on_top_and_on_every_printed_page_that_it_is_internal(page: Element) -> None:
    language = Language(page.attributes["lang"])
    warning = message("report.internal", language)
    first = next(child for child in page.one("body").all if child.tag == "p")
    assert warning in first.text
    footer = re.search(r"@bottom-left \{ content: \"((?:\\[0-9a-f]{6})+)\"", page.one("style").text)
    assert footer
    assert "".join(chr(int(code, 16)) for code in footer[1].split("\\")[1:]) == warning


def test_it_says_that_an_assistant_wrote_it_and_does_not_decide(page: Element) -> None:
    language = Language(page.attributes["lang"])
    assert message("report.ai", language) in page.one("header").text
    assert message("report.caution", language) in page.text


@pytest.mark.parametrize("level", ["red", "amber", "green"])
def test_the_recommendation_is_told_by_word_and_shape(level: str) -> None:
    changed = sample.result() | {"recommendation": {"level": level, "text": "Bitte klären."}}
    banner = read(render_report(sample.review(result=changed), Language.DE)).one(class_="banner")
    assert message(f"level.{level}", Language.DE) in banner.text
    assert "Bitte klären." in banner.text
    assert banner.one("use").attributes["href"] == f"#icon-{level}"


def test_texts_from_outside_are_never_markup(page: Element) -> None:
    html = render_report(sample.review(), Language.DE)
    assert MARKUP not in html
    assert STYLE_END not in html
    assert html.count("<script") == 0
    assert page.one("title").text.endswith(f"NDA {MARKUP}.docx")
    for place in ("header", "main"):
        assert MARKUP in page.one(place).text


def test_characters_that_no_page_may_hold_are_replaced_one_for_one() -> None:
    html = render_report(sample.review(document_name="a\x00b\ud800c\x1bd"), Language.DE)
    assert "a\ufffdb\ufffdc\ufffdd" in html
    html.encode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_without_the_additive_keys_is_a_report_too(language: Language) -> None:
    review = sample.review(result=sample.bare(), decisions=(), previous_verdicts={}, account=None)
    shown = read(render_report(review, language))
    for code in ("findings.none", "report.no_unusual", "coverage.complete", "report.unmeasured", "report.no_account"):
        assert message(code, language) in shown.text
    assert shown.find(class_="round") == []
    assert shown.find("article") == []


def test_a_report_in_another_language_than_its_reasons_says_so() -> None:
    shown = read(render_report(sample.review(result=sample.result(Language.EN)), Language.DE))
    assert "Dieser Bericht wurde auf Englisch geschrieben" in shown.text
    assert _language(shown.one(class_="banner").find("p")[0]) == "en"


def test_the_date_is_the_one_of_the_given_zone() -> None:
    assert "15.03.2026" in read(render_report(sample.review(), Language.DE)).one("header").text


def test_what_the_review_service_reports_is_rendered() -> None:
    """The shape of the public JSON is the service's; here it comes from its own report step."""
    real = reviewed.result(Language.DE)
    shown = read(render_report(sample.review(result=real, decisions=()), Language.DE))
    assert len(shown.find("article")) + len(shown.one(class_="conforming").find("tr")) - 1 == len(real["findings"])


def test_ten_pages_take_less_than_fifty_milliseconds() -> None:
    long = sample.result()
    long["document"]["text"] = TEXT + "Eine Zeile, wie sie in Verträgen steht, mit einigen Worten mehr.\n" * 400
    review = sample.review(result=long)
    render_report(review, Language.DE)
    with within(0.05):
        render_report(review, Language.DE)


@pytest.mark.parametrize("line", ["Ein Satz, der hundert Zeichen hat. " * 3 + "\n", "x"])
def test_the_longest_draft_that_is_reviewed_takes_seconds(line: str) -> None:
    huge = sample.result()
    lines = line * ((500_000 - len(TEXT)) // len(line))
    whole = {"text": TEXT + lines, "start": 0, "end": len(TEXT) + len(lines), "page": None}
    huge["document"]["text"] = whole["text"]
    huge["findings"][0]["quotes"].append(whole)
    huge["proposals"][0] |= {"original": lines, "text": lines[::-1], "start": len(TEXT), "end": whole["end"]}
    with within(2):
        render_report(sample.review(result=huge), Language.DE)


def test_a_long_quote_is_shortened_beside_our_position_only() -> None:
    long = sample.result()
    text = "x" * 5_000
    long["document"]["text"] = text
    long["findings"] = [sample.finding("term", "contradicts", "red_line", {"text": text, "start": 0, "end": 5_000})]
    shown = read(render_report(sample.review(result=long), Language.DE))
    assert len(shown.find("blockquote")[0].text) < 1_600
    assert "Gekürzt; vollständig im Text unten." in shown.text
    assert shown.one(class_="draft").find("mark")[0].attributes["class"] == "verdict-contradicts"


def test_the_port_gives_the_same_report_for_a_stored_review() -> None:
    reports: Reports = HtmlReports()
    wanted = sample.review(previous_verdicts={})
    stored = StoredReview(
        id="r1",
        created_at=wanted.created_at,
        created_by="k.brandt",
        account=wanted.account,
        document_name=wanted.document_name,
        sha256="",
        language="de",
        anyway=False,
        status="done",
        result=wanted.result,
    )
    assert reports.render(stored, sample.decisions(), "Karla Brandt", Language.DE) == render_report(wanted, Language.DE)
    with pytest.raises(ValueError, match="r1"):
        reports.render(replace(stored, result=None), (), "Karla Brandt", Language.DE)
