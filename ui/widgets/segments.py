"""The state filter: one row of segments with counts, one choice, never wrapping.

Where the row has no room for all words whole, a drop-down holds the same choices.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from ui.glyphs import Glyph, Look, paint_glyph
from ui.spoken import Role
from ui.theme import ThemeHolder, dress
from ui.widgets.tab_order import lead_from

_PAD, _GAP = 12, 5


@dataclass(frozen=True)
class Segment:
    """One choice; `count` None shows no number."""

    key: str
    text: str
    count: int | None = None
    look: Look | None = None


class Segments(QWidget):
    """Arrow keys move the choice, Tab leaves; `chosen` carries the segment's key.

    `box` stands in for the row where that is too wide.
    """

    spoken_role = Role.Grouping

    chosen = Signal(str)

    def __init__(
        self,
        themes: ThemeHolder,
        name: str,
        segments: Sequence[Segment] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._group = QButtonGroup(self)
        self._buttons: list[_SegmentButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.box = self._drop_down(name)
        self.folded = self._turning = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._tell)
        themes.changed.connect(self._fit)
        self.set_segments(segments)

    def _drop_down(self, name: str) -> QComboBox:
        box = QComboBox(self)
        dress(box, compact=True)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.hide()
        box.activated.connect(self._choose_in_box)
        self._row.addWidget(box)
        return box

    @property
    def current(self) -> str:
        checked = self._group.checkedId()
        return self._buttons[checked].segment.key if checked >= 0 else ""

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these, keeping the choice by key; only new counts where the keys are the same."""
        kept = self.current
        if [segment.key for segment in segments] == [b.segment.key for b in self._buttons]:
            for button, segment in zip(self._buttons, segments, strict=True):
                button.show_segment(segment)
            self._fill_box()
            self._fit()
            return
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        last = len(segments) - 1
        self._buttons = [
            _SegmentButton(self._themes, segment, index == 0, index == last)
            for index, segment in enumerate(segments)
        ]
        for index, button in enumerate(self._buttons):
            self._group.addButton(button, index)
            self._row.insertWidget(index, button)
        lead_from(self, (*self._buttons, self.box))
        self._fill_box()
        self.choose(
            kept if kept in {s.key for s in segments} else (segments[0].key if segments else "")
        )
        self._fit()

    def come_after(self, place: QWidget) -> None:
        """Let Tab lead here from there, though this was made later."""
        lead_from(place, (*self._buttons, self.box))

    def _fill_box(self) -> None:
        chosen = self._group.checkedId()
        self.box.clear()
        for button in self._buttons:
            self.box.addItem(button.text(), button.segment.key)
        self.box.setCurrentIndex(chosen)

    def choose(self, key: str) -> None:
        """Show this choice without telling anyone."""
        for index, button in enumerate(self._buttons):
            if button.segment.key == key:
                button.setChecked(True)
                self.box.setCurrentIndex(index)

    def _choose_in_box(self, index: int) -> None:
        self._buttons[index].setChecked(True)
        self._tell(index)

    # Room

    def full_width(self) -> int:
        return sum(button.full_width() for button in self._buttons)

    def tight_width(self) -> int:
        """The row without its glyphs, all words whole."""
        return sum(button.minimumSizeHint().width() for button in self._buttons)

    def sizeHint(self) -> QSize:
        return QSize(self.full_width(), self._themes.now.control(compact=True))

    def minimumSizeHint(self) -> QSize:
        least = min(self.tight_width(), self.box.sizeHint().width())
        return QSize(least, self._themes.now.control(compact=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Row or drop-down, whichever has room; the focus stays with what stands there."""
        self.updateGeometry()
        tight = self.width() < self.full_width()
        for button in self._buttons:
            button.set_tight(tight)
        self._turn(bool(self._buttons) and self.width() < self.tight_width())

    def _turn(self, folded: bool) -> None:
        """Show row or drop-down. Showing lays out anew and asks again meanwhile: that waits."""
        if (folded == self.folded and self.box.isHidden() != folded) or self._turning:
            return
        held = any(part.hasFocus() for part in (self.box, *self._buttons))
        self._turning, self.folded = True, folded
        for button in self._buttons:
            button.setVisible(not folded)
        self.box.setVisible(folded)
        self._turning = False
        if held:
            self.take_focus()
        self._turn(bool(self._buttons) and self.width() < self.tight_width())

    def take_focus(self) -> None:
        """Put the focus on the choice in force, be it in the row or in the drop-down."""
        at = self._group.checkedId()
        (self.box if self.folded or at < 0 else self._buttons[at]).setFocus()

    def _tell(self, index: int) -> None:
        self.box.setCurrentIndex(index)
        self.chosen.emit(self._buttons[index].segment.key)


class _SegmentButton(QAbstractButton):
    """One segment, painted from the tokens; in a tight place it leaves its glyph out."""

    def __init__(self, themes: ThemeHolder, segment: Segment, first: bool, last: bool) -> None:
        super().__init__()
        self._themes, self._first, self._last = themes, first, last
        self._tight = False
        self.segment = segment
        self.setCheckable(True)
        self.setAutoExclusive(True)  # what a screen reader tells as one choice of several
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.update)
        themes.changed.connect(self.updateGeometry)
        self.show_segment(segment)

    def show_segment(self, segment: Segment) -> None:
        self.segment = segment
        self.setText(segment.text if segment.count is None else f"{segment.text} {segment.count}")
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def set_tight(self, tight: bool) -> None:
        if tight != self._tight:
            self._tight = tight
            self.update()

    def full_width(self) -> int:
        return self._width(glyph=True)

    def _width(self, glyph: bool) -> int:
        metrics = QFontMetrics(self._themes.now.font(bold=True))
        room = self._glyph_room() if glyph else 0
        return metrics.horizontalAdvance(self.text()) + room + 2 * _PAD

    def _glyph_room(self) -> int:
        look = self.segment.look
        has_glyph = look is not None and look.glyph is not Glyph.NONE
        return self._themes.now.size("stateGlyph") + _GAP if has_glyph else 0

    def sizeHint(self) -> QSize:
        return QSize(self._width(glyph=True), self._themes.now.control(compact=True))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(glyph=False) - _PAD, self._themes.now.control(compact=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.now
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checked = self.isChecked()
        ground = "selection" if checked else "accentTint" if self.underMouse() else "surface"
        # Neighbours share one line; the chosen one draws its own on both sides.
        left = 0.5 if self._first or checked else -0.5
        box = QRectF(self.rect()).adjusted(left, 0.5, -0.5, -0.5)
        outline = _outline(box, theme.radius("control"), self._first, self._last)
        painter.setPen(QPen(theme.colour("accent" if checked else "lineMid"), 1))
        painter.setBrush(theme.colour(ground))
        painter.drawPath(outline)
        self._paint_words(painter, ground)
        if self.hasFocus():
            ring = theme.border("focus")
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), ring))
            inset = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            painter.drawPath(_outline(inset, theme.radius("control"), self._first, self._last))

    def _paint_words(self, painter: QPainter, ground: str) -> None:
        theme, checked = self._themes.now, self.isChecked()
        room = 0 if self._tight else self._glyph_room()
        font = theme.font(bold=checked)
        metrics = QFontMetrics(font)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - room - 6)
        x = (self.width() - room - metrics.horizontalAdvance(text)) / 2
        colour = theme.colour("selectionText" if checked else "text2")
        if room and self.segment.look is not None:
            look, side = self.segment.look, theme.size("stateGlyph")
            on_selection = checked and theme.high_contrast
            drawn = colour if on_selection else theme.colour(look.tone)
            rect = QRectF(round(x), round((self.height() - side) / 2), side, side)
            paint_glyph(painter, rect, look.glyph, drawn, theme.colour(ground))
        painter.setFont(font)
        painter.setPen(colour if self.isEnabled() else theme.colour("textDisabled"))
        area = QRectF(x + room, 0, self.width() - x - room, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _outline(box: QRectF, radius: float, first: bool, last: bool) -> QPainterPath:
    """A rectangle, rounded only at the row's own ends."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    if not first:
        left = QPainterPath()
        left.addRect(QRectF(box.left(), box.top(), radius * 2, box.height()))
        path = path.united(left)
    if not last:
        right = QPainterPath()
        right.addRect(QRectF(box.right() - radius * 2, box.top(), radius * 2, box.height()))
        path = path.united(right)
    return path.simplified()
