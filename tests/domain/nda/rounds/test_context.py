from agent.domain.nda.rounds.compare import compare
from agent.domain.nda.rounds.context import in_context
from agent.domain.nda.rounds.round import Asked

LAST = "1. Zweck. Alles bleibt geheim.\n2. Laufzeit. Die Pflichten gelten 15 Jahre ab Unterzeichnung."


def answered(new: str) -> tuple[str, str, str, str]:
    start = LAST.index("15")
    asked = Asked("NDA-TERM", "term", start, start + 2, "5")
    answer = in_context(compare(LAST, [asked], new).answers[0], asked, LAST, new)
    return answer.outcome.value, answer.before, answer.asked, answer.after


def test_a_number_stands_in_its_sentence() -> None:
    sentence = "2. Laufzeit. Die Pflichten gelten {} Jahre ab Unterzeichnung."
    assert answered(LAST.replace("15", "5")) == (
        "accepted", sentence.format(15), sentence.format(5), sentence.format(5),
    )  # fmt: skip
    assert answered(LAST) == ("declined", sentence.format(15), sentence.format(5), sentence.format(15))


def test_a_changed_answer_has_its_sentence_already() -> None:
    outcome, before, _, after = answered(LAST.replace("15 Jahre", "12 Jahre"))
    assert (outcome, before, after) == (
        "changed",
        "Die Pflichten gelten 15 Jahre ab Unterzeichnung.",
        "Die Pflichten gelten 12 Jahre ab Unterzeichnung.",
    )


def test_no_version_is_quoted_with_the_words_of_another() -> None:
    twisted = LAST.replace("15", "5").replace("ab Unterzeichnung.", "ab Unterzeichnung, technisches Wissen ewig.")
    _, before, asked, after = answered(twisted)
    assert "ewig" not in before + asked
    assert before in LAST
    assert "ewig" in after
