"""What the rows of a read spreadsheet would be as records, and what the door would say of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models import store
from models.cells import parse_text
from models.errors import Problem, UserError
from models.fields import Column, LinkField, LinksField, Need, TextField
from models.ledger import Ledger
from models.office import Office
from models.progress import Progress, silent
from models.record import Facts, Part, Record, State, new_uid, read_state, tuples
from models.sheets.tables import Draft, Reading
from models.sheets.troubles import Degree, Trouble
from models.words import Sentence, sentence

_NEWS_EVERY = 200  # records


@dataclass
class Candidate:
    """A row and the record it makes; `origins` say where each sub-row stands in the file."""

    draft: Draft
    record: Record
    before: State | None = None
    origins: dict[str, list[Draft | None]] = field(default_factory=dict)
    degree: Degree | None = None
    same: bool = False


@dataclass
class Intake:
    """All rows of a file as records ready to be stored, and all that is to be said about them."""

    reading: Reading
    candidates: list[Candidate]
    troubles: list[Trouble]

    def rows(self, degree: Degree | None) -> list[Candidate]:
        """The rows of this degree; None: those without anything to be said that matters."""
        return [one for one in self.candidates if one.degree is degree]

    def to_store(self, flagged: bool = True) -> list[Candidate]:
        """Those that can go in; without the flagged ones where they are not wanted."""
        out = {Degree.REJECTED} if flagged else {Degree.REJECTED, Degree.FLAGGED}
        return [one for one in self.candidates if one.degree not in out]


def examine(office: Office, reading: Reading, progress: Progress = silent) -> Intake:
    """Make every row's record and say what the door would say about it; nothing is stored."""
    intake = Intake(reading, [], list(reading.troubles))
    _Examination(office, intake).run(progress)
    return intake


class _Examination:
    """One file on its way into one ledger."""

    def __init__(self, office: Office, intake: Intake) -> None:
        self.office, self.intake, self.reading = office, intake, intake.reading
        self.ledger = intake.reading.ledger
        self.model = intake.reading.ledger.model
        self.columns = {column.name: column for column in self.ledger.fields()}
        self.bad = {(t.sheet, t.row) for t in intake.troubles if t.degree is Degree.REJECTED}
        self.met: set[str] = set()
        # Ascending, as if the rows had been typed in one after the other.
        self.numbers = iter(sorted(new_uid() for _ in intake.reading.drafts))

    def run(self, progress: Progress) -> None:
        held = self._held()
        for draft in self.reading.drafts:
            self.intake.candidates.append(self._candidate(draft, held))
        self._prepare_new()
        self._place_parts()
        alike = _Alike(self.office, self.ledger)
        total = len(self.intake.candidates)
        for done, one in enumerate(self.intake.candidates):
            if done % _NEWS_EVERY == 0:
                progress(done, total)
            self._look_at(one, alike)
        progress(total, total)
        self._give_degrees()

    def _held(self) -> dict[str, Record]:
        """The stored records that the file's numbers name."""
        numbers = [draft.uid for draft in self.reading.drafts if draft.uid]
        found = store.load(self.model, list(dict.fromkeys(numbers)))
        return {record.uid: record for record in found if not record.deleted}

    def _candidate(self, draft: Draft, held: dict[str, Record]) -> Candidate:
        record = held.pop(draft.uid, None) if draft.uid else None
        if record is not None:
            return Candidate(draft, record, read_state(record))
        if draft.uid:
            message = "记录号不在本台账里，或者上面已经用过，按新记录录入"
            self._say(draft, "uid", sentence(message), Degree.FLAGGED)
        door = self.office.door
        values = dict(draft.values)
        if "year" in self.columns:
            values.setdefault("year", self.reading.year)
        made = self.model(uid=next(self.numbers), unit=door.unit, filler=door.actor, **values)
        return Candidate(draft, made)

    def _prepare_new(self) -> None:
        new = [one.record for one in self.intake.candidates if one.before is None]
        self.model.prepare_all(new, self.office.door.today)
        for one in self.intake.candidates:
            if one.before is not None:
                self._update(one.record, one.draft.values, set(self.reading.table.fields))

    def _update(self, holder: Any, values: Mapping[str, Any], names: set[str]) -> None:
        """Give a stored record or row what the file says; what it already says stays as it is."""
        for column in type(holder).columns():
            if column.name not in names:
                continue
            value, old = values.get(column.name), getattr(holder, column.name)
            if isinstance(column, TextField) and old and parse_text(old) == (value or ""):
                continue
            if value is None and isinstance(column, LinksField):
                value = ()
            if value != old:
                setattr(holder, column.name, value)

    # Sub-rows

    def _place_parts(self) -> None:
        keys = _Keys(self.ledger, self.intake.candidates)
        for one in self.intake.candidates:
            for name, drafts in one.draft.parts.items():
                self._add_texts(one, name, drafts)
        for name, table in self.reading.part_tables.items():
            for draft in table.drafts:
                owner = keys.owner(draft)
                if owner is None:
                    message = sentence("找不到这一行所属的记录，记录号或所属记录要和主表一致")
                    self._say(draft, "record", message, Degree.REJECTED)
                else:
                    self._add_row(owner, name, draft, set(table.fields))

    def _add_texts(self, one: Candidate, name: str, drafts: Sequence[Draft]) -> None:
        """Texts of a part that stand in the record's own row; those it already has stay single."""
        rows = getattr(one.record, name)
        for draft in drafts:
            told = draft.values.items()
            if not any(all(getattr(row, k) == v for k, v in told) for row in rows):
                self._append(one, name, draft, draft.values)

    def _add_row(self, one: Candidate, name: str, draft: Draft, names: set[str]) -> None:
        values = {k: v for k, v in draft.values.items() if k not in ("row", "record")}
        number = draft.values.get("row")
        rows = getattr(one.record, name)
        place = next((at for at, row in enumerate(rows) if row.uid == number), None)
        if place is None or one.before is None:
            self._append(one, name, draft, values)
        else:
            self._update(rows[place], values, names)
            self._origins(one, name)[place] = draft
        if (draft.sheet, draft.row) in self.bad:
            self.bad.add((one.draft.sheet, one.draft.row))

    def _append(self, one: Candidate, name: str, draft: Draft, values: Mapping[str, Any]) -> None:
        rows = getattr(one.record, name)
        model: type[Part] = next(r.model for r in self.ledger.parts() if r.name == name)
        self._origins(one, name).append(draft)
        rows.append(model(record=one.record.uid, **values))

    def _origins(self, one: Candidate, name: str) -> list[Draft | None]:
        if name not in one.origins:
            one.origins[name] = [None] * len(getattr(one.record, name))
        return one.origins[name]

    # What is wrong

    def _look_at(self, one: Candidate, alike: "_Alike") -> None:
        record, door = one.record, self.office.door
        if (one.draft.sheet, one.draft.row) in self.bad:
            return
        if one.before is not None and read_state(record) == one.before:
            one.same = True
            return
        if record.unit != door.unit:
            message = sentence("这条记录属于别的单位，只能退回请对方修改")
            self._say(one.draft, None, message, Degree.REJECTED)
            return
        decisions = store.decisions_on([record.uid]).get(record.uid, ()) if one.before else ()
        try:
            record.settle(Facts(door.today, decisions, one.before))
        except UserError as error:
            self._say(one.draft, None, error.sentence, Degree.REJECTED)
            return
        problems = door.problems(record)
        unfit = [found for found in problems if found.level == "invalid"]
        for found in unfit or problems:
            self._say_problem(one, found, Degree.REJECTED if unfit else Degree.FLAGGED)
        if one.before is None:
            self._say_alike(one, alike)
        self._say_new_people(one)

    def _say_alike(self, one: Candidate, alike: "_Alike") -> None:
        message = alike.told(one)
        if message is not None:
            self._say(one.draft, alike.field, message, Degree.FLAGGED)

    def _say_new_people(self, one: Candidate) -> None:
        for place, uid in new_people(self.reading, one.record):
            if uid not in self.met:
                self.met.add(uid)
                name = self.reading.names.new_people[uid]
                message = sentence("新登记人员：{name}", name=name)
                self._say_problem(one, Problem(place, message), Degree.NOTED)

    def _say_problem(self, one: Candidate, problem: Problem, degree: Degree) -> None:
        """At the cell that holds the field, be it in the main sheet or in a part's."""
        part, _, rest = problem.field.partition(".")
        number, _, name = rest.partition(".")
        origins = one.origins.get(part, [])
        origin = origins[int(number) - 1] if name and int(number) <= len(origins) else None
        if not name:
            self._say(one.draft, part or None, problem.message, degree)
        elif origin is not None and origin.sheet != one.draft.sheet:
            self._say(origin, name, problem.message, degree)
        else:
            self._say_inside(one, part, name, problem.message, degree)
        if degree is Degree.REJECTED:
            self.bad.add((one.draft.sheet, one.draft.row))

    def _say_inside(
        self, one: Candidate, part: str, name: str, message: Sentence, degree: Degree
    ) -> None:
        """About a sub-row that has no row of its own in the file: at the column it came from."""
        fields = self.reading.table.fields
        place = next((field for field in fields if field.startswith(f"{part}.")), part)
        rows = next(rows for rows in self.ledger.parts() if rows.name == part)
        self._say(one.draft, place, message, degree, rows.model._meta.fields[name].label)

    def _say(
        self,
        draft: Draft,
        name: str | None,
        message: Sentence,
        degree: Degree,
        label: str = "",
    ) -> None:
        """Say something about a field of a row, at its column where the file has one."""
        tables = [self.reading.table, *self.reading.part_tables.values()]
        table = next(table for table in tables if table.grid.name == draft.sheet)
        one = table.fields.get(name or "")
        column = self.columns.get(name or "")
        title = one.title if one else label or (column.label if column else "")
        place = (draft.sheet, draft.row, one.at if one else None, title)
        self.intake.troubles.append(Trouble(*place, message, degree))
        if degree is Degree.REJECTED:
            self.bad.add((draft.sheet, draft.row))

    def _give_degrees(self) -> None:
        """Each row takes the worst that is said about it or about the rows inside it."""
        order = (None, Degree.NOTED, Degree.FLAGGED, Degree.REJECTED)
        worst: dict[tuple[str, int], Degree] = {}
        for trouble in self.intake.troubles:
            place = (trouble.sheet, trouble.row)
            worst[place] = max(worst.get(place, trouble.degree), trouble.degree, key=order.index)
        for one in self.intake.candidates:
            drafts = [one.draft, *(d for some in one.origins.values() for d in some if d)]
            found = [worst.get((draft.sheet, draft.row)) for draft in drafts]
            one.degree = max(found, key=order.index)
        self.intake.troubles.sort(key=lambda t: (t.sheet != self.reading.table.grid.name, t.row))


class _Keys:
    """To which row of the main sheet the rows of a part's sheet belong."""

    def __init__(self, ledger: Ledger, candidates: Sequence[Candidate]) -> None:
        self._by_uid: dict[str, Candidate] = {}
        self._by_text: dict[str, list[Candidate]] = defaultdict(list)
        texts = [c for c in ledger.fields() if _is_key(c)]
        for one in candidates:
            if one.draft.uid:
                self._by_uid.setdefault(one.draft.uid, one)
            names = {one.record.heading()}
            names |= {str(value) for c in texts if (value := getattr(one.record, c.name))}
            for name in names:
                self._by_text[parse_text(name)].append(one)

    def owner(self, draft: Draft) -> Candidate | None:
        found = self._by_uid.get(draft.uid or "")
        if found is not None:
            return found
        named = self._by_text.get(draft.values.get("record", ""), [])
        return named[0] if len(named) == 1 else None


def _is_key(column: Column[Any]) -> bool:
    return isinstance(column, TextField) and column.need is not Need.OPTIONAL


class _Alike:
    """New records that say the same as one already there, or as one above in the file."""

    def __init__(self, office: Office, ledger: Ledger) -> None:
        self._ledger = ledger
        self._columns = [c for c in ledger.fields() if c.need is Need.IDENTITY and not c.derived]
        self.field = self._columns[0].name if self._columns else None
        self._rows: dict[str, int] = {}
        fields = ledger.model._meta.fields
        self._dated: Column[Any] | None = fields.get("year") or ledger.dated_by
        columns = [*self._columns, *([self._dated] if self._dated else [])]
        query = ledger.model.select(*columns).where(
            ledger.model.unit == office.unit, ~ledger.model.deleted
        )
        self._stored = {self._key(values) for values in tuples(query)} if columns else set()

    def _key(self, values: Sequence[Any]) -> tuple[Any, ...]:
        *identity, last = values if self._dated else (*values, None)
        return (*identity, str(last)[:4])

    def told(self, one: Candidate) -> Sentence | None:
        """What is to be said about a record that is there already; None for a new one."""
        columns = [*self._columns, *([self._dated] if self._dated else [])]
        if not self._columns:
            return None
        key = self._key([getattr(one.record, column.name) for column in columns])
        says = repr((sorted(one.draft.values.items()), sorted(one.draft.parts)))
        first = self._rows.setdefault(says, one.draft.row)
        if key in self._stored:
            return sentence("台账里已经有一条相同的记录，请核对是否重复")
        if first != one.draft.row:
            return sentence("和第 {row} 行相同，请核对是否重复", row=first)
        return None


def new_people(reading: Reading, record: Record) -> Iterator[tuple[str, str]]:
    """(place, uid) of every person in a record who is to be registered."""
    if not reading.names.new_people:
        return
    holders: list[tuple[str, Any]] = [("", record)]
    for rows in reading.ledger.parts():
        for number, part in enumerate(getattr(record, rows.name), 1):
            holders.append((f"{rows.name}.{number}.", part))
    for prefix, holder in holders:
        for column in type(holder).columns():
            if not isinstance(column, LinkField | LinksField):
                continue
            held = getattr(holder, column.name)
            for uid in (held,) if isinstance(held, str) else held or ():
                if uid in reading.names.new_people:
                    yield prefix + column.name, uid
