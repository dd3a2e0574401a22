"""What became of a package, or would become: one form for previews, imports and the history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from models.changes import why_text
from models.disk import DiskError
from models.exchange import anchors
from models.exchange.differences import Difference
from models.exchange.format.codes import spoken_code
from models.exchange.format.manifest import SignOff
from models.exchange.format.names import plain_name
from models.exchange.format.opening import Opened
from models.exchange.numbering import own_epoch
from models.exchange.receiving.arrival import Desk, Place
from models.exchange.receiving.merge import Plan
from models.exchange.receiving.recovery import KEPT, TAKEN, Returned
from models.exchange.sending.corrections import Told
from models.exchange.tables import (
    ACCEPTED,
    QUARANTINED,
    REFUSED,
    Incoming,
)
from models.refused import Refused, Why
from models.words import Sentence, sentence

ALREADY = "already"
UNREADABLE = "unreadable"
OWN_DISK = "own_disk"
"""Not a word about the package: this computer did not take it, and history does not keep it."""
_WAITING = frozenset(
    [
        *(Why.UNKNOWN_SENDER, Why.FORK, Why.RECORD_FORK, Why.STREAM_STOPPED),
        *(Why.OLD_EPOCH, Why.EPOCH_UNKNOWN),
    ]
)
"""Reasons that a person can clear up: such packages wait in quarantine, the others are refused."""
_COPIED = ("sender", "unit", "kind", "period", "package_id", "seq", "made_at")

Said = dict[str, Any]
"""Some of the values of an Outcome, by name."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file; `missed` are the numbers before it that never came.

    `result` is accepted, already, refused or quarantined; `why` the code of the reason. `via` is
    the child below which the sender stands, empty for a child itself; `warnings` say where cover
    sheets and packages differ, what is missing, and what came back.
    """

    file: Path
    result: str = REFUSED
    why: str = ""
    reason: Sentence | None = None
    sender: str = ""
    unit: str = ""
    kind: str = ""
    period: str | None = None
    package_id: str = ""
    seq: int = 0
    code: str = ""
    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0
    missed: tuple[int, ...] = ()
    made_at: str = ""
    via: str = ""
    warnings: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Preview(Outcome):
    """An outcome that has not happened yet, with what it would change and what the package says.

    `told` is what it corrects of months submitted before.

    `outdating` are the records by which a decision made here would lose its ground.
    """

    differences: tuple[Difference, ...] = ()
    outdating: frozenset[str] = frozenset()
    figures: dict[str, Any] = field(default_factory=dict)
    signoffs: tuple[SignOff, ...] = ()
    told: Told | None = None


def introduced(path: Path, opened: Opened) -> Said:
    """Whose package it is and which, out of what its sender signed."""
    manifest = opened.manifest
    return {
        "file": path,
        "sender": plain_name(opened.certificate.name),
        "unit": opened.certificate.unit,
        "kind": manifest.kind,
        "period": plain_name(manifest.period) if manifest.period else None,
        "package_id": manifest.package_id,
        "seq": manifest.seq,
        "code": spoken_code(opened.sha256),
        "made_at": plain_name(manifest.made_at),
    }


def accepted(desk: Desk, opened: Opened, plan: Plan, place: Place) -> Said:
    returned = desk.returned(plan)
    gone = sum(some.before is None for some in returned)
    return {
        "result": ACCEPTED,
        "warnings": tuple(_notes(opened, plan, place, returned)),
        **{"new": plan.new + gone, "changed": plan.changed + len(returned) - gone},
        **{"same": plan.same + len(plan.given) - len(returned)},
        **{"conflicts": len(desk.conflicts(opened, plan)), "missed": place.missed},
    }


def _notes(
    opened: Opened, plan: Plan, place: Place, returned: Sequence[Returned]
) -> Iterator[Sentence]:
    """What people should know of a new epoch, and of own records that come back."""
    yield from anchors.notes(opened.certificate.unit, opened.manifest)
    if place.begins:
        yield sentence("对方另起编号后的第一包，第 {epoch} 轮", epoch=opened.manifest.from_.epoch)
    kept = sum(some.verdict == KEPT for some in returned)
    if returned:
        count = len(returned) - kept
        yield sentence("从上级拿回本单位的 {count} 条记录", count=count)
    replaced = sum(some.verdict == TAKEN and some.before is not None for some in returned)
    if replaced and not own_epoch.has_lost(opened.manifest, plan.controls):
        yield sentence(
            "其中 {count} 条换下了本机现有的内容，而本机没有恢复过备份，也不缺发出过的包："
            "先向上级问清缘由，不对就撤回这次导入",
            count=replaced,
        )
    if kept:
        yield sentence(
            "{count} 条本机后来又改过，以本机的为准，上级那一份留在改动记录里", count=kept
        )


def failed(path: Path, error: Refused | DiskError | OSError) -> Said:
    if isinstance(error, OSError):
        reason = sentence("{file} 读不出来，请对方重新复制一份", file=plain_name(path.name))
        return {"file": path, "result": REFUSED, "why": UNREADABLE, "reason": reason}
    if isinstance(error, DiskError):
        return {"file": path, "result": REFUSED, "why": OWN_DISK, "reason": error.sentence}
    result = QUARANTINED if error.why in _WAITING else REFUSED
    if error.why is Why.OWN_PACKAGE:
        result = ALREADY  # one stick goes up and comes down: what is our own is nothing new
    return {"file": path, "result": result, "why": str(error.why), "reason": error.sentence}


def older(place: Place) -> Said:
    """For a package whose content a later one has brought."""
    reason = sentence("内容已包含在第 {seq} 号包里，没有变化", seq=place.known_by)
    return {"result": ALREADY, "reason": reason}


def repeated(path: Path, row: Incoming) -> Said:
    """For the very package that was accepted before."""
    said = {name: getattr(row, name) for name in _COPIED}
    reason = sentence("这个包以前导入过，没有变化")
    return {
        **said,
        **{"file": path, "result": ALREADY, "reason": reason},
        **{"same": row.new + row.changed + row.same, "code": spoken_code(row.sha256)},
    }


def reason_text(reason: Sentence | None) -> str:
    """A reason as it is kept in a table; `changes.read_why` reads it."""
    return why_text(reason) if reason is not None else ""


def accepted_before(sha256: str) -> Incoming | None:
    """The import of the very same file, unless it was undone."""
    return next(iter(Incoming.raw(_accepted_before(), sha256, ACCEPTED)), None)


@cache
def _accepted_before() -> str:
    """The text of that query, which is asked of each package twice."""
    found = Incoming.select().where(Incoming.sha256 == "", Incoming.outcome == ACCEPTED)
    return str(found.sql()[0])
