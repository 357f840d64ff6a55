"""A folder of drafts, and what a batch over it left behind."""

import csv
from collections import Counter
from pathlib import Path

from agent.bootstrap import build
from agent.settings import Settings
from tests.sample_ndas import nda_de


def drafts(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(count):
        text = nda_de(extra=f"Die Vereinbarung gilt für Projekt {number}.")
        (folder / f"nda-{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def actions(home: Path) -> Counter[str]:
    app = build(Settings(home=home))
    try:
        return Counter(entry.action for entry in app.audit.entries())
    finally:
        app.close()
