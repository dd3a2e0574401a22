"""专项小结: all that a drive gathers, ledger by ledger and unit by unit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.ledgers.checklists import Checklist
from models.ledgers.closure import Stage
from models.ledgers.drive_tie import DriveTied
from models.ledgers.events import EventState
from models.ledgers.inspections import Inspection
from models.ledgers.issues import Issue
from models.ledgers.tasks import FINISHED, Task
from models.record import tuples


@dataclass
class DriveRow:
    """What one unit has done for a drive; inspections count for who was inspected."""

    unit: str
    tied: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tasks_done: int = 0
    inspections_held: int = 0
    findings: int = 0
    findings_waiting: int = 0
    issues_closed: int = 0
    issues_overdue: int = 0

    def count(self, ledger: str) -> int:
        return len(self.tied.get(ledger, ()))

    @property
    def others(self) -> int:
        """Events of other ledgers: meetings, lectures, activities, checklists."""
        own = ("tasks", "inspections", "issues")
        return sum(len(uids) for ledger, uids in self.tied.items() if ledger not in own)


def tied_ledgers() -> tuple[str, ...]:
    """The ledgers whose records may be part of a drive."""
    return tuple(model._meta.table_name for model in DriveTied.__subclasses__())


def gathered(drive: str, today: date) -> list[DriveRow]:
    """A row for each unit that has complete records of the drive, in the order of their uids."""
    rows: dict[str, DriveRow] = {}
    for model in DriveTied.__subclasses__():
        for uid, unit, extra in _tied(model, drive, today):
            row = rows.setdefault(unit, DriveRow(unit))
            row.tied[model._meta.table_name].append(uid)
            _add(row, model, extra)
    return [rows[unit] for unit in sorted(rows)]


def _tied(model: Any, drive: str, today: date) -> Sequence[tuple[str, str, Any]]:
    """(uid, unit, what is counted of it) of a ledger's records of the drive."""
    unit = model.inspected_unit if model is Inspection else model.unit
    extra = {
        Task: (Task.state,),
        Inspection: (Inspection.state, Inspection.findings_count, Inspection.waiting_count),
        Issue: (Issue.stage, Issue.due_on),
        Checklist: (Checklist.problems_count,),
    }.get(model, ())
    query = model.select(model.uid, unit, *extra).where(
        model.drive == drive, model.complete, ~model.deleted
    )
    return [
        (uid, owner, _said(model, some, today))
        for uid, owner, *some in tuples(query.order_by(model.uid))
    ]


def _said(model: Any, some: Sequence[Any], today: date) -> Any:
    if model is Issue:
        stage, due_on = some
        finished = stage in (Stage.DONE, Stage.REMOVED)
        return stage is Stage.DONE, not finished and due_on is not None and due_on < today
    return some


def _add(row: DriveRow, model: Any, some: Any) -> None:
    if model is Task:
        row.tasks_done += some[0] in FINISHED
    elif model is Inspection:
        held = some[0] is EventState.HELD
        row.inspections_held += held
        row.findings += (some[1] or 0) if held else 0
        row.findings_waiting += (some[2] or 0) if held else 0
    elif model is Issue:
        row.issues_closed += some[0]
        row.issues_overdue += some[1]
