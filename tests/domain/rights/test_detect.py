"""What a text commits the company to: promises and look-alikes, German and English, formal to sloppy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from agent.domain.rights.detect import commitments_in
from tests.effort import within

HERE = Path(__file__).parent
_NAMES = {"finance": "finance_administration"}
# read as a price as well: stricter than needed, never laxer
_ALSO_PRICE = ("Das Kreditlimit heben wir", "Eine Vertragsstrafe von 5 %")


def sentences(name: str) -> Iterator[tuple[Language, set[str], str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        *told, wanted, text = line.split("\t")
        language = Language(told[0]) if told else Language(name[-6:-4])
        kinds = set() if wanted == "-" else {_NAMES.get(kind, kind) for kind in wanted.split("+")}
        yield language, kinds, text


def kinds_in(text: str, language: Language) -> set[str]:
    return {each.kind.value for each in commitments_in(text, language)}


KNOWN = [*sentences("sentences_de.tsv"), *sentences("sentences_en.tsv")]


@pytest.mark.parametrize(("language", "wanted", "text"), KNOWN, ids=[text for _, _, text in KNOWN])
def test_a_promise_is_found_with_its_kind_and_a_look_alike_is_not(
    language: Language, wanted: set[str], text: str
) -> None:
    found = kinds_in(text, language)
    extra = {"price"} if text.startswith(_ALSO_PRICE) else set()
    assert found - extra == wanted


def test_the_set_is_large_enough_to_say_something() -> None:
    assert len(KNOWN) >= 120
    assert min(sum(language is each for language, _, _ in KNOWN) for each in Language) >= 60


@pytest.mark.parametrize(
    ("name", "least_found"), [("second_set.tsv", 0.9), ("third_set.tsv", 0.8), ("fourth_set.tsv", 0.95)]
)
def test_promises_in_other_words(name: str, least_found: float) -> None:
    """Each was written after the rules measured once, and then shaped them: a floor, no measurement."""
    rows = list(sentences(name))
    promises = [kinds_in(text, language) for language, wanted, text in rows if wanted]
    others = [kinds_in(text, language) for language, wanted, text in rows if not wanted]
    assert sum(map(bool, promises)) >= least_found * len(promises)
    assert sum(map(bool, others)) <= 0.05 * len(others)


@pytest.mark.parametrize("language", Language)
def test_the_language_of_the_draft_hides_no_promise_in_the_other_one(language: Language) -> None:
    assert kinds_in("We grant you net 90 days.", language) == {"credit"}
    assert kinds_in("Wir räumen Ihnen ein Zahlungsziel von 90 Tagen ein.", language) == {"credit"}


def test_a_span_is_literally_there_and_ends_with_the_statement() -> None:
    text = "Guten Tag,\n\nden Preis können wir nicht senken, bieten Ihnen aber 60 Tage Zahlungsziel. Bis bald!"
    [credit] = commitments_in(text, Language.DE)
    assert credit.kind is CommitmentKind.CREDIT
    assert credit.span is not None
    assert text[credit.span.start : credit.span.end] == credit.span.quote
    assert credit.span.quote == "bieten Ihnen aber 60 Tage Zahlungsziel."
    assert credit.days == 60


def test_two_prices_in_one_sentence_both_count() -> None:
    text = "Für MC-10432 gewähren wir 3 % Nachlass, für MC-10555 gewähren wir 20 % Nachlass."
    found = commitments_in(text, Language.DE)
    assert {(each.article, each.discount) for each in found} == {("MC-10432", 0.03), ("MC-10555", 0.2)}


def test_the_only_article_of_a_text_is_what_its_price_is_for() -> None:
    text = "Ihre Anfrage zu MC-10432. Wir bieten Ihnen einen Stückpreis von 4,20 € an."
    [price] = commitments_in(text, Language.DE)
    assert (price.article, price.price) == ("MC-10432", 4.2)
    assert commitments_in(text + " Auch MC-10555 ist lieferbar.", Language.DE)[0].article is None
    everything = commitments_in("MC-10432: Wir gewähren Ihnen 3 % Nachlass auf alles.", Language.DE)
    assert everything[0].article is None


@pytest.mark.parametrize(
    ("text", "price", "discount"),
    [
        ("Wir bieten Ihnen 1.250,00 € je Stück an.", 1250.0, None),
        ("We offer you €1,250.00 per piece.", 1250.0, None),
        ("We offer you €4.200 per piece.", 4.2, None),  # two ways to read it: the lower price promises more
        ("Wir bieten Ihnen einen Preis von 420 € je 100 Stück an.", 4.2, None),
        ("Wir gewähren 3 % Nachlass und weitere 2 % Skonto.", None, 0.05),
        ("We grant a discount of five percent.", None, 0.05),
        ("Wir halten den Preis bis 2027.", None, None),
        ("We grant a discount of 120%.", None, None),
    ],
)
def test_the_figures_of_a_price(text: str, price: float | None, discount: float | None) -> None:
    found = [each for each in commitments_in(text, Language.DE) if each.kind is CommitmentKind.PRICE]
    assert found
    assert found[0].price == (None if price is None else pytest.approx(price))
    assert found[0].discount == (None if discount is None else pytest.approx(discount))


def test_a_promise_without_a_known_subject_is_still_one() -> None:
    assert kinds_in("We guarantee a seat at the table.", Language.EN) == {"other"}
    assert kinds_in("Wir verpflichten uns zu allem.", Language.DE) == {"other"}


def test_what_is_too_long_to_be_read_is_no_way_around() -> None:
    text = "Guten Tag." + " " * 100_000 + "Wir gewähren Ihnen 3 % Nachlass."
    assert CommitmentKind.OTHER in {each.kind for each in commitments_in(text, Language.DE)}


def test_a_promise_far_inside_of_one_long_sentence_is_found() -> None:
    text = "so wie es ist " * 100 + ", gewähren wir Ihnen 3 % Nachlass, " + "so wie es war " * 100
    assert "price" in kinds_in(text, Language.DE)


@pytest.mark.parametrize("text", ["1" * 4_000, "1.1," * 1_000, "3 % " * 1_000, "a" * 4_000, "wir, " * 800])
def test_no_text_makes_the_reading_slow(text: str) -> None:
    with within(5):
        commitments_in(text, Language.DE)
