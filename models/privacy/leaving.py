"""What leaves with a package and to whom, and what never does: shown before it is made."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.exchange import receipts
from models.exchange.format.freight import EVERYTHING, Freight
from models.exchange.sending import selection
from models.exchange.sending.giving_back import given_back
from models.exchange.sending.selection import Leaving
from models.exchange.tables import UP
from models.exchange.trust import trust
from models.fields import Column, Leaves
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.office import Office
from models.periods import Period
from models.privacy.personal import personal_fields
from models.progress import Progress, silent
from models.record import Rows
from models.settings import get_setting
from models.words import Sentence, sentence


@dataclass(frozen=True)
class LeavingField:
    """A personal field: how many values of it leave; 0 of one that stays."""

    ledger: Ledger
    labels: tuple[str, ...]
    count: int
    asked: bool = False


@dataclass(frozen=True)
class LeavingFile:
    """An attachment; `now` is False of one that waits or is on the other side already."""

    ledger: Ledger
    name: str
    size: int
    now: bool


@dataclass(frozen=True)
class LeavingList:
    """`staying` are personal fields that nobody asks for or that never leave.

    `addressees` are the names of those for whom it is, each with a package of its own.
    """

    addressees: tuple[str, ...]
    ledgers: tuple[tuple[Ledger, int], ...]
    personal: tuple[LeavingField, ...]
    staying: tuple[LeavingField, ...]
    files: tuple[LeavingFile, ...]

    @property
    def records(self) -> int:
        return sum(count for _, count in self.ledgers)

    @property
    def going(self) -> list[LeavingFile]:
        return [file for file in self.files if file.now]


NEVER: tuple[Sentence, ...] = (
    sentence("草稿"),
    sentence("修改历史和以前的内容"),
    sentence("账号、密码和密钥"),
    sentence("备份"),
    sentence("已印发的表"),
    sentence("附件里读出的文字和查找索引"),
)
"""What no package ever holds, beside the fields that stay."""


def leaving_up(office: Office, period: Period | None, freight: Freight = EVERYTHING) -> LeavingList:
    """What the package of a report for the level above would hold, as things stand."""
    year = period.year if period else office.door.today.year
    parent = trust.parent_of(office)
    records = selection.going_up(office.unit, year)
    files = _files(office, records, receipts.acknowledged_blobs(UP), freight)
    asks = frozenset(get_setting("asks", []))
    return _listed(records, (parent.name,) if parent else (), files, asks)


def leaving_down(
    office: Office, only: Collection[str] = (), progress: Progress = silent
) -> LeavingList:
    """What the packages for the children would hold together, each record told once.

    `only` names units and areas (uids) as `export_down` takes them; none are all.
    """
    children = [
        child
        for child in trust.children_of(office)
        if not only or selection.reaches(child.unit, only)
    ]
    above = trust.ancestors_of(office)
    records: dict[str, Leaving] = {}
    lacking: set[str] = set()
    for at, child in enumerate(children):
        progress(at, len(children))
        back, _ = given_back(child.unit)
        there = set() if back else receipts.acknowledged_blobs(receipts.down_stream(child.unit))
        for one in (*selection.going_down(office.unit, above, child.unit), *back):
            records[one.uid] = one
            lacking |= {sha256 for sha256, _ in selection.files(one.content)} - there
    found = [records[uid] for uid in sorted(records)]
    named = {sha256 for one in found for sha256, _ in selection.files(one.content)}
    files = _files(office, found, named - lacking, EVERYTHING)
    return _listed(found, tuple(child.name for child in children), files, frozenset())


def _listed(
    records: Sequence[Leaving],
    addressees: tuple[str, ...],
    files: Iterable[LeavingFile],
    asks: frozenset[str],
) -> LeavingList:
    counts = Counter(one.ledger for one in records)
    values: Counter[tuple[str, str, str]] = Counter()
    for one in records:
        values.update(_personal_in(one))
    going, staying = [], []
    for ledger in LEDGERS:
        for rows, column in personal_fields(ledger):
            count = values[ledger.name, rows.name if rows else "", column.name]
            labels = (*((rows.label,) if rows else ()), column.label)
            asked = column.leaves is Leaves.ASKED
            field = LeavingField(ledger, labels, count, asked)
            if count:
                going.append(field)
            elif ledger.name in counts and _stays(ledger, rows, column, asks):
                staying.append(field)
    listed = tuple((ledger, counts[ledger.name]) for ledger in LEDGERS if counts[ledger.name])
    return LeavingList(addressees, listed, tuple(going), tuple(staying), tuple(files))


def _stays(
    ledger: Ledger, rows: Rows[Any] | None, column: Column[Any], asks: frozenset[str]
) -> bool:
    prefix = f"{ledger.name}.{rows.name}" if rows else ledger.name
    asked = column.leaves is Leaves.ASKED and f"{prefix}.{column.name}" not in asks
    return column.leaves is Leaves.NEVER or asked


def _personal_in(one: Leaving) -> Iterator[tuple[str, str, str]]:
    ledger = ledger_named(one.ledger)
    if ledger is None:
        return
    for rows, column in personal_fields(ledger):
        holders: Iterable[dict[str, Any]] = (
            one.content.get(rows.name, ()) if rows else (one.content,)
        )
        for holder in holders:
            if holder.get(column.name) is not None:
                yield ledger.name, rows.name if rows else "", column.name


def _files(
    office: Office, records: Sequence[Leaving], there: Collection[str], freight: Freight
) -> Iterator[LeavingFile]:
    """The attachments that these records name, each once, the ones that go now first.

    `there` are those that the other side has.
    """
    named: dict[str, tuple[Ledger, str, int]] = {}
    for one in records:
        ledger = ledger_named(one.ledger)
        if ledger is None:
            continue
        for part, field in ledger.file_fields():
            for holder in one.content.get(part, ()) if part else (one.content,):
                for file in holder.get(field) or ():
                    named.setdefault(file["sha256"], (ledger, file["name"], file["size"]))
    waiting = {
        sha256: size
        for sha256, (_, _, size) in named.items()
        if sha256 not in there and office.attachments.has(sha256)
    }
    now, _left = freight.divide(waiting)
    for sha256, (ledger, name, size) in sorted(named.items(), key=lambda item: item[0] not in now):
        yield LeavingFile(ledger, name, size, sha256 in now)
