"""What a draft says about itself, on own drafts in both languages."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.document import Block, Coverage, Document
from agent.domain.nda.company_names import company_names
from agent.domain.nda.dates import agreement_date, dates
from agent.domain.nda.kind import is_nda
from agent.domain.nda.particulars import particulars
from agent.domain.nda.parties import mutual, parties
from agent.domain.nda.review import Amount, Particulars, Place
from agent.domain.nda.segment import segment
from tests.effort import within

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "ndas"


def read(text: str) -> Particulars:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    document = Document("draft.txt", "text/plain", "0" * 64, text, tuple(blocks), Coverage())
    return particulars(document, segment(document))


def value(amount: Amount | None) -> float | None:
    return amount.value if amount else None


def code(place: Place | None) -> str | None:
    return place.code if place else None


GERMAN = """Geheimhaltungsvereinbarung
zwischen
der Nordlicht Antriebstechnik GmbH & Co. KG, Hafenstraße 1, 28195 Bremen
– nachfolgend „Offenlegende Partei“ –
und
der Südstern Sensorik AG, Ringweg 4, 70173 Stuttgart
– nachfolgend „Empfangende Partei“ –
§ 1 Vertrauliche Informationen
Vertraulich sind alle Informationen, welche die Offenlegende Partei der Empfangenden Partei mitteilt.
§ 2 Geheimhaltung
Die Empfangende Partei verpflichtet sich, die Informationen geheim zu halten. Mündliche Angaben sind innerhalb von
30 Tagen schriftlich zu bestätigen.
§ 3 Aufbewahrung
Handelsrechtliche Unterlagen dürfen zehn Jahre aufbewahrt werden.
§ 4 Laufzeit
Diese Vereinbarung hat eine Laufzeit von drei Jahren und kann mit einer Frist von sechs Monaten gekündigt werden.
Die Pflichten zur Geheimhaltung gelten nach Beendigung für weitere fünf (5) Jahre fort.
§ 5 Vertragsstrafe
Für jeden Verstoß zahlt die Empfangende Partei eine Vertragsstrafe von EUR 25.000,00. Die Summe ist auf
EUR 100.000,00 im Jahr an Vertragsstrafen begrenzt.
§ 6 Abwerbung
Für zwei Jahre nach Beendigung dieser Vereinbarung unterbleibt jede Abwerbung von Mitarbeitern.
§ 7 Schluss
Es gilt deutsches Recht. Gerichtsstand ist Bremen.
Bremen, den 3. März 2026
Stuttgart, den 9. März 2026
"""

ENGLISH = """MUTUAL NON-DISCLOSURE AGREEMENT
This Agreement is made as of April 7, 2026 by and between Harbour Pumps Ltd, a company registered in England, and
Blue Ridge Controls, Inc., a Delaware corporation.
1. Confidential Information. Each party may disclose confidential information to the other party. The receiving party
shall keep it confidential and shall not disclose it to third parties.
2. Marking. Oral disclosures shall be confirmed in writing within thirty (30) days.
3. Term. This Agreement remains in force for two (2) years unless terminated on ninety (90) days' notice. The duties of
confidentiality survive its expiry for a period of 36 months.
4. Records. Each party may retain copies for ten years as required by law.
5. Non-solicitation. For one year after termination neither party shall solicit employees of the other.
6. Law. This Agreement is governed by the laws of England and Wales. All disputes shall be settled by arbitration
seated in London.
"""


def test_german_one_way_draft() -> None:
    found = read(GERMAN)
    assert found.is_nda
    assert found.parties == ("Nordlicht Antriebstechnik GmbH & Co. KG", "Südstern Sensorik AG")
    assert found.date == dt.date(2026, 3, 9)
    assert found.mutual is False
    assert code(found.governing_law) == "DE"
    at = GERMAN.rindex("ist Bremen") + len("ist ")
    assert found.venue == Place("DE", "Bremen", at, at + len("Bremen"))
    assert not found.arbitration
    assert value(found.term_years) == 3
    assert value(found.survival_years) == 5
    assert not found.unlimited
    assert value(found.penalty_eur) == 100_000


def test_english_mutual_draft() -> None:
    found = read(ENGLISH)
    assert found.is_nda
    assert found.parties == ("Harbour Pumps Ltd", "Blue Ridge Controls, Inc.")
    assert found.date == dt.date(2026, 4, 7)
    assert found.mutual is True
    assert code(found.governing_law) == "GB-ENG"
    assert code(found.venue) == "GB-ENG"
    assert found.arbitration
    assert value(found.term_years) == 2
    assert value(found.survival_years) == 3
    assert found.penalty_eur is None


def test_every_value_is_a_quote() -> None:
    for text in (GERMAN, ENGLISH):
        found = read(text)
        for quote in (found.governing_law, found.venue, found.term_years, found.survival_years, found.penalty_eur):
            if quote is not None:
                assert text[quote.start : quote.end] == quote.text


NDA_LINE = "Die Parteien verpflichten sich zur Geheimhaltung aller vertraulichen Informationen."


@pytest.mark.parametrize(
    ("clause", "term", "survival", "unlimited"),
    [
        ("Die Laufzeit dieser Vereinbarung beträgt 15 Jahre ab der letzten Offenlegung.", 15, None, False),
        ("Diese Vereinbarung endet nach Ablauf von zwei Jahren.", 2, None, False),
        ("Der Vertrag wird auf die Dauer von 24 Monaten geschlossen.", 2, None, False),
        ("Die Pflicht zur Geheimhaltung gilt für fünf Jahre ab Offenlegung.", 5, None, False),
        ("Die Geheimhaltungspflicht besteht zehn Jahre nach Vertragsende fort.", None, 10, False),
        ("Die Verpflichtung bleibt über die Beendigung hinaus für drei Jahre bestehen.", None, 3, False),
        ("Die Geheimhaltungspflicht gilt zeitlich unbegrenzt.", None, None, True),
        ("Die Geheimhaltungspflicht gilt nicht zeitlich unbegrenzt, sondern vier Jahre.", 4, None, False),
        (
            "Die Geheimhaltung gilt 60 Monate. Der Vertrag läuft auf unbestimmte Zeit und kann mit einer Frist von drei"
            " Monaten gekündigt werden.",
            5,
            None,
            False,
        ),
        ("Die Vertraulichkeitspflicht gilt für fünf Jahre, für Geschäftsgeheimnisse unbefristet.", 5, None, False),
        ("This Agreement shall terminate five (5) years after the Effective Date.", 5, None, False),
        ("This Agreement commences on signature and continues for 18 months thereafter.", 1.5, None, False),
        ("The obligations of confidentiality shall expire three years from the date of disclosure.", 3, None, False),
        ("The confidentiality obligations survive termination for seven years.", None, 7, False),
        ("The duty of confidentiality shall continue indefinitely.", None, None, True),
        ("The term of this Agreement is one (1) year; the duties survive its end for 2 years.", 1, 2, False),
        ("The duties of the Recipient shall never lapse.", None, None, True),
        (
            "Diese Vereinbarung endet mit Abschluss der Prüfung. Die Pflicht zur Verschwiegenheit gilt zwei"
            " Jahrzehnte.",
            20,
            None,
            False,
        ),
        ("Die Vereinbarung läuft zwei Jahre; die Geheimhaltung gilt danach drei Jahre fort.", 2, 3, False),
        ("Diese Vereinbarung läuft zwei Jahre. Die Geheimhaltungspflicht gilt danach drei Jahre fort.", 2, 3, False),
        ("This Agreement runs for two years; the duty of secrecy continues for three years afterwards.", 2, 3, False),
        (
            "This Agreement is in force for one year, provided that the confidentiality duties continue for five years"
            " after its termination.",
            1,
            5,
            False,
        ),
    ],
)
def test_term_and_survival(clause: str, term: float | None, survival: float | None, unlimited: bool) -> None:
    found = read(f"Geheimhaltungsvereinbarung\n{NDA_LINE}\n1. {clause}")
    assert value(found.term_years) == term
    assert value(found.survival_years) == survival
    assert found.unlimited is unlimited


@pytest.mark.parametrize(
    "clause",
    [
        "Either party may terminate this Agreement on three months' notice.",
        "Die Vereinbarung kann mit einer Frist von drei Monaten zum Jahresende gekündigt werden.",
        "The recipient may retain one copy for ten years as required by law.",
        "Gesetzliche Aufbewahrungspflichten von zehn Jahren bleiben unberührt.",
        "For two years after termination neither party shall solicit employees of the other.",
        "Für die Dauer von zwei Jahren gilt ein Wettbewerbsverbot.",
        "The company was founded 20 years ago and has kept its secrets since.",
        "Die Gewährleistung beträgt zwei Jahre.",
        "Ansprüche verjähren in drei Jahren.",
        "The agreement renews for successive one-year periods.",
        "Confidential documents must be returned within two months.",
        "Das Vertragsverhältnis verlängert sich um jeweils ein Jahr.",
        "[ ] Expires 10 years from the Effective Date.",
        "Daten sind dauerhaft zu löschen; für die Vertraulichkeit gilt das Gesetz.",
    ],
)
def test_lengths_that_are_no_term(clause: str) -> None:
    found = read(f"Geheimhaltungsvereinbarung\n{NDA_LINE}\n1. {clause}")
    assert (found.term_years, found.survival_years, found.unlimited) == (None, None, False)


def test_cover_page_lines_are_term_and_survival() -> None:
    found = read(
        "Cover Page for Mutual NDA\nThe parties enter into the Mutual NDA.\nEffective Date\nMay 5, 2026\nTerm of NDA\n"
        "18 months\nConfidentiality Period\n3 years\nGoverning Law\nCalifornia\nCourts\n"
        "courts located in San Diego County, California\nParty Name: Orchard Labs LLC\nParty Name: Tidewater Industries"
    )
    assert found.is_nda
    assert found.parties == ("Orchard Labs LLC", "Tidewater Industries")
    assert found.date == dt.date(2026, 5, 5)
    assert value(found.term_years) == 1.5
    assert value(found.survival_years) == 3
    assert code(found.governing_law) == "US-CA"


@pytest.mark.parametrize(
    ("clause", "euros"),
    [
        ("Es wird eine Vertragsstrafe von EUR 250.000 fällig.", 250_000),
        ("Eine Vertragsstrafe von EUR 10.000 wird nicht vereinbart.", None),
        ("A contractual penalty of USD 50,000 is due for each breach.", None),
        ("Die Haftung ist auf EUR 5.000.000 begrenzt.", None),
    ],
)
def test_penalty_in_euros(clause: str, euros: float | None) -> None:
    found = read(f"Geheimhaltungsvereinbarung\n{NDA_LINE}\n1. {clause}").penalty_eur
    assert value(found) == euros


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vertrag zwischen der Alpha Maschinen GmbH und der Beta SE", ("Alpha Maschinen GmbH", "Beta SE")),
        (
            "zwischen:\n1. Gamma Software UG (haftungsbeschränkt)\nund\n2. Delta S.A.",
            ("Gamma Software UG (haftungsbeschränkt)", "Delta S.A."),
        ),
        ("by and between Omega Holdings B.V. and Sigma Pte. Ltd.", ("Omega Holdings B.V.", "Sigma Pte. Ltd.")),
        (
            'between Pine Tree Transport Company ("Pine") and Cedar Group, Inc. ("Cedar")',
            ("Pine Tree Transport Company", "Cedar Group, Inc."),
        ),
        (
            "between Ostsee Logistik OHG, Kiel, and Jane Porter, residing in York",
            ("Ostsee Logistik OHG", "Jane Porter"),
        ),
        (
            "zwischen der Iota GmbH & Co. KG, vertreten durch die Iota Verwaltungs GmbH, und der Kappa AG",
            ("Iota GmbH & Co. KG", "Kappa AG"),
        ),
        ("between [Company Name] and ________ GmbH", ()),
        (
            "by and between Oakland Motors, LLC, a New York Limited Liability Company, and [CLIENT]",
            ("Oakland Motors, LLC",),
        ),
        (
            "between the University of Northport whose office is in Northport and the Recipient",
            ("University of Northport",),
        ),
        ("zwischen der Firma Müller & Söhne GmbH & Co. KG und Herrn Empfänger", ("Müller & Söhne GmbH & Co. KG",)),
    ],
)
def test_parties(text: str, names: tuple[str, ...]) -> None:
    assert parties(f"{text}\nPräambel\nDie Parteien wollen Unterlagen der Fremd AG prüfen.") == names


def test_company_names_stop_at_the_words_before() -> None:
    text = "Signed for and on behalf of Blue Mill Ltd. The other company, Acme Trading Inc., agrees with Rot & Blau KG."
    assert [text[span.start : span.end] for span in company_names(text)] == [
        "Blue Mill Ltd.",
        "Acme Trading Inc.",
        "Rot & Blau KG",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This Agreement is made as of April 7, 2026 between", dt.date(2026, 4, 7)),
        ("entered into this 15th day of August, 2026 by", dt.date(2026, 8, 15)),
        ("Effective Date: 2026-08-15", dt.date(2026, 8, 15)),
        ("Vereinbarung vom 15.08.2026 zwischen", dt.date(2026, 8, 15)),
        ("mit Wirkung zum 1. Jänner 2026", dt.date(2026, 1, 1)),
        ("effective 23 August, 2026", dt.date(2026, 8, 23)),
        ("dated as of 12/25/2026", dt.date(2026, 12, 25)),
        ("dated as of 25/12/2026", dt.date(2026, 12, 25)),
        ("Berlin, den 3. März 2026\nParis, den 9. März 2026", dt.date(2026, 3, 9)),
        ("Made under the Merger Agreement dated May 1, 2020.", None),
        ("made as of ________, 20__", None),
        ("as of 31.02.2026", None),
        ("kein Datum", None),
    ],
)
def test_date_of_the_agreement(text: str, day: dt.date | None) -> None:
    assert agreement_date(text) == day


def test_dates_know_their_place() -> None:
    text = "vom 1.2.2026 bis March 4, 2027"
    assert [(each.day, text[each.start : each.end]) for each in dates(text)] == [
        (dt.date(2026, 2, 1), "1.2.2026"),
        (dt.date(2027, 3, 4), "March 4, 2027"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mutual Confidentiality Agreement", True),
        ("Gegenseitige Geheimhaltungsvereinbarung", True),
        ("One-Way Non-Disclosure Agreement", False),
        ("Einseitige Vertraulichkeitsvereinbarung", False),
        ("Each party may disclose confidential information to the other.", True),
        ("Die Parteien tauschen Informationen aus; die jeweils offenlegende Partei bleibt Eigentümerin.", True),
        ('Acme GmbH ("Disclosing Party") and Beta AG ("Receiving Party") agree.', False),
        ("der Alpha GmbH – nachfolgend „Offenlegende Partei“ – und der Beta AG", False),
        ('the party disclosing information ("Disclosing Party") and the party receiving it', True),
        ('"Receiving Party" means the party to this Agreement receiving information', True),
        ("We will furnish you certain information and you agree to keep it confidential.", False),
        ("Der Auftragnehmer verpflichtet sich, die Unterlagen des Auftraggebers geheim zu halten.", False),
        ("The Vendor shall keep all information of the City confidential.", False),
        ("Ein Vertrag über Schrauben.", None),
    ],
)
def test_mutual_or_one_way(text: str, expected: bool | None) -> None:
    assert mutual(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between A Ltd (“A”) and B GmbH (“B”), each a “Discloser” or “Recipient” as the case may be.", True),
        ("between A Ltd (“A”) and B GmbH (“B”), each of them being a “Disclosing Party” or “Receiving Party”.", True),
        ("between A Ltd (the “Discloser”) and B GmbH (the “Recipient”).", False),
        ("zwischen der A GmbH und der B GmbH. Jede Partei legt der anderen Unterlagen offen.", True),
        (
            "between A Ltd (the “Discloser”) and B GmbH (the “Recipient”).\n"
            "9. The duties of this Agreement apply mutually to both parties.",
            True,
        ),
        (
            "zwischen der A GmbH (nachfolgend „Informationsgeber“) und der B GmbH (nachfolgend „Empfänger“).\n"
            "9. Die Pflichten gelten wechselseitig. Jede Partei ist offenlegende Partei für ihre Informationen.",
            True,
        ),
        (
            "zwischen der A GmbH (nachfolgend „Informationsgeber“) und der B GmbH (nachfolgend „Empfänger“).\n"
            "9. Die Ausfertigungen gelten jeweils als Urschrift.",
            False,
        ),
    ],
)
def test_roles_that_each_can_have_and_clauses_that_say_so_are_mutual(text: str, expected: bool) -> None:
    assert mutual(text) is expected


PROCESSING = """Vertrag zur Auftragsverarbeitung nach Art. 28 DSGVO
zwischen der Klinik Nord GmbH (Verantwortlicher) und der Wolkenspeicher AG (Auftragsverarbeiter)
1. Gegenstand. Der Auftragsverarbeiter verarbeitet personenbezogene Daten nach Weisung.
2. Vertraulichkeit. Der Auftragsverarbeiter verpflichtet alle Personen, die Daten verarbeiten, zur Vertraulichkeit.
3. Technische Maßnahmen. Der Auftragsverarbeiter trifft geeignete Maßnahmen nach Art. 32 DSGVO.
4. Löschung. Nach Ende des Auftrags sind alle Daten zu löschen.
"""
SUPPLY = (
    "Supply Agreement\nbetween Alpha GmbH and Beta AG\n"
    + "The supplier shall deliver the goods on the agreed dates at the agreed prices and shall bear the risk until"
    " delivery. The buyer shall inspect the goods without undue delay and shall pay the invoices in thirty days.\n"
    * 12
    + "17. Confidentiality. Each party shall keep the confidential information of the other party secret and shall not"
    " disclose it to third parties. The recipient shall return confidential documents.\n"
)
INVOICE = "Rechnung Nr. 4711\nAlpha GmbH\nWir berechnen Ihnen 100 Kugellager zu je 4,20 EUR. Zahlbar in 30 Tagen.\n"
NOVEL = (
    "It was a bright cold morning when Anna opened the secret drawer. Nobody had told her that the letter would still"
    " be there, and she agreed with herself that she must not read it. The rain fell on the roofs of the town.\n" * 8
)
GUIDE = "How to use our NDA\nThis guide explains which clauses of a non-disclosure agreement the recipient reads.\n"


@pytest.mark.parametrize("text", [GERMAN, ENGLISH])
def test_is_an_nda(text: str) -> None:
    assert is_nda(text)


@pytest.mark.parametrize(
    "text",
    [
        "Verschwiegenheitserklärung\nIch verpflichte mich, vertrauliche Informationen geheim zu halten und nicht"
        " weiterzugeben.",
        "Dear Mr. Berg, we will furnish you confidential information about the company. You agree to keep the"
        " confidential information secret and not to disclose it. You shall return proprietary documents.",
        "Confidentiality Undertaking\nThe recipient undertakes not to disclose the confidential information of Alpha.",
    ],
)
def test_short_ndas(text: str) -> None:
    assert is_nda(text)


OLD_STYLE = (
    "{title}\n\nZwischen der Firma Gebrüder Kröger zu Bielefeld und der Firma Melchers Components GmbH zu Bremen.\n"
    + "Die Abnahme der Lager erfolgt im Werke, der Versand auf Gefahr des Bestellers, die Zahlung binnen"
    " vierzehn Tagen nach Empfang der Ware und Erhalt der Berechnung in bar ohne jeden Abzug.\n"
    * 10
    + "Die Vertragschließenden geloben einander, ihnen anvertraute Kenntnisse geheim zu halten. Die Pflicht zur"
    " Verschwiegenheit währt fünf Jahre. Anvertraute Zeichnungen sind zurückzugeben.\n"
)
PLAIN_ENGLISH = (
    "{title}\n\nWho: Brightloom Inc. and Melchers Components GmbH.\n\n1) What is a secret?\nWhatever one of us"
    " tells the other.\n\n2) What do you have to do?\nYou have to keep it quiet and must not show it around.\n\n{end}\n"
)


@pytest.mark.parametrize(
    "title",
    [
        "Abkommen über die Wahrung von Geschäftsgeheimnissen",
        "Abkommen über die Wahrung von Geschäfts- und Betriebsgeheimnissen",
        "Vereinbarung zur Geheimhaltung (Anlage 3)",
        "Was unter uns bleibt: Absprache zur Vertraulichkeit",
        "Übereinkunft betreffend die Bewahrung von Stillschweigen",
    ],
)
def test_a_title_says_secrecy_in_more_than_one_word(title: str) -> None:
    assert is_nda(OLD_STYLE.format(title=title))
    assert not is_nda(OLD_STYLE.format(title="Abkommen über die Lieferung von Lagern"))


@pytest.mark.parametrize("title", ["Undertaking to Keep Trade Secrets", "Agreement on the Keeping of Secrets"])
def test_an_english_title_says_secrecy_in_more_than_one_word(title: str) -> None:
    text = (
        "{title}\nbetween Alpha Ltd and Beta Ltd\n"
        + "The lessor shall keep the roof in repair and shall pay the rates.\n" * 8
        + "Each side shall keep the secrets entrusted to it and the confidential drawings.\n"
    )
    assert is_nda(text.format(title=title))
    assert not is_nda(text.format(title="Agreement on the Roof"))


def test_questions_as_headings_are_a_contract_where_it_is_signed() -> None:
    assert is_nda(PLAIN_ENGLISH.format(title="The short NDA", end="Brightloom ____________"))
    assert not is_nda(PLAIN_ENGLISH.format(title="What is an NDA?", end="Ask us for a form."))


@pytest.mark.parametrize(
    "text",
    [
        "Rahmenliefervertrag\nVertrag über Lieferung, Preise und Geheimhaltung\n" + SUPPLY.split("\n", 1)[1],
        "Guten Tag, anbei die Zeichnungen zum Rahmen. Unsere Vereinbarung gilt; wir danken für das Vertrauen.\n",
    ],
)
def test_secrecy_beside_other_things_makes_no_nda(text: str) -> None:
    assert not is_nda(text)


@pytest.mark.parametrize("text", [PROCESSING, SUPPLY, INVOICE, NOVEL, GUIDE, "", "Hallo"])
def test_is_no_nda(text: str) -> None:
    assert not is_nda(text)


HOSTILE = [
    "a" * 100_000,
    "\n" * 100_000,
    "5 years " * 12_000,
    "obligations survive 5 years after\n" * 3_000,
    "A. " * 30_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:6]))
def test_hostile_text_takes_linear_time(text: str) -> None:
    with within(4):
        read(text)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    read(f"between {text} and {text}\n§ 1 Laufzeit\n{text} gilt fünf Jahre {text}")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared example agreements are not here")
def test_the_german_example_with_long_term_and_high_penalty() -> None:
    found = read((SHARED / "de" / "de_legalthink" / "08_NDA_Risiko.md").read_text())
    assert found.is_nda
    assert found.parties == ("InnovateTech Solutions GmbH", "DataDynamics Corp.")
    assert found.mutual is False
    assert value(found.term_years) == 15
    assert value(found.penalty_eur) == 250_000
    assert code(found.governing_law) == "DE"
    assert code(found.venue) == "DE"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared example agreements are not here")
def test_the_data_processing_example_is_no_nda() -> None:
    assert not read((SHARED / "de" / "de_legalthink" / "09_AVV.md").read_text()).is_nda
