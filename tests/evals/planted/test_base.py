"""The drafts with marked places: tags are stripped, offsets hold, and every topic has its place."""

import pytest

from evals.planted.base import UNSEEN, Role, own_bases, parsed

_SOURCE = """R: the recipient
A: die Firma A | der Firma A | der Firma A | die Firma A
---
Title

<term>
1. Term. It lasts one year.
</term>
2. Use. <purpose>Only for the project.</purpose> More.
<here/>
End
"""


def test_tags_are_stripped_and_places_hold_their_passages() -> None:
    base = parsed("en_test", _SOURCE)
    assert base.text == "Title\n\n1. Term. It lasts one year.\n2. Use. Only for the project. More.\nEnd\n"
    passages = {tag: [base.text[start:end] for start, end in spans] for tag, spans in base.places.items()}
    assert passages == {"term": ["1. Term. It lasts one year.\n"], "purpose": ["Only for the project."]}
    assert base.text[base.here :] == "End\n"


def test_a_role_has_cases_where_the_language_has() -> None:
    base = parsed("en_test", _SOURCE)
    assert "{R} {R.dat} {A} {A.gen}".format(**base.roles) == "the recipient the recipient die Firma A der Firma A"
    assert str(Role.of("Melchers")) == "Melchers"


@pytest.mark.parametrize("broken", ["<term>open", "<term>crossed<purpose></term></purpose>", "closed</term>"])
def test_a_tag_out_of_place_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="term"):
        parsed("en_test", f"R: r\n---\n<here/>{broken}\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_second_author_has_two_marked_drafts_in_each_language(language: str) -> None:
    bases = [base for base in own_bases(UNSEEN) if base.language == language]
    assert len(bases) == 2
    for base in bases:
        assert {"A", "B", "D", "R"} <= set(base.roles)
        assert "<" not in base.text
        required = set.intersection(*(set(first.places) for first in own_bases()))
        assert required <= set(base.places), base.name


def test_there_are_four_clean_drafts_in_each_language() -> None:
    bases = own_bases()
    assert [sum(base.language == language for base in bases) for language in ("de", "en")] == [4, 4]
    assert not [base.name for base in bases if "<" in base.text or not {"A", "B", "D", "R"} <= set(base.roles)]


def test_a_draft_says_what_it_honestly_departs_from() -> None:
    base = parsed("en_test", f"deviates: mutuality term\n{_SOURCE}")
    assert base.deviates == {"mutuality", "term"}
    assert set(base.roles) == {"R", "A"}
