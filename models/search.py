"""One search over every ledger; finds words of any length, one Chinese character too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import store
from models.ledger import Ledger
from models.ledgers.units import Unit
from models.listing import Listing, uids

PER_LEDGER = 30


@dataclass(frozen=True)
class Found:
    """A record that holds the words: where it is, what it is called, whose it is."""

    ledger: Ledger
    uid: str
    heading: str
    unit: str


def find_everywhere(text: str, ledgers: Sequence[Ledger]) -> Iterator[Found]:
    """The newest records of each ledger that hold `text`, at most PER_LEDGER of each."""
    if not text.strip():
        return
    for ledger in ledgers:
        some = uids(Listing(ledger, search=text))[:PER_LEDGER]
        records = store.load(ledger.model, some)
        units = store.load(Unit, list({record.unit for record in records}))
        names = {unit.uid: unit.name or "" for unit in units}
        for record in records:
            yield Found(ledger, record.uid, record.heading(), names.get(record.unit, ""))
