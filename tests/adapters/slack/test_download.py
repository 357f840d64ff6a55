"""Files from Slack's own hosts only, no more than was allowed, and no page instead of one."""

import pytest

from agent.adapters.slack.client import SlackClient
from agent.domain.channel.inbound import RemoteFile
from agent.domain.errors import BadInput, Unavailable
from tests.fakes.loopback import Asked, Reply, serving
from tests.fakes.slack import TOKEN, FakeSlack


def file(url: str) -> RemoteFile:
    return RemoteFile("F1", "NDA.pdf", "application/pdf", 3, url)


def refused(client: SlackClient, url: str, most: int = 100) -> str:
    with pytest.raises(BadInput) as error:
        client.download(file(url), most)
    return error.value.code


def test_a_file_comes_with_the_token(fake: FakeSlack, client: SlackClient) -> None:
    fake.files["nda.pdf"] = b"%PDF"
    assert client.download(file(f"{fake.url}/files-pri/T-F/nda.pdf"), 100) == b"%PDF"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/nda.pdf",
        "http://files.slack.com/nda.pdf",
        "https://files.slack.com.evil.example/nda.pdf",
        "https://files.slack.com@evil.example/nda.pdf",
        "https://evil.example\\@files.slack.com/nda.pdf",
        "https://files.slack.com:8443/nda.pdf",
        "file:///etc/passwd",
        "ftp://files.slack.com/nda.pdf",
        "https://[::1/nda.pdf",
        "http://127.0.0.1:1/nda.pdf",
    ],
)
def test_no_other_host_is_asked(client: SlackClient, url: str) -> None:
    assert refused(client, url) == "channels.file.host"


def test_a_file_without_an_address(client: SlackClient) -> None:
    assert refused(client, "") == "channels.file.unavailable"


def test_too_large_a_file_is_not_read_to_its_end(fake: FakeSlack, client: SlackClient) -> None:
    fake.files["nda.pdf"] = b"x" * 1_000_000
    assert refused(client, f"{fake.url}/files-pri/T-F/nda.pdf", 1000) == "channels.file.too_large"


def test_a_page_where_one_signs_in_is_no_file(fake: FakeSlack) -> None:
    fake.files["nda.pdf"] = b"%PDF"
    assert (
        refused(SlackClient("xoxb-old", fake.api), f"{fake.url}/files-pri/T-F/nda.pdf") == "channels.file.unavailable"
    )


def test_a_file_that_is_gone(fake: FakeSlack, client: SlackClient) -> None:
    assert refused(client, f"{fake.url}/files-pri/T-F/none.pdf") == "channels.file.unavailable"


def test_the_token_does_not_follow_to_another_host() -> None:
    def stolen(asked: Asked) -> Reply:
        return Reply(200, b"got it")

    with serving(stolen) as thief:
        moved = Reply(302, headers={"location": f"{thief.url}/nda.pdf"})
        with serving(lambda _: moved) as slack:
            client = SlackClient(TOKEN, f"{slack.url}/api/")
            assert refused(client, f"{slack.url}/files-pri/T-F/nda.pdf") == "channels.file.host"
        assert thief.asked == []


def test_a_host_that_does_not_answer() -> None:
    with serving(lambda _: Reply()) as slack:
        url = slack.url
    with pytest.raises(Unavailable):
        SlackClient(TOKEN, f"{url}/api/").download(file(f"{url}/files-pri/x"), 100)
