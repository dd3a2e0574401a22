"""What an office says of a month: reasons, 本月无, sign-offs, and the rules of submitting it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.sending.checks import Readiness, check_submission, restate
from models.exchange.sending.explanations import explain, last_signers, report_of
from models.exchange.sending.findings import NIL, Level
from models.exchange.sending.outbox import Packed, Statement, copy_to
from models.exchange.sending.submitted import proposed_period
from models.exchange.sending.submitting import NotReady, submit
from models.ledgers.events import EventState
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.issues import Issue
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.ledgers.month_reports import MonthReport
from models.office import Office
from models.periods import Period, parse_period
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, world

OCTOBER = parse_period("2026-10")


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def signed(filler: str = "周敏", reviewer: str = "何静", leader: str = "刘芳") -> list[Statement]:
    names = {"filler": filler, "reviewer": reviewer, "leader": leader}
    return [Statement(role, name, "2026-09-10") for role, name in names.items()]


def a_lecture(office: Office, on: datetime, title: str = "形势与任务") -> Lecture:
    lecture = office.door.new(
        Lecture,
        title=title,
        kind=LectureKind.PARTY_LECTURE,
        lecturer_name="王芳",
        held_at=on,
        audience_kind=AudienceKind.ORGANS,
        expected_count=32,
        attended_count=30,
        state=EventState.HELD,
    )
    office.door.store(lecture)
    assert lecture.complete
    return lecture


def a_draft(office: Office, problem: str = "没写完") -> Issue:
    draft = office.door.new(Issue, problem=problem)
    office.door.store(draft)
    return draft


def send(office: Office, period: Period | None, stick: Path) -> Packed:
    """Submit, with a reason for everything that asks for one, and carry it off."""
    for found in check_submission(office, period).open:
        explain(office, period, found, "如实报送")
    packed = submit(office, period, statements=signed())
    copy_to(office, packed, stick)
    return packed


def test_what_is_neither_mended_nor_explained_stays_here(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        with pytest.raises(NotReady) as refused:
            submit(office, SEPTEMBER, statements=signed())
        assert [found.code for found in refused.value.found] == ["drafts.issues"]
        [found] = check_submission(office, SEPTEMBER).open
        explain(office, SEPTEMBER, found, "还在补充材料")
        assert submit(office, SEPTEMBER, statements=signed()).seq == 1


def test_a_failed_check_cannot_be_explained_away(road: Road) -> None:
    with road.open("city") as office:
        ready = check_submission(office, SEPTEMBER)
        [failed] = ready.at(Level.FAILED)
        assert not failed.code
        with pytest.raises(NotReady):
            submit(office, SEPTEMBER)


def test_a_reason_is_said_once_a_month_and_covers_what_it_was_given_for(road: Road) -> None:
    with road.open("unit") as office:
        first = a_draft(office)
        [found] = check_submission(office, SEPTEMBER).open
        explain(office, SEPTEMBER, found, "还在补充材料")
        assert not check_submission(office, SEPTEMBER).open
        second = a_draft(office, "又一条")
        [found] = check_submission(office, SEPTEMBER).open
        said = dict(zip(found.subjects, found.reasons, strict=True))
        assert said == {first.uid: "还在补充材料", second.uid: ""}


def test_a_reason_of_last_month_is_offered_and_not_taken_for_granted(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        [found] = check_submission(office, SEPTEMBER).open
        explain(office, SEPTEMBER, found, "还在补充材料")
    road.clock.set(2026, 10, 20)
    with road.open("unit") as office:
        [found] = check_submission(office, OCTOBER).open
        assert found.open and found.proposed == "还在补充材料"


def test_a_reason_must_say_something(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        [found] = check_submission(office, SEPTEMBER).open
        with pytest.raises(UserError, match="先写明原因"):
            explain(office, SEPTEMBER, found, " ")


def test_a_reason_goes_when_its_finding_was_mended(road: Road) -> None:
    with road.open("unit") as office:
        draft = a_draft(office)
        [found] = check_submission(office, SEPTEMBER).open
        explain(office, SEPTEMBER, found, "还在补充材料")
        office.door.delete(office.door.load(Issue, draft.uid), reason="重复")
        submit(office, SEPTEMBER, statements=signed())
        report = report_of(office.unit, "2026-09")
        assert report is not None and not report.explanations


def test_data_alone_may_go_up_as_they_are(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        ready = check_submission(office, None)
        assert not ready.open and [str(c.title) for c in ready.at(Level.NOTE)] == [
            "问题台账还有 1 条草稿不报送"
        ]
        assert submit(office, None).period is None


# 本月无


def nil_of(ready: Readiness) -> tuple[str, ...]:
    found = ready.finding(NIL)
    return found.subjects if found else ()


def test_a_ledger_that_is_usual_and_empty_is_asked_for(road: Road) -> None:
    with road.open("unit") as office:
        assert nil_of(check_submission(office, SEPTEMBER)) == ()
        a_lecture(office, datetime(2026, 6, 2, 9, 0))
        assert nil_of(check_submission(office, SEPTEMBER)) == ("lectures",)
        assert nil_of(check_submission(office, OCTOBER)) == ()
        a_lecture(office, datetime(2026, 9, 2, 9, 0))
        assert nil_of(check_submission(office, SEPTEMBER)) == ()


def test_nothing_this_month_is_an_answer_with_its_reason(road: Road) -> None:
    with road.open("unit") as office:
        a_lecture(office, datetime(2026, 8, 2, 9, 0))
        found = check_submission(office, SEPTEMBER).finding(NIL)
        assert found is not None and found.open and found.proposed == "本月没有安排"
        explain(office, SEPTEMBER, found, found.proposed)
        submit(office, SEPTEMBER, statements=signed())
        report = report_of(office.unit, "2026-09")
        assert report is not None
        [answer] = report.nil_answers
        assert (answer.about_ledger, answer.reason) == (FilledLedger.LECTURES, "本月没有安排")


def test_an_answer_of_nothing_gives_way_to_a_record(road: Road) -> None:
    with road.open("unit") as office:
        a_lecture(office, datetime(2026, 8, 2, 9, 0))
        found = check_submission(office, SEPTEMBER).finding(NIL)
        assert found is not None
        explain(office, SEPTEMBER, found, "本月没有安排")
        a_lecture(office, datetime(2026, 9, 3, 9, 0))
        submit(office, SEPTEMBER, statements=signed())
        report = report_of(office.unit, "2026-09")
        assert report is not None and not report.nil_answers


def test_a_lecture_planned_for_later_is_no_draft_of_this_month(road: Road) -> None:
    with road.open("unit") as office:
        ahead = {"planned_at": datetime(2026, 10, 8, 9, 0), "lecturer_name": "王芳"}
        office.door.store(office.door.new(Lecture, title="下月一课", **ahead))
        assert not check_submission(office, SEPTEMBER).open
        assert [c.code for c in check_submission(office, OCTOBER).open] == ["drafts.lectures"]


# Sign-offs


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"reviewer": "周敏"}, "审核人不能和填报人是同一个人"),
        ({"leader": " 周 敏"}, "负责人不能和填报人是同一个人"),
        ({"leader": " "}, "还差负责人签字"),
    ],
)
def test_the_filler_signs_for_nobody_else(road: Road, names: dict[str, str], said: str) -> None:
    with road.open("unit") as office, pytest.raises(UserError, match=said):
        submit(office, SEPTEMBER, statements=signed(**names))


def test_a_day_of_signing_that_has_not_come_is_refused(road: Road) -> None:
    late = [*signed()[:2], Statement("leader", "刘芳", "2026-12-01")]
    with road.open("unit") as office, pytest.raises(UserError, match="不能晚于今天"):
        submit(office, SEPTEMBER, statements=late)


def test_a_change_after_signing_voids_the_signatures(road: Road) -> None:
    with road.open("unit") as office:
        digest = check_submission(office, SEPTEMBER).digest
        an_issue(office)
        with pytest.raises(UserError, match="签字已失效"):
            submit(office, SEPTEMBER, statements=signed(), digest=digest)


def test_another_reason_after_signing_voids_the_signatures(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        [found] = check_submission(office, SEPTEMBER).open
        explain(office, SEPTEMBER, found, "还在补充材料")
        ready = check_submission(office, SEPTEMBER)
        assert restate(office, SEPTEMBER, ready).digest == ready.digest
        explain(office, SEPTEMBER, found, "材料已补")
        assert restate(office, SEPTEMBER, ready).digest != ready.digest
        with pytest.raises(UserError, match="签字已失效"):
            submit(office, SEPTEMBER, statements=signed(), digest=ready.digest)


def test_sending_does_not_void_what_was_signed(road: Road) -> None:
    with road.open("unit") as office:
        digest = check_submission(office, SEPTEMBER).digest
        first = submit(office, SEPTEMBER, statements=signed(), digest=digest)
        again = submit(office, SEPTEMBER, statements=signed(), digest=digest)
        assert (again.repeated, again.sha256) == (True, first.sha256)


def test_the_report_of_the_month_names_its_signers_and_stands_at_the_city(road: Road) -> None:
    with road.open("unit") as office:
        a_draft(office)
        packed = send(office, SEPTEMBER, road.stick)
        assert last_signers(office.unit)["reviewer"] == "何静"
        unit = office.unit
    [outcome] = road.take("city", road.stick / packed.name)
    assert outcome.result == "accepted"
    with road.open("city"):
        report = report_of(unit, "2026-09")
        assert report is not None
        assert (report.filler, report.reviewer, report.leader) == ("周敏", "何静", "刘芳")
        assert report.signed_on == date(2026, 9, 10)
        assert [row.reason for row in report.explanations] == ["如实报送"]


def test_a_month_has_one_report(road: Road) -> None:
    with road.open("unit") as office:
        for _ in range(2):
            report = office.door.new(MonthReport, month="2026-09")
            office.door.store(report)
        assert not report.complete
        assert any("已有月报" in str(p.message) for p in office.door.problems(report))


# Which period


def test_the_oldest_month_that_is_over_and_not_sent_is_proposed(road: Road) -> None:
    with road.open("unit") as office:
        assert proposed_period(office) == SEPTEMBER
    road.clock.set(2026, 11, 20)
    with road.open("unit") as office:
        assert proposed_period(office) == SEPTEMBER
        send(office, SEPTEMBER, road.stick)
        assert proposed_period(office) == OCTOBER
        send(office, OCTOBER, road.stick)
        assert proposed_period(office) == parse_period("2026-11")


def test_a_package_that_was_refused_leaves_its_month_owed(road: Road) -> None:
    from models.exchange.tables import Outgoing

    road.clock.set(2026, 10, 20)
    with road.open("unit") as office:
        send(office, SEPTEMBER, road.stick)
        assert proposed_period(office) == OCTOBER
        Outgoing.update(receipt="refused").execute()
        assert proposed_period(office) == SEPTEMBER
