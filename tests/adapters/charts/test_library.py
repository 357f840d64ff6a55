"""matplotlib as a guest: loaded late, its cache in our folder, the same bytes in every process and thread."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Layout, Theme
from agent.domain.language import Language
from tests.adapters.charts.conftest import CHARTS

ROOT = Path(__file__).parents[3]
PROGRAM = """
import hashlib, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from agent.adapters.charts import MatplotlibCharts
from agent.domain.language import Language
from tests.adapters.charts.conftest import CHARTS
assert "matplotlib" not in sys.modules
charts = MatplotlibCharts(Path(sys.argv[1]))
names = ["trend", "curve", "call-off"] * 2
def draw(name):
    return charts.svg(CHARTS[name], Language.DE).encode() + charts.png(CHARTS[name], Language.DE, width=375)
with ThreadPoolExecutor(8) as pool:  # the very first charts of the process, all at once
    drawn = list(pool.map(draw, names))
assert drawn[:3] == drawn[3:]
print(hashlib.sha256(b"".join(drawn[:3])).hexdigest())
"""


def run(tmp_path: Path, cache: Path, **environment: str) -> str:
    home = tmp_path / "user"
    home.mkdir(exist_ok=True)
    given = {name: value for name, value in os.environ.items() if not name.startswith(("KAM_", "MPL", "XDG_"))}
    given |= {"HOME": str(home), "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-W", "error", "-c", PROGRAM, str(cache)]
    done = subprocess.run(command, env=given, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.iterdir()) == []
    return done.stdout


def test_processes_and_threads_give_the_same_bytes_and_leave_the_home_alone(
    tmp_path: Path, charts: MatplotlibCharts
) -> None:
    cache = tmp_path / "cache"
    first = run(tmp_path, cache, PYTHONHASHSEED="1")
    assert [path.suffix for path in cache.iterdir() if path.is_file()] == [".json"]
    # a second process, with a configuration of the user's that says otherwise
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: path\nlines.antialiased: False\nfont.size: 30\n")
    second = run(tmp_path, cache, PYTHONHASHSEED="2", MPLBACKEND="nonsense", SOURCE_DATE_EPOCH="0", LC_ALL="C")
    here = [
        charts.svg(CHARTS[name], Language.DE).encode() + charts.png(CHARTS[name], Language.DE, width=375)
        for name in ("trend", "curve", "call-off")
    ]
    assert first == second == hashlib.sha256(b"".join(here)).hexdigest() + "\n"


def test_eight_threads_draw_what_one_draws(charts: MatplotlibCharts) -> None:
    jobs = [(name, theme, layout) for name in ("trend", "curve", "call-off") for theme in Theme for layout in Layout]

    def draw(job: tuple[str, Theme, Layout]) -> str:
        name, theme, layout = job
        return charts.svg(CHARTS[name], Language.EN, theme, layout)

    alone = [draw(job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(draw, jobs)) == alone


def test_the_environment_is_as_before(charts: MatplotlibCharts) -> None:
    before = dict(os.environ)
    charts.svg(CHARTS["trend"], Language.DE)
    assert dict(os.environ) == before


def test_a_folder_that_cannot_be_written_does_not_stop_the_drawing(tmp_path: Path) -> None:
    """The library warns in the log about its cache, which is right; it draws all the same."""
    (tmp_path / "file").write_text("")
    program = (
        "import sys; from pathlib import Path; from agent.adapters.charts import MatplotlibCharts;"
        "from agent.domain.language import Language; from tests.sample_charts import trend;"
        "print(len(MatplotlibCharts(Path(sys.argv[1])).svg(trend(0.5), Language.DE)))"
    )
    given = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(tmp_path / "file" / "inside")]
    done = subprocess.run(command, env=given, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 1000
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_nothing_imports_it_before_a_chart_is_drawn() -> None:
    program = (
        "import sys, agent.cli.main, agent.cli.charts, agent.adapters.charts; sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
