"""Builds the window, in order, by hand: look, language, office, pages."""

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from models.accounts.idle import who_fits
from models.accounts.rights import Right, need
from models.demo_folder import demo_of, remove_demo
from models.disk import stay_lively
from models.errors import UserError
from models.keys import KEYS_FILE, account_names, is_protected
from models.office import Office, is_office
from models.periods import month_of
from models.preferences import (
    Preferences,
    default_data_folder,
    load_preferences,
    save_preferences,
)
from models.private_folder import sweep_private_folders
from models.progress import Progress
from models.rescue.noticing import DamageMet
from models.rescue.view import View
from models.words import Sentence, sentence, words_for
from ui.arrangement import keep_page
from ui.backup_keeper import BackupKeeper
from ui.commands import Command
from ui.composing import leave_keys_to_input_methods
from ui.crash_report import log_qt
from ui.dialogs import Dialogs
from ui.document_reader import DocumentReader
from ui.due_notice import show_today, tell_what_is_due
from ui.help.desk import HelpDesk, connect_help
from ui.help.way import help_with
from ui.idle_lock import IdleLock
from ui.last_place import find_place, frame_of, keep_place, put_frame
from ui.login import Login
from ui.main_window import MainWindow
from ui.pages.catalogue import page_entries
from ui.rescue import ReadOnlyBanner, open_or_look, refused
from ui.scope import Scope
from ui.searching import connect_search
from ui.session import Session
from ui.spoken import speak_for_painted_widgets
from ui.tasks import Job, Tasks
from ui.theme import Mode, TextScale, ThemeHolder
from ui.warming import warm_up
from ui.widgets.error_summary import Notice
from ui.word_keeper import WordKeeper
from ui.words import Catalog, say, tr

if TYPE_CHECKING:
    from models.restoring import Restored
    from ui.pages.import_preview import ImportPage
    from ui.pages.welcome import Welcome


_LOOK_AT_THE_DATE_MS = 10 * 60 * 1000
_LOOK_AT_CHANGES_MS = 2_000
"""After the window has been shown: nothing waits for it."""


class Desk(QObject):
    """What lives as long as the program: the look, the worker, the dialogs, the open office."""

    opened = Signal()

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(app)
        speak_for_painted_widgets()
        leave_keys_to_input_methods(app)
        self.preferences = preferences
        self.themes = ThemeHolder(app, Mode(preferences.theme), TextScale(preferences.text_scale))
        self.tasks = Tasks(self)
        self.window: MainWindow | None = None
        self.welcome: Welcome | None = None
        self.dialogs = Dialogs(self.themes, lambda: self.window or self.welcome)
        self.help = HelpDesk(self.themes, lambda: self.welcome, self)
        self.dialogs.help = self.help.present
        self.dialogs.last = Path(preferences.folder) if preferences.folder else None
        self.dialogs.remember = self._keep_folder
        self.office: Office | None = None
        self.session: Session | None = None
        self._told_damage = False

    def _keep_folder(self, folder: Path) -> None:
        self.prefer(replace(self.preferences, folder=str(folder)))

    def start(self, folder: Path, password: str | None = None) -> bool:
        """Open the office, or welcome a user who has none; False when the user gave up."""
        if not is_office(folder):
            self._show_welcome(folder)
            return True
        return self._open(folder, password)

    def _show_welcome(self, folder: Path) -> None:
        from ui.pages.welcome import Welcome

        self.welcome = Welcome(self.themes, self.tasks, self.dialogs, folder, _make_demo)
        self.welcome.ready.connect(self._open)
        self.welcome.resize(1000, 696)
        self.welcome.show()

    def _open(self, folder: Path, password: str | None = None, account: str | None = None) -> bool:
        office = self._unlock(folder, password, account)
        if office is None:
            return False
        self.office, self._told_damage = office, False
        if not self.preferences.data and demo_of(folder) is None:
            self.prefer(replace(self.preferences, data=str(folder)))
        self.window = window = build_window(self, office, resumes=True)
        window.closing.connect(lambda: self._keep_frame(window))
        window.closing.connect(self.close)
        put_frame(window, self.preferences.frame)
        window.show()
        warm_up(self.tasks, window)
        tell_what_is_due(self, office, window)
        if self.welcome is not None:
            self.welcome.close()
        self.opened.emit()
        return True

    def _keep_frame(self, window: MainWindow) -> None:
        frame = frame_of(window)
        if frame != self.preferences.frame:
            self.prefer(replace(self.preferences, frame=frame))

    def _unlock(
        self, folder: Path, password: str | None, account: str | None = None
    ) -> Office | None:
        """Ask who it is until a password fits or the user gives up; other refusals are told."""
        try:
            if password is not None or not is_protected(folder / KEYS_FILE):
                return self._open_data(folder, password, account)
            names = account_names(folder / KEYS_FILE)
        except UserError as error:
            if not refused(error):
                self.dialogs.tell_error(error)
            return None
        offices: list[Office] = []

        def check(name: str | None, given: str) -> None:
            offices.append(self._open_data(folder, given, name))

        asked = self.dialogs.show(lambda over: Login(self.themes, names, check, over))
        return offices[0] if asked else None

    def _open_data(self, folder: Path, password: str | None, account: str | None) -> Office:
        """Open the office, to be read only where it is damaged or lies in no place for it."""

        def opened() -> Office:
            return open_office(folder, password, account=account)

        return open_or_look(self.dialogs, folder, lambda: password, account, opened)

    def change_user(self) -> None:
        """Let somebody else go on: the office opens again, in a fresh window, under their name."""
        office, window = self.office, self.window
        if office is None or window is None:
            return
        folder = office.folder
        names = account_names(folder / KEYS_FILE)
        page = window.current_page
        if not names:
            refusal = UserError("还没有账号，先在系统设置里新建账号")
            self.dialogs.tell_error(refusal)
            return
        if page is not None and not page.may_leave():
            return
        given: list[tuple[str | None, str]] = []

        def check(name: str | None, password: str) -> None:
            who_fits(office, password, name)
            given.append((name, password))

        title = tr("切换用户")
        if not self.dialogs.show(lambda over: Login(self.themes, names, check, over, title=title)):
            return
        name, password = given[-1]
        self._leave()
        self._open(folder, password, name)
        window.close()

    def prefer(self, preferences: Preferences) -> None:
        self.preferences = preferences
        save_preferences(preferences)

    def tell_damage(self, error: UserError) -> None:
        """Damage was met: said once with the way out, then in passing."""
        window = self.window
        if window is None or self._told_damage:
            if window is not None:
                window.toast(say(error))
            return
        self._told_damage = True
        deeds = ((tr("重新打开…"), "primary"), (tr("知道了"), "plain"))
        if self.dialogs.choose(tr("数据文件有损坏"), say(error), deeds) == 0:
            self.reopen()

    def show_barred(self) -> None:
        """What may be done is another now; where damage ended the writing, say so for good."""
        office, window = self.office, self.window
        if office is None or window is None:
            return
        window.look_again()
        why = office.read_only
        if why is None or isinstance(office, View):
            return
        said = say(sentence("只读：{why}", why=why))
        banner = Notice(self.themes, "danger", said, deed=tr("恢复办法…"))
        banner.link.clicked.connect(self.reopen)
        window.show_banner(banner)
        self.tell_damage(DamageMet())

    def reopen(self) -> None:
        """Open the same folder anew: what is damaged is found, and the ways out are offered."""
        office, window = self.office, self.window
        if office is None or window is None:
            return
        page = window.current_page
        if page is not None and not page.may_leave():
            return
        folder = office.folder
        self._leave()
        self._open(folder)
        window.close()

    def restore(self, backup: Path) -> None:
        """Put a backup back: the office is closed for it and opened again in a fresh window."""
        from models.database import open_key
        from models.restoring import restore

        office, window = self.office, self.window
        assert office is not None
        assert window is not None
        try:
            need(Right.RESTORE)
        except UserError as error:
            self.dialogs.tell_error(error)
            return
        folder, key = office.folder, open_key()
        self._leave()
        done, refusal = None, None
        try:
            done = restore(folder, key, backup, now=datetime.now())
        except UserError as error:
            refusal = error
        self._open(folder)
        window.close()
        if done is not None:
            self.dialogs.tell(tr("备份已恢复"), _told(done))
        elif refusal is not None:
            self.dialogs.tell_error(refusal)

    def move_to(self, folder: Path) -> None:
        """Close this office and open another in a fresh window."""
        window = self._leave()
        self.start(folder)
        window.close()

    def remove_demo(self, demo: Path) -> None:
        """Delete the demo that is open, and begin where somebody new begins."""
        window = self._leave()
        self._show_welcome(default_data_folder())
        window.close()
        try:
            remove_demo(demo)
        except UserError as error:
            self.dialogs.tell_error(error)

    def _leave(self) -> MainWindow:
        """Close the office; its window, still to be closed once there is another."""
        window = self.window
        assert window is not None
        window.closing.disconnect(self.close)
        self.close()
        self.tasks = Tasks(self)
        return window

    def close(self) -> None:
        self.tasks.close()
        if self.office is not None:
            if self.window is not None and self.session is not None:
                keep_place(self.window, self.session)
                for wait in self.window.findChildren(QTimer):  # nothing may ask for closed data
                    wait.stop()
            self.office.close()
            self.office = self.session = None


def _told(done: "Restored") -> str:
    """What follows from a backup that was put back."""
    if not done.blocked:
        return tr("数据回到了备份时的样子。")
    return tr(
        "这份备份以后还发出过 {n} 包，最新的是第 {seq} 号。"
        "现在不能报送：到报送中心拿回数据或另起编号。"
    ).format(n=done.left, seq=done.seq)


def open_office(
    folder: Path,
    password: str | None,
    now: Callable[[], datetime] = datetime.now,
    *,
    account: str | None = None,
) -> Office:
    return Office(folder, lambda: password, account=account, now=now)


def build_window(desk: Desk, office: Office, *, resumes: bool = False) -> MainWindow:
    """The main window of an open office, on its first page or where it was left."""
    desk.session = session = Session(office, desk)
    scope = Scope(month_of(office.door.today), desk)
    windows: list[MainWindow] = []
    entries = page_entries(desk, session, scope, lambda: windows[0])
    window = MainWindow(desk.themes, scope, entries, unit=office.name, user=office.door.actor)
    windows.append(window)
    _connect(window, session, desk)
    if isinstance(office, View):
        banner = ReadOnlyBanner(desk.themes, office, desk.dialogs, desk.tasks, desk.restore)
        window.show_banner(banner)
    else:
        DocumentReader(desk.tasks, session, window)
        WordKeeper(desk.tasks, session, window)
    window.status.show_file(office.folder.name)
    if demo_of(office.folder) is not None:
        window.top_bar.mark_demo()
    window.refresh_counts()
    if not (resumes and find_place(window, session)):
        window.go(entries[0].key)
    return window


def _connect(window: MainWindow, session: Session, desk: Desk) -> None:
    connect_help(window, session, desk.help)
    window.page_built.connect(lambda key, page: keep_page(page, session, key))

    def tell(done: Sentence, undoable: bool) -> None:
        window.toast(say(done), session.undo if undoable else None)

    def name_undo(_names: object = None) -> None:
        door = session.office.door
        for command, what, verb in (
            (Command.UNDO, door.undoable(), tr("撤销(&U)")),
            (Command.REDO, door.redoable(), tr("恢复(&R)")),
        ):
            window.name_command(command, f"{verb} {say(what)}" if what else verb)

    session.said.connect(tell)
    session.said.connect(name_undo)
    session.refused.connect(lambda error: window.toast(say(error), more=lambda: help_with(error)))
    session.changed.connect(lambda _names: window.refresh_counts())
    # Once more when all is done: what follows from a writing is worked out after it.
    session.said.connect(lambda _done, _undoable: window.refresh_counts())
    connect_search(window)
    window.top_bar.reminders_wanted.connect(lambda: show_today(window))
    window.top_bar.user_wanted.connect(lambda: window.go("settings"))
    session.barred.connect(desk.show_barred)
    desk.dialogs.damaged = desk.tell_damage
    window.offer(Command.UNDO, session.undo)
    window.offer(Command.REDO, session.redo)
    window.offer(Command.SETTINGS, lambda: window.go("settings"))
    window.offer(Command.SUBMIT, lambda: window.go("submission"))
    window.offer(Command.IMPORT_PACKAGE, lambda: _import_packages(window))
    midnight = QTimer(window, interval=_LOOK_AT_THE_DATE_MS)
    midnight.timeout.connect(lambda: _turn_of_the_day(session))
    midnight.start()
    for command in (Command.PRINT, Command.PREVIEW):
        window.offer(command, lambda: _print(window, session, desk))
    lock = IdleLock(desk.themes, session.office, window)
    window.closing.connect(lock.stop)
    window.offer(Command.LOCK, lambda: _lock(lock, desk))
    window.offer(Command.SWITCH_USER, desk.change_user)
    session.said.connect(
        lambda _done, _undoable: window.top_bar.user.setText(session.office.door.actor)
    )
    window.offer(Command.BACK_UP, lambda: _back_up(desk, session))
    window.offer(Command.CHECK, lambda: _check(desk, session))
    window.offer(Command.RESTORE, lambda: _restore(window))
    window.offer(Command.ABOUT, lambda: _tell_about(window, session, desk))
    window.offer(Command.FIRST_STEPS, lambda: _first_steps(window))
    _show_backup(window, session)
    session.said.connect(lambda _done, _undoable: _show_backup(window, session))
    if session.office.read_only is not None:
        return
    keeper = BackupKeeper(desk.tasks, session, window)
    keeper.made.connect(lambda: _show_backup(window, session))
    look = QTimer(window, singleShot=True, interval=_LOOK_AT_CHANGES_MS)
    look.timeout.connect(lambda: look_at_newest_changes(desk, session))
    look.start()


def look_at_newest_changes(desk: Desk, session: Session) -> Job:
    """Whether the changes hold since the last anchor, on the worker; a word only where not."""
    from models.integrity import look_at_changes

    def tell(faults: Sequence[Sentence]) -> None:
        if faults:
            more = tr("请核对最近的改动，必要时恢复备份，并告诉上级。")
            desk.dialogs.tell(tr("改动记录不完整"), "\n".join([*map(say, faults), more]))

    unit = session.office.unit
    job = desk.tasks.start(lambda _progress: look_at_changes(unit, latest=True).faults)
    job.done.connect(tell)
    job.failed.connect(desk.dialogs.tell_error)
    return job


def _lock(lock: IdleLock, desk: Desk) -> None:
    if not lock.lock():
        desk.dialogs.tell_error(UserError("没有密码，锁不住；先在系统设置里新建账号或者设密码"))


def _turn_of_the_day(session: Session) -> None:
    """A window left open over midnight shows the new day's states."""
    office = session.office
    if office.turn_of_the_day():
        session.changed.emit(frozenset(ledger.name for ledger in office.ledgers))


def _print(window: MainWindow, session: Session, desk: Desk) -> None:
    from ui.printing.printing_pages import print_page

    print_page(window.current_page, desk.themes, session, desk.dialogs, window)


def _tell_about(window: MainWindow, session: Session, desk: Desk) -> None:
    from ui.about import About

    about = About(desk.themes, session, desk.tasks, desk.dialogs, window)
    about.closing.connect(window.close)
    about.exec()


def _first_steps(window: MainWindow) -> None:
    """The steps of a new office again, where they are not all done."""
    from ui.pages.dashboard import DashboardPage
    from ui.pages.ledgers import LedgersPage

    desk = window.go("dashboard")
    page = desk.show_view("today") if isinstance(desk, LedgersPage) else desk
    if isinstance(page, DashboardPage):
        page.show_steps_again()


def look_at_packages(window: MainWindow, paths: Sequence[Path]) -> None:
    """Show what these packages would change, where packages are taken in."""
    page = _import_page(window)
    if page is not None:
        page.look(paths)


def _import_packages(window: MainWindow) -> None:
    page = _import_page(window)
    if page is not None:
        page.choose_files()


def _import_page(window: MainWindow) -> "ImportPage | None":
    from ui.pages.import_preview import ImportPage
    from ui.pages.ledgers import LedgersPage

    centre = window.go("submission")
    page = centre.show_view("import") if isinstance(centre, LedgersPage) else centre
    return page if isinstance(page, ImportPage) else None


def _show_backup(window: MainWindow, session: Session) -> None:
    from models.backups import kept_in

    kept = [some for some in kept_in(session.office.folder) if some.fault is None]
    when = kept[0].made_at.strftime("%m-%d %H:%M") if kept else tr("还没有")
    window.status.show_backup(when)


def _back_up(desk: Desk, session: Session) -> None:
    from models.backups import backup
    from models.second_disk import carry
    from models.words import sentence

    def work(_progress: Progress) -> Path:
        made = backup(session.office, "manual")
        return carry(session.office) or made

    job = desk.tasks.start(work)
    job.done.connect(lambda path: session.said.emit(sentence("已备份到 {name}", name=path), False))
    job.failed.connect(desk.dialogs.tell_error)


def _restore(window: MainWindow) -> None:
    from ui.pages.settings import SettingsPage

    page = window.go("settings")
    if isinstance(page, SettingsPage):
        page.show_backups()


def _check(desk: Desk, session: Session) -> None:
    """Look over everything on the worker, and say what was looked at or what is wrong."""
    from models.integrity import look_over

    job = desk.tasks.start(lambda progress: look_over(session.office, progress))
    job.done.connect(lambda looked: desk.dialogs.tell(tr("数据完好"), say(looked)))
    job.failed.connect(desk.dialogs.tell_error)


def _make_demo(folder: Path, progress: Progress) -> Path:
    from models.demo import make_demo

    return make_demo(folder, progress=progress)


def install_language(app: QApplication, language: str) -> list[QTranslator]:
    """Our catalogue and Qt's own texts; they must be kept for as long as the program runs."""
    ours = Catalog(language)
    qt = QTranslator()
    locale = QLocale("zh_CN" if language == "zh" else "en")
    QLocale.setDefault(locale)
    qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in (qt, ours):
        app.installTranslator(translator)
    return [qt, ours]


def report_bugs(dialogs: Dialogs) -> Callable[..., None]:
    """Show what nobody caught as one sentence, and log it whole."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger(__name__).critical("uncaught", exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            dialogs.tell_error(error)

    return hook


def options(argv: Sequence[str]) -> tuple[Path | None, str | None, list[Path]]:
    """(data folder, language, packages to open) of the command line; each may be left out."""
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="main.py", add_help=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("packages", type=Path, nargs="*")
    known, _rest = parser.parse_known_args(list(argv))
    return known.data, known.lang, known.packages


def has_display() -> bool:
    """Whether a window can be shown, or Qt was told how to draw without one."""
    named = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def main(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit status."""
    data, language, packages = options(argv)
    preferences = load_preferences()
    if language:
        preferences = replace(preferences, language=language)
    if not has_display():
        words = words_for(preferences.language)
        print(words("这里没有显示器，窗口打不开；可以用命令，见 main.py --help"), file=sys.stderr)
        return 1
    sweep_private_folders()
    app = QApplication(sys.argv[:1])
    stay_lively()
    app.setApplicationName("study-ledger")
    translators = install_language(app, preferences.language)
    log_qt()
    desk = Desk(app, preferences)
    sys.excepthook = report_bugs(desk.dialogs)
    folder = data or Path(preferences.data or default_data_folder())
    if not desk.start(folder):
        return 1
    if packages and desk.window is not None:
        look_at_packages(desk.window, packages)
    status = app.exec()
    desk.close()
    translators.clear()
    return status
