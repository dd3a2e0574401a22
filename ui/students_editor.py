"""学员: rows typed like any others, and a list that is pasted out of a spreadsheet in one go."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QGuiApplication

from models.block_edits import read_block
from models.ledgers.attendance import named
from models.ledgers.training_classes import Student
from models.record import Part, Rows
from models.student_lists import enrolled
from models.training import units_of
from models.words import sentence
from ui.editors import Surroundings
from ui.help.way import Refusal
from ui.rows_editor import RowsEditor
from ui.rows_table import RowsTable
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import label
from ui.words import tr

_A_LIST = 2
"""Rows from which on pasted names are a list of students rather than the text of a cell."""


class StudentsTable(RowsTable):
    """People of other units are told apart by these; a pasted list becomes students."""

    def text(self, row: int, at: int) -> str:
        text = super().text(row, at)
        part, column = self._parts[row], self.columns[at]
        if column is not Student.person or not isinstance(part, Student) or not part.person:
            return text
        unit = units_of([part.person]).get(part.person, "")
        return f"{text}（{unit}）" if unit else text

    def paste(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        some = enrolled(block) if column <= 0 and len(block) >= _A_LIST else []
        if some:
            self.enrol(some)
        else:
            super().paste(row, column, block)

    def enrol(self, some: Sequence[Student]) -> int:
        """Students behind those that are there, each once; how many were new."""
        here = self.parts()
        known = {named(student) for student in here}
        fresh = list({named(one): one for one in some if named(one) not in known}.values())
        self.show_parts([*here, *fresh])
        self.changed.emit()
        return len(fresh)


class StudentsEditor(RowsEditor):
    """With a button that takes the list out of the clipboard, and says what came of it."""

    table: StudentsTable

    def __init__(
        self,
        themes: ThemeHolder,
        rows: Rows[Any],
        parts: Sequence[Part],
        around: Callable[[], Surroundings],
        read_only: bool = False,
    ) -> None:
        self.paste_button = Button(themes, tr("粘贴学员名单"), "link")
        self.said = label("", "caption", wraps=True)
        self.wrong = Refusal(themes)
        super().__init__(themes, rows, parts, around, read_only)

    def new_table(self, parts: Sequence[Part]) -> StudentsTable:
        return StudentsTable(self.rows, parts, self._around, self)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.head.insertWidget(3, self.paste_button)
        self.paste_button.setVisible(not self.read_only)
        self.paste_button.setToolTip(tr("在表格里复制姓名、单位等几列，连表头一起更准"))
        whole = self.layout()
        assert whole is not None
        whole.addWidget(self.said)
        whole.addWidget(self.wrong)
        self.said.hide()

    def _connect(self) -> None:
        super()._connect()
        self.paste_button.clicked.connect(self.paste_list)

    def paste_list(self) -> None:
        some = enrolled(read_block(QGuiApplication.clipboard().text()))
        if not some:
            self.wrong.show_error(sentence("剪贴板里没有名单：先在表格里复制姓名一列，可以带单位"))
            self.said.hide()
            return
        self.wrong.show_error(None)
        fresh = self.table.enrol(some)
        known = sum(1 for one in some if one.person)
        text = tr("贴入 {n} 人，其中 {known} 人在人员台账里；原来就有的 {old} 人没有重复加")
        self._say(text.format(n=fresh, known=known, old=len(some) - fresh))
        self.view.setFocus()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
