"""Taking packages in: looked at first, then each whole or not at all; a bad one stops no other."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from models import backups
from models.accounts.rights import Right, needs
from models.changes import why_text
from models.database import writing, writing_apart
from models.disk import DiskError
from models.exchange import anchors, quarantine, receipts
from models.exchange.format.keys import RANKS
from models.exchange.format.opening import Opened, open_blobs
from models.exchange.format.stick import find_packages
from models.exchange.numbering import epochs, own_epoch
from models.exchange.receiving import outcome, recovery
from models.exchange.receiving.arrival import Desk, chain_bytes, earlier_text
from models.exchange.receiving.controls import take_controls
from models.exchange.receiving.history import still_named
from models.exchange.receiving.merge import Plan, differences
from models.exchange.receiving.outcome import Outcome, Preview, Said
from models.exchange.sending import corrections, covers
from models.exchange.tables import (
    ACCEPTED,
    UP,
    Incoming,
    StoppedStream,
)
from models.office import Office
from models.progress import Progress, silent
from models.record import database
from models.refused import Refused, UnknownSender, Why
from models.words import sentence


def inspect(office: Office, path: Path) -> Preview:
    """What one file is, and what importing it would do."""
    return _look(Desk(office), path)


def preview(office: Office, paths: Iterable[Path], *, progress: Progress = silent) -> list[Preview]:
    """What importing the packages would do, each by itself; nothing is stored.

    Only whom a child's package names is known as if it had been taken in.
    """
    desk = Desk(office)
    found = packages_in(paths)
    shown: dict[Path, Preview] = {}
    for number, path in enumerate(found):
        progress(number, len(found))
        shown[path] = _look(desk, path)
    strangers = [path for path in found if shown[path].why == Why.UNKNOWN_SENDER]
    for path in found if strangers else ():
        if shown[path].result == ACCEPTED and shown[path].kind == UP:
            desk.foresee(desk.open(path))
    shown |= {path: _look(desk, path) for path in strangers}
    progress(len(found), len(found))
    return [shown[path] for path in found]


def packages_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and what has a package's name in the folders named."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            there = find_packages([path])
            found += sorted([*there.packages, *there.strange])
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _look(desk: Desk, path: Path) -> Preview:
    try:
        known = outcome.accepted_before(quarantine.hash_of(path))
        if known is not None:
            return Preview(**outcome.repeated(path, known))
        opened = desk.open(path)
    except (Refused, OSError) as error:
        return Preview(**outcome.failed(path, error))
    said = outcome.introduced(path, opened)
    said["figures"] = opened.manifest.figures
    said["signoffs"] = tuple(opened.manifest.signoffs)
    try:
        desk.admit(opened)
        place = desk.place(opened)
        said["via"] = desk.via(opened)
        if place.known_by:
            return Preview(**{**said, **outcome.older(place)})
        plan = desk.plan(opened)
        said["told"] = corrections.read_told(plan.controls)
    except Refused as error:
        return Preview(**{**said, **outcome.failed(path, error)})
    counted = outcome.accepted(desk, opened, plan, place)
    outdating = desk.conflicts(opened, plan)
    shown = (*differences(plan), *recovery.differences(desk.returned(plan)))
    return Preview(**said, **counted, differences=shown, outdating=outdating)


@needs(Right.RECEIVE)
def import_packages(
    office: Office,
    paths: Iterable[Path],
    *,
    received_on: date | None = None,
    progress: Progress = silent,
    beforehand: Callable[[str], object] = lambda _unit: None,
) -> list[Outcome]:
    """Take packages in, older numbers first; what became of each, in the order of the files.

    `received_on` is the day that the importing clerk confirms; lateness counts from it.
    `beforehand` is told whose package is about to be stored.
    """
    sitting = _Sitting(Desk(office), received_on or office.door.today, beforehand)
    found = packages_in(paths)
    arrived = []
    for number, path in enumerate(found):
        progress(number, 2 * len(found))
        arrived.append(sitting.receive(path))
    outcomes: dict[Path, Outcome] = {}
    for group in sitting.in_order(arrived):
        progress(len(found) + len(outcomes), 2 * len(found))
        outcomes |= sitting.settle(group)
    progress(2 * len(found), 2 * len(found))
    return [_warned(outcomes[path]) for path in found]


def _warned(done: Outcome) -> Outcome:
    """With what cover sheets say, once everything that lay on the stick has been taken in."""
    if done.result != ACCEPTED:
        return done
    return replace(done, warnings=(*done.warnings, *covers.warnings(done.unit, done.kind)))


@dataclass(frozen=True)
class _Arrived:
    """A file that was copied here, and what came of opening it."""

    path: Path
    copy: Path | None = None
    sha256: str = ""
    size: int = 0
    opened: Opened | None = None
    error: Refused | DiskError | OSError | None = None

    @property
    def order(self) -> tuple[int, str, int, int]:
        """Higher levels first: what they say of those below decides who is known."""
        if self.opened is None:
            return (0, "", 0, 0)
        sender, rank = self.opened.manifest.from_, RANKS[self.opened.certificate.level]
        return (-rank, sender.unit, sender.epoch, self.opened.manifest.seq)


def _order(arrived: _Arrived) -> tuple[int, str, int, int]:
    return arrived.order


_TOGETHER = 10
"""So many packages share a transaction; whoever saves meanwhile waits for them."""


class _Sitting:
    """One batch of imports: one backup before the first change, then package by package.

    Several share a transaction and what it costs, in which each is stored or taken back by itself.
    """

    def __init__(self, desk: Desk, received_on: date, beforehand: Callable[[str], object]) -> None:
        self.desk = desk
        self._beforehand = beforehand
        self.office = desk.office
        self.received_on = received_on
        self._backed_up = False

    def receive(self, path: Path) -> _Arrived:
        """Copy a file into quarantine and open the copy."""
        try:
            copy, sha256, size = quarantine.copy_in(self.office, path)
        except (Refused, DiskError, OSError) as error:
            return _Arrived(path, error=error)
        if outcome.accepted_before(sha256) is not None:
            return _Arrived(path, copy, sha256, size)
        return self._open(_Arrived(path, copy, sha256, size))

    def _open(self, arrived: _Arrived) -> _Arrived:
        assert arrived.copy is not None
        try:
            return replace(arrived, opened=self.desk.open(arrived.copy), error=None)
        except (Refused, OSError) as error:
            return replace(arrived, error=error)

    def in_order(self, arrived: Sequence[_Arrived]) -> Iterator[list[_Arrived]]:
        """All in their turn, as they share transactions; each group once the one before is settled.

        Senders unknown before the others were taken in are tried again.
        """
        known = [one for one in arrived if not isinstance(one.error, UnknownSender)]
        strangers = [one for one in arrived if isinstance(one.error, UnknownSender)]
        yield from self._grouped(sorted(known, key=_order))
        self.desk.learn()
        yield from self._grouped(sorted((self._open(one) for one in strangers), key=_order))

    def _grouped(self, arrived: Sequence[_Arrived]) -> Iterator[list[_Arrived]]:
        """One alone until there is a backup, which no transaction may be under way to make."""
        start = 0
        while start < len(arrived):
            end = start + (_TOGETHER if self._backed_up else 1)
            yield list(arrived[start:end])
            start = end

    def settle(self, group: Sequence[_Arrived]) -> dict[Path, Outcome]:
        """What became of each; where a shared transaction fails, each is tried by itself."""
        if len(group) > 1:
            try:
                with writing():
                    return {one.path: self._settle(one) for one in group}
            except Exception:  # whatever it was, it meets the one that it belongs to again
                self.desk.learn()
        return {one.path: self._settle_alone(one) for one in group}

    def _settle_alone(self, arrived: _Arrived) -> Outcome:
        try:
            return self._settle(arrived)
        except DiskError as error:
            return Outcome(**outcome.failed(arrived.path, error))

    def _settle(self, arrived: _Arrived) -> Outcome:
        """Store a package whole, or nothing of it and why."""
        copy, opened = arrived.copy, arrived.opened
        if copy is None or (opened is None and arrived.error is not None):
            assert arrived.error is not None
            return self._keep_out(arrived, outcome.failed(arrived.path, arrived.error))
        known = outcome.accepted_before(arrived.sha256)
        if known is not None or opened is None:
            database.after_commit(partial(quarantine.keep, self.office, copy))
            assert known is not None
            return Outcome(**outcome.repeated(arrived.path, known))
        said = outcome.introduced(arrived.path, opened)
        try:
            self.desk.admit(opened)
            said["via"] = self.desk.via(opened)
            place = self.desk.place(opened)
            if place.known_by:
                if said["via"]:
                    self._take_late(opened)
                database.after_commit(partial(quarantine.drop, copy))
                return Outcome(**{**said, **outcome.older(place)})
            plan = self.desk.plan(opened)
            done = Outcome(**said, **outcome.accepted(self.desk, opened, plan, place))
            self._store(arrived, opened, plan, done)
        except (Refused, OSError) as error:
            return self._keep_out(arrived, {**said, **outcome.failed(arrived.path, error)})
        database.after_commit(partial(quarantine.keep, self.office, copy))
        return done

    def _store(self, arrived: _Arrived, opened: Opened, plan: Plan, done: Outcome) -> None:
        if not self._backed_up:
            backups.backup(self.office, "import")
            self._backed_up = True
        self._beforehand(done.unit)
        came = self._take_blobs(opened)
        returned = self.desk.returned(plan)
        why = sentence("导入“{sender}”第 {seq} 号包", sender=done.sender, seq=done.seq)
        with writing_apart():
            batch = self.office.door.take(plan.lines, why)
            given = recovery.take_back(self.office, returned, why)
            before = {"given": given, **self._take_controls(opened, plan)}
            before["blobs"] = came
            row = self._row(arrived, done)
            row |= {"batch": batch, "before": json.dumps(before, ensure_ascii=False)}
            Incoming.insert(**row).execute()
        if before["controls"].get("roster"):
            self.desk.learn()

    def _take_late(self, opened: Opened) -> None:
        """An older package still brings the attachments that records here name.

        Its sender leaves them out of later ones once its own level has them.
        """
        has = self.office.attachments.has
        lacking = [blob.sha256 for blob in opened.manifest.blobs if not has(blob.sha256)]
        if any(map(still_named, lacking)):
            self._take_blobs(opened)
        covers.note_arrival(opened.sha256)

    def _take_blobs(self, opened: Opened) -> list[str]:
        """Encrypt the attachments on arrival, before the rows that name them; which were new."""
        attachments = self.office.attachments
        sent = [blob.sha256 for blob in opened.manifest.blobs]
        absent = {sha256 for sha256 in sent if not attachments.has(sha256)}
        if absent:
            for reader in open_blobs(opened, self.desk.keys):
                if reader.sha256 in absent:
                    attachments.add(cast(BinaryIO, reader), reader.sha256)
        # What an attempt that failed has left here is as new as what came now.
        known = attachments.known(sent)
        return [sha256 for sha256 in sent if sha256 in absent or sha256 not in known]

    def _take_controls(self, opened: Opened, plan: Plan) -> dict[str, Any]:
        """Acknowledgements and control lines; what they replaced, for undo."""
        before: dict[str, Any] = {}
        today = self.received_on.isoformat()
        if opened.manifest.kind == UP:
            acks = opened.manifest.acks
            before["acks"] = receipts.take_acks(acks, opened.certificate.unit)
            before["epoch"] = epochs.note_arrival(opened)
            unit = opened.certificate.unit
            before["noted"] = [why_text(some) for some in anchors.notes(unit, opened.manifest)]
            before["anchors"] = anchors.keep_arrived(unit, opened.manifest, today)
        else:
            before["own_epoch"] = own_epoch.settings_now()
            recovery.enter_epoch(plan.controls)
            own_epoch.learn(self.office, opened.manifest, plan.controls)
            said = [some for some in plan.controls if some["ledger"] == "receipts"]
            before["anchors"] = anchors.take_back(self.office.unit, said, today)
        before["controls"] = take_controls(self.office, opened, plan.controls)
        return before

    def _keep_out(self, arrived: _Arrived, said: Said) -> Outcome:
        """Remember what was not taken in, once; the copy stays in quarantine."""
        done = Outcome(**said)
        if not arrived.sha256:
            return done
        row = self._row(arrived, done)
        if isinstance(arrived.error, UnknownSender):
            row["key"] = arrived.error.key
        with writing():
            Incoming.delete().where(
                Incoming.sha256 == arrived.sha256,
                Incoming.outcome == done.result,
                Incoming.why == done.why,
            ).execute()
            Incoming.insert(**row).execute()
            if done.why in (Why.FORK, Why.RECORD_FORK):
                StoppedStream.insert(
                    unit=done.unit,
                    stream=row["stream"],
                    sha256=arrived.sha256,
                    stopped_at=row["imported_at"],
                ).on_conflict_ignore().execute()
        return done

    def _row(self, arrived: _Arrived, done: Outcome) -> dict[str, Any]:
        """The history's values for a file, as far as they can be known."""
        copied = ("why", "unit", "sender", "kind", "package_id", "seq", "period", "made_at")
        counts = ("new", "changed", "same", "conflicts")
        row = {name: getattr(done, name) for name in (*copied, *counts)}
        row |= {"sha256": arrived.sha256, "size": arrived.size, "file": arrived.path.name}
        row |= {"outcome": done.result, "received_on": self.received_on.isoformat()}
        row |= {"reason": outcome.reason_text(done.reason)}
        row["imported_at"] = self.office.door.now.isoformat(timespec="seconds")
        row["imported_by"] = self.office.door.actor
        if arrived.opened is not None:
            manifest = arrived.opened.manifest
            row |= {"stream": manifest.stream, "epoch": manifest.from_.epoch}
            row |= {"key": manifest.from_.key, "chain": chain_bytes(manifest)}
            row["earlier"] = earlier_text(manifest)
            row["readers"] = json.dumps(manifest.to)
            row["figures"] = json.dumps(manifest.figures, ensure_ascii=False)
            row["signoffs"] = msgspec.json.encode(manifest.signoffs).decode()
        return row
