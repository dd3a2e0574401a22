"""Large plain sheets in and out, beside calamine alone and openpyxl's bare write-only loop."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from models.ledgers.plans import PLANS
from models.ledgers.units import Level
from models.office import Office
from models.sheets.exporting import export_sheet
from models.sheets.grid import read_book
from models.sheets.importing import import_sheet
from models.sheets.reading import read_sheet
from tests.bench.measuring import Row, Scale, Step, medians
from tests.bench.offices import Fresh, folder

HEADINGS = ("工作任务", "年度", "序号", "具体内容", "时间安排", "牵头部门", "责任部门", "完成时限")
HEADINGS += ("考核要点", "备注")
EXTRA = tuple(f"附加{number}" for number in range(1, 11))


def measure(scale: Scale) -> Iterator[Row]:
    """Rows of 20 columns, of which the ledger wants ten."""
    count, rounds = scale.pick(100_000, 10_000), scale.pick(1, 3)
    with folder() as home:
        path = home / "plans.xlsx"
        _write(path, [[[*HEADINGS, *EXTRA], *(_row(number) for number in range(count))]])
        offices = Fresh(home, "unit", Level.UNIT)
        opened: list[Office] = []
        yield from _read(path, offices, opened, rounds, count)
        yield from _written(home, opened[0], rounds, count)
        opened.pop().close()


def _row(number: int) -> list[Any]:
    due = date(2026, 1, 31) + timedelta(days=number % 300)
    start = [
        f"理论学习中心组第 {number} 次学习",
        2026,
        number,
        "专题研讨，列出发言提纲",
        "3月、9月",
    ]
    rest = ["宣传部", "办公室", due, "每季度不少于一次", "与主题党日结合"]
    return [*start, *rest, *(f"说明 {place}" for place in range(10))]


def _write(path: Path, sheets: Sequence[Sequence[Sequence[Any]]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)


def _calamine(path: Path) -> list[list[list[Any]]]:
    """The rows of every sheet."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as book:
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def _read(
    path: Path, offices: Fresh, opened: list[Office], rounds: int, count: int
) -> Iterator[Row]:
    def store() -> Step:
        while opened:
            opened.pop().close()
        opened.append(offices.open())
        return lambda: import_sheet(opened[0], PLANS, path)

    bare, grid, stored, drafts = medians(
        rounds,
        lambda: lambda: _calamine(path),
        lambda: lambda: read_book(path),
        store,
        lambda: lambda: read_sheet(opened[0], PLANS, path),
    )
    title = f"read a sheet of {count:,} x 20"
    yield Row(title, bare, grid, "<= 1.5", "limit: calamine alone")
    yield Row("  find the header, read all values", bare, drafts, "<= 3", "records, not stored")
    yield Row("  import it, stored", bare, stored, "", "examined like typed rows, through the door")


def _written(home: Path, office: Office, rounds: int, count: int) -> Iterator[Row]:
    path = home / "out.xlsx"
    export_sheet(office, PLANS, path)
    sheets = _calamine(path)
    cells = sum(len(rows) * len(rows[0]) for rows in sheets if rows)
    bare, ours = medians(
        rounds,
        lambda: lambda: _write(home / "bare.xlsx", sheets),
        lambda: lambda: export_sheet(office, PLANS, path),
    )
    note = f"limit: the same {cells:,} cells, bare; ours reads the records"
    yield Row(f"export {count:,} plan items", bare, ours, "<= 1.15", note)
