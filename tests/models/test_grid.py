"""Promises about spreadsheet files: what clerks bring opens, what could harm is refused."""

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

import openpyxl
import pytest
from msgspec import msgpack

from models.errors import UserError
from models.sheets import safety
from models.sheets.behind import Broken
from models.sheets.grid import Grid, Merge, read_book
from models.sheets.headers import Wanted, data_rows, find_header
from models.sheets.pages import Page
from tests.conftest import in_this_process

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def wanted(*labels: str) -> list[Wanted]:
    return [Wanted(label, label) for label in labels]


def found(grid: Grid, *labels: str) -> dict[str, str]:
    """The title of the column found for each label."""
    header = find_header(grid, wanted(*labels))
    return {name: header.titles[at] for at, name in header.matches.items()}


def workbook(path: Path, rows: list[list[object]], *merges: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for merge in merges:
        book.active.merge_cells(merge)
    book.save(path)
    return path


def old_workbook(path: Path, rows: list[list[str | float]]) -> Path:
    """A BIFF8 workbook in a compound file, as Excel 97 wrote them."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    begin = struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6)
    sheet_begin = begin[:2] + struct.pack("<H", 0x10) + begin[4:]
    globals_size = 4 + len(begin) + 4 + 14 + 4
    body = record(0x809, begin)
    body += record(0x85, struct.pack("<IBBBB", globals_size, 0, 0, 6, 0) + b"Sheet1")
    body += record(0x0A, b"") + record(0x809, sheet_begin)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(cell, str):
                text = struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le")
                body += record(0x204, place + text)
            else:
                body += record(0x203, place + struct.pack("<d", cell))
    body += record(0x0A, b"")
    body = body.ljust(4096, b"\0")
    sectors = len(body) // 512

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        encoded = (name + "\0").encode("utf-16-le")
        head = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
        return (head + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)).ljust(116, b"\0") + (
            struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(
        "Workbook", 2, 0xFFFFFFFF, 2, len(body)
    )
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, *_NO_MORE)
    head += struct.pack("<I", 0).ljust(436, b"\xff")
    path.write_bytes(head + fat + directory.ljust(512, b"\0") + body)
    return path


_NO_MORE = (0xFFFFFFFE, 0, 0xFFFFFFFE, 0)


def open_document(path: Path, table: str) -> Path:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def ods_row(*texts: str, repeated: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


def test_cells_of_a_workbook_keep_their_kinds_and_their_row_numbers(tmp_path: Path) -> None:
    day, hour = date(2021, 4, 9), datetime(2021, 4, 9, 14, 30)
    rows = [[], ["名称", day, hour, 0.5, 7, True]]
    grid = read_book(workbook(tmp_path / "a.xlsx", rows)).grid()
    assert grid.rows[1] == ["名称", day, hour, 0.5, 7.0, True]
    assert grid.rows[0] == [""] * 6


def test_a_tall_merge_fills_its_rows_and_a_wide_one_does_not(tmp_path: Path) -> None:
    rows = [["任务", "步骤"], ["甲", "一"], [None, "二"], ["乙", None]]
    grid = read_book(workbook(tmp_path / "a.xlsx", rows, "A2:A3", "A4:B4")).grid()
    assert grid.rows[1:] == [["甲", "一"], ["甲", "二"], ["乙", ""]]
    assert set(grid.merged) == {Merge(1, 0, 2, 0), Merge(3, 0, 3, 1)}


def test_the_first_sheet_in_sight_is_taken(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "选项"
    book.active["A1"] = "x"
    book.active.sheet_state = "hidden"
    book.create_sheet("空表")
    book.create_sheet("数据")["A1"] = "名称"
    book.active = 2
    book.save(tmp_path / "a.xlsx")
    read = read_book(tmp_path / "a.xlsx")
    assert read.names == ("选项", "数据")
    assert read.grid().name == "数据"
    with pytest.raises(UserError, match="选项、数据"):
        read.grid("没有")


def test_an_old_workbook_opens(tmp_path: Path) -> None:
    grid = read_book(old_workbook(tmp_path / "a.xls", [["姓名", "次数"], ["张三", 3.0]])).grid()
    assert grid.rows == [["姓名", "次数"], ["张三", 3.0]]


def test_an_open_document_opens(tmp_path: Path) -> None:
    table = ods_row("姓名", "单位") + ods_row("张三", "甲")
    grid = read_book(open_document(tmp_path / "a.ods", table)).grid()
    assert (grid.name, grid.rows) == ("表", [["姓名", "单位"], ["张三", "甲"]])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_text_table_opens_in_any_usual_encoding(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "a.csv"
    lines = ["工作任务", "时间"], ['"动员；学习，\n讨论"', '="007"'], ["总结", "12月"]
    path.write_text("\n".join(sign.join(line) for line in lines), encoding=encoding)
    assert read_book(path).grid().rows == [
        ["工作任务", "时间"],
        ["动员；学习，\n讨论", "007"],
        ["总结", "12月"],
    ]


def test_an_open_quotation_mark_does_not_swallow_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('任务,时间\n"动员,3月\n总结,4月\n', encoding="utf-8")
    with pytest.raises(UserError, match="第 2 行的引号不成对"):
        read_book(path)


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("a.xlsx", b"", "没有内容"),
        ("a.csv", b" \n\n", "没有内容"),
        ("a.csv", b",,\n,,\n", "没有内容"),
        ("a.pdf", b"%PDF-1.7 ...", "不是电子表格"),
        ("a.docx", b"hello", "不是电子表格"),
        ("a.csv", b"a\0b", "不是电子表格"),
        ("a.csv", b"\xff\xff\xff", "文字编码"),
        ("a.xls", b"\n<HTML><table><tr><td>1</td></tr></table>", "网页"),
        ("a.xlsx", b"PK\x03\x04 cut short", "损坏"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "损坏"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "密码",
        ),
    ],
)
def test_what_is_no_open_table_is_refused_with_a_reason(
    tmp_path: Path, name: str, content: bytes, hint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=hint):
        read_book(path)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="读不到"):
        read_book(tmp_path / "a.xlsx")


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return path


def test_other_zipped_files_are_no_spreadsheets(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", {"word/document.xml": b"<w/>"})
    with pytest.raises(UserError, match="不是电子表格"):
        read_book(path)


def test_a_bomb_is_refused_before_it_goes_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MOST_UNPACKED", 3_000_000)
    path = packed(tmp_path / "a.xlsx", {"xl/workbook.xml": b"", "xl/media/a": bytes(4_000_000)})
    with pytest.raises(UserError, match="解压后超过"):
        read_book(path)


def test_a_bomb_that_lies_about_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MOST_UNPACKED", 3_000_000)
    path = packed(tmp_path / "a.xlsx", {"xl/workbook.xml": b"", "xl/media/a": bytes(4_000_000)})
    raw = path.read_bytes()
    assert raw.count(struct.pack("<I", 4_000_000)) == 2
    path.write_bytes(raw.replace(struct.pack("<I", 4_000_000), struct.pack("<I", 40)))
    with pytest.raises(UserError, match="解压后超过"):
        read_book(path)


def test_a_zip_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    parts = {f"xl/media/{number}": b"" for number in range(1001)}
    with pytest.raises(UserError, match="1001 个部件"):
        read_book(packed(tmp_path / "a.xlsx", parts))


@pytest.mark.parametrize(
    ("cell", "hint"), [("A200001", "200001 行"), ("XFD1", "16384 列"), ("SF190000", "太大")]
)
def test_a_cell_far_away_is_refused_before_memory_is_taken(
    tmp_path: Path, cell: str, hint: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", [["名称"]])
    book = openpyxl.load_workbook(path)
    book.active[cell] = 1
    book.save(path)
    with pytest.raises(UserError, match=hint):
        read_book(path)


def test_blank_cells_far_away_that_only_look_different_are_no_hindrance(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["名称", "数"]])
    book = openpyxl.load_workbook(path)
    book.active["A1048576"].font = openpyxl.styles.Font(bold=True)
    book.save(path)
    assert read_book(path).grid().rows == [["名称", "数"]]


@pytest.mark.parametrize(
    "row",
    [
        ods_row("x", repeated=' table:number-rows-repeated="1048576"'),
        '<table:table-row><table:table-cell table:number-columns-repeated="16384"'
        ' office:value-type="float" office:value="1"/></table:table-row>',
    ],
)
def test_an_open_document_that_repeats_itself_too_often_is_refused(
    tmp_path: Path, row: str
) -> None:
    with pytest.raises(UserError, match=r"1048576 行|16384 列"):
        read_book(open_document(tmp_path / "a.ods", row))


def test_a_text_table_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" * 200_001)
    with pytest.raises(UserError, match="200001 行"):
        read_book(path)


def grid_of(*rows: list[str | float], merged: tuple[Merge, ...] = ()) -> Grid:
    width = max(map(len, rows))
    return Grid("表", [[*row, *[""] * (width - len(row))] for row in rows], merged)


def test_a_header_is_found_under_titles_and_notes() -> None:
    grid = grid_of(
        ["2026年重点工作配档表"],
        ["填报单位：清溪镇", "", "2026年9月"],
        ["序号", "重点任务", "时序进度", "责任部门"],
        [1.0, "动员", "3月", "办公室"],
        ["", "", "", ""],
        [2.0, "总结", "12月", "办公室"],
        ["合 计", 2.0],
        ["注：按月填写"],
        ["填表人：张三", "", "审核人：李四"],
    )
    assert found(grid, "工作任务", "时间安排", "责任部门", "序号") == {
        "序号": "序号",
        "工作任务": "重点任务",
        "时间安排": "时序进度",
        "责任部门": "责任部门",
    }
    rows, skipped = data_rows(grid, find_header(grid, wanted("工作任务")))
    assert [row.number for row in rows] == [4, 6]
    assert [(row.number, str(row.reason)) for row in skipped] == [
        (1, "表头以上的标题或说明"),
        (2, "表头以上的标题或说明"),
        (5, "空行"),
        (7, "合计行，由程序自己计算"),
        (8, "表下的说明或签字"),
        (9, "表下的说明或签字"),
    ]


def test_two_header_rows_are_joined_without_merges() -> None:
    grid = grid_of(
        ["部门", "工作内容", "完成时间", "完成情况", "", ""],
        ["", "", "", "已完成", "部分完成", "未完成及其原因"],
        ["团委", "学雷锋", "3月", "", "", "场地未定"],
    )
    header = find_header(grid, wanted("责任部门", "工作任务", "时间安排", "未完成原因"))
    assert (header.first_row, header.last_row) == (0, 1)
    assert header.titles[3:] == (
        "完成情况/已完成",
        "完成情况/部分完成",
        "完成情况/未完成及其原因",
    )
    assert header.matches == {0: "责任部门", 1: "工作任务", 2: "时间安排", 5: "未完成原因"}
    assert header.unmatched == (3, 4)


def test_four_merged_header_rows_are_joined(tmp_path: Path) -> None:
    rows = [
        ["组织会议统计表"],
        ["序号", "支部名称", "支委会", None, None, "党课", None],
        [None, None, "出席率", "等次", None, "出席率", "次数"],
        [None, None, None, "好", "差", None, None],
        [None, 1, 2, 3, 4, 5, 6],
        [1, "一支部", "90%", 3, 0, "80%", 2],
    ]
    merges = ["A1:G1", "A2:A4", "B2:B4", "C2:E2", "F2:G2", "C3:C4", "D3:E3", "F3:F4", "G3:G4"]
    grid = read_book(workbook(tmp_path / "a.xlsx", rows, *merges)).grid()
    header = find_header(grid, wanted("序号"))
    assert header.titles == (
        "序号",
        "支部名称",
        "支委会/出席率",
        "支委会/等次/好",
        "支委会/等次/差",
        "党课/出席率",
        "党课/次数",
    )
    records, skipped = data_rows(grid, header)
    assert [row.number for row in records] == [6]
    assert (skipped[-1].number, str(skipped[-1].reason)) == (5, "列号")


def test_a_column_of_that_very_name_wins_over_a_likely_one() -> None:
    grid = grid_of(["任务", "工作任务", "内容"], ["x", "y", "z"])
    assert found(grid, "工作任务", "具体内容") == {"工作任务": "工作任务", "具体内容": "内容"}


def test_a_title_that_stands_in_two_groups_is_not_guessed() -> None:
    grid = grid_of(["姓名", "一季度", "", "二季度", ""], ["", "应到", "实到", "应到", "实到"])
    header = find_header(grid, wanted("姓名", "应到人数"))
    assert header.matches == {0: "姓名"}


def test_a_unit_in_brackets_does_not_hide_a_column() -> None:
    assert found(grid_of(["项目名称", "资金（万元）"], ["a", 1.0]), "资金") == {
        "资金": "资金（万元）"
    }


def test_a_record_that_begins_with_a_sign_is_no_note() -> None:
    grid = grid_of(
        ["工作任务", "时间"], ["#1楼改造", "3月"], ["*重点：动员", "4月"], ["# 来源: 报表", ""]
    )
    rows, skipped = data_rows(grid, find_header(grid, wanted("工作任务")))
    assert [row.number for row in rows] == [2, 3]
    assert [row.number for row in skipped] == [4]


def test_a_repeated_header_is_skipped() -> None:
    grid = grid_of(["姓名", "单位"], ["张三", "甲"], ["姓名", "单位"], ["李四", "乙"])
    rows, skipped = data_rows(grid, find_header(grid, wanted("姓名")))
    assert [row.number for row in rows] == [2, 4]
    assert [str(row.reason) for row in skipped] == ["重复的表头"]


def test_a_table_with_unknown_titles_still_has_a_header() -> None:
    grid = grid_of(["某某统计表"], ["甲项", "乙项", "丙项"], ["a", "b", 1.0])
    header = find_header(grid, wanted("工作任务"))
    assert (header.first_row, header.matches) == (1, {})
    assert header.unmatched == (0, 1, 2)


def test_a_sheet_of_numbers_has_no_header() -> None:
    with pytest.raises(UserError, match="没有找到表头"):
        find_header(grid_of([1.0, 2.0], [3.0, 4.0]), wanted("工作任务"))


@pytest.mark.skipif(not SHARED.exists(), reason="the real tables are not on this machine")
@pytest.mark.parametrize(
    ("name", "label", "rows"),
    [
        ("01_annual_plan_changzhou_college_2017.csv", "工作任务", 246),
        ("04_deeds_20projects_progress.csv", "项目名称", 3),
        ("05_satisfaction_zhenhai_2021.csv", "项目名称", 8),
        ("07_monthly_report_tuanwei_march.csv", "工作任务", 9),
        ("09_branch_meeting_stat.xls", "序号", 0),
        ("11_rate_figures_real.csv", "来源", 11),
        ("14_facts_2021.csv", "类别", 22),
    ],
)
def test_the_real_tables_open_with_all_their_rows(name: str, label: str, rows: int) -> None:
    grid = read_book(SHARED / name).grid()
    header = find_header(grid, wanted(label))
    assert label in header.matches.values()
    assert len(data_rows(grid, header)[0]) == rows


def test_reading_takes_bytes_not_names(tmp_path: Path) -> None:
    raw = workbook(tmp_path / "a.xlsx", [["名称"], ["甲"]]).read_bytes()
    (tmp_path / "b.csv").write_bytes(raw)
    assert zipfile.is_zipfile(io.BytesIO(raw))
    assert read_book(tmp_path / "b.csv").grid().rows == [["名称"], ["甲"]]


def test_groups_above_a_header_belong_to_it_and_a_line_of_notes_does_not() -> None:
    grid = grid_of(
        ["单位：清溪镇", "", "2026年度", ""],
        ["任务", "完成情况", "", "备注"],
        ["任务", "计划次数", "完成次数", "备注"],
        ["动员", 2.0, 1.0],
        merged=(Merge(0, 0, 0, 1), Merge(1, 0, 2, 0), Merge(1, 1, 1, 2), Merge(1, 3, 2, 3)),
    )
    header = find_header(grid, wanted("工作任务", "计划数", "完成数"))
    assert (header.first_row, header.last_row) == (1, 2)
    assert header.titles == ("任务", "完成情况/计划次数", "完成情况/完成次数", "备注")
    assert header.matches == {0: "工作任务", 1: "计划数", 2: "完成数"}


@pytest.mark.limited_child
def test_a_sheet_comes_out_of_the_child_as_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        ["名称", date(2021, 4, 9), datetime(2021, 4, 9, 14, 30), time(8, 5), timedelta(hours=30)],
        ["甲", 0.5, 7, True, "=1/0"],
        [None, "二", None, "=A1", None],
    ]
    path = workbook(tmp_path / "a.xlsx", rows, "A2:A3")
    beside = read_book(path)
    monkeypatch.setattr("models.sheets.grid.confined", in_this_process)
    here = read_book(path)
    assert beside == here
    kinds = [[type(cell) for cell in row] for row in beside.grid().rows]
    assert kinds == [[type(cell) for cell in row] for row in here.grid().rows]
    assert {date, datetime, time, timedelta, Broken, float, bool, str} <= {*chain(*kinds)}


@pytest.mark.limited_child
def test_a_file_that_breaks_its_reader_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(tmp_path / "b.xlsx", [["名称"]]).read_bytes()[:-200])
    with pytest.raises(UserError, match=r"“a\.xlsx”已经损坏"):
        read_book(path)


@pytest.mark.parametrize(
    "page",
    [
        Page("表", [b"nonsense"], [], False, []),
        Page("表", [msgpack.encode(([["a"], ["b", "c"]], []))], [], False, []),
        Page("表", [msgpack.encode(([["a"]], [(0, 7, "Broken", "x")]))], [], False, []),
        Page("表", [msgpack.encode(([["a"]], [(0, 0, "eval", "x")]))], [], False, []),
        Page("表", [msgpack.encode(([["a"]], [(0, 0, "date", "x")]))], [], False, []),
    ],
)
def test_a_child_that_answers_nonsense_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page
) -> None:
    monkeypatch.setattr("models.sheets.grid.confined", lambda *_a, **_k: [page])
    with pytest.raises(UserError, match=r"“a\.xlsx”读不出来，可能已经损坏"):
        read_book(workbook(tmp_path / "a.xlsx", [["名称"]]))
