"""Pages as a PDF file, as pictures, and on a printer."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import (
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from models.errors import UserError
from models.saved_file import save_bytes
from ui.printing.faces import INCH
from ui.printing.pages import Page, lay_out, paint_page, sheet_rect
from ui.printing.paper import Paper, Sheet
from ui.printing.pdf_text import with_written_characters

_PDF_RESOLUTION = 1200
_SIZES = {"A4": QPageSize.PageSizeId.A4, "A3": QPageSize.PageSizeId.A3}


def write_pdf(papers: Sequence[Paper], path: Path, sheet: Sheet | None = None) -> int:
    """Write the papers into one PDF, one after another; how many pages. UserError if it cannot."""
    pages = lay_out(papers, sheet)
    write_pages(pages, papers[0].title if papers else "", path)
    return len(pages)


def write_pages(pages: Sequence[Page], title: str, path: Path) -> None:
    """Write pages that are laid out already into one PDF of this title."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("study-ledger")
    print_pages(pages, writer)
    buffer.close()
    save_bytes(path, with_written_characters(bytes(buffer.data().data())))


def page_image(page: Page, dpi: float = 150) -> QImage:
    """One page, black on white."""
    size = sheet_rect(page.sheet).size() * (dpi / INCH)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(dpi / INCH, dpi / INCH)
    paint_page(painter, page)
    painter.end()
    return image


def page_images(papers: Iterable[Paper], dpi: float = 150) -> list[QImage]:
    """All pages as pictures."""
    return [page_image(page, dpi) for page in lay_out(papers)]


def print_pages(pages: Sequence[Page], device: QPagedPaintDevice) -> None:
    """Paint each page on its own sheet of a printer or PDF; UserError if the printer is gone."""
    if not pages:
        return
    device.setPageLayout(layout_of(pages[0].sheet))
    painter = QPainter(device)
    if not painter.isActive():
        raise UserError("打印机没有应答，看看它是否开着，或者存为 PDF")
    scale = device.logicalDpiX() / INCH
    for at, page in enumerate(pages):
        if at:
            device.setPageLayout(layout_of(page.sheet))
            device.newPage()
        painter.save()
        painter.scale(scale, scale)
        paint_page(painter, page)
        painter.restore()
    painter.end()


def layout_of(sheet: Sheet) -> QPageLayout:
    """The sheet without margins: the paper keeps its own."""
    across = QPageLayout.Orientation.Landscape
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(
        QPageSize(_SIZES[sheet.size]), across if sheet.across else upright, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
