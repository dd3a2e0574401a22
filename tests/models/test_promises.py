"""Needs beside what came of them, units beside each other, and what goes on in the next year."""

from datetime import date

import pytest

from models.carrying_over import carry_over, open_at_end
from models.commentary import comments
from models.errors import UserError
from models.figures import OWN
from models.ledgers.decisions import Decision
from models.ledgers.deeds import Deed, DeedState, Verdict
from models.ledgers.issues import Issue
from models.ledgers.plans import Plan, PlanStep
from models.office import Office
from models.one_table import one_table
from models.periods import Period
from models.promise_list import promise_list
from models.stock_taking import stock_sheet
from tests.conftest import Clock, Offices
from tests.models.test_deeds import PROMISED, a_deed, a_need, do, done, fresh
from tests.models.test_issue_flow import register

THIRD = Period(2026, 7, 9)


def test_the_list_shows_each_need_with_what_came_of_it(office: Office) -> None:
    deed = done(office, title="加装路灯")
    for title in ("村口晚上太黑", "桥头没有灯"):
        do(office, a_need(office, title), "merge", deed=deed.uid)
    do(office, a_need(office, "想办免费午餐"), "explain", handling_reason="已有助餐点")
    a_need(office, "还没处理")
    do(
        office,
        deed,
        "survey",
        satisfied_count=1,
        dissatisfied_count=3,
        surveyed_on=date(2026, 9, 1),
    )
    do(office, deed, "survey", satisfied_count=3, dissatisfied_count=1)
    do(office, deed, "request_closure")
    do(office, deed, "accept")
    alone = a_deed(office, title="没有需求的实事", promised_on=date(2026, 9, 30))
    a_deed(office, title="别的季度的实事", promised_on=PROMISED)
    told = promise_list(office, THIRD)
    assert (told.needs, told.met, told.answered, told.waiting) == (4, 2, 1, 1)
    assert [line.deed.title if line.deed else None for line in told.lines] == [
        *("加装路灯", "加装路灯", None, None, alone.title),
    ]
    first = told.lines[0]
    assert first.survey is not None and first.survey.result is Verdict.SATISFIED
    assert told.lines[-1].need is None and not told.lines[-1].met


def test_the_city_reads_the_list_and_the_comments_of_all_units(offices: Offices) -> None:
    with offices.unit() as unit:
        deed = do(unit, a_deed(unit, promised_on=date(2026, 9, 1)), "adopt")
        do(unit, a_need(unit), "merge", deed=deed.uid)
        uid = unit.unit
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        (line,) = promise_list(city, THIRD, uid).lines
        assert (line.unit_name, line.deed.title if line.deed else "") == ("清溪镇", "加装路灯")
        (comment,) = comments(city, THIRD, uid)
        assert comment.late == ("加装路灯",)
        assert comment.values["deeds_kept"] == 0
        assert "立项 1 项" in str(comment.text) and "兑现率 0.0%" in str(comment.text)


def test_a_unit_without_anything_is_not_commented_on(office: Office) -> None:
    assert comments(office, THIRD, OWN) == []


# The next year.


def test_what_is_open_goes_on_with_its_history_and_its_promise(
    office: Office, clock: Clock
) -> None:
    open_issue, late = register(office), a_deed(office, promised_on=date(2026, 11, 30))
    over = done(office, title="已经销号")
    do(office, over, "request_closure")
    over = do(office, over, "accept")
    clock.set(2027, 1, 4)
    found = open_at_end(office, 2026)
    assert [one.uid for one in found.waiting] == [open_issue.uid, late.uid]
    assert carry_over(office, 2026) == 2
    issue = office.door.load(Issue, open_issue.uid)
    assert (issue.issue_no, issue.first_due_on) == (open_issue.issue_no, open_issue.first_due_on)
    (entry,) = issue.progress_entries
    assert entry.entry_on == date(2026, 12, 31) and "转入2027年" in (entry.content or "")
    deed = fresh(office, late)
    assert (deed.state, deed.promised_on) == (DeedState.COLLECTED, date(2026, 11, 30))
    assert len(fresh(office, over).progress_entries) == len(over.progress_entries)
    assert open_at_end(office, 2026).waiting == [] and carry_over(office, 2026) == 0
    (standing,) = stock_sheet(office, date(2027, 1, 1)).issues
    assert standing.uid == issue.uid
    office.door.undo()
    assert len(open_at_end(office, 2026).waiting) == 2


def test_what_was_closed_before_the_years_end_stays_behind(office: Office, clock: Clock) -> None:
    before, after = (
        do(office, done(office, title=title), "request_closure") for title in ("年前", "年后")
    )
    do(office, before, "accept")
    clock.set(2027, 1, 4)
    do(office, after, "accept")
    assert [one.uid for one in open_at_end(office, 2026).deeds] == [after.uid]
    assert carry_over(office, 2026) == 1
    assert fresh(office, after).state is DeedState.DONE


def test_next_years_plan_begins_as_this_years_without_what_was_done(
    office: Office, clock: Clock
) -> None:
    plan = office.door.new(
        Plan, title="集中学习", year=2026, schedule_text="3月、9月", owner_department="党建办"
    )
    plan.steps = [
        PlanStep(month="2026-03", planned_count=2, done_count=2),
        PlanStep(month="2026-09", planned_count=1),
    ]
    office.door.store(plan)
    clock.set(2026, 12, 20)
    assert carry_over(office, 2026, plans=True) == 1
    copy = Plan.get(Plan.year == 2027)
    made = office.door.load(Plan, copy.uid)
    assert [(s.month, s.planned_count, s.done_count) for s in made.steps] == [
        *(("2027-03", 2, None), ("2027-09", 1, None)),
    ]
    assert made.complete and made.due_on == date(2027, 9, 30)
    assert one_table(office, 2027).planned == 3
    assert carry_over(office, 2026, plans=True) == 0


def test_a_year_that_has_not_begun_is_not_carried_over(office: Office) -> None:
    with pytest.raises(UserError, match="还没有开始"):
        carry_over(office, 2027)
    assert not Decision.select().exists()


def test_a_carried_deed_shows_in_the_next_years_list(office: Office, clock: Clock) -> None:
    from models import listing
    from models.ledgers.deed_verbs import DEEDS
    from models.listing import Listing

    deed = a_deed(office, promised_on=date(2026, 11, 30))
    done(office)
    clock.set(2027, 1, 4)
    shown = listing.uids(Listing(DEEDS, period=Period(2027)))
    assert deed.uid in shown
    assert Deed.select().where(Deed.uid.in_(shown)).count() == 2
