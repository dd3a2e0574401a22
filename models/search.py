"""One search over every ledger; finds words of any length, one Chinese character too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models import store
from models.ledger import Ledger
from models.ledgers.units import Unit
from models.listing import Listing, uids
from models.text_index import Excerpt, excerpts

PER_LEDGER = 30


@dataclass(frozen=True)
class Found:
    """A record that holds the words: where it is, what it is called, whose it is.

    `excerpt` is what stands around the words in one of its documents, where one holds them.
    """

    ledger: Ledger
    uid: str
    heading: str
    unit: str
    excerpt: Excerpt | None = None


def find_everywhere(text: str, ledgers: Sequence[Ledger]) -> Iterator[Found]:
    """The newest records of each ledger that hold `text`, at most PER_LEDGER of each."""
    if not text.strip():
        return
    for ledger in ledgers:
        some = uids(Listing(ledger, search=text))[:PER_LEDGER]
        records = store.load(ledger.model, some)
        units = store.load(Unit, list({record.unit for record in records}))
        names = {unit.uid: unit.name or "" for unit in units}
        inside = excerpts(ledger, some, text)
        for record in records:
            unit = names.get(record.unit, "")
            yield Found(ledger, record.uid, record.heading(), unit, inside.get(record.uid))
