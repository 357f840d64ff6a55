"""The app package that an administrator uploads in the Teams admin center."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from agent.channel_settings import is_wanted, require_channels
from agent.domain.channel.place import Platform
from agent.domain.errors import BadInput
from agent.settings import Settings
from api.channels.teams import icons

MANIFESTS = Path(__file__).parents[1] / "manifests" / "teams"
_MADE = (1980, 1, 1, 0, 0, 0)  # the same settings give the same bytes


def package(settings: Settings) -> bytes:
    """A ZIP file.

    Raises BadInput ``channels.teams.no_package`` where nothing of Teams is set, ``channels.settings`` naming what is
    missing or wrong, ``channels.teams.no_address`` where Teams could not reach the address.
    """
    if not is_wanted(settings, Platform.TEAMS):
        raise BadInput("channels.teams.no_package")
    require_channels(settings, Platform.TEAMS)
    url, host = settings.public_url, urlsplit(settings.public_url).hostname or ""
    if not url.startswith("https://"):
        raise BadInput("channels.teams.no_address")
    filled = {"{{CLIENT_ID}}": settings.teams_client_id, "{{PUBLIC_URL}}": url, "{{HOST}}": host}
    manifest = (MANIFESTS / "manifest.json").read_text(encoding="utf-8")
    for name, value in filled.items():
        manifest = manifest.replace(name, json.dumps(value)[1:-1])
    return _zipped(
        {
            "manifest.json": manifest.encode(),
            "en.json": (MANIFESTS / "en.json").read_bytes(),
            "color.png": icons.colour(),
            "outline.png": icons.outline(),
        }
    )


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
