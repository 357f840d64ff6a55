"""Buttons and dialogues in Slack, over HTTP: who decides, once, on exactly what was shown."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from agent.domain.draft.draft import Draft, DraftKind, DraftStatus
from agent.services.approvals import Edited
from agent.services.drafts import LONGEST_LETTER, LONGEST_TEXT
from tests.approvals_world import TEXT
from tests.block_kit import buttons, exact, mrkdwn, require_valid_blocks, require_valid_view, shown
from tests.fakes.loopback import Reply, serving
from tests.slack_world import HEN, KAT, MUR, PROMPT, STRANGER, SlackWorld, unique

DM = f"D{KAT}"
FORMS = {"Bearbeiten": "draft.edit", "Ablehnen": "draft.reject", "Rückfrage": "draft.ask"}


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine decides in time, too."""
    monkeypatch.setattr("api.channels.slack.listeners._DECIDED_S", 30)


def now(world: SlackWorld, ts: str, channel: str = DM) -> Any:
    return world.fake.messages[channel, ts]["blocks"]


def status(world: SlackWorld, draft: Draft) -> DraftStatus:
    return world.app.drafts.get(draft.id).status


def noticed(world: SlackWorld, count: int = 1) -> str:
    """What the person who pressed was told last, for their eyes only."""
    world.until(lambda: len(world.fake.whispers) >= count)
    return mrkdwn(world.fake.whispers[-1]["blocks"])


def form(world: SlackWorld, label: str, ts: str, user: str = KAT, channel: str = DM) -> Any:
    before = len(world.fake.views)
    assert world.press(label, channel, ts, user).status_code == 200
    world.until(lambda: len(world.fake.views) > before)
    require_valid_view(world.fake.views[-1])
    return world.fake.views[-1]


def test_a_card_shows_the_exact_text_and_approving_sends_it(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    require_valid_blocks(now(world, ts))
    assert exact(now(world, ts)) == world.app.drafts.get(draft.id).content.text
    assert list(buttons(now(world, ts)))[:4] == ["Freigeben", "Bearbeiten", "Ablehnen", "Rückfrage"]
    assert world.press("Freigeben", DM, ts).status_code == 200
    assert noticed(world).startswith("Freigegeben")
    assert status(world, draft) is not DraftStatus.PENDING
    world.until(lambda: "Freigegeben von Katharina Brandt am 22.11.2026" in shown(now(world, ts)))
    assert list(buttons(now(world, ts))) == ["Seite öffnen"]
    assert max(world.took) < PROMPT


def test_two_clicks_are_one_decision(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    button = buttons(now(world, ts))["Freigeben"]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: world.click(button, DM, ts).status_code, range(4)))
    assert answers == [200] * 4
    noticed(world, 4)
    told = [mrkdwn(each["blocks"]) for each in world.fake.whispers]
    assert sum(each.startswith("Freigegeben") for each in told) == 1
    assert sum("Ihr Klick hat nichts geändert" in each for each in told) == 3
    approved = [each for each in world.app.drafts.events(draft.id) if each.kind.value == "approved"]
    assert len(approved) == 1


def test_a_press_that_is_played_again_is_none(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    view = form(world, "Rückfrage", ts)
    trigger = unique("t.")
    for _ in range(3):
        body = {"type": "view_submission", "view": {**view, "id": "V1", "state": {"values": _typed("Warum?")}}}
        world.interactive({**body, **world._by(KAT), "trigger_id": trigger})
    noticed(world)
    time.sleep(0.3)
    asked = [each for each in world.app.drafts.events(draft.id) if each.kind.value == "asked"]
    assert (len(asked), len(world.fake.whispers)) == (1, 1)


@pytest.mark.parametrize(
    ("who", "told"), [(MUR, "does not belong to your accounts"), (STRANGER, "kenne Sie hier leider noch nicht")]
)
def test_somebody_elses_click_decides_nothing(world: SlackWorld, who: str, told: str) -> None:
    draft = world.propose()
    ts = world.card(draft, channel="C1")
    world.fake.members["C1"] += [STRANGER] if STRANGER not in world.fake.members["C1"] else []
    world.press("Freigeben", "C1", ts, who)
    assert told in noticed(world)
    assert world.fake.whispers[0]["user"] == who
    assert status(world, draft) is DraftStatus.PENDING
    assert world.app.audit.entries()[-1].action in ("draft.refused", "channel.refused")


def test_a_button_that_is_played_again_is_none(world: SlackWorld) -> None:
    ts = world.card(world.propose())
    trigger = unique("t.")
    for _ in range(3):
        assert world.press("Ablehnen", DM, ts, trigger_id=trigger).status_code == 200
    world.settled()
    assert len(world.fake.views) == 1


def test_a_person_named_in_the_payload_is_not_believed_by_name(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    who = {"id": MUR, "username": "k.brandt", "name": "Katharina Brandt", "team_id": world._by(MUR)["team"]["id"]}
    world.interactive({**_pressed(now(world, ts), ts), **world._by(MUR), "user": who})
    world.until(lambda: world.fake.whispers or world.fake.at(f"D{MUR}"))
    assert status(world, draft) is DraftStatus.PENDING


def test_an_edited_draft_is_not_approved_unread(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    button = buttons(now(world, ts))["Freigeben"]
    world.app.approvals.edit(world.app.identity.user("k.brandt"), draft.id, draft.digest, Edited(text=f"{TEXT}\nNeu."))
    world.click(button, DM, ts)
    assert "Der Entwurf hat sich geändert" in noticed(world)
    assert status(world, draft) is DraftStatus.PENDING
    world.until(lambda: "Neu." in exact(now(world, ts)))


def test_an_expired_card_decides_nothing(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    button = buttons(now(world, ts))["Freigeben"]
    moment = world.app.clock.moment  # type: ignore[attr-defined]
    world.app.clock.moment = draft.expires_at.replace(year=draft.expires_at.year + 1)  # type: ignore[attr-defined]
    try:
        world.click(button, DM, ts)
        assert noticed(world)
        assert status(world, draft) in (DraftStatus.PENDING, DraftStatus.EXPIRED)
        world.until(lambda: "Freigeben" not in buttons(now(world, ts)))
    finally:
        world.app.clock.moment = moment  # type: ignore[attr-defined]


def test_the_whole_text_is_edited_in_a_dialogue(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    view = form(world, "Bearbeiten", ts)
    inputs = {
        each["block_id"]: each["element"].get("initial_value") for each in view["blocks"] if each["type"] == "input"
    }
    assert inputs["text.1"] == world.app.drafts.get(draft.id).content.text
    assert inputs["to"] == "s.kroeger@nordwerk.example"
    answer = world.submit(view, text_1=f"{TEXT}\n<!channel> & mehr")
    assert (answer.status_code, answer.text) == (200, "")
    world.until(lambda: "<!channel> & mehr" in exact(now(world, ts)))
    assert "Version 2" in noticed(world)
    edited = world.app.drafts.get(draft.id)
    assert edited.version == draft.version + 1
    assert edited.content.text.endswith("<!channel> & mehr")


@pytest.mark.parametrize("typed", ["", "   ", "\n\t"])
@pytest.mark.parametrize("label", ["Ablehnen", "Rückfrage"])
def test_what_is_not_filled_in_is_told_in_the_dialogue(world: SlackWorld, label: str, typed: str) -> None:
    draft = world.propose()
    view = form(world, label, world.card(draft))
    answer = world.submit(view, words=typed)
    assert answer.json() == {"response_action": "errors", "errors": {"words": "Bitte füllen Sie dieses Feld aus."}}
    assert status(world, draft) is DraftStatus.PENDING
    assert world.submit(view, words="Weil").text == ""


def test_what_is_refused_stays_in_the_dialogue_where_it_is_wrong(world: SlackWorld, patient: None) -> None:
    draft = world.propose()
    view = form(world, "Bearbeiten", world.card(draft))
    for name, typed, told in (
        ("to", "keine Adresse", "keine Adresse"),
        ("cc", "x@y.example, keine Adresse", "keine Adresse"),
        ("bcc", "a@b@c.example", "a@b@c.example"),
        ("subject", "Hallo\u2028Bcc: x", "Betreff"),
        ("text_1", "A\u202eB", "Steuerzeichen"),
    ):
        answer = world.submit(view, **{name: typed}).json()
        assert answer["response_action"] == "errors"
        assert list(answer["errors"]) == [name.replace("_", ".")]
        assert told in answer["errors"][name.replace("_", ".")]
    assert world.app.drafts.get(draft.id).version == draft.version
    assert world.fake.whispers == []


def test_what_no_input_mends_is_told_at_the_text(world: SlackWorld, patient: None) -> None:
    """Though a subject is wrong, too: what is said there is about something else."""
    draft = world.propose()
    view = form(world, "Bearbeiten", world.card(draft))
    world.app.approvals.edit(world.app.identity.user("k.brandt"), draft.id, draft.digest, Edited(text=f"{TEXT}\nNeu."))
    errors = world.submit(view, subject="Hallo\u2028Bcc: x").json()["errors"]
    assert list(errors) == ["text.1"]
    assert "Der Entwurf hat sich geändert" in errors["text.1"]


def test_who_cannot_be_told_anything_leaves_one_line(world: SlackWorld, caplog: pytest.LogCaptureFixture) -> None:
    ts = world.card(world.propose(), channel="C1")
    button = buttons(now(world, ts, "C1"))["Freigeben"]
    assert world.click(button, "C1", ts, "UNOBODY").status_code == 200
    world.settled()
    (line,) = [each for each in caplog.records if each.name == "api.channels.slack.presses"]
    assert (line.getMessage(), line.exc_info) == ("a notice could not be shown in Slack: channels.unavailable", None)


def test_a_dialogue_of_somebody_else_decides_nothing(world: SlackWorld, patient: None) -> None:
    draft = world.propose()
    view = form(world, "Ablehnen", world.card(draft))
    answer = world.submit(view, MUR, words="Weil")
    assert "does not belong to your accounts" in answer.json()["errors"]["words"]
    assert status(world, draft) is DraftStatus.PENDING


def test_a_form_for_what_one_may_not_decide_is_not_opened(world: SlackWorld) -> None:
    ts = world.card(world.propose(), channel="C1")
    world.press("Ablehnen", "C1", ts, MUR)
    assert "does not belong to your accounts" in noticed(world)
    assert world.fake.views == []


def test_a_draft_is_rejected_with_a_reason(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    assert world.submit(form(world, "Ablehnen", ts), words="Zu früh").text == ""
    world.until(lambda: "Zu früh" in shown(now(world, ts)))
    assert status(world, draft) is DraftStatus.REJECTED


def test_the_answer_comes_in_time_while_slack_is_slow(world: SlackWorld) -> None:
    draft = world.propose()
    ts = world.card(draft)
    view = form(world, "Ablehnen", ts)
    answering = threading.Event()

    def slow(method: str, _: object) -> None:
        if method == "chat.update":
            answering.wait(120)

    world.fake.fail = slow
    world.took.clear()
    assert world.submit(view, words="Zu früh").text == ""
    assert world.took[0] < PROMPT
    answering.set()
    world.until(lambda: status(world, draft) is DraftStatus.REJECTED)
    assert noticed(world)


def test_a_dialogue_that_came_too_late_is_told(world: SlackWorld) -> None:
    ts = world.card(world.propose())
    world.press("Ablehnen", DM, ts, trigger_id="expired")
    assert "ließ sich nicht öffnen" in noticed(world)


def test_what_only_one_person_sees_is_exchanged(world: SlackWorld) -> None:
    draft = world.propose()
    button = buttons(now(world, world.card(draft)))["Freigeben"]
    world.click(button, "C1", "9.9", container={"is_ephemeral": True})
    world.until(lambda: world.fake.responses)
    (told,) = world.fake.responses
    assert told["replace_original"] is True
    assert "Freigegeben von Katharina Brandt" in shown(told["blocks"])


def test_no_other_address_is_told_what_the_card_shows(world: SlackWorld) -> None:
    draft = world.propose()
    button = buttons(now(world, world.card(draft)))["Freigeben"]
    with serving(lambda _: Reply(200, b"ok")) as thief:
        more = {"container": {"is_ephemeral": True}, "response_url": f"{thief.url}/response"}
        world.click(button, "C1", "9.9", **more)
        assert noticed(world)
        world.settled()
        assert thief.asked == []


def test_what_is_wished_is_shown_on_the_page_of_the_app(world: SlackWorld) -> None:
    world.event({"type": "app_home_opened", "user": HEN, "tab": "home"})
    world.until(lambda: HEN in world.fake.homes)
    button = buttons(world.fake.homes[HEN]["blocks"])["Stummschalten: Tagesüberblick"]
    world.click(button, "", "", HEN, container={"type": "view", "view_id": "VH"})
    world.until(lambda: "Wieder melden: Tagesüberblick" in buttons(world.fake.homes[HEN]["blocks"]))
    assert set(world.app.channel_store.muted("h.sommer")) == {"digest"}
    world.settled()
    assert world.fake.messages == {}, "the page says it; no message has to"


@pytest.mark.parametrize(
    "button", [{"action_id": "#0"}, {"action_id": "", "value": "x"}, {"action_id": "draft.send#0", "value": "{}"}]
)
def test_a_button_that_is_none_of_ours_does_nothing(world: SlackWorld, button: dict[str, str]) -> None:
    assert world.click({"type": "button", **button}, DM, "1.1").status_code == 200


def test_a_letter_of_two_pages_is_whole_and_can_be_decided_on(world: SlackWorld) -> None:
    draft = world.propose(text=_long(7_000))
    blocks = now(world, world.card(draft))
    require_valid_blocks(blocks)
    assert exact(blocks) == world.app.drafts.get(draft.id).content.text
    assert "Freigeben" in buttons(blocks)


@pytest.mark.parametrize("kind", [DraftKind.EMAIL, DraftKind.ACCOUNT_PLAN])
def test_what_no_message_holds_is_decided_on_the_page(world: SlackWorld, kind: DraftKind) -> None:
    letter = kind is DraftKind.EMAIL
    more = {} if letter else {"to": (), "subject": ""}
    draft = world.propose(kind=kind, text=_long(LONGEST_LETTER if letter else LONGEST_TEXT), **more)
    blocks = now(world, world.card(draft))
    require_valid_blocks(blocks)
    assert world.app.drafts.get(draft.id).content.text.startswith(exact(blocks))
    assert "zu lang" in mrkdwn(blocks)
    assert "Freigeben" not in buttons(blocks)
    assert buttons(blocks)["Seite öffnen"]["url"].endswith(f"/approvals/{draft.id}")


def _long(most: int) -> str:
    paragraph = "Absatz. " + "Wort " * 100
    return "\n\n".join([paragraph] * (most // (len(paragraph) + 2))).strip()


def _pressed(blocks: Any, ts: str) -> dict[str, Any]:
    container = {"type": "message", "message_ts": ts, "channel_id": DM, "is_ephemeral": False}
    return {"type": "block_actions", "container": container, "actions": [buttons(blocks)["Freigeben"]]}


def _typed(words: str) -> dict[str, Any]:
    return {"words": {"typed": {"value": words}}}
