"""What is done with schemes, plans, readings, lectures and people, and what follows from it."""

from datetime import date, datetime
from typing import Any

import pytest

from models.errors import UserError
from models.ledgers import ledger_named
from models.ledgers.attendance import Attendance
from models.ledgers.books import Book, BookKind
from models.ledgers.events import EventState
from models.ledgers.lectures import (
    AudienceKind,
    Lecture,
    LectureAttendance,
    LectureKind,
)
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanState, PlanStep
from models.ledgers.readings import Reading, ReadingState
from models.ledgers.schemes import Scheme, SchemeState, SchemeVersion
from models.ledgers.units import Level
from models.ledgers.value_lists import ListItem
from models.lists import DEFAULTS, list_items, list_labels
from models.office import Office
from models.record import Record
from tests.conftest import Clock, Offices
from tests.filling import own_lines, take_lines, uid_of


def do(office: Office, record: Record, verb: str, **values: Any) -> Any:
    ledger = ledger_named(type(record)._meta.table_name)
    assert ledger is not None
    action = ledger.action(verb)
    assert action is not None
    fresh = office.door.load(type(record), record.uid)
    office.door.act(action, fresh, **values)
    return office.door.load(type(record), record.uid)


def warnings(office: Office, record: Record) -> dict[str, str]:
    return {
        problem.field: str(problem.message)
        for problem in office.door.problems(office.door.load(type(record), record.uid))
        if problem.level == "warning"
    }


# Schemes


def drafted(office: Office) -> Scheme:
    scheme = office.door.new(Scheme, title="学习教育实施方案")
    scheme.versions.append(SchemeVersion(version="第一稿", made_on=date(2026, 9, 1), body="一、"))
    office.door.store(scheme)
    return office.door.load(Scheme, scheme.uid)


def test_a_scheme_goes_from_draft_through_review_to_its_summary(offices: Offices) -> None:
    with offices.unit() as unit:
        scheme = drafted(unit)
        assert (scheme.state, scheme.year, scheme.org_level) == (
            *(SchemeState.DRAFTING, 2026),
            Level.UNIT,
        )
        assert do(unit, scheme, "submit").state is SchemeState.SUBMITTED
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        passed = do(city, scheme, "pass_review", participants="教育局、卫健委")
        assert passed.state is SchemeState.PASSED
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        issued = do(unit, scheme, "issue", doc_number="清委〔2026〕3号")
        assert (issued.state, issued.doc_number) == (SchemeState.ISSUED, "清委〔2026〕3号")
        assert do(unit, scheme, "start").state is SchemeState.CARRIED_OUT
        assert do(unit, scheme, "sum_up").state is SchemeState.SUMMED_UP


def test_a_returned_scheme_is_submitted_again_on_the_same_day(offices: Offices) -> None:
    """The request's revision orders it after the return, though the dates are one."""
    with offices.unit() as unit:
        scheme = do(unit, drafted(unit), "submit")
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        with pytest.raises(UserError, match="先写明原因"):
            do(city, scheme, "ask_again")
        back = do(city, scheme, "ask_again", reason="缺保障措施", due_on=date(2026, 9, 20))
        assert back.state is SchemeState.RESUBMIT
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        with pytest.raises(UserError, match="现在不能印发"):
            do(unit, scheme, "issue")
        assert do(unit, scheme, "submit").state is SchemeState.REVIEWING
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        mended = do(city, scheme, "pass_with_changes", reason="第三条再改")
        assert mended.state is SchemeState.PASSED_WITH_CHANGES


def test_a_date_of_request_that_is_typed_counts_as_a_request(office: Office) -> None:
    scheme = drafted(office)
    scheme.submitted_on = date(2026, 9, 2)
    office.door.store(scheme)
    kept = office.door.load(Scheme, scheme.uid)
    assert (kept.state, kept.submitted_rev) == (SchemeState.SUBMITTED, kept.rev)
    kept.drafter = "办公室"
    office.door.store(kept)
    assert office.door.load(Scheme, scheme.uid).submitted_rev == kept.rev - 1


def test_a_scheme_without_a_text_is_not_submitted(office: Office) -> None:
    scheme = office.door.new(Scheme, title="方案")
    office.door.store(scheme)
    with pytest.raises(UserError, match="还没有文稿"):
        do(office, scheme, "submit")


def test_a_scheme_issued_before_it_was_submitted_is_wrong(office: Office) -> None:
    scheme = drafted(office)
    scheme.submitted_on, scheme.issued_on = date(2026, 9, 5), date(2026, 9, 4)
    office.door.store(scheme)
    assert [p.field for p in office.door.problems(scheme)] == ["issued_on"]
    assert not office.door.load(Scheme, scheme.uid).complete


# Plans


def planned(office: Office, schedule: str, **values: Any) -> Plan:
    filling = {"due_on": date(2026, 12, 31), "owner_department": "宣传科"} | values
    plan = office.door.new(Plan, title="读书班", schedule_text=schedule, **filling)
    office.door.store(plan)
    return office.door.load(Plan, plan.uid)


def months(plan: Plan) -> list[str | None]:
    return [step.month for step in plan.steps]


def test_the_months_of_a_plan_come_out_of_its_schedule(office: Office) -> None:
    plan = planned(office, "9-11月")
    assert months(plan) == ["2026-09", "2026-10", "2026-11"]
    assert [step.planned_count for step in plan.steps] == [1, 1, 1]
    assert plan.complete


def test_a_schedule_that_crosses_the_year_crosses_it_in_its_steps(office: Office) -> None:
    assert months(planned(office, "12月-次年1月")) == ["2026-12", "2027-01"]


def test_a_new_schedule_moves_untouched_months_and_keeps_what_people_did(office: Office) -> None:
    plan = planned(office, "3-5月")
    plan.steps[0].done_count = 1
    plan.steps[1].planned_count = 4
    plan.steps.append(PlanStep(month="2026-08"))
    office.door.store(plan)
    plan = office.door.load(Plan, plan.uid)
    plan.schedule_text = "6月"
    office.door.store(plan)
    assert months(office.door.load(Plan, plan.uid)) == ["2026-03", "2026-04", "2026-06", "2026-08"]


def test_a_month_taken_out_by_hand_stays_out(office: Office) -> None:
    plan = planned(office, "3-5月")
    del plan.steps[1]
    office.door.store(plan)
    assert months(office.door.load(Plan, plan.uid)) == ["2026-03", "2026-05"]
    plan = office.door.load(Plan, plan.uid)
    plan.content = "改内容"
    office.door.store(plan)
    assert months(office.door.load(Plan, plan.uid)) == ["2026-03", "2026-05"]


def test_another_year_moves_the_months(office: Office) -> None:
    plan = planned(office, "3月")
    plan.year = 2027
    office.door.store(plan)
    assert months(office.door.load(Plan, plan.uid)) == ["2027-03"]


def test_a_schedule_that_is_not_understood_is_kept_and_flagged(office: Office) -> None:
    plan = planned(office, "择机")
    assert (plan.schedule_text, plan.steps) == ("择机", [])
    assert plan.complete
    assert "择机" in warnings(office, plan)["schedule_text"]


def test_a_plan_needs_somebody_who_answers_for_it(office: Office) -> None:
    plan = planned(office, "3月", owner_department=None)
    assert not plan.complete
    assert "owner_department" in {p.field for p in office.door.problems(plan)}


def test_a_plan_is_under_way_done_or_behind_by_its_steps_and_its_day(
    office: Office, clock: Clock
) -> None:
    plan = planned(office, "8-9月", due_on=date(2026, 9, 30))
    assert plan.state is PlanState.NOT_STARTED
    done = do(office, plan, "tick", month="2026-08")
    assert (done.state, done.steps[0].done_count) == (PlanState.DOING, 1)
    assert done.steps[0].done_on == clock.today
    clock.set(2026, 10, 8)
    assert do(office, plan, "explain", month="2026-09", unfinished_reason="改期").state is (
        PlanState.PARTLY_DONE
    )
    assert do(office, plan, "tick", month="2026-09").state is PlanState.DONE
    late = planned(office, "8月", due_on=date(2026, 8, 31))
    assert late.state is PlanState.NOT_DONE


def test_a_month_may_be_partly_done(office: Office) -> None:
    plan = planned(office, "9月")
    plan.steps[0].planned_count = 4
    office.door.store(plan)
    assert do(office, plan, "tick", done_count=3).state is PlanState.DOING
    assert do(office, plan, "tick").state is PlanState.DONE
    assert do(office, plan, "tick", done_count=0).steps[0].done_on is None


def test_a_month_without_a_step_cannot_be_ticked(office: Office) -> None:
    plan = planned(office, "3月")
    with pytest.raises(UserError, match="在 2026-09 没有安排"):
        do(office, plan, "tick")
    with pytest.raises(UserError, match="先写明原因"):
        do(office, plan, "explain", month="2026-03")


# Readings


def reading(office: Office, **values: Any) -> Reading:
    person = office.door.new(Person, name="周敏")
    book = office.door.new(Book, title="论群众路线", kind=BookKind.REQUIRED)
    record = office.door.new(Reading, person=person.uid, book=book.uid, **values)
    office.door.store(person, book, record)
    return office.door.load(Reading, record.uid)


def test_a_book_counts_as_read_when_it_is_finished_and_noted(office: Office) -> None:
    record = reading(office)
    assert (record.heading(), record.state) == ("周敏《论群众路线》", ReadingState.UNREAD)
    record = do(office, record, "record_progress", read_progress=3)
    assert (record.state, record.steps[0].month) == (ReadingState.READING, "2026-09")
    record = do(office, record, "record_progress", month="2026-08", read_progress=2)
    assert [step.read_progress for step in record.steps] == [2, 3]
    record = do(office, record, "finish")
    assert (record.state, record.is_read) == (ReadingState.READ, False)
    record = do(office, record, "add_note", text="为人民 服务\n心得")
    assert (record.is_read, record.notes[0].word_count) == (True, 7)


def test_a_note_kept_on_paper_counts_by_its_length(office: Office) -> None:
    record = do(office, reading(office), "add_note", word_count=800)
    assert (record.state, record.notes[0].word_count) == (ReadingState.READING, 800)
    with pytest.raises(UserError, match="写上心得"):
        do(office, record, "add_note")


def test_a_book_unread_on_its_day_is_to_be_made_up(office: Office) -> None:
    assert reading(office, due_on=date(2026, 9, 9)).state is ReadingState.TO_MAKE_UP
    assert reading(office, due_on=date(2026, 9, 10)).state is ReadingState.UNREAD


def test_one_person_reads_one_book_once(office: Office) -> None:
    first = reading(office)
    second = office.door.new(Reading, person=first.person, book=first.book)
    office.door.store(second)
    kept = office.door.load(Reading, second.uid)
    assert not kept.complete
    assert [p.field for p in office.door.problems(kept)] == ["book"]


# Lectures


def lecture(office: Office, title: str, at: datetime, **values: Any) -> Lecture:
    filling = {"kind": LectureKind.PARTY_LECTURE, "audience_kind": AudienceKind.ORGANS} | values
    record = office.door.new(Lecture, title=title, planned_at=at, **filling)
    office.door.store(record)
    return office.door.load(Lecture, record.uid)


NINE = datetime(2026, 9, 9, 9, 0)


def test_a_lecture_on_the_rota_is_held_at_its_time(office: Office) -> None:
    record = lecture(office, "党课", NINE, lecturer=uid_of(1))
    assert (record.state, record.complete) == (EventState.PLANNED, False)
    held = do(office, record, "hold", expected_count=40, attended_count=38)
    assert (held.state, held.held_at, held.complete) == (EventState.HELD, NINE, True)
    assert (held.expected_count, held.attended_count) == (40, 38)
    with pytest.raises(UserError, match="现在不能"):
        do(office, record, "cancel")


def test_a_lecture_is_not_held_before_its_day(office: Office) -> None:
    record = lecture(office, "党课", datetime(2026, 9, 11, 9, 0), lecturer=uid_of(1))
    with pytest.raises(UserError, match="还没有到"):
        do(office, record, "hold")
    assert do(office, record, "cancel").state is EventState.CANCELLED


def test_the_attendance_sheet_gives_the_numbers(office: Office) -> None:
    record = lecture(office, "党课", NINE, lecturer=uid_of(1), expected_count=99)
    statuses = list(Attendance)
    for number, status in enumerate(statuses):
        record.attendance.append(LectureAttendance(person=uid_of(number), status=status))
    office.door.store(record)
    kept = office.door.load(Lecture, record.uid)
    assert (kept.expected_count, kept.attended_count) == (7, 3)


def test_more_attended_than_expected_is_wrong(office: Office) -> None:
    record = lecture(office, "党课", NINE, held_at=NINE, lecturer_name="李教授")
    assert record.complete
    record.expected_count, record.attended_count = 10, 11
    office.door.store(record)
    assert not office.door.load(Lecture, record.uid).complete


def test_a_speaker_or_a_place_wanted_twice_is_warned_of(office: Office) -> None:
    lecture(office, "甲", NINE, lecturer=uid_of(1), place="礼堂", hours=2)
    speaker = lecture(office, "乙", NINE.replace(hour=10), lecturer=uid_of(1), place="三楼")
    place = lecture(office, "丙", NINE.replace(minute=30), lecturer_name="李教授", place="礼堂")
    assert list(warnings(office, speaker)) == ["lecturer"]
    assert "“甲”" in warnings(office, speaker)["lecturer"]
    assert list(warnings(office, place)) == ["place"]


def test_what_follows_or_is_cancelled_does_not_clash(office: Office) -> None:
    first = lecture(office, "甲", NINE, lecturer=uid_of(1), place="礼堂", hours=2)
    after = lecture(office, "乙", NINE.replace(hour=10, minute=30), lecturer=uid_of(1))
    other_day = lecture(office, "丙", NINE.replace(day=8), lecturer=uid_of(1), place="礼堂")
    same_time = lecture(office, "丁", NINE, lecturer=uid_of(1))
    assert warnings(office, after) == {}
    assert warnings(office, other_day) == {}
    assert list(warnings(office, same_time)) == ["lecturer"]
    do(office, first, "cancel")
    assert warnings(office, same_time) == {}


# People and lists


def test_a_person_leaves_once(office: Office) -> None:
    person = office.door.new(Person, name="周敏")
    office.door.store(person)
    assert do(office, person, "leave").left_on == date(2026, 9, 10)
    with pytest.raises(UserError, match="现在不能登记离任"):
        do(office, person, "leave")


def test_a_second_person_of_the_same_name_is_asked_about(office: Office) -> None:
    first, second = (office.door.new(Person, name="周敏") for _ in range(2))
    office.door.store(first)
    assert warnings(office, first) == {}
    office.door.store(second)
    assert office.door.load(Person, second.uid).complete
    assert list(warnings(office, second)) == ["name"]
    do(office, first, "leave")
    assert warnings(office, second) == {}


def add_item(office: Office, code: str, label: str, **values: Any) -> ListItem:
    item = office.door.new(ListItem, list_name="topic", code=code, label=label, **values)
    office.door.store(item)
    return item


def test_a_list_is_extended_renamed_and_shortened_but_keeps_its_labels(office: Office) -> None:
    add_item(office, "reform", "改革发展")
    add_item(office, "tradition", "优良作风")
    add_item(office, "other", "其他", retired_on=date(2026, 1, 1))
    items = list_items("topic")
    assert (items["reform"], items["tradition"]) == ("改革发展", "优良作风")
    assert "other" not in items
    assert list_labels("topic")["other"] == "其他"
    assert list(items)[:2] == list(DEFAULTS["topic"])[:2]
    assert list_items("aspect") == DEFAULTS["aspect"]


def test_a_code_is_plain_and_used_once(office: Office) -> None:
    add_item(office, "reform", "改革发展")
    again, odd = add_item(office, "reform", "改革"), add_item(office, "改革", "改革")
    for item in (again, odd):
        assert not office.door.load(ListItem, item.uid).complete
    assert list_items("topic")["reform"] == "改革发展"


def test_items_come_from_above_and_never_from_below(offices: Offices) -> None:
    with offices.city() as city:
        add_item(city, "reform", "改革发展")
        from_city, city_uid = own_lines(city), city.unit
    with offices.unit() as unit:
        added = add_item(unit, "village", "村史村情")
        take_lines(unit, from_city)
        assert "reform" not in list_items("topic")
        row = unit.row
        row.parent = city_uid
        unit.door.store(row)
        assert [code for code in list_items("topic") if code not in DEFAULTS["topic"]] == [
            *("reform", "village")
        ]
        from_unit = own_lines(unit)
    with offices.city() as city:
        take_lines(city, from_unit)
        assert "village" not in list_items("topic")
        assert city.door.load(ListItem, added.uid).label == "村史村情"
