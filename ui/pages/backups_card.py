"""数据备份 in the settings: the backups that there are, here and elsewhere, and restoring one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from models.accounts.rights import Right
from models.backups import REASONS, SHELF, Checked, check_all
from models.database import open_key, release
from models.errors import UserError
from models.outlook import Outlook, outlook
from models.progress import Progress
from models.second_disk import carry, choose_second_disk, forget_second_disk, second_disk
from models.shelf.keeping import Kept, backups_on, kept_on
from models.words import sentence
from ui.dialogs import Dialogs
from ui.pages.exchanging import size_text
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_ROWS = 6
_HERE, _SECOND, _OTHER = "here", "second", "other"


class BackupsCard(Card):
    """The backups of a place, newest first; `restore` closes the office and puts one back."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        restore: Callable[[Path], object],
    ) -> None:
        super().__init__(tr("数据备份"))
        self._session, self._tasks = session, tasks
        self._dialogs, self._restore = dialogs, restore
        self._kept: dict[str, Kept] = {}
        self._other: Path | None = None
        self.place = QComboBox()
        self.place.setAccessibleName(tr("备份在哪里"))
        self.table = PlainTable(
            themes,
            tr("数据备份"),
            [
                Heading(tr("备份时间"), 150),
                Heading(tr("备份原因"), 200),
                Heading(tr("核对结果")),
                Heading(tr("大小"), 90, right=True),
            ],
        )
        self.table.setFixedHeight(themes.now.row() * (_ROWS + 1))
        self.disk = label("", "secondary", wraps=True)
        self.choose = Button(themes, tr("选备份盘…"), needs=(Right.SETTINGS,))
        self.forget = Button(themes, tr("不再使用"), "quiet", needs=(Right.SETTINGS,))
        self.check = Button(themes, tr("核对备份"), needs=())
        self.button = Button(themes, tr("恢复备份…"), "danger", needs=(Right.RESTORE,))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.body.addLayout(_row(label(tr("备份在"), "secondary"), self.place))
        self.body.addWidget(self.table)
        self.body.addWidget(hairline())
        self.body.addLayout(_row(self.disk, self.choose, self.forget))
        self.body.addWidget(hairline())
        note = tr("备份以后报送过的，恢复后要先从上级拿回数据。附件和发件箱不会丢。")
        self.body.addLayout(_row(label(note, "caption", wraps=True), self.check, self.button))

    def _connect(self) -> None:
        self.place.activated.connect(self._go_to_place)
        self.choose.clicked.connect(self.choose_disk)
        self.forget.clicked.connect(self._forget_disk)
        self.check.clicked.connect(self.check_backups)
        self.button.clicked.connect(self.put_back)

    @property
    def shelf(self) -> Path:
        """The folder whose backups are shown."""
        disk = second_disk(self._session.office.folder)
        if self.place.currentData() == _SECOND and disk is not None:
            return disk.shelf
        if self.place.currentData() == _OTHER and self._other is not None:
            return self._other
        return self._session.office.folder / SHELF

    def refresh(self) -> None:
        self._show_places()
        self._kept = {some.path.name: some for some in kept_on(self.shelf)}
        self.table.show_lines([_line(some) for some in self._kept.values()])
        for button in (self.button, self.check):
            button.setEnabled(bool(self._kept))

    def _show_places(self) -> None:
        disk, chosen = second_disk(self._session.office.folder), self.place.currentData()
        places = [(tr("本机"), _HERE), (tr("别的文件夹…"), _OTHER)]
        if disk is not None:
            places.insert(1, (tr("备份盘"), _SECOND))
        self.place.clear()
        for text, key in places:
            self.place.addItem(text, key)
        if chosen == _OTHER and self._other is not None:
            self.place.setItemText(self.place.findData(_OTHER), str(self._other))
        self.place.setCurrentIndex(max(self.place.findData(chosen), 0))
        self.forget.setVisible(disk is not None)
        if disk is None:
            self.disk.setText(tr("还没有选备份盘。选一块移动硬盘或U盘，插着时每天自动存一份。"))
        elif disk.last is None:
            self.disk.setText(tr("备份盘 {folder}，还没有存过").format(folder=disk.shelf))
        else:
            when = disk.last.strftime("%Y-%m-%d %H:%M")
            text = tr("备份盘 {folder}，上次存于 {when}")
            self.disk.setText(text.format(folder=disk.shelf, when=when))

    def _go_to_place(self) -> None:
        if self.place.currentData() == _OTHER:
            folder = self._dialogs.folder(tr("选择存备份的文件夹"))
            self._other = None if folder is None else _shelf_in(folder)
            if folder is None:
                self.place.setCurrentIndex(0)
        self.refresh()

    def choose_disk(self) -> None:
        """Choose where backups are carried to, and carry the newest there at once."""
        folder = self._dialogs.folder(tr("选择备份盘上的文件夹"))
        if folder is None:
            return
        office = self._session.office
        try:
            choose_second_disk(office, folder)
        except (UserError, OSError) as error:
            self._dialogs.tell_error(error)
            return
        self.refresh()
        job = self._tasks.start(lambda _progress: carry(office))
        job.done.connect(lambda _path: self.refresh())
        job.failed.connect(self._dialogs.tell_error)

    def _forget_disk(self) -> None:
        try:
            forget_second_disk(self._session.office.folder)
        except UserError as error:
            self._dialogs.tell_error(error)
        self.refresh()

    def check_backups(self) -> None:
        """Open every backup that is shown, on the worker."""
        office, shelf, key = self._session.office, self.shelf, open_key()
        self.check.setEnabled(False)

        def work(progress: Progress) -> list[Checked]:
            attachments = office.folder / "attachments"
            return check_all(
                shelf, key, office.door.now, attachments=attachments, progress=progress
            )

        job = self._tasks.start(work)
        job.done.connect(self._tell_checked)
        job.failed.connect(self._dialogs.tell_error)
        job.ended.connect(self.refresh)

    def _tell_checked(self, found: list[Checked]) -> None:
        damaged = sum(some.fault is not None for some in found)
        template = "已核对 {n} 份备份，{damaged} 份损坏" if damaged else "已核对 {n} 份备份，都完好"
        self._session.said.emit(sentence(template, n=len(found), damaged=damaged), False)

    def put_back(self) -> None:
        """Check the backup, say what would be different, ask, then hand it over."""
        chosen = self._kept.get(self.table.current_key)
        if chosen is None:
            return
        office, path = self._session.office, chosen.path
        self.button.setEnabled(False)

        def work(_progress: Progress) -> Outlook:
            try:
                return outlook(office, path)
            finally:
                release()

        job = self._tasks.start(work)
        job.ended.connect(self.refresh)
        job.failed.connect(self._dialogs.tell_error)
        job.done.connect(lambda found: self._ask(chosen, found))

    def _ask(self, chosen: Kept, found: Outlook) -> None:
        title = tr("恢复到 {moment} 的备份？").format(moment=_moment(chosen))
        kept = tr("现在的数据另存为一份备份，可以再恢复回来。")
        text = "\n".join((*map(say, found.told()), kept))
        if self._dialogs.ask(title, text, tr("恢复备份"), danger=True):
            self._restore(chosen.path)


def _shelf_in(folder: Path) -> Path:
    """The folder itself, or the one in it that holds backups: people choose the stick."""
    if backups_on(folder):
        return folder
    inside = [some for some in sorted(folder.glob("study-ledger-*")) if backups_on(some)]
    return inside[0] if inside else folder


def _moment(kept: Kept) -> str:
    return kept.made_at.strftime("%Y-%m-%d %H:%M")


def _line(kept: Kept) -> Line:
    reason = tr(REASONS.get(kept.reason, "自动备份"))
    cells = (Cell(_moment(kept)), Cell(reason), _state(kept), Cell(size_text(kept.size)))
    return Line(kept.path.name, cells, alarm=kept.fault is not None)


def _state(kept: Kept) -> Cell:
    if kept.fault is not None:
        return Cell(say(kept.fault))
    if not kept.verified:
        return Cell(tr("还没有核对过"))
    return Cell(tr("{day} 核对过").format(day=kept.checked_at[:10]))


def _row(first: QLabel, *others: QComboBox | Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 8, 14, 8)
    row.setSpacing(8)
    row.addWidget(first, 0 if isinstance(others[0], QComboBox) else 1)
    for other in others:
        row.addWidget(other)
    if isinstance(others[0], QComboBox):
        row.addStretch(1)
    return row
