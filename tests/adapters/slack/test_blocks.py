"""Posts as Block Kit: within Slack's limits whatever stands in them, exact where that matters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from agent.adapters.slack.blocks import VIEW, BlockKit, size_of
from agent.adapters.slack.elements import action_of, fallback
from agent.adapters.slack.mrkdwn import Mrkdwn
from agent.adapters.slack.views import home
from agent.domain.channel.post import (
    Button,
    Buttons,
    Divider,
    Exact,
    Heading,
    Line,
    Lines,
    Post,
    Quote,
    Text,
    Tone,
    Weight,
)
from tests.block_kit import buttons, exact, mrkdwn, require_valid_blocks, require_valid_view, shown

PAGES = "https://kam.example"
KIT = BlockKit(Mrkdwn(PAGES))
NASTY = "<!channel> <@U123> <#C1|x> <https://evil.example|here> & [x](https://evil.example) **b** `c` :100: \u2028 😀"
DRAFT = Button("Freigeben", "draft.approve", "{}", weight=Weight.PRIMARY, whole=True)
PAGE = Button("Seite öffnen", url=f"{PAGES}/approvals/1")

TEXTS = some.one_of(
    some.text(max_size=40),
    some.sampled_from([NASTY, "", " ", "\n\n", "- a\n- b\n# c", "x" * 7000, "&" * 4000, "😀" * 2000, f"{NASTY} " * 90]),
)
TONES = some.sampled_from(Tone)
ROWS = some.lists(some.builds(Line, TEXTS, TEXTS, TONES), max_size=30).map(tuple)
BUTTONS = some.lists(
    some.builds(
        Button,
        TEXTS,
        some.just("draft.edit"),
        some.text(max_size=50),
        weight=some.sampled_from(Weight),
        whole=some.booleans(),
    ),
    max_size=30,
).map(tuple)
BLOCKS = some.one_of(
    some.builds(Heading, TEXTS),
    some.builds(Text, TEXTS, TONES, some.booleans()),
    some.builds(Exact, TEXTS),
    some.builds(Quote, TEXTS, TEXTS),
    some.builds(Lines, ROWS),
    some.builds(Buttons, BUTTONS),
    some.just(Divider()),
)
POSTS = some.builds(
    Post, TEXTS, some.lists(BLOCKS, max_size=70).map(tuple), some.just(f"{PAGES}/x"), some.just("Zu lang")
)


@settings(max_examples=40)
@given(POSTS)
def test_any_post_is_within_the_limits(post: Post) -> None:
    require_valid_blocks(KIT.blocks(post))
    require_valid_view(home(post, KIT))
    assert 1 <= len(fallback(post.fallback)) <= 4000


@settings(max_examples=30)
@given(some.text())
@pytest.mark.parametrize(
    "make", [lambda t: Exact(t), lambda t: Exact(t + "x" * 3000 + t), lambda t: Exact(f"{t}\n" * 300)]
)
def test_an_exact_text_is_there_letter_by_letter(make: object, text: str) -> None:
    post = Post("f", (make(text),))  # type: ignore[operator]
    (block,) = post.blocks
    assert isinstance(block, Exact)
    assert exact(KIT.blocks(post, VIEW)) == block.text


def test_what_others_wrote_becomes_no_mention_and_no_link() -> None:
    rows = Lines((Line(NASTY, NASTY),))
    told = KIT.blocks(Post(NASTY, (Heading(NASTY), Text(NASTY), Text(NASTY, small=True), Quote(NASTY, NASTY), rows)))
    assert "<" not in mrkdwn(told)
    assert "&lt;!channel&gt;" in mrkdwn(told)
    assert "<" not in fallback(NASTY)


def test_only_our_own_pages_are_linked() -> None:
    text = f"[Karte]({PAGES}/approvals/1?a=1&b=2) [Karte](https://kam.example.evil.example/) [Karte](/approvals)"
    told = mrkdwn(KIT.blocks(Post("f", (Text(text),))))
    assert told == (
        f"<{PAGES}/approvals/1?a=1&amp;b=2|Karte> Karte (https://kam.example.evil.example/) Karte (/approvals)"
    )
    assert "<" not in Mrkdwn().text(text)


def test_markdown_is_said_in_slacks_notation() -> None:
    assert Mrkdwn().text("**Stand:** 4 & 5\n- eins **zwei**\n  - drei\n## Titel") == (
        "*Stand:* 4 &amp; 5\n• eins *zwei*\n  • drei\n*Titel*"
    )


def test_a_tone_is_a_sign_and_no_colour() -> None:
    told = KIT.blocks(Post("f", (Text("a", Tone.BAD), Text("b", Tone.WARNING), Lines((Line("c", "d", Tone.GOOD),)))))
    assert [sign in shown(told) for sign in ("⛔ a", "⚠️ b", "✅ d")] == [True] * 3


def test_a_post_that_is_cut_says_so_and_is_not_decided_on() -> None:
    card = Post(
        "f", (Exact("Zeile\n" * 40_000), Buttons((DRAFT, PAGE))), f"{PAGES}/approvals/1", "Zu lang für die Karte."
    )
    told = KIT.blocks(card)
    require_valid_blocks(told)
    assert 9_000 < sum(map(size_of, told)) <= 12_000
    assert "⚠️ Zu lang für die Karte." in mrkdwn(told)
    assert list(buttons(told)) == ["Seite öffnen"]


def test_a_cut_post_without_a_button_for_its_page_names_the_page() -> None:
    told = KIT.blocks(Post("f", tuple(Text(str(at)) for at in range(80)), f"{PAGES}/x"))
    assert mrkdwn(told).endswith(f"… <{PAGES}/x>")


def test_a_post_of_fifty_blocks_is_whole() -> None:
    told = KIT.blocks(Post("f", (*(Text(str(at)) for at in range(49)), Buttons((DRAFT,)))))
    assert len(told) == 50
    assert list(buttons(told)) == ["Freigeben"]


def test_buttons_carry_their_action_and_those_to_pages_none() -> None:
    row = (DRAFT, Button("Stumm", "notices.mute", "1"), Button("Stumm 2", "notices.mute", "2"), PAGE)
    made = buttons(KIT.blocks(Post("f", (Buttons(row),))))
    actions = [action_of(each["action_id"]) for each in made.values()]
    assert actions == ["draft.approve", "notices.mute", "notices.mute", ""]
    assert made["Freigeben"]["style"] == "primary"
    assert made["Stumm 2"]["value"] == "2"
    assert made["Seite öffnen"]["url"] == PAGE.url


def test_a_post_without_blocks_is_its_fallback() -> None:
    assert mrkdwn(KIT.blocks(Post("Guten Tag & willkommen"))) == "Guten Tag &amp; willkommen"
    require_valid_blocks(KIT.blocks(Post("")))
