"""The manifest of the Slack app, with the address of this product in it; nothing secret is."""

from importlib.resources import files

from agent.domain.errors import BadInput

_PLACE = "{{PUBLIC_URL}}"


def manifest(public_url: str) -> str:
    """YAML. Raises BadInput ``channels.slack.no_address`` where Slack could not reach the address."""
    if not public_url.startswith("https://"):
        raise BadInput("channels.slack.no_address")
    shipped = files("api.channels").joinpath("manifests", "slack.yaml").read_text("utf-8")
    return shipped.replace(_PLACE, public_url)
