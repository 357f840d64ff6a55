"""C-SECT: every part is there, in order, and says something."""

import re

import pytest

from agent.domain.draft.checks.sections import check_sections, check_slots, sections

HEADINGS = ("Auslöser", "Ursache", "Maßnahmen")


@pytest.mark.parametrize(
    "text",
    [
        "Auslöser\nA\n\nUrsache\nB\n\nMaßnahmen\nC",
        "## Auslöser\nA\n## Ursache\nkeine Daten\n## Maßnahmen\n- C",
        "1. Auslöser\nA\n2. Ursache\nB\n3. Maßnahmen\nC",
        "(1) Auslöser:\nA\n(2) Ursache:\nB\n(3) MAẞNAHMEN:\nC".replace("ẞ", "ß"),
        "**Auslöser**\nA\n**Ursache:**\nB\n**3. Maßnahmen**\nC",
        "Vorwort\n\n# 1.1 Auslöser\nDie Ursache\nA\nursache\nB\n  Maßnahmen  \nC",
        "Auslöser\r\nA\r\nUrsache\r\nB\r\nMaßnahmen\r\nC",
    ],
)
def test_headings_are_found_however_they_are_dressed(text: str) -> None:
    assert check_sections(text, HEADINGS).code == "checks.sect.ok"


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Auslöser\nA\nMaßnahmen\nC", "missing", "Ursache"),
        ("", "missing", "Auslöser, Ursache, Maßnahmen"),
        ("Die Auslöser sind\nUrsache\nB\nMaßnahmen\nC", "missing", "Auslöser"),
        ("Auslöser\nA\nUrsache\n\nMaßnahmen\nC", "empty", "Ursache"),
        ("Auslöser\nA\nUrsache\nB\nMaßnahmen\n –\n", "empty", "Maßnahmen"),
        ("Ursache\nB\nAuslöser\nA\nMaßnahmen\nC", "order", "Auslöser"),
        ("Auslöser\nA\nMaßnahmen\nC\nUrsache\nB", "order", "Ursache"),
    ],
)
def test_what_is_missing_empty_or_out_of_place_is_named(text: str, code: str, found: str) -> None:
    check = check_sections(text, HEADINGS)
    assert (check.id, check.code, check.values["found"]) == ("C-SECT", f"checks.sect.{code}", found)
    assert not check.blocking


def test_a_rubric_gives_its_own_id_and_may_block() -> None:
    check = check_sections("", HEADINGS, "T2.1", blocking=True)
    assert (check.id, check.blocking, check.ok) == ("T2.1", True, False)


def test_a_section_ends_where_the_next_begins() -> None:
    text = "Auslöser\nA\nkeine Überschrift\nUrsache\nB\nAuslöser\nschon da"
    assert sections(text, HEADINGS) == {"Auslöser": "A\nkeine Überschrift", "Ursache": "B\nAuslöser\nschon da"}


SLOTS = {
    "facts": re.compile(r"geplant"),
    "question": re.compile(r"\?"),
    "ask": re.compile(r"Termin"),
}


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("Es war geplant. Warum? Termin?", "ok", None),
        ("Es war geplant. Termin.", "missing", "question"),
        ("Warum? Es war geplant. Termin.", "order", "facts"),
        ("Termin. Es war geplant. Warum?", "order", "facts"),
        ("", "missing", "facts, question, ask"),
    ],
)
def test_the_slots_of_a_mail_are_found_by_what_they_say(text: str, code: str, found: str | None) -> None:
    check = check_slots(text, SLOTS)
    assert check.code == f"checks.sect.{code}"
    assert check.values.get("found") == found
