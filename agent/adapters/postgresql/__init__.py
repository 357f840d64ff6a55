"""What processes share on one PostgreSQL server. Imported only where KAM_DATABASE_URL is set."""
