"""A package of 1 GiB taken in by a process of its own, whose peak memory the system has counted."""

import hashlib
import random
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from models.exchange.format.envelope import MB
from models.exchange.format.manifest import Manifest
from models.exchange.format.sealing import Blob, seal_package
from models.exchange.receiving.inbox import import_packages
from models.office import Office
from tests.trials.records import a_book
from tests.trials.sending import NOW, City, Sender
from tests.trials.trial import Asked, Result, at_once

TITLE = "peak memory of importing a package of 1 GiB"
FULL, BIGGEST, MOST = 1024, 50, 300
"""MiB: the attachments together, one of them at most, memory at most."""


def run(folder: Path, asked: Asked) -> Result:
    """`count` is the number of MiB here."""
    size = asked.many(FULL)
    city = City(folder)
    with closing(city.open()) as office:
        [sender] = city.enrol(office, "清溪镇")
    path = city.stick / "big.xjb"
    hashes = _pack(path, city, sender, asked.seed, size)
    [found] = at_once(_taken, [(folder / "city", path, hashes)])
    result = Result()
    result.say("package, MiB", path.stat().st_size // MB)
    whole = found.result == "accepted" and found.stored == len(hashes)
    result.promise(f"of {len(hashes)} attachments stored", found.stored, whole)
    result.say("memory before, MiB", found.before)
    result.promise(f"peak memory, MiB, under {MOST}", found.peak, found.peak < MOST)
    result.say("grown by, MiB", found.peak - found.before)
    result.say("MiB a second", f"{size / found.seconds:.0f}")
    return result


def _pieces(seed: str, size: int) -> Iterator[bytes]:
    """Bytes that nothing can compress, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(size):
        yield chance.randbytes(MB)


def _pack(path: Path, city: City, sender: Sender, seed: int, size: int) -> list[str]:
    """Attachments of at most 50 MiB that come to `size` MiB, in one package; their hashes."""
    blobs = []
    for start in range(0, size, BIGGEST):
        some = min(BIGGEST, size - start)
        content = partial(_pieces, f"{seed}-{start}", some)
        digest = hashlib.sha256()
        for piece in content():
            digest.update(piece)
        blobs.append(Blob(digest.hexdigest(), some * MB, content))
    files = [{"name": f"{b.sha256[:8]}.bin", "sha256": b.sha256, "size": b.size} for b in blobs]
    book = a_book(sender.unit, attachments=files)
    draft = msgspec.convert(sender.manifest([city.public]), Manifest)
    with path.open("wb") as out:
        seal_package(out, draft, [book], blobs, sender.keys, [city.public])
    return [blob.sha256 for blob in blobs]


@dataclass(frozen=True)
class Taken:
    """What importing came to; memory in MiB."""

    result: str
    stored: int
    before: int
    peak: int
    seconds: float


def _taken(folder: Path, path: Path, hashes: list[str]) -> Taken:
    """Runs in a process that does nothing else."""
    with Office(folder, now=lambda: NOW) as office:
        before = _memory("VmRSS")
        started = time.perf_counter()
        [outcome] = import_packages(office, [path])
        seconds = time.perf_counter() - started
        peak = _memory("VmHWM")
        stored = sum(map(office.attachments.has, hashes))
        return Taken(outcome.result, stored, before, peak, seconds)


def _memory(name: str) -> int:
    """A line of the kernel's account of this process, in MiB: VmRSS is now, VmHWM the peak."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) // 1024
    raise RuntimeError(f"this system keeps no {name}")
