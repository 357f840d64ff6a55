"""What comes from outside is text in a spreadsheet, never a formula."""

import csv
import io

import pytest

from agent.domain.spreadsheet import csv_line, inert


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert next(csv.reader(io.StringIO(csv_line([text]), newline="")))[0] == f"'{text}"


def test_figures_and_plain_text_stay_as_they_are() -> None:
    assert csv_line(["Entwurf =1.txt", -3, 1.5, None]) == "Entwurf =1.txt,-3,1.5,\r\n"
