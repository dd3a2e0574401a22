"""What was imported, opened again later, and taken back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee

from models import changes, store
from models.accounts.rights import Right, needs
from models.attachments import Blob
from models.backups import backup
from models.canonical import decode
from models.changes import read_why
from models.database import writing
from models.errors import UserError
from models.exchange import anchors, quarantine, receipts
from models.exchange.differences import Difference, difference, heading_of
from models.exchange.format.codes import receipt_code, spoken_code
from models.exchange.numbering import epochs, own_epoch
from models.exchange.receiving import recovery
from models.exchange.receiving.controls import put_back_controls
from models.exchange.sending import selection
from models.exchange.sending.corrections import Told, kept_told
from models.exchange.tables import (
    ACCEPTED,
    UNDONE,
    Incoming,
)
from models.fields import LinkField
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.decisions import Decision
from models.office import Office
from models.record import tuples
from models.words import Sentence, sentence


@dataclass(frozen=True)
class Imported:
    """One file that was imported; `outcome` is accepted, refused, quarantined or undone.

    `notes` are what was found of its sender's chain of changes.
    """

    number: int
    outcome: str
    why: str
    reason: Sentence | None
    sender: str
    unit: str
    kind: str
    package_id: str
    seq: int
    period: str | None
    figures: dict[str, Any]
    told: Told | None
    notes: tuple[Sentence, ...]
    new: int
    changed: int
    same: int
    conflicts: int
    made_at: str
    received_on: str
    imported_at: str
    imported_by: str
    file_name: str
    file: Path | None
    code: str
    receipt_code: str


def history(office: Office) -> list[Imported]:
    """Everything that was imported, newest first."""
    query = Incoming.select().order_by(Incoming.number.desc())
    return [_imported(office, row) for row in query]


def _imported(office: Office, row: Incoming) -> Imported:
    before = json.loads(row.before)
    return Imported(
        number=row.number,
        outcome=row.outcome,
        why=row.why,
        reason=read_why(row.reason) if row.reason else None,
        sender=row.sender,
        unit=row.unit,
        kind=row.kind,
        package_id=row.package_id,
        seq=row.seq,
        period=row.period,
        figures=json.loads(row.figures),
        told=kept_told(before),
        notes=tuple(read_why(some) for some in before.get("noted", ())),
        new=row.new,
        changed=row.changed,
        same=row.same,
        conflicts=row.conflicts,
        made_at=row.made_at,
        received_on=row.received_on,
        imported_at=row.imported_at,
        imported_by=row.imported_by,
        file_name=row.file,
        file=quarantine.kept_file(office, row),
        code=spoken_code(row.sha256),
        receipt_code=receipt_code(row.sha256, row.outcome),
    )


def _accepted(package_id: str) -> Incoming:
    row = Incoming.get_or_none(Incoming.package_id == package_id, Incoming.outcome == ACCEPTED)
    if row is None:
        raise UserError("没有导入过这个报送包，或已经撤回")
    found: Incoming = row
    return found


def differences_of(office: Office, package_id: str) -> tuple[Difference, ...]:
    """What an import changed, as it was previewed, out of the changes table."""
    del office
    row = _accepted(package_id)
    given = json.loads(row.before).get("given", {}).get("batch", "")
    images = [*changes.images_of(given), *changes.images_of(row.batch)]
    return tuple(
        difference(image.ledger, image.before, image.after)
        for image in reversed(images)
        if image.after is not None
        and (image.before is not None or not decode(image.after).get("deleted"))
    )


# Taking an import back.


def depends_on(office: Office, package_id: str) -> list[Sentence]:
    """What stands on an import and would hang in the air without it."""
    row = _accepted(package_id)
    later = receipts.head_of(row.unit, row.stream)
    found: list[Sentence] = []
    if later is not None and (later.epoch, later.seq) > (row.epoch, row.seq):
        found.append(sentence("之后导入的第 {seq} 号包", seq=later.seq))
    before = json.loads(row.before)
    epoch = receipts.own_epoch()
    was = before["own_epoch"]["exchange.epoch"] or 1 if "own_epoch" in before else epoch
    if was < epoch and own_epoch.began_with(epoch):
        found.append(sentence("另起编号以后生成的报送包"))
    images = list(changes.images_of(row.batch))
    found += _decisions_on(office.unit, images)
    found += _links_to(office.unit, [image.uid for image in images if image.rev_before is None])
    return found


def _decisions_on(unit: str, images: Iterable[changes.Image]) -> Iterator[Sentence]:
    """Own decisions on revisions that the import brought."""
    brought = {image.uid: image for image in images}
    for some in store.chunks(sorted(brought)):
        query = Decision.select().where(
            Decision.unit == unit, ~Decision.deleted, Decision.subject_uid.in_(list(some))
        )
        for decision in query:
            image = brought[decision.subject_uid or ""]
            if (decision.subject_rev or 0) >= (image.rev_after or 0) and image.after is not None:
                content = decode(image.after)
                title = heading_of(ledger_named(image.ledger), content)
                yield sentence("对“{title}”作出的决定", title=title)


def _links_to(unit: str, uids: list[str]) -> Iterator[Sentence]:
    """Own records that point at something that was not here before the import."""
    for ledger in LEDGERS:
        found: set[str] = set()
        for some in store.chunks(uids):
            found |= set(_pointing(ledger, unit, list(some)))
        for record in store.load(ledger.model, sorted(found)):
            yield sentence(
                "{ledger}“{title}”", ledger=sentence(ledger.title), title=record.heading()
            )


def _pointing(ledger: Ledger, unit: str, uids: list[str]) -> Iterator[str]:
    model = ledger.model
    own = (model.unit == unit) & ~model.deleted
    for column in (f for f in ledger.fields() if isinstance(f, LinkField)):
        for (uid,) in tuples(model.select(model.uid).where(own, column.in_(uids))):
            yield uid
    for rows in ledger.parts():
        part = rows.model
        for column in (f for f in part.columns() if isinstance(f, LinkField)):
            holders = part.select(part.record).where(column.in_(uids))
            for (uid,) in tuples(model.select(model.uid).where(own, model.uid.in_(holders))):
                yield uid


@needs(Right.RECEIVE)
def undo_import(office: Office, package_id: str) -> Sentence:
    """Make the data what it was before an import; what was taken back.

    Refused with the list of what depends on it. The next package down says so to its sender.
    """
    row = _accepted(package_id)
    standing = depends_on(office, package_id)
    if standing:
        raise UserError(
            "撤回不了这个包，还有 {count} 处依据它：{first}",
            count=len(standing),
            first=standing[0],
        )
    why = sentence("撤回导入“{sender}”第 {seq} 号包", sender=row.sender, seq=row.seq)
    before = json.loads(row.before)
    backup(office, "undo")
    office.attachments.mark()
    with writing():
        named = set(_blobs_of(row.batch))
        office.door.untake(row.batch, why)
        recovery.put_back(office, before.get("given", {}), why)
        put_back_controls(office, before.get("controls", {}))
        own_epoch.put_settings_back(before.get("own_epoch", {}))
        epochs.put_arrival_back(before.get("epoch", {}))
        receipts.put_back(before.get("acks", {}))
        anchors.put_back(before.get("anchors", []))
        Incoming.update(outcome=UNDONE).where(Incoming.number == row.number).execute()
        unnamed = [sha256 for sha256 in named if not still_named(sha256)]
        taken_back = _taken_back() if unnamed else set()
        gone = [s for s in unnamed if s in taken_back or not office.attachments.has(s)]
        Blob.delete().where(Blob.sha256.in_(gone)).execute()
    for sha256 in gone:
        office.attachments.forget(sha256)
    return why


def _taken_back() -> set[str]:
    """The attachments that came only with packages which have been undone.

    What a package brought that still counts stays: its sender will not send it again.
    """
    brought: dict[str, set[str]] = {ACCEPTED: set(), UNDONE: set()}
    query = Incoming.select(Incoming.outcome, Incoming.before)
    for outcome, before in tuples(query.where(Incoming.outcome.in_(list(brought)))):
        brought[outcome].update(json.loads(before).get("blobs", ()))
    return brought[UNDONE] - brought[ACCEPTED]


def _blobs_of(batch: str) -> Iterator[str]:
    for image in changes.images_of(batch):
        if image.after is not None:
            yield from (sha256 for sha256, _ in selection.files(decode(image.after)))


def still_named(sha256: str) -> bool:
    """Whether any record here, complete or not, still names an attachment."""
    for ledger in LEDGERS:
        for part, name in ledger.file_fields():
            model: Any = ledger.model
            for rows in ledger.parts():
                model = rows.model if rows.name == part else model
            column = model._meta.fields[name]
            if model.select().where(peewee.fn.INSTR(column, sha256) > 0).exists():
                return True
    return False
