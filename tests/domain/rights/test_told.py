"""A price "under the contract" is the contract's, or it is one that the mail grants."""

from dataclasses import replace

import pytest

from agent.domain.facts.fact import Fact, FactOrigin, FactUnit
from agent.domain.facts.info import RowKey
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from agent.domain.rights.detect import commitments_in
from agent.domain.rights.told import untrue_prices

_ROWS = (RowKey("contract_lines", "L1"),)
PRICE = Fact("price", Bilingual("Preis", "Price"), 4.2, FactUnit.MONEY, rows=_ROWS)
DE = "Gemäß RV-2024-017 gilt ein Stückpreis von 0,10 €."
EN = "Under framework agreement RV-2024-017 the unit price is €0.10."


def prices(text: str, *facts: Fact) -> list[float | None]:
    return [each.price for each in untrue_prices(text, facts)]


@pytest.mark.parametrize("text", [DE, EN, DE.replace(" €", ""), f"Guten Tag.\n\n{DE}\n\nViele Grüße"])
def test_a_price_that_no_contract_says_is_one_of_ours(text: str) -> None:
    (found,) = untrue_prices(text, ())
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.span.quote
    assert "RV-2024-017" in found.span.quote
    assert prices(text, PRICE) == prices(text)


@pytest.mark.parametrize("text", [DE, EN])
def test_that_of_the_contract_is_none(text: str) -> None:
    true = text.replace("0,10", "4,20").replace("0.10", "4.20")
    assert prices(true, PRICE) == []
    assert prices(true, replace(PRICE, value=4.2004)) == []  # as it is rendered
    assert len(prices(true)) == 1


def test_what_a_person_typed_and_what_is_of_no_contract_proves_nothing() -> None:
    true = DE.replace("0,10", "4,20")
    assert len(prices(true, replace(PRICE, origin=FactOrigin.USER))) == 1
    assert len(prices(true, replace(PRICE, rows=(RowKey("invoices", "I1"),)))) == 1


def test_one_wrong_price_beside_a_true_one_counts() -> None:
    both = "Gemäß RV-2024-017 gilt für MC-10432 ein Preis von 4,20 € und für MC-10555 ein Preis von 0,10 €."
    assert len(prices(both, PRICE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Aus RV-2024-017 wurden 7.600 Stück abgerufen.",
        "Der Rahmenvertrag RV-2024-017 gilt bis 31.12.2027.",
        "Ob nach RV-2024-017 ein Preis von 4,20 € gilt, klären wir noch.",
    ],
)
def test_what_tells_no_price(text: str) -> None:
    assert prices(text) == []


def test_it_is_in_addition_to_what_is_promised() -> None:
    assert commitments_in(DE, Language.DE) == ()
