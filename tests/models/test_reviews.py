"""Promises of schemes: begun from a template, reviewed above, sent back, reviewed again, issued."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UserError
from models.figures import BELOW, Scope, figure_named, value
from models.ledgers.decisions import Decision
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.scheme_verbs import SCHEMES
from models.ledgers.schemes import Scheme, SchemeState, SchemeVersion
from models.ledgers.template_verbs import SCHEME_TEMPLATES
from models.ledgers.units import Level
from models.listing import Listing, uids
from models.office import Office
from models.pending import pending_decisions
from models.periods import Period
from models.reviews import current_text, reviewed_text, reviews_of, template_text, texts_of
from models.todo import due_today
from models.word_differences import Fate, Piece, around_changes, counted, pairs, pieces
from tests.conftest import Clock
from tests.exchanging import Road, world

YEAR = Period(2026)


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    return world(tmp_path, clock)


def do(office: Office, uid: str, name: str, **values: Any) -> Scheme:
    action = SCHEMES.action(name)
    assert action is not None
    office.door.act(action, office.door.load(Scheme, uid), **values)
    return office.door.load(Scheme, uid)


def number(office: Office, name: str) -> Any:
    figure = figure_named(name)
    assert figure is not None
    return value(figure, Scope(YEAR, BELOW, office.door.today))


def todos(office: Office) -> list[str]:
    return [str(todo.text) for todo in due_today(office) if todo.ledger == "schemes"]


def test_a_scheme_walks_from_a_template_through_two_reviews(road: Road, clock: Clock) -> None:
    with road.open("city") as office:
        template = office.door.new(
            *(SchemeTemplate,),
            **{"title": "2026年度学习教育方案模板（基层单位）", "org_level": Level.UNIT},
            **{"body": "一、要求\n每月学习一次。", "handed_down_on": clock.today},
        )
        office.door.store(template)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        action = SCHEME_TEMPLATES.action("draft")
        assert action is not None
        office.door.act(action, office.door.load(SchemeTemplate, template.uid))
        scheme = Scheme.get()
        assert (scheme.title, scheme.template) == ("2026年度学习教育方案", template.uid)
        assert (scheme.org_level, scheme.unit_type) == (Level.UNIT, "other")
        uid = scheme.uid
        (first,) = office.door.load(Scheme, uid).versions
        assert (first.version, first.body) == ("V1", template.body)
        assert do(office, uid, "submit").state is SchemeState.SUBMITTED
        with pytest.raises(UserError, match="现在不能"):
            do(office, uid, "issue")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        (waiting,) = pending_decisions(office)
        assert [a.name for a in waiting.actions] == [
            "pass_review",
            "pass_with_changes",
            "ask_again",
        ]
        assert number(office, "units_guided") == 1
        assert number(office, "units_reviewed") == 0
        with pytest.raises(UserError, match="不能早于会审日期"):
            do(office, uid, "ask_again", reason="再改", due_on=date(2026, 9, 9))
        said = {"reason": "写明责任人", "participants": "党校", "due_on": date(2026, 9, 20)}
        assert do(office, uid, "ask_again", **said).state is SchemeState.RESUBMIT
        assert pending_decisions(office) == []
        assert number(office, "units_reviewed") == 1
    road.take("unit", *road.send_down("city"))
    clock.set(2026, 9, 25)
    with road.open("city") as office:
        assert todos(office) == ["“2026年度学习教育方案”过了重报时限还没有报来"]
        assert uids(Listing(SCHEMES, overdue_on=clock.today)) == [uid]
    with road.open("unit") as office:
        assert todos(office) == ["方案“2026年度学习教育方案”已过时限"]
        assert office.door.load(Scheme, uid).resubmit_by == date(2026, 9, 20)
        assert do(office, uid, "revise", change_note="写明了责任人").state is SchemeState.RESUBMIT
        scheme = office.door.load(Scheme, uid)
        assert [one.version for one in scheme.versions] == ["V1", "V2"]
        assert scheme.versions[1].body == scheme.versions[0].body
        scheme.versions[0].body = "改了旧稿"  # what was reviewed is told all the same
        scheme.versions[1].body = "一、要求\n每月学习一次。\n责任人：王芳。"
        office.door.store(scheme)
        assert do(office, uid, "submit").state is SchemeState.REVIEWING
        assert todos(office) == []
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        scheme = office.door.load(Scheme, uid)
        reviewed, now, above = reviewed_text(scheme), current_text(scheme), template_text(scheme)
        assert reviewed and now and above
        assert (reviewed.body, above.body) == (first.body, template.body)
        assert str(reviewed.name) == "V1（2026-09-10会审）"
        changed = [pair for pair in pairs(reviewed.body, now.body) if pair.changed]
        assert [pair.pieces for pair in changed] == [(Piece(Fate.ADDED, "责任人：王芳。"),)]
        assert next(text.key for text in texts_of(scheme)) == "template"
        (waiting,) = pending_decisions(office)
        passed = do(office, uid, "pass_with_changes", reason="日期再核一遍")
        assert passed.state is SchemeState.PASSED_WITH_CHANGES
        assert number(office, "units_reviewed") == 1
        assert todos(office) == []
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        assert [one.reason for one in reviews_of(office.door.load(Scheme, uid))] == [
            *("写明责任人", "日期再核一遍")
        ]
        assert do(office, uid, "issue", doc_number="清委〔2026〕3号").state is SchemeState.ISSUED
        assert do(office, uid, "start").state is SchemeState.CARRIED_OUT
        assert do(office, uid, "sum_up").state is SchemeState.SUMMED_UP


def a_scheme(office: Office, **values: Any) -> Scheme:
    scheme = office.door.new(Scheme, title="方案", **values)
    scheme.versions.append(SchemeVersion(version="第一稿", made_on=date(2026, 9, 1), body="一、"))
    office.door.store(scheme)
    return office.door.load(Scheme, scheme.uid)


def test_no_typed_date_leaps_past_a_review(office: Office) -> None:
    scheme = a_scheme(office)
    do(office, scheme.uid, "submit")
    for field in ("issued_on", "started_on", "summed_up_on"):
        held = office.door.load(Scheme, scheme.uid)
        setattr(held, field, date(2026, 9, 12))
        with pytest.raises(UserError, match="现在是“报审”，会审通过后才能"):
            office.door.store(held)
    held = office.door.load(Scheme, scheme.uid)
    held.submitted_on = None  # a request may be taken back
    office.door.store(held)
    assert office.door.load(Scheme, scheme.uid).state is SchemeState.DRAFTING


def test_a_scheme_that_was_sent_back_stays_so_though_its_request_is_cleared(road: Road) -> None:
    with road.open("unit") as office:
        uid = a_scheme(office).uid
        do(office, uid, "submit")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        do(office, uid, "ask_again", reason="再改")
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        held = office.door.load(Scheme, uid)
        held.submitted_on = None
        office.door.store(held)
        held = office.door.load(Scheme, uid)
        assert held.state is SchemeState.RESUBMIT
        held.issued_on = date(2026, 9, 12)
        with pytest.raises(UserError, match="会审通过后才能"):
            office.door.store(held)


def test_a_passed_scheme_stays_passed_when_the_day_of_its_request_is_corrected(road: Road) -> None:
    with road.open("unit") as office:
        uid = a_scheme(office).uid
        do(office, uid, "submit")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        do(office, uid, "pass_review")
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        held = office.door.load(Scheme, uid)
        held.submitted_on = date(2026, 9, 8)
        office.door.store(held)
        assert office.door.load(Scheme, uid).state is SchemeState.PASSED


def test_a_step_that_lacks_the_one_before_is_wrong(office: Office) -> None:
    scheme = a_scheme(office, started_on=date(2026, 9, 2), summed_up_on=date(2026, 9, 3))
    assert [p.field for p in office.door.problems(scheme)] == ["started_on"]


def test_a_scheme_that_names_a_template_begins_with_its_text(office: Office) -> None:
    template = office.door.new(SchemeTemplate, title="模板", org_level=Level.UNIT, body="一、")
    office.door.store(template)
    scheme = office.door.new(Scheme, title="方案", template=template.uid)
    office.door.store(scheme)
    (version,) = office.door.load(Scheme, scheme.uid).versions
    assert (version.version, version.body) == ("V1", "一、")
    mine = SCHEME_TEMPLATES.action("draft_own")
    assert mine is not None
    drafted = office.door.act(mine, template, title="另一个方案", year=2027)
    assert (drafted.title, drafted.year, drafted.complete) == ("另一个方案", 2027, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [("V2", "V3"), ("2.0", "3.0"), ("第1稿", "第2稿"), ("初稿", "V2")],
)
def test_a_new_version_is_named_after_the_last_one(office: Office, before: str, after: str) -> None:
    scheme = a_scheme(office)
    scheme.versions[0].version = before
    office.door.store(scheme)
    assert do(office, scheme.uid, "revise").versions[-1].version == after


def test_undo_takes_a_review_back(road: Road) -> None:
    with road.open("unit") as office:
        uid = a_scheme(office).uid
        do(office, uid, "submit")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        do(office, uid, "pass_review")
        office.door.undo()
        assert office.door.load(Scheme, uid).state is SchemeState.SUBMITTED
        assert not Decision.select().where(~Decision.deleted).exists()


# What differs between two texts


def test_words_are_compared_and_paragraphs_stand_beside_what_they_became() -> None:
    old = "一、要求\n每月学习 1 次，由办公室组织。\n三、保障"
    new = "一、要求\n二、新的一节，与别处全不相同\n每月学习 12 次，由党委组织。\n三、保障"
    found = pairs(old, new)
    assert [pair.changed for pair in found] == [False, True, True, False]
    assert found[1].old == ()
    assert Piece(Fate.REMOVED, "1") in found[2].old
    assert Piece(Fate.ADDED, "12") in found[2].new  # a number is replaced whole
    assert Piece(Fate.REMOVED, "办公室") in found[2].old
    assert counted(pairs("甲乙", "")) == (0, 2)
    long = "\n".join(f"第{n}段" for n in range(9))
    told = around_changes(pairs(long, long.replace("第4段", "第4大段")))
    assert ["".join(piece.text for piece in pair.new) for pair in told] == [
        *("…", "第3段", "第4大段", "第5段", "…")
    ]


TEXT = st.text("甲乙丙丁 a1，。\n", max_size=60)


@given(TEXT, TEXT)
def test_what_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new(
    old: str, new: str
) -> None:
    def joined(some: list[Piece], left_out: Fate) -> str:
        return "".join(piece.text for piece in some if piece.fate is not left_out)

    told = pieces(old, new)
    assert joined(told, Fate.ADDED) == old
    assert joined(told, Fate.REMOVED) == new

    def lines(text: str) -> list[str]:
        return [line.rstrip() for line in text.splitlines() if line.strip()]

    found = pairs(old, new)
    sides = [
        ["".join(piece.text for piece in side) for side in some if side]
        for some in ([pair.old for pair in found], [pair.new for pair in found])
    ]
    assert [[line for line in side if line] for side in sides] == [lines(old), lines(new)]
