"""The report on drafts: what it counts, what it names, in both languages."""

import datetime as dt

import pytest

from agent.domain.draft.draft import Check, DraftKind
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput
from agent.domain.language import Language
from evals.drafts.cases import Case, Variant, cases, variants
from evals.drafts.run import Line, report
from evals.drafts.table import remarks, table

TODAY = dt.date(2026, 11, 22)
DE, EN = Language.DE, Language.EN
PLAN = Variant("account-plan", DraftKind.ACCOUNT_PLAN)
BAD = Check("T3.9", ok=False, blocking=False, code="checks.tone.ok")


def line(language: Language, account: str = "Nordwerk", **values: object) -> Line:
    return Line(Case(PLAN, account, language), **values)  # type: ignore[arg-type]


LINES = [
    line(DE, held=10, of=10, milliseconds=100.0, cpu_ms=80.0),
    line(EN, held=9, of=10, failed=(BAD,), milliseconds=301.0, cpu_ms=90.0),
    line(DE, "Brück", refusal=BadInput("drafting.kind", kind="x")),
    line(EN, "Brück", held=0, of=0, milliseconds=200.0, cpu_ms=100.0),
]


def test_it_counts_and_takes_the_median_of_what_was_made() -> None:
    found = report(TODAY, LINES, EN)
    counts = {name: found[name] for name in ("drafts", "refused", "failed", "median_ms", "median_cpu_ms")}
    assert counts == {"drafts": 3, "refused": 1, "failed": 1, "median_ms": 200.0, "median_cpu_ms": 90.0}
    assert [each["id"] for each in found["lines"][1]["failed"]] == ["T3.9"]
    assert found["lines"][2]["refused"]["code"] == "drafting.kind"
    assert report(TODAY, [], EN)["median_ms"] == 0.0


def test_the_table_has_a_row_for_each_kind_and_customer() -> None:
    assert table(report(TODAY, LINES, EN), EN) == [
        ["Kind", "Account", "de", "en"],
        ["account-plan", "Nordwerk", "10/10", "9/10 T3.9"],
        ["account-plan", "Brück", "–", "ok"],
    ]


@pytest.mark.parametrize(("language", "failed"), [(DE, "Nicht erfüllt:"), (EN, "Not fulfilled:")])
def test_what_failed_and_what_was_refused_is_named(language: Language, failed: str) -> None:
    text = remarks(report(TODAY, LINES, language), language)
    assert f"{failed}\n  account-plan, Nordwerk, en: T3.9 " in text
    assert "account-plan: " + BadInput("drafting.kind", kind="x").text(language) in text
    assert "200 ms" in text
    assert "90 ms" in text
    assert failed not in remarks(report(TODAY, LINES[:1], language), language)


def test_every_kind_made_from_facts_is_asked_for_in_both_languages() -> None:
    asked = list(cases(TODAY, ["A", "B"]))
    by_hand = {DraftKind.CRM_NOTE}
    assert {each.variant.kind for each in asked} == set(DraftKind) - by_hand
    assert len(asked) == len(variants(TODAY)) * 2 * 2
    for each in asked:
        assert isinstance(each.request, DraftRequest)
        assert each.request.language is each.language
