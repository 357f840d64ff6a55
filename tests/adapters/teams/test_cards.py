"""Posts as Adaptive Cards: valid, within the limits, exact where they must be."""

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from agent.adapters.teams.cards import MOST, Cards, size
from agent.domain.channel.post import (
    Block,
    Button,
    Buttons,
    Divider,
    Exact,
    Form,
    Heading,
    Input,
    Line,
    Lines,
    Post,
    Quote,
    Text,
    Tone,
    Weight,
)
from tests.adapters.teams.schema import actions, exact_texts, require_valid

CARDS = Cards("https://kam.example")
PAGE = "https://kam.example/approvals/1"
APPROVE = Button("Freigeben", "draft.approve", '{"draft":"1"}', weight=Weight.PRIMARY, whole=True)
EDIT = Button("Bearbeiten", "draft.edit_form", '{"draft":"1"}')
OPEN = Button("Seite öffnen", url=PAGE)

words = st.text(max_size=60)
tones = st.sampled_from(Tone)
buttons = st.builds(
    Button,
    label=st.text(min_size=1, max_size=20),
    action=st.sampled_from(["draft.approve", "draft.edit_form", "run.cancel"]),
    value=st.text(max_size=1900),
    url=st.sampled_from(["", "", PAGE, "https://evil.example/", "javascript:alert(1)"]),
    weight=st.sampled_from(Weight),
    whole=st.booleans(),
)
block: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, words),
    st.builds(Text, st.text(max_size=4000), tones, st.booleans()),
    st.builds(Exact, st.text(max_size=9000)),
    st.builds(Quote, words, words),
    st.builds(Lines, st.lists(st.builds(Line, words, words, tones), max_size=5).map(tuple)),
    st.builds(Divider),
    st.builds(Buttons, st.lists(buttons, max_size=9).map(tuple)),
)
posts = st.builds(
    Post,
    fallback=st.text(min_size=1, max_size=900).filter(str.strip),
    blocks=st.lists(block, max_size=12).map(tuple),
    page=st.sampled_from(["", PAGE]),
    cut=st.sampled_from(["", "Bitte lesen Sie auf der Seite."]),
)


@given(posts)
@examples(max_examples=60)
def test_every_post_is_a_valid_card(post: Post) -> None:
    card = CARDS.card(post)
    require_valid(card)
    shown = exact_texts(card)
    given_texts = [each.text for each in post.blocks if isinstance(each, Exact) and each.text]
    decides = [each for row in post.blocks if isinstance(row, Buttons) for each in row.buttons if each.whole]
    offered = {action.get("verb") for action in actions(card)}
    if shown != given_texts:  # cut: said so, and nothing of it can be decided
        assert all(whole.startswith(part.removesuffix("…")) for whole, part in zip(given_texts, shown, strict=False))
        assert offered <= {
            each.action for row in post.blocks if isinstance(row, Buttons) for each in row.buttons if not each.whole
        } | {None}
        assert (post.cut or "…") in json.dumps(card, ensure_ascii=False)
    elif len(decides) == 1 and not decides[0].url and size(card) < MOST - 4000 and "_form" not in decides[0].action:
        assert decides[0].action in offered


@given(st.text(max_size=3000))
@example("a {{DATE(2026-11-22T00:00:00Z)}} {{{TIME(x)}}}")
@examples(max_examples=60)
def test_an_exact_text_comes_back_letter_by_letter(text: str) -> None:
    card = CARDS.card(Post("x", (Exact(text),)))
    assert "".join(exact_texts(card)) == text
    runs = [run["text"] for run in _all(card, "TextRun")]
    assert not any("{{" in run for run in runs), "no date function is read in it"
    assert all("\n" not in run.removesuffix("\n") for run in runs), "one line a block"


def test_the_lines_of_a_mail_stay_lines() -> None:
    text = "Guten Tag **Frau** [K](https://x.example),\n\n  {{DATE(2026-11-22T00:00:00Z)}}\n- eins\n"
    card = CARDS.card(Post("x", (Exact(text),)))
    assert exact_texts(card) == [text]
    (container,) = card["body"]
    assert len(container["items"]) == 4


def test_nothing_of_a_text_is_read_as_markup() -> None:
    hostile = "# Titel\n> *fett* _kursiv_ `x` <at>Chefin</at> [Klick](https://evil.example/a)"
    hostile += " www.evil.example {{TIME(x)}}"
    card = CARDS.card(Post("x", (Text(hostile), Heading(hostile), Lines((Line(hostile, hostile),)), Quote(hostile))))
    for text in _texts(card):
        unescaped = re.sub(r"\\.", "", text)
        assert not re.search(r"[*_`<\[\]]|\{\{|www\.|//", unescaped), text
        assert not re.search(r"^\s*[#>]", unescaped, re.MULTILINE)
        assert "evil.example/a" not in text or "](" not in unescaped
    assert "msteams" not in card or "entities" not in card["msteams"]


def test_our_own_markdown_stays() -> None:
    told = Text(f"**Stand:** [Entwurf]({PAGE})\n\n- eins_zwei\n- **zwei**\n1. drei\n\nEnde\nhier")
    (element,) = CARDS.card(Post("x", (told,)))["body"]
    assert element["text"] == (f"**Stand:** [Entwurf]({PAGE})\n\n- eins\\_zwei\n- **zwei**\n1. drei\n\nEnde\n\nhier")


@pytest.mark.parametrize("value", ["1. Zeile", "- Zeile", "+ Zeile", "2) Zeile"])
def test_a_value_is_no_list(value: str) -> None:
    (element,) = CARDS.card(Post("x", (Lines((Line("Wert", value),)),)))["body"]
    assert element["facts"][0]["value"].replace("\\", "") == value
    assert "\\" in element["facts"][0]["value"]


def test_colour_is_never_the_only_sign() -> None:
    for tone, sign in ((Tone.GOOD, "✓"), (Tone.WARNING, "⚠"), (Tone.BAD, "✗")):
        text, facts = CARDS.card(Post("x", (Text("Stand", tone), Lines((Line("Prüfung", "ja", tone),)))))["body"]
        assert text["text"].startswith(sign)
        assert facts["facts"][0]["value"].startswith(sign)


def test_what_buttons_carry() -> None:
    post = Post("x", (Buttons((APPROVE, EDIT, OPEN, Button("Fremd", url="https://evil.example/"))),), PAGE)
    approve, edit, page = actions(CARDS.card(post))
    assert (approve["type"], approve["verb"], approve["style"]) == ("Action.Execute", "draft.approve", "positive")
    assert approve["data"] == {"kam": {"action": "draft.approve", "value": '{"draft":"1"}'}}
    assert (edit["type"], edit["data"]["msteams"]) == ("Action.Submit", {"type": "task/fetch"})
    assert (page["type"], page["url"]) == ("Action.OpenUrl", PAGE)


def test_many_buttons_stand_in_rows() -> None:
    card = CARDS.card(Post("x", (Buttons(tuple(Button(f"B{at}", "run.cancel") for at in range(14))),)))
    require_valid(card)
    assert len(actions(card)) == 14


@pytest.mark.parametrize("text", ["Zeile mit 40 Zeichen, ungefähr jedenfalls.\n" * 2000, "ä" * 40_000, "\n" * 30_000])
def test_the_longest_draft_is_read_and_decided_on_the_page(text: str) -> None:
    blocks = (Heading("Mail"), Exact(text), Lines((Line("Prüfungen", "10 von 10"),)), Buttons((APPROVE, EDIT, OPEN)))
    card = CARDS.card(Post("Mail", blocks, PAGE, "Zu lang für diese Karte."))
    require_valid(card)
    assert size(card) > MOST // 2, "as much of it as fits"
    assert [action["title"] for action in actions(card)] == ["Seite öffnen", "Bearbeiten"]
    assert "Zu lang für diese Karte." in json.dumps(card, ensure_ascii=False)
    (shown,) = exact_texts(card)
    assert shown.endswith("…")
    assert text.startswith(shown.removesuffix("…"))


def test_without_pages_there_is_no_link() -> None:
    card = Cards("").card(Post("x", (Text(f"[Seite]({PAGE})"), Buttons((OPEN,))), PAGE))
    assert actions(card) == []
    assert card["body"][0]["text"] == "Seite"


@pytest.mark.parametrize(
    "url", ["https://kam.example.evil.example/", "https://kam.example@evil.example/", "https://kam.example/a b", ""]
)
def test_only_our_own_pages_are_linked(url: str) -> None:
    assert not CARDS.allows(url)


def test_a_form_is_a_dialogue() -> None:
    inputs = (Input("subject", "Betreff", "Alt"), Input("text.1", "Text", "Zeile\n\n**x**", multiline=True, most=3000))
    card = CARDS.dialogue(Form("Bearbeiten", "draft.edit", '{"draft":"1"}', "Speichern", "Ab", inputs, "Hinweis"), "m1")
    assert card is not None
    require_valid({**card})
    fields = {each["id"]: each for each in card["body"] if each["type"] == "Input.Text"}
    assert fields["text.1"]["value"] == "Zeile\n\n**x**"
    assert (fields["text.1"]["isMultiline"], fields["text.1"]["maxLength"]) == (True, 3000)
    assert fields["subject"]["isRequired"]
    send, cancel = card["actions"]
    assert send["data"] == {"kam": {"action": "draft.edit", "value": '{"draft":"1"}', "message": "m1"}}
    assert (cancel["data"], cancel["associatedInputs"]) == ({"kam": {"action": ""}}, "none")


inputs = st.builds(
    Input,
    id=st.sampled_from(["subject", "to", "text.1", "text.2"]),
    label=st.text(min_size=1, max_size=40),
    value=st.text(max_size=3000),
    multiline=st.booleans(),
    required=st.booleans(),
)
forms = st.builds(
    Form,
    title=st.text(min_size=1, max_size=24).filter(str.strip),
    action=st.just("draft.edit"),
    value=st.text(max_size=1900),
    submit=st.text(min_size=1, max_size=20),
    cancel=st.text(min_size=1, max_size=20),
    inputs=st.lists(inputs, max_size=6, unique_by=lambda each: each.id).map(tuple),
    note=words,
)


@given(forms)
@examples(max_examples=40)
def test_every_form_is_a_valid_dialogue(form: Form) -> None:
    card = CARDS.dialogue(form, "m1")
    if card is None:
        assert sum(len(each.value.encode()) for each in form.inputs) > MOST // 8
        return
    require_valid(card)
    shown = {each["id"]: each["value"] for each in card["body"] if each["type"] == "Input.Text"}
    assert shown == {each.id: each.value for each in form.inputs}


def test_a_form_that_no_dialogue_holds() -> None:
    inputs = tuple(Input(f"text.{at}", "Text", "x" * 3000, multiline=True) for at in range(10))
    assert CARDS.dialogue(Form("Bearbeiten", "draft.edit", "{}", "Speichern", "Ab", inputs)) is None


def _all(element: Any, kind: str) -> list[dict[str, Any]]:
    if isinstance(element, list):
        return [found for each in element for found in _all(each, kind)]
    if not isinstance(element, dict):
        return []
    own = [element] if element.get("type") == kind else []
    return own + [found for each in element.values() for found in _all(each, kind)]


def _texts(card: dict[str, Any]) -> list[str]:
    facts = [fact for each in _all(card, "FactSet") for fact in each["facts"]]
    return [each["text"] for each in _all(card, "TextBlock")] + [text for fact in facts for text in fact.values()]
