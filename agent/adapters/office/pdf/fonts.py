"""The fonts of a PDF: DejaVu Sans, which comes with matplotlib, embedded with the characters that are used."""

import importlib.util
import threading
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "KamSans", "KamSans-Bold"
_FILES = {PLAIN: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf"}
_LOADING = threading.Lock()


def load() -> None:
    """Later calls do nothing."""
    with _LOADING:
        for name, file in _FILES.items():
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(_folder() / file)))


def _folder() -> Path:
    """Found without importing matplotlib, which takes longer than writing the document."""
    found = importlib.util.find_spec("matplotlib")
    places = found.submodule_search_locations if found else None
    if not places:
        raise ModuleNotFoundError("matplotlib")
    return Path(places[0]) / "mpl-data" / "fonts" / "ttf"
