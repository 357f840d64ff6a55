"""kam data sync: what a person reads, the JSON, and which settings are missing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.odoo.company import company
from tests.adapters.odoo.server import DATABASE, KEY, OdooServer, odoo_server
from tests.adapters.power_bi.conftest import MAPPING
from tests.cli.conftest import Shell
from tests.fakes.loopback import Reply


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OdooServer]:
    with odoo_server(company(19).odoo) as found:
        monkeypatch.setenv("KAM_ODOO_URL", found.url)
        monkeypatch.setenv("KAM_ODOO_DATABASE", DATABASE)
        monkeypatch.setenv("KAM_ODOO_KEY", KEY)
        yield found


def test_a_sync_tells_tables_notes_and_progress(kam: Shell, server: OdooServer) -> None:
    done = kam("data", "sync", "odoo")
    assert done.returncode == 0
    assert done.stdout.startswith("Odoo ist abgeglichen, Stand ")
    assert "1 Kunden tragen in Odoo kein Schlagwort" in done.stdout
    assert "sale.order.line: 3 Zeilen gelesen" in done.stderr
    assert KEY not in done.stdout + done.stderr


def test_the_json_of_a_second_sync(kam: Shell, server: OdooServer) -> None:
    kam("data", "sync", "odoo")
    server.odoo.pass_time(days=1)
    server.odoo.write("sale.order.line", 1, product_uom_qty=77.0)
    found = kam.json("data", "sync", "odoo")
    assert (found["source"], found["mode"], found["full"]) == ("odoo", "upsert", False)
    assert found["read"]["sale.order.line"] == 1
    assert {table["table"]: table["taken"] for table in found["tables"]} == {"order_lines": 1, "stock": 3, "credit": 2}
    assert kam.json("data", "sync", "odoo", "--full")["mode"] == "replace"


def test_missing_settings_are_named(kam: Shell) -> None:
    done = kam("data", "sync", "odoo")
    assert (done.returncode, done.stdout) == (2, "")
    assert "KAM_ODOO_URL, KAM_ODOO_DATABASE, KAM_ODOO_KEY" in done.stderr
    done = kam("data", "sync", "power-bi")
    assert (done.returncode, done.stdout) == (2, "")
    assert "KAM_POWER_BI_TENANT" in done.stderr


def test_a_refusal_is_one_line(kam: Shell, server: OdooServer) -> None:
    server.rude = lambda _number, _model: Reply(403, json.dumps({"message": f"no {KEY}"}).encode())
    done = kam("data", "sync", "odoo")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert KEY not in done.stderr


def test_a_mapping_is_checked_first(kam: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    guid = "11111111-2222-3333-4444-555555555555"
    for name in ("CLIENT", "GROUP", "DATASET"):
        monkeypatch.setenv(f"KAM_POWER_BI_{name}", guid)
    monkeypatch.setenv("KAM_POWER_BI_TENANT", "melchers.example")
    monkeypatch.setenv("KAM_POWER_BI_SECRET", "secret")
    path = tmp_path / "m.yaml"
    path.write_text(MAPPING.replace("quantity:", "menge:"), encoding="utf-8")
    done = kam("data", "sync", "power-bi", "--mapping", path)
    assert done.returncode == 2
    assert "die Spalte menge gibt es nicht" in done.stderr
