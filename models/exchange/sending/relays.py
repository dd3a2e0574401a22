"""Middle levels: packages from below passed on byte for byte, under a cover sheet of one's own.

The cover sheet is a control line for each package, in the office's own package: which packages of
those below it has taken in, with the figures that their senders froze. Their files lie beside it.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from models.accounts.rights import Right, needs
from models.canonical import encode
from models.changes import Change, read_why
from models.exchange import quarantine
from models.exchange.format.codes import spoken_code
from models.exchange.format.keys import Count, Name, Text, Uid
from models.exchange.format.manifest import Seq, Sha256
from models.exchange.format.names import package_name
from models.exchange.format.stick import StickError, StickTrouble, safe_write
from models.exchange.receipts import down_stream
from models.exchange.tables import (
    ACCEPTED,
    QUARANTINED,
    REFUSED,
    UNDONE,
    UP,
    Covered,
    Incoming,
    Outgoing,
    Peer,
    Relayed,
    Role,
)
from models.office import Office
from models.record import tuples
from models.words import Sentence

_SETTLED = (ACCEPTED, REFUSED, QUARANTINED)
"""What the level above may say of a package so that its file need not be brought again."""


class CoverLine(msgspec.Struct, frozen=True, kw_only=True):
    """One package of a cover sheet; `on` is the day on which the unit's own level received it.

    `figures` are those which the unit's package froze for `period`. `held`: the file goes along
    until the addressee has acknowledged it. `heard` is the number of the addressee's newest
    package of which the unit has the content.
    """

    ledger: Literal["cover"] = "cover"
    package: Uid
    unit: Uid
    name: Name
    epoch: Seq
    seq: Seq
    sha256: Sha256
    period: Text | None = None
    figures: dict[Text, int | str | None] = {}
    outcome: Text
    on: date
    held: bool = True
    heard: Count = 0


# Going up: what the cover sheet says.


def cover_lines() -> list[bytes]:
    """The cover sheet: the newest package of each unit, and all that are not acknowledged yet."""
    found = [*_own_lines(), *_lines_from_below()]
    found.sort(key=lambda line: (line.unit, line.epoch, line.seq, line.sha256))
    return [encode(msgspec.to_builtins(line)) for line in found]


def to_pass_on() -> list[Incoming]:
    """Packages from below that were taken in and that the level above has not acknowledged.

    What was sealed before its sender had heard of that level stays here: nobody could open it.
    """
    settled = Relayed.select(Relayed.sha256).where(Relayed.receipt.in_(_SETTLED))
    query = Incoming.select().where(
        *(Incoming.kind == UP, Incoming.outcome == ACCEPTED, Incoming.sha256.not_in(settled))
    )
    rows = query.order_by(Incoming.unit, Incoming.epoch, Incoming.seq)
    above = _keys_above()
    return [row for row in rows if row.readers == "[]" or above & set(json.loads(row.readers))]


def _keys_above() -> set[str]:
    """The keys, present and former, of the level above."""
    parents = Peer.select(Peer.unit).where(Peer.role == Role.PARENT)
    return {key for (key,) in tuples(Peer.select(Peer.key).where(Peer.unit.in_(parents)))}


def _own_lines() -> Iterator[CoverLine]:
    """Of what was taken in here, and of what was taken back after it had been passed on."""
    waiting = {row.sha256 for row in to_pass_on()}
    settled = Relayed.select(Relayed.sha256).where(Relayed.receipt.in_(_SETTLED))
    along = waiting | {sha256 for (sha256,) in tuples(settled)}
    passed = Relayed.select(Relayed.sha256)
    query = Incoming.select().where(
        Incoming.kind == UP,
        (Incoming.outcome == ACCEPTED)
        | ((Incoming.outcome == UNDONE) & Incoming.sha256.in_(passed)),
    )
    rows: dict[str, Incoming] = {}
    for row in query.order_by(Incoming.number):
        rows[row.sha256] = row
    heads: dict[str, Incoming] = {}
    for row in rows.values():
        head = heads.get(row.unit)
        if row.outcome == ACCEPTED and (head is None or place_of(row) > place_of(head)):
            heads[row.unit] = row
    confirmed = _confirmed(rows)
    heard = {unit: _heard(unit) for unit in heads}
    for row in rows.values():
        if row.sha256 in waiting or row is heads.get(row.unit) or row.outcome == UNDONE:
            on = confirmed.get(row.sha256, row.received_on)
            yield _line(row, on, held=row.sha256 in along, heard=heard.get(row.unit, 0))


def _line(row: Incoming, on: str, *, held: bool, heard: int) -> CoverLine:
    return CoverLine(
        package=row.package_id,
        unit=row.unit,
        name=row.sender,
        epoch=row.epoch,
        seq=row.seq,
        sha256=row.sha256,
        period=row.period,
        figures=json.loads(row.figures),
        outcome=row.outcome,
        on=date.fromisoformat(on),
        held=held,
        heard=heard,
    )


def _confirmed(hashes: Iterable[str]) -> dict[str, str]:
    """Hash → the day on which a level further down confirmed it; that day counts, not ours."""
    query = Covered.select(Covered.sha256, Covered.received_on)
    wanted = set(hashes)
    return {sha256: on for sha256, on in tuples(query) if sha256 in wanted}


def _lines_from_below() -> Iterator[CoverLine]:
    """What the cover sheets from below name and this office does not have itself."""
    here = Incoming.select(Incoming.sha256).where(Incoming.outcome.in_((ACCEPTED, UNDONE)))
    for row in Covered.select().where(Covered.sha256.not_in(here)):
        yield CoverLine(
            package=row.package_id,
            unit=row.unit,
            name=row.name,
            epoch=row.epoch,
            seq=row.seq,
            sha256=row.sha256,
            period=row.period,
            figures=json.loads(row.figures),
            outcome=row.outcome,
            on=date.fromisoformat(row.received_on),
            held=False,
            heard=_heard(row.unit),
        )


def place_of(row: Incoming | Covered) -> tuple[int, int]:
    """Where a package stands among those of its unit."""
    return row.epoch, row.seq


# What a unit below has heard of the levels above.


def known_change(unit: str) -> int:
    """The newest change here that a unit below has for certain, straight or through others."""
    row = (
        Covered.select(Covered.via, Covered.heard)
        .where(Covered.unit == unit)
        .order_by(Covered.epoch.desc(), Covered.seq.desc(), Covered.heard.desc())
        .first()
    )
    query = Outgoing.select(Outgoing.change)
    if row is None:
        query = query.where(Outgoing.stream == down_stream(unit), Outgoing.receipt == ACCEPTED)
    else:
        query = query.where(Outgoing.stream == down_stream(row.via), Outgoing.seq == row.heard)
    return max((change for (change,) in tuples(query)), default=0)


def _heard(unit: str) -> int:
    """The number of the parent's newest package whose content a unit below has; 0 for none."""
    known, heard = known_change(unit), 0
    query = Incoming.select(Incoming.seq, Incoming.batch).where(
        Incoming.kind != UP, Incoming.outcome == ACCEPTED
    )
    for seq, batch in tuples(query.order_by(Incoming.epoch, Incoming.seq)):
        newest = Change.select(Change.seq).where(Change.batch == batch)
        if any(change > known for (change,) in tuples(newest)):
            break
        heard = int(seq)
    return heard if known else 0


# Going up: the files.


def note_covered(package_id: str) -> None:
    """Remember which packages one of this office's own passes on; part of its transaction."""
    for row in to_pass_on():
        Relayed.insert(
            sha256=row.sha256,
            package_id=row.package_id,
            unit=row.unit,
            epoch=row.epoch,
            seq=row.seq,
            covered_by=package_id,
        ).on_conflict_ignore().execute()


@dataclass(frozen=True)
class PassedOn:
    """A package from below that goes to the level above; `receipt` is what that level says.

    `file` is None where the kept copy is no longer on this computer.
    """

    package_id: str
    unit: str
    name: str
    epoch: int
    seq: int
    period: str | None
    sha256: str
    file: Path | None
    covered_by: str
    receipt: str
    reason: Sentence | None

    @property
    def file_name(self) -> str:
        return package_name(self.name, UP, self.epoch, self.seq)

    @property
    def code(self) -> str:
        return spoken_code(self.sha256)


def passed_on(office: Office) -> list[PassedOn]:
    """Every package from below that this office passes on, by unit, in their order."""
    relayed = {row.sha256: row for row in Relayed.select()}
    waiting = {row.sha256 for row in to_pass_on()}
    query = Incoming.select().where(Incoming.kind == UP, Incoming.outcome == ACCEPTED)
    rows = query.order_by(Incoming.sender, Incoming.unit, Incoming.epoch, Incoming.seq)
    return [
        _passed_on(office, row, relayed.get(row.sha256))
        for row in rows
        if row.sha256 in waiting or row.sha256 in relayed
    ]


def going_along(office: Office) -> list[PassedOn]:
    """Those whose files lie beside the next package that is copied to a stick."""
    return [some for some in passed_on(office) if some.receipt not in _SETTLED]


def _passed_on(office: Office, row: Incoming, relayed: Relayed | None) -> PassedOn:
    return PassedOn(
        package_id=row.package_id,
        unit=row.unit,
        name=row.sender,
        epoch=row.epoch,
        seq=row.seq,
        period=row.period,
        sha256=row.sha256,
        file=quarantine.kept_file(office, row),
        covered_by=relayed.covered_by if relayed else "",
        receipt=relayed.receipt if relayed else "",
        reason=read_why(relayed.reason) if relayed and relayed.reason else None,
    )


@needs(Right.SEND)
def copy_files(office: Office, folder: Path, own_size: int) -> list[Path]:
    """Copy what is passed on to a stick, each read back; their paths.

    Nothing is written where the stick has no room for all of them and for the `own_size` bytes of
    the office's own package. Raises `StickError`.
    """
    files = [(some, some.file) for some in going_along(office) if some.file is not None]
    sizes = {
        some.sha256: file.stat().st_size
        for some, file in files
        if not _lies_there(folder / some.file_name, file)
    }
    needed = own_size + sum(sizes.values())
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if sizes and free < needed:
            raise StickError(StickTrouble.FULL, folder, needed, free)
    return [safe_write(file, folder, some.file_name, some.sha256) for some, file in files]


def _lies_there(target: Path, file: Path) -> bool:
    return target.is_file() and target.stat().st_size == file.stat().st_size
