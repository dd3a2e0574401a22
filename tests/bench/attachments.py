"""200 MB of photos into a sealed package and out again, beside copying a file of that size."""

import hashlib
import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from models.exchange.format.keys import Identity, KeyPair, self_certify
from models.exchange.format.manifest import Manifest, Sender
from models.exchange.format.opening import inspect_package, open_blobs
from models.exchange.format.sealing import Blob, seal_package
from tests.bench.measuring import Row, Scale, timed
from tests.bench.offices import folder

MB = 1 << 20
PHOTO = 8 * MB
DAY = "2026-09-30"


def measure(scale: Scale) -> Iterator[Row]:
    """One run in a process of its own, so that its peak of memory is that of this path alone."""
    photos = scale.pick(25, 10)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        copying, sealing, opening, memory = pool.apply(_run, (photos,))
    size = photos * PHOTO // MB
    more = f"+{memory} MB of memory" if memory else "memory is not counted on this system"

    def note(seconds: float) -> str:
        return f"{size / seconds:.0f} MB/s (>= 200), {more} (< 60)"

    yield Row(f"seal {size} MB of attachments", copying, sealing, ">= 200 MB/s", note(sealing))
    yield Row("  check and open them", copying, opening, ">= 200 MB/s", note(opening))


def _run(photos: int) -> tuple[float, float, float, int]:
    """(seconds to copy, to seal, to check the package and read every blob, MB of memory more)."""
    with folder() as home:
        plain = home / "plain"
        with plain.open("wb") as out:
            out.writelines(os.urandom(PHOTO) for _ in range(photos))
        blobs = [_blob(plain, place) for place in range(photos)]
        idle = _peak()
        copying = timed(lambda: shutil.copyfile(plain, home / "copy"))
        keys, package = KeyPair.generate(), home / "a.xjb"
        sealing = timed(lambda: _seal(package, keys, blobs))
        opening = timed(lambda: _open(package, keys))
        return copying, sealing, opening, _peak() - idle


def _blob(plain: Path, place: int) -> Blob:
    def pieces() -> Iterator[bytes]:
        with plain.open("rb") as file:
            file.seek(place * PHOTO)
            for _ in range(PHOTO // MB):
                yield file.read(MB)

    digest = hashlib.sha256()
    for piece in pieces():
        digest.update(piece)
    return Blob(digest.hexdigest(), PHOTO, pieces)


def _seal(package: Path, keys: KeyPair, blobs: list[Blob]) -> None:
    draft = Manifest(
        kind="up",
        package_id="p-1",
        from_=Sender(unit="unit", install="i-1", epoch=1, name="清溪镇"),
        stream="up",
        seq=1,
        prev=None,
        chain=[],
        made_at=DAY,
    )
    with package.open("wb") as out:
        seal_package(out, draft, [], blobs, keys, [])


def _open(package: Path, keys: KeyPair) -> None:
    certificate = self_certify(keys, Identity("unit", "清溪镇", "unit"), issued_on=DAY).statement
    opened = inspect_package(package, keys, lambda _key: certificate)
    for reader in open_blobs(opened, keys):
        while reader.read(MB):
            pass


def _peak() -> int:
    """The most memory that this process has held so far, in MB; 0 where nobody counts."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (MB if sys.platform == "darwin" else 1024)
