"""The next version of a draft against the last one and against what we asked for."""

from collections.abc import Sequence

from agent.domain.nda.reading import Span
from agent.domain.nda.rounds.answers import other_words, standing
from agent.domain.nda.rounds.base import check
from agent.domain.nda.rounds.changed import changed
from agent.domain.nda.rounds.outcomes import Versions, decide
from agent.domain.nda.rounds.round import Asked, Outcome, Round
from agent.domain.nda.rounds.slips import slips
from agent.domain.nda.rounds.wording import wording


def compare(
    last: str,
    asked: Sequence[Asked],
    new: str,
    *,
    ignore_last: Sequence[Span] = (),
    ignore_new: Sequence[Span] = (),
) -> Round:
    """What became of each request, and every other difference.

    Silent: line breaks and white space, hyphenation, kinds of quotes and dashes, hyphens in words,
    ligatures, capitals in headings, numbers of paragraphs that follow one another. Not silent: capitals in
    sentences (``confidential`` is not ``Confidential``), punctuation, references whose number moved.
    ``ignore_last`` and ``ignore_new``: spans to leave out, such as page headers and footers.
    Answers stand in the order of ``asked``, slips in the order of ``new``; offsets count code points of
    ``new``, and ``after == new[start:end]``. A slip's ``before`` is the last version with those of our
    requests in it that came back.

    Raises ValueError when requests overlap or lie outside ``last``.
    """
    check(last, asked)
    there, before = wording(new, ignore_new), wording(last, ignore_last)
    outcomes, view = decide(Versions(before, asked, there, ignore_last))
    found = {at: changed(view.al, view.zones[at]) for at, outcome in enumerate(outcomes) if outcome is Outcome.CHANGED}
    answers = tuple(
        other_words(view, one, found[at], before) if at in found else standing(view, at, one, outcomes[at], before)
        for at, one in enumerate(asked)
    )
    return Round(answers, slips(view.al, list(found.values())))
