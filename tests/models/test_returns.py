"""What a level above sends back stands on the field until it is answered, at both ends alike."""

from datetime import date
from pathlib import Path

import pytest

from models.errors import UserError
from models.ledgers.decisions import Decision
from models.ledgers.issues import Issue
from models.ledgers.people import Person
from models.ledgers.returns import (
    EXPLAIN_RETURN,
    SEND_BACK,
    Answer,
    Returned,
    open_among,
    open_returns,
    place_now,
    returns_by,
    returns_on,
    returns_to,
)
from models.ledgers.units import Level
from tests.conftest import Clock
from tests.exchanging import Road, a_person, act, an_issue, dump, newest_import, prove, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def sent(road: Road) -> str:
    """An issue with evidence that the city has; its uid."""
    with road.open("unit") as office:
        uid = an_issue(office).uid
        prove(office, uid)
    up(road)
    return uid


def up(road: Road) -> None:
    [outcome] = road.take("city", road.send_up("unit", None))
    assert outcome.result in ("accepted", "already"), outcome


def down(road: Road) -> None:
    [outcome] = road.take("unit", *road.send_down("city"))
    assert outcome.result in ("accepted", "already"), outcome


def send_back(
    road: Road,
    uid: str,
    place: str | None,
    reason: str = "请写明位置",
    due_on: date | None = None,
    by: str = "city",
) -> None:
    with road.open(by) as office:
        issue = office.door.load(Issue, uid)
        office.door.act(SEND_BACK, issue, about_field=place, reason=reason, due_on=due_on)


def explain(road: Road, uid: str, reason: str, place: str | None = None) -> None:
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        office.door.act(EXPLAIN_RETURN, issue, about_field=place, reason=reason)


def edit(road: Road, uid: str, **values: object) -> None:
    with road.open("unit") as office:
        issue = office.door.load(Issue, uid)
        for name, value in values.items():
            setattr(issue, name, value)
        office.door.store(issue)


def answers(road: Road, name: str, uid: str) -> list[Answer]:
    with road.open(name):
        return [one.answer for one in returns_on([uid]).get(uid, [])]


def only(found: list[Returned]) -> Returned:
    [one] = found
    return one


def test_a_return_stands_on_the_field_at_the_unit_with_reason_and_day(
    road: Road, sent: str
) -> None:
    send_back(road, sent, "problem", "请写明位置", date(2026, 10, 20))
    down(road)
    with road.open("unit") as office:
        one = only(open_returns(sent))
        assert (one.about, one.decision.reason, one.decision.due_on) == (
            *("problem", "请写明位置"),
            date(2026, 10, 20),
        )
        assert open_among([sent]) == {sent}
        assert not one.overdue(date(2026, 10, 20)) and one.overdue(date(2026, 10, 21))
        assert [some.decision.uid for some in returns_to(office.unit)] == [one.decision.uid]


def test_it_is_answered_when_the_field_has_changed_and_not_before(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    edit(road, sent, cause="人手不足")
    up(road)
    assert answers(road, "unit", sent) == answers(road, "city", sent) == [Answer.OPEN]
    edit(road, sent, problem="一楼大厅发热门诊引导标识缺失")
    assert answers(road, "unit", sent) == [Answer.CHANGED]
    assert answers(road, "city", sent) == [Answer.OPEN]
    up(road)
    assert answers(road, "city", sent) == [Answer.CHANGED]
    with road.open("unit"):
        assert open_returns(sent) == [] and open_among([sent]) == set()


def test_a_change_that_is_taken_back_leaves_the_return_open(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        issue.problem = "另一段文字"
        office.door.store(issue)
        office.door.undo()
        assert only(returns_on([sent])[sent]).is_open


def test_a_draft_answers_nothing_because_it_is_not_sent(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    edit(road, sent, problem="一楼大厅标识缺失", lead_leader=None)
    assert answers(road, "unit", sent) == [Answer.OPEN]


def test_it_is_answered_by_an_explanation_that_goes_up(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    explain(road, sent, "医院只有一处发热门诊")
    assert answers(road, "unit", sent) == [Answer.EXPLAINED]
    assert answers(road, "city", sent) == [Answer.OPEN]
    up(road)
    with road.open("city") as office:
        one = only(returns_by(office.unit))
        assert (one.answer, one.explanation) == (Answer.EXPLAINED, "医院只有一处发热门诊")
        assert one.answered_on == office.door.today


def test_the_same_field_may_be_sent_back_again_after_an_answer(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    with pytest.raises(UserError, match="已经退回"):
        send_back(road, sent, "problem")
    down(road)
    explain(road, sent, "没有别的")
    up(road)
    send_back(road, sent, "problem", "还是不清楚")
    down(road)
    with road.open("unit"):
        assert [one.answer for one in returns_on([sent])[sent]] == [Answer.EXPLAINED, Answer.OPEN]
        assert only(open_returns(sent)).decision.reason == "还是不清楚"


def test_a_row_is_known_by_itself_however_the_rows_move(road: Road, sent: str) -> None:
    with road.open("unit") as office:
        prove(office, sent, b"second", "second.jpg")
    up(road)
    send_back(road, sent, "evidence.2.caption", "写明拍摄时间")
    down(road)
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        one = only(open_returns(sent))
        assert place_now(issue, one.about) == "evidence.2.caption"
        issue.evidence.reverse()
        office.door.store(issue)
        issue = office.door.load(Issue, sent)
        assert place_now(issue, one.about) == "evidence.1.caption"
        assert only(returns_on([sent])[sent]).is_open
        issue.evidence[0].caption = "9月10日拍摄"
        office.door.store(issue)
        assert only(returns_on([sent])[sent]).answer is Answer.CHANGED


def test_a_row_that_was_removed_has_changed(road: Road, sent: str) -> None:
    send_back(road, sent, "measures.1.measure", "措施太笼统")
    down(road)
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        about = only(open_returns(sent)).about
        issue.measures.clear()
        office.door.store(issue)
        assert place_now(issue, about).split(".")[1] == "0"
        assert only(returns_on([sent])[sent]).answer is Answer.CHANGED


def test_a_whole_record_is_answered_by_any_change_of_it(road: Road, sent: str) -> None:
    send_back(road, sent, None, "整条重写")
    down(road)
    assert answers(road, "unit", sent) == [Answer.OPEN]
    edit(road, sent, cause="人手不足")
    up(road)
    assert answers(road, "unit", sent) == answers(road, "city", sent) == [Answer.CHANGED]


def test_a_new_revision_that_says_the_same_answers_nothing(road: Road, sent: str) -> None:
    send_back(road, sent, None, "整条重写")
    down(road)
    with road.open("unit") as office:
        issue = office.door.load(Issue, sent)
        issue.cause = "人手不足"
        office.door.store(issue)
        issue = office.door.load(Issue, sent)
        issue.cause = None
        office.door.store(issue)
    up(road)
    assert answers(road, "unit", sent) == answers(road, "city", sent) == [Answer.OPEN]


def test_a_return_on_a_field_does_not_reopen_an_issue(road: Road, sent: str) -> None:
    with road.open("city") as office:
        before = office.door.load(Issue, sent)
    send_back(road, sent, "problem")
    down(road)
    for name in ("city", "unit"):
        with road.open(name) as office:
            issue = office.door.load(Issue, sent)
            assert (issue.stage, issue.closure_state) == (before.stage, before.closure_state)


def test_every_ledger_that_a_unit_sends_can_be_sent_back(road: Road) -> None:
    with road.open("unit") as office:
        uid = a_person(office)
    up(road)
    with road.open("city") as office:
        office.door.act(
            SEND_BACK, office.door.load(Person, uid), about_field="name", reason="名字写错了"
        )
    down(road)
    with road.open("unit") as office:
        assert only(open_returns(uid)).about == "name"
        person = office.door.load(Person, uid)
        person.name = "王芳芳"
        office.door.store(person)
    up(road)
    with road.open("city"):
        assert only(returns_on([uid])[uid]).answer is Answer.CHANGED


def test_only_what_came_from_below_can_be_sent_back(road: Road, sent: str) -> None:
    with road.open("unit") as office:
        own = office.door.load(Issue, sent)
        with pytest.raises(UserError, match="不用退回"):
            office.door.act(SEND_BACK, own, reason="不行")
        row = office.row
        assert row.unit == office.unit or not SEND_BACK.when(row)
    down(road)
    with road.open("unit") as office:
        assert office.row.unit != office.unit
        with pytest.raises(UserError, match="现在不能退回"):
            office.door.act(SEND_BACK, office.row, reason="不行")


def test_a_return_needs_a_reason_a_place_and_a_day_to_come(road: Road, sent: str) -> None:
    for place, reason, due, said in (
        ("problem", " ", None, "先写明原因"),
        ("nothing", "不行", None, "没有“nothing”这一处"),
        ("evidence.7.file", "不行", None, "没有“evidence.7.file”这一处"),
        ("problem", "不行", date(2026, 9, 9), "不能早于今天"),
    ):
        with pytest.raises(UserError, match=said):
            send_back(road, sent, place, reason, due)


def test_nothing_can_be_explained_that_was_not_sent_back(road: Road, sent: str) -> None:
    with pytest.raises(UserError, match="现在不能说明退回"):
        explain(road, sent, "为什么")
    send_back(road, sent, "problem")
    down(road)
    with pytest.raises(UserError, match="没有等待答复"):
        explain(road, sent, "为什么", "cause")


def test_a_return_that_is_taken_back_goes_away_below_too(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    with road.open("city") as office:
        one = only(open_returns(sent))
        office.door.delete(office.door.load(Decision, one.decision.uid), reason="看错了")
    down(road)
    assert answers(road, "unit", sent) == answers(road, "city", sent) == []


def test_an_import_that_brought_a_return_can_be_undone(road: Road, sent: str) -> None:
    down(road)
    before = road.dump("unit", without=("incoming", "sqlite_sequence"))
    send_back(road, sent, "problem")
    down(road)
    with road.open("unit"):
        package = newest_import().package_id
    road.undo("unit", package)
    assert road.dump("unit", without=("incoming", "sqlite_sequence")) == before


def test_an_import_whose_return_was_explained_stays(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    explain(road, sent, "没有别的")
    with road.open("unit"):
        package = newest_import().package_id
    with pytest.raises(UserError, match="还有"):
        road.undo("unit", package)


def test_what_the_city_sends_back_reaches_a_unit_through_its_district(
    tmp_path: Path, clock: Clock
) -> None:
    road = Road(tmp_path / "three", clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海东区", Level.DISTRICT)
    road.found("unit", "海东区一小", Level.UNIT)
    road.enrol("district", "city")
    road.take("district", *road.send_down("city"))
    road.enrol("unit", "district")
    with road.open("unit") as office:
        uid = an_issue(office).uid
    road.take("district", road.send_up("unit", None))
    road.take("city", road.send_up("district", None), *relayed(road))
    send_back(road, uid, "problem", "请写明位置")
    send_back(road, uid, "cause", "区里也要原因", by="district")
    road.take("district", *road.send_down("city"))
    road.take("unit", *road.send_down("district"))
    with road.open("unit"):
        assert {one.about for one in open_returns(uid)} == {"problem", "cause"}
    edit(road, uid, problem="一楼大厅标识缺失", cause="人手不足")
    road.take("district", road.send_up("unit", None))
    road.take("city", road.send_up("district", None), *relayed(road))
    for name in ("district", "city"):
        assert set(answers(road, name, uid)) == {Answer.CHANGED}


def relayed(road: Road) -> list[Path]:
    """The unit's packages as the district has kept them."""
    return sorted((road.folder / "unit" / "outbox").glob("*.xjb"), key=lambda p: p.stat().st_mtime)


def test_undo_takes_a_return_back_at_the_city(road: Road, sent: str) -> None:
    with road.open("city") as office:
        issue = office.door.load(Issue, sent)
        before = dump("lines", "decisions")
        office.door.act(SEND_BACK, issue, about_field="problem", reason="请写明位置")
        assert open_among([sent]) == {sent}
        office.door.undo()
        assert open_among([sent]) == set()
        assert dump("lines", "decisions") == before


def test_an_issue_goes_on_its_way_while_a_field_of_it_is_sent_back(road: Road, sent: str) -> None:
    send_back(road, sent, "problem")
    down(road)
    with road.open("unit") as office:
        act(office, sent, "start")
        act(office, sent, "mark_done")
        act(office, sent, "request_closure")
        assert only(returns_on([sent])[sent]).is_open


def test_a_record_older_than_what_was_sent_back_answers_nothing(road: Road, sent: str) -> None:
    """A restored office has an older text, which is no answer."""
    send_back(road, sent, "problem")
    down(road)
    with road.open("unit"):
        Decision.update(subject_rev=9).execute()
    edit(road, sent, problem="另一段文字")
    assert answers(road, "unit", sent) == [Answer.OPEN]
