"""The door's bulk store beside bare inserts of the same rows."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

from models.ledgers.units import Level
from models.office import Office
from models.record import Record
from tests.bench.measuring import Row, Scale, Step, medians
from tests.bench.offices import Fresh, books, folder, issues
from tests.bench.raw import RawFile, tables

BESIDE = ("lines", "changes", "change_images")
KINDS: tuple[tuple[str, Callable[[str, int], list[Record]], tuple[str, ...]], ...] = (
    ("books, plain", books, ("books",)),
    ("issues, 3 rows each", issues, ("issues", "issue_measures", "issue_events")),
)


def measure(scale: Scale) -> Iterator[Row]:
    """New records, and the same again unchanged; raw once their own rows, once all that is kept."""
    count = scale.pick(10_000, 2_000)
    with folder() as home:
        offices = Fresh(home, "unit", Level.UNIT)
        for label, make, names in KINDS:
            yield from _one_kind(home, offices, scale.rounds, count, label, make, names)


def _one_kind(
    home: Path,
    offices: Fresh,
    rounds: int,
    count: int,
    label: str,
    make: Callable[[str, int], list[Record]],
    names: tuple[str, ...],
) -> Iterator[Row]:
    with offices.open() as office:
        office.door.store(*make(office.unit, count))
        own, whole = tables(names), tables((*names, *BESIDE))
    opened: list[Office] = []
    records: list[Record] = []

    def fresh() -> Step:
        close(opened)
        opened.append(offices.open())
        records[:] = make(opened[0].unit, count)
        return lambda: opened[0].door.store(*records)

    def again() -> Step:
        return lambda: opened[0].door.store(*records)

    paths = (home / f"{names[0]}-{number}.raw" for number in itertools.count())
    raw_own, raw_whole, ours, same = medians(
        rounds,
        lambda: RawFile(next(paths), own).insert,
        lambda: RawFile(next(paths), whole).insert,
        fresh,
        again,
    )
    close(opened)
    title = f"store {count:,} {label}"
    yield Row(title, raw_own, ours, "<= 1.2", "raw: the records' own rows, same indexes")
    yield Row(f"  {label}: all it writes", raw_whole, ours, "", "raw: + line, change, two images")
    yield Row(f"  {label}: same again", raw_own, same, "<= 0.66", "nothing is written")


def close(opened: list[Office]) -> None:
    while opened:
        opened.pop().close()
