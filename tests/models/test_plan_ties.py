"""Promises of the tie between plan and events: a fact is typed once and counts at both ends."""

from datetime import date, datetime
from typing import Any

import pytest

from models.figures import Scope, figure_named, value
from models.ledgers import LEDGERS
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.plans import Plan, PlanState, PlanStep, allot
from models.office import Office
from models.periods import Period
from models.words import sentence
from tests.conftest import Offices
from tests.filling import own_lines, take_lines


def plan_of(office: Office, *months: str, planned: int = 1) -> Plan:
    plan = office.door.new(Plan, title="讲党课", year=2026, owner_department="宣传科")
    plan.schedule_text = "全年"
    plan.due_on = date(2026, 12, 31)
    office.door.store(plan)
    plan = office.door.load(Plan, plan.uid)
    plan.steps = [PlanStep(month=month, planned_count=planned) for month in months]
    office.door.store(plan)
    return office.door.load(Plan, plan.uid)


def held(office: Office, plan: Plan | None, day: date, **more: Any) -> Lecture:
    said: dict[str, Any] = {
        **{"title": "一课", "kind": LectureKind.PARTY_LECTURE, "state": EventState.HELD},
        **{"lecturer_name": "王讲师", "audience_kind": AudienceKind.ORGANS},
        **{"held_at": datetime(day.year, day.month, day.day, 9)},
    }
    lecture = office.door.new(Lecture, plan_item=plan and plan.uid, **{**said, **more})
    office.door.store(lecture)
    return office.door.load(Lecture, lecture.uid)


def counts(office: Office, plan: Plan) -> list[tuple[int | None, int | None]]:
    return [(s.held_count, s.held_late) for s in office.door.load(Plan, plan.uid).steps]


def number(name: str) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(Period(2026), today=date(2026, 12, 31)))


def test_a_lecture_held_ticks_the_month_of_its_plan_item(office: Office) -> None:
    plan = plan_of(office, "2026-03", "2026-04")
    held(office, plan, date(2026, 3, 20))
    assert counts(office, plan) == [(1, 0), (0, 0)]
    assert office.door.load(Plan, plan.uid).state in (PlanState.DOING, PlanState.PARTLY_DONE)
    assert (number("plan_done"), number("plan_on_time"), number("plan_late")) == (1, 1, 0)
    held(office, plan, date(2026, 4, 30))
    assert office.door.load(Plan, plan.uid).state is PlanState.DONE
    assert number("plan_done") == 2


@pytest.mark.parametrize("state", [EventState.PLANNED, EventState.CANCELLED])
def test_what_was_not_held_ticks_nothing(office: Office, state: EventState) -> None:
    plan = plan_of(office, "2026-03")
    held(office, plan, date(2026, 3, 20), state=state)
    assert counts(office, plan) == [(0, 0)]


def test_a_tie_that_is_moved_or_cut_moves_the_tick(office: Office) -> None:
    one, other = plan_of(office, "2026-03"), plan_of(office, "2026-03")
    lecture = held(office, one, date(2026, 3, 20))
    lecture.plan_item = other.uid
    office.door.store(lecture)
    assert (counts(office, one), counts(office, other)) == ([(0, 0)], [(1, 0)])
    office.door.undo()
    assert (counts(office, one), counts(office, other)) == ([(1, 0)], [(0, 0)])
    office.door.delete(office.door.load(Lecture, lecture.uid), reason="重复")
    assert counts(office, one) == [(0, 0)]


def test_what_is_typed_and_what_is_held_count_together(office: Office) -> None:
    plan = plan_of(office, "2026-03", planned=3)
    held(office, plan, date(2026, 3, 20))
    plan = office.door.load(Plan, plan.uid)
    ledger = next(ledger for ledger in LEDGERS if ledger.model is Plan)
    tick = ledger.action("tick")
    assert tick is not None
    done = office.door.act(tick, plan, month="2026-03")
    assert (done.steps[0].done_count, done.steps[0].held_count) == (2, 1)
    assert number("plan_done") == 3


def test_an_event_of_an_unplanned_month_makes_up_for_the_oldest_gap_and_is_late() -> None:
    steps = [PlanStep(month=month) for month in ("2026-02", "2026-03", "2026-06")]
    allot(steps, [("2026-03", 1), ("2026-04", 2), ("2026-07", 1)])
    assert [(s.held_count, s.held_late) for s in steps] == [(1, 1), (1, 0), (2, 1)]


def test_the_level_above_sees_the_tick_whichever_came_first(offices: Offices) -> None:
    with offices.unit() as unit:
        plan = plan_of(unit, "2026-03")
        held(unit, plan, date(2026, 3, 20))
        lines = own_lines(unit)
    with offices.city() as city:
        for order in (lines, lines[::-1]):
            batches = [take_lines(city, [line]) for line in order]
            assert counts(city, plan) == [(1, 0)]
            for batch in reversed(batches):
                city.door.untake(batch, sentence("撤回"))
