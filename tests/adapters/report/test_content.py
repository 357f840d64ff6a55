"""What stands in a report: findings, proposals, decisions, facts, the second round, coverage; nothing is lost."""

import pytest

from agent.adapters.report import render_report
from agent.adapters.report.verdicts import worst_first
from agent.domain.language import Language
from agent.domain.nda.topics import TOPICS
from tests.adapters.report import sample
from tests.adapters.report.page import read
from tests.adapters.report.sample import MARKUP


def test_every_finding_is_there_worst_first() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    ordered = worst_first(sample.findings())
    for at, finding in enumerate(ordered, 1):
        place = shown.one(id=f"finding-{at}")
        assert TOPICS[finding["topic"]].label(Language.DE) in place.text
        assert finding["reason"] in place.text
        assert finding["policy_id"] in place.text
    assert [finding["topic"] for finding in ordered][:2] == ["penalty", "return_destruction"]
    cards = [card.find("h3")[0].text for card in shown.find("article")]
    assert cards == [TOPICS[f["topic"]].label(Language.DE) for f in ordered if f["verdict"] != "conforms"]
    assert [row.attributes["id"] for row in shown.one(class_="conforming").find("tr")[1:]] == ["finding-5", "finding-6"]


def test_a_finding_shows_both_sides_reason_confidence_weight_and_who_decides() -> None:
    card = read(render_report(sample.review(), Language.DE)).one(id="finding-3")
    left, right = card.find(class_="side")
    assert "zwanzig Jahre" in left.text
    assert "Seite 2, Rn." in left.text
    assert "Unsere Position zu term." in right.text
    assert "NDA-TERM, Fassung 3" in right.text
    for told in ("weicht ab", "Rote Linie", "sicher (80 %)", "Es entscheidet: Stelle A", "letzten Runde: widerspricht"):
        assert told in " ".join(card.text.split())


def test_a_second_opinion_stands_beside_the_verdict_with_its_discarded_quotes() -> None:
    opinion = read(render_report(sample.review(), Language.DE)).one(class_="opinion")
    assert f"Zweite Meinung (modell {MARKUP})" in opinion.text
    assert "widerspricht" in opinion.text
    assert "Die Haftung ist unbegrenzt." in opinion.text
    assert "2 Zitate wurden verworfen" in opinion.text


def test_proposals_are_shown_as_redlines_in_their_sentence() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    change = shown.one(id="finding-3").find(class_="change")[0]
    assert change.text == "Die Pflichten gelten zwanzigfünf Jahre."
    assert (change.one("del").text, change.one("ins").text) == ("zwanzig", "fünf")
    struck = shown.one(id="finding-1").find(class_="change")[0]
    assert struck.one("del").text == " Das gilt"
    assert struck.find("ins") == []
    inserted = shown.one(id="finding-2").one(class_="change")
    assert inserted.one("ins").text == f"§ 5 Rückgabe\nAlles geht zurück. {MARKUP}"
    note = shown.one(id="finding-4")
    assert note.find(class_="change") == []
    assert "Die Haftung ist begrenzt." in note.text


def test_a_proposal_without_a_finding_is_not_lost() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    text = shown.one(class_="findings").text
    assert "Weitere vorgeschlagene Änderungen" in text
    assert "jährlich" in text


def test_the_fallback_is_told_once_in_the_words_of_the_proposal_or_else_of_the_policy() -> None:
    proposed = read(render_report(sample.review(), Language.DE)).one(id="finding-3").text
    assert "Unser Rückfall zu term." in proposed
    assert "\nRückfall zu term." not in proposed
    without = sample.result()
    del without["proposals"]
    plain = read(render_report(sample.review(result=without), Language.DE)).one(id="finding-3").text
    assert "Rückfall zu term." in plain
    assert "Wortlaut zu term." in plain


def test_decisions_are_shown_with_choice_reason_person_and_date() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    rewritten = shown.one(id="finding-3").one(class_="decision")
    assert "Umformuliert von Lena Vogt am 16.03.2026" in rewritten.text
    assert rewritten.one("ins").text == "sieben"
    assert "Mit dem Kunden besprochen" in rewritten.text
    assert "Überholt" not in shown.text  # a later decision took its place
    assert "Angenommen von Lena Vogt" in shown.one(id="finding-1").text
    rejected = shown.one(id="finding-4").one(class_="decision").text
    assert "Steht im Rahmenvertrag." in rejected
    assert "ohne Zustimmung von Stelle B" in rejected
    assert "Noch nicht entschieden." in shown.one(id="finding-2").text
    assert "Vorschlag von früher." in shown.one(class_="findings").text


def test_counts_are_drawn_and_told() -> None:
    counts = read(render_report(sample.review(), Language.DE)).one(class_="counts")
    widths = [float(each.attributes["width"].rstrip("%")) for each in counts.find("rect")]
    assert len(widths) == 5
    assert sum(widths) == pytest.approx(100, abs=0.01)
    assert "1 widerspricht" in counts.text
    assert "2 entspricht" in counts.text
    assert "widerspricht: 1, fehlt: 1" in counts.one("svg", class_="bar").attributes["aria-label"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.DE, "15.03.2026|gegenseitig|Deutsch|USA (US-NY)|Graz (Österreich)|18 Monate|20 Jahre|250.000,00 €"),
        (
            Language.EN,
            "15 March 2026|mutual|German|United States (US-NY)|Graz (Austria)|18 months|20 years|€250,000.00",
        ),
    ],
)
def test_facts_are_written_as_the_reader_expects(language: Language, told: str) -> None:
    shown = read(render_report(sample.review(result=sample.result(language)), language))
    facts = next(each for each in shown.find("section") if each.attributes["aria-labelledby"] == "facts")
    for value in told.split("|"):
        assert value in facts.text


def test_the_second_round_stands_in_its_groups() -> None:
    shown = read(render_report(sample.review(), Language.DE)).one(class_="round")
    titles = [each.text for each in shown.find("h3")]
    assert titles == [
        "Zusätzlich geändert (4)",
        "Abgelehnt (1)",
        "Noch nicht beantwortet (1)",
        "Geändert (2)",
        "Übernommen (1)",
    ]
    changed = shown.one(id="answer-2")
    assert "dreißig Jahre" in changed.text
    assert (changed.one("del").text, changed.one("ins").text) == ("fünf", "zwanzig")
    added, removed, altered, moved = (shown.one(id=f"slip-{at}") for at in range(1, 5))
    assert "Vertragsstrafe, Laufzeit" in added.text
    assert removed.one("del").text == f"Schriftform ist vereinbart. {MARKUP}"
    assert "ohne Bezug zu unseren Klauseln" in removed.text
    assert altered.one("ins").text == "Empfänger"
    assert (moved.find("del"), moved.find("ins")) == ([], [])
    assert f"Fassung 1 {MARKUP}.docx" in shown.text
    assert "01.02.2026" in shown.text


def test_what_is_open_stands_there_as_our_proposal_and_is_left_out_where_nothing_is() -> None:
    result = sample.result()
    shown = read(render_report(sample.review(), Language.DE)).one(class_="round")
    assert "Unsere Änderung steht noch als Vorschlag in der Datei." in shown.text
    answer = shown.one(id="answer-4")
    assert [" ".join(cell.text.split()) for cell in answer.find("td")] == ["wöchentlich", "monatlich"]
    result["round"]["answers"] = []
    empty = read(render_report(sample.review(result=result), Language.DE)).one(class_="round")
    assert [each.text for each in empty.find("h3")][1:] == ["Abgelehnt (0)", "Geändert (0)", "Übernommen (0)"]
    assert "als Vorschlag" not in empty.text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.DE, "Kommentar: Wir hatten um eine Änderung gebeten."),
        (Language.EN, "Comment: we had asked for a change."),
    ],
)
def test_a_comment_asked_for_no_certain_wording(language: Language, told: str) -> None:
    answer = read(render_report(sample.review(result=sample.result(language)), language)).one(id="answer-5")
    before, asked, after = answer.find("td")
    assert asked.text.strip() == told
    assert (before.text.strip(), after.text.strip()) == ("§ 4 Anderes", "§ 4 Muster")
    assert answer.find("ins") == answer.find("del") == []


@pytest.mark.parametrize(
    ("outcome", "before", "after", "comment"),
    [
        ("accepted", "Das entfällt.", "", False),
        ("declined", "Das entfällt.", "Das entfällt.", False),
        ("declined", "", "", True),  # nothing stood there and no wording was asked for
    ],
)
def test_a_strike_is_no_comment(outcome: str, before: str, after: str, comment: bool) -> None:
    result = sample.result()
    answer = {"proposal_id": "p", "topic": "term", "outcome": outcome, "start": 0, "end": 0}
    result["round"]["answers"] = [answer | {"before": before, "asked": "", "after": after}]
    shown = read(render_report(sample.review(result=result), Language.DE)).one(id="answer-1")
    assert ("Kommentar" in shown.text) is comment


def test_a_change_in_a_header_or_footer_has_its_place_in_the_draft() -> None:
    result = sample.result()
    head, foot = "Entwurf 7 📎\n", "\nVertraulich bis 2040"
    text = head + result["document"]["text"] + foot
    margins = [{"start": 0, "end": len(head)}, {"start": len(text) - len(foot), "end": len(text)}]
    result["document"] |= {"text": text, "margins": margins}
    slip = {"kind": "changed", "topics": []}
    year = text.index("2040")
    result["round"]["slipped_in"] = [
        slip | {"before": "6", "after": "7", "start": head.index("7"), "end": head.index("7") + 1},
        slip | {"before": "2030", "after": "2040", "start": year, "end": len(text)},
    ]
    shown = read(render_report(sample.review(result=result), Language.DE))
    targets = [shown.one(id=f"slip-{at}").find("a")[0].attributes["href"][1:] for at in (1, 2)]
    assert [shown.one(id=target).text for target in targets] == ["7", "2040"]


def test_tracked_changes_are_grouped_by_author_and_deletions_said_to_be_out() -> None:
    shown = read(render_report(sample.review(), Language.DE))
    section = next(each for each in shown.find("section") if each.attributes["aria-labelledby"] == "edits")
    assert [each.text for each in section.find("h3")] == [f"Eva {MARKUP} (2)", "ohne Namen (1)"]
    assert section.text.count("gelöscht, nicht mitgeprüft") == 2
    assert "gelöschter text" in section.text.lower()
    assert "12.03.2026" in section.text
    assert "Haftung" in section.text
    assert "gestern" not in section.text


def test_coverage_unusual_clauses_notes_and_the_judge_are_told() -> None:
    text = " ".join(read(render_report(sample.review(), Language.DE)).one("main").text.split())
    for told in (
        "Ohne lesbaren Text: Seite 3 und 4.",
        "keine Geheimhaltungsvereinbarung",
        "Anhänge, die nicht geprüft wurden: Anlage <1>.xlsx.",
        "Die Datei enthält Makros.",
        f"Eva: Bitte so lassen {MARKUP}",
        "Unbekannt.",
        f"Ein Hinweis {MARKUP}.",
        "Prüfmodell cues-3",
        "Trefferquote0,812",
        "new_measure0,500",
        "Gemessen an: selbst verfassten deutschen NDAs",
        "ab" * 32,
        "cafe",
    ):
        assert told in text
    assert "vollständig gelesen" not in text
