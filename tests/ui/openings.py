"""Brings what opens over or in place of pages into view: forms, dialogs, windows of their own.

What there is, is asked of the ledgers and of the classes of `ui`: a new one that nobody opens here
is named by the test.
"""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ui
from models.errors import UserError
from models.ledgers import ledger_named
from models.ledgers.people import PEOPLE, Person
from models.ledgers.returns import EVERY_LEDGER
from models.privacy.erasing import plan
from models.privacy.subject import subject_of
from models.progress import silent
from tests.filling import uid_of
from ui.about import About
from ui.app import Desk
from ui.bulk_edit import BulkEdit
from ui.dialogs import Dialogs
from ui.help.desk import HelpDesk
from ui.ledger_page import LedgerPage
from ui.login import Login
from ui.main_window import MainWindow
from ui.naming_box import NamingBox
from ui.pages.accounts_card import AccountForm
from ui.pages.placeholder_catalogue import PlaceholderCatalogue
from ui.pages.privacy_card import EraseBox
from ui.pages.welcome import Welcome
from ui.printing.preview import Preview
from ui.printing.record_paper import record_paper
from ui.surroundings import surroundings
from ui.versions_dialog import VersionsDialog
from ui.widgets.page import Card, Page
from ui.words import tr

Look = Callable[[str, QWidget, QWidget | None], None]
"""Given a name, what to look at, and the part that Tab has to lead through."""

NO_FORM = {"decisions", "saved_views", "month_reports"}
"""Ledgers that are written by verbs alone."""


def surfaces() -> set[type[QWidget]]:
    """Every kind of page, card, form, dialog and window that the program has."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        import_module(module.name)
    own = {kind for kind in _kinds(QWidget) if kind.__module__.startswith("ui.")}
    named = {kind for kind in own if kind.__name__.endswith(_ENDS)}
    return named | {kind for kind in own if issubclass(kind, QDialog | Page | Card)}


_ENDS = ("Form", "Box", "Dialog", "Window", "Bar", "Banner", "Pane", "Panel", "Welcome", "Step")


def _kinds(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


# Records


def look_at_record(page: LedgerPage, look: Look) -> None:
    """The forms of a record that is there and of a new one, what its verbs ask, its tabs."""
    name, ledger = page.ledger.name, page.ledger
    uid = page.session.office.unit if name == "units" else uid_of(1)
    page.pane.show_record(uid)
    for at in range(page.pane.tabs.count()):
        page.pane.tabs.setCurrentIndex(at)
        look(f"{name}, tab {at}", page.pane, None)
    for action in (*ledger.actions, *EVERY_LEDGER):
        if action.asks or action in EVERY_LEDGER:
            page.pane.begin(action)
            look(f"{name}, {action.label}", page.pane, None)
    for kind, begin in (("changed", partial(page.open, uid)), ("new", page.new)):
        begin()
        QApplication.processEvents()  # with the focus on its way to the first field
        if page.form is not None:
            page.form.fold.open()
            look(f"{name}, {kind}", page.form, page.form if kind == "new" else None)
            _drop_form(page)


def _drop_form(page: LedgerPage) -> None:
    """Without reading the list anew, as the page itself does."""
    form, page.form = page.form, None
    assert form is not None
    page.stack.setCurrentIndex(0)
    page.view.setFocus()
    form.deleteLater()
    QCoreApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)


# Dialogs and windows


def look_at_dialogs(desk: Desk, window: MainWindow, look: Look) -> None:
    """Each in turn, alone over the window."""
    for name, make in (DIALOGS | {"Welcome": _welcome, "HelpWindow": _help}).items():
        shown = make(desk, window)
        shown.show()
        shown.activateWindow()
        QApplication.processEvents()
        look(name, shown, shown)
        shown.close()
        shown.deleteLater()
    for name, ask in QUESTIONS.items():
        _look_while(partial(ask, desk.dialogs), name, look)
    window.activateWindow()


def _look_while(ask: Callable[[], object], name: str, look: Look) -> None:
    """Look at the question that is asked, and give it up."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QDialog), name
        QApplication.processEvents()
        try:
            look(name, asked, asked)
        finally:
            asked.reject()

    QTimer.singleShot(0, answer)
    ask()


def _welcome(desk: Desk, _window: MainWindow) -> QWidget:
    made = Welcome(desk.themes, desk.tasks, desk.dialogs, Path("data"), lambda where, _tell: where)
    made.resize(1024, 600)
    made.set_up()  # with every message of what is missing
    return made


def _help(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    helper = HelpDesk(desk.themes, lambda: window, window)
    helper.serve(window, desk.session)
    helper.present("keys")
    shown, helper.shown = helper.shown, None
    assert shown is not None
    return shown


def _bulk_edit(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    around = surroundings(desk.themes, desk.session, desk.dialogs, window.scope)
    return BulkEdit(desk.themes, desk.session.office, PEOPLE, [uid_of(1)], around, window)


def _preview(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    issues = ledger_named("issues")
    assert issues is not None
    papers = [record_paper(desk.session.office, issues, uid_of(1))]
    return Preview(desk.themes, papers, desk.session, desk.dialogs, _NoPrinters(), window)


class _NoPrinters:
    """A computer without any."""

    def names(self) -> list[str]:
        return []

    def open(self, name: str, copies: int, title: str) -> QPagedPaintDevice:
        raise AssertionError(name)


def _erase(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    found = plan(
        desk.session.office, subject_of(desk.session.office.door.load(Person, uid_of(1))), silent
    )
    return EraseBox(desk.themes, found, window)


def _account(desk: Desk, window: MainWindow) -> QWidget:
    asked = dict.fromkeys(("name", "roles", "password"), True)
    return AccountForm(desk.themes, tr("新建账号"), tr("新建账号"), window, about="周敏", **asked)


def _own_password(desk: Desk, window: MainWindow) -> QWidget:
    asked = dict.fromkeys(("old", "password", "code"), True)
    return AccountForm(desk.themes, tr("修改密码"), tr("修改"), window, about="周敏", **asked)


def _login(desk: Desk, window: MainWindow) -> QWidget:
    def check(_name: str | None, _password: str) -> None:
        raise UserError("密码不对")

    made = Login(desk.themes, ["周敏", "何静"], check, window, title=tr("切换用户"))
    made.accept()
    return made


def _about(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    return About(desk.themes, desk.session, desk.tasks, desk.dialogs, window)


def _versions(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    uid = desk.session.office.unit
    return VersionsDialog(desk.themes, desk.session, desk.dialogs, uid, window)


def _placeholders(desk: Desk, window: MainWindow) -> QWidget:
    assert desk.session is not None
    period = window.scope.period
    return PlaceholderCatalogue(desk.themes, desk.session.office, period, desk.tasks, window)


def _naming(desk: Desk, window: MainWindow) -> QWidget:
    title, text = tr("另存为视图"), tr("筛选、分组、排序和列都会记下。")
    return NamingBox(desk.themes, title, text, tr("保存"), window, window.scope.period)


DIALOGS: Mapping[str, Callable[[Desk, MainWindow], QWidget]] = {
    "About": _about,
    "AccountForm": _account,
    "AccountForm, of one's own": _own_password,
    "BulkEdit": _bulk_edit,
    "EraseBox": _erase,
    "Login": _login,
    "NamingBox": _naming,
    "PlaceholderCatalogue": _placeholders,
    "Preview": _preview,
    "VersionsDialog": _versions,
}
_TITLE, _DEED = "恢复到 8月30日 的备份？", "恢复备份"
_TEXT = "恢复以后，8月30日以后的 214 处改动要重新输入；现在的数据先另存一份。"
QUESTIONS: Mapping[str, Callable[[Dialogs], object]] = {
    "ask": lambda dialogs: dialogs.ask(tr(_TITLE), tr(_TEXT), tr(_DEED), danger=True),
    "choose": lambda dialogs: dialogs.choose(
        tr(_TITLE), tr(_TEXT), [(tr(_DEED), "primary"), (tr("取消"), "plain")]
    ),
    "ask_text": lambda dialogs: dialogs.ask_text(tr(_TITLE), tr(_TEXT), tr(_DEED)),
    "ask_line": lambda dialogs: dialogs.ask_line(tr(_TITLE), tr(_TEXT), tr(_DEED)),
    "choose_some": lambda dialogs: dialogs.choose_some(
        tr(_TITLE), tr(_TEXT), [(str(at), "清溪镇") for at in range(12)], tr(_DEED)
    ),
    "tell": lambda dialogs: dialogs.tell(tr(_TITLE), tr(_TEXT), "details"),
    "tell_error": lambda dialogs: dialogs.tell_error(UserError("密码不对")),
}
"""Every verb of `Dialogs` that waits for an answer in a box of its own."""
