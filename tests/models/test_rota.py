"""Promises of the rota, of what a lecture's form proposes, and of who is not yet trained."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import UserError
from models.fields import Column
from models.figures import BELOW, OWN, Scope, counted, figure_named, fraction
from models.ledgers import LEDGERS
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.attendance import IN_THE_ROOM, Attendance
from models.ledgers.events import EventState
from models.ledgers.gatherings import CLASSES, GATHERINGS, Gathering
from models.ledgers.lectures import AudienceKind, Lecture, LectureAttendance, LectureKind
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanMode
from models.ledgers.training_classes import (
    ClassAttendance,
    ClassSession,
    ClassState,
    Student,
    TrainingClass,
)
from models.ledgers.units import Level
from models.office import Office, set_up
from models.periods import Period
from models.proposing import proposals
from models.record import read_state, record_from
from models.rota import Rota, Turn, planned_talk, read_slot, rota_of, write_rota
from models.untrained import half_of, trainees
from tests.conftest import Clock
from tests.exchanging import world
from tests.models.cli_calls import runner

YEAR = 2026


def a_person(office: Office, name: str, **post: object) -> str:
    """A person with a post since January, where one is said."""
    person = office.door.new(Person, name=name)
    office.door.store(person)
    if post:
        said: dict[str, Any] = {"from_on": date(YEAR, 1, 1), "post": f"{name}的职务", **post}
        office.door.store(office.door.new(Appointment, person=person.uid, **said))
    return person.uid


def a_lecture(office: Office, at: datetime, **values: object) -> Lecture:
    said: dict[str, Any] = {
        **{"title": "学党史", "kind": LectureKind.PARTY_LECTURE, "topic": "party_history"},
        **{"audience_kind": AudienceKind.ORGANS, "held_at": at, "state": EventState.HELD},
        **values,
    }
    lecture = office.door.new(Lecture, **said)
    office.door.store(lecture)
    return office.door.load(Lecture, lecture.uid)


def planned(office: Office, at: datetime, **values: object) -> Lecture:
    said = {"held_at": None, "planned_at": at, "state": EventState.PLANNED, **values}
    return a_lecture(office, at, **said)


def rota(office: Office) -> Rota:
    return rota_of(office.unit, YEAR, office.door.today)


def topic(board: Rota, code: str) -> int:
    return [one for one, _ in board.topics].index(code)


# Who stands on the board, and whose turn it is.


def test_speakers_are_those_in_office_on_the_day_and_whoever_speaks(office: Office) -> None:
    member = a_person(office, "常委", is_committee_member=True, rank=Rank.BUREAU)
    head = a_person(office, "部长", is_department_head=True, rank=Rank.DIVISION)
    a_person(office, "前常委", is_committee_member=True, to_on=date(YEAR, 6, 30))
    a_person(office, "干部", rank=Rank.SECTION)
    guest = a_person(office, "讲过的干部", rank=Rank.SECTION)
    a_lecture(office, datetime(YEAR, 5, 6, 9), lecturer=guest)
    a_lecture(office, datetime(YEAR, 5, 7, 9), lecturer_name="外请教授")
    board = rota(office)
    assert [row.speaker for row in board.rows] == [member, head, guest, "name:外请教授"]
    assert [row.spoken for row in board.rows] == [0, 0, 1, 1]
    assert board.rows[0].post == "常委的职务"


def test_whose_turn_it_is_follows_from_what_is_planned_and_how_long_ago(office: Office) -> None:
    who = {
        name: a_person(office, name, is_committee_member=True)
        for name in ("未安排", "久未讲", "已讲", "已安排", "过期")
    }
    a_lecture(office, datetime(YEAR, 1, 5, 9), lecturer=who["久未讲"])
    a_lecture(office, datetime(YEAR, 8, 5, 9), lecturer=who["已讲"])
    planned(office, datetime(YEAR, 10, 5, 9), lecturer=who["已安排"])
    planned(office, datetime(YEAR, 9, 1, 9), lecturer=who["过期"])
    assert {row.name: row.turn for row in rota(office).rows} == {
        **{"未安排": Turn.UNPLANNED, "久未讲": Turn.LONG_AGO, "已讲": Turn.SPOKEN},
        **{"已安排": Turn.PLANNED, "过期": Turn.MISSED},
    }


def test_a_clash_of_speaker_or_place_is_told_in_both_cells_and_once_in_the_list(
    office: Office,
) -> None:
    one, two = (a_person(office, name, is_committee_member=True) for name in ("甲", "乙"))
    day = datetime(YEAR, 10, 9, 9)
    planned(office, day, lecturer=one, title="其一", hours=2, place="礼堂")
    planned(office, day.replace(hour=10), lecturer=one, title="其二", topic="conduct")
    planned(office, day.replace(hour=10, minute=15), lecturer=two, title="其三", place="礼堂")
    planned(office, day.replace(hour=11), lecturer=two, title="其四", place="礼堂", topic="conduct")
    board = rota(office)
    told = [(c.one.title, c.other.title, c.by_speaker) for c in board.clashes]
    assert told == [("其一", "其二", True), ("其一", "其三", False), ("其三", "其四", True)]
    clashes = {talk.title: set(talk.clashes) for talk in board.talks}
    assert clashes["其一"] == {"其二", "其三"} and clashes["其四"] == {"其三"}
    assert "plenary_spirit" in {code for code, _ in board.topics_without()}


# What is typed.


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9.15", datetime(YEAR, 9, 15, 9)),
        ("9-15 14:30", datetime(YEAR, 9, 15, 14, 30)),
        ("9月15日", datetime(YEAR, 9, 15, 9)),
        ("2026-9-15 14:30", datetime(YEAR, 9, 15, 14, 30)),
        ("9/15 下午2点", datetime(YEAR, 9, 15, 14)),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, at: datetime | None) -> None:
    assert read_slot(text, YEAR) == at


@pytest.mark.parametrize("text", ["党史", "13.40", "2025-09-15", "15/9"])
def test_what_is_no_day_of_the_year_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(UserError):
        read_slot(text, YEAR)


def test_a_typed_day_plans_moves_and_takes_off_and_undo_brings_it_back(office: Office) -> None:
    who = a_person(office, "甲", is_committee_member=True)
    at = topic(rota(office), "conduct")

    def write(text: str) -> None:
        done = write_rota(office.door, rota(office), [(0, at, text)])
        assert not done.faults
        office.door.store(*done.records)

    write("10.12 14:30")
    (talk,) = rota(office).rows[0].cells[at]
    made = office.door.load(Lecture, talk.uid)
    assert (made.lecturer, made.topic, made.state) == (who, "conduct", EventState.PLANNED)
    assert made.title == "作风纪律" and not made.complete
    write("10.20")
    (moved,) = rota(office).rows[0].cells[at]
    assert (moved.uid, moved.at) == (talk.uid, datetime(YEAR, 10, 20, 14, 30))
    write("")
    assert rota(office).rows[0].cells[at] == ()
    office.door.undo()
    assert [one.uid for one in rota(office).rows[0].cells[at]] == [talk.uid]


def test_what_was_held_stays_and_a_wrong_day_changes_nothing(office: Office) -> None:
    who = a_person(office, "甲", is_committee_member=True)
    held = a_lecture(office, datetime(YEAR, 5, 6, 9), lecturer=who)
    at = topic(rota(office), "party_history")
    result = write_rota(office.door, rota(office), [(0, at, "")])
    assert result.records == []
    result = write_rota(office.door, rota(office), [(0, at, "后天"), (0, at + 1, "10.8")])
    assert [fault.text for fault in result.faults] == ["后天"]
    office.door.store(*result.records)
    assert [len(cell) for cell in rota(office).rows[0].cells[at : at + 2]] == [1, 1]
    assert office.door.load(Lecture, held.uid).rev == held.rev


# What a lecture's form proposes.


def copy(lecture: Lecture, **values: object) -> Lecture:
    made = record_from(Lecture, read_state(lecture))
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_a_new_lecture_begins_as_the_last_one_with_the_post_of_its_day(office: Office) -> None:
    who = a_person(office, "甲", to_on=date(YEAR, 6, 30), post="旧职", department="宣传部")
    office.door.store(
        office.door.new(Appointment, person=who, post="新职", from_on=date(YEAR, 7, 1))
    )
    a_lecture(office, datetime(YEAR, 5, 6, 9), kind=LectureKind.TUTORIAL, hours=3)
    new = office.door.new(Lecture, title="又一讲")
    today = office.door.today
    first = proposals(new, today)
    assert (first["kind"], first["hours"]) == (LectureKind.TUTORIAL, 3)
    assert first["audience_kind"] is AudienceKind.ORGANS and "state" not in first
    for day, post in ((date(YEAR, 6, 30), "宣传部旧职"), (date(YEAR, 7, 1), "新职")):
        at = datetime.combine(day, datetime.min.time())
        found = proposals(copy(new, lecturer=who, held_at=at), today)
        assert (found["lecturer_post"], found["state"]) == (post, EventState.HELD)
    ahead = proposals(copy(new, held_at=datetime(YEAR, 12, 1, 9)), today)
    assert "state" not in ahead


def test_another_speaker_does_not_keep_the_post_of_the_first(office: Office) -> None:
    one, two = (a_person(office, name, post=name) for name in ("甲", "乙"))
    lecture = a_lecture(office, datetime(YEAR, 5, 6, 9), lecturer=one, lecturer_post="甲")
    said = proposals(copy(lecture, lecturer=two), office.door.today)
    assert said["lecturer_post"] == "乙"
    assert "lecturer_post" not in proposals(lecture, office.door.today)


def test_the_plan_item_is_proposed_where_one_alone_is_open_in_the_month(office: Office) -> None:
    def item(title: str, **values: object) -> Plan:
        said: dict[str, Any] = {
            **{"mode": PlanMode.LECTURE, "schedule_text": "9月", "year": YEAR},
            **{"owner_department": "党建办", **values},
        }
        plan = office.door.new(Plan, title=title, **said)
        office.door.store(plan)
        return office.door.load(Plan, plan.uid)

    first = item("党史专题授课")
    new = office.door.new(Lecture, title="讲", held_at=datetime(YEAR, 9, 8, 9))
    today = office.door.today
    assert proposals(new, today)["plan_item"] == first.uid
    assert "plan_item" not in proposals(copy(new, held_at=datetime(YEAR, 8, 8, 9)), today)
    item("作风纪律授课")
    assert "plan_item" not in proposals(new, today)
    assert proposals(copy(new, topic="party_history"), today)["plan_item"] == first.uid


def test_a_planned_lecture_with_a_sheet_was_held_when_it_was_planned(office: Office) -> None:
    who = a_person(office, "甲")
    slot = datetime(YEAR, 9, 8, 9)
    lecture = planned(office, slot, lecturer=who)
    assert "held_at" not in proposals(lecture, office.door.today)
    sat = [LectureAttendance(person=who, status=Attendance.PRESENT)]
    found = proposals(copy(lecture, attendance=sat), office.door.today)
    assert (found["held_at"], found["state"]) == (slot, EventState.HELD)
    new = office.door.new(Lecture, title="讲", lecturer=who, held_at=slot)
    known = planned_talk(new)
    assert known is not None and known.uid == lecture.uid


# Who is not yet trained.


def a_class(office: Office, people: Sequence[tuple[str, Attendance]], day: date) -> TrainingClass:
    lesson = ClassSession(starts_at=datetime.combine(day, datetime.min.time()), title="第一课")
    made = office.door.new(
        TrainingClass,
        **{"title": "处级以上轮训班", "audience_rank": Rank.DIVISION, "starts_on": day},
        **{"ends_on": day, "state": ClassState.ENROLLING},
    )
    made.sessions = [lesson]
    made.students = [Student(person=person) for person, _ in people]
    made.attendance = [
        ClassAttendance(session=lesson.uid, person=person, status=status)
        for person, status in people
    ]
    office.door.store(made)
    made = office.door.load(TrainingClass, made.uid)
    made.state = ClassState.OPEN
    office.door.store(made)
    return office.door.load(TrainingClass, made.uid)


def test_who_of_the_rank_sat_in_no_class_this_half_year(office: Office) -> None:
    sat, missed, listened = (
        a_person(office, name, rank=Rank.DIVISION) for name in ("到的", "缺的", "听课的")
    )
    a_person(office, "科级", rank=Rank.SECTION)
    a_person(office, "原处级", rank=Rank.DIVISION, to_on=date(YEAR, 8, 31))
    early = a_person(office, "上半年训的", rank=Rank.BUREAU)
    present = Attendance.LATE
    training = a_class(office, [(sat, present), (missed, Attendance.SICK_LEAVE)], date(YEAR, 9, 2))
    a_class(office, [(early, present)], date(YEAR, 3, 2))
    lecture = a_lecture(office, datetime(YEAR, 9, 3, 9), lecturer_name="外请教授")
    lecture.attendance = [LectureAttendance(person=listened, status=present)]
    office.door.store(lecture)
    half = half_of(Period(YEAR, 9, 9))
    assert half == Period(YEAR, 7, 12)
    found = trainees(office, half, OWN)
    assert [one.person for one in found] == [early, sat, missed, listened]
    assert [one.untrained for one in found] == [True, False, True, True]
    assert [one.sat_in_nothing for one in found] == [True, False, True, False]
    (seat,) = found[1].classes
    assert (seat.ledger, seat.uid, seat.day) == ("training_classes", training.uid, date(YEAR, 9, 2))
    assert half_of(Period(YEAR, 4, 6)) == Period(YEAR, 1, 6)


# From the unit's board to the city.


def test_a_talk_of_a_units_rota_is_held_and_the_city_sees_it_and_who_sat_there(
    tmp_path: Path, clock: Clock
) -> None:
    clock.set(YEAR, 9, 1)
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        unit = office.unit
        who = a_person(office, "镇长", is_committee_member=True, rank=Rank.DIVISION)
        at = topic(rota(office), "conduct")
        office.door.store(*write_rota(office.door, rota(office), [(0, at, "9.1 8:30")]).records)
        (talk,) = rota(office).talks
        lecture = office.door.load(Lecture, talk.uid)
        lecture.attendance = [LectureAttendance(person=who, status=Attendance.PRESENT)]
        for name, value in proposals(lecture, office.door.today).items():
            setattr(lecture, name, value)
        office.door.store(lecture)
        assert office.door.load(Lecture, talk.uid).complete
    road.take("city", road.send_up("unit", Period(YEAR, 9, 9)))
    with road.open("city") as city:
        (row,) = rota_of(unit, YEAR, city.door.today).rows
        assert (row.speaker, row.turn, row.spoken) == (who, Turn.SPOKEN, 1)
        (one,) = trainees(city, Period(YEAR, 7, 12), BELOW)
        assert one.untrained and [seat.uid for seat in one.lectures] == [talk.uid]


# No sheet has more people in the room than were expected, whatever is on it.


def _gathering(office: Office, gathering: Gathering, sheet: Sequence[Attendance]) -> None:
    if gathering is CLASSES:
        people = [a_person(office, f"第{at}人") for at in range(len(sheet))]
        a_class(office, list(zip(people, sheet, strict=True)), date(YEAR, 9, 2))
        return
    at = datetime(YEAR, 9, 2, 9)
    told: dict[Any, dict[str, object]] = {
        Meeting: {"kind": MeetingKind.OFFICE, "start_at": at, "chair": "周敏"},
        Lecture: {
            **{"kind": LectureKind.PARTY_LECTURE, "held_at": at, "lecturer_name": "外请"},
            "audience_kind": AudienceKind.ORGANS,
        },
    }
    event: Any = office.door.new(
        gathering.event, title="会", state=EventState.HELD, **told[gathering.event]
    )
    event.attendance = [
        gathering.sheet(person_name=f"第{place}人", status=status)
        for place, status in enumerate(sheet)
    ]
    event.expected_count, event.attended_count = 1, 99
    office.door.store(event)
    stored: Any = office.door.load(gathering.event, event.uid)
    assert stored.attended_count <= stored.expected_count


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sheet=st.lists(st.sampled_from(list(Attendance)), min_size=1, max_size=5))
@pytest.mark.parametrize("gathering", GATHERINGS, ids=lambda one: one.ledger)
def test_attendance_never_exceeds_what_was_expected(
    office: Office, gathering: Gathering, sheet: list[Attendance]
) -> None:
    rate = figure_named("attendance_rate")
    assert rate is not None
    scope = Scope(Period(YEAR), OWN, date(YEAR, 12, 31))
    before = fraction(rate, scope)
    _gathering(office, gathering, sheet)
    there, expected = fraction(rate, scope)
    assert (there - before[0], expected - before[1]) == (
        sum(status in IN_THE_ROOM for status in sheet),
        len(sheet),
    )
    assert there <= expected
    assert all(row.amount <= row.base for row in counted(rate, scope))


def test_every_ledger_with_a_sheet_is_a_gathering() -> None:
    with_sheet = {
        ledger.name
        for ledger in LEDGERS
        if any(_is_sheet(rows.model.columns()) for rows in ledger.parts())
    }
    assert with_sheet == {gathering.ledger for gathering in GATHERINGS}


def _is_sheet(columns: Sequence[Column[Any]]) -> bool:
    return any(getattr(column, "choices_class", None) is Attendance for column in columns) or (
        {"person", "person_name", "status", "approved_by"} <= {column.name for column in columns}
    )


def test_what_must_be_filled_before_sending_is_never_folded_away() -> None:
    for ledger in LEDGERS:
        folded = [place for group in ledger.groups if group.folded for place in group.content]
        needed = [
            place.name
            for place in folded
            if isinstance(place, Column) and place.need is not place.need.OPTIONAL
        ]
        assert needed == [], ledger.name


# The command line.


def test_the_command_line_tells_the_rota_and_who_is_untrained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(tmp_path / "cli", "清溪镇", Level.UNIT)
    with Office(tmp_path / "cli") as office:
        year = office.door.today.year
        member = {"is_committee_member": True, "rank": Rank.DIVISION}
        who = a_person(office, "张三", from_on=date(year - 1, 1, 1), **member)
        a_lecture(office, datetime(year, 1, 2, 9), lecturer=who)
    run = runner(capsys, tmp_path / "cli")
    (row,) = run("rota", "--json").json["rows"]
    assert (row["name"], row["spoken"], row["talks"][0]["topic"]) == ("张三", 1, "party_history")
    (one,) = run("untrained", "--json").json
    assert (one["person"], one["classes"]) == (who, [])
    assert "Zhang" not in run("rota", "--lang", "en").err
    assert run("untrained").code == 0 and "张三" in run("rota").out
