"""待办: what is to be done next, and the key figures of the office, for the first page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from peewee import JOIN

from models import store
from models.exchange.tables import Incoming, Outgoing, Peer, Role
from models.fields import Choice
from models.figures import ALL, OWN, Figure, Scope, figure_named, fraction, rolled, shown
from models.figures.work import DONE
from models.ledgers import ledger_named
from models.ledgers.addressing import meant_for
from models.ledgers.closure import Stage
from models.ledgers.deadlines import due_on
from models.ledgers.events import EventState
from models.ledgers.inspections import Inspection
from models.ledgers.issues import Issue
from models.ledgers.lectures import Lecture
from models.ledgers.make_ups import MakeUp
from models.ledgers.materials import Material
from models.ledgers.matters import Matter, MatterState
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.readings import Reading
from models.ledgers.returns import label_of, returns_by, returns_to
from models.ledgers.studies import Study
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.pending import pending_decisions
from models.periods import MONTH_NAMES, Period, month_of
from models.record import tuples
from models.words import Sentence, sentence

SOON, NEAR = 10, 20
"""Days left below which a deadline is warned of: urgently, and at all."""


class Band(Choice):
    """How near a deadline is; the bands do not overlap."""

    OVERDUE = "overdue", "超期"
    TODAY = "today", "今天"
    SOON = "soon", "10 天内"
    NEAR = "near", "20 天内"
    LATER = "later", "正常"


def band_of(days: int) -> Band:
    """The band of the days that are left, negative once a deadline has passed."""
    if days < 0:
        return Band.OVERDUE
    if days == 0:
        return Band.TODAY
    return Band.SOON if days <= SOON else Band.NEAR if days <= NEAR else Band.LATER


@dataclass(frozen=True)
class Todo:
    """One thing to do. `note` says by whom or of what; `uid` is empty where it means a whole list.

    `ledger` is where it is done: a ledger's name, "packages", "pending" for the
    decision desk, or "returns" for what was sent back.
    """

    text: Sentence
    note: str
    ledger: str
    uid: str
    due_on: date
    days: int

    @property
    def band(self) -> Band:
        return band_of(self.days)


def due_today(office: Office) -> list[Todo]:
    """What is late or due within 20 days, the most urgent first."""
    today = office.door.today
    found = [
        *_issues(office.unit, today),
        *_decisions(office, today),
        *_returned(office.unit, today),
        *_unanswered(office.unit, today),
        *_matters(office.unit, today),
        *_findings(office.unit, today),
        *_handed_over(office.unit, today),
        *_steps(office.unit, today),
        *_readings(office.unit, today),
        *_make_ups(office.unit, today),
        *_documents(office.unit, today),
        *_lectures(office.unit, today),
        *_own_package(office.unit, today),
        *_missing_packages(office.unit, today),
    ]
    return sorted(found, key=lambda todo: (todo.days, todo.ledger, todo.uid))


def _todo(
    today: date, due: date, ledger: str, uid: str, text: Sentence, note: str | None = ""
) -> Todo:
    return Todo(text, note or "", ledger, uid, due, (due - today).days)


def _issues(unit: str, today: date) -> Iterator[Todo]:
    query = (
        Issue.select(
            *(Issue.uid, Issue.issue_no, Issue.problem, Issue.due_on),
            *(Issue.owner_department, Person.name),
        )
        .join(Person, JOIN.LEFT_OUTER, on=(Issue.owner == Person.uid))
        .where(
            *(Issue.unit == unit, ~Issue.deleted, Issue.due_on <= today + timedelta(days=NEAR)),
            Issue.stage.not_in((Stage.DONE, Stage.REMOVED, Stage.REVIEW)),
        )
    )
    for uid, number, problem, due, department, owner in tuples(query):
        template = "问题 {no} 整改时限已过" if due < today else "问题 {no} 快到整改时限"
        note = " · ".join(filter(None, (department, owner, problem)))
        yield _todo(today, due, "issues", uid, sentence(template, no=number or ""), note)


def _decisions(office: Office, today: date) -> Iterator[Todo]:
    waiting = pending_decisions(office)
    if waiting:
        units = "、".join(dict.fromkeys(some.unit_name for some in waiting))
        since = min((some.since for some in waiting if some.since), default=today)
        text = sentence("{count} 件申请等待审核", count=len(waiting))
        yield _todo(today, max(since + timedelta(days=SOON), today), "pending", "", text, units)


def _returned(unit: str, today: date) -> Iterator[Todo]:
    """Each thing that was sent back from above and is not answered yet."""
    for one in returns_to(unit):
        decision = one.decision
        ledger = ledger_named(decision.subject_ledger or "")
        found = store.load(ledger.model, [decision.subject_uid or ""]) if ledger else []
        if not one.is_open or ledger is None or not found:
            continue
        text = sentence(
            "“{title}”的{field}被退回",
            **{"title": found[0].heading(), "field": sentence(label_of(ledger, one.about))},
        )
        day = decision.due_on or (decision.decided_on or today) + timedelta(days=SOON)
        yield _todo(today, day, ledger.name, found[0].uid, text, decision.reason)


def _unanswered(unit: str, today: date) -> Iterator[Todo]:
    """What this office has sent back and should have heard of."""
    late = [one for one in returns_by(unit) if one.overdue(today)]
    if late:
        due = min(one.decision.due_on for one in late if one.decision.due_on)
        names = names_of("units", {one.decision.subject_unit or "" for one in late})
        text = sentence("{count} 处退回过了时限还没有答复", count=len(late))
        yield _todo(today, due, "returns", "", text, "、".join(sorted(names.values())))


def _matters(unit: str, today: date) -> Iterator[Todo]:
    """What the level above has answered and is to be settled here."""
    query = Matter.select(
        Matter.uid, Matter.title, Matter.answer, Matter.due_on, Matter.answered_on
    )
    query = query.where(
        *(Matter.unit == unit, ~Matter.deleted, Matter.state == MatterState.REPLIED),
    )
    for uid, title, said, due, answered in tuples(query):
        text = sentence("协调事项“{title}”已答复，还没有办结", title=title or "")
        last = due or (answered or today) + timedelta(days=SOON)
        if (last - today).days <= NEAR:
            yield _todo(today, last, "matters", uid, text, said)


def _findings(unit: str, today: date) -> Iterator[Todo]:
    """What inspectors from above found here and is no issue yet."""
    query = Inspection.select(
        *(Inspection.uid, Inspection.title, Inspection.inspected_on),
        *(Inspection.due_on, Inspection.waiting_count),
    ).where(
        *(Inspection.inspected_unit == unit, Inspection.unit != unit, ~Inspection.deleted),
        Inspection.waiting_count > 0,
    )
    for uid, title, day, due, count in tuples(query):
        text = sentence("督导检查发现的 {count} 个问题还没有登记", count=count)
        last = due or (day or today) + timedelta(days=SOON)
        yield _todo(today, last, "inspections", uid, text, title)


def _handed_over(unit: str, today: date) -> Iterator[Todo]:
    """What this office found and the units have not registered."""
    query = Inspection.select(
        Inspection.inspected_unit, Inspection.inspected_on, Inspection.waiting_count
    ).where(Inspection.unit == unit, ~Inspection.deleted, Inspection.waiting_count > 0)
    waiting = list(tuples(query))
    if waiting:
        names = names_of("units", {unit for unit, _, _ in waiting if unit})
        first = min(day for _, day, _ in waiting if day)
        text = sentence("{count} 个问题已交办未登记", count=sum(n for *_, n in waiting))
        due = max(first + timedelta(days=NEAR), today)
        yield _todo(today, due, "inspections", "", text, "、".join(sorted(names.values())))


def _steps(unit: str, today: date) -> Iterator[Todo]:
    """Work of months that are over and is not done, one line a plan item and month."""
    this_month = f"{today:%Y-%m}"
    query = (
        Plan.select(
            *(Plan.uid, Plan.title, Plan.owner_department),
            *(PlanStep.month, PlanStep.planned_count, DONE.converter(int)),
        )
        .join(PlanStep, on=(PlanStep.record == Plan.uid))
        .where(
            *(Plan.unit == unit, ~Plan.deleted, Plan.year == today.year),
            *(PlanStep.month < this_month, PlanStep.unfinished_reason.is_null()),
        )
    )
    for uid, title, department, month, planned, done in tuples(query):
        if done >= (planned or 0):
            continue
        end = Period(int(month[:4]), int(month[5:]), int(month[5:])).end
        named = sentence(MONTH_NAMES[int(month[5:]) - 1])
        text = sentence(
            "“{title}”{month}计划 {planned}，完成 {done}",
            **{"title": title, "month": named, "planned": planned, "done": done},
        )
        yield _todo(today, end, "plans", uid, text, department)


def _readings(unit: str, today: date) -> Iterator[Todo]:
    query = Reading.select(Reading.person, Reading.due_on).where(
        *(Reading.unit == unit, ~Reading.deleted, Reading.ended_on.is_null()),
        Reading.due_on < today,
    )
    late = list(tuples(query))
    if late:
        people = len({person for person, _ in late})
        text = sentence("{people} 人有 {count} 本书未按期读完", people=people, count=len(late))
        yield _todo(today, min(due for _, due in late), "readings", "", text)


def _make_ups(unit: str, today: date) -> Iterator[Todo]:
    """What is to be made up for by a day that is near or past."""
    query = MakeUp.select(MakeUp.due_on).where(
        *(MakeUp.unit == unit, ~MakeUp.deleted, MakeUp.ended_on.is_null()),
        MakeUp.due_on <= today + timedelta(days=NEAR),
    )
    days = [due for (due,) in tuples(query)]
    if days:
        text = sentence("{count} 人次等待补学", count=len(days))
        yield _todo(today, min(days), "make_ups", "", text)


def _documents(unit: str, today: date) -> Iterator[Todo]:
    """What was handed down, or is kept here, to be studied by a day and has not been."""
    studied = Study.select(Study.material).where(Study.unit == unit, ~Study.deleted)
    query = Material.select(Material.uid, Material.title, Material.study_by, Material.issued_by)
    query = query.where(
        *(~Material.deleted, Material.complete, meant_for(Material, [unit])),
        *(Material.study_by <= today + timedelta(days=NEAR), Material.uid.not_in(studied)),
    )
    for uid, title, due, sender in tuples(query):
        text = sentence("资料“{title}”还没有学习", title=title or "")
        yield _todo(today, due, "materials", uid, text, sender)


def _lectures(unit: str, today: date) -> Iterator[Todo]:
    query = Lecture.select().where(
        *(Lecture.unit == unit, ~Lecture.deleted, Lecture.state == EventState.PLANNED),
    )
    for lecture in query:
        starts = lecture.starts_at
        if starts is None or (starts.date() - today).days > NEAR:
            continue
        past = starts.date() < today
        template = "授课“{title}”时间已过，还没有登记" if past else "授课“{title}”"
        note = f"{lecture.place or ''} {starts:%H:%M}".strip()
        text = sentence(template, title=lecture.title or "")
        yield _todo(today, starts.date(), "lectures", lecture.uid, text, note)


def _last_month(today: date) -> Period:
    return month_of(today.replace(day=1) - timedelta(days=1))


def _own_package(unit: str, today: date) -> Iterator[Todo]:
    """Last month's package, while it has not been made, or was not taken."""
    parent = Peer.get_or_none(Peer.role == Role.PARENT)
    if parent is None:
        return
    period = _last_month(today)
    sent = Outgoing.select().where(
        *(Outgoing.kind == "up", Outgoing.period == period.code),
        Outgoing.receipt.not_in(("refused", "undone")),
    )
    if not sent.exists():
        text = sentence("报送{period}的报送包", period=period.label)
        yield _todo(today, due_on(parent.unit, period, unit), "packages", "", text, parent.name)


def _missing_packages(unit: str, today: date) -> Iterator[Todo]:
    """The children from whom last month's package has not come."""
    period = _last_month(today)
    due = due_on(unit, period)
    came = Incoming.select(Incoming.unit).where(
        *(Incoming.kind == "up", Incoming.period == period.code, Incoming.outcome == "accepted")
    )
    query = (
        Unit.select(Unit.name)
        .where(Unit.parent == unit, Unit.uid != unit, ~Unit.deleted, Unit.uid.not_in(came))
        .order_by(Unit.name)
    )
    names = [name or "" for (name,) in tuples(query)]
    if names:
        text = sentence(
            "{period}的报送包还缺 {count} 个单位", period=period.label, count=len(names)
        )
        yield _todo(today, due, "packages", "", text, "、".join(names))


@dataclass(frozen=True)
class KeyFigure:
    """One card: a figure, of how much it is a part, and what is amiss with it.

    `of` and `amiss` are figures too; `amiss` is None where there is nothing to warn of. `rolled_up`
    are the names of the units that count with what their own level passed on of them.
    """

    figure: Figure
    text: str
    of: Figure | None = None
    of_text: str = ""
    amiss: Figure | None = None
    amiss_count: int = 0
    rolled_up: tuple[str, ...] = ()


_CARDS = (
    ("plan_done", "plan_planned", "plan_not_done"),
    ("books_read", "readings_due", "readings_behind"),
    ("attendance_rate", "lectures_held", ""),
    ("issues_closed", "issues_found", "issues_overdue"),
)


def key_figures(office: Office, period: Period, units: str | None = None) -> list[KeyFigure]:
    """The cards of the first page: of the office and all below it, unless said otherwise."""
    below = Unit.select().where(Unit.parent == office.unit, ~Unit.deleted).exists()
    scope = Scope(period, units or (ALL if below else OWN), office.door.today)
    return [_card(scope, *names) for names in _CARDS]


def _card(scope: Scope, name: str, of: str, amiss: str) -> KeyFigure:
    figure, whole = _figure(name), _figure(of)
    wrong = _figure(amiss) if amiss else None
    count = fraction(wrong, scope)[0] if wrong else 0
    names = tuple(some.name for some in rolled(figure, scope))
    return KeyFigure(figure, shown(figure, scope), whole, shown(whole, scope), wrong, count, names)


def _figure(name: str) -> Figure:
    figure = figure_named(name)
    assert figure is not None
    return figure
