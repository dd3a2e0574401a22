"""What putting a backup back would change: looked at beforehand, nothing is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import peewee

from models import store
from models.changes import Change, knows
from models.database import DATABASE_ERRORS, open_key
from models.exchange.tables import Incoming, Outgoing
from models.ledgers import LEDGERS, ledger_named
from models.office import Office
from models.record import tuples
from models.shelf.checking import check_backup, look_inside, opened_copy
from models.words import Sentence, sentence

NAMED = 5
"""So many of the newest records that would be lost are named."""


@dataclass(frozen=True)
class Newer:
    """One ledger: records now and in the backup, and how many were written since."""

    ledger: str
    title: Sentence
    now: int
    then: int
    written: int


@dataclass(frozen=True)
class Outlook:
    """`names` are the newest records written since the backup; `sent` packages were carried away.

    `related` is False where the backup is not an earlier state of what is open.
    """

    backup: Path
    made_at: datetime | None
    related: bool
    ledgers: tuple[Newer, ...]
    names: tuple[Sentence, ...]
    sent: int
    received: int

    @property
    def changes_nothing(self) -> bool:
        return self.related and not (self.ledgers or self.sent or self.received)

    def told(self) -> Iterator[Sentence]:
        """A line for everything that would be different."""
        if not self.related:
            yield sentence("这份备份不是现在这份数据以前的样子")
        if self.changes_nothing:
            yield sentence("现在的数据和备份时一样")
        for some in self.ledgers:
            template = "{title}：{now} 条变回 {then} 条，备份以后写过 {written} 条"
            yield Sentence(
                template,
                {"title": some.title, "now": some.now, "then": some.then, "written": some.written},
            )
        for name in self.names:
            yield sentence("不再显示：{name}", name=name)
        if self.sent:
            yield sentence("备份以后发出过 {n} 个报送包", n=self.sent)
        if self.received:
            yield sentence("备份以后导入过 {n} 个报送包，要再导入一次", n=self.received)


def outlook(office: Office, backup: Path) -> Outlook:
    """Check a backup whole, and say what of the open office is not in it.

    `DamagedBackup` where it must not be put back.
    """
    manifest = check_backup(backup, open_key(), lying=office.folder / "attachments")
    inside = look_inside(backup, open_key(), quick=True)
    seq, digest = inside.head
    related = knows(seq, digest)
    since = _written_since(seq) if related else []
    written = Counter(name for name, _ in since)
    ledgers = []
    for ledger in LEDGERS:
        now = ledger.model.select().where(~ledger.model.deleted).count()
        then = inside.counts.get(ledger.name, 0)
        if now != then or written[ledger.name]:
            title = sentence(ledger.title)
            ledgers.append(Newer(ledger.name, title, now, then, written[ledger.name]))
    sent, received = _packages_since(backup)
    return Outlook(
        backup,
        datetime.fromisoformat(manifest.made_at) if manifest is not None else None,
        related,
        tuple(ledgers),
        tuple(_named(since[:NAMED])),
        sent,
        received,
    )


def _written_since(seq: int) -> list[tuple[str, str]]:
    """(ledger, uid) of every record changed after a change, the last one first."""
    last = peewee.fn.MAX(Change.seq)
    query = (
        Change.select(Change.ledger, Change.uid)
        .where(Change.seq > seq)
        .group_by(Change.ledger, Change.uid)
        .order_by(last.desc())
    )
    return list(tuples(query))


def _named(some: list[tuple[str, str]]) -> Iterator[Sentence]:
    for name, uid in some:
        ledger = ledger_named(name)
        found = store.load(ledger.model, [uid]) if ledger is not None else []
        if ledger is not None and found:
            title, heading = sentence(ledger.title), found[0].heading()
            yield sentence("{ledger}“{heading}”", ledger=title, heading=heading)


def _packages_since(backup: Path) -> tuple[int, int]:
    """How many packages were carried away, and how many taken in, that the backup knows not of."""
    carried = Outgoing.select(Outgoing.package_id).where(Outgoing.carried_at.is_null(False))
    accepted = Incoming.select(Incoming.sha256).where(Incoming.outcome == "accepted")
    sent = {package for (package,) in tuples(carried)}
    taken = {sha256 for (sha256,) in tuples(accepted)}
    with opened_copy(backup, open_key()) as copy:
        try:
            known = {row[0] for row in copy.execute_sql("SELECT package_id FROM outgoing")}
            had = {row[0] for row in copy.execute_sql("SELECT sha256 FROM incoming")}
        except DATABASE_ERRORS:  # older than the exchange
            return len(sent), len(taken)
    return len(sent - known), len(taken - had)
