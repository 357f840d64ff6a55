"""C-ASK: one request with a verb, somebody it is asked of, and a day; or information only."""

import pytest

from agent.domain.draft.checks.ask import asks, check_ask, main_asks
from agent.domain.language import Language
from tests.domain.draft.checks.letters import DE, EN, with_body

OK = [
    (DE, "Bitte senden Sie uns den Plan bis zum 04.12.2026."),
    (DE, "Könnten Sie uns den Plan bis Freitag senden?"),
    (DE, "Wir bitten Sie, die Menge bis Ende der Woche zu bestätigen."),
    (DE, "Passt Ihnen der 03.12.2026 um 10:30 Uhr? Bitte antworten Sie bis zum 30.11.2026."),
    (DE, "Bitte geben Sie uns bis zum 30.11.2026 Bescheid: Passt Ihnen der 03.12.2026?"),
    (DE, "Welcher Termin passt Ihnen?\n\n- Donnerstag, 03.12.2026\n- Montag, 07.12.2026"),
    (DE, "- Donnerstag, 03.12.2026\n- Montag, 07.12.2026\n\nWelcher Termin passt Ihnen am besten?"),
    (DE, "Bitte teilen Sie uns in KW 49 mit, ob der Plan gilt. Wie entwickelt sich Ihr Bedarf?"),
    (DE, "Haben Sie am 03.12.2026 um 10:00 Uhr Zeit?"),
    (DE, "Ist der 3. Dezember für Sie möglich?"),
    (DE, "Wir freuen uns auf Ihre Rückmeldung bis zum 4. Dezember 2026."),
    (DE, "Wann können wir sprechen?"),
    (DE, "Wann startet Ihre Fertigung? Bitte senden Sie uns den Plan bis zum 04.12.2026."),
    (EN, "When can we talk?"),
    (EN, "When will you call off the rest?"),
    (DE, "Diese Mail dient zu Ihrer Information."),
    (DE, "Zur Information: Der Flansch ist freigegeben."),
    (DE, "Eine Antwort ist nicht erforderlich. Eine Rückmeldung ist keine Pflicht, keine Antwort nötig."),
    (DE, "Bitte prüfen Sie unsere Mail vom 01.11.2026 bis nächste Woche."),
    (DE, "Senden Sie uns bitte innerhalb von zehn Tagen den Plan."),
    (DE, "Wir senden Ihnen den Entwurf am 09.12.2026. Bitte bestätigen Sie ihn bis zum 15. Dezember."),
    (DE, "Wir schlagen ein Gespräch am 02.12.2026 um 14:00 Uhr vor. Passt Ihnen das?"),
    (DE, "Können wir auf den 07.12.2026 ausweichen?"),
    (EN, "We propose a call on 2 December at 14:00. Would that suit you?"),
    (EN, "Could we meet on 7 December instead?"),
    (EN, "Please send us the plan by 4 December 2026."),
    (EN, "Could you send us the plan by Friday?"),
    (EN, "We would ask you to confirm the quantity by the end of the week."),
    (EN, "Would 3 December suit you? Please reply by 30 November."),
    (EN, "Please let us know by 30 November: would 3 December work for you?"),
    (EN, "Which date would suit you best?\n\n- Thursday, 3 December 2026\n- Monday, 7 December 2026"),
    (EN, "- Thursday, 3 December 2026\n- Monday, 7 December 2026\n\nWhich of them works for you?"),
    (EN, "Please let us know in week 49 whether the plan holds. How does your demand develop?"),
    (EN, "Are you available on 3 December?"),
    (EN, "Is 3 December 2026 convenient for you?"),
    (EN, "We look forward to your reply by 4 December 2026."),
    (EN, "This mail is for your information."),
    (EN, "For information only: the flange is released."),
    (EN, "No action is needed."),
    (EN, "Please check our message of 1 November by next week."),
    (EN, "Please send the plan within ten days."),
    (EN, "We will send the draft on 9 December. Please confirm it by 15 December."),
]
NOT_OK = [
    (DE, "none", "Der Flansch DN 50 ist freigegeben."),
    (DE, "none", "Wir senden Ihnen den Plan bis zum 04.12.2026."),
    (DE, "none", "Wann wir liefern, sagen wir Ihnen noch."),
    (EN, "none", "When the parts arrive, we will tell you."),
    (DE, "none", "Am 18.11.2026 haben wir über den Plan gesprochen."),
    (DE, "none", "Mit Bezug auf Ihre Bestellung liefern wir am 04.12.2026."),
    (DE, "undated", "Bitte senden Sie uns den Plan."),
    (DE, "undated", "Könnten Sie uns den Plan bald senden?"),
    (DE, "undated", "Bitte prüfen Sie unsere Mail vom 01.11.2026."),
    (DE, "undated", "Welcher Termin passt Ihnen?"),
    (DE, "undated", "Welcher Termin passt Ihnen?\n\n- vormittags\n- nachmittags"),
    (DE, "incomplete", "Um Antwort wird bis zum 04.12.2026 gebeten."),
    (DE, "incomplete", "Eine Rückmeldung bis zum 04.12.2026 wäre wünschenswert."),
    (
        DE,
        "several",
        "Bitte senden Sie uns den Plan bis zum 04.12.2026.\n\nBitte bestätigen Sie den Preis bis zum 07.12.2026.",
    ),
    (DE, "several", "Bitte prüfen Sie den Plan bis Montag und senden Sie uns den Vertrag bis Freitag."),
    (DE, "several", "Bitte senden Sie uns bis Montag den Plan. Könnten Sie bis Freitag die Muster prüfen?"),
    (EN, "none", "The flange DN 50 is released."),
    (EN, "none", "We will send you the plan by 4 December 2026."),
    (EN, "none", "On 18 November we spoke about the plan."),
    (EN, "none", "Thank you for your order, we deliver on 4 December."),
    (EN, "undated", "Please send us the plan."),
    (EN, "undated", "Could you send us the plan soon?"),
    (EN, "undated", "Please check our message of 1 November 2026."),
    (EN, "undated", "Which date would suit you?"),
    (EN, "undated", "Which date would suit you?\n\n- in the morning\n- in the afternoon"),
    (EN, "incomplete", "A reply by 4 December would be appreciated."),
    (EN, "incomplete", "Confirmation is kindly requested by 4 December."),
    (EN, "several", "Please send us the plan by 4 December.\n\nPlease confirm the price by 7 December."),
    (EN, "several", "Please check the plan by Monday and send us the contract by Friday."),
    (EN, "several", "Please send us the plan by Monday. Could you test the samples by Friday?"),
]


@pytest.mark.parametrize(("language", "body"), OK)
def test_one_request_with_a_day_or_information_passes(language: Language, body: str) -> None:
    check = check_ask(with_body(body, language))
    assert (check.code, check.ok) == ("checks.ask.ok", True)


@pytest.mark.parametrize(("language", "code", "body"), NOT_OK)
def test_what_is_wrong_with_the_request_is_told(language: Language, code: str, body: str) -> None:
    check = check_ask(with_body(body, language))
    assert (check.code, check.ok, check.blocking) == (f"checks.ask.{code}", False, False)
    if code != "none":
        assert check.values["found"].split(",")[0].rstrip(".…?")[:20] in body


def test_the_requests_can_be_asked_for() -> None:
    text = with_body("Bitte senden Sie uns den Plan bis Montag. Bitte bringen Sie Ihren Planer mit.", DE).content.text
    found = asks(text, DE)
    assert [(each.dated, each.complete, each.paragraph) for each in found] == [(True, True, 1), (False, True, 1)]
    assert main_asks(found) == found[:1]


def test_quotes_and_tables_ask_for_nothing() -> None:
    for body in ("Sie schrieben: „Bitte senden Sie den Plan bis Montag.“", "> Bitte senden Sie ihn bis Montag."):
        assert check_ask(with_body(body, DE)).code == "checks.ask.none"
    assert check_ask(with_body("| Bitte senden Sie ihn bis Montag. |", DE)).code == "checks.ask.none"
