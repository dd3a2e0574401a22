"""Twenty odd tables go in without one silent wrong value: what is not right is said."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.fields import Column
from models.ledgers import ledger_named
from models.ledgers.books import Book, BookKind
from models.ledgers.people import Person
from models.listing import names_for
from models.lists import list_labels
from models.office import Office
from models.record import Record
from models.sheets.examining import Candidate, Intake, examine
from models.sheets.importing import take_in
from models.sheets.reading import read_sheet
from models.sheets.troubles import Degree
from models.values import Reader, shown
from models.words import chinese
from tests.conftest import Clock
from tests.odd_sheets import SHEETS
from tests.odd_sheets.odd import ASK, Odd

RIGHT, TOLD, SILENT = "right", "told", "silently wrong"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with the few people and the one book that the tables name."""
    from models.ledgers.units import Level
    from models.office import set_up

    folder = tmp_path_factory.mktemp("odd") / "office"
    set_up(folder, "清溪镇", Level.UNIT)
    with Office(folder, now=Clock()) as office:
        people = [office.door.new(Person, name=name) for name in ("张三", "李四", "王五", "周敏")]
        book = office.door.new(Book, title="简明党史", kind=BookKind.REQUIRED)
        office.door.store(*people, book)
        yield office


def imported(office: Office, odd: Odd, folder: Path) -> Intake:
    ledger = ledger_named(odd.ledger)
    assert ledger is not None
    path = folder / odd.name
    odd.write(path)
    intake = examine(office, read_sheet(office, ledger, path))
    take_in(office, intake)
    return intake


class Judge:
    """Compares what was stored of a table, and what was said, with what a person reads in it."""

    def __init__(self, office: Office, odd: Odd, intake: Intake) -> None:
        self.office, self.odd, self.intake = office, odd, intake
        self.fields = intake.reading.table.fields
        self.said = {(t.row, t.at) for t in intake.troubles}
        self.kept = {one.draft.row: one for one in intake.to_store()}
        self.wrong: list[str] = []

    def run(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for row, truth in self.odd.truth.items():
            one = self.kept.get(row)
            counts.update(self.of_kept(one, truth) if one else self.of_refused(row, truth))
        for row in self.kept.keys() - self.odd.truth.keys():
            self.wrong.append(f"row {row} became a record")
        for title in self.odd.lost:
            if not any(t.column == title for t in self.intake.troubles):
                self.wrong.append(f"nothing is said of the column {title}")
        return counts

    def of_refused(self, row: int, truth: dict[str, str] | Any) -> Iterator[str]:
        """A row stays out for a cell that had to be asked about, and says which."""
        reasons = {
            t.at
            for t in self.intake.troubles
            if t.row == row and t.degree is Degree.REJECTED and t.column
        }
        doubtful = {self.at(name) for name, value in truth.items() if value == ASK}
        if not reasons or not reasons <= doubtful:
            self.wrong.append(f"row {row} stays out for {reasons}, doubtful are {doubtful}")
        yield from (TOLD for _ in truth)

    def of_kept(self, one: Candidate, truth: dict[str, str] | Any) -> Iterator[str]:
        record = self.office.door.load(type(one.record), one.record.uid)
        row = one.draft.row
        for name, value in truth.items():
            found = self.text(record, name)
            at = self.at(name)
            if value != ASK and found == value:
                yield RIGHT
            elif self.is_told(row, at, doubtful=value == ASK):
                yield TOLD
            else:
                self.wrong.append(f"row {row} {name}: {found!r}, read as {value!r} by people")
                yield SILENT
        given = {*one.draft.values, *(f"{part}.{n}" for part, n in part_names(one))}
        for name in given - set(truth):
            self.wrong.append(f"row {row} {name}: {self.text(record, name)!r} came from nowhere")
            yield SILENT

    def is_told(self, row: int, at: int | None, *, doubtful: bool) -> bool:
        """Whether something is said at the cell; of what is doubtful, or about its whole row."""
        return (at is not None and (row, at) in self.said) or (
            doubtful and (row, None) in self.said
        )

    def at(self, name: str) -> int | None:
        """The column that a field was read from; a part's that of its text."""
        part = name.partition(".")[0]
        found = self.fields.get(name) or next(
            (one for key, one in self.fields.items() if key.startswith(f"{part}.")), None
        )
        return found.at if found else None

    def text(self, record: Record, name: str) -> str:
        part, dot, column = name.partition(".")
        holders = getattr(record, part) if dot else [record]
        texts = [self._shown(holder, column or name) for holder in holders]
        return "|".join(text for text in texts if text)

    def _shown(self, holder: Any, name: str) -> str:
        column: Column[Any] = next(c for c in type(holder).columns() if c.name == name)
        value = getattr(holder, name)
        return shown(column, value, Reader(chinese, names_for([column], [[value]]), list_labels))


def part_names(one: Candidate) -> Iterator[tuple[str, str]]:
    for part, drafts in one.draft.parts.items():
        yield from ((part, name) for draft in drafts for name in draft.values)


@pytest.mark.parametrize("odd", SHEETS, ids=str)
def test_every_cell_is_right_or_it_is_said(desk: Office, odd: Odd, tmp_path: Path) -> None:
    judge = Judge(desk, odd, imported(desk, odd, tmp_path))
    counts = judge.run()
    assert judge.wrong == [], "\n".join(judge.wrong)
    assert counts[SILENT] == 0


def test_there_are_twenty_of_many_ledgers() -> None:
    assert len(SHEETS) == 20
    assert len({odd.ledger for odd in SHEETS}) >= 10
    assert {Path(odd.name).suffix for odd in SHEETS} == {".xlsx", ".xls", ".csv"}
