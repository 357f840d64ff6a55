"""Import of facts: files become sources of rows, rows are checked in SQL, a new version is swapped in."""
