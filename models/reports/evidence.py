"""依据清单: every number of a report with its definition and the records that make it, as .xlsx."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models.figures import Figure, Scope, Tally
from models.ledgers import ledger_named
from models.progress import Progress, silent
from models.reports.behind import Evidence, evidence_of, scope_text
from models.reports.content import Number
from models.reports.writing import Report
from models.saved_file import save_bytes
from models.sheets.exporting import RISKY
from models.words import Words, chinese, sentence
from models.workbooks import Workbook

Cell = str | int | None

_BOLD, _WRAPPED = Font(bold=True), Alignment(vertical="top", wrap_text=True)
_NUMBERS = (
    *(("序号", 6), ("正文第几段", 10), ("占位名称", 26), ("指标", 22), ("数", 10), ("单位", 8)),
    *(("上年同期", 10), ("范围", 16), ("期间", 14), ("口径", 48), ("依据条数", 10)),
    ("依据从第几行起", 14),
)
_RECORDS = (
    *(("序号", 6), ("指标", 22), ("单位", 22), ("台账", 14), ("记录", 50), ("计入", 8)),
    *(("分母", 8), ("记录编号", 40)),
)


def write_evidence(
    report: Report, path: Path, words: Words = chinese, progress: Progress = silent
) -> Path:
    """Write the list beside the report, whole or not at all; its path."""
    book = Workbook(write_only=True)
    numbers = _sheet(book, words("数"), _NUMBERS, words)
    records = _sheet(book, words("依据记录"), _RECORDS, words)
    known: dict[tuple[Figure, Scope], tuple[int, int]] = {}
    row = 2
    for at, number in enumerate(report.content.numbers, 1):
        progress(at, len(report.content.numbers))
        key = (number.figure, number.scope)
        if key not in known:
            found = evidence_of(*key)
            known[key] = row, found.total
            for line in _record_lines(at, number, found, words):
                _append(records, line)
                row += 1
        first, count = known[key]
        _append(numbers, _number_line(at, number, count, first if count else None, words))
    if report.content.missing:
        missing = _sheet(book, words("待填要素"), (("要素", 40),), words)
        for name in report.content.missing:
            _append(missing, [name])
    out = BytesIO()
    book.save(out)
    save_bytes(path, out.getvalue())
    return path


def _number_line(
    at: int, number: Number, count: int, start: int | None, words: Words
) -> list[Cell]:
    figure, scope = number.figure, number.scope
    measure = "" if figure.tally is Tally.RATE else words(figure.measure)
    return [
        *(at, number.paragraph, number.placeholder, words(figure.label), number.text, measure),
        *(number.before, scope_text(scope, words), scope.period.code, words(figure.definition)),
        *(count, start),
    ]


def _record_lines(at: int, number: Number, found: Evidence, words: Words) -> Iterable[list[Cell]]:
    """One line a record, and one a unit whose own level speaks for it."""
    label = words(number.figure.label)
    for one in found.lines:
        if one.uid:
            ledger = ledger_named(one.ledger)
            title = words(ledger.title) if ledger else one.ledger
            counts = (one.amount, one.base or None, one.uid)
            yield [at, label, one.unit, title, one.heading, *counts]
        else:
            text = sentence("汇总数，由上级汇总表给出").text(words)
            yield [at, label, one.unit, "", text, None, None, ""]


def _sheet(book: Workbook, title: str, columns: Sequence[tuple[str, int]], words: Words) -> Any:
    sheet: Any = book.create_sheet(title)
    for at, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    _append(sheet, [words(name) for name, _ in columns], bold=True)
    return sheet


def _append(sheet: Any, values: Sequence[Cell], *, bold: bool = False) -> None:
    """A row of the sheet; what people typed stays text."""
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            cell.data_type, cell.quotePrefix = "s", value.startswith(RISKY)
        cell.alignment = _WRAPPED
        if bold:
            cell.font = _BOLD
        cells.append(cell)
    sheet.append(cells)
