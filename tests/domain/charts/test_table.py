"""Which columns of a chart's table hold figures."""

from agent.domain.charts import DataTable


def test_figures_stand_behind_the_first_column() -> None:
    rows = (("22.11.2026", "Bestand", "1.880 Stück"), ("01.01.2027", "Bestand", "−255,7 Stück"))
    assert DataTable(("Tag", "Ereignis", "Menge"), rows).figures == {2}


def test_an_empty_cell_is_none_and_a_column_without_any_figure_is_no_column_of_figures() -> None:
    assert DataTable(("Monat", "Plan", "Ist"), (("Okt 2026", "€12", ""), ("Nov 2026", "", ""))).figures == {1}


def test_words_beside_figures_make_it_a_column_of_words() -> None:
    assert DataTable(("Zeitraum", "Wert"), (("Q3 2026", "96,6 %"), ("Q4 2026", "keine Daten"))).figures == frozenset()
