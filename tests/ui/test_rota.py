"""Promises of the rota in the window, and of forms that ask for what an entry needs and no more."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.ledgers.appointments import Appointment, Rank
from models.ledgers.attendance import Attendance
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanMode
from models.office import Office
from models.periods import Period
from tests.ui.ledger_desk import CTRL, Answers, Desk, Key, open_desk
from tests.ui.test_meetings import ALT, sixty
from ui.attendance_sheet import AttendanceSheet
from ui.pages.lecture_overviews import tell_education, tell_untrained
from ui.pages.rota import RotaPage
from ui.pages.told_page import Asked
from ui.printing.pages import lay_out
from ui.printing.paper import A3_ACROSS
from ui.printing.rota_paper import rota_paper
from ui.record_form import RecordForm
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


def a_member(office: Office, name: str, **post: object) -> str:
    person = office.door.new(Person, name=name)
    said = {"is_committee_member": True, "rank": Rank.DIVISION, "post": "常委", **post}
    appointment = office.door.new(Appointment, person=person.uid, from_on=date(2026, 1, 1), **said)
    office.door.store(person, appointment)
    return person.uid


class Board:
    """The rota over an office, and keys pressed on it."""

    def __init__(self, qtbot: QtBot, themes: ThemeHolder, office: Office) -> None:
        self.qtbot, self.office = qtbot, office
        self.opened: list[tuple[str, str]] = []
        self.refused: list[str] = []
        session = Session(office)
        session.refused.connect(lambda error: self.refused.append(str(error)))
        self.page = RotaPage(
            *(themes, session, Scope(Period(2026)), Answers(themes)),
            lambda ledger, uid: self.opened.append((ledger, uid)),
        )
        self.page.resize(1200, 640)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.page)
        self.page.arrive()

    def press(self, *keys: Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    def write(self, text: str) -> None:
        for character in text:
            self.qtbot.keyClicks(QApplication.focusWidget(), character)

    def texts(self) -> list[list[str]]:
        table = self.page.table
        across = range(table.leading, table.columnCount())
        return [
            [table.text(table.index(row, at)) for at in across] for row in range(table.cell_rows)
        ]


@pytest.fixture
def board(qtbot: QtBot, themes: ThemeHolder, office: Office) -> Board:
    for name in ("赵一", "钱二", "孙三"):
        a_member(office, name)
    return Board(qtbot, themes, office)


def test_a_lecture_is_planned_opened_and_taken_off_by_keys_alone(board: Board) -> None:
    board.press(Key.Key_Right)
    board.write("10.15")
    board.press(Key.Key_Return)
    assert board.texts()[0][:3] == ["", "10-15", ""]
    (lecture,) = Lecture.select()
    assert (lecture.planned_at, lecture.topic) == (datetime(2026, 10, 15, 9), "plenary_spirit")
    board.press(Key.Key_Up, Key.Key_Return)
    assert board.opened == [("lectures", lecture.uid)]
    board.page.commands[next(c for c in board.page.commands if c.name == "DELETE")]()
    assert board.texts()[0][:3] == ["", "", ""]
    board.office.door.undo()
    board.page.refresh()
    assert board.texts()[0][1] == "10-15"


def test_a_text_that_is_no_day_stays_open_with_the_reason(board: Board) -> None:
    board.write("0.15")
    board.press(Key.Key_Return)
    assert "0.15" in board.page.message.text() and not Lecture.select().exists()
    board.press(Key.Key_Escape)


def test_a_clash_shows_in_its_cells_and_the_reminder_leads_to_it(board: Board) -> None:
    board.write("10.15")
    board.press(Key.Key_Return, Key.Key_Down, Key.Key_Up, Key.Key_Up, Key.Key_Right)
    board.write("10.15 9:30")
    board.press(Key.Key_Return)
    page = board.page
    clashing, due, *_ = page.due.lines
    assert clashing.alarm and clashing.cells[0].text == "授课人冲突"
    assert due.cells[1].text == "钱二" and due.cells[0].text == "未安排"
    row = next(row for row, cells in enumerate(board.texts()) if any(cells))
    spoken = page.table.spoken(page.table.index(row, page.table.leading))
    assert "冲突" in spoken and "10月15日 09:00" in spoken
    page.due.setFocus()
    page.due.go_to(due.key)
    board.press(Key.Key_Return)
    assert page.view.hasFocus()
    assert page.table.row_name(page.view.currentIndex().row()) == "钱二"


def test_the_rota_prints_on_one_sheet_with_clashes_and_who_is_due(board: Board) -> None:
    board.write("10.15")
    board.press(Key.Key_Return)
    paper = rota_paper("清溪镇", board.page.table, board.office.door.now)
    assert "10月15日\n党史" in paper.text and "该轮到：钱二 ・ 孙三" in paper.text
    assert "还没有人讲的专题" in paper.text
    assert A3_ACROSS in paper.sheets and len(lay_out([paper])) == 1


# Forms: what is seen, and what must be typed.


def seen(form: RecordForm) -> list[str]:
    """The fields and sheets that stand in a form before anything is unfolded."""
    fields = [name for name, field in form.fields.items() if field.frame.isVisibleTo(form)]
    return fields + [name for name, rows in form.rows.items() if rows.isVisibleTo(form)]


def lecturing(qtbot: QtBot, themes: ThemeHolder, office: Office) -> tuple[Desk, str]:
    sixty(office)
    lecturer = a_member(office, "周海涛", department="宣传部", post="部长")
    plan = office.door.new(
        Plan,
        **{"title": "党史授课", "mode": PlanMode.LECTURE, "schedule_text": "9月", "year": 2026},
        owner_department="党建办",
    )
    office.door.store(plan)
    return open_desk(qtbot, themes, office, ("lectures",)), lecturer


def test_a_held_lecture_is_recorded_by_six_fields_of_twelve(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk, lecturer = lecturing(qtbot, themes, office)
    desk.page("lectures").new()
    form = desk.form()
    qtbot.waitUntil(lambda: form.focusWidget() is not None)
    assert len(seen(form)) <= 12
    typed = {"title": "百年历程", "lecturer": "周海涛", "held_at": "9月8日 14:30", "place": "礼堂"}
    for name, text in typed.items():
        form.fields[name].editor.setFocus()
        desk.type(text)
    desk.press(Key.Key_K, ALT)
    for key in "zjg5":
        desk.press(Key(ord(key.upper())))
    desk.press(Key.Key_S, CTRL)
    lecture = office.door.load(Lecture, Lecture.get().uid)
    assert lecture.complete, list(office.door.problems(lecture))
    assert (lecture.lecturer, lecture.lecturer_post) == (lecturer, "宣传部部长")
    assert (lecture.state, lecture.kind) == (EventState.HELD, LectureKind.PARTY_LECTURE)
    assert (lecture.hours, lecture.audience_kind) == (2, AudienceKind.ORGANS)
    assert (lecture.expected_count, lecture.attended_count) == (61, 60)
    assert lecture.plan_item == Plan.get().uid
    assert len(typed) + 1 <= 6


def test_a_place_on_the_rota_is_recorded_by_its_sheet_alone(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk, lecturer = lecturing(qtbot, themes, office)
    slot = datetime(2026, 9, 8, 9)
    planned = office.door.new(Lecture, title="党史", lecturer=lecturer, planned_at=slot)
    planned.place, planned.topic = "礼堂", "party_history"
    office.door.store(planned)
    desk.page("lectures").open(planned.uid)
    form = desk.form()
    assert len(seen(form)) <= 12 and not form.changed
    sheet = form.rows["attendance"]
    assert isinstance(sheet, AttendanceSheet)
    sheet.mark("赵伟（公差）")
    assert form.fields["held_at"].editor.typed_text().startswith("2026-09-08")
    desk.press(Key.Key_S, CTRL)
    lecture = office.door.load(Lecture, planned.uid)
    assert lecture.complete and lecture.state is EventState.HELD and lecture.held_at == slot
    assert lecture.attendance[0].status in (Attendance.PRESENT, Attendance.OFFICIAL_LEAVE)


def test_what_somebody_typed_is_not_proposed_over(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk, _lecturer = lecturing(qtbot, themes, office)
    desk.page("lectures").new()
    form = desk.form()
    hours = form.fields["hours"].editor
    qtbot.waitUntil(lambda: form.focusWidget() is not None)
    hours.setFocus()
    desk.press(Key.Key_A, CTRL)
    desk.type("4")
    form.fields["held_at"].editor.setFocus()
    desk.type("9月8日 14:30")
    form.fields["place"].editor.setFocus()
    assert hours.read_value() == 4
    assert form.fields["state"].read() == EventState.HELD
    form.fields["held_at"].editor.setFocus()
    desk.press(Key.Key_A, CTRL)
    desk.type("12月8日 14:30")
    form.fields["place"].editor.setFocus()
    assert form.fields["state"].read() == EventState.PLANNED


MOST_SEEN = {"issues": 10, "meetings": 13, "deeds": 11, "lectures": 12}


def test_long_forms_fold_what_an_entry_does_not_need(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, tuple(MOST_SEEN))
    for name, most in MOST_SEEN.items():
        desk.page(name).new()
        form = desk.form()
        assert len(seen(form)) <= most, (name, seen(form))
        everything = len(form.fields) + len(form.rows)
        assert form.fold.button.isVisible() and len(seen(form)) < everything
        qtbot.waitUntil(lambda form=form: form.focusWidget() is not None)
        before = set(seen(form))
        desk.press(Key.Key_M, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda form=form: not form.fold.button.isVisible())
        assert len(seen(form)) == everything
        focused = QApplication.focusWidget()
        inside = [n for n, field in form.fields.items() if field.editor.isAncestorOf(focused)]
        assert inside and inside[0] not in before
        form.leave()


def test_a_folded_group_that_holds_something_stands_open(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    desk = open_desk(qtbot, themes, office, ("lectures",))
    kept = office.door.new(Lecture, title="讲", lecturer_name="外请教授", remarks="带了课件")
    office.door.store(kept)
    desk.page("lectures").open(kept.uid)
    shown = seen(desk.form())
    assert {"lecturer_name", "remarks"} <= {*shown} and "courseware" not in shown


# What is told.


def test_education_tells_its_drive_and_untrained_leads_to_the_person(office: Office) -> None:
    drive = office.door.new(Drive, title="作风整治", starts_on=date(2026, 6, 1))
    who = a_member(office, "赵一")
    held = office.door.new(
        Lecture,
        **{"title": "警示教育", "kind": LectureKind.CONDUCT_EDUCATION, "lecturer": who},
        **{"held_at": datetime(2026, 9, 3, 9), "state": EventState.HELD, "drive": drive.uid},
        **{"expected_count": 9, "attended_count": 8, "audience_kind": AudienceKind.ORGANS},
    )
    other = office.door.new(Lecture, title="党课", kind=LectureKind.PARTY_LECTURE, lecturer=who)
    office.door.store(drive, held, other)
    told = tell_education(office, Asked(Period(2026, 9, 9), "all", "all", None))
    (line,) = told.lines
    assert line.key == f"lectures {held.uid}"
    assert {"8/9", "作风整治", "赵一"} <= {cell.text for cell in line.cells}
    assert told.counts == {"all": 1, "themed_education": 0, "conduct_education": 1}
    told = tell_untrained(office, Asked(Period(2026), "all", "untrained", None))
    assert [line.key for line in told.lines] == [f"people {who}"]
    assert told.context == "2026年下半年" and told.counts["trained"] == 0
