"""Promises of outreach and training: told once, counted once, and no state but by its moves."""

import json
from datetime import date, datetime
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from models.errors import UserError
from models.figures import ALL, BELOW, OWN, Scope, figure_named, records, value
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.attendance import Attendance
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult, DecisionSubject
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind
from models.ledgers.make_ups import MakeUp, Missed
from models.ledgers.outreach_talks import OUTREACH_TALKS, OutreachTalk, PlaceKind, TalkForm
from models.ledgers.outreach_teams import Membership, OutreachTeam
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanMode
from models.ledgers.training_classes import (
    ClassAttendance,
    ClassSession,
    ClassState,
    Student,
    StudentResult,
    TrainingClass,
)
from models.ledgers.training_verbs import TRAINING_CLASSES
from models.ledgers.units import Level, Unit
from models.office import Office, set_up
from models.outreach_summary import added_up, talks_given
from models.owed import owed
from models.periods import Period
from models.record import Record
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.student_lists import enrolled
from models.teams import members_of
from models.training import standings
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, a_person, world
from tests.models.cli_calls import runner, sets

YEAR, AUTUMN = Period(2026), Period(2026, 7, 12)
AT = datetime(2026, 9, 8, 9)


def act(office: Office, record: Record, name: str, **values: Any) -> Any:
    action = office.door.ledger_of(record).action(name)
    assert action is not None
    return office.door.act(action, office.door.load(type(record), record.uid), **values)


def number(office: Office, name: str, period: Period = YEAR, units: str = OWN) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    scope = Scope(period, units, office.door.today)
    found = value(figure, scope)
    if figure.tally.value in ("count", "distinct"):
        assert (len(records(figure, scope)) > 0) is bool(found)
    return found


def people(office: Office, *names: str) -> list[str]:
    return [a_person(office, name) for name in names]


def a_talk(office: Office, speakers: list[str], **values: Any) -> OutreachTalk:
    said = {
        **{"title": "全会精神宣讲", "speakers": tuple(speakers), "held_at": AT},
        **{"place_kind": PlaceKind.STREET, "state": EventState.HELD, **values},
    }
    talk = office.door.new(OutreachTalk, **said)
    office.door.store(talk)
    assert talk.complete, office.door.problems(talk)
    return talk


def a_class(office: Office, students: list[str], **values: Any) -> TrainingClass:
    said = {
        **{"title": "处级以上干部理论轮训班", "audience_rank": Rank.DIVISION},
        **{"starts_on": date(2026, 9, 7), "ends_on": date(2026, 9, 9), **values},
    }
    training = office.door.new(TrainingClass, **said)
    training.sessions = [
        ClassSession(starts_at=datetime(2026, 9, 7, 9), title="开班式", hours=1),
        ClassSession(starts_at=datetime(2026, 9, 8, 9), title="专题辅导", hours=3),
    ]
    training.students = [Student(person=person) for person in students]
    office.door.store(training)
    return office.door.load(TrainingClass, training.uid)


def attend(office: Office, training: TrainingClass, *sheets: list[Attendance]) -> TrainingClass:
    """A sheet for each lesson: what is said of the students in turn."""
    training.attendance = [
        ClassAttendance(
            session=lesson.uid,
            person=student.person,
            person_name=student.person_name,
            status=status,
        )
        for lesson, sheet in zip(training.sessions, sheets, strict=False)
        for student, status in zip(training.students, sheet, strict=True)
    ]
    office.door.store(training)
    return office.door.load(TrainingClass, training.uid)


HERE, AWAY, ILL = Attendance.PRESENT, Attendance.ABSENT, Attendance.SICK_LEAVE


# States.


CLASS_MOVES = {("enrolling", "open"), ("enrolling", "cancelled"), ("open", "finished")}
TALK_MOVES = {("planned", "held"), ("planned", "cancelled")}


@pytest.mark.parametrize(
    ("model", "states", "moves"),
    [
        (TrainingClass, list(ClassState), {*CLASS_MOVES, ("open", "cancelled")}),
        (OutreachTalk, list(EventState), TALK_MOVES),
    ],
)
def test_a_state_moves_only_as_it_may_whatever_writes_it(
    office: Office, model: type[Any], states: list[Any], moves: set[tuple[str, str]]
) -> None:
    speaker = a_person(office)
    for before, after in product(states, [*states, None]):
        record: Any = (
            a_class(office, [speaker], state=before)
            if model is TrainingClass
            else a_talk(office, [speaker], state=before)
        )
        record.state = after
        if after == before or (before, after) in moves:
            office.door.store(record)
            continue
        with pytest.raises(UserError, match="不能从"):
            office.door.store(record)
        assert office.door.load(model, record.uid).state is before


def test_verbs_go_from_enrolling_to_retrained_and_no_other_way(office: Office) -> None:
    able, weak, ill = people(office, "甲一", "乙二", "丙三")
    training = a_class(office, [able, weak, ill])
    offered = {
        state: {a.name for a in TRAINING_CLASSES.actions if a.when(TrainingClass(state=state))}
        for state in ClassState
    }
    assert offered == {
        ClassState.ENROLLING: {"open_class", "cancel"},
        ClassState.OPEN: {"finish", "cancel"},
        ClassState.FINISHED: set(),
        ClassState.CANCELLED: set(),
    }
    with pytest.raises(UserError):
        act(office, training, "finish")
    training = act(office, training, "open_class")
    training.students[1].exam_score = 59
    training = attend(office, training, [HERE, HERE, ILL], [HERE, HERE, AWAY])
    training = act(office, training, "finish")
    graduated, failed = StudentResult.GRADUATED, StudentResult.NOT_GRADUATED
    assert [s.result for s in training.students] == [graduated, failed, failed]
    training = act(office, training, "retrain")
    assert [s.result for s in training.students][1:] == [StudentResult.RETRAINED] * 2
    with pytest.raises(UserError):
        act(office, training, "retrain")
    office.door.undo()
    assert office.door.load(TrainingClass, training.uid).students[1].result is failed


def test_nothing_opens_or_is_told_before_its_day(office: Office) -> None:
    later = date(2026, 11, 1)
    speaker = a_person(office)
    training = a_class(office, [speaker], starts_on=later, ends_on=later)
    with pytest.raises(UserError, match="还没有到"):
        act(office, training, "open_class")
    talk = a_talk(office, [speaker], held_at=datetime(2026, 11, 1, 9), state=EventState.PLANNED)
    with pytest.raises(UserError, match="还没有到"):
        act(office, talk, "hold")


# Classes.


def test_attendance_never_exceeds_the_students_of_the_class(office: Office) -> None:
    one, other = people(office, "甲一", "乙二")
    training = attend(office, a_class(office, [one]), [HERE], [HERE])
    assert training.complete and training.trained_students == 1 and training.hours == 4
    for row in (
        ClassAttendance(session=training.sessions[0].uid, person=other, status=HERE),
        ClassAttendance(session=training.sessions[0].uid, person=one, status=HERE),
        ClassAttendance(session="没有这一课", person=one, status=HERE),
        ClassAttendance(session=training.sessions[0].uid, status=HERE),
    ):
        training.attendance.append(row)
        assert [p.level for p in office.door.problems(training)].count("wrong") >= 1
        training.attendance.pop()
    assert not office.door.problems(training)


def test_whatever_is_typed_nobody_is_there_who_is_not_expected(office: Office) -> None:
    chance = Random(5)
    students = people(office, "甲一", "乙二", "丙三")
    complete = 0
    for _ in range(25):
        training = a_class(office, chance.sample(students, chance.randint(1, 3)))
        lessons = [*(lesson.uid for lesson in training.sessions), "没有这一课"]
        training.state = ClassState.OPEN
        training.attendance = [
            ClassAttendance(
                session=chance.choices(lessons, [9, 9, 1])[0],
                person=chance.choice(students),
                status=chance.choice([HERE, AWAY, ILL]),
            )
            for _ in range(chance.randint(0, 4))
        ]
        before = number(office, "attendance_expected"), number(office, "attendance_present")
        office.door.store(training)
        after = number(office, "attendance_expected"), number(office, "attendance_present")
        expected, there = (now - then for now, then in zip(after, before, strict=True))  # type: ignore[operator]
        seats = len(training.students) * len(training.sessions)
        assert 0 <= there <= expected <= (seats if training.complete else 0)
        complete += training.complete
    assert 3 < complete < 25


def test_a_class_is_added_and_opened_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(tmp_path / "office", "清溪镇", Level.UNIT)
    run = runner(capsys, tmp_path / "office")
    rows = {
        "sessions": [{"starts_at": "2026-09-07 09:00", "title": "辅导"}],
        "students": [{"person_name": "李四（财政所）"}],
        "attendance": [{"session": "辅导", "person_name": "李四（财政所）", "status": "缺席"}],
    }
    told = {"title": "骨干班", "audience_rank": "科级", "ends_on": "2026-09-08"}
    said = [*sets(told), "starts_on=2026-09-07"]
    said += [f"{name}={json.dumps(some)}" for name, some in rows.items()]
    uid = run("add", "training_classes", *said).out.strip()
    assert run("act", "training_classes", "open_class", uid).code == 0
    assert run("act", "training_classes", "retrain", uid).code != 0
    [listed] = run("list", "training_classes", "--json").json
    assert (listed["state"], listed["complete"], listed["term_no"]) == ("open", True, 1)
    assert listed["attendance"][0]["session"] == listed["sessions"][0]["uid"]


def test_a_lesson_missed_is_owed_counted_and_made_up(office: Office) -> None:
    one, other = people(office, "甲一", "乙二")
    training = a_class(office, [one, other])
    training = attend(office, training, [HERE, HERE], [HERE, ILL])
    september = Period(2026, 9, 9)
    assert owed(office.unit, september, office.door.today) == []
    training = act(office, training, "open_class")
    [missed] = owed(office.unit, september, office.door.today)
    assert (missed.person, missed.missed_on, missed.title) == (other, AT.date(), training.title)
    assert (missed.ledger, missed.record) == (Missed.TRAINING_CLASSES, training.uid)
    assert number(office, "attendance_expected", september) == 4
    assert number(office, "attendance_present", september) == 3
    assert number(office, "attendance_rate", september) == 750
    assert number(office, "make_ups_due", september) == 1
    made = office.door.new(
        *(MakeUp,),
        **{"person": other, "subject_ledger": Missed.TRAINING_CLASSES, "missed_on": AT.date()},
    )
    office.door.store(made)
    assert made.subject_uid == missed.subject and made.complete
    assert owed(office.unit, september, office.door.today)[0].make_up is not None


def test_a_lesson_counts_in_its_own_month_whenever_the_class_began(office: Office) -> None:
    training = a_class(office, people(office, "甲一"), starts_on=date(2026, 8, 31))
    training.sessions[0].starts_at = datetime(2026, 8, 31, 9)
    attend(office, training, [AWAY], [HERE])
    act(office, training, "open_class")
    assert number(office, "attendance_rate", Period(2026, 8, 8)) == 0
    assert number(office, "attendance_rate", Period(2026, 9, 9)) == 1000


def test_students_are_pasted_from_a_sheet_and_known_by_their_units(office: Office) -> None:
    unit = office.door.new(Unit, name="石桥镇", level=Level.UNIT, parent=office.unit)
    unit.unit_type = "township"
    office.door.store(unit)
    mine = a_person(office, "王芳")
    theirs = Person(uid="01990000-0000-7000-8000-000000000001", unit=unit.uid, name="王芳")
    Person.insert(**theirs.__data__).execute()
    [plain, named, unknown, spaced] = enrolled(
        [
            ["序号", "姓 名", "工作单位", "成绩"],
            ["1", "王芳", "石桥镇", "92"],
            ["2", "王芳", office.name, "８５分"],
            ["3", "欧阳修", "水利局", ""],
            ["4", "李 明", "", "缺考"],
            ["", "", "", ""],
        ]
    )
    assert (plain.person, plain.exam_score) == (theirs.uid, 92)
    assert (named.person, named.exam_score) == (mine, 85)
    assert (unknown.person, unknown.person_name) == (None, "欧阳修（水利局）")
    assert (spaced.person_name, spaced.exam_score) == ("李明", None)
    [twice] = enrolled([["王芳"]])
    assert (twice.person, twice.person_name) == (None, "王芳")
    training = a_class(office, [mine])
    training.students += [plain, unknown]
    assert [one.unit for one in standings(training)] == [office.name, "石桥镇", "水利局"]
    assert [one.name for one in standings(training)] == ["王芳", "王芳", "欧阳修"]


def test_classes_are_counted_by_half_and_by_the_reviews_in_their_days(office: Office) -> None:
    student = people(office, "甲一")
    spring = date(2026, 4, 1), date(2026, 4, 3)
    first = a_class(office, student, starts_on=spring[0], ends_on=spring[1])
    second = a_class(office, student)
    a_class(office, student, audience_rank=Rank.SECTION, state=ClassState.FINISHED)
    a_class(office, student, state=ClassState.CANCELLED)
    assert (first.term_no, second.term_no) == (1, 2)
    assert number(office, "training_terms_by_half") == 0
    for training in (first, second):
        act(office, training, "open_class")
    assert number(office, "training_terms_by_half") == 2
    assert number(office, "training_terms_by_half", AUTUMN) == 1
    assert number(office, "training_terms_first_half") == 1
    assert number(office, "training_terms_second_half") == 1
    assert number(office, "training_terms_reviewing") == 0
    said = {
        **{"subject_ledger": DecisionSubject.SCHEMES, "subject_uid": first.uid},
        **{"subject_unit": office.unit, "subject_rev": 1, "kind": DecisionKind.REVIEW},
        **{"result": DecisionResult.PASSED, "decided_by": "周敏"},
    }
    days = (date(2026, 4, 3), date(2026, 4, 4))
    office.door.store(*(office.door.new(Decision, **said, decided_on=day) for day in days))
    assert number(office, "training_terms_reviewing") == 1
    assert number(office, "training_terms_reviewing", AUTUMN) == 0


# Teams and talks.


def test_leaders_of_a_team_are_those_of_their_rank_while_they_were_in_it(office: Office) -> None:
    leader, head, cadre, gone = people(office, "甲一", "乙二", "丙三", "丁四")
    posts: list[dict[str, Any]] = [
        {"person": leader, "rank": Rank.DIVISION},
        {"person": head, "rank": Rank.SECTION, "is_department_head": True, "post": "部长"},
        {"person": cadre, "rank": Rank.SECTION, "to_on": date(2026, 6, 30)},
        {"person": cadre, "rank": Rank.BUREAU, "from_on": date(2026, 7, 1)},
        {"person": gone, "rank": Rank.DIVISION, "to_on": date(2026, 3, 31)},
    ]
    begun = {"from_on": date(2025, 1, 1)}
    office.door.store(*(office.door.new(Appointment, **begun | post) for post in posts))
    team = office.door.new(OutreachTeam, title="百姓宣讲团", formed_on=date(2026, 2, 1))
    team.memberships = [
        Membership(person=leader),
        Membership(person=head, from_on=date(2026, 5, 1)),
        Membership(person=cadre, to_on=date(2026, 6, 30)),
        Membership(person=gone, to_on=date(2026, 3, 31)),
    ]
    office.door.store(team)
    assert team.complete, office.door.problems(team)
    spring, summer = Period(2026, 1, 3), Period(2026, 7, 9)
    assert number(office, "outreach_leaders") == 3
    assert number(office, "outreach_leaders", spring) == 2
    assert number(office, "outreach_heads", spring) == 0
    assert number(office, "outreach_leaders", summer) == 2
    assert number(office, "outreach_heads", summer) == 1
    told = [(one.name, one.rank, one.left_on) for one in members_of(team, office.door.today)]
    assert told[0] == ("甲一", Rank.DIVISION, None)
    assert ("丙三", Rank.SECTION, date(2026, 6, 30)) in told
    act(office, team, "disband", disbanded_on=date(2026, 4, 30))
    assert number(office, "outreach_leaders", summer) == 0


def test_a_talk_follows_a_talk_with_what_is_the_same_taken_over(office: Office) -> None:
    speaker = a_person(office)
    team = office.door.new(OutreachTeam, title="百姓宣讲团", formed_on=date(2026, 2, 1))
    office.door.store(team)
    plan = office.door.new(Plan, title="宣讲进基层", mode=PlanMode.OUTREACH, schedule_text="9月")
    office.door.store(plan)
    talk = a_talk(office, [speaker], plan_item=plan.uid, form=TalkForm.INTERACTIVE)
    assert talk.team == team.uid
    said = {"held_at": datetime(2026, 9, 8, 15), "place": "三号车间", "offline_audience": 40}
    after = act(office, talk, "next_talk", **said, place_kind=PlaceKind.FACTORY)
    assert after.uid != talk.uid and after.complete and after.state is EventState.HELD
    kept = (after.title, after.team, after.speakers, after.form, after.plan_item)
    assert kept == (talk.title, team.uid, (speaker,), TalkForm.INTERACTIVE, plan.uid)
    later = act(office, talk, "next_talk", held_at=datetime(2026, 12, 1, 9))
    assert later.state is EventState.PLANNED and later.place_kind is PlaceKind.STREET
    [month] = [s for s in office.door.load(Plan, plan.uid).steps if s.month == "2026-09"]
    assert month.held_count == 2


def test_talks_and_people_reached_add_up_place_by_place(office: Office) -> None:
    speakers = [a_person(office)]
    a_talk(office, speakers, talk_count=2, offline_audience=60, online_audience=500)
    school = {"place_kind": PlaceKind.SCHOOL, "audience_kind": AudienceKind.SCHOOL}
    a_talk(office, speakers, **school, offline_audience=30, held_at=datetime(2026, 4, 8, 9))
    a_talk(office, speakers, state=EventState.PLANNED, offline_audience=999)
    a_talk(office, speakers, state=EventState.CANCELLED, offline_audience=999)
    assert number(office, "outreach_talks") == 3
    assert number(office, "outreach_audience") == 590
    for name in ("outreach_talks", "outreach_audience"):
        kinds = [number(office, f"{name}_{kind.value}") or 0 for kind in PlaceKind]
        assert sum(kinds) == number(office, name)
    assert number(office, "outreach_audience_school") == 30
    assert number(office, "outreach_talks", AUTUMN) == 2
    given = talks_given(Scope(YEAR, OWN, office.door.today))
    assert added_up(given).count == 3 and added_up(given).reached == 590
    assert [(one.month, one.count) for one in given] == [("2026-04", 1), ("2026-09", 2)]


# Sheets and packages.


def test_a_class_goes_through_a_spreadsheet_and_comes_back_the_same(
    office: Office, tmp_path: Path
) -> None:
    training = a_class(office, people(office, "甲一", "乙二"), place="党校")
    training.students.append(Student(person_name="张三（水利局）", speech_title="谈体会"))
    office.door.store(training)
    training = office.door.load(TrainingClass, training.uid)
    training.attendance = [
        ClassAttendance(session="专题辅导", person=training.students[0].person, status=AWAY)
    ]
    office.door.store(training)
    first = office.door.load(TrainingClass, training.uid)
    assert first.attendance[0].session == first.sessions[1].uid
    path = tmp_path / "轮训班.xlsx"
    export_sheet(office, TRAINING_CLASSES, path)
    again = import_sheet(office, TRAINING_CLASSES, path)
    assert (again.read, again.batch, again.rejected) == (1, "", ())
    book = load_workbook(path)
    assert [cell.value for cell in book["考勤"][4]][6] == "专题辅导"
    for sheet in book.worksheets:
        hidden = [at for at, cell in enumerate(sheet[3], 1) if cell.value in ("记录号", "行号")]
        for at in reversed(hidden):
            sheet.delete_cols(at)
    book.save(path)
    office.door.delete(first, reason="重录")
    import_sheet(office, TRAINING_CLASSES, path)
    fresh = TrainingClass.get(~TrainingClass.deleted)
    copy = office.door.load(TrainingClass, fresh.uid)
    assert copy.uid != first.uid and copy.complete
    assert copy.attendance[0].session == copy.sessions[1].uid
    assert [standing.name for standing in standings(copy)] == ["甲一", "乙二", "张三"]


def test_units_talks_are_seen_at_the_city_with_their_numbers(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        speaker = a_person(office)
        a_talk(office, [speaker], offline_audience=45, place_kind=PlaceKind.TOWNSHIP)
        training = attend(office, a_class(office, [speaker]), [HERE], [AWAY])
        act(office, training, "open_class")
        own = {
            name: number(office, name, SEPTEMBER)
            for name in ("outreach_talks_township", "outreach_audience", "attendance_rate")
        }
        assert own == {
            **{"outreach_talks_township": 1, "outreach_audience": 45, "attendance_rate": 500}
        }
    [outcome] = road.take("city", road.send_up("unit"))
    assert outcome.result == "accepted"
    with road.open("city") as office:
        assert {name: number(office, name, SEPTEMBER, BELOW) for name in own} == own
        assert number(office, "training_terms_by_half", YEAR, ALL) == 1
        assert office.door.load(TrainingClass, training.uid).state is ClassState.OPEN
        talk = OutreachTalk.get()
        with pytest.raises(UserError, match="属于别的单位"):
            act(office, talk, "next_talk", held_at=AT)
    assert OUTREACH_TALKS.action("next_talk") is not None
