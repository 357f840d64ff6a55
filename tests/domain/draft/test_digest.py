"""The digest covers whatever a person approves: one change anywhere makes another one (I2)."""

from dataclasses import fields, replace
from datetime import timedelta, timezone

import pytest

from agent.domain.draft.content import Content
from agent.domain.draft.digest import FORGOTTEN, author_of, digest_of, same, seal_of
from agent.domain.draft.draft import Draft, DraftKind, DraftRight
from agent.domain.draft.written_by import Hand, WrittenBy
from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.facts.info import FactClass, RowKey
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.domain.rights import RightVerdict
from agent.domain.rights.commitment import Commitment, CommitmentKind
from tests.sample_drafts import CONTENT, DRAFT, FACT, NOW, RIGHT

KEY = b"k" * 32
_FILE = CONTENT.attachments[0]


def content(**changes: object) -> Draft:
    return replace(DRAFT, content=replace(CONTENT, **changes))  # type: ignore[arg-type]


def fact(**changes: object) -> Draft:
    return content(facts=(replace(FACT, **changes),))  # type: ignore[arg-type]


def right(**changes: object) -> Draft:
    return replace(DRAFT, right=replace(RIGHT, **changes))  # type: ignore[arg-type]


CONTENTS = {
    "text": content(text=CONTENT.text.replace("63,4", "63,5")),
    "subject": content(subject="Abrufplan."),
    "to": content(to=("s.kroeger@nordwerk.example.org",)),
    "cc": content(cc=()),
    "bcc": content(bcc=(*CONTENT.bcc, "x@y.example")),
    "html": content(html=CONTENT.html + " "),
    "attachments": content(attachments=(replace(_FILE, sha256="ac" + "ab" * 31),)),
    "facts": content(facts=()),
    "template": content(template=CONTENT.template + "!"),
}
FACTS = {
    "id": fact(id="call_off2"),
    "label": fact(label=Bilingual("Abrufquote", "Call-off!")),
    "value": fact(value=0.6340000001),
    "unit": fact(unit=FactUnit.SCORE),
    "period": fact(period="2025"),
    "definition": fact(definition="otif"),
    "definition_version": fact(definition_version="4"),
    "rows": fact(rows=(RowKey("frame_contracts", "RV-2024-018"),)),
    "as_of": fact(as_of=NOW + timedelta(microseconds=1)),
    "fact_class": fact(fact_class=FactClass.PUBLIC),
    "origin": fact(origin=FactOrigin.USER),
    "tells_from": fact(tells_from="x"),
    "recipe": fact(recipe={"kpi": "call_off", "period": "2025"}),
}
RIGHTS = {
    "verdict": right(verdict=RightVerdict.ALONE),
    "rows": right(rows=()),
    "approvers": right(approvers=()),
    "blocked_by": right(blocked_by=("quality",)),
    "sources": right(sources=("S0:86",)),
    "reasons": right(reasons=()),
}
HEADS = {
    "id": replace(DRAFT, id=DRAFT.id[:-1] + "2"),
    "kind": replace(DRAFT, kind=DraftKind.ESCALATION),
    "account": replace(DRAFT, account="Heliotec AG"),
    "language": replace(DRAFT, language=Language.EN),
    "version": replace(DRAFT, version=2),
    "typed": replace(DRAFT, typed=True),
    "addressed": replace(DRAFT, addressed=not DRAFT.addressed),
    "created_by": replace(DRAFT, created_by="m.yilmaz"),
    "expires_at": replace(DRAFT, expires_at=DRAFT.expires_at + timedelta(microseconds=1)),
    "written_by": replace(DRAFT, written_by=WrittenBy(Hand.MODEL, "ab" * 32, "cd" * 32)),
    "commitments": replace(DRAFT, commitments=(Commitment(CommitmentKind.PRICE, price=4.4),)),
}
FILES = {
    "name": content(attachments=(replace(_FILE, name="Plan2.pdf"),)),
    "media_type": content(attachments=(replace(_FILE, media_type="text/html"),)),
    "size": content(attachments=(replace(_FILE, size=13),)),
    "order": content(facts=(FACT, replace(FACT, id="a"))),
}
ALL = {"content": CONTENTS, "fact": FACTS, "right": RIGHTS, "head": HEADS, "file": FILES}
CASES = [pytest.param(each, id=f"{group}-{name}") for group, cases in ALL.items() for name, each in cases.items()]
# ``author`` counts when its person is forgotten, and is `created_by` until then; the rest changes with its life
_NOT_COVERED = {
    "status",
    "checks",
    "digest",
    "created_at",
    "request_id",
    "replaces",
    "facts_version",
    "author",
    "unreadable",
}


@pytest.mark.parametrize("changed", CASES)
def test_one_change_anywhere_makes_another_digest(changed: Draft) -> None:
    assert digest_of(KEY, changed) != digest_of(KEY, DRAFT)


def test_all_digests_differ_from_each_other() -> None:
    digests = [digest_of(KEY, case.values[0]) for case in CASES]  # type: ignore[arg-type]
    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize(
    ("kind", "covered"),
    [
        (Content, set(CONTENTS)),
        (Fact, set(FACTS)),
        (DraftRight, set(RIGHTS)),
        (Draft, {*HEADS, "content", "right", *_NOT_COVERED}),
    ],
)
def test_a_new_field_is_covered_or_said_not_to_be(kind: type, covered: set[str]) -> None:
    assert {field.name for field in fields(kind)} == covered


def test_the_same_draft_has_the_same_digest_however_it_came_about() -> None:
    rebuilt = content(text="".join(CONTENT.text.splitlines(keepends=True)), facts=(*CONTENT.facts,))
    assert digest_of(KEY, rebuilt) == digest_of(KEY, DRAFT)


def test_the_zone_in_which_a_time_is_told_does_not_matter() -> None:
    elsewhere = replace(DRAFT, expires_at=DRAFT.expires_at.astimezone(timezone(timedelta(hours=9))))
    assert digest_of(KEY, elsewhere) == digest_of(KEY, DRAFT)


def test_who_was_forgotten_stays_the_author_and_nobody_else_becomes_it() -> None:
    gone = replace(DRAFT, created_by=f"{FORGOTTEN}0123", author=author_of(KEY, DRAFT.created_by))
    assert digest_of(KEY, gone) == digest_of(KEY, DRAFT)
    for other in ("", author_of(KEY, "m.yilmaz"), author_of(b"x" * 32, DRAFT.created_by)):
        assert digest_of(KEY, replace(gone, author=other)) != digest_of(KEY, DRAFT)
    assert DRAFT.created_by not in gone.author


def test_moving_text_between_fields_makes_another_digest() -> None:
    assert digest_of(KEY, content(subject="AB", text="C")) != digest_of(KEY, content(subject="A", text="BC"))
    assert digest_of(KEY, content(cc=CONTENT.bcc, bcc=CONTENT.cc)) != digest_of(KEY, DRAFT)


def test_without_the_key_nobody_makes_it() -> None:
    assert digest_of(b"x" * 32, DRAFT) != digest_of(KEY, DRAFT)


def test_a_yes_is_sealed_for_one_version_and_one_capacity() -> None:
    seals = {
        seal_of(KEY, DRAFT, "own"),
        seal_of(KEY, DRAFT, "legal"),
        seal_of(KEY, replace(DRAFT, version=2), "own"),
        seal_of(b"x" * 32, DRAFT, "own"),
        digest_of(KEY, DRAFT),
    }
    assert len(seals) == 5


def test_what_cannot_be_encoded_is_compared_all_the_same() -> None:
    assert same("\ud800", "\ud800")
    assert not same("ä", "a")
    assert digest_of(KEY, content(text="\ud800")) != digest_of(KEY, content(text="\ud801"))
