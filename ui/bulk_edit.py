"""批量修改: one field of many records set to one value, looked over before it is done."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.block_edits import Block, Fault, set_values, settable
from models.errors import UserError
from models.fields import Column
from models.ledger import Ledger
from models.office import Office
from ui.dialogs import MessageBox
from ui.editors import Surroundings
from ui.form_field import FormField
from ui.help.way import WayToHelp
from ui.theme import ThemeHolder
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import label
from ui.words import say, tr

_PAUSE_MS = 120
"""After the last key, before the records are asked what they say to it."""
_NAMED = 4
"""Refusals that are named one by one."""


class BulkEdit(MessageBox):
    """`result_of` what was typed is a block of records, ready to be stored together."""

    TOPIC = "records/bulk_edit"

    def __init__(
        self,
        themes: ThemeHolder,
        office: Office,
        ledger: Ledger,
        uids: Sequence[str],
        around: Callable[[], Surroundings],
        parent: QWidget | None = None,
        *,
        first: str = "",
    ) -> None:
        title = tr("批量修改 {n} 条{ledger}").format(n=len(uids), ledger=tr(ledger.title))
        super().__init__(themes, title, tr("选一个字段，填一个值；留空就是清空。"), parent)
        self._office, self._ledger, self._uids, self._around = office, ledger, uids, around
        self._columns = settable(ledger)
        self.block = Block()
        self.field: FormField | None = None
        self._build(first)

    def _build(self, first: str) -> None:
        self.fields = QComboBox()
        for column in self._columns:
            self.fields.addItem(tr(column.label), column.name)
        self._place = QWidget()
        self._editors = QVBoxLayout(self._place)
        self._editors.setContentsMargins(0, 0, 0, 0)
        self.told = label("", "secondary", wraps=True)
        self.way = WayToHelp(self._themes)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._chooser = FieldFrame(self._themes, tr("字段"), self.fields)
        self.add_editor(self._chooser)
        self.add_editor(self._place)
        self.add_editor(self.told)
        self.add_editor(self.way)
        self.deed = self.add_deed("", "primary")
        self.deed.setDefault(True)
        self.add_cancel(focus=False)
        self.fields.setCurrentIndex(max(self.fields.findData(first), 0))
        self.fields.currentIndexChanged.connect(self._choose)
        self._choose()
        self.fields.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def column(self) -> Column[Any]:
        return self._columns[self.fields.currentIndex()]

    def _choose(self) -> None:
        """The editor of the chosen field, in the place of the last one."""
        if self.field is not None:
            self._editors.removeWidget(self.field.frame)
            self.field.frame.hide()
            self.field.frame.deleteLater()
            self.field.deleteLater()
        self.field = FormField(self._themes, self.column, self._around(), self)
        self.field.editor.show_value(None)
        self.field.edited.connect(self._edited)
        self._editors.addWidget(self.field.frame)
        align_labels([self._chooser, self.field.frame])
        self.field.frame.show()
        editor = self.field.editor
        QWidget.setTabOrder(self.fields, editor.focusProxy() or editor)
        self._show(Block(), tr("还没有填"))

    def _edited(self) -> None:
        self.deed.setEnabled(True)
        self._pause.start()

    def look(self) -> None:
        """Ask the records what would become of them; nothing is stored."""
        if self.field is None:
            return
        self._pause.stop()
        try:
            value = self.field.read()
        except UserError as error:
            self._show(Block(), say(error))
            self.way.lead(error)
            self.fit()
            return
        door = self._office.door
        block = set_values(door, self._ledger, self._uids, {self.column: value})
        self._show(block, "\n".join(_lines(block)))

    def _show(self, block: Block, text: str) -> None:
        self.block = block
        self.way.lead(block.faults[0].message if block.faults else None)
        self.told.setText(text)
        self.deed.setText(tr("修改 {n} 条").format(n=len(block.records)))
        self.deed.setEnabled(bool(block.records))
        self.fit()

    def accept(self) -> None:
        """Only what was looked at is done; Enter before that looks first."""
        if self._pause.isActive():
            self.look()
        if self.block.records:
            super().accept()


def _lines(block: Block) -> list[str]:
    """How many would change, and who would not."""
    lines = [tr("会改 {n} 条").format(n=len(block.records))]
    if block.same:
        lines[0] = tr("会改 {n} 条，{same} 条本来就是这样").format(
            n=len(block.records), same=block.same
        )
    lines += [refusal(fault) for fault in block.faults[:_NAMED]]
    more = len(block.faults) - _NAMED
    if more > 0:
        lines.append(tr("还有 {n} 条改不了").format(n=more))
    return lines


def refusal(fault: Fault) -> str:
    title = " ".join(fault.title.split())
    message = fault.message.text(tr)
    return tr("“{title}”改不了：{message}").format(title=title, message=message)
