"""Promises of publicity: activities count once held, and a site is accepted from above."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.errors import UserError
from models.figures import ALL, BELOW, OWN, Scope, figure_named, records, value
from models.ledgers.activities import Acceptance, Activity, ActivityKind
from models.ledgers.activity_verbs import ACTIVITIES
from models.ledgers.decisions import Decision, DecisionKind
from models.ledgers.events import EventState
from models.ledgers.plans import Plan
from models.office import Office
from models.pending import pending_decisions
from models.periods import Period
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from tests.conftest import Clock
from tests.exchanging import Road, world
from tests.models.test_plan_ties import plan_of

AUGUST, SEPTEMBER = Period(2026, 8, 8), Period(2026, 9, 9)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def act(office: Office, uid: str, name: str, **values: Any) -> Activity:
    action = ACTIVITIES.action(name)
    assert action is not None
    office.door.act(action, office.door.load(Activity, uid), **values)
    return office.door.load(Activity, uid)


def an_activity(office: Office, kind: ActivityKind = ActivityKind.QUIZ, **values: Any) -> Activity:
    said = {"title": "党史知识竞赛", "starts_on": date(2026, 8, 20), **values}
    activity = office.door.new(Activity, kind=kind, **said)
    office.door.store(activity)
    assert activity.complete, office.door.problems(activity)
    return activity


def figure(name: str, units: str = OWN, period: Period = SEPTEMBER) -> int | None:
    found = figure_named(name)
    assert found is not None
    scope = Scope(period, units, date(2026, 10, 1))
    number = value(found, scope)
    assert number == len({uid for _, uid in records(found, scope)}) or not found.additive
    return number


def exchange(road: Road) -> None:
    [up] = road.take("city", road.send_up("unit"))
    assert up.result == "accepted", up
    [down] = road.take("unit", *road.send_down("city"))
    assert down.result in ("accepted", "already"), down


def test_a_site_is_accepted_by_the_level_above_and_its_unit_is_counted_once(road: Road) -> None:
    with road.open("unit") as office:
        uids = []
        for title in ("宣传长廊", "文化广场"):
            site = an_activity(office, ActivityKind.SITE_PUBLICITY, title=title)
            with pytest.raises(UserError):
                act(office, site.uid, "request_acceptance")
            act(office, site.uid, "hold", ends_on=date(2026, 9, 1))
            seen = act(office, site.uid, "request_acceptance")
            assert seen.acceptance is Acceptance.WAITING and not seen.accepted
            with pytest.raises(UserError):
                act(office, site.uid, "accept")
            uids.append(site.uid)
    exchange(road)
    with road.open("city") as office:
        waiting = [one for one in pending_decisions(office) if one.ledger is ACTIVITIES]
        assert sorted(one.record.uid for one in waiting) == sorted(uids)
        assert {action.name for action in waiting[0].actions} == {"accept", "refuse"}
        assert figure("units_positioned", BELOW) == 0
        for uid in uids:
            act(office, uid, "accept", decided_on=date(2026, 9, 8))
        assert (figure("units_positioned", BELOW), figure("units_positioned", ALL)) == (1, 1)
        assert figure("units_positioned", BELOW, AUGUST) == 0
        assert not [one for one in pending_decisions(office) if one.ledger is ACTIVITIES]
    exchange(road)
    with road.open("unit") as office:
        seen = office.door.load(Activity, uids[0])
        assert (seen.acceptance, seen.accepted_on) == (Acceptance.ACCEPTED, date(2026, 9, 8))
        assert figure("units_positioned") == 1
        # A site that turns out to be none is not counted, whatever was said of it.
        for uid in uids:
            site = office.door.load(Activity, uid)
            site.kind = ActivityKind.SLOGANS
            office.door.store(site)
        assert figure("units_positioned") == 0


def test_a_refusal_has_a_reason_and_may_be_followed_by_another_request(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_activity(office, ActivityKind.SITE_PUBLICITY).uid
        act(office, uid, "hold")
        act(office, uid, "request_acceptance")
    exchange(road)
    with road.open("city") as office:
        with pytest.raises(UserError):
            act(office, uid, "refuse")
        act(office, uid, "refuse", reason="标语有错字")
        assert Decision.get().kind is DecisionKind.ACCEPTANCE
    exchange(road)
    with road.open("unit") as office:
        assert office.door.load(Activity, uid).acceptance is Acceptance.REFUSED
        again = act(office, uid, "request_acceptance")
        assert again.acceptance is Acceptance.WAITING
    exchange(road)
    with road.open("city") as office:
        act(office, uid, "accept")
        assert office.door.load(Activity, uid).acceptance is Acceptance.ACCEPTED
    exchange(road)
    with road.open("unit") as office:
        assert office.door.load(Activity, uid).accepted


def test_what_is_not_a_site_is_accepted_by_nobody(office: Office) -> None:
    quiz = an_activity(office)
    act(office, quiz.uid, "hold")
    with pytest.raises(UserError):
        act(office, quiz.uid, "request_acceptance")
    quiz = office.door.load(Activity, quiz.uid)
    quiz.acceptance_requested_on = date(2026, 9, 1)
    assert any(p.level == "wrong" for p in office.door.problems(quiz))


def test_an_activity_counts_once_it_is_over_and_ticks_the_plan(office: Office) -> None:
    plan = plan_of(office, "2026-09")
    uid = an_activity(office, starts_on=date(2026, 9, 3), plan_item=plan.uid).uid
    assert figure("activities_held") == 0
    with pytest.raises(UserError, match="还没有到"):
        act(office, uid, "hold", ends_on=date(2026, 9, 30))
    done = act(office, uid, "hold", participant_count=120, reach_count=4000)
    assert done.state is EventState.HELD and done.participant_count == 120
    assert figure("activities_held") == 1
    held = {step.month: step.held_count for step in office.door.load(Plan, plan.uid).steps}
    assert held["2026-09"] == 1
    office.door.undo()
    assert figure("activities_held") == 0


def test_activities_go_through_a_spreadsheet_and_come_back_the_same(
    office: Office, tmp_path: Path
) -> None:
    an_activity(office, spent=1_234_500, awards="一等奖 1 个", work_count=35)
    path = tmp_path / "activities.xlsx"
    export_sheet(office, ACTIVITIES, path)
    result = import_sheet(office, ACTIVITIES, path)
    assert (result.batch, result.as_json()["flagged"]) == ("", [])
