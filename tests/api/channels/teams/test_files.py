"""NDAs: a file in the personal chat becomes a reviewed card; elsewhere, and from elsewhere, it does not."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.power_bi.server import certify
from tests.api.channels.teams.conftest import CHANNEL, KATHARINA, Teams, buttons
from tests.fakes.loopback import Asked, Loopback, Reply, serving
from tests.fakes.teams import FakeTeams, files_at
from tests.sample_ndas import nda_de

FILE = "application/vnd.microsoft.teams.file.download.info"
RED = "Der Empfänger zahlt bei jedem Verstoß eine Vertragsstrafe von 100.000 EUR."


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Loopback]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certify(tmp_path))

    def handle(asked: Asked) -> Reply:
        return Reply(200, b"x" * 21_000_000 if asked.path == "/large" else nda_de(extra=RED).encode())

    with serving(handle, context) as http:
        yield http


@pytest.fixture
def with_files(working: Teams, fake: FakeTeams, share: Loopback, tmp_path: Path) -> Teams:
    trusted = ssl.create_default_context(cafile=str(tmp_path / "loopback.pem"))
    working.world.app.teams_client.cloud = files_at(fake.cloud, share, trusted)
    return working


def attached(url: str, kind: str = FILE) -> dict[str, Any]:
    content = {"downloadUrl": url, "uniqueId": "u1", "fileType": "txt"}
    told = {"contentType": kind, "name": "NDA Nordwerk.txt", "contentUrl": url, "content": content}
    return {"attachments": [told]}


def test_an_nda_goes_from_the_chat_to_the_card(with_files: Teams, share: Loopback) -> None:
    with_files.say("Bitte prüfe diese NDA", **attached(f"{share.url}/nda"))
    card = with_files.cards()[-1]
    told = str(card)
    assert "NDA-Prüfung · NDA Nordwerk.txt" in told
    assert "Vertragsstrafe" in told
    assert "Rot" in told
    (review,) = with_files.world.app.reviews.latest(with_files.world.kam)
    assert buttons(card)["Seite öffnen"]["url"] == f"https://kam.example/nda/{review.id}"
    assert set(buttons(card)) == {"Seite öffnen", "Bericht", "Änderungsfassung"}
    assert [asked.headers.get("authorization") for asked in share.asked] == [None]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/nda", "https://evil.example/nda", "https://127.0.0.1:1/nda"])
def test_a_file_of_another_host_is_not_loaded(with_files: Teams, share: Loopback, url: str) -> None:
    with_files.say("Prüfen", **attached(url))
    assert "nicht auf den Servern" in str(with_files.cards()[-1])
    assert share.asked == []
    assert with_files.world.app.reviews.latest(with_files.world.kam) == []


def test_a_file_that_is_too_large_is_not_read(with_files: Teams, share: Loopback) -> None:
    with_files.say("Prüfen", **attached(f"{share.url}/large"))
    assert "größer als 20 MB" in str(with_files.cards()[-1])
    assert with_files.world.app.reviews.latest(with_files.world.kam) == []


@pytest.mark.parametrize("kind", ["reference", FILE])
def test_in_a_channel_a_file_is_answered_with_a_link(with_files: Teams, share: Loopback, kind: str) -> None:
    with_files.say("Bitte prüfe diese NDA", channel=True, **attached(f"{share.url}/nda", kind))
    from tests.jobs.workshop import until

    until(lambda: len(with_files.fake.at(f"{CHANNEL};messageid=1700")) == 1, 30)
    told = with_files.in_channel()
    assert "nur im persönlichen Chat" in told
    assert "https://kam.example/" in told
    assert share.asked == []
    assert with_files.cards(KATHARINA) == []
