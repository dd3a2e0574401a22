"""Other offices' records through the door, beside bare inserts and upserts."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.canonical import decode, encode
from models.ledger import Ledger
from models.ledgers.units import Level
from models.lines import Line
from models.office import Office
from models.record import new_uid, tuples
from models.words import sentence
from tests.bench.measuring import Row, Scale, Step, medians
from tests.bench.offices import Fresh, books, folder, issues
from tests.bench.raw import RawFile, tables

OWN = ("issues", "issue_measures", "issue_events", "books")
BESIDE = ("lines", "changes", "change_images")
Lines = list[tuple[Ledger | None, dict[str, Any], bytes]]


def sample(office: Office, count: int) -> list[dict[str, Any]]:
    """The decoded lines of `count` own records, two thirds of them issues."""
    part = count // 3
    office.door.store(*books(office.unit, part), *issues(office.unit, count - part))
    query = Line.select(Line.line).where(Line.ledger.in_(["books", "issues"]))
    return [decode(bytes(line)) for (line,) in tuples(query)]


def as_of(unit: str, contents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same records as another office's: other uids, also of their rows."""
    return [
        {**content, "uid": new_uid(), "unit": unit}
        | {
            name: [{**row, "uid": new_uid()} for row in rows]
            for name, rows in content.items()
            if isinstance(rows, list)
        }
        for content in contents
    ]


def measure(scale: Scale) -> Iterator[Row]:
    """New lines, the same lines in a newer revision, and what decoding them costs."""
    count = scale.pick(15_000, 3_000)
    with folder() as home:
        cities = Fresh(home, "city", Level.CITY)
        with Fresh(home, "unit", Level.UNIT).open() as office:
            contents = as_of(new_uid(), sample(office, count))
        yield from _taken(home, cities, scale.rounds, contents)


def _lines(office: Office, contents: list[dict[str, Any]], rev: int) -> Lines:
    changed = [{**content, "rev": rev} for content in contents]
    return [(office.door.ledgers[c["ledger"]], c, encode(c)) for c in changed]


def _taken(home: Path, cities: Fresh, rounds: int, contents: list[dict[str, Any]]) -> Iterator[Row]:
    why = sentence("导入")
    with cities.open() as office:
        office.door.take(_lines(office, contents, 1), why)
        own, whole = tables(OWN), tables((*OWN, *BESIDE))
        encoded = [line for _, _, line in _lines(office, contents, 1)]
    opened: list[Office] = []
    files: list[RawFile] = []
    paths = (home / f"take-{number}.raw" for number in itertools.count())

    def raw_insert() -> Step:
        files.append(RawFile(next(paths), own))
        return files[-1].insert

    def take(rev: int) -> Step:
        if rev == 1:
            close(opened)
            opened.append(cities.open())
        lines = _lines(opened[0], contents, rev)
        return lambda: opened[0].door.take(lines, why)

    raw, raw_newer, raw_whole, ours, newer, decoding = medians(
        rounds,
        raw_insert,
        lambda: files[-1].upsert,
        lambda: RawFile(next(paths), whole).insert,
        lambda: take(1),
        lambda: take(2),
        lambda: lambda: [decode(line) for line in encoded],
    )
    close(opened)
    yield Row(f"take {len(contents):,} new lines", raw, ours, "<= 1.2", "raw: own rows")
    yield Row("  all it writes", raw_whole, ours, "", "raw: + line, change, image")
    yield Row("  all of them newer", raw_newer, newer, "<= 1.3", "raw: the same upsert")
    yield Row("  strict decoding of the lines, beside", raw, decoding, "0.14", "")


def close(opened: list[Office]) -> None:
    while opened:
        opened.pop().close()
