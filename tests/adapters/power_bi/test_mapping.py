"""The mapping file is checked before anything is asked."""

from pathlib import Path

import pytest

from agent.adapters.power_bi.connector import power_bi_connector
from agent.adapters.power_bi.mapping import load
from agent.domain.errors import BadInput
from tests.adapters.power_bi.conftest import MAPPING
from tests.adapters.power_bi.server import CLIENT, DATASET, GROUP, SECRET, TENANT

GIVEN = {
    "url": "https://api.powerbi.com", "tenant": TENANT, "client": CLIENT, "secret": SECRET, "group": GROUP,
    "dataset": DATASET,
}  # fmt: skip


def write(folder: Path, text: str) -> Path:
    path = folder / "m.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_tables_come_in_the_order_of_what_they_refer_to(tmp_path: Path) -> None:
    assert [name for name, _ in load(write(tmp_path, MAPPING)).in_order] == ["customers", "order_lines"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version: 1", "version: 2", "version"),
        ("order_lines:", "orders:", "no table orders"),
        ("quantity:", "qty:", "no column qty"),
        ('      quantity: "Sales[Quantity]"\n', "", "required columns quantity"),
        ("query: Sales", "query: EVALUATE Sales", "without EVALUATE"),
        ('key: "Sales[LineKey]"', "key: LineKey", "Table[Column]"),
        ('key: "Sales[LineKey]"', 'key: "Sales[LineKey]) EVALUATE x[y]"', "Table[Column]"),
        ("    query: Customers\n", "    query: Customers\n    limit: 5\n", "limit"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in MAPPING
    with pytest.raises(BadInput) as caught:
        load(write(tmp_path, MAPPING.replace(old, new, 1)))
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["a: [", "\x00", "a: *b", "- x", "", "a: 1\na: 2", "!!python/object:os.system {}"])
def test_what_is_no_mapping_at_all(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        load(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.yaml"):
        load(tmp_path / "nowhere.yaml")


def test_missing_settings_are_named_together(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as caught:
        power_bi_connector(**{**GIVEN, "secret": "", "group": " "}, mapping=None, folder=tmp_path)
    names = "KAM_POWER_BI_SECRET, KAM_POWER_BI_GROUP, KAM_POWER_BI_MAPPING"
    assert (caught.value.code, caught.value.values["names"]) == ("connectors.settings", names)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("url", "http://api.powerbi.com"),
        ("url", "https://api.powerbi.com.evil.example"),
        ("url", "https://evil.example"),
        ("group", "../../admin"),
        ("dataset", "x"),
        ("client", "app"),
        ("tenant", "a/b"),
    ],
)
def test_a_setting_that_is_none_is_refused(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadInput, match=f"KAM_POWER_BI_{name.upper()}"):
        power_bi_connector(**{**GIVEN, name: value}, mapping=write(tmp_path, MAPPING), folder=tmp_path)
