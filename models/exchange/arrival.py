"""One sitting of importing: whom to trust, where a package stands in its stream, what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.canonical import decode, encode
from models.changes import Change
from models.exchange import covers, receipts, relays, trust
from models.exchange.keys import Certificate, KeyPair
from models.exchange.manifest import Link, Manifest
from models.exchange.merge import Plan, Scope, plan_merge
from models.exchange.opening import Opened, inspect_package, open_records
from models.exchange.tables import (
    UP,
    Incoming,
    Outgoing,
    Peer,
    Role,
    StoppedStream,
)
from models.ledgers.decisions import Decision
from models.office import Office
from models.progress import Progress, silent
from models.record import tuples
from models.refused import Refused, Why


@dataclass(frozen=True)
class Place:
    """Where a package stands: `missed` are the numbers before it that never came.

    `known_by` is the number of the package that already holds all of it; 0 where it is news.
    """

    missed: tuple[int, ...] = ()
    known_by: int = 0


class Desk:
    """What one sitting of importing needs of the office's keys and acquaintances."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.keys: KeyPair = trust.own_keys(office)
        self._known = trust.trusted(office)
        self._above = frozenset(trust.ancestors_of(office))

    def open(self, path: Path, progress: Progress = silent) -> Opened:
        """A package whose seal, signature and sender are in order; else `Refused`."""
        return inspect_package(path, self.keys, self._certificate, progress=progress)

    def _certificate(self, key: str) -> Certificate | None:
        found = self._known.get(key)
        return found[0] if found else None

    def role(self, opened: Opened) -> Role | None:
        """Who the sender is; None for this office itself."""
        return self._known[opened.certificate.key][1]

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
        if role is Role.DESCENDANT:
            covers.check_listed(opened)

    def via(self, opened: Opened) -> str:
        """The child below which the sender of a package stands; empty for a child itself."""
        peer = Peer.get_or_none(Peer.key == opened.certificate.key, Peer.role == Role.DESCENDANT)
        return str(peer.via) if peer is not None else ""

    def place(self, opened: Opened) -> Place:
        """Where a package stands among those of its stream that were accepted."""
        manifest = opened.manifest
        unit = manifest.from_.unit
        head = receipts.head_of(unit, manifest.stream)
        if head is not None:
            known = {link.seq: link.sha256 for link in chain_of(head)} | {head.seq: head.sha256}
            same_epoch = manifest.from_.epoch == head.epoch
            if same_epoch and known.get(manifest.seq) == opened.sha256:
                return Place(known_by=head.seq)
        if StoppedStream.select().where(StoppedStream.unit == unit).exists():
            raise Refused(Why.STREAM_STOPPED)
        if head is None:
            return Place(missed=tuple(range(1, manifest.seq)))
        if not _continues(manifest, head):
            raise Refused(Why.FORK, f"{manifest.stream} {manifest.seq}", seq=head.seq)
        return Place(missed=tuple(range(head.seq + 1, manifest.seq)))

    def plan(self, opened: Opened) -> Plan:
        """What the package would change; else `Refused`."""
        return plan_merge(open_records(opened, self.keys), self._scope(opened))

    def _scope(self, opened: Opened) -> Scope:
        down = opened.manifest.kind == "down"
        sender = opened.certificate.unit
        owners = self._above if down else frozenset([sender])
        return Scope(me=self.office.unit, sender=sender, down=down, owners=owners)

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
        seen = [ack.seq for ack in opened.manifest.acks if ack.stream == stream]
        query = Outgoing.select(Outgoing.change).where(
            Outgoing.stream == stream, Outgoing.seq == max(seen, default=0)
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


def _continues(manifest: Manifest, head: Incoming) -> bool:
    """Whether a package comes after the head in one and the same history."""
    if manifest.from_.epoch != head.epoch or manifest.seq <= head.seq:
        return False
    return bool(manifest.chain[head.seq - 1].sha256 == head.sha256)
