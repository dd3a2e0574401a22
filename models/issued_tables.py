"""What an office has issued: each table with its numbers, kept as they were on that day."""

import peewee

from models.record import database


class IssuedTable(peewee.Model):
    """One issue of a table; it never leaves, for the numbers can be taken again from the records.

    `kind` says what it is and `detail` which of its kind: a view, or a kind of report; `units` as a
    scope names them. `as_of` is the day for which it was taken, `change` the newest change it
    holds, `content` what it said (see models.issuing.kept).
    """

    number = peewee.AutoField()
    kind = peewee.TextField()
    detail = peewee.TextField(default="")
    period = peewee.TextField()
    units = peewee.TextField()
    title = peewee.TextField()
    version = peewee.TextField(default="")
    as_of = peewee.TextField()
    change = peewee.IntegerField()
    issued_at = peewee.TextField()
    issued_by = peewee.TextField()
    content = peewee.BlobField()

    class Meta:
        database = database
        table_name = "issued_tables"
