"""What rules ask for and the ledgers show: due, done and missed, day by day."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from models.bands import Bands, bands, keep_bands
from models.calendar.duties import MISSED
from models.calendar.entries import Standing
from models.calendar.ics import ics_bytes
from models.calendar.mending import begun
from models.calendar.overview import calendar_of, shortfalls
from models.calendar.workdays import Workdays, no_data
from models.errors import UserError
from models.exchange.sending.checks import check_submission
from models.exchange.sending.explanations import explain
from models.figures import OWN, Scope, figure_named, value
from models.ledgers.books import Book
from models.ledgers.events import EventState
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.holidays import HOLIDAYS, Holiday, HolidayKind
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.people import Person
from models.ledgers.readings import Reading
from models.ledgers.rules import (
    RULES,
    Cycle,
    OnHoliday,
    Rule,
    RuleKind,
    RuleReach,
    Span,
    rules_for,
    span_of,
)
from models.office import Office
from models.periods import parse_period
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.todo import due_today
from models.words import chinese
from tests.conftest import Clock
from tests.exchanging import world
from tests.models.cli_calls import runner

THE_YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def a_rule(office: Office, **values: object) -> Rule:
    """The office meeting of every month, unless said otherwise."""
    told: dict[str, object] = {
        **{"title": "办公室例会", "kind": RuleKind.MEETING, "applies_to": FilledLedger.MEETINGS},
        **{"record_kind": "办公室例会", "every": Cycle.MONTH, "from_on": date(2026, 7, 1)},
    }
    rule = office.door.new(Rule, **{**told, **values})
    office.door.store(rule)
    return office.door.load(Rule, rule.uid)


def held(office: Office, day: date, kind: MeetingKind = MeetingKind.OFFICE) -> Meeting:
    meeting = office.door.new(
        Meeting,
        **{"title": "例会", "kind": kind, "chair": "何静"},
        **{"start_at": datetime.combine(day, time(9)), "state": EventState.HELD},
    )
    office.door.store(meeting)
    return meeting


def told(office: Office, start: date, end: date) -> list[tuple[str, str, str]]:
    entries = calendar_of(office, start, end).entries
    return [
        (entry.day.isoformat(), entry.standing.value, str(entry.text))
        for entry in entries
        if entry.ledger == "rules"
    ]


def test_a_rule_is_kept_missed_or_still_due_period_by_period(office: Office) -> None:
    rule = a_rule(office)
    assert rule.record_kind == MeetingKind.OFFICE  # its label was typed
    held(office, date(2026, 7, 15))
    held(office, date(2026, 8, 15), MeetingKind.PARTY_COMMITTEE)  # another kind does not count
    assert told(office, date(2026, 6, 1), date(2026, 10, 31)) == [
        ("2026-07-31", "done", "“办公室例会”7月已办 1 次"),
        ("2026-08-31", "missed", "“办公室例会”8月缺 1 次"),
        ("2026-09-30", "due", "“办公室例会”9月还差 1 次"),
        ("2026-10-31", "due", "“办公室例会”10月还差 1 次"),
    ]
    assert [entry.duty and str(entry.duty.period) for entry in shortfalls(office)] == ["8月"]
    todos = [(str(todo.text), todo.ledger, todo.days) for todo in due_today(office)]
    assert todos == [
        ("“办公室例会”8月缺 1 次", "rules", -10),
        ("“办公室例会”9月还差 1 次", "rules", 20),
    ]
    rule.to_on = date(2026, 8, 30)
    office.door.store(rule)
    assert [line[0] for line in told(office, date(2026, 7, 1), date(2026, 9, 30))] == ["2026-07-31"]


def test_a_deadline_inside_the_period_moves_off_days_on_which_nobody_works(office: Office) -> None:
    a_rule(
        office, title="月初会", day_limit=3, on_holiday=OnHoliday.AFTER, to_on=date(2026, 10, 20)
    )
    days = {date(2026, 10, day): HolidayKind.HOLIDAY for day in range(1, 8)}
    days[date(2026, 10, 10)] = HolidayKind.WORKDAY
    office.door.store(
        *(
            office.door.new(Holiday, day=day, kind=kind, title="国庆节")
            for day, kind in days.items()
        )
    )
    due = [line[0] for line in told(office, date(2026, 7, 1), date(2026, 10, 31))]
    assert due == ["2026-07-03", "2026-08-03", "2026-09-03", "2026-10-08"]
    workdays = Workdays(office.unit)
    assert workdays.worked(date(2026, 10, 10))  # a Saturday in lieu
    assert not workdays.worked(date(2026, 9, 12))
    assert workdays.moved(date(2026, 10, 3), OnHoliday.BEFORE) == date(2026, 9, 30)
    assert calendar_of(office, date(2026, 12, 1), date(2027, 1, 31)).unknown_years == [2027]
    assert str(no_data(2027)).startswith("2027 年没有节假日数据")


def test_periods_begin_where_people_begin_them() -> None:
    day = date(2026, 9, 10)
    spans = [span_of(cycle, day) for cycle in Cycle]
    assert spans == [
        Span(date(2026, 9, 7), date(2026, 9, 13)),
        Span(date(2026, 9, 1), date(2026, 9, 30)),
        Span(date(2026, 7, 1), date(2026, 9, 30)),
        Span(date(2026, 7, 1), date(2026, 12, 31)),
        Span(date(2026, 1, 1), date(2026, 12, 31)),
    ]


def test_a_book_a_month_is_asked_of_everybody_who_has_a_plan(office: Office) -> None:
    people = [office.door.new(Person, name=name) for name in ("何静", "王芳")]
    book = office.door.new(Book, title="党史", plan_month="2026-08")
    office.door.store(*people, book)
    readings = [
        office.door.new(Reading, person=person.uid, book=book.uid, due_on=date(2026, 8, 31))
        for person in people
    ]
    readings[0].finished_on = date(2026, 8, 20)
    office.door.store(*readings)
    a_rule(
        office,
        **{"title": "月读一书", "kind": RuleKind.READING, "applies_to": FilledLedger.READINGS},
        **{"record_kind": None, "from_on": date(2026, 8, 1)},
    )
    august = calendar_of(office, date(2026, 8, 1), date(2026, 9, 30)).entries[0]
    assert (str(august.text), august.note) == ("“月读一书”8月还有 1 人没有读", "王芳")
    readings[1] = office.door.load(Reading, readings[1].uid)
    readings[1].finished_on = date(2026, 8, 31)
    office.door.store(readings[1])
    assert told(office, date(2026, 8, 1), date(2026, 8, 31)) == [
        ("2026-08-31", "done", "“月读一书”8月应读的 2 人都读了")
    ]


def test_a_missed_duty_begins_the_record_that_makes_it_good(office: Office) -> None:
    a_rule(office)
    missed = shortfalls(office)[0]
    assert missed.duty is not None
    meeting = begun(office, missed.duty)
    assert isinstance(meeting, Meeting)
    assert (meeting.kind, meeting.title) == (MeetingKind.OFFICE, "办公室例会")
    assert meeting.start_at == datetime(2026, 7, 31, 9)
    assert meeting.state is EventState.PLANNED
    meeting.chair = "何静"
    office.door.store(meeting)
    assert Standing.MISSED in {entry.standing for entry in shortfalls(office)}
    meeting.state = EventState.HELD
    office.door.store(meeting)
    assert [entry.day for entry in shortfalls(office)] == [date(2026, 8, 31)]
    reading = a_rule(
        office, applies_to=FilledLedger.READINGS, record_kind=None, kind=RuleKind.READING
    )
    duty = next(e.duty for e in shortfalls(office) if e.duty and e.duty.rule.uid == reading.uid)
    with pytest.raises(UserError, match="到“读书”里登记"):
        begun(office, duty)


def test_a_rule_says_the_quorum_of_a_kind_of_meeting(office: Office) -> None:
    a_rule(office, quorum=667)
    meeting = held(office, date(2026, 9, 1))
    assert meeting.quorum.least(3) == 2
    assert meeting.quorum.least(4) == 3
    assert held(office, date(2026, 6, 1)).quorum.least(4) == 2  # not in force yet
    assert held(office, date(2026, 9, 1), MeetingKind.PARTY_COMMITTEE).quorum.least(4) == 2


def test_what_a_city_hands_down_is_kept_below_and_its_own_is_not(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    road = world(tmp_path, clock)
    with road.open("city") as city:
        a_rule(city, title="市委办例会")
        handed = a_rule(city, title="各单位例会", reach=RuleReach.BELOW)
        city.door.store(
            city.door.new(Holiday, day=date(2026, 10, 1), kind=HolidayKind.HOLIDAY, title="国庆节")
        )
        assert [rule.title for rule in rules_for(city.unit, THE_YEAR)] == ["市委办例会"]
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as unit:
        assert [rule.title for rule in rules_for(unit.unit, THE_YEAR)] == ["各单位例会"]
        assert Workdays(unit.unit).named(date(2026, 10, 1)) == (HolidayKind.HOLIDAY, "国庆节")
        a_rule(unit, title="本镇例会")
        held(unit, date(2026, 7, 15))
        assert [entry.ledger for entry in shortfalls(unit)] == ["rules", "rules", "packages"]
    run = runner(capsys, tmp_path / "unit")
    listed = run("calendar", "--month", "2026-08", "--json").json
    assert [(line["day"], line["text"][:7]) for line in listed] == [
        *(("2026-08-31", "“各单位例会”"), ("2026-08-31", "“本镇例会”8"))
    ]
    assert "“本镇例会”8月" in run("calendar", "--month", "2026-08").out
    assert run("calendar", "--ics", str(tmp_path / "9.ics")).code == 0
    assert (tmp_path / "9.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert run("warning-days", "--soon", "20").code == 1
    assert run("warning-days", "--soon", "7", "--near", "15", "--json").json == {
        **{"soon": 7, "near": 15}
    }
    road.take("city", road.send_up("unit"))
    with road.open("city") as city:
        assert [rule.title for rule in rules_for(city.unit, THE_YEAR)] == ["市委办例会"]
        rule = city.door.load(Rule, handed.uid)
        rule.reach = RuleReach.OWN
        city.door.store(rule)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as unit:
        assert [rule.title for rule in rules_for(unit.unit, THE_YEAR)] == ["本镇例会"]


def test_the_days_of_warning_are_set_once_and_do_not_overlap(office: Office, clock: Clock) -> None:
    a_rule(office, from_on=date(2026, 9, 1))
    assert [todo.band.value for todo in due_today(office)] == ["near"]
    assert bands() == Bands(10, 20)
    keep_bands(5, 12)
    assert due_today(office) == []
    clock.set(2026, 9, 26)
    assert [todo.band.value for todo in due_today(office)] == ["soon"]
    for soon, near in ((12, 12), (0, 5), (5, 1000)):
        with pytest.raises(UserError):
            keep_bands(soon, near)


def test_the_file_for_other_calendars_is_what_they_can_read(office: Office) -> None:
    a_rule(office, title="每月第一周召开的领导小组办公室例会，学文件；析形势\\部署" * 2)
    entries = calendar_of(office, date(2026, 9, 1), date(2026, 9, 30)).entries
    now = datetime(2026, 9, 10, 9, 30)
    data = ics_bytes("清溪镇", office.unit, entries, now, chinese)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20260930" in lines
    assert "DTEND;VALUE=DATE:20261001" in lines
    (summary,) = [line for line in lines if line.startswith("SUMMARY:")]
    assert "析形势\\\\部署" in summary
    later = ics_bytes("清溪镇", office.unit, entries, datetime(2026, 10, 1), chinese)
    uids = [line for line in lines if line.startswith("UID:")]
    assert [u for u in later.decode().replace("\r\n ", "").split("\r\n") if u[:4] == "UID:"] == uids


def test_rules_in_force_are_counted_by_kind(office: Office) -> None:
    a_rule(office)
    a_rule(office, kind=RuleKind.ATTENDANCE, applies_to=None, record_kind=None, every=None)
    a_rule(office, kind=RuleKind.MEETING, to_on=date(2026, 7, 31))

    def number(name: str, period: str) -> int | None:
        figure = figure_named(name)
        assert figure is not None
        return value(figure, Scope(parse_period(period), OWN, office.door.today))

    assert [number("office_rules", p) for p in ("2026-06", "2026-07", "2026-09")] == [0, 3, 2]
    assert number("office_rules_meeting", "2026-09") == 1
    assert number("office_rules_attendance", "2026-09") == 1


def test_the_years_days_off_come_in_from_a_table_and_rules_go_out_and_back(
    office: Office, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["2027 年放假安排"])
    sheet.append(["日期", "类别", "名称"])
    for row in (["2027-01-01", "放假", "元旦"], ["1月3日", "调休上班", "元旦"]):
        sheet.append(row)
    book.save(tmp_path / "放假.xlsx")
    for _again in range(2):  # the same days once more are drafts that count for nothing
        import_sheet(office, HOLIDAYS, tmp_path / "放假.xlsx", year=2027)
    known = Holiday.select().where(Holiday.complete).order_by(Holiday.day)
    days = [(holiday.day, holiday.kind, holiday.title) for holiday in known]
    assert days == [
        (date(2027, 1, 1), HolidayKind.HOLIDAY, "元旦"),
        (date(2027, 1, 3), HolidayKind.WORKDAY, "元旦"),
    ]
    assert Workdays(office.unit).knows(2027)
    rule = a_rule(office, quorum=667, day_limit=10, times=2, on_holiday=OnHoliday.AFTER)
    export_sheet(office, RULES, tmp_path / "制度.xlsx")
    office.door.delete(rule, reason="换表")
    import_sheet(office, RULES, tmp_path / "制度.xlsx")
    (back,) = Rule.select().where(~Rule.deleted)
    for name in ("title", "kind", "applies_to", "record_kind", "every", "times", "day_limit"):
        assert getattr(back, name) == getattr(rule, name), name
    assert (back.quorum, back.on_holiday) == (667, OnHoliday.AFTER)
    rule = office.door.load(Rule, back.uid)
    rule.record_kind = "没有的会"
    (problem,) = [p for p in office.door.problems(rule) if p.field == "record_kind"]
    assert "办公室例会" in str(problem.message)


def test_a_rule_that_was_not_kept_is_explained_where_the_month_is_checked(office: Office) -> None:
    rule = a_rule(office, from_on=date(2026, 8, 1))
    august = parse_period("2026-08")
    check = check_submission(office, august).finding(MISSED)
    assert check is not None and check.open and check.subjects == (rule.uid,)
    explain(office, august, check, "换届，例会并入党委会")
    again = check_submission(office, august).finding(MISSED)
    assert again is not None and not again.open
    (entry,) = calendar_of(office, august.start, august.end).entries
    assert (entry.standing, entry.note) == (Standing.EXPLAINED, "换届，例会并入党委会")
    assert shortfalls(office) == ()
    assert [todo.days for todo in due_today(office)] == [20]
