"""一张表: a year as one matrix of tasks, units or areas by months, open to the records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from models.fields import Choice
from models.figures.rolled_up import rolled_months
from models.figures.scope import ALL, Reach, Scope, reach_of
from models.figures.work import DONE, PLANNED, steps
from models.ledgers.areas import Area
from models.ledgers.people import Person
from models.ledgers.plan_tie import Carried, carried_out_by
from models.ledgers.plans import Plan, PlanMode, PlanStep
from models.ledgers.schemes import Scheme, SchemeVersion
from models.ledgers.units import Unit
from models.office import Office
from models.periods import Period
from models.record import database, tuples
from models.store import among

MONTHS = range(1, 13)
ROLLED_UP = "汇总数"
"""The category of what units' own levels passed on where the records are absent."""
NO_AREA = "未分片区"
"""What the row of the units is called that are in no area."""


class CellState(Choice):
    """What a cell's glyph says; empty cells have none."""

    PLANNED = "planned", "计划"
    PARTLY = "partly", "部分完成"
    DONE = "done", "完成"
    MISSED = "missed", "过月未完成"


class CellStep(NamedTuple):
    """A step of a plan item, and what it adds to its cell."""

    plan: str
    step: str
    planned: int
    done: int


@dataclass(frozen=True)
class Cell:
    """One month of one row: what was planned and done, and the plan's steps that say so."""

    planned: int = 0
    done: int = 0
    closed: bool = False  # the month is over
    steps: tuple[CellStep, ...] = ()
    rolled_up: bool = False  # or a part of it: what a unit's own level passed on of it

    @property
    def state(self) -> CellState | None:
        if not self.planned:
            return None
        if self.done >= self.planned:
            return CellState.DONE
        if self.done:
            return CellState.PARTLY
        return CellState.MISSED if self.closed else CellState.PLANNED

    @property
    def overdue(self) -> bool:
        """The month is over and something in it is left."""
        return self.closed and self.done < self.planned

    @property
    def caption(self) -> str:
        """What stands beside the glyph; nothing for one thing that is done or still to come."""
        match self.state:
            case CellState.PLANNED | CellState.DONE:
                return str(self.planned) if self.planned > 1 else ""
            case CellState.PARTLY | CellState.MISSED:
                return f"{self.done}/{self.planned}"
        return ""


@dataclass(frozen=True)
class TableRow:
    """A task, a unit or an area. `parts` are the units' rows of which the row is the sum.

    `category` is a label to be translated for tasks, an area's name for units; `ledger` and `uid`
    name what the row stands for: a plan item, a unit, an area, or nothing for the units that are in
    none. `missing` are the units that have not taken a task up. Months of a unit whose records are
    absent have a row of their own by task, and stand in the unit's row otherwise.
    """

    category: str
    seq: int | None
    ledger: str
    uid: str
    title: str
    owner: str
    cells: tuple[Cell, ...]
    items: int = 1
    parts: tuple["TableRow", ...] = ()
    missing: tuple["TableRow", ...] = ()

    @property
    def planned(self) -> int:
        return sum(cell.planned for cell in self.cells)

    @property
    def done(self) -> int:
        return sum(cell.done for cell in self.cells)

    @property
    def rolled_up(self) -> bool:
        return any(cell.rolled_up for cell in self.cells)


class View(Choice):
    TASK = "task", "按任务"
    UNIT = "unit", "按单位"
    AREA = "area", "按片区"


@dataclass(frozen=True)
class OneTable:
    """Months are over as of `today`; `version` is the plan's, made on `version_on`.

    `base` is the uid of the unit whose table it is, `unit` its name.
    """

    unit: str
    year: int
    view: View
    rows: tuple[TableRow, ...]
    today: date
    version: str = ""
    version_on: date | None = None
    base: str = ""

    @cached_property
    def totals(self) -> tuple[Cell, ...]:
        """Month by month over all rows, without the steps."""
        columns = [[row.cells[at] for row in self.rows] for at in range(12)]
        closed = closed_months(self.year, self.today)
        return tuple(
            replace(sum_of(cells, over), steps=())
            for cells, over in zip(columns, closed, strict=True)
        )

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.rows)

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def rolled_up(self) -> bool:
        return any(row.rolled_up for row in self.rows)

    def taken_up(self, row: TableRow) -> tuple[TableRow, ...]:
        """The parts of a task's row that other units carry out."""
        return tuple(part for part in row.parts if part.uid != self.base)


class _Item(NamedTuple):
    """The fields of a plan item that the table shows."""

    uid: str
    unit: str
    seq: int | None
    title: str | None
    mode: PlanMode | None
    owner_unit: str | None
    owner_department: str | None
    owner: str | None
    from_item: str | None


def one_table(
    office: Office, year: int, view: View = View.TASK, units: str = ALL, today: date | None = None
) -> OneTable:
    """The year of some units (as a figure's scope names them).

    By task the rows are the items of the office, or of the one unit asked for, each with those of
    the units below that carry it out; what units have planned beside that has a row a unit.
    """
    scope = Scope(Period(year), units, today or office.door.today)
    base = units if Unit.select().where(Unit.uid == units).exists() else office.unit
    source = _Source(scope, base)
    match view:
        case View.TASK:
            rows = source.by_task()
        case View.UNIT:
            rows = source.by_unit()
        case View.AREA:
            rows = source.by_area()
    version, made_on = _version(base, year)
    name = source.names.get(base, "")
    return OneTable(name, year, view, tuple(rows), scope.today, version, made_on, base)


def held_for_cell(cell: Cell, year: int, month: int) -> list[Carried]:
    """The events that were held in a month (1..12) for the plan items of a cell of it."""
    plans = list({step.plan for step in cell.steps})
    query = Plan.select(Plan.uid, Plan.unit).where(among(Plan.uid, plans))
    return carried_out_by(dict(tuples(query)), f"{year}-{month:02d}")


def closed_months(year: int, today: date) -> tuple[bool, ...]:
    """Whether each month of a year is over."""
    return tuple(date(year + month // 12, month % 12 + 1, 1) <= today for month in MONTHS)


class _Source:
    """What the rows are made of: the items, their months, and the names of units."""

    def __init__(self, scope: Scope, base: str) -> None:
        reach = reach_of(scope)
        self.base, self.units = base, reach.units
        self.closed = closed_months(scope.period.year, scope.today)
        self.items = _items(dict.fromkeys([base, *self.units]), scope.period.year)
        self.rolled = self._rolled(reach)
        self.steps = self._steps(reach)
        self.empty = self._sum(())
        query = Unit.select(Unit.uid, Unit.name).where(among(Unit.uid, [base, *self.units]))
        self.names: dict[str, str] = {uid: name or "" for uid, name in tuples(query)}

    def _rolled(self, reach: Reach) -> dict[str, dict[int, Cell]]:
        """Unit → its months (from 0) of which the records are absent."""
        found: dict[str, dict[int, Cell]] = defaultdict(dict)
        absent = rolled_months(reach.period.year, [some.unit for some in reach.rolled])
        for (unit, month), told in absent.items():
            planned, done = (
                number if type(number) is int else 0
                for number in (told.get("plan_planned"), told.get("plan_done"))
            )
            at = int(month[5:]) - 1
            found[unit][at] = Cell(planned, done, self.closed[at], rolled_up=True)
        return found

    def _steps(self, reach: Reach) -> dict[str, list[tuple[int, CellStep]]]:
        """Plan uid → its steps, each with its month (from 0), but for months that are rolled up."""
        query = steps(reach).select(
            Plan.uid, Plan.unit, PlanStep.month, PLANNED, DONE, PlanStep.uid
        )
        found: dict[str, list[tuple[int, CellStep]]] = defaultdict(list)
        # peewee's own wrapper triples the time where there are hundreds of thousands
        rows = database.execute(query.order_by(PlanStep.seq))
        for plan, unit, month, planned, done, step in rows:
            at = int(month[5:]) - 1
            if at not in self.rolled.get(unit, ()):
                found[plan].append((at, CellStep(plan, step, planned, done)))
        return found

    def _sum(self, plans: Iterable[str]) -> tuple[Cell, ...]:
        """The months of several items added up."""
        months: list[list[CellStep]] = [[] for _ in MONTHS]
        for plan in plans:
            for at, step in self.steps.get(plan, ()):
                months[at].append(step)
        return tuple(
            Cell(
                sum(step.planned for step in some),
                sum(step.done for step in some),
                over,
                tuple(some),
            )
            for some, over in zip(months, self.closed, strict=True)
        )

    def by_task(self) -> Iterator[TableRow]:
        own = [item for item in self.items if item.unit == self.base]
        joined, loose = self._joined(own)
        owners = _owners(own)
        for item in _by_category(own):
            carried = joined[item.uid]
            if not carried and self.base not in self.units:
                continue
            yield TableRow(
                category=_category(item),
                seq=item.seq,
                ledger="plans",
                uid=item.uid,
                title=item.title or "",
                owner=owners[item.uid],
                cells=self._sum(one.uid for one in carried),
                parts=tuple(self._rows(carried)),
                missing=tuple(self._missing(carried)),
            )
        yield from self._rows(loose, "自行安排")
        yield from self._rolled_rows()

    def _missing(self, carried: Sequence[_Item]) -> Iterator[TableRow]:
        """A row without months for each unit that has not taken an item up, by name.

        What a unit does whose records are absent is not known.
        """
        taken = {self.base, *self.rolled, *(item.unit for item in carried)}
        left = [unit for unit in self.units if unit not in taken]
        for unit in sorted(left, key=lambda unit: (self.names.get(unit, ""), unit)):
            yield replace(self._row(unit, []), items=0)

    def _rolled_rows(self) -> Iterator[TableRow]:
        """A row for each unit whose records are absent: what it counts cannot be told by task."""
        for unit in sorted(self.rolled, key=lambda unit: (self.names.get(unit, ""), unit)):
            yield replace(self._with_rolled(self._row(unit, []), unit), category=ROLLED_UP)

    def _with_rolled(self, row: TableRow, unit: str) -> TableRow:
        rolled = self.rolled.get(unit, {})
        return replace(row, cells=tuple(rolled.get(at, cell) for at, cell in enumerate(row.cells)))

    def _joined(self, own: Sequence[_Item]) -> tuple[dict[str, list[_Item]], list[_Item]]:
        """Own item → all that carry it out, itself first; and what carries out none of them."""
        above = {item.uid: item.from_item for item in self.items}
        tops = {item.uid for item in own}
        joined: dict[str, list[_Item]] = defaultdict(list)
        loose: list[_Item] = []
        for item in self.items:
            if item.unit not in self.units:
                continue
            top, passed = item.uid, {""}
            while top not in tops and top not in passed:
                passed.add(top)
                top = above.get(top) or ""
            (joined[top] if top in tops else loose).append(item)
        return joined, loose

    def by_unit(self) -> Iterator[TableRow]:
        areas = self._areas()
        have = {row.uid: row for row in self._rows(self.items)}
        names = {unit: areas.get(unit, ("", ""))[1] for unit in self.units}
        order = sorted(
            self.units,
            key=lambda unit: (unit != self.base, names[unit], self.names.get(unit, ""), unit),
        )
        for seq, unit in enumerate(order, 1):
            row = self._with_rolled(have.get(unit) or self._row(unit, []), unit)
            yield replace(row, category=names[unit], seq=seq)

    def by_area(self) -> Iterator[TableRow]:
        """The table's own unit, the areas by name, and last what is in none."""
        areas = self._areas()
        inside: dict[tuple[str, str], list[TableRow]] = defaultdict(list)
        own: list[TableRow] = []
        for row in self.by_unit():
            place = areas.get(row.uid)
            if place is None and row.uid == self.base:
                own.append(row)
            else:
                inside[place or ("", "")].append(row)
        order = sorted(inside, key=lambda place: (not place[0], place[1], place[0]))
        made = [self._area_row(*place, inside[place]) for place in order]
        for seq, row in enumerate([*own, *made], 1):
            yield replace(row, category="", seq=seq)

    def _area_row(self, area: str, name: str, rows: Sequence[TableRow]) -> TableRow:
        columns: Iterable[Sequence[Cell]] = zip(*(row.cells for row in rows), strict=True)
        cells = tuple(sum_of(some, over) for some, over in zip(columns, self.closed, strict=True))
        title, items = name if area else NO_AREA, sum(row.items for row in rows)
        return TableRow("", None, "areas", area, title, "", cells, items, tuple(rows))

    def _areas(self) -> Mapping[str, tuple[str, str]]:
        """Unit → (uid, name) of the area that it is in, its own or of the nearest above it."""
        query = Unit.select(Unit.uid, Unit.parent, Unit.area).where(~Unit.deleted)
        known = {uid: (parent, area) for uid, parent, area in tuples(query)}
        titles = dict(tuples(Area.select(Area.uid, Area.title)))
        found: dict[str, tuple[str, str]] = {}
        for unit in self.units:
            at, passed = unit, {""}
            while at not in passed:
                passed.add(at)
                above, area = known.get(at, (None, None))
                if area in titles:
                    found[unit] = (area, titles[area] or "")
                    break
                at = above or ""
        return found

    def _rows(self, items: Iterable[_Item], category: str = "") -> Iterator[TableRow]:
        """One row a unit, the table's own unit first, then by name."""
        groups: dict[str, list[_Item]] = defaultdict(list)
        for item in items:
            groups[item.unit].append(item)
        for unit in sorted(groups, key=lambda u: (u != self.base, self.names.get(u, ""), u)):
            yield self._row(unit, groups[unit], category)

    def _row(self, unit: str, items: Sequence[_Item], category: str = "") -> TableRow:
        name = self.names.get(unit, unit[-8:])
        cells = self._sum(item.uid for item in items) if items else self.empty
        return TableRow(category, None, "units", unit, name, "", cells, items=len(items))


def sum_of(cells: Sequence[Cell], closed: bool) -> Cell:
    """One month of several rows in one cell."""
    return Cell(
        sum(cell.planned for cell in cells),
        sum(cell.done for cell in cells),
        closed,
        tuple(step for cell in cells for step in cell.steps),
        any(cell.rolled_up for cell in cells),
    )


def _items(units: Iterable[str], year: int) -> list[_Item]:
    """The items of the year, and those of other years that have work in it."""
    here = PlanStep.select(PlanStep.record).where(
        PlanStep.month.between(f"{year}-01", f"{year}-12"), PLANNED > 0
    )
    query = (
        Plan.select(*(Plan._meta.fields[name] for name in _Item._fields))
        .where(
            *(Plan.complete, ~Plan.deleted, among(Plan.unit, list(units))),
            (Plan.year == year) | Plan.uid.in_(here),
        )
        .order_by(Plan.seq.is_null(), Plan.seq, Plan.uid)
    )
    return [_Item(*row) for row in tuples(query)]


def _category(item: _Item) -> str:
    return (item.mode or PlanMode.OTHER).label


def _by_category(items: Sequence[_Item]) -> list[_Item]:
    """In the order of the plan, a category's items together where its first one stands."""
    first: dict[str, int] = {}
    for at, item in enumerate(items):
        first.setdefault(_category(item), at)
    return sorted(items, key=lambda item: first[_category(item)])


def _owners(items: Sequence[_Item]) -> dict[str, str]:
    """Plan uid → who is responsible, as the item says it: department, unit or person."""
    units = {item.owner_unit for item in items if item.owner_unit}
    people = {item.owner for item in items if item.owner}
    query = Unit.select(Unit.uid, Unit.name).where(among(Unit.uid, list(units)))
    names: dict[str, str | None] = dict(tuples(query))
    persons = Person.select(Person.uid, Person.name).where(among(Person.uid, list(people)))
    names |= dict(tuples(persons))
    return {
        item.uid: item.owner_department
        or names.get(item.owner_unit or "")
        or names.get(item.owner or "")
        or ""
        for item in items
    }


def _version(unit: str, year: int) -> tuple[str, date | None]:
    """The newest version of the unit's scheme for the year."""
    query = (
        SchemeVersion.select(SchemeVersion.version, SchemeVersion.made_on)
        .join(Scheme, on=(SchemeVersion.record == Scheme.uid))
        .where(Scheme.unit == unit, Scheme.year == year, Scheme.complete, ~Scheme.deleted)
        .order_by(SchemeVersion.made_on.desc(), SchemeVersion.seq.desc())
        .limit(1)
    )
    return next(((text or "", day) for text, day in tuples(query)), ("", None))
