"""Small pictures of the window in front, with the dialog that stands over it."""

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_QUIET_MS = 200
_PALETTE = 256


def shoot(path: Path) -> None:
    """Save what is seen, in at most 256 colours."""
    quiet = QDeadlineTimer(_QUIET_MS)
    while not quiet.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    _few_colours(_seen().toImage()).save(str(path))


def _seen() -> QPixmap:
    front = QApplication.activeModalWidget()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not front]
    window = QApplication.activeWindow() if front is None else front.parentWidget()
    window = window or windows[-1]
    picture = window.window().grab()
    if isinstance(front, QDialog):
        _lay_over(picture, front)
    return picture


def _lay_over(picture: QPixmap, dialog: QWidget) -> None:
    """The dialog in the middle, with the thin frame that a desktop gives it."""
    place = picture.rect().center() - dialog.rect().center()
    painter = QPainter(picture)
    painter.drawPixmap(place, dialog.grab())
    painter.setPen(QColor("#8a8a86"))
    painter.drawRect(dialog.rect().translated(place).adjusted(-1, -1, 0, 0))
    painter.end()


def _few_colours(image: QImage) -> QImage:
    """Words stay sharp: the colours that are seen most are kept, others go to the nearest."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts: dict[int, int] = {}
    data = memoryview(plain.constBits()).cast("I")
    for colour in data[::3]:
        counts[colour] = counts.get(colour, 0) + 1
    table = sorted(counts, key=lambda colour: -counts[colour])[:_PALETTE]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table)
