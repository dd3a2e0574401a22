"""What ties a record to the deed that it led to; the deed's end is its own."""

from collections.abc import Mapping, Sequence

from models.fields import Leaves, LinkField
from models.record import Record, among, tuples


class DeedTied(Record):
    """A record that a deed is to settle; what it derives follows from the deed."""

    deed = LinkField("deeds", "对应实事", leaves=Leaves.ALWAYS, index=True)


def tied_to(deeds: Sequence[str]) -> Mapping[str, set[str]]:
    """Ledger name → uids of the records that these deeds are to settle."""
    found: dict[str, set[str]] = {}
    for tied in DeedTied.__subclasses__():
        query = tied.select(tied.uid).where(among(tied.deed, deeds))
        found[str(tied._meta.table_name)] = {uid for (uid,) in tuples(query)}
    return found
