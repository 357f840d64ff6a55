"""Ten pages at once, long drafts in seconds, hostile texts in bounded time."""

import random
from collections.abc import Callable

import pytest

from agent.domain.nda.rounds.compare import compare
from tests.domain.nda.rounds.planting import ask, draft, edited, outcomes, slips
from tests.effort import within


def numbered(size: int) -> str:
    """A draft of about ``size`` characters, every sentence different, with one place to change."""
    body = draft("en_uk")
    parts = [body.replace("Recipient", f"Recipient{at}") for at in range(size // len(body) + 1)]
    return "\n\n".join(parts).replace("Recipient3 shall keep", "Recipient3 has to keep", 1)


@pytest.mark.parametrize(("size", "limit"), [(35_000, 0.6), (150_000, 3.0)])
def test_drafts_are_compared_in_time(size: int, limit: float) -> None:
    last = numbered(size)
    request = ask(last, "Recipient2 shall promptly", "Recipient2 shall at once")
    new = edited(last, ("Recipient3 has to keep", "Recipient3 does not keep"))
    with within(limit):
        found = compare(last, [request], new)
    assert (outcomes(found), [kind for kind, _, _ in slips(found)]) == (["declined"], ["changed"])


TWO = ("The party may. ", "The party shall not. ")
HOSTILE: dict[str, Callable[[random.Random], str]] = {
    "one word": lambda some: " ".join(some.choice(["word"]) for _ in range(60_000)),
    "two sentences": lambda some: "".join(some.choice(TWO) for _ in range(15_000)),
    "no sentences": lambda some: " ".join(some.choice("abc") for _ in range(100_000)),
    "all different": lambda some: " ".join(str(some.random()) for _ in range(12_000)),
    "brackets": lambda some: "(" * some.randint(100_000, 120_000) + ") a) (i) " * 10_000,
    "lines": lambda some: "\n".join(some.choice(("1.", "a)", "Term", "x y z")) for _ in range(20_000)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_end_in_bounded_time(kind: str) -> None:
    make = HOSTILE[kind]
    last, new = make(random.Random(1)), make(random.Random(2)) + " changed"  # noqa: S311  no secret
    with within(30):
        compare(last, [], new)
