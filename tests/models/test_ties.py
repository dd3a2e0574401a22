"""Ties: whatever names a record is seen from it, and the other way round."""

from collections.abc import Iterator
from typing import Any

import pytest

from models import store, ties
from models.errors import UserError
from models.fields import Column, LinkField, LinksField
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.decisions import Decision, DecisionSubject
from models.ledgers.lectures import Lecture
from models.ledgers.make_ups import MakeUp, Missed
from models.ledgers.meetings import Meeting
from models.ledgers.people import Person
from models.office import Office
from models.record import Record, Rows, database, new_uid, read_state
from models.ties import Ties, pointed_at, pointing_at
from tests.conftest import Offices
from tests.filling import filled
from tests.models.cli_calls import runner

Place = tuple[Ledger, Rows[Any] | None, Column[Any]]


def places() -> Iterator[Place]:
    """Every link of every ledger, in its records and in their rows."""
    for ledger in LEDGERS:
        for column in ledger.fields():
            if isinstance(column, LinkField | LinksField) and not column.derived:
                yield ledger, None, column
        for rows in ledger.parts():
            for column in rows.model.columns():
                if isinstance(column, LinkField | LinksField) and not column.derived:
                    yield ledger, rows, column


def uids_in(groups: list[Ties], ledger: Ledger) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {one.uid: one.labels for some in groups if some.ledger is ledger for one in some.tied}


def kept(office: Office, ledger: Ledger, seed: int) -> Record:
    record = filled(ledger, seed * 7, unit=office.unit)
    record.uid = new_uid()
    for rows in ledger.parts():
        for row in getattr(record, rows.name):
            row.uid, row.record = new_uid(), record.uid
    store.put(ledger, [read_state(record)], office.door.today)
    return record


def test_a_tie_of_any_kind_is_seen_from_both_ends(office: Office) -> None:
    seen = 0
    for seed, (ledger, rows, column) in enumerate(places(), 1):
        name, _, part = column.named_in.partition(".")
        target_ledger = ledger_named(name)
        assert target_ledger is not None
        target = kept(office, target_ledger, seed)
        named = getattr(target, part)[1].uid if part else target.uid
        source = kept(office, ledger, seed + 1)
        holder = getattr(source, rows.name)[1] if rows else source
        many = isinstance(column, LinksField)
        setattr(holder, column.name, (new_uid(), named) if many else named)
        store.put(ledger, [read_state(source)], office.door.today)
        label = (*((rows.label,) if rows else ()), column.label)
        assert label in uids_in(pointed_at(ledger, source.uid), target_ledger)[target.uid]
        assert label in uids_in(pointing_at(target_ledger, target.uid), ledger)[source.uid]
        seen += 1
    assert seen == sum(1 for link in ties.links() if link.target)


def test_every_column_that_names_a_record_has_an_index(office: Office) -> None:
    for ledger, rows, column in places():
        if isinstance(column, LinkField):
            table = rows.model._meta.table_name if rows else ledger.name
            found = database.execute_sql(
                f'EXPLAIN QUERY PLAN SELECT uid FROM "{table}" WHERE "{column.column_name}" = ?',
                ("x",),
            ).fetchall()
            assert "USING INDEX" in found[0][3] or "USING COVERING INDEX" in found[0][3], column


def test_what_was_decided_and_what_was_missed_lead_to_their_subject_and_back(
    office: Office,
) -> None:
    person = kept(office, office.door.ledgers["people"], 1)
    meeting = kept(office, office.door.ledgers["meetings"], 2)
    assert isinstance(meeting, Meeting)
    decision = Decision(
        uid=new_uid(),
        unit=office.unit,
        subject_ledger=DecisionSubject.MEETINGS,
        subject_uid=meeting.uid,
    )
    missed = MakeUp(
        uid=new_uid(),
        unit=office.unit,
        person=person.uid,
        subject_ledger=Missed.MEETINGS,
        subject_uid=meeting.attendance[1].uid,
    )
    for record, name in ((decision, "decisions"), (missed, "make_ups")):
        ledger = office.door.ledgers[name]
        store.put(ledger, [read_state(record)], office.door.today)
        held = uids_in(pointing_at(office.door.ledgers["meetings"], meeting.uid), ledger)
        assert record.uid in held
        named = uids_in(pointed_at(ledger, record.uid), office.door.ledgers["meetings"])
        assert meeting.uid in named


def test_the_deleted_and_the_absent_are_no_ties_and_the_owner_is_none(office: Office) -> None:
    people, lectures = office.door.ledgers["people"], office.door.ledgers["lectures"]
    person = office.door.new(Person, name="周敏")
    lecture = office.door.new(Lecture, title="一讲", lecturer=person.uid, drive=new_uid())
    office.door.store(person, lecture)
    assert [some.ledger.name for some in pointed_at(lectures, lecture.uid)] == ["people"]
    assert pointing_at(office.door.ledgers["units"], office.unit) == []
    office.door.delete(office.door.load(Lecture, lecture.uid), reason="重复")
    assert pointing_at(people, person.uid) == []
    with pytest.raises(UserError):
        pointed_at(people, new_uid())


def test_many_ties_are_counted_and_the_newest_told_with_one_query_a_field(office: Office) -> None:
    people, lectures = office.door.ledgers["people"], office.door.ledgers["lectures"]
    person = office.door.new(Person, name="周敏")
    some = [office.door.new(Lecture, title=f"{n}", lecturer=person.uid) for n in range(40)]
    office.door.store(person, *some)
    asked: list[str] = []
    database.connection().set_trace_callback(asked.append)
    (told,) = pointing_at(people, person.uid)
    database.connection().set_trace_callback(None)
    assert told.ledger is lectures and told.total == 40 and not told.uncounted
    assert len({one.heading for one in told.tied}) == ties.SHOWN
    assert len(asked) <= len(ties.links_to("people")) + 20


def test_the_command_says_both_ends(offices: Offices, capsys: Any) -> None:
    with offices.unit() as unit:
        person = unit.door.new(Person, name="周敏")
        lecture = unit.door.new(Lecture, title="一讲", lecturer=person.uid)
        unit.door.store(person, lecture)
    run = runner(capsys, offices.folder / "unit")
    said = run("ties", "people", person.uid, "--json").json
    assert said["names"] == []
    assert [one["uid"] for one in said["named_by"][0]["records"]] == [lecture.uid]
    assert said["named_by"][0]["ledger"] == "lectures"
    assert "周敏" in run("ties", "lectures", lecture.uid).out
    assert run("ties", "people", new_uid()).code == 1
