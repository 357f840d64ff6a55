"""The chat as the server writes it: what was said, figures with rows, drafts as cards, nothing of it as markup."""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import replace

import pytest

from agent.bootstrap import App
from agent.domain.assistant.conversation import File, Message, Role
from agent.domain.facts.fact import Fact
from agent.domain.language import Language
from agent.domain.nda.policy import Bilingual
from tests.api.web.desk.conftest import Read, texts
from tests.approvals_world import NORDWERK
from tests.scripted_assistant import OTIF

NOW = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)
EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) **fett** <script>alert(1)</script>"
Spoken = Callable[..., tuple[str, str]]


@pytest.fixture
def spoken(world: App) -> Spoken:
    """A conversation with a question and its answer: the ids of thread and answer."""

    def made(text: str, user: str = "k.brandt", **values: object) -> tuple[str, str]:
        thread = world.conversations.open(world.identity.user(user))
        for role, words, more in ((Role.USER, "Wie steht es? <b>", {}), (Role.ASSISTANT, text, values)):
            message = Message(str(uuid.uuid4()), thread.id, role, words, Language.DE, NOW)
            world.conversations.store.add(replace(message, **more))
        return thread.id, message.id

    return made


def test_a_new_conversation_says_first_that_a_machine_answers(read: Read) -> None:
    page = read("/chat")
    assert "Ich bin ein KI-Assistent" in page.xpath("string(//p[contains(@class, 'hello')])")
    assert len(page.xpath("//button[@data-example]")) == 4
    assert texts(page, "//select[@id='chat-account']/option")[1:] == sorted(
        ["Heliotec AG", "Kranich Medizintechnik GmbH & Co. KG", NORDWERK]
    )


def test_an_account_is_chosen_by_the_address_if_it_is_the_users(read: Read) -> None:
    chosen = "//select[@id='chat-account']/option[@selected]"
    assert texts(read(f"/chat?account={NORDWERK}"), chosen) == [NORDWERK]
    assert texts(read("/chat?account=Aurelia Mobility SE"), chosen) == []


def test_what_was_said_is_read_without_scripts_and_is_never_markup(read: Read, spoken: Spoken) -> None:
    thread, _ = spoken(EVIL)
    page = read(f"/chat/{thread}")
    typed, told = (page.xpath(f"//article[contains(@class, 'by-{role}')]")[0] for role in ("user", "assistant"))
    assert "Wie steht es? <b>" in typed.text_content()
    assert "<img src=x onerror=alert(1)>" in told.text_content()
    assert told.xpath(".//img | .//script | .//a[contains(@href, 'script')]") == []
    assert texts(told, ".//strong")[-1] == "fett"


def test_a_figure_leads_to_the_rows_behind_it(read: Read, spoken: Spoken) -> None:
    thread, answer = spoken("Die Liefertreue liegt bei **63,4 %**.", facts=(OTIF,))
    page = read(f"/chat/{thread}/messages/{answer}")
    (link,) = page.xpath("//a[contains(@class, 'fact-ref')]")
    (fact,) = page.xpath(f"//li[@id='{link.get('href').removeprefix('#')}']")
    told = " ".join(fact.text_content().split())
    assert told.startswith("63,4 % Liefertreue Q3 2026")
    assert "order_lines: O-1" in told
    assert "Regel otif, Version 1" in told


def test_a_figure_that_two_facts_share_leads_nowhere(read: Read, spoken: Spoken) -> None:
    other: Fact = replace(OTIF, id="k2.otif", label=Bilingual("Andere", "Other"))
    thread, answer = spoken("Beide liegen bei 63,4 %.", facts=(OTIF, other))
    assert read(f"/chat/{thread}/messages/{answer}").xpath("//a[contains(@class, 'fact-ref')]") == []


def test_drafts_stand_as_cards_and_one_that_is_gone_is_told(world: App, read: Read, spoken: Spoken) -> None:
    user = world.identity.user("k.brandt")
    from agent.domain.draft.draft import DraftKind
    from agent.services.drafts import Proposal

    proposal = Proposal(DraftKind.CRM_NOTE, NORDWERK, "Notiz: <b>Messe</b> im Mai.", Language.DE, typed=True)
    draft = world.desk.propose(user, proposal)
    thread, answer = spoken("Entwurf liegt bereit.", drafts=(draft.id, "gone"))
    page = read(f"/chat/{thread}/messages/{answer}")
    (card,) = page.xpath("//section[@class='draft-card']")
    assert "Notiz: <b>Messe</b> im Mai." in card.text_content()
    assert card.xpath(".//a/@href") == [f"/approvals/{draft.id}"]
    assert "nicht mehr zu sehen" in page.text_content()


def test_files_are_told_by_name(read: Read, spoken: Spoken) -> None:
    thread, _ = spoken("Geprüft.", files=(File("f", "NDA <1>.pdf", "0" * 64),))
    assert "NDA <1>.pdf" in texts(read(f"/chat/{thread}"), "//li[@class='chip']")


def test_links_of_an_answer_lead_to_our_pages_only(read: Read, spoken: Spoken) -> None:
    thread, answer = spoken("Siehe dort.", links={"/supply": "Versorgung", "//evil.example": "dort"})
    assert read(f"/chat/{thread}/messages/{answer}").xpath("//p[@class='links']/a/@href") == ["/supply"]


@pytest.mark.parametrize("user", ["m.yilmaz", "h.sommer", "l.vogt"])
def test_a_conversation_is_nobody_elses_whatever_their_role(read: Read, spoken: Spoken, user: str) -> None:
    thread, answer = spoken("Geheim: 63,4 %.")
    for path in (f"/chat/{thread}", f"/chat/{thread}/messages/{answer}"):
        assert "Geheim" not in read(path, user=user, status=404).text_content()
    assert f"/chat/{thread}" not in read("/chat", user=user).xpath("//aside//a/@href")
    assert f"/chat/{thread}" in read("/chat").xpath("//aside//a/@href")


def test_an_unknown_message_is_not_found(read: Read, spoken: Spoken) -> None:
    thread, _ = spoken("x")
    read(f"/chat/{thread}/messages/nobody", status=404)
    read("/chat/nobody", status=404)
