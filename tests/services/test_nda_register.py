"""The register of signed NDAs: what it records, what it says, who sees it."""

import datetime as dt
from typing import Any

import pytest

from agent.bootstrap import App
from agent.domain.errors import BadInput, Conflict, Forbidden, KamError, NotFound
from agent.domain.identity import User
from agent.domain.language import Language
from agent.domain.nda.redline.proposal import Choice
from agent.domain.nda.register import RegisterEntry
from tests.conftest import TODAY
from tests.sample_reviews import reviewed

NORDWERK, HELIOTEC, VANTAGE = "Nordwerk Antriebe GmbH", "Heliotec AG", "Vantage Pumps Ltd"
SIGNED = dt.date(2023, 12, 20)


@pytest.fixture
def kam(app: App) -> User:
    return app.user()


def record(app: App, user: User, account: str = NORDWERK, days: int | None = 28, **values: Any) -> RegisterEntry:
    until = None if days is None else TODAY + dt.timedelta(days)
    return app.register.record(user, account, SIGNED, until, **values)


def shown(app: App, entry: RegisterEntry, language: Language = Language.DE) -> dict[str, Any]:
    row: dict[str, Any] = app.register_view.entries([entry], TODAY, language)["entries"][0]
    return row


def actions(app: App) -> list[str]:
    return [entry.action for entry in app.audit.entries() if entry.action.startswith("nda_register")]


def test_an_entry_says_when_it_ends_and_who_decides(app: App, kam: User) -> None:
    entry = record(app, kam, document_name=" NDA\n2023.docx ", note="Original bei Recht")
    assert app.register.entries(kam) == [entry]
    row = shown(app, entry)
    assert (row["state"], row["days_left"], row["notice"]) == ("ending", 28, 30)
    assert row["message"] == (
        "Die NDA mit Nordwerk Antriebe GmbH läuft in 28 Tagen ab (20.12.2026). Es entscheidet: Rechtsabteilung."
    )
    assert shown(app, entry, Language.EN)["message"] == (
        "The NDA with Nordwerk Antriebe GmbH ends in 28 days (20 December 2026). Decided by: Legal."
    )
    assert (row["document_name"], row["recorded_by_name"]) == ("NDA 2023.docx", "Katharina Brandt")


@pytest.mark.parametrize(
    ("days", "start"),
    [
        (1, "Die NDA mit Heliotec AG läuft morgen ab (23.11.2026)."),
        (0, "Die NDA mit Heliotec AG läuft heute ab (22.11.2026)."),
        (-1, "Die NDA mit Heliotec AG ist am 21.11.2026 abgelaufen."),
        (91, ""),
        (None, ""),
    ],
)
def test_the_sentence_fits_the_day(app: App, kam: User, days: int | None, start: str) -> None:
    told = shown(app, record(app, kam, HELIOTEC, days))["message"]
    assert told == (f"{start} Es entscheidet: Rechtsabteilung." if start else "")


def test_nobody_is_told_to_sign(app: App, kam: User) -> None:
    for language, words in ((Language.DE, ("unterzeichnen Sie", "annehmen")), (Language.EN, ("sign ", "accept "))):
        told = shown(app, record(app, kam, document_name=language.value), language)[
            "message"
        ] + app.register_view.meaning(language)
        assert not any(word in told for word in words)
        assert {Language.DE: "keine Annahme", Language.EN: "neither an acceptance"}[language] in told


def test_deviations_come_from_the_review_with_consent_and_reason(app: App, kam: User) -> None:
    review, legal = reviewed(app, kam), app.identity.user("l.vogt")
    app.decisions.decide(kam, review.id, "NDA-EXCLUSIVITY", Choice.REJECT, reason="Der Kunde besteht darauf.")
    app.decisions.decide(legal, review.id, "NDA-PENALTY", Choice.REJECT, reason="Betrag vertretbar.")
    app.decisions.decide(kam, review.id, "NDA-COPIES", Choice.REJECT, reason="Unwichtig.")
    entry = record(app, kam, review_id=review.id)
    assert entry.document_name == "nda.docx"
    rows = {row["policy_id"]: row for row in shown(app, entry)["deviations"]}
    assert list(rows) == ["NDA-PENALTY", "NDA-EXCLUSIVITY", "NDA-TERM", "NDA-COPIES", "NDA-MARKING"]
    assert rows["NDA-PENALTY"]["accepted_by"] == "Dr. Lorenz Vogt"
    assert rows["NDA-PENALTY"]["consent"] == "akzeptiert von Dr. Lorenz Vogt"
    assert rows["NDA-PENALTY"]["topic_label"] == "Vertragsstrafe"
    assert rows["NDA-EXCLUSIVITY"]["accepted_by"] is None
    assert rows["NDA-EXCLUSIVITY"]["reason"] == "Der Kunde besteht darauf."
    assert rows["NDA-EXCLUSIVITY"]["consent"] == "ohne dokumentierte Zustimmung (zuständig: Geschäftsführung)"
    assert rows["NDA-TERM"]["decides"] == "Rechtsabteilung"
    assert rows["NDA-COPIES"]["accepted_by"] is None  # negotiable, but not by the KAM alone
    assert shown(app, entry, Language.EN)["deviations"][2]["consent"] == "no documented consent of Legal"


def test_what_was_recorded_stays_as_it_was_documented_then(app: App, kam: User) -> None:
    review = reviewed(app, kam)
    entry = record(app, kam, review_id=review.id)
    app.decisions.decide(app.identity.user("l.vogt"), review.id, "NDA-PENALTY", Choice.REJECT, reason="zu spät")
    assert app.register.entries(kam)[0].deviations == entry.deviations


def test_a_suggestion_computes_the_last_days_from_the_draft(app: App, kam: User) -> None:
    review = reviewed(app, kam)
    suggestion = app.register.suggestion(kam, review.id)
    assert (suggestion.dated, suggestion.signed_on) == (dt.date(2024, 2, 29), None)
    assert suggestion.in_force_until == dt.date(2027, 2, 28)
    assert suggestion.survival_until == dt.date(2029, 2, 28)
    assert suggestion.parties[0] == suggestion.account == NORDWERK
    assert len(suggestion.deviations) == 5
    assert "keine Annahme" in app.register_view.suggestion(suggestion, Language.DE)["message"]


@pytest.mark.parametrize(
    ("facts", "open_ended"),
    [({"date": None}, False), ({"term_years": None}, False), ({"unlimited": True}, True)],
)
def test_what_the_draft_does_not_say_is_not_suggested(
    app: App, kam: User, facts: dict[str, Any], open_ended: bool
) -> None:
    suggestion = app.register.suggestion(kam, reviewed(app, kam, **facts).id)
    assert (suggestion.in_force_until, suggestion.survival_until) == (None, None)
    assert suggestion.open_ended is open_ended


def test_a_draft_without_a_date_counts_from_the_signing(app: App, kam: User) -> None:
    review = reviewed(app, kam, date=None)
    suggestion = app.register.suggestion(kam, review.id, dt.date(2024, 3, 31))
    assert (suggestion.signed_on, suggestion.in_force_until) == (dt.date(2024, 3, 31), dt.date(2027, 3, 31))


def test_duties_that_go_on_are_told_when_it_has_expired(app: App, kam: User) -> None:
    entry = record(app, kam, days=-10, review_id=reviewed(app, kam).id)
    assert entry.survival_until == dt.date(2028, 11, 12)
    assert "Die Geheimhaltungspflichten gelten bis 12.11.2028 fort." in shown(app, entry)["message"]


def test_an_end_is_recorded_once_and_asks_for_nothing_afterwards(app: App, kam: User) -> None:
    entry = record(app, kam)
    ended = app.register.end(kam, entry.id, TODAY, " Durch Rahmenvertrag ersetzt. ")
    assert app.register.entries(kam) == [ended]
    row = shown(app, ended)
    assert (row["state"], row["days_left"], row["notice"], row["message"]) == ("ended", None, None, "")
    assert row["end_reason"] == "Durch Rahmenvertrag ersetzt."
    with pytest.raises(Conflict):
        app.register.end(kam, entry.id, TODAY, "noch einmal")
    assert actions(app) == ["nda_register.recorded", "nda_register.ended"]
    assert app.audit_service.verify(kam).broken_at is None


def test_two_ndas_of_one_account_both_stand_in_the_list(app: App, kam: User) -> None:
    far, near, gone = (record(app, kam, days=days) for days in (None, 80, -1))
    other = record(app, kam, HELIOTEC, 10)
    assert app.register.entries(kam) == [gone, other, near, far]
    assert app.register.entries(kam, HELIOTEC) == [other]
    assert app.register.entries(kam, "Kranich Medizintechnik GmbH & Co. KG") == []


def test_reminders_see_every_account_and_only_what_is_due(app: App, kam: User) -> None:
    mine, _later = record(app, kam, days=60), record(app, kam, days=200)
    theirs = record(app, app.identity.user("m.yilmaz"), VANTAGE, 5)
    record(app, kam, days=-1)
    assert app.register.due(TODAY) == [theirs, mine]
    assert app.register.due(TODAY + dt.timedelta(days=110))[-1] == _later


def test_legal_and_the_head_of_sales_see_all_a_kam_sees_the_own(app: App, kam: User) -> None:
    entry = record(app, app.identity.user("l.vogt"), VANTAGE)
    assert app.register.entries(kam) == []
    for user in ("m.yilmaz", "l.vogt", "h.sommer"):
        assert app.register.entries(app.identity.user(user)) == [entry]


def test_somebody_elses_entry_and_account_do_not_exist(app: App, kam: User) -> None:
    entry = record(app, app.identity.user("m.yilmaz"), VANTAGE)
    with pytest.raises(NotFound):
        app.register.end(kam, entry.id, TODAY, "x")
    for account in (VANTAGE, "Nobody GmbH"):
        with pytest.raises(NotFound):
            app.register.entries(kam, account)
        with pytest.raises(Forbidden):
            record(app, kam, account)
    assert app.register.store.get(entry.id).ended_on is None


def test_who_sees_every_account_still_cannot_mistype_one(app: App) -> None:
    legal = app.identity.user("l.vogt")
    with pytest.raises(NotFound):
        record(app, legal, "Nordwerk")
    with pytest.raises(NotFound):
        app.register.entries(legal, "Nordwerk")


def test_the_admin_has_no_register(app: App, kam: User) -> None:
    admin, review = app.identity.user("a.petersen"), reviewed(app, kam)
    entry = record(app, kam)
    with pytest.raises(Forbidden):
        app.register.entries(admin)
    with pytest.raises(Forbidden):
        app.register.end(admin, entry.id, TODAY, "x")
    with pytest.raises(Forbidden):
        record(app, admin)
    with pytest.raises(NotFound):
        app.register.suggestion(admin, review.id)


def test_a_review_must_be_visible_done_and_of_the_same_account(app: App, kam: User) -> None:
    foreign = reviewed(app, app.identity.user("m.yilmaz"), VANTAGE)
    running = app.reviews.request(kam, "nda.docx", "0" * 64, Language.DE)
    heliotec, nobodys = reviewed(app, kam, HELIOTEC), reviewed(app, kam, None)
    for review_id, error in (
        (foreign.id, NotFound),
        ("unknown", NotFound),
        (running.id, Conflict),
        (heliotec.id, BadInput),
        ("x" * 1_000_000, BadInput),
    ):
        with pytest.raises(error):
            record(app, kam, review_id=review_id)
    assert app.register.entries(kam) == []
    assert record(app, kam, review_id=nobodys.id).review_id == nobodys.id


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"account": " \n"}, BadInput),
        ({"account": "x" * 1_000_000}, BadInput),
        ({"account": "Nordwerk\0"}, BadInput),
        ({"signed_on": TODAY + dt.timedelta(1)}, BadInput),
        ({"in_force_until": SIGNED - dt.timedelta(1)}, BadInput),
        ({"in_force_until": dt.date(9999, 1, 1)}, BadInput),
        ({"document_name": "x" * 201}, BadInput),
        ({"note": "x" * 1_000_000}, BadInput),
        ({"note": "\x1b]0;title\x07"}, BadInput),
    ],
)
def test_wrong_values_record_nothing(app: App, kam: User, values: dict[str, Any], error: type[KamError]) -> None:
    with pytest.raises(error):
        app.register.record(**{"user": kam, "account": NORDWERK, "signed_on": SIGNED, **values})
    assert (app.register.entries(kam), actions(app)) == ([], [])


@pytest.mark.parametrize(
    ("entry_id", "on", "reason", "error"),
    [
        (None, SIGNED - dt.timedelta(1), "x", BadInput),
        (None, dt.date(9999, 1, 1), "x", BadInput),
        (None, TODAY, " \n ", BadInput),
        (None, TODAY, "x" * 1_000_000, BadInput),
        ("unknown", TODAY, "x", NotFound),
        ("\udcff", TODAY, "x", BadInput),
        ("x" * 1_000_000, TODAY, "x", BadInput),
    ],
)
def test_wrong_values_end_nothing(
    app: App, kam: User, entry_id: str | None, on: dt.date, reason: str, error: type[KamError]
) -> None:
    entry = record(app, kam)
    with pytest.raises(error):
        app.register.end(kam, entry_id or entry.id, on, reason)
    assert app.register.entries(kam) == [entry]


def test_the_chain_holds_days_and_counts_but_no_names(app: App, kam: User) -> None:
    review = reviewed(app, kam)
    entry = record(app, kam, review_id=review.id, note="Frau Kröger hat unterschrieben")
    (recorded,) = [each for each in app.audit.entries() if each.action == "nda_register.recorded"]
    assert recorded.subject == entry.id
    assert recorded.details == {
        "review": review.id,
        "signed_on": "2023-12-20",
        "in_force_until": "2026-12-20",
        "deviations": 5,
        "without_consent": 5,
    }


def test_an_end_behind_the_term_is_refused(app: App, kam: User) -> None:
    entry = record(app, kam, days=9)
    with pytest.raises(BadInput) as refused:
        app.register.end(kam, entry.id, dt.date(2027, 6, 30), "Gekündigt.")
    assert refused.value.code == "register.end_after_term"
    assert app.register.end(kam, entry.id, dt.date(2026, 12, 1), "Gekündigt.").ended_on == dt.date(2026, 12, 1)


def test_a_second_click_records_nothing(app: App, kam: User) -> None:
    record(app, kam)
    with pytest.raises(Conflict):
        record(app, kam)
    assert len(app.register.entries(kam)) == 1
