"""The demo's people and figures, from the message in Teams to the decision."""

import json
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from agent.bootstrap import App, build
from agent.domain.draft.draft import DraftStatus
from agent.domain.identity import User
from agent.settings import Settings
from api.app import create_app
from api.channels import install_channels
from tests.adapters.power_bi.server import certify
from tests.adapters.teams.schema import exact_texts, require_valid
from tests.api.channels.teams.conftest import HENRIKE, KATHARINA, PATH, Teams, buttons
from tests.conftest import TODAY
from tests.fakes.loopback import Reply, serving
from tests.fakes.teams import CLIENT, SECRET, TENANT, files_at, running
from tests.jobs.workshop import until
from tests.sample_ndas import nda_de

PENALTY = "Der Empfänger zahlt bei jedem Verstoß eine Vertragsstrafe von 100.000 EUR."


@dataclass
class Demo:
    app: App

    @property
    def kam(self) -> User:
        return self.app.identity.user("k.brandt")


@pytest.fixture(scope="module")
def teams(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Teams]:
    folder = tmp_path_factory.mktemp("teams")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certify(folder))
    trusted = ssl.create_default_context(cafile=str(folder / "loopback.pem"))
    settings = Settings(
        home=folder / "home",
        cache=cache,
        today=TODAY,
        public_url="https://kam.example",
        teams_client_id=CLIENT,
        teams_client_secret=SecretStr(SECRET),
        teams_tenant_id=TENANT,
    )
    with running() as fake, serving(lambda _: Reply(200, nda_de(extra=PENALTY).encode()), context) as share:
        app = build(settings)
        app.__dict__["teams_cloud"] = files_at(fake.cloud, share, trusted)
        assert app.stocked.exists
        app.start_jobs(app.job_engine("serve"), schedules=False)
        api = create_app(app)
        if all(getattr(route, "path", "") != PATH for route in api.routes):
            install_channels(api, app)
        yield Teams(Demo(app), fake, TestClient(api, base_url="http://127.0.0.1"), share=share.url)  # type: ignore[arg-type]
        app.close()


def waiting(teams: Teams) -> str:
    """The message of the newest card that waits for a decision."""
    found = [key for key, (_, each) in teams.fake.shown.items() if '"Freigeben"' in json.dumps(each)]
    return found[-1]


def test_an_escalation_from_the_command_to_what_leaves(teams: Teams) -> None:
    teams.say("eskalation Nordwerk")
    message = waiting(teams)
    shown = teams.shown(message)
    require_valid(shown)
    draft = teams.world.app.drafts.get(teams.world.app.channel_store.open_cards()[-1].subject)
    assert exact_texts(shown) == [draft.content.text]
    assert draft.content.to[0] in json.dumps(shown)
    opened = teams.press(buttons(shown)["Rückfrage"], message).json()["task"]["value"]["card"]["content"]
    require_valid(opened)
    teams.submit(opened, words="Ist die Menge richtig?")
    assert "Ist die Menge richtig?" in json.dumps(teams.shown(message), ensure_ascii=False)
    answer: Any = teams.press(buttons(teams.shown(message))["Freigeben"], message).json()
    assert "Freigegeben von Katharina Brandt" in json.dumps(answer, ensure_ascii=False)
    until(lambda: teams.world.app.drafts.get(draft.id).status is not DraftStatus.PENDING, 30)
    until(lambda: bool(list(teams.world.app.settings.outbox_folder.glob("*.eml"))), 60)
    assert len(list(teams.world.app.settings.outbox_folder.glob("*.eml"))) == 1


def test_an_nda_from_the_upload_to_its_findings(teams: Teams) -> None:
    content = {"downloadUrl": f"{teams.share}/nda", "uniqueId": "u1", "fileType": "txt"}
    kind = "application/vnd.microsoft.teams.file.download.info"
    teams.say(
        "Bitte prüfe diese NDA", attachments=[{"contentType": kind, "name": "NDA Nordwerk.txt", "content": content}]
    )
    card = teams.cards()[-1]
    require_valid(card)
    told = json.dumps(card, ensure_ascii=False)
    assert "Rot." in told
    assert "Vertragsstrafe" in told
    (review,) = teams.world.app.reviews.latest(teams.world.kam)
    assert buttons(card)["Seite öffnen"]["url"] == f"https://kam.example/nda/{review.id}"
    path = buttons(card)["Bericht"]["url"].removeprefix("https://kam.example")
    assert teams.http.get(path).status_code == 200


def test_the_day_of_the_demo(teams: Teams) -> None:
    for person in (KATHARINA, HENRIKE):
        before = len(teams.cards(person))
        assert teams.deliver(teams.activity(person, text="heute")).status_code == 200
        until(lambda: len(teams.cards(person)) == before + 1, 60)  # noqa: B023 - called at once
    day = teams.cards()[-1]
    require_valid(day)
    told = json.dumps(day, ensure_ascii=False)
    assert "Engpass" in told
    assert "Kontakt" in told
    assert "Aurelia" not in told
