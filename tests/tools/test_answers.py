"""What each tool answers in the demo world, in both languages: the answer first, every figure behind a fact."""

import json
from typing import Any

import pytest

from agent.domain.facts.info import FactClass
from agent.domain.kpi.definition import KPI_IDS
from agent.domain.language import Language
from tests.tools_world import AURELIA, BRUECK, HELIOTEC, KRANICH, NORDWERK, VANTAGE, Asking, Said

BOTH = tuple(Language)
READS: list[tuple[str, dict[str, Any]]] = [
    ("query_kpi", {"kpi": "otif", "account": NORDWERK}),
    ("query_kpi", {"kpi": "otif", "account": NORDWERK, "period": "2026-06/2026-11"}),
    ("query_kpi", {"kpi": "revenue_yoy", "account": HELIOTEC}),
    ("query_kpi", {"kpi": "call_off"}),
    ("query_kpi", {"kpi": "all", "account": HELIOTEC}),
    ("query_kpi", {"kpi": "all"}),
    ("list_run_outs", {}),
    ("propose_reorders", {}),
    ("propose_reorders", {"article": "MC-10518"}),
    ("contact_history", {"contact": "Sabine Kröger"}),
    ("overdue_contacts", {}),
    ("list_escalations", {"status": "all"}),
    ("search_policy", {"query": "Vertragsstrafe"}),
    ("search_policy", {"query": "How long does confidentiality last?"}),
    ("decision_right", {"question": "Darf ich 5 % Rabatt geben?"}),
    ("decision_right", {"question": "Can I sign this NDA?"}),
    ("review_nda", {}),
    ("list_approvals", {"status": "all"}),
]


def told(said: Said) -> dict[str, Any]:
    return dict(json.loads(said.told))


def require_grounded(said: Said) -> None:
    assert said.answer is not None, said.told
    assert not said.unexplained, said.text
    used = {fact.id for fact in said.answer.facts}
    assert len(used) == len(said.answer.facts)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(("name", "args"), READS, ids=str)
def test_every_figure_stands_behind_a_fact(ask: Asking, name: str, args: dict[str, Any], language: Language) -> None:
    require_grounded(ask(name, language, **args))


@pytest.mark.long
@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("account", [NORDWERK, HELIOTEC, KRANICH, BRUECK, AURELIA, VANTAGE])
def test_and_so_does_every_figure_of_every_account(ask: Asking, account: str, language: Language) -> None:
    calls: list[tuple[str, dict[str, Any]]] = [("query_kpi", {"kpi": kpi}) for kpi in (*KPI_IDS, "all")]
    calls += [("query_kpi", {"kpi": kpi, "period": "2026"}) for kpi in KPI_IDS]
    calls += [("list_run_outs", {"days": 366}), ("propose_reorders", {}), ("contact_history", {})]
    calls += [("overdue_contacts", {}), ("list_escalations", {"status": "all"})]
    for name, args in calls:
        require_grounded(ask(name, language, user="h.sommer", account=account, **args))


@pytest.mark.long
@pytest.mark.parametrize("language", BOTH)
def test_every_article_is_explained(ask: Asking, language: Language) -> None:
    found = told(ask("propose_reorders", language, user="h.sommer"))["data"]["articles"]
    assert found
    for article in found:
        require_grounded(ask("propose_reorders", language, user="h.sommer", article=article))


def test_a_kpi_says_value_target_status_course_reason_and_source(ask: Asking) -> None:
    text = ask("query_kpi", kpi="otif", account=NORDWERK, period="2026-06/2026-11").text
    assert text.startswith("**OTIF (pünktlich und vollständig), Nordwerk Antriebe GmbH: 97,5 %** – Ziel verfehlt")
    assert "(mindestens 98 %), Juni 2026 bis November 2026 (bis 22.11.2026)" in text.splitlines()[0]
    assert "Verlauf (fallend): Jun 2026 96,6 % · Jul 2026 100,0 %" in text
    assert "- Artikel MC-10436 Lagerbuchse LB 25: 92,0 % (23 von 25)" in text
    assert "Definition otif v1" in text
    assert "Datenstand 22.11.2026" in text


def test_its_facts_keep_rows_definition_and_age(ask: Asking) -> None:
    answer = ask("query_kpi", kpi="otif", account=NORDWERK).answer
    assert answer is not None
    otif = next(fact for fact in answer.facts if fact.id.endswith(".otif"))
    assert otif.rows
    assert otif.as_of is not None
    assert (otif.definition, otif.definition_version[:1]) == ("otif", "1")
    assert otif.fact_class is FactClass.CUSTOMER


def test_a_target_that_nobody_set_is_told(ask: Asking) -> None:
    assert "Ziel nicht gesetzt" in ask("query_kpi", kpi="revenue_yoy", account=HELIOTEC).text.splitlines()[0]
    assert "target not set" in ask("query_kpi", Language.EN, kpi="revenue_yoy", account=HELIOTEC).text.splitlines()[0]


def test_who_is_below_the_call_off_threshold(ask: Asking) -> None:
    """Unrounded, with the contracts and the offer of an escalation."""
    said = ask("query_kpi", kpi="call_off")
    assert said.text.startswith("**Call-Off (Abrufquote): 1 verfehlt das Ziel, 2 im Ziel**")
    assert "Vertrag RV-2025-008: 69,96 %" in said.text
    assert "Soll ich eine Eskalation vorbereiten?" in said.text
    assert told(said)["data"]["offer"] == {"name": "draft_escalation", "args": {"account": NORDWERK}}


def test_the_worst_stand_on_top_and_the_rest_is_counted(ask: Asking) -> None:
    text = ask("query_kpi", kpi="all").text
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert len(table) == 2 + 10
    assert "Ziel verfehlt" in table[2]
    assert "… und 44 weitere." in text


def test_what_is_internal_stays_here(ask: Asking) -> None:
    for name, args in (("query_kpi", {"kpi": "all"}), ("propose_reorders", {}), ("contact_history", {})):
        answer = ask(name, **args).answer
        assert answer is not None
        assert answer.stays_here, name
    public = ask("query_kpi", kpi="otif").answer
    assert public is not None
    assert not public.stays_here


def test_run_outs_come_with_cause_and_next_step(ask: Asking) -> None:
    text = ask("list_run_outs").text
    assert text.startswith("**1 Artikel ist leer, 1 läuft in den nächsten 30 Tagen leer.**")
    assert "MC-10521: Bedarf über Plan: 620 statt 520 Stück." in text
    assert ask("list_run_outs", account=KRANICH, days=1).text.startswith("**Kein Artikel läuft bis morgen leer**")


def test_a_proposal_says_why(ask: Asking) -> None:
    said = ask("propose_reorders", Language.EN, article="MC-10521")
    assert "order 500 pieces" in said.text.splitlines()[0]
    assert "Rounded up to a multiple of 20: 500." in said.text
    offer = {"name": "draft_reorder", "args": {"account": HELIOTEC, "article": "MC-10521"}}
    assert told(said)["data"]["offer"] == offer


def test_the_last_contact_its_topic_and_what_was_promised(ask: Asking) -> None:
    said = ask("contact_history", contact="Sabine Kröger")
    assert said.text.startswith("**Zuletzt am 12.11.2026 (vor 10 Tagen): Sabine Kröger, Angebot**")
    assert "**überfällig seit 20.11.2026**, wir: „Ich schicke Ihnen das Angebot bis Freitag, 20.11.“" in said.text
    other = ask("contact_history", contact="Dr. Anja Weiß").text
    assert "keine gefunden" in other


def test_a_name_that_is_nearly_right_is_asked_back(ask: Asking) -> None:
    error = told(ask("contact_history", contact="Sabine Kroeger"))["error"]
    assert error["advice"] == "adjust"
    assert "Sabine Kröger" in error["message"]


def test_who_waits_for_a_contact(ask: Asking) -> None:
    text = ask("overdue_contacts").text
    assert text.startswith("**2 Ansprechpartner sind überfällig, 2 in diesem Monat noch offen.**")
    assert "| Stefan Brandl | Heliotec AG | nie kontaktiert |" in text


def test_escalations_stand_with_their_clock(ask: Asking) -> None:
    said = ask("list_escalations")
    assert (
        "| Nordwerk Antriebe GmbH | RV-2024-017 | Call-Off (Abrufquote) | 12 von 14 | 24.11.2026 | offen |" in said.text
    )
    assert told(said)["data"]["offer"]["args"] == {"account": NORDWERK, "contract": "RV-2024-017"}
    assert ask("list_escalations", status="all", account=KRANICH).text.startswith("**Keine Eskalationen.**")


def test_a_clause_is_quoted_in_the_language_of_the_question(ask: Asking) -> None:
    german = ask("search_policy", query="penalty").text
    assert german.startswith("**Vertragsstrafe** (NDA-PENALTY v1)")
    assert "Wir versprechen keine Vertragsstrafe." in german
    assert "Rote Linie; es entscheidet: Geschäftsführung." in german
    english = ask("search_policy", Language.EN, query="Vertragsstrafe").text
    assert english.startswith("**Contractual penalty** (NDA-PENALTY v1)")


def test_policies_that_say_nothing_say_so(ask: Asking) -> None:
    assert "steht nichts in unseren Richtlinien" in ask("search_policy", query="Wie wird das Wetter").text


def test_nobody_signs_an_nda_by_the_role(ask: Asking) -> None:
    said = ask("decision_right", Language.EN, question="Can I sign this NDA?")
    assert said.text.startswith("**No. Your role holds no right to accept or sign an NDA; decided by: Legal**")
    assert told(said)["data"]["row"] == "nda_accept"
    assert "(not in the role description)" in said.text


def test_operative_matters_name_the_department(ask: Asking) -> None:
    assert "Inside Sales" in ask("decision_right", question="Wo ist die Sendung 4711?").text


def test_somebody_without_accounts_is_told(ask: Asking) -> None:
    for name, args in READS[:1] + READS[6:12]:
        given = {key: value for key, value in args.items() if key not in ("account", "contact", "article")}
        error = told(ask(name, user="a.petersen", **given))["error"]
        assert error["code"] in ("kpi.no_accounts", "contacts.no_accounts"), name
