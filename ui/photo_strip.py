"""Photos side by side, small: each is a button that opens the photo as it is kept.

They are made small one after another on the worker, and stay in memory only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from models.fields import FileRef
from models.photos import Thumbnail, thumbnail
from ui.icons import Icon, paint_icon
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder
from ui.words import tr

WIDTH, HEIGHT = 72, 54
"""Px of a photo in the strip."""
_SHARPNESS = 2
"""Made twice as large as they are shown, for screens with small dots."""
_GAP = 6
_PAUSE_MS = 150
"""How long a record is looked at before its photos are worth the work."""
_KEPT = 200


@dataclass
class Darkroom:
    """What makes photos small: the worker, the reader of attachments, and those made so far."""

    tasks: Tasks
    read: Callable[[str], bytes]
    made: dict[str, QImage] = field(default_factory=dict)

    def develop(self, photo: FileRef) -> Job:
        """Begin with one photo; the job's result is a Thumbnail."""
        side = WIDTH * _SHARPNESS
        return self.tasks.start(
            lambda _progress: thumbnail(self.read(photo.sha256), photo.name, side)
        )

    def keep(self, sha256: str, small: Thumbnail) -> QImage:
        """The picture for the screen; of many the oldest are let go."""
        line = small.width * 3
        image = QImage(small.pixels, small.width, small.height, line, QImage.Format.Format_RGB888)
        self.made[sha256] = image.copy()  # The first only looks at bytes that go away.
        while len(self.made) > _KEPT:
            del self.made[next(iter(self.made))]
        return self.made[sha256]


class PhotoStrip(QWidget):
    """`open_file` is called with the photo whose button is pressed."""

    def __init__(
        self,
        themes: ThemeHolder,
        darkroom: Darkroom,
        photos: Sequence[FileRef],
        open_file: Callable[[FileRef], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._darkroom = darkroom
        self._jobs: list[Job] = []
        self.setAccessibleName(tr("照片 {count} 张").format(count=len(photos)))
        self.buttons = [PhotoButton(themes, darkroom, photo) for photo in photos]
        for button in self.buttons:
            button.setParent(self)
            button.clicked.connect(lambda _on=False, photo=button.photo: open_file(photo))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        pause.timeout.connect(self._develop)
        pause.start()
        self.destroyed.connect(partial(_cancel, self._jobs))

    def _abreast(self, width: int) -> int:
        """How many photos stand side by side in so many px."""
        return max((width + _GAP) // (self.buttons[0].width() + _GAP), 1)

    def heightForWidth(self, width: int) -> int:
        lines = -(-len(self.buttons) // self._abreast(width))
        return lines * (self.buttons[0].height() + _GAP)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        abreast, size = self._abreast(self.width()), self.buttons[0].size()
        for at, button in enumerate(self.buttons):
            line, place = divmod(at, abreast)
            button.move(place * (size.width() + _GAP), line * (size.height() + _GAP))

    def _develop(self) -> None:
        for button in self.buttons:
            if button.image is None:
                job = self._darkroom.develop(button.photo)
                self._jobs.append(job)
                job.done.connect(button.take)
                job.failed.connect(button.give_up)
                job.ended.connect(lambda job=job: self._jobs.remove(job))


def _cancel(jobs: Sequence[Job], *_destroyed: object) -> None:
    """Nobody looks at these any more."""
    for job in jobs:
        job.cancel()


class PhotoButton(QAbstractButton):
    """A photo, or the sign for one while it is made small or cannot be; arrows go to the next."""

    def __init__(self, themes: ThemeHolder, darkroom: Darkroom, photo: FileRef) -> None:
        super().__init__()
        self._themes, self._darkroom = themes, darkroom
        self.photo = photo
        self.image: QImage | None = darkroom.made.get(photo.sha256)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("照片 {name}").format(name=photo.name))
        self.setToolTip(photo.name)

    def sizeHint(self) -> QSize:
        scale = self._themes.now.scale
        return QSize(round(WIDTH * scale), round(HEIGHT * scale))

    def take(self, small: Thumbnail) -> None:
        self.image = self._darkroom.keep(self.photo.sha256, small)
        self.update()

    def give_up(self, _error: object) -> None:
        """The sign stays; pressed, the photo itself says what is wrong with it."""
        self.setAccessibleDescription(tr("没有缩略图"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._themes.now, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = QRectF(self.rect())
        painter.fillRect(whole, theme.colour("sunken"))
        if self.image is None:
            side = theme.size("icon")
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(whole.center())
            paint_icon(painter, spot, Icon.PHOTO, theme.colour("text2"))
        else:
            self._paint_image(painter, self.image, whole)
        width = theme.border("focus") if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "line"), width))
        inset = width / 2
        painter.drawRect(whole.adjusted(inset, inset, -inset, -inset))

    def _paint_image(self, painter: QPainter, image: QImage, whole: QRectF) -> None:
        """The middle of the photo fills the button; what juts out is cut off."""
        scale = max(whole.width() / image.width(), whole.height() / image.height())
        part = QRectF(0, 0, whole.width() / scale, whole.height() / scale)
        part.moveCenter(QRectF(image.rect()).center())
        painter.drawImage(whole, image, part)
