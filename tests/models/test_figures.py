"""A figure is one definition: its number and its records never differ, and sums add up."""

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.canonical import decode
from models.errors import UserError
from models.figures import (
    ALL,
    BELOW,
    OWN,
    Scope,
    Tally,
    all_figures,
    by_unit,
    counted,
    figure_named,
    fraction,
    freeze,
    keep_decimals,
    percent,
    records,
    shown,
    value,
)
from models.figures.figure import Over
from models.figures.rhythm import RhythmMonth, finding, rhythm
from models.ledgers import ledger_named
from models.ledgers.appointments import Appointment, Rank
from models.ledgers.areas import Area
from models.ledgers.books import Book, BookKind
from models.ledgers.decisions import Decision, DecisionKind, DecisionResult, DecisionSubject
from models.ledgers.events import EventState
from models.ledgers.issues import Issue, IssueEvidence, IssueMeasure, IssueSource, RectifyKind
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.plans import Plan, PlanStep
from models.ledgers.readings import Reading, ReadingNote
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.schemes import Scheme
from models.ledgers.units import Level, Unit
from models.lines import write_line
from models.office import Office, set_up
from models.periods import Period, periods_of
from models.record import Record, new_uid, read_state
from models.words import sentence
from tests.conftest import Clock, Offices

YEAR = Period(2026)
AUGUST, SEPTEMBER = Period(2026, 8, 8), Period(2026, 9, 9)
TODAY = date(2026, 10, 9)


@pytest.fixture
def city(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    set_up(tmp_path / "city", "明州市", Level.CITY)
    clock.set(2026, 10, 9)
    with Office(tmp_path / "city", now=clock) as opened:
        yield opened


def number(name: str, period: Period = YEAR, units: str = OWN, today: date = TODAY) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(period, units, today))


def uids(name: str, period: Period = YEAR, units: str = OWN) -> list[tuple[str, ...]]:
    figure = figure_named(name)
    assert figure is not None
    return records(figure, Scope(period, units, TODAY))


def add(office: Office, record: Record) -> Record:
    """Store a record whatever unit it is of: another's as its line would come in a package."""
    if record.unit == office.unit:
        office.door.store(record)
        assert record.complete, office.door.problems(record)
        return record
    ledger = office.door.ledger_of(record)
    record.rev = record.rev or 1
    line = write_line(ledger, read_state(record), frozenset())
    office.door.take([(ledger, decode(line), line)], sentence("导入“{sender}”第 {seq} 号包"))
    return record


def a_child(office: Office, **more: Any) -> str:
    child = Unit(uid=new_uid(), unit=office.unit, parent=office.unit, unit_type="township", **more)
    child.name, child.level = f"单位{child.uid[-6:]}", Level.UNIT
    add(office, child)
    return child.uid


def a_lecture(unit: str, day: date, **more: Any) -> Lecture:
    values = {
        **{"title": "一课", "kind": LectureKind.PARTY_LECTURE, "state": EventState.HELD},
        **{"audience_kind": AudienceKind.ORGANS, "lecturer": "p1"},
        "held_at": datetime(day.year, day.month, day.day, 9),
    }
    return Lecture(uid=new_uid(), unit=unit, **(values | more))


def a_post(unit: str, person: str, first: date, last: date | None = None, **more: Any) -> Record:
    return Appointment(uid=new_uid(), unit=unit, person=person, from_on=first, to_on=last, **more)


def an_issue(unit: str, found: date, **more: Any) -> Issue:
    values: dict[str, Any] = {
        **{"problem": "标识缺失", "source": IssueSource.SELF_CHECK, "aspect": "theory"},
        **{"issue_no": f"2026-{random.random()}", "rectify_kind": RectifyKind.BY_DEADLINE},
        **{"lead_leader": "p1", "owner": "p2", "first_due_on": found + timedelta(days=30)},
    }
    issue = Issue(uid=new_uid(), unit=unit, found_on=found, **(values | more))
    issue.measures.append(IssueMeasure(measure="改", due_on=found, owner="p2"))
    return issue


def act(office: Office, issue: Issue, verb: str, **values: Any) -> Issue:
    ledger = ledger_named("issues")
    action = ledger.action(verb) if ledger else None
    assert action is not None
    office.door.act(action, office.door.load(Issue, issue.uid), **values)
    return office.door.load(Issue, issue.uid)


def a_plan(unit: str, title: str = "集中学习", **more: Any) -> Plan:
    plan = Plan(uid=new_uid(), unit=unit, title=title, year=2026, **more)
    plan.schedule_text = plan.schedule_text or "全年"
    plan.owner_department = "党建办"
    plan.due_on = date(2026, 12, 31)
    return plan


# A whole hierarchy at random.


@dataclass
class World:
    """Random records of a city and of units below it, in two areas."""

    office: Office
    chance: random.Random
    units: list[str] = field(default_factory=list)

    def build(self) -> None:
        areas = [self.office.door.new(Area, title=f"片区{n}") for n in range(2)]
        self.office.door.store(*areas)
        self.units = [
            self.office.unit,
            *(a_child(self.office, area=self.chance.choice(areas).uid) for _ in range(4)),
        ]
        template = self.office.door.new(
            SchemeTemplate, title="模板", org_level=Level.UNIT, handed_down_on=self.day()
        )
        add(self.office, template)
        for unit in self.units:
            for _ in range(self.chance.randint(0, 6)):
                self.some_of(unit, template.uid)

    def day(self) -> date:
        return date(2025, 12, 1) + timedelta(days=self.chance.randrange(420))

    def some_of(self, unit: str, template: str) -> None:
        for made in (self.lecture(unit), self.reading(unit), self.plan(unit), self.issue(unit)):
            if self.chance.random() < 0.1:
                made.deleted, made.deletion_reason = made.unit != self.office.unit, "误录"
            add(self.office, made)
        people = {"is_committee_member": self.chance.random() < 0.5, "rank": Rank.BUREAU}
        add(self.office, a_post(unit, f"p{self.chance.randrange(5)}", self.day(), **people))
        book = Book(uid=new_uid(), unit=unit, title=f"书{self.chance.randrange(6)}")
        book.kind, book.listed_on = BookKind.REQUIRED, self.day()
        add(self.office, book)
        add(
            self.office,
            Scheme(uid=new_uid(), unit=unit, title="方案", year=2026, template=template),
        )
        if unit != self.office.unit:
            self.review(unit)

    def review(self, unit: str) -> None:
        add(
            self.office,
            self.office.door.new(
                Decision,
                **{"subject_ledger": DecisionSubject.SCHEMES, "subject_uid": new_uid()},
                **{"subject_unit": unit, "subject_rev": 1, "kind": DecisionKind.REVIEW},
                **{"result": DecisionResult.PASSED, "decided_on": self.day(), "decided_by": "王"},
            ),
        )

    def lecture(self, unit: str) -> Record:
        expected = self.chance.choice([None, 40, 57])
        return a_lecture(
            unit,
            self.day(),
            kind=self.chance.choice(list(LectureKind)),
            lecturer=f"p{self.chance.randrange(5)}",
            state=self.chance.choice([EventState.HELD, EventState.PLANNED]),
            expected_count=expected,
            attended_count=expected and expected - self.chance.randrange(9),
        )

    def reading(self, unit: str) -> Record:
        reading = Reading(uid=new_uid(), unit=unit, person=new_uid(), book=new_uid())
        reading.due_on = self.day()
        reading.finished_on = self.chance.choice([None, self.day()])
        if self.chance.random() < 0.5:
            reading.notes.append(ReadingNote(written_on=self.day(), word_count=300))
        return reading

    def plan(self, unit: str) -> Record:
        plan = a_plan(unit)
        plan.steps = [
            PlanStep(
                month=f"2026-{month:02d}",
                planned_count=self.chance.randrange(4),
                done_count=self.chance.choice([None, 0, 1, 3]),
                done_on=self.chance.choice([None, self.day()]),
            )
            for month in range(1, 13)
        ]
        return plan

    def issue(self, unit: str) -> Record:
        sources = [IssueSource.SELF_CHECK, IssueSource.FOUR_REVIEWS]
        issue = an_issue(unit, self.day(), source=self.chance.choice(sources))
        if unit != self.office.unit:
            from models.ledgers.closure import IssueEventKind
            from models.ledgers.issues import IssueEvent

            issue.events = [
                IssueEvent(
                    event=kind, effective_on=self.day(), entered_on=self.day(), entered_rev=1
                )
                for kind in (
                    *(IssueEventKind.REGISTERED, IssueEventKind.STARTED, IssueEventKind.VOIDED),
                    IssueEventKind.REOPENED,
                )[: self.chance.randint(1, 4)]
            ]
        return issue


@pytest.mark.parametrize("seed", range(3))
def test_a_number_is_what_its_records_make(city: Office, seed: int) -> None:
    World(city, random.Random(seed)).build()
    told = 0
    for figure in all_figures():
        for period in (YEAR, Period(2026, 7, 12), Period(2026, 7, 9), SEPTEMBER):
            scope = Scope(period, ALL, TODAY)
            rows = counted(figure, scope)
            amount, base = fraction(figure, scope)
            assert len(records(figure, scope)) == len(rows)
            match figure.tally:
                case Tally.COUNT:
                    assert amount == len(rows), figure.name
                case Tally.SUM:
                    assert amount == sum(row.amount for row in rows), figure.name
                case Tally.DISTINCT:
                    assert amount == len({row.who for row in rows} - {None}), figure.name
                case Tally.MEDIAN:
                    assert base == len(rows), figure.name
                case Tally.RATE:
                    assert amount == sum(row.amount for row in rows), figure.name
                    assert base == sum(row.base for row in rows), figure.name
            told += amount
    assert told > 100


@pytest.mark.parametrize("seed", range(3))
def test_an_additive_figure_of_all_is_the_sum_over_its_units(city: Office, seed: int) -> None:
    world = World(city, random.Random(seed))
    world.build()
    below = world.units[1:]
    for figure in (figure for figure in all_figures() if figure.additive):
        for period in (YEAR, AUGUST):
            each = {u: value(figure, Scope(period, u, TODAY)) or 0 for u in world.units}
            whole = value(figure, Scope(period, BELOW, TODAY))
            assert whole == sum(each[unit] for unit in below), figure.name
            assert value(figure, Scope(period, ALL, TODAY)) == sum(each.values()), figure.name
            assert by_unit(figure, Scope(period, ALL, TODAY)) == each, figure.name


def test_an_areas_figures_are_those_of_its_units(city: Office) -> None:
    world = World(city, random.Random(7))
    world.build()
    areas = {
        area.uid: [u.uid for u in Unit.select().where(Unit.area == area.uid)]
        for area in Area.select()
    }
    for figure in (figure for figure in all_figures() if figure.additive):
        values = [value(figure, Scope(YEAR, area, TODAY)) for area in areas]
        assert values == [
            sum(value(figure, Scope(YEAR, unit, TODAY)) or 0 for unit in units)
            for units in areas.values()
        ]


def test_flows_of_the_months_add_up_to_the_year(city: Office) -> None:
    World(city, random.Random(3)).build()
    standing = {"issues_opening", "issues_open", "issues_overdue", "readings_behind", "plan_items"}
    for figure in all_figures():
        if figure.additive and figure.name not in standing:
            months = [value(figure, Scope(p, ALL, TODAY)) or 0 for p in periods_of(2026)[7:]]
            assert sum(months) == value(figure, Scope(YEAR, ALL, TODAY)), figure.name


def test_a_figure_at_the_city_is_the_figure_at_the_unit(offices: Offices) -> None:
    with offices.unit() as unit:
        world = World(unit, random.Random(5), [unit.unit])
        template = unit.door.new(SchemeTemplate, title="模板", org_level=Level.UNIT)
        for _ in range(6):
            world.some_of(unit.unit, template.uid)
        at_unit = freeze(unit, AUGUST), freeze(unit, SEPTEMBER)
        uid = unit.unit
    offices.bring(offices.unit, offices.city)
    with offices.city():
        for period, frozen in zip((AUGUST, SEPTEMBER), at_unit, strict=True):
            scope = Scope(period, uid, today=period.end + timedelta(days=1))
            assert {
                figure.name: value(figure, scope) for figure in all_figures() if figure.additive
            } == frozen
    assert set(at_unit[0]) == {figure.name for figure in all_figures() if figure.additive}
    assert sum(n or 0 for n in at_unit[0].values()) > 0


def test_drafts_and_deleted_records_count_nowhere(city: Office) -> None:
    draft = city.door.new(Lecture, title="还没写完")
    city.door.store(draft)
    assert not draft.complete
    gone = add(city, a_lecture(city.unit, date(2026, 9, 3)))
    assert number("lectures_held") == 1
    city.door.delete(gone, reason="重复")
    assert number("lectures_held") == 0


# The balance of issues, against a replay that knows nothing of the closure.


@dataclass
class Walk:
    """One issue's random life, and the days on which it was put into the book or taken out."""

    moves: list[tuple[str, date]]

    def open_at(self, day: date) -> bool:
        open_, clock = False, date.min
        for kind, on in self.moves:
            clock = max(clock, on)
            if clock <= day:
                open_ = kind in ("found", "reopened")
        return open_

    def count(self, kind: str, period: Period) -> int:
        found, clock = 0, date.min
        for move, on in self.moves:
            clock = max(clock, on)
            found += move == kind and period.holds(clock)
        return found


def live(office: Office, clock: Clock, chance: random.Random) -> Walk:
    found = date(2026, 1, 1) + timedelta(days=chance.randrange(200))
    clock.moment = datetime.combine(found, datetime.min.time())
    issue = an_issue(office.unit, found)
    add(office, issue)
    walk = Walk([("found", found)])

    def later(verb: str, **values: Any) -> date:
        """Do a verb some days on, often entered late, that is for an earlier day."""
        clock.moment += timedelta(days=chance.randrange(25))
        day = clock.today - timedelta(days=chance.choice([0, 0, 5, 40]))
        asked = "decided_on" if verb == "accept" else "effective_on"
        act(office, issue, verb, **{asked: day}, **values)
        return day

    def close() -> None:
        later("mark_done")
        fresh = office.door.load(Issue, issue.uid)
        if not fresh.evidence:
            from models.fields import FileRef

            fresh.evidence.append(IssueEvidence(file=(FileRef("a.png", "ab" * 32, 3),)))
            office.door.store(fresh)
        later("request_closure")
        later("pass_review")
        walk.moves.append(("closed", later("accept")))

    for _ in range(chance.randrange(4)):
        match chance.choice(["close", "void", "wait"]):
            case "close":
                close()
                if chance.random() < 0.5:
                    return walk
                walk.moves.append(("reopened", later("reopen", reason="又出现了")))
            case "void":
                walk.moves.append(("removed", later("void", reason="重复登记")))
                if chance.random() < 0.5:
                    return walk
                walk.moves.append(("reopened", later("reopen", reason="作废错了")))
    if chance.random() < 0.2:
        office.door.delete(office.door.load(Issue, issue.uid), reason="误录")
        walk.moves.append(("removed", clock.today))
    return walk


@pytest.mark.parametrize("seed", range(2))
def test_the_balance_agrees_with_a_replay_and_closes(
    offices: Offices, clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    with offices.unit() as unit:
        walks = [live(unit, clock, chance) for _ in range(12)]
        uid = unit.unit
    offices.bring(offices.unit, offices.city)
    for opened, units in ((offices.unit, OWN), (offices.city, uid)):
        with opened():
            for period in periods_of(2026):
                told = {
                    name: number(f"issues_{name}", period, units)
                    for name in ("opening", "found", "reopened", "closed", "removed", "open")
                }
                before = period.start - timedelta(days=1)
                assert told == {
                    "opening": sum(walk.open_at(before) for walk in walks),
                    **{
                        kind: sum(walk.count(kind, period) for walk in walks)
                        for kind in ("found", "reopened", "closed", "removed")
                    },
                    "open": sum(walk.open_at(period.end) for walk in walks),
                }
                opening, found, reopened, closed, removed, closing = (n or 0 for n in told.values())
                assert closing == opening + found + reopened - closed - removed
    assert sum(walk.count("reopened", YEAR) for walk in walks) > 0


def test_an_entry_taken_back_at_once_was_never_in_the_book(office: Office) -> None:
    add(office, an_issue(office.unit, date(2026, 9, 1)))
    assert number("issues_found") == 1
    office.door.undo()
    assert (number("issues_found"), number("issues_removed")) == (0, 0)


def test_an_issue_is_overdue_past_its_deadline_and_not_before(office: Office) -> None:
    add(office, an_issue(office.unit, date(2026, 8, 1), first_due_on=date(2026, 8, 31)))
    assert number("issues_overdue", AUGUST) == 0
    assert number("issues_overdue", SEPTEMBER) == 1
    assert number("issues_overdue", YEAR, today=date(2026, 8, 31)) == 0
    assert number("issues_overdue", YEAR, today=date(2026, 9, 1)) == 1


def test_an_extension_counts_from_the_day_it_was_granted(office: Office, clock: Clock) -> None:
    clock.set(2026, 9, 10)
    issue = an_issue(office.unit, date(2026, 8, 1), first_due_on=date(2026, 8, 20))
    add(office, issue)
    act(office, issue, "request_extension", due_after=date(2026, 10, 20), reason="等设备")
    act(office, issue, "grant_extension", decided_by="王主任")
    assert number("issues_overdue", AUGUST) == 1
    assert number("issues_overdue", SEPTEMBER) == 0


def test_measures_and_aspects_are_those_of_the_four_reviews(office: Office) -> None:
    four = {"source": IssueSource.FOUR_REVIEWS}
    for aspect in ("theory", "theory", "conduct"):
        issue = an_issue(office.unit, date(2026, 9, 1), aspect=aspect, **four)
        issue.measures.append(IssueMeasure(measure="再改", due_on=date(2026, 9, 9), owner="p2"))
        add(office, issue)
    add(office, an_issue(office.unit, date(2026, 9, 1), aspect="duty"))
    assert (number("rectify_aspects"), number("rectify_measures")) == (2, 6)
    assert len(uids("rectify_measures")[0]) == 3


# Speakers, by what they were on the day.


def test_a_speaker_counts_by_the_post_held_on_the_day_and_once(city: Office) -> None:
    member = {"is_committee_member": True}
    add(city, a_post(city.unit, "p1", date(2026, 1, 1), date(2026, 6, 30), **member))
    for day in (date(2026, 6, 30), date(2026, 3, 1), date(2026, 7, 1)):
        add(city, a_lecture(city.unit, day))
    assert number("committee_lecturers") == 1
    assert len(uids("committee_lecturers")) == 2
    assert number("committee_lecturers", Period(2026, 7, 12)) == 0
    add(city, a_lecture(city.unit, date(2026, 5, 1), audience_kind=AudienceKind.GRASSROOTS))
    assert len(uids("committee_lecturers")) == 2


def test_exchanges_tell_bureau_rank_from_department_heads(city: Office) -> None:
    add(city, a_post(city.unit, "p1", date(2026, 1, 1), rank=Rank.BUREAU))
    add(city, a_post(city.unit, "p2", date(2026, 1, 1), is_department_head=True))
    for who in ("p1", "p1", "p2", "p3"):
        exchange = {"kind": LectureKind.EXCHANGE, "lecturer": who}
        add(city, a_lecture(city.unit, date(2026, 5, 1), **exchange))
    assert (number("bureau_rank_speakers"), number("department_head_speakers")) == (1, 1)


# Books, plans, rates.


def test_a_book_under_several_names_is_on_the_list_once(city: Office) -> None:
    titles = (
        ("论党史", None),
        ("《论 党史》", None),
        ("简史", "中国简史\n党史简编"),
        ("党史简编", None),
    )
    for title, aliases in titles:
        add(city, city.door.new(Book, title=title, aliases=aliases, kind=BookKind.REQUIRED))
    gone = city.door.new(Book, title="旧书", kind=BookKind.REQUIRED, withdrawn_on=date(2026, 3, 1))
    add(city, gone)
    assert number("books_listed", Period(2026, 2, 2)) == 3
    assert number("books_listed", SEPTEMBER) == 2


def test_a_units_list_holds_what_was_handed_down(city: Office) -> None:
    unit = a_child(city)
    add(city, city.door.new(Book, title="上级的书", kind=BookKind.REQUIRED))
    add(city, Book(uid=new_uid(), unit=unit, title="自己的书", kind=BookKind.REFERENCE))
    assert (number("books_listed"), number("books_listed", units=unit)) == (1, 2)


def test_a_book_is_read_when_it_is_finished_and_noted(office: Office) -> None:
    for finished, noted in (
        (date(2026, 8, 20), date(2026, 9, 2)),
        (date(2026, 8, 21), None),
        (None, date(2026, 8, 1)),
    ):
        reading = office.door.new(Reading, person=new_uid(), book=new_uid(), finished_on=finished)
        if noted:
            reading.notes.append(ReadingNote(written_on=noted, word_count=800))
        add(office, reading)
    assert (number("books_ticked", AUGUST), number("books_read", AUGUST)) == (2, 0)
    assert (number("books_ticked", SEPTEMBER), number("books_read", SEPTEMBER)) == (0, 1)


def test_the_rhythm_tells_work_in_time_late_and_left(office: Office) -> None:
    plan = a_plan(office.unit)
    plan.steps = [
        PlanStep(month="2026-03", planned_count=3, done_count=2, done_on=date(2026, 3, 31)),
        PlanStep(month="2026-04", planned_count=2, done_count=2, done_on=date(2026, 5, 1)),
        PlanStep(month="2026-05", planned_count=1, done_count=4, done_on=date(2026, 5, 9)),
        PlanStep(month="2026-09", planned_count=2),
        PlanStep(month="2026-10", planned_count=5, done_count=1, done_on=date(2026, 10, 2)),
    ]
    add(office, plan)
    months = rhythm(Scope(YEAR, OWN, TODAY))
    told = [(m.planned, m.on_time, m.late, m.not_done, m.closed) for m in months]
    assert told[2:5] == [(3, 2, 0, 1, True), (2, 0, 2, 0, True), (1, 1, 0, 0, True)]
    assert told[8:10] == [(2, 0, 0, 2, True), (5, 1, 0, 0, False)]
    assert [number("plan_rate", Period(2026, at, at)) for at in (3, 4, 9)] == [667, 1000, 0]
    names = ("plan_planned", "plan_on_time", "plan_late", "plan_not_done", "plan_done")
    sums = [number(name) for name in names]
    assert sums == [
        sum(m.planned for m in months),
        sum(m.on_time for m in months),
        sum(m.late for m in months),
        sum(m.not_done for m in months),
        sum(m.done for m in months),
    ]


@pytest.mark.parametrize(
    ("planned", "done", "said"),
    [
        ([2] * 12, [2] * 9, "工作节奏：前后均衡"),
        ([4] * 6 + [1] * 6, [4] * 6, "工作节奏：前紧后松"),
        ([1] * 6 + [4] * 6, [1] * 6, "工作节奏：前松后紧"),
        ([2] * 12, [2] * 6 + [1] * 3, "工作节奏：前紧后松"),
        ([2] * 12, [1] * 6 + [2] * 3, "工作节奏：前松后紧"),
        ([0] * 12, [], "工作节奏：还没有计划"),
    ],
)
def test_the_rhythm_says_which_half_is_the_tense_one(
    planned: list[int], done: list[int], said: str
) -> None:
    done = done + [0] * (12 - len(done))
    months = [
        RhythmMonth(at + 1, *pair, late=0, closed=at < sum(map(bool, done)))
        for at, pair in enumerate(zip(planned, done, strict=True))
    ]
    assert str(finding(months)) == said


def test_guided_units_are_those_that_took_this_offices_template(city: Office) -> None:
    units = [a_child(city) for _ in range(3)]
    template = city.door.new(
        SchemeTemplate, title="模板", org_level=Level.UNIT, handed_down_on=date(2026, 2, 1)
    )
    add(city, template)
    for unit, used in zip(
        (units[0], units[0], units[1]), (template.uid, template.uid, None), strict=True
    ):
        add(city, Scheme(uid=new_uid(), unit=unit, title="方案", year=2026, template=used))
    assert number("units_guided", units=BELOW) == 1
    assert uids("units_guided", units=BELOW)[0][0] == "schemes"
    assert number("units_guided", Period(2026, 7, 12), BELOW) == 0


@pytest.mark.parametrize(
    ("amount", "base", "texts"),
    [
        (0, 0, ("—", "—", "—")),
        (2, 3, ("67%", "66.7%", "66.67%")),
        (1, 8, ("13%", "12.5%", "12.50%")),
        (1, 2000, ("0%", "0.1%", "0.05%")),
        (3, 3, ("100%", "100.0%", "100.00%")),
    ],
)
def test_a_share_is_rounded_half_up_and_nothing_of_nothing(
    amount: int, base: int, texts: tuple[str, ...]
) -> None:
    assert tuple(percent(amount, base, decimals) for decimals in range(3)) == texts


def test_published_percentages_come_out_the_same() -> None:
    """Numerators, denominators and what was printed of them, out of public reports."""
    source = Path(__file__).parents[3] / "shared" / "data" / "11_rate_figures_real.csv"
    if not source.exists():
        pytest.skip("the published figures are not on this machine")
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    known = [row for row in rows if row["原文百分比"].endswith("%")]
    for row in known:
        amount, base = (round(Decimal(row[name]) * 100) for name in ("分子", "分母"))
        said = row["原文百分比"].removesuffix("%")
        places = len(said.partition(".")[2])
        assert percent(amount, base, places) == row["原文百分比"], row["标识"]
    assert len(known) >= 10


def test_percentages_have_the_decimals_that_the_office_chose(office: Office) -> None:
    figure = figure_named("attendance_rate")
    assert figure is not None
    add(office, a_lecture(office.unit, date(2026, 9, 1), expected_count=30, attended_count=28))
    scope = Scope(YEAR, OWN, TODAY)
    said = []
    for places in (0, 1, 2):
        keep_decimals(places)
        said.append(shown(figure, scope))
    assert said == ["93%", "93.3%", "93.33%"]
    with pytest.raises(UserError):
        keep_decimals(3)


@pytest.mark.parametrize("seed", range(2))
def test_an_earlier_day_tells_what_had_happened_by_then(city: Office, seed: int) -> None:
    World(city, random.Random(seed)).build()
    end = AUGUST.end
    for figure in (figure for figure in all_figures() if figure.additive):
        then = value(figure, Scope(YEAR, ALL, TODAY, as_of=end))
        if figure.name.startswith("plan_"):
            continue
        if figure.over is Over.SUM:
            assert then == value(figure, Scope(Period(2026, 1, 8), ALL, end)), figure.name
        elif figure.over is Over.LAST:
            assert then == value(figure, Scope(AUGUST, ALL, end)), figure.name
    middle = Scope(SEPTEMBER, ALL, TODAY, as_of=date(2026, 9, 10))
    held = figure_named("lectures_held")
    assert held is not None
    add(city, a_lecture(city.unit, date(2026, 9, 10)))
    before = value(held, middle) or 0
    add(city, a_lecture(city.unit, date(2026, 9, 11)))
    assert (before > 0, value(held, middle)) == (True, before)


def test_a_rate_with_nothing_to_divide_by_is_a_dash(office: Office) -> None:
    figure = figure_named("attendance_rate")
    assert figure is not None
    scope = Scope(YEAR, OWN, TODAY)
    assert (value(figure, scope), shown(figure, scope)) == (None, "—")
    add(office, a_lecture(office.unit, date(2026, 9, 1), expected_count=30, attended_count=28))
    add(office, a_lecture(office.unit, date(2026, 9, 2), expected_count=30))
    assert (value(figure, scope), shown(figure, scope, 2)) == (933, "93.33%")
    assert (number("attendance_expected"), number("attendance_present")) == (30, 28)


def test_each_figure_has_one_name_and_says_what_it_counts() -> None:
    figures = all_figures()
    assert len({figure.name for figure in figures}) == len(figures)
    for figure in figures:
        assert figure.definition and ledger_named(figure.ledger), figure.name
        assert figure.additive is (figure.tally in (Tally.COUNT, Tally.SUM)), figure.name
