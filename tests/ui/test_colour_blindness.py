"""Promises to whoever tells colours apart otherwise: what is told by colour is told without it.

Simulation: Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
"""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from models.charts.chart import Part
from models.reports import meter_xlsx
from models.reports.chart_xlsx import INK
from ui import glyphs
from ui.glyphs import Look
from ui.pages import burden_meter
from ui.theme import Mode, Theme
from ui.widgets.charts.ink import fill_part

SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
THEMES = [Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST]
PLAN, DONE = Part.PLAN, Part.DONE
APART = 10.0
"""CIE76 distance in Lab; 2.3 is just noticeable."""


def seen(colour: QColor, kind: str) -> tuple[float, float, float]:
    """Lab of a colour as it is seen so."""
    rgb = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in rgb]
    r, g, b = (
        min(max(sum(w * p for w, p in zip(row, linear, strict=True)), 0), 1) for row in SEEN[kind]
    )
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(first: QColor, second: QColor, kind: str) -> float:
    pairs = zip(seen(first, kind), seen(second, kind), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("mode", THEMES)
def test_the_series_of_a_chart_stay_apart_in_colour(mode: Mode, kind: str) -> None:
    theme = Theme(mode)
    for pair in (("chartDone", "chartPlan"), ("chartDone", "warn"), ("chartDone", "danger")):
        first, second = (theme.colour(name) for name in pair)
        assert apart(first, second, kind) >= APART, pair


class _OneInk(Theme):
    """The light look with one colour for all that is drawn."""

    def colour(self, token: str) -> QColor:
        return QColor("white" if token == "surface" else "black")


def test_the_bars_of_a_chart_differ_without_any_colour() -> None:
    drawn = {}
    for part in Part:
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        fill_part(painter, _OneInk(Mode.LIGHT), QRectF(2, 2, 36, 36), part)
        painter.end()
        drawn[part] = image
    for first, second in combinations(drawn, 2):
        assert drawn[first] != drawn[second], (first, second)


def test_the_bars_of_a_spreadsheet_and_of_the_burden_differ_without_any_colour() -> None:
    patterns = [pattern for part, (_colour, pattern) in INK.items() if part not in (PLAN, DONE)]
    assert None not in patterns
    assert len(set(patterns)) == len(patterns)
    sources = {pattern or ink for ink, pattern in meter_xlsx.INKS}
    assert len(sources) == len(meter_xlsx.INKS)
    fills = [pattern for _token, pattern in burden_meter.INK.values()]
    assert len(set(fills)) == len(fills)


def test_looks_of_one_shape_are_of_one_colour() -> None:
    looks = [one for one in vars(glyphs).values() if isinstance(one, Look)]
    assert len(looks) > 10
    for first, second in combinations(looks, 2):
        assert first.glyph is not second.glyph or first.tone is second.tone, (first, second)
