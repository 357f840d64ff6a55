"""Chat platforms over HTTP: each serves its own addresses, only where the settings set it up."""

from fastapi import FastAPI

from agent.bootstrap import App
from agent.domain.channel.place import Platform


def install_channels(api: FastAPI, app: App) -> None:
    """Nothing of a platform is imported where it is not set up."""
    if Platform.SLACK in app.channel_platforms:
        from api.channels.slack.door import install_slack

        install_slack(api, app)
    if Platform.TEAMS in app.channel_platforms:
        from api.channels.teams.install import install_teams

        install_teams(api, app)
