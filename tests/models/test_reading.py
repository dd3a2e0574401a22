"""Promises of reading: planned for many, typed like a sheet, proved by checks, made up for."""

import io
import random
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from models.errors import UserError
from models.figures import OWN, Scope, counted, figure_named, records, shown, value
from models.ledgers import ledger_named
from models.ledgers.attendance import Attendance
from models.ledgers.books import Book, BookKind
from models.ledgers.draws import Draw, picks, repeated
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureAttendance, LectureKind
from models.ledgers.make_ups import MakeUp, MakeUpState, Missed
from models.ledgers.materials import Material
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.ledgers.people import Person
from models.ledgers.readings import MeasuredIn, Reading, ReadingState
from models.ledgers.spot_checks import CheckMethod, CheckResult, SpotCheck, SpotResult
from models.ledgers.studies import Study
from models.office import Office
from models.owed import arrange, confirm_all, missed_title, owed, write_done
from models.periods import Period
from models.reading_grid import by_book, month_by_month, write_cells
from models.reading_plan import plan_readings, planned_books
from models.record import Record, read_state
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.todo import due_today
from tests.conftest import Clock, Offices
from tests.exchanging import world

YEAR = Period(2026)
TODAY = date(2026, 9, 10)


@pytest.fixture(autouse=True)
def september(clock: Clock) -> None:
    clock.set(2026, 9, 10)


def store(office: Office, *records: Record) -> None:
    office.door.store(*records)
    for record in records:
        assert record.complete, office.door.problems(record)


def people(office: Office, count: int = 3) -> list[str]:
    some = [office.door.new(Person, name=f"读者{number}") for number in range(count)]
    store(office, *some)
    return [person.uid for person in some]


def a_book(office: Office, title: str = "论学习", month: str = "2026-08", **values: object) -> Book:
    said = {"kind": BookKind.REQUIRED, "chapters": 12, "plan_month": month, **values}
    book = office.door.new(Book, title=title, **said)
    store(office, book)
    return office.door.load(Book, book.uid)


def a_reading(office: Office, person: str, book: str, **values: object) -> Reading:
    reading = office.door.new(Reading, person=person, book=book, **values)
    store(office, reading)
    return office.door.load(Reading, reading.uid)


def a_check(office: Office, *rows: tuple[str, str, CheckResult], **values: object) -> SpotCheck:
    said = {"checked_on": TODAY, "checkers": "周敏", **values}
    check = office.door.new(SpotCheck, title="九月抽查", **said)
    for person, book, result in rows:
        method = CheckMethod.QUESTIONING
        check.results.append(SpotResult(person=person, book=book, method=method, result=result))
    store(office, check)
    return check


def a_meeting(office: Office, absent: dict[str, Attendance], day: int = 3) -> Meeting:
    meeting = office.door.new(
        Meeting,
        **{"title": "例会", "kind": MeetingKind.OFFICE, "chair": "周敏"},
        **{"start_at": datetime(2026, 9, day, 9), "state": EventState.HELD},
    )
    for person in Person.select().where(Person.unit == office.unit):
        status = absent.get(person.uid, Attendance.PRESENT)
        meeting.attendance.append(MeetingAttendance(person=person.uid, status=status))
    store(office, meeting)
    return meeting


def number(name: str, period: Period = YEAR, units: str = OWN, today: date = TODAY) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(period, units, today))


def fresh(office: Office, reading: Reading) -> Reading:
    return office.door.load(Reading, reading.uid)


def act(office: Office, ledger_name: str, record: Record, name: str, **values: object) -> Record:
    ledger = ledger_named(ledger_name)
    assert ledger is not None
    action = ledger.action(name)
    assert action is not None
    return office.door.act(action, office.door.load(type(record), record.uid), **values)


# The plan.


def test_one_action_plans_every_book_of_the_year_for_everybody(office: Office) -> None:
    some = people(office, 4)
    a_book(office, "甲", "2026-07")
    a_book(office, "乙", "2026-10", chapters=None, pages=300)
    store(office, *plan_readings(office.door, some, planned_books(2026)))
    found = list(Reading.select())
    assert len(found) == 8
    assert {(one.due_on, one.measured_in) for one in found} == {
        (date(2026, 7, 31), MeasuredIn.CHAPTERS),
        (date(2026, 10, 31), MeasuredIn.PAGES),
    }


def test_a_book_that_is_spread_over_months_has_a_share_in_each(office: Office) -> None:
    [person] = people(office, 1)
    book = a_book(office, month="2026-02", chapters=10)
    [reading] = plan_readings(office.door, [person], [book], spread=3)
    steps = [(step.month, step.read_target) for step in reading.steps]
    assert steps == [("2025-12", 4), ("2026-01", 7), ("2026-02", 10)]


def test_planning_again_changes_nothing_that_is_planned(office: Office) -> None:
    some = people(office, 2)
    book = a_book(office)
    mine = a_reading(office, some[0], book.uid, due_on=date(2026, 6, 1))
    store(office, *plan_readings(office.door, some, [book]))
    assert plan_readings(office.door, some, [book]) == []
    assert fresh(office, mine).due_on == date(2026, 6, 1)
    assert Reading.select().count() == 2


# Proof.


def test_a_book_is_read_when_it_is_finished_and_a_check_is_passed(office: Office) -> None:
    one, two = people(office, 2)
    book = a_book(office)
    passed = a_reading(office, one, book.uid, finished_on=date(2026, 8, 20))
    failed = a_reading(office, two, book.uid, finished_on=date(2026, 8, 20))
    a_check(office, (one, book.uid, CheckResult.PASS), (two, book.uid, CheckResult.FAIL))
    assert fresh(office, passed).is_read
    assert not fresh(office, failed).is_read
    assert (number("books_ticked"), number("books_read")) == (2, 1)
    assert number("books_read", Period(2026, 8, 8)) == 0
    assert number("books_read", Period(2026, 9, 9)) == 1


def test_a_check_that_comes_first_counts_for_the_reading_that_is_entered_later(
    office: Office,
) -> None:
    [person] = people(office, 1)
    book = a_book(office)
    a_check(office, (person, book.uid, CheckResult.GOOD))
    assert a_reading(office, person, book.uid, finished_on=TODAY).is_read


def test_a_check_that_is_taken_back_proves_nothing_any_more(office: Office) -> None:
    [person] = people(office, 1)
    book = a_book(office)
    reading = a_reading(office, person, book.uid, finished_on=TODAY)
    check = a_check(office, (person, book.uid, CheckResult.GOOD))
    assert fresh(office, reading).is_read
    check = office.door.load(SpotCheck, check.uid)
    check.results[0].result = CheckResult.FAIL
    store(office, check)
    assert not fresh(office, reading).is_read
    office.door.undo()
    assert fresh(office, reading).is_read
    office.door.delete(office.door.load(SpotCheck, check.uid), reason="误录")
    assert not fresh(office, reading).is_read


def test_a_picture_of_a_handwritten_note_is_a_note(office: Office) -> None:
    [person] = people(office, 1)
    reading = a_reading(office, person, a_book(office).uid, finished_on=date(2026, 8, 2))
    with pytest.raises(UserError):
        act(office, "readings", reading, "add_note")
    ref = office.attachments.add(io.BytesIO(b"photo"), "心得.jpg")
    act(office, "readings", reading, "add_note", files=(ref,), written_on=date(2026, 8, 5))
    kept = fresh(office, reading)
    assert kept.is_read and kept.proved_on == date(2026, 8, 5)
    assert kept.notes[0].files == (ref,)


# Checks by lot.


def test_people_drawn_for_a_check_get_a_row_each_and_can_be_drawn_again(office: Office) -> None:
    people(office, 6)
    book = a_book(office)
    check = office.door.new(SpotCheck, title="随机抽查")
    office.door.store(check)
    act(office, "spot_checks", check, "draw_people", pick_count=2, book=book.uid)
    check = office.door.load(SpotCheck, check.uid)
    draw = office.door.load(Draw, check.draw or "")
    assert [row.person for row in check.results] == picks(draw) == repeated(draw)
    assert {row.book for row in check.results} == {book.uid}
    assert draw.complete and not check.complete


def test_nobody_is_checked_twice_before_everybody_was(office: Office) -> None:
    everybody = people(office, 7)
    book = a_book(office)
    seen: list[str | None] = []
    for turn in range(4):
        check = office.door.new(SpotCheck, title=f"第 {turn} 次")
        office.door.store(check)
        act(office, "spot_checks", check, "draw_people", pick_count=2, book=book.uid)
        seen += [row.person for row in office.door.load(SpotCheck, check.uid).results]
    assert set(seen[:7]) == set(everybody)
    assert set(seen) == set(everybody)


def test_a_check_is_drawn_once(office: Office) -> None:
    people(office, 3)
    check = office.door.new(SpotCheck, title="随机抽查")
    office.door.store(check)
    act(office, "spot_checks", check, "draw_people", pick_count=1)
    with pytest.raises(UserError):
        act(office, "spot_checks", check, "draw_people", pick_count=1)


def test_more_people_than_there_are_cannot_be_drawn(office: Office) -> None:
    people(office, 3)
    check = office.door.new(SpotCheck, title="随机抽查")
    office.door.store(check)
    with pytest.raises(UserError):
        act(office, "spot_checks", check, "draw_people", pick_count=4)


# The road between the levels.


def test_the_citys_check_of_a_units_people_proves_their_reading_at_both_ends(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        [person] = people(office, 1)
        book = a_book(office)
        reading = a_reading(office, person, book.uid, finished_on=date(2026, 8, 20))
        unit = office.unit
    road.take("city", road.send_up("unit"))
    with road.open("city") as office:
        a_check(office, (person, book.uid, CheckResult.GOOD), checked_unit=unit)
        assert fresh(office, reading).is_read
        assert number("books_read", units=unit) == 1
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert fresh(office, reading).is_read
        assert SpotCheck.select().count() == 1


def test_a_units_check_is_no_proof_of_another_units_reading(offices: Offices) -> None:
    with offices.unit() as office:
        [person] = people(office, 1)
        book = a_book(office)
        a_check(office, (person, book.uid, CheckResult.GOOD))
    with offices.city() as office:
        [other] = people(office, 1)
        mine = a_reading(office, person, book.uid, finished_on=TODAY)
        assert other
    offices.bring(offices.unit, offices.city)
    with offices.city() as office:
        assert not fresh(office, mine).is_read


# Making up.


def test_leave_and_absence_owe_a_make_up_and_being_late_does_not(office: Office) -> None:
    some = people(office, 5)
    a_meeting(
        office,
        {
            **{some[0]: Attendance.SICK_LEAVE, some[1]: Attendance.OFFICIAL_LEAVE},
            **{some[2]: Attendance.ABSENT, some[3]: Attendance.LATE},
        },
    )
    assert {one.person for one in owed(office.unit, YEAR, TODAY)} == set(some[:3])
    assert number("make_ups_due") == 3
    figure = figure_named("make_ups_due")
    assert figure is not None
    assert {row[0] for row in records(figure, Scope(YEAR, OWN, TODAY))} == {"meetings"}


def test_a_book_that_is_not_read_by_its_day_is_owed_until_it_is_read(office: Office) -> None:
    [person] = people(office, 1)
    reading = a_reading(office, person, a_book(office).uid, due_on=date(2026, 8, 31))
    [one] = owed(office.unit, YEAR, TODAY)
    assert (one.ledger, one.subject, one.missed_on) == (
        *(Missed.READINGS, reading.uid),
        date(2026, 8, 31),
    )
    assert (number("make_ups_due"), number("make_ups_done")) == (1, 0)
    act(office, "readings", reading, "finish", finished_on=TODAY)
    assert owed(office.unit, YEAR, TODAY) == []
    assert (number("make_ups_due"), number("make_ups_done")) == (1, 1)


def test_a_book_that_was_made_up_for_is_finished_by_that(office: Office) -> None:
    [person] = people(office, 1)
    reading = a_reading(office, person, a_book(office).uid, due_on=date(2026, 8, 31))
    assert reading.state is ReadingState.TO_MAKE_UP
    store(office, *write_done(office.door, owed(office.unit, YEAR, TODAY), date(2026, 9, 5)))
    kept = fresh(office, reading)
    assert kept.state is ReadingState.MADE_UP
    assert (kept.finished_on, kept.ended_on) == (None, date(2026, 9, 5))
    assert (number("books_ticked"), number("readings_behind")) == (1, 0)
    assert (number("make_ups_due"), number("make_ups_done")) == (1, 1)
    kept.finished_on = TODAY
    store(office, kept)
    assert (number("books_ticked"), number("make_ups_done")) == (1, 1), "once, not twice"
    office.door.delete(MakeUp.get(), reason="误录")
    assert fresh(office, reading).state is ReadingState.READ


def test_a_book_that_is_read_after_all_settles_the_make_up_that_was_arranged(
    office: Office,
) -> None:
    [person] = people(office, 1)
    reading = a_reading(office, person, a_book(office).uid, due_on=date(2026, 8, 31))
    store(office, *arrange(office.door, owed(office.unit, YEAR, TODAY), date(2026, 9, 5)))
    assert [todo.ledger for todo in due_today(office)] == ["readings", "make_ups"]
    act(office, "readings", reading, "finish", finished_on=date(2026, 9, 4))
    [made_up] = MakeUp.select()
    assert (made_up.state, made_up.ended_on) == (MakeUpState.MADE_UP, date(2026, 9, 4))
    assert fresh(office, reading).state is ReadingState.READ
    assert (number("make_ups_due"), number("make_ups_done")) == (1, 1)
    assert missed_title(made_up) == "论学习"
    assert due_today(office) == []


def test_a_make_up_goes_from_the_list_to_its_confirmation(office: Office) -> None:
    some = people(office, 2)
    a_meeting(office, dict.fromkeys(some, Attendance.ABSENT))

    def listed() -> list[MakeUpState | None]:
        return [one.state for one in owed(office.unit, YEAR, TODAY)]

    assert listed() == [None, None]
    store(office, *arrange(office.door, owed(office.unit, YEAR, TODAY), date(2026, 9, 20)))
    assert listed() == [MakeUpState.TO_MAKE_UP] * 2
    proof = (office.attachments.add(io.BytesIO(b"photo"), "补学.jpg"),)
    store(office, *write_done(office.door, owed(office.unit, YEAR, TODAY), TODAY, proof))
    assert listed() == [MakeUpState.MADE_UP] * 2
    assert number("make_ups_done", Period(2026, 9, 9)) == 2
    store(office, *confirm_all(office.door, owed(office.unit, YEAR, TODAY), "王芳", None))
    assert listed() == [MakeUpState.CONFIRMED] * 2
    assert MakeUp.select().count() == 2
    with pytest.raises(UserError):
        arrange(office.door, owed(office.unit, YEAR, TODAY), TODAY)


def test_without_proof_nothing_is_confirmed(office: Office) -> None:
    [person] = people(office, 1)
    a_meeting(office, {person: Attendance.ABSENT})
    store(office, *write_done(office.door, owed(office.unit, YEAR, TODAY), TODAY))
    with pytest.raises(UserError):
        confirm_all(office.door, owed(office.unit, YEAR, TODAY), "王芳", None)


def test_a_make_up_typed_from_paper_finds_what_was_missed(office: Office) -> None:
    one, two = people(office, 2)
    meeting = a_meeting(office, {one: Attendance.ABSENT})
    row = next(row for row in meeting.attendance if row.person == one)
    typed = office.door.new(
        MakeUp, person=one, subject_ledger=Missed.MEETINGS, missed_on=date(2026, 9, 3)
    )
    store(office, typed)
    assert typed.subject_uid == row.uid
    nothing = office.door.new(
        MakeUp, person=two, subject_ledger=Missed.MEETINGS, missed_on=date(2026, 9, 3)
    )
    office.door.store(nothing)
    assert not nothing.complete


@pytest.mark.parametrize("seed", range(4))
def test_what_is_due_less_what_is_done_is_what_is_owed(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    some = people(office, 6)
    books = [a_book(office, f"书{n}", f"2026-0{n + 5}") for n in range(3)]
    for person in some:
        for book in books:
            if chance.random() < 0.7:
                ended = date(2026, chance.randint(5, 9), 8)
                a_reading(
                    *(office, person, book.uid),
                    due_on=date(2026, chance.randint(5, 8), 28),
                    finished_on=ended if chance.random() < 0.6 else None,
                )
    for day in (1, 2, 4):
        a_meeting(office, {p: chance.choice(list(Attendance)) for p in some}, day)
    listed = owed(office.unit, YEAR, TODAY)
    done = [one for one in listed if chance.random() < 0.5]
    if done:
        store(office, *write_done(office.door, done, TODAY))
    left = [one for one in owed(office.unit, YEAR, TODAY) if one.state is None]
    assert (number("make_ups_due") or 0) - (number("make_ups_done") or 0) == len(left)
    assert len(left) == len(listed) - len(done)


def test_a_lectures_absentees_owe_it_too(office: Office) -> None:
    one, two = people(office, 2)
    lecture = office.door.new(
        Lecture,
        **{"title": "党课", "kind": LectureKind.PARTY_LECTURE, "lecturer": two},
        **{"held_at": datetime(2026, 9, 2, 9), "audience_kind": AudienceKind.ORGANS},
        state=EventState.HELD,
    )
    lecture.attendance.append(LectureAttendance(person=one, status=Attendance.PERSONAL_LEAVE))
    lecture.attendance.append(LectureAttendance(person_name="外单位", status=Attendance.ABSENT))
    store(office, lecture)
    assert [one.ledger for one in owed(office.unit, YEAR, TODAY)] == [Missed.LECTURES]
    lecture.state = EventState.CANCELLED
    store(office, lecture)
    assert owed(office.unit, YEAR, TODAY) == []


# Studies.


def test_the_days_to_study_are_the_median_over_the_first_studies(office: Office) -> None:
    assert number("study_lag") is None
    figure = figure_named("study_lag")
    assert figure is not None
    assert shown(figure, Scope(YEAR, OWN, TODAY)) == "—"
    for title, came, studied in (("甲", 1, (3, 9)), ("乙", 1, (6,)), ("丙", 2, (3,))):
        material = office.door.new(Material, title=title, material_kind="document")
        material.taken_on = date(2026, 9, came)
        office.door.store(material)
        for day in studied:
            act(office, "materials", material, "study_own", studied_on=date(2026, 9, day))
    assert sorted(row.amount for row in counted(figure, Scope(YEAR, OWN, TODAY))) == [1, 2, 5]
    assert number("study_lag") == 2


def test_a_study_takes_its_day_and_its_learners_from_the_meeting(office: Office) -> None:
    some = people(office, 4)
    meeting = a_meeting(office, {some[0]: Attendance.ABSENT})
    material = office.door.new(Material, title="讲话", taken_on=date(2026, 9, 1))
    office.door.store(material)
    study = act(office, "materials", material, "study_own", meeting=meeting.uid)
    assert isinstance(study, Study)
    assert (study.taken_on, study.studied_on) == (date(2026, 9, 1), date(2026, 9, 3))
    assert study.learner_count == 3


def test_a_document_from_above_is_studied_below_from_the_day_it_came(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("city") as office:
        material = office.door.new(
            Material,
            **{"title": "意见", "material_kind": "document", "issued_on": date(2026, 8, 1)},
        )
        office.door.store(material)
    road.take("unit", *road.send_down("city"))
    clock.set(2026, 9, 17)
    with road.open("unit") as office:
        study = act(office, "materials", material, "study")
        assert isinstance(study, Study)
        assert study.taken_on == TODAY
        unit = office.unit
    road.take("city", road.send_up("unit"))
    with road.open("city"):
        assert number("study_lag", units=unit, today=date(2026, 9, 20)) == 7


# The grid.


def test_what_is_typed_into_the_grid_is_kept_as_progress_or_as_finished(office: Office) -> None:
    some = people(office, 4)
    book = a_book(office, month="2026-09")
    grid = by_book(office.unit, 2026, "2026-09", TODAY)
    assert [column.book for column in grid.columns] == [book.uid]
    typed = [(0, 0, "第8章"), (1, 0, "12"), (2, 0, "完"), (3, 0, "9月5日")]
    block = write_cells(office.door, grid, typed)
    assert (block.cells, block.faults) == (4, [])
    store(office, *block.records)
    rows = by_book(office.unit, 2026, "2026-09", TODAY).rows
    assert {row.person for row in rows} == set(some)
    assert [row.cells[0].progress for row in rows] == [8, 12, 12, 12]
    assert [row.cells[0].finished_on for row in rows] == [None, TODAY, TODAY, date(2026, 9, 5)]
    assert [(row.ticked, row.read) for row in rows] == [(0, 0), (1, 0), (1, 0), (1, 0)]
    assert {one.due_on for one in Reading.select()} == {date(2026, 9, 30)}


def test_what_cannot_be_is_refused_cell_by_cell(office: Office) -> None:
    people(office, 4)
    a_book(office, month="2026-09")
    grid = by_book(office.unit, 2026, "2026-09", TODAY)
    typed = [(0, 0, "13"), (1, 0, "大概"), (2, 0, "2026-09-30"), (3, 0, "3")]
    block = write_cells(office.door, grid, typed)
    assert [fault.row for fault in block.faults] == [1, 2, 3]
    assert len(block.records) == 1


def test_clearing_a_cell_takes_back_what_it_shows(office: Office) -> None:
    [person] = people(office, 1)
    a_book(office, month="2026-09")
    store(office, *plan_readings(office.door, [person], planned_books(2026)))
    for text in ("完", ""):
        grid = by_book(office.unit, 2026, "2026-09", TODAY)
        store(office, *write_cells(office.door, grid, [(0, 0, text)]).records)
    [reading] = [office.door.load(Reading, one.uid) for one in Reading.select()]
    assert reading.finished_on is None
    assert [(step.read_target, step.read_progress) for step in reading.steps] == [(12, None)]


def test_finishing_a_past_month_is_dated_into_it(office: Office) -> None:
    people(office, 1)
    a_book(office, month="2026-07")
    grid = month_by_month(office.unit, 2026, TODAY)
    [at] = [at for at, column in enumerate(grid.columns) if column.book]
    assert at == 6
    store(office, *write_cells(office.door, grid, [(0, at, "完")]).records)
    assert Reading.get().finished_on == date(2026, 7, 31)


def test_a_month_without_a_book_takes_nothing(office: Office) -> None:
    people(office, 1)
    a_book(office, month="2026-07")
    grid = month_by_month(office.unit, 2026, TODAY)
    block = write_cells(office.door, grid, [(0, 0, "3")])
    assert block.records == [] and len(block.faults) == 1


def test_one_book_is_followed_month_by_month(office: Office) -> None:
    [person] = people(office, 1)
    book = a_book(office, month="2026-09")
    store(office, *plan_readings(office.door, [person], [book], spread=3))
    grid = month_by_month(office.unit, 2026, TODAY, book.uid)
    assert [cell.target for cell in grid.rows[0].cells[6:9]] == [4, 8, 12]
    store(office, *write_cells(office.door, grid, [(0, 6, "4"), (0, 7, "6")]).records)
    grid = month_by_month(office.unit, 2026, TODAY, book.uid)
    assert [cell.progress for cell in grid.rows[0].cells[5:9]] == [None, 4, 6, None]


# Everywhere.


def test_make_ups_come_in_from_a_spreadsheet_and_find_what_was_missed(
    office: Office, tmp_path: Path
) -> None:
    one, two = people(office, 2)
    a_meeting(office, {one: Attendance.ABSENT, two: Attendance.SICK_LEAVE})
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2026年9月补学登记表"])
    sheet.append(["姓名", "缺学台账", "缺学日期", "补学日期"])
    sheet.append(["读者0", "会议", "2026.9.3", "9月8日"])
    sheet.append(["读者1", "会议", "2026年9月3日", None])
    book.save(tmp_path / "补学.xlsx")
    ledger = ledger_named("make_ups")
    assert ledger is not None
    import_sheet(office, ledger, tmp_path / "补学.xlsx", year=2026)
    found = {record.person: record for record in MakeUp.select()}
    assert found[one].done_on == date(2026, 9, 8)
    assert [found[uid].complete for uid in (one, two)] == [True, True]
    assert (number("make_ups_due"), number("make_ups_done")) == (2, 1)


@pytest.mark.parametrize("name", ["spot_checks", "make_ups", "studies"])
def test_a_ledger_goes_into_a_spreadsheet_and_changes_nothing_coming_back(
    office: Office, tmp_path: Path, name: str
) -> None:
    [person] = people(office, 1)
    book = a_book(office)
    a_check(office, (person, book.uid, CheckResult.GOOD))
    a_meeting(office, {person: Attendance.ABSENT})
    store(office, *write_done(office.door, owed(office.unit, YEAR, TODAY), TODAY))
    material = office.door.new(Material, title="讲话", taken_on=date(2026, 9, 1))
    office.door.store(material)
    act(office, "materials", material, "study_own")
    ledger = ledger_named(name)
    assert ledger is not None
    [before] = [office.door.load(ledger.model, one.uid) for one in ledger.model.select()]
    export_sheet(office, ledger, tmp_path / "list.xlsx")
    import_sheet(office, ledger, tmp_path / "list.xlsx")
    [after] = [office.door.load(ledger.model, one.uid) for one in ledger.model.select()]
    assert read_state(after) == read_state(before)


def test_what_is_to_be_made_up_and_studied_stands_among_the_things_to_do(office: Office) -> None:
    [person] = people(office, 1)
    a_meeting(office, {person: Attendance.ABSENT})
    material = office.door.new(Material, title="讲话", material_kind="speech")
    material.study_by = date(2026, 9, 5)
    store(office, material)
    store(office, *arrange(office.door, owed(office.unit, YEAR, TODAY), date(2026, 9, 20)))
    assert [(todo.ledger, todo.days) for todo in due_today(office)] == [
        ("materials", -5),
        ("make_ups", 10),
    ]
    act(office, "materials", material, "study_own")
    store(office, *write_done(office.door, owed(office.unit, YEAR, TODAY), TODAY))
    assert due_today(office) == []
