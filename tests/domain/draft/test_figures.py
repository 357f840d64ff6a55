"""Every figure of a text is found, with its place and its value."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.figure import FigureKind
from agent.domain.draft.figures import figures_in
from agent.domain.language import Language
from tests.domain.draft.facts_of_drafts import ENGLISH_MAIL, GERMAN_MAIL
from tests.effort import least

DE, EN = Language.DE, Language.EN

GERMAN = [
    ("63,4 %", "percent", "63.4"),
    ("63,4%", "percent", "63.4"),
    ("63.4 %", "percent", "63.4"),
    ("−4,1 %", "percent", "-4.1"),
    ("5 Prozent", "percent", "5"),
    ("12-prozentig", "percent", "12"),
    ("5 ‰", "percent", "0.5"),
    ("10 Prozentpunkte", "points", "10"),
    ("1.250,00 €", "money", "1250.00"),
    ("EUR 12,50", "money", "12.50"),
    ("50,- €", "money", "50"),
    ("1,2 Mio. €", "money", "1200000"),
    ("25 T€", "money", "25000"),
    ("3,5 Milliarden Euro", "money", "3500000000"),
    ("99 Cent", "money", "0.99"),
    ("12 USD", "money", "usd 12"),
    ("1.250 Stück", "quantity", "1250"),
    ("1\u00a0250 Stück", "quantity", "1250"),
    ("3 Wochen", "quantity", "3"),
    ("1.250,5", "number", "1250.5"),
    ("12", "number", "12"),
    ("0,125", "number", "0.125"),
    ("15.03.2026", "date", "2026-03-15"),
    ("15.3.26", "date", "2026-03-15"),
    ("15.03.", "date", "--03-15"),
    ("15. März 2026", "date", "2026-03-15"),
    ("15. März", "date", "--03-15"),
    ("2026-03-15", "date", "2026-03-15"),
    ("29.02.", "date", "--02-29"),
    ("März 2026", "period", "2026-03"),
    ("Okt. 2026", "period", "2026-10"),
    ("2026-10", "period", "2026-10"),
    ("10/2026", "period", "2026-10"),
    ("Q3 2026", "period", "2026-Q3"),
    ("3. Quartal 2026", "period", "2026-Q3"),
    ("dritten Quartal 2026", "period", "2026-Q3"),
    ("Q3", "period", "--Q3"),
    ("1. Halbjahr 2026", "period", "2026-H1"),
    ("zweites Halbjahr 2026", "period", "2026-H2"),
    ("KW 42", "period", "--W42"),
    ("KW 42/2026", "period", "2026-W42"),
    ("42. KW", "period", "--W42"),
    ("2026", "period", "2026"),
    ("14:30 Uhr", "time", "14:30"),
    ("9 Uhr", "time", "09:00"),
    ("§ 4 Abs. 2", "clause", "4/2"),
    ("Ziffer 3.1", "clause", "3.1"),
    ("MC-10432", "id", "mc-10432"),
    ("RV-2024-017", "id", "rv-2024-017"),
    ("zwölf Prozent", "percent", "12"),
    ("zwölfprozentige", "percent", "12"),
    ("fünfundzwanzig", "number", "25"),
    ("zweihundertdreißig", "number", "230"),
    ("zwei Wochen", "quantity", "2"),
    ("drei volle Monate", "quantity", "3"),
    ("ein Dutzend", "number", "12"),
    ("Hälfte", "percent", "50"),
    ("zwei Drittel", "percent", "66.67"),
    ("verdoppelt", "number", "2"),
    ("eine Million Euro", "money", "1000000"),
    ("½", "percent", "50"),
    ("Ⅻ", "number", "Ⅻ"),
    ("６３ %", "percent", "63"),
    ("6\u200b3,4 %", "percent", "63.4"),
    ("6\u00ad3,4 %", "percent", "63.4"),
]
ENGLISH = [
    ("63.4%", "percent", "63.4"),
    ("63.4 per cent", "percent", "63.4"),
    ("twenty-five percent", "percent", "25"),
    ("two percentage points", "points", "2"),
    ("€1,250.00", "money", "1250.00"),
    ("€1.2m", "money", "1200000"),
    ("1.5 million euros", "money", "1500000"),
    ("$12", "money", "usd 12"),
    ("1,250 pieces", "quantity", "1250"),
    ("one hundred and twenty pieces", "quantity", "120"),
    ("15 March 2026", "date", "2026-03-15"),
    ("15th of March 2026", "date", "2026-03-15"),
    ("March 15, 2026", "date", "2026-03-15"),
    ("15 March", "date", "--03-15"),
    ("15/03/2026", "date", "2026-03-15"),
    ("October 2026", "period", "2026-10"),
    ("third quarter of 2026", "period", "2026-Q3"),
    ("first half of 2026", "period", "2026-H1"),
    ("week 42", "period", "--W42"),
    ("10:30 am", "time", "10:30"),
    ("3 pm", "time", "15:00"),
    ("section 4.2", "clause", "4.2"),
    ("clause 7", "clause", "7"),
    ("dozen", "number", "12"),
    ("half", "percent", "50"),
    ("three quarters", "percent", "75"),
    ("two weeks", "quantity", "2"),
    ("twice", "number", "2"),
    ("1.250", "number", "1.250"),
]


@pytest.mark.parametrize(
    ("language", "written", "kind", "value"), [(DE, *each) for each in GERMAN] + [(EN, *each) for each in ENGLISH]
)
def test_each_form_is_read(language: Language, written: str, kind: str, value: str) -> None:
    before = "Wir sehen " if language is DE else "We see "
    (figure,) = figures_in(f"{before}{written} davon.", language)
    assert (figure.kind.value, figure.text, figure.value) == (kind, written, value)
    assert figure.start == len(before)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (DE, "zwischen 10 und 12 %", ["percent 10", "percent 12"]),
        (DE, "10–12 Stück", ["quantity 10", "quantity 12"]),
        (DE, "vom 15.–17.03.2026", ["date 2026-03-15", "date 2026-03-17"]),
        (EN, "15–17 March 2026", ["date 2026-03-15", "date 2026-03-17"]),
        (DE, "31.–30.11.2026", ["number 31", "date 2026-11-30"]),
        (DE, "3/4", ["number 3", "number 4"]),
        (DE, "40.02.2026", ["number 40.02", "period 2026"]),
    ],
)
def test_ranges_share_their_unit(language: Language, text: str, values: list[str]) -> None:
    assert [f"{each.kind.value} {each.value}" for each in figures_in(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (DE, "Ein Kunde, eine Frage, zwei Möglichkeiten, drei Themen."),
        (DE, "die Kurve, m², CO2, B2B, 24/7"),
        (DE, "1. Bedarf\n2. Termine\n   3) Technik"),
        (DE, "Erst im Sommer, dann im nächsten Quartal, jedes Vierteljahr"),
        (EN, "One of our two options; a quarterly review in the next quarter; you may march on."),
        (EN, "(1) Demand\n(2) Dates"),
        (DE, "Mit freundlichen Grüßen\nMax Muster\nLange Straße 12\n28195 Bremen\nTel. 0421 1234-56\nHRB 1234"),
        (EN, "Kind regards\nMax\nPhone: +44 20 7946 0123\nMon–Fri 9:00–17:00\nVAT GB123456789"),
    ],
)
def test_what_is_no_figure_is_left_alone(language: Language, text: str) -> None:
    assert figures_in(text, language) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mit freundlichen Grüßen\nPS: Ihr Rabatt beträgt 12 %", ["12 %"]),
        ("Mit freundlichen Grüßen\nRabatt 12", ["12"]),
        ("Mit freundlichen Grüßen\n12000 Stück", ["12000 Stück"]),
        ("Mit freundlichen Grüßen\nBis 15.03.2026", ["15.03.2026"]),
        ("Mit freundlichen Grüßen\nRabatt 10 - 12", ["10", "12"]),
        ("Anruf unter 0421 123456", ["0421", "123456"]),
        ("70. Wir liefern", ["70"]),
        ("1. Bedarf\n7. Termine", ["7"]),
        ("15. März liefern wir", ["15. März"]),
    ],
)
def test_exceptions_cannot_be_used_to_hide_a_figure(text: str, found: list[str]) -> None:
    assert [each.text for each in figures_in(text, DE)] == found


@pytest.mark.parametrize(("text", "language"), [(GERMAN_MAIL, DE), (ENGLISH_MAIL, EN)])
def test_the_block_under_the_closing_holds_no_figures(text: str, language: Language) -> None:
    closing = max(text.find("Mit freundlichen"), text.find("Kind regards"))
    assert [each.text for each in figures_in(text, language) if each.start > closing] == []


@given(st.text(max_size=300), st.sampled_from([DE, EN]))
@settings(max_examples=300, deadline=None)
def test_no_text_stops_it_and_no_digit_gets_past(text: str, language: Language) -> None:
    figures = figures_in(text, language)
    assert all(text[each.start : each.end] == each.text for each in figures)
    assert [each.start for each in figures] == sorted(each.start for each in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))


@given(st.text(alphabet="ab ,.-%€§/", max_size=40), st.integers(1, 99_999), st.text(alphabet=" ,.-%€§/", max_size=20))
@settings(max_examples=300, deadline=None)
def test_a_number_between_anything_is_found(before: str, number: int, after: str) -> None:
    text = f"x {before} {number} {after}"
    assert any(each.start <= text.index(str(number)) < each.end for each in figures_in(text, DE))


@pytest.mark.parametrize(
    "piece", ["1 ", "1.", "a-", "a1", "zwei ", "und", "hundert", "§ 1 ", "Q1 ", "1:", "A.", "\u200b", "½"]
)
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        return least(lambda: figures_in(text, DE))

    assert seconds(80_000) < 25 * seconds(10_000)  # eight times the text; quadratic would be 64 times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ab Januar 25 % Nachlass", (FigureKind.PERCENT, "25")),
        ("ab Januar 25\u00a0% Nachlass", (FigureKind.PERCENT, "25")),
        ("ab Mai 12 Prozent", (FigureKind.PERCENT, "12")),
        ("from May 12 percent", (FigureKind.PERCENT, "12")),
        ("ab März 25 bis 30 %", (FigureKind.PERCENT, "25")),
        ("im Mai 12 Paletten", (FigureKind.QUANTITY, "12")),
        ("ab Juni 30 € je Stück", (FigureKind.MONEY, "30")),
        ("ab 3. März 2500 Stück", (FigureKind.QUANTITY, "2500")),
        ("im Januar 2000 Stück", (FigureKind.QUANTITY, "2000")),
        ("on January 25 we meet", (FigureKind.DATE, "--01-25")),
        ("on March 15 orders came", (FigureKind.DATE, "--03-15")),
        ("am 3. März 2026", (FigureKind.DATE, "2026-03-03")),
        ("im Januar 2026", (FigureKind.PERIOD, "2026-01")),
    ],
)
def test_an_amount_behind_a_month_is_no_day(text: str, value: tuple[FigureKind, str]) -> None:
    assert value in [(each.kind, each.value) for each in figures_in(text, Language.DE)]


def test_a_heading_that_begins_like_a_month_has_a_number() -> None:
    headings = ["Market", "Mailing", "Decision rights", "Separate", "Maintenance", "Octagon", "Junior", "Decision"]
    text = "\n".join(f"{at}. {each}" for at, each in enumerate(headings, 1))
    assert figures_in(text, Language.EN) == ()
    assert [each.value for each in figures_in("1. Dec 2026", Language.EN)] == ["2026-12-01"]
