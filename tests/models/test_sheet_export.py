"""Promises about exported workbooks: they look finished, harm nobody, and come back unchanged."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.changes import Change
from models.fields import (
    ChoiceField,
    Column,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    Need,
    TextField,
    YearField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue, IssueMeasure
from models.ledgers.people import PEOPLE, Person
from models.ledgers.plans import PLANS, Plan
from models.listing import Listing
from models.lists import DEFAULTS
from models.office import Office
from models.record import Record, read_state
from models.sheets.exporting import PLAIN_ABOVE, export_sheet, export_template
from models.sheets.grid import read_book
from models.sheets.importing import import_sheet
from tests.filling import value_for

ledgers = pytest.mark.parametrize("ledger", LEDGERS, ids=[ledger.name for ledger in LEDGERS])


def filled(office: Office, ledger: Ledger, seed: int) -> Record:
    """A record of the office with something in every field that people fill, and rows."""
    numbers = count(seed * 40)
    record = office.door.new(ledger.model)
    fill(office, record, ledger.fields(), numbers)
    for rows in ledger.parts():
        if rows.automatic:
            continue
        for _ in range(2):
            row = rows.model(record=record.uid)
            fill(office, row, rows.model.columns(), numbers)
            getattr(record, rows.name).append(row)
    return record


def fill(office: Office, holder: Any, columns: list[Column[Any]], numbers: Iterator[int]) -> None:
    for column in columns:
        if not (column.derived or column.automatic):
            setattr(holder, column.name, value(office, column, next(numbers)))


def value(office: Office, column: Column[Any], number: int) -> Any:
    match column:
        case YearField():
            return 2000 + number % 90
        case ChoiceField():
            return list(column.options)[number % len(column.options)]
        case ListField():
            return list(DEFAULTS[column.list_name])[number % 3]
        case LinkField():
            return linked(office, column.target, number)
        case LinksField():
            return (linked(office, column.target, number), linked(office, column.target, 7))
    return value_for(column, number)


def linked(office: Office, target: str, number: int) -> str:
    """A stored record to point at; of people there are two of one name."""
    ledger = ledger_named(target)
    assert ledger is not None
    record = office.door.new(ledger.model)
    for column in ledger.fields():
        if isinstance(column, TextField) and not column.derived:
            text = "张三" if target == "people" else f"{column.label}{number}"
            setattr(record, column.name, text[-column.max_length :])
        elif isinstance(column, ChoiceField) and column.need is Need.IDENTITY:
            setattr(record, column.name, next(iter(column.options)))
    office.door.store(record)
    return record.uid


def stored(office: Office, record: Record) -> dict[str, Any]:
    return read_state(office.door.load(type(record), record.uid))


@ledgers
def test_every_ledger_comes_back_unchanged(office: Office, tmp_path: Path, ledger: Ledger) -> None:
    records = [filled(office, ledger, seed) for seed in (1, 2)]
    records.append(filled(office, ledger, 3))
    for column in ledger.fields():
        if column.need.name == "OPTIONAL" and not isinstance(column, LinksField | FilesField):
            setattr(records[-1], column.name, None)
    office.door.store(*records)
    before = [stored(office, record) for record in records]
    changes = Change.select().count()
    path = tmp_path / "台账.xlsx"
    count_out = export_sheet(office, ledger, path)
    result = import_sheet(office, ledger, path)
    assert result.as_json() == {
        "read": count_out,
        "accepted": count_out,
        "flagged": [],
        "rejected": [],
    }
    assert [stored(office, record) for record in records] == before
    assert (result.batch, Change.select().count()) == ("", changes)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(title=texts, remarks=texts, phone=texts)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_comes_back_unchanged(
    office: Office, tmp_path: Path, title: str, remarks: str, phone: str
) -> None:
    person = office.door.new(Person, name=title[:50] + "名", remarks=remarks, phone=phone[:40])
    office.door.store(person)
    before = stored(office, person)
    export_sheet(office, PEOPLE, tmp_path / "a.xlsx", Listing(PEOPLE, order="uid"))
    result = import_sheet(office, PEOPLE, tmp_path / "a.xlsx")
    assert not result.rejected
    assert not result.batch
    assert stored(office, person) == before


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-3月", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A", "\t=1", "=", "\"'"]
)
def test_a_text_that_reads_like_a_formula_stays_text(
    office: Office, tmp_path: Path, text: str
) -> None:
    office.door.store(office.door.new(Plan, title=f"{text}", content=text))
    export_sheet(office, PLANS, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row if cell.value}
    assert "f" not in kinds
    assert "e" not in kinds
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
    held = [cell for cell in cells if cell.value == text.strip()]
    assert held
    assert all(cell.quotePrefix for cell in held if text.strip()[0] in "=+-@#"), "edited, it runs"


@pytest.mark.parametrize("title", ["合计", "注：见附件", "填表人：张三", "工作任务", "2"])
def test_a_record_that_reads_like_a_total_or_a_note_comes_back(
    office: Office, tmp_path: Path, title: str
) -> None:
    office.door.store(office.door.new(Plan, title=title))
    export_sheet(office, PLANS, tmp_path / "a.xlsx")
    result = import_sheet(office, PLANS, tmp_path / "a.xlsx")
    assert (result.accepted, result.batch) == (1, "")


def test_an_exported_workbook_is_finished(office: Office, tmp_path: Path) -> None:
    office.door.store(office.door.new(Issue, problem="标识缺失", found_on=date(2026, 9, 1)))
    export_sheet(office, ISSUES, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.active
    assert sheet is not None
    headings = [cell.value for cell in sheet[3]]
    assert (sheet.title, sheet["A1"].value) == ("问题台账", "问题台账")
    assert "清溪镇" in str(sheet["A2"].value)
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.center.text
    found_on = sheet.cell(4, headings.index("发现日期") + 1)
    assert (found_on.value, found_on.number_format) == (datetime(2026, 9, 1), "yyyy-mm-dd")
    number = sheet.column_dimensions[sheet.cell(3, headings.index("记录号") + 1).column_letter]
    assert number.hidden
    assert book["选项"].sheet_state == "hidden"
    sources = next(
        rule
        for rule in sheet.data_validations.dataValidation
        if str(rule.sqref).startswith(sheet.cell(3, headings.index("来源") + 1).column_letter)
    )
    place = sources.formula1.replace("$", "").split("!")[1]
    offered = [cell.value for (cell,) in book["选项"][place]]
    assert offered == [option.label for option in Issue.source.options]


def test_an_empty_template_says_how_to_fill_it_and_takes_what_is_filled_in(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "模板.xlsx"
    export_template(ISSUES, path)
    book = openpyxl.load_workbook(path)
    sheet, measures = book["问题台账"], book["整改措施"]
    headings = {str(cell.value): cell.column for cell in sheet[3]}
    assert {"问题*", "编号*", "备注", "记录号"} <= headings.keys()
    assert "状态" not in headings
    hint = sheet.cell(3, headings["发现日期*"]).comment
    assert hint is not None
    assert "2026-09-15" in hint.text
    sheet.cell(4, headings["问题*"], "标识缺失")
    sheet.cell(4, headings["发现日期*"], "2026年9月1日")
    for at, text in enumerate(["标识缺失", "补齐标识", "9月20日", "张三"], 1):
        measures.cell(4, at, text)
    book.save(path)
    result = import_sheet(office, ISSUES, path)
    assert (result.accepted, result.rejected) == (1, ())
    issue = office.door.load(Issue, Issue.get().uid)
    assert (issue.problem, issue.found_on) == ("标识缺失", date(2026, 9, 1))
    assert [(row.measure, row.due_on) for row in issue.measures] == [
        ("补齐标识", date(2026, 9, 20))
    ]
    assert Person.get(Person.uid == issue.measures[0].owner).name == "张三"


def test_changes_made_in_the_workbook_come_back_and_nothing_else(
    office: Office, tmp_path: Path
) -> None:
    measure = IssueMeasure(measure="补齐标识", due_on=date(2026, 9, 20))
    one = office.door.new(Issue, problem="标识缺失")
    one.measures.append(measure)
    other = office.door.new(Issue, problem="记录不全")
    office.door.store(one)
    office.door.store(other)
    path = tmp_path / "a.xlsx"
    export_sheet(office, ISSUES, path)
    book = openpyxl.load_workbook(path)
    sheet = book["问题台账"]
    headings = {str(cell.value): cell.column for cell in sheet[3]}
    rows = {sheet.cell(row, headings["问题"]).value: row for row in (4, 5)}
    sheet.cell(rows["标识缺失"], headings["原因分析"], "没有专人管")
    book["整改措施"].cell(4, 3, "2026-10-08")
    book["整改措施"].append(["记录不全", "补记录", "2026-10-09"])
    book.save(path)
    result = import_sheet(office, ISSUES, path)
    assert result.accepted == 2
    changed = office.door.load(Issue, one.uid)
    assert (changed.cause, changed.rev) == ("没有专人管", 2)
    assert [(m.uid, m.measure, m.due_on) for m in changed.measures] == [
        (measure.uid, "补齐标识", date(2026, 10, 8))
    ]
    added = office.door.load(Issue, other.uid)
    assert [m.measure for m in added.measures] == ["补记录"]
    office.door.undo()
    assert office.door.load(Issue, one.uid).cause is None
    assert office.door.load(Issue, other.uid).measures == []


def test_a_row_copied_with_its_number_is_a_new_record(office: Office, tmp_path: Path) -> None:
    office.door.store(office.door.new(Person, name="张三"))
    export_sheet(office, PEOPLE, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    copied = ["李四", *(cell.value for cell in sheet[4][1:])]
    sheet.append(copied)
    book.save(tmp_path / "a.xlsx")
    result = import_sheet(office, PEOPLE, tmp_path / "a.xlsx")
    assert (result.accepted, len(result.flagged)) == (2, 1)
    assert sorted(person.name for person in Person.select()) == ["张三", "李四"]


def test_a_record_of_another_unit_is_not_changed_through_a_workbook(
    office: Office, tmp_path: Path
) -> None:
    from models.lines import write_line
    from tests.filling import filled as foreign
    from tests.filling import take_lines

    person = foreign(PEOPLE)
    person.rev, person.complete = 1, True
    take_lines(office, [write_line(PEOPLE, read_state(person), frozenset())])
    export_sheet(office, PEOPLE, tmp_path / "a.xlsx")
    assert import_sheet(office, PEOPLE, tmp_path / "a.xlsx").as_json()["rejected"] == []
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.worksheets[0]["A4"] = "别名"
    book.save(tmp_path / "a.xlsx")
    result = import_sheet(office, PEOPLE, tmp_path / "a.xlsx")
    assert (result.accepted, len(result.rejected)) == (0, 1)


def test_an_export_that_is_stopped_leaves_no_file_and_keeps_the_old_one(
    office: Office, tmp_path: Path
) -> None:
    from models.progress import Cancelled

    office.door.store(office.door.new(Person, name="张三"))
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export_sheet(office, PEOPLE, path, progress=stop)
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir() if found.is_file()] == ["a.xlsx"]


def test_a_long_list_is_written_plainly_and_reads_the_same(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PLAIN_ABOVE == 20_000
    monkeypatch.setattr("models.sheets.exporting.PLAIN_ABOVE", 1)
    day = date(2026, 9, 1)
    for number in range(3):
        office.door.store(
            office.door.new(Plan, title=f"={number}", due_on=day + timedelta(days=number))
        )
    export_sheet(office, PLANS, tmp_path / "a.xlsx")
    grid = read_book(tmp_path / "a.xlsx").grid("计划")
    assert [row[1] for row in grid.rows[3:]] == ["=0", "=1", "=2"]
    assert import_sheet(office, PLANS, tmp_path / "a.xlsx").batch == ""
    assert isinstance(Plan.seq, IntegerField)


def test_nothing_is_left_in_a_temporary_folder_while_a_workbook_is_written(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "there is none"))
    export_sheet(office, ISSUES, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    book.save(tmp_path / "b.xlsx")
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").sheetnames == book.sheetnames
