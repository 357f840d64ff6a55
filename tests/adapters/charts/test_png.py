"""The PNG: decodes, has the width asked for, says nothing about when and with what it was made."""

import io
import struct
import zlib

import pytest

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Layout, Theme
from agent.domain.errors import BadInput
from agent.domain.language import Language
from agent.domain.messages.charts import TEXTS
from tests.adapters.charts.conftest import CHARTS

DE = Language.DE


def chunks(png: bytes) -> dict[bytes, bytes]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        body = png[at + 8 : at + 8 + length]
        assert struct.unpack(">I", png[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + body),)
        found[kind] = found.get(kind, b"") + body
        at += 12 + length
    return found


@pytest.mark.parametrize("width", [200, 375, 641, 999, 1919])
def test_it_has_the_width_asked_for(width: int, charts: MatplotlibCharts) -> None:
    found = chunks(charts.png(CHARTS["trend of one"], DE, width=width))
    got, height = struct.unpack(">II", found[b"IHDR"][:8])
    assert got == width
    assert 0.3 * width < height < 1.2 * width
    assert len(zlib.decompress(found[b"IDAT"])) == height * (1 + 4 * width)


def test_it_tells_no_date_and_no_software(charts: MatplotlibCharts) -> None:
    assert set(chunks(charts.png(CHARTS["curve"], DE))) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def test_a_narrow_one_is_a_card_unless_said_otherwise(charts: MatplotlibCharts) -> None:
    chart = CHARTS["trend"]
    card = charts.png(chart, DE, width=375)
    assert card == charts.png(chart, DE, width=375, layout=Layout.CARD)
    assert card != charts.png(chart, DE, width=375, layout=Layout.PAGE)


@pytest.mark.parametrize("width", [-1, 0, 199, 4001, 10**9])
def test_an_absurd_width_is_refused(width: int, charts: MatplotlibCharts) -> None:
    with pytest.raises(BadInput) as refused:
        charts.png(CHARTS["trend"], DE, width=width)
    assert refused.value.code == "charts.width"
    assert all(str(width) in text.format(**refused.value.values) for text in TEXTS["charts.width"])


@pytest.mark.parametrize("name", ["trend of huge amounts", "curve of nothing", "curve with a nasty name", "call-off"])
@pytest.mark.parametrize(("theme", "surface"), [(Theme.LIGHT, [255, 255, 255]), (Theme.DARK, [25, 32, 42])])
def test_it_decodes_and_has_its_own_surface(
    name: str, theme: Theme, surface: list[int], charts: MatplotlibCharts
) -> None:
    from matplotlib.image import imread

    pixels = imread(io.BytesIO(charts.png(CHARTS[name], DE, theme, width=375)))
    assert [round(float(each) * 255) for each in pixels[0, 0][:3]] == surface
    assert pixels.std() > 0.01  # something is drawn
