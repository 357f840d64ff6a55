"""A chart as a file: the suffix decides."""

from pathlib import Path

import pytest

from agent.adapters.charts import MatplotlibCharts
from agent.cli.charts import check_chart_path, write_chart
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages.charts import TEXTS
from tests.sample_charts import trend


def test_the_suffix_decides(tmp_path: Path, cache: Path) -> None:
    charts, chart = MatplotlibCharts(cache), trend(0.9, 0.99)
    write_chart(chart, tmp_path / "a.svg", charts, Language.DE)
    write_chart(chart, tmp_path / "a.PNG", charts, Language.EN)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == charts.svg(chart, Language.DE)
    assert (tmp_path / "a.PNG").read_bytes() == charts.png(chart, Language.EN)


@pytest.mark.parametrize("name", ["a.pdf", "a", ".svg", "a.svg.exe"])
def test_another_suffix_is_refused_and_nothing_is_written(name: str, tmp_path: Path, cache: Path) -> None:
    with pytest.raises(BadInput) as refused:
        write_chart(trend(0.9), tmp_path / name, MatplotlibCharts(cache), Language.DE)
    assert (refused.value.code, refused.value.values) == ("charts.suffix", {"name": name})
    assert all(name in text.format(name=name) for text in TEXTS["charts.suffix"])
    assert list(tmp_path.iterdir()) == []


def test_the_path_can_be_checked_before_the_work() -> None:
    check_chart_path(Path("x.svg"))
    with pytest.raises(BadInput, check=lambda error: error.code == "charts.suffix"):
        check_chart_path(Path("x.txt"))
