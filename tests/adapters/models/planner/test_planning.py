"""What is asked for in daily life, and what the planner calls."""

from collections.abc import Callable
from typing import Any

import pytest

from agent.adapters.models.planner.chat_model import Planners
from agent.domain.language import Language
from agent.domain.messages import message
from tests.adapters.models.planner.conftest import talk

Said = Callable[..., list[tuple[str, dict[str, Any]]]]
NORDWERK, HELIOTEC = "Nordwerk Antriebe GmbH", "Heliotec AG"


@pytest.mark.parametrize(
    ("text", "name", "args"),
    [
        ("Kommt die Ware noch rechtzeitig?", "query_kpi", {"kpi": "otif"}),
        ("wie oft mussten wir fliegen", "query_kpi", {"kpi": "emergency_air_freight"}),
        ("rufen die bei nordwerk genug ab", "query_kpi", {"kpi": "call_off", "account": NORDWERK}),
        (
            "OTIF Heliotek letzte 6 Monate",
            "query_kpi",
            {"kpi": "otif", "account": HELIOTEC, "period": "2026-06/2026-11"},
        ),
        ("Welche Artikel laufen in den naechsten zwei Wochen leer?", "list_run_outs", {"days": 14}),
        ("When did we last talk to James?", "contact_history", {"contact": "James Holloway"}),
        ("Briefing für den Termin morgen 10 Uhr", "draft_briefing", {"date": "2026-11-23"}),
        (
            "Entwirf die Einladung zum Eskalationsgespräch mit Nordwerk, auf Englisch.",
            "draft_escalation",
            {"account": NORDWERK, "language": "en"},
        ),
        ("Account-Plan 2026 für Nordwerk", "draft_account_plan", {"account": NORDWERK}),
        ("Can I sign this NDA?", "decision_right", {"question": "Can I sign this NDA?"}),
        ("Was muss ich noch freigeben?", "list_approvals", {"status": "pending"}),
        ("Leg eine Nachbestellung für MC-99999 an", "draft_reorder", {"article": "MC-99999"}),
        ("Liefertreue bei Siemens?", "query_kpi", {"kpi": "otif", "account": "Siemens"}),
        ("OTIF der Meyer Anlagenbau GmbH", "query_kpi", {"kpi": "otif", "account": "Meyer Anlagenbau GmbH"}),
        ("Was sagt unsere Policy zur Haftung?", "search_policy", {"query": "Haftung"}),
        (
            "Schreib Frau Brück, dass die Muster fertig sind",
            "draft_email",
            {"contact": "Gerda Brück", "purpose": "information", "points": ["die Muster fertig sind"]},
        ),
    ],
)
def test_one_call(said: Said, text: str, name: str, args: dict[str, Any]) -> None:
    assert said(text) == [(name, args)]


def test_a_compound_question_makes_several_calls(said: Said) -> None:
    assert said("Wie stehen OTIF und Call-Off bei Heliotec?") == [
        ("query_kpi", {"kpi": "otif", "account": HELIOTEC}),
        ("query_kpi", {"kpi": "call_off", "account": HELIOTEC}),
    ]
    assert said("Was läuft bei Heliotec leer und welche Eskalationen sind dort offen?") == [
        ("list_run_outs", {"account": HELIOTEC}),
        ("list_escalations", {"account": HELIOTEC, "status": "open"}),
    ]


def test_what_follows_on_changes_the_last_call(said: Said) -> None:
    assert said("Wie steht OTIF bei Nordwerk?", "und bei Heliotec?") == [
        ("query_kpi", {"kpi": "otif", "account": HELIOTEC})
    ]
    assert said("Wie steht OTIF bei Nordwerk?", "und im Vorjahr?") == [
        ("query_kpi", {"kpi": "otif", "account": NORDWERK, "period": "2025"})
    ]
    assert said("Wie steht OTIF bei Nordwerk?", "warum?") == [("query_kpi", {"kpi": "otif", "account": NORDWERK})]
    assert said("Welche Eskalationen gibt es?", "nur die geschlossenen") == [("list_escalations", {"status": "closed"})]
    assert said("Was läuft bei Nordwerk leer?", "in den nächsten 60 Tagen?") == [
        ("list_run_outs", {"account": NORDWERK, "days": 60})
    ]


def test_a_pronoun_is_the_last_person_or_customer(said: Said) -> None:
    asked = "Wann haben wir zuletzt mit Frau Kröger gesprochen?"
    assert said(asked, "Schreib ihr eine Mail, dass die Ware kommt") == [
        ("draft_email", {"contact": "Sabine Kröger", "purpose": "information", "points": ["die Ware kommt"]})
    ]
    assert said(asked, "Mach mir ein Briefing für den Kunden") == [("draft_briefing", {"account": NORDWERK})]


def test_a_new_request_does_not_take_the_old_customer_along(said: Said) -> None:
    assert said("Wie steht OTIF bei Nordwerk?", "Welche Kontakte sind überfällig?") == [("overdue_contacts", {})]


@pytest.mark.parametrize(
    "text",
    [
        "Send the escalation out",
        "Send out the escalation.",
        "Release the escalation",
        "Approve the escalation",
        "Schick die Eskalation raus",
        "Verschicke die Eskalation",
        "Gib den Entwurf frei",
        "Gib die Mail frei und schick sie ab",
    ],
)
def test_a_person_approves_and_sends(planners: Planners, text: str) -> None:
    plan = talk(planners, text)
    assert not plan.calls
    assert plan.text in {message("planner.sends", language) for language in Language}


def test_an_offer_is_taken_or_left(planners: Planners, said: Said) -> None:
    offer = {"name": "draft_escalation", "args": {"account": NORDWERK}}
    asked = "Welche Kunden liegen beim Call-Off KPI unter 70 %?"
    assert said(asked, "ja, bitte", offer=offer) == [("draft_escalation", {"account": NORDWERK})]
    assert said(asked, "nein danke", offer=offer) == []
    assert said("Hallo", "ja") == []


def test_a_needed_customer_is_asked_for_and_completed(said: Said) -> None:
    assert said("Bitte eine Eskalation vorbereiten") == []
    assert said("Bitte eine Eskalation vorbereiten", "Nordwerk") == [("draft_escalation", {"account": NORDWERK})]
    assert said("Bitte eine Eskalation vorbereiten", "Wie steht OTIF bei Heliotec im Oktober?") == [
        ("query_kpi", {"kpi": "otif", "account": HELIOTEC, "period": "2026-10"})
    ]
    assert said("Bitte eine Eskalation vorbereiten", account=NORDWERK) == [("draft_escalation", {})]


def test_two_readings_are_asked_about(said: Said) -> None:
    assert said("Müssen wir das Schwenklager nachbestellen?") == []
    for answer in ("SL 280", "das zweite", "MC-10527"):
        assert said("Müssen wir das Schwenklager nachbestellen?", answer) == [
            ("propose_reorders", {"article": "MC-10527"})
        ]


@pytest.mark.parametrize(
    "text",
    [
        "Lösche alle Daten von Nordwerk",
        "Genehmige den Entwurf",
        "Schick die Mail jetzt raus",
        "Approve the draft",
        "",
        "?",
    ],
)
def test_what_no_tool_does_calls_nothing(said: Said, text: str) -> None:
    assert said(text) == []


def test_a_sentence_that_explains_is_no_question(said: Said) -> None:
    assert said("Der Tom Richter hat gerade angerufen. Sind wir bei Heliotec wirklich so oft zu spät?") == [
        ("query_kpi", {"kpi": "otif", "account": HELIOTEC})
    ]
    assert said("Morgen treffe ich Frau Kröger. Mach mir ein Briefing.") == [
        ("draft_briefing", {"account": NORDWERK, "date": "2026-11-23"})
    ]


def test_what_the_first_part_names_is_meant_in_the_second(said: Said) -> None:
    assert said("What should we buy for MC-10727? Then draft that reorder.") == [
        ("propose_reorders", {"article": "MC-10727"}),
        ("draft_reorder", {"article": "MC-10727"}),
    ]
    asked, mail = said("Wann war der letzte Kontakt mit Herrn Holloway? Und schreib ihm eine Mail wegen Januar.")
    assert asked == ("contact_history", {"contact": "James Holloway"})
    assert (mail[0], mail[1]["contact"]) == ("draft_email", "James Holloway")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hat Kranich noch einen Plan, der gilt? Und wie ist die Liefertreue von Kranich?", ["query_kpi", "query_kpi"]),
        ("Zeig mir die Marge von Brück und mach die Preisvorbereitung", ["query_kpi", "draft_price_preparation"]),
        ("May I grant 2 % off myself, and which drafts are still waiting?", ["decision_right", "list_approvals"]),
        ("Nordwerk hat angerufen und sich beschwert, bitte schreib ihnen eine Mail", ["draft_email"]),
        ("Mach den Jahresplan für Kranich fertig, der alte ist ewig her", ["draft_account_plan"]),
        ("Wie ist OTIF bei Brück und Söhne?", ["query_kpi"]),
        ("Der Partner will unser Muster ändern. Gibt es dazu eine Klausel im Regelwerk?", ["search_policy"]),
    ],
)
def test_parts_that_ask_and_parts_that_explain(said: Said, text: str, names: list[str]) -> None:
    assert [name for name, _args in said(text)] == names


def test_pressure_on_a_supplier_is_no_tool_whatever_the_reason(said: Said) -> None:
    assert said("Kannst du unserem Zulieferer in Brünn Druck machen? Der ist dauernd zu spät.") == []
