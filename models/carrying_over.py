"""年度结转: open issues and deeds go on in the next year with all that is known of them.

Nothing is copied and no date is moved: an issue keeps its number and its first deadline, a deed its
promise, so that what was not kept stays visible. Each only says that it was carried over. The next
year's plan may begin as a copy of this year's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import store
from models.errors import UserError
from models.figures.balance import courses
from models.ledgers.deeds import Deed, DeedEntry, DeedStage, DeedState
from models.ledgers.issues import Issue, IssueProgress
from models.ledgers.plans import Plan, PlanStep
from models.office import Office
from models.record import Record, tuples
from models.sources import Source
from models.words import sentence

ISSUE_CARRIED = "{year}年底未销号，转入{next}年继续整改，原定时限 {day}"
DEED_CARRIED = "{year}年底未销号，转入{next}年继续办理，承诺办结日期 {day}"
NO_DAY = "—"

_COPIED = (
    *("title", "seq", "content", "mode", "schedule_text", "lead_leader", "lead_department"),
    *("owner_unit", "owner_department", "owner", "acceptance_point"),
)
"""What an item of the next year's plan takes over."""


@dataclass(frozen=True)
class CarriedOver:
    """What is open at the end of a year, and whether it says already that it goes on."""

    year: int
    issues: tuple[Issue, ...]
    deeds: tuple[Deed, ...]
    plans: tuple[Plan, ...]

    def is_carried(self, record: Issue | Deed) -> bool:
        text = _text(record, self.year)
        if isinstance(record, Issue):
            return any(entry.content == text for entry in record.progress_entries)
        return any(entry.content == text for entry in record.progress_entries)

    @property
    def waiting(self) -> list[Issue | Deed]:
        """Those that do not say so yet."""
        both: tuple[Issue | Deed, ...] = (*self.issues, *self.deeds)
        return [one for one in both if not self.is_carried(one)]


def open_at_end(office: Office, year: int) -> CarriedOver:
    """This office's own issues, deeds and plan items that go on after a year."""
    last = min(date(year, 12, 31), office.door.today)
    if office.door.today.year < year:
        raise UserError("{year}年还没有开始，不能结转", year=year)
    standing = [
        course.uid
        for course in courses()
        if course.unit == office.unit and (stop := course.at(last)) is not None and stop.open
    ]
    begun = Deed.starts_on.is_null() | (Deed.starts_on <= last)
    unaccepted = Deed.accepted_on.is_null() | (Deed.accepted_on > last)
    deeds = Deed.select(Deed.uid).where(
        *(Deed.unit == office.unit, Deed.complete, ~Deed.deleted, begun, unaccepted),
        Deed.state != DeedState.WITHDRAWN,
    )
    return CarriedOver(
        year,
        tuple(issue for issue in store.load(Issue, standing) if not issue.deleted),
        tuple(store.load(Deed, [uid for (uid,) in tuples(deeds.order_by(Deed.promised_on))])),
        tuple(_uncopied(office, year)),
    )


def _uncopied(office: Office, year: int) -> Iterable[Plan]:
    """The year's plan items that the next year's plan has none of the same title for."""
    query = Plan.select(Plan.title).where(
        Plan.unit == office.unit, Plan.year == year + 1, ~Plan.deleted
    )
    known = {title for (title,) in tuples(query)}
    here = Plan.select(Plan.uid).where(
        *(Plan.unit == office.unit, Plan.year == year, Plan.complete, ~Plan.deleted)
    )
    uids = [uid for (uid,) in tuples(here.order_by(Plan.seq, Plan.uid))]
    return (plan for plan in store.load(Plan, uids) if plan.title not in known)


def carry_over(office: Office, year: int, *, plans: bool = False) -> int:
    """Say of all that is open that it goes on, and draft the next plan; how many were written.

    Done twice it writes nothing more; one undo takes it back.
    """
    found = open_at_end(office, year)
    day = min(date(year, 12, 31), office.door.today)
    records: list[Record] = []
    for record in found.waiting:
        text = _text(record, year)
        if isinstance(record, Issue):
            record.progress_entries.append(IssueProgress(entry_on=day, content=text))
        else:
            entry = DeedEntry(entry_on=day, stage=DeedStage.PROGRESS, content=text)
            record.progress_entries.append(entry)
        records.append(record)
    if plans:
        records += [_next(office, plan, year + 1) for plan in found.plans]
    if records:
        why = sentence("结转到{year}年", year=year + 1)
        office.door.store(*records, why=why, source=Source.CARRIED)
    return len(records)


def _text(record: Issue | Deed, year: int) -> str:
    day = record.first_due_on if isinstance(record, Issue) else record.promised_on
    text = ISSUE_CARRIED if isinstance(record, Issue) else DEED_CARRIED
    return text.format(year=year, next=year + 1, day=day or NO_DAY)


def _next(office: Office, plan: Plan, year: int) -> Plan:
    """A draft of the same work for another year, planned for the same months."""
    held: dict[str, Any] = {name: getattr(plan, name) for name in _COPIED}
    made = office.door.new(Plan, **held, year=year)
    made.steps = [
        PlanStep(month=f"{year}{step.month[4:]}", planned_count=step.planned_count)
        for step in plan.steps
        if step.month
    ]
    return made
