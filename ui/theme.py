"""The look: tokens → palette, fonts and the one style sheet, changed while the program runs.

One `ThemeHolder` is made by the application and handed to every widget that paints or wears icons:

    theme = themes.now                    # frozen: colours, sizes, fonts
    painter.fillRect(rect, theme.colour("surface"))
    theme.size("rowCompact")              # logical px, grown with the text scale
    theme.font("section")                 # caption, body, section, page, figure; bold=True
    themes.changed.connect(self.update)   # custom painting repaints itself

Ordinary widgets need nothing but properties, which the style sheet reads; `dress(widget,
kind="primary")` sets them and takes effect at once. `style_sheet.py` lists them.
"""

import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

_BOLD_ROLES = {"section", "page", "figure"}
_UNSCALED = {
    "detailPane",
    "detailPaneMin",
    "textColumnMin",
    "minWindowW",
    "minWindowH",
    "designClientW",
    "designClientH",
}
"""Sizes that belong to the screen, not to the text."""


class Mode(StrEnum):
    """What the user chose in the settings."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "highContrast"
    SYSTEM = "system"


class TextScale(StrEnum):
    """Names of the text scales in the tokens."""

    STANDARD = "standard"
    LARGE = "large"
    XLARGE = "xlarge"


@cache
def tokens() -> dict[str, Any]:
    """All design values, as read from resources/tokens.json."""
    loaded: dict[str, Any] = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))
    return loaded


@dataclass(frozen=True)
class Theme:
    """One complete look: light, dark or highContrast; `scale` multiplies type and sizes."""

    name: str
    scale: float = 1.0

    @property
    def high_contrast(self) -> bool:
        return self.name == Mode.HIGH_CONTRAST

    def colour(self, token: str) -> QColor:
        return QColor(tokens()["color"][self.name][token])

    def size(self, token: str) -> int:
        """Logical px of a `size` token, text scale included."""
        plain = int(tokens()["size"][token])
        return plain if token in _UNSCALED else round(plain * self.scale)

    def space(self, token: str) -> int:
        """Logical px of xxs, xs, sm, md, lg or xl."""
        return int(tokens()["space"][token])

    def radius(self, token: str) -> int:
        return int(tokens()["radius"][token])

    def border(self, token: str) -> int:
        if token == "focus" and self.high_contrast:
            token = "focusHighContrast"
        return int(tokens()["border"][token])

    def motion(self, token: str) -> int:
        """Milliseconds; a toast stays until closed (0) in high contrast."""
        if token == "toastMs" and self.high_contrast:
            token = "toastMsHighContrast"
        return int(tokens()["motion"][token])

    def font(self, role: str = "body", bold: bool | None = None) -> QFont:
        """The screen face in the size of `role`; section, page and figure are bold unless told."""
        font = QFont()
        font.setFamilies(families())
        font.setPixelSize(self.text_px(role))
        font.setBold(role in _BOLD_ROLES if bold is None else bold)
        return font

    def text_px(self, role: str) -> int:
        return round(int(tokens()["font"]["size"][role]) * self.scale)

    def control(self, compact: bool = False) -> int:
        """Height of a one-line control: never less than its text needs."""
        token = self.size("controlCompact" if compact else "control")
        return max(token, QFontMetrics(self.font()).height() + 6)

    def row(self, token: str = "rowCompact") -> int:
        """Height of a table row: never less than its text needs."""
        return max(self.size(token), QFontMetrics(self.font()).height() + 6)

    def mix(self, first: str, second: str, part: float) -> QColor:
        """`part` of the first colour over the second."""
        a, b = self.colour(first), self.colour(second)
        return QColor.fromRgbF(
            a.redF() * part + b.redF() * (1 - part),
            a.greenF() * part + b.greenF() * (1 - part),
            a.blueF() * part + b.blueF() * (1 - part),
        )


def families() -> list[str]:
    """The screen faces of this platform first, the other platform's as a fallback."""
    known = tokens()["font"]["families"]
    first, second = ("windows", "linux") if sys.platform == "win32" else ("linux", "windows")
    return [*known[first], *known[second]]


def palette(theme: Theme) -> QPalette:
    """Every role for every group, so that nothing falls back to the desktop's own colours."""
    role = QPalette.ColorRole
    names = {
        role.Window: "canvas",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "onAccent",
        role.ToolTipBase: "toast",
        role.ToolTipText: "onToast",
        role.Highlight: "selection",
        role.HighlightedText: "selectionText",
        role.Accent: "accent",
        role.Link: "link",
        role.LinkVisited: "link",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "lineMid",
        role.Dark: "lineStrong",
        role.Shadow: "shadow",
    }
    made = QPalette()
    for which, name in names.items():
        made.setColor(which, theme.colour(name))
    faded = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(faded, which, theme.colour("textDisabled"))
    for which in (role.Base, role.Button):
        made.setColor(faded, which, theme.colour("sunken"))
    made.setColor(faded, role.Highlight, theme.colour("selectionIdle"))
    return made


def apply(app: QApplication, theme: Theme) -> None:
    """Put the whole application into this look."""
    from ui.style_sheet import style_sheet

    app.setPalette(palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme))


def dress(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet reads, and let them show at once."""
    changed = [name for name, value in properties.items() if widget.property(name) != value]
    for name in changed:
        widget.setProperty(name, properties[name])
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class ThemeHolder(QObject):
    """The look in force; `changed` tells who paints for himself."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        mode: Mode = Mode.LIGHT,
        text_scale: TextScale = TextScale.STANDARD,
    ) -> None:
        super().__init__(app)
        self._app = app
        self.mode = mode
        self.text_scale = text_scale
        self._now = self._wanted()
        # Native styles ignore parts of palettes and style sheets.
        app.setStyle("Fusion")
        apply(app, self._now)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def now(self) -> Theme:
        return self._now

    def choose(self, mode: Mode | None = None, text_scale: TextScale | None = None) -> None:
        """Change the look of everything that is open."""
        self.mode = mode or self.mode
        self.text_scale = text_scale or self.text_scale
        wanted = self._wanted()
        if wanted == self._now:
            return
        self._now = wanted
        apply(self._app, wanted)
        self.changed.emit()
        for window in self._app.topLevelWidgets():
            window.update()

    def _follow(self) -> None:
        if self.mode is Mode.SYSTEM:
            self.choose()

    def _wanted(self) -> Theme:
        scale = float(tokens()["font"]["textScale"][self.text_scale])
        if self.mode is not Mode.SYSTEM:
            return Theme(self.mode, scale)
        if system_wants_contrast():
            return Theme(Mode.HIGH_CONTRAST, scale)
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Theme(Mode.DARK if dark else Mode.LIGHT, scale)


def system_wants_contrast() -> bool:
    """Whether Windows' high contrast is on; elsewhere this Qt cannot read the preference."""
    if sys.platform != "win32":
        return False
    import ctypes

    class HighContrast(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_uint),
            ("flags", ctypes.c_uint),
            ("scheme", ctypes.c_wchar_p),
        ]

    read = HighContrast(ctypes.sizeof(HighContrast), 0, None)
    get_high_contrast, is_on = 0x42, 0x1
    ctypes.windll.user32.SystemParametersInfoW(get_high_contrast, read.size, ctypes.byref(read), 0)
    return bool(read.flags & is_on)
