from dataclasses import replace

from agent.domain.document import TrackedChange
from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.margins import margin_slips
from agent.domain.nda.rounds.pending import ours, pending
from agent.domain.nda.rounds.renumbered import renumbered
from agent.domain.nda.rounds.round import Answer, Asked, Outcome, Slip


def slips(last: str, new: str) -> list[tuple[Slip, str, str]]:
    found = margin_slips(last, [Span(0, len(last))], new, [Span(0, len(new))])
    return [(each.kind, each.before, each.after) for each in found]


def test_what_a_footer_gains_is_listed() -> None:
    gained = "By signing, Melchers accepts our General Terms."
    assert slips("NDA draft\nPage 1", f"NDA draft\nPage 2\n{gained}") == [(Slip.ADDED, "", gained)]


def test_what_a_header_loses_is_listed() -> None:
    assert slips("Confidential draft\nNDA", "NDA") == [(Slip.REMOVED, "Confidential draft", "")]


def test_page_numbers_and_repetition_are_no_change() -> None:
    assert slips("NDA – page 1 of 3\nNDA", "NDA – page 2 of 4\nnda") == []


def answer(outcome: Outcome) -> Answer:
    return Answer("NDA-TERM", "term", outcome, "15", "5", "5", 100, 101)


def test_a_change_of_ours_that_still_stands_is_no_answer() -> None:
    own = ours([TrackedChange("insertion", "katharina  Brandt", None, "5", 100, 101)], ["Katharina Brandt"])
    assert pending(answer(Outcome.ACCEPTED), own).outcome is Outcome.OPEN
    assert pending(answer(Outcome.DECLINED), own).outcome is Outcome.DECLINED


def test_changes_of_others_and_elsewhere_leave_the_answer() -> None:
    changes = [
        TrackedChange("insertion", "Eva Kern", None, "5", 100, 101),
        TrackedChange("insertion", "Katharina Brandt", None, "x", 300, 301),
        TrackedChange("deletion", "Katharina Brandt", None, "x", None, None),
    ]
    assert pending(answer(Outcome.ACCEPTED), ours(changes, ["Katharina Brandt"])).outcome is Outcome.ACCEPTED


def test_a_new_clause_under_another_number_is_accepted() -> None:
    asked = Asked("NDA-TERM", "term", 100, 100, "Term. It ends.", new_paragraph=True)
    changed = Answer("NDA-TERM", "term", Outcome.CHANGED, "", "Term. It ends.", "14. Term.  It ends.", 200, 218)
    assert renumbered(changed, asked).outcome is Outcome.ACCEPTED
    other = replace(changed, after="14. Term. It never ends.")
    assert renumbered(other, asked).outcome is Outcome.CHANGED
