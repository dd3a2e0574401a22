"""Which attachments go along with a package, and whether the stick has room for them."""

import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.sending.checks import Readiness
from ui.pages.exchanging import size_text
from ui.widgets.page import label
from ui.words import tr

_SMALL = 5_000_000
"""Up to so many bytes an attachment counts as a small one."""


class FreightChoice(QWidget):
    """Shown where there are attachments to send; what stays behind goes with a later package."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: Readiness | None = None
        self._folder: Path | None = None
        self.box = QComboBox()
        self.box.setAccessibleName(tr("附件"))
        self.box.addItem(tr("附件全部随包"), EVERYTHING)
        small = tr("只带不超过 {size} 的附件").format(size=size_text(_SMALL))
        self.box.addItem(small, Freight(largest=_SMALL))
        self.box.addItem(tr("这次不带附件"), Freight(largest=0))
        self.note = label("", "caption", wraps=True)
        self.shortage = label("", "danger", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for part in (label(tr("附件"), "strong"), self.box, self.note, self.shortage):
            column.addWidget(part)
        self.box.currentIndexChanged.connect(lambda _index: self._tell())
        self.hide()

    @property
    def freight(self) -> Freight:
        chosen: Freight = self.box.currentData()
        return chosen

    def show_readiness(self, ready: Readiness) -> None:
        self._ready = ready
        self._tell()

    def show_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self._tell()

    def _tell(self) -> None:
        ready = self._ready
        self.setVisible(ready is not None and bool(ready.files))
        if ready is None:
            return
        going, staying = self.freight.divide(ready.sizes)
        size = sum(going.values())
        said = tr("随包 {n} 个，{size}").format(n=len(going), size=size_text(size))
        if staying:
            said = tr("{going}；其余 {n} 个下次随包").format(going=said, n=len(staying))
        self.note.setText(said)
        free = _free(self._folder)
        short = free is not None and size > free
        self.shortage.setVisible(short)
        if short:
            self.shortage.setText(
                tr("存放处只剩 {free}，附件要 {size}：少带附件，或换一个 U 盘").format(
                    free=size_text(free or 0), size=size_text(size)
                )
            )


def _free(folder: Path | None) -> int | None:
    """Bytes that are free where the package is to lie; None where nobody can tell."""
    with suppress(OSError):
        return shutil.disk_usage(folder).free if folder is not None else None
    return None
