"""Cards and dialogues in Teams: who pressed decides, once, on exactly what was read."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from agent.domain.draft.draft import DraftStatus
from agent.services.approvals import Edited
from tests.adapters.teams.schema import exact_texts, require_valid
from tests.api.channels.teams.conftest import CHANNEL, KATHARINA, MURAT, STRANGER, Teams, buttons
from tests.approvals_world import World

CARD = "application/vnd.microsoft.card.adaptive"


def dialogue(answer: Any) -> dict[str, Any]:
    task = answer.json()["task"]
    assert task["type"] == "continue", task
    found: dict[str, Any] = task["value"]["card"]["content"]
    return found


def told(answer: Any) -> str:
    """The words that somebody gets who pressed or sent."""
    body = answer.json()
    return str(body["task"]["value"] if "task" in body else body["value"])


def test_a_card_shows_the_exact_text_and_is_valid(teams: Teams, world: World) -> None:
    draft = world.propose()
    shown = teams.shown(teams.show(draft.id))
    require_valid(shown)
    assert exact_texts(shown) == [world.get(draft).content.text]
    assert list(buttons(shown)) == ["Freigeben", "Bearbeiten", "Ablehnen", "Rückfrage", "Seite öffnen"]


def test_a_decision_from_the_message_to_the_card(working: Teams, world: World) -> None:
    working.say("mail Nordwerk: wir melden uns nächste Woche")
    (message,) = [key for key, (_, each) in working.fake.shown.items() if "Freigeben" in json.dumps(each)]
    answer = working.press(buttons(working.shown(message))["Freigeben"], message)
    body = answer.json()
    assert (body["statusCode"], body["type"]) == (200, CARD)
    assert "Freigegeben von Katharina Brandt" in str(body["value"])
    assert "Freigegeben. Die Nachricht geht jetzt hinaus" in str(body["value"])
    assert "Freigegeben von Katharina Brandt" in str(working.shown(message)), "everybody sees it, not who pressed only"
    assert buttons(working.shown(message)).keys() == {"Seite öffnen"}


def test_two_clicks_are_one_decision(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    approve = buttons(teams.shown(message))["Freigeben"]
    with ThreadPoolExecutor(4) as pool:
        answers = [told(each) for each in pool.map(lambda _: teams.press(approve, message), range(4))]
    assert sum("geht jetzt hinaus" in each for each in answers) == 1
    assert sum("schon entschieden" in each for each in answers) == 3
    assert world.actions(draft).count("draft.approved") == 1
    assert len(world.app.deliveries.of(draft.id).recipients) == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("person", [MURAT, STRANGER])
def test_a_click_by_somebody_else_changes_nothing(teams: Teams, world: World, person: str) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    for name in ("Freigeben", "Ablehnen", "Bearbeiten"):
        answer = teams.press(buttons(teams.shown(message))[name], message, person)
        assert world.get(draft).content.text not in answer.text
    assert world.status(draft) is DraftStatus.PENDING


def test_an_edited_draft_is_shown_anew_and_not_approved(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    before = buttons(teams.shown(message))["Freigeben"]
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited(f"{draft.content.text} Neu."))
    answer = teams.press(before, message)
    assert "hat sich geändert" in told(answer)
    assert "Neu." in told(answer)
    assert world.status(edited) is DraftStatus.PENDING
    assert exact_texts(teams.shown(message)) == [world.get(edited).content.text]


def test_an_expired_card_decides_nothing(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    approve = buttons(teams.shown(message))["Freigeben"]
    world.wait(days=30)
    assert "abgelaufen" in told(teams.press(approve, message))
    assert world.status(draft) is not DraftStatus.SENT
    assert "Freigeben" not in buttons(teams.shown(message))
    assert world.app.deliveries.of(draft.id) is None


def test_editing_in_the_dialogue(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    opened = dialogue(teams.press(buttons(teams.shown(message))["Bearbeiten"], message))
    require_valid(opened)
    inputs = {each["id"]: each["value"] for each in opened["body"] if each["type"] == "Input.Text"}
    assert inputs["text.1"] == draft.content.text
    answer = teams.submit(opened, text_1="Guten Tag Frau Kröger,\r\n\r\nwir melden uns morgen.\n\nViele Grüße")
    assert "Version 2" in told(answer)
    now = world.get(draft)
    assert now.content.text == "Guten Tag Frau Kröger,\n\nwir melden uns morgen.\n\nViele Grüße"
    assert exact_texts(teams.shown(message)) == [now.content.text]


@pytest.mark.parametrize(("name", "status"), [("Ablehnen", DraftStatus.REJECTED), ("Rückfrage", DraftStatus.PENDING)])
def test_words_in_a_dialogue(teams: Teams, world: World, name: str, status: DraftStatus) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    opened = dialogue(teams.press(buttons(teams.shown(message))[name], message))
    teams.submit(opened, words="Bitte noch mit Frau Sommer klären")
    assert world.status(draft) is status
    assert "Frau Sommer" in str(teams.shown(message))


def test_a_dialogue_of_an_old_version_changes_nothing(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    opened = dialogue(teams.press(buttons(teams.shown(message))["Bearbeiten"], message))
    edited = world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited("Guten Tag, neu."))
    assert "hat sich geändert" in told(teams.submit(opened, text_1="Überschrieben"))
    assert world.get(edited).content.text == "Guten Tag, neu."


def test_what_was_typed_is_not_lost_with_a_refusal(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    opened = dialogue(teams.press(buttons(teams.shown(message))["Bearbeiten"], message))
    again = dialogue(teams.submit(opened, to="keine Adresse", text_1="Guten Tag, lange getippt."))
    require_valid(again)
    inputs = {each["id"]: each["value"] for each in again["body"] if each["type"] == "Input.Text"}
    assert (inputs["to"], inputs["text.1"]) == ("keine Adresse", "Guten Tag, lange getippt.")
    assert "keine Adresse" in again["body"][0]["text"], "it says what is wrong"
    assert world.get(draft).version == 1
    assert "Version 2" in told(teams.submit(again, to="s.kroeger@nordwerk.example"))
    assert world.get(draft).content.text == "Guten Tag, lange getippt."


def test_the_way_out_of_a_dialogue(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    opened = dialogue(teams.press(buttons(teams.shown(message))["Ablehnen"], message))
    answer = teams.invoke("task/submit", {"data": {**opened["actions"][1]["data"], "words": "Nein"}})
    assert (answer.status_code, answer.content) == (200, b"")
    assert world.status(draft) is DraftStatus.PENDING


def test_the_longest_draft_is_decided_on_the_page(teams: Teams, world: World) -> None:
    draft = world.propose(text="Guten Tag Frau Kröger,\n\n" + "Das ist eine Zeile, die niemand liest.\n" * 490)
    message = teams.show(draft.id)
    shown = teams.shown(message)
    require_valid(shown)
    assert "Freigeben" not in buttons(shown)
    assert "zu lang" in str(shown)
    answer = teams.press(buttons(shown)["Bearbeiten"], message)
    assert "zu lang" in told(answer)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kam": "x"},
        {"kam": {"action": 7}},
        {"kam": {"action": "draft.approve", "value": {"draft": 1}}},
        {"kam": {"action": "draft.approve", "value": "[]"}},
        {"kam": {"action": "draft.approve", "value": '{"draft":"x","digest":"y"}'}},
        {"kam": {"action": "policy.change", "value": "{}"}},
        {"action": "draft.approve", "value": "{}"},
    ],
)
def test_what_is_no_button_of_ours_does_nothing(teams: Teams, world: World, data: dict[str, Any]) -> None:
    draft = world.propose()
    action = {"type": "Action.Execute", "verb": "draft.approve", "data": data}
    for name, value in (
        ("adaptiveCard/action", {"action": action, "trigger": "manual"}),
        ("task/fetch", {"data": data}),
        ("task/submit", {"data": data}),
    ):
        assert teams.invoke(name, value).status_code == 200
    assert world.status(draft) is DraftStatus.PENDING
    assert world.holds


def test_in_a_channel_who_may_not_see_the_draft_gets_no_card(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    approve = buttons(teams.shown(message))["Freigeben"]
    where = {"id": f"{CHANNEL};messageid=1700", "conversationType": "channel"}
    action = {"type": "Action.Execute", "verb": approve["verb"], "data": approve["data"]}
    answer = teams.invoke("adaptiveCard/action", {"action": action}, MURAT, "m99", conversation=where)
    assert answer.json()["type"] == "application/vnd.microsoft.activity.message"
    assert world.status(draft) is DraftStatus.PENDING


def test_a_person_of_another_tenant_decides_nothing(teams: Teams, world: World) -> None:
    draft = world.propose()
    approve = buttons(teams.shown(teams.show(draft.id)))["Freigeben"]
    action = {"type": "Action.Execute", "verb": approve["verb"], "data": approve["data"]}
    foreign = {"channelData": {"tenant": {"id": "other"}}}
    assert teams.invoke("adaptiveCard/action", {"action": action}, KATHARINA, **foreign).status_code == 403
    assert world.status(draft) is DraftStatus.PENDING


def test_teams_that_is_down_keeps_nobody_from_deciding(teams: Teams, world: World) -> None:
    draft = world.propose()
    message = teams.show(draft.id)
    approve = buttons(teams.shown(message))["Freigeben"]
    assert world.app.channel_people.user  # linked before the service is gone
    told(teams.press(buttons(teams.shown(message))["Rückfrage"], message))
    client = world.app.teams_client
    client.patience = replace(client.patience, total_s=0.2)
    from tests.fakes.loopback import Reply

    teams.fake.rude = [Reply(503)] * 20
    assert "freigegeben" in told(teams.press(approve, message)).casefold()
    assert world.actions(draft).count("draft.approved") == 1
