"""C-LANG: one language, the polite form, and the salutation that the contact is stored with."""

import pytest

from agent.domain.contacts.activity import Contact
from agent.domain.draft.checks.language import check_language
from agent.domain.draft.draft import DraftKind
from agent.domain.facts.fact import FactUnit
from agent.domain.language import Language
from tests.domain.draft.checks.letters import CLOSED, DE, EN, draft, with_body
from tests.domain.draft.facts_of_drafts import fact

FOREIGN = [
    (DE, "Please let us know which date would suit you."),
    (DE, "We are looking forward to your reply."),
    (DE, "Wir danken Ihnen. Could you send us the plan by Friday?"),
    (DE, "Vielen Dank. Please confirm the order soon."),
    (DE, "- Thank you for the plan\n- Wir prüfen ihn"),
    (DE, "Hier sind 1.200 pieces geplant."),
    (DE, "Die Lieferung kommt am 4 December bei Ihnen an."),
    (DE, "Der Plan gilt ab week 48 für Ihr Werk."),
    (DE, "Nous vous remercions pour votre commande et nous attendons avec plaisir votre réponse cette semaine encore."),
    (DE, "This is the plan that we have agreed with your team."),
    (DE, "Wir danken für den Plan, thank you."),
    (EN, "Bitte teilen Sie uns mit, welcher Termin Ihnen passt."),
    (EN, "Wir freuen uns auf Ihre Antwort."),
    (EN, "Thank you. Könnten Sie uns den Plan bis Freitag senden?"),
    (EN, "We planned 1.200 Stück for you."),
    (EN, "The Rahmenvertrag ends in May."),
    (EN, "Your Abrufe are below plan."),
    (EN, "We will meet at 10:00 Uhr."),
    (EN, "Delivery is due in KW 48."),
    (EN, "The goods are ready, z. B. for May."),
    (EN, "Please see our Bestellung."),
    (EN, "The plan is gültig until May."),
    (EN, "We made the Planänderung for you."),
    (EN, "We meet on 4 Dezember."),
    (EN, "Mit freundlichen Grüßen from all of us."),
    (EN, "- für Ihr Werk\n- for your plant"),
]
OWN = [
    (DE, "Das OTIF-Ergebnis und der Forecast liegen vor."),
    (DE, "Ihr Kollege schrieb: „Please send the plan to us.“"),
    (DE, "Artikel MC-10432, Flansch DN 50, 1.200 Stück"),
    (DE, "Im Meeting sprechen wir über Just in Time und Call-offs."),
    (DE, "Wir haben Ihnen und Ihrem Team geschrieben."),
    (DE, "Ihre Frage und Ihr Bedarf sind uns wichtig."),
    (DE, "Danke."),
    (DE, "Am 4. Dezember will der Versand in Bremen die Ware verladen."),
    (DE, "Wie was und wann, das klären wir so."),
    (DE, "Frau Priya Nair und Herr James Holloway nehmen teil."),
    (DE, "> Please confirm the order by Friday."),
    (DE, "| Article | the quantity of the year |\n|---|---|\n| a | b |"),
    (DE, "Der State of the Art ist uns wichtig und bekannt."),
    (EN, "Dear colleagues at Brück & Söhne Landtechnik are copied."),
    (EN, "Ms Kröger and Dr Weiß will join us."),
    (EN, "Your colleague wrote: „Wir freuen uns auf Ihre Antwort.“"),
    (EN, "MC-10432, 1,200 pieces"),
    (EN, "Thanks."),
    (EN, "The plant in Nürnberg and the office in München are open."),
    (EN, "We die-cast the part in an hour."),
    (EN, "At all times the man on duty was there."),
    (EN, "> Bitte bestätigen Sie den Auftrag bis Freitag."),
    (EN, "Our office is in Köln, near the cathedral."),
    (EN, "The kick-off with Mr Öhler is in May."),
    (EN, "We have noted your demand for 2027."),
    (EN, "Marie Lefèvre has confirmed the date."),
]
FAMILIAR = [
    "Kannst du uns den Plan senden?",
    "Wir danken dir für den Plan.",
    "Wann hast Du Zeit?",
    "Wir freuen uns auf dich.",
    "Wie ist dein Bedarf im Mai?",
    "Deine Antwort fehlt uns noch.",
    "Wir danken euch für die Zeit.",
    "Wie ist eure Planung?",
    "Habt ihr den Plan schon fertig?",
    "Wenn ihr wollt und könnt ihr das prüfen?",
    "Euer Team hat uns geholfen.",
    "Bitte senden sie uns den Plan.",
    "Wir melden uns bei Dir.",
    "Wir kommen mit Dir ins Werk.",
]
POLITE = [
    "Haben Sie und Ihr Team Zeit?",
    "Wir danken Ihnen für Ihre Antwort.",
    "Die Ware und ihr Zustand sind gut.",
    "Das Werk liegt an der Rue du Port.",
    "Der Artikel und ihre Varianten sind lieferbar.",
    "Bitte senden Sie uns den Plan.",
    "Sie können den Plan mit ihr besprechen.",
    "Die Teile, die sie fertigen, passen.",
]


@pytest.mark.parametrize(("language", "said"), FOREIGN)
def test_a_sentence_in_another_language_is_shown(language: Language, said: str) -> None:
    check = check_language(with_body(said, language))
    assert (check.code, check.blocking) == ("checks.lang.foreign", False)
    assert check.values["found"].rstrip("…")[:15] in said.replace("\n- ", ", ")


@pytest.mark.parametrize(("language", "said"), OWN)
def test_names_quotes_terms_and_tables_are_left_alone(language: Language, said: str) -> None:
    assert check_language(with_body(said, language)).code == "checks.lang.ok"


@pytest.mark.parametrize("said", FAMILIAR)
def test_the_familiar_form_is_shown(said: str) -> None:
    assert check_language(with_body(said, DE)).code == "checks.lang.familiar"


@pytest.mark.parametrize("said", POLITE)
def test_the_polite_form_passes(said: str) -> None:
    assert check_language(with_body(said, DE)).code == "checks.lang.ok"


def test_names_of_the_facts_may_be_in_any_language() -> None:
    said = "The article Getriebewelle für Bestückung is ready."
    name = fact("name", "Getriebewelle für Bestückung", FactUnit.TEXT)
    assert not check_language(with_body(said, EN)).ok
    assert check_language(with_body(said, EN, facts=(name,))).ok


@pytest.mark.parametrize(
    ("language", "line", "code"),
    [
        (DE, "Sehr geehrte Frau Dr. Weiß,", "ok"),
        (DE, "Hallo Tom,", "ok"),
        (DE, "Guten Tag Herr Brück,", "ok"),
        (DE, "Sehr geehrte Damen und Herren,", "ok"),
        (DE, "Liebe Frau Weiß,", "ok"),
        (DE, "Guten Morgen,", "ok"),
        (DE, "Dear Ms Weiß,", "salutation_language"),
        (DE, "Hi Tom,", "salutation_language"),
        (DE, "anbei der Plan.", "salutation"),
        (EN, "Dear Dr Weiß,", "ok"),
        (EN, "Hello Tom,", "ok"),
        (EN, "Dear Sir or Madam,", "ok"),
        (EN, "Good morning,", "ok"),
        (EN, "Sehr geehrte Frau Weiß,", "salutation_language"),
        (EN, "Hallo Tom,", "salutation_language"),
        (EN, "Here is the plan.", "salutation"),
    ],
)
def test_the_salutation_is_there_and_in_the_language(language: Language, line: str, code: str) -> None:
    body = "Wir danken Ihnen für den Plan." if language is DE else "Thank you for the plan."
    check = check_language(draft(f"{line}\n\n{body}\n\n{CLOSED[language]}", language))
    assert check.code == f"checks.lang.{code}"


@pytest.mark.parametrize(
    ("stored", "name", "line", "ok"),
    [
        ("Sehr geehrte Frau Weiß", "Anja Weiß", "Sehr geehrter Herr Weiß,", False),
        ("Sehr geehrte Frau Weiß", "Anja Weiß", "Sehr geehrte Frau Weiß,", True),
        ("Sehr geehrte Frau Weiß", "Anja Weiß", "Guten Tag Frau Weiß,", True),
        ("Sehr geehrte Frau Weiß", "Anja Weiß", "Hallo Anja,", False),
        ("Sehr geehrte Frau Weiß", "Anja Weiß", "Sehr geehrte Damen und Herren,", True),
        ("Hallo Anja", "Anja Weiß", "Hallo Anja,", True),
        ("Hallo Anja", "Anja Weiß", "Sehr geehrte Frau Weiß,", True),
        ("", "Anja Weiß", "Guten Tag Anja Weiß,", True),
        ("", "Anja Weiß", "Hallo Anja,", False),
    ],
)
def test_the_salutation_fits_the_stored_form(stored: str, name: str, line: str, ok: bool) -> None:
    contact = Contact("P", "C", name, "a.weiss@kranich.example", salutation=stored)
    text = f"{line}\n\nWir danken Ihnen für den Plan.\n\n{CLOSED[DE]}"
    check = check_language(draft(text, DE, to=("A.Weiss@kranich.example",)), [contact])
    assert check.code == ("checks.lang.ok" if ok else "checks.lang.form")
    assert check_language(draft(text, DE, to=("other@kranich.example",)), [contact]).ok


def test_a_text_that_stays_inside_needs_no_salutation() -> None:
    assert check_language(draft("Wir danken Ihnen für den Plan.", DE, DraftKind.CRM_NOTE)).ok
    assert not check_language(draft("Wir danken Ihnen für den Plan.", DE)).ok
