"""The demo's people and figures, from the message in Slack to the decision."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from agent.domain.draft.draft import DraftStatus
from tests.block_kit import buttons, exact, mrkdwn, require_valid_blocks, shown
from tests.fakes.slack import slack
from tests.sample_ndas import nda_de
from tests.slack_world import HEN, KAT, PAGES, SlackWorld, served, slack_app, stocked, unique, watched

DM = f"D{KAT}"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[SlackWorld]:
    with slack() as fake:
        stocked(fake)
        app = slack_app(tmp_path_factory.mktemp("slack") / "home", cache, fake)
        assert app.stocked.exists
        app.start_jobs(app.job_engine("serve"), schedules=False)
        with watched() as workers, served(app) as url, httpx.Client(base_url=url, timeout=60) as http:
            yield SlackWorld(app, fake, http, workers)


def waiting(world: SlackWorld, channel: str) -> tuple[str, dict[str, object]]:
    """The message of the card that waits for a decision there, and all of it."""
    found = [(ts, each) for (where, ts), each in world.fake.messages.items() if where == channel]
    return next((ts, each) for ts, each in reversed(found) if "Freigeben" in buttons(each["blocks"]))


def test_an_escalation_from_the_command_to_what_leaves(world: SlackWorld) -> None:
    world.clear()
    world.command("eskalation Nordwerk")
    world.settled()
    ts, card = waiting(world, DM)
    require_valid_blocks(card["blocks"])  # type: ignore[arg-type]
    stored = world.app.channel_store.open_cards()
    draft = world.app.drafts.get(stored[-1].subject)
    assert exact(card["blocks"]) == draft.content.text  # type: ignore[arg-type]
    assert draft.content.to[0] in shown(card["blocks"])  # type: ignore[arg-type]
    assert "Sabine Kröger" in draft.content.text or "Kröger" in draft.content.text
    view_of = world.press("Rückfrage", DM, ts)
    assert view_of.status_code == 200
    world.until(lambda: world.fake.views)
    assert world.submit(world.fake.views[-1], words="Ist die Menge richtig?").text == ""
    world.until(lambda: "Ist die Menge richtig?" in shown(world.fake.messages[DM, ts]["blocks"]))
    world.press("Freigeben", DM, ts)
    world.until(lambda: world.app.drafts.get(draft.id).status is not DraftStatus.PENDING)
    world.settled()
    world.until(lambda: list(world.app.settings.outbox_folder.glob("*.eml")))
    assert "Freigegeben von Katharina Brandt" in shown(world.fake.messages[DM, ts]["blocks"])


def test_an_nda_from_the_upload_to_its_findings(world: SlackWorld) -> None:
    world.clear()
    penalty = "Der Empfänger zahlt bei jedem Verstoß eine Vertragsstrafe von 100.000 EUR."
    world.fake.files["nda.txt"] = nda_de(extra=penalty).encode()
    url = f"{world.fake.url}/files-pri/T-F/nda.txt"
    sent = {"id": unique("F"), "name": "NDA Nordwerk.txt", "mimetype": "text/plain", "url_private_download": url}
    world.dm("Bitte prüfe diese NDA", files=[sent], subtype="file_share")
    world.settled()
    card = world.fake.at(DM)[-1]
    told = shown(card["blocks"])
    assert "Rot." in told
    assert "Vertragsstrafe" in told
    review = world.app.reviews.latest(world.app.identity.user("k.brandt"))[0]
    assert buttons(card["blocks"])["Seite öffnen"]["url"] == f"{PAGES}/nda/{review.id}"
    path = buttons(card["blocks"])["Bericht"]["url"].removeprefix(PAGES)
    assert world.http.get(path).status_code == 200


def test_the_day_of_the_demo(world: SlackWorld) -> None:
    world.clear()
    for user in (KAT, HEN):
        world.event({"type": "app_home_opened", "user": user, "tab": "home"})
    world.until(lambda: set(world.fake.homes) == {KAT, HEN})
    told = shown(world.fake.homes[KAT]["blocks"])
    assert "Engpass" in told
    assert "Kontakt" in told
    assert "Aurelia" not in told
    assert mrkdwn(world.fake.homes[HEN]["blocks"])
