"""Promises of democratic meetings: steps, counts and measures are told, what was said is not."""

import gzip
import io
import tarfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyrage
import pytest

from models.errors import UserError
from models.exchange.sending.outbox import export_up
from models.exchange.trust.trust import ask_children, own_keys
from models.fields import Leaves
from models.ledgers import LEDGERS
from models.ledgers.attendance import Attendance
from models.ledgers.democratic_meetings import (
    Criticism,
    DemocraticMeeting,
    MeetingStage,
    MeetingStep,
    PrivateTalk,
    SelfExaminationDraft,
    SoughtOpinion,
    StepKind,
)
from models.ledgers.democratic_verbs import DEMOCRATIC_MEETINGS
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.office import Office
from models.record import database
from models.search import find_everywhere
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.words import sentence
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, a_person, world
from tests.exchanging import act as act_on_issue

SAID = "CANARY-7f3a"
"""Stands in everything that somebody said of somebody."""
MEASURE = "每周读原著两小时，月底交流一次"
LEDGER = DEMOCRATIC_MEETINGS


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def act(office: Office, uid: str, name: str, **values: Any) -> None:
    action = LEDGER.action(name)
    assert action is not None
    office.door.act(action, office.door.load(DemocraticMeeting, uid), **values)


def a_meeting(office: Office, *measures: str) -> DemocraticMeeting:
    """One with a row of everything, and a self-examination for each measure."""
    meeting = office.door.new(DemocraticMeeting, title="2026年度专题民主生活会", theme="学教整改")
    person = a_person(office)
    file = office.attachments.add(io.BytesIO(f"{SAID} in a file".encode()), f"{SAID}.txt")
    meeting.remarks, meeting.attachments = f"{SAID} remarks", (file,)
    meeting.opinions = [
        SoughtOpinion(heard_from=f"{SAID} from", about=f"{SAID} of", opinion=f"{SAID} opinion")
    ]
    meeting.talks = [
        PrivateTalk(
            **{"talker": f"{SAID} talker", "partner": f"{SAID} partner"},
            **{"talked_on": date(2026, 9, 1), "gist": f"{SAID} gist"},
        )
    ]
    meeting.criticisms = [
        Criticism(
            **{"critic": f"{SAID} critic", "criticised": f"{SAID} criticised"},
            **{"opinion": f"{SAID} sharp", "response": f"{SAID} response"},
        )
    ]
    meeting.drafts = [
        SelfExaminationDraft(
            **{"person": person, "draft_no": 1, "aspect": "theory", "measure": measure},
            **{"problem": f"{SAID} fault", "cause": f"{SAID} cause"},
        )
        for measure in measures or (MEASURE,)
    ]
    office.door.store(meeting)
    assert meeting.complete, office.door.problems(meeting)
    return office.door.load(DemocraticMeeting, meeting.uid)


def owners(office: Office) -> dict[str, Any]:
    return {"lead_leader": a_person(office, "李强"), "first_due_on": date(2026, 12, 31)}


def everything_in(office: Office) -> bytes:
    """All rows of all tables of the open office."""
    names = database.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    rows = (database.execute_sql(f'SELECT * FROM "{name}"').fetchall() for (name,) in names)
    return repr([*rows]).encode()


def opened(office: Office, path: Path) -> dict[str, bytes]:
    """The files of a package, by name; the records unpacked."""
    identity = pyrage.x25519.Identity.from_str(own_keys(office).secrets.encryption)
    plain = pyrage.decrypt(path.read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        members = {one.name: archive.extractfile(one) for one in archive.getmembers()}
        files = {name: file.read() for name, file in members.items() if file is not None}
    return files | {"records": gzip.decompress(files["records.jsonl.gz"])}


def test_what_was_said_never_leaves_but_counts_dates_and_measures_do(road: Road) -> None:
    asked = [
        f"{LEDGER.name}.{name}"
        for name in (
            *(column.name for column in LEDGER.fields()),
            *(f"{r.name}.{c.name}" for r in LEDGER.parts() for c in r.model.columns()),
        )
    ]
    with road.open("city") as office:
        allowed = [one for one in asked if one.endswith("steps.evidence")]
        ask_children(office, allowed)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        uid = a_meeting(office).uid
        act(office, uid, "finish_step", step=StepKind.SCHEME, done_on=date(2026, 9, 2))
        act(office, uid, "finish_step", step=StepKind.MEETING, done_on=date(2026, 9, 9))
        act(office, uid, "register", **owners(office))
        # Whatever is asked for, what was said of people is not among it.
        office.door.ask([*asked, "issues.remarks"], sentence("报送要求"))
        assert SAID.encode() in everything_in(office)
        path = export_up(office, SEPTEMBER).path
        files = opened(office, path)
        assert MEASURE.encode() in files["records"]
        leaking = [n for n, some in files.items() if SAID.encode() in n.encode() + some]
        assert leaking == []
    [outcome] = road.take("city", road.send_up("unit"))
    assert outcome.result == "accepted", outcome
    with road.open("city") as office:
        seen = office.door.load(DemocraticMeeting, uid)
        assert [row.done_on for row in seen.steps if row.done_on] == [
            date(2026, 9, 2),
            date(2026, 9, 9),
        ]
        counts = (seen.opinion_count, seen.private_talk_count, seen.draft_count)
        assert (*counts, seen.criticism_count) == (1, 1, 1, 1)
        assert (seen.held_on, seen.issues_count) == (date(2026, 9, 9), 1)
        assert not (seen.opinions or seen.talks or seen.drafts or seen.criticisms)
        assert not (seen.remarks or seen.attachments)
        [issue] = Issue.select().where(Issue.from_democratic_meeting == uid)
        assert issue.problem == MEASURE
        assert SAID.encode() not in everything_in(office)
        assert not [*find_everywhere(SAID, LEDGERS)]
        [group] = find_everywhere("每周读原著", LEDGERS)
        assert [found.uid for found in group.found] == [issue.uid]
    for file in (road.folder / "city" / "attachments").rglob("*"):
        assert file.is_dir() or file.name.startswith("."), "nothing was to come with it"


def test_every_field_of_what_is_said_is_declared_to_stay() -> None:
    kept = {rows.name for rows in LEDGER.parts()} - {"steps"}
    assert kept == {"opinions", "talks", "drafts", "criticisms"}
    for rows in LEDGER.parts():
        for column in rows.model.columns() if rows.name in kept else ():
            assert column.leaves is Leaves.NEVER, f"{rows.name}.{column.name}"


def test_a_measure_becomes_one_issue_and_both_sides_show_the_tie(office: Office) -> None:
    uid, said = a_meeting(office, MEASURE, "带队下访每月一次").uid, owners(office)
    act(office, uid, "register", **said)
    issues = list(Issue.select().order_by(Issue.issue_no))
    assert [issue.problem for issue in issues] == [MEASURE, "带队下访每月一次"]
    assert {issue.source for issue in issues} == {IssueSource.DEMOCRATIC_MEETING}
    assert all(issue.complete and issue.from_democratic_meeting == uid for issue in issues)
    meeting = office.door.load(DemocraticMeeting, uid)
    assert [draft.issue_no for draft in meeting.drafts] == ["2026-001", "2026-002"]
    assert [issue.owner for issue in issues] == [draft.person for draft in meeting.drafts]
    with pytest.raises(UserError):
        act(office, uid, "register", **said)
    whole = [office.door.load(Issue, issue.uid) for issue in issues]
    assert [issue.measures[0].measure for issue in whole] == [MEASURE, "带队下访每月一次"]
    act_on_issue(office, issues[0].uid, "start")
    office.door.undo()
    office.door.undo()
    back = office.door.load(DemocraticMeeting, uid)
    assert (back.issues_count, back.waiting_count) == (0, 2)
    act(office, uid, "register", **said)
    again = [issue.uid for issue in Issue.select().order_by(Issue.issue_no)]
    assert again == [issue.uid for issue in issues]


def test_steps_are_proposed_from_the_day_of_the_meeting_and_done_one_by_one(
    office: Office, clock: Clock
) -> None:
    meeting = office.door.new(DemocraticMeeting, title="专题民主生活会")
    office.door.store(meeting)
    act(office, meeting.uid, "plan_steps", planned_on=date(2026, 10, 20))
    seen = office.door.load(DemocraticMeeting, meeting.uid)
    planned = [row.planned_on for row in seen.steps]
    assert planned == sorted(planned, key=lambda day: day or date.max)
    assert planned[6] == date(2026, 10, 20) and len(planned) == 9
    assert (seen.stage, seen.next_step) == (MeetingStage.PREPARING, StepKind.SCHEME)
    with pytest.raises(UserError, match="还没有到"):
        act(office, meeting.uid, "finish_step", done_on=date(2026, 9, 11))
    for kind in StepKind:
        assert office.door.load(DemocraticMeeting, meeting.uid).next_step is kind
        act(office, meeting.uid, "finish_step")
        held = office.door.load(DemocraticMeeting, meeting.uid).held_on
        reached = [*StepKind].index(kind) >= [*StepKind].index(StepKind.MEETING)
        assert held == (clock.today if reached else None)
    done = office.door.load(DemocraticMeeting, meeting.uid)
    assert (done.stage, done.next_step) == (MeetingStage.FINISHED, None)
    with pytest.raises(UserError):
        act(office, meeting.uid, "finish_step")


def test_its_day_is_typed_once_wherever_it_is_typed(office: Office) -> None:
    first, second = date(2026, 9, 3), date(2026, 9, 4)
    meeting = a_meeting(office)
    meeting.held_on = first
    office.door.store(meeting)
    meeting = office.door.load(DemocraticMeeting, meeting.uid)
    step = meeting.step_of(StepKind.MEETING)
    assert step is not None and step.done_on == first
    step.done_on = second
    office.door.store(meeting)
    meeting = office.door.load(DemocraticMeeting, meeting.uid)
    assert meeting.held_on == second
    meeting.held_on = None
    office.door.store(meeting)
    step = office.door.load(DemocraticMeeting, meeting.uid).step_of(StepKind.MEETING)
    assert step is not None and step.done_on is None


def test_its_attendance_is_kept_with_the_meetings_and_two_thirds_are_asked_for(
    office: Office,
) -> None:
    uid = a_meeting(office).uid
    when = datetime(2026, 9, 9, 14, 30)
    act(office, uid, "call_meeting", start_at=when, chair="李强")
    called = office.door.load(Meeting, office.door.load(DemocraticMeeting, uid).meeting or "")
    assert called.kind is MeetingKind.DEMOCRATIC and called.start_at == when
    there, away = Attendance.PRESENT, Attendance.SICK_LEAVE
    for absent, short in ((4, True), (3, False)):
        called.attendance = [
            MeetingAttendance(person_name=f"某{n}", status=away if n < absent else there)
            for n in range(9)
        ]
        called.state = type(called.state).HELD if called.state else None
        office.door.store(called)
        meeting = office.door.load(DemocraticMeeting, uid)
        office.door.store(meeting)
        assert meeting.held_on == when.date()
        said = [p.message.template for p in office.door.problems(meeting)]
        assert any("法定人数" in one for one in said) is short
        called = office.door.load(Meeting, called.uid)


def test_a_computer_that_lost_its_rows_keeps_the_counts_it_reported(office: Office) -> None:
    meeting = office.door.new(DemocraticMeeting, title="专题民主生活会")
    meeting.opinion_count, meeting.private_talk_count = 12, 7
    office.door.store(meeting)
    kept = office.door.load(DemocraticMeeting, meeting.uid)
    assert (kept.opinion_count, kept.private_talk_count, kept.draft_count) == (12, 7, 0)
    kept.opinions.append(SoughtOpinion(opinion="少开会"))
    office.door.store(kept)
    assert office.door.load(DemocraticMeeting, kept.uid).opinion_count == 1
    kept = office.door.load(DemocraticMeeting, kept.uid)
    kept.opinions.clear()
    office.door.store(kept)
    assert office.door.load(DemocraticMeeting, kept.uid).opinion_count == 0


def test_a_step_stands_once_and_its_order_is_looked_at(office: Office) -> None:
    meeting = a_meeting(office)
    meeting.steps.append(MeetingStep(step=StepKind.STUDY))
    assert any(p.level == "wrong" for p in office.door.problems(meeting))
    meeting.steps.pop()
    for kind, day in ((StepKind.STUDY, 5), (StepKind.TALKS, 3)):
        row = meeting.step_of(kind)
        assert row is not None
        row.done_on = date(2026, 9, day)
    [said] = [p for p in office.door.problems(meeting) if "上一步" in p.message.template]
    assert said.level == "warning"


def test_the_list_goes_through_a_spreadsheet_and_comes_back_the_same(
    office: Office, tmp_path: Path
) -> None:
    uid = a_meeting(office).uid
    path = tmp_path / "list.xlsx"
    export_sheet(office, LEDGER, path)
    result = import_sheet(office, LEDGER, path)
    assert (result.batch, result.as_json()["flagged"]) == ("", [])
    assert len(office.door.load(DemocraticMeeting, uid).opinions) == 1
