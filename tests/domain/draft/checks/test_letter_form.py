"""C-FORM: a business letter in the form of its language, with our own data under it."""

from dataclasses import replace

import pytest

from agent.domain.draft.checks.form import check_form
from agent.domain.draft.checks.letter import letter
from agent.domain.draft.draft import DraftKind
from agent.domain.drafting.company import Company
from agent.domain.language import Language
from agent.domain.messages import message
from tests.domain.draft.checks.letters import CLOSED, COMPANY, DE, EN, draft, letter_of, with_body

FIGURES = [
    (DE, "percent", "Das sind 63,4% der Menge."),
    (DE, "percent", "Das sind 63.4 % der Menge."),
    (DE, "percent", "Um 10% mehr."),
    (DE, "money", "Das kostet € 1.250,00 im Monat."),
    (DE, "money", "Das kostet 1,250.00 € im Monat."),
    (DE, "money", "Das kostet €1,250."),
    (DE, "money", "Das kostet 12500,00 € im Jahr."),
    (DE, "money", "Das kostet 12.50 EUR."),
    (DE, "money", "Das kostet 50€ mehr."),
    (DE, "number", "Es sind 1,250 Stück geplant."),
    (DE, "number", "Es sind 12500 Stück geplant."),
    (DE, "number", "Es sind 1,250,000 geplant."),
    (DE, "number", "Es sind 50Stück geplant."),
    (DE, "date", "Wir kommen am 2026-12-03 zu Ihnen."),
    (DE, "date", "Wir kommen am 3.12.2026."),
    (DE, "date", "Wir kommen am 03/12/2026."),
    (DE, "date", "Wir kommen am 03.12.26 zu Ihnen."),
    (DE, "date", "Wir kommen am December 3, 2026."),
    (DE, "date", "Wir kommen am 3 Dezember zu Ihnen."),
    (DE, "date", "Wir kommen am 3.Dezember zu Ihnen."),
    (DE, "date", "Am 3 March kommt es."),
    (EN, "percent", "That is 63.4 % of it."),
    (EN, "percent", "That is 63,4% of it."),
    (EN, "percent", "It is 10\u00a0% more."),
    (EN, "money", "It costs 1,250.00 € a month."),
    (EN, "money", "It costs €1.250,00 a month."),
    (EN, "money", "It costs € 50."),
    (EN, "money", "It costs €12,50 each."),
    (EN, "money", "It costs €12500 a year."),
    (EN, "money", "It costs EUR 1.250."),
    (EN, "number", "There are 1.250 pieces."),
    (EN, "number", "There are 12500 pieces."),
    (EN, "number", "There are 1.250.000 of them."),
    (EN, "date", "We come on 03/12/2026."),
    (EN, "date", "We come on 2026-12-03."),
    (EN, "date", "We come on 03.12.2026."),
    (EN, "date", "We come on December 3, 2026."),
    (EN, "date", "We come on 3. December."),
    (EN, "date", "We come by 3.12. at noon."),
    (EN, "date", "We come on 3rd December."),
    (EN, "date", "We come on 3 Dezember."),
    (EN, "date", "We come on 12/3/26."),
]
GOOD = [
    (DE, "Das sind 63,4 % der Menge."),
    (DE, "Das sind 10\u00a0% und 10\u202f% mehr."),
    (DE, "Das kostet 1.250,00 € im Monat."),
    (DE, "Das kostet 12,50 € je Stück, 1250,00 € im Jahr."),
    (DE, "Es sind 1.250 Stück und 950 Stück."),
    (DE, "Das Maß ist 0,025 mm."),
    (DE, "Wir kommen am 03.12.2026."),
    (DE, "Wir kommen am 3. Dezember 2026."),
    (DE, "Wir kommen am 15. März."),
    (DE, "Am 03.12. um 10:30 Uhr."),
    (DE, "Der Vertrag RV-2024-017 gilt für MC-10432."),
    (DE, "Nach Ziffer 3.1.2 und § 4 gilt es."),
    (DE, "Im Mai 2026 und in KW 48."),
    (DE, "Sie schrieben: „63,4% am 2026-12-03“."),
    (DE, "> Am 2026-12-03, 63,4%"),
    (DE, "Die Norm DIN 5008 und ISO 9001:2015."),
    (DE, "Die Datei RV-2026-12-03-017 liegt bei."),
    (DE, "Die Telefonnummer ist 0421 5550140."),
    (DE, "Der Artikel 10432 ist da."),
    (DE, "Zwischen 1,5 und 2,5 Tonnen."),
    (EN, "That is 63.4% of it."),
    (EN, "It costs €1,250.00 a month."),
    (EN, "It costs €12.50 each and EUR 1,250.00 a year."),
    (EN, "There are 1,250 pieces and 950 pieces."),
    (EN, "The size is 0.025 mm."),
    (EN, "We come on 3 December 2026."),
    (EN, "We come in March 2026."),
    (EN, "Under clause 4.2. Section 3.1.2 applies."),
    (EN, "Framework agreement RV-2024-017 covers MC-10432."),
    (EN, "We meet at 10:30."),
    (EN, "You wrote: “63,4% on 03/12/2026”."),
    (EN, "> On 03/12/2026, 63,4%"),
    (EN, "ISO 9001:2015 applies."),
    (EN, "In week 48 of 2026."),
    (EN, "We may come, or you may."),
    (EN, "Between 1.5 and 2.5 tonnes."),
    (EN, "We come on 3 May."),
    (EN, "In May 15 pieces arrive."),
    (EN, "The version is 2.1."),
    (EN, "It took 1.250 seconds."),
]
SUBJECTS = [
    ("Betreff: Rahmenvertrag RV-2024-017", "subject_label"),
    ("Subject: call-off status", "subject_label"),
    ("AW: AW: Abruf Flansch", "subject_label"),
    ("Re: Fwd: call-off flange", "subject_label"),
    ("Termin", "subject"),
    ("Kurze Frage", "subject"),
    ("Update", "subject"),
    ("", "subject_none"),
    ("Your order", "subject"),
    ("AW: Abruf Flansch", "ok"),
    ("Flansch DN 50 freigegeben", "ok"),
    ("Nachbestellung MC-10432", "ok"),
    ("Re-order MC-10432", "ok"),
    ("Betreffende Artikel: Flansch", "ok"),
]


@pytest.mark.parametrize(("language", "code", "said"), FIGURES)
def test_figures_of_another_habit_are_shown(language: Language, code: str, said: str) -> None:
    check = check_form(with_body(said, language), COMPANY)
    assert (check.code, check.blocking) == (f"checks.form.{code}", False)
    assert check.values["found"].split(", ")[0] in said.replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "said"), GOOD)
def test_figures_of_the_language_and_ids_pass(language: Language, said: str) -> None:
    first = "wir danken Ihnen." if language is DE else "Thank you."
    check = check_form(with_body(f"{first}\n\n{said}", language), COMPANY)
    assert (check.code, dict(check.values)) == ("checks.form.ok", {})


@pytest.mark.parametrize(("subject", "code"), SUBJECTS)
def test_the_subject_is_specific_and_has_no_label(subject: str, code: str) -> None:
    check = check_form(with_body("vielen Dank.", DE, subject=subject), COMPANY)
    assert check.code == f"checks.form.{code}"


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        (DE, "Sehr geehrte Frau K,\n\nwir danken.\n\n{}", "ok"),
        (DE, "Hallo Tom,\n\nIhr Plan ist da.\n\n{}", "ok"),
        (DE, "Hallo Tom,\n\nSie haben recht.\n\n{}", "ok"),
        (DE, "Hallo Tom,\n\nOTIF liegt vor.\n\n{}", "ok"),
        (DE, "Sehr geehrte Frau K,\nwir danken.\n\n{}", "blank_line"),
        (DE, "Sehr geehrte Frau K\n\nwir danken.\n\n{}", "salutation_comma"),
        (DE, "Sehr geehrte Frau K,\n\nWir danken.\n\n{}", "small_letter"),
        (DE, "Hallo Tom,\n\nVielen Dank.\n\n{}", "small_letter"),
        (DE, "Hallo Tom,\n\nwir danken.\n{}", "blank_line"),
        (DE, "Hallo Tom,\n\nwir danken.\nDer Plan ist da.\n\n{}", "blank_line"),
        (DE, "Betreff: Plan\n\nHallo Tom,\n\nwir danken.\n\n{}", "subject_label"),
        (EN, "Dear Tom,\n\nThank you.\n\n{}", "ok"),
        (EN, "Dear Tom,\nThank you.\n\n{}", "blank_line"),
        (EN, "Dear Tom\n\nThank you.\n\n{}", "salutation_comma"),
        (EN, "Dear Tom,\n\nThank you.\n{}", "blank_line"),
        (EN, "Dear Tom,\n\nThank you.\nThe plan is here.\n\n{}", "blank_line"),
        (EN, "Subject: plan\n\nDear Tom,\n\nThank you.\n\n{}", "subject_label"),
    ],
)
def test_salutation_and_paragraphs_stand_apart(language: Language, text: str, code: str) -> None:
    assert check_form(draft(text.format(CLOSED[language]), language), COMPANY).code == f"checks.form.{code}"


def test_lines_that_are_wrapped_are_one_paragraph() -> None:
    wrapped = "wir danken Ihnen für den Plan und für das ausführliche Gespräch in Ihrem Werk. \nDas hat uns geholfen."
    assert check_form(with_body(wrapped, DE), COMPANY).ok


@pytest.mark.parametrize(
    ("language", "old", "new", "code"),
    [
        (DE, "Mit freundlichen Grüßen", "Mit freundlichen Grüßen,", "closing"),
        (DE, "Mit freundlichen Grüßen", "MfG", "closing_none"),
        (DE, "Mit freundlichen Grüßen", "Kind regards,", "closing"),
        (DE, "Mit freundlichen Grüßen", "Mit freundlichen Grüßen aus Bremen", "ok"),
        (DE, "Mit freundlichen Grüßen\n\n", "Mit freundlichen Grüßen\n", "blank_line"),
        (DE, "HRB 4711", "HRB 4712", "signature"),
        (DE, "Eva Muster, ", "", "signature"),
        (DE, "5550140", "5550141", "signature"),
        (DE, "Probeweg 3", "Probeweg 4", "signature"),
        (DE, "USt-IdNr.: DE999999999", "USt-IdNr.: DE999999998", "signature"),
        (DE, "Key Account Management", "IBAN DE02 1203 0000 0000 2020 51", "signature_other"),
        (DE, "Key Account Management", "Mobil 0171 2345678", "signature_other"),
        (DE, "DE999999999", "DE999999999\n\nAnlage: Abrufe_RV-2024-017_2026-11-22.xlsx", "ok"),
        (EN, "Kind regards,", "Kind regards", "closing"),
        (EN, "Kind regards,", "Mit freundlichen Grüßen", "closing"),
        (EN, "Kind regards,", "Yours sincerely,", "ok"),
        (EN, "Kind regards,\n\n", "Kind regards,\n", "blank_line"),
        (EN, "HRB 4711", "HRB 4712", "signature"),
        (EN, "Managing Directors: Eva Muster, Jan Probe | ", "", "signature"),
        (EN, "Registered office: Musterstadt", "Registered office: Berlin", "signature"),
        (EN, "Key Account Management", "Mobile +44 20 7946 0018", "signature_other"),
    ],
)
def test_closing_and_company_data_are_complete(language: Language, old: str, new: str, code: str) -> None:
    good = letter_of(DraftKind.EMAIL, language)
    assert old in good.content.text
    changed = replace(good, content=replace(good.content, text=good.content.text.replace(old, new, 1)))
    check = check_form(changed, COMPANY)
    assert (check.code, check.blocking) == (f"checks.form.{code}", False)


def test_without_our_data_the_labels_must_be_there() -> None:
    text = with_body("vielen Dank.", DE).content.text
    assert check_form(draft(text, DE)).ok
    check = check_form(draft(text.replace("HRB 4711", "").replace("Geschäftsführung", "Team"), DE))
    assert check.values["found"] == "HRB, Geschäftsführung / managing directors"
    assert check_form(draft(text[: text.index("Katharina")].strip(), DE)).code == "checks.form.signature_none"


def test_the_data_are_those_of_the_company() -> None:
    other: Company = replace(COMPANY, seat="Berlin")
    assert check_form(letter_of(DraftKind.EMAIL, DE), other).code == "checks.form.signature"


def test_what_is_missing_is_named_and_not_shown_as_a_dash() -> None:
    bare = draft("Guten Tag,\n\nvielen Dank.", DE)
    assert check_form(bare, COMPANY).code == "checks.form.closing_none"
    unsigned = draft("Guten Tag,\n\nvielen Dank.\n\nMit freundlichen Grüßen\n", DE)
    assert check_form(unsigned, COMPANY).code == "checks.form.signature_none"
    for each in (check_form(bare, COMPANY), check_form(unsigned, COMPANY)):
        for language in (DE, EN):
            assert "–" not in message(each.code, language, **each.values)


def test_a_salutation_may_name_nobody_and_the_text_may_go_on_behind_it() -> None:
    assert letter("Guten Tag,\n\nvielen Dank.").salutation == "Guten Tag,"
    parts = letter("Guten Tag, wann können wir sprechen?")
    assert (parts.salutation, parts.blocks[0].text) == ("Guten Tag,", "wann können wir sprechen?")
    one_line = draft(f"Guten Tag, vielen Dank.\n\n{CLOSED[DE]}", DE)
    assert check_form(one_line, COMPANY).code == "checks.form.blank_line"


def test_items_may_begin_like_a_month() -> None:
    blocks = letter("- Decision rights\n- Marketing\n- Mailing").blocks
    assert [each.text for each in blocks] == ["Decision rights", "Marketing", "Mailing"]
