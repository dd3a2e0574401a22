"""Promises about importing tables as clerks make them: nothing is lost, guessed or half stored."""

import csv
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from models.changes import Change
from models.errors import UserError
from models.fields import Leaves, MoneyField, PercentField
from models.ledgers.books import BOOKS, Book
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.lectures import LECTURES, Lecture
from models.ledgers.people import PEOPLE, Person
from models.ledgers.plans import PLANS, Plan, PlanStep
from models.ledgers.readings import READINGS, Reading
from models.ledgers.units import UNITS, Unit
from models.office import Office
from models.sheets.importing import Result, import_sheet
from models.sheets.mapping import How
from models.sheets.marking import mark_copy
from models.sheets.naming import Names
from models.sheets.readers import Around, reader
from models.sheets.reading import read_sheet
from models.sheets.troubles import Degree

HERE = Path(__file__).resolve().parent
KEY = HERE.parent / "data" / "plan_schedule_key.csv"
SHARED = HERE.parents[2] / "shared" / "data"
REAL_PLAN = SHARED / "01_annual_plan_changzhou_college_2017.csv"
OLD_TABLE = SHARED / "09_branch_meeting_stat.xls"


def book(path: Path, rows: list[list[Any]], *merges: str) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    made.save(path)
    return path


def text_table(path: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def messages(result: Result) -> list[tuple[int, str, str]]:
    found = result.as_json()
    return [(t["row"], t["column"], t["message"]) for t in found["flagged"] + found["rejected"]]


# Real shapes


def test_a_plan_under_titles_with_merged_tasks_goes_in_whole(
    office: Office, tmp_path: Path
) -> None:
    path = book(
        tmp_path / "计划.xlsx",
        [
            ["2026年学习教育重点工作计划"],
            ["填报单位：清溪镇"],
            ["序号", "重点任务", "时间节点", "责任部门", "目标要求"],
            [1, "领导班子读书班", "3月：第一期\n5-6月：第二期", "党建办", "两期"],
            [2, None, "9月", "宣传办", "一期"],
            [None, None, None, None, None],
            [3, "专题党课", "12-1月", "党建办", "各支部"],
            ["合计", 3, None, None, None],
            ["填表人：张三"],
        ],
        "A1:E1",
        "B4:B5",
    )
    result = import_sheet(office, PLANS, path)
    assert (result.read, result.accepted, result.rejected) == (3, 3, ())
    first, second = (office.door.load(Plan, uid) for uid in uids_of("领导班子读书班"))
    (third,) = (office.door.load(Plan, uid) for uid in uids_of("专题党课"))
    assert [step.month for step in first.steps] == ["2026-03", "2026-05", "2026-06"]
    assert (first.seq, first.owner_department, first.acceptance_point) == (1, "党建办", "两期")
    assert first.content == "3月：第一期\n5-6月：第二期"
    assert first.due_on == date(2026, 6, 30)
    assert (second.content, second.owner_department) == (None, "宣传办")
    assert [step.month for step in third.steps] == ["2026-12", "2027-01"]
    assert first.complete
    reading = read_sheet(office, PLANS, path)
    assert {skipped.number for skipped in reading.table.skipped} == {1, 2, 6, 8, 9}


def uids_of(title: str) -> list[str]:
    return [plan.uid for plan in Plan.select().where(Plan.title == title).order_by(Plan.seq)]


def test_two_header_rows_are_read_and_a_month_in_the_deadline_column_is_a_schedule(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "三月.csv",
        [
            ["# 说明: 两层表头"],
            ["部门", "序号", "工作内容", "完成时间", "责任人", "完成情况", "", ""],
            ["", "", "", "", "", "已完成", "部分完成", "未完成及其原因"],
            ["团委", "1", "学雷锋活动月", "3月", "刘某", "已完成", "", ""],
            ["团委", "2", "主题团日", "4-5月", "李某某", "", "已摸底", ""],
        ],
    )
    result = import_sheet(office, PLANS, path)
    assert (result.accepted, result.rejected) == (2, ())
    plan = office.door.load(Plan, uids_of("主题团日")[0])
    assert [step.month for step in plan.steps] == ["2026-04", "2026-05"]
    assert (plan.owner_department, plan.seq) == ("团委", 2)
    assert (3, "完成情况/部分完成", "这一列没有对应的字段，没有导入") in messages(result)


def test_an_open_document_is_read(office: Office, tmp_path: Path) -> None:
    rows = [["姓名", "性别", "联系电话"], ["张三", "男", "010-1"], ["李四", "女", "010-2"]]
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    table = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    assert import_sheet(office, PEOPLE, path).accepted == 2
    assert {(p.name, p.phone) for p in Person.select()} == {("张三", "010-1"), ("李四", "010-2")}


def test_a_table_in_the_old_encoding_is_read(office: Office, tmp_path: Path) -> None:
    path = text_table(
        tmp_path / "a.csv",
        [["书籍名称", "编者", "页数"], ["党章", "本书编写组", "１２０页"]],
        "gb18030",
    )
    import_sheet(office, BOOKS, path)
    book_read = Book.get()
    assert (book_read.title, book_read.author, book_read.pages) == ("党章", "本书编写组", 120)


@pytest.mark.skipif(not OLD_TABLE.exists(), reason="the old .xls is not beside the checkout")
def test_the_old_workbook_opens_and_its_header_is_found(office: Office) -> None:
    table = read_sheet(office, READINGS, OLD_TABLE).table
    assert table.header.titles[4] == "支部名称"
    assert "支委会/出席率" in table.header.titles


@pytest.mark.skipif(not REAL_PLAN.exists(), reason="the real plan is not beside the checkout")
def test_the_real_plan_goes_in_with_its_months_offers_and_flags(office: Office) -> None:
    key = list(csv.DictReader(KEY.read_text(encoding="utf-8").splitlines()))
    result = import_sheet(office, PLANS, REAL_PLAN, year=office.door.today.year)
    assert (result.read, result.accepted, len(result.rejected)) == (246, 246, 0)
    wanted = Counter(line["verdict"] for line in key)
    assert wanted == {"month": 228, "suggested": 13, "flagged": 5}
    flags = {trouble.row - 3: trouble for trouble in result.flagged}
    assert len(flags) == len(result.flagged) == 18
    year = office.door.today.year
    plans = {plan.uid: plan for plan in Plan.select()}
    months: dict[str, list[str]] = {uid: [] for uid in plans}
    for step in PlanStep.select().order_by(PlanStep.month):
        months[step.record].append(step.month)
    for number, (uid, line) in enumerate(zip(sorted(plans), key, strict=True), 1):
        named = [int(month) for month in line["months"].split()]
        expected = [f"{year + (m - 1) // 12}-{(m - 1) % 12 + 1:02d}" for m in named]
        plan = plans[uid]
        assert plan.complete
        assert months[uid] == (expected if line["verdict"] == "month" else [])
        if line["verdict"] == "suggested":
            assert plan.year is not None
            assert flags[number].column == "考核要点"
            assert office.door.load(Plan, uid).offered() == expected
        elif line["verdict"] == "flagged":
            assert flags[number].column == "任务分解/时序进度"
        else:
            assert number not in flags
    assert all(plan.owner_department and plan.schedule_text for plan in plans.values())
    office.door.undo()
    assert not Plan.select().where(~Plan.deleted).exists()


# Rows that do not go in, and rows that go in to be looked at


def test_a_day_that_does_not_exist_keeps_its_row_out_and_says_why(
    office: Office, tmp_path: Path
) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["问题", "发现日期", "来源"],
            ["标识缺失", "2023-11-31", "自查"],
            ["记录不全", "2021.4.9", "督导检查"],
            ["公示不及时", "4月9日", "抽查"],
            ["台账不清", datetime(2026, 9, 1), None],
        ],
    )
    result = import_sheet(office, ISSUES, path)
    assert (result.read, result.accepted) == (4, 2)
    rejected = result.as_json()["rejected"]
    assert [(t["row"], t["column"]) for t in rejected] == [(2, "发现日期"), (4, "来源")]
    assert rejected[0]["message"] == "“2023-11-31”没有这一天，2023年11月只有 30 天"
    assert {(i.problem, i.found_on, i.source) for i in Issue.select()} == {
        ("记录不全", date(2021, 4, 9), IssueSource.INSPECTION),
        ("台账不清", date(2026, 9, 1), None),
    }
    assert (5, "来源", "还没有填来源") in messages(result)


def test_issues_without_a_number_take_the_next_free_ones(office: Office, tmp_path: Path) -> None:
    office.door.store(office.door.new(Issue, problem="先有的"))
    path = text_table(
        tmp_path / "a.csv",
        [["编号", "问题"], ["", "甲"], ["2026-003", "乙"], ["", "丙"], ["", "丁"]],
    )
    import_sheet(office, ISSUES, path)
    assert {(i.problem, i.issue_no) for i in Issue.select()} == {
        *{("先有的", "2026-001"), ("甲", "2026-002"), ("乙", "2026-003")},
        *{("丙", "2026-004"), ("丁", "2026-005")},
    }


def test_a_text_too_long_for_its_field_is_refused_not_cut(office: Office, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [["姓名", "电话"], ["张三", "1" * 41], ["李四", "1"]])
    result = import_sheet(office, PEOPLE, path)
    assert [(t.row, t.column) for t in result.rejected] == [(2, "电话")]
    assert [person.name for person in Person.select()] == ["李四"]


def test_all_or_nothing_keeps_everything_out_when_one_row_is_bad(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(tmp_path / "a.csv", [["姓名", "性别"], ["张三", "男"], ["李四", "不详"]])
    result = import_sheet(office, PEOPLE, path, good_only=False)
    assert (result.accepted, len(result.rejected)) == (0, 1)
    assert not Person.select().exists()


def test_a_dry_run_says_the_same_and_stores_nothing(office: Office, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [["问题", "责任人"], ["标识缺失", "张三"], ["", "李四"]])
    tried = import_sheet(office, ISSUES, path, dry_run=True)
    assert not Change.select().where(Change.ledger == "issues").exists()
    assert not Person.select().exists()
    assert messages(import_sheet(office, ISSUES, path)) == messages(tried)


def test_a_blank_nobody_filled_is_pointed_at(office: Office, tmp_path: Path) -> None:
    path = text_table(
        tmp_path / "a.csv",
        [["工作任务", "时序进度"], ["送戏下乡x场次", "3月"], ["新建2个3×3球场", "4月"]],
    )
    result = import_sheet(office, PLANS, path, mapping={"工作任务": "title"})
    assert (2, "工作任务", "“x场次”像是还没有填的空，请核对") in messages(result)
    assert not [row for row, _, text in messages(result) if row == 3 and "空" in text]
    assert result.accepted == 2


def test_a_file_imported_twice_is_flagged_row_by_row(office: Office, tmp_path: Path) -> None:
    rows = [["工作任务", "时序进度", "责任人"], ["读书班", "3月", "张三"], ["党课", "4月", "张三"]]
    path = text_table(tmp_path / "a.csv", rows)
    import_sheet(office, PLANS, path)
    again = import_sheet(office, PLANS, path, dry_run=True, year=2026)
    assert [t.row for t in again.flagged] == [2, 3]
    twice = text_table(
        tmp_path / "b.csv", [*rows, ["宣讲", "5月", "张三"], ["宣讲", "5月", "张三"]]
    )
    tried = messages(import_sheet(office, PLANS, twice, dry_run=True))
    assert (5, "工作任务", "和第 4 行相同，请核对是否重复") in tried


# Names


def test_people_named_for_the_first_time_are_registered_once(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv",
        [["问题", "责任领导", "责任人"], ["甲", "王 五", "张三"], ["乙", "王五", "赵六"]],
    )
    office.door.store(office.door.new(Person, name="赵六"))
    result = import_sheet(office, ISSUES, path)
    noted = [trouble for trouble in result.flagged if trouble.degree is Degree.NOTED]
    assert [(t.row, t.column, str(t.message)) for t in noted] == [
        (2, "责任领导", "新登记人员：王五"),
        (2, "责任人", "新登记人员：张三"),
    ]
    assert sorted(person.name for person in Person.select()) == ["张三", "王五", "赵六"]
    office.door.undo()
    left = Person.select().where(~Person.deleted)
    assert [person.name for person in left] == ["赵六"]


@pytest.mark.parametrize("name", ["党建办公室", "各支部书记", "张三和李四等人", "John"])
def test_what_is_no_name_is_not_registered_as_a_person(
    office: Office, tmp_path: Path, name: str
) -> None:
    path = text_table(tmp_path / "a.csv", [["问题", "责任人"], ["甲", name]])
    result = import_sheet(office, ISSUES, path)
    assert result.as_json()["rejected"] == [
        {"row": 2, "column": "责任人", "message": f"人员里没有“{name}”，先登记再填"}
    ]


def test_people_are_not_registered_where_that_is_not_wanted(office: Office, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [["问题", "责任人"], ["甲", "张三"]])
    assert import_sheet(office, ISSUES, path, create_people=False).accepted == 0
    assert not Person.select().exists()


def test_a_person_only_a_refused_row_names_is_not_registered(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv", [["问题", "发现日期", "责任人"], ["甲", "没查", "张三"], ["乙", "", ""]]
    )
    result = import_sheet(office, ISSUES, path)
    assert (result.accepted, len(result.rejected)) == (1, 1)
    assert not Person.select().exists()


def test_a_book_is_found_with_or_without_its_marks(office: Office, tmp_path: Path) -> None:
    office.door.store(office.door.new(Book, title="中国共产党简史"))
    path = text_table(
        tmp_path / "a.csv", [["姓名", "书名", "心得"], ["张三", "《中国共产党简史》", "读后有感"]]
    )
    assert import_sheet(office, READINGS, path).accepted == 1
    reading = office.door.load(Reading, Reading.get().uid)
    assert [note.text for note in reading.notes] == ["读后有感"]


def test_departments_in_the_unit_column_go_to_the_department_field(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv", [["工作任务", "责任单位"], ["读书班", "党建办"], ["党课", "宣传办"]]
    )
    assert import_sheet(office, PLANS, path).accepted == 2
    assert {plan.owner_department for plan in Plan.select()} == {"党建办", "宣传办"}
    known = text_table(tmp_path / "b.csv", [["工作任务", "责任单位"], ["轮训", "清溪镇"]])
    import_sheet(office, PLANS, known)
    assert Plan.get(Plan.title == "轮训").owner_unit == office.unit


# Columns


def test_a_column_goes_where_it_is_told_to_go_and_is_remembered(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv", [["干什么", "谁来干", "备注"], ["读书班", "党建办", "略"]]
    )
    mapping = {"干什么": "title", "谁来干": "owner_department", "备注": ""}
    import_sheet(office, PLANS, path, mapping=mapping)
    plan = Plan.get()
    assert (plan.title, plan.owner_department, plan.remarks) == ("读书班", "党建办", None)
    columns = read_sheet(office, PLANS, path).table.columns
    assert {c.title: (c.target.name if c.target else "", c.how) for c in columns} == {
        "干什么": ("title", How.REMEMBERED),
        "谁来干": ("owner_department", How.REMEMBERED),
        "备注": ("", None),
    }
    with pytest.raises(UserError, match="没有“subject”这个字段"):
        read_sheet(office, PLANS, path, mapping={"干什么": "subject"})
    with pytest.raises(UserError, match="没有“谁干”这一列"):
        read_sheet(office, PLANS, path, mapping={"谁干": "owner"})


def test_english_names_and_labels_are_titles_too(office: Office, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [["name", "Phone"], ["张三", "010"]])
    import_sheet(office, PEOPLE, path)
    assert (Person.get().name, Person.get().phone) == ("张三", "010")


def test_measures_in_the_row_of_their_issue_become_rows_of_it(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv", [["问题", "整改措施", "进展情况"], ["标识缺失", "补齐标识", "已买"]]
    )
    result = import_sheet(office, ISSUES, path)
    issue = office.door.load(Issue, Issue.get().uid)
    assert [row.measure for row in issue.measures] == ["补齐标识"]
    assert [row.content for row in issue.progress_entries] == ["已买"]
    assert (2, "整改措施", "还没有填完成时限") in messages(result)


def test_the_year_meant_is_given(office: Office, tmp_path: Path) -> None:
    path = text_table(
        tmp_path / "a.csv", [["题目", "时间", "外请授课人"], ["党课", "4月9日 14:30", "王五"]]
    )
    import_sheet(office, LECTURES, path, year=2025)
    assert Lecture.get().held_at == datetime(2025, 4, 9, 14, 30)
    import_sheet(
        office, PLANS, text_table(tmp_path / "b.csv", [["任务", "时间"], ["班", "3月"]]), year=2025
    )
    assert Plan.get().year == 2025


def test_months_that_only_the_acceptance_point_names_are_taken_when_asked(
    office: Office, tmp_path: Path
) -> None:
    path = text_table(
        tmp_path / "a.csv",
        [
            ["工作任务", "时序进度", "考核要点", "部门"],
            ["校舍改造", "食堂", "争取3-4月完工", "后勤"],
        ],
    )
    import_sheet(office, PLANS, path)
    plan = office.door.load(Plan, Plan.get().uid)
    assert (plan.steps, plan.due_on) == ([], date(2026, 12, 31))
    action = PLANS.action("adopt")
    assert action is not None
    plan = office.door.act(action, plan)
    assert [step.month for step in plan.steps] == ["2026-03", "2026-04"]
    assert plan.due_on == date(2026, 4, 30)
    assert not action.when(plan)


@pytest.mark.parametrize(
    ("title", "cells", "expected"),
    [
        ("完成率", [0.667, 1.0], [667, 1000]),
        ("完成率", [66.7, 100.0], [667, 1000]),
        ("完成率", ["66.7%", "100％"], [667, 1000]),
    ],
)
def test_percentages_are_read_as_their_column_is_written(
    office: Office, title: str, cells: list[Any], expected: list[int]
) -> None:
    column = PercentField("完成率", leaves=Leaves.ALWAYS)
    read = reader(column, Around(Names(office.unit), 2026, False, title=title, cells=cells))
    assert [read(cell) for cell in cells] == expected


@pytest.mark.parametrize(
    ("title", "cell", "expected"),
    [
        ("资金", 12.5, 12_500_000),
        ("资金（元）", 125_000.0, 12_500_000),
        ("投入/万元", "12.5", 12_500_000),
    ],
)
def test_money_counts_in_the_unit_that_the_title_names(
    office: Office, title: str, cell: Any, expected: int
) -> None:
    column = MoneyField("资金", leaves=Leaves.ALWAYS)
    assert reader(column, Around(Names(office.unit), 2026, False, title=title))(cell) == expected


# The marked copy


def test_the_copy_keeps_the_file_and_marks_the_bad_cells(office: Office, tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        [
            ["问题", "发现日期", "来源"],
            ["标识缺失", "2023-11-31", None],
            ["记录不全", "9月1日", "自查"],
        ],
    )
    styled = openpyxl.load_workbook(path)
    styled.worksheets[0]["A1"].font = Font(bold=True, name="楷体")
    styled.worksheets[0]["D9"] = "=1+1"
    styled.save(path)
    result = import_sheet(office, ISSUES, path, dry_run=True)
    reading = read_sheet(office, ISSUES, path)
    mark_copy(reading.book, (*result.flagged, *result.rejected), tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert (sheet["A1"].font.name, sheet["D9"].value) == ("楷体", "=1+1")
    assert [[c.value for c in row] for row in sheet["A1:C3"]] == [
        ["问题", "发现日期", "来源"],
        ["标识缺失", "2023-11-31", None],
        ["记录不全", "9月1日", "自查"],
    ]
    comment = sheet["B2"].comment
    assert comment is not None
    assert "11月只有 30 天" in comment.text
    assert sheet["B2"].fill.fgColor.rgb == "00F4B6AE"
    assert sheet["B3"].comment is None
    flagged = sheet["A3"].comment
    assert flagged is not None
    assert "还没有填方面" in flagged.text


def test_a_file_to_be_marked_is_opened_by_the_child_alone(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx", [["问题", "发现日期"], ["标识缺失", "2023-11-31"]])
    reading = read_sheet(office, ISSUES, path)
    monkeypatch.setattr("models.sheets.marking.load_workbook", None)
    mark_copy(reading.book, reading.troubles, tmp_path / "b.xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:  # exchanged for another since
        bomb.writestr("xl/workbook.xml", bytes(250 << 20))
    mark_copy(reading.book, reading.troubles, tmp_path / "c.xlsx")
    for name in ("b.xlsx", "c.xlsx"):
        sheet = openpyxl.load_workbook(tmp_path / name).worksheets[0]
        assert (sheet["A2"].value, sheet["B2"].fill.fgColor.rgb) == ("标识缺失", "00F4B6AE")


def test_a_copy_of_a_text_table_is_a_workbook(office: Office, tmp_path: Path) -> None:
    path = text_table(tmp_path / "名单[1].csv", [["姓名", "性别"], ["=张三", "不详"]])
    reading = read_sheet(office, PEOPLE, path)
    mark_copy(reading.book, reading.troubles, tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=张三", "s")
    comment = sheet["B2"].comment
    assert comment is not None
    assert "不详" in comment.text


def test_units_of_an_office_are_imported_with_their_parents(office: Office, tmp_path: Path) -> None:
    path = text_table(
        tmp_path / "a.csv", [["单位名称", "上级单位", "层级"], ["东风村", "清溪镇", "基层单位"]]
    )
    import_sheet(office, UNITS, path)
    assert Unit.get(Unit.name == "东风村").parent == office.unit
