"""Promises of matters, burdens, news items, targets and a year's facts."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.errors import UserError
from models.figures import ALL, BELOW, OWN, Scope, figure_named, records, value
from models.leading_group import career, holders_on, leading_group
from models.ledgers import LEDGERS
from models.ledgers.appointments import Appointment, GroupRole, Rank
from models.ledgers.burdens import Burden, BurdenKind
from models.ledgers.decisions import Decision
from models.ledgers.matters import Matter, MatterState
from models.ledgers.news_items import Adopted, AdoptedLevel, NewsItem
from models.ledgers.people import Person
from models.ledgers.targets import Target
from models.ledgers.units import Level, Unit
from models.ledgers.year_facts import BLANKS, YearFact
from models.lists import DEFAULTS
from models.office import Office
from models.pending import pending_decisions
from models.periods import Period
from models.record import Record, read_state
from models.sheets.exporting import export_sheet
from models.sheets.importing import import_sheet
from models.target_progress import target_lines, target_of, targets_of
from models.year_blanks import blanks_of, fill_blanks, value_of
from tests.conftest import Clock
from tests.exchanging import Road, world
from tests.models.cli_calls import runner, sets

SEPTEMBER = Period(2026, 9, 9)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def act(office: Office, record: Record, name: str, **values: Any) -> Any:
    action = office.door.ledger_of(record).action(name)
    assert action is not None
    return office.door.act(action, office.door.load(type(record), record.uid), **values)


def put(office: Office, model: type[Record], **values: Any) -> Any:
    record = office.door.new(model, **values)
    office.door.store(record)
    assert record.complete, list(office.door.problems(record))
    return office.door.load(model, record.uid)


def go(road: Road, down: bool) -> None:
    if down:
        [outcome] = road.take("unit", *road.send_down("city"))
    else:
        [outcome] = road.take("city", road.send_up("unit"))
    assert outcome.result in ("accepted", "already"), outcome


def number(name: str, period: Period = SEPTEMBER, units: str = OWN) -> int | None:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(period, units, date(2026, 9, 10)))


# 协调事项


def test_a_matter_goes_up_is_answered_comes_down_and_is_settled(road: Road, clock: Clock) -> None:
    with road.open("unit") as office:
        uid = put(
            office,
            Matter,
            title="村医编制不足",
            content="三个村没有村医",
            answer_by=date(2026, 9, 20),
        ).uid
        assert office.door.load(Matter, uid).state is MatterState.TO_ANSWER
        with pytest.raises(UserError):
            act(office, office.door.load(Matter, uid), "answer", reason="自己答复")
    go(road, down=False)
    with road.open("city") as office:
        [asked] = pending_decisions(office)
        assert asked.record.uid == uid and asked.since == date(2026, 9, 10)
        assert [a.name for a in asked.actions] == ["answer"]
        with pytest.raises(UserError):
            act(office, asked.record, "answer", reason=" ")
        with pytest.raises(UserError):
            act(office, asked.record, "answer", reason="可以", due_on=date(2026, 9, 1))
        act(office, asked.record, "answer", reason="增加三个编制", due_on=date(2026, 10, 15))
        assert pending_decisions(office) == []
        assert office.door.undo() and len(pending_decisions(office)) == 1
        assert office.door.redo() and pending_decisions(office) == []
    go(road, down=True)
    with road.open("unit") as office:
        matter = office.door.load(Matter, uid)
        assert (matter.state, matter.answer) == (MatterState.REPLIED, "增加三个编制")
        assert (matter.answered_on, matter.due_on) == (date(2026, 9, 10), date(2026, 10, 15))
        with pytest.raises(UserError):
            act(office, matter, "settle")
        act(office, matter, "settle", outcome="已招录三人")
    go(road, down=False)
    with road.open("city") as office:
        seen = office.door.load(Matter, uid)
        assert seen.state is MatterState.DONE and seen.outcome == "已招录三人"
        assert Decision.select().where(Decision.subject_uid == uid).count() == 1


def test_an_unanswered_matter_turns_late_by_itself(road: Road, clock: Clock) -> None:
    with road.open("unit") as office:
        uid = put(office, Matter, title="村医", answer_by=date(2026, 9, 12)).uid
    clock.set(2026, 9, 12)
    with road.open("unit") as office:
        office.turn_of_the_day()
        assert office.door.load(Matter, uid).state is MatterState.TO_ANSWER
    clock.set(2026, 9, 13)
    with road.open("unit") as office:
        office.turn_of_the_day()
        assert office.door.load(Matter, uid).state is MatterState.UNANSWERED


# 五多


def test_last_year_is_computed_and_typed_only_where_there_is_no_record(road: Road) -> None:
    common = {"kind": BurdenKind.MEETINGS, "asked_by_level": Level.CITY}
    with road.open("unit") as office:
        now = put(
            office, Burden, **common, month="2026-09", item_count=6, first_year_previous_count=10
        )
        assert now.previous_count == 10
        before = put(office, Burden, **common, month="2025-09", item_count=8)
        put(office, Burden, **common, month="2025-08", item_count=99)
        put(
            office,
            Burden,
            kind=BurdenKind.FORMS,
            asked_by_level=Level.CITY,
            month="2025-09",
            item_count=50,
        )
        now = office.door.load(Burden, now.uid)
        assert now.previous_count == 8
        assert [p.field for p in office.door.problems(now)] == ["first_year_previous_count"]
        double = office.door.new(Burden, **common, month="2026-09", item_count=1)
        office.door.store(double)
        assert not double.complete
        assert (number("burdens"), number("burdens_previous")) == (6, 8)
        figure = figure_named("burdens")
        assert figure and records(figure, Scope(SEPTEMBER, OWN)) == [("burdens", now.uid)]
        office.door.delete(before, reason="重复")
        assert office.door.load(Burden, now.uid).previous_count == 10
        assert number("burdens_previous") == 10
    go(road, down=False)
    with road.open("city") as office:
        put(office, Burden, **common, month="2026-09", item_count=3)
        parts = [number("burdens", units=units) or 0 for units in (OWN, BELOW)]
        assert parts == [3, 6] and number("burdens", units=ALL) == sum(parts)
        assert number("burdens_previous", units=BELOW) == 10


# 信息报送


def test_an_adoption_counts_once_the_level_above_has_confirmed_it(road: Road) -> None:
    with road.open("unit") as office:
        item = put(office, NewsItem, title="夜校进厂区", author="周敏", approved_by="李敏")
        act(
            office,
            item,
            "tell_adoption",
            adopted_level=AdoptedLevel.CITY,
            outlet="明州信息",
            score=3,
        )
        assert office.door.load(NewsItem, item.uid).adopted is Adopted.CLAIMED
        assert (number("news_sent"), number("news_adopted"), number("news_score")) == (1, 0, 0)
    go(road, down=False)
    with road.open("city") as office:
        [asked] = pending_decisions(office)
        act(office, asked.record, "confirm_adoption")
        assert number("news_score", units=BELOW) == 3
    go(road, down=True)
    with road.open("unit") as office:
        seen = office.door.load(NewsItem, item.uid)
        assert (seen.adopted, seen.score_total, number("news_score")) == (Adopted.ADOPTED, 3, 3)
        act(
            office,
            seen,
            "tell_adoption",
            adopted_level=AdoptedLevel.PROVINCE,
            outlet="省信息",
            score=8,
        )
        seen = office.door.load(NewsItem, item.uid)
        assert (seen.adopted, seen.score_total) == (Adopted.CLAIMED, 3)
        seen.adoptions[0].score = 30
        office.door.store(seen)
        assert office.door.load(NewsItem, item.uid).score_total == 0
    go(road, down=False)
    with road.open("city") as office:
        [asked] = pending_decisions(office)
        with pytest.raises(UserError):
            act(office, asked.record, "refuse_adoption")
        act(office, asked.record, "refuse_adoption", reason="没有看到刊物")
        seen = office.door.load(NewsItem, item.uid)
        assert (seen.adopted, number("news_adopted", units=BELOW)) == (Adopted.REFUSED, 0)
        assert pending_decisions(office) == []


# 年度任务, 年度要素


def test_a_target_reaches_whom_it_is_for_and_stands_beside_what_was_done(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    road.found("other", "石桥镇", Level.UNIT)
    road.enrol("other", "city")
    with road.open("city") as office:
        named = {unit.name: unit.uid for unit in Unit.select()}
        everyone = put(office, Target, figure="news_sent", year=2026, target_value=12)
        alone = put(
            office,
            Target,
            figure="news_sent",
            year=2026,
            target_value=24,
            for_unit=named["清溪镇"],
        )
        assert targets_of(2026, named.values()) == {
            (named["清溪镇"], "news_sent"): 24,
            (named["石桥镇"], "news_sent"): 12,
        }
        village = office.door.new(Unit, name="下溪村", level=Level.UNIT, parent=named["清溪镇"])
        office.door.store(village)
        assert targets_of(2026, [village.uid]) == {}, "only the children of who sets it are meant"
        twice = office.door.new(Target, figure="news_sent", year=2026, target_value=1)
        office.door.store(twice)
        assert not twice.complete
        alone.for_unit = None
        with pytest.raises(UserError):
            office.door.store(alone)
    paths = road.send_down("city")
    for name in ("unit", "other"):
        assert "accepted" in {o.result for o in road.take(name, *paths)}
        with road.open(name):
            held = {str(t.uid) for t in Target.select().where(~Target.deleted)}
            assert held == ({everyone.uid, alone.uid} if name == "unit" else {everyone.uid})
    with road.open("unit") as office:
        mine = put(office, Target, figure="lectures_held", year=2026, target_value=4)
        assert mine.for_unit == office.unit
        put(office, NewsItem, title="夜校", approved_by="李敏", written_on=date(2026, 3, 2))
        put(office, NewsItem, title="夜校", approved_by="李敏", written_on=date(2026, 9, 2))
        told = {line.figure.name: line for line in target_lines(office, SEPTEMBER, OWN)}
        assert (told["news_sent"].target, told["news_sent"].done) == (24, 1)
        assert (told["news_sent"].so_far, told["news_sent"].share) == (2, "8.3%")
        assert told["news_sent"].behind and told["lectures_held"].target == 4
    with road.open("city") as office:
        office.door.delete(office.door.load(Target, alone.uid), reason="改为一样")
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert target_of("news_sent", 2026, office.unit) == 12


def test_what_targets_can_be_set_for_is_figures_by_their_labels() -> None:
    for name, label in DEFAULTS["figure"].items():
        figure = figure_named(name)
        assert figure is not None and figure.label == label, name


def test_a_years_facts_are_handed_down_and_an_offices_own_go_before(road: Road) -> None:
    with road.open("city") as office:
        values = {"party_congress_no": "十五", "year_theme": "建党百年"}
        assert fill_blanks(office, 2026, values) == 2
        assert fill_blanks(office, 2026, values) == 0
        put(office, YearFact, year=2026, key="slogan", label="年度口号", value="实干")
    go(road, down=True)
    with road.open("unit") as office:
        found = {one.key: one for one in blanks_of(office, 2026)}
        assert [one.key for one in blanks_of(office, 2026)][: len(BLANKS)] == [
            blank.key for blank in BLANKS
        ]
        assert all(blank.context.count("〔〕") == 1 for blank in BLANKS)
        assert found["slogan"].value == "实干" and found["year_theme"].own is None
        assert fill_blanks(office, 2026, {"year_theme": "实干兴镇", "slogan": "实干"}) == 1
        assert value_of(office, 2026, "year_theme") == "实干兴镇"
        fill_blanks(office, 2026, {"year_theme": ""})
        assert value_of(office, 2026, "year_theme") == "建党百年"
        assert value_of(office, 2027, "year_theme") == ""


# 领导小组


def test_the_leading_group_is_as_it_was_on_the_day(office: Office) -> None:
    people = {name: put(office, Person, name=name).uid for name in ("甲", "乙", "丙")}

    def post(name: str, start: int, **values: Any) -> None:
        put(office, Appointment, person=people[name], from_on=date(start, 1, 1), **values)

    post(
        "甲",
        2024,
        post="书记",
        rank=Rank.DIVISION,
        to_on=date(2026, 6, 30),
        group_role=GroupRole.GROUP_LEADER,
    )
    post(
        "乙",
        2024,
        post="镇长",
        rank=Rank.DIVISION,
        group_role=GroupRole.DEPUTY_LEADER,
        to_on=date(2026, 6, 30),
    )
    put(
        office,
        Appointment,
        person=people["乙"],
        post="书记",
        from_on=date(2026, 7, 1),
        group_role=GroupRole.GROUP_LEADER,
        rank=Rank.DIVISION,
    )
    post("乙", 2025, post="办公室主任", group_role=GroupRole.OFFICE_DIRECTOR)
    post("丙", 2024, post="干事", group_role=GroupRole.LIAISON)

    def group(day: date) -> dict[str, list[str]]:
        found = leading_group(office, day)
        assert list(found) == list(GroupRole)
        return {role.value: [one.name for one in some] for role, some in found.items() if some}

    june, july = date(2026, 6, 30), date(2026, 7, 1)
    assert group(june) == {
        **{"group_leader": ["甲"], "deputy_leader": ["乙"], "office_director": ["乙"]},
        "liaison": ["丙"],
    }
    assert group(july) == {"group_leader": ["乙"], "office_director": ["乙"], "liaison": ["丙"]}
    [second] = [one for one in holders_on(office, july) if one.name == "乙"]
    assert second.posts == ("办公室主任", "书记") and second.rank is Rank.DIVISION
    assert len(career(people["乙"])) == 3
    person = office.door.load(Person, people["丙"])
    person.left_on = date(2026, 7, 31)
    office.door.store(person)
    assert "liaison" in group(date(2026, 7, 31)) and "liaison" not in group(date(2026, 8, 1))


# By sheet and by command


def test_burdens_and_targets_come_back_from_a_sheet_as_they_went(
    office: Office, tmp_path: Path
) -> None:
    put(office, Burden, kind=BurdenKind.FORMS, asked_by_level=Level.CITY, item_count=9)
    put(office, Target, figure="satisfaction", year=2026, target_value=900)
    for model in (Burden, Target):
        ledger = next(one for one in LEDGERS if one.model is model)
        path = tmp_path / f"{ledger.name}.xlsx"
        export_sheet(office, ledger, path)
        before = [read_state(one) for one in model.select()]
        came = import_sheet(office, ledger, path)
        assert (came.read, came.accepted, came.batch, came.rejected) == (1, 1, "", ())
        assert [read_state(one) for one in model.select()] == before


def test_small_ledgers_are_read_and_filled_by_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = runner(capsys, tmp_path / "data")
    assert run("setup", "--name", "清溪镇", "--level", "unit").code == 0
    month = f"{date.today():%Y-%m}"
    asked = {"kind": "报表台账", "asked_by_level": "市级", "month": month, "item_count": "9"}
    assert run("add", "burdens", *sets(asked | {"first_year_previous_count": "12"})).code == 0
    told = run("burdens", "--json").json
    assert told["total"] == [9, 12, "-25.0%"]
    assert "-25.0%" in run("burdens").out and "Forms" in run("--lang", "en", "burdens").out
    uid = run("add", "news_items", *sets({"title": "夜校", "approved_by": "李敏"})).out.strip()
    claim = {"adopted_level": "市级", "outlet": "明州信息", "score": "3"}
    assert run("act", "news_items", "tell_adoption", uid, *sets(claim)).code == 0
    [line] = run("news", "--json").json
    assert (line["sent"], line["adopted"], line["score"]) == (1, 0, 0)
    year = {"figure": "报送信息", "year": str(date.today().year), "target_value": "4"}
    assert run("add", "targets", *sets(year)).code == 0
    [line] = run("targets", "--json").json
    assert (line["target"], line["so_far"], line["share"]) == (4, 1, "25.0%")
    assert "报送信息" in run("targets").out and "清溪镇" in run("news").out
    assert run("year-facts", "--set", "party_congress_no=15", "--json").json["written"] == 1
    assert run("year-facts", "--set", "nothing=1").code == 1
    assert "15" in run("year-facts").out
    person = run("add", "people", "--set", "name=张三").out.strip()
    post = {"person": "张三", "post": "书记", "group_role": "组长", "from_on": "2024-01-01"}
    assert run("add", "appointments", *sets(post)).code == 0
    [holder] = run("people", "--as-of", "2024-01-01", "--group", "--json").json
    assert (holder["person"], holder["role"], holder["posts"]) == (person, "group_leader", ["书记"])
    assert run("people", "--as-of", "2023-12-31", "--json").json == []
    assert "组长" in run("people").out
