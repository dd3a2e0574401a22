"""Values that a forger or a broken program might put where something else stands."""

import random
from collections.abc import Sequence
from typing import Any

from models.canonical import MAX_INT

TEXTS: tuple[str, ...] = (
    "",
    " ",
    "\x00",
    "\n\r\t",
    "\x1b[2J\x07",
    "\u202e绝密\u202c",
    "\u2066\u2067\u200b\ufeff",
    "\ue000\U0010ffff",
    "'; DROP TABLE issues; --",
    '" OR 1=1 --',
    "SELECT * FROM sqlite_master",
    "../../../../etc/passwd",
    "C:\\Windows\\System32\\con",
    "/dev/null",
    "blobs/../manifest.json",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    "<script>alert(1)</script>",
    "<b>粗体</b><img src=x>",
    "{problem} {0} {seq!r} {}",
    "%s %d %n",
    "{",
    "null",
    "NaN",
    "1e400",
    "一" * 2000,
    "长" * 21_000,
    "a" * 65_536,
    "é" * 300,
    "👨‍👩‍👧‍👦" * 50,
    "00000000-0000-7000-8000-000000000001",
    "0" * 64,
    "z" * 64,
)
DAYS: tuple[str, ...] = (
    *("0001-01-01", "9999-12-31", "1000-01-01", "1582-10-10", "2026-02-29", "2026-13-01"),
    *("2026-00-00", "0000-00-00", "10000-01-01", "2026-9-1", "20260901", "2026-W10-1"),
    *("-2026-01-01", "２０２６-０９-０１", "2026-09-01T09:30", "2026-09-01T09:30:00+14:00"),
    *("9999-12-31T23:59:59", "0001-01-01T00:00", "2026-09-01T25:00", "2026-09-01 "),
    *("2026-09", "2026-13", "0000-01", "9999-12", "10000-01", "2026-9", "1999-12", "2026-00"),
)
NUMBERS: tuple[int, ...] = (
    *(0, 1, -1, 2, 2**31, 2**32, -(2**31), 2**52, MAX_INT, -MAX_INT, 10**15, 86_400, 100_000),
)


def nested(depth: int, chance: random.Random) -> Any:
    """Lists and objects inside each other, so deep."""
    value: Any = chance.choice((None, 1, "x"))
    for _ in range(depth):
        value = [value] if chance.random() < 0.5 else {"x": value}
    return value


def odd(chance: random.Random) -> Any:
    """Anything that canonical JSON can hold."""
    match chance.randrange(8):
        case 0 | 1:
            return chance.choice(TEXTS)
        case 2:
            return chance.choice(DAYS)
        case 3:
            return chance.choice(NUMBERS)
        case 4:
            return chance.choice((None, True, False, [], {}, [[]], [{}], {"x": {}}))
        case 5:
            return nested(chance.randint(1, 5), chance)
        case 6:
            return [chance.choice(TEXTS[:26]) for _ in range(chance.randint(1, 4))]
        case _:
            keys = ("uid", "seq", "name", "sha256", "size", "x", "../x", "'--")
            return [{chance.choice(keys): chance.choice(NUMBERS) for _ in range(3)}]


def alike(value: Any, chance: random.Random) -> Any:
    """A value of the same JSON type that its reader may not expect."""
    if type(value) is bool:
        return not value
    if type(value) is int:
        return chance.choice(NUMBERS)
    if type(value) is str:
        return chance.choice(DAYS if value[:2] == "20" else TEXTS)
    if type(value) is list:
        return _list_alike(value, chance)
    if type(value) is dict:
        key = chance.choice(sorted(value)) if value else "x"
        return {**value, key: odd(chance)}
    return odd(chance)


def _list_alike(value: Sequence[Any], chance: random.Random) -> list[Any]:
    match chance.randrange(5):
        case 0:
            return [*value, *value]
        case 1:
            return list(value) * 200 if len(value) < 3 else []
        case 2:
            return [*value, odd(chance)]
        case 3:
            return list(reversed(value))
        case _:
            return [alike(inner, chance) for inner in value]
