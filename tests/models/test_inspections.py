"""Promises of inspections: findings ride down, become the unit's issues, and the city sees it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import store
from models.drive_summary import gathered, tied_ledgers
from models.errors import UserError
from models.figures import BELOW, OWN, Scope, figure_named, records, value
from models.ledgers.areas import Area
from models.ledgers.checklists import Checklist, ChecklistItem, ChecklistKind, ItemResult
from models.ledgers.draws import Draw, DrawAmong, picks
from models.ledgers.drives import Drive
from models.ledgers.events import EventState
from models.ledgers.guidance_groups import GuidanceGroup
from models.ledgers.inspections import Finding, Inspection, InspectionMethod, RecheckResult
from models.ledgers.issue_verbs import ISSUES
from models.ledgers.issues import Issue, IssueSource
from models.ledgers.raised_tie import FollowUp
from models.ledgers.units import Level, Unit
from models.lines import Line
from models.listing import choices_of, find_named, names_for
from models.office import Office
from models.periods import Period
from models.record import Record
from models.rounds import findings_of, round_of
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, a_person, world
from tests.exchanging import act as act_on_issue

QUARTER = Period(2026, 7, 9)
DAY = date(2026, 9, 8)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def act(office: Office, record: Record, name: str, **values: Any) -> Record:
    ledger = office.door.ledger_of(record)
    action = ledger.action(name)
    assert action is not None
    return office.door.act(action, office.door.load(type(record), record.uid), **values)


def child_of(office: Office) -> str:
    return str(Unit.get((Unit.uid != office.unit) & (Unit.level == Level.UNIT)).uid)


def an_inspection(office: Office, unit: str, *problems: str, **values: Any) -> Inspection:
    said = {
        **{"title": "三季度巡回指导", "inspected_on": DAY, "inspected_unit": unit},
        **{"method": InspectionMethod.ON_SITE, "state": EventState.HELD, **values},
    }
    inspection = office.door.new(Inspection, **said)
    inspection.findings = [Finding(problem=text, aspect="theory") for text in problems]
    office.door.store(inspection)
    assert inspection.complete, office.door.problems(inspection)
    return office.door.load(Inspection, inspection.uid)


def owners(office: Office) -> dict[str, Any]:
    person = a_person(office)
    return {"lead_leader": person, "owner": person, "first_due_on": date(2026, 10, 31)}


def go_down(road: Road) -> None:
    [outcome] = road.take("unit", *road.send_down("city"))
    assert outcome.result in ("accepted", "already"), outcome


def go_up(road: Road) -> None:
    [outcome] = road.take("city", road.send_up("unit"))
    assert outcome.result in ("accepted", "already"), outcome


def follow_ups(road: Road, uid: str) -> list[FollowUp | None]:
    with road.open("city") as office:
        return [f.follow_up for f in office.door.load(Inspection, uid).findings]


def test_a_finding_becomes_the_units_issue_and_both_ends_see_the_tie(road: Road) -> None:
    with road.open("city") as office:
        uid = an_inspection(office, child_of(office), "记录不完整", "心得照抄").uid
    assert follow_ups(road, uid) == [FollowUp.UNREGISTERED] * 2
    go_down(road)
    with road.open("unit") as office:
        inspection = office.door.load(Inspection, uid)
        act(office, inspection, "register", **owners(office))
        issues = list(Issue.select().order_by(Issue.issue_no))
        assert [i.problem for i in issues] == ["记录不完整", "心得照抄"]
        assert all(i.complete and i.source is IssueSource.INSPECTION for i in issues)
        assert {i.from_finding for i in issues} == {f.uid for f in inspection.findings}
        assert all(i.found_on == DAY and i.aspect == "theory" for i in issues)
        seen = office.door.load(Inspection, uid)
        assert [f.issue_no for f in seen.findings] == ["2026-001", "2026-002"]
        first = issues[0].uid
    assert follow_ups(road, uid) == [FollowUp.UNREGISTERED] * 2
    go_up(road)
    assert follow_ups(road, uid) == [FollowUp.REGISTERED] * 2
    with road.open("unit") as office:
        act_on_issue(office, first, "void", reason="查重")
    go_up(road)
    assert follow_ups(road, uid) == [FollowUp.VOIDED, FollowUp.REGISTERED]


def test_the_issue_of_a_finding_has_a_uid_that_the_finding_foretells(road: Road) -> None:
    """So that a computer that lost its data and registers again makes the same issue."""
    with road.open("city") as office:
        uid = an_inspection(office, child_of(office), "记录不完整").uid
    go_down(road)
    with road.open("unit") as office:
        inspection, said = office.door.load(Inspection, uid), owners(office)
        act(office, inspection, "register", **said)
        before = Issue.get()
        office.door.undo()
        assert [f.follow_up for f in office.door.load(Inspection, uid).findings] == [
            FollowUp.UNREGISTERED
        ]
        act(office, inspection, "register", **said)
        after = Issue.select().where(~Issue.deleted).get()
        assert after.uid == before.uid and after.rev > before.rev and after.complete
        assert len(office.door.load(Issue, after.uid).events) == 1


def test_a_finding_is_registered_once_and_by_whom_it_is_about(road: Road) -> None:
    with road.open("city") as office:
        uid = an_inspection(office, child_of(office), "记录不完整").uid
        with pytest.raises(UserError):
            act(office, office.door.load(Inspection, uid), "register")
    go_down(road)
    with road.open("unit") as office:
        inspection = office.door.load(Inspection, uid)
        act(office, inspection, "register", **owners(office))
        with pytest.raises(UserError):
            act(office, inspection, "register", **owners(office))
        with pytest.raises(UserError):
            act(office, inspection, "recheck", recheck_result=RecheckResult.MENDED)


def test_a_planned_visit_is_not_announced(road: Road) -> None:
    with road.open("city") as office:
        unit = child_of(office)
        uid = an_inspection(office, unit, state=EventState.PLANNED).uid
    go_down(road)
    with road.open("unit"):
        assert not Line.select().where(Line.uid == uid).exists()
    with road.open("city") as office:
        act(office, office.door.load(Inspection, uid), "hold", inspected_on=date(2026, 9, 9))
        again = office.door.load(Inspection, uid)
        again.state = EventState.PLANNED
        with pytest.raises(UserError):
            office.door.store(again)
    go_down(road)
    with road.open("unit") as office:
        assert office.door.load(Inspection, uid).state is EventState.HELD


def test_an_inspection_goes_to_whom_it_is_about_alone(tmp_path: Path, clock: Clock) -> None:
    road = world(tmp_path, clock)
    road.found("other", "石桥镇", Level.UNIT)
    other = road.enrol("other", "city")
    with road.open("city") as office:
        uid = an_inspection(office, other, "别人的问题").uid
        group = office.door.new(GuidanceGroup, title="第一指导组")
        office.door.store(group)
        mine = an_inspection(office, child_of_name(office, "清溪镇"), guidance_group=group.uid).uid
    paths = road.send_down("city")
    for name in ("unit", "other"):
        with road.open(name) as office:
            me = office.unit
        outcomes = [o for o in road.take(name, *paths) if o.result == "accepted"]
        assert outcomes and me
    with road.open("unit") as office:
        assert not Line.select().where(Line.uid == uid).exists()
        assert office.door.load(Inspection, mine).guidance_group == group.uid
        assert GuidanceGroup.get_by_id(group.uid).title == "第一指导组"
    with road.open("other"):
        assert Line.select().where(Line.uid == uid).exists()
        assert not Line.select().where(Line.uid == group.uid).exists()


def child_of_name(office: Office, name: str) -> str:
    return str(Unit.get(Unit.name == name).uid)


def test_a_registered_finding_is_not_taken_away_and_an_open_one_is_rechecked(road: Road) -> None:
    with road.open("city") as office:
        uid = an_inspection(office, child_of(office), "记录不完整", "当场改好").uid
    go_down(road)
    with road.open("unit") as office:
        inspection = office.door.load(Inspection, uid)
        act(office, inspection, "register", **owners(office))
    go_up(road)
    with road.open("city") as office:
        inspection = office.door.load(Inspection, uid)
        inspection.findings = inspection.findings[1:]
        with pytest.raises(UserError):
            office.door.store(inspection)
        act(
            *(office, office.door.load(Inspection, uid), "recheck"),
            recheck_result=RecheckResult.PARTLY_MENDED,
        )
        seen = office.door.load(Inspection, uid)
        assert {f.rechecked_on for f in seen.findings} == {office.door.today}
        assert seen.complete


def test_what_was_mended_on_the_spot_waits_for_nobody(office: Office) -> None:
    inspection = an_inspection(office, office.unit, "当场改好")
    inspection.findings[0].recheck_result = RecheckResult.MENDED
    inspection.findings[0].rechecked_on = DAY
    office.door.store(inspection)
    seen = office.door.load(Inspection, inspection.uid)
    assert seen.findings[0].follow_up is FollowUp.MENDED and seen.waiting_count == 0


def test_an_issue_may_be_tied_by_hand_to_a_finding_by_its_words(office: Office) -> None:
    inspection = an_inspection(office, office.unit, "记录不完整")
    row = inspection.findings[0].uid
    assert choices_of("inspections.findings") == [(row, "记录不完整")]
    assert find_named("inspections.findings", "记录不完整") == [row]
    names = names_for([Issue.from_finding], [[row]])
    assert names == {("inspections.findings", row): "记录不完整"}
    office.door.store(office.door.new(Issue, problem="记录不完整", from_finding=row))
    assert office.door.load(Inspection, inspection.uid).findings[0].issue_no == "2026-001"


def test_a_groups_round_plans_each_unit_of_its_areas_once_a_quarter(road: Road) -> None:
    with road.open("city") as office:
        unit = child_of(office)
        area = office.door.new(Area, title="东部片区")
        elsewhere = office.door.new(Area, title="西部片区")
        office.door.store(area, elsewhere)
        row = office.door.load(Unit, unit)
        row.area = area.uid
        office.door.store(row)
        group = office.door.new(GuidanceGroup, title="第一指导组", areas=(area.uid,))
        idle = office.door.new(GuidanceGroup, title="第二指导组", areas=(elsewhere.uid,))
        office.door.store(group, idle)
        act(office, group, "plan_round", inspected_on=date(2026, 9, 20))
        planned = Inspection.select()
        assert [(i.inspected_unit, i.state, i.guidance_group) for i in planned] == [
            (unit, EventState.PLANNED, group.uid)
        ]
        for one in (group, idle):
            with pytest.raises(UserError):
                act(office, one, "plan_round", inspected_on=date(2026, 9, 21))
        act(office, group, "plan_round", inspected_on=date(2026, 10, 8))
        assert Inspection.select().count() == 2


def drawn_city(tmp_path: Path, clock: Clock) -> Office:
    """A city with six units below it."""
    from models.office import set_up

    set_up(tmp_path / "city", "明州市", Level.CITY)
    office = Office(tmp_path / "city", now=clock)
    for number in range(6):
        unit = office.door.new(Unit, name=f"单位{number}", level=Level.UNIT, parent=office.unit)
        unit.unit_type = "street"
        office.door.store(unit)
    return office


def test_units_drawn_are_counted_apart_from_units_visited(tmp_path: Path, clock: Clock) -> None:
    with drawn_city(tmp_path, clock) as office:
        draw = office.door.new(Draw, title="九月视频抽查", pick_count=2, seed="九月")
        assert draw.draw_among is DrawAmong.UNITS
        office.door.store(draw)
        act(office, draw, "draw_lots")
        chosen = picks(office.door.load(Draw, draw.uid))
        act(office, draw, "plan_checks", inspected_on=DAY)
        with pytest.raises(UserError):
            act(office, draw, "plan_checks", inspected_on=DAY)
        assert numbers_of() == {"units_inspected": 0, "inspection_visits": 0, "units_drawn": 0}
        for inspection in list(Inspection.select()):
            act(office, inspection, "hold")
        others = [u.uid for u in Unit.select() if u.uid not in (office.unit, *chosen)]
        an_inspection(office, others[0])
        an_inspection(office, others[0], title="回头看")
        an_inspection(office, others[1], method=InspectionMethod.DOCUMENTS)
        an_inspection(office, others[2], method=InspectionMethod.VIDEO, draw=draw.uid)
        assert numbers_of() == {"units_inspected": 1, "inspection_visits": 2, "units_drawn": 2}
        held = figure_named("inspections_held")
        assert held is not None and value(held, Scope(SEPTEMBER, OWN)) == 6
        rows = {row.unit: row for row in round_of(office, QUARTER)}
        assert len(rows) == 6
        assert [rows[unit].drawn for unit in chosen] == [1, 1]
        assert (rows[others[0]].on_site, rows[others[2]].afar, rows[others[0]].drawn) == (2, 1, 0)


def numbers_of() -> dict[str, int | None]:
    """The three figures; each number is that of its records, who is counted once apart."""
    found = {}
    for name in ("units_inspected", "inspection_visits", "units_drawn"):
        figure = figure_named(name)
        assert figure is not None
        scope = Scope(SEPTEMBER, BELOW)
        told = {uid for _, uid in records(figure, scope)}
        units = [i.inspected_unit for i in store.load(Inspection, sorted(told))]
        found[name] = value(figure, scope)
        assert found[name] == (len(units) if name == "inspection_visits" else len({*units}))
    return found


def a_list(office: Office) -> Checklist:
    items = [
        ChecklistItem(aspect="theory", title="原文学了没有"),
        ChecklistItem(aspect="conduct", title="会风改了没有"),
        ChecklistItem(aspect="duty", title="职责清不清"),
    ]
    checklist = office.door.new(Checklist, title="四个过一遍", kind=ChecklistKind.FOUR_REVIEWS)
    checklist.items = items
    office.door.store(checklist)
    return office.door.load(Checklist, checklist.uid)


def test_a_list_from_above_is_answered_below_and_its_problems_become_issues(road: Road) -> None:
    with road.open("city") as office:
        uid = a_list(office).uid
    go_down(road)
    with road.open("unit") as office:
        mine = act(office, office.door.load(Checklist, uid), "answer")
        assert isinstance(mine, Checklist)
        assert mine.from_checklist == uid and len(mine.items) == 3
        with pytest.raises(UserError):
            act(office, office.door.load(Checklist, uid), "answer")
        mine.items[1].result, mine.items[1].finding = ItemResult.PROBLEM, "会议偏多"
        office.door.store(mine)
        act(office, mine, "clear_rest")
        mine = office.door.load(Checklist, mine.uid)
        assert [i.result for i in mine.items].count(ItemResult.NO_PROBLEM) == 2
        assert all(i.checked_on == office.door.today for i in mine.items)
        assert (mine.items_count, mine.checked_count, mine.waiting_count) == (3, 3, 1)
        act(office, mine, "register", **owners(office))
        issue = Issue.get()
        assert issue.complete and issue.source is IssueSource.FOUR_REVIEWS
        assert (issue.problem, issue.aspect) == ("会议偏多", "conduct")
        assert issue.from_checklist_item == mine.items[1].uid
        figure = figure_named("rectify_aspects")
        assert figure is not None and value(figure, Scope(SEPTEMBER, OWN)) == 1
        mine_uid = mine.uid
    go_up(road)
    with road.open("city") as office:
        seen = office.door.load(Checklist, mine_uid)
        assert seen.items[1].issue_no == "2026-001" and seen.waiting_count == 0
        own = act(office, office.door.load(Checklist, uid), "answer_own")
        own_uid = own.uid
    go_down(road)
    with road.open("unit"):
        assert not Line.select().where(Line.uid == own_uid).exists()


def test_a_list_for_those_below_is_not_answered_in_itself(road: Road) -> None:
    with road.open("city") as office:
        checklist = a_list(office)
        checklist.items[0].result = ItemResult.NO_PROBLEM
        office.door.store(checklist)
        assert not checklist.complete


def test_a_drive_gathers_what_is_tied_to_it_at_both_levels(road: Road) -> None:
    with road.open("city") as office:
        drive = office.door.new(Drive, title="文山会海专项清理", starts_on=date(2026, 9, 1))
        office.door.store(drive)
        unit = child_of(office)
        uid = an_inspection(office, unit, "发文偏多", drive=drive.uid).uid
    go_down(road)
    with road.open("unit") as office:
        assert office.door.load(Drive, drive.uid).title == "文山会海专项清理"
        act(office, office.door.load(Inspection, uid), "register", **owners(office))
        assert Issue.get().drive == drive.uid
    go_up(road)
    with road.open("city") as office:
        [row] = gathered(drive.uid, office.door.today)
        assert (row.unit, row.inspections_held, row.findings, row.findings_waiting) == (
            *(unit, 1, 1, 0),
        )
        assert row.count("issues") == 1 and row.issues_closed == 0
        act(office, office.door.load(Drive, drive.uid), "conclude", summary="压减三成")
        assert office.door.load(Drive, drive.uid).ends_on == office.door.today
    assert {"tasks", "inspections", "issues", "meetings", "lectures", "checklists"} <= {
        *tied_ledgers()
    }


def test_the_findings_of_a_quarter_are_listed_with_where_they_stand(office: Office) -> None:
    an_inspection(office, office.unit, "一", "二")
    an_inspection(office, office.unit, "三", state=EventState.PLANNED)
    found = findings_of(QUARTER)
    assert [one.finding.problem for one in found] == ["一", "二"]
    assert all(one.open for one in found)


def test_a_tie_to_a_finding_goes_through_a_spreadsheet_by_its_words(
    office: Office, tmp_path: Path
) -> None:
    inspection = an_inspection(office, office.unit, "记录不完整", "心得、照抄")
    rows = [finding.uid for finding in inspection.findings]
    office.door.store(*(office.door.new(Issue, problem=r, from_finding=r) for r in rows))
    path = tmp_path / "问题.xlsx"
    export_sheet(office, ISSUES, path)
    result = import_sheet(office, ISSUES, path)
    assert (result.batch, result.as_json()["flagged"]) == ("", [])
    assert [i.from_finding for i in Issue.select().order_by(Issue.issue_no)] == rows
