"""State in a SQL database: users, NDA reviews, the audit chain. SQLite by default."""
