"""The ten jobs that a clerk does most often in a month, each from the desk and back, key by key."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from PySide6.QtWidgets import QApplication

from models.demo.pictures import picture
from models.ledgers.attendance import Attendance
from models.ledgers.books import Book, BookKind
from models.ledgers.closure import ClosureState
from models.ledgers.deeds import Deed
from models.ledgers.events import EventState
from models.ledgers.issues import Issue, IssueEvidence, IssueMeasure, IssueSource, RectifyKind
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.make_ups import MakeUp
from models.ledgers.meetings import Meeting, MeetingAttendance, MeetingKind
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanState
from models.ledgers.readings import Reading
from models.ledgers.tasks import Task, TaskSource, TaskState
from models.ledgers.units import Level
from models.office import Office
from models.record import uids_from, uuid7
from tests.journeys.guide import Guide
from tests.journeys.month import Month

SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = ("伟", "芳", "秀英", "敏", "建国", "玉兰")
READERS, MISSING = 8, 3
MISSED_ON = date(2026, 8, 31)


class SettledMonth(Month):
    """A unit that has worked for months, enrolled, on the 28th of September."""

    @property
    def unit(self) -> Path:
        return self.folder / "unit"


def settle(month: Month) -> None:
    """All that the jobs need to be there, entered before."""
    month.road.found("city", "明州市", Level.CITY)
    month.road.found("unit", "清溪镇", Level.UNIT, actor="周敏")
    month.road.enrol("unit", "city")
    month.clock.set(2026, 9, 1)
    numbers = count(1)
    with uids_from(lambda: uuid7(next(numbers), bytes(10))), month.road.open("unit") as office:
        people = _people(office)
        _gatherings(office, people)
        _study(office, people)
        _work(office, people["周敏"])
        _mending(office, people["周敏"], _proof(month.folder))


def _proof(folder: Path) -> Path:
    path = folder / "公示栏照片.png"
    path.write_bytes(picture(Random(1)))
    return path


def _store(office: Office, *records: Any) -> None:
    office.door.store(*records)


def _people(office: Office) -> dict[str, str]:
    names = [surname + given for given in GIVEN for surname in SURNAMES]
    some = [office.door.new(Person, name=name) for name in names]
    _store(office, *some)
    return {one.name or "": one.uid for one in some}


def _gatherings(office: Office, people: dict[str, str]) -> None:
    """A meeting to come, one that three missed, a lecture to come."""
    values = {"kind": MeetingKind.OFFICE, "chair": "周敏"}
    missed = office.door.new(Meeting, title="八月例会", start_at=datetime(2026, 8, 31, 9), **values)
    missed.state = EventState.HELD
    for at, uid in enumerate(people.values()):
        status = Attendance.SICK_LEAVE if at < MISSING else Attendance.PRESENT
        missed.attendance.append(MeetingAttendance(person=uid, status=status))
    meeting = office.door.new(
        Meeting, title="九月例会", start_at=datetime(2026, 9, 28, 9), **values
    )
    lecture = office.door.new(
        Lecture,
        **{"title": "形势与任务", "kind": LectureKind.PARTY_LECTURE, "lecturer": people["王芳"]},
        **{"planned_at": datetime(2026, 9, 28, 9), "audience_kind": AudienceKind.ORGANS},
    )
    _store(office, missed, meeting, lecture)


def _study(office: Office, people: dict[str, str]) -> None:
    book = office.door.new(Book, title="论教育", kind=BookKind.REQUIRED, chapters=12)
    _store(office, book)
    some = [
        office.door.new(Reading, person=uid, book=book.uid, due_on=date(2026, 12, 31))
        for uid in list(people.values())[:READERS]
    ]
    _store(office, *some)


def _work(office: Office, owner: str) -> None:
    plan = office.door.new(
        Plan, title="中心组集体学习", schedule_text="9月", owner_department="党建办", year=2026
    )
    task = office.door.new(
        Task,
        **{"title": "修订考勤制度", "source": TaskSource.MEETING, "owner": owner},
        **{"assigned_on": date(2026, 9, 1), "first_due_on": date(2026, 9, 30)},
    )
    deed = office.door.new(
        Deed,
        **{"title": "修桥", "category": "transport", "promise": "年底通车", "owner": owner},
        **{"promised_on": date(2026, 12, 31), "starts_on": date(2026, 9, 1)},
    )
    _store(office, plan, task, deed)
    _act(office, Task, task.uid, "start")
    for verb in ("adopt", "start"):
        _act(office, Deed, deed.uid, verb)


def _mending(office: Office, owner: str, proof: Path) -> None:
    """An issue that is being mended, and one that is mended and proved."""
    for problem in ("窗口没有告知单", "公示栏更新慢"):
        issue = office.door.new(
            Issue,
            **{"problem": problem, "source": IssueSource.SELF_CHECK, "aspect": "duty"},
            **{"rectify_kind": RectifyKind.BY_DEADLINE, "lead_leader": owner, "owner": owner},
            **{"first_due_on": date(2026, 10, 31), "found_on": date(2026, 9, 1)},
        )
        measure = IssueMeasure(measure="专人负责", due_on=date(2026, 9, 30), owner=owner)
        issue.measures.append(measure)
        _store(office, issue)
        _act(office, Issue, issue.uid, "start")
    held = office.door.load(Issue, issue.uid)
    held.evidence.append(IssueEvidence(file=(office.attachments.add_file(proof),)))
    _store(office, held)
    _act(office, Issue, issue.uid, "mark_done")


def _act(office: Office, model: Any, uid: str, verb: str, **values: Any) -> None:
    record = office.door.load(model, uid)
    action = office.door.ledger_of(record).action(verb)
    assert action is not None
    office.door.act(action, record, **values)


# The jobs, each from the desk


def attendance(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开会议交办，打开选中的会议"):
        press("Ctrl+4")
        press("Return")
    with month.guide.step("到考勤，四个没到的人各打姓名首字母和原因号；同名同音的用方向键选"):
        press("Alt+K")
        for initials in ("ZJG5", "WYL6", "LF7", "ZM"):
            for letter in initials:
                press(letter)
        press("Down")
        press("4")
    with month.guide.step("保存；应到、实到和补学名单随着出来"):
        press("Ctrl+S")
    meeting = Meeting.get(Meeting.title == "九月例会")
    assert (meeting.expected_count, meeting.attended_count) == (60, 56)


def lecture(month: Month) -> None:
    press, write = month.hands.press, month.hands.type
    with month.guide.step("打开授课宣讲，转到详情，登记已讲"):
        press("Ctrl+7")
        press("F6")
        press("Return")
    with month.guide.step("时间按计划填好了，填应到、实到"):
        press("Tab")
        write("60")
        press("Tab")
        write("58")
        press("Ctrl+Return")
    assert (Lecture.get().state, Lecture.get().attended_count) == (EventState.HELD, 58)


def reading(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开读书学习，翻到“读书进度”"):
        press("Ctrl+5")
        press("Ctrl+PgDown", 2)
    with month.guide.step("八个人读到第几章，一人一个数字，回车到下一人"):
        for at in range(READERS):
            press(str(at + 1))
            press("Return")
    held = [month.office.door.load(Reading, one.uid) for one in Reading.select()]
    assert sorted(step.read_progress for one in held for step in one.steps) == [*range(1, 9)]


def plan_step(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开方案计划，转到详情，登记本月完成"):
        press("Ctrl+3")
        press("F6")
        press("Return")
        press("Ctrl+Return")
    assert Plan.get().state is PlanState.DONE


def progress_of_issue(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开问题台账，转到详情，往回一格登记进展"):
        press("Ctrl+9")
        press("F6")
        press("Shift+Tab")
        press("Return")
    with month.guide.step("日期是今天，写进展"):
        press("Tab")
        month.hands.type("已印告知单")
        press("Ctrl+Return")
    issue = month.office.door.load(Issue, Issue.get(Issue.problem == "窗口没有告知单").uid)
    assert [entry.content for entry in issue.progress_entries] == ["已印告知单"]


def closure(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开问题台账，选中问题，转到详情，申请销号"):
        press("Ctrl+9")
        press("Down")
        press("F6")
        press("Return")
        press("Ctrl+Return")
    with month.guide.step("负责人审核通过"):
        press("Return")
        press("Ctrl+Return")
    assert Issue.get(Issue.problem == "公示栏更新慢").closure_state is ClosureState.TO_ACCEPT


def progress_of_deed(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("在导航里从问题台账往下一格到办实事，转到详情，登记进展"):
        press("Ctrl+9")
        press("Shift+F6", 2)
        press("Down")
        press("F6")
        press("Return")
    with month.guide.step("写进度和进展情况"):
        month.hands.type("40")
        press("Tab")
        month.hands.type("桥墩完工")
        press("Ctrl+Return")
    entry = month.office.door.load(Deed, Deed.get().uid).progress_entries[-1]
    assert (entry.percent_done, entry.content) == (400, "桥墩完工")


def task_done(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开会议交办，翻到“交办事项”，转到详情，登记完成"):
        press("Ctrl+4")
        press("Ctrl+PgDown")
        press("F6")
        press("Tab")
        press("Return")
    with month.guide.step("写办理结果"):
        month.hands.type("已印发")
        press("Ctrl+Return")
    assert Task.get().state is TaskState.DONE


def make_ups(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开补学跟学，全选，登记补学"):
        press("Ctrl+6")
        press("Ctrl+A")
        press("Ctrl+N")
    with month.guide.step("补学日期是今天，完成"):
        press("Ctrl+Return")
    done = MakeUp.select().where(MakeUp.missed_on == MISSED_ON)
    assert [one.done_on for one in done] == [month.clock.today] * MISSING


def package(month: Month) -> None:
    press = month.hands.press
    with month.guide.step("打开报送中心，下一步；检查没有问题，填报人签字"):
        press("Ctrl+0")
        press("Ctrl+Return")
        press("Return")
    with month.guide.step("审核人、负责人签字"):
        for name in ("王芳", "赵伟"):
            month.hands.type(name)
            press("Return")
    with month.guide.step("选 U 盘上的文件夹，生成，完成"):
        month.choices.answers = [month.road.stick]
        press("Return", 3)
    assert list(month.road.stick.glob("*.xjb"))


JOBS: tuple[tuple[str, Callable[[Month], None]], ...] = (
    ("60 人的会，4 人没到，登记考勤", attendance),
    ("登记一次授课", lecture),
    ("登记 8 个人一个月的读书进度", reading),
    ("登记计划的本月完成", plan_step),
    ("登记问题的整改进展", progress_of_issue),
    ("申请销号并审核通过", closure),
    ("登记实事的进展", progress_of_deed),
    ("登记交办事项完成", task_done),
    ("登记 3 个人补了同一次会", make_ups),
    ("生成一个月的报送包", package),
)


def play(app: QApplication, folder: Path, guide: Guide) -> None:
    """All ten in one sitting, each begun from 工作台."""
    month = SettledMonth(app, folder, guide)
    settle(month)
    with month.sitting(28):
        for title, job in JOBS:
            month.hands.press("Ctrl+1")
            guide.job(title)
            job(month)
