"""Prices that a text tells of a contract in force: true where they are the contract's, a price of ours where not."""

import re
from collections.abc import Collection, Iterator

from agent.domain.facts.fact import Fact, FactOrigin
from agent.domain.rights.commitment import Commitment, CommitmentKind, Span
from agent.domain.rights.cues_de import DE
from agent.domain.rights.cues_en import EN
from agent.domain.rights.figures import figures, prices_in
from agent.domain.rights.letters import plain_letters
from agent.domain.rights.outright import tells_a_price
from agent.domain.rights.sentences import sentences

_CONTRACT = re.compile(r"\bRV-\d{4}-\d+", re.IGNORECASE)
_TABLES = frozenset({"frame_contracts", "contract_lines"})
_LONGEST = 600  # characters of a sentence; in a longer one a figure stands too far from the contract to be told of it


def untrue_prices(text: str, facts: Collection[Fact]) -> Iterator[Commitment]:
    """Where a price "under RV-2024-017" is no figure of a contract among ``facts``, it is one that somebody grants."""
    if not _CONTRACT.search(text):
        return
    known = {round(float(each.value), 2) for each in facts if _is_of_a_contract(each) and _is_figure(each)}  # type: ignore[arg-type]
    plain = plain_letters(text)
    for start, end in sentences(plain.text):
        said = plain.text[start : min(end, start + _LONGEST)]
        if tells_a_price(said, (DE, EN)) and any(known.isdisjoint(each) for each in prices_in(said)):
            left, right = plain.original(start, start + len(said))
            found = figures(said)
            yield Commitment(CommitmentKind.PRICE, Span(left, right, text[left:right]), found.article, found.price)


def _is_of_a_contract(fact: Fact) -> bool:
    """What a person typed says nothing of a contract."""
    return fact.origin is FactOrigin.DATA and any(row.table in _TABLES for row in fact.rows)


def _is_figure(fact: Fact) -> bool:
    return isinstance(fact.value, (int, float))
