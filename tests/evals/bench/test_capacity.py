"""The capacity model: what it multiplies, what it measures, and that the dearest thing is what comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from agent.bootstrap import App
from evals.bench.capacity import Meter, measured, report
from evals.bench.capacity_model import BUSIEST_HOUR, DAYS, USE, Cost, limits, needed

COSTS = [Cost(name, 0.1, 0.01, 1000) for name in USE]


def test_what_people_need_grows_with_them() -> None:
    one, many = needed(COSTS, 1), needed(COSTS, 1_000)
    assert many.servers == pytest.approx(1_000 * one.servers)
    asked = sum(use.a_day for use in USE.values() if use.by == "server")
    assert one.requests == pytest.approx(asked * BUSIEST_HOUR / 3600)
    assert one.servers == pytest.approx(one.requests * 0.1)
    assert one.gigabytes == pytest.approx(DAYS * sum(use.a_day for use in USE.values()) * 1000 / 1e9)


@pytest.mark.parametrize(
    ("name", "dear", "told"),
    [
        ("chat", {"processor": 100.0}, "processor of two servers"),
        ("nda", {"processor": 1e5}, "processor of two workers"),
        ("start", {"processor": 1e4}, "start pages"),
        ("draft", {"writing": 100.0}, "writers' lock"),
    ],
)
def test_the_dearest_comes_first(name: str, dear: dict[str, float], told: str) -> None:
    found = limits([replace(each, **dear) if each.name == name else each for each in COSTS])
    assert told in found[0].told
    assert found[0].people < found[1].people


def test_nothing_used_is_no_limit() -> None:
    assert limits([replace(each, processor=0.0, writing=0.0) for each in COSTS])[0].people == float("inf")


def test_the_meter_sees_writers_and_what_stays(app: App, capsys: pytest.CaptureFixture[str]) -> None:
    meter = Meter(app)
    wrote = measured(meter, "draft", 3, lambda number: app.audit.append("k.brandt", "tested", str(number), {}))
    assert wrote.writing > 0
    upload = app.settings.home / "uploads" / "x"
    upload.parent.mkdir(exist_ok=True)
    kept = measured(meter, "nda", 1, lambda number: upload.write_bytes(b"x" * 5_000 * number))
    assert kept.stored >= 5_000
    read = measured(meter, "page", 3, lambda _: app.audit.entries())
    assert (read.writing, read.stored) == (0, 0)
    report([wrote, read, kept])
    assert "the writers' lock" in capsys.readouterr().out


def test_the_document_names_every_use() -> None:
    page = (Path(__file__).parents[3] / "docs" / "capacity.md").read_text(encoding="utf-8")
    assert all(use.told in page for use in USE.values())
