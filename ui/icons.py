"""Icons: vector drawings from resources/icons, recoloured by token, drawn for each screen.

`wear(action, Icon.PLUS, themes)` gives anything with `setIcon` its icon and keeps it right when the
look changes; `icon(...)` and `pixmap(...)` draw once, for delegates and painters.
"""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from ui.theme import RESOURCES, Theme, ThemeHolder

ICONS = RESOURCES / "icons"
_STROKE = b'stroke-width="1.75"'
"""A little lighter than the originals, beside 13 px text."""


class Icon(StrEnum):
    """Every drawing there is, named as its file."""

    ADJUSTMENTS_HORIZONTAL = "adjustments-horizontal"
    ALERT_TRIANGLE = "alert-triangle"
    ARROW_BACK_UP = "arrow-back-up"
    ARROW_FORWARD_UP = "arrow-forward-up"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    BELL = "bell"
    BOOK = "book"
    BUILDING = "building"
    CALENDAR = "calendar"
    CALENDAR_CHECK = "calendar-check"
    CHART_BAR = "chart-bar"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    COLUMNS_2 = "columns-2"
    COLUMNS_3 = "columns-3"
    COPY = "copy"
    CUT = "cut"
    DEVICE_FLOPPY = "device-floppy"
    DEVICE_USB = "device-usb"
    DOTS = "dots"
    DOWNLOAD = "download"
    EXTERNAL_LINK = "external-link"
    EYE = "eye"
    FILE = "file"
    FILE_EXPORT = "file-export"
    FILE_IMPORT = "file-import"
    FILTER = "filter"
    FOLDER = "folder"
    HEART_CHECK = "heart-check"
    HELP = "help"
    HISTORY = "history"
    HOME = "home"
    INBOX = "inbox"
    INFO_CIRCLE = "info-circle"
    INSPECTION = "inspection"
    LECTURE = "lecture"
    LINK = "link"
    LIST_CHECK = "list-check"
    LOCK = "lock"
    PACKAGE = "package"
    PAPERCLIP = "paperclip"
    PENCIL = "pencil"
    PHOTO = "photo"
    PLUS = "plus"
    PRINTER = "printer"
    REFRESH = "refresh"
    SEARCH = "search"
    SHIELD_CHECK = "shield-check"
    SITEMAP = "sitemap"
    SPEAKERPHONE = "speakerphone"
    TRASH = "trash"
    UPLOAD = "upload"
    USER = "user"
    USERS = "users"
    X = "x"


class Wearer(Protocol):
    """What can wear an icon: actions and buttons."""

    def setIcon(self, icon: QIcon) -> None: ...


@cache
def _drawing(name: Icon) -> bytes:
    return (ICONS / f"{name}.svg").read_bytes().replace(b'stroke-width="2"', _STROKE)


@cache
def _renderer(name: Icon, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.encode())))


def paint_icon(painter: QPainter, rect: QRectF, name: Icon, colour: QColor) -> None:
    """Draw straight into a painter, crisp at any ratio."""
    _renderer(name, colour.name()).render(painter, rect)


def pixmap(name: Icon, colour: QColor, size: int, ratio: float) -> QPixmap:
    """`size` logical px square, for a screen of this device pixel ratio."""
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint_icon(painter, QRectF(0, 0, size, size), name, colour)
    painter.end()
    return drawn


def icon(name: Icon, theme: Theme, token: str = "text2", size: int | None = None) -> QIcon:
    """An icon in a colour token, faded where disabled; `size` defaults to the theme's icon size."""
    made = QIcon()
    side = size or theme.size("icon")
    ratios = {1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}
    for ratio in sorted(ratios):
        made.addPixmap(pixmap(name, theme.colour(token), side, ratio))
        faded = pixmap(name, theme.colour("textDisabled"), side, ratio)
        made.addPixmap(faded, QIcon.Mode.Disabled)
    return made


def mark(theme: Theme, size: int = 24) -> QIcon:
    """The product mark in this theme's brand colour, for the top bar and the window."""
    drawing = (ICONS / "mark.svg").read_bytes()
    drawing = drawing.replace(b"#FFFFFF", theme.colour("chrome").name().encode())
    drawing = drawing.replace(b"#A81F1B", theme.colour("brand").name().encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    made = QIcon()
    for ratio in (1.0, 1.25, 1.5, 2.0, 3.0):
        drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(drawn)
    return made


class _Wardrobe(QObject):
    """Lives and dies with the wearer; dresses it again at each change of look."""

    def __init__(
        self, wearer: QObject, name: Icon, themes: ThemeHolder, token: str, size: str
    ) -> None:
        super().__init__(wearer)
        self._wearer, self._name, self._themes = wearer, name, themes
        self._token, self._size = token, size
        themes.changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        theme = self._themes.now
        side = theme.size(self._size)
        cast(Wearer, self._wearer).setIcon(icon(self._name, theme, self._token, side))
        if isinstance(self._wearer, QAbstractButton):
            self._wearer.setIconSize(QSize(side, side))


def wear(
    wearer: QObject,
    name: Icon,
    themes: ThemeHolder,
    token: str = "text2",
    size: str = "icon",
) -> None:
    """Give an action or a button its icon, now and at each change of look."""
    for earlier in wearer.findChildren(
        _Wardrobe, options=Qt.FindChildOption.FindDirectChildrenOnly
    ):
        earlier.setParent(None)
        earlier.deleteLater()
    _Wardrobe(wearer, name, themes, token, size)


def drawings() -> list[Path]:
    """The icon files that ship, the product mark aside."""
    return [path for path in sorted(ICONS.glob("*.svg")) if path.stem != "mark"]
