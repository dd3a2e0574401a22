"""Promises of a copy: it says what its record says, and nothing of what became of that."""

from datetime import date
from typing import Any

from models.copying import copied_fields, copy_of
from models.fields import (
    DateField,
    DateTimeField,
    FileRef,
    FilesField,
    MonthField,
)
from models.ledger import Ledger
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.issues import Issue, IssueEvidence, IssueMeasure
from models.ledgers.meetings import Meeting, MeetingKind
from models.ledgers.plans import Plan
from models.office import Office
from models.record import read_state
from tests.filling import filled
from tests.models.test_figures import act, add, an_issue


def test_no_copy_has_a_day_a_state_or_a_file_that_its_ledger_does_not_name(office: Office) -> None:
    for ledger in LEDGERS:
        check_copy(ledger, office)


def check_copy(ledger: Ledger, office: Office) -> None:
    record = filled(ledger)
    made: Any = copy_of(office.door, record)
    fresh = office.door.new(ledger.model)
    named = {name.partition(".")[0] for name in (*ledger.model.copied, *ledger.model.afresh)}
    assert named <= {c.name for c in ledger.fields()} | {rows.name for rows in ledger.parts()}
    taken = {column.name for column in copied_fields(ledger)}
    for column in copied_fields(ledger):
        assert not isinstance(column, FilesField), column.name
        assert not (column.derived or column.automatic), column.name
    for column in ledger.fields():
        value = getattr(made, column.name)
        if column.name in taken:
            assert value == getattr(record, column.name), column.name
            continue
        if isinstance(column, FilesField):
            assert value == (), column.name
    days = (DateField, DateTimeField, MonthField)
    kept = {c.name for c in ledger.fields() if c.name in taken and isinstance(c, days)}
    assert kept <= set(ledger.model.copied)
    assert (made.uid, made.unit, made.rev) != (record.uid, record.unit, record.rev)
    for rows in ledger.parts():
        if rows.automatic or rows.name not in ledger.model.copied:
            assert len(getattr(made, rows.name)) == len(getattr(fresh, rows.name)), rows.name
    if ledger.state is not None and "state" in ledger.model.afresh:
        assert getattr(made, ledger.state.name) == getattr(fresh, ledger.state.name)


def test_a_copied_issue_begins_its_own_life(office: Office) -> None:
    issue = an_issue(office.unit, date(2026, 9, 1), first_due_on=date(2026, 9, 30))
    issue.measures[0].done_on = date(2026, 9, 5)
    issue.measures.append(IssueMeasure(measure="复查", due_on=date(2026, 9, 20), owner=issue.owner))
    issue.evidence.append(IssueEvidence(file=(FileRef("a.png", "ab" * 32, 3),)))
    add(office, issue)
    act(office, issue, "start", effective_on=date(2026, 9, 2))
    held = office.door.load(Issue, issue.uid)
    copy = copy_of(office.door, held)
    office.door.store(copy)
    stored = office.door.load(Issue, copy.uid)
    assert (stored.problem, stored.owner, stored.due_on) == (held.problem, held.owner, held.due_on)
    assert stored.issue_no != held.issue_no
    assert [(m.measure, m.due_on, m.done_on) for m in stored.measures] == [
        (m.measure, m.due_on, None) for m in held.measures
    ]
    assert stored.found_on == office.door.today
    assert not [event for event in stored.events if event.effective_on == date(2026, 9, 2)]
    assert stored.evidence == []
    assert stored.stage is not held.stage


def test_a_copied_plan_keeps_its_months_and_none_of_its_results(office: Office) -> None:
    plan = office.door.new(Plan, title="读书班", schedule_text="3月、6月", year=2026)
    office.door.store(plan)
    held = office.door.load(Plan, plan.uid)
    held.steps[0].done_count = 1
    office.door.store(held)
    copy = copy_of(office.door, office.door.load(Plan, plan.uid))
    office.door.store(copy)
    steps = office.door.load(Plan, copy.uid).steps
    assert [(step.month, step.done_count) for step in steps] == [
        ("2026-03", None),
        ("2026-06", None),
    ]


def test_a_record_of_another_office_is_copied_into_this_one(office: Office) -> None:
    ledger = ledger_named("meetings")
    assert ledger is not None
    foreign = Meeting(uid="a" * 36, unit="b" * 36, title="例会", kind=MeetingKind.OFFICE)
    copy = copy_of(office.door, foreign)
    assert copy.unit == office.unit
    assert read_state(copy)["title"] == "例会"
