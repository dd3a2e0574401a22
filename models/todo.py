"""待办: what is to be done next, and the key figures of the office, for the first page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models import store
from models.bands import Band, bands
from models.calendar.deadlines import (
    deadlines,
    documents,
    failed_checks,
    make_ups_due,
    plan_steps,
    readings_due,
)
from models.calendar.duties import Duty, entry_of
from models.calendar.entries import Asked, Standing
from models.calendar.happenings import happenings
from models.calendar.overview import from_rules
from models.calendar.packages import last_month, packages
from models.calendar.workdays import Workdays
from models.figures import ALL, OWN, Figure, Scope, figure_named, fraction, rolled, shown
from models.ledgers import ledger_named
from models.ledgers.inspections import Inspection
from models.ledgers.matters import Matter, MatterState
from models.ledgers.returns import label_of, returns_by, returns_to
from models.ledgers.units import Unit
from models.listing import names_of
from models.office import Office
from models.pending import pending_decisions
from models.periods import Period
from models.record import tuples
from models.reviews import overdue_resubmissions
from models.words import Sentence, sentence


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
    band: Band


class _Desk:
    """The office's day: what is asked of the calendar, and how near is how urgent."""

    def __init__(self, office: Office) -> None:
        self.office, self.unit = office, office.unit
        self.today = office.door.today
        self.bands = bands()
        until = self.today + timedelta(days=self.bands.near)
        self.asked = Asked(self.unit, date.min, until, self.today, open_only=True)

    @property
    def soon(self) -> timedelta:
        return timedelta(days=self.bands.soon)

    def todo(self, due: date, ledger: str, uid: str, text: Sentence, note: str | None = "") -> Todo:
        days = (due - self.today).days
        return Todo(text, note or "", ledger, uid, due, days, self.bands.of(days))


def due_today(office: Office) -> list[Todo]:
    """What is late or due within the days of warning, the most urgent first."""
    desk = _Desk(office)
    found = [
        *_entries(desk),
        *_rules(desk),
        *_decisions(desk),
        *_returned(desk),
        *_unanswered(desk),
        *_resubmissions(desk),
        *_matters(desk),
        *_findings(desk),
        *_handed_over(desk),
        *_steps(desk),
        *_readings(desk),
        *_make_ups(desk),
    ]
    return sorted(found, key=lambda todo: (todo.days, todo.ledger, todo.uid))


def _entries(desk: _Desk) -> Iterator[Todo]:
    """What the calendar tells of single records, and of last month's packages."""
    asked = desk.asked
    now = last_month(desk.today).code
    for entry in (*happenings(asked), *deadlines(asked), *documents(asked), *failed_checks(asked)):
        if not entry.waits and entry.ledger != "matters":
            yield desk.todo(entry.day, entry.ledger, entry.uid, entry.text, entry.note)
    for entry in packages(asked):
        if entry.part.endswith(now) and entry.standing is not Standing.DONE:
            yield desk.todo(entry.day, entry.ledger, entry.uid, entry.text, entry.note)


def _rules(desk: _Desk) -> Iterator[Todo]:
    """One line a rule for what was missed this year, one for what is still to be arranged."""
    asked = replace(desk.asked, start=date(desk.today.year, 1, 1))
    missed: dict[str, list[Duty]] = defaultdict(list)
    for entry in from_rules(asked, Workdays(desk.unit)):
        duty = entry.duty
        assert duty is not None
        if entry.standing is Standing.MISSED:
            missed[duty.rule.uid].append(duty)
        elif entry.standing is Standing.DUE and duty.left > len(duty.planned):
            yield desk.todo(entry.day, "rules", entry.uid, entry.text, entry.note)
    for uid, some in missed.items():
        last = entry_of(some[-1], desk.today)
        text = last.text
        if len(some) > 1:
            title = some[-1].rule.title or ""
            text = sentence("“{title}”今年有 {count} 期没有做够", title=title, count=len(some))
        yield desk.todo(last.day, "rules", uid, text, last.note)


def _decisions(desk: _Desk) -> Iterator[Todo]:
    waiting, today = pending_decisions(desk.office), desk.today
    if waiting:
        units = "、".join(dict.fromkeys(some.unit_name for some in waiting))
        since = min((some.since for some in waiting if some.since), default=today)
        text = sentence("{count} 件申请等待审核", count=len(waiting))
        yield desk.todo(max(since + desk.soon, today), "pending", "", text, units)


def _returned(desk: _Desk) -> Iterator[Todo]:
    """Each thing that was sent back from above and is not answered yet."""
    for one in returns_to(desk.unit):
        decision = one.decision
        ledger = ledger_named(decision.subject_ledger or "")
        found = store.load(ledger.model, [decision.subject_uid or ""]) if ledger else []
        if not one.is_open or ledger is None or not found:
            continue
        text = sentence(
            "“{title}”的{field}被退回",
            **{"title": found[0].heading(), "field": sentence(label_of(ledger, one.about))},
        )
        day = decision.due_on or (decision.decided_on or desk.today) + desk.soon
        yield desk.todo(day, ledger.name, found[0].uid, text, decision.reason)


def _unanswered(desk: _Desk) -> Iterator[Todo]:
    """What this office has sent back and should have heard of."""
    late = [one for one in returns_by(desk.unit) if one.overdue(desk.today)]
    if late:
        due = min(one.decision.due_on for one in late if one.decision.due_on)
        names = names_of("units", {one.decision.subject_unit or "" for one in late})
        text = sentence("{count} 处退回过了时限还没有答复", count=len(late))
        yield desk.todo(due, "returns", "", text, "、".join(sorted(names.values())))


def _resubmissions(desk: _Desk) -> Iterator[Todo]:
    """Schemes that were sent back from here and should have come again."""
    late = list(overdue_resubmissions(desk.unit, desk.today))
    names = names_of("units", {scheme.unit for scheme in late})
    for scheme in late:
        text = sentence("“{title}”过了重报时限还没有报来", title=scheme.title or "")
        due = scheme.resubmit_by or desk.today
        yield desk.todo(due, "schemes", scheme.uid, text, names.get(scheme.unit, ""))


def _matters(desk: _Desk) -> Iterator[Todo]:
    """What the level above has answered and is to be settled here."""
    query = Matter.select(
        Matter.uid, Matter.title, Matter.answer, Matter.due_on, Matter.answered_on
    )
    query = query.where(
        *(Matter.unit == desk.unit, ~Matter.deleted, Matter.state == MatterState.REPLIED),
    )
    for uid, title, said, due, answered in tuples(query):
        text = sentence("协调事项“{title}”已答复，还没有办结", title=title or "")
        last = due or (answered or desk.today) + desk.soon
        if last <= desk.asked.end:
            yield desk.todo(last, "matters", uid, text, said)


def _findings(desk: _Desk) -> Iterator[Todo]:
    """What inspectors from above found here and is no issue yet."""
    query = Inspection.select(
        *(Inspection.uid, Inspection.title, Inspection.inspected_on),
        *(Inspection.due_on, Inspection.waiting_count),
    ).where(
        *(
            Inspection.inspected_unit == desk.unit,
            Inspection.unit != desk.unit,
            ~Inspection.deleted,
        ),
        Inspection.waiting_count > 0,
    )
    for uid, title, day, due, count in tuples(query):
        text = sentence("督导检查发现的 {count} 个问题还没有登记", count=count)
        last = due or (day or desk.today) + desk.soon
        yield desk.todo(last, "inspections", uid, text, title)


def _handed_over(desk: _Desk) -> Iterator[Todo]:
    """What this office found and the units have not registered."""
    query = Inspection.select(
        Inspection.inspected_unit, Inspection.inspected_on, Inspection.waiting_count
    ).where(Inspection.unit == desk.unit, ~Inspection.deleted, Inspection.waiting_count > 0)
    waiting = list(tuples(query))
    if waiting:
        names = names_of("units", {unit for unit, _, _ in waiting if unit})
        first = min(day for _, day, _ in waiting if day)
        text = sentence("{count} 个问题已交办未登记", count=sum(n for *_, n in waiting))
        due = max(first + timedelta(days=desk.bands.near), desk.today)
        yield desk.todo(due, "inspections", "", text, "、".join(sorted(names.values())))


def _steps(desk: _Desk) -> Iterator[Todo]:
    """This year's work of months that are over and is not done, one line a plan item and month."""
    asked = replace(desk.asked, start=date(desk.today.year, 1, 1), end=desk.today)
    for entry in plan_steps(asked):
        if entry.standing is Standing.OVERDUE:
            yield desk.todo(entry.day, "plans", entry.uid, entry.text, entry.note)


def _readings(desk: _Desk) -> Iterator[Todo]:
    """Books that are late, of all days in one line."""
    late = replace(desk.asked, end=desk.today - timedelta(days=1))
    days = readings_due(late)
    if days:
        rows = [row for some in days.values() for row in some]
        people = len({person for person, _ in rows})
        text = sentence("{people} 人有 {count} 本书未按期读完", people=people, count=len(rows))
        yield desk.todo(min(days), "readings", "", text)


def _make_ups(desk: _Desk) -> Iterator[Todo]:
    """What is to be made up for by a day that is near or past."""
    days = make_ups_due(desk.asked)
    if days:
        text = sentence("{count} 人次等待补学", count=sum(map(len, days.values())))
        yield desk.todo(min(days), "make_ups", "", text)


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
