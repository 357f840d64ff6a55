"""German and English are told apart, other languages are not taken for either."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.domain.language import Language, detect, is_known, shares

GERMAN = (
    "Die Parteien behandeln alle Unterlagen, die sie von der anderen Partei erhalten, streng vertraulich und geben"
    " sie nicht an Dritte weiter, soweit nicht das Gesetz oder eine Behörde dies verlangt. Diese Pflicht gilt auch"
    " für Mitarbeiter und Berater, die bei der Prüfung des Vorhabens mitwirken."
)
ENGLISH = (
    "The parties shall treat all documents which they receive from the other party as strictly confidential and"
    " shall not pass them on to any third party unless the law or an authority requires it. This duty shall also"
    " bind employees and advisers who take part in the review of the project."
)
FOREIGN = {
    "french": "Les parties traitent tous les documents qu'elles reçoivent de l'autre partie comme strictement"
    " confidentiels et ne les communiquent pas à des tiers, sauf si la loi ou une autorité l'exige. Cette"
    " obligation lie aussi les salariés et les conseillers qui participent à l'examen du projet pour une durée"
    " de cinq ans.",
    "spanish": "Las partes tratarán todos los documentos que reciban de la otra parte como estrictamente"
    " confidenciales y no los entregarán a terceros, salvo que la ley o una autoridad lo exija. Esta obligación"
    " vincula también a los empleados y asesores que participen en el examen del proyecto durante cinco años.",
    "italian": "Le parti trattano tutti i documenti che ricevono dall'altra parte come strettamente riservati e non"
    " li consegnano a terzi, salvo che la legge o un'autorità lo richieda. Questo obbligo vincola anche i"
    " dipendenti e i consulenti che partecipano all'esame del progetto per la durata di cinque anni.",
    "dutch": "Partijen behandelen alle documenten die zij van de andere partij ontvangen als strikt vertrouwelijk en"
    " verstrekken deze niet aan derden, tenzij de wet of een overheid dit eist. Deze verplichting geldt ook voor"
    " werknemers en adviseurs die aan het onderzoek van het project deelnemen, en wel voor vijf jaar.",
    "polish": "Strony traktują wszystkie dokumenty otrzymane od drugiej strony jako ściśle poufne i nie przekazują ich"
    " osobom trzecim, chyba że wymaga tego prawo lub organ władzy. Obowiązek ten wiąże również pracowników oraz"
    " doradców, którzy biorą udział w badaniu projektu, przez okres pięciu lat od dnia podpisania umowy przez strony.",
    "hungarian": "A felek szigorúan bizalmasan kezelnek minden dokumentumot, amelyet egymástól kapnak, és azokat"
    " harmadik személynek nem adják tovább, kivéve ha ezt jogszabály vagy hatóság előírja. Ez kötelezi azokat az"
    " alkalmazottakat és tanácsadókat is, akik részt vesznek a projekt vizsgálatában öt éven keresztül folyamatosan.",
    "russian": "Стороны обязуются считать все документы, полученные от другой стороны, строго конфиденциальными и не"
    " передавать их третьим лицам, если этого не требует закон. Обязанность действует пять лет.",
    "chinese": "双方应对从对方收到的所有文件严格保密，未经对方事先书面同意，不得向任何第三方披露。" * 4,
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, Language.DE),
        (ENGLISH, Language.EN),
        ("Wie hoch ist die Liefertreue im Juni?", Language.DE),
        ("What is the delivery rate of Heliotec in June?", Language.EN),
        ("Bitte zeige mir den Bestand", Language.DE),
        ("please show me the stock", Language.EN),
        ("Biete ihm 4 % Nachlass an.", Language.DE),
        ("Offer him a 4 % discount.", Language.EN),
        ("und Heliotec", Language.DE),
        ("ja bitte", Language.DE),
        ("show me", Language.EN),
        ("Ich will das so", Language.DE),
        ("When was I last in Berlin?", Language.EN),
        ("Briefing Nordwerk tomorrow", Language.EN),
        ("Briefing Nordwerk morgen", Language.DE),
        (f"{GERMAN} Non-Disclosure Agreement, Confidential Information", Language.DE),
        (f"{ENGLISH} Gesellschaft mit beschränkter Haftung", Language.EN),
    ],
)
def test_detects_the_language(text: str, language: Language) -> None:
    assert detect(text) is language


def test_without_function_words_umlauts_and_then_the_default_decide() -> None:
    assert detect("Vertragsprüfung Müller") is Language.DE
    assert detect("OTIF 2026", default=Language.EN) is Language.EN
    assert detect("OTIF 2026") is Language.DE


@pytest.mark.parametrize("name", FOREIGN)
def test_other_languages_are_not_known(name: str) -> None:
    assert not is_known(FOREIGN[name])


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, GERMAN.upper(), f"{GERMAN}\n{ENGLISH}"])
def test_german_and_english_are_known(text: str) -> None:
    assert is_known(text)


@pytest.mark.parametrize(
    "text",
    ["", "12345", "Bon de commande", "Los geht's", "Rechnung 4711 " * 3, "https://melchers.example/a?b=c"],
)
def test_short_texts_are_given_the_benefit_of_the_doubt(text: str) -> None:
    assert is_known(text)


def test_a_german_price_list_is_known() -> None:
    rows = [f"MC-{n} Kugellager Wälzlager Edelstahl {n},00 EUR je Stück" for n in range(100, 130)]
    assert is_known(
        "Preisliste für das Jahr 2026, gültig bis zum Ende der Saison\n" + "\n".join(rows) + "\nmit Rabatt und Skonto"
        " auf die Preise der Liste, nur für Kunden mit Rahmenvertrag und bei Abnahme im Quartal" * 2
    )


def test_a_french_letter_with_german_names_is_not_known() -> None:
    letter = FOREIGN["french"] + " Müller & Söhne GmbH, Straße der Einheit, München"
    assert not is_known(letter)


@given(st.text(max_size=400))
@settings(deadline=None)
def test_never_fails_and_shares_are_shares(text: str) -> None:
    assert detect(text) in Language
    assert isinstance(is_known(text), bool)
    assert all(0 <= share <= 1 for share in shares(text).values())


@pytest.mark.parametrize("default", list(Language))
def test_names_and_figures_say_nothing(default: Language) -> None:
    """Words of both languages, as "in" and "an", do not decide."""
    for text in ("OTIF Nordwerk?", "MC-10432", "OTIF in Q3", "4 %"):
        assert detect(text, default) is default
