"""A record of each ledger that has a state, ready for every verb, and what its verbs are told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from models.fields import (
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FileRef,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    MonthField,
    Need,
    PercentField,
    TextField,
    YearField,
)
from models.ledger import Action, Ledger
from models.ledgers import ledger_named
from models.ledgers.books import Book, BookKind
from models.ledgers.deeds import Deed, SatisfactionSurvey
from models.ledgers.issues import IssueEvidence
from models.ledgers.people import Person
from models.ledgers.readings import ReadingNote
from models.ledgers.schemes import SchemeVersion
from models.office import Office
from models.record import Record
from tests.filling import value_for

PROOF = (FileRef("a.png", "ab" * 32, 3),)


@dataclass
class Mover:
    """Makes records of one ledger and does their verbs, with a value for all that these ask."""

    office: Office
    ledger: Ledger
    uids: dict[str, str]
    steps: int = 0
    key_of: Callable[[Any], str] = field(init=False)

    def __post_init__(self) -> None:
        self.key_of = KEYS.get(self.ledger.name, self._state)

    def _state(self, record: Any) -> str:
        assert self.ledger.state is not None
        return str(getattr(record, self.ledger.state.name))

    def fresh(self) -> Record:
        """A record with all that is needed to send it, and what its verbs want to find."""
        needed = [c for c in self.ledger.fields() if c.need is not Need.OPTIONAL]
        values = {
            c.name: self.value(c) for c in needed if not (c.derived or c.automatic or _is_event(c))
        }
        record: Any = self.office.door.new(self.ledger.model, **values)
        prepare = READY.get(self.ledger.name)
        if prepare is not None:
            prepare(record)
        self.office.door.store(record)
        return self.load(record)

    def load(self, record: Record) -> Any:
        return self.office.door.load(type(record), record.uid)

    def act(self, action: Action, record: Record) -> Any:
        """Do a verb; the record as it stands then."""
        self.steps += 1
        values = {column.name: self.value(column) for column in action.asks}
        self.office.door.act(action, self.load(record), **values)
        return self.load(record)

    def value(self, column: Column[Any]) -> Any:
        today = self.office.door.today
        match column:
            case LinkField():
                return self.uids.get(column.named_in)
            case LinksField():
                return ()
            case FilesField():
                return PROOF
            case DateField() if "due" in column.name or column.name in ("answer_by", "promised_on"):
                return today + timedelta(days=30 + 10 * self.steps)
            case DateField():
                return today
            case DateTimeField():
                return value_for(column, 1)
            case MonthField():
                return f"{today:%Y-%m}"
            case PercentField():
                return 500
            case YearField():
                return today.year
            case IntegerField():
                return 3 if column.name == "ballots_issued" else 1
            case ChoiceField():
                return next(iter(column.options))
            case TextField():
                return "好了"
        return value_for(column, 1)


def _is_event(column: Column[Any]) -> bool:
    """A state that people may choose begins with its first one by itself."""
    return column.name == "state"


def mover(office: Office, ledger: str) -> Mover:
    found = ledger_named(ledger)
    assert found is not None
    person = office.door.new(Person, name="张三")
    book = office.door.new(Book, title="论教育", kind=BookKind.REQUIRED, chapters=12)
    deed = office.door.new(Deed, title="修桥", promise="年底通车")
    office.door.store(person, book, deed)
    known = {"people": person.uid, "books": book.uid, "deeds": deed.uid}
    return Mover(office, found, {**known, "units": office.unit})


def _with_a_draft(scheme: Any) -> None:
    scheme.versions.append(SchemeVersion(version="一稿", made_on=date(2026, 9, 1), body="一、"))


def _proved(issue: Any) -> None:
    issue.evidence.append(IssueEvidence(file=PROOF))


def _scheduled(plan: Any) -> None:
    plan.schedule_text = "9月"


def _told(reading: Any) -> None:
    reading.notes.append(ReadingNote(written_on=date(2026, 9, 1), text="读后"))


def _surveyed(deed: Any) -> None:
    deed.satisfaction.append(
        SatisfactionSurvey(surveyed_on=date(2026, 9, 1), ballots_issued=1, satisfied_count=1)
    )


READY: dict[str, Callable[[Any], None]] = {
    "schemes": _with_a_draft,
    "issues": _proved,
    "plans": _scheduled,
    "readings": _told,
    "deeds": _surveyed,
}
KEYS: dict[str, Callable[[Any], str]] = {
    "issues": lambda one: f"{one.stage} {one.rectification_state} {one.closure_state}",
    "deeds": lambda one: f"{one.state} {one.awaits or ''}".strip(),
}
"""What tells states apart where one field is not enough."""
