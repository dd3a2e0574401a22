"""数据备份 in the settings: the backups that there are, and putting one of them back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from models.backups import kept_in
from models.shelf.keeping import Kept
from ui.dialogs import Dialogs
from ui.pages.exchanging import size_text
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr

REASONS = {"import": "导入之前", "manual": "手动备份", "restore": "恢复备份之前"}
"""What a backup was made for, in the word of its file's name."""

_ROWS = 5


class BackupsCard(Card):
    """The backups, newest first; `restore` closes the office, puts one back and opens it again."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        dialogs: Dialogs,
        restore: Callable[[Path], object],
    ) -> None:
        super().__init__(tr("数据备份"))
        self._session, self._dialogs, self._restore = session, dialogs, restore
        self._kept: dict[str, Kept] = {}
        self.table = PlainTable(
            themes,
            tr("数据备份"),
            [
                Heading(tr("备份时间"), 160),
                Heading(tr("备份原因")),
                Heading(tr("大小"), 90, right=True),
            ],
        )
        self.table.setFixedHeight(themes.now.row() * (_ROWS + 1))
        self.button = Button(themes, tr("恢复备份…"), "danger")
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        note = tr("附件和发件箱不受影响。备份以后报送过的，恢复后要先从上级拿回数据。")
        foot.addWidget(label(note, "caption", wraps=True), 1)
        foot.addWidget(self.button)
        self.body.addWidget(self.table)
        self.body.addWidget(hairline())
        self.body.addLayout(foot)
        self.button.clicked.connect(self.put_back)
        self.refresh()

    def refresh(self) -> None:
        self._kept = {some.path.name: some for some in kept_in(self._session.office.folder)}
        self.table.show_lines([_line(some) for some in self._kept.values()])
        self.button.setEnabled(bool(self._kept))

    def put_back(self) -> None:
        """Ask with the consequence, then hand the backup over."""
        chosen = self._kept.get(self.table.current_key)
        if chosen is None:
            return
        title = tr("恢复到 {moment} 的备份？").format(moment=_moment(chosen))
        text = tr("这以后录入和导入的内容不再显示。现在的数据另存为一份备份，可以再恢复回来。")
        if self._dialogs.ask(title, text, tr("恢复备份"), danger=True):
            self._restore(chosen.path)


def _moment(kept: Kept) -> str:
    return kept.made_at.strftime("%Y-%m-%d %H:%M")


def _line(kept: Kept) -> Line:
    reason = tr(REASONS.get(kept.reason, "自动备份"))
    cells = (Cell(_moment(kept)), Cell(reason), Cell(size_text(kept.size)))
    return Line(kept.path.name, cells)
