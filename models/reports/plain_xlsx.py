"""A list of finished texts as an .xlsx: a title, headings that stay in sight, a line each."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models.saved_file import save_bytes
from models.sheets.exporting import RISKY
from models.sheets.faces import clean
from models.workbooks import Workbook

_TITLE, _BOLD = Font(bold=True, size=14), Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_LONGEST = 32_000  # characters; a cell of a workbook holds 32,767


def write_plain(
    path: Path,
    title: str,
    headings: Sequence[tuple[str, int]],
    lines: Iterable[Sequence[str]],
) -> Path:
    """Write the lines under their headings (text and width in characters); the path."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet()
    for at, (_, width) in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, title, _TITLE)])
    sheet.append([_cell(sheet, head, _BOLD) for head, _ in headings])
    for line in lines:
        sheet.append([_cell(sheet, text) for text in line])
    made = BytesIO()
    book.save(made)
    save_bytes(path, made.getvalue())
    return path


def _cell(sheet: Any, text: str, font: Font | None = None) -> Any:
    """A cell of text, whatever it begins with."""
    cell: Any = WriteOnlyCell(sheet)
    cell._value, cell.data_type = clean(text)[:_LONGEST], "s"
    cell.quotePrefix = text.startswith(RISKY)
    if font is not None:
        cell.font = font
    else:
        cell.alignment = _WRAPPED
    return cell
