"""Two districts with three units each under a city: the same figures, and no change unnoticed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyrage

from models.exchange.receiving.outcome import Outcome
from models.exchange.tables import Incoming
from models.exchange.trust import trust
from models.figures import BELOW
from tests.conftest import Clock
from tests.three_levels import (
    CITY,
    DISTRICTS,
    UNITS,
    Levels,
    additive,
    copied,
    found,
    summed,
    units_of,
)
from tests.trials.trial import Asked, Result

TITLE = "the figures of a city over all below it, and districts that alter what they pass on"

EAST, WEST = DISTRICTS


def run(folder: Path, asked: Asked) -> Result:
    del asked
    result = Result()
    levels = found(folder / "sent", Clock())
    levels.to_districts()
    for district in DISTRICTS:
        levels.up(district)
    _compare(_decided(levels, folder / "decided"), folder, result)
    for number, way in enumerate(WAYS):
        with _altered(levels, folder / f"altered-{number}", way) as outcomes:
            result.promise(f"found out: {way.what}", _said(outcomes, way), way.shows(outcomes))
    return result


def _decided(levels: Levels, folder: Path) -> Levels:
    """The same after the districts have decided and the units have heard of it and sent again."""
    some = copied(levels, folder)
    shutil.rmtree(some.stick("city-in"))
    for district in DISTRICTS:
        some.decide(district)
        some.down_from(district, units_of(district))
    some.to_districts()
    for district in DISTRICTS:
        some.up(district)
    return some


def _compare(levels: Levels, folder: Path, result: Result) -> None:
    """The city's figures with everything here, and with each unit withheld in turn."""
    own = {name: levels.own(name) for name in (*DISTRICTS, *UNITS)}
    sums = summed(list(own.values()))
    result.say("offices below the city", len(own))
    result.say("additive figures of a month", len(sums))
    result.say("of them not zero", sum(1 for number in sums.values() if number))
    result.none("figures that differ from the sum over all", _differing(levels, folder, sums))
    differing = sum(_differing(levels, folder, sums, unit) for unit in UNITS)
    result.none("of 6 times with one unit withheld (汇总数)", differing)


def _differing(levels: Levels, folder: Path, sums: dict[str, int], without: str = "") -> int:
    some = copied(levels, folder / f"without-{without}")
    for path in some.stick("city-in").glob(f"{UNITS[without]}_*") if without else ():
        path.unlink()
    some.take(CITY, some.stick("city-in"))
    with some.open(CITY):
        told = additive(BELOW)
    shutil.rmtree(some.road.folder)
    return sum(1 for name, number in sums.items() if told[name] != number)


def _package(levels: Levels, unit: str) -> Path:
    return levels.stick("city-in") / f"{UNITS[unit]}_up_1-1.xjb"


# Ways in which a district may alter what it passes on.


@dataclass(frozen=True)
class Way:
    """What the district does, and the code or the words by which it is found out."""

    what: str
    do: Callable[[Levels, Path], object]
    why: str = ""
    warns: str = ""

    def shows(self, outcomes: list[Outcome]) -> bool:
        codes = {done.why for done in outcomes if done.result == "refused"}
        said = [str(warning) for done in outcomes for warning in done.warnings]
        return (not self.why or self.why in codes) and (
            not self.warns or any(self.warns in text for text in said)
        )


def _said(outcomes: list[Outcome], way: Way) -> str:
    if way.why:
        return ", ".join(sorted({done.why for done in outcomes if done.why}) or ["nothing"])
    return f"{sum(len(done.warnings) for done in outcomes)} warnings"


@contextmanager
def _altered(levels: Levels, folder: Path, way: Way) -> Iterator[list[Outcome]]:
    some = copied(levels, folder)
    way.do(some, _package(some, "east-1"))
    yield some.take(CITY, some.stick("city-in"))
    shutil.rmtree(folder)


def _flip(_levels: Levels, path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _reseal(change: Callable[[bytes], bytes]) -> Callable[[Levels, Path], None]:
    """Open the package with the district's key, change what it says, seal it for the city."""

    def do(levels: Levels, path: Path) -> None:
        with levels.open(EAST) as office:
            own = trust.own_keys(office)
            readers = [*trust.readers_above(office), own.public]
        identity = pyrage.x25519.Identity.from_str(own.secrets.encryption)
        plain = change(pyrage.decrypt(path.read_bytes(), [identity]))
        recipients = [pyrage.x25519.Recipient.from_str(some.encryption) for some in readers]
        path.write_bytes(pyrage.encrypt(plain, recipients))

    return do


def _own_instead(levels: Levels, path: Path) -> None:
    shutil.copy(levels.stick("city-in") / f"{DISTRICTS[EAST]}_up_1-1.xjb", path)


def _another_units(levels: Levels, path: Path) -> None:
    shutil.copy(_package(levels, "east-2"), path)


def _sheet(**values: object) -> Callable[[Levels, Path], None]:
    """A cover sheet that says something else of the unit's package."""

    def do(levels: Levels, path: Path) -> None:
        with levels.open(EAST):
            unit = levels.uids["east-1"]
            Incoming.update(**values).where(Incoming.unit == unit).execute()
        (levels.stick("city-in") / f"{DISTRICTS[EAST]}_up_1-1.xjb").unlink()
        levels.up(EAST)
        assert path.exists()

    return do


def _listed_otherwise(levels: Levels, path: Path) -> None:
    data = path.read_bytes()
    _sheet(sha256="a" * 64)(levels, path)
    path.write_bytes(data)


def _other_period(plain: bytes) -> bytes:
    return plain.replace(b'"period":"2026-09"', b'"period":"2026-08"', 1)


def _other_record(plain: bytes) -> bytes:
    """Another byte in the packed records, which follow the manifest and its signature."""
    at = plain.index(b"records.jsonl.gz") + 512 + 64
    return plain[:at] + bytes([plain[at] ^ 1]) + plain[at + 1 :]


WAYS = (
    Way("a flipped byte", _flip, warns="没有随盘送来"),
    Way("the period in its manifest", _reseal(_other_period), "bad_signature"),
    Way("a byte of its records", _reseal(_other_record), "damaged"),
    Way("the same sealed anew", _reseal(bytes), "not_as_covered"),
    Way("its own package under the unit's name", _own_instead, warns="没有随盘送来"),
    Way("another unit's package under the name", _another_units, warns="没有随盘送来"),
    Way("left out", lambda _levels, path: path.unlink(), warns="没有随盘送来"),
    Way("figures on the sheet", _sheet(figures='{"issues_found": 99}'), warns="汇总数"),
    Way("another file under the sheet's number", _listed_otherwise, "not_as_covered"),
    Way("a period on the sheet", _sheet(period="2026-08"), warns="汇总数"),
)
