"""Promises of the review in the window: the text on the desk, its versions side by side."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.ledgers.decisions import Decision, DecisionResult
from models.ledgers.scheme_templates import SchemeTemplate
from models.ledgers.scheme_verbs import SCHEMES
from models.ledgers.schemes import Scheme, SchemeState, SchemeVersion
from models.ledgers.units import Level
from models.office import Office
from models.periods import Period
from models.reviews import reviewed_text
from models.word_differences import pairs
from tests.conftest import Clock
from tests.exchanging import world
from tests.ui.ledger_desk import CTRL, Answers, Key, open_desk
from ui.forms.scheme_review import SINCE, TEMPLATE, TEXT, SchemeReview
from ui.pages.decision_desk import DecisionDesk
from ui.pages.versions import VersionsPage
from ui.printing.versions_paper import versions_paper
from ui.scope import Scope
from ui.session import Session
from ui.theme import Mode, ThemeHolder
from ui.widgets.two_texts import TwoTexts

YEAR = Period(2026)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeHolder:
    return ThemeHolder(qapp, "light")


def a_template(office: Office) -> SchemeTemplate:
    values = {"title": "年度方案模板", "org_level": Level.UNIT, "body": "一、要求\n每月一次。"}
    template = office.door.new(SchemeTemplate, **values)
    office.door.store(template)
    return template


def a_scheme(office: Office, template: str) -> Scheme:
    scheme = office.door.new(Scheme, title="年度方案", template=template)
    for number, body in enumerate(("一、要求\n每月 1 次。", "一、要求\n每月 2 次，责任到人。"), 1):
        day = date(2026, 9, number)
        scheme.versions.append(SchemeVersion(version=f"V{number}", made_on=day, body=body))
    office.door.store(scheme)
    return office.door.load(Scheme, scheme.uid)


def act(office: Office, uid: str, name: str, **values: object) -> None:
    action = SCHEMES.action(name)
    assert action is not None
    office.door.act(action, office.door.load(Scheme, uid), **values)


def test_the_desk_shows_the_text_and_what_changed_and_sends_it_back(
    qtbot: QtBot, themes: ThemeHolder, tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("city") as office:
        template = a_template(office)
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        uid = a_scheme(office, template.uid).uid
        act(office, uid, "submit")
    road.take("city", road.send_up("unit", None))
    with road.open("city") as office:
        act(office, uid, "ask_again", reason="写明时限", due_on=date(2026, 9, 20))
    road.take("unit", *road.send_down("city"))
    with road.open("unit") as office:
        act(office, uid, "revise")
        scheme = office.door.load(Scheme, uid)
        scheme.versions[-1].body += "\n按月调度。"
        office.door.store(scheme)
        act(office, uid, "submit")
    road.take("city", road.send_up("unit", None))

    with road.open("city") as office:
        session = Session(office)
        desk = DecisionDesk(
            *(themes, session, Scope(YEAR), Answers(themes), lambda _ledger, _uid: None)
        )
        qtbot.addWidget(desk)
        desk.resize(1366, 696)
        desk.show()
        desk.arrive()
        said = "\n".join(one.text() for one in desk.pane.findChildren(QLabel))
        assert "写明时限" in said
        *_before, review = desk.pane.findChildren(SchemeReview)
        assert review.segments.current == SINCE
        assert "新增 5 字，删去 0 字" in review.summary.text()
        html = review.texts.toHtml()
        assert "underline" in html and "line-through" not in html
        review.show_choice(TEMPLATE)
        assert "line-through" in review.texts.toHtml()
        review.show_choice(TEXT)
        assert review.texts.toPlainText().endswith("按月调度。")

        reason = desk._editors[Decision.reason.name]
        reason.show_value("还缺一项")
        desk._editors[Decision.due_on.name].show_value(date(2026, 9, 30))
        desk.action_buttons["ask_again"].click()
        again = office.door.load(Scheme, uid)
        assert (again.state, again.resubmit_by) == (SchemeState.RESUBMIT, date(2026, 9, 30))
        qtbot.waitUntil(lambda: desk.stack.currentWidget() is desk.empty)
        desk.hide()
        last = Decision.select().order_by(Decision.uid.desc()).get()
        assert (last.result, last.decided_on) == (DecisionResult.RESUBMIT, clock.today)


def test_versions_are_compared_side_by_side_and_on_paper(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    scheme = a_scheme(office, a_template(office).uid)
    page = VersionsPage(themes, Session(office), Answers(themes))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.arrive()
    page.show_record(scheme.uid)
    texts = [page.earlier.itemText(at) for at in range(page.earlier.count())]
    assert texts == ["模板：年度方案模板", "V1 9月1日", "V2 9月2日"]
    assert (page.earlier.currentIndex(), page.later.currentIndex()) == (1, 2)
    assert page.summary.text() == "新增 6 字，删去 1 字"
    assert "<table" in page.texts.toHtml()
    page.texts.resize(300, 400)  # too narrow for two columns
    assert "<table" not in page.texts.toHtml()
    page.earlier.setCurrentIndex(2)
    page._compare()
    assert page.summary.text() == "两份文字一样"
    page.earlier.setCurrentIndex(1)
    page._compare()
    old, new = page.chosen()
    paper = versions_paper(office, "年度方案", old, new, pairs(old.body, new.body))
    assert "每月 ［－1］ 次。\t每月 ［＋2］ 次［＋，责任到人］。" in paper.text
    assert reviewed_text(scheme) is None


def test_a_clerk_drafts_from_a_template_and_asks_for_review_by_keyboard(
    qtbot: QtBot, themes: ThemeHolder, office: Office
) -> None:
    a_template(office)
    desk = open_desk(qtbot, themes, office, ("scheme_templates", "schemes"))
    page = desk.page("scheme_templates")
    page.view.go_to(0)
    qtbot.waitUntil(lambda: "draft_own" in page.pane.action_buttons)
    page.pane.action_buttons["draft_own"].click()
    form = page.pane.little_form
    assert form is not None
    assert [field.read() for field in form.fields] == ["年度方案", 2026]
    desk.press(Key.Key_Return, CTRL)
    scheme = Scheme.get()
    assert (scheme.title, scheme.state) == ("年度方案", SchemeState.DRAFTING)
    schemes = desk.page("schemes")
    schemes.refresh()
    schemes.view.go_to(0)
    qtbot.waitUntil(lambda: "submit" in schemes.pane.action_buttons)
    assert "revise" in schemes.pane.action_buttons
    steps = schemes.pane.detail.steps(scheme)
    assert steps is not None and steps[0][steps[1]] == "起草"


def test_two_texts_take_the_colours_of_a_new_theme(qtbot: QtBot, themes: ThemeHolder) -> None:
    texts = TwoTexts(themes, "x")
    qtbot.addWidget(texts)
    texts.resize(900, 300)
    texts.show_pairs(pairs("甲乙丙", "甲乙丁"), "旧", "新")
    light = texts.toHtml()
    themes.choose(mode=Mode.DARK)
    assert texts.toHtml() != light
    themes.choose(mode=Mode.LIGHT)
