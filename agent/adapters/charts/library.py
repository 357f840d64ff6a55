"""Loads matplotlib once, with its cache in our folder and nothing taken from the user's configuration."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_LOADING = threading.Lock()
_LOADED = threading.Event()
_SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: small, searchable, read aloud
    "svg.hashsalt": "kam",  # ids are the same in every run
    "text.parse_math": False,  # a name with two dollar signs is no formula
    "font.family": ["DejaVu Sans"],  # comes with the library
    "hatch.linewidth": 0.6,
}


def load(folder: Path) -> None:
    """Import matplotlib; its list of fonts is kept in ``folder``. Later calls do nothing."""
    with _LOADING:
        if _LOADED.is_set():
            return
        # matplotlib reads both while it is imported, and makes folders in the user's home without the first
        with _environment(MPLCONFIGDIR=str(folder), MPLBACKEND="agg"):
            import matplotlib.font_manager

            matplotlib.rcdefaults()  # a matplotlibrc in the working folder may say anything
        matplotlib.rcParams.update(_SETTINGS)
        _LOADED.set()


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    """Set variables and put the old ones back: child processes get none of this."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
