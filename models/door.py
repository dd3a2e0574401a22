"""The one door for writes: every change passes here, in one transaction, with who and why."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache, partial
from typing import Any, TypeVar

from models import changes, store
from models.accounts.rights import Right, entitled, need, needs
from models.attachments import Blob
from models.burden_meter import Arrivals, Counting, give
from models.canonical import decode, encode
from models.changes import Batch, Image, Kind
from models.database import writing
from models.errors import Invalid, Problem, UserError
from models.fields import Column, IntegerField, Need, TextField
from models.ledger import Action, By, Ledger, Stamp
from models.ledgers.units import descendants
from models.lines import Line, line_hash, read_line, write_line
from models.record import (
    ENTRY_UNDONE,
    Facts,
    Part,
    Record,
    State,
    database,
    new_uid,
    read_state,
    tuples,
)
from models.settings import get_setting, put_setting
from models.sources import Source
from models.words import Sentence, sentence

R = TypeVar("R", bound=Record)

_DECISIONS, _OWN_ARRANGEMENT = "decisions", "saved_views"
"""Ledgers whose records are not a filler's to enter: decisions, and how somebody looks at lists."""

_STAMPS = ("changed_at", "changed_by", "rev")


def right_of(action: Action) -> Right:
    """What doing a verb takes: to decide from above, or to write one's own."""
    return Right.REVIEW if action.by in (By.SUPERIOR, By.ABOVE) else Right.RECORD


class Door:
    """Writes for one office by one person; remembers this sitting's batches for undo."""

    def __init__(
        self,
        ledgers: Sequence[Ledger],
        unit: str,
        actor: str,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.ledgers: Mapping[str, Ledger] = {ledger.name: ledger for ledger in ledgers}
        self._by_model = {ledger.model: ledger for ledger in ledgers}
        self.unit = unit
        self.actor = actor
        self._now = now
        self._done: list[tuple[str, Sentence]] = []
        self._undone: list[tuple[str, Sentence]] = []
        self.listeners: list[Callable[[frozenset[str]], None]] = []

    @property
    def now(self) -> datetime:
        """What this computer's clock says; it orders nothing."""
        return self._now()

    @property
    def today(self) -> date:
        return self._now().date()

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.actor, self.unit, self.today)

    def ledger_of(self, record: Record) -> Ledger:
        return self._by_model[type(record)]

    def new(self, model: type[R], **values: Any) -> R:
        """A fresh record of this office, not stored yet."""
        record = model(uid=new_uid(), unit=self.unit, filler=self.actor, **values)
        record.prepare(self.today)
        give(record, Source.TIES)
        return record

    def load(self, model: type[R], uid: str) -> R:
        """A fresh copy of a record with its rows; a sentence when there is none."""
        found = store.load(model, [uid])
        if not found:
            title = self._by_model[model].title
            raise UserError("{ledger}里没有记录 {uid}", ledger=sentence(title), uid=uid)
        return found[0]

    def problems(self, record: Record) -> list[Problem]:
        """All that is wrong with a record as it stands, in the order of its form."""
        return [*_unfit(self.ledger_of(record), record), *self._unready(record)]

    def _unready(self, record: Record) -> list[Problem]:
        ledger = self.ledger_of(record)
        missing = [
            Problem(place, sentence("还没有填{label}", label=sentence(column.label)), "missing")
            for place, column in ledger.missing(record)
        ]
        return [*missing, *record.problems()]

    def store(
        self,
        *records: Record,
        why: Sentence | None = None,
        kind: Kind = Kind.EDIT,
        source: Source = Source.TYPED,
        typed: int = 0,
    ) -> str:
        """Store own records in one transaction; the batch's uid, empty when nothing changed.

        `source` says what filled the fields; `typed` of those in the first record's ledger were
        typed all the same. Raises Invalid where a value cannot be kept, UserError where the record
        has moved on.
        """
        for name in {self.ledger_of(record).name for record in records} - {_OWN_ARRANGEMENT}:
            need(Right.REVIEW if name == _DECISIONS else Right.RECORD)
        for record in records:
            unfit = list(_unfit(self.ledger_of(record), record))
            if unfit:
                raise Invalid(unfit)
            if record.unit != self.unit:
                raise UserError("这条记录属于别的单位，只能退回请对方修改")
        revisions = [record.rev for record in records]
        why = why or _why_stored(records)
        counting = Counting(Source.SHEETS if kind is Kind.SHEET else source)
        try:
            with writing():
                images = [i for r in self._grouped(records) for i in self._own_images(*r, counting)]
                batch = self._append(images, kind, why) if images else ""
                if typed:
                    counting.type_over(self.ledger_of(records[0]).name, typed)
                counting.keep(self._month())
        except BaseException:
            for record, rev in zip(records, revisions, strict=True):
                record.rev = rev
            raise
        if batch:
            self._done.append((batch, why))
            self._undone.clear()
        return batch

    def _grouped(self, records: Iterable[Record]) -> Iterable[tuple[Ledger, list[Record]]]:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            groups[self.ledger_of(record).name].append(record)
        return ((self.ledgers[name], some) for name, some in groups.items())

    def _own_images(
        self, ledger: Ledger, records: Sequence[Record], counting: Counting
    ) -> list[Image]:
        uids = [record.uid for record in records]
        current = {r.uid: read_state(r) for r in store.load(ledger.model, uids)}
        decisions = store.decisions_on(uids)
        images, states = [], []
        today, moment = self.today, self._moment()
        for record in records:
            before = current.get(record.uid)
            if record.rev != (before["rev"] if before else 0):
                raise UserError("“{title}”刚被改过，请重新打开再改", title=record.heading())
            record.settle(Facts(today, decisions.get(record.uid, ()), before))
            record.complete = not any(
                p.level in ("missing", "wrong") for p in self._unready(record)
            )
            if before is not None and _same(before, read_state(record)):
                continue
            state = self._stamped(record, moment)
            counting.add(ledger, record, before, state)
            states.append(state)
            images.append(_image(ledger, before, state))
        self._put_own(ledger, states)
        return images

    def _month(self) -> str:
        return f"{self.today:%Y-%m}"

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _stamped(self, record: Record, moment: str) -> State:
        record.rev += 1
        record.changed_at = moment
        record.changed_by = self.actor
        record.created_at = record.created_at or moment
        record.filler = record.filler or self.actor
        return read_state(record)

    def _put_own(self, ledger: Ledger, states: Sequence[State]) -> None:
        self._put(ledger, states)
        asks = frozenset(get_setting("asks", []))
        sent = self._held([state["uid"] for state in states if state["deleted"]])
        lines = []
        for state in states:
            tombstone = state["deleted"] and state["uid"] in sent
            if tombstone or (state["complete"] and not state["deleted"]):
                line = write_line(ledger, state, asks)
                lines.append(
                    (state["uid"], ledger.name, state["unit"], state["rev"], line_hash(line), line)
                )
        store.put_lines(lines)
        self._keep_blobs(ledger, states)

    def _put(self, ledger: Ledger, states: Sequence[State]) -> None:
        with self.touching(ledger, [state["uid"] for state in states]):
            store.put(ledger, states, self.today)

    def _keep_blobs(self, ledger: Ledger, states: Iterable[State]) -> None:
        places = list(ledger.file_fields())
        files = {
            (file["sha256"], file["size"])
            for state in states
            for part, name in places
            for holder in (state.get(part, ()) if part else (state,))
            for file in holder.get(name) or ()
        }
        for some in store.chunks(sorted(files)):
            Blob.insert_many(some, fields=[Blob.sha256, Blob.size]).on_conflict_ignore().execute()

    @contextmanager
    def touching(self, ledger: Ledger, uids: Sequence[str]) -> Iterator[None]:
        """Write records; those that depend on them, then or before, follow in what is derived."""
        model = ledger.model
        before = model.touches(uids)
        yield
        fresh = [*before.items(), *model.touches(uids).items()]
        done: set[str] = set()
        while fresh:
            name, touched = fresh.pop(0)
            some = sorted(touched)
            if not touched <= done and name in self.ledgers:
                store.rederive(self.ledgers[name], some, self.today)
                fresh += self.ledgers[name].model.touches(some).items()
            done |= touched

    def _append(self, images: Sequence[Image], kind: Kind, why: Sentence) -> str:
        moment = self._moment()
        batch = Batch(new_uid(), kind, moment, self.actor, why)
        changes.append(batch, images)
        self._tell(images)
        return batch.uid

    def _tell(self, images: Iterable[Image]) -> None:
        """Once the transaction stands, say which ledgers it wrote."""
        names = frozenset(image.ledger for image in images)
        for listener in self.listeners:
            database.after_commit(partial(listener, names))

    def delete(self, *records: Record, reason: str) -> str:
        """Turn records into tombstones: a revision like any other, with its reason."""
        for record in records:
            record.deleted = True
            record.deletion_reason = reason
        first = sentence("删除“{title}”", title=records[0].heading())
        many = sentence("删除 {count} 条记录", count=len(records))
        return self.store(*records, why=first if len(records) == 1 else many)

    def act(self, action: Action, record: Record, **values: Any) -> Record:
        """Do a verb and store what comes of it; a fresh copy of the first that was stored."""
        with entitled(right_of(action)):
            return self._act(action, record, **values)

    def _act(self, action: Action, record: Record, **values: Any) -> Record:
        self._may_act(action, record)
        result = action.run(record, self.stamp, **values) or record
        results = (result,) if isinstance(result, Record) else tuple(result)
        why = sentence("{verb}“{title}”", verb=sentence(action.label), title=record.heading())
        source = Source.TEMPLATES if action.by is By.BELOW else Source.TIES
        typed = sum(value not in (None, "", ()) for value in values.values())
        self.store(*results, why=why, source=source, typed=typed)
        return self.load(type(results[0]), results[0].uid)

    def _may_act(self, action: Action, record: Record) -> None:
        own = record.unit == self.unit
        if action.by is By.OWNER and not own:
            raise UserError("这条记录属于别的单位，只能退回请对方修改")
        if action.by is By.ABOVE and own:
            raise UserError("本单位的记录不用退回，直接修改")
        if action.by is By.BELOW and self.unit not in descendants(record.unit):
            raise UserError("“{title}”不是上级下发的", title=record.heading())
        if action.by is By.SUPERIOR and own is not record.own_decides():
            raise UserError(
                "“{title}”不由本单位{verb}", title=record.heading(), verb=sentence(action.label)
            )
        if not action.when(record):
            raise UserError(
                "“{title}”现在不能{verb}", title=record.heading(), verb=sentence(action.label)
            )

    def undoable(self) -> Sentence | None:
        """What Ctrl+Z would take back."""
        return self._done[-1][1] if self._done else None

    def redoable(self) -> Sentence | None:
        return self._undone[-1][1] if self._undone else None

    def forget(self) -> None:
        """Begin another sitting: nothing that was done so far can be undone or redone in it."""
        self._done.clear()
        self._undone.clear()

    def undo(self) -> Sentence:
        """Take back this sitting's last batch by a compensating revision; what was taken back."""
        if not self._done:
            raise UserError("没有可以撤销的操作")
        uid, why = self._done[-1]
        undone = self._reverse(uid, Kind.UNDO, why)
        self._done.pop()
        self._undone.append((undone, why))
        return why

    def redo(self) -> Sentence:
        if not self._undone:
            raise UserError("没有可以恢复的操作")
        uid, why = self._undone[-1]
        redone = self._reverse(uid, Kind.REDO, why)
        self._undone.pop()
        self._done.append((redone, why))
        return why

    def _reverse(self, batch: str, kind: Kind, why: Sentence) -> str:
        with writing():
            images = []
            for old in changes.images_of(batch):
                ledger = self.ledgers[old.ledger]
                current = read_state(self.load(ledger.model, old.uid))
                if not _stands(old, current):
                    raise UserError("撤销不了：“{what}”之后这条记录又改过", what=why)
                state = self._reversed(old, current)
                self._put_own(ledger, [state])
                images.append(_image(ledger, current, state))
            return self._append(images, kind, why)

    def _reversed(self, old: Image, current: State) -> State:
        if old.rev_before is None:
            state = {**current, "deleted": True, "deletion_reason": ENTRY_UNDONE}
        else:
            state = decode(old.before or b"")
        moment = self._moment()
        return {**state, "rev": current["rev"] + 1, "changed_at": moment, "changed_by": self.actor}

    @needs(Right.SETTINGS)
    def ask(self, fields: Iterable[str], why: Sentence) -> str:
        """Take over which asked fields leave ("people.phone"); the batch's uid, empty for none.

        Own records whose line reads differently now get a new revision: one revision, one line.
        """
        wanted = frozenset(fields)
        with writing():
            differing = wanted.symmetric_difference(get_setting("asks", []))
            put_setting("asks", sorted(wanted))
            names = {name.partition(".")[0] for name in differing}
            ledgers = [ledger for name, ledger in self.ledgers.items() if name in names]
            images = [image for ledger in ledgers for image in self._relined(ledger, wanted)]
            return self._append(images, Kind.MIGRATION, why) if images else ""

    def _relined(self, ledger: Ledger, asks: frozenset[str]) -> list[Image]:
        query = Line.select(Line.uid, Line.line).where(
            Line.unit == self.unit, Line.ledger == ledger.name
        )
        held = {uid: bytes(line) for uid, line in tuples(query)}
        images, states = [], []
        for record in store.load(ledger.model, list(held)):
            before = read_state(record)
            sent = record.complete and not record.deleted
            if sent and write_line(ledger, before, asks) != held[record.uid]:
                states.append(self._stamped(record, self._moment()))
                images.append(_image(ledger, before, states[-1]))
        self._put_own(ledger, states)
        return images

    # Records that others wrote: whole, verbatim, only ever replaced by a higher revision.

    @needs(Right.RECEIVE)
    def take(
        self, lines: Sequence[tuple[Ledger | None, dict[str, Any], bytes]], why: Sentence
    ) -> str:
        """Store other offices' lines (ledger, decoded, verbatim) in one batch; its uid.

        Of a ledger that this version does not know (None) the line alone is kept.
        """
        counting = Arrivals(self.unit)
        with writing():
            images: list[Image] = []
            by_ledger: dict[str, list[tuple[dict[str, Any], bytes]]] = defaultdict(list)
            for ledger, content, line in lines:
                by_ledger[ledger.name if ledger else content["ledger"]].append((content, line))
            for name, some in by_ledger.items():
                images += self._foreign_images(name, some, counting)
            counting.keep(self._month())
            return self._append(images, Kind.IMPORT, why)

    def _foreign_images(
        self, name: str, lines: Sequence[tuple[dict[str, Any], bytes]], counting: Arrivals
    ) -> list[Image]:
        held = self._held([content["uid"] for content, _ in lines])
        images, kept = [], []
        for content, line in lines:
            uid, rev = content["uid"], content["rev"]
            old_rev, old_line = held.get(uid, (None, None))
            images.append(Image(name, uid, old_rev, rev, old_line, line))
            counting.add_line(old_line, content)
            kept.append((uid, name, content["unit"], rev, line_hash(line), line))
        store.put_lines(kept)
        ledger = self.ledgers.get(name)
        if ledger is not None:
            states = [read_line(ledger, content) for content, _ in lines]
            self._keep_local(ledger, states)
            self._put(ledger, states)
            self._keep_blobs(ledger, states)
        return images

    def _keep_local(self, ledger: Ledger, states: Sequence[State]) -> None:
        """Another's record keeps the dates that are this office's own: the day it came."""
        if not ledger.model.local:
            return
        uids = [state["uid"] for state in states]
        held = {record.uid: read_state(record) for record in store.load(ledger.model, uids)}
        for state in states:
            before = held.get(state["uid"])
            for name in ledger.model.local:
                came = None if state["unit"] == self.unit else self.today.isoformat()
                wire = came if before is None else before.get(name)
                if wire is not None:
                    state[name] = wire

    def _held(self, uids: Sequence[str]) -> dict[str, tuple[int, bytes]]:
        held: dict[str, tuple[int, bytes]] = {}
        for some in store.chunks(uids):
            query = Line.select(Line.uid, Line.rev, Line.line).where(store.among(Line.uid, some))
            held |= {uid: (rev, bytes(line)) for uid, rev, line in tuples(query)}
        return held

    @needs(Right.RECEIVE)
    def untake(self, batch: str, why: Sentence) -> str:
        """Undo one import: the data as if it had never come (the changes table excepted).

        Refused when a record has been replaced by a later import since.
        """
        counting = Arrivals(self.unit)
        with writing():
            images = []
            for old in changes.images_of(batch):
                held = self._held([old.uid]).get(old.uid)
                if held is None or held[0] != old.rev_after:
                    raise UserError(
                        "撤回不了：之后导入的报送包又改过其中的记录，先撤回后来的那一包"
                    )
                if old.before is None and old.rev_before is not None:
                    raise UserError("撤回不了：这一包换下的旧内容里清除过个人信息")
                self._put_back(old)
                if old.after is not None:
                    counting.add_line(old.before, decode(old.after))
                images.append(
                    Image(old.ledger, old.uid, held[0], old.rev_before, held[1], old.before)
                )
            if images:
                counting.forget(changes.month_of(batch))
            return self._append(images, Kind.IMPORT_UNDO, why)

    def _put_back(self, old: Image) -> None:
        ledger = self.ledgers.get(old.ledger)
        if ledger is None:
            self._write_back(None, old)
            return
        with self.touching(ledger, [old.uid]):
            self._write_back(ledger, old)

    def _write_back(self, ledger: Ledger | None, old: Image) -> None:
        if old.before is None:
            store.drop(ledger, [old.uid])
        else:
            content = decode(old.before)
            line = (old.uid, old.ledger, content["unit"], content["rev"])
            store.put_lines([(*line, line_hash(old.before), old.before)])
            if ledger is not None:
                states = [read_line(ledger, content)]
                self._keep_local(ledger, states)
                store.put(ledger, states, self.today)


def _image(ledger: Ledger, before: State | None, after: State) -> Image:
    return Image(
        *(ledger.name, after["uid"], before["rev"] if before else None, after["rev"]),
        encode(before) if before else None,
        encode(after),
    )


def _stands(change: Image, current: State) -> bool:
    """Whether a record still says what a change made it say, and what it said before is known."""
    known = change.before is not None or change.rev_before is None
    return known and change.after is not None and _same(decode(change.after), current)


def _same(before: State, after: State) -> bool:
    left, right = ({k: v for k, v in s.items() if k not in _STAMPS} for s in (before, after))
    return left == right


def _unfit(ledger: Ledger, record: Record) -> Iterable[Problem]:
    """What cannot be kept at all: an empty identity field, a text too long, a negative count."""
    yield from _unfit_values(record, "")
    for rows in ledger.parts():
        for number, part in enumerate(getattr(record, rows.name), 1):
            yield from _unfit_values(part, f"{rows.name}.{number}.")


@cache
def _bounded(model: type[Record | Part]) -> tuple[Column[Any], ...]:
    """The fields that can hold what cannot be kept."""
    return tuple(
        column
        for column in model.columns()
        if isinstance(column, TextField | IntegerField) or column.need is Need.IDENTITY
    )


def _unfit_values(holder: Record | Part, place: str) -> Iterable[Problem]:
    for column in _bounded(type(holder)):
        value = getattr(holder, column.name)
        if value is None or value == "":
            if column.need is Need.IDENTITY and not column.derived and isinstance(holder, Record):
                message = sentence("先填{label}，才能保存", label=sentence(column.label))
                yield Problem(column.name, message, "invalid")
        elif isinstance(column, TextField):
            if len(value) > column.max_length:
                most, now = column.max_length, len(value)
                message = sentence("最多 {most} 字，现在 {now} 字", most=most, now=now)
                yield Problem(place + column.name, message, "invalid")
        elif isinstance(column, IntegerField):
            if value < column.minimum:
                least = column.minimum
                yield Problem(
                    place + column.name, sentence("不能小于 {least}", least=least), "invalid"
                )
            if value >= 1 << 53:
                yield Problem(place + column.name, sentence("这个数太大"), "invalid")


def _why_stored(records: Sequence[Record]) -> Sentence:
    if len(records) == 1:
        verb = "修改“{title}”" if records[0].rev else "新建“{title}”"
        return sentence(verb, title=records[0].heading())
    return sentence("保存 {count} 条记录", count=len(records))
