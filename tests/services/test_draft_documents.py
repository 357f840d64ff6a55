"""Drafts as files: who gets one, what stands on every page, what never gets into one."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from agent.domain.account_plan import variant
from agent.domain.document_model.block import Heading, Picture
from agent.domain.document_model.document import Document, FileFormat
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.errors import BadInput, Conflict, NotFound
from agent.domain.facts.fact import Fact, FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.services.approvals import Edited
from agent.services.draft_documents import DraftDocuments, leaks
from tests.approvals_world import FOREIGN, NORDWERK, TEXT, TO, World, opened

PLAN = "# Account-Plan Nordwerk\n\n## 5 Unsere Position\n\nStabil.\n\n## 6 Bedarf\n\n- Abrufe abstimmen"
BRIEFING = "intern – nicht weitergeben\n\n# Briefing\n\nZiel: Abrufe\n\n## Kennzahlen\n\n- Abrufquote\n\n## Fragen\n- ?"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with opened(tmp_path_factory.mktemp("documents") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def documents(world: World) -> DraftDocuments:
    return world.app.draft_documents


def internal(world: World, kind: DraftKind = DraftKind.ACCOUNT_PLAN, text: str = PLAN) -> Draft:
    return world.propose(kind=kind, text=text)


def fact(id: str, value: str, fact_class: FactClass) -> Fact:
    return Fact(id, Bilingual(id, id), value, FactUnit.TEXT, fact_class=fact_class)


def pictures(document: Document) -> list[Picture]:
    return [each for each in document.blocks if isinstance(each, Picture)]


def pdf_text(documents: DraftDocuments, world: World, draft: Draft) -> str:
    reader = PdfReader(io.BytesIO(documents.file(world.kam, draft.id, FileFormat.PDF)))
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_mail_is_a_letter_to_the_stored_person(world: World, documents: DraftDocuments) -> None:
    draft = world.propose(subject="Unser Gespräch")
    letter = documents.document(world.kam, draft.id).letter
    assert letter is not None
    assert letter.subject == "Unser Gespräch"
    assert letter.address == (NORDWERK, "Sabine Kröger")
    assert TO[0] in letter.remark
    assert "28199 Bremen" in letter.sender
    assert dict(letter.info)["Kontakt"] == world.kam.name


def test_it_says_draft_until_it_is_approved(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    told = pdf_text(documents, world, draft)
    assert "Entwurf – nicht freigegeben" in told
    assert draft.digest in told
    world.approve(draft)
    told = pdf_text(documents, world, draft)
    assert "Freigegeben (freigegeben) · Version 1" in told
    assert "Entwurf" not in told


def test_what_was_rejected_stays_a_draft(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    world.app.approvals.reject(world.kam, draft.id, draft.digest, "falsch")
    assert documents.document(world.kam, draft.id).footer[0].startswith("Entwurf – nicht freigegeben (abgelehnt)")


def test_the_present_version_is_written(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(text=PLAN.replace("Stabil", "Neu")))
    document = documents.document(world.kam, draft.id)
    assert edited.digest in document.footer[1]
    assert "Version 2" in document.footer[0]
    assert "Neu." in str(document.blocks)
    assert "Stabil" not in str(document.blocks)


@pytest.mark.parametrize("kind", list(DraftKind))
def test_nobody_gets_a_draft_of_somebody_elses_account(
    world: World, documents: DraftDocuments, kind: DraftKind
) -> None:
    mail = {"subject": "x", "to": ("a@aurelia.example",)} if kind in (DraftKind.ESCALATION, DraftKind.REORDER) else {}
    draft = world.propose(world.head, kind=kind, account=FOREIGN, text=PLAN, **mail)
    with pytest.raises(NotFound):
        documents.file(world.kam, draft.id, FileFormat.PDF)


def test_a_price_preparation_is_for_who_decides_only(world: World, documents: DraftDocuments) -> None:
    draft = internal(world, DraftKind.PRICE_PREPARATION)
    with pytest.raises(NotFound):
        documents.document(world.legal, draft.id)
    assert documents.document(world.kam, draft.id).marking.startswith("vertraulich")


def test_what_was_tampered_with_is_not_written(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    world.sql("update draft_versions set content = replace(content, 'Stabil', 'Labil') where draft_id = ?", draft.id)
    with pytest.raises(Conflict):
        documents.document(world.kam, draft.id)


SHARED = fact(variant.FACT, variant.SHARED, FactClass.CUSTOMER)


def test_a_shared_plan_has_neither_marking_nor_charts(world: World, documents: DraftDocuments) -> None:
    draft = world.propose(kind=DraftKind.ACCOUNT_PLAN, text=PLAN, facts=(SHARED,), typed=False)
    document = documents.document(world.kam, draft.id)
    assert document.marking == ""
    assert pictures(document) == []


@pytest.mark.parametrize("fact_class", [FactClass.INTERNAL, FactClass.SECRET])
def test_a_shared_plan_with_internal_facts_is_refused(
    world: World, documents: DraftDocuments, fact_class: FactClass
) -> None:
    held = fact("floor", "20", fact_class)
    draft = world.propose(kind=DraftKind.ACCOUNT_PLAN, text=PLAN, facts=(SHARED, held), typed=False)
    with pytest.raises(BadInput) as refused:
        documents.file(world.kam, draft.id, FileFormat.DOCX)
    assert refused.value.code == "documents.for_customer"


def test_internal_facts_are_found_without_the_check(world: World) -> None:
    held = fact("floor", "20", FactClass.SECRET)
    draft = world.propose(kind=DraftKind.ACCOUNT_PLAN, text=PLAN, facts=(SHARED, held), typed=False)
    assert leaks(replace(draft, checks=()))
    clean = world.propose(kind=DraftKind.ACCOUNT_PLAN, text=PLAN, facts=(SHARED,), typed=False)
    assert not leaks(clean)


def test_a_mail_that_leaks_is_refused(world: World, documents: DraftDocuments) -> None:
    draft = world.propose(text=TEXT.replace("Wir melden", "Unsere Zielmarge liegt vor. Wir melden"))
    with pytest.raises(BadInput):
        documents.document(world.kam, draft.id)


def test_charts_stand_at_the_end_of_their_section(world: World, documents: DraftDocuments) -> None:
    document = documents.document(world.kam, internal(world).id)
    at = [index for index, each in enumerate(document.blocks) if isinstance(each, Picture)]
    heads = {each.text: index for index, each in enumerate(document.blocks) if isinstance(each, Heading)}
    assert at
    assert heads["5 Unsere Position"] < at[0] <= at[-1] < heads["6 Bedarf"]
    assert "22.11.2026" in document.blocks[at[-1]].caption  # type: ignore[union-attr]


def test_who_consents_without_the_account_gets_no_charts(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    stranger = replace(world.kam, accounts=frozenset())
    assert documents._with_charts(stranger, draft, ()) == ()


def test_a_briefing_is_one_page_without_saying_internal_twice(world: World, documents: DraftDocuments) -> None:
    draft = internal(world, DraftKind.BRIEFING, BRIEFING)
    document = documents.document(world.kam, draft.id)
    assert document.one_page
    assert document.blocks[0] == Heading(1, "Briefing")
    reader = PdfReader(io.BytesIO(documents.file(world.kam, draft.id, FileFormat.PDF)))
    assert len(reader.pages) == 1


def test_both_formats_say_the_same(world: World, documents: DraftDocuments) -> None:
    draft = internal(world)
    word = docx.Document(io.BytesIO(documents.file(world.kam, draft.id, FileFormat.DOCX)))
    assert [each.text for each in word.paragraphs if each.style.name == "List Bullet"] == ["Abrufe abstimmen"]
    assert "Abrufe abstimmen" in pdf_text(documents, world, draft)


def test_an_english_draft_is_an_english_document(world: World, documents: DraftDocuments) -> None:
    draft = world.propose(kind=DraftKind.ACCOUNT_PLAN, text=PLAN, language=Language.EN)
    document = documents.document(world.kam, draft.id)
    assert document.marking == "internal – do not pass on"
    assert document.footer[0].startswith("Draft – not approved (waits for approval) · version 1")


def test_a_text_as_long_as_allowed_makes_both_files(world: World, documents: DraftDocuments, tmp_path: Path) -> None:
    rows = "\n".join(f"| {at} | =1+{at} |" for at in range(300))
    draft = internal(world, text=f"# Plan\n\n| a | b |\n|---|---|\n{rows}\n\n{'wort ' * 4_000}")
    for file_format in FileFormat:
        assert len(documents.file(world.kam, draft.id, file_format)) > 10_000
