"""One sitting of importing: whom to trust, where a package stands in its stream, what it says."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.canonical import decode, encode
from models.changes import Change
from models.exchange import receipts
from models.exchange.format.keys import Certificate, KeyRing
from models.exchange.format.manifest import Link, Manifest
from models.exchange.format.opening import Opened, inspect_package, open_records
from models.exchange.numbering import epochs
from models.exchange.receiving import recovery
from models.exchange.receiving.merge import Plan, Scope, plan_merge
from models.exchange.receiving.recovery import Returned
from models.exchange.sending import covers, giving_back, relays
from models.exchange.tables import (
    UP,
    Incoming,
    Outgoing,
    Role,
    StoppedStream,
)
from models.exchange.trust import roster, trust
from models.ledgers.decisions import Decision
from models.office import Office
from models.progress import Progress, silent
from models.record import tuples
from models.refused import Refused, Why


@dataclass(frozen=True)
class Place:
    """Where a package stands: `missed` are the numbers before it that never came.

    `known_by` is the number of the package that already holds all of it; 0 where it is news.
    `begins` says that it is the first that came of a new epoch of its sender.
    """

    missed: tuple[int, ...] = ()
    known_by: int = 0
    begins: bool = False


class Desk:
    """What one sitting of importing needs of the office's keys and acquaintances."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.keys: KeyRing = trust.own_ring(office)
        self.learn()

    def learn(self) -> None:
        """Take notice of who is known by now: an import may have named new keys, or ended some."""
        self._known = trust.trusted(self.office)
        self._above = frozenset(trust.ancestors_of(self.office))

    def open(self, path: Path, progress: Progress = silent) -> Opened:
        """A package whose seal, signature and sender are in order; else `Refused`."""
        return inspect_package(path, self.keys, self._certificate, progress=progress)

    def _certificate(self, key: str) -> Certificate | None:
        found = self._known.get(key)
        return found.certificate if found else None

    def role(self, opened: Opened) -> Role | None:
        """Who the sender is; None for this office itself."""
        return self._known[opened.certificate.key].role

    def admit(self, opened: Opened) -> None:
        """Only what comes up from those below or down from the parent is taken in.

        What a cover sheet lists must be what it lists.
        """
        manifest, role = opened.manifest, self.role(opened)
        if role is None:
            raise Refused(Why.OWN_PACKAGE)
        here = receipts.down_stream(self.office.unit)
        below = role in (Role.CHILD, Role.DESCENDANT)
        stream, kind = (UP, UP) if below else (here, "down")
        near = below or role is Role.PARENT
        if not near or manifest.kind != kind or manifest.stream != stream:
            raise Refused(Why.WRONG_DIRECTION, f"{manifest.kind} {manifest.stream} from {role}")
        known = self._known[opened.certificate.key]
        if not known.counts(manifest.from_.epoch, manifest.seq):
            raise Refused(Why.REVOKED, known.certificate.key, seq=(known.last or (0, 0))[1])
        if role is Role.DESCENDANT:
            covers.check_listed(opened)
        if receipts.is_id_of_another(manifest.package_id, opened.sha256):
            raise Refused(Why.DAMAGED, f"{manifest.package_id} is another package")

    def via(self, opened: Opened) -> str:
        """The child below which the sender of a package stands; empty for a child itself."""
        return self._known[opened.certificate.key].via

    def place(self, opened: Opened) -> Place:
        """Where a package stands among those of its stream that were accepted.

        Only numbers, hashes and epochs count; what a clock said plays no part.
        """
        manifest = opened.manifest
        unit, epoch, seq = manifest.from_.unit, manifest.from_.epoch, manifest.seq
        head = receipts.head_of(unit, manifest.stream)
        if head is not None and _is_in_history(opened, head):
            return Place(known_by=head.seq)
        if head is not None and epoch > head.epoch:
            return self._begin(opened)
        if head is not None and epoch < head.epoch:
            raise Refused(Why.OLD_EPOCH, f"{manifest.stream} {epoch}-{seq}")
        if StoppedStream.select().where(StoppedStream.unit == unit).exists():
            raise Refused(Why.STREAM_STOPPED)
        if head is None:
            return Place(missed=tuple(range(1, seq)))
        if seq <= head.seq or manifest.chain[head.seq - 1].sha256 != head.sha256:
            raise Refused(Why.FORK, f"{manifest.stream} {epoch}-{seq}", seq=head.seq)
        return Place(missed=tuple(range(head.seq + 1, seq)))

    def _begin(self, opened: Opened) -> Place:
        """The first package that came of a later epoch: from below only where that was granted.

        From above it is the sender's own word, for who is above has no one here to ask.
        """
        manifest = opened.manifest
        unit, epoch = manifest.from_.unit, manifest.from_.epoch
        role = self.role(opened)
        if role is not Role.PARENT and not epochs.is_granted(unit, epoch):
            if role is Role.DESCENDANT:
                raise Refused(Why.EPOCH_UNKNOWN, f"epoch {epoch}")
            raise Refused(Why.FORK, f"epoch {epoch} was not granted", seq=manifest.seq)
        return Place(missed=tuple(range(1, manifest.seq)), begins=True)

    def plan(self, opened: Opened) -> Plan:
        """What the package would change; else `Refused`."""
        return plan_merge(open_records(opened, self.keys), self._scope(opened))

    def returned(self, plan: Plan) -> tuple[Returned, ...]:
        """Own records that the package gives back and that change something here."""
        return recovery.sort_out(plan.given, plan.controls)

    def _scope(self, opened: Opened) -> Scope:
        down = opened.manifest.kind == "down"
        sender = opened.certificate.unit
        owners = self._above | self._named_above(opened) if down else frozenset([sender])
        return Scope(
            me=self.office.unit,
            sender=sender,
            down=down,
            owners=owners,
            epoch=opened.manifest.from_.epoch,
            origins=giving_back.epochs_of_lines,
        )

    def _named_above(self, opened: Opened) -> frozenset[str]:
        """Who is above this office by what the package itself says, before it is taken in."""
        content = self._roster_in(opened)
        if content is None:
            return frozenset()
        return roster.named_above(self.office, opened.certificate, content)

    def _roster_in(self, opened: Opened) -> dict[str, Any] | None:
        for line in open_records(opened, self.keys):
            if b'"ledger":"roster"' in line:
                content = decode(line)
                if type(content) is dict and content.get("ledger") == "roster":
                    return content
        return None

    def foresee(self, opened: Opened) -> None:
        """Know whom a child's package names as below it, for a look that stores nothing."""
        content = self._roster_in(opened)
        if content is not None and self.role(opened) is Role.CHILD:
            for named in roster.named_below(opened.certificate, content):
                known = trust.Known(named, Role.DESCENDANT, via=opened.certificate.unit)
                self._known.setdefault(named.key, known)

    def conflicts(self, opened: Opened, plan: Plan) -> frozenset[str]:
        """The records that outdate a decision made here which their owner has not seen yet."""
        if opened.manifest.kind == "down" or not plan.replaced:
            return frozenset()
        revs = {some.uid: some.rev for some in plan.taken if some.uid in plan.replaced}
        pending = self._pending(opened)
        return frozenset(
            subject for subject, rev in pending if subject in revs and (rev or 0) < revs[subject]
        )

    def _pending(self, opened: Opened) -> Sequence[tuple[str, int | None]]:
        """(subject, revision) of own decisions newer than what the sender says it has."""
        unit = opened.certificate.unit
        stream = receipts.down_stream(unit)
        seen = [ack.sha256 for ack in opened.manifest.acks if ack.stream == stream]
        query = Outgoing.select(Outgoing.change).where(
            Outgoing.stream == stream, Outgoing.sha256.in_(seen)
        )
        change = max((row.change for row in query), default=0)
        if self.role(opened) is Role.DESCENDANT:
            change = relays.known_change(unit)
        newer = Change.select(Change.uid).where(Change.ledger == "decisions", Change.seq > change)
        decisions = Decision.select(Decision.subject_uid, Decision.subject_rev).where(
            Decision.unit == self.office.unit,
            Decision.subject_unit == unit,
            ~Decision.deleted,
            Decision.uid.in_(newer),
        )
        return [(subject, rev) for subject, rev in tuples(decisions)]


def chain_of(row: Incoming) -> list[Link]:
    """The earlier packages that an imported one names."""
    return [Link(seq, sha256) for seq, sha256 in decode(bytes(row.chain) or b"[]")]


def chain_bytes(manifest: Manifest) -> bytes:
    return encode([[link.seq, link.sha256] for link in manifest.chain])


def earlier_text(manifest: Manifest) -> str:
    """The packages of earlier epochs that a package names, as they are kept."""
    return json.dumps([[link.epoch, link.seq, link.sha256] for link in manifest.earlier])


def _is_in_history(opened: Opened, head: Incoming) -> bool:
    """Whether a package is the head of its stream, or one from which the head has grown."""
    manifest = opened.manifest
    epoch, link = manifest.from_.epoch, Link(manifest.seq, opened.sha256)
    if epoch == head.epoch and _holds(head, link):
        return True
    if epoch >= head.epoch:
        return False
    old = [epoch, link.seq, link.sha256]
    for later in range(epoch, head.epoch + 1):
        last = receipts.head_of(head.unit, head.stream, later)
        if last is not None and (old in json.loads(last.earlier) or _holds_at(epoch, last, link)):
            return True
    return False


def _holds_at(epoch: int, row: Incoming, link: Link) -> bool:
    return row.epoch == epoch and _holds(row, link)


def _holds(row: Incoming, link: Link) -> bool:
    return link == Link(row.seq, row.sha256) or link in chain_of(row)
