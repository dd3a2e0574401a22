"""会议记录 and 签到表: what is kept of a meeting, and what people sign on their way in."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from models.fields import Column
from models.ledgers.attendance import Attendance, AttendanceRow
from models.ledgers.lectures import Lecture
from models.ledgers.meeting_verbs import tasks_of
from models.ledgers.meetings import AreaAnalysis, Meeting
from models.ledgers.tasks import Task
from models.listing import names_of
from models.office import Office
from models.rosters import roster_of
from models.store import load
from ui.dates import long_day_text
from ui.printing.paper import (
    Align,
    Block,
    Cell,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Slots,
    Table,
)
from ui.printing.paper import Column as PaperColumn
from ui.states import look_of
from ui.words import tr

_TWO_ABREAST = 50
"""How many lines to sign on fit on one page in two columns."""

_TOLD: tuple[Column[str | None], ...] = (
    *(Meeting.agenda, Meeting.study_content, Meeting.situation_analysis, Meeting.deployment),
    *(Meeting.coordination, Meeting.resolutions, Meeting.open_items),
)


def minutes(office: Office, uid: str) -> Paper:
    """The record of a meeting: who, when, what was said and resolved, and who does it."""
    meeting = office.door.load(Meeting, uid)
    blocks: list[Block] = [Facts(tuple(_head(meeting)))]
    absent = _absent(meeting.attendance)
    if absent:
        blocks += [Heading(tr("请假和缺席")), Paragraph(absent)]
    for column in _TOLD:
        text = getattr(meeting, column.name)
        if text:
            blocks.append(Heading(tr(column.label)))
            blocks += [Paragraph(line, indent=True) for line in text.splitlines() if line.strip()]
    if meeting.area_analyses:
        blocks += [Heading(tr("片区分析")), _areas(meeting.area_analyses)]
    tasks = load(Task, tasks_of(uid))
    if tasks:
        blocks += [Heading(tr("交办事项")), _tasks(tasks)]
    blocks.append(Slots(((tr("主持人"), ""), (tr("记录人"), ""))))
    title = tr("会议记录")
    return Paper("minutes", title, tuple(blocks), _now(office), (office.name, meeting.title or ""))


def _head(meeting: Meeting) -> Iterator[tuple[str, str]]:
    yield tr(Meeting.title.label), meeting.title or ""
    yield tr(Meeting.kind.label), tr(meeting.kind.label) if meeting.kind else ""
    yield tr("时间"), _when(meeting.start_at, meeting.end_at)
    for column in (Meeting.place, Meeting.chair, Meeting.recorder, Meeting.session_no):
        yield tr(column.label), getattr(meeting, column.name) or ""
    expected, there = meeting.counts()
    counts = tr("应到 {expected} 人，实到 {there} 人").format(expected=expected, there=there)
    yield tr("到会"), "" if expected is None else counts
    if meeting.observers:
        yield tr(Meeting.observers.label), meeting.observers


def _when(start: datetime | None, end: datetime | None) -> str:
    if start is None:
        return ""
    day = long_day_text(start.date())
    until = f"—{end:%H:%M}" if end and end.date() == start.date() else ""
    return f"{day} {start:%H:%M}{until}"


def _absent(rows: Sequence[AttendanceRow]) -> str:
    """Each who was not there, or not all the time, with the reason that was given."""
    some = [(row, row.status) for row in rows if row.status not in (None, Attendance.PRESENT)]
    names = names_of("people", [row.person for row, _ in some if row.person])
    told = []
    for row, status in some:
        name = names.get(row.person, "") if row.person else row.person_name
        why = " ".join(filter(None, (tr(status.label) if status else "", row.reason)))
        told.append(f"{name}（{why}）")
    return "、".join(told)


def _areas(rows: list[AreaAnalysis]) -> Table:
    names = names_of("areas", [row.area for row in rows if row.area])
    columns = (
        PaperColumn(tr("片区"), 0.8),
        *(
            PaperColumn(tr(column.label), 1.6)
            for column in (AreaAnalysis.strengths, AreaAnalysis.problems, AreaAnalysis.next_moves)
        ),
    )
    return Table(
        columns,
        tuple(
            (
                Cell(names.get(row.area or "", "")),
                *(Cell(text or "") for text in (row.strengths, row.problems, row.next_moves)),
            )
            for row in rows
        ),
    )


def _tasks(tasks: list[Task]) -> Table:
    people = names_of("people", [task.owner for task in tasks if task.owner])
    units = names_of("units", [task.owner_unit for task in tasks if task.owner_unit])
    columns = (
        PaperColumn(tr("交办内容"), 3.0),
        PaperColumn(tr("责任"), 1.4),
        PaperColumn(tr("时限"), 1.0, Align.CENTRE),
        PaperColumn(tr("状态"), 0.9),
    )
    rows = []
    for task in tasks:
        owners = (
            *(units.get(task.owner_unit or ""), task.owner_department),
            people.get(task.owner or ""),
        )
        due = task.due_on.isoformat() if task.due_on else ""
        state = Cell(tr(task.state.label), look_of(task.state))
        owner = " ".join(filter(None, owners))
        rows.append((Cell(task.title or ""), Cell(owner), Cell(due), state))
    return Table(columns, tuple(rows))


def sign_in_sheet(office: Office, gathering: Meeting | Lecture) -> Paper:
    """A line to sign on for each who is expected: those of the sheet, else of the roster."""
    start = gathering.start_at if isinstance(gathering, Meeting) else gathering.starts_at
    rows = gathering.attendance
    uids = [row.person for row in rows if row.person]
    uids = uids if rows else roster_of(gathering, start.date() if start else office.door.today)
    known = names_of("people", uids)
    names = [known.get(uid, "") for uid in uids]
    names += [row.person_name for row in rows if row.person_name and not row.person]
    facts = (
        (tr("名称"), gathering.title or ""),
        (tr("时间"), _when(start, None)),
        (tr("地点"), gathering.place or ""),
        (tr("应到人数"), str(len(names))),
    )
    columns = (
        PaperColumn(tr("序号"), 0.5, Align.CENTRE),
        PaperColumn(tr("姓名"), 1.0),
        PaperColumn(tr("签名"), 1.6),
    )
    lines = tuple((Cell(str(number)), Cell(name), Cell()) for number, name in enumerate(names, 1))
    table = Table(columns, lines, abreast=3 if len(lines) > _TWO_ABREAST else 2, roomy=True)
    context = (office.name, tr("实到 ____ 人"))
    return Paper("sign-in", tr("签到表"), (Facts(facts), table), _now(office), context)


def meeting_sign_in(office: Office, uid: str) -> Paper:
    return sign_in_sheet(office, office.door.load(Meeting, uid))


def lecture_sign_in(office: Office, uid: str) -> Paper:
    return sign_in_sheet(office, office.door.load(Lecture, uid))


def _now(office: Office) -> str:
    return office.door.now.strftime("%Y-%m-%d %H:%M")
