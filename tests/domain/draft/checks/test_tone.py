"""C-TONE: blame, threat and law are found however they are put; facts, quotes and named clauses are left alone."""

import pytest

from agent.domain.draft.checks.tone import check_tone, faults, own_sentences
from agent.domain.language import Language
from tests.domain.draft.checks.letters import DE, EN, with_body

BAD_DE = [
    "Ihre Abrufdisziplin lässt zu wünschen übrig.",
    "Wir erwarten von Ihnen umgehend eine Stellungnahme.",
    "Es kann nicht sein, dass wir auf der Ware sitzen.",
    "Sie haben Ihre Zusage gebrochen.",
    "Ihre Planung war falsch.",
    "Sonst müssen wir die Preise anheben.",
    "Das ist ein Vertragsbruch.",
    "Sie befinden sich in Verzug.",
    "Wir fordern Schadensersatz.",
    "Schadenersatz behalten wir uns vor.",
    "Sie haben leider erneut zu wenig abgerufen.",
    "Sie haben versäumt, den Plan zu senden.",
    "Leider haben Sie es versäumt.",
    "Dieses Vorgehen ist inakzeptabel.",
    "Eine inakzeptable Entwicklung.",
    "Wir setzen Ihnen eine letzte Frist bis zum 04.12.2026.",
    "Dies ist unsere letzte Mahnung.",
    "Wir mahnen die Abrufe an und haben Sie bereits gemahnt.",
    "Wir setzen Ihnen eine Nachfrist.",
    "Sie haben die Vereinbarung nicht eingehalten.",
    "Ihr Haus hat trotz Zusage nicht reagiert.",
    "Das können wir nicht länger hinnehmen.",
    "Wir sind sehr enttäuscht.",
    "Trotz mehrfacher Erinnerung fehlt der Plan.",
    "Andernfalls sehen wir uns gezwungen zu handeln.",
    "Wir behalten uns rechtliche Schritte vor.",
    "Wir übergeben den Fall unserem Anwalt.",
    "Sie sind verpflichtet, die Menge abzunehmen.",
    "Das ist durch Ihr Verschulden entstanden.",
    "Wir fordern Sie auf, den Plan zu senden.",
    "Schon wieder fehlt der Forecast.",
    "Es fällt eine Vertragsstrafe an.",
    "Ihre Abnahmeverpflichtung besteht fort.",
    "Ihre Untätigkeit kostet uns Geld.",
]
GOOD_DE = [
    "Von 12.500 Stück haben Sie 7.925 Stück abgerufen.",
    "4.575 Stück haben Sie noch nicht abgerufen.",
    "Wir kümmern uns ohne Verzug darum.",
    "Wir möchten Sie an den Termin erinnern.",
    "Leider liegt uns der Plan noch nicht vor.",
    "Wir werden Material und Zeit vorhalten.",
    "Die weiteren Schritte stimmen wir gemeinsam ab.",
    "Es droht ein Engpass ab März.",
    "Die Kündigungsfrist beträgt drei Monate.",
    "Die Frist für die Bestellung endet am 04.12.2026.",
    "Besten Dank für Ihre Antwort.",
    "Nach § 4 Abs. 2 fällt eine Vertragsstrafe an.",
    "Zum Verzug gilt Ziffer 5.2 des Vertrags.",
    "Haben Sie unsere Mail erhalten?",
    "Ihr Kollege schrieb: „Das ist ein Vertragsbruch!“",
    "Der Kunde Ihres Hauses hat seinen Bedarf geändert.",
    "Am besten passt uns der Donnerstag.",
    "Wir bestätigen Ihre Bestellung und den Bestand.",
    "Der Versand erfolgt ab Werk.",
    "Die Aufforderung zur Angebotsabgabe haben wir erhalten.",
    "Wir tun unser Bestes.",
    "Unsere besten Wünsche begleiten Sie.",
    "Das Amtsgericht Bremen führt unser Register.",
    "Eine Gesellschaft mit beschränkter Haftung.",
]
BAD_EN = [
    "Your planning was poor.",
    "You broke your promise.",
    "We expect an immediate explanation.",
    "Otherwise we will have to raise prices.",
    "This is a breach of contract.",
    "You have breached the agreement.",
    "You are in default.",
    "A penalty applies.",
    "Penalties will be due.",
    "You failed to call off the quantity.",
    "Your failure to send the plan costs us money.",
    "This is unacceptable.",
    "This is our final warning.",
    "Please take this as a last reminder.",
    "We will take legal action.",
    "Our lawyers will contact you.",
    "We will claim damages.",
    "You have not complied with the plan.",
    "You did not reply.",
    "Unfortunately, once again the plan is missing.",
    "Despite repeated reminders the plan is missing.",
    "We are very disappointed.",
    "We must insist on an answer.",
    "We have no choice but to stop.",
    "You are obliged to take the quantity.",
    "This happened through your own fault.",
    "We reserve all rights.",
    "You are liable for it.",
    "This cannot be tolerated.",
    "We demand an answer.",
    "You have repeatedly ignored the plan.",
    "There will be serious consequences.",
]
GOOD_EN = [
    "7,925 of 12,500 pieces were called off.",
    "4,575 pieces have not been called off yet.",
    "By default we deliver to your plant.",
    "The default address is your plant.",
    "We failed to reach you by telephone.",
    "Please check the goods for transport damages.",
    "You can change the plan without penalty.",
    "We would like to remind you of the meeting.",
    "The notice period is three months.",
    "Under clause 4.2 a penalty applies.",
    "Section 7 governs default.",
    "Your colleague wrote: “This is a breach of contract!”",
    "We will do our best.",
    "Our best regards to your team.",
    "Our largest order so far was in May.",
    "The deadline is 4 December.",
    "Unfortunately we do not have the plan yet.",
    "We would be glad to hear your view.",
    "Have you received our message?",
    "Sue Miller will join us.",
    "The next steps are for us to agree.",
    "A shortage is possible from March.",
    "Best in April, if possible.",
]
PRAISE = [
    (DE, "Wir sind Marktführer."),
    (DE, "Unsere erstklassigen Teile überzeugen."),
    (DE, "Wir sind der beste Lieferant."),
    (DE, "Unser Service ist unschlagbar."),
    (EN, "We are a market leader."),
    (EN, "Our world-class parts convince."),
    (EN, "We offer the best service."),
    (EN, "Our quality is second to none."),
]


@pytest.mark.parametrize(("language", "said"), [(DE, each) for each in BAD_DE] + [(EN, each) for each in BAD_EN])
def test_blame_threat_and_law_are_shown_with_their_place(language: Language, said: str) -> None:
    check = check_tone(with_body(f"Text davor. {said}", language))
    assert (check.code, check.ok, check.blocking) == ("checks.tone.words", False, False)
    assert check.values["found"].strip(".…").split()[0] in said


@pytest.mark.parametrize(("language", "said"), [(DE, each) for each in GOOD_DE] + [(EN, each) for each in GOOD_EN])
def test_facts_quotes_and_named_clauses_are_left_alone(language: Language, said: str) -> None:
    assert check_tone(with_body(said, language)).code == "checks.tone.ok"


def test_a_named_clause_excuses_the_law_but_no_blame() -> None:
    assert check_tone(with_body("Nach § 4 haben Sie es versäumt.", DE)).code == "checks.tone.words"
    assert check_tone(with_body("Under clause 4 you failed to do it.", EN)).code == "checks.tone.words"


def test_a_clause_of_another_sentence_excuses_nothing() -> None:
    assert not check_tone(with_body("Es gilt § 4. Eine Vertragsstrafe fällt an.", DE)).ok


@pytest.mark.parametrize(("language", "said"), PRAISE)
def test_praise_of_ourselves_is_shown(language: Language, said: str) -> None:
    assert check_tone(with_body(said, language)).code == "checks.tone.praise"


@pytest.mark.parametrize("said", ["Vielen Dank!", "Danke ! Bis bald.", "Ja！"])
def test_exclamation_marks_are_shown(said: str) -> None:
    check = check_tone(with_body(said, DE))
    assert check.code == "checks.tone.exclamation"
    assert "!" in check.values["found"] or "！" in check.values["found"]


def test_the_subject_counts_and_tables_do_not() -> None:
    assert check_tone(with_body("Text.", DE, subject="Letzte Mahnung RV-1")).code == "checks.tone.words"
    assert check_tone(with_body("| Mahnung! |\n|---|\n| 1 |", DE)).ok
    assert check_tone(with_body("> Sie sind in Verzug!", DE)).ok


def test_faults_alone_can_be_asked_for() -> None:
    said = own_sentences("Betreff", "Sie haben es versäumt. Es gilt eine Vertragsstrafe.")
    assert faults(said, DE) == ["Sie haben es versäumt."]
