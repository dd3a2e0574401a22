"""Units that are certified, sign rightly, and mean harm: all they get in is about themselves."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models import changes
from models.canonical import decode
from models.exchange.desks.status import submission_status
from models.exchange.format.keys import key_id
from models.exchange.receiving.history import depends_on, differences_of, history, undo_import
from models.exchange.receiving.inbox import preview
from models.exchange.sending.outbox import export_down
from models.exchange.tables import ACCEPTED, Incoming, Outgoing, StoppedStream
from models.figures import OWN
from models.integrity import check
from models.ledgers import LEDGERS
from models.ledgers.books import Book, BookKind
from models.ledgers.decisions import Decision, DecisionKind, DecisionSubject
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office
from models.one_table import View, one_table
from models.periods import Period
from models.record import new_uid
from models.sheets.exporting import export_sheet
from models.todo import due_today, key_figures
from tests.trials.hostile_controls import Speaker
from tests.trials.hostile_lines import Aim, Target, hostile_lines
from tests.trials.hostile_manifests import a_bomb, hostile_manifest, plain_lines
from tests.trials.owners import foreign_rows
from tests.trials.records import a_book, an_issue
from tests.trials.sending import (
    City,
    Parts,
    Sender,
    brought,
    clean_quarantine,
    rows_changed,
    sha256_of,
)
from tests.trials.trial import Asked, Result, at_once

TITLE = "10,000 packages of certified units that mean harm"
FULL, UNITS, UNDONE = 10_000, 100, 20
"""Packages; hostile units of each city, each of which sends one package a round; imports undone."""


Said = dict[str, Any]


@dataclass
class Siege:
    """A city with records of its own and of an honest unit, and the units that mean harm."""

    city: City
    office: Office
    honest: Sender
    hostile: list[Sender]
    targets: list[Target]
    packages: tuple[str, ...]
    sent: tuple[tuple[str, int, str], ...]
    blob: bytes
    own: dict[str, list[Target]] = field(default_factory=dict)

    @classmethod
    def prepare(cls, folder: Path, count: int) -> "Siege":
        city = City(folder)
        office = city.open()
        [honest] = city.enrol(office, "白石镇")
        districts = max(count // 5, 1)
        hostile = city.enrol(office, *(f"第{n}区" for n in range(districts)), level=Level.DISTRICT)
        hostile += city.enrol(office, *(f"第{n}乡" for n in range(count - districts)))
        targets, blob = _own_records(office), b"evidence of the honest"
        package_id = _honest_package(city, office, honest, blob, targets)
        issue = next(target for target in targets if target.unit == honest.unit)
        decision = Decision(unit=office.unit, uid=new_uid(), filler="王芳")
        decision.subject_ledger, decision.subject_uid = DecisionSubject.ISSUES, issue.uid
        decision.subject_unit, decision.subject_rev = honest.unit, 1
        decision.kind = DecisionKind.RETURN
        office.door.store(decision)
        targets.append(Target("decisions", decision.uid, office.unit))
        targets += [Target("units", unit, office.unit) for unit in (office.unit, honest.unit)]
        export_down(office)
        sent = tuple((row.stream, row.seq, row.sha256) for row in Outgoing.select())
        return cls(city, office, honest, hostile, targets, (package_id,), sent, blob)

    def aim(self, sender: Sender, chance: random.Random) -> Aim:
        """What a unit aims at: the city's and the honest unit's, and those of its accomplices."""
        mate = chance.choice(self.hostile)
        mates = self.own.get(mate.unit, []) if mate is not sender else []
        return Aim(
            sender.unit,
            (self.office.unit, self.honest.unit, mate.unit),
            (*self.targets, *mates),
            self.sent,
            self.packages,
            (sha256_of(self.blob),),
            tuple(sender.manifest([self.city.public])["to"]),
            Speaker(sender.unit, sender.keys, self.strangers),
        )

    @property
    def strangers(self) -> tuple[tuple[str, str, str, str], ...]:
        """Unit, key, a package and its hash: of the city, the honest unit, an accomplice."""
        [package_id] = self.packages
        sha256 = Incoming.get(Incoming.package_id == package_id).sha256
        mate = self.hostile[0]
        return (
            (self.city.unit, key_id(self.city.public), package_id, sha256),
            (self.honest.unit, self.honest.keys.id, package_id, sha256),
            (mate.unit, mate.keys.id, package_id, sha256),
        )


def _own_records(office: Office) -> list[Target]:
    """Records of the city, one of them a draft that nobody has been told of."""
    person = office.door.new(Person, name="市里的人")
    book = office.door.new(Book, title="市里的书", kind=BookKind.REQUIRED)
    draft = office.door.new(Issue, problem="还没写完")
    office.door.store(person, book, draft)
    found = (("people", person), ("books", book), ("issues", draft))
    return [Target(name, record.uid, office.unit) for name, record in found]


def _honest_package(
    city: City, office: Office, honest: Sender, blob: bytes, targets: list[Target]
) -> str:
    """What the honest unit has reported; its records become targets."""
    lines = [an_issue(honest.unit, "老实单位的问题"), a_book(honest.unit)]
    [done] = brought(office, city.stick, [city.pack(honest, lines, blob)]).outcomes
    assert done.result == "accepted", done
    for content in map(decode, lines):
        row = content["measures"][0]["uid"] if "measures" in content else ""
        targets.append(Target(content["ledger"], content["uid"], honest.unit, row))
    return done.package_id


def hostile_package(siege: Siege, sender: Sender, chance: random.Random) -> tuple[bytes, Said]:
    """A package that is sealed and signed as it should be, and the manifest that it says."""
    aim = siege.aim(sender, chance)
    manifest = sender.manifest([siege.city.public])
    if chance.random() < 0.5:
        parts = Parts(manifest, hostile_lines(chance, aim))
        return siege.city.seal(parts.tar(sender.keys), sender), parts.manifest
    if chance.random() < 0.02:
        return siege.city.seal(a_bomb(chance, sender, aim), sender), manifest
    blobs = [siege.blob] if chance.random() < 0.2 else []
    parts = Parts(manifest, plain_lines(chance, aim), blobs)
    plain = hostile_manifest(chance, sender, parts, aim)
    return siege.city.seal(plain, sender), parts.manifest


@dataclass
class Found:
    """What a siege came to."""

    sent: int = 0
    results: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    foreign: int = 0
    misplaced: int = 0
    faults: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    undone: int = 0


def besiege(folder: Path, seed: int, count: int) -> Found:
    """So many packages of hostile units for one city; each goes on from what was accepted."""
    chance = random.Random(seed)
    siege = Siege.prepare(folder, max(min(UNITS, count // 5), 3))
    found = Found()
    with closing(siege.office):
        units = [sender.unit for sender in siege.hostile]
        blobs = [sha256_of(siege.blob)]
        list(_looked_at(siege, units))  # what is derived at the first look is there before
        before = foreign_rows(units, blobs)
        while found.sent < count:
            _round(siege, siege.hostile[: count - found.sent], chance, found)
        found.foreign = rows_changed(before, foreign_rows(units, blobs))
        found.misplaced = sum(_misplaced(row) for row in _accepted(units))
        found.faults = [str(fault) for one in check(siege.office) for fault in one.faults]
        found.after = list(_looked_at(siege, units))
        found.undone = _undone(chance, siege, units, found)
        found.foreign += rows_changed(before, foreign_rows(units, blobs))
        found.faults += [str(fault) for one in check(siege.office) for fault in one.faults]
    return found


def _round(siege: Siege, senders: list[Sender], chance: random.Random, found: Found) -> None:
    """One package of each; those that were taken in lengthen their streams."""
    packages = [hostile_package(siege, sender, chance) for sender in senders]
    files = [data for data, _ in packages]
    done = brought(siege.office, siege.city.stick, files, before=preview)
    clean_quarantine(siege.office)
    found.sent += len(files)
    found.crashes += done.crashes
    for outcome in done.outcomes:
        found.results[outcome.result] += 1
        found.why[outcome.why] += 1
        number = int(outcome.file.stem)
        sender, (data, said) = senders[number], packages[number]
        if outcome.result == ACCEPTED:
            chain = [(seq, sha256) for seq, sha256 in said.get("chain", [])]
            sender.chain = [*chain, (said["seq"], sha256_of(data))]
            sender.epoch = said["from"]["epoch"]
            siege.own[sender.unit] = _records_of(outcome.package_id)
    StoppedStream.delete().execute()


def _accepted(units: list[str]) -> list[Incoming]:
    query = Incoming.select().where(Incoming.outcome == ACCEPTED, Incoming.unit.in_(units))
    return list(query.order_by(Incoming.number))


def _records_of(package_id: str) -> list[Target]:
    row = Incoming.get(Incoming.package_id == package_id, Incoming.outcome == ACCEPTED)
    return [Target(i.ledger, i.uid, row.unit) for i in changes.images_of(row.batch)][:3]


def _misplaced(row: Incoming) -> int:
    """Lines of an import that are, or were before it, another unit's than its sender's."""
    lines = [side for i in changes.images_of(row.batch) for side in (i.before, i.after) if side]
    return sum(decode(bytes(line))["unit"] != row.unit for line in lines)


def _looked_at(siege: Siege, units: list[str]) -> Iterator[str]:
    """What breaks when everything that was taken in is looked at, listed, exported, answered."""
    office, september = siege.office, Period(2026, 9, 9)
    looks: list[tuple[str, Callable[[], object]]] = [
        ("history", lambda: history(office)),
        ("due_today", lambda: due_today(office)),
        ("key_figures", lambda: key_figures(office, september)),
        ("key_figures of its own", lambda: key_figures(office, september, OWN)),
        ("one_table", lambda: one_table(office, 2026)),
        ("one_table by unit", lambda: one_table(office, 2026, View.UNIT)),
        ("submission_status", lambda: submission_status(office, [september])),
        ("export_down", lambda: export_down(office)),
    ]
    for ledger in LEDGERS:
        path = siege.city.folder / f"{ledger.name}.xlsx"
        looks.append(
            (
                f"export of {ledger.name}",
                lambda some=ledger, to=path: export_sheet(office, some, to),
            )
        )
    for row in _accepted(units):
        looks.append(("differences", lambda one=row: differences_of(office, one.package_id)))
    for name, look in looks:
        try:
            look()
        except Exception as error:
            yield f"{name}: {type(error).__name__}: {error}"[:300]


def _undone(chance: random.Random, siege: Siege, units: list[str], found: Found) -> int:
    """Take some of the newest imports of hostile units back again."""
    newest = {row.unit: row for row in _accepted(units)}
    rows = chance.sample(
        sorted(newest.values(), key=lambda row: row.number), min(UNDONE, len(newest))
    )
    for row in rows:
        try:
            if not depends_on(siege.office, row.package_id):
                undo_import(siege.office, row.package_id)
        except Exception as error:
            found.after.append(f"undo: {type(error).__name__}: {error}"[:300])
    return len(rows)


def run(folder: Path, asked: Asked) -> Result:
    """Two cities at once, a process each."""
    count = asked.many(FULL)
    for name in ("one", "two"):
        (folder / name).mkdir()
    half = count // 2
    shares = [(folder / "one", asked.seed, half), (folder / "two", asked.seed + 1, count - half)]
    return told(list(at_once(besiege, shares)))


def told(found: list[Found]) -> Result:
    result = Result()
    results = sum((one.results for one in found), Counter[str]())
    result.say("packages with hostile manifests or records", sum(one.sent for one in found))
    result.say("kept out", results["refused"] + results["quarantined"])
    result.say("accepted, about their senders only", results["accepted"] + results["already"])
    crashes = [crash for one in found for crash in one.crashes]
    result.none("uncaught, looking and importing", len(crashes))
    result.none("foreign rows made or changed", sum(one.foreign for one in found))
    result.none("lines of another than their sender", sum(one.misplaced for one in found))
    faults = [fault for one in found for fault in one.faults]
    result.none("faults in the data after that", len(faults))
    after = [broken for one in found for broken in one.after]
    result.none("pages, sheets and answers that break after that", len(after))
    result.say("imports undone after that", sum(one.undone for one in found))
    result.details = [*crashes, *faults, *after]
    for why, number in sum((one.why for one in found), Counter[str]()).most_common():
        result.details.append(f"{why or 'accepted'}: {number}")
    return result
