"""C-NAME: only this account's people, addresses, articles and contracts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.name import Belongings, check_name, greeted, mentioned_ids
from agent.domain.draft.content import Content
from agent.domain.draft.draft import Check
from agent.domain.language import Language

DE = Language.DE
KROEGER = Contact("P1", "N", "Sabine Kröger", "S.Kroeger@nordwerk.example")
OSEI = Contact("P2", "N", "Dr. Miriam Osei", "")
BELONGINGS = Belongings(
    "N",
    (KROEGER, OSEI),
    {"s.kroeger@nordwerk.example": {"N"}, "t.richter@heliotec.example": {"H"}, "both@x.example": {"N", "H"}},
    {"mc-10432": {"N"}, "mc-10518": {"H"}, "rv-2025-008": {"H"}, "mc-1": {"N", "H"}, "mc-2": {""}},
)


def checked(content: Content, *, typed: bool = False) -> Check:
    return check_name(content, DE, BELONGINGS, typed=typed)


@pytest.mark.parametrize(
    "content",
    [
        Content("Hallo", to=("s.kroeger@nordwerk.example",)),
        Content("Hallo", to=("S.KROEGER@nordwerk.example",)),
        Content("Sehr geehrte Frau Kröger,\n\nText"),
        Content("Sehr geehrte Frau Dr. Osei,\n\nText"),
        Content("Dear Sabine,\n\nText"),
        Content("Sehr geehrte Frau KRÖGER,"),
        Content("Sehr geehrte Damen und Herren,"),
        Content("Guten Tag,\n\nText"),
        Content("Artikel MC-10432, MC-1, MC-2 und ZZ-99"),  # ZZ-99 is no id of anybody: C-FACT speaks of it
        Content("Wir liefern an Frau Fremd."),
    ],
)
@pytest.mark.parametrize("typed", [False, True])
def test_what_belongs_to_the_account_passes(content: Content, typed: bool) -> None:
    assert checked(content, typed=typed).ok


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (Content("x", to=("neu@nordwerk.example",)), "checks.name.stranger", "neu@nordwerk.example"),
        (Content("x", bcc=("spion@evil.example",)), "checks.name.stranger", "spion@evil.example"),
        (Content("Sehr geehrter Herr Richter,\n\nText"), "checks.name.person", "Richter"),
        (Content("Dear Ms Krueger,"), "checks.name.person", "Krueger"),
        (Content("Hallo Tom,"), "checks.name.person", "Tom"),
    ],
)
def test_strangers_block_unless_a_person_typed_them(content: Content, code: str, found: str) -> None:
    check = checked(content)
    assert (check.ok, check.blocking, check.code, check.values["found"]) == (False, True, code, found)
    check = checked(content, typed=True)
    assert (check.ok, check.blocking, check.code) == (False, False, "checks.name.typed")
    assert check.values["found"] == found


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(
    "content",
    [
        Content("x", to=("t.richter@heliotec.example",)),
        Content("x", to=("s.kroeger@nordwerk.example",), bcc=("T.Richter@Heliotec.example",)),
        Content("Artikel MC-10518"),
        Content("x", subject="rv-2025-008"),
    ],
)
def test_what_belongs_to_another_account_blocks_whoever_typed_it(content: Content, typed: bool) -> None:
    check = checked(content, typed=typed)
    assert (check.ok, check.blocking, check.code) == (False, True, "checks.name.foreign")


def test_an_address_that_two_accounts_share_is_only_ours_when_it_is_stored() -> None:
    assert checked(Content("x", to=("both@x.example",))).code == "checks.name.stranger"


def test_ids_are_found_in_subject_and_text() -> None:
    content = Content("MC-10432, RV-2024-017", subject="MC-2")
    assert mentioned_ids(content, DE) == {"mc-10432", "rv-2024-017", "mc-2"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sehr geehrte Frau Dr. Weiß,", ["Weiß"]),
        ("Sehr geehrte Frau Kröger, sehr geehrter Herr Albers,", ["Kröger", "Albers"]),
        ("Liebe Frau Kröger, vielen Dank für Ihre Nachricht", ["Kröger"]),
        ("Guten Tag Frau Müller-Lüdenscheidt", ["Müller-Lüdenscheidt"]),
        ("\n\nDear Mr MacLeod,\ntext", ["MacLeod"]),
        ("Dear Sir or Madam,", []),
        ("Hello everyone,", []),
        ("Ich grüße Frau Weiß", []),
    ],
)
def test_the_salutation_is_read(text: str, names: list[str]) -> None:
    assert greeted(text) == names


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_text_stops_it(text: str, recipients: list[str]) -> None:
    assert checked(Content(f"Sehr geehrte {text}", to=tuple(recipients))).id == "C-NAME"
