"""A delivery keeps the bare code of its problem: the texts must stand without values, in both languages."""

import re
from pathlib import Path

import pytest

from agent.domain.language import Language
from agent.domain.messages import codes, message

ROOT = Path(__file__).parents[3]
SOURCES = [*(ROOT / "agent" / "adapters" / "mail").glob("*.py"), ROOT / "agent" / "adapters" / "odoo" / "notes.py"]
CODE = re.compile(r'"(outbox\.(?:smtp|folder|turn|attachment|crm)[a-z_.]*)"')
RAISED = sorted({code for path in SOURCES for code in CODE.findall(path.read_text(encoding="utf-8"))})
TOLD = re.compile(r"outbox\.(smtp|folder|turn|attachment|crm|tampered|uncertain|partly|refused)\b.*")


def test_the_codes_are_found_in_the_sources() -> None:
    assert {"outbox.smtp.timeout", "outbox.folder.full", "outbox.attachment", "outbox.turn"} <= set(RAISED)


@pytest.mark.parametrize("code", RAISED)
def test_every_code_a_channel_raises_has_a_text(code: str) -> None:
    assert code in codes()


@pytest.mark.parametrize("code", sorted(filter(TOLD.fullmatch, codes())))
def test_a_text_needs_no_values(code: str) -> None:
    for language in Language:
        assert not set("{}") & set(message(code, language))
