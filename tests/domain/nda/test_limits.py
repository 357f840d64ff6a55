"""Lengths of time, sums of money and penalties, as German and English drafts write them."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.nda.limits import amounts, durations, penalties, unlimited_time
from tests.effort import within


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("zwanzig Jahre", 20),
        ("on the fifth anniversary of that date", 5),
        ("the 3rd anniversary", 3),
        ("mit Ablauf des vierten Jahres", 4),
        ("am Ende des 2. Vertragsjahres", 2),
        ("five (5) years", 5),
        ("36 months", 3),
        ("in den nächsten fünfzehn (15) Jahren", 15),
        ("24 Monate", 2),
        ("a period of three years", 3),
        ("a 2-year term", 2),
        ("zehnjährige Bindung", 10),
        ("10-jährigen Frist", 10),
        ("dreimonatige Frist", 0.25),
        ("Laufzeit: 3 J. ab Abschluss", 3),
        ("beträgt **15 Jahre**", 15),
        ("5 (fünf) Jahre", 5),
        ("18 (eighteen) months", 1.5),
        ("anderthalb Jahre", 1.5),
        ("zweieinhalb Jahre", 2.5),
        ("one and a half years", 1.5),
        ("half a year", 0.5),
        ("ein halbes Jahr", 0.5),
        ("1,5 Jahre", 1.5),
        ("2.5 years", 2.5),
        ("2 ½ years", 2.5),
        ("ein Jahr", 1),
        ("für die Dauer eines Jahres", 1),
        ("one (1) year", 1),
        ("for a year", 1),
        ("zwei (2) weitere Jahre", 2),
        ("three additional years", 3),
        ("twenty-five years", 25),
        ("einundzwanzig Jahre", 21),
        ("hundert Jahre", 100),
        ("neunundneunzig Jahre", 99),
        ("expires [1 year(s)] from signing", 1),
        ("[five (5)] years", 5),
        ("fünf\u00a0Jahre", 5),
        ("five-year", 5),
        ("zwei Jahrzehnte", 20),
        ("a decade of ten years", 10),
        ("fuenf Jahre", 5),
        ("FIVE (5) YEARS", 5),
        ("five\n(5) years", 5),
        ("six (3) years", 6),  # words prevail over figures
    ],
)
def test_length_of_time_in_years(text: str, years: float) -> None:
    (found,) = durations(text)
    assert found.value == pytest.approx(years)


@pytest.mark.parametrize(
    "text",
    [
        "im Jahr 2024",
        "2024 Jahre",
        "the year 2000",
        "einige Jahre",
        "several years",
        "mehrjährige Erfahrung",
        "der 3. Jahrestag",
        "§ 5 Jahresbericht",
        "five yearlings",
        "Jahre",
        "____ years",
        "a year's end",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert durations(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("30 Tage", "day"),
        ("thirty (30) days", "day"),
        ("ten (10) business days", "day"),
        ("14 Werktagen", "day"),
        ("six weeks", "week"),
        ("zwei Wochen", "week"),
    ],
)
def test_short_lengths_keep_their_unit(text: str, unit: str) -> None:
    (found,) = durations(text)
    assert found.unit == unit
    assert found.value < 0.2


def test_several_lengths_in_order_with_their_places() -> None:
    text = "Die Laufzeit beträgt zwei Jahre; die Geheimhaltung gilt weitere fünf (5) Jahre, Frist 30 Tage."
    found = durations(text)
    assert [(each.value, each.unit) for each in found][:2] == [(2, "year"), (5, "year")]
    assert all(text[each.start : each.end] == each.text for each in found)
    assert found[1].text == "fünf (5) Jahre"


@pytest.mark.parametrize(
    "text",
    [
        "Die Pflicht gilt unbefristet.",
        "Sie besteht zeitlich unbegrenzt fort.",
        "gilt auf unbestimmte Zeit",
        "gilt ohne zeitliche Begrenzung",
        "Die Vertraulichkeit ist dauerhaft zu wahren.",
        "für alle Zeit",
        "Die Pflicht ist zeitlich nicht begrenzt.",
        "nicht nur während der Laufzeit, sondern unbefristet",
        "shall survive in perpetuity",
        "shall continue indefinitely",
        "without limit in time",
        "without limitation as to time",
        "this agreement has no expiry",
        "the obligations shall not expire",
        "The duties of the Recipient shall never lapse.",
        "the obligations shall never end",
        "die Pflichten erlöschen niemals",
        "die Pflicht endet nie",
        "Die Geheimhaltungspflicht kennt kein zeitliches Ende.",
        "in force for an unlimited period",
        "[x] In perpetuity.",
        "perpetual confidentiality",
    ],
)
def test_without_end(text: str) -> None:
    assert len(unlimited_time(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Die Pflicht gilt nicht unbefristet.",
        "Eine unbegrenzte Haftung besteht nicht.",
        "keine unbefristete Bindung",
        "shall not continue indefinitely",
        "[ ] In perpetuity.",
        "☐ in perpetuity",
        "die Daten sind dauerhaft zu löschen",
        "a perpetual, irrevocable license",
        "auf Dauer von fünf Jahren",
        "haftet unbegrenzt",
        "unlimited liability",
        "befristet auf fünf Jahre",
    ],
)
def test_with_an_end_or_about_something_else(text: str) -> None:
    assert unlimited_time(text) == []


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("EUR 250.000", 250_000, "EUR"),
        ("250.000,00 EUR", 250_000, "EUR"),
        ("€ 50,000.00", 50_000, "EUR"),
        ("EUR 50.000,-", 50_000, "EUR"),
        ("EUR 50.000,--", 50_000, "EUR"),
        ("250 TEUR", 250_000, "EUR"),
        ("TEUR 250", 250_000, "EUR"),
        ("250 T€", 250_000, "EUR"),
        ("0,5 Mio. €", 500_000, "EUR"),
        ("1,250 Mio. EUR", 1_250_000, "EUR"),
        ("USD 1,000,000", 1_000_000, "USD"),
        ("zweihundertfünfzigtausend Euro", 250_000, "EUR"),
        ("Zweihundertfuenfzigtausend Euro", 250_000, "EUR"),
        ("$10,000", 10_000, "USD"),
        ("US$ 5 million", 5_000_000, "USD"),
        ("25.000 Euro", 25_000, "EUR"),
        ("fünfzigtausend Euro", 50_000, "EUR"),
        ("EUR 25k", 25_000, "EUR"),
        ("one hundred thousand euros", 100_000, "EUR"),
        ("two hundred and fifty thousand (250,000) euros", 250_000, "EUR"),
        ("**250.000,00 EUR** (Zweihundertfünfzigtausend Euro)", 250_000, "EUR"),
        ("EUR 250.000 (in Worten: zweihundertfünfzigtausend Euro)", 250_000, "EUR"),
        ("CHF 50'000.–", 50_000, "CHF"),
        ("CHF 50’000", 50_000, "CHF"),
        ("50 000 EUR", 50_000, "EUR"),
        ("eine Million Euro", 1_000_000, "EUR"),
        ("zwei Millionen Euro", 2_000_000, "EUR"),
        ("EUR 1.250,50", 1_250.50, "EUR"),
        ("EUR 1,250.50", 1_250.50, "EUR"),
        ("GBP 5,000", 5_000, "GBP"),
        ("£5,000", 5_000, "GBP"),
        ("RMB 300,000", 300_000, "CNY"),
        ("10.001 €", 10_001, "EUR"),
        ("0.75 million USD", 750_000, "USD"),
        ("one quarter of a million euros", 250_000, "EUR"),
        ("a quarter of a million euros", 250_000, "EUR"),
        ("a quarter million dollars", 250_000, "USD"),
        ("half a million euros", 500_000, "EUR"),
        ("one half of a million euros", 500_000, "EUR"),
        ("three quarters of a million euros", 750_000, "EUR"),
        ("a million euros", 1_000_000, "EUR"),
        ("one and a half million euros", 1_500_000, "EUR"),
        ("eine Viertelmillion Euro", 250_000, "EUR"),
        ("eine viertel Million Euro", 250_000, "EUR"),
        ("eine dreiviertel Million Euro", 750_000, "EUR"),
        ("eine halbe Million Euro", 500_000, "EUR"),
        ("einer halben Million Euro", 500_000, "EUR"),
        ("anderthalb Millionen Euro", 1_500_000, "EUR"),
        ("EUR 5", 5, "EUR"),
    ],
)
def test_sum_of_money(text: str, value: float, currency: str) -> None:
    (found,) = amounts(f"Es sind {text} zu zahlen.")
    assert found.value == pytest.approx(value)
    assert found.currency == currency


def test_sums_know_their_place() -> None:
    text = "von EUR 10.000,00 bis höchstens 50.000 €"
    assert [text[each.start : each.end] for each in amounts(text)] == ["EUR 10.000,00", "50.000 €"]


@pytest.mark.parametrize("text", ["EU 27", "Europa 2026", "10.000 Stück", "§ 100", "Eurocode 3", "MC-10432"])
def test_what_is_no_money(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value", "no_fault", "excluded"),
    [
        ("Für jeden Verstoß zahlt die Partei eine Vertragsstrafe von EUR 50.000.", 50_000, False, False),
        ("Sie zahlt unabhängig vom Verschulden eine Vertragsstrafe von 100.000 €.", 100_000, True, False),
        ("Die Vertragsstrafe von 5.000 Euro fällt verschuldensunabhängig an.", 5_000, True, False),
        ("Die Vertragsstrafe von 5.000 Euro fällt nicht verschuldensunabhängig an.", 5_000, False, False),
        ("Verletzt der Empfänger diese Pflicht, zahlt er EUR 25.000.", 25_000, False, False),
        ("Eine Vertragsstrafe wird nicht vereinbart.", None, False, True),
        ("Vertragsstrafen sind ausgeschlossen.", None, False, True),
        ("Die Parteien vereinbaren keine Vertragsstrafe.", None, False, True),
        ("Auf eine Vertragsstrafe verzichten die Parteien.", None, False, True),
        ("Weiterer Schadensersatz ist durch die Vertragsstrafe nicht ausgeschlossen.", None, False, False),
        ("The Recipient shall pay liquidated damages of EUR 75,000 regardless of fault.", 75_000, True, False),
        ("A contractual penalty of EUR 20,000 is due for each breach.", 20_000, False, False),
        ("There shall be no contractual penalty.", None, False, True),
        ("The Recipient shall not be liable for any liquidated damages.", None, False, True),
        ("For each violation the Recipient shall pay USD 10,000.", 10_000, False, False),
        (
            "Wer gegen § 3 verstößt, zahlt der anderen Partei für jeden einzelnen Fall hunderttausend Euro, ohne dass"
            " es auf ein Verschulden ankommt.",
            100_000,
            True,
            False,
        ),
        (
            "Harwick shall pay Vantage a sum of one quarter of a million euros on each occasion of breach, whether or"
            " not it is at fault.",
            250_000,
            True,
            False,
        ),
        ("Je Zuwiderhandlung sind eine halbe Million Euro zu zahlen.", 500_000, False, False),
    ],
)
def test_penalty(text: str, value: float | None, no_fault: bool, excluded: bool) -> None:
    (found,) = penalties(text)
    assert (found.amount.value if found.amount else None) == value
    assert (found.no_fault, found.excluded) == (no_fault, excluded)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Die Haftung für Verletzungen ist auf EUR 1.000.000 begrenzt.",
        "I declare under penalty of perjury that the above is true.",
        "Der Preis beträgt EUR 10.000.",
        "Criminal penalties may apply.",
        "Die Partei verletzt keine Rechte.",
    ],
)
def test_what_is_no_penalty(text: str) -> None:
    assert penalties(text) == []


def test_a_following_sentence_makes_the_penalty_independent_of_fault() -> None:
    text = "Die Vertragsstrafe beträgt EUR 10.000. Dies gilt unabhängig von einem Verschulden."
    (found,) = penalties(text)
    assert found.no_fault


def test_a_far_sentence_on_fault_does_not() -> None:
    text = f"Die Vertragsstrafe beträgt EUR 10.000. {'Das Weitere regelt der Vertrag. ' * 5}Dies gilt ohne Verschulden."
    assert not penalties(text)[0].no_fault


def test_two_sums_in_one_sentence_are_two_penalties() -> None:
    text = "The penalty is EUR 5,000 for each breach, in total not more than EUR 50,000."
    assert [each.amount.value for each in penalties(text) if each.amount] == [5_000, 50_000]


HOSTILE = [
    "a" * 100_000,
    "(" * 50_000,
    "1" * 100_000,
    "1," * 50_000,
    "1'000" * 20_000,
    " " * 100_000,
    "\n" * 100_000,
    "five " * 20_000,
    "ein" * 30_000,
    "EUR 1 " * 16_000,
    "Vertragsstrafe " * 6_000,
    "ohne " * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:6]))
@pytest.mark.parametrize("read", [durations, unlimited_time, amounts, penalties], ids=lambda read: read.__name__)
def test_hostile_text_takes_linear_time(read: Callable[[str], object], text: str) -> None:
    with within(3):
        read(text)


@given(st.text(alphabet="0123456789.,'€$ EURjahryes()fünfzwei\n-½[]", max_size=80))
@settings(deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    lengths, sums = durations(text), amounts(text)
    assert all(text[each.start : each.end] == each.text and each.value >= 0 for each in lengths)
    assert all(text[each.start : each.end] == each.text and each.value >= 0 for each in sums)
    unlimited_time(text)
    penalties(text)
