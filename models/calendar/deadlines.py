"""By when what is to be finished: issues, tasks, deeds and whatever else has a deadline."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from peewee import JOIN

from models.calendar.entries import Asked, Entry, Standing, standing_of
from models.figures.work import DONE
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.ledgers.addressing import meant_for
from models.ledgers.books import Book
from models.ledgers.closure import Stage
from models.ledgers.issues import Issue
from models.ledgers.make_ups import MakeUp
from models.ledgers.materials import Material
from models.ledgers.matters import Matter, MatterState
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.readings import Reading
from models.ledgers.spot_checks import CheckResult, SpotCheck, SpotResult
from models.ledgers.studies import Study
from models.ledgers.tasks import Task, TaskState
from models.periods import MONTH_NAMES, Period
from models.record import tuples
from models.words import Sentence, sentence

_GIVEN_UP = ("removed", "withdrawn", "cancelled")
_WAITING: dict[str, Any] = {
    "issues": Issue.stage == Stage.REVIEW,
    "tasks": Task.state.in_((TaskState.SUBMITTED, TaskState.EXTENSION)),
    "matters": Matter.state != MatterState.REPLIED,
}
"""When somebody else is to act: nothing is to be done here until then."""

_DUE, _LATE = "{ledger}“{title}”到期", "{ledger}“{title}”已过时限"
_ISSUE_DUE, _ISSUE_LATE = "问题 {no} 快到整改时限", "问题 {no} 整改时限已过"
_ISSUE_DONE = "问题 {no} 整改时限"


def deadlines(asked: Asked) -> Iterator[Entry]:
    """Own records of every ledger with a deadline among the days asked for, one entry each."""
    for ledger in LEDGERS:
        if ledger.model.deadline is not None and ledger.name != "make_ups":
            yield from _of_ledger(ledger, asked)


def _of_ledger(ledger: Ledger, asked: Asked) -> Iterator[Entry]:
    model = ledger.model
    due, named = model.deadline, ledger.named_by
    fields = model._meta.fields
    late = model.overdue(date.max)
    title = fields["issue_no"] if ledger.name == "issues" else named
    department, owner = fields.get("owner_department"), fields.get("owner")
    if due is None or title is None or named is None:
        return
    query = (
        model.select(
            *(model.uid, due, title, named, late.converter(bool)),
            _WAITING.get(ledger.name, model.uid == "").converter(bool),
            *((department,) if department is not None else (named,)),
            Person.name,
        )
        .join(Person, JOIN.LEFT_OUTER, on=((owner or model.uid) == Person.uid))
        .where(
            *(model.unit == asked.unit, ~model.deleted),
            due.between(asked.start, asked.end),
        )
    )
    if asked.open_only:
        query = query.where(late)
    if ledger.state is not None:
        query = query.where(ledger.state.is_null() | ledger.state.not_in(_GIVEN_UP))
    for uid, day, name, heading, is_open, waits, body, person in tuples(query):
        standing = standing_of(not is_open, day, asked.today)
        note = (body if department is not None else "", person, heading if name != heading else "")
        text = _text(ledger, name or "", standing)
        words = " · ".join(filter(None, note))
        yield Entry(ledger.name, uid, day, text, standing, words, waits=bool(waits))


def _text(ledger: Ledger, name: str, standing: Standing) -> Sentence:
    late = standing is Standing.OVERDUE
    if ledger.name != "issues":
        template = _LATE if late else _DUE
        return sentence(template, ledger=sentence(ledger.title), title=name)
    if standing is Standing.DONE:
        return sentence(_ISSUE_DONE, no=name)
    return sentence(_ISSUE_LATE if late else _ISSUE_DUE, no=name)


def plan_steps(asked: Asked) -> Iterator[Entry]:
    """What was planned for months that end among the days asked for, an entry an item and month."""
    first, last = (day.isoformat()[:7] for day in (asked.start, asked.end))
    query = (
        Plan.select(
            *(Plan.uid, Plan.title, Plan.owner_department, PlanStep.month),
            *(PlanStep.planned_count, DONE.converter(int), PlanStep.unfinished_reason),
        )
        .join(PlanStep, on=(PlanStep.record == Plan.uid))
        .where(
            *(Plan.unit == asked.unit, ~Plan.deleted, PlanStep.month.between(first, last)),
            PlanStep.planned_count > 0,
        )
    )
    if asked.open_only:
        query = query.where(PlanStep.unfinished_reason.is_null(), PlanStep.planned_count > DONE)
    for uid, title, department, month, planned, count, reason in tuples(query):
        end = Period(int(month[:4]), int(month[5:]), int(month[5:])).end
        if not asked.holds(end):
            continue
        standing = standing_of(count >= planned, end, asked.today)
        if reason and standing is not Standing.DONE:
            standing = Standing.EXPLAINED
        text = sentence(
            "“{title}”{month}计划 {planned}，完成 {done}",
            title=title,
            month=sentence(MONTH_NAMES[int(month[5:]) - 1]),
            planned=planned,
            done=count,
        )
        note = " · ".join(filter(None, (department, reason)))
        yield Entry("plans", uid, end, text, standing, note, part=month)


def readings_due(asked: Asked) -> dict[date, list[tuple[str, bool]]]:
    """Day → (person, read) of each own reading that is to be finished by then."""
    query = Reading.select(Reading.due_on, Reading.person, Reading.ended_on).where(
        *(Reading.unit == asked.unit, ~Reading.deleted),
        Reading.due_on.between(asked.start, asked.end),
    )
    if asked.open_only:
        query = query.where(Reading.ended_on.is_null())
    found: dict[date, list[tuple[str, bool]]] = {}
    for day, person, ended in tuples(query):
        found.setdefault(day, []).append((person, ended is not None))
    return found


def readings(asked: Asked) -> Iterator[Entry]:
    """One entry a day, however many books are to be finished by it."""
    for day, rows in readings_due(asked).items():
        late = [person for person, read in rows if not read]
        standing = standing_of(not late, day, asked.today)
        if standing is Standing.OVERDUE:
            text = sentence(
                "{people} 人有 {count} 本书未按期读完", people=len({*late}), count=len(late)
            )
        else:
            text = sentence("{count} 本书应读完，还差 {left} 本", count=len(rows), left=len(late))
        yield Entry("readings", "", day, text, standing, part=day.isoformat())


def make_ups_due(asked: Asked) -> dict[date, list[bool]]:
    """Day → whether it was made up for, of each own make-up that is due then."""
    query = MakeUp.select(MakeUp.due_on, MakeUp.ended_on).where(
        *(MakeUp.unit == asked.unit, ~MakeUp.deleted),
        MakeUp.due_on.between(asked.start, asked.end),
    )
    if asked.open_only:
        query = query.where(MakeUp.ended_on.is_null())
    found: dict[date, list[bool]] = {}
    for day, ended in tuples(query):
        found.setdefault(day, []).append(ended is not None)
    return found


def make_ups(asked: Asked) -> Iterator[Entry]:
    """One entry a day."""
    for day, rows in make_ups_due(asked).items():
        left = rows.count(False)
        text = sentence("{count} 人次补学到期，还差 {left} 人次", count=len(rows), left=left)
        standing = standing_of(not left, day, asked.today)
        yield Entry("make_ups", "", day, text, standing, part=day.isoformat())


def documents(asked: Asked) -> Iterator[Entry]:
    """What was handed down, or is kept here, to be studied by a day."""
    studied = {
        uid
        for (uid,) in tuples(
            Study.select(Study.material).where(Study.unit == asked.unit, ~Study.deleted)
        )
    }
    query = Material.select(Material.uid, Material.title, Material.study_by, Material.issued_by)
    query = query.where(
        *(~Material.deleted, Material.complete, meant_for(Material, [asked.unit])),
        Material.study_by.between(asked.start, asked.end),
    )
    for uid, title, day, sender in tuples(query):
        done = uid in studied
        if done and asked.open_only:
            continue
        text = sentence("资料“{title}”已经学习" if done else "资料“{title}”还没有学习", title=title)
        yield Entry("materials", uid, day, text, standing_of(done, day, asked.today), sender or "")


def failed_checks(asked: Asked) -> Iterator[Entry]:
    """By when those who failed a spot check are to have read the book after all."""
    query = (
        SpotCheck.select(
            *(SpotCheck.uid, SpotCheck.title, SpotResult.uid, SpotResult.due_on),
            *(Person.name, Book.title, Reading.is_read),
        )
        .join(SpotResult, on=(SpotResult.record == SpotCheck.uid))
        .join(
            Reading,
            JOIN.LEFT_OUTER,
            on=(Reading.person == SpotResult.person)
            & (Reading.book == SpotResult.book)
            & (Reading.unit == asked.unit),
        )
        .switch(SpotResult)
        .join(Person, JOIN.LEFT_OUTER, on=(SpotResult.person == Person.uid))
        .switch(SpotResult)
        .join(Book, JOIN.LEFT_OUTER, on=(SpotResult.book == Book.uid))
        .where(
            *(~SpotCheck.deleted, SpotResult.result == CheckResult.FAIL),
            SpotResult.due_on.between(asked.start, asked.end),
            (SpotCheck.checked_unit == asked.unit)
            | (SpotCheck.checked_unit.is_null() & (SpotCheck.unit == asked.unit)),
        )
    )
    for uid, title, row, day, person, book, read in tuples(query):
        if read and asked.open_only:
            continue
        text = sentence("{person}的《{book}》抽查不合格，到期整改", person=person, book=book)
        standing = standing_of(bool(read), day, asked.today)
        yield Entry("spot_checks", uid, day, text, standing, title or "", part=row)
