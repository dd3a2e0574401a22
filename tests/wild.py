"""Records of every ledger with anything in their fields, for what must hold whatever is written."""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from models.canonical import decode
from models.fields import (
    BoolField,
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    MonthField,
    RowField,
    ScheduleField,
    YearField,
)
from models.ledger import Ledger
from models.ledgers import ledger_named
from models.ledgers.closure import IssueEventKind
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult, DecisionSubject
from models.ledgers.events import EventState
from models.ledgers.issues import Issue
from models.lines import write_line
from models.lists import DEFAULTS
from models.office import Office
from models.record import Part, Record, new_uid, read_state
from models.words import sentence
from tests.filling import ASKED, uid_of

FIRST = date(2025, 11, 1)
DAYS = 450
_COUNTED = (
    *("plans", "schemes", "rules", "readings", "lectures", "meetings", "training_classes"),
    *("outreach_talks", "make_ups", "spot_checks", "inspections", "issues", "deeds", "needs"),
    *("activities", "news_items", "burdens", "studies", "deeds", "issues", "outreach_talks"),
    *("news_items", "training_classes", "rules"),
)
"""Ledgers that figures count, or that these depend on; some of them oftener."""
_GRANTED = {
    "deeds": (DecisionKind.ADOPTION, DecisionResult.ACCEPTED),
    "schemes": (DecisionKind.REVIEW, DecisionResult.PASSED),
    "news_items": (DecisionKind.ADOPTION, DecisionResult.ACCEPTED),
}
"""What is decided on most records of a ledger."""
_LIFE = (
    *(IssueEventKind.REGISTERED, IssueEventKind.STARTED),
    *(IssueEventKind.VOIDED, IssueEventKind.REOPENED),
)


@dataclass
class Wild:
    """Units' records at random, written, changed, decided on and taken back."""

    office: Office
    units: list[str]
    chance: random.Random
    held: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    """uid → its ledger, unit and revision."""
    taken: list[tuple[str, dict[str, tuple[str, str, int]]]] = field(default_factory=list)
    """Batches that can be taken back, with what was held before."""

    def write(self, count: int) -> None:
        """Some records of other offices in one batch, a part of them once more."""
        before = dict(self.held)
        lines, meant = [], set()
        for _ in range(count):
            record, ledger = self._record()
            if record.uid not in meant:
                meant.add(record.uid)
                line = write_line(ledger, read_state(record), ASKED)
                lines.append((ledger, decode(line), line))
                self.held[record.uid] = (ledger.name, record.unit, record.rev)
        self.taken.append((self.office.door.take(lines, sentence("导入")), before))

    def take_back(self) -> None:
        """The newest batch, as if it had never come."""
        if self.taken:
            batch, self.held = self.taken.pop()
            self.office.door.untake(batch, sentence("导入"))

    def _record(self) -> tuple[Record, Ledger]:
        if self.held and self.chance.random() < 0.15:
            return self._decision()
        if self.held and self.chance.random() < 0.1:
            uid = self.chance.choice(list(self.held))
            name, unit, rev = self.held[uid]
            if name != "decisions":
                return self._filled(ledger_named(name), uid, unit, rev + 1)
        ledger = ledger_named(self.chance.choice(_COUNTED))
        return self._filled(ledger, new_uid(), self.chance.choice(self.units[1:]), 1)

    def _decision(self) -> tuple[Record, Ledger]:
        known = {some.value for some in DecisionSubject}
        held = list(self.held.items())
        subjects = [uid for uid, (name, *_) in held if name in known]
        subjects += [uid for uid, (name, *_) in held if name in _GRANTED] * 2
        ledger = ledger_named("decisions")
        made, _ = self._filled(ledger, new_uid(), self.chance.choice(self.units[1:]), 1)
        assert isinstance(made, Decision)
        made.subject_uid = self.chance.choice(subjects)
        name, unit, rev = self.held[made.subject_uid]
        made.subject_ledger, made.subject_unit = DecisionSubject(name), unit
        made.subject_rev = self.chance.randint(1, rev)
        if name in _GRANTED and self.chance.random() < 0.7:
            made.kind, made.result = _GRANTED[name]
        return made, ledger

    def _filled(
        self, ledger: Ledger | None, uid: str, unit: str, rev: int
    ) -> tuple[Record, Ledger]:
        assert ledger is not None
        record = ledger.model(uid=uid, unit=unit, rev=rev, complete=True)
        record.deleted = self.chance.random() < 0.06
        if record.deleted:
            record.deletion_reason = "误录"
        self._fill(record, ledger.fields())
        rows = {part.name: self.chance.randint(1, 4) for part in ledger.parts()}
        for part in ledger.parts():
            for place in range(rows[part.name]):
                row = part.model(uid=f"{uid}-{part.name}-{place}", record=uid, seq=place)
                self._fill(row, part.model.columns(), uid)
                getattr(record, part.name).append(row)
        if isinstance(record, Issue):
            for event, kind in zip(record.events, _LIFE, strict=False):
                event.event, event.entered_rev = kind, 1
        return record, ledger

    def _fill(self, holder: Record | Part, columns: list[Column[Any]], record: str = "") -> None:
        for column in columns:
            if column.derived or (isinstance(holder, Record) and column.name in holder.local):
                continue
            setattr(holder, column.name, self._value(column, record))

    def _value(self, column: Column[Any], record: str) -> Any:
        chance = self.chance
        if column.name not in ("state", "kind", "result") and chance.random() < 0.12:
            return column.default if not callable(column.default) else None
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        match column:
            case RowField():
                return f"{record}-sessions-{chance.randrange(2)}"
            case ScheduleField():
                return f"{day.month}月"
            case YearField():
                return day.year
            case IntegerField():
                return chance.randrange(1, 9)
            case BoolField():
                return chance.random() < 0.5
            case DateField():
                return day
            case DateTimeField():
                return datetime.combine(day, datetime.min.time())
            case MonthField():
                return day.isoformat()[:7]
            case ChoiceField():
                held = EventState.HELD if EventState.HELD in column.options else None
                some = chance.choice(list(column.options))
                return held if held and chance.random() < 0.6 else some
            case ListField():
                return chance.choice(list(DEFAULTS[column.list_name]))
            case LinkField():
                return self._linked(column.named_in)
            case LinksField():
                return (self._linked(column.named_in),)
            case FilesField():
                return ()
        return f"{column.label}{chance.randrange(40)}"[-column.max_length :]

    def _linked(self, ledger: str) -> str:
        known = [uid for uid, (name, *_) in list(self.held.items()) if name == ledger]
        return self.chance.choice(known or [uid_of(number) for number in range(5)])
