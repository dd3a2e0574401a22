"""What an office remembers of its exchanges: whom it knows, what it sent, what came."""

from enum import StrEnum

import peewee

from models.record import database

UP = "up"
"""The kind of a package from below; the other is "down"."""
ACCEPTED, REFUSED, QUARANTINED, UNDONE = "accepted", "refused", "quarantined", "undone"
"""What becomes of a package that came here."""


class Role(StrEnum):
    """Who the holder of a certificate is to this office."""

    PARENT = "parent"
    ANCESTOR = "ancestor"  # above the parent
    CHILD = "child"
    DESCENDANT = "descendant"  # below a child, as the child's roster says
    NEXT = "next"  # certified in advance: takes its place with the first package that it signed
    FORMER = "former"  # no longer good: replaced or revoked; what it signed before still counts


class Peer(peewee.Model):
    """A key that this office knows, and whose it is; children in the order of their enrolment.

    `via` is the child whose roster names a descendant. A former key counts up to number `last_seq`
    of epoch `last_epoch`, and not at all where they are null. `was` is what a former key was
    before, and what a coming one will be.
    """

    key = peewee.TextField(primary_key=True)
    role = peewee.TextField()
    unit = peewee.TextField(index=True)
    name = peewee.TextField()
    level = peewee.TextField()
    certificate = peewee.BlobField()
    install = peewee.TextField(null=True)
    enrolled_on = peewee.TextField()
    enrolled_by = peewee.TextField()
    via = peewee.TextField(default="")
    was = peewee.TextField(default="")
    last_epoch = peewee.IntegerField(null=True)
    last_seq = peewee.IntegerField(null=True)

    class Meta:
        database = database
        table_name = "peers"


class KnownRoster(peewee.Model):
    """The newest version of another office's roster that came here, and the hash of its bytes.

    Versions count up within the epoch of their office. `heard` is the version of this office's own
    roster that the other one has taken in.
    """

    unit = peewee.TextField(primary_key=True)
    epoch = peewee.IntegerField(default=0)
    version = peewee.IntegerField(default=0)
    sha256 = peewee.TextField(default="")
    heard = peewee.IntegerField(default=0)

    class Meta:
        database = database
        table_name = "known_rosters"


class TrustEvent(peewee.Model):
    """One line of the log of trust: who did what about whom, and with whom it was read over.

    `event` is enrolled, renewed, rotated, revoked, installed, epoch_granted, epoch_begun or
    stream_resumed; `other` the name of the person at the other end of the phone.
    """

    number = peewee.AutoField()
    at = peewee.TextField()
    by = peewee.TextField()
    event = peewee.TextField()
    unit = peewee.TextField(index=True)
    name = peewee.TextField(default="")
    key = peewee.TextField(default="")
    other = peewee.TextField(default="")
    detail = peewee.TextField(default="")

    class Meta:
        database = database
        table_name = "trust_events"


class EpochGrant(peewee.Model):
    """That a unit may number its packages anew, in `epoch`, after what was taken of it before.

    `how` is recovery (a package with its data went down), code (read out over the phone) or
    enrolment (new keys), or relayed where the level between them has granted it. `used_by` is the
    hash of the first package of the epoch that came; `given_in` the package down that first held
    all that is given back, `taken_back` whether the unit has said that it took that in.
    """

    unit = peewee.TextField()
    epoch = peewee.IntegerField()
    how = peewee.TextField()
    after_epoch = peewee.IntegerField(default=0)
    after_seq = peewee.IntegerField(default=0)
    granted_on = peewee.TextField()
    granted_by = peewee.TextField()
    told_to = peewee.TextField(default="")
    used_by = peewee.TextField(default="")
    given_in = peewee.TextField(default="")
    taken_back = peewee.BooleanField(default=False)

    class Meta:
        database = database
        table_name = "epoch_grants"
        primary_key = peewee.CompositeKey("unit", "epoch")


class Outgoing(peewee.Model):
    """A package that this office made; its file stays in the outbox.

    `fingerprint` is over all that it says but its number and time; `change` is the newest change it
    may hold; `figures` the totals that it tells, by period, and `corrections` what it says of
    months submitted before, as JSON; `blobs` the hashes of its attachments, as JSON, and
    `left_out` of those that stayed behind for a later one; `receipt` what the other side says.
    `carrier` is the person who took it along, `medium` what it was on.
    """

    package_id = peewee.TextField(primary_key=True)
    kind = peewee.TextField()
    addressee = peewee.TextField()
    stream = peewee.TextField()
    epoch = peewee.IntegerField()
    seq = peewee.IntegerField()
    sha256 = peewee.TextField()
    size = peewee.IntegerField()
    name = peewee.TextField()
    period = peewee.TextField(null=True)
    figures = peewee.TextField(default="{}")
    corrections = peewee.TextField(default="")
    made_at = peewee.TextField()
    made_by = peewee.TextField()
    fingerprint = peewee.TextField()
    change = peewee.IntegerField()
    records = peewee.IntegerField()
    blobs = peewee.TextField()
    left_out = peewee.TextField(default="[]")
    carried_at = peewee.TextField(null=True)
    carried_to = peewee.TextField(null=True)
    carrier = peewee.TextField(default="")
    medium = peewee.TextField(default="")
    receipt = peewee.TextField(default="")
    why = peewee.TextField(default="")
    reason = peewee.TextField(default="")
    received_on = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "outgoing"
        indexes = ((("stream", "epoch", "seq"), True),)


class Incoming(peewee.Model):
    """What became of one file that was imported; the file itself is kept.

    `outcome` is accepted, refused, quarantined or undone. `chain` names the earlier packages of its
    epoch and `earlier` those of the epochs before (canonical JSON), `batch` its changes, `before`
    what its control lines replaced.
    `readers` are the key ids of all who can open it (JSON).
    """

    number = peewee.AutoField()
    sha256 = peewee.TextField(index=True)
    outcome = peewee.TextField()
    why = peewee.TextField(default="")
    reason = peewee.TextField(default="")
    file = peewee.TextField()
    size = peewee.IntegerField()
    unit = peewee.TextField(default="", index=True)
    sender = peewee.TextField(default="")
    key = peewee.TextField(default="")
    kind = peewee.TextField(default="")
    package_id = peewee.TextField(default="", index=True)
    stream = peewee.TextField(default="")
    epoch = peewee.IntegerField(default=0)
    seq = peewee.IntegerField(default=0)
    chain = peewee.BlobField(default=b"")
    earlier = peewee.TextField(default="[]")
    readers = peewee.TextField(default="[]")
    period = peewee.TextField(null=True)
    figures = peewee.TextField(default="{}")
    signoffs = peewee.TextField(default="[]")
    made_at = peewee.TextField(default="")
    new = peewee.IntegerField(default=0)
    changed = peewee.IntegerField(default=0)
    same = peewee.IntegerField(default=0)
    conflicts = peewee.IntegerField(default=0)
    batch = peewee.TextField(default="")
    before = peewee.TextField(default="{}")
    received_on = peewee.TextField()
    imported_at = peewee.TextField()
    imported_by = peewee.TextField()

    class Meta:
        database = database
        table_name = "incoming"


class StoppedStream(peewee.Model):
    """A stream that has forked: nothing more of it is taken until a person decides."""

    unit = peewee.TextField(primary_key=True)
    stream = peewee.TextField()
    sha256 = peewee.TextField()
    stopped_at = peewee.TextField()

    class Meta:
        database = database
        table_name = "stopped_streams"


class Relayed(peewee.Model):
    """A package from below that this office passes on to its parent, byte for byte.

    `covered_by` is the id of this office's own package whose cover sheet named it first.
    """

    sha256 = peewee.TextField(primary_key=True)
    package_id = peewee.TextField(index=True)
    unit = peewee.TextField()
    epoch = peewee.IntegerField()
    seq = peewee.IntegerField()
    covered_by = peewee.TextField(default="")
    receipt = peewee.TextField(default="")
    why = peewee.TextField(default="")
    reason = peewee.TextField(default="")
    received_on = peewee.TextField(null=True)

    class Meta:
        database = database
        table_name = "relayed"


class Covered(peewee.Model):
    """One line of a cover sheet from below: a package of a unit that `via` has taken in.

    `figures` (JSON) are those which the unit's own package froze: the roll-up where its records
    are absent. `outcome` is what became of it at `via`. `held`: `via` has its file and passes it
    on; `arrived`: it came here, though a later one had brought its records. `heard` is the number
    of this office's newest package down to `via` that the unit has heard of.
    """

    via = peewee.TextField()
    sha256 = peewee.TextField()
    package_id = peewee.TextField(index=True)
    unit = peewee.TextField(index=True)
    name = peewee.TextField()
    epoch = peewee.IntegerField()
    seq = peewee.IntegerField()
    period = peewee.TextField(null=True)
    figures = peewee.TextField(default="{}")
    outcome = peewee.TextField()
    received_on = peewee.TextField()
    cover_seq = peewee.IntegerField()
    held = peewee.BooleanField(default=True)
    arrived = peewee.BooleanField(default=False)
    heard = peewee.IntegerField(default=0)

    class Meta:
        database = database
        table_name = "covered"
        primary_key = peewee.CompositeKey("via", "sha256")


class Anchor(peewee.Model):
    """Where the chain of changes of `unit` stood when it made a package: number and hash.

    Of this office's own chain until a receipt says it back (`seen_on`, the day), and of those
    below as their packages said it.
    """

    package = peewee.TextField(primary_key=True)
    unit = peewee.TextField(index=True)
    epoch = peewee.IntegerField()
    seq = peewee.IntegerField()
    hash = peewee.TextField()
    seen_on = peewee.TextField(default="")

    class Meta:
        database = database
        table_name = "anchors"


class Chase(peewee.Model):
    """That a unit was reminded of a report; `means` is printed, pdf or phone."""

    number = peewee.AutoField()
    unit = peewee.TextField(index=True)
    period = peewee.TextField()
    chased_on = peewee.TextField()
    chased_by = peewee.TextField()
    means = peewee.TextField()

    class Meta:
        database = database
        table_name = "chases"
