"""打印预览: every paper is seen before it is printed or kept as a PDF."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from models.errors import UserError
from ui.dialogs import Dialogs
from ui.help.way import help_on
from ui.icons import Icon
from ui.printing.output import print_pages, write_pdf
from ui.printing.pages import Page, lay_out
from ui.printing.pages_view import WHOLE, WIDE, PagesView
from ui.printing.paper import Paper, Sheet
from ui.printing.printers import Printers, SystemPrinters
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.fitting import size_over
from ui.widgets.page import label
from ui.widgets.segments import Segment, Segments
from ui.words import tr

PRINTED, PDF = "printed", "pdf"


class Memory(Protocol):
    """Where the choices of each kind of paper are kept."""

    def remember(self, key: str, value: Any) -> None: ...
    def recall(self, key: str, default: Any = None) -> Any: ...


class Preview(QDialog):
    """One or more papers of a kind; `put_out` says "printed" or "pdf" each time they have left."""

    TOPIC = "printing"
    put_out = Signal(str)

    def __init__(
        self,
        themes: ThemeHolder,
        papers: Sequence[Paper],
        memory: Memory,
        dialogs: Dialogs,
        printers: Printers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._memory, self._dialogs = themes, memory, dialogs
        self._papers, self._printers = tuple(papers), printers
        self._key = f"printing.{papers[0].key}"
        self.pages: list[Page] = []
        self.view = PagesView(themes)
        self.zoom = Segments(
            themes,
            tr("显示大小"),
            [Segment(WHOLE, tr("整页")), Segment(WIDE, tr("适合宽度"))],
        )
        self.number = label("", "secondary")
        self.said = label("", "secondary", wraps=True)
        self.printer = QComboBox()
        self.sheet = QComboBox()
        self.copies = QSpinBox()
        self.print_button = Button(themes, tr("打印"), "primary", Icon.PRINTER)
        self.pdf_button = Button(themes, tr("存为 PDF…"))
        self.close_button = Button(themes, tr("关闭"))
        self.setWindowTitle(tr("打印预览"))
        self._fill()
        self._lay_out()
        self._connect()
        self._show_pages()
        self.resize(size_over(parent, 760, 640))
        help_on(self, self.TOPIC)

    def _fill(self) -> None:
        """The choices, as they were left for this kind of paper."""
        kept = self._memory.recall(self._key, {})
        names = self._printers.names()
        for name in names:
            self.printer.addItem(name, name)
        if kept.get("printer") in names:
            self.printer.setCurrentIndex(names.index(kept["printer"]))
        if not names:
            self.printer.addItem(tr("没有装打印机"), "")
            self.said.setText(tr("这台电脑没有装打印机，可以存为 PDF，再到别处打印"))
        self.printer.setEnabled(bool(names))
        self.print_button.setEnabled(bool(names))
        self.print_button.setAccessibleDescription(self.said.text())
        sheets = self._papers[0].sheets
        for sheet in sheets:
            across = tr("{size} 横向") if sheet.across else tr("{size} 纵向")
            self.sheet.addItem(across.format(size=sheet.size), sheet)
        codes = [sheet.code for sheet in sheets]
        if kept.get("sheet") in codes:
            self.sheet.setCurrentIndex(codes.index(kept["sheet"]))
        self.copies.setRange(1, 99)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(label(self._papers[0].title, "section"))
        top.addWidget(self.number, 1)
        top.addWidget(self.zoom)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for name, field, stretch in (
            (tr("打印机"), self.printer, 1),
            (tr("纸张"), self.sheet, 0),
            (tr("份数"), self.copies, 0),
        ):
            field.setProperty("compact", True)
            field.setAccessibleName(name)
            words = label(name)
            words.setBuddy(field)
            choices.addWidget(words)
            choices.addWidget(field, stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.said, 1)
        for button in (self.print_button, self.pdf_button, self.close_button):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 14)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)
        whole.addLayout(choices)
        whole.addLayout(buttons)
        (self.print_button if self.print_button.isEnabled() else self.pdf_button).setFocus()

    def _connect(self) -> None:
        self.zoom.chosen.connect(self.view.choose_zoom)
        self.view.turned.connect(self._tell_page)
        self.sheet.currentIndexChanged.connect(lambda _at: self._show_pages())
        self.print_button.clicked.connect(self.print_out)
        self.pdf_button.clicked.connect(self.save_pdf)
        self.close_button.clicked.connect(self.accept)
        for keys, button in (
            ("Ctrl+P", self.print_button),
            ("Ctrl+S", self.pdf_button),
            ("Ctrl+W", self.close_button),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
            button.setToolTip(keys)
        for keys, step in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self.view.go(self.view.current + by))

    def _show_pages(self) -> None:
        self.pages = lay_out(self._papers, self.sheet.currentData())
        self.view.show_pages(self.pages)

    def _tell_page(self, number: int) -> None:
        text = tr("第 {n} 页 / 共 {m} 页").format(n=number, m=len(self.pages))
        self.number.setText(text)

    # What is done

    def print_out(self) -> None:
        name, sheet = str(self.printer.currentData()), self.sheet.currentData()
        device = self._printers.open(name, self.copies.value(), self._papers[0].title)
        try:
            print_pages(self.pages, device)
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self._keep(sheet, name)
        self.said.setText(tr("已送到打印机“{name}”").format(name=name))
        self.put_out.emit(PRINTED)

    def save_pdf(self) -> None:
        proposed = Path(f"{self._papers[0].title}.pdf")
        path = self._dialogs.save_file(tr("存为 PDF"), "PDF (*.pdf)", proposed)
        if path is None:
            return
        try:
            write_pdf(self._papers, path.with_suffix(".pdf"), self.sheet.currentData())
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        self._keep(self.sheet.currentData(), None)
        self.said.setText(tr("已存为 {name}").format(name=path.with_suffix(".pdf").name))
        self.put_out.emit(PDF)

    def _keep(self, sheet: Sheet, printer: str | None) -> None:
        kept = dict(self._memory.recall(self._key, {}))
        chosen = {"sheet": sheet.code} | ({"printer": printer} if printer else {})
        if kept | chosen != kept:
            self._memory.remember(self._key, kept | chosen)


def preview(
    papers: Sequence[Paper],
    themes: ThemeHolder,
    memory: Memory,
    dialogs: Dialogs,
    parent: QWidget,
    printers: Printers | None = None,
) -> Preview:
    """Open a preview over the parent's window and return at once; it puts itself away."""
    made = Preview(themes, papers, memory, dialogs, printers or SystemPrinters(), parent.window())
    made.setWindowModality(Qt.WindowModality.WindowModal)
    made.finished.connect(made.deleteLater)
    made.open()
    return made
