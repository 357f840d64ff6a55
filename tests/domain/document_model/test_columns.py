"""Tables on paper."""

from agent.domain.document_model.block import Paragraph, Table
from agent.domain.document_model.columns import LONGEST_CELL, MOST_COLUMNS, laid_out, widths


def measure(text: str) -> float:
    return len(text) + 2.0


def test_the_longest_word_fits_its_column_and_the_rest_goes_to_long_cells() -> None:
    table = Table(("Artikel", "Ursache", "n"), (("MC-10432", "Bedarf über Plan: 620 statt 520 Stück", "1"),))
    shares = widths(table, 60, measure)
    assert sum(shares) == 1.0
    assert all(share * 60 >= room for share, room in zip(shares, (10, 10, 3), strict=True))
    assert shares[1] > shares[0] > shares[2]


def test_columns_that_ask_for_too_much_share_what_is_there() -> None:
    shares = widths(Table(("a" * 50, "b" * 50), ()), 10, measure)
    assert shares == (0.5, 0.5)


def test_a_table_stays_one() -> None:
    table = Table(("a",) * MOST_COLUMNS, (("b" * LONGEST_CELL,) * MOST_COLUMNS,))
    assert laid_out(table) == (table,)


def test_a_cell_as_long_as_a_page_is_told_in_lines() -> None:
    table = Table(("a", ""), (("x" * (LONGEST_CELL + 1), "y"),))
    assert laid_out(table) == (Paragraph((f"a: {'x' * (LONGEST_CELL + 1)}", "y")),)


def test_too_many_columns_are_told_in_lines() -> None:
    names = tuple(f"c{at}" for at in range(MOST_COLUMNS + 1))
    (told,) = laid_out(Table(names, (names,)))
    assert isinstance(told, Paragraph)
    assert told.lines[0] == "c0: c0"
