"""Colours and sizes of both formats. Sizes in points, at scale 1."""

INK, MUTED, ACCENT, HEAD, GRID = "1A2330", "515D6D", "1D5A85", "E8EEF4", "C3CCD6"
TEXT, TABLE, SMALL = 9.5, 8.0, 7.5
HEADINGS = {1: 17.0, 2: 12.0, 3: 10.0}
MARGIN = 20.0  # mm, left and right of a report
PAGE = {"de": "Seite {page} von ", "en": "Page {page} of "}
GUTTER = 6.0  # mm, between columns
