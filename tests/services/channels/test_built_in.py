"""With the assistant that is built in: a figure, a draft from the question to the decision, an NDA."""

import pytest

from agent.domain.channel.inbound import Entry, RemoteFile
from agent.domain.channel.post import Quote
from agent.services.channels.links import Pages
from agent.services.channels.review_card import ReviewCard
from tests.approvals_world import NORDWERK, World
from tests.channels_world import DM, Channels, buttons, lines, text_of
from tests.sample_ndas import nda_de


def test_a_figure_is_answered_with_its_source(channels: Channels) -> None:
    channels.say("Wie hoch ist die Abrufquote von Nordwerk?")
    (post,) = channels.client.at(DM)
    told = text_of(post)
    assert NORDWERK in told
    assert "KI-Assistent" in told
    assert "call_off" in told


def test_somebody_elses_account_stays_closed(channels: Channels) -> None:
    channels.say("Wie hoch ist die Abrufquote von Aurelia Mobility SE?")
    assert "%" not in text_of(channels.client.at(DM)[0])


@pytest.mark.parametrize("text", ["mail Nordwerk: wir melden uns nächste Woche", "eskalation Nordwerk"])
def test_a_draft_goes_from_the_command_to_the_decision(world: World, channels: Channels, text: str) -> None:
    channels.say(text, entry=Entry.COMMAND)
    answer, card = channels.client.at(DM)
    assert "Entwurf" in text_of(answer)
    assert lines(card)["An"] == "s.kroeger@nordwerk.example"
    (stored,) = world.app.channel_store.open_cards()
    reply = channels.press(buttons(card)["Freigeben"], stored.message)
    assert reply.notice.startswith("Freigegeben")
    assert "Freigegeben von Katharina Brandt" in text_of(channels.client.at(DM)[1])


def test_an_nda_is_reviewed_and_shown_as_a_card(world: World, channels: Channels) -> None:
    pages = Pages("https://kam.example")
    delivery = world.app.channel_chat.delivery
    object.__setattr__(delivery, "review_card", ReviewCard(pages))
    channels.client.files["F1"] = nda_de().encode()
    channels.say("", files=(RemoteFile("F1", "NDA Nordwerk.txt", "text/plain"),))
    answer, card = channels.client.at(DM)
    told = text_of(card)
    assert told.startswith("NDA-Prüfung · NDA Nordwerk.txt")
    assert any(word in told for word in ("Grün.", "Gelb.", "Rot."))
    review = world.app.reviews.latest(world.kam)[0]
    assert review.result is not None
    counts = lines(card)
    assert sum(int(value) for value in counts.values()) == len(review.result["findings"])
    made = buttons(card)
    assert made["Seite öffnen"].url == f"https://kam.example/nda/{review.id}"
    assert made["Bericht"].url.endswith("/report.html?language=de")
    assert made["Änderungsfassung"].url.endswith("/redline.docx?audience=internal")
    assert text_of(answer)


@pytest.mark.parametrize("text", ["Der Empfänger zahlt bei jedem Verstoß eine Vertragsstrafe von 100.000 EUR."])
def test_red_findings_come_with_their_quotes(world: World, channels: Channels, text: str) -> None:
    channels.client.files["F1"] = nda_de(extra=text).encode()
    channels.say("Bitte prüfe diese NDA", files=(RemoteFile("F1", "NDA.txt", "text/plain"),))
    card = channels.client.at(DM)[-1]
    quotes = [block.text for block in card.blocks if isinstance(block, Quote)]
    assert any("Vertragsstrafe" in quote for quote in quotes), text_of(card)
    assert "Rot." in text_of(card)
