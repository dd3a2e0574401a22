"""Backups taken while somebody writes, put back one by one; and backups that were spoilt."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread

from models import changes
from models.backups import SHELF, make
from models.database import release
from models.errors import UserError
from models.integrity import check
from models.keys import KEYS_FILE, read_keys
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.units import Level
from models.office import Office, set_up
from models.record import tuples
from models.restoring import restore, restore_elsewhere
from models.second_disk import copy_to_shelf
from models.shelf.keeping import backups_on
from models.shelf.manifest import beside
from tests.conftest import Clock
from tests.exchanging import a_person, an_issue, prove
from tests.trials.trial import Asked, Result

TITLE = "100 backups taken while somebody writes, put back; 100 damaged ones refused"
FULL = 100
_RICH = 5
"""So many of the first records have attachments, and few of the later ones."""
PASSWORD = "correct horse battery"


@dataclass
class Taken:
    """A backup on a shelf of its own, in the folder that stands for a stick."""

    path: Path


class Writer(Thread):
    """Somebody who enters records without a pause, with attachments now and then."""

    def __init__(self, office: Office, seed: int) -> None:
        super().__init__()
        self.office = office
        self.rng = random.Random(seed)
        self.stop = Event()
        self.written = 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.stop.is_set():
                self.write()
        except BaseException as error:
            self.failure = error
        finally:
            release()

    def write(self) -> None:
        door = self.office.door
        if self.written < _RICH or self.rng.random() < 0.02:
            uid = an_issue(self.office, f"问题{self.written}").uid
            prove(self.office, uid, self.rng.randbytes(self.rng.randint(100, 60_000)))
        else:
            a_person(self.office, f"姓名{self.written}")
        if self.rng.random() < 0.3:
            person = door.load(Person, Person.select(Person.uid).limit(1).scalar())
            person.name = f"改名{self.written}"
            door.store(person)
        self.written += 1


def prepared(folder: Path) -> Path:
    set_up(folder / "office", "清溪镇", Level.UNIT, password=PASSWORD)
    return folder / "office"


def taken_while_writing(
    office: Office, stick: Path, many: int, seed: int
) -> tuple[list[Taken], int]:
    """Backups one after another, each carried to the stick, while another thread writes."""
    writer = Writer(office, seed)
    writer.start()
    taken = []
    try:
        for _ in range(many):
            made = make(office.folder, office.door.now, "manual")
            taken.append(Taken(copy_to_shelf(office, made, stick / f"{len(taken):03d}")))
    finally:
        writer.stop.set()
        writer.join()
    if writer.failure is not None:
        raise writer.failure
    return taken, writer.written


def chain_of() -> dict[int, str]:
    return dict(tuples(changes.Change.select(changes.Change.seq, changes.Change.hash)))


def put_back(taken: Taken, folder: Path, chain: dict[int, str]) -> list[str]:
    """Restore onto a new computer with the stick alone: what is wrong with what is there then."""
    restore_elsewhere(folder, taken.path, lambda: PASSWORD, now=Clock()())
    with Office(folder, lambda: PASSWORD, now=Clock()) as office:
        faults = [str(fault) for found in check(office) for fault in found.faults]
        seq, digest = changes.head()
        if chain.get(seq) != digest:
            faults.append(f"change {seq} is not a state the office was in")
    shutil.rmtree(folder)
    return [f"{taken.path.parent.name}: {fault}" for fault in faults]


# Damage


def flip_data(shelf: Path, rng: random.Random) -> None:
    flip(backups_on(shelf)[0], rng)


def flip(path: Path, rng: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)


def flip_manifest(shelf: Path, rng: random.Random) -> None:
    """Any byte but white space between the words, which means nothing."""
    path = beside(backups_on(shelf)[0])
    data = bytearray(path.read_bytes())
    at = rng.choice([at for at, byte in enumerate(data) if byte not in b" \n"])
    data[at] ^= 1 << rng.randrange(7)
    path.write_bytes(data)


def cut_data(shelf: Path, rng: random.Random) -> None:
    path = backups_on(shelf)[0]
    os.truncate(path, rng.randrange(path.stat().st_size))


def cut_manifest(shelf: Path, rng: random.Random) -> None:
    path = beside(backups_on(shelf)[0])
    os.truncate(path, rng.randrange(path.stat().st_size - 2))


def lose_manifest(shelf: Path, _rng: random.Random) -> None:
    beside(backups_on(shelf)[0]).unlink()


def blob_of(shelf: Path, rng: random.Random) -> Path:
    return rng.choice(sorted(shelf.glob("blobs/*/*.age")))


def lose_blob(shelf: Path, rng: random.Random) -> None:
    blob_of(shelf, rng).unlink()


def flip_blob(shelf: Path, rng: random.Random) -> None:
    flip(blob_of(shelf, rng), rng)


def swap_blobs(shelf: Path, rng: random.Random) -> None:
    """One attachment under the name of another."""
    first, second = rng.sample(sorted(shelf.glob("blobs/*/*.age")), 2)
    shutil.copyfile(first, second)


def swap_manifest(shelf: Path, rng: random.Random) -> None:
    """The manifest of another backup, under this one's name."""
    own = beside(backups_on(shelf)[0])
    others = [beside(backups_on(some)[0]) for some in sorted(shelf.parent.glob("stick/*"))]
    shutil.copyfile(rng.choice([some for some in others if some.name != own.name]), own)


def swap_data(shelf: Path, rng: random.Random) -> None:
    """The whole copy of another time, under this one's name."""
    own = backups_on(shelf)[0]
    others = [backups_on(some)[0] for some in sorted(shelf.parent.glob("stick/*"))]
    shutil.copyfile(rng.choice([some for some in others if some.name != own.name]), own)


def swap_page(shelf: Path, rng: random.Random) -> None:
    """One page as it was at another time: its own seal is right, for it is of the same key."""
    own = backups_on(shelf)[0]
    others = [backups_on(some)[0] for some in sorted(shelf.parent.glob("stick/*"))]
    other = rng.choice([some for some in others if some.name != own.name])
    ours, theirs = bytearray(own.read_bytes()), other.read_bytes()
    pages = [
        at
        for at in range(4096, min(len(ours), len(theirs)), 4096)
        if ours[at : at + 4096] != theirs[at : at + 4096]
    ]
    at = rng.choice(pages)
    ours[at : at + 4096] = theirs[at : at + 4096]
    own.write_bytes(ours)


def lose_keys(shelf: Path, _rng: random.Random) -> None:
    (shelf / KEYS_FILE).unlink()


DAMAGE: tuple[Callable[[Path, random.Random], None], ...] = (
    flip_data,
    cut_data,
    lose_blob,
    swap_manifest,
    flip_blob,
    swap_page,
    flip_manifest,
    swap_data,
    cut_manifest,
    lose_manifest,
    swap_blobs,
    lose_keys,
)


def spoil(
    taken: list[Taken], folder: Path, many: int, seed: int
) -> tuple[Counter[str], int, list[str]]:
    """Damage a copy of a shelf in one way and try to put it back: refused with a sentence, or not.

    Tried on a new computer; where the office itself is still there, its data must stay as they are.
    """
    rng, tried, wrong, left = random.Random(seed), Counter[str](), [], 0
    rich = [some for some in taken if len(list(some.path.parent.glob("blobs/*/*.age"))) > 1]
    for number in range(many):
        damage = DAMAGE[number % len(DAMAGE)]
        some = rng.choice(rich)
        shelf, target = folder / "spoilt", folder / "new"
        shutil.copytree(some.path.parent, shelf)
        damage(shelf, rng)
        tried[damage.__name__] += 1
        try:
            restore_elsewhere(target, shelf / some.path.name, lambda: PASSWORD, now=Clock()())
            wrong.append(f"{damage.__name__} {number} of {some.path.name} was put back")
        except UserError:
            left += target.exists()
        except Exception as error:
            wrong.append(f"{damage.__name__} {number}: {error!r}")
        shutil.rmtree(shelf)
        with suppress(FileNotFoundError):
            shutil.rmtree(target)
    return tried, left, wrong


def refused_over(office: Path, taken: Taken, folder: Path, seed: int) -> list[str]:
    """Every kind of damage over the living office: its data file stays as it was."""
    rng, wrong = random.Random(seed), []
    key = read_keys(office / KEYS_FILE, lambda: PASSWORD)
    was = (office / "ledger.xjt").read_bytes()
    for damage in DAMAGE:
        if damage in (lose_blob, flip_blob, swap_blobs, lose_keys):
            continue  # what is missing is there in the office itself
        shelf = folder / "spoilt"
        shutil.copytree(taken.path.parent, shelf)
        damage(shelf, rng)
        try:
            restore(office, key, shelf / taken.path.name, now=Clock()())
            wrong.append(f"{damage.__name__} was put back over the office")
        except UserError:
            if (office / "ledger.xjt").read_bytes() != was:
                wrong.append(f"{damage.__name__} has touched the office")
        shutil.rmtree(shelf)
    return wrong


def run(folder: Path, asked: Asked) -> Result:
    result = Result()
    many = asked.many(FULL)
    home = prepared(folder)
    stick = folder / "stick"
    stick.mkdir()
    with Office(home, lambda: PASSWORD, now=Clock()) as office:
        writer = Writer(office, asked.seed)
        for _ in range(30):
            writer.write()
        taken, written = taken_while_writing(office, stick, many, asked.seed + 1)
        chain, records = chain_of(), Issue.select().count() + Person.select().count()
        local = len(backups_on(home / SHELF))
    faults = []
    for some in taken:
        with TemporaryDirectory(dir=folder) as place:
            faults += put_back(some, Path(place) / "new", chain)
    result.say("records written meanwhile", written)
    result.say("records in the end", records)
    result.promise("backups taken and put back elsewhere", len(taken), len(taken) == many)
    result.none("faults in what was put back", len(faults))
    result.say("backups that stay in the data folder", local)
    tried, left, wrong = spoil(taken, folder, many, asked.seed + 2)
    wrong += refused_over(home, taken[-1], folder, asked.seed + 3)
    result.say("backups damaged", tried.total())
    result.say("ways of damage", len(tried))
    result.none("damaged backups put back", len(wrong))
    result.none("folders left behind by a refusal", left)
    result.details += faults + wrong
    return result
