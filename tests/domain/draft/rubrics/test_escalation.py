"""Every line of the rubric goes red for the mistake it is there for, and for that alone."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from agent.domain.draft.content import Content
from agent.domain.draft.draft import Draft, DraftKind
from agent.domain.draft.rubrics import escalation, escalation_record
from agent.domain.facts.info import FactClass
from agent.domain.language import Language
from tests.approvals_world import quick_folder
from tests.escalation_drafts_world import TODAY, EscalationWorld

Change = Callable[[Content], Content]


@pytest.fixture(scope="module")
def world() -> Iterator[EscalationWorld]:
    with pytest.MonkeyPatch.context() as patch, quick_folder() as folder:
        made = EscalationWorld(folder / "home", patch, called=2000)
        made.app.escalation_sweep.sweep()
        yield made
        made.app.close()


@pytest.fixture(scope="module")
def mail(world: EscalationWorld) -> Draft:
    return world.draft(language=Language.DE)


@pytest.fixture(scope="module")
def record(world: EscalationWorld) -> Draft:
    return world.draft(kind=DraftKind.ESCALATION_RECORD, language=Language.DE)


def text(old: str, new: str) -> Change:
    def changed(content: Content) -> Content:
        assert old in content.text
        return replace(content, text=content.text.replace(old, new))

    return changed


def fact(name: str, **values: object) -> Change:
    def changed(content: Content) -> Content:
        assert any(each.id == name for each in content.facts)
        facts = [replace(each, **values) if each.id == name else each for each in content.facts]  # type: ignore[arg-type]
        return replace(content, facts=tuple(facts))

    return changed


def without(name: str) -> Change:
    return lambda content: replace(content, facts=tuple(each for each in content.facts if each.id != name))


def red(draft: Draft, change: Change, rubric: Callable[[Draft, dt.date], object], today: dt.date = TODAY) -> list[str]:
    checks = rubric(replace(draft, content=change(draft.content)), today)
    return [check.id for check in checks if not check.ok]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (text("Den Grund kennen wir nicht. ", ""), []),
        (text("Für Sie heißt das: ", ""), []),
        (text("rufe ich Sie", "kommt ein Anruf"), ["T1.1"]),
        (text("Rahmenvertrag RV-1", "Vertrag"), ["T1.1"]),
        (text("beträgt damit", "liegt bei über"), []),
        (fact("called_off", value=2500.0), ["T1.2"]),
        (fact("call_off", value=0.5), ["T1.2"]),
        (without("planned"), ["T1.2"]),
        (fact("call_off", value=0.7), ["T1.2", "T1.3"]),
        (fact("call_off", value=None), ["T1.2", "T1.3"]),
        (without("call_off"), ["T1.2", "T1.3"]),
        (text("26.11.2026", "22.11.2026"), ["T1.4"]),
        (text("26.11.2026", "28.11.2026"), ["T1.4"]),
        (text("26.11.2026", "14.12.2026"), ["T1.4"]),
        (text("Hat sich Ihr Bedarf geändert oder ein Projekt verschoben?", "Sie haben es versäumt."), ["T1.5"]),
        (text("- den Lieferrhythmus ändern", "- Wir sagen Ihnen 3 % Nachlass zu."), ["T1.6"]),
        (text("- den Lieferrhythmus ändern", "- den Lieferrhythmus ändern\n- Beratung\n- Schulung"), ["T1.6"]),
        (text("- den Lieferrhythmus ändern", "- Wir garantieren Ihnen die Kapazität."), ["T1.6"]),
        (text("Nächste Schritte", "Unsere Zielmarge"), ["T1.7"]),
        (fact("planned", fact_class=FactClass.INTERNAL), ["T1.7"]),
        (fact("recipient_role", value="influencer"), ["T1.8"]),
        (lambda content: replace(content, to=("boss@nordwerk.example",)), ["T1.8"]),
        (text("Vielen Dank im Voraus.", "Thank you very much for your support with this."), ["T1.9"]),
        (text("2. Ihr aktueller Bedarf und die Gründe\n3. Möglichkeiten für Plan und Mengen\n", ""), ["T1.10"]),
        (lambda content: replace(content, attachments=()), ["T1.10"]),
        (fact("day", value="2026-11-24"), ["T1.2", "T1.10"]),
    ],
)
def test_each_line_of_the_mail(mail: Draft, change: Change, lines: list[str]) -> None:
    assert red(mail, lambda content: content, escalation.rubric) == []
    assert red(mail, change, escalation.rubric) == lines


def test_only_the_ratio_blocks(mail: Draft) -> None:
    checks = escalation.rubric(replace(mail, content=fact("call_off", value=0.9)(mail.content)), TODAY)
    assert [check.id for check in checks if check.blocking and not check.ok] == ["T1.3"]


def test_slots_that_have_passed_are_seen_on_the_day_of_the_decision(mail: Draft) -> None:
    assert red(mail, lambda content: content, escalation.rubric, dt.date(2026, 12, 1)) == ["T1.4"]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (text("12. Lehre und Vorbeugung", "12. Sonstiges"), ["T2.1"]),
        (fact("t_called", value=1.0), ["T2.2"]),
        (fact("t_value", rows=()), ["T2.2"]),
        (fact("due", value="2026-12-08"), ["T2.3"]),
        (fact("created", value="2026-12-01"), ["T2.3"]),
        (fact("m1_owner", value=None), ["T2.4"]),
        (fact("m1_due", value="2026-12-24"), ["T2.4"]),
        (fact("m1_facing", value="internal"), ["T2.5"]),
        (fact("cause_kind", value="assumed"), ["T2.6"]),
        (text(" (S0:67,103)", ""), ["T2.7"]),
        (text("Kontakte: keine Daten.", "- Gespräch mit dem Einkauf"), ["T2.8"]),
        (fact("resolved", value="2026-11-30"), ["T2.9"]),
        (fact("score", value=1.0), ["T2.10"]),
        (text("Pflichtangaben:", "vollständig dokumentiert:"), ["T2.10"]),
    ],
)
def test_each_line_of_the_record(record: Draft, change: Change, lines: list[str]) -> None:
    assert red(record, lambda content: content, escalation_record.rubric) == []
    assert red(record, change, escalation_record.rubric) == lines
