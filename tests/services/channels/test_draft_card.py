"""The card of a draft: figures with source and age, the checks, the diff, in both languages."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent.domain.channel.post import Lines, Post, Text, Tone
from agent.domain.language import Language
from agent.services.channels.draft_card import DraftCard
from agent.services.channels.links import Pages
from tests.approvals_world import World
from tests.channels_world import DM, Channels, buttons, lines, text_of

CARD = DraftCard(Pages("https://kam.example"), ZoneInfo("Europe/Berlin"))
EARLY, LATE = "2026-11-22T06:00:00+00:00", "2026-11-21T06:00:00+00:00"


def fact(**changes: Any) -> dict[str, Any]:
    rows = [{"table": "order_lines", "key": f"O-{at}"} for at in range(3)]
    known = {"label": "Abrufquote", "period": "2026-Q3", "shown": "63,4 %", "source": "data", "class": "customer"}
    return {**known, "definition": {"id": "call_off", "version": "1 (ab12)"}, "rows": rows, "as_of": EARLY, **changes}


def card(world: World, **changes: Any) -> dict[str, Any]:
    draft = world.propose()
    return {**world.app.draft_view.card(world.kam, draft, Language.DE), **changes}


def shown(world: World, language: Language = Language.DE, **changes: Any) -> Post:
    return CARD.post(card(world, **changes), ["approve"], language, over=False)


def test_a_figure_comes_with_value_source_and_age(world: World) -> None:
    post = shown(world, facts=[fact()])
    assert "Zahlen mit Herkunft, Stand 22.11.2026, 07:00:" in text_of(post)
    assert (
        lines(post)["Abrufquote 2026-Q3"] == "63,4 % · Definition call_off 1 · order_lines O-0, order_lines O-1 … (3)"
    )


def test_figures_of_different_age_tell_each_their_own(world: World) -> None:
    post = shown(world, facts=[fact(), fact(label="Marge", as_of=LATE, **{"class": "secret"})])
    assert "Stand 22.11.2026, 07:00" in lines(post)["Abrufquote 2026-Q3"]
    assert lines(post)["Marge 2026-Q3"].endswith("Stand 21.11.2026, 07:00 · geheim")


def test_what_a_person_typed_is_marked(world: World) -> None:
    assert lines(shown(world, facts=[fact(source="user")]))["von Hand"] == "63,4 %"


def test_passed_checks_are_counted_and_the_others_named(world: World) -> None:
    checks = [
        {"id": "C-LEAK", "ok": True, "blocking": True, "message": "in Ordnung"},
        {"id": "C-FACT", "ok": False, "blocking": True, "message": "4.711 hat keine Quelle."},
        {"id": "C-TONE", "ok": False, "blocking": False, "message": "Etwas hart."},
    ]
    post = shown(world, checks=checks)
    assert "Prüfungen: 1 von 3 bestanden" in text_of(post)
    rows = {row.label: row for block in post.blocks if isinstance(block, Lines) for row in block.lines}
    assert (rows["blockiert · C-FACT"].tone, rows["blockiert · C-FACT"].value) == (Tone.BAD, "4.711 hat keine Quelle.")
    assert rows["Hinweis · C-TONE"].tone is Tone.WARNING
    assert "C-LEAK" not in rows


def test_the_card_of_an_english_reader_is_english(world: World) -> None:
    draft = world.propose()
    told = world.app.draft_view.card(world.kam, draft, Language.EN)
    post = CARD.post(told, ["approve", "edit", "reject", "ask"], Language.EN, over=False)
    assert list(buttons(post)) == ["Approve", "Edit", "Reject", "Ask back", "Open page"]
    assert lines(post)["Language"] == "German", "that of the text"
    assert "Exactly this goes out:" in text_of(post)
    assert "Genau" not in text_of(post)


def test_the_page_is_linked_and_said_where_the_card_is_cut(world: World) -> None:
    post = shown(world)
    assert post.page.startswith("https://kam.example/approvals/")
    assert "auf der Seite" in post.cut
    bare = DraftCard(Pages(), dt.UTC).post(card(world), ["approve"], Language.DE, over=False)
    assert (bare.page, list(buttons(bare))) == ("", ["Freigeben"])
    assert bare.cut


def test_an_overdue_draft_offers_nothing_though_nobody_has_noticed(world: World, channels: Channels) -> None:
    draft = world.propose()
    world.wait(days=30)
    post = world.app.channel_cards.post(world.kam, draft, DM, Language.DE)
    assert buttons(post) == {}
    assert any(isinstance(block, Text) and "Abgelaufen" in block.text for block in post.blocks)


@pytest.mark.parametrize(("text", "made"), [("[A](/nda/1) und [B](/x)", "[A](https://k/nda/1) und [B](https://k/x)")])
def test_links_are_whole_or_only_words(text: str, made: str) -> None:
    assert Pages("https://k").absolute(text) == made
    assert Pages().absolute(text) == "A und B"
