"""openpyxl, keeping the sheets that it writes in memory instead of in temporary files.

What it leaves in the temporary folder is plain text, and stays there when the program is killed.
Everything that writes a workbook takes it from here.
"""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl.worksheet._write_only as write_only
import openpyxl.writer.excel as excel
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter

__all__ = ["Workbook", "load_workbook"]


class _InMemory(WorksheetWriter):
    """Writes one sheet."""

    def __init__(self, sheet: Any) -> None:
        super().__init__(sheet, BytesIO())


class _Archiver(excel.ExcelWriter):
    """Puts the sheets into the file."""

    _archive: ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """As the library does, but for where the sheet comes from."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        if self.workbook.write_only:
            if not ws.closed:
                ws.close()
            writer = ws._writer
        else:
            writer = _InMemory(ws)
            writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getbuffer())
        self.manifest.append(ws)


vars(write_only)["WorksheetWriter"] = _InMemory
vars(excel)["ExcelWriter"] = _Archiver
