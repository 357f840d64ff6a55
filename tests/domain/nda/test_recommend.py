"""The recommendation: its level, who decides, and that nobody is told to sign."""

import re

import pytest

from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual, Severity, Verdict
from agent.domain.nda.recommend import recommend
from agent.domain.nda.review import Basis, Finding, Incorporated, Level, Suggestion
from agent.domain.rights import Department

LEGAL = Department("legal", Bilingual("Rechtsabteilung", "Legal"))
SALES = Department("head_of_sales", Bilingual("Vertriebsleitung", "Head of Sales"))
DEPARTMENTS = {LEGAL.id: LEGAL, SALES.id: SALES}
SIGN = re.compile(r"\bsign|unterschr|unterzeich", re.IGNORECASE)


def finding(verdict: Verdict, severity: Severity, decides: str = "legal") -> Finding:
    return Finding("NDA-TERM", 1, "term", verdict, Basis.ABSENT, severity, 0.8, (), "", Suggestion("", ""), decides, "")


@pytest.mark.parametrize(
    ("verdict", "severity", "level"),
    [
        (Verdict.CONTRADICTS, Severity.RED_LINE, Level.RED),
        (Verdict.MISSING, Severity.RED_LINE, Level.RED),
        (Verdict.DEVIATES, Severity.RED_LINE, Level.AMBER),
        (Verdict.UNCLEAR, Severity.RED_LINE, Level.AMBER),
        (Verdict.CONTRADICTS, Severity.NEGOTIABLE, Level.AMBER),
        (Verdict.DEVIATES, Severity.INFORMATION, Level.AMBER),
        (Verdict.CONFORMS, Severity.RED_LINE, Level.GREEN),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_level(verdict: Verdict, severity: Severity, level: Level, language: Language) -> None:
    result = recommend([finding(verdict, severity)], 0, DEPARTMENTS, LEGAL, language)
    assert result.level is level
    assert LEGAL.name.text(language) in result.text
    assert not SIGN.search(result.text)


def test_a_concerned_department_is_named_beside_the_one_that_decides() -> None:
    result = recommend(
        [finding(Verdict.DEVIATES, Severity.NEGOTIABLE, "head_of_sales")], 0, DEPARTMENTS, LEGAL, Language.DE
    )
    assert "Vertriebsleitung, Rechtsabteilung" in result.text


def test_an_unusual_provision_keeps_the_draft_from_green() -> None:
    fine = finding(Verdict.CONFORMS, Severity.RED_LINE)
    result = recommend([fine], 2, DEPARTMENTS, LEGAL, Language.DE)
    assert result.level is Level.AMBER
    assert "ungewöhnliche Regelungen: 2" in result.text


@pytest.mark.parametrize(
    ("language", "unread"),
    [
        (Language.DE, "liegen nicht vor und wurden nicht geprüft: „Hafen-Bedingungen“."),
        (Language.EN, "“Hafen-Bedingungen”."),
    ],
)
@pytest.mark.parametrize(
    ("verdict", "level"),
    [(Verdict.CONFORMS, Level.AMBER), (Verdict.UNCLEAR, Level.AMBER), (Verdict.CONTRADICTS, Level.RED)],
)
def test_terms_that_nobody_has_read_are_named_and_never_green(
    verdict: Verdict, level: Level, language: Language, unread: str
) -> None:
    terms = [Incorporated("Hafen-Bedingungen", 0, 17)]
    result = recommend([finding(verdict, Severity.RED_LINE)], 0, DEPARTMENTS, LEGAL, language, terms)
    assert result.level is level
    assert result.text.endswith(unread)


def test_topics_that_rest_on_absence_stand_as_one_point_beside_unread_terms() -> None:
    terms = [Incorporated("Hafen-Bedingungen", 0, 17)]
    result = recommend([finding(Verdict.UNCLEAR, Severity.RED_LINE)], 0, DEPARTMENTS, LEGAL, Language.EN, terms)
    assert "Term and survival" not in result.text
    assert "incorporated terms not before us" in result.text
