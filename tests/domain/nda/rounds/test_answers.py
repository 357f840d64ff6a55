"""What became of our requests: taken, taken in other words, left as it was, struck, put elsewhere."""

import pytest

from agent.domain.nda.rounds.compare import compare
from agent.domain.nda.rounds.round import Asked, Round
from tests.domain.nda.rounds.planting import ask, ask_behind, draft, edited, one_line, outcomes, places_hold, slips

DE, EN = draft("de_kanzlei"), draft("en_uk")
OLD = (
    "Verletzt eine Partei schuldhaft ihre Pflichten aus dieser Vereinbarung, haftet sie nach den gesetzlichen"
    " Vorschriften."
)
OURS = (
    "Verletzt eine Partei schuldhaft ihre Pflichten, haftet sie begrenzt auf den vorhersehbaren Schaden, höchstens auf"
    " 50.000 EUR."
)
CLAUSE = (
    "10. Data protection\nEach party shall process personal data in line with the GDPR only. "
    "A separate agreement is made where the law requires it."
)


def answered(last: str, asked: list[Asked], new: str) -> Round:
    found = compare(last, asked, new)
    assert places_hold(found, new)
    assert [answer.proposal_id for answer in found.answers] == [one.proposal_id for one in asked]
    return found


def test_our_wording_taken_is_accepted_with_its_words_and_place() -> None:
    new = edited(DE, ("drei Jahren", "zwei Jahren"))
    found = answered(DE, [ask(DE, "drei Jahren", "zwei Jahren")], new)
    [answer] = found.answers
    assert (answer.outcome.value, answer.before, answer.asked, answer.after) == (
        "accepted",
        "drei Jahren",
        "zwei Jahren",
        "zwei Jahren",
    )
    assert slips(found) == []


def test_a_request_nobody_heard_is_declined() -> None:
    found = answered(DE, [ask(DE, "drei Jahren", "zwei Jahren")], DE)
    assert outcomes(found) == ["declined"]
    assert found.answers[0].after == "drei Jahren"
    assert slips(found) == []


@pytest.mark.parametrize("theirs", ["fünf Jahren", "zwei und einem halben Jahren", "24 Monaten"])
def test_neither_wording_is_changed_and_shown_in_whole_sentences(theirs: str) -> None:
    found = answered(DE, [ask(DE, "drei Jahren", "zwei Jahren")], edited(DE, ("drei Jahren", theirs)))
    [answer] = found.answers
    assert answer.outcome.value == "changed"
    assert answer.before.startswith("(2) Die Pflichten zur Geheimhaltung")
    assert answer.before.replace("drei Jahren", "zwei Jahren") == answer.asked
    assert answer.before.replace("drei Jahren", theirs) == answer.after
    assert slips(found) == []


def test_a_new_sentence_of_ours_taken_word_for_word() -> None:
    found = answered(DE, [ask(DE, OLD, OURS)], edited(DE, (OLD, OURS)))
    assert outcomes(found) == ["accepted"]
    assert slips(found) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("50.000", "500.000"),
        ("schuldhaft", "vorsätzlich"),
        ("begrenzt auf", "nicht begrenzt auf"),
        ("höchstens", "mindestens"),
    ],
)
def test_our_sentence_with_one_other_word_is_changed(ours: str, theirs: str) -> None:
    other = edited(OURS, (ours, theirs))
    found = answered(DE, [ask(DE, OLD, OURS)], edited(DE, (OLD, other)))
    assert [(answer.outcome.value, answer.before, answer.asked, answer.after) for answer in found.answers] == [
        ("changed", OLD, OURS, other)
    ]
    assert slips(found) == []


def test_our_sentence_ignored_and_the_old_one_changed_is_changed() -> None:
    other = OLD.replace("schuldhaft ", "")
    found = answered(DE, [ask(DE, OLD, OURS)], edited(DE, (OLD, other)))
    assert [(answer.outcome.value, answer.after) for answer in found.answers] == [("changed", other)]
    assert slips(found) == []


def test_a_counter_proposal_in_quite_other_words_is_the_answer() -> None:
    other = "Bei Verstößen zahlt der Verletzer eine Vertragsstrafe von 250.000 EUR."
    found = answered(DE, [ask(DE, OLD, OURS)], edited(DE, (OLD, other)))
    assert [(answer.outcome.value, answer.after) for answer in found.answers] == [("changed", other)]
    assert slips(found) == []


@pytest.mark.parametrize("request_of", [(OLD, OURS), ("schuldhaft", "grob fahrlässig")])
def test_a_sentence_struck_instead_is_changed_to_nothing(request_of: tuple[str, str]) -> None:
    found = answered(DE, [ask(DE, *request_of)], edited(DE, (f"{OLD} ", "")))
    [answer] = found.answers
    assert (answer.outcome.value, answer.before, answer.after) == ("changed", OLD, "")
    assert answer.start == answer.end
    assert slips(found) == []


def test_a_change_right_beside_our_words_is_a_slip_besides_the_answer() -> None:
    request = ask(DE, "drei Jahren", "zwei Jahren")
    for theirs in (
        "von mindestens zwei Jahren fort",
        "von zwei Jahren nicht fort",
        "von zwei Jahren fort, sofern vereinbart",
    ):
        found = answered(DE, [request], edited(DE, ("von drei Jahren fort", theirs)))
        assert outcomes(found) == ["accepted"]
        assert [(kind, theirs in after) for kind, _, after in slips(found)] == [("changed", True)]


def test_a_change_elsewhere_in_the_sentence_we_touched_is_a_slip() -> None:
    request = ask(DE, "drei Jahren", "zwei Jahren")
    for theirs, outcome in (("zwei", "accepted"), ("drei", "declined"), ("neun", "changed")):
        new = edited(
            DE,
            ("drei Jahren", f"{theirs} Jahren"),
            ("(2) Die Pflichten zur Geheimhaltung", "(2) Einzelne Pflichten zur Geheimhaltung"),
        )
        found = answered(DE, [request], new)
        assert outcomes(found) == [outcome]
        assert [(kind, "Einzelne" in after) for kind, _, after in slips(found)] == [("changed", True)]


def test_words_that_we_ask_to_strike() -> None:
    request = ask(EN, " or consequential", "")
    gone = edited(EN, (" or consequential", ""))
    assert outcomes(answered(EN, [request], gone)) == ["accepted"]
    assert outcomes(answered(EN, [request], EN)) == ["declined"]
    half = answered(EN, [request], edited(EN, ("or consequential", "or incidental")))
    assert (outcomes(half), slips(half)) == (["changed"], [])
    assert "or incidental loss" in half.answers[0].after


def test_a_sentence_that_we_ask_to_strike() -> None:
    sentence = " Either party may end it earlier by giving thirty days' written notice."
    request = ask(EN, sentence, "")
    found = answered(EN, [request], edited(EN, (sentence, "")))
    assert (outcomes(found), slips(found), found.answers[0].after) == (["accepted"], [], "")
    assert outcomes(answered(EN, [request], EN)) == ["declined"]
    other = answered(EN, [request], edited(EN, ("thirty days'", "ninety days'")))
    assert (outcomes(other), slips(other)) == (["changed"], [])
    assert "ninety days'" in other.answers[0].after


def test_a_struck_clause_put_elsewhere_is_declined_and_moved() -> None:
    sentence = "Either party may end it earlier by giving thirty days' written notice."
    new = edited(EN, (f" {sentence}", ""), ("9.6 This", f"{sentence}\n9.6 This"))
    found = answered(EN, [ask(EN, f" {sentence}", "")], new)
    assert outcomes(found) == ["declined"]
    assert [kind for kind, _, _ in slips(found)] == ["moved"]


def test_a_shortened_wording_is_not_accepted_where_the_rest_still_stands() -> None:
    request = ask(EN, "three years after the end of this Agreement", "three years")
    assert outcomes(answered(EN, [request], EN)) == ["declined"]
    found = answered(EN, [request], edited(EN, ("three years after the end of this Agreement", "three years")))
    assert (outcomes(found), slips(found)) == (["accepted"], [])


def test_words_that_we_ask_to_insert() -> None:
    request = ask_behind(
        EN, "Neither party is liable under this Agreement for", " slight negligence or for", paragraph=False
    )
    taken = edited(EN, ("Agreement for any indirect", "Agreement for slight negligence or for any indirect"))
    assert (outcomes(answered(EN, [request], taken)), slips(answered(EN, [request], taken))) == (["accepted"], [])
    assert outcomes(answered(EN, [request], EN)) == ["declined"]
    other = answered(
        EN, [request], edited(EN, ("Agreement for any indirect", "Agreement for gross negligence or for any indirect"))
    )
    assert (outcomes(other), slips(other)) == (["changed"], [])


def test_a_sentence_that_we_ask_to_add() -> None:
    ours = " Confidentiality of trade secrets lasts as long as they are secret."
    request = ask_behind(EN, "three years after the end of this Agreement.", ours, paragraph=False)
    taken = edited(EN, ("end of this Agreement.", f"end of this Agreement.{ours}"))
    found = answered(EN, [request], taken)
    assert (outcomes(found), slips(found), found.answers[0].after) == (["accepted"], [], ours.strip())
    assert outcomes(answered(EN, [request], EN)) == ["declined"]
    other = answered(EN, [request], edited(taken, ("as long as they are secret", "for one more year")))
    assert (outcomes(other), slips(other)) == (["changed"], [])


ANCHOR = "9.6 This Agreement may be signed in counterparts."


def inserted(clause: str, before: str = "9. General") -> str:
    """The draft with a clause before a heading, the rest not renumbered."""
    return edited(EN, (before, f"{clause}\n\n{before}"))


def test_a_paragraph_of_ours_taken_where_we_put_it() -> None:
    found = answered(EN, [ask_behind(EN, ANCHOR, CLAUSE)], edited(EN, (ANCHOR, f"{ANCHOR}\n\n{CLAUSE}")))
    assert (outcomes(found), slips(found)) == (["accepted"], [])


def test_a_paragraph_of_ours_taken_at_another_place_with_another_number() -> None:
    moved = CLAUSE.replace("10.", "9.")
    new = edited(inserted(moved), ("9. General", "10. General"))
    for at in range(6, 0, -1):
        new = new.replace(f"\n9.{at} ", f"\n10.{at} ")
    found = answered(EN, [ask_behind(EN, ANCHOR, CLAUSE)], new)
    assert (outcomes(found), slips(found)) == (["accepted"], [])
    assert "Each party shall process personal data" in found.answers[0].after


def test_a_paragraph_of_ours_without_answer_is_declined() -> None:
    found = answered(EN, [ask_behind(EN, ANCHOR, CLAUSE)], EN)
    assert (outcomes(found), slips(found)) == (["declined"], [])
    assert found.answers[0].start == found.answers[0].end == EN.index(ANCHOR) + len(ANCHOR)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_paragraph_of_ours_in_other_words_is_changed(elsewhere: bool) -> None:
    theirs = CLAUSE.replace("in line with the GDPR only", "as it sees fit")
    new = inserted(theirs) if elsewhere else edited(EN, (ANCHOR, f"{ANCHOR}\n\n{theirs}"))
    found = answered(EN, [ask_behind(EN, ANCHOR, CLAUSE)], new)
    assert (outcomes(found), slips(found)) == (["changed"], [])
    assert "as it sees fit" in found.answers[0].after
    assert found.answers[0].before == ""


def test_a_paragraph_of_theirs_in_the_place_of_ours_is_a_slip() -> None:
    theirs = "10. Non-solicitation\nNobody hires anybody for five years after the end."
    found = answered(EN, [ask_behind(EN, ANCHOR, CLAUSE)], edited(EN, (ANCHOR, f"{ANCHOR}\n\n{theirs}")))
    assert outcomes(found) == ["declined"]
    assert slips(found) == [("added", "", one_line(theirs))]


def test_a_clause_of_the_draft_put_before_our_paragraph_did_not_move() -> None:
    place = EN.index("8. Remedies")
    request = Asked("data-1", "data_protection", place - 2, place - 2, CLAUSE, True)
    new = edited(EN, ("9. General", f"{CLAUSE}\n\n9. General"))
    found = answered(EN, [request], new)
    assert (outcomes(found), slips(found)) == (["accepted"], [])


def test_several_requests_each_get_their_own_answer() -> None:
    asked = [
        ask(EN, "two years", "five years", "term"),
        ask(EN, "the laws of Germany", "the laws of Austria", "governing_law"),
        ask(EN, "thirty days'", "sixty days'", "notice"),
        ask_behind(EN, ANCHOR, CLAUSE, "data_protection"),
        ask(
            EN,
            "5.3 Nothing in this Agreement prevents either party from entering into similar discussions with others.\n",
            "",
            "exclusivity",
        ),
    ]
    new = edited(
        EN,
        ("two years", "five years"),
        ("thirty days'", "forty days'"),
        (ANCHOR, f"{ANCHOR}\n\n{CLAUSE}"),
        (
            "5.3 Nothing in this Agreement prevents either party from entering into similar discussions with others.\n",
            "",
        ),
        ("no less than reasonable care", "no less than due care"),
    )
    found = answered(EN, asked, new)
    assert outcomes(found) == ["accepted", "declined", "changed", "accepted", "accepted"]
    assert [(kind, "due care" in after) for kind, _, after in slips(found)] == [("changed", True)]


def test_our_words_in_other_typesetting_are_accepted() -> None:
    ours = "„Zweck“ – und nur dieser –"
    request = ask(DE, "ausschließlich für den Zweck", f"ausschließlich für den {ours}")
    new = edited(DE, ("ausschließlich für den Zweck", 'ausschließlich für den "Zweck" -\nund nur dieser -'))
    found = answered(DE, [request], new)
    assert (outcomes(found), slips(found)) == (["accepted"], [])


def test_our_words_with_another_number_or_capital_are_not_accepted() -> None:
    request = ask(EN, "reasonable care", "the care set out in clause 2.1")
    for theirs in ("the care set out in clause 2.2", "the Care set out in clause 2.1"):
        assert outcomes(answered(EN, [request], edited(EN, ("reasonable care", theirs)))) == ["changed"]


def test_a_word_that_stands_elsewhere_in_the_sentence_is_not_our_wording() -> None:
    last = "The notice is given within ten days by two officers."
    request = ask(last, "ten", "two")
    assert outcomes(answered(last, [request], "The notice is given within five days by two officers.")) == ["changed"]
    assert outcomes(answered(last, [request], "The notice is given by two officers.")) == ["changed"]


def test_requests_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        compare("One two three.", [Asked("a", "t", 0, 7, "x"), Asked("b", "t", 4, 9, "y")], "One two three.")
    with pytest.raises(ValueError, match="outside"):
        compare("One.", [Asked("a", "t", 0, 70, "x")], "One.")
