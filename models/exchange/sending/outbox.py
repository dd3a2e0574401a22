"""Making packages: what goes in, its number and hash, and where it was carried.

Number and hash are fixed together with the row of the outbox, before any stick is touched; making a
package again when nothing has changed gives the same file.
"""

import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec
from peewee import SQL

from models import changes
from models.accounts.rights import Right, needs
from models.canonical import encode
from models.changes import read_why
from models.database import writing
from models.disk import own_disk, put_in_place, sync_folder
from models.errors import UserError
from models.exchange import anchors, receipts
from models.exchange.format.codes import spoken_code
from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.format.manifest import (
    Ack,
    Link,
    Manifest,
    OldLink,
    Sender,
    SignOff,
    Standing,
)
from models.exchange.format.names import SUFFIX, package_name
from models.exchange.format.sealing import Blob, Sealed, seal_package
from models.exchange.format.stick import safe_write
from models.exchange.format.suite import PublicKeys
from models.exchange.numbering import epochs, own_epoch
from models.exchange.sending import giving_back, relays, selection
from models.exchange.sending.corrections import Moved, moved, told, told_bytes
from models.exchange.sending.explanations import reasons_for
from models.exchange.sending.selection import Leaving
from models.exchange.tables import (
    UP,
    Outgoing,
    Peer,
)
from models.exchange.trust import rotation, trust
from models.exchange.trust.roster import own_version, said_down, said_up
from models.office import Office
from models.periods import Period
from models.progress import Progress, silent
from models.record import new_uid
from models.words import Sentence

Figures = Mapping[str, int | str | None]


@dataclass(frozen=True)
class Statement:
    """A sign-off as people make it: role filler, reviewer or leader; means local or paper."""

    role: str
    name: str
    on: str
    means: str = "local"


@dataclass(frozen=True)
class Packed:
    """A package in the outbox, where it was carried, and what was heard of it.

    `left_out` attachments wait for a later package. `carrier` is who took it along, `medium` what
    it lies on. `receipt` is "" (nothing heard), accepted, refused, quarantined, undone or
    superseded;
    `repeated` says that nothing had changed and this is the package made before.
    """

    package_id: str
    kind: str
    addressee: str
    path: Path
    name: str
    stream: str
    epoch: int
    seq: int
    sha256: str
    size: int
    period: str | None
    records: int
    blobs: int
    left_out: int
    made_at: str
    carried_on: str | None
    carried_to: str | None
    carrier: str
    medium: str
    receipt: str
    reason: Sentence | None
    received_on: str | None
    repeated: bool = False

    @property
    def code(self) -> str:
        """What two people compare over the phone."""
        return spoken_code(self.sha256)


@dataclass(frozen=True)
class _Load:
    """All that a package says but its number and time."""

    kind: str
    addressee: str
    name: str
    stream: str
    readers: Sequence[PublicKeys]
    records: list[Leaving]
    controls: list[bytes] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    period: Period | None = None
    figures: Figures = field(default_factory=dict)
    signoffs: list[SignOff] = field(default_factory=list)
    change: int = 0
    changes: Standing | None = None
    freight: Freight = EVERYTHING
    moved: Moved = field(default_factory=Moved)
    corrections: bytes = b""
    anew: bool = False
    """Whether the other side may have lost what it had acknowledged."""

    @property
    def lines(self) -> list[bytes]:
        corrections = [self.corrections] if self.corrections else []
        return [leaving.line for leaving in self.records] + self.controls + corrections

    @property
    def told_figures(self) -> str:
        """The totals that the package tells, by period, as JSON."""
        own = {self.period.code: self.figures} if self.period and self.figures else {}
        return json.dumps({**self.moved.figures, **own}, ensure_ascii=False)

    def fingerprint(self, files: Mapping[str, int], readers: Sequence[str]) -> str:
        """Equal for two packages that say the same."""
        signoffs = [[s.role, s.name, s.on, s.means, s.digest] for s in self.signoffs]
        acks = [[ack.stream, ack.seq, ack.sha256] for ack in self.acks]
        period = self.period.code if self.period else None
        told = [self.kind, period, dict(self.figures), signoffs, acks, sorted(files), readers]
        digest = hashlib.sha256(encode(told))
        # What was corrected since the last one that left is said once, and is nothing new again.
        for line in sorted([*(leaving.line for leaving in self.records), *self.controls]):
            digest.update(line + b"\n")
        return digest.hexdigest()


@needs(Right.SEND)
def export_up(
    office: Office,
    period: Period | None,
    *,
    freeze: Callable[[Period], Figures] | None = None,
    statements: Sequence[Statement] = (),
    freight: Freight = EVERYTHING,
    found: Moved | None = None,
    progress: Progress = silent,
) -> Packed:
    """Pack the office's whole current state for the level above.

    `period` names the report that this completes and filters nothing; `freeze` gives its figures.
    `found` is what has moved in months submitted before, where that is known already.
    Attachments that `freight` leaves behind go with a later package.
    """
    parent = trust.parent_of(office)
    if parent is None:
        raise UserError("还没有登记到上级，先办理登记再报送")
    own_epoch.require_free(office)
    year = period.year if period else office.door.today.year
    found = found or moved(office, freeze)
    moves = found.records or found.ripples
    said = told(found, reasons_for(office, period)) if moves else None
    with writing():
        records = selection.going_up(office.unit, year)
        change, digest = changes.head()
        acks = receipts.newest_taken(parent.unit, receipts.down_stream(office.unit))
    load = _Load(
        kind=UP,
        addressee=parent.unit,
        name=office.name,
        stream=UP,
        readers=trust.readers_above(office),
        records=records,
        controls=_said_up(office),
        acks=acks,
        period=period,
        figures=freeze(period) if freeze and period else {},
        signoffs=_signed(office, statements, records),
        change=change,
        changes=anchors.standing(receipts.own_epoch(), (change, digest)),
        freight=freight,
        moved=found,
        corrections=told_bytes(said) if said else b"",
    )
    return _pack(office, load, progress)


def _said_up(office: Office) -> list[bytes]:
    """The control lines of a package for the level above."""
    return [*said_up(office), *rotation.said_up(office), *epochs.grants_up(), *relays.cover_lines()]


def _said_down(office: Office, child: Peer) -> list[bytes]:
    """The control lines of a package for a child."""
    asks = encode({"ledger": "asks", "fields": trust.asked_of_children(office)})
    return [said_down(office, child), asks, *receipts.receipts_for(child.unit)]


def _signed(
    office: Office, statements: Sequence[Statement], records: Sequence[Leaving]
) -> list[SignOff]:
    """The statements over exactly these revisions; any later change has another digest."""
    covered = sorted([leaving.uid, leaving.content["rev"]] for leaving in records)
    digest = hashlib.sha256(encode(covered)).hexdigest()
    by = office.door.actor
    return [SignOff(**vars(said), entered_by=by, digest=digest) for said in statements]


@needs(Right.SEND)
def export_down(
    office: Office, *, only: Collection[str] | None = None, progress: Progress = silent
) -> list[Packed]:
    """Pack receipts, decisions, lists, plans and the roster, one package for each child.

    `only` names units and areas (uids): just those children then who are meant, or who have
    somebody meant below them.
    """
    children = trust.children_of(office)
    if not children:
        raise UserError("还没有登记的下级单位，先办理登记再下发")
    if only is not None:
        children = [child for child in children if selection.reaches(child.unit, only)]
        if not children:
            raise UserError("选中的单位和片区里没有登记过的下级单位")
    own_epoch.require_free(office)
    packed = []
    for number, child in enumerate(children):
        progress(number, len(children))
        packed.append(_pack(office, _load_for(office, child), silent))
        epochs.note_given(child.unit, packed[-1].package_id)
    progress(len(children), len(children))
    return packed


def _load_for(office: Office, child: Peer) -> _Load:
    with writing():
        above = trust.ancestors_of(office)
        back, recovering = giving_back.given_back(child.unit)
        records = selection.going_down(office.unit, above, child.unit)
        return _Load(
            kind="down",
            addressee=child.unit,
            name=child.name,
            stream=receipts.down_stream(child.unit),
            readers=[trust.keys_of(child)],
            records=[*records, *back],
            controls=[*_said_down(office, child), *recovering],
            acks=receipts.newest_taken(child.unit, UP),
            change=changes.head()[0],
            anew=bool(recovering),
        )


def _pack(office: Office, load: _Load, progress: Progress) -> Packed:
    """Seal a load under the next number of its stream, unless it was the last thing said."""
    epoch = receipts.own_epoch()
    sent = Outgoing.select().where(Outgoing.stream == load.stream)
    earlier = list(sent.where(Outgoing.epoch == epoch).order_by(Outgoing.seq))
    files, left = load.freight.divide(_files(office, load))
    fingerprint = load.fingerprint(files, sorted(reader.signing for reader in load.readers))
    if earlier and earlier[-1].fingerprint == fingerprint and _whole(office, earlier[-1]):
        return _packed(office, earlier[-1], repeated=True)
    _sweep(office)
    before = sent.where(Outgoing.epoch < epoch).order_by(Outgoing.epoch, Outgoing.seq)
    manifest = msgspec.structs.replace(
        _manifest(office, load, epoch, [Link(row.seq, row.sha256) for row in earlier]),
        earlier=[OldLink(row.epoch, row.seq, row.sha256) for row in before],
    )
    target = _outbox(office) / f"{manifest.package_id}{SUFFIX}"
    sealed = _seal(office, load, manifest, files, target, progress)
    row = {
        **{"package_id": manifest.package_id, "kind": load.kind, "addressee": load.addressee},
        **{"stream": load.stream, "epoch": epoch, "seq": manifest.seq, "sha256": sealed.sha256},
        "size": sealed.size,
        "name": package_name(load.name, load.kind, epoch, manifest.seq),
        "period": manifest.period,
        **{"figures": load.told_figures, "corrections": load.corrections.decode()},
        **{"made_at": manifest.made_at, "made_by": office.door.actor},
        **{"fingerprint": fingerprint, "change": load.change, "records": len(load.records)},
        **{"blobs": json.dumps(sorted(files)), "left_out": json.dumps(sorted(left))},
    }
    with writing():
        Outgoing.insert(**row).execute()
        if load.kind == UP:
            relays.note_covered(manifest.package_id)
            anchors.keep_sent(office.unit, manifest)
    return _packed(office, Outgoing.get_by_id(manifest.package_id))


def _files(office: Office, load: _Load) -> dict[str, int]:
    """Hash → size of the attachments that are named, here, and not yet on the other side."""
    known = set() if load.anew else receipts.acknowledged_blobs(load.stream)
    named = {file for leaving in load.records for file in selection.files(leaving.content)}
    return {
        sha256: size
        for sha256, size in sorted(named)
        if sha256 not in known and office.attachments.has(sha256)
    }


def _manifest(office: Office, load: _Load, epoch: int, chain: list[Link]) -> Manifest:
    counts = Counter(leaving.ledger for leaving in load.records)
    return Manifest(
        kind=load.kind,
        package_id=new_uid(),
        from_=Sender(
            unit=office.unit, install=trust.own_install(office), epoch=epoch, name=office.name
        ),
        stream=load.stream,
        seq=len(chain) + 1,
        prev=chain[-1].sha256 if chain else None,
        chain=chain,
        acks=load.acks,
        roster=own_version(office),
        period=load.period.code if load.period else None,
        figures=dict(load.figures),
        made_at=office.door.now.isoformat(timespec="seconds"),
        counts=dict(sorted(counts.items())),
        signoffs=load.signoffs,
        changes=load.changes,
    )


def _seal(
    office: Office,
    load: _Load,
    manifest: Manifest,
    files: Mapping[str, int],
    target: Path,
    progress: Progress,
) -> Sealed:
    """Write the file for good; its name stands only over whole content."""
    blobs = [
        Blob(sha256, size, lambda name=sha256: io.BytesIO(office.attachments.read(name)))  # type: ignore[misc]
        for sha256, size in files.items()
    ]
    temporary = target.with_suffix(".tmp")
    keys = trust.signing_keys(office, load.addressee if load.kind != UP else None)
    try:
        with own_disk():
            with temporary.open("wb") as out:
                sealed = seal_package(
                    out, manifest, load.lines, blobs, keys, load.readers, progress=progress
                )
                out.flush()
                os.fsync(out.fileno())
            put_in_place(temporary, target)
            sync_folder(target.parent)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return sealed


def _outbox(office: Office) -> Path:
    return office.folder / "outbox"


def _whole(office: Office, row: Outgoing) -> bool:
    path = _outbox(office) / f"{row.package_id}{SUFFIX}"
    return path.exists() and path.stat().st_size == row.size


def _sweep(office: Office) -> None:
    """Remove what an interrupted export has left: files that no row names."""
    named = {row.package_id for row in Outgoing.select(Outgoing.package_id)}
    for path in _outbox(office).iterdir():
        if path.suffix == ".tmp" or (path.suffix == SUFFIX and path.stem not in named):
            with own_disk():
                path.unlink()


def _packed(office: Office, row: Outgoing, *, repeated: bool = False) -> Packed:
    return Packed(
        package_id=row.package_id,
        kind=row.kind,
        addressee=row.addressee,
        path=_outbox(office) / f"{row.package_id}{SUFFIX}",
        name=row.name,
        stream=row.stream,
        epoch=row.epoch,
        seq=row.seq,
        sha256=row.sha256,
        size=row.size,
        period=row.period,
        records=row.records,
        blobs=len(json.loads(row.blobs)),
        left_out=len(json.loads(row.left_out)),
        made_at=row.made_at,
        carried_on=row.carried_at,
        carried_to=row.carried_to,
        carrier=row.carrier,
        medium=row.medium,
        receipt=row.receipt,
        reason=read_why(row.reason) if row.reason else None,
        received_on=row.received_on,
        repeated=repeated,
    )


@needs(Right.SEND)
def copy_to(office: Office, packed: Packed, folder: Path, *, progress: Progress = silent) -> Path:
    """Copy a package to a stick, read it back, and note where it went; the copy's path.

    Before one that goes up, the packages from below that it covers are copied beside it.
    """
    if not packed.path.exists():
        raise UserError("第 {seq} 号包的文件已不在本机，重新生成后再存", seq=packed.seq)
    if packed.kind == UP:
        relays.copy_files(office, folder, packed.size)
    target = safe_write(packed.path, folder, packed.name, packed.sha256, progress=progress)
    today: date = office.door.today
    with writing():
        Outgoing.update(carried_at=today.isoformat(), carried_to=str(folder)).where(
            Outgoing.package_id == packed.package_id
        ).execute()
    return target


def outgoing(office: Office) -> list[Packed]:
    """Every package that this office has made, the last made first, whatever clocks said."""
    query = Outgoing.select().order_by(SQL("rowid").desc())
    return [_packed(office, row) for row in query]
