"""Markdown in the shell."""

import pytest

from agent.cli.markdown import as_plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Die Liefertreue liegt bei **63,4 %**.", "Die Liefertreue liegt bei 63,4 %."),
        ("## Nordwerk\nText", "Nordwerk\nText"),
        ("- eins\n- **zwei**", "- eins\n- zwei"),
        ("[Entwurf](/approvals/1)", "Entwurf (/approvals/1)"),
        ("`MC-10432` und `RV-2024-017`", "MC-10432 und RV-2024-017"),
        (r"a\*b \| c\_d", "a*b | c_d"),
        ("2 ** 3 und **offen", "2 ** 3 und **offen"),
        ("5 * 4 * 3", "5 * 4 * 3"),
        ("![Bild](https://x.example/a.png)", "![Bild](https://x.example/a.png)"),
        ("| keine Tabelle", "| keine Tabelle"),
        ("", ""),
    ],
)
def test_marks_become_plain_text(text: str, shown: str) -> None:
    assert as_plain(text) == shown


def test_a_table_is_aligned() -> None:
    table = "| Kunde | Quote |\n|:--|--:|\n| **Nordwerk** | 7 % |\n| Brück \\| Söhne | 63,4 % |"
    assert as_plain(f"Vorher\n{table}\nNachher").splitlines() == [
        "Vorher",
        "Kunde           Quote",
        "Nordwerk          7 %",
        "Brück | Söhne  63,4 %",
        "Nachher",
    ]


@pytest.mark.parametrize(
    ("row", "shown"), [("| a |", "a"), ("| a | b | c | d |", "a  b"), ("| | b |", "   b"), ("| a \\|", "a |")]
)
def test_a_row_of_another_width_breaks_no_table(row: str, shown: str) -> None:
    head, line = as_plain(f"| x | y |\n|---|---|\n{row}").splitlines()
    assert (head.split(), line) == (["x", "y"], shown)


def test_a_long_hostile_text_takes_no_time() -> None:
    for text in (
        "**a " * 20_000,
        "# " + "#" * 50_000 + "x",
        "**" * 50_000,
        "[" * 50_000,
        "`" * 50_000,
        "| a " * 50_000 + "\n" + "|-" * 50_000,
        "#" * 50_000,
    ):
        assert as_plain(text)
