"""Histories of two whole offices: outbox, receipts, backups, blocking and recovery included."""

import random
import shutil
from collections import Counter
from pathlib import Path

from models.backups import backup
from models.errors import UserError
from models.exchange.numbering import own_epoch
from models.exchange.numbering.epochs import CODE, RECOVERY, grant_epoch
from models.exchange.receiving.inbox import import_packages
from models.exchange.sending.outbox import copy_to, export_down, export_up
from models.keys import KEYS_FILE, read_keys
from models.ledgers.people import Person
from models.lines import Line
from models.record import tuples
from models.restoring import restore
from tests.conftest import Clock
from tests.exchanging import Road, a_person, world
from tests.trials.light import Made
from tests.trials.oracle import Oracle

STEPS = 14
CITY = "city"


class Pair:
    """A unit on one computer or two, its city, and what the oracle makes of it."""

    def __init__(self, road: Road, unit: str, rng: random.Random) -> None:
        self.road, self.unit, self.rng = road, unit, rng
        self.oracle = Oracle()
        self.known: dict[str, Made | None] = {"unit": None}
        """Computer, or image of one → the newest package that it knows of as its own."""
        self.images: list[str] = []
        self.made: dict[str, Made] = {}
        self.sticks: list[Made] = []
        self.downs: list[Path] = []
        self.counts = Counter[str]()
        self.broken: list[str] = []

    @property
    def computers(self) -> list[str]:
        return [name for name in self.known if name not in self.images]

    def step(self) -> None:
        name, drawn = self.rng.choice(self.computers), self.rng.random()
        if drawn < 0.15:
            self.change(name)
        elif drawn < 0.45:
            self.change(name)
            self.send(name)
        elif drawn < 0.65:
            self.deliver()
        elif drawn < 0.75:
            self.answer(name)
        elif drawn < 0.83:
            self.take_image(name)
        elif drawn < 0.90 and self.images:
            self.put_image_back(name)
        elif drawn < 0.95:
            self.put_backup_back(name)
        elif len(self.computers) < 2:
            self.clone()

    def change(self, name: str) -> None:
        with self.road.open(name) as office:
            people = list(Person.select().where(Person.unit == office.unit, ~Person.deleted))
            if people and self.rng.random() < 0.6:
                person = office.door.load(Person, self.rng.choice(people).uid)
                person.name = f"姓名{self.rng.getrandbits(20)}"
                office.door.store(person)
            else:
                a_person(office, f"姓名{self.rng.getrandbits(20)}")

    def people(self) -> dict[str, bytes]:
        """What the open office holds of the unit's people."""
        query = Line.select(Line.uid, Line.line).where(
            Line.unit == self.unit, Line.ledger == "people"
        )
        return {uid: bytes(line) for uid, line in tuples(query)}

    def is_behind(self, name: str) -> bool:
        """Whether the city has something that this computer does not know of."""
        last = self.known[name]
        mine = list(last.history()) if last else []
        return any(some not in mine for some in self.oracle.accepted)

    def send(self, name: str) -> Made | None:
        with self.road.open(name) as office:
            try:
                packed = export_up(office, None)
            except UserError:
                self.counts["exports refused"] += 1
                return None
            lines = self.people()
            if packed.sha256 not in self.made:
                copy_to(office, packed, self.road.stick)
                kept = shutil.copy(packed.path, self.road.folder / f"{packed.package_id}.xjb")
                head = (Path(kept), packed.epoch, packed.seq, packed.sha256)
                self.made[packed.sha256] = Made(*head, lines, self.known[name])
                self.counts["packages"] += 1
        made = self.known[name] = self.made[packed.sha256]
        if self.rng.random() < 0.7:
            self.sticks.append(made)
        return made

    def deliver(self) -> None:
        """Some packages, in any order; one sitting sorts them by epoch and number."""
        self.rng.shuffle(self.sticks)
        now = sorted(self.sticks[: self.rng.randint(1, 3)], key=lambda some: (some.epoch, some.seq))
        self.sticks = self.sticks[self.rng.randint(0, 3) :]
        self.take(list({some.path: some for some in now}.values()))

    def take(self, now: list[Made]) -> None:
        with self.road.open(CITY) as office:
            outcomes = import_packages(office, [some.path for some in now])
        for made, found in zip(now, outcomes, strict=True):
            expected = self.oracle.judge(made)
            self.counts["delivered"] += 1
            self.counts["forks"] += expected[1] in ("fork", "old_epoch")
            if (found.result, found.why, found.missed) != expected:
                said = (found.result, found.why, found.missed)
                self.broken.append(f"{made.epoch}-{made.seq} {said}, not {expected}")

    def settle(self, how: str) -> tuple[int, str]:
        with self.road.open(CITY) as office:
            granted = grant_epoch(office, self.unit, how)
        self.oracle.granted.add(granted.epoch)
        self.counts["new epochs"] += 1
        return granted.after_seq, granted.code

    def answer(self, name: str) -> None:
        """A package down, now and then with a new epoch; the unit may be blocked by it."""
        if self.oracle.stopped and self.rng.random() < 0.6:
            if self.rng.random() < 0.5:
                seq, code = self.settle(CODE)
                with self.road.open(name) as office:
                    own_epoch.begin_epoch(office, seq, code)
            else:
                self.settle(RECOVERY)
        self.take_down(name)

    def take_down(self, name: str) -> None:
        with self.road.open(CITY) as office:
            [down] = export_down(office)
        with self.road.open(name) as office:
            [found] = import_packages(office, [down.path])
            held = own_epoch.behind(office)
        if found.result not in ("accepted", "already"):
            self.broken.append(f"down {down.seq}: {found.result} {found.why}")
        found_out = held is not None and held.why != own_epoch.RESTORED
        if found_out and not (self.is_behind(name) or self.oracle.stopped):
            self.broken.append(f"{name} is blocked without a reason")

    def take_image(self, name: str) -> None:
        image = f"image-{len(self.images)}"
        shutil.copytree(self.road.folder / name, self.road.folder / image)
        self.images.append(image)
        self.known[image] = self.known[name]

    def put_image_back(self, name: str) -> None:
        """The whole disk, behind the program's back."""
        image = self.rng.choice(self.images)
        shutil.rmtree(self.road.folder / name)
        shutil.copytree(self.road.folder / image, self.road.folder / name)
        self.known[name] = self.known[image]
        self.counts["restored"] += 1

    def put_backup_back(self, name: str) -> None:
        """A backup of the program's own, after one more package has left, or none."""
        with self.road.open(name) as office:
            copy = backup(office, "manual")
        last = self.known[name]
        left = False
        if self.rng.random() < 0.5:
            self.change(name)
            left = self.send(name) is not None
        key = read_keys(self.road.folder / name / KEYS_FILE, lambda: None)
        done = restore(self.road.folder / name, key, copy, now=self.road.clock())
        self.known[name] = last
        self.counts["restored"] += 1
        if left and not done.blocked:
            self.broken.append("a restored office was not blocked")

    def clone(self) -> None:
        shutil.copytree(self.road.folder / "unit", self.road.folder / "second")
        self.known["second"] = self.known["unit"]
        self.counts["cloned"] += 1

    def end(self) -> None:
        """The data are given back where anything is open; the newest package arrives."""
        with self.road.open("unit") as office:
            blocked = own_epoch.behind(office) is not None
        if blocked or self.oracle.stopped or self.is_behind("unit"):
            self.settle(RECOVERY)
        self.take_down("unit")
        self.change("unit")
        newest = self.send("unit")
        if newest is None:
            self.broken.append("blocked after recovery")
            return
        self.take([newest])
        with self.road.open(CITY):
            held = self.people()
        if held != newest.lines:
            self.broken.append("the city holds something else than the newest package")
        if set(self.oracle.held) - set(newest.lines):
            self.broken.append("something is lost at the unit")


def real_histories(folder: Path, seed: int, numbers: range) -> tuple[Counter[str], list[str]]:
    """Live through histories, each from a fresh copy of the same two offices."""
    counts, broken = Counter[str](), list[str]()
    clock = Clock()
    fresh = folder / "fresh"
    fresh.mkdir()
    road = world(fresh, clock)
    with road.open("unit") as office:
        unit = office.unit
    for number in numbers:
        rng = random.Random(f"{seed} real {number}")
        place = folder / f"history-{number}"
        shutil.copytree(fresh, place)
        pair = Pair(Road(place, clock), unit, rng)
        for _ in range(STEPS):
            pair.step()
        pair.end()
        counts += pair.counts
        counts["histories"] += 1
        broken += [f"two offices, history {number}: {text}" for text in pair.broken]
        shutil.rmtree(place)
    return counts, broken
