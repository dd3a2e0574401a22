"""Offices as light as they can be: real keys, real packages, real chains, and no database.

What they are like is written here anew, from the specification, so that it can judge the program.
"""

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.canonical import decode, encode
from models.exchange.format.keys import KeyPair
from models.exchange.format.manifest import Link, Manifest, OldLink, Sender
from models.exchange.format.sealing import seal_package
from models.exchange.format.suite import PublicKeys

CLOCKS = ("1999-01-01T00:00", "2026-09-10T09:30", "2099-12-31T23:59", "2026-09-01T08:00")
"""What a sender's clock may say; the last one goes backwards from the one before."""


@dataclass(eq=False)
class Made:
    """One package that was made: its file, what it says, and the one it has grown from."""

    path: Path
    epoch: int
    seq: int
    sha256: str
    lines: dict[str, bytes]
    parent: "Made | None"

    def history(self) -> Iterator["Made"]:
        """This package and all from which it has grown."""
        at: Made | None = self
        while at is not None:
            yield at
            at = at.parent


@dataclass
class Light:
    """One computer of a unit. A copy of it is an image of its disk: a backup, or a clone."""

    unit: str
    name: str
    keys: KeyPair
    city: PublicKeys
    rng: random.Random
    folder: Path
    wrong_clocks: bool = True
    epoch: int = 1
    last: Made | None = None
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    """Records changed since the image that was put back was taken."""

    def image(self) -> "Light":
        """The disk as it stands; keys, randomness and packages are not part of it."""
        shared = {id(some): some for some in (self.keys, self.city, self.rng, self.last)}
        return copy.deepcopy(self, dict(shared))

    def put_back(self) -> "Light":
        """A computer that goes on from this image."""
        fresh = self.image()
        fresh.touched = set()
        return fresh

    def _now(self) -> str:
        drawn = self.rng.choice(CLOCKS)
        return drawn if self.wrong_clocks else CLOCKS[1]

    def change(self) -> None:
        """Add, change or delete one record."""
        alive = [uid for uid, some in self.records.items() if "deleted" not in some]
        if alive and self.rng.random() < 0.6:
            held = self.records[self.rng.choice(alive)]
            self._revise(held, held["rev"] + 1, delete=self.rng.random() < 0.15)
            return
        uid, now = f"{self.rng.getrandbits(128):032x}", self._now()
        self.records[uid] = {"ledger": "people", "uid": uid, "unit": self.unit, "rev": 1}
        self.records[uid] |= {
            "created_at": now,
            "changed_at": now,
            "filler": "王芳",
            "name": "周敏",
        }
        self.touched.add(uid)

    def _revise(self, held: dict[str, Any], rev: int, *, delete: bool) -> None:
        held |= {"rev": rev, "changed_at": self._now()}
        if delete:
            held |= {"deleted": True, "deletion_reason": "录错了"}
            del held["name"]
        else:
            held["name"] = f"姓名{self.rng.getrandbits(20)}"
        self.touched.add(held["uid"])

    def send(self) -> Made:
        """Seal the whole state under the next number."""
        before = list(self.last.history())[::-1] if self.last else []
        chain = [Link(some.seq, some.sha256) for some in before if some.epoch == self.epoch]
        earlier = [
            OldLink(some.epoch, some.seq, some.sha256) for some in before if some.epoch < self.epoch
        ]
        lines = {uid: encode(content) for uid, content in self.records.items()}
        path = self.folder / f"{self.rng.getrandbits(96):024x}.xjb"
        manifest = Manifest(
            kind="up",
            package_id=path.stem,
            from_=Sender(unit=self.unit, install="light", epoch=self.epoch, name=self.name),
            stream="up",
            seq=len(chain) + 1,
            prev=chain[-1].sha256 if chain else None,
            chain=chain,
            earlier=earlier,
            made_at=self._now(),
            counts={"people": len(lines)} if lines else {},
        )
        with path.open("wb") as out:
            sealed = seal_package(out, manifest, lines.values(), [], self.keys, [self.city])
        self.last = Made(path, self.epoch, len(chain) + 1, sealed.sha256, lines, self.last)
        return self.last

    def take_back(self, lines: list[bytes]) -> None:
        """What a unit does with its own records that the level above gives back."""
        for line in lines:
            theirs = decode(line)
            mine = self.records.get(theirs["uid"])
            if mine is None or (mine["rev"] < theirs["rev"] and mine["uid"] not in self.touched):
                self.records[theirs["uid"]] = theirs
            elif encode(mine) != line:
                mine["rev"] = max(mine["rev"], theirs["rev"]) + 1

    def begin(self, epoch: int) -> None:
        """Go on in a new epoch."""
        self.epoch = epoch
