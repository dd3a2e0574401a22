"""Why a number reads differently: which record, which of its fields, and whose package or hand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.changes import Change, ChangeImage, Kind, read_why
from models.exchange.tables import Incoming
from models.fields import Choice
from models.history import labels_of, reason_of, record_before
from models.issuing.kept import UNITS, KeptRow
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision
from models.ledgers.plan_tie import PlanTied
from models.listing import names_of
from models.record import among, tuples
from models.store import chunks, load
from models.ties import pointed_at, pointing_at
from models.words import Sentence, sentence


class Fate(Choice):
    """What became of a record that a number counts."""

    NEW = "new", "新增记录"
    COUNTED = "counted", "改动后计入"
    UNCOUNTED = "uncounted", "改动后不再计入"
    DELETED = "deleted", "删除记录"
    CHANGED = "changed", "数量改变"
    UNIT = "unit", "单位的数改变"
    DAY = "day", "没有改动，日期到了"
    ROLLED = "rolled", "汇总数"


@dataclass(frozen=True)
class Origin:
    """One change of a record: whose package brought it, or who entered it here.

    `package` is empty for what was done here; `unit` is the sender's name, `on` the day it came or
    the moment it was entered.
    """

    package: str
    unit: str
    on: str
    actor: str
    why: Sentence
    labels: tuple[str, ...]

    @property
    def told(self) -> Sentence:
        """Whose package it was and when it came, or who entered it here and when."""
        if not self.package:
            at = self.on.replace("T", " ")
            return sentence("{name} {time} 在本机录入", name=self.actor, time=at)
        return sentence(
            "{unit}的报送包 {package}，{day} 收到",
            **{"unit": self.unit, "package": self.package, "day": self.on},
        )


@dataclass(frozen=True)
class Cause:
    """A record that a number counts otherwise; (amount, base) and revision before and after.

    `through` is the (ledger, uid, heading) of another record, where only that one was changed.
    """

    fate: Fate
    ledger: str
    uid: str
    heading: str
    unit: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    revs: tuple[int | None, int | None]
    origins: tuple[Origin, ...]
    through: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Moved:
    """A record whose rows add something else than before."""

    ledger: str
    uid: str
    unit: str
    before: tuple[int, int] | None
    after: tuple[int, int] | None


@dataclass(frozen=True)
class Span:
    """The changes after one moment up to another, by their numbers."""

    after: int
    until: int

    def holds(self) -> object:
        return Change.seq.between(self.after + 1, self.until)


def moved(before: Iterable[KeptRow], after: Iterable[KeptRow]) -> list[Moved]:
    """The records whose rows differ, in the order of their uids."""
    sides = [_by_record(rows) for rows in (before, after)]
    found = []
    for key in sorted({*sides[0], *sides[1]}):
        old, new = (side.get(key, []) for side in sides)
        if sorted(old) != sorted(new):
            unit = (new or old)[0].unit
            found.append(Moved(*key, unit, _sum(old), _sum(new)))
    return found


def _by_record(rows: Iterable[KeptRow]) -> dict[tuple[str, str], list[KeptRow]]:
    found: dict[tuple[str, str], list[KeptRow]] = defaultdict(list)
    for row in rows:
        found[row.ledger, row.uid].append(row)
    return found


def _sum(rows: Sequence[KeptRow]) -> tuple[int, int] | None:
    return (sum(row.amount for row in rows), sum(row.base for row in rows)) if rows else None


def causes_of(
    some: Sequence[Moved], span: Span, revs: tuple[Mapping[str, int], Mapping[str, int]]
) -> list[Cause]:
    """What made each of these records count otherwise."""
    steps = _steps([one.uid for one in some if one.ledger != UNITS], span)
    known = _called_and_owned(some, steps)
    owners = names_of(UNITS, {one.unit or known[one.uid][1] for one in some})
    found = []
    for one in some:
        both = tuple(side.get(one.uid) for side in revs)
        fate, origins, through = _told(one, steps.get(one.uid, []), span)
        heading, owner = known[one.uid]
        heading = heading or one.uid[-8:]
        about = (one.ledger, one.uid, heading, owners.get(one.unit or owner, ""))
        found.append(
            Cause(fate, *about, one.before, one.after, (both[0], both[1]), origins, through)
        )
    return found


@dataclass(frozen=True)
class _Step:
    """One change of a record as the log holds it."""

    batch: str
    kind: Kind
    at: str
    actor: str
    why: str
    ledger: str
    before: bytes | None
    after: bytes | None
    rev_before: int | None


def _steps(uids: Iterable[str], span: Span) -> dict[str, list[_Step]]:
    """Record → its changes in the span, the first one first."""
    found: dict[str, list[_Step]] = defaultdict(list)
    for part in chunks(sorted(set(uids))):
        query = (
            Change.select(
                *(Change.uid, Change.batch, Change.kind, Change.at, Change.actor, Change.why),
                *(Change.ledger, ChangeImage.before, ChangeImage.after, Change.rev_before),
            )
            .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
            .where(among(Change.uid, part), span.holds())
            .order_by(Change.seq)
        )
        for uid, batch, kind, *rest in tuples(query):
            found[uid].append(_Step(batch, Kind(kind), *rest))
    return found


def _told(
    one: Moved, own: Sequence[_Step], span: Span
) -> tuple[Fate, tuple[Origin, ...], tuple[str, str, str] | None]:
    """Its own changes; else those of a record that it is tied to; else only the day."""
    if one.ledger == UNITS:
        return Fate.UNIT, tuple(_packages_of(one.uid, span)), None
    if own:
        return _fate(one, own), _origins(own), None
    for ledger, uid in _tied(one):
        steps = _steps([uid], span).get(uid)
        if steps:
            return _fate(one, ()), _origins(steps), (ledger, uid, _heading(ledger, uid, steps))
    return Fate.DAY, (), None


def _fate(one: Moved, own: Sequence[_Step]) -> Fate:
    if own and _is_gone(one):
        return Fate.DELETED
    if one.before is not None and one.after is not None:
        return Fate.CHANGED
    if one.after is None:
        return Fate.UNCOUNTED
    return Fate.NEW if own and own[0].rev_before is None else Fate.COUNTED


def _is_gone(one: Moved) -> bool:
    ledger = ledger_named(one.ledger)
    here = load(ledger.model, [one.uid]) if ledger is not None else []
    return not here or here[0].deleted


def _origins(steps: Sequence[_Step]) -> tuple[Origin, ...]:
    """One for each batch, the newest first."""
    batches = list(dict.fromkeys(step.batch for step in reversed(steps)))
    query = Incoming.select(
        Incoming.batch, Incoming.package_id, Incoming.unit, Incoming.received_on
    ).where(among(Incoming.batch, batches))
    came = {batch: (package, unit, on) for batch, package, unit, on in tuples(query)}
    names = names_of(UNITS, {unit for _, unit, _ in came.values()})
    found = []
    for batch in batches:
        some = [step for step in steps if step.batch == batch]
        labels = [
            label
            for step in some
            for label in labels_of(step.ledger, step.kind, step.before, step.after)
        ]
        package, unit, on = came.get(batch, ("", "", some[-1].at))
        found.append(
            Origin(
                *(package, names.get(unit, ""), on, some[-1].actor),
                reason_of(some[-1].kind, read_why(some[-1].why)),
                tuple(dict.fromkeys(labels)),
            )
        )
    return tuple(found)


def _packages_of(unit: str, span: Span) -> Iterator[Origin]:
    """The packages of a unit that came in the span, the newest first."""
    batches = Change.select(Change.batch).where(span.holds())
    query = (
        Incoming.select(*(Incoming.package_id, Incoming.received_on), Incoming.imported_by)
        .where(Incoming.unit == unit, Incoming.batch.in_(batches))
        .order_by(Incoming.number.desc())
    )
    name = names_of(UNITS, [unit]).get(unit, "")
    for package, on, by in tuples(query):
        yield Origin(package, name, on, by, Sentence(""), ())


def _tied(one: Moved) -> Iterator[tuple[str, str]]:
    """(ledger, uid) of what a record's numbers may hang on, the likeliest first."""
    decisions = Decision.select(Decision.uid).where(Decision.subject_uid == one.uid)
    yield from (("decisions", uid) for (uid,) in tuples(decisions))
    for event in PlanTied.__subclasses__() if one.ledger == "plans" else ():
        query = event.select(event.uid).where(event.plan_item == one.uid)
        yield from ((event._meta.table_name, uid) for (uid,) in tuples(query))
    if one.unit:
        yield UNITS, one.unit
    ledger = ledger_named(one.ledger)
    if ledger is None or not ledger.model.select().where(ledger.model.uid == one.uid).exists():
        return
    for ties in (*pointing_at(ledger, one.uid), *pointed_at(ledger, one.uid)):
        yield from ((ties.ledger.name, tied.uid) for tied in ties.tied)


def _called_and_owned(
    some: Sequence[Moved], steps: Mapping[str, Sequence[_Step]]
) -> dict[str, tuple[str, str]]:
    """Record → what it is called and whose it is; those that are gone by what they were."""
    by_ledger: dict[str, list[str]] = defaultdict(list)
    for one in some:
        by_ledger[one.ledger].append(one.uid)
    found: dict[str, tuple[str, str]] = {}
    for name, uids in by_ledger.items():
        ledger = ledger_named(name)
        if ledger is not None:
            here = load(ledger.model, uids)
            found |= {record.uid: (record.heading(), record.unit) for record in here}
    gone = [one for one in some if one.uid not in found]
    return found | {one.uid: (_called(steps.get(one.uid, ())), one.unit) for one in gone}


def _heading(name: str, uid: str, steps: Sequence[_Step]) -> str:
    ledger = ledger_named(name)
    here = load(ledger.model, [uid]) if ledger is not None else []
    return here[0].heading() if here else _called(steps)


def _called(steps: Sequence[_Step]) -> str:
    """What a record was called whose changes alone are left."""
    for step in reversed(steps):
        if step.before is not None:
            record = record_before(step.ledger, step.kind, step.before)
            return record.heading() if record is not None else ""
    return ""
