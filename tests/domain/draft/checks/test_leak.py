"""C-LEAK: nothing internal and nobody else's name leaves, however it is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.draft.checks.leak import check_leak, labels_in
from agent.domain.draft.content import Attachment, Content
from agent.domain.draft.html import html_of
from agent.domain.facts.fact import FactUnit
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from tests.domain.draft.facts_of_drafts import ENGLISH_MAIL, FACTS, GERMAN_MAIL, fact
from tests.effort import least

DE = Language.DE
OWN = "Nordwerk Antriebe GmbH"
CUSTOMERS = (
    OWN,
    "Heliotec AG",
    "Kranich Medizintechnik GmbH & Co. KG",
    "Brück & Söhne Landtechnik",
    "Aurelia Mobility SE",
    "Vantage Pumps Ltd",
    "Deutsche Wälzlager AG",
    "Bremen Technik 001 GmbH",
    "Bremen Technik 002 GmbH",
)


def code(text: str, own: str = OWN) -> str:
    return check_leak(Content(text), DE, own, CUSTOMERS).code


@pytest.mark.parametrize(
    "name",
    [
        "Heliotec AG", "Heliotec", "heliotec", "HELIOTEC", "Heliotecs", "Heliotec-Projekt", "Helio-tec", "Helio tec",
        "He\u00adlio\u00adtec", "He\u200blio\u200btec", "H\u2060eliotec", "H e l i o t e c", "H.e.l.i.o.t.e.c",
        "H-E-L-I-O-T-E-C",
        "Неliоtес", "Ηeliotec", "ｈｅｌｉｏｔｅｃ", "Hel1otec", "Héliotec", "H̶e̶l̶i̶o̶t̶e̶c̶", "𝐇𝐞𝐥𝐢𝐨𝐭𝐞𝐜", "dieHeliotec",
        "Kranich", "Kranich Medizintechnik", "kranichs", "Brück", "Brueck", "BRÜCK & SÖHNE", "Bru\u0308ck", "Bruck",
        "Aurelia", "Aurelia-Mobility", "Vantage Pumps", "vantage", "Wälzlager", "Waelzlager", "Bremen Technik 001",
    ],
)  # fmt: skip
def test_another_customer_is_found_however_it_is_written(name: str) -> None:
    assert code(f"Auch {name} hat bestellt.") == "checks.leak.customer"


@pytest.mark.parametrize(
    "text",
    [
        GERMAN_MAIL, ENGLISH_MAIL, "Nordwerk Antriebe GmbH", "Wir bauen eine Brücke.", "am Brückentag",
        "From our vantage point", "Die Antriebe und Pumpen der Medizintechnik", "die Landtechnik", "Söhne", "Mobilität",
        "deutsche Lager in Bremen", "Bremen", "ein relevant ageing test", "Kranichfeld", "neue Technik", "AG",
        "GmbH & Co. KG",
    ],
)  # fmt: skip
def test_other_words_are_no_customers(text: str) -> None:
    assert code(text) == "checks.leak.ok"


def test_the_own_name_and_its_people_are_no_leak() -> None:
    assert code("Guten Tag bei Heliotec", own="Heliotec AG") == "checks.leak.ok"
    own_person = check_leak(Content("Guten Tag Frau Brück"), DE, OWN, CUSTOMERS, ["Petra Brück"])
    assert own_person.ok
    assert not check_leak(Content("Brück & Söhne Landtechnik"), DE, OWN, CUSTOMERS, ["Petra Brück"]).ok


@pytest.mark.parametrize(
    "label",
    [
        "Marge", "marge", "Zielmarge", "Margen", "Margensituation", "Mindestmarge", "M a r g e", "Mar\u200bge",
        "Mar\u00adge",
        "Маrge", "Marg3", "Ziel-Marge", "DB I", "DB II", "DB1", "DB-Quote", "Deckungsbeitrag", "Deckungsbeiträge",
        "Deckungs-\nbeitrag", "Rohertrag", "Rohgewinn", "Kreditlimit", "Kredit-Limit", "Mindestpreis",
        "Preisuntergrenze",
        "Schmerzgrenze", "walk-away", "walk away point", "BATNA", "margin", "margins", "contribution margin",
        "target margin",
        "floor price", "price floor", "credit limit", "credit line", "minimum price", "Preiskorridor", "Einstandspreis",
    ],
)  # fmt: skip
def test_internal_terms_are_found(label: str) -> None:
    assert code(f"Unsere {label} ist gut") == "checks.leak.label"


def test_the_contribution_is_found_by_its_letters() -> None:
    assert code("Der DB liegt bei 27 %") == "checks.leak.label"
    assert code("DB: gut") == "checks.leak.label"


@pytest.mark.parametrize(
    "text",
    [
        "Margerite", "Margarete Muster", "DB Schenker liefert", "mit der DB anreisen", "am Rand", "marginal",
        "margin of error",
        "safety margins", "Kredit", "credit note", "Limit", "Mindestmenge", "Mindestlosgröße", "Preisliste", "Grenze",
        "we will not walk away from it", "Rohstoff", "Handelsware", "umarmen", "Beitrag", "Deckung des Bedarfs",
    ],
)  # fmt: skip
def test_similar_words_are_no_internal_terms(text: str) -> None:
    assert labels_in(text) == []
    assert code(text) == "checks.leak.ok"


@pytest.mark.parametrize("fact_class", [FactClass.INTERNAL, FactClass.SECRET])
def test_an_internal_fact_never_leaves(fact_class: FactClass) -> None:
    secret = fact("db", 0.273, FactUnit.RATIO, fact_class=fact_class)
    check = check_leak(Content("Text", facts=(*FACTS, secret)), DE, OWN, CUSTOMERS)
    assert (check.ok, check.blocking, check.code, check.values["found"]) == (False, True, "checks.leak.fact", "db")


@pytest.mark.parametrize(
    "content",
    [
        Content("Text", subject="Wie bei Heliotec"),
        Content("Text", html="<p>Text<!-- Heliotec --></p>"),
        Content("Text", html="<p>Helio<b>tec</b></p>"),
        Content("Text", html="<p title='Heliotec'>Text</p>"),
        Content("Text", html="<p>&#72;eliotec</p>"),
        Content("Text", attachments=(Attachment("Plan_Heliotec.pdf", "application/pdf", "0" * 64, 1),)),
        Content("Text", subject="Zielmarge"),
        Content("Text", html="<p>Ziel<i>marge</i></p>"),
        Content("Text", attachments=(Attachment("marge.xlsx", "x/y", "0" * 64, 1),)),
    ],
)
def test_every_part_that_leaves_is_read(content: Content) -> None:
    assert not check_leak(content, DE, OWN, CUSTOMERS).ok


def test_our_own_html_of_a_clean_text_is_clean() -> None:
    content = Content(GERMAN_MAIL, html=f"<div style='margin: 0'>{html_of(GERMAN_MAIL)}</div>", facts=FACTS)
    assert check_leak(content, DE, OWN, CUSTOMERS).ok


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_stops_it(text: str) -> None:
    assert check_leak(Content(text, subject=text, html=text), DE, OWN, CUSTOMERS).id == "C-LEAK"


@given(st.text(alphabet=" .,-\n\u200b\u00ad<>", max_size=3), st.text(alphabet="abc .,\n", max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_separator_hides_a_name(separator: str, before: str) -> None:
    name = separator.join("Heliotec")
    assert not check_leak(Content(f"{before} {name} x"), DE, OWN, CUSTOMERS).ok


@pytest.mark.parametrize("piece", ["<", "<!--", "a ", "margen-", "H e l ", "heliote", "&#", "\u0308", "Ａ", "DB "])
def test_time_grows_with_the_text_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        return least(lambda: check_leak(Content(text, html=text), DE, OWN, CUSTOMERS))

    assert seconds(80_000) < 25 * seconds(10_000)  # eight times the text; quadratic would be 64 times


@pytest.mark.parametrize(
    "text",
    [
        "Unser Einkaufspreis liegt bei 0,80 €.", "Daran verdienen wir 27 %.", "wir verdienen 27\u00a0%",
        "Wir verdienen 3 €.",
        "Unsere Handelsspanne ist 27 %.", "Die Spanne liegt bei 27 %.", "Limit der Warenkreditversicherung 500.000 €",
        "EK: 0,80 €", "EK 0,80 €", "der EK liegt bei 1 €", "unser EK", "EK-Preis", "Einstandskosten", "Herstellkosten",
        "Unser Aufschlag ist 30 %.", "Aufschlag auf den Einkaufspreis", "WKV", "Kreditrahmen", "Rohmarge",
        "E i n k a u f s p r e i s",
        "Our purchase price is €0.80.", "landed cost", "The mark-up is 27%.", "our markup", "Our cost is €0.80.",
        "We make 27% on it.", "We earn about 27 percent.", "credit insurance", "cost price", "gross profit",
    ],
)  # fmt: skip
def test_what_we_pay_and_earn_never_leaves(text: str) -> None:
    assert code(text) == "checks.leak.label"


@pytest.mark.parametrize(
    "text",
    [
        "Ihr Einkauf hat bestellt.", "der Einkäufer", "die Einkaufsabteilung", "Aufschlagstelle",
        "Ihr Einkaufspreis sinkt.",
        "Ihren Herstellkosten hilft das.", "Artikel EK-104", "Aufschlag für Expressversand: 5 %", "Zeitspanne",
        "in einer Spanne von 2 % bis 5 %", "Das verdient Aufmerksamkeit.", "Wir verdienen Ihr Vertrauen.",
        "We replace the parts at our cost.", "Our costs rose by 5%.", "We make 20% of the parts in Bremen.",
        "the purchase price is due within 30 days", "marked-up version", "insurance", "Kreditkarte", "Versicherung",
    ],
)  # fmt: skip
def test_what_sounds_like_it_may_leave(text: str) -> None:
    assert code(text) == "checks.leak.ok"


@pytest.mark.parametrize(
    ("text", "found"),
    [("Die Marge ist gut", "Marge"), ("Über die ZIELMARGE ﬁel", "ZIELMARGE"), ("Straße, ½, Маrge", "Маrge")],
)
def test_a_term_is_quoted_as_it_stands(text: str, found: str) -> None:
    assert check_leak(Content(text), DE, OWN, CUSTOMERS).values["found"] == found


def test_what_attached_files_say_is_read_and_the_rest_is_told() -> None:
    def told(*enclosed: str, unread: tuple[str, ...] = ()) -> tuple[str, bool]:
        check = check_leak(Content("Text"), DE, OWN, CUSTOMERS, enclosed=enclosed, unread=unread)
        return check.code, check.blocking

    assert told("Zielmarge", unread=("a.pdf",)) == ("checks.leak.enclosed_label", True)
    assert told("gut", "wie Heliotec") == ("checks.leak.enclosed_customer", True)
    assert told("gut", unread=("a.pdf",)) == ("checks.leak.unread", False)
    assert check_leak(Content("Text"), DE, OWN, CUSTOMERS, unread=["a.png"]).ok  # told, no fault
    assert not check_leak(Content("Text"), DE, OWN, CUSTOMERS, unread=["a.png", "a.pdf"]).ok
    assert told("gut") == ("checks.leak.ok", True)
