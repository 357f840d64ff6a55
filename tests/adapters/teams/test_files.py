"""Files of a chat: from the company's SharePoint only, and never more than wanted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from agent.adapters.teams.cloud import TeamsCloud, sharepoint_hosts
from agent.adapters.teams.files import download
from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import BadInput, Unavailable
from tests.adapters.power_bi.server import certify
from tests.fakes.loopback import Asked, Loopback, Reply, serving


class Share:
    """``replies`` by path."""

    def __init__(self) -> None:
        self.replies = {"/nda.pdf": Reply(200, b"%PDF-1.7 x")}

    def __call__(self, asked: Asked) -> Reply:
        return self.replies[asked.path]


@pytest.fixture
def share() -> Share:
    return Share()


@pytest.fixture
def http(share: Share, tmp_path: Path) -> Iterator[Loopback]:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certify(tmp_path))
    with serving(share, context) as http:
        yield http


@pytest.fixture
def cloud(http: Loopback, tmp_path: Path) -> TeamsCloud:
    import ssl

    trusted = ssl.create_default_context(cafile=str(tmp_path / "loopback.pem"))
    return TeamsCloud(files=(f"127.0.0.1:{http.port}",), trusted=trusted)


def file(url: str) -> RemoteFile:
    return RemoteFile("f1", "nda.pdf", url=url)


def test_a_file_comes_without_a_token(cloud: TeamsCloud, http: Loopback) -> None:
    assert download(file(f"{http.url}/nda.pdf"), 1000, cloud) == b"%PDF-1.7 x"
    assert "authorization" not in http.asked[0].headers


@pytest.mark.parametrize(
    "url",
    [
        "http://melchers.sharepoint.com/nda.pdf",
        "https://evil.example/nda.pdf",
        "https://sharepoint.com/nda.pdf",
        "https://melchers.sharepoint.com.evil.example/nda.pdf",
        "https://melchers.sharepoint.com@evil.example/nda.pdf",
        "https://melchers.sharepoint.com:8443/nda.pdf",
        "https://other.sharepoint.com/nda.pdf",
        "https://127.0.0.1/nda.pdf",
        "https://[::1",
        "",
    ],
)
def test_no_other_host_is_asked(url: str) -> None:
    cloud = TeamsCloud(files=sharepoint_hosts("melchers"))
    with pytest.raises(BadInput, match="servers"):
        download(file(url), 1000, cloud)


def test_the_hosts_of_a_company() -> None:
    ours = TeamsCloud(files=sharepoint_hosts("melchers"))
    assert ours.holds_files("https://melchers.sharepoint.com/x")
    assert ours.holds_files("https://melchers-my.sharepoint.com:443/x")
    assert TeamsCloud().holds_files("https://anybody.sharepoint.com/x")
    with pytest.raises(BadInput):
        sharepoint_hosts("melchers.sharepoint.com")


def test_what_is_too_large_is_cut_off(cloud: TeamsCloud, http: Loopback, share: Share) -> None:
    share.replies["/nda.pdf"] = Reply(200, b"x" * 1_000_001)
    with pytest.raises(BadInput, match="larger than 1 MB"):
        download(file(f"{http.url}/nda.pdf"), 1_000_000, cloud)


@pytest.mark.parametrize("target", ["https://evil.example/x", "/nda2.pdf"])
def test_no_redirect_is_followed(cloud: TeamsCloud, http: Loopback, share: Share, target: str) -> None:
    share.replies["/nda.pdf"] = Reply(302, headers={"location": target})
    with pytest.raises(BadInput, match="servers"):
        download(file(f"{http.url}/nda.pdf"), 1000, cloud)
    assert len(http.asked) == 1


def test_a_packed_answer_is_refused(cloud: TeamsCloud, http: Loopback, share: Share) -> None:
    share.replies["/nda.pdf"] = Reply(200, b"x", {"content-encoding": "gzip"})
    with pytest.raises(BadInput, match="could not be loaded"):
        download(file(f"{http.url}/nda.pdf"), 1000, cloud)


def test_what_is_gone_and_what_is_broken(cloud: TeamsCloud, http: Loopback, share: Share) -> None:
    share.replies["/nda.pdf"] = Reply(404)
    with pytest.raises(BadInput, match="could not be loaded"):
        download(file(f"{http.url}/nda.pdf"), 1000, cloud)
    for broken in (Reply(503), Reply(drop=True), Reply(200, b"x" * 90, cut=50)):
        share.replies["/nda.pdf"] = broken
        with pytest.raises(Unavailable):
            download(file(f"{http.url}/nda.pdf"), 1000, cloud)


def test_a_foreign_certificate_is_none(cloud: TeamsCloud, http: Loopback) -> None:
    with pytest.raises(Unavailable):
        download(file(f"{http.url}/nda.pdf"), 1000, replace(cloud, trusted=None))
