"""The first column of a list, kept in sight while the others are scrolled under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)


class FrozenColumn(QTableView):
    """Lies over `main` with the same rows and the same selection; the focus stays with `main`."""

    def __init__(self, main: QTableView) -> None:
        super().__init__(main)
        self._main = main
        self.setModel(main.model())
        self.setSelectionModel(main.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(main.verticalScrollMode())
        header, shown = main.horizontalHeader(), self.horizontalHeader()
        shown.setSectionsClickable(True)
        shown.setHighlightSections(False)
        shown.setDefaultAlignment(header.defaultAlignment())
        shown.sectionClicked.connect(header.sectionClicked)
        main.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(main.verticalScrollBar().setValue)
        main.horizontalScrollBar().valueChanged.connect(self._appear)
        self.hide()

    def _appear(self, scrolled: int) -> None:
        self.setVisible(scrolled > 0)

    def fit(self) -> None:
        """Follow the width of the column and the height of the table."""
        main = self._main
        model = main.model()
        for at in range(model.columnCount()):
            self.setColumnHidden(at, at > 0)
        width = main.columnWidth(0)
        self.setColumnWidth(0, width)
        row = main.verticalHeader().defaultSectionSize()
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(main.horizontalHeader().height())
        height = main.horizontalHeader().height() + main.viewport().height()
        self.setGeometry(main.frameWidth(), main.frameWidth(), width, height)

    def closeEditor(self, _editor: QWidget, _hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Nothing: the delegate tells both tables, and only `main` has editors to close. Tab would
        go on a second time here, where there is but one column."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._main.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._main.doubleClicked.emit(self.indexAt(event.position().toPoint()))
