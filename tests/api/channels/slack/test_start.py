"""A server whose token Slack refuses, or whose Slack nobody finds, says so in one line; a bug keeps its trace."""

import logging
from concurrent.futures import Future
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from agent.adapters.slack.client import SlackClient
from agent.bootstrap import build
from agent.domain.errors import Unavailable
from agent.settings import Settings
from api.channels.slack.door import install_slack
from api.channels.slack.workers import logged
from tests.fakes.slack import slack
from tests.jobs.workshop import until
from tests.slack_world import SECRET


@pytest.mark.parametrize(
    ("token", "address", "named"),
    [
        ("xoxb-refused", "", "KAM_SLACK_BOT_TOKEN (invalid_auth)"),
        ("xoxb-test", "http://127.0.0.1:9/api/", "KAM_SLACK_API_URL"),
    ],
)
def test_one_line_names_the_setting(
    home: Path, caplog: pytest.LogCaptureFixture, token: str, address: str, named: str
) -> None:
    with slack() as fake:
        given = {"slack_bot_token": token, "slack_signing_secret": SECRET}
        app, api = build(Settings(home=home, **given)), FastAPI()  # type: ignore[arg-type]
        app.__dict__["slack_client"] = SlackClient(token, address or fake.api, patience_s=0)
        install_slack(api, app)
        with TestClient(api):
            until(lambda: bool(caplog.records), 60)
        app.close()
    (said,) = caplog.records
    assert (said.levelno, said.exc_info) == (logging.ERROR, None)
    assert named in said.getMessage()
    assert "\n" not in caplog.text.strip()
    assert token not in caplog.text


def test_what_nobody_foresaw_keeps_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    for error in (Unavailable("channels.unavailable", problem="x"), KeyError("x")):
        done: Future[None] = Future()
        done.set_exception(error)
        logged(done)
    foreseen, unforeseen = caplog.records
    assert foreseen.exc_info is None
    assert unforeseen.exc_info is not None
