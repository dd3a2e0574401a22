"""Charts on paper: black on white, each under its finding."""

from collections.abc import Iterator, Sequence
from functools import cache, partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from models.charts.chart import Chart
from models.office import Office
from ui.printing.faces import paper_font
from ui.printing.frame import data_state, printed_at, signatures
from ui.printing.paper import A3_ACROSS, A4, A4_ACROSS, Block, Drawing, Heading, Paper, Paragraph
from ui.printing.tables import INK, PAPER
from ui.theme import Mode, Theme
from ui.widgets.charts.painting import height_with_legend, paint_with_legend
from ui.words import say, tr

_GROUNDS = {"surface", "accentTint"}
_SOLID = QColor("#4d4d4d")
_FAINT = QColor("#b0b0b0")


class PaperInk:
    """The look of a chart on paper: black lines, one grey for what is filled, a Song face."""

    high_contrast = False

    def __init__(self) -> None:
        self._theme = Theme(Mode.LIGHT)

    def colour(self, token: str) -> QColor:
        if token in _GROUNDS:
            return PAPER
        return {"chartDone": _SOLID, "line": _FAINT}.get(token, INK)

    def font(self, role: str = "body", bold: bool | None = None) -> QFont:
        return _paper_px(self._theme.text_px(role), bool(bold))

    def size(self, token: str) -> int:
        return self._theme.size(token)


@cache
def _paper_px(px: int, bold: bool) -> QFont:
    """The face of tables, in px of the screen."""
    font = QFont(paper_font("table", 10, bold))
    font.setPixelSize(px)
    return font


def chart_paper(office: Office, charts: Sequence[Chart], about: str) -> Paper:
    """Upright, as many charts on a page as go there; each stays with its finding."""
    blocks: list[Block] = [block for chart in charts for block in _blocks(chart)]
    return Paper(
        *("charts", tr("学习教育工作分析"), (*blocks, signatures())),
        *(printed_at(office), (about, data_state(office.door.today))),
        sheets=(A4, A4_ACROSS, A3_ACROSS),
    )


def _blocks(chart: Chart) -> Iterator[Block]:
    ink = PaperInk()
    yield Heading(say(chart.finding))
    yield Drawing(
        *(height_with_legend(ink, chart), partial(_paint, ink, chart), chart.description(tr))
    )
    yield Paragraph(say(chart.note))


def _paint(ink: PaperInk, chart: Chart, painter: QPainter, box: QRectF) -> None:
    paint_with_legend(painter, ink, box, chart)
