"""依据清单: every number of a report with its definition and the records that make it, as .xlsx."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models import store
from models.figures import ALL, BELOW, OWN, Figure, Scope, Tally, counted, rolled
from models.figures.figure import Counted
from models.ledgers import ledger_named
from models.listing import names_of
from models.reports.content import Number
from models.reports.writing import Report
from models.saved_file import save_bytes
from models.sheets.exporting import RISKY
from models.words import Words, chinese, sentence

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


def write_evidence(report: Report, path: Path, words: Words = chinese) -> Path:
    """Write the list beside the report, whole or not at all; its path."""
    book = Workbook(write_only=True)
    numbers = _sheet(book, words("数"), _NUMBERS, words)
    records = _sheet(book, words("依据记录"), _RECORDS, words)
    first_rows: dict[tuple[Figure, Scope], int] = {}
    row = 2
    for at, number in enumerate(report.content.numbers, 1):
        key = (number.figure, number.scope)
        rows = counted(*key)
        if key not in first_rows:
            first_rows[key] = row
            for line in _record_lines(at, number, rows, words):
                _append(records, line)
                row += 1
        start = first_rows[key] if rows else None
        _append(numbers, _number_line(at, number, len(rows), start, words))
    if report.content.missing:
        missing = _sheet(book, words("待填要素"), (("要素", 40),), words)
        for name in report.content.missing:
            _append(missing, [name])
    out = BytesIO()
    book.save(out)
    save_bytes(path, out.getvalue())
    return path


def scope_text(scope: Scope, words: Words) -> str:
    """For whom a figure is taken, as people say it."""
    fixed = {OWN: "本单位", BELOW: "全部下级", ALL: "本单位和全部下级"}.get(scope.units)
    if fixed is not None:
        return words(fixed)
    names = {**names_of("areas", [scope.units]), **names_of("units", [scope.units])}
    return names.get(scope.units, "")


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


def _record_lines(
    at: int, number: Number, rows: Sequence[Counted], words: Words
) -> Iterable[list[Cell]]:
    """One line a record, and one a unit whose own level speaks for it."""
    figure = number.figure
    units = names_of("units", {row.unit for row in rows})
    headings = _headings(figure, rows)
    for row in rows:
        name = row.ledger or figure.ledger
        ledger = ledger_named(name)
        yield [
            *(at, words(figure.label), units.get(row.unit, "")),
            *(words(ledger.title) if ledger else name, headings.get(row.uid, "")),
            *(row.amount, row.base or None, row.uid),
        ]
    for some in rolled(figure, number.scope):
        text = sentence("汇总数，由上级汇总表给出").text(words)
        yield [at, words(figure.label), some.name, "", text, None, None, ""]


def _headings(figure: Figure, rows: Sequence[Counted]) -> dict[str, str]:
    """What the records are called, by uid."""
    found: dict[str, str] = {}
    for name in {row.ledger or figure.ledger for row in rows}:
        ledger = ledger_named(name)
        assert ledger is not None
        uids = sorted({row.uid for row in rows if (row.ledger or figure.ledger) == name})
        found |= {record.uid: record.heading() for record in store.load(ledger.model, uids)}
    return found


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
