"""The tables that this program's schema consists of."""

from collections.abc import Iterable

import peewee

from models.attachments import Blob
from models.burden_meter import FieldCount
from models.changes import Change, ChangeImage
from models.exchange.tables import (
    Anchor,
    Chase,
    Covered,
    EpochGrant,
    Incoming,
    KnownRoster,
    Outgoing,
    Peer,
    Relayed,
    StoppedStream,
    TrustEvent,
)
from models.issued_tables import IssuedTable
from models.ledger import Ledger
from models.lines import Line
from models.rollups import FigureMonth, FigureYear
from models.settings import Setting


def tables(ledgers: Iterable[Ledger]) -> list[type[peewee.Model]]:
    """Every table, the ledgers' own and their rows' among them."""
    found: list[type[peewee.Model]] = [Setting, Change, ChangeImage, Line, Blob, FieldCount]
    found += [Peer, KnownRoster, TrustEvent, EpochGrant, Outgoing, Incoming, StoppedStream]
    found += [Relayed, Covered, Chase, Anchor, FigureMonth, FigureYear]
    found.append(IssuedTable)
    for ledger in ledgers:
        found.append(ledger.model)
        found.extend(rows.model for rows in ledger.parts())
    return found
