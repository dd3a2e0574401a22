"""What became of each package of an import, and the way back for each of them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.exchange.receiving.history import depends_on, undo_import
from models.exchange.receiving.outcome import Outcome
from models.taking_in import Changed
from models.words import Sentence
from ui.dates import period_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.exchanging import FORKED, RESULTS, run, turn_to
from ui.pages.moved_words import changed_text
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.progress import ProgressPanel
from ui.words import say, tr

_TOLD = 8
"""How many of the things that stand on an import are named."""


class ImportResults(QWidget):
    """One line a file; the chosen one is explained below, and can be taken back."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        panel: ProgressPanel,
    ) -> None:
        super().__init__()
        self._session, self._tasks, self._dialogs, self._panel = session, tasks, dialogs, panel
        self.outcomes: list[Outcome] = []
        self._changed: Mapping[str, Sequence[Changed]] = {}
        self._undone: set[str] = set()
        self.notice = Notice(themes, "ok", "")
        self.table = PlainTable(
            themes,
            tr("导入结果"),
            [
                Heading(tr("结果"), 110),
                Heading(tr("文件")),
                Heading(tr("单位"), 180),
                Heading(tr("期间"), 120),
                Heading(tr("新增"), 60, right=True),
                Heading(tr("变更"), 60, right=True),
                Heading(tr("相同"), 60, right=True),
            ],
        )
        self.reason = label("", wraps=True)
        self.undo = Button(
            themes, tr("整批撤回"), "danger", Icon.ARROW_BACK_UP, needs=(Right.RECEIVE,)
        )
        self.fork = Button(themes, tr("分叉处理…"))
        self.more = Button(themes, tr("继续导入"))
        self._lay_out()
        self.table.moved.connect(self._explain)
        self.undo.clicked.connect(self.take_back)
        self.fork.clicked.connect(self.open_fork)

    def _lay_out(self) -> None:
        card = Card()
        card.body.addWidget(self.table, 1)
        card.body.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.fork)
        foot.addWidget(self.undo)
        foot.addWidget(self.more)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.notice)
        column.addWidget(card, 1)
        self.setFocusProxy(self.table)

    def show_outcomes(
        self, outcomes: Sequence[Outcome], changed: Mapping[str, Sequence[Changed]] = {}
    ) -> None:
        """`changed` are by unit the figures that read otherwise now."""
        self.outcomes, self._changed = list(outcomes), changed
        self._undone.clear()
        self._draw()

    def _draw(self) -> None:
        taken = [some for some in self.outcomes if some.result == "accepted"]
        kept = [some for some in self.outcomes if some.result in ("refused", "quarantined")]
        warned = [some for some in self.outcomes if some.warnings]
        records = sum(some.new + some.changed for some in taken)
        title = tr("已导入 {packages} 包，{records} 条").format(
            packages=len(taken), records=records
        )
        text = tr("导入前的数据已备份。") if taken else ""
        if kept:
            text += tr("{n} 个文件没有导入，原因见下表。").format(n=len(kept))
        if warned:
            text += tr("{n} 个包有要核对的地方，选中它看说明。").format(n=len(warned))
        self.notice.show_notice("warn" if kept or warned else "ok", title, text)
        self.table.show_lines([self._line(at, some) for at, some in enumerate(self.outcomes)])

    def _line(self, at: int, some: Outcome) -> Line:
        text, look = RESULTS["undone" if some.package_id in self._undone else some.result]
        return Line(
            str(at),
            (
                Cell(tr(text), look),
                Cell(some.file.name),
                Cell(some.sender or "—"),
                Cell(period_text(some.period)),
                *(Cell(str(number)) for number in (some.new, some.changed, some.same)),
            ),
            alarm=some.result in ("refused", "quarantined"),
        )

    @property
    def current(self) -> Outcome | None:
        key = self.table.current_key
        return self.outcomes[int(key)] if key else None

    def _explain(self, _key: str) -> None:
        some = self.current
        if some is None:
            return
        parts = [say(some.reason)] if some.reason else []
        if some.missed:
            numbers = tr("、").join(str(number) for number in some.missed)
            parts.append(
                tr("没有见过第 {numbers} 号包，内容已包含在这一包里").format(numbers=numbers)
            )
        if some.conflicts:
            parts.append(tr("{n} 条记录要重新决定").format(n=some.conflicts))
        parts += [say(warning) for warning in some.warnings]
        changed = self._changed.get(some.unit, ()) if some.result == "accepted" else ()
        if changed:
            parts.append(changed_text(changed))
        if some.result == "accepted" and not parts:
            parts.append(tr("核对码 {code}").format(code=some.code))
        self.reason.setText(tr("；").join(parts))
        taken = some.result == "accepted" and some.package_id not in self._undone
        self.undo.setEnabled(taken)
        self.fork.setVisible(some.why in FORKED)

    def open_fork(self) -> None:
        """The page that shows both sides of a fork and the ways on."""
        page, some = turn_to(self, "forks"), self.current
        choose = getattr(page, "choose", None)
        if some is not None and choose is not None:
            choose(some.unit)

    def take_back(self) -> None:
        """Undo the chosen package's import, unless something stands on it already."""
        some = self.current
        if some is not None and some.result == "accepted":
            take_back(
                some.package_id,
                tr("{sender} 第 {seq} 号包").format(sender=some.sender, seq=some.seq),
                self._session,
                self._tasks,
                self._dialogs,
                self._panel,
                lambda: self._taken_back(some.package_id),
            )

    def _taken_back(self, package_id: str) -> None:
        self._undone.add(package_id)
        self._draw()


def take_back(
    package_id: str,
    name: str,
    session: Session,
    tasks: Tasks,
    dialogs: Dialogs,
    panel: ProgressPanel,
    then: Callable[[], object],
) -> None:
    """Ask, then undo an import on the worker; what stands on it is told instead."""
    office = session.office

    def look(standing: list[Sentence]) -> None:
        if standing:
            lines = "\n".join(say(some) for some in standing[:_TOLD])
            title = tr("撤回不了，还有 {n} 处依据它").format(n=len(standing))
            dialogs.tell(title, lines)
        else:
            _ask_and_undo(package_id, name, session, tasks, dialogs, panel, then)

    looking = tr("正在查看有没有依据这一包的内容")
    job = run(tasks, panel, looking, lambda _progress: depends_on(office, package_id))
    job.done.connect(look)
    job.failed.connect(dialogs.tell_error)


def _ask_and_undo(
    package_id: str,
    name: str,
    session: Session,
    tasks: Tasks,
    dialogs: Dialogs,
    panel: ProgressPanel,
    then: Callable[[], object],
) -> None:
    office = session.office
    text = tr("数据回到导入这一包以前的样子；下次下发的包会告诉对方。")
    if not dialogs.ask(
        tr("撤回“{name}”的导入？").format(name=name), text, tr("整批撤回"), danger=True
    ):
        return
    job = run(tasks, panel, tr("正在撤回导入"), lambda _progress: undo_import(office, package_id))
    job.done.connect(lambda why: session.said.emit(why, False))
    job.done.connect(lambda _why: then())
    job.failed.connect(dialogs.tell_error)
