"""kam rights: the rows as a table, and an answer with its source."""

import pytest

from tests.cli.conftest import Shell


def test_list_shows_every_row_aligned_with_its_source(kam: Shell) -> None:
    rows = kam.json("rights", "list")["rights"]
    lines = kam("rights", "list").stdout.splitlines()
    head, *table = lines[2:]
    assert len(table) == len(rows) == 23
    assert {row["verdict"] for row in rows} == {"alone", "alignment", "not_kam"}
    assert "S0:67,103" in next(line for line in table if line.startswith("Eskalationsmaßnahmen"))
    assert {line.find(row["source"]) for line, row in zip(table, rows, strict=True)} == {head.index("Quelle")}


@pytest.mark.parametrize(("language", "verdict"), [("de", "nur in Abstimmung"), ("en", "needs alignment")])
def test_list_in_both_languages(kam: Shell, language: str, verdict: str) -> None:
    assert verdict in kam("rights", "list", "--language", language).stdout


def test_ask_names_department_and_source(kam: Shell) -> None:
    done = kam("rights", "ask", "Darf ich dem Kunden eine andere Toleranz zusagen?")
    assert done.returncode == 0, done.stderr
    assert "Engineering" in done.stdout
    assert "S0:105" in done.stdout
    answer = kam.json("rights", "ask", "Where is my parcel?", "--language", "en")
    assert (answer["verdict"], answer["department_id"]) == ("not_kam", "inside_sales")


def test_no_question_is_told_and_exit_2(kam: Shell) -> None:
    done = kam("rights", "ask", " ")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("Es wurde keine Frage gestellt.")
