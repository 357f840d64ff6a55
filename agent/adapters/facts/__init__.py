"""The facts in DuckDB: versions that are swapped in whole, and the SQL that reads them."""
