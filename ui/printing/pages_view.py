"""Pages as they will be printed, one under the other, on whatever ground the look has."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.printing.output import page_image
from ui.printing.pages import Page
from ui.printing.paper import Paper
from ui.spoken import Role
from ui.theme import ThemeHolder
from ui.words import tr

WHOLE, WIDE = "whole", "wide"
_GAP = 14
_KEPT = 8


class PagesView(QAbstractScrollArea):
    """PgUp and PgDn turn a page, the arrows move; `turned` carries the page in view, from 1."""

    spoken_role = Role.Document

    turned = Signal(int)

    def __init__(self, themes: ThemeHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pages: Sequence[Page] = ()
        self._zoom = WHOLE
        self._described: Paper | None = None
        self._boxes: list[QRect] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pages(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        self._images.clear()
        self._place()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def choose_zoom(self, zoom: str) -> None:
        """Whole pages, or as wide as there is room; the page in view stays."""
        here = self.current
        self._zoom = zoom
        self._place()
        self.go(here)

    @property
    def current(self) -> int:
        """The number, from 1, of the page that the middle of the view is on."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        above = [at for at, box in enumerate(self._boxes, 1) if box.top() <= middle]
        return above[-1] if above else 1

    def go(self, number: int) -> None:
        """Bring the page with this number to the top."""
        if self._boxes:
            number = max(1, min(number, len(self._boxes)))
            self.verticalScrollBar().setValue(self._boxes[number - 1].top() - _GAP)

    def _place(self) -> None:
        room = self.viewport().size()
        self._boxes = []
        top = _GAP
        for page in self._pages:
            width_mm, height_mm = page.sheet.millimetres
            width = max(room.width() - 2 * _GAP, 80)
            if self._zoom == WHOLE:
                width = min(width, round((room.height() - 2 * _GAP) * width_mm / height_mm))
            width = max(width, 80)
            height = round(width * height_mm / width_mm)
            self._boxes.append(QRect((room.width() - width) // 2, top, width, height))
            top += height + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        self.viewport().update()

    def _tell(self) -> None:
        here = self.current
        self.setAccessibleName(
            tr("第 {n} 页 / 共 {m} 页").format(n=here, m=max(1, len(self._pages)))
        )
        paper = self._pages[here - 1].paper if self._pages else None
        if paper is not None and paper is not self._described:
            self._described = paper
            self.setAccessibleDescription(paper.text)
        self.turned.emit(here)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        here = self.current
        self._place()
        self.go(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        bar = self.verticalScrollBar()
        if step is not None:
            self.go(self.current + step)
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.now
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("sunken"))
        scrolled = self.verticalScrollBar().value()
        for at, box in enumerate(self._boxes):
            seen = box.translated(0, -scrolled)
            if seen.intersects(event.rect()):
                painter.drawImage(seen, self._image(at, box.width()))
                painter.setPen(QPen(theme.colour("lineStrong"), 1))
                painter.drawRect(seen.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            ring = theme.border("focus")
            painter.setPen(QPen(theme.colour("focus"), ring))
            inset = ring // 2
            painter.drawRect(self.viewport().rect().adjusted(inset, inset, -ring, -ring))

    def _image(self, at: int, width: int) -> QImage:
        """The page at this width in the screen's own pixels; the last few are kept."""
        pixels = round(width * self.devicePixelRatioF())
        key = (at, pixels)
        if key not in self._images:
            page = self._pages[at]
            dpi = pixels / (page.sheet.millimetres[0] / 25.4)
            self._images[key] = page_image(page, dpi)
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
        return self._images[key]
