"""How the platforms name tenants and people: what cannot be such an id is refused before it is stored.

Teams: GUIDs of the directory. Slack: a letter for the kind (T workspace, E organisation; U, W person), then capitals
and digits (Slack's reference of its object ids).
"""

import re

from agent.domain.channel.place import Platform
from agent.domain.errors import BadInput

_GUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TENANT = {Platform.SLACK: re.compile("[TE][A-Z0-9]{1,30}"), Platform.TEAMS: _GUID}
_PERSON = {Platform.SLACK: re.compile("[UW][A-Z0-9]{1,30}"), Platform.TEAMS: _GUID}


def is_guid(text: str) -> bool:
    return _GUID.fullmatch(text.lower()) is not None


def written(platform: Platform, text: str) -> str:
    """As the platform writes it in what it sends: a GUID in small letters, however it was copied."""
    return text.lower() if platform is Platform.TEAMS else text


def require_ids(platform: Platform, tenant: str, person: str) -> None:
    """Raises BadInput ``channels.id.slack``, ``channels.id.teams`` for what the platform never names so."""
    for text, shape in ((tenant, _TENANT[platform]), (person, _PERSON[platform])):
        if not shape.fullmatch(text):
            raise BadInput(f"channels.id.{platform.value}", id=text)
