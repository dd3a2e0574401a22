"""What a package would change here: each line checked and compared, taken or refused as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from models import store
from models.canonical import decode
from models.exchange.differences import Difference, difference
from models.fields import Column, FilesField, NotRepresentable, TextField, clean_text
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.units import descendants
from models.lines import Line, line_hash
from models.record import Rows, tuples
from models.refused import NeedsNewer, Refused, Why

BOTH = "up or down"
CONTROLS = {
    "roster": BOTH,
    "rotation": "up",
    "receipts": "down",
    "asks": "down",
    "recovery": "down",
    "epochs": "up",
    "cover": "up",
    "corrections": "up",
}
"""Lines that are no records, and the kind of package they stand in."""

_STAMPS = ("created_at", "changed_at", "filler", "changed_by")


@dataclass(frozen=True)
class Scope:
    """For whom a sender may speak: itself from below, itself and those above it from above."""

    me: str
    sender: str
    down: bool
    owners: frozenset[str]
    epoch: int = 1
    origins: Callable[[str, Sequence[str]], Mapping[str, int]] = lambda _unit, _uids: {}
    """Of which epochs of a unit's packages these records are, as they stand here."""

    def check(self, records: Sequence["Arriving"]) -> None:
        """Refuse a package that holds a record of somebody for whom its sender cannot speak."""
        for record in records:
            if record.unit not in self.owners:
                raise Refused(Why.WRONG_OWNER, f"{record.uid} is of unit {record.unit}")
        standing = [record for record in records if not record.content.get("deleted")]
        decisions = [record for record in standing if record.name == "decisions"]
        subjects = self._subjects(standing) if decisions else frozenset()
        for record in decisions:
            if record.content.get("subject_unit") not in subjects:
                raise Refused(Why.WRONG_OWNER, f"decision {record.uid} on somebody else")

    def _subjects(self, records: Iterable["Arriving"]) -> frozenset[str]:
        """On whose records a decision may come: as known here and as the package itself says."""
        rows = [record.content for record in records if record.name == "units"]
        below = self.me if self.down else self.sender
        return frozenset(
            {below, *descendants(below, [(row["uid"], row.get("parent")) for row in rows])}
        )

    def gives_back(self, controls: Iterable[Mapping[str, Any]]) -> bool:
        """Whether the package brings this office its own records after a restored backup."""
        return self.down and any(content["ledger"] == "recovery" for content in controls)

    def speaks_anew(self, record: "Arriving", held: "Held") -> bool:
        """Whether an older revision, or another of the same number, replaces what is here.

        It does where the owner has begun a new epoch since; what comes from further above is as the
        level between has it.
        """
        if self.down and record.unit != self.sender:
            return True
        return self.origins(held.unit, [held.uid]).get(held.uid, self.epoch) < self.epoch

    def hands_over(self, record: "Arriving", held: "Held") -> bool:
        """An office's own row of the units passes to the level above when it has been enrolled."""
        own = held.uid == held.unit == self.me
        return self.down and own and held.ledger == "units" and record.unit in self.owners


@dataclass(frozen=True)
class Arriving:
    """One line of a package: its ledger (None: unknown here), its content, and its very bytes."""

    ledger: Ledger | None
    content: dict[str, Any]
    line: bytes = field(repr=False)

    @property
    def uid(self) -> str:
        return str(self.content["uid"])

    @property
    def unit(self) -> str:
        return str(self.content["unit"])

    @property
    def rev(self) -> int:
        return int(self.content["rev"])

    @property
    def name(self) -> str:
        return str(self.content["ledger"])

    @property
    def deleted(self) -> bool:
        return bool(self.content.get("deleted"))


@dataclass(frozen=True)
class Held:
    """What this office has under a uid."""

    uid: str
    ledger: str
    unit: str
    rev: int
    hash: str


@dataclass(frozen=True)
class Plan:
    """What is to be stored of a package; nothing has been stored yet.

    The deletion of what was never here is stored, and counts as the same: it changes nothing.
    """

    taken: tuple[Arriving, ...]
    controls: tuple[dict[str, Any], ...]
    new: int
    changed: int
    same: int
    replaced: Mapping[str, Held]
    given: tuple[Arriving, ...] = ()
    """Own records of this office that the level above gives back."""

    @property
    def lines(self) -> list[tuple[Ledger | None, dict[str, Any], bytes]]:
        return [(some.ledger, some.content, some.line) for some in self.taken]


def plan_merge(lines: Iterable[bytes], scope: Scope) -> Plan:
    """Check all lines and sort out what is new; the first thing wrong refuses the whole package."""
    records: list[Arriving] = []
    controls: list[dict[str, Any]] = []
    for line in lines:
        content = decode(line)
        name = content.get("ledger") if type(content) is dict else None
        if type(name) is not str or not name.isascii():
            raise Refused(Why.DAMAGED, "a line names no ledger")
        if name in CONTROLS or "uid" not in content:
            controls.append(content)
        else:
            records.append(_read(name, content, line))
    here = "down" if scope.down else "up"
    if any(CONTROLS.get(content["ledger"], here) not in (here, BOTH) for content in controls):
        raise Refused(Why.WRONG_OWNER, "a control line of the other direction")
    _unique(records)
    given: list[Arriving] = []
    if scope.gives_back(controls):
        given = [record for record in records if record.unit == scope.me]
        records = [record for record in records if record.unit != scope.me]
    scope.check(records)
    _check_given(given)
    held = find_held([record.uid for record in records])
    taken = [record for record in records if _is_new(record, held.get(record.uid), scope)]
    _check_drafts(taken, held, scope)
    _check_rows(taken)
    _check_subjects(records, held)
    replaced = {some.uid: held[some.uid] for some in taken if some.uid in held}
    fresh = sum(some.uid not in held and not some.deleted for some in taken)
    same = len(records) - fresh - len(replaced)
    return Plan(tuple(taken), tuple(controls), fresh, len(replaced), same, replaced, tuple(given))


def _read(name: str, content: dict[str, Any], line: bytes) -> Arriving:
    """A line whose head and, where the ledger is known, whose fields are what they must be."""
    for key in ("uid", "unit"):
        if type(content.get(key)) is not str or not 0 < len(content[key]) <= 64:
            raise Refused(Why.DAMAGED, f"{key} of a line in {name}")
    if type(content.get("rev")) is not int or content["rev"] < 1:
        raise Refused(Why.DAMAGED, f"rev of {content['uid']}")
    if type(content.get("deleted", False)) is not bool:
        raise Refused(Why.DAMAGED, f"deleted of {content['uid']}")
    if not all(_is_clean(content.get(key, "")) for key in (*_STAMPS, "deletion_reason")):
        raise Refused(Why.DAMAGED, f"a stamp of {content['uid']}")
    ledger = ledger_named(name)
    if ledger is not None:
        _check_fields(_checks(name, ""), content)
        for rows in ledger.parts():
            _check_part(name, rows, content)
    return Arriving(ledger, content, line)


def _check_part(name: str, rows: Rows[Any], content: dict[str, Any]) -> None:
    if rows.name not in content:
        return
    lines = content[rows.name]
    if type(lines) is not list or not lines:
        raise Refused(Why.DAMAGED, f"{rows.name} of {content['uid']}")
    checks = _checks(name, rows.name)
    for place, row in enumerate(lines):
        whole = type(row) is dict and type(row.get("uid")) is str and type(row.get("seq")) is int
        if not whole or row["seq"] != place:
            raise Refused(Why.DAMAGED, f"a row in {rows.name} of {content['uid']}")
        _check_fields(checks, row)
    if len({row["uid"] for row in lines}) != len(lines):
        raise Refused(Why.DAMAGED, f"a row stands twice in {rows.name} of {content['uid']}")


Check = Callable[[Any], bool]


def _check_fields(checks: Mapping[str, Check], values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        check = checks.get(name)
        if check is not None and value is not None and not check(value):
            raise Refused(Why.DAMAGED, f"value of {name}")


@cache
def _checks(name: str, part: str) -> dict[str, Check]:
    """Field name → whether a wire value is one of that field's; an unknown choice needs newer."""
    ledger = ledger_named(name)
    assert ledger is not None
    columns = ledger.fields()
    for rows in ledger.parts():
        if rows.name == part:
            columns = rows.model.columns()
    return {column.name: _check_of(column) for column in columns if not column.derived}


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_clean(value: Any) -> bool:
    """Whether this is text as an office keeps it; any other would be read back otherwise."""
    return type(value) is str and clean_text(value) == value


def _is_said(value: Any) -> bool:
    return _is_clean(value) and value != ""


def _check_of(column: Column[Any]) -> Check:
    if column.kind in ("list", "link"):
        return _is_text
    if isinstance(column, TextField):
        return _is_said

    def check(value: Any) -> bool:
        try:
            held = column.from_wire(value)
        except NotRepresentable as error:
            if column.kind == "choice" and type(value) is str:
                raise NeedsNewer(f"{column.name}: {value}") from error
            return False
        except (TypeError, ValueError):
            return False
        if isinstance(column, FilesField):
            whole = all(type(file.name) is str and type(file.size) is int for file in held)
            return whole and bool(column.to_wire(held) == value)
        return bool(column.to_wire(held) == value)

    return check


def _unique(records: Sequence[Arriving]) -> None:
    if len({record.uid for record in records}) != len(records):
        raise Refused(Why.DAMAGED, "a record stands in it twice")


def find_held(uids: Sequence[str]) -> dict[str, Held]:
    """What this office holds a line of, by uid."""
    held: dict[str, Held] = {}
    for some in store.chunks(uids):
        query = Line.select(Line.uid, Line.ledger, Line.unit, Line.rev, Line.hash)
        for row in tuples(query.where(store.among(Line.uid, some))):
            held[row[0]] = Held(*row)
    return held


def _is_new(record: Arriving, held: Held | None, scope: Scope) -> bool:
    """Whether a line replaces what is here; refused where that is another's, or has forked."""
    if held is None:
        return True
    if held.ledger != record.name:
        raise Refused(Why.WRONG_OWNER, f"{record.uid} is a record of {held.ledger}")
    if held.unit != record.unit:
        if scope.hands_over(record, held):
            return True
        raise Refused(Why.WRONG_OWNER, f"{record.uid} is held as of unit {held.unit}")
    if record.rev == held.rev and line_hash(record.line) == held.hash:
        return False
    if record.rev <= held.rev and not scope.speaks_anew(record, held):
        raise Refused(Why.RECORD_FORK, f"{record.uid} rev {record.rev}, here {held.rev}")
    return True


def _check_drafts(taken: Sequence[Arriving], held: Mapping[str, Held], scope: Scope) -> None:
    """A uid that only a draft of this office has is no place for anybody else's record."""
    by_ledger: dict[str, list[str]] = {}
    for record in taken:
        own_row = scope.down and record.name == "units" and record.uid == scope.me
        if record.ledger is not None and record.uid not in held and not own_row:
            by_ledger.setdefault(record.name, []).append(record.uid)
    for name, uids in by_ledger.items():
        ledger = ledger_named(name)
        assert ledger is not None
        for some in store.chunks(uids):
            if ledger.model.select().where(store.among(ledger.model.uid, some)).exists():
                raise Refused(Why.WRONG_OWNER, f"a draft of ours in {name}")


def _check_given(given: Sequence[Arriving]) -> None:
    """What is given back is what this office has written: no other's record, no other's sub-row."""
    for uid, held in find_held([record.uid for record in given]).items():
        record = next(some for some in given if some.uid == uid)
        if (held.ledger, held.unit) != (record.name, record.unit):
            raise Refused(Why.WRONG_OWNER, f"{uid} is held as of {held.ledger} of {held.unit}")
    _check_rows(given)


def _check_rows(taken: Sequence[Arriving]) -> None:
    """No sub-row may be taken away from another office's record."""
    places: dict[str, tuple[Rows[Any], dict[str, Arriving]]] = {}
    for record in taken:
        for rows in record.ledger.parts() if record.ledger else ():
            owners = places.setdefault(f"{record.name}.{rows.name}", (rows, {}))[1]
            for row in record.content.get(rows.name, ()):
                if owners.setdefault(row["uid"], record) is not record:
                    raise Refused(Why.DAMAGED, f"row {row['uid']} stands in two records")
    for rows, owners in places.values():
        for some in store.chunks(sorted(owners)):
            part = rows.model
            query = part.select(part.uid, part.record).where(store.among(part.uid, some))
            moved = {u: record for u, record in tuples(query) if record != owners[u].uid}
            homes = find_held(sorted(set(moved.values())))
            for uid, record in moved.items():
                if record not in homes or homes[record].unit != owners[uid].unit:
                    raise Refused(Why.WRONG_OWNER, f"row {uid} is of another record")


def _check_subjects(records: Sequence[Arriving], held: Mapping[str, Held]) -> None:
    """A decision says truly whose record it decides on."""
    decisions = [r for r in records if r.name == "decisions" and not r.content.get("deleted")]
    wanted = [str(record.content.get("subject_uid")) for record in decisions]
    owners = {uid: some.unit for uid, some in find_held(wanted).items()}
    owners |= {record.uid: record.unit for record in records if record.uid not in held}
    for record, subject in zip(decisions, wanted, strict=True):
        if owners.get(subject, record.content["subject_unit"]) != record.content["subject_unit"]:
            raise Refused(Why.WRONG_OWNER, f"decision {record.uid} on another office's record")


def differences(plan: Plan) -> tuple[Difference, ...]:
    """What a plan would do, record by record and field by field, in the order of the ledgers."""
    before: dict[str, bytes] = {}
    for some in store.chunks(sorted(plan.replaced)):
        query = Line.select(Line.uid, Line.line).where(store.among(Line.uid, some))
        before |= {uid: bytes(line) for uid, line in tuples(query)}
    return tuple(
        difference(some.name, before.get(some.uid), some.line)
        for some in sorted(plan.taken, key=lambda arriving: arriving.name)
        if some.uid in before or not some.deleted
    )
