"""A change after submission: found, given a reason, told with the totals that it moves."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from models.canonical import encode
from models.corrected import corrected
from models.exchange.receiving.history import history
from models.exchange.receiving.inbox import preview
from models.exchange.sending.checks import Readiness, check_submission
from models.exchange.sending.corrections import Told
from models.exchange.sending.explanations import explain
from models.exchange.sending.findings import Check, Level
from models.exchange.sending.outbox import Packed, copy_to
from models.exchange.sending.sent import sent_package
from models.exchange.sending.submitting import NotReady, submit
from models.figures import freeze
from models.ledgers.issues import Issue, IssueEvidence, IssueProgress
from models.ledgers.lectures import Lecture
from models.ledgers.month_reports import CORRECTION
from models.office import Office
from models.periods import parse_period
from models.words import sentence
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, act, an_issue, world
from tests.models.test_month_reports import a_lecture, signed

OCTOBER = parse_period("2026-10")


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


@pytest.fixture
def lecture(road: Road) -> str:
    """A lecture of September, submitted; it is October now."""
    with road.open("unit") as office:
        uid = a_lecture(office, datetime(2026, 9, 2, 9, 0)).uid
        send(office, road.stick)
    road.clock.set(2026, 10, 12)
    return uid


def look(office: Office) -> Readiness:
    return check_submission(office, OCTOBER, freeze=partial(freeze, office))


def send(
    office: Office, stick: Path, period: str = "2026-09", reason: str = "少算了两人"
) -> Packed:
    chosen, frozen = parse_period(period), partial(freeze, office)
    for found in check_submission(office, chosen, freeze=frozen).open:
        explain(office, chosen, found, "少算了两人")
    packed = submit(office, chosen, freeze=frozen, statements=signed())
    copy_to(office, packed, stick)
    return packed


def attended(office: Office, uid: str, count: int) -> None:
    lecture = office.door.load(Lecture, uid)
    lecture.attended_count = count
    office.door.store(lecture)


def test_a_record_of_a_submitted_month_is_corrected_with_a_reason(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        attended(office, lecture, 28)
        ready = look(office)
        [change] = ready.moved.records
        [field] = change.fields
        assert (change.uid, change.kind) == (lecture, "changed")
        assert (field.field, field.old, field.new) == ("attended_count", 30, 28)
        found = ready.finding(CORRECTION)
        assert found is not None and found.open
        with pytest.raises(NotReady):
            submit(office, OCTOBER, statements=signed())
        with pytest.raises(NotReady):
            submit(office, None)
        explain(office, OCTOBER, found, "少算了两人")
        assert corrected([lecture]) == {(office.unit, lecture): "少算了两人"}
        assert look(office).finding(CORRECTION) is not None
        assert not [c for c in look(office).open if c.code == CORRECTION]


def test_the_totals_that_a_correction_moves_are_named(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        attended(office, lecture, 28)
        moved = {(r.period, r.figure): (r.was, r.now) for r in look(office).moved.ripples}
        assert moved == {("2026-09", "attendance_present"): (30, 28)}


def test_what_is_taken_back_again_corrects_nothing(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        attended(office, lecture, 28)
        attended(office, lecture, 30)
        assert look(office).moved.records == () and look(office).moved.ripples == ()


def test_records_added_to_a_submitted_month_or_taken_out_of_it_are_corrections(
    road: Road, lecture: str
) -> None:
    with road.open("unit") as office:
        late = a_lecture(office, datetime(2026, 9, 20, 9, 0), "补登的一课")
        a_lecture(office, datetime(2026, 10, 9, 9, 0), "十月的一课")
        office.door.delete(office.door.load(Lecture, lecture), reason="重复登记")
        found = {one.uid: one.kind for one in look(office).moved.records}
        assert found == {late.uid: "new", lecture: "deleted"}


def test_a_record_moved_into_a_submitted_month_is_a_correction(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        october = a_lecture(office, datetime(2026, 10, 9, 9, 0), "十月的一课")
        send(office, road.stick, "2026-10")
        lecture_then = office.door.load(Lecture, october.uid)
        lecture_then.held_at = datetime(2026, 9, 9, 9, 0)
        office.door.store(lecture_then)
        assert [one.uid for one in look(office).moved.records] == [october.uid]


def test_work_that_goes_on_after_its_month_corrects_nothing(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        send(office, road.stick)
    road.clock.set(2026, 10, 12)
    with road.open("unit") as office:
        act(office, uid, "start")
        issue = office.door.load(Issue, uid)
        issue.progress_entries.append(IssueProgress(entry_on=date(2026, 10, 12), content="已换"))
        issue.institution_built = "定期巡查"
        office.door.store(issue)
        assert look(office).moved.records == ()
        act(office, uid, "mark_done", effective_on=date(2026, 9, 28))
        [change] = look(office).moved.records
        assert {field.part for field in change.fields} == {"events"}


def test_evidence_added_later_corrects_nothing(road: Road) -> None:
    with road.open("unit") as office:
        uid = an_issue(office).uid
        send(office, road.stick)
        issue = office.door.load(Issue, uid)
        issue.evidence.append(IssueEvidence(caption="照片"))
        office.door.store(issue)
        assert check_submission(office, SEPTEMBER).moved.records == ()


def test_a_correction_is_told_once(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        attended(office, lecture, 28)
        first = send(office, road.stick, "2026-10")
        ready = look(office)
        assert ready.moved.records == () and ready.moved.ripples == ()
        again = submit(office, OCTOBER, freeze=partial(freeze, office), statements=signed())
        assert again.repeated and again.sha256 == first.sha256


def test_a_second_correction_of_a_record_asks_for_its_own_reason(road: Road, lecture: str) -> None:
    with road.open("unit") as office:
        attended(office, lecture, 28)
        send(office, road.stick, "2026-10")
        attended(office, lecture, 27)
        found = look(office).finding(CORRECTION)
        assert found is not None and found.open
        explain(office, OCTOBER, found, "签到表又少一人")
        assert corrected([lecture]) == {(office.unit, lecture): "签到表又少一人"}


def test_a_package_that_never_left_submits_nothing(road: Road) -> None:
    with road.open("unit") as office:
        uid = a_lecture(office, datetime(2026, 9, 2, 9, 0)).uid
        submit(office, SEPTEMBER, freeze=partial(freeze, office), statements=signed())
        attended(office, uid, 28)
        assert check_submission(office, SEPTEMBER).moved.records == ()


def told_to_the_city(road: Road, lecture: str) -> tuple[Told, Path]:
    road.take("city", *road.stick.glob("*.xjb"))
    with road.open("unit") as office:
        attended(office, lecture, 28)
        packed = send(office, road.stick, "2026-10")
        told = sent_package(office, packed.package_id).told
        assert told is not None
    return told, road.stick / packed.name


def test_the_city_sees_what_was_corrected_before_and_after_it_takes_it_in(
    road: Road, lecture: str
) -> None:
    told, path = told_to_the_city(road, lecture)
    [record], [total] = told.records, told.totals
    assert (record.uid, record.reason) == (lecture, "少算了两人")
    assert (total.period, total.figure, total.was, total.now) == (
        *("2026-09", "attendance_present"),
        *(30, 28),
    )
    with road.open("city") as office:
        [shown] = preview(office, [path])
        assert shown.told == told
    [outcome] = road.take("city", path)
    with road.open("city") as office:
        assert history(office)[0].told == told
        assert corrected([lecture]) == {(outcome.unit, lecture): "少算了两人"}


def test_an_import_with_corrections_is_taken_back_whole(road: Road, lecture: str) -> None:
    told, path = told_to_the_city(road, lecture)
    before = road.dump("city", without=("incoming", "settings"))
    [outcome] = road.take("city", path)
    road.undo("city", outcome.package_id)
    assert road.dump("city", without=("incoming", "settings")) == before
    assert told.records


def test_nobody_marks_the_records_of_others(road: Road) -> None:
    with road.open("city") as office:
        city, theirs = office.unit, a_lecture(office, datetime(2026, 9, 2, 9, 0)).uid
    with road.open("unit") as office:
        unit = office.unit
        explain(office, None, Check(Level.WARNING, sentence(""), code=CORRECTION), "填错", [theirs])
        path = copy_to(office, submit(office, None), road.stick)
    [outcome] = road.take("city", path)
    assert outcome.result == "accepted"
    with road.open("city"):
        marked = corrected([theirs])
        assert (city, theirs) not in marked and (unit, theirs) in marked


def test_a_note_tells_of_totals_that_moved_by_themselves(road: Road) -> None:
    with road.open("unit") as office:
        an_issue(office)
        frozen = {"issues_open": 5}
        submitted = submit(
            office, SEPTEMBER, freeze=lambda _period: dict(frozen), statements=signed()
        )
        copy_to(office, submitted, road.stick)
        ready = check_submission(office, OCTOBER, freeze=lambda _period: {"issues_open": 4})
        assert [str(note.title) for note in ready.at(Level.NOTE)] == ["已报的 1 个数与现在不同"]


@pytest.mark.parametrize(
    "line",
    [
        {"records": [{"uid": "", "of": "lectures", "kind": "new"}]},
        {"records": {}},
        {"totals": [{"period": "2026-09", "figure": "x" * 201}]},
        {"totals": [{"period": "2026-09", "figure": "x", "now": [1]}]},
    ],
)
def test_a_line_that_is_no_line_is_refused_and_not_shown(
    road: Road, monkeypatch: pytest.MonkeyPatch, line: dict[str, object]
) -> None:
    with road.open("unit") as office, monkeypatch.context() as patch:
        said = [encode({"ledger": "corrections", **line})]
        patch.setattr("models.exchange.sending.outbox._said_up", lambda _office: said)
        path = copy_to(office, submit(office, None), road.stick)
    with road.open("city") as office:
        [shown] = preview(office, [path])
        assert (shown.result, shown.told) == ("refused", None)
    [outcome] = road.take("city", path)
    assert (outcome.result, outcome.why) == ("refused", "damaged")


def test_words_of_a_line_are_cleaned_before_they_are_shown(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = {"uid": "a", "of": "lectures", "kind": "new", "reason": "改\u202e错"}
    total = {"period": "2026-09\u200b", "figure": "x", "was": "1\u202e", "now": None}
    line = {"ledger": "corrections", "records": [record], "totals": [total]}
    with road.open("unit") as office, monkeypatch.context() as patch:
        patch.setattr("models.exchange.sending.outbox._said_up", lambda _office: [encode(line)])
        path = copy_to(office, submit(office, None), road.stick)
    with road.open("city") as office:
        [shown] = preview(office, [path])
    assert shown.told is not None
    assert shown.told.records[0].reason == "改错"
    assert (shown.told.totals[0].period, shown.told.totals[0].was) == ("2026-09", "1")
