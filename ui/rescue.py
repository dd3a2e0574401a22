"""The ways out of data that are damaged or lie where they may not be written, at the window."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from models.accounts.listed import who_opened
from models.accounts.rights import Right
from models.database import open_key, release
from models.disk import DiskForbidden
from models.errors import UserError
from models.keys import KEYS_FILE, unlock
from models.office import Office
from models.places import Misplaced
from models.progress import Progress
from models.rescue.diagnosis import Damaged
from models.rescue.offers import WaysOut, ways_out
from models.rescue.saving import Saved, save_all
from models.rescue.view import View
from models.restoring import restore
from models.words import Sentence
from ui.dialogs import Dialogs
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.error_summary import Notice
from ui.words import say, tr

Opener = Callable[[], Office]


def open_or_look(
    dialogs: Dialogs,
    folder: Path,
    password: Callable[[], str | None],
    account: str | None,
    opened: Opener,
) -> Office:
    """Open an office; where it must not be written, offer to look at it, or to put a backup back.

    Its own refusal is raised again where the user wants neither.
    """
    try:
        return opened()
    except Damaged as error:
        return _rescue(dialogs, folder, password, account, opened, error)
    except (Misplaced, DiskForbidden) as error:
        if not dialogs.ask(tr("这份数据只能看，不能改"), say(error), tr("只读打开")):
            raise
        return View(folder, password, account=account)


def _rescue(
    dialogs: Dialogs,
    folder: Path,
    password: Callable[[], str | None],
    account: str | None,
    opened: Opener,
    error: Damaged,
) -> Office:
    unlocked = unlock(folder / KEYS_FILE, password, account)
    opener = who_opened(unlocked, 0)
    view = _view(folder, password, account) if error.readable else None
    ways = ways_out(folder, unlocked.key, view)
    torn = [some.said for some in view.torn] if view is not None else []
    text = "\n".join(map(say, (error.why, *torn, *ways.told())))
    deeds = [("look", tr("只读打开"), "primary")] if view is not None else []
    if ways.backup is not None and (opener is None or opener.may(Right.RESTORE)):
        deeds.append(("restore", tr("恢复备份"), "danger"))
    shown = [*((label, kind) for _, label, kind in deeds), (tr("退出"), "quiet")]
    at = dialogs.choose(tr("数据文件已经损坏"), text, shown)
    chosen = deeds[at][0] if at < len(deeds) else ""
    if chosen == "look" and view is not None:
        return view
    if view is not None:
        view.close()
    if chosen == "restore" and ways.backup is not None:
        restore(folder, unlocked.key, ways.backup.path, now=datetime.now())
        return opened()
    raise error


def _view(folder: Path, password: Callable[[], str | None], account: str | None) -> View | None:
    try:
        return View(folder, password, account=account)
    except Damaged:
        return None


class ReadOnlyBanner(Notice):
    """Above everything: why nothing can be changed; its link leads to the ways out."""

    def __init__(
        self,
        themes: ThemeHolder,
        view: View,
        dialogs: Dialogs,
        tasks: Tasks,
        put_back: Callable[[Path], object],
    ) -> None:
        damaged = view.damage is not None
        deed = tr("恢复办法…") if damaged else tr("存成表格…")
        super().__init__(themes, "danger" if damaged else "warn", say(view.banner()), deed=deed)
        self._view, self._dialogs, self._tasks = view, dialogs, tasks
        self._put_back = put_back
        self.setAccessibleName(self.title.text())
        self.link.clicked.connect(self.offer if damaged else self.save)

    def offer(self) -> None:
        """Open the backups on the worker, then say what there is."""
        view, folder, key = self._view, self._view.folder, open_key()

        def work(_progress: Progress) -> WaysOut:
            try:
                return ways_out(folder, key, view)
            finally:
                release()

        job = self._tasks.start(work)
        job.done.connect(self._ask)
        job.failed.connect(self._dialogs.tell_error)

    def _ask(self, ways: WaysOut) -> None:
        deeds = [(tr("存成表格…"), "primary")]
        if ways.backup is not None:
            deeds.append((tr("恢复备份"), "danger"))
        text = _lines(ways.told())
        at = self._dialogs.choose(tr("恢复办法"), text, [*deeds, (tr("关闭"), "quiet")])
        if at == 0:
            self.save()
        elif at < len(deeds) and ways.backup is not None:
            self._put_back(ways.backup.path)

    def save(self) -> None:
        """Every ledger that can be read as a spreadsheet, into a folder that is asked for."""
        folder = self._dialogs.folder(tr("存到哪个文件夹"))
        if folder is None:
            return
        view = self._view

        def work(progress: Progress) -> list[Saved]:
            try:
                return save_all(view, folder, words=tr, progress=progress)
            finally:
                release()

        job = self._tasks.start(work)
        job.done.connect(self._tell_saved)
        job.failed.connect(self._dialogs.tell_error)

    def _tell_saved(self, saved: list[Saved]) -> None:
        torn = _lines(some.torn.said for some in saved if some.torn is not None)
        self._dialogs.tell(tr("已存成 {n} 张表格").format(n=len(saved)), torn)


def _lines(said: Iterable[Sentence]) -> str:
    return "\n".join(map(say, said))


def torn_notice(themes: ThemeHolder, office: Office, ledger: str) -> Notice | None:
    """What stands above the list of a ledger that could not be read whole; None for others."""
    torn = office.torn_ledger(ledger) if isinstance(office, View) else None
    if torn is None:
        return None
    text = tr("这个台账有损坏，读出 {n} 条，可能不全").format(n=torn.read)
    return Notice(themes, "danger", text)


def refused(error: UserError) -> bool:
    """Whether a refusal was answered already, in the dialog that offered the ways out."""
    return isinstance(error, Damaged | Misplaced | DiskForbidden)
