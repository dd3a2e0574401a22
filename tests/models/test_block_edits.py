"""Promises about blocks of cells: what fits goes in, what does not is named, nothing else moves."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.block_edits import fill_down, paste, read_block, set_cells, write_block
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue
from models.ledgers.people import PEOPLE, Person
from models.listing import find_named
from models.lists import list_items
from models.office import Office
from models.values import Typed

CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))


@pytest.fixture
def typed() -> Typed:
    return Typed(find_named, cache(list_items), 2026)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    rows[-1][0] = "末"
    assert read_block(write_block(rows)) == rows


def test_a_cell_with_a_line_end_stays_one_cell() -> None:
    assert read_block('"一行\n两行"\t乙\n') == [["一行\n两行", "乙"]]


def test_a_block_goes_over_records_and_on_below_them(office: Office, typed: Typed) -> None:
    old = office.door.new(Person, name="周敏")
    office.door.store(old)
    columns = (Person.name, Person.left_on)
    block = [["周明", "9月1日"], ["刘芳", ""]]
    result = paste(office.door, PEOPLE, [old.uid], columns, block, typed)
    office.door.store(*result.records)
    people = {person.name: person for person in Person.select()}
    assert set(people) == {"周明", "刘芳"}
    assert people["周明"].left_on == date(2026, 9, 1)
    assert result.cells == 3


def test_a_cell_that_cannot_be_read_is_named_and_left_as_it_was(
    office: Office, typed: Typed
) -> None:
    person = office.door.new(Person, name="周敏", left_on=date(2026, 5, 1))
    office.door.store(person)
    columns = (Person.phone, Person.left_on)
    result = paste(office.door, PEOPLE, [person.uid], columns, [["123", "9月31日"]], typed)
    [fault] = result.faults
    assert (fault.row, fault.label, fault.text) == (1, "离任（调出）日期", "9月31日")
    office.door.store(*result.records)
    kept = office.door.load(Person, person.uid)
    assert (kept.phone, kept.left_on) == ("123", date(2026, 5, 1))


def test_a_new_row_without_what_names_it_is_left_out(office: Office, typed: Typed) -> None:
    result = paste(office.door, PEOPLE, [], (Person.phone,), [["123"]], typed)
    assert result.records == []
    assert [fault.label for fault in result.faults] == ["姓名"]


def test_what_the_program_works_out_is_not_pasted_over(office: Office, typed: Typed) -> None:
    issue = office.door.new(Issue, problem="公示栏更新不及时")
    office.door.store(issue)
    result = paste(office.door, ISSUES, [issue.uid], (Issue.due_on,), [["2026-09-30"]], typed)
    assert result.records == []
    assert len(result.faults) == 1


def test_filling_down_takes_the_first_value_for_all(office: Office) -> None:
    people = [office.door.new(Person, name=name, phone=name) for name in "甲乙丙"]
    office.door.store(*people)
    uids = [person.uid for person in people]
    result = fill_down(office.door, PEOPLE, uids, [Person.phone])
    office.door.store(*result.records)
    assert {person.phone for person in Person.select()} == {"甲"}
    assert result.cells == 2


def test_today_goes_into_date_cells_only(office: Office) -> None:
    person = office.door.new(Person, name="周敏")
    office.door.store(person)
    columns = [Person.name, Person.left_on]
    result = set_cells(office.door, PEOPLE, [person.uid], columns, office.door.today)
    office.door.store(*result.records)
    kept = office.door.load(Person, person.uid)
    assert (kept.name, kept.left_on) == ("周敏", office.door.today)
