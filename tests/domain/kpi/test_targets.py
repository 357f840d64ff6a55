import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.kpi.targets import TargetRow, target_on

DAY = dt.date(2026, 10, 31)


def row(value: float, customer: str | None = None, valid_from: dt.date | None = None, key: str = "1") -> TargetRow:
    return TargetRow(key, "otif", customer, valid_from, value)


def test_without_a_row_the_catalogue_holds() -> None:
    assert target_on([], "ACME", DAY, 0.98) == 0.98
    assert target_on([row(0.9, "OTHER")], "ACME", DAY, 0.98) == 0.98
    assert target_on([row(0.9, "ACME", DAY + dt.timedelta(days=1))], "ACME", DAY, None) is None


def test_the_newest_that_was_valid_holds() -> None:
    rows = [row(0.95, "ACME", dt.date(2026, 1, 1)), row(0.9, "ACME"), row(0.97, "ACME", dt.date(2027, 1, 1))]
    assert target_on(rows, "ACME", DAY, 0.98) == 0.95
    assert target_on(rows, "ACME", dt.date(2025, 12, 31), 0.98) == 0.9


def test_the_row_of_the_customer_comes_before_a_newer_general_one() -> None:
    rows = [row(0.9, None, dt.date(2026, 6, 1)), row(0.95, "ACME", dt.date(2024, 1, 1))]
    assert target_on(rows, "ACME", DAY, 0.98) == 0.95
    assert target_on(rows, "OTHER", DAY, 0.98) == 0.9


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.permutations([row(n / 10, None if n % 2 else "ACME", DAY, str(n)) for n in range(6)]))
def test_the_order_of_the_rows_does_not_matter(rows: list[TargetRow]) -> None:
    assert target_on(rows, "ACME", DAY, None) == 0.4
