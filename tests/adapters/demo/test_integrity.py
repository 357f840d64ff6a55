"""Whatever the day: every row is valid, every reference leads somewhere, nothing lies in the wrong time."""

# ruff: noqa: S608 - the SQL is put together from names and keys of the tests themselves

from agent.adapters.state.demo_users import DEMO_USERS
from agent.domain.facts.columns import Kind
from agent.domain.facts.tables import TABLES
from tests.adapters.demo.demo_world import World

COLUMNS = [(table.name, column) for table in TABLES.values() for column in table.all_columns]
# days that may lie ahead
AHEAD = {
    "meetings.starts_at",
    "frame_contracts.valid_from",
    "frame_contracts.valid_to",
    "frame_contracts.notice_date",
    "call_off_plan.month",
    "order_lines.requested_on",
    "order_lines.confirmed_on",
    "purchase_orders.due_on",
    "forecasts.month",
}


def test_every_table_has_rows_with_ids_of_their_own(demo: World) -> None:
    for table in TABLES:
        rows, distinct = demo.row(f"SELECT count(*), count(DISTINCT id) FROM {table}")
        assert rows == distinct > 0, table


def test_required_columns_are_filled(demo: World) -> None:
    for table, column in COLUMNS:
        if column.required:
            empty = demo.one(f'SELECT count(*) FROM {table} WHERE "{column.name}" IS NULL')
            assert empty == 0, (table, column)


def test_references_lead_somewhere(demo: World) -> None:
    for table, column in COLUMNS:
        if column.references:
            known = f"SELECT id FROM {column.references}"
            lost = demo.one(f"SELECT count(*) FROM {table} WHERE {column.name} NOT IN ({known})")
            assert lost == 0, (table, column)


def test_rows_of_one_customer_name_articles_contacts_and_contracts_of_it(demo: World) -> None:
    for table, column, of in (
        ("order_lines", "article_id", "articles"),
        ("order_lines", "contract_id", "frame_contracts"),
        ("activities", "contact_id", "contacts"),
        ("surveys", "contact_id", "contacts"),
        ("revenue", "article_id", "articles"),
        ("forecasts", "article_id", "articles"),
        ("escalations", "contract_id", "frame_contracts"),
    ):
        foreign = (
            f"SELECT count(*) FROM {table} t JOIN {of} o ON o.id = t.{column} WHERE o.customer_id <> t.customer_id"
        )
        assert demo.one(foreign) == 0, table


def test_values_and_numbers_are_those_allowed(demo: World) -> None:
    for table, column in COLUMNS:
        if column.values:
            found = {value for (value,) in demo.rows(f'SELECT DISTINCT "{column.name}" FROM {table}')}
            assert found - {None} <= set(column.values), (table, column)
        if column.minimum is not None:
            below = demo.one(f"SELECT count(*) FROM {table} WHERE {column.name} < {column.minimum}")
            assert below == 0, (table, column)


def test_the_past_is_past(demo: World) -> None:
    for table, column in COLUMNS:
        if column.kind in (Kind.DATE, Kind.MONTH, Kind.TIME):
            last, first = demo.row(f"SELECT max({column.name})::DATE, min({column.name})::DATE FROM {table}")
            assert f"{table}.{column.name}" in AHEAD or last <= demo.today, (table, column)
            assert first.year >= demo.today.year - 4, (table, column)


def test_months_are_first_days(demo: World) -> None:
    for table in ("call_off_plan", "forecasts", "revenue"):
        assert demo.one(f"SELECT count(*) FROM {table} WHERE day(month) <> 1") == 0


def test_everything_says_that_it_is_invented(demo: World) -> None:
    assert demo.one("SELECT count(*) FROM contacts WHERE email NOT LIKE '%.example'") == 0
    assert demo.one("SELECT count(*) FROM customers WHERE NOT regexp_matches(industry, 'fiktiv|fictitious')") == 0


def test_the_accounts_of_the_design_and_their_teams(demo: World) -> None:
    given = demo.rows(
        "SELECT c.name, c.class, p.name FROM customers c JOIN contacts p ON p.customer_id = c.id AND p.id LIKE '%-1'"
    )
    assert set(given) == {
        ("Nordwerk Antriebe GmbH", "Key", "Sabine Kröger"),
        ("Heliotec AG", "Key", "Tom Richter"),
        ("Kranich Medizintechnik GmbH & Co. KG", "A", "Dr. Anja Weiß"),
        ("Brück & Söhne Landtechnik", "A", "Uwe Brück"),
        ("Aurelia Mobility SE", "Key", "Marie Lefèvre"),
        ("Vantage Pumps Ltd", "B", "James Holloway"),
    }
    team = demo.rows('SELECT t."user", c.name FROM account_team t JOIN customers c ON c.id = t.customer_id')
    assert set(team) == {(user.id, account) for user in DEMO_USERS for account in user.accounts}
    assert demo.one("SELECT count(*) FROM contacts WHERE language = 'en' AND customer_id = 'C-1006'") == 4
