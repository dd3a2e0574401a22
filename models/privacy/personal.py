"""Which fields hold personal data, wherever they stand: names, numbers, illness, marks."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from models.fields import Column, FilesField, IntegerField, Leaves, LinkField, LinksField, TextField
from models.ledger import Ledger
from models.ledgers.attendance import AttendanceRow
from models.ledgers.decisions import Decision
from models.ledgers.inspections import Inspection
from models.ledgers.lectures import Lecture
from models.ledgers.make_ups import MakeUp
from models.ledgers.month_reports import MonthReport
from models.ledgers.needs import CollectedNeed
from models.ledgers.news_items import NewsItem
from models.ledgers.people import Person
from models.ledgers.training_classes import ClassSession, Student
from models.record import Part, Record, Rows

PEOPLE = "people"
OUTSIDE = (AttendanceRow.person_name.name, Student.person_name.name)
"""The fields that name somebody who is in no people ledger and whom the row is about."""
SIGNED = (Record.filler.name, Record.changed_by.name)
_NAMED: dict[type[Record] | type[Part], tuple[Any, ...]] = {
    Person: (Person.name, Person.gender, Person.phone, Person.left_on),
    Student: (Student.person_name,),
    ClassSession: (ClassSession.lecturer_name,),
    Lecture: (Lecture.lecturer_name,),
    MakeUp: (MakeUp.confirmed_by,),
    Inspection: (Inspection.inspector_signed_by, Inspection.inspected_signed_by),
    NewsItem: (NewsItem.author, NewsItem.approved_by),
    Decision: (Decision.decided_by,),
    MonthReport: (MonthReport.reviewer, MonthReport.leader),
    CollectedNeed: (CollectedNeed.raised_by,),
}
"""Names and particulars of people in fields that are no links to them."""


@cache
def personal_fields(ledger: Ledger) -> tuple[tuple[Rows[Any] | None, Column[Any]], ...]:
    """(rows or None, field) of all that says something of people, their bare links left out."""
    found: list[tuple[Rows[Any] | None, Column[Any]]] = []
    holders: list[Rows[Any] | None] = [None, *ledger.parts()]
    for rows in holders:
        found += [(rows, column) for column in _of(rows.model if rows else ledger.model)]
    signed = [Record._meta.fields[name] for name in SIGNED]
    return (*found, *((None, column) for column in signed))


def _of(model: type[Record] | type[Part]) -> Iterator[Column[Any]]:
    named = {column.name for column in _NAMED.get(model, ())}
    tied = issubclass(model, Part) and any(names_people(column) for column in model.columns())
    theirs = tied or model is Person
    for column in model.columns():
        beside = theirs and is_personal(column) and not column.derived
        if beside or column.name in named or column.name in OUTSIDE:
            yield column


def names_people(column: Column[Any]) -> bool:
    return isinstance(column, LinkField | LinksField) and column.named_in == PEOPLE


def is_personal(column: Column[Any]) -> bool:
    """Whether a value beside somebody's name is theirs: one that does not leave unasked."""
    free = isinstance(column, TextField | IntegerField | FilesField)
    return free and column.leaves is not Leaves.ALWAYS
