"""An issue's way from its registration to its closure, at the unit and at the level above."""

import io
from datetime import date, timedelta
from typing import Any

import pytest

from models.errors import UserError
from models.ledgers import ledger_named
from models.ledgers.closure import (
    EVIDENCE_CHANGED,
    ClosureState,
    IssueEventKind,
    RectificationState,
    Stage,
)
from models.ledgers.decisions import Decision
from models.ledgers.issues import (
    Issue,
    IssueEvidence,
    IssueMeasure,
    IssueSource,
    MeasureState,
    RectifyKind,
)
from models.listing import overdue_among
from models.office import Office
from tests.conftest import Clock, Offices
from tests.filling import own_lines, take_lines, uid_of

DUE = date(2026, 10, 31)


def register(office: Office, source: IssueSource = IssueSource.INSPECTION) -> Issue:
    issue = office.door.new(
        Issue,
        problem="引导标识缺失",
        source=source,
        aspect="livelihood",
        rectify_kind=RectifyKind.BY_DEADLINE,
        lead_leader=uid_of(1),
        owner=uid_of(2),
        first_due_on=DUE,
    )
    issue.measures.append(IssueMeasure(measure="补设标识", due_on=DUE, owner=uid_of(2)))
    office.door.store(issue)
    return fresh(office, issue)


def fresh(office: Office, issue: Issue) -> Issue:
    return office.door.load(Issue, issue.uid)


def do(office: Office, issue: Issue, verb: str, **values: Any) -> Issue:
    ledger = ledger_named("issues")
    assert ledger is not None
    action = ledger.action(verb)
    assert action is not None
    office.door.act(action, fresh(office, issue), **values)
    return fresh(office, issue)


def add_evidence(office: Office, issue: Issue, content: bytes) -> Issue:
    issue = fresh(office, issue)
    file = office.attachments.add(io.BytesIO(content), "照片.jpg")
    issue.evidence.append(IssueEvidence(file=(file,)))
    office.door.store(issue)
    return fresh(office, issue)


def ask_closure(office: Office, source: IssueSource = IssueSource.INSPECTION) -> Issue:
    """An issue that is rectified, with evidence, and passed by its own leader."""
    issue = register(office, source)
    do(office, issue, "start")
    add_evidence(office, issue, b"photo")
    do(office, issue, "mark_done")
    do(office, issue, "request_closure")
    return do(office, issue, "pass_review")


def closed_at_both_ends(offices: Offices) -> Issue:
    with offices.unit() as unit:
        issue = ask_closure(unit)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        do(city, issue, "accept")
    offices.bring(offices.city, offices.unit)
    return issue


def events(issue: Issue) -> list[IssueEventKind]:
    return [event.event for event in issue.events]


def seen_by(offices: Offices, issue: Issue) -> tuple[Issue, Issue]:
    """The issue as the unit and, after it has been sent, as the city sees it."""
    with offices.unit() as unit:
        at_unit = fresh(unit, issue)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        at_city = fresh(city, issue)
    return at_unit, at_city


def test_an_issue_is_closed_by_the_level_above_and_both_ends_say_so(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = register(unit)
        assert (issue.issue_no, issue.stage) == ("2026-001", Stage.TODO)
        assert events(issue) == [IssueEventKind.REGISTERED]
        assert do(unit, issue, "start").stage is Stage.DOING
        add_evidence(unit, issue, b"photo")
        issue = do(unit, issue, "mark_done")
        assert issue.rectification_state is RectificationState.DONE
        assert do(unit, issue, "request_closure").closure_state is ClosureState.TO_REVIEW
        assert do(unit, issue, "pass_review").closure_state is ClosureState.TO_ACCEPT
    offices.bring(offices.unit, offices.city)
    offices.clock.set(2026, 9, 20)
    with offices.city() as city:
        accepted = do(city, issue, "accept", decided_by="王主任")
        assert (accepted.stage, accepted.closed_on) == (Stage.DONE, date(2026, 9, 20))
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        closed = fresh(unit, issue)
        assert (closed.stage, closed.closure_state) == (Stage.DONE, ClosureState.CLOSED)
        assert closed.closed_on == date(2026, 9, 20)


def test_closure_is_asked_only_with_evidence_and_only_when_rectified(office: Office) -> None:
    issue = register(office)
    with pytest.raises(UserError, match="现在不能申请销号"):
        do(office, issue, "request_closure")
    do(office, issue, "mark_done")
    with pytest.raises(UserError, match="还没有佐证"):
        do(office, issue, "request_closure")
    add_evidence(office, issue, b"photo")
    assert do(office, issue, "request_closure").stage is Stage.REVIEW


def test_a_long_term_issue_may_be_closed_too(office: Office) -> None:
    issue = add_evidence(office, register(office), b"photo")
    do(office, issue, "turn_long_term")
    assert do(office, issue, "request_closure").closure_state is ClosureState.TO_REVIEW


def test_the_own_leader_sends_it_back_with_a_reason(office: Office) -> None:
    issue = add_evidence(office, register(office), b"photo")
    do(office, issue, "mark_done")
    do(office, issue, "request_closure")
    with pytest.raises(UserError, match="先写明原因"):
        do(office, issue, "refuse_review")
    back = do(office, issue, "refuse_review", reason="照片不清楚")
    assert (back.stage, back.closure_state) == (Stage.DOING, ClosureState.REFUSED)
    assert back.rectification_state is RectificationState.DOING


def test_a_refusal_needs_a_reason_and_reopens(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = ask_closure(unit)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        with pytest.raises(UserError, match="先写明原因"):
            do(city, issue, "refuse", reason="  ")
        do(city, issue, "refuse", reason="只有一处")
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        back = fresh(unit, issue)
        assert (back.stage, back.closure_state) == (Stage.DOING, ClosureState.REFUSED)
        do(unit, issue, "mark_done")
        do(unit, issue, "request_closure")
        do(unit, issue, "pass_review")
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        assert do(city, issue, "accept").stage is Stage.DONE


def test_a_unit_cannot_accept_what_the_level_above_must_accept(office: Office) -> None:
    issue = ask_closure(office)
    with pytest.raises(UserError, match="不由本单位验收销号"):
        do(office, issue, "accept")


def test_a_self_check_is_accepted_by_the_own_leader_and_by_nobody_else(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = ask_closure(unit, IssueSource.SELF_CHECK)
        lines = own_lines(unit)
    with offices.city() as city:
        take_lines(city, lines)
        with pytest.raises(UserError, match="不由本单位验收销号"):
            do(city, issue, "accept")
    with offices.unit() as unit:
        assert do(unit, issue, "accept").stage is Stage.DONE


def test_a_decision_from_the_wrong_side_closes_nothing(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = ask_closure(unit)
        own = do_as(unit, issue)
        assert own.stage is Stage.REVIEW


def do_as(office: Office, issue: Issue) -> Issue:
    """Store an acceptance by the unit itself, as a forged package would bring it."""
    from models.ledgers.issue_verbs import accept

    office.door.store(accept(fresh(office, issue), office.door.stamp))
    return fresh(office, issue)


def test_the_owner_changes_nothing_of_another_unit(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = register(unit)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        with pytest.raises(UserError, match="属于别的单位"):
            do(city, issue, "start")
        foreign = fresh(city, issue)
        foreign.problem = "改写"
        with pytest.raises(UserError, match="属于别的单位"):
            city.door.store(foreign)


@pytest.mark.parametrize("change", ["removed", "replaced"])
def test_evidence_that_changes_after_closure_reopens_at_both_ends(
    offices: Offices, change: str
) -> None:
    issue = closed_at_both_ends(offices)
    offices.clock.set(2026, 9, 25)
    with offices.unit() as unit:
        owned = fresh(unit, issue)
        if change == "removed":
            owned.evidence.clear()
        else:
            file = unit.attachments.add(io.BytesIO(b"another photo"), "照片.jpg")
            owned.evidence[0].file = (file,)
        unit.door.store(owned)
    for seen in seen_by(offices, issue):
        assert (seen.stage, seen.closure_state) == (Stage.REVIEW, ClosureState.TO_ACCEPT)
        assert seen.closed_on is None
        last = seen.events[-1]
        assert (last.event, last.reason) == (IssueEventKind.REOPENED, EVIDENCE_CHANGED)
        assert last.effective_on == date(2026, 9, 25)
    with offices.city() as city:
        assert do(city, issue, "accept").stage is Stage.DONE


def test_the_level_above_sees_the_void_closure_even_without_the_owners_event(
    offices: Offices,
) -> None:
    """The closure's own function finds it, so that an owner's older program hides nothing."""
    from models.canonical import decode, encode

    issue = closed_at_both_ends(offices)
    with offices.unit() as unit:
        lines = {decode(line)["uid"]: decode(line) for line in own_lines(unit)}
    content = lines[issue.uid]
    content["evidence"][0]["digest"] = "0" * 64
    content["rev"] += 1
    with offices.city() as city:
        take_lines(city, [encode(content)])
        seen = fresh(city, issue)
    assert (seen.stage, seen.closure_state) == (Stage.REVIEW, ClosureState.TO_ACCEPT)
    assert seen.closed_on is None


def test_evidence_added_after_closure_changes_nothing(offices: Offices) -> None:
    issue = closed_at_both_ends(offices)
    with offices.unit() as unit:
        add_evidence(unit, issue, b"one more")
    for seen in seen_by(offices, issue):
        assert seen.stage is Stage.DONE
        assert IssueEventKind.REOPENED not in events(seen)
        assert len(seen.evidence) == 2


def test_a_caption_may_be_mended_after_closure(offices: Offices) -> None:
    issue = closed_at_both_ends(offices)
    with offices.unit() as unit:
        owned = fresh(unit, issue)
        owned.evidence[0].caption = "标识安装后"
        unit.door.store(owned)
        assert fresh(unit, issue).stage is Stage.DONE


def test_an_extension_moves_the_deadline_once_it_is_granted(offices: Offices) -> None:
    later = date(2026, 12, 15)
    with offices.unit() as unit:
        issue = register(unit)
        do(unit, issue, "start")
        with pytest.raises(UserError, match="延期要晚于现行时限"):
            do(unit, issue, "request_extension", due_after=DUE, reason="标识要定制")
        with pytest.raises(UserError, match="先写明原因"):
            do(unit, issue, "request_extension", due_after=later)
        asked = do(unit, issue, "request_extension", due_after=later, reason="标识要定制")
        assert (asked.closure_state, asked.due_on) == (ClosureState.EXTENSION, DUE)
        assert (asked.events[-1].due_before, asked.events[-1].due_after) == (DUE, later)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        granted = do(city, issue, "grant_extension")
        assert (granted.due_on, granted.first_due_on) == (later, DUE)
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        longer = fresh(unit, issue)
        assert (longer.due_on, longer.first_due_on) == (later, DUE)
        assert longer.closure_state is ClosureState.NOT_REQUESTED


def test_the_list_shows_as_overdue_what_is_past_its_day_and_not_finished(office: Office) -> None:
    ledger = ledger_named("issues")
    assert ledger is not None
    late, voided = register(office), register(office)
    do(office, voided, "void", reason="重复登记")
    both = [late.uid, voided.uid]
    assert overdue_among(ledger, both, DUE) == set()
    assert overdue_among(ledger, both, DUE + timedelta(days=1)) == {late.uid}


def test_a_refused_extension_leaves_the_deadline(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = register(unit)
        values = {"due_after": date(2026, 12, 15), "reason": "标识要定制"}
        do(unit, issue, "request_extension", **values)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        refused = do(city, issue, "refuse_extension", reason="按期完成")
    assert (refused.due_on, refused.closure_state) == (DUE, ClosureState.NOT_REQUESTED)


def test_a_decision_on_an_older_revision_comes_before_what_happened_since(
    offices: Offices,
) -> None:
    """The city accepts what it has while the unit changes the evidence; no clock decides."""
    with offices.unit() as unit:
        issue = ask_closure(unit)
    offices.bring(offices.unit, offices.city)
    with offices.unit() as unit:
        owned = fresh(unit, issue)
        owned.evidence.clear()
        unit.door.store(owned)
        add_evidence(unit, issue, b"another")
    offices.clock.set(2026, 9, 5)
    with offices.city() as city:
        assert do(city, issue, "accept").stage is Stage.DONE
    offices.bring(offices.city, offices.unit)
    for seen in seen_by(offices, issue):
        assert (seen.stage, seen.closed_on) == (Stage.REVIEW, None)
    with offices.city() as city:
        assert do(city, issue, "accept").stage is Stage.DONE


def test_an_acceptance_that_was_answered_by_a_new_start_stays_answered(offices: Offices) -> None:
    """Reopened by the unit after the closure, with clocks that run backwards."""
    issue = closed_at_both_ends(offices)
    offices.clock.set(2026, 9, 1)
    with offices.unit() as unit:
        do(unit, issue, "reopen", reason="又出现了")
    for seen in seen_by(offices, issue):
        assert (seen.stage, seen.closed_on) == (Stage.DOING, None)
        assert seen.closure_state is ClosureState.NOT_REQUESTED


def test_a_closed_issue_may_be_returned_with_a_reason(offices: Offices) -> None:
    issue = closed_at_both_ends(offices)
    with offices.city() as city:
        with pytest.raises(UserError, match="先写明原因"):
            do(city, issue, "return_closed")
        back = do(city, issue, "return_closed", reason="抽查发现反弹")
        assert (back.stage, back.closed_on) == (Stage.DOING, None)
    offices.bring(offices.city, offices.unit)
    with offices.unit() as unit:
        assert fresh(unit, issue).closure_state is ClosureState.REFUSED


def test_an_undone_decision_opens_the_issue_again(offices: Offices) -> None:
    with offices.unit() as unit:
        issue = ask_closure(unit)
    offices.bring(offices.unit, offices.city)
    with offices.city() as city:
        do(city, issue, "accept")
        city.door.undo()
        assert fresh(city, issue).stage is Stage.REVIEW
        city.door.redo()
        assert fresh(city, issue).stage is Stage.DONE
        (decision,) = Decision.select()
        city.door.delete(city.door.load(Decision, decision.uid), reason="误验收")
        assert fresh(city, issue).stage is Stage.REVIEW


def test_a_voided_issue_is_out_and_can_be_taken_up_again(office: Office) -> None:
    issue = register(office)
    with pytest.raises(UserError, match="先写明原因"):
        do(office, issue, "void")
    assert do(office, issue, "void", reason="重复登记").stage is Stage.REMOVED
    with pytest.raises(UserError, match="现在不能"):
        do(office, issue, "mark_done")
    assert do(office, issue, "reopen", reason="并非重复").stage is Stage.DOING


def test_what_has_happened_cannot_be_rewritten(office: Office) -> None:
    issue = do(office, register(office), "start")
    issue.events[0].effective_on = date(2026, 1, 1)
    with pytest.raises(UserError, match="只能追加"):
        office.door.store(issue)
    issue = fresh(office, issue)
    del issue.events[0]
    with pytest.raises(UserError, match="只能追加"):
        office.door.store(issue)
    assert len(fresh(office, issue).events) == 2


def test_a_late_entry_says_when_it_happened_and_when_it_was_entered(
    office: Office, clock: Clock
) -> None:
    issue = do(office, register(office), "start", effective_on=date(2026, 8, 1))
    event = issue.events[-1]
    assert (event.effective_on, event.entered_on) == (date(2026, 8, 1), clock.today)
    assert event.entered_rev == issue.rev


def test_numbers_count_on_within_the_year_and_skip_none(office: Office, clock: Clock) -> None:
    numbers = [register(office).issue_no for _ in range(2)]
    clock.set(2027, 1, 3)
    numbers.append(register(office).issue_no)
    assert numbers == ["2026-001", "2026-002", "2027-001"]


def test_an_issue_without_measures_is_warned_of_but_complete(office: Office) -> None:
    issue = register(office)
    issue.measures.clear()
    office.door.store(issue)
    kept = fresh(office, issue)
    assert kept.complete
    assert [p.level for p in office.door.problems(kept)] == ["warning"]


def test_a_row_of_evidence_without_its_file_keeps_the_issue_a_draft(office: Office) -> None:
    issue = register(office)
    issue.evidence.append(IssueEvidence(caption="待补"))
    office.door.store(issue)
    kept = fresh(office, issue)
    assert not kept.complete
    missing = {p.field for p in office.door.problems(kept) if p.level == "missing"}
    assert missing == {"evidence.1.file", "evidence.1.digest"}


# Measures move the issue.


def work_on(office: Office, issue: Issue, *states: MeasureState | None) -> Issue:
    """Type the states of an issue's measures, in their order."""
    issue = fresh(office, issue)
    for measure, state in zip(issue.measures, states, strict=True):
        measure.state = state
        measure.done_on = office.door.today if state is MeasureState.DONE else None
    office.door.store(issue)
    return fresh(office, issue)


def of_two_measures(office: Office) -> Issue:
    issue = register(office)
    issue.measures.append(IssueMeasure(measure="定期巡查", due_on=DUE, owner=uid_of(2)))
    office.door.store(issue)
    return fresh(office, issue)


def test_a_measure_that_is_begun_starts_the_issue_and_the_last_one_ends_it(office: Office) -> None:
    issue = of_two_measures(office)
    assert issue.stage is Stage.TODO
    issue = work_on(office, issue, MeasureState.DOING, MeasureState.NOT_STARTED)
    assert issue.rectification_state is RectificationState.DOING
    issue = work_on(office, issue, MeasureState.DONE, MeasureState.DOING)
    assert issue.rectification_state is RectificationState.DOING
    issue = work_on(office, issue, MeasureState.DONE, MeasureState.DONE)
    assert issue.rectification_state is RectificationState.DONE
    assert events(issue) == [
        *(IssueEventKind.REGISTERED, IssueEventKind.STARTED, IssueEventKind.DONE),
    ]


def test_a_day_on_which_a_measure_was_done_says_that_it_is_done(office: Office) -> None:
    issue = of_two_measures(office)
    for measure, day in zip(issue.measures, (date(2026, 9, 2), date(2026, 9, 8)), strict=True):
        measure.done_on = day
    office.door.store(issue)
    issue = fresh(office, issue)
    assert {measure.state for measure in issue.measures} == {MeasureState.DONE}
    assert [e.effective_on for e in issue.events[1:]] == [date(2026, 9, 2), date(2026, 9, 8)]


def test_a_measure_without_an_end_leaves_the_issue_for_the_long_term(office: Office) -> None:
    issue = work_on(office, of_two_measures(office), MeasureState.DONE, MeasureState.LONG_TERM)
    assert issue.rectification_state is RectificationState.LONG_TERM


def test_what_a_verb_has_said_is_not_said_again_by_the_measures(office: Office) -> None:
    issue = of_two_measures(office)
    do(office, issue, "start")
    do(office, issue, "mark_done")
    issue = work_on(office, issue, MeasureState.DONE, MeasureState.DONE)
    assert len(issue.events) == 3
    reopened = do(office, add_evidence(office, issue, b"photo"), "request_closure")
    back = do(office, reopened, "refuse_review", reason="照片不清楚")
    again = fresh(office, back)
    again.target = "入口有标识"
    office.door.store(again)
    assert fresh(office, again).rectification_state is RectificationState.DOING
