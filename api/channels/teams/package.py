"""The app package that an administrator uploads in the Teams admin center."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

from agent.domain.errors import BadInput
from agent.settings import Settings
from api.channels.teams import icons

MANIFESTS = Path(__file__).parents[1] / "manifests" / "teams"
_MADE = (1980, 1, 1, 0, 0, 0)  # the same settings give the same bytes


def package(settings: Settings) -> bytes:
    """A ZIP file. Raises BadInput ``channels.teams.no_package`` where the settings do not make a bot."""
    url, host = settings.public_url, urlsplit(settings.public_url).hostname or ""
    ids = settings.teams_client_id and settings.teams_client_secret.get_secret_value() and settings.teams_tenant_id
    if not ids or not url.startswith("https://"):
        raise BadInput("channels.teams.no_package")
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
