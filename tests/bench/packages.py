"""Sealed packages: one packed by a unit, and those of many units taken in by their city."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.canonical import encode
from models.exchange.desks import enrolling
from models.exchange.format.keys import Identity, KeyPair
from models.exchange.format.manifest import Manifest, Sender
from models.exchange.format.sealing import seal_package
from models.exchange.receiving import inbox
from models.exchange.sending import outbox
from models.exchange.trust import trust
from models.exchange.trust.enrolment import fingerprint, make_request
from models.ledgers.units import Level
from models.office import Office
from models.periods import Period
from models.record import new_uid
from tests.bench.measuring import Row, Scale, Step, medians, timed
from tests.bench.offices import Fresh, books, folder
from tests.bench.raw import RawFile, tables
from tests.bench.take import OWN, as_of, sample

DAY = "2026-09-30"
RECORDS = 300


@dataclass(frozen=True)
class Sent:
    """A unit's package: its name, its lines, the file."""

    name: str
    lines: list[bytes]
    path: Path


def measure(scale: Scale) -> Iterator[Row]:
    """A package of 300 records out; 50 or 500 of them in, and in again."""
    with folder() as home:
        units, cities = Fresh(home, "unit", Level.UNIT), Fresh(home, "city", Level.CITY)
        yield from _exported(home, units, cities, scale.rounds)
        with units.open() as office:
            contents = sample(office, RECORDS)
        yield from _imported(home, cities, contents, scale)


def _exported(home: Path, units: Fresh, cities: Fresh, rounds: int) -> Iterator[Row]:
    """Every round adds a record, for an unchanged office would send its last package again."""
    office = units.open()
    request = enrolling.write_request(office, home)
    shown = fingerprint(enrolling.examine_request(request))
    office.close()
    with cities.open() as city:
        answer = enrolling.accept_request(city, request, shown, home).path
    with Office(office.folder) as unit:
        enrolling.install_answer(unit, answer)
        contents = sample(unit, RECORDS)
        lines = [encode(content) for content in contents]

        def pack() -> Step:
            unit.door.store(*books(unit.unit, 1))
            return lambda: outbox.export_up(unit, Period(2026, 9, 9))

        encoding, ours = medians(
            rounds, lambda: lambda: [encode(content) for content in contents], pack
        )
    note = f"limit: encoding {len(lines)} lines; ours signs, seals, syncs the file and the books"
    yield Row(f"export a package of {RECORDS} records", encoding, ours, "", note)


def _imported(
    home: Path, cities: Fresh, contents: list[dict[str, Any]], scale: Scale
) -> Iterator[Row]:
    count = scale.pick(500, 50)
    rounds = scale.pick(1, 3)
    enrolled = cities.open()
    sent = list(_packages(home, enrolled, contents, count))
    enrolled.close()
    template = Fresh.of(home, enrolled.folder)
    paths = [one.path for one in sent]
    opened: list[Office] = []

    def taken() -> Step:
        close(opened)
        opened.append(template.open())
        return lambda: _all_accepted(opened[0], paths, "accepted")

    def again() -> Step:
        return lambda: _all_accepted(opened[0], paths, "already")

    taken()()
    rows = tables(OWN)
    raw_paths = (home / f"import-{number}.raw" for number in itertools.count())
    raw, ours, same = medians(rounds, lambda: RawFile(next(raw_paths), rows).insert, taken, again)
    looking = timed(lambda: inbox.preview(opened[0], paths[: count // 10]))
    close(opened)
    title = f"import {count} packages of {RECORDS} records"
    yield Row(title, raw, ours, "<= 1.7", "each whole or not at all, backed up, kept, logged")
    yield Row("  the same packages again", raw, same, "<= 0.6", "nothing is written")
    yield Row(f"  looking at {count // 10} that are known", None, looking, "", "")


def _all_accepted(office: Office, paths: list[Path], result: str) -> None:
    outcomes = inbox.import_packages(office, paths, received_on=date(2026, 10, 1))
    wrong = [one for one in outcomes if one.result != result]
    if wrong:
        raise SystemExit(f"a package was {wrong[0].result}: {wrong[0].reason}")


def _packages(
    home: Path, city: Office, contents: list[dict[str, Any]], count: int
) -> Iterator[Sent]:
    reader = trust.own_keys(city).public
    for number in range(count):
        unit, keys, name = new_uid(), KeyPair.generate(), f"第{number}乡"
        request = home / f"{number}.xjr"
        identity = Identity(unit, name, Level.UNIT.value)
        request.write_bytes(make_request(identity, keys, install=new_uid(), made_on=DAY))
        shown = fingerprint(enrolling.examine_request(request))
        enrolling.accept_request(city, request, shown, home)
        lines = [encode(content) for content in as_of(unit, contents)]
        path = home / f"{number}.xjb"
        draft = Manifest(
            kind="up",
            package_id=new_uid(),
            from_=Sender(unit=unit, install=new_uid(), epoch=1, name=name),
            stream="up",
            seq=1,
            prev=None,
            chain=[],
            period="2026-09",
            made_at=f"{DAY}T09:00:00",
        )
        with path.open("wb") as out:
            seal_package(out, draft, lines, [], keys, [reader])
        yield Sent(name, lines, path)


def close(opened: list[Office]) -> None:
    while opened:
        opened.pop().close()
