"""What editors need from around them, put together from the office, the dialogs and the top bar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from models.errors import UserError
from models.exchange.format.names import own_file_name
from models.fields import FileRef
from models.private_folder import PrivateFolder
from models.words import Sentence, sentence
from ui.dialogs import Dialogs
from ui.editors import Surroundings
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.words import tr

_OPENED = {
    *(".pdf", ".ofd", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps"),
    *(".txt", ".csv", ".md", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"),
    *(".mp3", ".mp4", ".wav", ".avi", ".mov"),
}
"""Kinds that are opened at once; any other (a program, say) is only saved where the user wants."""


def surroundings(
    themes: ThemeHolder, session: Session, dialogs: Dialogs, scope: Scope
) -> Callable[[], Surroundings]:
    """Asked anew for each editor, since the year and the day may have changed."""
    cabinet = Cabinet(session, dialogs)

    def around() -> Surroundings:
        today = session.office.door.today
        return Surroundings(scope.year, today, cabinet.attach, cabinet.open, themes)

    return around


class Cabinet:
    """Brings files in and takes copies out; the copies go when the program ends."""

    def __init__(self, session: Session, dialogs: Dialogs) -> None:
        self._session, self._dialogs = session, dialogs
        self._copies: PrivateFolder | None = None

    def attach(self) -> list[FileRef]:
        """Let the user choose files and keep an encrypted copy of each."""
        paths = self._dialogs.open_files(tr("添加附件"), tr("所有文件 (*)"))
        kept: list[FileRef] = []
        told: list[Sentence] = []
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            for path in paths:
                try:
                    kept.append(self._session.office.attachments.add_file(path, told.append))
                except UserError as error:
                    self._session.refused.emit(error)
        finally:
            QGuiApplication.restoreOverrideCursor()
        many = sentence("已去掉 {count} 张照片里的拍摄信息", count=len(told))
        if told:
            self._session.said.emit(told[0] if len(told) == 1 else many, False)
        return kept

    def open(self, file: FileRef) -> None:
        try:
            self._open(file)
        except UserError as error:
            self._session.refused.emit(error)

    def _open(self, file: FileRef) -> None:
        attachments = self._session.office.attachments
        name = Path(own_file_name(file.name))
        if name.suffix.lower() not in _OPENED:
            wanted = self._dialogs.save_file(tr("另存附件"), tr("所有文件 (*)"), name)
            if wanted is not None:
                attachments.take_out(file, wanted)
            return
        if self._copies is None:
            self._copies = PrivateFolder()
        folder = self._copies.path / file.sha256[:8]
        folder.mkdir(exist_ok=True)
        copy = attachments.take_out(file, folder / name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
