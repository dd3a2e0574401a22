"""所属专项行动: the drive that a record is part of, whichever ledger it is of."""

from models.fields import Leaves, LinkField
from models.record import Record


class DriveTied(Record):
    """A record that a drive gathers; the drive's own page lists all that name it."""

    drive = LinkField("drives", "所属专项行动", leaves=Leaves.ALWAYS, index=True)
