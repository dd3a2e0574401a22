"""The form in which an issued table is kept: its numbers, and the records that made each."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import msgspec

from models.figures import Figure, Scope, counted, fraction, rolled, text_of
from models.ledgers import ledger_named
from models.one_table import Cell, CellStep, OneTable, TableRow, View
from models.periods import MONTH_NAMES
from models.record import among, tuples
from models.store import chunks
from models.words import Sentence, sentence

MOST = 20_000
"""A number of more rows keeps one for each unit instead, so that an issue stays small."""
UNITS = "units"


class KeptRow(NamedTuple):
    """One row that a number counts, and what it adds; `who` is what distinct figures tell apart."""

    ledger: str
    uid: str
    part: str
    unit: str
    amount: int
    base: int
    who: str


@dataclass
class KeptNumber:
    """A number as it was printed; `label` and `about` say which, `rolled` whose records lacked.

    `by_unit`: it has so many rows that one for each unit stands for them.
    """

    key: str
    label: str
    about: str
    figure: str
    period: str
    units: str
    amount: int
    base: int
    text: str
    rows: list[KeptRow] = field(default_factory=list)
    rolled: list[str] = field(default_factory=list)
    by_unit: bool = False

    @property
    def name(self) -> Sentence:
        """What people call it."""
        return sentence("{label} {about}", label=sentence(self.label), about=sentence(self.about))

    @property
    def same_as(self) -> tuple[int, int]:
        return self.amount, self.base


class KeptCell(NamedTuple):
    planned: int
    done: int
    rolled_up: bool
    steps: list[CellStep]


@dataclass
class KeptLine:
    """A row of the one table."""

    category: str
    seq: int | None
    ledger: str
    uid: str
    title: str
    owner: str
    items: int
    cells: list[KeptCell]


@dataclass
class KeptTable:
    """The one table as it was issued, without the units behind its rows."""

    unit: str
    year: int
    view: str
    version: str
    version_on: str
    lines: list[KeptLine]


@dataclass
class Kept:
    """All that an issue said; `revs` is the revision of every record in it, by uid."""

    numbers: list[KeptNumber]
    revs: dict[str, int]
    table: KeptTable | None = None


def packed(kept: Kept) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(kept), 6)


def unpacked(content: bytes) -> Kept:
    return msgspec.msgpack.decode(zlib.decompress(bytes(content)), type=Kept)


# Figures.


def number_of_figure(
    figure: Figure, scope: Scope, *, key: str = "", about: str = "", text: str = ""
) -> KeptNumber:
    """A figure with the rows that it counts."""
    number = without_rows(figure, scope, key=key, about=about, text=text)
    rows = [
        KeptRow(
            *(row.ledger or figure.ledger, row.uid, row.part or "", row.unit),
            *(row.amount, row.base, row.who or ""),
        )
        for row in counted(figure, scope)
    ]
    number.by_unit = len(rows) > MOST
    number.rows = folded(rows) if number.by_unit else rows
    number.rolled = [some.name for some in rolled(figure, scope)]
    return number


def without_rows(
    figure: Figure, scope: Scope, *, key: str = "", about: str = "", text: str = ""
) -> KeptNumber:
    """Only what a figure says."""
    amount, base = fraction(figure, scope)
    return KeptNumber(
        *(key or figure.name, figure.label, about, figure.name, scope.period.code, scope.units),
        *(amount, base, text or text_of(figure, amount, base)),
    )


def folded(rows: Iterable[KeptRow]) -> list[KeptRow]:
    """One row for each unit, of the unit's ledger."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        sums[row.unit][0] += row.amount
        sums[row.unit][1] += row.base
    return [
        KeptRow(UNITS, unit, "", unit, amount, base, "")
        for unit, (amount, base) in sorted(sums.items())
    ]


def revs_of(numbers: Iterable[KeptNumber]) -> dict[str, int]:
    """The revision of every record that the numbers count, as it stands here."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        for row in number.rows:
            wanted[row.ledger].add(row.uid)
    found: dict[str, int] = {}
    for name, uids in wanted.items():
        ledger = ledger_named(name)
        model = ledger.model if ledger is not None else None
        for some in chunks(sorted(uids)) if model is not None else ():
            assert model is not None
            found |= dict(tuples(model.select(model.uid, model.rev).where(among(model.uid, some))))
    return found


# The one table.


def kept_table(table: OneTable) -> KeptTable:
    lines = [
        KeptLine(
            *(row.category, row.seq, row.ledger, row.uid, row.title, row.owner, row.items),
            [KeptCell(one.planned, one.done, one.rolled_up, list(one.steps)) for one in row.cells],
        )
        for row in table.rows
    ]
    made_on = table.version_on.isoformat() if table.version_on else ""
    return KeptTable(table.unit, table.year, table.view.value, table.version, made_on, lines)


def table_from(kept: KeptTable, closed: Sequence[bool], today: date) -> OneTable:
    """The one table as it was, its months over as they were on that day."""
    rows = tuple(
        TableRow(
            *(line.category, line.seq, line.ledger, line.uid, line.title, line.owner),
            tuple(
                Cell(one.planned, one.done, over, tuple(one.steps), one.rolled_up)
                for one, over in zip(line.cells, closed, strict=True)
            ),
            line.items,
        )
        for line in kept.lines
    )
    made_on = date.fromisoformat(kept.version_on) if kept.version_on else None
    return OneTable(
        kept.unit, kept.year, View[kept.view.upper()], rows, today, kept.version, made_on
    )


def numbers_of_table(table: KeptTable) -> list[KeptNumber]:
    """Each month of each row that has anything in it: done of planned."""
    return [
        KeptNumber(
            *(f"{line.ledger} {line.uid} {month:02d}", line.title, MONTH_NAMES[month - 1]),
            *("", f"{table.year}-{month:02d}", line.uid),
            *(cell.done, cell.planned),
            text=f"{cell.done}/{cell.planned}",
            rows=[
                KeptRow("plans", step.plan, step.step, "", step.done, step.planned, "")
                for step in cell.steps
            ],
            rolled=[line.title] if cell.rolled_up else [],
        )
        for line in table.lines
        for month, cell in enumerate(line.cells, 1)
        if cell.planned or cell.done
    ]
