"""What somebody does who has the database and not the program: statements past every guard, on either database."""

from typing import Any

from sqlalchemy import create_engine, text


def behind_the_back(url: str, *statements: str, **values: object) -> None:
    """Each on its own, with the triggers switched off and no foreign key in the way."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("set session_replication_role = replica")
        else:
            connection.exec_driver_sql("pragma busy_timeout = 15000")
            connection.exec_driver_sql("pragma foreign_keys = off")
            for name in connection.exec_driver_sql("select name from sqlite_master where type = 'trigger'").scalars():
                connection.exec_driver_sql(f"drop trigger {name}")
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")) if not values else text(statement), values)
    engine.dispose()


def execute(url: str, statement: str, *values: object) -> None:
    """One statement with its values in place of ``?``; the triggers stay."""
    engine = create_engine(url)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql("set session_replication_role = replica")
            statement = statement.replace("?", "%s")
        else:
            connection.exec_driver_sql("pragma busy_timeout = 15000")
            connection.exec_driver_sql("pragma foreign_keys = off")
        connection.exec_driver_sql(statement, values)
    engine.dispose()


def raw(url: str, query: str) -> list[Any]:
    """The rows as they are stored."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    engine.dispose()
    return found
