"""The looks a chart comes in."""

from enum import StrEnum


class Theme(StrEnum):
    LIGHT = "light"  # also for print
    DARK = "dark"


class Layout(StrEnum):
    """Two arrangements of the same content; a card is made for 375 px, a page for 600 to 1200 px."""

    CARD = "card"
    PAGE = "page"
