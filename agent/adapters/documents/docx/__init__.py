"""Word files: an own walk over their XML, since python-docx skips a fifth of the text of many."""
