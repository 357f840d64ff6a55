"""The proxy of `deploy/Caddyfile` before the servers of a cluster: the file as it stands, but for addresses and TLS."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.knowledge_world import free_port
from tests.processes.cluster import ROOT, Cluster, until

_CADDYFILE = ROOT / "deploy" / "Caddyfile"


@contextmanager
def proxy(cluster: Cluster, folder: Path) -> Iterator[str]:
    """Its address. Skips where there is no Caddy."""
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("caddy is not installed here")
    address = f"http://127.0.0.1:{free_port()}"
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    adapt = [caddy, "adapt", "--config", str(_CADDYFILE), "--adapter", "caddyfile"]
    adapted = subprocess.run(
        adapt, env={**environment, "KAM_DOMAIN": address}, capture_output=True, text=True, check=True
    ).stdout
    for name in ("api-1", "api-2"):
        assert f'"{name}:8000"' in adapted
        adapted = adapted.replace(f"{name}:8000", cluster.addresses[name].removeprefix("http://"))
    config = folder / "caddy.json"
    config.write_text(json.dumps({"admin": {"disabled": True}, **json.loads(adapted)}), encoding="utf-8")
    with (folder / "caddy.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen([caddy, "run", "--config", str(config)], env=environment, stdout=log, stderr=log)
    try:
        until(lambda: _answers(address), 60)
        yield address
    finally:
        process.terminate()
        process.wait()


def _answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/healthz", timeout=2).status_code == httpx2.codes.OK
    except httpx2.HTTPError:
        return False
