"""Buttons decide for who pressed them, once, on exactly what was read."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from agent.domain.channel.place import Place, Speaker
from agent.domain.channel.post import Button, Exact, Post
from agent.domain.draft.draft import Draft, DraftStatus
from agent.domain.language import Language
from agent.services.approvals import Edited
from agent.services.channels.actions import Action, value
from tests.approvals_world import FOREIGN, NORDWERK, PRICE, TEXT, World
from tests.channels_world import (
    CHANNEL,
    DM,
    HENRIKE,
    KATHARINA,
    MURAT,
    SLACK,
    STRANGER,
    Channels,
    buttons,
    lines,
    text_of,
)

TOM = Speaker(SLACK, "T1", "U-tom")
LEGAL = Speaker(SLACK, "T1", "U-legal")


@pytest.fixture(autouse=True)
def _colleagues(channels: Channels) -> None:
    channels.client.emails |= {TOM.id: "t.deputy@m.example", LEGAL.id: "l.vogt@melchers-components.example"}


def shown(world: World, draft: Draft, place: Place = DM) -> str:
    """Put its card up; the id of the message."""
    return world.app.channel_cards.show(world.kam, draft.id, place, Language.DE)


def now(channels: Channels, message: str) -> Post:
    return channels.client.posts[message][1]


def test_the_card_holds_what_a_decision_needs(world: World, channels: Channels) -> None:
    draft = world.propose(commitments=PRICE)
    card = now(channels, shown(world, draft))
    (exact,) = [block for block in card.blocks if isinstance(block, Exact)]
    assert exact.text == world.get(draft).content.text
    told, rows = text_of(card), lines(card)
    assert (rows["An"], rows["Betreff"]) == ("s.kroeger@nordwerk.example", "Unser Gespräch")
    assert rows["Prüfsumme"].startswith(draft.digest[:8])
    assert "Zweite Freigabe" in rows["Entscheidung"]
    assert "S0:" in rows["Entscheidung"]
    assert rows["Was dann geschieht"]
    assert rows["Frist"]
    assert "von Hand geschrieben" in told
    assert "Prüfungen:" in told
    approve = buttons(card)["Freigeben"]
    assert approve.whole
    assert json.loads(approve.value) == {"draft": draft.id, "digest": draft.digest, "language": "de"}
    assert list(buttons(card)) == ["Freigeben", "Bearbeiten", "Ablehnen", "Rückfrage"]


def test_an_english_card_has_english_dialogues_and_answers(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = world.app.channel_cards.show(world.kam, draft.id, DM, Language.EN)
    form = channels.press(buttons(now(channels, message))["Reject"], message).form
    assert form is not None
    assert "Reject" in form.title
    assert channels.send(form, words=" – ").notice.isascii()
    assert channels.send(form, words="Call first.").notice.startswith("Rejected")


def test_approving_sends_exactly_that_and_the_card_says_who_and_when(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    reply = channels.press(buttons(now(channels, message))["Freigeben"], message)
    assert reply.notice.startswith("Freigegeben")
    assert world.status(draft) is not DraftStatus.PENDING
    card = now(channels, message)
    assert "Freigegeben von Katharina Brandt am 22.11.2026" in text_of(card)
    assert buttons(card) == {}
    assert world.holds


def test_two_people_press_at_once_and_one_decides(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft, CHANNEL)
    button = buttons(now(channels, message))["Freigeben"]
    for speaker in (KATHARINA, TOM):
        world.app.channel_people.user(speaker)
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda who: channels.press(button, message, who, CHANNEL).notice, (KATHARINA, TOM)))
    first, second = sorted(told, key=lambda notice: not notice.startswith("Freigegeben."))
    assert first.startswith("Freigegeben.")
    assert "schon" in second
    approved = [each for each in world.app.drafts.events(draft.id) if each.kind == "approved"]
    assert len(approved) == 1
    assert world.delivery(draft).version == 1


def test_a_second_press_tells_what_was_decided_by_whom(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    old = now(channels, message)
    channels.press(buttons(old)["Freigeben"], message)
    again = channels.press(buttons(old)["Ablehnen"], message, HENRIKE)
    assert "schon entschieden: freigegeben von Katharina Brandt am 22.11.2026" in again.notice
    assert world.actions(draft).count("draft.approved") == 1


@pytest.mark.parametrize("speaker", [MURAT, STRANGER])
@pytest.mark.parametrize("label", ["Freigeben", "Bearbeiten", "Ablehnen", "Rückfrage"])
def test_somebody_else_decides_nothing_and_reads_nothing(
    world: World, channels: Channels, speaker: Speaker, label: str
) -> None:
    draft = world.propose()
    message = shown(world, draft, CHANNEL)
    reply = channels.press(buttons(now(channels, message))[label], message, speaker, CHANNEL)
    assert (reply.form, reply.refused) == (None, True)
    assert ("cannot decide" if speaker is MURAT else "kenne Sie") in reply.notice
    assert "Nordwerk" not in reply.notice
    assert world.get(draft) == draft
    assert world.app.audit.entries()[-1].action in ("draft.refused", "channel.refused")


def test_the_form_of_somebody_else_is_refused_when_it_comes_back(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    form = channels.press(buttons(now(channels, message))["Ablehnen"], message).form
    assert form is not None
    assert "cannot decide" in channels.send(form, MURAT, words="No.").notice
    assert world.status(draft) is DraftStatus.PENDING


def test_a_card_that_is_out_of_date_decides_nothing_and_is_brought_up_to_date(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    old = now(channels, message)
    world.app.approvals.edit(world.kam, draft.id, draft.digest, Edited("Ein neuer Text, kurz und gut."))
    reply = channels.press(buttons(old)["Freigeben"], message)
    assert "hat sich geändert" in reply.notice
    assert world.status(draft) is DraftStatus.PENDING
    fresh = now(channels, message)
    assert "Ein neuer Text" in text_of(fresh)
    assert "Änderungen zur Fassung davor" in text_of(fresh)
    assert channels.press(buttons(fresh)["Freigeben"], message).notice.startswith("Freigegeben")


def test_what_has_expired_is_told_and_shown(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    old = now(channels, message)
    world.wait(days=30)
    reply = channels.press(buttons(old)["Freigeben"], message)
    assert "abgelaufen" in reply.notice
    assert "abgelaufen" in text_of(now(channels, message))
    assert buttons(now(channels, message)) == {}
    assert world.status(draft) is DraftStatus.EXPIRED


def test_editing_opens_the_whole_text_and_makes_a_new_card(world: World, channels: Channels) -> None:
    long = "\n\n".join(f"Absatz {number}: {'Wort ' * 200}Ende." for number in range(1, 8))
    draft = world.propose(text=long)
    message = shown(world, draft)
    form = channels.press(buttons(now(channels, message))["Bearbeiten"], message).form
    assert form is not None
    values = {each.id: each for each in form.inputs}
    pieces = [each.value for each in form.inputs if each.id.startswith("text.")]
    assert "\n\n".join(pieces) == world.get(draft).content.text
    assert len(pieces) == 4
    assert all(len(each.value) <= each.most for each in form.inputs)
    assert len(form.title) <= 24
    assert values["to"].value == "s.kroeger@nordwerk.example"
    unchanged = channels.send(form)
    assert ("nichts geändert" in unchanged.notice, unchanged.refused) == (True, True)
    reply = channels.send(form, message=message, text_2="Nur noch dieser Satz.", subject="Neuer Betreff")
    assert ("Version 2" in reply.notice, reply.refused) == (True, False)
    content = world.get(draft).content
    assert (content.subject, "Nur noch dieser Satz." in content.text) == ("Neuer Betreff", True)
    assert content.text.startswith("Absatz 1:")
    assert lines(now(channels, message))["Betreff"] == "Neuer Betreff"
    assert "schon" not in reply.notice


def test_a_text_that_no_dialogue_holds_is_edited_on_the_page(world: World, channels: Channels) -> None:
    draft = world.propose(text="Ein Satz ohne Absatz. " * 200)
    message = shown(world, draft)
    reply = channels.press(buttons(now(channels, message))["Bearbeiten"], message)
    assert reply.form is None
    assert "auf der Seite" in reply.notice


def test_who_may_not_edit_is_told_before_they_type(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft, CHANNEL)
    reply = channels.press(buttons(now(channels, message))["Bearbeiten"], message, LEGAL, CHANNEL)
    assert (reply.form, "entscheidet der zuständige" in reply.notice) == (None, True)


def test_rejecting_and_asking_need_words(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    card = buttons(now(channels, message))
    ask, reject = (channels.press(card[label], message).form for label in ("Rückfrage", "Ablehnen"))
    assert ask is not None
    assert reject is not None
    assert "Grund" in channels.send(reject, words=" – ").notice
    assert channels.send(ask, HENRIKE, words="Stimmt der Termin?").notice == "Ihre Rückfrage ist festgehalten."
    assert "Henrike Sommer: „Stimmt der Termin?“" in lines(now(channels, message))["Rückfrage"]
    assert channels.send(reject, words="Erst telefonieren.").notice.startswith("Abgelehnt")
    assert "Abgelehnt von Katharina Brandt" in text_of(now(channels, message))
    assert "Erst telefonieren." in text_of(now(channels, message))


def test_the_second_consent_comes_from_somebody_with_the_right(world: World, channels: Channels) -> None:
    draft = world.propose(commitments=PRICE)
    message = shown(world, draft, CHANNEL)
    button = buttons(now(channels, message))["Freigeben"]
    first = channels.press(button, message, KATHARINA, CHANNEL)
    assert "Es fehlt noch" in first.notice
    again = channels.press(buttons(now(channels, message))["Freigeben"], message, KATHARINA, CHANNEL)
    assert "zweite Freigabe muss jemand anderes" in again.notice
    assert lines(now(channels, message))["Es fehlt noch"]
    assert channels.press(button, message, HENRIKE, CHANNEL).notice.startswith("Freigegeben")


def test_a_blocked_draft_offers_no_approval(world: World, channels: Channels) -> None:
    draft = world.propose(text="Guten Tag,\n\nwir liefern 4.711 Stück.\n\nViele Grüße", typed=False)
    assert draft.blocking
    card = now(channels, shown(world, draft, CHANNEL))
    assert "Freigeben" not in buttons(card)
    assert "blockiert · C-FACT" in lines(card)
    forced = Button("x", Action.APPROVE, value(draft=draft.id, digest=draft.digest))
    assert "kann so nicht freigegeben werden" in channels.press(forced).notice


def test_what_is_decided_elsewhere_shows_on_every_card(world: World, channels: Channels) -> None:
    draft, other = world.propose(), world.propose(subject="Ein anderer")
    messages = [shown(world, draft), shown(world, draft, CHANNEL), shown(world, other)]
    assert world.app.channel_cards.refresh_open() == 0
    world.approve(draft)
    assert world.app.channel_cards.refresh_open() == 2
    assert ["Freigegeben von" in text_of(now(channels, each)) for each in messages] == [True, True, False]
    world.deliver()
    world.app.channel_cards.refresh_open()
    assert "versendet" in text_of(now(channels, messages[0]))
    assert [each.subject for each in world.app.channel_store.open_cards()] == [other.id]


def test_a_card_whose_message_is_gone_is_forgotten(world: World, channels: Channels) -> None:
    draft = world.propose()
    channels.client.posts.pop(shown(world, draft))
    world.approve(draft)
    assert world.app.channel_cards.refresh_open() == 0
    assert world.app.channel_store.cards(draft.id) == []


def test_who_lost_the_account_sees_the_draft_no_longer(world: World, channels: Channels) -> None:
    draft = world.propose()
    message = shown(world, draft)
    world.app.identity.assign({"k.brandt": [FOREIGN]})
    world.app.approvals.ask(world.head, draft.id, draft.digest, "Wer ist zuständig?")
    world.app.channel_cards.refresh_open()
    told = text_of(now(channels, message))
    assert "Kröger" not in told
    assert NORDWERK not in told
    assert TEXT not in told


@pytest.mark.parametrize(
    ("action", "about"),
    [
        ("draft.send", "{}"),
        (Action.APPROVE, "no json"),
        (Action.APPROVE, "[1]"),
        (Action.APPROVE, '{"draft": 1}'),
        (Action.APPROVE, "{}"),
        (Action.APPROVE, value(draft="../../etc", digest="x")),
        (Action.MUTE, value(type="everything")),
        (Action.CANCEL, value(thread="x")),
    ],
)
def test_a_button_that_is_none_of_ours_does_nothing(world: World, channels: Channels, action: str, about: str) -> None:
    reply = channels.press(Button("x", action, about))
    assert reply.notice
    assert reply.form is None
    assert world.app.channel_store.muted("k.brandt") == frozenset()


def test_the_card_of_a_shared_place_is_not_filled_for_who_pressed(world: World, channels: Channels) -> None:
    draft = world.propose(account=NORDWERK)
    button = Button("x", Action.ASK_FORM, value(draft=draft.id, digest="0" * 64))
    reply = channels.press(button, "unknown", HENRIKE, CHANNEL)
    assert (reply.post, "hat sich geändert" in reply.notice) == (None, True)
    own = channels.press(replace(button), "", HENRIKE, DM)
    assert own.post is not None
