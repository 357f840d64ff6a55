import datetime as dt

import pytest

from agent.domain.draft.checks.fact import orphans
from agent.domain.draft.markers import render
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.kpi.age import Age
from agent.domain.language import Language
from agent.services.telling.page import Page, counted

NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)


def page(hours: float = 1, language: Language = Language.DE) -> Page:
    return Page(language, Age(NOW - dt.timedelta(hours=hours), NOW))


def text(written: Page) -> str:
    answer = written.answer()
    shown = render(answer.text, answer.facts, written.language)
    assert not orphans(shown, answer.facts, written.language)
    return shown


def test_the_source_counts_rows_once_and_says_the_age() -> None:
    written = page()
    for name in ("a", "b"):
        written.book.count(name, ("A", "A"), 1, (RowKey("orders", "1"), RowKey("orders", name)))
    written.source()
    assert text(written) == "Quelle: 3 Zeilen, Datenstand 22.11.2026."


@pytest.mark.parametrize("language", list(Language))
def test_old_data_are_warned_of(language: Language) -> None:
    written = page(72, language)
    written.source()
    told = {
        Language.DE: "sind 3 Tage alt, also älter als 24 Stunden",
        Language.EN: "are 3 days old, more than 24 hours",
    }
    assert told[language] in text(written)


def test_data_of_yesterday_are_warned_of() -> None:
    written = page(25)
    written.source()
    assert "Die Daten sind von gestern" in text(written)


def test_data_from_the_future_are_warned_of() -> None:
    written = page(-48)
    written.source()
    assert "prüfen Sie die Uhr" in text(written)


def test_a_count_of_one_reads_well() -> None:
    written = page()
    written.add(*(counted(written, f"n{n}", ("N", "N"), n, "kpi.count.breach") for n in (1, 2)))
    assert text(written) == "1 verfehlt das Ziel\n\n2 verfehlen das Ziel"


def test_a_name_with_a_figure_is_a_fact_and_one_without_is_none() -> None:
    written = page()
    assert written.named("one", ("Kunde", "Customer"), "3M Deutschland") == "3M Deutschland"
    assert written.named("two", ("Kunde", "Customer"), "Heliotec AG") == "Heliotec AG"
    assert [fact.id for fact in written.answer().facts] == ["one"]


def test_untrusted_words_break_no_table() -> None:
    written = page()
    cell = written.named("topic", ("Thema", "Topic"), "Muster | 4711\n| Preis |")
    written.table(["kpi.label.value"], [[cell]])
    assert text(written).splitlines() == ["| Wert |", "| --- |", "| Muster / 4711 / Preis / |"]


def test_nothing_to_list_makes_no_table() -> None:
    written = page()
    written.table(["kpi.label.value"], [])
    assert written.answer().text == ""


@pytest.mark.parametrize("fact_class", [FactClass.INTERNAL, FactClass.SECRET])
def test_an_internal_fact_keeps_the_answer_here(fact_class: FactClass) -> None:
    written = page()
    written.book.ratio("margin", ("DB", "CM"), 0.12, fact_class=fact_class)
    assert written.answer().stays_here
    assert not page().answer().stays_here


def test_a_quoted_document_stays_here() -> None:
    assert Page(Language.DE, Age(NOW, NOW), quotes=True).answer().stays_here


def test_an_offer_holds_only_what_is_known() -> None:
    written = page()
    written.offer("draft_escalation", account="Heliotec AG", contract=None)
    answer = written.answer()
    assert answer.data == {"offer": {"name": "draft_escalation", "args": {"account": "Heliotec AG"}}}
    assert answer.text == "Soll ich eine Eskalation vorbereiten?"
