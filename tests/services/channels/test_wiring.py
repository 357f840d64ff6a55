"""Only what the settings set up is there, and nothing else is imported."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from agent.bootstrap import build
from agent.domain.channel.place import Audience, Place, Platform, Speaker
from agent.ports.channels import ChannelPerson
from agent.settings import Settings

SLACK = {"slack_bot_token": "xoxb-1", "slack_signing_secret": "0123456789abcdef" * 2}
TENANT = "11111111-aaaa-4000-8000-000000000001"
TEAMS = {"teams_client_id": TENANT, "teams_client_secret": "s", "teams_tenant_id": TENANT}

JOBS = {"channels.message", "channels.retry", "channels.cards", "channels.notify", "channels.tidy"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, set()),
        (SLACK, {Platform.SLACK}),
        (TEAMS, {Platform.TEAMS}),
        (SLACK | TEAMS, {Platform.SLACK, Platform.TEAMS}),
        ({"slack_bot_token": "xoxb-1"}, set()),  # without its secret nothing that comes in could be believed
        ({"slack_signing_secret": "s"}, set()),
        ({"teams_client_id": "id", "teams_client_secret": "s"}, set()),
        ({"teams_client_id": "id", "teams_tenant_id": "t"}, set()),
    ],
)
def test_a_platform_is_there_when_all_of_its_settings_are(
    home: Path, given: dict[str, str], expected: set[Platform]
) -> None:
    app = build(Settings(home=home, **given))  # type: ignore[arg-type]
    try:
        assert set(app.channel_clients) == app.channel_platforms == expected
        names = {job.name for job in app.jobs if job.name.startswith("channels.")}
        assert names == (JOBS if expected else set())
    finally:
        app.close()


@pytest.mark.parametrize("given", [{}, SLACK, TEAMS])
def test_the_other_platform_is_not_imported(home: Path, given: dict[str, str]) -> None:
    script = (
        "import sys, json; from pathlib import Path\n"
        "from agent.bootstrap import build; from agent.settings import Settings\n"
        "app = build(Settings(home=Path(sys.argv[1]), **json.loads(sys.argv[2])))\n"
        "app.jobs; app.channel_clients; app.close()\n"
        "print(json.dumps(sorted({each.split('.')[0] for each in sys.modules} & {'slack_sdk', 'microsoft_teams'})))"
    )
    command = [sys.executable, "-c", script, str(home), json.dumps(given)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    wanted = {"slack_sdk": given is SLACK, "microsoft_teams": given is TEAMS}
    assert json.loads(ran.stdout) == [name for name in sorted(wanted) if wanted[name]]


def test_where_a_person_reads_alone_is_known_to_the_platform(home: Path) -> None:
    app = build(Settings(home=home, **TEAMS))  # type: ignore[arg-type]
    try:
        speaker = Speaker(Platform.TEAMS, TENANT, "29:x")
        alone = Place(Platform.TEAMS, TENANT, "a:1", "", Audience.PERSONAL, "https://smba.trafficmanager.net/emea/")
        assert app.teams_client.known(speaker) is None
        app.channel_store.link(ChannelPerson(speaker, "k.brandt", "email", app.clock.now(), alone))
        assert app.teams_client.known(speaker) == alone
    finally:
        app.close()
