"""Which records were opened last in this office: their names are looked up, never kept."""

from collections.abc import Sequence
from typing import Any

from models import store
from models.ledger import Ledger
from models.ledgers.addressing import Addressed, in_sight
from models.listing import names_of
from models.privacy.subject import ERASED
from models.record import Record, among, tuples
from models.search import Found
from models.settings import get_setting, put_setting

MOST = 20
_KEY = "window.recent"


def note_opened(ledger: str, uid: str) -> None:
    """Put a record before all that were opened earlier."""
    now, kept = [ledger, uid], _kept()
    if kept[:1] != [now]:
        put_setting(_KEY, [now, *(one for one in kept if one != now)][:MOST])


def opened_last(ledgers: Sequence[Ledger]) -> list[Found]:
    """Those of these ledgers, the newest first, without what was deleted or erased."""
    told: dict[tuple[str, str], Found] = {}
    for ledger in ledgers:
        uids = [uid for name, uid in _kept() if name == ledger.name]
        records: list[Record] = _living(ledger, uids)
        owners = names_of("units", {record.unit for record in records})
        for record in records:
            heading, unit = record.heading(), owners.get(record.unit, "")
            if heading != ERASED:
                told[ledger.name, record.uid] = Found(ledger, record.uid, heading, unit)
    return [told[name, uid] for name, uid in _kept() if (name, uid) in told]


def _living(ledger: Ledger, uids: Sequence[str]) -> list[Record]:
    model: Any = ledger.model
    if not uids:
        return []
    query = model.select(model.uid).where(among(model.uid, uids), ~model.deleted)
    if issubclass(model, Addressed):
        query = query.where(in_sight(model))
    return store.load(model, [uid for (uid,) in tuples(query)])


def _kept() -> list[list[str]]:
    kept = get_setting(_KEY, [])
    return [one for one in kept if isinstance(one, list) and len(one) == 2]
