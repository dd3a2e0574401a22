"""One editor for each kind of field: shows a value, reads back what was typed.

Total over the kinds: a kind without an editor is an error at test time. What is typed is read by
the same rules as a spreadsheet's cell, so that "9月5日" or "12人" is understood in both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.errors import UserError
from models.fields import (
    BoolField,
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FileRef,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    LongTextField,
    MonthField,
    ScheduleField,
    TextField,
)
from models.listing import find_named, names_for
from models.lists import list_items
from models.values import Reader, Typed, read_typed, shown
from ui.icons import Icon, wear
from ui.name_completer import NameCompleter
from ui.theme import ThemeHolder
from ui.widgets.fitting import HintedLine
from ui.words import tr

_ALT = Qt.KeyboardModifier.AltModifier
_LETTERS, _BESIDE = 6, 24
"""What a drop-down holds at least, and the px that its list needs beside the words."""


@dataclass(frozen=True)
class Surroundings:
    """What editors need from around them: the year meant, today, the way of files, the look.

    Where there is no look, editors go without the icons that open a calendar or a list.
    """

    year: int
    today: date
    attach: Callable[[], list[FileRef]] = list
    open_file: Callable[[FileRef], object] = str
    themes: ThemeHolder | None = None


class Editor(QWidget):
    """A field's editor. `edited` is sent on each change by a person; `left` when focus goes."""

    edited = Signal()
    left = Signal()

    def __init__(self, column: Column[Any], around: Surroundings) -> None:
        super().__init__()
        self.column = column
        self.around = around
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)

    def _hold(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
        self.setFocusProxy(widget)
        self.setSizePolicy(widget.sizePolicy())
        widget.setAccessibleName(tr(self.column.label))
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.left.emit()
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def read_value(self) -> Any:
        """The value typed; UserError says what is wrong with it."""
        raise NotImplementedError

    def typed_text(self) -> str:
        """What stands in the editor, readable or not."""
        return ""

    def show_text(self, text: str) -> None:
        """Put back what was typed and could not be read."""

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def _typed(self) -> Typed:
        return Typed(find_named, list_items, self.around.year)


class LineEditor(Editor):
    """One line, for text, numbers, dates and months."""

    def __init__(self, column: Column[Any], around: Surroundings, hint: str = "") -> None:
        super().__init__(column, around)
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._hold(self.line)

    def show_value(self, value: Any) -> None:
        self.line.setText(shown(self.column, value, Reader(tr)))

    def read_value(self) -> Any:
        return read_typed(self.column, self.line.text(), self._typed())

    def typed_text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        self.line.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


def _add_opener(
    line: QLineEdit, around: Surroundings, name: str, icon: Icon, run: Callable[[], None]
) -> None:
    """A small button at the end of a line; the keyboard has its own way to the same."""
    if around.themes is None:
        return
    opener = QAction(name, line)
    wear(opener, icon, around.themes)
    opener.triggered.connect(run)
    line.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)


class DateEditor(LineEditor):
    """A date as people write it; Ctrl+; fills in today, Alt+Down opens the calendar."""

    def __init__(self, column: Column[Any], around: Surroundings, hint: str = "") -> None:
        super().__init__(column, around, hint)
        _add_opener(self.line, around, tr("打开日历"), Icon.CALENDAR, self.open_calendar)

    def open_calendar(self) -> None:
        if self.line.isReadOnly():
            return
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._date_typed() or self.around.today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(lambda day: self._pick(calendar, day))
        calendar.clicked.connect(lambda day: self._pick(calendar, day))
        calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.show()
        calendar.setFocus()

    def _date_typed(self) -> date | None:
        try:
            typed = self.read_value()
        except UserError:
            return None
        return typed if isinstance(typed, date) else None

    def _pick(self, calendar: QCalendarWidget, day: QDate) -> None:
        calendar.close()
        self.show_value(date(day.year(), day.month(), day.day()))
        self.edited.emit()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_Semicolon:
                self.fill_today()
                return True
            if event.key() == Qt.Key.Key_Down and event.modifiers() & _ALT:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)

    def fill_today(self) -> None:
        if not self.line.isReadOnly():
            self.show_value(self.around.today)
            self.edited.emit()


class TextEditor(Editor):
    """Text of many lines; Tab leaves it."""

    def __init__(self, column: Column[Any], around: Surroundings) -> None:
        super().__init__(column, around)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.textChanged.connect(self._changed)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())
        self._showing = False
        self._hold(self.text)
        self.fit()

    def fit(self) -> None:
        """As tall as the text, from two lines to eight."""
        lines = min(max(round(self.text.document().size().height()), 2), 8)
        height = lines * self.text.fontMetrics().lineSpacing() + 18
        if self.text.height() != height or self.text.maximumHeight() != height:
            self.text.setFixedHeight(height)

    def _changed(self) -> None:
        if not self._showing:
            self.edited.emit()

    def show_value(self, value: Any) -> None:
        self._showing = True
        self.text.setPlainText(value or "")
        self._showing = False

    def read_value(self) -> Any:
        return read_typed(self.column, self.text.toPlainText(), self._typed())

    def set_read_only(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)


class DropDown(QComboBox):
    """A drop-down that the wheel doesn't change while the form is scrolled.

    It takes the room that there is: its list shows each entry whole, and so does its tool tip.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.currentTextChanged.connect(self.setToolTip)

    def showPopup(self) -> None:
        shown = self.view()
        shown.setMinimumWidth(shown.sizeHintForColumn(0) + _BESIDE)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceEditor(Editor):
    """One of a list; the first entry is empty."""

    def __init__(self, column: Column[Any], around: Surroundings) -> None:
        super().__init__(column, around)
        self.combo = DropDown()
        self.combo.addItem("", None)
        if isinstance(column, ChoiceField):
            for option in column.options:
                self.combo.addItem(tr(option.label), option)
        elif isinstance(column, ListField):
            for code, label in list_items(column.list_name).items():
                self.combo.addItem(tr(label), code)
        self.combo.activated.connect(lambda _at: self.edited.emit())
        self._hold(self.combo)

    def show_value(self, value: Any) -> None:
        found = [at for at in range(self.combo.count()) if self.combo.itemData(at) == value]
        if not found and value is not None:
            self.combo.addItem(str(value), value)
            found = [self.combo.count() - 1]
        self.combo.setCurrentIndex(found[0] if found else 0)

    def read_value(self) -> Any:
        return self.combo.currentData()


class FlagEditor(Editor):
    def __init__(self, column: Column[Any], around: Surroundings) -> None:
        super().__init__(column, around)
        self.box = QCheckBox(tr("是"))
        self.box.clicked.connect(lambda _on: self.edited.emit())
        self._hold(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def read_value(self) -> Any:
        return True if self.box.isChecked() else None


class LinkEditor(Editor):
    """A record of another ledger by its name: typed, completed from any part or its sound."""

    def __init__(self, column: LinkField | LinksField, around: Surroundings) -> None:
        super().__init__(column, around)
        self.target = column.named_in
        self.line = HintedLine()
        self._completer = NameCompleter(self.target, self)
        self._held: Any = None
        if isinstance(column, LinkField):
            self.line.setCompleter(self._completer)
            _add_opener(self.line, around, tr("从名单里选"), Icon.CHEVRON_DOWN, self.open_names)
        else:
            self.line.set_hints(tr("多个名称用顿号分开"), tr("用顿号分开"))
        self._completer.activated.connect(lambda _text: self.edited.emit())
        self.line.textEdited.connect(lambda _text: self._typing())
        self._hold(self.line)

    def open_names(self) -> None:
        """Drop the whole list down, whatever has been typed."""
        if self.line.isReadOnly():
            return
        self.line.setFocus()
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _typing(self) -> None:
        self._held = None
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            closed = not self._completer.popup().isVisible()
            if event.key() == Qt.Key.Key_Down and closed and self.line.completer() is not None:
                self.open_names()
                return True
        return super().eventFilter(watched, event)

    def show_value(self, value: Any) -> None:
        reader = Reader(tr, names_for([self.column], [[value]]))
        self.line.setText(shown(self.column, value, reader))
        self._held = (self.line.text(), value)

    def read_value(self) -> Any:
        if self._held is not None and self._held[0] == self.line.text():
            return self._held[1]
        return read_typed(self.column, self.line.text(), self._typed())

    def typed_text(self) -> str:
        return self.line.text()

    def show_text(self, text: str) -> None:
        self._held = None
        self.line.setText(text)

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


_FILES_SHOWN = 3
"""Files seen at once; more are scrolled to."""


class FilesEditor(Editor):
    """Attached files: added from the disk, opened with Enter, removed with Del."""

    def __init__(self, column: Column[Any], around: Surroundings) -> None:
        super().__init__(column, around)
        self._files: list[FileRef] = []
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        self.list = QListWidget()
        self.list.setProperty("framed", True)
        self.list.setAccessibleName(tr(column.label))
        self.list.itemActivated.connect(self._open)
        self.list.installEventFilter(self)
        self.add_button = QPushButton(tr("添加文件…"))
        self.add_button.clicked.connect(self._add)
        self.add_button.installEventFilter(self)
        self.add_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        stack.addWidget(self.list)
        stack.addWidget(self.add_button)
        self._row.addWidget(holder)
        self.setFocusProxy(self.add_button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, on_list = event.key(), watched is self.list
            if on_list and key == Qt.Key.Key_Delete and self.add_button.isVisibleTo(self):
                self._remove()
                return True
            if not on_list and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add()
                return True
        return super().eventFilter(watched, event)

    def _add(self) -> None:
        added = self.around.attach()
        if added:
            self.show_value((*self._files, *added))
            self.edited.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._files):
            self.show_value((*self._files[:row], *self._files[row + 1 :]))
            self.edited.emit()

    def _open(self, item: QListWidgetItem) -> None:
        self.around.open_file(self._files[self.list.row(item)])

    def show_value(self, value: Any) -> None:
        self._files = list(value or ())
        self.list.clear()
        self.list.addItems([file.name for file in self._files])
        self.list.setVisible(bool(self._files))
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().lineSpacing())
        self.list.setFixedHeight(row * min(max(len(self._files), 1), _FILES_SHOWN) + 6)

    def read_value(self) -> Any:
        return tuple(self._files)

    def set_read_only(self, read_only: bool) -> None:
        self.add_button.setVisible(not read_only)


def _example(text: str) -> str:
    """A hint that nobody takes for a value."""
    return tr("例：{text}").format(text=text)


@singledispatch
def editor_for(column: Column[Any], _around: Surroundings) -> Editor:
    raise TypeError(f"no editor for {type(column).__name__}")


@editor_for.register
def _(column: TextField, around: Surroundings) -> Editor:
    return LineEditor(column, around)


@editor_for.register
def _(column: LongTextField, around: Surroundings) -> Editor:
    return TextEditor(column, around)


@editor_for.register
def _(column: ScheduleField, around: Surroundings) -> Editor:
    return TextEditor(column, around)


@editor_for.register
def _(column: IntegerField, around: Surroundings) -> Editor:
    return LineEditor(column, around, hint=tr(column.measure) if column.measure else "")


@editor_for.register
def _(column: DateField, around: Surroundings) -> Editor:
    return DateEditor(column, around, hint=_example("2026-09-15"))


@editor_for.register
def _(column: DateTimeField, around: Surroundings) -> Editor:
    return LineEditor(column, around, hint=_example("2026-09-15 14:30"))


@editor_for.register
def _(column: MonthField, around: Surroundings) -> Editor:
    return LineEditor(column, around, hint=_example("2026-09"))


@editor_for.register
def _(column: ChoiceField, around: Surroundings) -> Editor:  # type: ignore[type-arg]
    return ChoiceEditor(column, around)


@editor_for.register
def _(column: ListField, around: Surroundings) -> Editor:
    return ChoiceEditor(column, around)


@editor_for.register
def _(column: BoolField, around: Surroundings) -> Editor:
    return FlagEditor(column, around)


@editor_for.register
def _(column: LinkField, around: Surroundings) -> Editor:
    return LinkEditor(column, around)


@editor_for.register
def _(column: LinksField, around: Surroundings) -> Editor:
    return LinkEditor(column, around)


@editor_for.register
def _(column: FilesField, around: Surroundings) -> Editor:
    return FilesEditor(column, around)
