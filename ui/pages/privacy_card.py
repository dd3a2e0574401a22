"""个人信息 in the settings: what is held about a person, on paper too, and erasing it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from models.accounts.rights import Right, may
from models.database import release
from models.errors import UserError
from models.ledgers.people import Person
from models.privacy.erasing import Erased, Plan, drop_older, erase, plan
from models.privacy.listing import HEADS, Row, rows_of, summary_of, told
from models.privacy.subject import Subject, subject_named, subject_of
from models.progress import Progress
from models.words import sentence
from ui.dialogs import Dialogs, MessageBox
from ui.glyphs import OVERDUE
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_ROWS = 7
_BOX_ROWS = 7
_WIDTHS = (100, 110, 150, 150, 0, 0)


class PrivacyCard(Card):
    """Whoever opens the data may look; erasing asks for its right, here and below."""

    def __init__(
        self, themes: ThemeHolder, session: Session, tasks: Tasks, dialogs: Dialogs
    ) -> None:
        super().__init__(tr("个人信息"))
        self._themes, self._session, self._tasks = themes, session, tasks
        self._dialogs = dialogs
        self.plan: Plan | None = None
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("姓名或电话"))
        self.name.setAccessibleName(tr("姓名或电话"))
        self.find_button = Button(themes, tr("查找"))
        headings = [Heading(tr(head), width) for head, width in zip(HEADS, _WIDTHS, strict=True)]
        self.table = PlainTable(themes, tr("个人信息"), headings)
        self.table.setFixedHeight(themes.now.row() * (_ROWS + 1))
        self.note = label(tr("写一个人的姓名或电话，看本单位持有什么。"), "caption", wraps=True)
        self.print_button = Button(themes, tr("打印…"))
        self.save_button = Button(themes, tr("导出表格…"))
        self.backups_button = Button(themes, tr("删除更早的备份…"), "danger", needs=(Right.ERASE,))
        self.erase_button = Button(themes, tr("清除…"), "danger", needs=(Right.ERASE,))
        self._lay_out()
        self.name.returnPressed.connect(self.search)
        for button, deed in (
            (self.find_button, self.search),
            (self.print_button, self.print_list),
            (self.save_button, self.save),
            (self.backups_button, self.drop_backups),
            (self.erase_button, self.erase),
        ):
            button.clicked.connect(deed)
        self.refresh()

    def _lay_out(self) -> None:
        self.body.addLayout(_row(self.name, self.find_button))
        self.body.addWidget(self.table)
        self.body.addWidget(hairline())
        buttons = (self.print_button, self.save_button, self.backups_button, self.erase_button)
        self.body.addLayout(_row(self.note, *buttons))

    def refresh(self) -> None:
        """What stands in the table may be of earlier; a search brings it up to date."""
        found = self.plan is not None and not self.plan.empty
        self.print_button.setEnabled(found)
        self.save_button.setEnabled(found)
        self.erase_button.setEnabled(found and may(Right.ERASE))
        self.backups_button.setEnabled(may(Right.ERASE))

    def search(self) -> None:
        try:
            subject = subject_named(self.name.text())
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self._look(subject)

    def look_at(self, person: Person) -> None:
        """What is held about one record of the people ledger, namesakes left out."""
        self.name.setText(person.name or "")
        self.table.setFocus()
        self._look(subject_of(person))

    def _look(self, subject: Subject) -> None:
        office = self._session.office
        self.note.setText(tr("正在查找"))

        def work(progress: Progress) -> Plan:
            try:
                return plan(office, subject, progress)
            finally:
                release()

        job = self._tasks.start(work)
        job.done.connect(self.show_plan)
        job.failed.connect(self._failed)

    def _failed(self, error: Exception) -> None:
        self.note.setText("")
        self._dialogs.tell_error(error)

    def show_plan(self, found: Plan) -> None:
        self.plan = found
        rows = rows_of(found, tr)
        self.table.show_lines(
            [Line(row.key or f"-{at}", tuple(map(Cell, row.cells))) for at, row in enumerate(rows)]
        )
        nobody = tr("没有找到“{name}”").format(name=found.subject.title)
        self.note.setText(nobody if found.empty else say(summary_of(found)))
        self.refresh()

    def print_list(self) -> None:
        from ui.printing.preview import preview
        from ui.printing.privacy_paper import privacy_paper

        assert self.plan is not None
        paper = privacy_paper(self._session.office, self.plan)
        preview([paper], self._themes, self._session, self._dialogs, self)

    def save(self) -> None:
        from models.privacy.listing import write_listing

        assert self.plan is not None
        name = tr("个人信息 {name}.xlsx").format(name=self.plan.subject.title)
        proposed = self._session.office.folder.parent / name
        path = self._dialogs.save_file(tr("导出表格"), tr("Excel 表格 (*.xlsx)"), proposed)
        if path is None:
            return
        try:
            write_listing(self.plan, self._session.office.name, path, words=tr)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self._session.said.emit(sentence("已导出“{file}”", file=path.name), False)

    def erase(self) -> None:
        """Let people tick, line by line, then erase on the worker and show what is left."""
        assert self.plan is not None
        subject, office = self.plan.subject, self._session.office
        box = EraseBox(self._themes, self.plan, self.window())
        wanted = self._dialogs.show(lambda _parent: box)
        keys = box.keys
        box.deleteLater()
        if not wanted:
            return

        def work(progress: Progress) -> Erased:
            try:
                return erase(office, subject, keys, progress)
            finally:
                release()

        self.note.setText(tr("正在清除"))
        job = self._tasks.start(work)
        job.done.connect(lambda done: self._erased(done, subject))
        job.failed.connect(self._failed)

    def _erased(self, done: Erased, subject: Subject) -> None:
        left = "\n".join(f"{say(one.what)}\n    {say(one.advice)}" for one in done.remains)
        self._dialogs.tell(tr("已清除"), say(told(done)), left)
        self._look(subject)

    def drop_backups(self) -> None:
        text = tr("先做一份新备份并核对，再删除本机上更早的备份。删除以后不能恢复到更早的时候。")
        if not self._dialogs.ask(tr("删除更早的备份"), text, tr("删除更早的备份"), danger=True):
            return
        try:
            _fresh, count = drop_older(self._session.office)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self._session.said.emit(sentence("已删除更早的备份 {count} 份", count=count), False)
        if self.plan is not None:
            self._look(self.plan.subject)


class EraseBox(MessageBox):
    """Every value that can go, ticked as proposed; what stays is told below."""

    TOPIC = "privacy"

    def __init__(self, themes: ThemeHolder, found: Plan, parent: QWidget | None = None) -> None:
        text = tr(
            "勾选的内容从记录、以前的内容和数据文件的空页里清除，不能撤销；"
            "修改会随下一个报送包报给上级。"
        )
        title = tr("清除“{name}”的个人信息").format(name=found.subject.title)
        super().__init__(themes, title, text, parent)
        self.mark(OVERDUE)
        self.setFixedWidth(themes.now.size("dialog"))
        rows = rows_of(found, tr)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("要清除的内容"))
        self.list.setProperty("framed", True)
        self.list.setFixedHeight(themes.now.row() * _BOX_ROWS)
        self.list.setWordWrap(True)
        for row in sorted(rows, key=lambda row: not row.key):
            self.list.addItem(_ticked(row) if row.key else _staying(row))
        self.list.setCurrentRow(0)
        self.add_editor(self.list)
        staying = sum(not row.key for row in rows)
        note = tr("灰色的 {n} 处不能从这里清除，后面写着为什么和怎么办。")
        self.note: QLabel = label(note.format(n=staying), "secondary", wraps=True)
        self.note.setVisible(bool(staying))
        self.add_editor(self.note)
        self.deed = self.add_deed(tr("清除"), "danger")
        self.add_cancel(focus=False)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self._tell()
        self.list.setFocus()

    @property
    def keys(self) -> frozenset[str]:
        items = (self.list.item(at) for at in range(self.list.count()))
        ticked = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return frozenset(str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked)

    def _tell(self) -> None:
        self.deed.setEnabled(bool(self.keys))


def _staying(row: Row) -> QListWidgetItem:
    *parts, why = row.cells
    item = QListWidgetItem(tr("{what}：{why}").format(what=_said(parts), why=why))
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _said(parts: Sequence[str]) -> str:
    return " ".join(tr("　").join(part for part in parts if part).split("\n"))


def _ticked(row: Row) -> QListWidgetItem:
    *parts, _goes = row.cells
    said = _said(parts)
    item = QListWidgetItem(said)
    item.setData(Qt.ItemDataRole.UserRole, row.key)
    item.setToolTip(said)
    item.setCheckState(Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
    return item


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLabel | QLineEdit) else 0)
    return row
