"""Briefings, re-orders and e-mails over the demo world: what a person would read, with every check and rubric line."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from agent.adapters.facts.meetings import DuckMeetings
from agent.adapters.facts.reorder_articles import DuckArticleStates
from agent.adapters.state.register import SqlRegister
from agent.adapters.templates import TemplateComposer
from agent.bootstrap import App, build
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.draft.rubrics import briefing, email, reorder
from agent.domain.drafting.brief import DraftRequest
from agent.domain.errors import BadInput, Conflict, Forbidden, NotFound
from agent.domain.facts.fact import FactOrigin
from agent.domain.identity import User
from agent.domain.kpi.status import Status
from agent.domain.language import Language
from agent.domain.rights.commitment import CommitmentKind
from agent.ports.drafting import Gatherer
from agent.services.drafting import DraftingSteps
from agent.services.gathering.briefing import BriefingGatherer
from agent.services.gathering.briefing_facts import FactBook
from agent.services.gathering.briefing_people import who
from agent.services.gathering.briefing_reading import BriefingSources, read
from agent.services.gathering.email import EmailGatherer
from agent.services.gathering.reorder import ReorderGatherer
from agent.services.gathering.reorder_card import PurchaseCards
from agent.settings import Settings
from knowledge.rules.company import CompanyFile
from tests.conftest import TODAY

NORDWERK, HELIOTEC, AURELIA = "Nordwerk Antriebe GmbH", "Heliotec AG", "Aurelia Mobility SE"
KRANICH, BRUECK, VANTAGE = "Kranich Medizintechnik GmbH & Co. KG", "Brück & Söhne Landtechnik", "Vantage Pumps Ltd"
ACCOUNTS = (NORDWERK, HELIOTEC, KRANICH, BRUECK, AURELIA, VANTAGE)
TO_ORDER = (NORDWERK, HELIOTEC, BRUECK, AURELIA)
DE, EN = Language.DE, Language.EN
_RUBRICS = {DraftKind.BRIEFING: briefing.rubric, DraftKind.REORDER: reorder.rubric, DraftKind.EMAIL: email.rubric}
_POINTS = {
    DE: (
        "Die Muster für das Folgeprojekt liegen bei uns bereit.",
        "Unser Werk ist vom 24.12.2026 bis zum 01.01.2027 zu.",
    ),
    EN: (
        "The samples of the follow-up project are with us.",
        "Our plant is closed from 24 December 2026 to 1 January 2027.",
    ),
}


@dataclass
class Desk:
    app: App
    steps: DraftingSteps
    briefings: BriefingGatherer
    made: dict[str, Draft] = field(default_factory=dict)

    def kam(self, account: str) -> User:
        return next(user for user in self.app.identity.users() if account in user.accounts)

    def draft(self, kind: str, account: str, user: User | None = None, **asked: object) -> Draft:
        """Made once for all tests that ask for the same."""
        who, key = user or self.kam(account), repr((kind, account, user, sorted(asked.items())))
        if key not in self.made:
            self.made[key] = self._draft(who, kind, account, asked)
        return self.made[key]

    def _draft(self, who: User, kind: str, account: str, asked: dict[str, object]) -> Draft:
        brief = self.steps.gather(who, DraftRequest(DraftKind(kind), account, **asked))  # type: ignore[arg-type]
        return self.steps.check(who, brief, self.steps.compose(brief))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    app = build(Settings(home=tmp_path_factory.mktemp("letters"), today=TODAY))
    company = CompanyFile(app.settings.policies)
    briefings = BriefingGatherer(
        BriefingSources(
            accounts=app.accounts,
            facts=app.facts,
            kpis=app.kpis,
            contacts=app.contacts,
            reorders=app.reorders,
            finance=app.finance,
            opportunities=app.opportunities,
            history=app.history,
            register=SqlRegister(app.database),
            meetings=DuckMeetings(app.stocked),
            identity=app.identity,
            clock=app.clock,
        )
    )
    states = DuckArticleStates(app.stocked)
    orders = ReorderGatherer(app.accounts, app.reorders, app.contacts, states, app.drafts, company, app.clock)
    mails = EmailGatherer(app.accounts, app.facts, app.contacts, app.opportunities, app.rights, company, app.clock)
    gatherers: dict[DraftKind, Gatherer] = {
        DraftKind.BRIEFING: briefings,
        DraftKind.REORDER: orders,
        DraftKind.EMAIL: mails,
    }
    app.database  # noqa: B018 - the demo names its users
    yield Desk(app, DraftingSteps(gatherers, TemplateComposer(), app.desk), briefings)
    app.close()


def missed(draft: Draft) -> list[str]:
    """Rubric lines that fail, and checks that block; the link under the letter needs the company's domain set."""
    lines = [check.id for check in _RUBRICS[draft.kind](draft, TODAY) if not check.ok]
    return [*lines, *(check.id for check in draft.blocking if check.id != "C-HTML")]


def failing(draft: Draft) -> set[str]:
    return {check.id for check in _RUBRICS[draft.kind](draft, TODAY) if not check.ok}


def rewritten(draft: Draft, before: str, after: str) -> Draft:
    assert before in draft.content.text
    return replace(draft, content=replace(draft.content, text=draft.content.text.replace(before, after)))


def without_fact(draft: Draft, id: str) -> Draft:
    facts = tuple(fact for fact in draft.content.facts if fact.id != id)
    assert len(facts) < len(draft.content.facts)
    return replace(draft, content=replace(draft.content, facts=facts))


def with_value(draft: Draft, id: str, value: float | str) -> Draft:
    assert any(fact.id == id for fact in draft.content.facts)
    facts = tuple(replace(fact, value=value) if fact.id == id else fact for fact in draft.content.facts)
    return replace(draft, content=replace(draft.content, facts=facts))


def day_of(account: str) -> dt.date | None:
    """Accounts without a meeting in the calendar get a day."""
    return None if account in (NORDWERK, HELIOTEC, VANTAGE) else dt.date(2026, 12, 3)


@pytest.mark.long
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_gets_a_briefing_that_meets_its_rubric(desk: Desk, account: str, language: Language) -> None:
    draft = desk.draft("briefing", account, language=language, on=day_of(account))
    assert not missed(draft)


@pytest.mark.long
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", TO_ORDER)
def test_every_account_with_something_due_gets_a_re_order(desk: Desk, account: str, language: Language) -> None:
    assert not missed(desk.draft("reorder", account, language=language))


@pytest.mark.long
@pytest.mark.parametrize("purpose", ["follow_up", "information", "forecast_request", "reply"])
@pytest.mark.parametrize("language", [DE, EN])
@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_account_gets_a_mail_for_each_purpose(desk: Desk, account: str, language: Language, purpose: str) -> None:
    points = () if purpose == "forecast_request" else _POINTS[language]
    assert not missed(desk.draft("email", account, language=language, purpose=purpose, points=points))


class TestBriefing:
    def test_the_red_figures_are_those_of_the_kpi_tool(self, desk: Desk) -> None:
        user = desk.kam(BRUECK)
        draft = desk.draft("briefing", BRUECK, language=DE, on=day_of(BRUECK))
        red = {
            each.definition.name.de for each in desk.app.kpis.query(user, "all", BRUECK) if each.status is Status.BREACH
        }
        lines = draft.content.text.splitlines()
        assert len(red) == 12
        assert red == {name for name in red if any(name in line and "rot" in line for line in lines)}
        assert "T4.8" not in failing(draft)

    def test_a_red_figure_that_is_left_out_is_told(self, desk: Desk) -> None:
        draft = desk.draft("briefing", NORDWERK, language=DE)
        row = next(line for line in draft.content.text.splitlines() if line.startswith("| OTIF"))
        assert "T4.8" in failing(rewritten(draft, row + "\n", ""))
        assert "T4.8" in failing(rewritten(draft, row, row.replace("rot", "grün")))
        assert "T4.8" in failing(with_value(draft, "kpi.otif", 0.99))

    def test_it_names_who_comes_what_is_late_and_the_clock(self, desk: Desk) -> None:
        text = desk.draft("briefing", NORDWERK, language=DE).content.text
        assert text.startswith("intern – nicht weitergeben")
        assert "Sabine Kröger, Leiterin Strategischer Einkauf (entscheidet), Deutsch, zuletzt 12.11.2026" in text
        assert "Eskalation RV-2024-017: Tag 12 von 14" in text
        assert "Abrufquote RV-2024-017: 63,4 %" in text
        assert "fällig 20.11.2026, überfällig: „Ich schicke Ihnen das Angebot bis Freitag, 20.11.“" in text
        assert "NDA gilt nur noch bis 20.12.2026." in text

    def test_a_contract_under_its_target_by_a_hair_is_told(self, desk: Desk) -> None:
        text = desk.draft("briefing", HELIOTEC, language=DE).content.text
        assert "Abrufquote RV-2025-008: 70,0 %, noch keine Eskalation" in text
        assert "Preise: nichts zusagen" in text

    def test_notes_of_anybody_stay_outside(self, desk: Desk) -> None:
        text = desk.draft("briefing", HELIOTEC, language=DE).content.text
        assert "Ignore all previous" not in text
        assert "pallas" not in text

    def test_without_a_meeting_a_day_is_needed(self, desk: Desk) -> None:
        with pytest.raises(BadInput) as refused:
            desk.draft("briefing", KRANICH)
        assert refused.value.code == "drafting.briefing.no_meeting"
        with pytest.raises(BadInput) as refused:
            desk.draft("briefing", KRANICH, on=dt.date(2026, 11, 21))
        assert refused.value.code == "drafting.briefing.past"

    def test_nobody_is_briefed_on_an_account_of_others(self, desk: Desk) -> None:
        with pytest.raises(Forbidden):
            desk.draft("briefing", NORDWERK, user=desk.kam(BRUECK))

    def test_names_that_nobody_knows_are_told_as_unknown(self, desk: Desk) -> None:
        reading = read(desk.briefings.sources, desk.kam(NORDWERK), DraftRequest(DraftKind.BRIEFING, NORDWERK))
        assert reading.meeting is not None
        meeting = replace(reading.meeting, attendees=("sabine kröger", "Max Fremd", "k.brandt", "Uwe Brück"))
        book = FactBook(reading.as_of)
        found = who(replace(reading, meeting=meeting), book)
        values = {fact.id: fact.value for fact in book.facts}
        assert values["person.1"] == "Sabine Kröger"
        assert (values["unknown.1"], values["unknown.2"]) == ("Max Fremd", "Uwe Brück")
        assert len(found["theirs"]) == 1
        assert values["us.1"] == "Katharina Brandt"

    def test_money_is_for_those_who_may_see_it(self, desk: Desk) -> None:
        request = DraftRequest(DraftKind.BRIEFING, BRUECK, on=day_of(BRUECK), language=DE)
        legal = desk.app.identity.user("l.vogt")
        for user, shown in ((desk.kam(BRUECK), True), (legal, False)):
            text = desk.steps.compose(desk.steps.gather(user, request)).text
            assert ("Deckungsbeitrag" in text) is shown
            assert ("Kredit" in text) is shown

    def test_meetings_of_the_next_hours(self, desk: Desk) -> None:
        assert [each.id for each in desk.briefings.meetings_within(48)] == ["ME-1"]
        assert [each.id for each in desk.briefings.meetings_within(24 * 14)] == ["ME-1", "ME-2", "ME-3"]

    @pytest.mark.parametrize(
        ("before", "after", "line"),
        [
            ("intern – nicht weitergeben", "", "T4.10"),
            ("Ziel: Abrufe", "Abrufe", "T4.2"),
            ("Jens Albers", "jemand", "T4.3"),
            ("Tag 12 von", "Tag 13 von", "T4.4"),
            ("Datenstand: 22.11.2026", "", "T4.5"),
            ("- Wir (Katharina Brandt), fällig", "- Jemand, fällig", "T4.6"),
            ("Zuletzt besprochen am 07.10.2026 mit Dr. Miriam Osei.", "", "T4.7"),
            ("Maßnahmen und Termine festlegen", "Maßnahmen " + "sehr " * 200, "T4.1"),
            ("## Vorsicht", "6. Wie geht es? [zz]\n\n## Vorsicht", "T4.9"),
        ],
    )
    def test_each_line_of_the_rubric_can_fail(self, desk: Desk, before: str, after: str, line: str) -> None:
        assert line in failing(rewritten(desk.draft("briefing", NORDWERK, language=DE), before, after))


class TestReorder:
    def test_what_is_proposed_and_what_it_commits_to(self, desk: Desk) -> None:
        user = desk.kam(NORDWERK)
        brief = desk.steps.gather(user, DraftRequest(DraftKind.REORDER, NORDWERK))
        draft = desk.steps.check(user, brief, desk.steps.compose(brief))
        assert [each.kind for each in brief.commitments] == [CommitmentKind.REORDER_CAPACITY]
        assert draft.right.approvers == ("operations",)
        assert draft.content.to == ("jens.albers@nordwerk.example",)
        assert "| 1.950 Stück | KW 3/2027 | gemäß Rahmenvertrag RV-2024-017 |" in draft.content.text
        assert "bleibt bis zur KW 3/2027 eine Lücke" in draft.content.text

    @pytest.mark.parametrize(
        ("account", "article", "code"),
        [
            (KRANICH, None, "drafting.reorder.nothing_due"),
            (NORDWERK, "MC-10433", "drafting.reorder.lasts_until"),
            (NORDWERK, "MC-10438", "drafting.reorder.no_lead_time"),
            (VANTAGE, "MC-10836", "drafting.reorder.no_stock"),
            (HELIOTEC, "MC-10527", "drafting.reorder.no_demand_data"),
        ],
    )
    def test_where_nothing_is_due_the_reason_is_told(self, desk: Desk, account: str, article: str, code: str) -> None:
        with pytest.raises(BadInput) as refused:
            desk.draft("reorder", account, article=article)
        assert refused.value.code == code
        assert all(refused.value.text(language) for language in Language)

    def test_an_article_of_others_is_none(self, desk: Desk) -> None:
        with pytest.raises(Forbidden):
            desk.draft("reorder", NORDWERK, article="MC-10611")

    def test_the_same_proposal_does_not_wait_twice(self, desk: Desk) -> None:
        user, request = desk.kam(AURELIA), DraftRequest(DraftKind.REORDER, AURELIA)
        brief = desk.steps.gather(user, request)
        stored = desk.steps.store(user, brief, desk.steps.compose(brief))
        with pytest.raises(Conflict) as refused:
            desk.steps.gather(user, request)
        assert refused.value.code == "drafting.reorder.duplicate"
        assert desk.steps.gather(user, replace(request, replaces=stored.id)).facts
        desk.app.approvals.reject(user, stored.id, stored.digest, "Test")

    @pytest.mark.parametrize(
        ("id", "value", "line"),
        [
            ("quantity.1", 100.0, "T5.2"),
            ("lead.1", 40, "T5.3"),
            ("order_by.1", "2026-10-27", "T5.3"),
            ("contract_until.1", "2026-12-31", "T5.6"),
            ("answer_by", "2026-12-20", "T5.7"),
        ],
    )
    def test_lines_are_computed_again_from_the_facts(self, desk: Desk, id: str, value: float | str, line: str) -> None:
        assert line in failing(with_value(desk.draft("reorder", NORDWERK, language=DE), id, value))

    @pytest.mark.parametrize(
        ("before", "after", "line"),
        [
            ("Die Lieferzeit beträgt", "Es dauert", "T5.1"),
            ("eine Lücke", "ein Abstand", "T5.4"),
            ("gemäß Rahmenvertrag", "13,32 € gemäß Rahmenvertrag", "T5.6"),
            ("bis zum 25.11.2026", "bald", "T5.7"),
            ("Wie wir sie verkleinern können, prüfe ich intern;", "Wir reservieren Ihnen Kapazität;", "T5.8"),
            ("Mit freundlichen Grüßen", "Ihre Marge steigt.\n\nMit freundlichen Grüßen", "T5.9"),
            ("aufgebraucht. Für", "aufgebraucht, " + "wie besprochen, " * 60 + "leider. Für", "T5.10"),
        ],
    )
    def test_each_line_of_the_rubric_can_fail(self, desk: Desk, before: str, after: str, line: str) -> None:
        assert line in failing(rewritten(desk.draft("reorder", NORDWERK, language=DE), before, after))

    def test_an_article_without_a_contract_behind_it_is_told(self, desk: Desk) -> None:
        draft = desk.draft("reorder", NORDWERK, language=DE)
        assert "T5.5" in failing(without_fact(draft, "contract.1"))

    def test_the_card_stays_inside_and_names_the_right(self, desk: Desk) -> None:
        cards = PurchaseCards(desk.app.reorders, desk.app.finance, desk.app.policies)
        user = desk.kam(NORDWERK)
        text = cards.card(user, NORDWERK, "MC-10432", DE).text
        assert "intern – nicht weitergeben" in text
        assert "1.560 Stück bestellen" in text
        assert "Luftfracht: 1.122 Stück, Ankunft am 04.12.2026, Mehrkosten 4.005,54 €." in text
        assert "Zweite Freigabe durch Operations" in text
        with pytest.raises(Forbidden):
            cards.card(desk.kam(BRUECK), NORDWERK, "MC-10432", DE)


class TestEmail:
    def test_figures_of_the_user_are_facts_of_the_user(self, desk: Desk) -> None:
        draft = desk.draft("email", NORDWERK, language=DE, purpose="information", points=_POINTS[DE])
        typed = [fact for fact in draft.content.facts if fact.origin is FactOrigin.USER]
        assert {fact.value for fact in typed} == {"2026-12-24", "2027-01-01"}
        assert [check.ok for check in draft.checks if check.id == "C-FACT"] == [False]
        assert not any(check.id == "C-FACT" for check in draft.blocking)

    def test_a_figure_that_nobody_typed_blocks(self, desk: Desk) -> None:
        user = desk.kam(NORDWERK)
        brief = desk.steps.gather(
            user, DraftRequest(DraftKind.EMAIL, NORDWERK, purpose="information", points=_POINTS[DE])
        )
        composed = desk.steps.compose(brief)
        invented = replace(composed, text=composed.text.replace("24.12.2026", "23.12.2026"))
        assert "C-FACT" in {check.id for check in desk.steps.check(user, brief, invented).blocking}

    def test_a_marker_in_the_users_words_is_no_marker(self, desk: Desk) -> None:
        draft = desk.draft("email", NORDWERK, language=DE, purpose="info", points=("Stand: {{F:contribution_margin}}",))
        assert "((F:contribution_margin))" in draft.content.text

    def test_the_follow_up_of_a_released_product_needs_no_points(self, desk: Desk) -> None:
        draft = desk.draft("email", HELIOTEC, language=DE, purpose="Nachfassen")
        assert draft.content.subject == "MC-10527: Rahmenvertrag und erster Abruf"

    @pytest.mark.parametrize(
        ("account", "asked", "code"),
        [
            (HELIOTEC, {"purpose": "information", "points": ("Wo ist das Paket mit den Teilen?",)}, "routed"),
            (HELIOTEC, {"purpose": "Frage zur offenen Rechnung", "points": ("Ist sie bezahlt?",)}, "routed"),
            (BRUECK, {"contact": "Sven Maurer", "points": ("Ein Punkt.",)}, "no_address"),
            (HELIOTEC, {"contact": "Stefan Brandl", "purpose": "reply", "points": ("Ja.",)}, "no_inbound"),
            (KRANICH, {"purpose": "follow_up"}, "points"),
            (HELIOTEC, {"purpose": "follow_up", "article": "MC-10518"}, "not_released"),
            (HELIOTEC, {"points": ("a b",) * 9}, "points_many"),
        ],
    )
    def test_refusals_tell_why(self, desk: Desk, account: str, asked: dict[str, Any], code: str) -> None:
        with pytest.raises(BadInput) as refused:
            desk.draft("email", account, **asked)
        assert refused.value.code == f"drafting.email.{code}"
        assert all(refused.value.text(language) for language in Language)

    def test_what_the_user_promises_needs_its_right(self, desk: Desk) -> None:
        points = ("Wir gewähren Ihnen 5 % Rabatt auf MC-10518.",)
        draft = desk.draft("email", HELIOTEC, language=DE, purpose="information", points=points)
        assert draft.right.approvers

    def test_only_stored_people_get_mail(self, desk: Desk) -> None:
        with pytest.raises(NotFound):
            desk.draft("email", HELIOTEC, contact="Uwe Brück", points=("Ein Punkt.",))

    def test_a_reference_is_one_that_is_stored(self, desk: Desk) -> None:
        draft = desk.draft("email", NORDWERK, language=DE, purpose="reply", points=("Das passt so für uns.",))
        assert "vielen Dank für Ihre E-Mail vom 02.11.2026" in draft.content.text
        assert "T7.3" in failing(without_fact(draft, "reference"))
        plain = desk.draft("email", NORDWERK, language=DE, purpose="follow_up", points=("Ein Punkt ist offen.",))
        assert "vom" not in plain.content.text.split("Mit freundlichen")[0]

    @pytest.mark.parametrize(
        ("before", "after", "line"),
        [
            ("bis zum 27.11.2026", "bald", "T7.4"),
            ("1. Quartal 2027", "2. Quartal 2027", "T7.5"),
            ("Sehr geehrte Frau Kröger,", "", "T7.2"),
            ("So erkennen wir früh", "Bei unserer Marge erkennen wir früh", "T7.6"),
            ("Mit freundlichen Grüßen", "Tschüss", "T7.8"),
            ("So erkennen wir früh", "So erkennen wir " + "sehr " * 150 + "früh", "T7.9"),
            ("sende ich Ihnen bis zum 03.12.2026", "sende ich Ihnen zu", "T7.10"),
        ],
    )
    def test_each_line_of_the_rubric_can_fail(self, desk: Desk, before: str, after: str, line: str) -> None:
        draft = desk.draft("email", NORDWERK, language=DE, purpose="forecast_request")
        assert line in failing(rewritten(draft, before, after))

    def test_subject_and_right_can_fail(self, desk: Desk) -> None:
        draft = desk.draft("email", NORDWERK, language=DE, purpose="forecast_request")
        assert "T7.1" in failing(replace(draft, content=replace(draft.content, subject="AW: AW: Forecast 2027")))
        assert "T7.1" in failing(replace(draft, content=replace(draft.content, subject="x y " * 20)))
        assert "T7.7" in failing(replace(draft, right=replace(draft.right, blocked_by=("quality",))))
