"""Answers of the tools, in words. Braces that stand for figures are filled with markers."""

from agent.domain.messages.telling_documents import DOCUMENTS
from agent.domain.messages.telling_kpis import KPIS
from agent.domain.messages.telling_page import PAGE
from agent.domain.messages.telling_people import PEOPLE
from agent.domain.messages.telling_supply import SUPPLY

_PARTS = (PAGE, KPIS, SUPPLY, PEOPLE, DOCUMENTS)

TEXTS: dict[str, tuple[str, str]] = {f"telling.{code}": pair for part in _PARTS for code, pair in part.items()}
