"""What all charts share: title and summary above, note below, and what stands where there is nothing to draw."""

from agent.adapters.charts.drawing.frame import Frame, Side, Stroke
from agent.domain.charts import Chart, Layout
from agent.domain.charts.words import clean, word
from agent.domain.language import Language


def header(frame: Frame, chart: Chart, language: Language) -> None:
    size, is_card = frame.size, frame.layout is Layout.CARD
    frame.paragraph(chart.heading(language), size.title, 3 if is_card else 2, frame.colors.ink, bold=True)
    if summary := chart.summary(language):
        frame.y += 2
        frame.paragraph(summary, size.text, 3, frame.colors.ink)
    frame.y += 6


def footer(frame: Frame, note: str) -> None:
    if text := clean(note):
        frame.y += 6
        frame.paragraph(text, frame.size.small, 3, frame.colors.muted)


def no_data(frame: Frame, language: Language) -> None:
    """An empty area that says so."""
    pad, top, bottom = frame.size.pad, frame.y, frame.y + frame.size.plot
    left, right = pad, frame.size.width - pad
    edge = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    frame.line(edge, Stroke(frame.colors.muted, 1.0, (4, 4)))
    middle = ((left + right) / 2, (top + bottom) / 2)
    frame.text(middle, word("no_data", language), Side.CENTER, frame.size.title, frame.colors.muted)
    frame.y = bottom
