"""What a mail is for, how its subject is named, and to which contact it refers."""

import datetime as dt

import pytest

from agent.domain.contacts.activity import Activity, Contact, Direction
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.services.gathering.email import quarter
from agent.services.gathering.email_purpose import Purpose, points_of, purpose_of
from agent.services.gathering.email_reference import called
from agent.services.gathering.email_subject import subject_of, title


@pytest.mark.parametrize(
    ("said", "purpose"),
    [
        ("follow_up", Purpose.FOLLOW_UP),
        ("Follow-up", Purpose.FOLLOW_UP),
        ("Nachfassen zum Angebot", Purpose.FOLLOW_UP),
        ("forecast request", Purpose.FORECAST_REQUEST),
        ("Bitte um Bedarfszahlen", Purpose.FORECAST_REQUEST),
        ("Antwort auf die Anfrage", Purpose.REPLY),
        ("reply", Purpose.REPLY),
        ("Werksferien", Purpose.INFORMATION),
        ("", Purpose.INFORMATION),
    ],
)
def test_free_words_are_mapped(said: str, purpose: Purpose) -> None:
    assert purpose_of(said) is purpose


def test_points_become_sentences_without_markers_or_breaks() -> None:
    assert points_of(["Die {{F:otif}}\nliegt  vor", "  ", "Passt das?"]) == ("Die ((F:otif)) liegt vor.", "Passt das?")


def test_too_many_points_are_refused() -> None:
    with pytest.raises(BadInput):
        points_of(["a b"] * 9)


@pytest.mark.parametrize(
    ("purpose", "points", "named"),
    [
        ("Musterversand Folgeprojekt", ("Egal.",), "Musterversand Folgeprojekt"),
        (
            "information",
            ("Unser Werk ist vom 24.12. bis zum 01.01. geschlossen und danach offen.",),
            "Unser Werk ist vom 24.12. bis zum 01.01",
        ),
        (
            "info",
            ("The samples for the follow-up project will leave on Friday.",),
            "The samples for the follow-up project",
        ),
        (
            "info",
            ("Unser Angebot zum Kolben liegt Ihnen vor, die Einschätzung fehlt noch.",),
            "Unser Angebot zum Kolben",
        ),
        ("info", (), "Ihr Anliegen"),
    ],
)
def test_a_subject_ends_on_a_word_that_can_end_it(purpose: str, points: tuple[str, ...], named: str) -> None:
    found = title(purpose, points, Language.DE)
    assert named.startswith(found.split()[0])
    assert len(f"Information: {found}") <= 60
    assert found.split()[-1].casefold() not in {"am", "zum", "will", "for", "the", "und"}


def test_a_subject_is_the_whole_point_or_says_that_it_is_cut() -> None:
    said = "Unser Werk ist vom 24.12.2026 bis zum 01.01.2027 geschlossen."
    assert subject_of("information", (said,), Language.DE) == (said.rstrip("."), True)
    assert subject_of("information", ("Das Werk ist zu.",), Language.DE) == ("Das Werk ist zu", False)
    cut, is_whole = subject_of("information", (f"Bitte beachten Sie dies: {said}",), Language.DE)
    assert cut.endswith(" …")
    assert len(f"Information: {cut}") <= 60
    assert not is_whole


def test_the_quarter_after_this_one() -> None:
    assert quarter(dt.date(2026, 11, 22), Language.DE) == "1. Quartal 2027"
    assert quarter(dt.date(2026, 1, 1), Language.EN) == "second quarter of 2026"
    assert quarter(dt.date(2026, 9, 30), Language.DE) == "4. Quartal 2026"


@pytest.mark.parametrize(
    ("channel", "direction", "words"),
    [
        ("E-Mail", Direction.IN, "Ihre E-Mail"),
        ("E-Mail", Direction.OUT, "meine E-Mail"),
        ("Telefon", Direction.OUT, "unser Telefonat"),
        ("Teams", None, "unser Online-Gespräch"),
        ("Besuch", Direction.BOTH, "unser Treffen"),
        ("Brieftaube", None, "unser Gespräch"),
    ],
)
def test_how_a_contact_is_called(channel: str, direction: Direction | None, words: str) -> None:
    activity = Activity("A", "N", dt.date(2026, 11, 1), channel=channel, direction=direction)
    assert called(activity, Language.DE) == words


def test_contacts_without_a_language_write_in_the_accounts() -> None:
    from agent.domain.account import Account, AccountClass
    from agent.services.gathering.email_contact import language_of

    account = Account("V", "Vantage", AccountClass.B, Language.EN)
    assert language_of(None, Contact("P", "V", "Ann"), account) is Language.EN
    assert language_of(None, Contact("P", "V", "Ann", language="de"), account) is Language.DE
    assert language_of(Language.EN, Contact("P", "V", "Ann", language="de"), account) is Language.EN
