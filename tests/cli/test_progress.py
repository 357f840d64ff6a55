"""The bar: how much, how fast, how long still."""

from agent.cli.progress import Bar, minutes
from agent.domain.language import Language


def bar(total: int, before: int, seconds: float, language: Language = Language.DE) -> Bar:
    times = iter([0.0])
    return Bar(total, before, language, lambda: next(times, seconds))


def test_rate_and_remaining_time_count_this_run_only() -> None:
    half = bar(1000, 400, 60.0)
    assert half.rate(520) == 2.0
    assert half.text(520).endswith("520/1.000  2,0/s  noch 4:00 min")
    assert half.text(520).startswith("█" * 12 + "░" * 12)


def test_before_the_first_one_nobody_knows_how_long() -> None:
    assert bar(10, 0, 5.0, Language.EN).text(0).endswith("0/10  0.0/s  … min left")


def test_minutes_are_rounded_as_a_whole() -> None:
    assert [minutes(each) for each in (0, 59.6, 61, 3600)] == ["0:00", "1:00", "1:01", "60:00"]


def test_where_nobody_looks_nothing_is_shown(capsys: object) -> None:
    bar(3, 0, 1.0).show(1)
    assert capsys.readouterr().err == ""  # type: ignore[attr-defined]
