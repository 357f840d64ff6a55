"""Contrast, and colours that a colour-blind reader tells apart."""

import pytest

from agent.adapters.charts.theme import PALETTES
from agent.domain.charts import Theme

# simulation of full colour blindness in linear RGB, rows of the matrices by Machado, Oliveira, Fernandes (2009)
BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Color = tuple[float, ...]


def linear(color: str) -> Color:
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return tuple(each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)


def luminance(color: str) -> float:
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear(color), strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(color: Color) -> Color:
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        sum(a * max(b, 0.0) for a, b in zip(row, color, strict=True)) / w for row, w in zip(to_xyz, white, strict=True)
    )
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: str, other: str, kind: str) -> float:
    seen = [
        lab(tuple(sum(a * b for a, b in zip(row, linear(color), strict=True)) for row in BLIND[kind]))
        for color in (one, other)
    ]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", Theme)
def test_text_has_a_contrast_of_4_5(theme: Theme) -> None:
    palette = PALETTES[theme]
    for color in (palette.ink, palette.muted, palette.line, palette.bad, palette.warn, palette.other):
        assert contrast(color, palette.surface) >= 4.5


@pytest.mark.parametrize("theme", Theme)
def test_hatching_has_a_contrast_of_3(theme: Theme) -> None:
    assert contrast(PALETTES[theme].gap, PALETTES[theme].surface) >= 3


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", BLIND)
def test_what_is_measured_stands_out_from_what_is_missed_or_aimed_at(theme: Theme, kind: str) -> None:
    palette = PALETTES[theme]
    for other in (palette.bad, palette.warn):
        assert distance(palette.line, other, kind) > 15
