"""What the other side changes without being asked is listed, each change once and nothing else."""

import textwrap

import pytest

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.compare import compare
from tests.domain.nda.rounds.planting import ask, draft, edited, one_line, outcomes, places_hold, slips

DE, EN = draft("de_kanzlei"), draft("en_uk")
ALL = ["de_altmodisch", "de_einkauf", "de_entwicklung", "de_kanzlei", "en_translated", "en_uk", "en_us"]


def slipped(last: str, new: str) -> list[tuple[str, str, str]]:
    found = compare(last, [], new)
    assert places_hold(found, new)
    return slips(found)


@pytest.mark.parametrize("name", ALL)
def test_the_same_text_has_no_differences(name: str) -> None:
    assert slipped(draft(name), draft(name)) == []


@pytest.mark.parametrize(
    ("last", "old", "new"),
    [
        (DE, "für die Dauer von drei Jahren", "für die Dauer von dreißig Jahren"),
        (DE, "kommt es nicht an", "kommt es an"),
        (DE, "Diese Vereinbarung räumt keine Lizenzen", "Diese Vereinbarung räumt Lizenzen"),
        (DE, "eine Exklusivität wird nicht vereinbart", "eine Exklusivität wird hiermit vereinbart"),
        (DE, "Verletzt eine Partei schuldhaft ihre", "Verletzt eine Partei ihre"),
        (DE, "33649 Bielefeld", "33640 Bielefeld"),
        (EN, "a period of three years", "a period of 3 years"),
        (EN, "Neither party is liable under", "Either party is liable under"),
        (EN, "The Recipient shall not reverse engineer", "The Recipient may not reverse engineer"),
        (EN, "the Recipient shall promptly", "the Discloser shall promptly"),
        (EN, "in whatever form and whether or not marked", "in whatever form and only if marked"),
        (EN, "“Confidential Information” means all", "“confidential information” means all"),
        (EN, "thirty days'", "thirty business days'"),
        (EN, "other equitable relief", "other equitable relief without bond"),
    ],
)
def test_one_changed_word_is_one_changed_sentence(last: str, old: str, new: str) -> None:
    [(kind, before, after)] = slipped(last, edited(last, (old, new)))
    assert kind == "changed"
    assert old in before
    assert new in after
    assert before.replace(old, new) == after


def test_a_word_in_a_sentence_of_sixty_is_found() -> None:
    old = "in any event no less than reasonable care"
    long = edited(EN, (old, " ".join(f"measure{at}," for at in range(60)) + " " + old))
    [(kind, _, after)] = slipped(long, edited(long, ("measure31,", "measure31, not")))
    assert kind == "changed"
    assert "measure31, not measure32" in after


def test_swapped_parties_are_one_change_of_the_sentence() -> None:
    line = "(1) Die Empfangende Partei behandelt Vertrauliche Informationen streng vertraulich"
    new = edited(DE, (line, line.replace("Empfangende", "Offenlegende")))
    [(kind, before, after)] = slipped(DE, new)
    assert (kind, "Empfangende" in before, "Offenlegende" in after) == ("changed", True, True)


def test_an_added_sentence_is_added_and_nothing_else() -> None:
    added = "Ansprüche verjähren nach einem Monat."
    new = edited(
        DE, ("Ansprüche auf Unterlassung bleiben unberührt.", f"{added} Ansprüche auf Unterlassung bleiben unberührt.")
    )
    assert slipped(DE, new) == [("added", "", added)]


def test_a_removed_sentence_is_removed_where_it_stood() -> None:
    gone = "Dies gilt auch für die Aufhebung dieser Klausel."
    new = edited(DE, (f" {gone}", ""))
    found = compare(DE, [], new)
    assert slips(found) == [("removed", gone, "")]
    [slip] = found.slipped_in
    assert slip.start == slip.end
    assert new[: slip.start].endswith("bedürfen der Schriftform.")


def test_an_added_clause_is_one_entry_and_renumbering_is_silent() -> None:
    clause = "6. Non-solicitation\n6.1 Neither party shall hire employees of the other. This applies for two years.\n\n"
    new = edited(EN, ("6. Announcements", clause + "7. Announcements"), ("7. Duration", "8. Duration"))
    new = edited(new, ("8. Remedies", "9. Remedies"), ("9. General", "10. General"))
    for old, number in (("9.", "10."), ("8.", "9."), ("7.", "8.")):
        for at in range(6, 0, -1):
            new = new.replace(f"\n{old}{at} ", f"\n{number}{at} ")
    assert slipped(EN, new) == [("added", "", one_line(clause))]


def test_a_removed_clause_is_one_entry_and_renumbering_is_silent() -> None:
    start, end = DE.index("§ 7 Haftung"), DE.index("§ 8 Pers")
    new = edited(DE[:start] + DE[end:], ("§ 8 Pers", "§ 7 Pers"), ("§ 9 Schluss", "§ 8 Schluss"))
    assert slipped(DE, new) == [("removed", one_line(DE[start:end]), "")]


def test_a_moved_clause_is_moved_whatever_its_number() -> None:
    start, end = EN.index("8. Remedies"), EN.index("9. General")
    clause = EN[start:end]
    new = edited(EN[:start] + EN[end:], ("1. Definitions", clause.replace("8.", "1.") + "2. Definitions"))
    assert slipped(EN, new)[0] == ("moved", one_line(clause), one_line(clause.replace("8.", "1.")))
    # the numbers behind it were not brought in order
    assert {kind for kind, _, _ in slipped(EN, new)} <= {"moved", "changed"}


def test_a_moved_sentence_is_moved() -> None:
    moved = "Ansprüche auf Unterlassung bleiben unberührt."
    new = edited(DE, (f" {moved}", ""), ("(2) Ausgenommen sind Kopien", f"{moved}\n(2) Ausgenommen sind Kopien"))
    assert slipped(DE, new) == [("moved", moved, moved)]


def test_a_sentence_moved_and_changed_shows_both_wordings() -> None:
    moved = "Ansprüche auf Unterlassung bleiben unberührt, soweit sie der verletzten Partei zustehen."
    last = edited(DE, ("Ansprüche auf Unterlassung bleiben unberührt.", moved))
    other = moved.replace("bleiben", "bleiben nicht")
    new = edited(last, (f" {moved}", ""), ("(2) Ausgenommen sind Kopien", f"{other}\n(2) Ausgenommen sind Kopien"))
    assert slipped(last, new) == [("changed", moved, other)]


def test_a_sentence_cut_in_two_is_one_change() -> None:
    new = edited(DE, ("zu vernichten und dies in Textform", "zu vernichten. Sie hat dies in Textform"))
    [(kind, before, after)] = slipped(DE, new)
    assert kind == "changed"
    assert before.startswith("(1) Auf Verlangen")
    assert before.endswith("zu bestätigen.")
    assert after.endswith("zu vernichten. Sie hat dies in Textform zu bestätigen.")


def test_changes_in_neighbouring_sentences_are_two_entries() -> None:
    new = edited(
        DE, ("gilt für zwei Jahre", "gilt für fünf Jahre"), ("Frist von drei Monaten", "Frist von zwei Monaten")
    )
    assert [kind for kind, _, _ in slipped(DE, new)] == ["changed", "changed"]


def test_a_shifted_reference_is_a_change_of_its_sentence() -> None:
    new = edited(DE, ("§ 2 Nr. 1 GeschGehG", "§ 3 Nr. 1 GeschGehG"))
    assert [kind for kind, _, _ in slipped(DE, new)] == ["changed"]


def test_a_figure_that_looks_like_a_number_is_no_numbering() -> None:
    last = "1. Penalty\nThe penalty amounts to\n2.5 million euros.\n\n2. Term\nThis Agreement ends in 2030."
    assert [kind for kind, _, _ in slipped(last, last.replace("2.5", "9.5"))] == ["changed"]


def test_a_cell_of_a_table_with_another_figure_is_changed() -> None:
    last = "Term in years\n3\nPenalty\nnone\nGoverning law\nGermany"
    assert slipped(last, last.replace("3", "30")) == [("changed", "3", "30")]


@pytest.mark.parametrize("name", ALL)
def test_typesetting_is_silent(name: str) -> None:
    last = draft(name)
    straight = last.translate(str.maketrans("„“”’–", '"""\'-'))
    wrapped = "\n".join(textwrap.fill(line, 78, break_on_hyphens=False) for line in last.split("\n"))
    spaced = last.replace(". ", ".\u00a0 ").replace("\n", "\n\n")
    assert slipped(last, straight) == []
    assert slipped(last, wrapped) == []
    assert slipped(last, spaced) == []


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    new = edited(DE, ("angemessene Geheimhaltungsmaßnahmen", "angemessene Geheimhal-\ntungsmaßnahmen"))
    assert slipped(DE, new) == []
    compound = "Geheimhaltungs- und Sorgfaltspflichten gelten."
    assert slipped(compound, compound.replace("- und", "-\nund")) == []


def test_capitals_are_silent_in_headings_only() -> None:
    assert slipped(EN, edited(EN, ("9. General", "9. GENERAL"))) == []
    assert len(slipped(EN, edited(EN, ("9.6 This Agreement may", "9.6 This Agreement MAY")))) == 1


def test_page_headers_and_footers_that_are_named_are_left_out() -> None:
    header = "Entwurf 2 – Kanzlei Abel"
    at = DE.index("und die zuvor zu mindestens")
    new = DE[:at] + f"\n{header}\nSeite 2 von 3\n" + DE[at:]
    start = new.index(header)
    found = compare(DE, [], new, ignore_new=[Span(start, start + len(header))])
    assert slips(found) == []
    assert [kind for kind, _, _ in slips(compare(DE, [], new))] != []


def test_many_planted_changes_at_once() -> None:
    new = edited(
        EN,
        ("continues for two years", "continues for ten years"),
        (
            "shall not disclose Confidential Information to any other",
            "may disclose Confidential Information to any other",
        ),
        (
            "5.3 Nothing in this Agreement prevents either party from entering into similar discussions with others.\n",
            "",
        ),
        (
            "9.6 This Agreement may be signed in counterparts.",
            "9.6 This Agreement may be signed in counterparts.\n9.7 The Recipient shall pay EUR 50,000 a breach.",
        ),
        ("The courts of Bremen", "The courts of London"),
    )
    assert [(kind, after) for kind, _, after in slipped(EN, new)] == [
        (
            "changed",
            "2.4 The Recipient may disclose Confidential Information to any other person without the prior written"
            " consent of the Discloser.",
        ),
        ("removed", ""),
        ("changed", "7.1 This Agreement takes effect on the date of the last signature and continues for ten years."),
        ("changed", "The courts of London, Germany shall have exclusive jurisdiction."),
        ("added", "9.7 The Recipient shall pay EUR 50,000 a breach."),
    ]


def test_a_change_beside_our_request_is_no_answer_to_it() -> None:
    request = ask(DE, "drei Monaten", "sechs Monaten")
    new = edited(DE, ("von jeder Partei mit einer Frist von drei", "von Brandtner mit einer Frist von sechs"))
    found = compare(DE, [request], new)
    assert outcomes(found) == ["accepted"]
    assert [kind for kind, _, _ in slips(found)] == ["changed"]
