"""The SVG: read by a strict parser, harmless under any policy, described for screen readers."""

import re

import pytest
from lxml import etree

from agent.adapters.charts import MatplotlibCharts
from agent.domain.charts import Layout
from agent.domain.language import Language
from tests.adapters.charts.conftest import CHARTS, Drawn
from tests.sample_charts import trend

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
DE, EN = Language.DE, Language.EN
ALLOWED = {"svg", "title", "desc", "defs", "path", "text", "use", "g", "pattern", "rect"}


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("layout", Layout)
def test_it_holds_nothing_that_acts_or_loads(name: str, layout: Layout, drawn: Drawn) -> None:
    text = drawn(name, EN, layout)
    root = parsed(text)
    assert len(text.encode()) < 60_000
    assert {str(each.tag).removeprefix(SVG) for each in root.iter()} <= ALLOWED
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for key, value in element.attrib.items():
            assert not str(key).startswith("on")
            assert key != "style"
            targets = re.findall(r"url\(([^)]*)\)", str(value)) + ([str(value)] if key == HREF else [])
            assert all(target.startswith("#") and target[1:] in ids for target in targets)
    assert not re.search(r"<!|<\?|\d{4}-\d\d-\d\dT", text)


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("language", Language)
def test_it_is_described(name: str, language: Language, drawn: Drawn) -> None:
    chart, root = CHARTS[name], parsed(drawn(name, language, Layout.CARD))
    assert (root.get("role"), root.get("lang")) == ("img", language.value)
    title, desc = root[0], root[1]
    assert (title.tag, title.text) == (SVG + "title", chart.heading(language))
    assert (desc.tag, desc.text) == (SVG + "desc", chart.alt(language))
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"


def test_markup_in_names_is_drawn_and_not_interpreted(charts: MatplotlibCharts) -> None:
    root = parsed(charts.svg(CHARTS["trend with a nasty name"], DE))
    drawn = " ".join(str(each.text) for each in root.iter(SVG + "text"))
    assert "$x_1$ <script>alert(1)</script> & Brück_Söhne [31m □□ 'q' \"d\"" in drawn


def test_a_long_name_is_wrapped_and_stays_whole_in_the_title(charts: MatplotlibCharts) -> None:
    chart = CHARTS["trend with a long name"]
    root = parsed(charts.svg(chart, DE, layout=Layout.CARD))
    bold = [str(each.text) for each in root.iter(SVG + "text") if each.get("font-weight") == "700"][:3]
    assert bold[2].endswith("…")
    assert root[0].text == chart.heading(DE)


def test_each_layout_has_its_size(charts: MatplotlibCharts) -> None:
    widths = [parsed(charts.svg(CHARTS["curve"], DE, layout=layout)).get("width") for layout in Layout]
    assert widths == ["375", "960"]


def test_ids_of_two_charts_differ_and_of_one_are_the_same(charts: MatplotlibCharts) -> None:
    def ids(text: str) -> set[str | None]:
        return {each.get("id") for each in parsed(text).iter()} - {None}

    first, second = (charts.svg(CHARTS[name], DE) for name in ("trend", "curve"))
    assert not ids(first) & ids(second)
    assert first == charts.svg(CHARTS["trend"], DE)


def test_two_charts_that_look_the_same_but_are_described_otherwise_have_their_own_ids(
    charts: MatplotlibCharts,
) -> None:
    # both titles are cut to the same picture
    one, other = (trend(None, title="lang " * 200 + end) for end in ("a", "b"))
    assert charts.svg(one, DE) != charts.svg(other, DE)
    first, second = (parsed(charts.svg(each, DE))[0].get("id") for each in (one, other))
    assert first != second
