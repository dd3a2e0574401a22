"""Promises of meetings and tasks, from entry at a unit to the city and back."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import UserError
from models.figures import OWN, Scope, figure_named, fraction, records, value
from models.ledgers.areas import Area
from models.ledgers.attendance import IN_THE_ROOM, Attendance
from models.ledgers.events import EventState
from models.ledgers.meeting_verbs import MEETINGS
from models.ledgers.meetings import AreaAnalysis, Meeting, MeetingAttendance, MeetingKind
from models.ledgers.task_verbs import TASKS
from models.ledgers.tasks import Task, TaskEventKind, TaskSource, TaskState
from models.ledgers.units import Level
from models.lines import Line
from models.listing import Listing, uids
from models.office import Office, set_up
from models.pending import pending_decisions
from models.periods import Period
from models.record import Record
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, a_person, world
from tests.models.cli_calls import Run, runner, sets

P, S, A = Attendance.PRESENT, Attendance.SICK_LEAVE, Attendance.ABSENT


def a_meeting(office: Office, statuses: str = "", **more: Any) -> Meeting:
    """A complete meeting that was held; p, s and a stand for present, sick and absent."""
    said: dict[str, Any] = {
        **{"title": "九月例会", "kind": MeetingKind.OFFICE, "chair": "周敏"},
        **{"start_at": datetime(2026, 9, 8, 9), "state": EventState.HELD},
        **more,
    }
    meeting = office.door.new(Meeting, **said)
    for number, letter in enumerate(statuses):
        status = {"p": P, "s": S, "a": A}[letter]
        row = MeetingAttendance(person_name=f"第{number}人", status=status)
        meeting.attendance.append(row)
    office.door.store(meeting)
    return office.door.load(Meeting, meeting.uid)


def number(name: str, period: Period = Period(2026)) -> int | None:  # noqa: B008
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(period, OWN, date(2026, 12, 31)))


def do(office: Office, record: Record, name: str, **values: Any) -> Any:
    ledger = MEETINGS if isinstance(record, Meeting) else TASKS
    action = ledger.action(name)
    assert action is not None
    return office.door.act(action, office.door.load(type(record), record.uid), **values)


# Meetings.


@pytest.mark.parametrize(
    ("kind", "statuses", "enough"),
    [
        (MeetingKind.OFFICE, "pp", True),
        (MeetingKind.OFFICE, "pa", True),
        (MeetingKind.OFFICE, "paa", False),
        (MeetingKind.DEMOCRATIC, "ppa", True),
        (MeetingKind.DEMOCRATIC, "ppas", False),
        (MeetingKind.DEMOCRATIC, "pppppps" + "a" * 2, True),
    ],
)
def test_a_meeting_without_its_quorum_is_warned_of(
    office: Office, kind: MeetingKind, statuses: str, enough: bool
) -> None:
    meeting = a_meeting(office, statuses, kind=kind)
    warned = any("法定人数" in str(p.message) for p in office.door.problems(meeting))
    assert warned is not enough
    assert meeting.complete


def test_the_counts_are_those_of_the_sheet_and_leave_is_not_there(office: Office) -> None:
    meeting = a_meeting(office, "ppsa", expected_count=99, attended_count=77)
    assert (meeting.expected_count, meeting.attended_count) == (4, 2)


def test_more_who_came_than_were_expected_is_no_meeting_that_counts(office: Office) -> None:
    meeting = a_meeting(office, expected_count=3, attended_count=4)
    assert not meeting.complete
    assert (number("meetings_held"), number("attendance_expected")) == (0, 0)


def test_the_same_person_stands_on_a_sheet_once(office: Office) -> None:
    meeting = office.door.new(Meeting, title="会")
    who = a_person(office)
    meeting.attendance = [MeetingAttendance(person=who, status=P) for _ in range(2)]
    assert any(p.field == "attendance.2.person" for p in office.door.problems(meeting))


sheets = st.lists(st.sampled_from(list(Attendance)), max_size=12)
counts = st.one_of(st.none(), st.integers(0, 12))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some=st.lists(st.tuples(sheets, counts, counts), min_size=1, max_size=3))
def test_attendance_never_exceeds_what_was_expected(
    office: Office, some: list[tuple[list[Attendance], int | None, int | None]]
) -> None:
    made = []
    for statuses, expected, attended in some:
        meeting = office.door.new(
            Meeting,
            **{"title": "会", "kind": MeetingKind.OTHER, "chair": "周敏"},
            **{"start_at": datetime(2026, 9, 8, 9), "state": EventState.HELD},
            **{"expected_count": expected, "attended_count": attended},
        )
        meeting.attendance = [
            MeetingAttendance(person_name=f"第{at}人", status=status)
            for at, status in enumerate(statuses)
        ]
        made.append(meeting)
    office.door.store(*made)
    rate = figure_named("attendance_rate")
    assert rate is not None
    there, expected_in_all = fraction(rate, Scope(Period(2026), OWN, date(2026, 12, 31)))
    assert there <= expected_in_all
    told = [
        (len(statuses), sum(status in IN_THE_ROOM for status in statuses))
        if statuses
        else (expected, attended)
        for statuses, expected, attended in some
    ]
    counted = [(e, a) for e, a in told if e is not None and a is not None and a <= e]
    assert (there, expected_in_all) == (sum(a for _, a in counted), sum(e for e, _ in counted))
    office.door.undo()


def test_office_meetings_count_those_held_and_lead_to_their_records(office: Office) -> None:
    held = a_meeting(office)
    a_meeting(office, state=EventState.PLANNED)
    a_meeting(office, kind=MeetingKind.PROMOTION)
    assert (number("office_meetings"), number("meetings_held")) == (1, 2)
    assert number("office_meetings", Period(2026, 8, 8)) == 0
    figure = figure_named("office_meetings")
    assert figure is not None
    found = records(figure, Scope(Period(2026), OWN, date(2026, 12, 31)))
    assert found == [("meetings", held.uid)]


def test_an_area_counts_once_a_half_year(office: Office) -> None:
    areas = [office.door.new(Area, title=name) for name in ("东部", "西部")]
    office.door.store(*areas)
    for month, some in ((3, areas), (5, areas[:1]), (9, areas[:1])):
        meeting = a_meeting(office, start_at=datetime(2026, month, 3, 9))
        meeting.area_analyses = [AreaAnalysis(area=area.uid) for area in some]
        office.door.store(meeting)
    kept = office.door.load(Meeting, meeting.uid)
    assert kept.area == (areas[0].uid,)
    assert number("area_analyses") == 3
    assert number("area_analyses", Period(2026, 1, 6)) == 2


def test_a_planned_meeting_is_held_at_its_time_but_not_before(office: Office) -> None:
    meeting = a_meeting(office, state=EventState.PLANNED, start_at=datetime(2026, 9, 20, 9))
    with pytest.raises(UserError, match="还没有到"):
        do(office, meeting, "hold")
    held = do(office, meeting, "hold", start_at=datetime(2026, 9, 9, 9), expected_count=5)
    assert (held.state, held.period) == (EventState.HELD, "2026-09")
    with pytest.raises(UserError):
        do(office, held, "cancel")


# Resolutions become tasks, which go their way.


def assigned(office: Office) -> list[Task]:
    text = "一、修订考勤制度；\n（二）补齐台账。\n3. 补齐台账\n"
    meeting = a_meeting(office, resolutions=text)
    do(office, meeting, "assign", first_due_on=date(2026, 9, 30), owner_department="党建办")
    return list(Task.select().order_by(Task.title.desc()))


def test_each_resolution_becomes_one_task_and_none_twice(office: Office) -> None:
    two, one = assigned(office)
    assert (one.title, two.title) == ("修订考勤制度", "补齐台账")
    assert {t.source for t in (one, two)} == {TaskSource.MEETING}
    assert {t.assigned_on for t in (one, two)} == {date(2026, 9, 8)}
    assert one.complete and one.state is TaskState.TODO
    meeting = office.door.load(Meeting, one.from_meeting or "")
    with pytest.raises(UserError, match="现在不能"):
        do(office, meeting, "assign")
    office.door.undo()
    assert [t for t in Task.select() if not t.deleted] == []


def test_a_task_is_done_with_its_result_and_may_take_longer_for_a_reason(office: Office) -> None:
    task = assigned(office)[0]
    do(office, task, "start")
    with pytest.raises(UserError, match="先写办理结果"):
        do(office, task, "finish")
    with pytest.raises(UserError, match="先写明原因"):
        do(office, task, "request_extension", due_after=date(2026, 10, 20))
    with pytest.raises(UserError, match="晚于现行时限"):
        do(office, task, "request_extension", due_after=date(2026, 9, 1), reason="忙")
    asked = do(office, task, "request_extension", due_after=date(2026, 10, 20), reason="等会签")
    assert (asked.state, asked.due_on) == (TaskState.EXTENSION, date(2026, 9, 30))
    granted = do(office, task, "grant_own_extension")
    assert (granted.state, granted.due_on) == (TaskState.DOING, date(2026, 10, 20))
    assert granted.first_due_on == date(2026, 9, 30)
    done = do(office, task, "finish", outcome="已印发")
    assert (done.state, done.outcome) == (TaskState.DONE, "已印发")


MOVES = {
    TaskState.TODO: {"start", "request_extension", "call_off"},
    TaskState.DOING: {"submit", "finish", "request_extension", "call_off"},
    TaskState.SUBMITTED: {"finish"},
    TaskState.EXTENSION: {"grant_own_extension"},
    TaskState.DONE: set(),
    TaskState.CANCELLED: set(),
}
SAID: dict[str, dict[str, Any]] = {
    "submit": {"outcome": "好了"},
    "finish": {"outcome": "好了"},
    "request_extension": {"due_after": date(2099, 1, 1), "reason": "忙"},
    "call_off": {"reason": "不办了"},
}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(st.sampled_from(sorted({*MOVES[TaskState.TODO], *SAID, "accept"})), max_size=6)
)
def test_a_task_admits_no_other_move(office: Office, names: list[str]) -> None:
    task = office.door.new(
        Task,
        **{"title": "事", "source": TaskSource.OTHER, "owner_department": "办公室"},
        first_due_on=date(2026, 9, 30),
    )
    office.door.store(task)
    for name in names:
        now = office.door.load(Task, task.uid)
        if name in MOVES[now.state]:
            if name == "request_extension" and now.due_on and now.due_on.year == 2099:
                continue
            do(office, task, name, **SAID.get(name, {}))
        else:
            with pytest.raises(UserError):
                do(office, task, name, **SAID.get(name, {}))
            assert office.door.load(Task, task.uid).rev == now.rev


def test_the_overdue_tasks_are_those_past_their_day_and_unfinished(
    office: Office, clock: Clock
) -> None:
    one, two = assigned(office)
    do(office, two, "start")
    do(office, two, "finish", outcome="好了")
    clock.set(2026, 10, 1)
    assert uids(Listing(TASKS, overdue_on=office.door.today)) == [one.uid]


# Between the levels.


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    clock.set(2026, 9, 1)
    return world(tmp_path, clock)


def only(model: Any, *conditions: Any) -> Any:
    (found,) = model.select().where(~model.deleted, *conditions)
    return found


def test_a_task_of_the_city_is_taken_up_done_accepted_and_seen_at_both_ends(
    road: Road, clock: Clock
) -> None:
    with road.open("unit") as office:
        unit = office.unit
    with road.open("city") as city:
        meeting = a_meeting(city, start_at=datetime(2026, 9, 1, 9), resolutions="补齐学习台账")
        do(city, meeting, "assign", first_due_on=date(2026, 9, 25))
        task = only(Task)
        task.owner_unit = unit
        secret = a_meeting(city, title="只给自己", start_at=datetime(2026, 9, 1, 14))
        city.door.store(
            task,
            city.door.new(
                Task,
                **{"title": "本级的事", "source": TaskSource.OTHER, "owner_department": "科"},
                first_due_on=date(2026, 9, 25),
            ),
        )
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert [t.title for t in Task.select()] == ["补齐学习台账"]
        assert not Meeting.select().exists(), "minutes went down"
        assert not Line.select().where(Line.uid == secret.uid).exists()
        mine = do(office, only(Task), "take_up", owner_department="党建办")
        assert (mine.unit, mine.from_task, mine.source) == (unit, task.uid, TaskSource.SUPERIOR)
        assert mine.complete
        do(office, mine, "start")
        do(office, mine, "submit", outcome="补齐 12 本")
        with pytest.raises(UserError):
            do(office, mine, "finish")
    road.take("city", road.send_up("unit"))
    with road.open("city") as city:
        assert city.door.load(Task, task.uid).state is TaskState.SUBMITTED
        (waiting,) = pending_decisions(city)
        assert (waiting.record.uid, waiting.asked) == (mine.uid, TaskState.SUBMITTED)
        city.door.act(waiting.actions[0], waiting.record)
        assert city.door.load(Task, task.uid).state is TaskState.DONE
        assert pending_decisions(city) == []
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert {t.uid: t.state for t in Task.select()} == {
            **{task.uid: TaskState.DONE, mine.uid: TaskState.DONE}
        }


def test_a_meeting_reaches_the_city_without_the_reasons_of_leave(road: Road) -> None:
    with road.open("unit") as office:
        meeting = a_meeting(office, "ps", start_at=datetime(2026, 9, 1, 9))
        meeting.attendance[1].reason = "住院"
        office.door.store(meeting)
    road.take("city", road.send_up("unit", SEPTEMBER))
    with road.open("city") as city:
        there = city.door.load(Meeting, meeting.uid)
        assert [row.status for row in there.attendance] == [P, S]
        assert [row.reason for row in there.attendance] == [None, None]
        assert (there.expected_count, there.attended_count) == (2, 1)


# Spreadsheets and the command line.


def test_meetings_and_tasks_come_back_from_a_spreadsheet(office: Office, tmp_path: Path) -> None:
    meeting = a_meeting(office, "ps", resolutions="修订制度\n补台账", place="三楼")
    do(office, meeting, "assign", first_due_on=date(2026, 9, 30), owner_department="党建办")
    for ledger in (MEETINGS, TASKS):
        path = tmp_path / f"{ledger.name}.xlsx"
        export_sheet(office, ledger, path, Listing(ledger))
        before = {uid: office.door.load(ledger.model, uid).rev for uid in uids(Listing(ledger))}
        import_sheet(office, ledger, path)
        after = {uid: office.door.load(ledger.model, uid).rev for uid in uids(Listing(ledger))}
        assert after == before


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    set_up(tmp_path / "cli", "清溪镇", Level.UNIT)
    return runner(capsys, tmp_path / "cli")


def test_the_command_line_adds_a_meeting_and_turns_its_resolutions_into_tasks(run: Run) -> None:
    said = {
        **{"title": "十月例会", "kind": "办公室例会", "start_at": "2026-09-08 09:00"},
        **{"chair": "周敏", "state": "已结束", "resolutions": "修订考勤制度"},
    }
    added = run("add", "meetings", *sets(said))
    assert added.code == 0, added
    (added,) = run("list", "meetings", "--json").json
    run("act", "meetings", "assign", added["uid"], *sets({"first_due_on": "2026-09-30"}))
    (task,) = run("list", "tasks", "--json").json
    assert (task["title"], task["first_due_on"]) == ("修订考勤制度", "2026-09-30")


def test_what_happened_to_a_task_is_only_added_to(office: Office) -> None:
    task = do(office, assigned(office)[0], "start")
    task.events[0].event = TaskEventKind.CANCELLED
    with pytest.raises(UserError, match="只能追加"):
        office.door.store(task)
