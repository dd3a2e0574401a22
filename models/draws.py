"""随机抽取: who is drawn, out of what is written down alone, so that anybody can draw it again."""

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from models.errors import UserError

ALGORITHM = "sha256-1"
"""SHA-256 over "seed/candidate" in UTF-8; those of the running round first, then by that digest."""


@dataclass(frozen=True)
class Candidate:
    """One who may be drawn; `spent` once this round has drawn it."""

    uid: str
    spent: bool = False


def fresh_seed() -> str:
    """A seed that nobody chose."""
    return secrets.token_hex(8)


def drawn(
    pool: Iterable[Candidate], seed: str, count: int, algorithm: str = ALGORITHM
) -> list[str]:
    """The uids that are drawn, in their order; the order of the pool does not matter.

    Nobody is drawn twice before all were: the spent come only when the others are not enough.
    UserError for an algorithm that this version does not know, or for more than there are.
    """
    if algorithm != ALGORITHM:
        raise UserError("这次抽取用的算法 {name} 本版本不认识，没法重算", name=algorithm)
    some = list(pool)
    if not 0 < count <= len(some):
        raise UserError("候选名单有 {most} 个，抽取数要在 1 到 {most} 之间", most=len(some))
    ordered = sorted(some, key=lambda one: (one.spent, _digest(seed, one.uid)))
    return [one.uid for one in ordered[:count]]


def _digest(seed: str, uid: str) -> bytes:
    return hashlib.sha256(f"{seed}/{uid}".encode()).digest()


def spent(pool: Collection[str], history: Iterable[str]) -> set[str]:
    """Those of a pool that the running round has drawn, after all draws so far in their order."""
    everybody, gone = {*pool}, set[str]()
    for uid in history:
        if uid in everybody:
            if gone == everybody:
                gone = set()
            gone.add(uid)
    return set() if gone == everybody else gone
