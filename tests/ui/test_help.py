"""Help: nothing of the program lacks it, every link leads somewhere, F1 opens the right topic."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.accounts.rights import Forbidden, Right
from models.disk import DiskFull
from models.errors import UserError
from models.fields import ChoiceField
from models.help.errors import area_of, kinds, mapped, topic_for
from models.help.facts import facts_of
from models.help.finding import find
from models.help.manuals import CHAPTERS, PICTURES
from models.help.text import Grid, Head, Shot, runs
from models.help.topics import FIRST, HELP, Topic, topics
from models.ledgers import LEDGERS
from models.ledgers.units import Level, Unit
from models.office import Office, set_up
from models.periods import parse_period
from models.preferences import Preferences
from models.record import new_uid
from models.words import chinese
from ui.about import About
from ui.app import Desk, build_window
from ui.commands import Command, Menu, menus
from ui.dialogs import MessageBox
from ui.help.desk import KEYS, address_in_front
from ui.help.keys import every_command, every_key
from ui.help.way import Refusal
from ui.help.window import HelpWindow
from ui.main_window import MainWindow
from ui.pages.ledgers import LedgersPage
from ui.pages.settings import SettingsPage
from ui.printing.manual import manual
from ui.widgets.button import Button
from ui.widgets.field_frame import FieldFrame
from ui.widgets.page import Card

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {
    *("start", "keys", "records", "states", "roles"),
    *("backups", "privacy", "trouble", "welcome", "commands"),
    *("menus", "printing", "about", "read_only"),
}
"""Topics that belong to no page."""

EXAMPLES = {"完成/计划", "是/否/√", "资金（元）"}
"""What help quotes that no button says."""

KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[^\s,`]+|\bF\d+\b")


@pytest.fixture
def desk(qapp: QApplication, office: Office) -> Iterator[Desk]:
    made = Desk(qapp, replace(Preferences(), language="zh"))
    made.office = office
    yield made
    made.tasks.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, office: Office) -> MainWindow:
    made = build_window(desk, office)
    qtbot.addWidget(made)
    return made


def views(window: MainWindow) -> Iterator[tuple[str, str, str]]:
    """(address, title, title of the page) of every page and view of the window."""
    for entry in window.entries:
        yield entry.key, entry.title, entry.title
        page = window.page(entry.key)
        if isinstance(page, LedgersPage):
            for key, title, _make in page._views:
                yield f"{entry.key}/{key}", title, entry.title


def blocks_of(topic: Topic) -> list[object]:
    return [*topic.blocks, *facts_of(topic, chinese)]


def written(topic: Topic) -> Iterator[str]:
    """Every line that somebody wrote of the topic."""
    for block in topic.blocks:
        yield from getattr(block, "items", None) or (getattr(block, "text", ""),)
    for meant in (topic.verbs, *topic.states.values()):
        yield from meant.values()


def texts_of(topic: Topic) -> Iterator[str]:
    for block in blocks_of(topic):
        match block:
            case Grid():
                yield from (cell for row in block.rows for cell in row)
            case Shot():
                pass
            case _:
                yield from getattr(block, "items", None) or (block.text,)  # type: ignore[attr-defined]


# Completeness


def test_every_page_of_a_city_has_a_topic_too(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    set_up(tmp_path / "city", "明州市", Level.CITY)
    with Office(tmp_path / "city") as city:
        city.door.store(Unit(uid=new_uid(), unit=city.unit, name="清溪镇", parent=city.unit))
        desk = Desk(qapp, Preferences())
        desk.office = city
        window = build_window(desk, city)
        qtbot.addWidget(window)
        told = list(views(window))
        assert {"submission/matrix", "reading/ticked_read"} <= {at for at, *_titles in told}
        assert [at for at, title, _page in told if topics()[at].title != title] == []
        desk.tasks.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_and_view_has_a_topic_of_its_title(window: MainWindow, language: str) -> None:
    written = topics(language)
    lacking = [at for at, _title, _page in views(window) if at not in written]
    assert lacking == []
    if language == "zh":
        assert [at for at, title, _page in views(window) if written[at].title != title] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ledger_has_a_topic_that_says_what_it_is_for(language: str) -> None:
    told = {one.view for one in topics(language).values() if one.blocks}
    assert [ledger.name for ledger in LEDGERS if ledger.name not in told] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_verb_of_every_ledger_is_told(language: str) -> None:
    told = {one.view: one for one in topics(language).values() if one.ledger}
    lacking = [
        f"{ledger.name}.{action.name}"
        for ledger in LEDGERS
        for action in ledger.actions
        if len(told[ledger.name].verbs.get(action.name, "")) < 6
    ]
    assert lacking == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_value_of_every_state_is_told(language: str) -> None:
    told = {one.view: one for one in topics(language).values() if one.ledger}
    lacking = []
    for ledger in LEDGERS:
        states = [("", ledger.state)] if ledger.state is not None else []
        states += [
            (field.name, field)
            for field in ledger.fields()
            if isinstance(field, ChoiceField) and field.derived and field is not ledger.state
        ]
        for name, field in states:
            said = told[ledger.name].states.get(name, {})
            options = [] if field is None else list(field.options)
            lacking += [f"{ledger.name} {name} {one}" for one in options if not said.get(one.value)]
    assert lacking == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_told_of_verbs_and_states_that_are_gone(language: str) -> None:
    left = []
    for topic in topics(language).values():
        ledger = topic.ledger
        if ledger is None:
            assert not topic.verbs and not topic.states, topic.address
            continue
        left += [name for name in topic.verbs if ledger.action(name) is None]
        for block in facts_of(topic, chinese):
            if isinstance(block, Grid) and block.heads[0] == "名称":
                assert all(row[1] for row in block.rows), (topic.address, block.rows)
        known = sum(len(meant) for meant in topic.states.values())
        grids = [
            b for b in facts_of(topic, chinese) if isinstance(b, Grid) and b.heads[0] == "名称"
        ]
        assert known == sum(len(grid.rows) for grid in grids), topic.address
    assert left == []


def test_every_setting_is_told(window: MainWindow) -> None:
    page = window.go("settings")
    assert isinstance(page, SettingsPage)
    names = {frame.label.text() for frame in page.findChildren(FieldFrame)}
    for card in page.findChildren(Card):
        names |= {
            one.text() for one in card.findChildren(QLabel) if one.property("role") == "section"
        }
    assert len(names) > 10
    whole = "\n".join(texts_of(topics()["settings"])) + "\n".join(
        block.text for block in topics()["settings"].blocks if hasattr(block, "text")
    )
    assert [name for name in sorted(names) if name not in whole] == []


def classes(*bases: str) -> Iterator[tuple[Path, ast.ClassDef]]:
    """The classes of the window that stand on one of these."""
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and {ast.unparse(b) for b in node.bases} & {*bases}:
                yield path, node


def test_every_dialog_has_a_topic_of_its_own() -> None:
    lacking = []
    for path, found in classes("QDialog", "MessageBox"):
        topic = next(
            (
                ast.literal_eval(line.value)
                for line in found.body
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "TOPIC"
            ),
            "no TOPIC",
        )
        opens = found.bases[0].id != "QDialog" or "help_on(self, self.TOPIC)" in path.read_text()  # type: ignore[attr-defined]
        if not opens or (topic not in topics() and found.name != "MessageBox"):
            lacking.append(f"{found.name}: {topic}")
    assert lacking == [], "write a topic, name it in TOPIC, call help_on(self, self.TOPIC)"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_of_the_menus_is_told(language: str) -> None:
    told = topics(language)["menus"].commands
    assert {command.name.lower() for command in Command} == {*told}
    assert [name for name, text in told.items() if len(text) < 6] == []


def test_f1_in_a_dialog_opens_its_topic(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.show()
    assert desk.session is not None
    about = About(desk.themes, desk.session, desk.tasks, desk.dialogs, window)
    shown: list[str] = []

    def press() -> None:
        qtbot.waitUntil(about.isActiveWindow)
        qtbot.keyClick(about.close_button, Qt.Key.Key_F1)
        shown.extend(one.address for one in about.findChildren(HelpWindow))
        about.reject()

    QTimer.singleShot(0, press)
    about.exec()
    assert shown == ["about"]


# Links, keys, pictures


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_link_leads_to_a_topic(language: str) -> None:
    broken = [
        f"{topic.address} → {run.target}"
        for topic in topics(language).values()
        for text in (*texts_of(topic), *written(topic))
        for run in runs(text)
        if run.target and run.target not in topics()
    ]
    assert broken == []


def test_every_key_that_is_named_is_a_key_of_the_program(window: MainWindow) -> None:
    keys = {key for menu in menus() for group in menu.groups for item in group for key in item.keys}
    keys |= {f"Ctrl+{entry.digit}" for entry in window.entries if entry.digit}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
    keys |= set(re.findall(r'"((?:Ctrl|Alt|Shift)\+[^"\s]+|F\d+)"', source))
    keys |= {"Ctrl+A", "Alt+K"}  # Qt's own, and an access key
    named = {
        found
        for topic in topics().values()
        for text in written(topic)
        for run in runs(text)
        if run.key
        for found in KEY.findall(run.text)
    }
    assert len(named) > 20
    assert sorted(named - keys) == []


def test_every_word_in_quotation_marks_stands_in_the_program() -> None:
    said = {re.sub(r"\(&.\)", "", text).rstrip("…：") for text in templates()}
    begun = tuple(text for text in said if len(text) > 12)
    wrong = [
        f"{topic.address}: {quoted}"
        for topic in topics().values()
        for text in written(topic)
        for quoted in re.findall(r"“([^”]+)”", text)
        if quoted.rstrip("…：") not in said | EXAMPLES
        and not (len(quoted) > 8 and any(text.startswith(quoted) for text in begun))
    ]
    assert wrong == []


def test_every_file_of_help_stands_in_the_order_and_belongs_somewhere(window: MainWindow) -> None:
    pages = {entry.key for entry in window.entries}
    listed = (HELP / "order.txt").read_text(encoding="utf-8").split()
    for language in ("zh", "en"):
        files = {path.stem for path in (HELP / language).glob("*.md")}
        assert files == set(listed) and files == pages | ELSEWHERE
    assert FIRST in ELSEWHERE and KEYS in ELSEWHERE


def test_every_picture_and_topic_of_the_manuals_is_there() -> None:
    for chapters in CHAPTERS.values():
        assert [at for chapter in chapters for at in chapter if at not in topics()] == []
    for topic in (*topics().values(), *topics("en").values()):
        for block in topic.blocks:
            if isinstance(block, Shot):
                theme, _, name = block.name.partition("/")
                assert list((PICTURES / theme).glob(f"*-{name}.png")), block.name


# Refusals


def templates() -> set[str]:
    """Every text that models and ui hold."""
    paths = [*(ROOT / "models").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    return {
        node.value
        for path in paths
        if path != ROOT / "models" / "help" / "errors.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_refusal_that_leads_to_help_is_said_in_the_program() -> None:
    said = templates()
    assert [template for template in mapped() if template not in said] == []
    led = [*mapped().values(), *kinds().values()]
    assert [at for at in led if at not in topics()] == []
    assert topic_for(Forbidden("周敏", Right.TRUST)) == "roles"
    assert topic_for(DiskFull()) == "trouble"


def test_whatever_models_refuse_leads_somewhere() -> None:
    nowhere = []
    for path in (ROOT / "models").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "UserError":
                said = getattr(node.args[0], "value", "")
                if said not in mapped() and area_of(module) not in topics():
                    nowhere.append(f"{module}: {said}")
    assert nowhere == [], "name the module's topic in models/help/errors.py"


def test_a_refusal_leads_to_what_the_module_that_raised_it_is_about() -> None:
    with pytest.raises(UserError) as caught:
        parse_period("nothing")
    assert topic_for(caught.value) == area_of("models.periods") == "records"
    assert topic_for(UserError("填写账号的姓名")) == ""


def test_no_refusal_is_shown_without_the_way_to_help() -> None:
    """Its words alone are said only beside the link, in a tool that has no window, or in a
    question whose answer is the way out."""
    alone = []
    for path in (ROOT / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        said = re.search(r'\blabel\([^)\n]*"error"', source) or any(
            f"say({handler.name})" in ast.unparse(handler)
            for handler in ast.walk(ast.parse(source))
            if isinstance(handler, ast.ExceptHandler)
        )
        ways = ("Refusal(", "WayToHelp(", "refusal=error", "way.lead(", "self.tell(", "help_with")
        if said and not any(way in source for way in ways):
            alone.append(str(path.relative_to(ROOT)))
    assert alone == ["ui/rescue.py"], "show a Refusal, or a WayToHelp beside the words"


def test_a_refusal_in_a_little_form_leads_to_help(qtbot: QtBot, window: MainWindow) -> None:
    refusal = Refusal(window.themes)
    qtbot.addWidget(refusal)
    refusal.show_error(UserError("写明申请延到哪一天"))
    refusal.way.click()
    assert help_of(window).address == "issues/issues"
    assert refusal.text() == "写明申请延到哪一天"
    refusal.show_error(None)
    assert refusal.isHidden() and refusal.way.isHidden()


def test_a_refusal_opens_its_topic(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.show()
    error = UserError("问题 {no} 还没有佐证，先加佐证再申请销号", no="2026-001")
    assert topic_for(error) == "issues/issues"

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        next(one for one in box.findChildren(Button) if one.text() == "怎么办").click()

    QTimer.singleShot(0, press)
    desk.dialogs.tell_error(error)
    assert help_of(window).address == "issues/issues"


def test_a_refusal_in_passing_leads_to_its_topic(window: MainWindow, desk: Desk) -> None:
    session = desk.session
    assert session is not None
    session.refused.emit(UserError("没有可以撤销的操作"))
    window._toast.help_button.click()
    assert help_of(window).address == "records" and window._toast.isHidden()


# The window


def help_of(window: MainWindow) -> HelpWindow:
    return next(child for child in window.children() if isinstance(child, HelpWindow))


def test_help_goes_back_and_forward_and_opens_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    window.go("dashboard")
    window.do(Command.HELP)
    shown = help_of(window)
    shown.show_topic("issues/stock")
    shown.back_button.click()
    assert shown.address == "dashboard/today" and shown.forward_button.isEnabled()
    shown.forward_button.click()
    shown.open_button.click()
    assert address_in_front(window) == "issues/stock"
    window.do(Command.HELP)
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.text, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    window.do(Command.HELP)
    window.close()
    assert not shown.isVisible()


def test_search_finds_what_is_written_and_what_the_program_knows(window: MainWindow) -> None:
    assert find("盘点表")[0].topic.address == "issues/stock"
    assert "deeds/deeds" in [one.topic.address for one in find("序时 滞后")]
    window.do(Command.KEYS)
    shown = help_of(window)
    assert "Ctrl+Shift+V" in shown.text.toPlainText()
    shown.search.setText("粘贴为新记录")
    assert KEYS in [line.key for line in shown.list.lines]
    shown.search.setText("没有这样的话")
    assert [line.key for line in shown.list.lines] == [""]


def test_a_ledger_shows_its_fields_verbs_and_keys(window: MainWindow) -> None:
    page = window.go("issues")
    assert isinstance(page, LedgersPage)
    window.do(Command.HELP)
    text = help_of(window).text.toPlainText()
    for said in ("报送必填", "验收销号", "已销号", "Ctrl+9", "Ctrl+N"):
        assert said in text, said


def test_a_menu_is_named_without_the_mark_of_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.help.keys.menus", lambda: (Menu("&File", menus()[0].groups),))
    assert next(b.text for b in every_key(()) if isinstance(b, Head)) == "File"
    assert [b.text for b in every_command({}) if isinstance(b, Head)] == ["File"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reader", ["clerk", "city"])
def test_the_manual_names_the_page_of_each_chapter(
    qapp: QApplication, reader: str, language: str
) -> None:
    pages = manual(reader, language, date(2026, 9, 10))
    assert (12 if language == "zh" else 8) <= len(pages) <= 26
    contents = pages[0].paper.blocks[1]
    numbers = [int(row[1].text) for row in contents.rows]  # type: ignore[union-attr]
    assert numbers == sorted(numbers) and numbers[-1] <= len(pages) and len(set(numbers)) > 8


def test_f1_opens_the_topic_of_every_page_and_view(window: MainWindow, desk: Desk) -> None:
    for entry in window.entries:
        page = window.go(entry.key)
        for key in page.keys() if isinstance(page, LedgersPage) else [""]:
            if isinstance(page, LedgersPage):
                page.show_view(key)
            window.do(Command.HELP)
            wanted = f"{entry.key}/{key}" if key else entry.key
            assert help_of(window).address == wanted == address_in_front(window)
    assert window.top_bar.help.isEnabled()
    desk.tasks.close()  # what the pages began to count is no longer wanted
