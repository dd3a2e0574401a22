"""Records with something in every field, for whatever must hold for all ledgers."""

import hashlib
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from models.canonical import decode
from models.fields import (
    BoolField,
    ChoiceField,
    Column,
    DateField,
    DateTimeField,
    FileRef,
    FilesField,
    IntegerField,
    LinkField,
    LinksField,
    ListField,
    MonthField,
    ScheduleField,
    TextField,
    YearField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS
from models.lines import Line
from models.lists import DEFAULTS
from models.office import Office
from models.record import Part, Record, tuples
from models.words import sentence

FIRST_DAY = date(2026, 1, 5)
UNIT = "00000000-0000-7000-8000-00000000000f"
ASKED = frozenset(
    [f"{ledger.name}.{column.name}" for ledger in LEDGERS for column in ledger.fields()]
    + [
        f"{ledger.name}.{rows.name}.{column.name}"
        for ledger in LEDGERS
        for rows in ledger.parts()
        for column in rows.model.columns()
    ]
    + [f"{ledger.name}.changed_by" for ledger in LEDGERS]
)
"""Everything that a level above may ask for."""


def uid_of(number: int) -> str:
    return f"00000000-0000-7000-8000-{number:012d}"


def value_for(column: Column[Any], number: int) -> Any:
    """A value that fits the field, is not its default, and differs for different numbers.

    Dates grow with the number and counts fall, as most rules between two fields want it.
    """
    match column:
        case ScheduleField():
            return f"{number % 12 + 1}月"
        case TextField() if column.name == "code":
            return f"item_{number}"
        case TextField():
            return f"{column.label}{number}"[-column.max_length :]
        case YearField():
            return 2000 + number
        case IntegerField():
            return 5000 - number
        case BoolField():
            return True
        case DateField():
            return FIRST_DAY + timedelta(days=number)
        case DateTimeField():
            return datetime.combine(FIRST_DAY, datetime.min.time()) + timedelta(days=number)
        case MonthField():
            return f"{2026 + number // 12}-{number % 12 + 1:02d}"
        case ChoiceField():
            return list(column.options)[-1]
        case ListField():
            return list(DEFAULTS[column.list_name])[-1]
        case LinkField():
            return uid_of(number)
        case LinksField():
            return (uid_of(number), uid_of(number + 1))
        case FilesField():
            content = str(number).encode()
            return (FileRef(f"{number}.pdf", hashlib.sha256(content).hexdigest(), number),)
    raise TypeError(f"no value for {type(column).__name__}")


def filled(ledger: Ledger, seed: int = 1, *, unit: str = UNIT, rows: int = 2) -> Record:
    """A record with a distinct value in every field that can be stored, and rows of every part."""
    numbers = count(seed * 100)
    record = ledger.model(uid=uid_of(seed), unit=unit)
    _fill(record, ledger.fields(), numbers)
    for part in ledger.parts():
        for place in range(rows):
            row = part.model(uid=uid_of(next(numbers)), record=record.uid, seq=place)
            _fill(row, part.model.columns(), numbers)
            getattr(record, part.name).append(row)
    return record


def _fill(holder: Record | Part, columns: list[Column[Any]], numbers: "count[int]") -> None:
    for column in columns:
        if not column.derived:
            setattr(holder, column.name, value_for(column, next(numbers)))


def own_lines(office: Office) -> list[bytes]:
    """What an office would send: the lines of its own records."""
    query = Line.select(Line.line).where(Line.unit == office.unit).order_by(Line.uid)
    return [bytes(line) for (line,) in tuples(query)]


def take_lines(office: Office, lines: list[bytes]) -> str:
    """Store another office's lines; those held in the same revision are left out."""
    decoded = [(decode(line), line) for line in lines]
    held = dict(tuples(Line.select(Line.uid, Line.rev)))
    return office.door.take(
        [
            (office.door.ledgers[content["ledger"]], content, line)
            for content, line in decoded
            if held.get(content["uid"], 0) < content["rev"]
        ],
        sentence("导入"),
    )
