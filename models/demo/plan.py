"""A unit's scheme and plan: drawn once, and done month by month, less and less in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models import store
from models.demo.chance import Chance
from models.demo.staff import Staff
from models.demo.study import month_end
from models.demo.words import (
    DOC_NUMBER,
    OWN_TASKS,
    SCHEME,
    SCHEME_CHANGED,
    SCHEME_CHANGES,
    SCHEME_TITLE,
    TASKS,
    UNFINISHED,
    Task,
)
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.schemes import Scheme, SchemeVersion
from models.office import Office


@dataclass(frozen=True)
class StepFate:
    """What becomes of one month's work."""

    month: str
    over_on: date
    planned: int
    done: int
    done_on: date | None
    reason: str | None


class PlanYear:
    """The office's plan items; `above` are the uids of the items that the first ones carry out."""

    def __init__(self, chance: Chance, staff: Staff, year: int, above: Sequence[str] = ()) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        tasks = [*TASKS, *(chance.some_of(OWN_TASKS, chance.number(1, 5)) if above else ())]
        self.above = above
        self.tasks = tasks
        self.uids: list[str] = []
        self._steps = [list(self._draw(task, varied=bool(above))) for task in tasks]

    def _draw(self, task: Task, varied: bool) -> Iterator[StepFate]:
        months = [(month, int(digit)) for month, digit in enumerate(task.months, 1) if int(digit)]
        for month, planned in months:
            left_out = varied and month != months[-1][0] and self._chance.hits(0.06)
            if not left_out:
                yield self._step(month, planned)

    def _step(self, month: int, planned: int) -> StepFate:
        """The later the month, the less is done, and the less of it in time."""
        chance, end = self._chance, month_end(self._year, month)
        code = f"{self._year}-{month:02d}"
        if chance.hits(0.985 - 0.035 * (month - 1)):
            day = chance.weekday(end - timedelta(days=chance.number(0, 20)))
            return StepFate(code, end, planned, planned, day, None)
        done = chance.number(0, planned) if planned > 1 else chance.number(0, 1)
        late = end + timedelta(days=chance.number(2, 25)) if done else None
        reason = chance.one_of(UNFINISHED) if done < planned and chance.hits(0.5) else None
        return StepFate(code, end, planned, done, late, reason)

    def enter(self, office: Office, until: date, scheme: str) -> None:
        """Write the items, and what has been done of them by a day."""
        if not self.uids:
            plans = [self._new(office, at, scheme) for at in range(len(self.tasks))]
            self.uids = [plan.uid for plan in plans]
        else:
            plans = store.load(Plan, self.uids)
        for plan, steps in zip(plans, self._steps, strict=True):
            rows = {row.month: row for row in plan.steps}
            for fate in steps:
                row = rows[fate.month]
                if fate.done_on is not None and fate.done_on <= until:
                    row.done_count, row.done_on = fate.done, fate.done_on
                if fate.over_on < until:
                    row.unfinished_reason = fate.reason
        office.door.store(*plans)

    def _new(self, office: Office, at: int, scheme: str) -> Plan:
        task, steps = self.tasks[at], self._steps[at]
        months = [int(step.month[5:]) for step in steps]
        every = len(months) == 12
        plan = office.door.new(
            Plan,
            **{"title": task.title, "year": self._year, "seq": at + 1, "scheme": scheme},
            **{"mode": Plan.mode.from_wire(task.mode), "acceptance_point": task.point},
            from_item=self.above[at] if at < len(self.above) else None,
            schedule_text="每月" if every else "、".join(map("{}月".format, months)),
            lead_leader=self._chance.one_of(self._staff.leaders),
            owner_department=task.department,
            owner=self._chance.one_of(self._staff.cadres),
            due_on=month_end(self._year, months[-1] if months else 12),
        )
        plan.steps = [PlanStep(month=step.month, planned_count=step.planned) for step in steps]
        return plan


def draw_up(
    office: Office, chance: Chance, staff: Staff, year: int, template: str | None
) -> Scheme:
    """The year's scheme in its versions, sent for review in February and issued in March."""
    scheme = office.door.new(
        Scheme,
        **{"title": SCHEME_TITLE.format(office.name, year), "year": year},
        **{"template": template, "drafter": staff.names[chance.one_of(staff.cadres)]},
    )
    first = date(year, 2, chance.number(3, 12))
    scheme.versions.append(SchemeVersion(version="V1", made_on=first, body=SCHEME))
    note = chance.one_of(SCHEME_CHANGES)
    scheme.versions.append(
        SchemeVersion(
            version="V2",
            made_on=date(year, 3, 2),
            body=SCHEME_CHANGED.format(SCHEME, note),
            change_note=note,
        )
    )
    scheme.submitted_on = first + timedelta(days=chance.number(2, 8))
    return scheme


def issue(scheme: Scheme, chance: Chance, year: int) -> None:
    """Print it and begin."""
    scheme.issued_on = date(year, 3, chance.number(10, 18))
    scheme.doc_number = DOC_NUMBER.format(year, chance.number(1, 20))
    scheme.started_on = scheme.issued_on + timedelta(days=chance.number(1, 6))
