"""Areas of a list copied to and pasted from a spreadsheet, filled down, dated, changed at once."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from models.block_edits import Block, fill_down, paste, read_block, set_cells, write_block
from models.errors import UserError
from models.fields import Column
from models.listing import find_named
from models.lists import list_items
from models.values import Typed
from models.words import Sentence, sentence
from ui.bulk_edit import BulkEdit
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.editors import Surroundings
from ui.ledger_view import LedgerView
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr


class LedgerClipboard(QObject):
    """`told` carries what could not be done, `left_out` a block with cells that did not fit."""

    told = Signal(object)
    left_out = Signal(object)

    def __init__(
        self,
        themes: ThemeHolder,
        view: LedgerView,
        session: Session,
        around: Callable[[], Surroundings],
    ) -> None:
        super().__init__(view)
        self._themes = themes
        self._view, self._session, self._around = view, session, around

    def copy(self) -> None:
        """The selected area, or all visible columns of the ticked rows."""
        view, table = self._view, self._view.table
        if view.ticked:
            rows = [table.row_of(uid) for uid in view.chosen_uids()]
            columns = view.visible()
        else:
            rows, columns = view.selected_rows(), view.selected_columns()
        cells = [[table.line(row).texts[at] for at in columns] for row in rows]
        QGuiApplication.clipboard().setText(write_block(cells))

    def paste(self) -> None:
        """A block over the cells from the current one; rows below the last are new records."""
        self._paste(max(self._view.currentIndex().row(), 0))

    def paste_new(self) -> None:
        """A block as new records, every row of it; what is in the list stays as it is."""
        self._paste(self._view.table.rowCount())

    def _paste(self, start: int) -> None:
        view, table = self._view, self._view.table
        block = read_block(QGuiApplication.clipboard().text())
        current = view.currentIndex()
        if not block:
            self.told.emit(UserError("剪贴板里没有可以粘贴的文字"))
            return
        visible = view.visible()
        columns = visible[visible.index(current.column()) :] if current.isValid() else visible
        uids = [
            table.uid_at(row) for row in range(start, min(start + len(block), table.rowCount()))
        ]
        typed = Typed(find_named, cache(list_items), self._around().year)
        door = self._session.office.door
        result = paste(door, table.ledger, uids, self._fields(columns), block, typed)
        self._store(result, sentence("已粘贴 {count} 格", count=result.cells))

    def fill_down(self) -> None:
        """The first of the ticked rows or of the selected area into the others; into a single row
        what stands above it."""
        view = self._view
        uids = view.chosen_uids()
        if len(uids) == 1 and view.table.row_of(uids[0]) > 0:
            uids.insert(0, view.table.uid_at(view.table.row_of(uids[0]) - 1))
        if len(uids) < 2:
            self.told.emit(UserError("先选中要填的几行，第一行的内容会向下填充"))
            return
        door, columns = self._session.office.door, self._fields(view.selected_columns())
        result = fill_down(door, view.table.ledger, uids, columns)
        self._store(result, sentence("已向下填充 {count} 格", count=result.cells))

    def change_many(self, dialogs: Dialogs) -> None:
        """One field of all chosen records, in a dialog that begins on the current column."""
        view, table, office = self._view, self._view.table, self._session.office
        uids = view.chosen_uids()
        if not uids:
            self.told.emit(UserError("先选中要改的几行：空格勾选，或者按住 Shift 移动"))
            return
        held = table.columns[max(view.currentIndex().column(), 0)].column.name
        boxes: list[BulkEdit] = []

        def made(parent: QWidget | None) -> BulkEdit:
            box = BulkEdit(
                self._themes, office, table.ledger, uids, self._around, parent, first=held
            )
            boxes.append(box)
            return box

        if dialogs.show(made):
            block, label = boxes[0].block, sentence(boxes[0].column.label)
            done = sentence("已把 {count} 条的“{label}”改好", count=len(block.records), label=label)
            view.clear_ticks()
            self._store(block, done)

    def fill_today(self) -> None:
        view = self._view
        uids = [view.table.uid_at(row) for row in view.selected_rows()]
        columns = self._fields(view.selected_columns())
        door, today = self._session.office.door, self._around().today
        result = set_cells(door, view.table.ledger, uids, columns, today)
        if not result.cells and not result.faults:
            self.told.emit(UserError("这一列不是日期，不能填入今天"))
            return
        self._store(result, sentence("已填入今天 {count} 格", count=result.cells))

    def _fields(self, columns: list[int]) -> list[Column[object]]:
        return [self._view.table.columns[at].column for at in columns]

    def _store(self, result: Block, done: Sentence) -> None:
        try:
            if result.records:
                self._session.store(*result.records, done=done)
        except UserError as error:
            self.told.emit(error)
            return
        if result.faults:
            self.left_out.emit(result)

    def menu(self, deeds: Mapping[Command, Callable[[], object]]) -> QMenu:
        """The cell's own menu, for hands on the mouse and keys that an input method takes."""
        menu = QMenu(self._view)
        texts = (
            (Command.EDIT, tr("修改单元格")),
            (Command.COPY, tr("复制")),
            (Command.PASTE, tr("粘贴")),
            (Command.PASTE_NEW, tr("粘贴为新记录")),
            (Command.FILL_DOWN, tr("向下填充")),
            (Command.FILL_TODAY, tr("填入今天")),
            (Command.CHANGE_MANY, tr("批量修改…")),
            (Command.DUPLICATE, tr("复制为新记录")),
            (Command.DELETE, tr("删除")),
        )
        for command, text in texts:
            menu.addAction(text).triggered.connect(deeds[command])
        return menu
