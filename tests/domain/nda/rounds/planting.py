"""Second rounds made on the spot: requests on a draft, and the version that comes back."""

from pathlib import Path

from agent.domain.nda.rounds.round import Answer, Asked, Round, SlippedIn

NDAS = Path(__file__).resolve().parents[3] / "adapters" / "judge" / "ndas"


def draft(name: str) -> str:
    return (NDAS / f"{name}.txt").read_text(encoding="utf-8")


def edited(text: str, *edits: tuple[str, str]) -> str:
    """The text with each first string, which must stand in it once, replaced by the second."""
    for old, new in edits:
        assert text.count(old) == 1, (text.count(old), old)
        text = text.replace(old, new)
    return text


def ask(text: str, old: str, new: str, topic: str = "term", within: str | None = None) -> Asked:
    """We ask for ``new`` in place of ``old`` (once in the text, or in ``within``, which is there once)."""
    around = within or old
    assert text.count(around) == around.count(old) == 1
    start = text.index(around) + around.index(old)
    return Asked(f"{topic}-1", topic, start, start + len(old), new)


def ask_behind(text: str, anchor: str, new: str, topic: str = "term", paragraph: bool = True) -> Asked:
    """We ask for ``new`` right behind ``anchor``."""
    assert text.count(anchor) == 1
    place = text.index(anchor) + len(anchor)
    return Asked(f"{topic}-1", topic, place, place, new, paragraph)


def slips(found: Round) -> list[tuple[str, str, str]]:
    return [(slip.kind.value, one_line(slip.before), one_line(slip.after)) for slip in found.slipped_in]


def outcomes(found: Round) -> list[str]:
    return [answer.outcome.value for answer in found.answers]


def one_line(text: str) -> str:
    return " ".join(text.split())


def places_hold(found: Round, new: str) -> bool:
    """Whether every entry's words stand at its offsets in the new version."""
    entries: list[Answer | SlippedIn] = [*found.answers, *found.slipped_in]
    return all(entry.after == new[entry.start : entry.end] for entry in entries)
