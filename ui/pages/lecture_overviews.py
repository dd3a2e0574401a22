"""专题教育 and 应训未训: sessions of education with their drives, and who has sat in no class."""

from models.fields import Choice
from models.figures import units_in
from models.ledgers.events import EventState
from models.ledgers.lectures import Lecture, LectureKind
from models.listing import names_of
from models.lists import list_labels
from models.office import Office
from models.periods import Period
from models.record import among
from models.untrained import Sat, Trainee, half_of, trainees
from ui.dates import day_text, period_text
from ui.glyphs import Tone
from ui.pages.told_page import Asked, Choices, Told
from ui.states import look_of
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import tr

EDUCATION = (LectureKind.THEMED_EDUCATION, LectureKind.CONDUCT_EDUCATION)
ALL = "all"


def education_choices() -> Choices:
    kinds = ((kind.value, tr(kind.label)) for kind in EDUCATION)
    return Choices(((ALL, tr("全部")), *kinds))


def tell_education(office: Office, asked: Asked) -> Told:
    """Themed and conduct education of the period, whoever held it, by the day."""
    sessions = _sessions(office, asked)
    chosen = [one for one in sessions if asked.choice in ("", ALL, one.kind)]
    people = names_of("people", {one.lecturer for one in chosen if one.lecturer})
    drives = names_of("drives", {one.drive for one in chosen if one.drive})
    units = names_of("units", {one.unit for one in chosen})
    topics = list_labels("topic")
    several = len({one.unit for one in sessions}) > 1
    lines = tuple(
        Line(
            f"lectures {one.uid}",
            (
                Cell(day_text(one.starts_at.date() if one.starts_at else None)),
                *([Cell(units.get(one.unit, ""))] if several else []),
                Cell(one.title or "", quiet=tr(topics.get(one.topic or "", ""))),
                Cell(tr(one.kind.label) if one.kind else ""),
                Cell(people.get(one.lecturer or "", one.lecturer_name or "")),
                Cell(_attended(one)),
                Cell(drives.get(one.drive or "", "")),
                Cell(tr(one.state.label), look_of(one.state)) if one.state else Cell(),
            ),
        )
        for one in chosen
    )
    held = [one for one in chosen if one.state is EventState.HELD]
    said = tr("已开展 {held} 场，参加 {n} 人次，其中 {drives} 场属于专项行动").format(
        held=len(held),
        n=sum(one.attended_count or 0 for one in held),
        drives=sum(bool(one.drive) for one in held),
    )
    counts = {ALL: len(sessions)} | {
        kind.value: sum(one.kind is kind for one in sessions) for kind in EDUCATION
    }
    headings = _education_headings(several)
    return Told(headings, lines, said, period_text(asked.period.code), counts=counts)


def _sessions(office: Office, asked: Asked) -> list[Lecture]:
    units = units_in(asked.units, office.unit)
    query = Lecture.select().where(
        *(among(Lecture.unit, units), ~Lecture.deleted, Lecture.kind.in_(list(EDUCATION))),
        Lecture.state != EventState.CANCELLED,
    )
    period = asked.period
    return sorted(
        (
            one
            for one in query
            if one.starts_at and period.start <= one.starts_at.date() <= period.end
        ),
        key=lambda one: (str(one.starts_at), one.uid),
    )


def _attended(lecture: Lecture) -> str:
    expected, attended = lecture.expected_count, lecture.attended_count
    return "—" if expected is None or attended is None else f"{attended}/{expected}"


def _education_headings(several: bool) -> tuple[Heading, ...]:
    return (
        Heading(tr("日期"), 84),
        *([Heading(tr("单位"), 120)] if several else []),
        Heading(tr("题目")),
        Heading(tr("类型"), 104),
        Heading(tr("授课人"), 84),
        Heading(tr("到课"), 64, right=True),
        Heading(tr("所属专项行动"), 150),
        Heading(tr("状态"), 92),
    )


# 应训未训


class Which(Choice):
    """Whom the list shows."""

    UNTRAINED = "untrained", "未参加轮训"
    NOTHING = "nothing", "轮训授课都没参加"
    TRAINED = "trained", "已参加轮训"
    ALL = "all", "全部"

    def shows(self, one: Trainee) -> bool:
        match self:
            case Which.UNTRAINED:
                return one.untrained
            case Which.NOTHING:
                return one.sat_in_nothing
            case Which.TRAINED:
                return not one.untrained
        return True


def untrained_choices() -> Choices:
    return Choices(tuple((which.value, tr(which.label)) for which in Which))


def tell_untrained(office: Office, asked: Asked) -> Told:
    """Those of division rank and above, by unit, with what they sat in during the half-year."""
    half = half_of(_ahead_cut(asked.period, office))
    found = trainees(office, half, asked.units)
    which = Which[(asked.choice or Which.UNTRAINED.value).upper()]
    shown = [one for one in found if which.shows(one)]
    several = len({one.unit for one in found}) > 1
    said = tr("处级及以上 {n} 人，已参加轮训 {trained} 人，未参加 {untrained} 人").format(
        n=len(found),
        trained=sum(not one.untrained for one in found),
        untrained=sum(one.untrained for one in found),
    )
    headings = (
        Heading(tr("姓名"), 84),
        *([Heading(tr("单位"), 130)] if several else []),
        Heading(tr("职级"), 64),
        Heading(tr("职务"), 150),
        Heading(tr("轮训班")),
        Heading(tr("听课"), 64, right=True),
        Heading(tr("最近一次听课"), 150),
    )
    counts = {w.value: sum(w.shows(one) for one in found) for w in Which}
    lines = tuple(_trainee(one, several) for one in shown)
    return Told(headings, lines, said, period_text(half.code), counts=counts)


def _ahead_cut(period: Period, office: Office) -> Period:
    """Of a whole year, what has come of it: so that the year shows the running half."""
    today = office.door.today
    cut = period.year == today.year and period.first <= today.month < period.last
    return Period(period.year, period.first, today.month) if cut else period


def _trainee(one: Trainee, several: bool) -> Line:
    cells = (
        Cell(one.name),
        *([Cell(one.unit_name)] if several else []),
        Cell(tr(one.rank.label)),
        Cell(one.post),
        _seat(one.classes[-1]) if one.classes else Cell(tr("未参加"), tone=Tone.WARN),
        Cell(str(len(one.lectures)) if one.lectures else "·"),
        _seat(one.lectures[-1]) if one.lectures else Cell("—", tone=Tone.HINT),
    )
    opened = one.classes or one.lectures
    key = f"{opened[-1].ledger} {opened[-1].uid}" if opened else f"people {one.person}"
    return Line(f"{key}", cells)


def _seat(sat: Sat) -> Cell:
    return Cell(sat.title, quiet=day_text(sat.day))
