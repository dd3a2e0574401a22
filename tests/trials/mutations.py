"""Damage of every kind, outside the seal and inside it: nothing that was altered is taken in.

Inside is where an attacker works who can seal to the city, which takes only its public key, but
cannot sign for the unit.
"""

import gzip
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from models.canonical import decode, encode
from models.exchange.format import strict_tar
from models.exchange.tables import StoppedStream
from models.office import Office
from tests.trials.records import a_book, an_issue
from tests.trials.sending import (
    City,
    Parts,
    Sender,
    brought,
    clean_quarantine,
    data_rows,
    rows_changed,
    tar_of,
)
from tests.trials.trial import Asked, Result, at_once, batches

TITLE = "10,000 damaged packages, and one cut at every byte"
FULL, SECONDS, BATCH = 10_000, 60, 500
CUTS = 5_000
"""About as many bytes as the small package has."""

Bend = Callable[[random.Random, bytes, bytes], bytes]
"""Chance, the bytes, and those of another package → other bytes."""


def _place(chance: random.Random, data: bytes, room: int = 0) -> int:
    return chance.randrange(max(len(data) - room, 1))


def flip_a_bit(chance: random.Random, data: bytes, other: bytes) -> bytes:
    bent = bytearray(data)
    bent[_place(chance, data)] ^= 1 << chance.randrange(8)
    return bytes(bent)


def flip_bytes(chance: random.Random, data: bytes, other: bytes) -> bytes:
    bent = bytearray(data)
    for _ in range(chance.randint(2, 40)):
        bent[_place(chance, data)] = chance.randrange(256)
    return bytes(bent)


def cut_the_end(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return data[: _place(chance, data)]


def cut_the_middle(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = _place(chance, data)
    return data[:start] + data[start + chance.randint(1, 600) :]


def insert(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = _place(chance, data)
    return data[:start] + chance.randbytes(chance.choice((1, 2, 16, 512, 3000))) + data[start:]


def repeat(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start, size = _place(chance, data), chance.choice((1, 16, 512, 1024))
    return data[: start + size] + data[start:]


def swap_blocks(chance: random.Random, data: bytes, other: bytes) -> bytes:
    size = chance.choice((16, 64, 512))
    last = max(len(data) // size - 1, 1)
    one, two = sorted((chance.randint(0, last), chance.randint(0, last)))
    bent = bytearray(data)
    first, second = data[one * size : (one + 1) * size], data[two * size : (two + 1) * size]
    bent[two * size : (two + 1) * size] = first
    bent[one * size : (one + 1) * size] = second
    return bytes(bent)


def blank(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = _place(chance, data)
    size = min(chance.choice((8, 64, 512)), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def join(chance: random.Random, data: bytes, other: bytes) -> bytes:
    return chance.choice((data + other, data + data, other + data, data + b"\0", data + b"\n"))


def graft(chance: random.Random, data: bytes, other: bytes) -> bytes:
    start = _place(chance, data)
    return data[:start] + other[chance.choice((start, _place(chance, other))) :]


BENDS: tuple[Bend, ...] = (
    *(flip_a_bit, flip_bytes, cut_the_end, cut_the_middle, insert),
    *(repeat, swap_blocks, blank, join, graft),
)


HEADERS = (
    (0, b"../../x"),
    (0, b"/etc/x"),
    (100, b"0000777"),
    (124, b"77777777777"),
    (124, b"00000000000"),
    (136, b"00000000001"),
    (156, b"1"),
    (156, b"5"),
    (156, b"x"),
)
"""Where in a tar header, and what: name, mode, size, time, kind of the entry."""


@dataclass(frozen=True)
class Base:
    """A package that is in order, whole and by its pieces; `other` is what is mixed into it."""

    sender: Sender
    parts: Parts

    @property
    def plain(self) -> bytes:
        return self.parts.tar(self.sender.keys)

    @property
    def entries(self) -> list[bytes]:
        """The tar's entries, each with its header and padding."""
        found, plain, start = [], self.plain, 0
        while plain[start : start + 1] != b"\0":
            size = strict_tar.size_in(plain[start : start + strict_tar.BLOCK])
            assert size is not None
            end = start + strict_tar.BLOCK + size + len(strict_tar.padding(size))
            found.append(plain[start:end])
            start = end
        return found

    @property
    def pieces(self) -> tuple[bytes, bytes, bytes, list[bytes]]:
        """The contents: manifest, signature, packed records, attachments."""
        contents = []
        for entry in self.entries:
            size = strict_tar.size_in(entry[: strict_tar.BLOCK])
            contents.append(entry[strict_tar.BLOCK :][:size])
        return contents[0], contents[1], contents[2], contents[3:]


def entries_out_of_order(chance: random.Random, base: Base, other: Base) -> bytes:
    """Entries shuffled, left out, doubled, or another package's in their place."""
    entries, strange = base.entries, other.entries
    match chance.randrange(4):
        case 0:
            chance.shuffle(entries)
        case 1:
            del entries[chance.randrange(len(entries))]
        case 2:
            entries.insert(chance.randint(0, len(entries)), chance.choice(entries))
        case _:
            entries[chance.randrange(len(entries))] = chance.choice(strange)
    return b"".join(entries) + strict_tar.END


def headers_bent(chance: random.Random, base: Base, other: Base) -> bytes:
    """A tar header that other readers would take: another mode, time, kind, name or size."""
    entries = base.entries
    number = chance.randrange(len(entries))
    head = bytearray(entries[number][: strict_tar.BLOCK])
    start, text = chance.choice(HEADERS)
    head[start : start + len(text)] = text
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    entries[number] = bytes(head) + entries[number][strict_tar.BLOCK :]
    return b"".join(entries) + strict_tar.END


def records_changed(chance: random.Random, base: Base, other: Base) -> bytes:
    """Other records under the old signature; the manifest may be made to fit them."""
    body, signature, packed, blobs = base.pieces
    lines = gzip.decompress(packed).splitlines()
    number = chance.randrange(len(lines))
    content = decode(lines[number])
    match chance.randrange(5):
        case 0:
            lines[number] = encode(content | {"rev": content["rev"] + 1})
        case 1:
            lines.append(a_book(base.sender.unit, "多出来的书"))
        case 2:
            del lines[number]
        case 3:
            lines[number] = encode(content | {"title": "改过的", "problem": "改过的"})
        case _:
            lines = gzip.decompress(other.pieces[2]).splitlines()
    changed = Parts({**decode(body), "blobs": decode(body)["blobs"]}, lines, blobs)
    if chance.random() < 0.5:
        changed.manifest.pop("records")
        body = changed.body()
    return tar_of(body, signature, changed.packed(), blobs)


def manifest_changed(chance: random.Random, base: Base, other: Base) -> bytes:
    """A manifest that says something else, under the old signature or another package's."""
    body, signature, packed, blobs = base.pieces
    said = decode(body)
    name, value = chance.choice(
        (
            ("seq", said["seq"] + 1),
            ("period", "2026-08"),
            ("from", said["from"] | {"unit": other.sender.unit}),
            ("from", said["from"] | {"key": other.sender.keys.id}),
            ("figures", {"issues": 0}),
            ("kind", "down"),
            ("crit", []),
            ("more", "a field"),
            ("package_id", "x"),
            ("stream", "down:x"),
        )
    )
    bent = encode(said | {name: value}) if chance.random() < 0.8 else body + b" "
    signature = chance.choice((signature, other.pieces[1]))
    return tar_of(bent, signature, packed, blobs)


def repacked(chance: random.Random, base: Base, other: Base) -> bytes:
    """The same records, packed in another way: two members, another level, rubbish behind."""
    body, signature, packed, blobs = base.pieces
    unpacked = gzip.decompress(packed)
    half = len(unpacked) // 2
    packed = chance.choice(
        (
            gzip.compress(unpacked[:half]) + gzip.compress(unpacked[half:]),
            gzip.compress(unpacked, 0),
            gzip.compress(bytes(chance.randint(1, 1_000_000))),
            packed + b"\0",
            packed + gzip.compress(b""),
            unpacked,
        )
    )
    return tar_of(body, signature, packed, blobs)


def blobs_changed(chance: random.Random, base: Base, other: Base) -> bytes:
    """Another attachment under the name that the manifest gives, or one more, or one less."""
    entries = base.entries
    if len(entries) == 3 or chance.random() < 0.3:
        entries += other.entries[3:] or [entries[-1]]
    elif chance.random() < 0.3:
        entries.pop()
    else:
        bent = bytearray(entries[-1])
        bent[strict_tar.BLOCK + chance.randrange(100)] ^= 1 << chance.randrange(8)
        entries[-1] = bytes(bent)
    return b"".join(entries) + strict_tar.END


INNER = (
    *(entries_out_of_order, headers_bent, records_changed),
    *(manifest_changed, repacked, blobs_changed),
)


def mutated(chance: random.Random, city: City, bases: Sequence[Base]) -> Iterator[bytes]:
    """Altered packages without end: a third outside the seal, two thirds inside."""
    whole = [city.seal(base.plain, base.sender) for base in bases]
    plain = [base.plain for base in bases]
    while True:
        one, two = chance.sample(range(len(bases)), 2)
        bent = plain[one]
        match chance.randrange(3):
            case 0:
                data = chance.choice(BENDS)(chance, whole[one], whole[two])
                if data not in whole:
                    yield data
                continue
            case 1:
                bent = chance.choice(BENDS)(chance, plain[one], plain[two])
            case _:
                bent = chance.choice(INNER)(chance, bases[one], bases[two])
        if bent not in plain:
            yield city.seal(bent, bases[one].sender)


@dataclass
class Damage:
    """A city that has taken something in before, and good packages of two units to be spoilt."""

    city: City
    office: Office
    bases: list[Base]

    @classmethod
    def prepare(cls, folder: Path, chance: random.Random) -> "Damage":
        city = City(folder)
        office = city.open()
        first, second = city.enrol(office, "清溪镇", "白石镇")
        start = city.pack(first, [an_issue(first.unit, "以前报过的问题")], b"photo")
        [taken] = brought(office, city.stick, [start]).outcomes
        assert taken.result == "accepted", taken
        first.chain.append((1, taken_hash(office)))
        contents = (
            (first, [an_issue(first.unit, "新问题"), a_book(first.unit)], [chance.randbytes(3000)]),
            (second, [a_book(second.unit)], []),
        )
        bases = [
            Base(sender, Parts(sender.manifest([city.public]), lines, blobs))
            for sender, lines, blobs in contents
        ]
        return cls(city, office, bases)

    def whole(self) -> list[bytes]:
        return [self.city.seal(base.plain, base.sender) for base in self.bases]


def taken_hash(office: Office) -> str:
    """The hash of the newest package that is kept."""
    [path] = (office.folder / "received").iterdir()
    return path.stem


def cuts(package: bytes, step: int) -> list[bytes]:
    """The package cut at every byte, or at every so many."""
    return [package[:end] for end in range(0, len(package), step)]


@dataclass
class Found:
    """What one city made of its share of the damage."""

    size: int
    sent: int = 0
    results: Counter[str] = field(default_factory=Counter)
    why: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    rows: int = 0
    files: int = 0
    stopped: int = 0
    whole: list[str] = field(default_factory=list)


def spoil(folder: Path, seed: int, count: int, step: int) -> Found:
    """So many mutated packages for a city of its own, and a package cut at every `step` bytes."""
    chance = random.Random(seed)
    damage = Damage.prepare(folder, chance)
    city, office = damage.city, damage.office
    with closing(office):
        before, files = data_rows(), _files(office)
        small = damage.whole()[1]
        found = Found(len(small))
        spoilt = islice(mutated(chance, city, damage.bases), count)
        for some in batches(chain(spoilt, cuts(small, step) if step else ()), BATCH):
            done = brought(office, city.stick, some)
            clean_quarantine(office)
            found.sent += len(some)
            found.results.update(outcome.result for outcome in done.outcomes)
            found.why.update(outcome.why for outcome in done.outcomes)
            found.crashes += done.crashes
        found.rows = rows_changed(before, data_rows())
        found.files = len(_files(office) ^ files)
        found.stopped = StoppedStream.select().count()
        done = brought(office, city.stick, damage.whole())
        found.whole = [outcome.result for outcome in done.outcomes]
        found.crashes += done.crashes
    return found


def run(folder: Path, asked: Asked) -> Result:
    """Two cities at once, a process each; the first has all the cuts."""
    started = time.perf_counter()
    count = asked.many(FULL)
    step = 1 if asked.count is None else max(CUTS // count, 1)
    first = max((count - CUTS // step) // 2, 0)
    for name in ("one", "two"):
        (folder / name).mkdir()
    shares = [
        (folder / "one", asked.seed, first, step),
        (folder / "two", asked.seed + 1, count - first, 0),
    ]
    found = list(at_once(spoil, shares))
    result = _told(found, count)
    if asked.count is None:
        seconds = time.perf_counter() - started
        result.promise(f"in all under {SECONDS} s", f"{seconds:.1f} s", seconds < SECONDS)
    return result


def _told(found: Sequence[Found], count: int) -> Result:
    result = Result(details=[crash for one in found for crash in one.crashes])
    results = sum((one.results for one in found), Counter[str]())
    sent = sum(one.sent for one in found)
    result.say("mutated packages", count)
    result.say(f"cuts of a package of {found[0].size:,} bytes", sent - count)
    kept_out = results["refused"] + results["quarantined"]
    result.promise("kept out", kept_out, kept_out == sent)
    result.none("accepted", results["accepted"] + results["already"])
    result.none("crashes", len(result.details))
    result.none("rows changed", sum(one.rows for one in found))
    result.none("attachments stored", sum(one.files for one in found))
    result.none("streams stopped", sum(one.stopped for one in found))
    whole = [word for one in found for word in one.whole]
    result.promise("unspoilt ones accepted after that", len(whole), whole == ["accepted"] * 4)
    for why, number in sum((one.why for one in found), Counter[str]()).most_common():
        result.details.append(f"{why}: {number}")
    return result


def _files(office: Office) -> set[str]:
    return {path.name for path in (office.folder / "attachments").rglob("*.age")}
