"""Whether an office's data is whole: everything that can be computed again is, and compared.

Each look says what it covered and what it found; nothing is changed.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from models import changes, store, word_index
from models.attachments import Blob
from models.canonical import decode
from models.database import DATABASE_ERRORS, damage, open_key
from models.errors import UserError
from models.exchange import anchors
from models.exchange.tables import Incoming, Outgoing
from models.fields import Column
from models.figures import rolling
from models.ledger import Ledger
from models.lines import Line, line_hash, read_line, write_line
from models.listing import names_of
from models.office import DATA_FILE, Office
from models.progress import Progress, silent
from models.record import Facts, Record, State, read_state, tuples
from models.rescue.diagnosis import mark_damaged
from models.rescue.salvage import TornLedger, torn_ledgers, unreadable_tables
from models.rescue.view import View
from models.settings import get_setting
from models.words import Sentence, sentence

LATEST = 20_000
"""So many changes at most are looked at when the program starts."""

_ACKNOWLEDGED = ("accepted", "superseded")


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how many of what, in a sentence, and what is wrong with them."""

    name: str
    count: int
    said: Sentence
    faults: Sequence[Sentence] = ()


def check(office: Office, progress: Progress = silent) -> Iterator[Finding]:
    """Look at everything; where the file itself is damaged, at nothing more.

    An index of words that does not hold together is thrown away first: it is made anew when asked.
    """
    if isinstance(office, View) and office.damage is not None:
        yield _torn(office.damage.why, office.torn)
        return
    with suppress(*DATABASE_ERRORS):
        if not word_index.is_whole():
            word_index.forget()
    broken = damage()
    if broken is not None:
        fault = sentence("数据库已经损坏（{detail}），可以恢复最近的备份", detail=broken)
        mark_damaged(office.folder)
        yield _torn(fault, _torn_tables(office))
        return
    yield Finding("database", 1, sentence("数据库：每一页都读过"))
    yield look_at_changes(office.unit)
    look = _Look(office, progress)
    for ledger in office.ledgers:
        look.at(ledger)
    yield from look.findings()
    yield _figures(progress)
    yield _blobs(office, look.own_files, progress)
    yield _packages(office)


def _torn(why: Sentence, torn: Sequence[TornLedger]) -> Finding:
    said = sentence("数据库：每一页都读过")
    return Finding("database", 0, said, (why, *(some.said for some in torn)))


def _torn_tables(office: Office) -> tuple[TornLedger, ...]:
    """The ledgers of an open file that cannot be read to their end; none where nothing can."""
    try:
        return torn_ledgers(unreadable_tables(office.folder / DATA_FILE, open_key()))
    except DATABASE_ERRORS:
        return ()


def look_over(office: Office, progress: Progress = silent) -> Sentence:
    """What was looked at, a line each, where all is whole; else UserError with the first fault."""
    findings = list(check(office, progress))
    for finding in findings:
        for fault in finding.faults:
            raise UserError("{fault}", fault=fault)
    template = "\n".join(f"{{{finding.name}}}" for finding in findings)
    return Sentence(template, {finding.name: finding.said for finding in findings})


def look_at_changes(unit: str, *, latest: bool = False) -> Finding:
    """The chain of changes, and whether it holds every anchor; the newest part of it alone where
    only the `latest` are asked for: what came after the last anchor, at most `LATEST`.
    """
    count, _ = changes.head()
    after = max(anchors.last_held(unit), count - LATEST) if latest else 0
    number = changes.broken_at(beyond=after)
    lost = anchors.unheld(unit)
    said = sentence("改动记录：{count} 条，首尾相接", count=count - after)
    faults = []
    if number is not None:
        fault = "改动记录第 {number} 条与前面接不上，数据在程序之外被改过"
        faults.append(sentence(fault, number=number))
    if lost is not None:
        fault = "第 {number} 条以前的改动记录与报送时不符，数据在程序之外被删改过"
        faults.append(sentence(fault, number=lost.seq))
    return Finding("changes", count - after, said, faults)


@dataclass
class _Look:
    """One pass over the records of every ledger."""

    office: Office
    progress: Progress
    own_files: set[str] = field(default_factory=set)
    records: int = 0
    derived: int = 0
    unlike: list[Sentence] = field(default_factory=list)
    stale: list[Sentence] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._asks = frozenset(get_setting("asks", []))
        models = [ledger.model for ledger in self.office.ledgers]
        self._total = sum(model.select().count() for model in models)

    def findings(self) -> Iterator[Finding]:
        said = sentence("记录：{count} 条，与报送内容逐条核对", count=self.records)
        yield Finding("records", self.records, said, self.unlike)
        yield _lines()
        said = sentence("推算的字段：{count} 条记录重新算过", count=self.derived)
        yield Finding("derived", self.derived, said, self.stale)

    def at(self, ledger: Ledger) -> None:
        model = ledger.model
        uids = [uid for (uid,) in tuples(model.select(model.uid).order_by(model.uid))]
        columns = [c for c in model._meta.sorted_fields if c.derived]
        for some in store.chunks(uids):
            query = Line.select(Line.uid, Line.line).where(Line.uid.in_(list(some)))
            lines = {uid: bytes(line) for uid, line in tuples(query)}
            facts = store.facts_for(model, some, self.office.door.today)
            for record in store.load(model, some):
                state = read_state(record)
                if not self._agrees(ledger, state, lines.get(record.uid)):
                    fault = "{ledger}“{title}”与它的报送内容不一致"
                    self.unlike.append(_at(ledger, record, fault))
                if record.unit == self.office.unit:
                    self.own_files.update(_files(ledger, state))
                self._recompute(ledger, record, columns, facts[record.uid])
                self.records += 1
            self.progress(self.records, self._total)

    def _agrees(self, ledger: Ledger, state: State, line: bytes | None) -> bool:
        """Whether the line that stands for a record says what the record says."""
        if state["unit"] != self.office.unit:
            said = {name: wire for name, wire in state.items() if name not in ledger.model.local}
            return line is not None and read_line(ledger, decode(line)) == said
        if not state["complete"] and not state["deleted"]:
            return True
        if line is None:
            return bool(state["deleted"])
        whole = write_line(ledger, state, self._asks)
        # Tombstones of older versions remember less.
        older = bool(state["deleted"]) and decode(line).items() <= decode(whole).items()
        return whole == line or older

    def _recompute(
        self, ledger: Ledger, record: Record, columns: Sequence[Column[object]], facts: Facts
    ) -> None:
        held = {column.name: getattr(record, column.name) for column in columns}
        if ledger.dated_by is not None:
            day = getattr(record, ledger.dated_by.name)
            record.period = None if day is None else ledger.dated_by.to_wire(day)[:7]
        record.derive(facts)
        self.derived += 1
        for column in columns:
            if getattr(record, column.name) != held[column.name]:
                fault = "{ledger}“{title}”的{label}与重新算出的不一致"
                self.stale.append(_at(ledger, record, fault, label=sentence(column.label)))


def _at(ledger: Ledger, record: Record, template: str, **values: object) -> Sentence:
    return Sentence(
        template, {"ledger": sentence(ledger.title), "title": record.heading(), **values}
    )


def _files(ledger: Ledger, state: State) -> Iterator[str]:
    for part, name in ledger.file_fields():
        for holder in state.get(part, ()) if part else (state,):
            yield from (file["sha256"] for file in holder.get(name) or ())


def _lines() -> Finding:
    """Every line against its hash and its head, those of ledgers unknown here too."""
    faults, count = [], 0
    query = Line.select(Line.uid, Line.ledger, Line.unit, Line.rev, Line.hash, Line.line)
    for uid, ledger, unit, rev, digest, raw in tuples(query):
        count += 1
        line = bytes(raw)
        if line_hash(line) != digest or _head(line) != (uid, ledger, unit, rev):
            faults.append(sentence("记录 {uid} 的报送内容与它的校验值不符", uid=uid))
    return Finding(
        "lines", count, sentence("报送内容：{count} 条，与校验值相符", count=count), faults
    )


def _head(line: bytes) -> tuple[str, ...]:
    content = decode(line)
    return tuple(content.get(name) for name in ("uid", "ledger", "unit", "rev"))


def _figures(progress: Progress) -> Finding:
    """The kept months of figures against the definitions that they were taken from."""
    count, unlike = rolling.unlike(progress)
    names = names_of("units", {some.unit for some in unlike})
    faults = [
        sentence(
            "“{unit}”{month} 的{figure}存着 {was}，按记录应为 {now}，重算一次统计数",
            unit=names.get(some.unit, some.unit),
            month=some.month,
            figure=sentence(some.figure.label),
            was=some.was,
            now=some.now,
        )
        for some in unlike
    ]
    said = sentence("统计数：{count} 个月数按记录重新数过", count=count)
    return Finding("figures", count, said, faults)


def _blobs(office: Office, own: set[str], progress: Progress) -> Finding:
    """Decrypt every attachment that is here; those of own records must be."""
    faults, here = [], 0
    query = Blob.select(Blob.sha256, Blob.size).order_by(Blob.sha256)
    known: list[tuple[str, int]] = list(tuples(query))
    for number, (sha256, size) in enumerate(known, 1):
        if not office.attachments.has(sha256) and sha256 not in own:
            continue
        here += 1
        reason = _fault_of(office, sha256, size)
        if reason is not None:
            faults.append(sentence("附件 {name}：{reason}", name=sha256[:12], reason=reason))
        progress(number, len(known))
    missing = own - {sha256 for sha256, _ in known}
    faults += [sentence("附件 {name} 没有登记，从备份里取回", name=some[:12]) for some in missing]
    said = sentence(
        "附件：{count} 份解密核对，另有 {absent} 份在报送单位", count=here, absent=len(known) - here
    )
    return Finding("attachments", here, said, faults)


def _fault_of(office: Office, sha256: str, size: int) -> Sentence | None:
    try:
        held = sum(len(piece) for piece in office.attachments.pieces(sha256))
    except UserError as error:
        return error.sentence
    return None if held == size else sentence("大小与登记的不符")


def _packages(office: Office) -> Finding:
    """Every package sent or taken in: numbers without a gap, files as they were, one history."""
    faults: list[Sentence] = []
    count = 0
    streams: dict[tuple[str, int], list[Outgoing]] = defaultdict(list)
    for row in Outgoing.select().order_by(Outgoing.seq):
        streams[row.stream, row.epoch].append(row)
    for sent in streams.values():
        count += len(sent)
        numbers = [row.seq for row in sent]
        if numbers != list(range(1, len(numbers) + 1)):
            faults.append(sentence("发出的报送包缺号，现有第 {numbers} 号", numbers=numbers))
        faults += [fault for row in sent if (fault := _fault_in_outbox(office, row)) is not None]
    taken: dict[tuple[str, str, int], list[Incoming]] = defaultdict(list)
    for came in Incoming.select().where(Incoming.outcome == "accepted"):
        taken[came.unit, came.stream, came.epoch].append(came)
    for received in taken.values():
        count += len(received)
        faults += _forks(received)
    return Finding("packages", count, sentence("报送包：{count} 个，编号相连", count=count), faults)


def _fault_in_outbox(office: Office, row: Outgoing) -> Sentence | None:
    """A file that the other side has acknowledged may be gone; any other must be as it was made."""
    path = office.folder / "outbox" / f"{row.package_id}.xjb"
    if not path.exists():
        gone = sentence("发出的第 {seq} 号包不在发件箱里，重新生成一次", seq=row.seq)
        return None if row.receipt in _ACKNOWLEDGED else gone
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest() == row.sha256
    return None if whole else sentence("发件箱里的第 {seq} 号包已经损坏", seq=row.seq)


def _forks(received: Sequence[Incoming]) -> Iterator[Sentence]:
    """Where a package names another hash for an earlier one than the one that was taken in."""
    known = {row.seq: row.sha256 for row in received}
    for row in received:
        for seq, sha256 in decode(bytes(row.chain) or b"[]"):
            if known.get(seq, sha256) != sha256:
                yield sentence(
                    "“{sender}”的第 {seq} 号包与它后来的包接不上", sender=row.sender, seq=seq
                )
