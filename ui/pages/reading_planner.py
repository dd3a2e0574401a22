"""The few choices that plan a year's reading for everybody, in a bar above the grid."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout

from models.ledgers.books import Book
from ui.editors import DropDown
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import label
from ui.words import tr

_LONGEST = 6
"""Months over which a book may be spread."""


class PlannerBar(QFrame):
    """`planned` carries the books, over how many months each, and whether for chosen rows only."""

    planned = Signal(object, int, bool)
    closed = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._books: list[Book] = []
        self.books, self.spread, self.people = DropDown(), DropDown(), DropDown()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for text, box, share in (
            (tr("书目(&B)"), self.books, 3),
            (tr("分几个月读(&M)"), self.spread, 0),
            (tr("给谁订(&W)"), self.people, 1),
        ):
            name = label(text)
            name.setBuddy(box)
            box.setAccessibleName(text.split("(")[0])
            row.addWidget(name)
            row.addWidget(box, share)
        for months in range(1, _LONGEST + 1):
            self.spread.addItem(str(months), months)
        row.addStretch(1)
        self.run_button = Button(themes, tr("订入计划"), "primary")
        self.run_button.clicked.connect(self._run)
        cancel = Button(themes, tr("取消"))
        cancel.clicked.connect(self.closed)
        row.addWidget(self.run_button)
        row.addWidget(cancel)
        self._keys(Qt.Key.Key_Escape, self.closed.emit)
        self._keys(Qt.Key.Key_Return, self._run)

    def _keys(self, key: Qt.Key, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def begin(self, books: Sequence[Book], everybody: int, chosen: int) -> None:
        """Offer these books, and everybody or those whose rows are selected."""
        self._books = list(books)
        self.books.clear()
        self.books.addItem(tr("全部有计划月份的书（{n} 本）").format(n=len(books)), None)
        for at, book in enumerate(books):
            month = int((book.plan_month or "-1").split("-")[1])
            text = tr("{month} 月 {title}").format(month=month, title=book.title)
            self.books.addItem(text, at)
        self.people.clear()
        self.people.addItem(tr("全部 {n} 人").format(n=everybody), False)
        if 1 < chosen < everybody:
            self.people.addItem(tr("选中的 {n} 人").format(n=chosen), True)
        self.run_button.setEnabled(bool(books) and everybody > 0)
        self.show()
        self.books.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        if self.run_button.isEnabled():
            at = self.books.currentData()
            books = self._books if at is None else [self._books[at]]
            self.planned.emit(books, self.spread.currentData(), bool(self.people.currentData()))
