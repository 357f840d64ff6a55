import pytest

from agent.domain.language import Language
from agent.domain.nda.reading import Value
from agent.domain.nda.redline.proposal import Action
from agent.domain.nda.redline.request import edits
from tests.domain.nda.redline.drafts import applied, policies, proposals, reading

EN = """Non-Disclosure Agreement
1. Purpose. The Recipient shall use the Confidential Information only for the Purpose.
2. Penalty. For each breach the Recipient shall pay EUR 50,000. Further claims remain unaffected by Section 4.
3. Term. The duties under this NDA last for fifteen (15) years.
4. Law. This NDA is governed by the laws of the State of Delaware.
By: ____________"""


def years(number: float, text: str) -> tuple[Value, ...]:
    return (Value("years", number=number, text=text),)


def test_a_term_above_the_limit_becomes_the_limit_and_nothing_else_changes() -> None:
    found = proposals(
        EN, reading(EN, "term", "fixed", "The duties under this NDA last for fifteen (15) years.",
                    values=years(15, "fifteen (15) years"))
    )  # fmt: skip
    assert [each.id for each in found] == ["NDA-TERM"]
    assert applied(EN, found) == EN.replace("fifteen (15) years", "five (5) years")
    assert [(EN[hunk.start : hunk.end], hunk.text) for hunk in edits(found, {})[0].hunks] == [
        ("fifteen (15", "five (5"),
    ]


def test_a_foreign_law_becomes_german_law() -> None:
    law = (Value("law", place="CN", text="Delaware"),)
    found = proposals(
        EN,
        reading(
            EN, "governing_law", "stated", "This NDA is governed by the laws of the State of Delaware.", values=law
        ),
    )
    assert applied(EN, found) == EN.replace("the State of Delaware", "Germany")


def test_what_must_not_stand_in_an_nda_is_struck_sentence_by_sentence() -> None:
    found = proposals(EN, reading(EN, "penalty", "no_fault", "For each breach the Recipient shall pay EUR 50,000."))
    assert [each.action for each in found] == [Action.DELETE]
    assert applied(EN, found) == EN.replace("For each breach the Recipient shall pay EUR 50,000. ", "")


def test_a_numbered_clause_that_goes_as_a_whole_keeps_its_number() -> None:
    quotes = ("For each breach the Recipient shall pay EUR 50,000.", "Further claims remain unaffected by Section 4.")
    text = EN.replace("only for the Purpose", "for the Purpose as set out in Section 2")
    found = proposals(text, reading(text, "penalty", "no_fault", *quotes))
    assert applied(text, found) == text.replace(" ".join(quotes), "[Intentionally omitted]")
    assert "Section" not in found[0].text
    assert "refers to 2 as well (places: 1)" in found[0].note


def test_an_unnumbered_paragraph_goes_as_a_whole() -> None:
    text = "Letter of confidentiality\nWe keep it secret.\nYou pay EUR 50,000 for each breach.\nKind regards"
    found = proposals(text, reading(text, "penalty", "no_fault", "You pay EUR 50,000 for each breach."))
    assert [(each.action, each.original) for each in found] == [(Action.DELETE, "You pay EUR 50,000 for each breach.")]


def test_a_sentence_that_contradicts_becomes_our_wording_in_the_terms_of_the_draft() -> None:
    text = EN.replace(
        "The duties under this NDA last for fifteen (15) years.",
        "The duties of the Recipient under this NDA never end.",
    )
    found = proposals(text, reading(text, "term", "unlimited", "The duties of the Recipient under this NDA never end."))
    assert found[0].action is Action.REPLACE
    assert "during the term of this NDA and for five years after its end" in found[0].text
    assert "Receiving Party" not in found[0].text
    assert "this agreement" not in found[0].text


def test_a_missing_clause_comes_behind_the_last_one_with_the_next_number() -> None:
    found = proposals(EN, only={"exclusions"})
    insert = found[0]
    assert (insert.action, insert.number) == (Action.INSERT, "5.")
    assert EN[: insert.start].endswith("State of Delaware.")
    assert insert.text.startswith("Exclusions. The duties under this NDA do not apply")
    assert EN[insert.like[0] :].startswith("4. Law.")


def test_a_number_made_by_word_is_left_to_word() -> None:
    found = proposals(EN, only={"exclusions"}, **{"4. ": 3})
    assert found[0].number == ""


def test_headings_of_their_own_get_one_more() -> None:
    text = "Vereinbarung\n§ 1 Zweck\nDie Empfangende Partei nutzt alles nur für den vereinbarten Zweck der Parteien.\n§ 2 Recht\nEs gilt für diese Vereinbarung ausschließlich deutsches Recht.\nBremen, den 1. März 2026"  # noqa: E501
    found = proposals(text, only={"exclusions"}, language=Language.DE)
    title, body = found[0].text.split("\n")
    assert (found[0].number, title) == ("§ 3", "Ausnahmen von der Geheimhaltung")
    assert "der Empfangenden Partei vor der Offenlegung" in body
    assert [text[at:].split("\n")[0] for at in found[0].like] == [
        "§ 2 Recht",
        "Es gilt für diese Vereinbarung ausschließlich deutsches Recht.",
    ]


def test_a_sentence_that_also_says_what_we_want_is_not_struck() -> None:
    sentence = "For each breach the Recipient shall pay EUR 50,000."
    found = proposals(
        EN,
        reading(EN, "penalty", "no_fault", sentence),
        reading(EN, "purpose", "limited", sentence),
    )
    assert [(each.action, each.original) for each in found] == [(Action.COMMENT, sentence)]
    assert "Purpose" in found[0].note


def test_a_definition_that_is_used_elsewhere_is_not_struck() -> None:
    text = EN.replace("pay EUR 50,000.", "pay EUR 50,000 (the “Sum”).").replace(
        "Further claims", "The Sum is due. Claims"
    )
    found = proposals(
        text, reading(text, "penalty", "no_fault", "For each breach the Recipient shall pay EUR 50,000 (the “Sum”).")
    )
    assert found[0].action is Action.COMMENT
    assert "“Sum”" in found[0].note


def test_what_lacks_something_gets_it_behind_its_clause() -> None:
    text = EN.replace("only for the Purpose.", "only for the Purpose. Public information is excluded.")
    found = proposals(text, reading(text, "exclusions", "incomplete", "Public information is excluded."))
    assert "Public information is excluded. The duties under this NDA do not apply" in applied(text, found)
    assert found[0].original == ""


def test_a_list_item_keeps_its_letter_and_its_connector() -> None:
    text = "1. Duties. The Recipient shall (a) keep it secret; (b) not hire the Discloser's staff; and (c) return it."
    found = proposals(text, reading(text, "non_solicitation", "non_compete", "(b) not hire the Discloser's staff; and"))
    assert applied(text, found) == text.replace("not hire the Discloser's staff", "[Intentionally omitted]")


def test_a_value_on_a_cover_page_that_is_no_sentence_gets_a_comment() -> None:
    text = "Cover Page\nCourts\ncourts located in Beijing\n" + EN
    venue = (Value("venue", place="CN", text="Beijing"),)
    found = proposals(text, reading(text, "venue", "stated", "courts located in Beijing", values=venue))
    assert [each.action for each in found] == [Action.COMMENT]
    assert "exclusive jurisdiction" in found[0].text


def test_of_two_findings_on_the_same_words_the_graver_changes_them() -> None:
    sentence = "For each breach the Recipient shall pay EUR 50,000."
    found = proposals(
        EN, reading(EN, "penalty", "no_fault", sentence), reading(EN, "written_form", "not_required", sentence)
    )
    assert {each.policy_id: each.action for each in found} == {
        "NDA-PENALTY": Action.DELETE,
        "NDA-WRITTEN-FORM": Action.COMMENT,
    }


def test_a_second_passage_that_says_the_same_is_pointed_out() -> None:
    text = EN.replace("1. Purpose.", "1. Purpose. The duties never end.").replace(
        "fifteen (15) years", "all time to come"
    )
    found = proposals(
        text,
        reading(
            text, "term", "unlimited", "The duties never end.", "The duties under this NDA last for all time to come."
        ),
    )
    assert [(each.id, each.action) for each in found] == [
        ("NDA-TERM", Action.REPLACE),
        ("NDA-TERM.2", Action.COMMENT),
    ]


BOTH = [
    ("The duties under this NDA never end, and last for twenty years in any case.", ""),
    ("This NDA is made for an unlimited period.", "The duties under this NDA last for twenty years."),
]


@pytest.mark.parametrize(("endless", "fixed"), BOTH)
def test_another_number_does_not_mend_what_has_no_end(endless: str, fixed: str) -> None:
    said = f"{endless} {fixed}".strip()
    text = EN.replace("The duties under this NDA last for fifteen (15) years.", said)
    found = proposals(
        text,
        reading(text, "term", "unlimited", endless),
        reading(text, "term", "fixed", fixed or endless, values=years(20, "twenty years")),
    )
    assert [(each.action, each.original) for each in found] == [(Action.REPLACE, said)]
    assert "for five years after its end" in found[0].text
    assert not any(words in found[0].text for words in ("unlimited", "never", "twenty"))


def test_auf_unbestimmte_zeit_goes_with_the_number() -> None:
    said = "Die Geheimhaltungspflicht gilt auf unbestimmte Zeit, mindestens jedoch zwanzig Jahre."
    text = f"Vereinbarung\n1. Laufzeit. {said}\n2. Recht. Es gilt deutsches Recht.\nBremen, den 1. März 2026"
    found = proposals(
        text,
        reading(text, "term", "unlimited", said),
        reading(text, "term", "fixed", said, values=years(20, "zwanzig Jahre")),
        language=Language.DE,
    )
    assert "unbestimmte Zeit" not in applied(text, found)
    assert "fünf Jahre über ihr Ende hinaus" in applied(text, found)


def test_an_end_far_away_gets_its_number_beside_our_wording_for_what_has_none() -> None:
    text = EN.replace("1. Purpose.", "1. Purpose. The duties never end.")
    found = proposals(
        text,
        reading(text, "term", "unlimited", "The duties never end."),
        reading(
            text, "term", "fixed", "The duties under this NDA last for fifteen (15) years.",
            values=years(15, "fifteen (15) years"),
        ),
    )  # fmt: skip
    assert [each.action for each in found] == [Action.REPLACE, Action.REPLACE]
    assert "never" not in applied(text, found)
    assert "last for five (5) years" in applied(text, found)


def test_a_term_within_the_limit_is_not_reworded_with_one_above_it() -> None:
    short = "The duties for prices last for three years."
    text = EN.replace("1. Purpose.", f"1. Purpose. {short}")
    values = (*years(3, "three years"), *years(15, "fifteen (15) years"))
    found = proposals(
        text,
        reading(text, "term", "fixed", short, "The duties under this NDA last for fifteen (15) years.", values=values),
    )
    assert applied(text, found) == text.replace("fifteen (15) years", "five (5) years")


def test_what_is_unclear_is_a_question_to_our_own_people() -> None:
    found = proposals(
        EN,
        reading(
            EN,
            "governing_law",
            "stated",
            "This NDA is governed by the laws of the State of Delaware.",
            values=(Value("law", place="", text="X"),),
        ),
    )
    assert [(each.action, each.text) for each in found] == [(Action.COMMENT, "")]


def test_a_conforming_draft_needs_no_change() -> None:
    purpose = reading(
        EN, "purpose", "limited", "The Recipient shall use the Confidential Information only for the Purpose."
    )
    assert proposals(EN, purpose) == []


@pytest.mark.parametrize("language", list(Language))
def test_every_proposal_stands_where_it_says(language: Language) -> None:
    everything = {policy.topic for policy in policies()}
    found = proposals(EN, only=everything, language=language)
    assert found
    for each in found:
        assert EN[each.start : each.end] == each.original
        assert each.fallback
        assert each.reason
    assert len({each.id for each in found}) == len(found)


def test_law_and_venue_in_one_sentence_are_both_replaced() -> None:
    text = "1. Law. Swiss law applies to it all; the courts of Mumbai decide on all disputes between us."
    sentence = text.removeprefix("1. Law. ")
    found = proposals(
        text,
        reading(text, "governing_law", "stated", sentence, values=(Value("law", place="CN", text="nowhere"),)),
        reading(text, "venue", "stated", sentence, values=(Value("venue", place="IN", text="Mumbai"),)),
    )
    assert [each.action for each in found] == [Action.REPLACE, Action.COMMENT]
    assert "laws of the Federal Republic of Germany" in found[0].text
    assert "exclusive jurisdiction over all disputes" in found[0].text


def test_what_was_not_understood_is_not_replaced_unseen() -> None:
    text = "1. Law. Swiss law applies to it all; the courts of Atlantis decide on all disputes between us."
    sentence = text.removeprefix("1. Law. ")
    found = proposals(
        text,
        reading(text, "governing_law", "stated", sentence, values=(Value("law", place="CN", text="nowhere"),)),
        reading(text, "venue", "stated", sentence, values=(Value("venue", place="", text="Atlantis"),)),
    )
    assert {each.action for each in found} == {Action.COMMENT}


def test_a_lesser_fault_beside_a_greater_one_goes_too() -> None:
    text = "3. Duties. The Recipient shall (a) not compete with us; (b) not hire our staff; and (c) go."
    found = proposals(
        text,
        reading(text, "non_solicitation", "non_compete", "(a) not compete with us;"),
        reading(text, "non_solicitation", "non_solicitation", "(b) not hire our staff; and"),
    )
    assert applied(text, found) == (
        "3. Duties. The Recipient shall (a) [Intentionally omitted]; (b) [Intentionally omitted]; and (c) go."
    )


def test_half_a_sentence_on_a_wrapped_line_is_not_struck() -> None:
    text = "3. Der Empfänger wird keine Ventile für Wettbewerber des\nInformationsgebers entwickeln und niemanden abwerben.\n4. Ende."  # noqa: E501
    line = "Informationsgebers entwickeln und niemanden abwerben."
    found = proposals(text, reading(text, "non_solicitation", "non_compete", line), language=Language.DE)
    assert [each.action for each in found] == [Action.COMMENT]


def test_a_reference_to_a_list_item_is_pointed_out() -> None:
    text = (
        "3. Duties. The Recipient shall (a) keep it secret; (b) not compete with us; and (c) return it.\n"
        "5. Remedies. For a breach of Section 3(b) the law applies and nothing else that one could think of."
    )
    found = proposals(text, reading(text, "non_solicitation", "non_compete", "(b) not compete with us; and"))
    assert "refers to 3(b) as well (places: 1)" in found[0].note


def test_a_draft_in_two_languages_gets_each_in_its_own() -> None:
    german = "Die empfangende Partei zahlt bei jedem Verstoß gegen diesen Vertrag eine Strafe von 50.000 Euro an uns."
    english = (
        "For each breach of this agreement the receiving party shall pay a contractual penalty of EUR 50,000 to us."
    )
    text = f"1. {german}\n1. {english}\n2. Ende."
    found = proposals(text, reading(text, "penalty", "no_fault", german, english))
    assert [each.text for each in found] == ["(entfällt)", "[Intentionally omitted]"]


def test_a_heading_with_its_paragraph_counts_for_the_next_number() -> None:
    long = "Alle Unterlagen sind auf Verlangen zurückzugeben oder zu vernichten, auch alle Kopien davon."
    text = f"1. Zweck. {long}\n2. Rückgabe:\n{long}\nOrt, Datum: ____"
    found = proposals(text, only={"exclusions"}, language=Language.DE)
    assert found[0].number == "3."
    assert text[: found[0].start].endswith(long)
