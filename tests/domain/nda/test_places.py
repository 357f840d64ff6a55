"""Governing law, venue and arbitration clauses become places."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.nda.places import arbitration, law, named_law, venue
from tests.effort import within


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Es gilt das Recht der Bundesrepublik Deutschland unter Ausschluss des UN-Kaufrechts.", "DE"),
        ("Es gilt deutsches Recht.", "DE"),
        ("10.5 Recht: Bundesrepublik Deutschland, ohne UN-Kaufrecht.", "DE"),
        ("Deutsches Recht unter Ausschluss des UN-Kaufrechts.", "DE"),
        ("J.5 Law: Germany.", "DE"),
        ("The applicable law is that of Denmark.", "DK"),
        ("For all questions the legislation in force in Poland is decisive.", "PL"),
        ("Diese Vereinbarung unterliegt ausschließlich deutschem materiellem Recht.", "DE"),
        ("Der Vertrag unterliegt dem Recht der Volksrepublik China.", "CN"),
        ("Auf diese Vereinbarung findet österreichisches Recht Anwendung.", "AT"),
        ("Auf diesen Vertrag ist Schweizer Recht anwendbar.", "CH"),
        ("Es gilt schweizerisches Recht.", "CH"),
        ("Es gilt das Recht des Staates New York.", "US-NY"),
        ("Anwendbares Recht: Frankreich", "FR"),
        ("This Agreement is governed by the laws of the State of New York.", "US-NY"),
        ("It shall be governed by the laws of England and Wales.", "GB-ENG"),
        ("This Agreement is governed by Swiss law.", "CH"),
        ("construed in accordance with English Law", "GB-ENG"),
        ("governed by Delaware law", "US-DE"),
        ("governed by the laws of the State of Delaware, without regard to conflicts of law", "US-DE"),
        ("governed by the laws of the Commonwealth of Massachusetts", "US-MA"),
        ("governed by the laws of the Province of Ontario and the laws of Canada", "CA-ON"),
        ("governed by the laws of the United States of America and by the laws of the State of Utah", "US-UT"),
        ("subject to the laws of the State of Georgia", "US-GA"),
        ("governed by the laws of the People's Republic of China", "CN"),
        ("the laws of Hong Kong shall apply", "HK"),
        ("The laws of the Netherlands govern this agreement.", "NL"),
        ("Governing Law: Delaware", "US-DE"),
        ("# Governing Law\nSingapore\n# Courts\nSingapore", "SG"),
        ("Maßgeblich sind die Gesetze der Volksrepublik China.", "CN"),
        ("This agreement follows the statutes in force in the PRC.", "CN"),
        ("Das Vertragsverhältnis untersteht schweizerischen Rechtsvorschriften.", "CH"),
        ("The law of Singapore controls this Agreement.", "SG"),
        ("Es gilt die Rechtsordnung der Niederlande.", "NL"),
        ("Für diesen Vertrag ist das in Österreich geltende Recht maßgeblich.", "AT"),
        ("Die Abrede ist nach spanischem Rechte zu beurteilen.", "ES"),
        ("Sie wird gemäß den Gesetzen Deutschlands ausgelegt.", "DE"),
        ("Die Gesetze der Republik Singapur regeln nichts anderes; der Vertrag unterliegt ihnen.", "SG"),
        ("Es ist das deutsche materielle Recht maßgeblich.", "DE"),
        ("The law of the Russian Federation is applicable to this contract.", "RU"),
    ],
)
def test_governing_law(text: str, code: str) -> None:
    found = law(text)
    assert found[0].code == code
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("governed by the laws of the State of [State]", "[State]"),
        ("governed by the laws of the State of ________.", "________"),
        ("governed by the laws of the State of [●], without", "[●]"),
        ("governed by the laws of Ruritania", "Ruritania"),
        ("Governing Law\n{governing_law}", "{governing_law}"),
    ],
)
def test_open_or_unknown_law_is_named_without_code(text: str, named: str) -> None:
    (found,) = law(text)
    assert (found.code, found.text) == ("", named)


@pytest.mark.parametrize(
    "text",
    [
        "Acme, a corporation organized and existing under the laws of the State of Delaware, agrees.",
        "eine nach deutschem Recht gegründete Gesellschaft",
        "Die nach türkischem Rechte errichtete Tochter gilt als Dritte.",
        "Auf den Cayman Islands gelten andere Gesetze.",
        "Disclosure is required by law and in accordance with any order.",
        "in compliance with German data protection rules",
        "The copyright laws of the United States apply to software.",
        "Each party shall comply with the statutes in force in Germany.",
        "Es gelten die Vorschriften des Vertrags; die Daten liegen in China.",
        "Die Pflicht gilt nicht, soweit Gesetze der Volksrepublik China eine Offenlegung verlangen.",
        "Alle Rechte bleiben vorbehalten.",
        "Sie ist berechtigt, das Recht der Firma zu nutzen",
    ],
)
def test_no_choice_of_law(text: str) -> None:
    assert law(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gerichtsstand ist Berlin.", "DE"),
        (
            "Ausschließlicher Gerichtsstand für alle Streitigkeiten ist der Sitz der Offenlegenden Partei (Berlin).",
            "DE",
        ),
        ("Gerichtsstand ist, soweit gesetzlich zulässig, Bremen.", "DE"),
        ("Ausschließlich zuständig sind die Gerichte in Hamburg.", "DE"),
        ("Zuständig ist das Landgericht Stuttgart.", "DE"),
        ("Für Streitigkeiten sind die deutschen Gerichte zuständig.", "DE"),
        ("Sitz des Schiedsgerichts ist Zürich.", "CH"),
        ("Schiedsort ist Genf.", "CH"),
        ("Über Streitigkeiten entscheidet ein Schiedsgericht in Hongkong.", "HK"),
        ("An arbitral tribunal sitting in Hong Kong decides on disputes.", "HK"),
        ("The courts of Singapore shall have exclusive jurisdiction.", "SG"),
        ("subject to the exclusive jurisdiction of the English courts", "GB-ENG"),
        ("courts located in New Castle County, Delaware", "US-DE"),
        ("state or federal courts sitting in the State of Maryland", "US-MD"),
        ("Venue shall lie in Munich, Germany.", "DE"),
        ("settled by arbitration seated in Geneva", "CH"),
        ("The place of arbitration is Vienna, Austria.", "AT"),
        ("exclusive jurisdiction of the courts of Paris, Texas", "US-TX"),
        ("the courts of the United States of America located in the State of New York", "US-NY"),
        ("exclusive jurisdiction of the courts of Shanghai", "CN"),
        ("Streitigkeiten entscheidet die CIETAC in Shanghai.", "CN"),
        ("Any quarrel shall be heard at Shenzhen.", "CN"),
        ("All disputes shall be decided in London.", "GB-ENG"),
        ("Streitigkeiten werden in Wien ausgetragen.", "AT"),
        ("Disputes are referred to the SIAC in Singapore.", "SG"),
        ("Courts\ncourts located in San Francisco County, California", "US-CA"),
        ("Zur Entscheidung sind die Gerichte zu Köln berufen.", "DE"),
        ("Es entscheidet ein Gericht in Dubai.", "AE"),
        ("If a court in Kiel requires it, disputes are decided there.", "DE"),
    ],
)
def test_venue(text: str, code: str) -> None:
    found = venue(text)
    assert found[0].code == code
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Gerichtsstand ist der Sitz des Beklagten.",
        "Gerichtsstand ist der Sitz der offenlegenden Partei.",
        "The courts at the registered office of the Disclosing Party have jurisdiction.",
        "courts located in [COUNTY], [STATE]",
        "Gerichtsstand ist Hintertupfing.",
    ],
)
def test_venue_by_reference_or_unknown_has_no_code_but_its_words(text: str) -> None:
    (found,) = venue(text)
    assert found.code == ""
    assert found.text
    assert found.text in text


@pytest.mark.parametrize(
    "text",
    [
        "relief in any court of competent jurisdiction in Germany",
        "disclosed by order of a court in any jurisdiction",
        "Die Parteien treffen sich in Berlin.",
        "Der Empfänger entscheidet in Berlin über den Zugang.",
        "The invention was first heard of at a fair in Shenzhen.",
        "If a court in Munich orders disclosure, the Recipient shall notify the Discloser.",
        "Ordnet ein Gericht in Hamburg die Herausgabe an, ist Nachricht zu geben.",
    ],
)
def test_no_venue(text: str) -> None:
    assert venue(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "All disputes shall be finally settled by arbitration under the ICC rules.",
        "Streitigkeiten werden nach der Schiedsordnung der DIS durch ein Schiedsgericht endgültig entschieden.",
        "The seat of arbitration shall be Vienna.",
        "Sitz des Schiedsgerichts ist Zürich.",
        "Disputes shall be referred to binding arbitration.",
        "Streitigkeiten entscheidet die CIETAC in Shanghai.",
        "Any dispute shall be referred to the HKIAC.",
        "Disputes are settled under the LCIA Rules.",
        "Streitigkeiten werden nach den Regeln der DIS endgültig entschieden.",
        "Über alle Streitfälle befindet die VIAC.",
        "Disputes shall be resolved by the Swiss Chambers' Arbitration Institution.",
        "All disputes are submitted to the ICC in Paris.",
    ],
)
def test_arbitration(text: str) -> None:
    (span,) = arbitration(text)
    assert text[span.start : span.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "Ein Schiedsgericht wird nicht vereinbart; es entscheiden die ordentlichen Gerichte ohne Schiedsverfahren.",
        "Disputes shall not be settled by arbitration.",
        "disclosed in a court proceeding, arbitration or audit",
        "The decision shall not be arbitrary.",
        "Der Wert wird durch einen Schiedsgutachter bestimmt.",
    ],
)
def test_no_arbitration(text: str) -> None:
    assert arbitration(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Gerichtsstand für alle Streitigkeiten ist der Sitz der Nordwerk Antriebe GmbH & Co. KG in Deutschland.",
        "Ausschließlicher Gerichtsstand für Auseinandersetzungen der beiden Parteien ist der Sitz von Alpha in Bremen.",
        "The courts at the registered seat of Nordwerk Drives Ltd in Germany have jurisdiction over all disputes.",
    ],
)
def test_the_place_that_a_seat_is_in_is_the_venue(text: str) -> None:
    assert [place.code for place in venue(text)] == ["DE"]


def test_a_place_in_a_condition_is_no_seat() -> None:
    text = (
        "Gerichtsstand für alle Streitigkeiten der Parteien ist der Sitz des Beklagten, sofern dieser in Bremen sitzt."
    )
    assert [place.code for place in venue(text)] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "1" * 100_000,
        "\n" * 100_000,
        "A " * 50_000,
        "governed by the laws of the " * 4_000,
        "es gilt das Recht der " * 4_000,
        "courts of " * 10_000,
        "Gerichtsstand " * 7_000,
        "settled arbitration " * 5_000,
    ],
    ids=lambda text: repr(text[:8]),
)
@pytest.mark.parametrize("read", [law, venue, arbitration], ids=lambda read: read.__name__)
def test_hostile_text_takes_linear_time(read: Callable[[str], object], text: str) -> None:
    with within(1.5):
        read(text)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    wrapped = f"governed by the laws of {text} courts of {text} Gerichtsstand ist {text}"
    for place in (*law(wrapped), *venue(wrapped)):
        assert wrapped[place.start : place.end] == place.text
    arbitration(wrapped)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Anwendbar ist nicht schweizerisches, sondern deutsches Recht.", "DE"),
        ("It is governed by the law of Germany and not the law of the People's Republic of China.", "DE"),
        ("Not Danish but German law applies.", "DE"),
        ("Österreichisches Recht findet keine Anwendung.", None),
        ("Swiss law does not apply.", None),
        ("Es gilt Schweizer Recht, nicht jedoch das Kollisionsrecht.", "CH"),
    ],
)
def test_a_law_that_is_named_to_be_left_out_is_no_choice(text: str, code: str | None) -> None:
    assert [place.code for place in law(text)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [("German, without its conflict rules", "DE"), ("Schweiz", "CH"), ("not German", None), ("German or Swiss", None)],
)
def test_the_content_of_a_cell_names_one_law(cell: str, code: str | None) -> None:
    place = named_law(cell)
    assert (place.code if place else None) == code
