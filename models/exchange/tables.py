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
    FORMER = "former"  # a child's key that a newer enrolment has replaced


class Peer(peewee.Model):
    """A key that this office knows, and whose it is; children in the order of their enrolment."""

    key = peewee.TextField(primary_key=True)
    role = peewee.TextField()
    unit = peewee.TextField(index=True)
    name = peewee.TextField()
    level = peewee.TextField()
    certificate = peewee.BlobField()
    install = peewee.TextField(null=True)
    enrolled_on = peewee.TextField()
    enrolled_by = peewee.TextField()

    class Meta:
        database = database
        table_name = "peers"


class Outgoing(peewee.Model):
    """A package that this office made; its file stays in the outbox.

    `fingerprint` is over all that it says but its number and time; `change` is the newest change it
    may hold; `blobs` the hashes of its attachments, as JSON; `receipt` what the other side says.
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
    made_at = peewee.TextField()
    made_by = peewee.TextField()
    fingerprint = peewee.TextField()
    change = peewee.IntegerField()
    records = peewee.IntegerField()
    blobs = peewee.TextField()
    carried_at = peewee.TextField(null=True)
    carried_to = peewee.TextField(null=True)
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
    stream (canonical JSON), `batch` its changes, `before` what its control lines replaced.
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
