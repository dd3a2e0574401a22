"""The versions of one record: what each changed from what to what, and an earlier one put back.

Putting a version back is a person's edit like any other: a new revision through the door, undone
like one. Only what people type comes back; states, decisions and what verbs have noted do not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import store
from models.canonical import decode
from models.changes import Change, ChangeImage, Kind, read_why
from models.door import Door
from models.errors import UserError
from models.fields import ChoiceField, Column, FilesField
from models.history import reason_of, state_of
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.listing import names_for
from models.lists import list_labels
from models.office import Office
from models.record import Facts, Part, Record, State, read_state, record_from, tuples
from models.sources import Source
from models.values import Reader, shown
from models.words import Sentence, Words, sentence

_BY_VERBS = ("decisions", "month_reports")
"""Ledgers whose records are made by deciding and by signing: no earlier one is put back."""


@dataclass(frozen=True)
class Version:
    """One change of a record; `was` and `now` are None where it did not exist, or was erased.

    `rev` is the revision that it made, None where an import was taken back.
    """

    seq: int
    rev: int | None
    at: str
    actor: str
    why: Sentence
    kind: Kind
    ledger: str
    uid: str
    was: State | None
    now: State | None
    erased: bool

    @property
    def heading(self) -> str:
        """What the record was called, "" where nothing tells."""
        ledger, state = ledger_named(self.ledger), self.now or self.was
        if state is None:
            return ""
        if ledger is None:
            return str(state.get("name") or "")
        return record_from(ledger.model, state).heading()


@dataclass(frozen=True)
class Told:
    """One field of a version as people read it, before and after."""

    label: str
    old: str
    new: str


_COLUMNS = (
    *(Change.seq, Change.rev_after, Change.at, Change.actor, Change.why, Change.kind),
    *(Change.ledger, Change.uid, Change.before_digest, Change.after_digest),
    *(ChangeImage.before, ChangeImage.after),
)


def versions(uid: str) -> list[Version]:
    """All changes of a record, the newest first."""
    return list(_read(Change.uid == uid))


def version_at(seq: int) -> Version:
    """One change by its number."""
    found = next(_read(Change.seq == seq), None)
    if found is None:
        raise UserError("没有第 {seq} 条改动记录", seq=seq)
    return found


def versions_at(numbers: Sequence[int]) -> dict[int, Version]:
    """Changes by their numbers, of whichever records."""
    return {one.seq: one for one in _read(Change.seq.in_(list(numbers)))} if numbers else {}


def _read(condition: Any) -> Iterator[Version]:
    query = (
        Change.select(*_COLUMNS)
        .join(ChangeImage, on=(Change.seq == ChangeImage.seq))
        .where(condition)
        .order_by(Change.seq.desc())
    )
    for seq, rev, at, actor, why, kind_name, name, uid, old, new, before, after in tuples(query):
        kind = Kind(kind_name)
        erased = (old is not None and before is None) or (new is not None and after is None)
        was, now = (_state(name, kind, image) for image in (before, after))
        reason = reason_of(kind, read_why(why))
        yield Version(seq, rev, at, actor, reason, kind, name, uid, was, now, erased)


def _state(name: str, kind: Kind, image: bytes | None) -> State | None:
    if image is None:
        return None
    ledger = ledger_named(name)
    return dict(decode(bytes(image))) if ledger is None else state_of(ledger, kind, bytes(image))


# What a version changed, in words.


def told(version: Version, words: Words) -> list[Told]:
    """The fields that read differently, in the order of the form."""
    ledger = ledger_named(version.ledger)
    if ledger is None:
        return list(_of_unknown(version, words))
    return compared(ledger, version.was or {}, version.now or {}, words)


def _of_unknown(version: Version, words: Words) -> Iterator[Told]:
    """Of what is no ledger, such as accounts: its values as they stand."""
    was, now = version.was or {}, version.now or {}
    for name in dict.fromkeys([*was, *now]):
        if was.get(name) != now.get(name) and name != "uid":
            label = words(_OTHER_LABELS.get(name, name))
            yield Told(label, _plain(was, name), _plain(now, name))


_OTHER_LABELS = {
    **{"name": "姓名", "roles": "角色", "active": "在用"},
    **{"values": "清除的值", "images": "清除的改动", "files": "清除的附件"},
}


def _plain(state: State, name: str) -> str:
    value = state.get(name)
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def compared(ledger: Ledger, was: State, now: State, words: Words) -> list[Told]:
    """Two states of a record, field by field and row by row."""
    found = [*_changes(ledger, was, now)]
    columns = [column for _, column, _, _ in found]
    names = names_for(columns, [[_value(c, s.get(c.name)) for (_, c, s, _) in found]])
    names |= names_for(columns, [[_value(c, s.get(c.name)) for (_, c, _, s) in found]])
    reader = Reader(words, names, list_labels)
    made = []
    for place, column, old, new in found:
        texts = [shown(column, _value(column, s.get(column.name)), reader) for s in (old, new)]
        label = words(column.label)
        if place is not None:
            title, row = place
            label = words("{part}第 {row} 行：{field}").format(
                part=words(title), row=row, field=label
            )
        if texts[0] != texts[1]:
            made.append(Told(label, *texts))
    return made


_Found = tuple[tuple[str, int] | None, Column[Any], State, State]


def _changes(ledger: Ledger, was: State, now: State) -> Iterator[_Found]:
    """(title and number of the row, or None; field; holder before and after) of each difference."""
    for column in [*ledger.fields(), Record.deletion_reason]:
        if was.get(column.name) != now.get(column.name):
            yield None, column, was, now
    for rows in ledger.parts():
        before = {row["uid"]: row for row in was.get(rows.name, ())}
        after = {row["uid"]: row for row in now.get(rows.name, ())}
        numbers = {uid: number for some in (before, after) for number, uid in enumerate(some, 1)}
        for uid, number in numbers.items():
            old, new = before.get(uid, {}), after.get(uid, {})
            for column in rows.model.columns():
                if old.get(column.name) != new.get(column.name):
                    yield (rows.label, number), column, old, new


def _value(column: Column[Any], wire: Any) -> Any:
    return None if wire is None else column.from_wire(wire)


# An earlier version put back.


@dataclass(frozen=True)
class Restoring:
    """What putting a version back would do: the record as it would be, and what stays as it is.

    `came` are the fields that change; `left` names what differs in the version and does not come
    back.
    """

    record: Record
    came: tuple[Told, ...]
    left: tuple[Sentence, ...]
    why: Sentence


def restoring(office: Office, version: Version, words: Words) -> Restoring:
    """What would come of it; UserError where nothing can."""
    door, state = office.door, version.now
    ledger = ledger_named(version.ledger)
    if ledger is None or ledger.name in _BY_VERBS:
        title = sentence(ledger.title if ledger else "这一类")
        raise UserError("{ledger}不能恢复旧版本，要改就重新办理", ledger=title)
    if state is None:
        if version.erased:
            raise UserError("这个版本的内容已清除，恢复不了")
        raise UserError("这条改动以后记录已经不在，恢复不了")
    if state.get("deleted"):
        raise UserError("这个版本是删除，恢复它前面的一个版本")
    record = door.load(ledger.model, version.uid)
    if record.unit != door.unit:
        raise UserError("这条记录属于别的单位，只能退回请对方修改")
    before = read_state(record)
    old = record_from(ledger.model, state)
    left = [*_put_back(office, ledger, record, old)]
    record.deleted, record.deletion_reason = False, None
    _refuse_other_state(door, ledger, record, before)
    came = compared(ledger, before, read_state(record), words)
    if not came and not before.get("deleted"):
        raise UserError("这个版本能恢复的内容和现在一样")
    at = version.at.replace("T", " ")[:16]
    why = sentence("恢复“{title}”在 {at} 的版本", title=old.heading(), at=at)
    return Restoring(record, tuple(came), tuple(left), why)


def restore(office: Office, planned: Restoring) -> Record:
    """Store it as a new revision; the record as it is then."""
    record = planned.record
    office.door.store(record, why=planned.why, source=Source.CARRIED)
    return office.door.load(type(record), record.uid)


def _comes_back(column: Column[Any]) -> bool:
    """Whether people type a field and no verb sets it."""
    state = isinstance(column, ChoiceField) and column.name == "state"
    return not (column.derived or column.automatic or state)


def _put_back(office: Office, ledger: Ledger, record: Record, old: Record) -> Iterator[Sentence]:
    """Give the record what people had typed into the older one; what does not come back."""
    yield from _fill(office, ledger.fields(), record, old)
    for rows in ledger.parts():
        held: Mapping[str, Part] = {part.uid: part for part in getattr(record, rows.name)}
        olds: list[Part] = getattr(old, rows.name)
        if rows.automatic:
            if [part.uid for part in olds] != list(held):
                yield sentence(rows.label)
            continue
        columns, kept = rows.model.columns(), []
        for part in olds:
            row = held.get(part.uid) or rows.model(uid=part.uid, record=record.uid)
            yield from _fill(office, columns, row, part)
            kept.append(row)
        there = {part.uid for part in olds}
        noted = [row for uid, row in held.items() if uid not in there and _is_noted(columns, row)]
        setattr(record, rows.name, [*kept, *noted])
        if noted:
            yield sentence(rows.label)


def _fill(
    office: Office, columns: Sequence[Column[Any]], holder: Record | Part, old: Record | Part
) -> Iterator[Sentence]:
    for column in columns:
        was, now = getattr(old, column.name), getattr(holder, column.name)
        if was == now or column.derived:
            continue
        if not _comes_back(column):
            yield sentence(column.label)
            continue
        if isinstance(column, FilesField):
            here = tuple(file for file in was if office.attachments.has(file.sha256))
            if here != tuple(was):
                yield sentence("{label}里本机没有的文件", label=sentence(column.label))
            was = here
        setattr(holder, column.name, was)


def _is_noted(columns: Sequence[Column[Any]], row: Part) -> bool:
    """Whether a row holds what a verb has put there."""
    return any(
        getattr(row, column.name) not in (None, "", (), column.default)
        for column in columns
        if column.automatic or (not column.derived and not _comes_back(column))
    )


def _refuse_other_state(door: Door, ledger: Ledger, record: Record, before: State) -> None:
    """No state is wound back in this way, not even where it follows from what people type."""
    column = ledger.state
    if column is None or not column.derived:
        return
    tried = record_from(ledger.model, read_state(record))
    facts = store.facts_for(ledger.model, [record.uid], door.today)[record.uid]
    tried.settle(Facts(door.today, facts.decisions, before, facts.beside))
    tried.derive(facts)
    held = record_from(ledger.model, before)
    held.derive(facts)
    was, now = getattr(held, column.name), getattr(tried, column.name)
    if was != now:
        raise UserError(
            "恢复这个版本会把{label}从“{was}”改成“{now}”，这一步只能照常办理",
            label=sentence(column.label),
            was=sentence(was.label) if was else "",
            now=sentence(now.label) if now else "",
        )
