"""已印发: what went out beside another issue of it or beside now, and why numbers differ."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QComboBox

from models.accounts.rights import Right
from models.errors import UserError
from models.issuing.causes import Cause, Fate, Origin
from models.issuing.comparing import Compared, Difference, compare_issues, summary
from models.issuing.keeping import Issued, issued_tables, withdraw
from models.ledgers import ledger_named
from models.progress import Progress
from models.words import sentence
from ui.dates import day_text, period_text
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.told_page import Told
from ui.pages.worked_page import WorkedPage
from ui.scope import Scope
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder, dress
from ui.widgets.plain_table import Cell, Heading, Line
from ui.words import say, tr

NOW = 0
"""Stands in the place of a later issue's number."""


class IssuedPage(WorkedPage):
    """The issue and what it is set beside are chosen; Enter on a number shows what changed it."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        tasks: Tasks,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("已印发"), session, scope, tasks, dialogs, open_record)
        self.units.hide()
        self.earlier = self._box(tr("印发的表"))
        self.later = self._box(tr("对比"))
        self.tools.insertWidget(0, self.earlier, 3)
        self.tools.insertWidget(1, self.later, 2)
        self.withdraw_button = self.add_button(
            tr("删除这次印发"), icon=Icon.TRASH, needs=(Right.ISSUE,)
        )
        self.withdraw_button.clicked.connect(self.withdraw_issue)
        self.earlier.activated.connect(lambda _at: self._fill_later())
        self.later.activated.connect(lambda _at: self.refresh())
        self._issues: list[Issued] = []

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        dress(box, compact=True)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        return box

    # What is shown

    def arrive(self) -> None:
        """The issues anew, the newest first; the chosen one stays chosen."""
        chosen = self.earlier.currentData()
        self._issues = issued_tables()
        self.earlier.clear()
        for one in self._issues:
            self.earlier.addItem(issue_text(one), one.number)
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(chosen)))
        some = bool(self._issues)
        for widget in (self.earlier, self.later, self.withdraw_button, self.print_button):
            widget.setEnabled(some)
        self._fill_later()
        self.earlier.setFocus()

    def show_issue(self, number: int) -> None:
        """Set this issue beside now."""
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(number)))
        self._fill_later()

    def _fill_later(self) -> None:
        """Now, or another issue of the same table."""
        number = self.earlier.currentData()
        like = {one.like for one in self._issues if one.number == number}
        self.later.clear()
        self.later.addItem(tr("和现在比"), NOW)
        for one in self._issues:
            if one.like in like and one.number != number:
                self.later.addItem(tr("和{issue}比").format(issue=issue_text(one)), one.number)
        self.refresh()

    def work(self) -> Callable[[Progress], Any] | None:
        office, first, second = (
            self.session.office,
            self.earlier.currentData(),
            self.later.currentData(),
        )
        if first is None:
            return None
        return lambda progress: compare_issues(office, first, second or None, progress)

    def refresh(self) -> None:
        super().refresh()
        if not self._issues:
            text = tr(
                "还没有印发过的表。在“一张表”或“对比”里按“记为已印发”，以后就能看出哪个数变了"
            )
            self.show_told(Told((), (), text))

    def told_of(self, answer: Compared) -> Told:
        self._unfolded.clear()
        earlier, later = answer.earlier, answer.later
        headings = (
            Heading(tr("数")),
            Heading(tr("印发时"), 90, right=True),
            Heading(tr("现在") if later is None else tr("后一次"), 90, right=True),
            Heading(tr("增减"), 70, right=True),
            Heading(tr("原因"), 140),
            Heading(tr("谁带来的"), 480),
        )
        lines = tuple(_line(at, one) for at, one in enumerate(answer.differences))
        inner = {_key(at): tuple(_inner(at, one)) for at, one in enumerate(answer.differences)}
        said = say(summary(answer))
        if answer.differences:
            said = tr("{text} · 回车看是哪些记录").format(text=said)
        days = (earlier.as_of, later.as_of if later else self.session.office.door.today)
        context = tr("{title}：数据截至 {day}，对比 {other}").format(
            title=earlier.title, day=day_text(days[0]), other=day_text(days[1])
        )
        return Told(headings, lines, said, context, inner=inner)

    # What is done

    def withdraw_issue(self) -> None:
        """Forget an issue that was noted by mistake, after a question."""
        number = self.earlier.currentData()
        if number is None:
            return
        answer = self.dialogs.choose(
            tr("删除第 {n} 号印发的记录？").format(n=number),
            tr("只删除这次印发时留下的数，台账里的记录不变；删除后不能恢复。"),
            ((tr("删除"), "danger"), (tr("取消"), "plain")),
        )
        if answer != 0:
            return
        try:
            withdraw(number)
        except UserError as error:
            self.session.refused.emit(error)
            return
        self.session.said.emit(sentence("已删除第 {n} 号印发的记录", n=number), False)
        self.arrive()


def issue_text(one: Issued) -> str:
    """第 3 号 2026年度一张表（按任务），9月18日."""
    text = tr("第 {n} 号 {title}，{period}，{day}印发")
    return text.format(
        n=one.number,
        title=one.title,
        period=period_text(one.period.code),
        day=day_text(one.issued_at),
    )


def _key(at: int) -> str:
    return f"number{at}"


def _line(place: int, one: Difference) -> Line:
    first = one.causes[0] if one.causes else None
    count = len(one.causes) + one.more
    fates = list(dict.fromkeys(tr(cause.fate.label) for cause in one.causes))
    return Line(
        _key(place),
        (
            Cell(say(one.name)),
            *(Cell(one.before or "—"), Cell(one.after or "—")),
            Cell("" if one.change is None else f"{one.change:+d}"),
            Cell(fates[0] if len(fates) == 1 else tr("{n} 种原因").format(n=len(fates)))
            if fates
            else Cell(),
            Cell(
                (_origin(first) if count == 1 else tr("{n} 条记录").format(n=count))
                if first is not None
                else ""
            ),
        ),
    )


def _origin(cause: Cause) -> str:
    return say(cause.origins[0].told) if cause.origins else ""


def _inner(place: int, one: Difference) -> Iterator[Line]:
    for at, cause in enumerate(one.causes):
        yield _cause_line(f"{place}-{at}", cause)
    if one.more:
        text = tr("还有 {n} 条没有列出").format(n=one.more)
        yield Line(f"{_key(place)}…", (Cell(f"　{text}"), *[Cell()] * 5))


def _cause_line(at: str, cause: Cause) -> Line:
    """What the record added, before and after; Enter goes to it, or to what lies behind it."""
    ledger, uid = cause.ledger, cause.uid
    name = cause.heading
    if cause.through is not None:
        ledger, uid, other = cause.through
        name = tr("{name}（{other}）").format(name=name, other=other)
    title = ledger_named(ledger)
    gone = cause.fate in (Fate.DELETED, Fate.ROLLED) or title is None
    key = f"cause{at}-{cause.uid}" if gone else f"{ledger} {uid} {at}"
    return Line(
        key,
        (
            Cell("　" + "　".join(filter(None, (cause.unit, name)))),
            *(Cell(_amount(cause.before)), Cell(_amount(cause.after))),
            Cell(),
            Cell(tr(cause.fate.label)),
            Cell("；".join(_origin_words(some) for some in cause.origins[:3])),
        ),
    )


def _origin_words(one: Origin) -> str:
    text = say(one.told)
    if one.labels:
        fields = "、".join(tr(label) for label in one.labels[:4])
        return tr("{text}，改了 {fields}").format(text=text, fields=fields)
    return text


def _amount(some: tuple[int, int] | None) -> str:
    if some is None:
        return "—"
    return f"{some[0]}/{some[1]}" if some[1] else str(some[0])
