"""The stock of issues on any day always balances, and a replay of their lives agrees with it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from models.errors import UserError
from models.fields import FileRef
from models.figures import OWN
from models.ledgers.closure import Stage
from models.ledgers.issues import Issue, IssueEvidence, IssueSource
from models.office import Office
from models.periods import Period
from models.scheduling import Which, schedule_of
from models.stock_taking import By, stock_sheet
from tests.conftest import Clock, Offices
from tests.models.test_figures import act, add, an_issue

SEPTEMBER = Period(2026, 9, 9)


@dataclass
class Life:
    """What was done with one issue, in the order in which it was entered, and for which day.

    A day before that of the step before it counts as that one's: nothing ends before it began.
    """

    steps: list[tuple[str, date]]

    def dated(self) -> Iterator[tuple[str, date]]:
        day = date.min
        for step, named in self.steps:
            day = max(day, named)
            if step != "":
                yield step, day

    def open_at(self, day: date) -> bool:
        seen = [step for step, on in self.dated() if on <= day]
        return bool(seen) and seen[-1] in ("found", "reopened")


def live(office: Office, clock: Clock, chance: random.Random) -> Life:
    """A random life, much of it entered late."""
    found = date(2026, 1, 1) + timedelta(days=chance.randrange(200))
    clock.moment = datetime.combine(found, datetime.min.time())
    issue = an_issue(office.unit, found)
    add(office, issue)
    life = Life([("found", found)])

    def later(verb: str, step: str = "", **values: Any) -> None:
        clock.moment += timedelta(days=chance.randrange(25))
        day = clock.today - timedelta(days=chance.choice([0, 0, 5, 40]))
        asked = "decided_on" if verb in ("accept", "return_closed") else "effective_on"
        act(office, issue, verb, **{asked: day}, **values)
        life.steps.append((step, day))

    for _ in range(chance.randrange(4)):
        way = chance.choice(["close", "void", "wait"])
        if way == "wait":
            continue
        if way == "close":
            later("mark_done")
            prove(office, issue)
            later("request_closure")
            later("pass_review")
            later("accept", "closed")
        else:
            later("void", "removed", reason="重复登记")
        if chance.random() < 0.5:
            return life
        again = chance.choice(["reopen", "return_closed", "lose"]) if way == "close" else "reopen"
        if again == "lose":
            clock.moment += timedelta(days=chance.randrange(25))
            lose_proof(office, issue)
            life.steps.append(("reopened", clock.today))
        else:
            later(again, "reopened", reason="又出现了")
    if chance.random() < 0.2:
        office.door.delete(office.door.load(Issue, issue.uid), reason="误录")
        life.steps.append(("removed", clock.today))
    return life


def prove(office: Office, issue: Issue) -> None:
    fresh = office.door.load(Issue, issue.uid)
    if not fresh.evidence:
        fresh.evidence.append(IssueEvidence(file=(FileRef("a.png", "ab" * 32, 3),)))
        office.door.store(fresh)


def lose_proof(office: Office, issue: Issue) -> None:
    """Bound evidence goes, and with it the closure, on that very day."""
    fresh = office.door.load(Issue, issue.uid)
    fresh.evidence = []
    office.door.store(fresh)


def replayed(lives: list[Life], since: date, on: date) -> dict[str, int]:
    """What a replay of the lives says, which knows nothing of closures and courses."""
    moves = Counter(step for life in lives for step, day in life.dated() if since <= day <= on)
    return {
        "opening": sum(life.open_at(since - timedelta(days=1)) for life in lives),
        **{kind: moves[kind] for kind in ("found", "reopened", "closed", "removed")},
        "closing": sum(life.open_at(on) for life in lives),
    }


@pytest.mark.parametrize("seed", range(3))
def test_the_sheet_of_any_day_balances_and_agrees_with_a_replay(
    offices: Offices, clock: Clock, seed: int
) -> None:
    chance = random.Random(100 + seed)
    with offices.unit() as unit:
        lives = [live(unit, clock, chance) for _ in range(12)]
        uid = unit.unit
    offices.bring(offices.unit, offices.city)
    clock.set(2027, 6, 30)
    for opened, units in ((offices.unit, OWN), (offices.city, uid)):
        with opened() as office:
            for _ in range(40):
                on = date(2026, 1, 1) + timedelta(days=chance.randrange(500))
                since = on - timedelta(days=chance.randrange(300))
                by = chance.choice(list(By))
                sheet = stock_sheet(office, on, since, units, by)
                told = {name: getattr(sheet.total, name) for name in replayed(lives, since, on)}
                assert told == replayed(lives, since, on)
                assert sheet.total.balances and all(row.balance.balances for row in sheet.rows)
                assert len(sheet.issues) == sheet.total.closing
                assert sum(row.balance.closing for row in sheet.rows) == sheet.total.closing
                assert sum(one.days is not None and one.days < 0 for one in sheet.issues) == (
                    sheet.total.overdue
                )


def test_an_issue_stands_in_the_sheet_as_it_stood_on_the_day(office: Office, clock: Clock) -> None:
    issue = an_issue(office.unit, date(2026, 8, 1), first_due_on=date(2026, 8, 20))
    add(office, issue)
    act(office, issue, "start", effective_on=date(2026, 8, 10))
    for day, stage in ((date(2026, 8, 5), Stage.TODO), (date(2026, 8, 25), Stage.DOING)):
        (told,) = stock_sheet(office, day).issues
        assert (told.stage, told.days) == (stage, (date(2026, 8, 20) - day).days)
    assert stock_sheet(office, date(2026, 7, 31)).issues == ()


def test_the_rows_are_units_sources_or_aspects(office: Office) -> None:
    add(office, an_issue(office.unit, date(2026, 9, 1), aspect="duty"))
    add(office, an_issue(office.unit, date(2026, 9, 1), source=IssueSource.AUDIT, aspect="theory"))
    today = office.door.today
    rows = {by: stock_sheet(office, today, by=by).rows for by in By}
    assert [row.name for row in rows[By.UNIT]] == ["清溪镇"]
    assert {row.key for row in rows[By.ASPECT]} == {"duty", "theory"}
    assert "audit" in {row.key for row in rows[By.SOURCE]}


def test_no_stock_is_taken_of_days_to_come(office: Office) -> None:
    with pytest.raises(UserError, match="只能盘点到今天"):
        stock_sheet(office, date(2027, 1, 1))
    with pytest.raises(UserError, match="晚于盘点日期"):
        stock_sheet(office, date(2026, 5, 1), date(2026, 6, 1))


# The month's meeting.


def test_the_months_meeting_sees_what_is_late_due_quiet_and_closed(
    office: Office, clock: Clock
) -> None:
    def found(problem: str, due_on: date) -> Issue:
        issue = an_issue(office.unit, date(2026, 8, 1), first_due_on=due_on)
        issue.problem = problem
        for measure in issue.measures:
            measure.due_on = due_on
        add(office, issue)
        return issue

    late = found("超期的", date(2026, 9, 5))
    due = found("本月到期的", date(2026, 9, 25))
    calm = found("不急的", date(2026, 12, 1))
    act(office, calm, "start", effective_on=date(2026, 9, 2))
    gone = found("作废的", date(2026, 12, 1))
    act(office, gone, "void", reason="重复登记")
    lines = schedule_of(office, SEPTEMBER)
    held = {which: [one.problem for one in lines if one.is_of(which, SEPTEMBER)] for which in Which}
    assert held == {
        Which.ALL: [late.problem, due.problem, calm.problem],
        Which.LATE: [late.problem],
        Which.DUE: [late.problem, due.problem],
        Which.QUIET: [late.problem, due.problem],
        Which.CLOSED: [],
    }
    (first, *_) = lines
    assert (first.days, first.measures, first.measures_done) == (-5, 1, 0)
    assert first.late_measures and lines[2].latest == "开始整改"
    clock.set(2026, 10, 20)
    assert schedule_of(office, Period(2026, 10, 10))[1].is_of(Which.LATE, Period(2026, 10, 10))
