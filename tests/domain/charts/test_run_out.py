"""What is said about the stock of an article."""

import datetime as dt

from agent.domain.language import Language
from tests.sample_charts import TODAY, curve, falling, receipt

DE, EN = Language.DE, Language.EN
DAY = dt.timedelta(days=1)


def test_the_alternative_tells_stock_run_out_and_what_to_do() -> None:
    chart = curve(
        *falling(),
        receipts=[receipt(TODAY, 5, "planned"), receipt(TODAY - DAY, 7, "overdue")],
        safety_stock=100,
        run_out=TODAY + 36 * DAY,
        order_by=TODAY + 3 * DAY,
        sea_arrival=TODAY + 50 * DAY,
    )
    assert chart.alt(DE) == (
        "Bestandsverlauf MC-10432 Wellendichtring: am 22.11.2026 350 Stück; läuft am 28.12.2026 leer."
        " Bestellen bis: 25.11.2026; Ankunft Seefracht: 11.01.2027; Sicherheitsbestand: 100 Stück;"
        " Zugänge: 1 geplant, 1 überfällig."
    )
    assert "350 pieces on 22 November 2026; runs out on 28 December 2026." in chart.alt(EN)


def test_an_article_that_is_empty_already() -> None:
    chart = curve(*falling(), run_out=TODAY - DAY)
    assert "leer seit 21.11.2026" in chart.summary(DE)
    assert chart.marks[0][0] == "run_out.past"


def test_no_run_out_and_no_data() -> None:
    assert "does not run out in the time shown" in curve(5, 5).summary(EN)
    assert curve(None, None).alt(DE) == "Bestandsverlauf MC-10432 Wellendichtring: keine Daten."
    assert curve().alt(EN) == "Stock of MC-10432 Wellendichtring: no data."


def test_the_table_has_receipts_and_marked_days_in_order_of_time() -> None:
    chart = curve(
        *falling(),
        receipts=[receipt(TODAY + DAY, 5, "planned"), receipt(TODAY + DAY, 7, "planned")],
        run_out=TODAY + 36 * DAY,
    )
    rows = chart.table(DE).rows
    assert rows[0] == ("17.11.2026", "Bestand", "400 Stück")
    assert ("22.11.2026", "Bestand", "350 Stück") in rows
    assert [row for row in rows if row[0] == "23.11.2026"] == [
        ("23.11.2026", "Zugänge (geplant)", "5 Stück"),
        ("23.11.2026", "Zugänge (geplant)", "7 Stück"),
    ]
    assert ("28.12.2026", "Läuft leer", "") in rows
    days = [dt.datetime.strptime(row[0], "%d.%m.%Y").replace(tzinfo=dt.UTC) for row in rows]
    assert days == sorted(days)


def test_gaps_are_between_known_days() -> None:
    chart = curve(None, 5, None, None, 4, None)
    first = chart.balance[0].day
    assert chart.gaps == ((first + 2 * DAY, first + 4 * DAY),)
