"""A need becomes a deed, a deed is promised, adopted, done, voted on and accepted; at both ends."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from models.errors import UserError
from models.figures import OWN, Scope, figure_named, fraction, records, value
from models.ledgers import ledger_named
from models.ledgers.decisions import Decision
from models.ledgers.deeds import (
    Awaits,
    Course,
    Deed,
    DeedEntry,
    DeedStage,
    DeedState,
    Pace,
    Verdict,
    pace_of,
    verdict,
)
from models.ledgers.needs import CollectedNeed, Handling, NeedSource, NeedState
from models.listing import overdue_among
from models.office import Office
from models.pending import pending_decisions
from models.periods import Period
from models.sheets.importing import import_sheet
from tests.conftest import Clock, Offices
from tests.exchanging import a_person, world
from tests.filling import uid_of

PROMISED = date(2026, 12, 8)


def a_deed(office: Office, title: str = "加装路灯", **values: Any) -> Deed:
    """A complete deed of this office, planned for the hundred days from the first of September."""
    said = {
        **{"category": "transport", "promise": "年底前装好六十盏", "promised_on": PROMISED},
        **{"starts_on": date(2026, 8, 31), "owner": uid_of(2)},
        **values,
    }
    deed = office.door.new(Deed, title=title, **said)
    office.door.store(deed)
    return fresh(office, deed)


def a_need(office: Office, title: str = "村口晚上太黑", **values: Any) -> CollectedNeed:
    said = {"source": NeedSource.VISIT, "raised_by": "三组村民", "category": "transport", **values}
    need = office.door.new(CollectedNeed, title=title, **said)
    office.door.store(need)
    return office.door.load(CollectedNeed, need.uid)


def fresh(office: Office, deed: Deed) -> Deed:
    return office.door.load(Deed, deed.uid)


def do(office: Office, record: Any, verb: str, **values: Any) -> Any:
    """Act on a record as it stands; the record afterwards."""
    ledger = ledger_named(str(record._meta.table_name))
    assert ledger is not None
    action = ledger.action(verb)
    assert action is not None
    office.door.act(action, office.door.load(type(record), record.uid), **values)
    return office.door.load(type(record), record.uid)


def done(office: Office, **values: Any) -> Deed:
    """A deed that the office adopted itself, and did."""
    deed = do(office, a_deed(office, **values), "adopt")
    do(office, deed, "start")
    return do(office, deed, "finish", content="六十盏已亮")  # type: ignore[no-any-return]


# The way of a deed.


def test_an_office_adopts_and_accepts_what_it_has_asked_of_nobody(office: Office) -> None:
    deed = a_deed(office)
    assert (deed.complete, deed.state, deed.pace) == (True, DeedState.COLLECTED, Pace.NOT_STARTED)
    deed = do(office, deed, "adopt", decided_on=date(2026, 9, 9))
    assert (deed.state, deed.adopted_on) == (DeedState.ADOPTED, date(2026, 9, 9))
    assert do(office, deed, "start").state is DeedState.DOING
    deed = do(office, deed, "report_progress", percent_done=400, content="灯杆到货", spent=1_200_00)
    assert deed.progress_entries[-1].stage is DeedStage.PROGRESS
    deed = do(office, deed, "finish")
    assert (deed.state, deed.done_on, deed.pace) == (
        *(DeedState.TO_ACCEPT, office.door.today, Pace.DONE),
    )
    assert deed.awaits is None
    do(office, deed, "survey", ballots_issued=30, satisfied_count=20, dissatisfied_count=4)
    assert do(office, deed, "request_closure").awaits is Awaits.ACCEPTANCE
    deed = do(office, deed, "accept")
    assert (deed.state, deed.accepted_on) == (DeedState.DONE, office.door.today)
    assert deed.satisfaction[0].result is Verdict.SATISFIED
    assert do(office, deed, "turn_regular").state is DeedState.REGULAR


def test_the_level_above_adopts_and_accepts_what_it_was_asked(offices: Offices) -> None:
    with offices.unit() as unit:
        deed = do(unit, a_deed(unit), "request_adoption")
        assert (deed.state, deed.awaits) == (DeedState.COLLECTED, Awaits.ADOPTION)
        with pytest.raises(UserError, match="不由本单位同意立项"):
            do(unit, deed, "adopt")
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        (waiting,) = pending_decisions(city)
        assert waiting.since == date(2026, 9, 10)
        assert [action.name for action in waiting.actions] == ["adopt", "refuse_adoption"]
        assert do(city, deed, "adopt").state is DeedState.ADOPTED
        assert pending_decisions(city) == []
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        assert do(unit, deed, "start").state is DeedState.DOING
        do(unit, deed, "finish")
        do(unit, deed, "request_closure")
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        (waiting,) = pending_decisions(city)
        assert waiting.asked is Awaits.ACCEPTANCE
        with pytest.raises(UserError, match="先写明原因"):
            do(city, deed, "refuse")
        assert do(city, deed, "accept").state is DeedState.DONE
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        assert fresh(unit, deed).accepted_on == date(2026, 9, 10)


def test_a_refused_project_may_be_asked_for_again(offices: Offices) -> None:
    with offices.unit() as unit:
        deed = do(unit, a_deed(unit), "request_adoption")
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        refused = do(city, deed, "refuse_adoption", reason="与市里的项目重复")
        assert (refused.state, refused.awaits) == (DeedState.COLLECTED, None)
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        again = do(unit, deed, "request_adoption")
        assert again.awaits is Awaits.ADOPTION
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        assert do(city, deed, "adopt").state is DeedState.ADOPTED


def test_a_refused_closure_leaves_it_done_and_may_be_asked_again(office: Office) -> None:
    deed = do(office, done(office), "request_closure")
    deed = do(office, deed, "refuse", reason="没有测评表")
    assert (deed.state, deed.awaits) == (DeedState.TO_ACCEPT, None)
    assert deed.done_on == office.door.today
    deed = do(office, deed, "request_closure")
    assert do(office, deed, "accept").state is DeedState.DONE


@pytest.mark.parametrize("by", ["owner", "return"])
def test_what_is_taken_up_again_is_not_done_any_more(office: Office, by: str) -> None:
    deed = do(office, done(office), "request_closure")
    deed = do(office, deed, "accept")
    if by == "owner":
        with pytest.raises(UserError, match="先写明原因"):
            do(office, deed, "take_up_again")
        deed = do(office, deed, "take_up_again", content="半数居民不满意")
    else:
        deed = do(office, deed, "return_done", reason="灯又坏了")
    assert (deed.state, deed.done_on, deed.accepted_on) == (DeedState.DOING, None, None)
    assert deed.adopted_on is not None
    assert do(office, deed, "finish").done_on == office.door.today


def test_what_has_happened_to_a_deed_cannot_be_rewritten(office: Office) -> None:
    deed = done(office)
    deed.progress_entries[0].entry_on = date(2026, 1, 1)
    with pytest.raises(UserError, match="只能追加"):
        office.door.store(deed)


def test_a_deed_that_is_withdrawn_says_why_and_is_late_no_more(office: Office) -> None:
    deed = a_deed(office, promised_on=date(2026, 9, 5))
    ledger = ledger_named("deeds")
    assert ledger is not None
    assert overdue_among(ledger, [deed.uid], office.door.today) == {deed.uid}
    with pytest.raises(UserError, match="先写明原因"):
        do(office, deed, "withdraw")
    assert do(office, deed, "withdraw", content="并入市里的项目").state is DeedState.WITHDRAWN
    assert overdue_among(ledger, [deed.uid], office.door.today) == set()


def test_a_decision_from_the_wrong_side_adopts_nothing(office: Office) -> None:
    from models.ledgers.deed_verbs import adopt

    deed = do(office, a_deed(office), "request_adoption")
    office.door.store(adopt(deed, office.door.stamp))
    assert fresh(office, deed).state is DeedState.COLLECTED


def test_an_undone_decision_leaves_the_deed_as_it_was(office: Office) -> None:
    deed = do(office, a_deed(office), "adopt")
    office.door.undo()
    assert fresh(office, deed).state is DeedState.COLLECTED
    assert Decision.get().deleted


# Votes.


@pytest.mark.parametrize(
    ("votes", "meaning"),
    [
        ((5, 0, 5), Verdict.SATISFIED),
        ((5, 6, 0), Verdict.BASICALLY),
        ((4, 1, 5), Verdict.BASICALLY),
        ((4, 0, 5), Verdict.DISSATISFIED),
        ((0, 0, 1), Verdict.DISSATISFIED),
        ((0, 0, 0), None),
    ],
)
def test_exactly_half_of_the_votes_counts_upward(
    votes: tuple[int, int, int], meaning: Verdict | None
) -> None:
    assert verdict(*votes) is meaning


def test_there_are_not_more_votes_than_ballots(office: Office) -> None:
    deed = done(office)
    with pytest.raises(UserError, match="多于发出的"):
        do(office, deed, "survey", ballots_issued=5, satisfied_count=6)
    deed = do(office, deed, "survey", satisfied_count=6)
    assert deed.satisfaction[0].ballots_issued == 6
    deed.satisfaction[0].ballots_issued = 5
    office.door.store(deed)
    assert not fresh(office, deed).complete


# Pace.


def test_the_pace_follows_from_the_days_and_the_share_that_is_done(
    office: Office, clock: Clock
) -> None:
    """A hundred days from the last of August: on the tenth of September eleven are over."""
    deed = do(office, a_deed(office), "adopt")
    deed = do(office, deed, "start", entry_on=date(2026, 9, 1))
    assert deed.pace is Pace.BEHIND
    assert do(office, deed, "report_progress", percent_done=110).pace is Pace.ON_PACE
    assert do(office, deed, "report_progress", percent_done=250).pace is Pace.AHEAD
    clock.set(2026, 10, 31)
    assert office.turn_of_the_day()
    assert fresh(office, deed).pace is Pace.BEHIND


def test_the_day_on_which_the_pace_turns_is_foretold_to_the_day() -> None:
    chance = random.Random(7)
    for _ in range(300):
        first = date(2026, 1, 1) + timedelta(days=chance.randrange(60))
        deed = Deed(starts_on=first, promised_on=first + timedelta(days=chance.randrange(90)))
        course = Course(started=True, percent=chance.randrange(1001))
        today = first + timedelta(days=chance.randrange(-20, 100))
        now, turns = pace_of(deed, course, today)
        later = (today + timedelta(days=n) for n in range(1, 250))
        changed = (day for day in later if pace_of(deed, course, day)[0] is not now)
        assert turns == next(changed, None)


# Needs.


def test_a_need_becomes_a_deed_in_one_verb_and_is_met_when_it_is_accepted(
    offices: Offices,
) -> None:
    with offices.unit() as unit:
        need = a_need(unit)
        assert need.state is NeedState.TODO
        values = {"promise": "装六十盏", "promised_on": PROMISED, "owner": uid_of(2)}
        need = do(unit, need, "make_project", **values)
        deed = unit.door.load(Deed, need.deed or "")
        assert (deed.title, deed.category, deed.complete) == (need.title, "transport", True)
        assert (need.handling, need.state) == (Handling.PROJECT, NeedState.DOING)
        for verb in ("adopt", "start", "finish", "request_closure", "accept"):
            do(unit, deed, verb)
        assert unit.door.load(CollectedNeed, need.uid).state is NeedState.DONE
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        seen = city.door.load(CollectedNeed, need.uid)
        assert (seen.state, seen.raised_by) == (NeedState.DONE, None)


def test_a_need_that_no_deed_meets_is_answered_with_a_reason(office: Office) -> None:
    need = a_need(office)
    with pytest.raises(UserError, match="先写明原因"):
        do(office, need, "explain")
    answered = do(office, need, "explain", handling_reason="路段下月移交市里")
    assert (answered.state, answered.complete) == (NeedState.ANSWERED, True)


def test_a_need_is_merged_into_a_deed_that_is_there(office: Office) -> None:
    deed, need = a_deed(office), a_need(office)
    with pytest.raises(UserError, match="选上"):
        do(office, need, "merge")
    assert do(office, need, "merge", deed=deed.uid).state is NeedState.DOING
    loose = a_need(office, handling=Handling.MERGED)
    assert not loose.complete


def test_a_need_that_comes_after_its_deed_is_met_at_once(offices: Offices) -> None:
    with offices.unit() as unit:
        deed = do(unit, done(unit), "request_closure")
        do(unit, deed, "accept")
        need = do(unit, a_need(unit), "merge", deed=deed.uid)
        assert need.state is NeedState.DONE
        copied = a_need(unit, handling=Handling.MERGED, deed=deed.uid)
        assert copied.state is NeedState.DONE
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        assert city.door.load(CollectedNeed, need.uid).state is NeedState.DONE


# Figures.


def number(name: str, period: Period, today: date) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(period, OWN, today))


def test_the_figures_of_deeds_are_those_of_their_records(office: Office, clock: Clock) -> None:
    kept = done(office, promised_on=date(2026, 9, 10))
    late = do(office, a_deed(office, promised_on=date(2026, 9, 1), category="housing"), "adopt")
    a_deed(office, title="还在征集", promised_on=date(2026, 9, 30))
    office.door.store(office.door.new(Deed, title="草稿"))
    do(office, kept, "survey", ballots_issued=12, satisfied_count=5, dissatisfied_count=3)
    do(office, kept, "survey", satisfied_count=1, basically_satisfied_count=1)
    need = a_need(office)
    do(office, need, "merge", deed=kept.uid)
    a_need(office, title="还没处理")
    do(office, kept, "request_closure")
    do(office, kept, "accept")
    month, today = Period(2026, 9, 9), clock.today
    expected = {
        **{"needs_collected": 2, "needs_met": 500, "deed_aspects": 2, "deed_items": 2},
        **{"deeds_done": 1, "deeds_promised": 3, "deeds_in_time": 1, "deeds_kept": 333},
        **{"deeds_overdue": 1, "votes_cast": 10, "votes_satisfied": 6, "votes_basically": 1},
        **{"votes_dissatisfied": 3, "satisfaction": 600},
    }
    assert {name: number(name, month, today) for name in expected} == expected
    overdue = figure_named("deeds_overdue")
    assert overdue is not None
    assert records(overdue, Scope(month, OWN, today)) == [("deeds", late.uid)]
    august = Period(2026, 8, 8)
    assert [number(name, august, today) for name in ("deeds_kept", "needs_met")] == [None, None]


def test_a_need_is_met_only_from_the_day_of_its_acceptance_on(office: Office, clock: Clock) -> None:
    need = do(office, a_need(office), "make_project", promised_on=PROMISED, owner=uid_of(2))
    deed = office.door.load(Deed, need.deed or "")
    deed.promise = "装六十盏"
    office.door.store(deed)
    clock.set(2026, 11, 5)
    for verb in ("adopt", "start", "finish", "request_closure", "accept"):
        do(office, deed, verb)
    met = figure_named("needs_met")
    assert met is not None
    assert fraction(met, Scope(Period(2026, 9, 9), OWN, clock.today)) == (0, 1)
    assert fraction(met, Scope(Period(2026), OWN, clock.today)) == (1, 1)


# In and out.


def test_a_list_of_deeds_as_offices_keep_it_is_read(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["2026年我为群众办实事项目清单"])
    page.append(["序号", "项目名称", "类别", "承诺", "开始日期", "承诺办结日期", "资金（万元）"])
    page.append([1, "加装路灯", "交通出行", "装六十盏", "2026.3.1", "2026年10月31日", 12.5])
    page.append([2, "开设晚间门诊", "看病医疗", "每周三晚", "2026-4-1", "12月31日", None])
    book.save(tmp_path / "清单.xlsx")
    ledger = ledger_named("deeds")
    assert ledger is not None
    result = import_sheet(office, ledger, tmp_path / "清单.xlsx", year=2026)
    assert result.accepted == 2
    first, second = Deed.select().order_by(Deed.promised_on)
    assert (first.budget, first.promised_on) == (12_500_000, date(2026, 10, 31))
    assert (second.category, second.promised_on) == ("medical", date(2026, 12, 31))


def test_progress_says_by_when_it_was_entered_and_its_evidence_stays_unless_asked(
    offices: Offices,
) -> None:
    with offices.unit() as unit:
        deed = done(unit)
        assert [entry.entered_rev for entry in deed.progress_entries] == [2, 3]
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        seen = city.door.load(Deed, deed.uid)
        assert [entry.stage for entry in seen.progress_entries] == [
            *(DeedStage.STARTED, DeedStage.DONE),
        ]
        assert isinstance(seen.progress_entries[0], DeedEntry)
        assert seen.state is DeedState.TO_ACCEPT


# By real packages.


def test_needs_and_deeds_travel_up_and_what_the_city_says_comes_down(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as unit:
        owner = a_person(unit)
        need = a_need(unit)
        need = do(unit, need, "make_project", promise="装灯", promised_on=PROMISED, owner=owner)
        deed = unit.door.load(Deed, need.deed or "")
        do(unit, deed, "request_adoption")
    (taken,) = road.take("city", road.send_up("unit"))
    assert taken.result == "accepted"
    with road.open("city") as city:
        do(city, deed, "adopt", decided_by="王主任")
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as unit:
        do(unit, deed, "start")
        do(unit, deed, "finish")
        do(unit, deed, "survey", satisfied_count=9, dissatisfied_count=1)
        do(unit, deed, "request_closure")
    road.take("city", road.send_up("unit"))
    with road.open("city") as city:
        assert fresh(city, deed).satisfaction[0].result is Verdict.SATISFIED
        do(city, deed, "accept")
        assert city.door.load(CollectedNeed, need.uid).state is NeedState.DONE
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as unit:
        assert fresh(unit, deed).state is DeedState.DONE
        assert unit.door.load(CollectedNeed, need.uid).state is NeedState.DONE
