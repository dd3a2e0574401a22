"""What every page has: a header row, a tool row, a body, a footer; and what it offers the menus.

class IssuesPage(Page):
    def __init__(self, themes: ThemeHolder, ...) -> None:
        super().__init__(themes, tr("问题台账"))
        self.add_button(tr("新建问题"), "primary", Icon.PLUS).clicked.connect(self.new)
        self.tools.addWidget(search)          # the row appears with its first widget
        self.body.addWidget(card)
        self.offer(Command.NEW, self.new)
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right
from ui.commands import Command
from ui.icons import Icon
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.fitting import FittingLabel
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from ui.printing.paper import Paper


class Page(QWidget):
    """One page of the window.

    `status` goes to the left of the status bar; `commands_changed` lets the menus look again;
    `part_made` carries a table or the like that came later than the page.
    """

    status = Signal(str)
    commands_changed = Signal()
    part_made = Signal(QWidget)

    def __init__(
        self,
        themes: ThemeHolder,
        title: str,
        context: str = "",
        scrolls: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.themes = themes
        self.commands: dict[Command, Callable[[], object]] = {}
        self.status_text = ""
        self._home: str | None = None
        self.title = QLabel(title)
        self.title.setProperty("role", "page")
        self.context = FittingLabel(context)
        self.context.setProperty("role", "secondary")
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._header = _Header(self.buttons)
        self.tool_row = ToolRow()
        self.tool_row.hide()
        self.tools = self.tool_row.row
        self.body = QVBoxLayout()
        self.footer = QFrame()
        self.footer.setProperty("card", True)
        self.footer.hide()
        self.setAccessibleName(title)
        self._lay_out(scrolls)

    def _lay_out(self, scrolls: bool) -> None:
        header = QHBoxLayout(self._header)
        header.setContentsMargins(0, 0, 0, 0)
        header.setSpacing(12)
        header.addWidget(self.title)
        header.addWidget(self.context, 1)
        header.addLayout(self.buttons)
        self._header.setMinimumHeight(self.themes.now.control())
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(self._header)
        whole.addWidget(self.tool_row)
        if scrolls:
            whole.addWidget(scrolling(self.body), 1)
        else:
            whole.addLayout(self.body, 1)
        whole.addWidget(self.footer)

    def stand_in(self, group: str, switch: Segments) -> None:
        """Begin the header with the group that the page belongs to and what turns its pages.

        The switch says what the page is, so its own title shows only while it is another one. Made
        after all else of the page, it still comes first when one tabs through.
        """
        self._home = self.title.text()
        row = self._header.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, label(group, "page"))
        row.insertWidget(1, switch)
        switch.come_after(self.title)
        self.title.hide()

    def set_title(self, title: str, context: str = "") -> None:
        self.title.setText(title)
        self.title.setVisible(title != self._home)
        self.context.setText(context)
        self.setAccessibleName(title)

    def add_button(
        self,
        text: str,
        kind: str = "plain",
        icon: Icon | None = None,
        *,
        needs: tuple[Right, ...] | None = None,
    ) -> Button:
        """A button in the header row; the main one is added last, so that it is far right."""
        button = Button(self.themes, text, kind, icon, needs=needs)
        self.buttons.addWidget(button)
        return button

    def add_tool(self, widget: QWidget, stretch: int = 0, optional: bool = False) -> None:
        """Add to the tool row; where room is short, optional ones go, the last one first."""
        self.tools.addWidget(widget, stretch)
        if optional:
            self.tool_row.optional.append(widget)
        self.tool_row.show()

    def offer(self, command: Command, deed: Callable[[], object]) -> None:
        """Do this when the command is chosen while the page is in view."""
        self.commands[command] = deed
        self.commands_changed.emit()

    def withdraw(self, *commands: Command) -> None:
        """Grey these commands until they are offered again."""
        for command in commands:
            self.commands.pop(command, None)
        self.commands_changed.emit()

    def say_status(self, text: str) -> None:
        self.status_text = text
        self.status.emit(text)

    def regions(self) -> list[QWidget]:
        """The places F6 goes through, in reading order; pages with panes say their own."""
        return [self.tool_row, self]

    def arrive(self) -> None:
        """Called each time the page comes into view."""

    def look_for(self, text: str) -> None:
        """Look for words in what the page lists; pages without a list pass it over."""

    def show_record(self, uid: str) -> None:
        """Select this record; pages that show no single records pass it over."""

    def papers(self) -> "Sequence[Paper]":
        """What Ctrl+P shows of the page; none where its tables and lists say it all.

        UserError where it cannot be printed as it stands.
        """
        return ()

    def place(self) -> object:
        """What is in view, so that 后退 can lead back to it; None where there is only one place."""
        return None

    def return_to(self, place: Any) -> None:
        """Show again what `place` told."""

    def is_idle(self) -> bool:
        """Whether the page can be left without a question."""
        return type(self).may_leave is Page.may_leave

    def may_leave(self) -> bool:
        """Whether the page may be left now; a form with changes asks here."""
        return True


class _Header(QWidget):
    """The row of title and buttons: where it is too full, buttons show their icons alone."""

    def __init__(self, buttons: QHBoxLayout) -> None:
        super().__init__()
        self._buttons = buttons

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def _fit(self) -> None:
        """The leftmost give up their words first; the main one, far right, keeps its own."""
        found = (self._buttons.itemAt(at).widget() for at in range(self._buttons.count()))
        shown = [one for one in found if isinstance(one, Button) and not one.isHidden()]
        lack = self._asked(shown) - self.width()
        for button in shown:
            tight = lack > 0 and button.may_be_tight
            if tight:
                lack -= button.width_of(False) - button.width_of(True)
            button.set_tight(tight)

    def _asked(self, buttons: Sequence[Button]) -> int:
        """What the row needs at least with all words of its buttons."""
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        items = [row.itemAt(at) for at in range(row.count())]
        held = [item for item in items if item.widget() is not None and not item.isEmpty()]
        needed = sum(item.minimumSize().width() + row.spacing() for item in held)
        spaces = self._buttons.spacing() * max(0, self._buttons.count() - 1)
        return needed + spaces + sum(button.width_of(False) for button in buttons)


class ToolRow(QWidget):
    """One line of tools that never wraps and never widens the window."""

    def __init__(self) -> None:
        super().__init__()
        self.optional: list[QWidget] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drop()

    def _drop(self) -> None:
        """Hide optional tools from the right until the rest has the room it asks for."""
        for widget in self.optional:
            widget.show()
        for widget in reversed(self.optional):
            if self._asked() <= self.width():
                return
            widget.hide()

    def _asked(self) -> int:
        """What everything in view needs at least."""
        items = [self.row.itemAt(at) for at in range(self.row.count())]
        widths = [_least(item) for item in items if item.widget() and not item.isEmpty()]
        return sum(widths) + self.row.spacing() * (len(widths) - 1)


def _least(item: QLayoutItem) -> int:
    """The width under which a tool loses words; segments lose them by becoming a drop-down."""
    tool = item.widget()
    return tool.tight_width() if isinstance(tool, Segments) else item.minimumSize().width()


class _Following(QScrollArea):
    """Scrolls to what has the focus, from wherever it came there."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)


def scrolling(content: QBoxLayout) -> QScrollArea:
    """A body that scrolls downwards when it is too tall, and never widens the window."""
    inner = QWidget()
    inner.setProperty("body", True)
    inner.setLayout(content)
    area = _Following()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.viewport().setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


class Card(QFrame):
    """A white box with a hairline; an optional heading row with a title and room at its right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(1, 1, 1, 1)
        self.rows.setSpacing(0)
        self.heading = QHBoxLayout()
        self.heading.setContentsMargins(14, 6, 14, 6)
        self.heading.setSpacing(8)
        if title:
            label = QLabel(title)
            label.setProperty("role", "section")
            self.heading.addWidget(label)
            self.heading.addStretch(1)
            self.rows.addLayout(self.heading)
            self.rows.addWidget(hairline())
        self.body = QVBoxLayout()
        self.rows.addLayout(self.body, 1)


class Sides(QSplitter):
    """Two parts that keep their shares however wide the whole becomes.

    Left to itself a splitter gives room to the side that asks for more, be it only until some
    buttons are hidden, so that a page would never come back as it was left.
    """

    def __init__(self, left: QWidget, right: QWidget, shares: Sequence[int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.shares = list(shares)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)
        self.addWidget(left)
        self.addWidget(right)
        self.setSizes(self.shares)
        self.splitterMoved.connect(lambda _at, _which: self.take_shares(self.sizes()))

    def take_shares(self, shares: Sequence[int]) -> None:
        self.shares = list(shares)
        self.setSizes(self.shares)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setSizes(self.shares)
        return done


def side_by_side(left: QWidget, right: QWidget, shares: Sequence[int]) -> Sides:
    """A list and what is known of its current line, with a handle between them."""
    return Sides(left, right, shares)


def hairline() -> QFrame:
    line = QFrame()
    line.setProperty("line", True)
    return line


def label(text: str, role: str = "", wraps: bool = False) -> QLabel:
    """A label in one of the style sheet's roles."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wraps:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made
