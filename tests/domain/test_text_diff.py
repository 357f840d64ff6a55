"""What changed between two texts."""

from hypothesis import given
from hypothesis import strategies as st

from agent.domain.text_diff import DiffLine, LineKind, diff

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=25).map("\n".join)


def test_a_changed_line_stands_twice_with_what_is_around() -> None:
    before = "\n".join(str(each) for each in range(20))
    after = before.replace("\n10\n", "\nzehn\n")
    lines = diff(before, after)
    assert [line.kind.value for line in lines] == ["gap", *["same"] * 3, "removed", "added", *["same"] * 3, "gap"]
    assert lines[4:6] == [DiffLine(LineKind.REMOVED, "10", before=11), DiffLine(LineKind.ADDED, "zehn", after=11)]


def test_the_same_text_has_no_lines() -> None:
    assert diff("a\nb", "a\r\nb\n") == []


def test_from_nothing_everything_is_new() -> None:
    assert [(line.kind, line.after) for line in diff("", "a\nb")] == [(LineKind.ADDED, 1), (LineKind.ADDED, 2)]


@given(TEXTS, TEXTS)
def test_every_line_that_is_told_stands_where_it_says(before: str, after: str) -> None:
    old, new = before.splitlines(), after.splitlines()
    lines = diff(before, after)
    for line in lines:
        assert line.before is None or old[line.before - 1] == line.text
        assert line.after is None or new[line.after - 1] == line.text
    removed = {line.before for line in lines if line.kind is LineKind.REMOVED}
    added = {line.after for line in lines if line.kind is LineKind.ADDED}
    kept_old = [text for at, text in enumerate(old, 1) if at not in removed]
    kept_new = [text for at, text in enumerate(new, 1) if at not in added]
    assert kept_old == kept_new
