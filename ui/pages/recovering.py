"""分叉处理: streams that have stopped and the ways on; the bar of an office that may not send."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.errors import UserError
from models.exchange.desks.forks import Fork, Side, forks
from models.exchange.numbering import own_epoch
from models.exchange.numbering.epochs import CODE, RECOVERY, Grant, grant_epoch, resume_stream
from models.exchange.tables import Role
from models.exchange.trust.trust import parent_of
from models.words import sentence
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.glyphs import OVERDUE, SOON, Look
from ui.icons import Icon
from ui.pages.exchanging import PACKAGES, turn_to
from ui.pages.import_preview import ImportPage
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.error_summary import Notice
from ui.widgets.page import Card, Page, hairline, label, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_WHY = {
    "": "已接收",
    "fork": "对不上",
    "record_fork": "记录对不上",
    "stream_stopped": "等待核对",
    "old_epoch": "另起编号以前的",
}


class BlockedBar(Notice):
    """Hidden while this office may send; else why it may not, and the two ways on."""

    freed = Signal()

    def __init__(self, themes: ThemeHolder, session: Session, dialogs: Dialogs) -> None:
        super().__init__(themes, "danger", "", "", tr("导入恢复包…"))
        self._session, self._dialogs = session, dialogs
        self.code = Button(themes, tr("输入编号码…"), "link", needs=(Right.TRUST,))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.code)
        self.link.clicked.connect(self.choose_package)
        self.code.clicked.connect(self.go_on)
        self.hide()

    @property
    def blocked(self) -> bool:
        return own_epoch.behind(self._session.office) is not None

    def refresh(self) -> None:
        """Say anew why nothing can be sent, or disappear."""
        office = self._session.office
        found = own_epoch.behind(office)
        self.setVisible(found is not None)
        if found is None:
            return
        alone = parent_of(office) is None
        self.show_notice("danger", tr("现在不能报送"), say(found.reason) + "\n" + say(found.way))
        self.link.setVisible(not alone)
        self.code.setText(tr("另起编号…") if alone else tr("输入编号码…"))

    def choose_package(self) -> None:
        """The package that came down, through the preview like any other."""
        kinds = tr("报送包") + f" ({PACKAGES})"
        paths = self._dialogs.open_files(tr("选择恢复包"), kinds)
        page = turn_to(self, "import") if paths else None
        if isinstance(page, ImportPage):
            page.look(paths)

    def go_on(self) -> None:
        """Begin a new epoch, with the code that was read out, or alone where nobody is above."""
        try:
            epoch = self._begun()
        except UserError as error:
            self._dialogs.tell_error(error)
            return
        if epoch:
            self.refresh()
            self._session.said.emit(sentence("已另起编号，第 {epoch} 轮", epoch=epoch), False)
            self.freed.emit()

    def _begun(self) -> int:
        office = self._session.office
        if parent_of(office) is None:
            text = tr("只有这一台电脑在用本单位的台账时才另起编号。下级照常接收以后的包。")
            agreed = self._dialogs.ask(tr("另起编号继续下发？"), text, tr("另起编号"), danger=True)
            return own_epoch.begin_alone(office) if agreed else 0
        text = tr("照上级念的输入号数和编号码，中间空一格，如 7 K3MX-92PD")
        said = self._dialogs.ask_line(tr("输入编号码"), text, tr("另起编号"))
        if said is None:
            return 0
        number, _, code = said.strip().partition(" ")
        if not number.isdecimal():
            raise UserError("先输入号数，空一格，再输入编号码")
        return own_epoch.begin_epoch(office, int(number), code)


class ForksPage(Page):
    """The streams that have stopped; beside the chosen one both its sides, and what can be done."""

    def __init__(self, themes: ThemeHolder, session: Session, dialogs: Dialogs) -> None:
        super().__init__(themes, tr("分叉处理"))
        self._session, self._dialogs = session, dialogs
        self._forks: dict[str, Fork] = {}
        self.list = PlainTable(
            themes,
            tr("前后对不上的单位"),
            [Heading(tr("单位")), Heading(tr("停收日期"), 84), Heading(tr("处理到"), 150)],
        )
        self.packages = PlainTable(
            themes,
            tr("两边的包"),
            [
                Heading(tr("包号"), 70, right=True),
                Heading(tr("核对码"), 110),
                Heading(tr("收到"), 84),
                Heading(tr("结果")),
            ],
        )
        self.title_label = label("", "section", wraps=True)
        self.facts = label("", "secondary", wraps=True)
        self._build()
        self.list.moved.connect(lambda _key: self._show())
        session.said.connect(lambda _what, _undoable: self._refresh_if_seen())

    def _build(self) -> None:
        self.recovery_button = Button(
            self.themes, tr("发恢复包…"), "primary", Icon.UPLOAD, needs=(Right.TRUST,)
        )
        self.code_button = Button(self.themes, tr("念编号码…"), needs=(Right.TRUST,))
        self.enrol_button = Button(self.themes, tr("按登记重来"))
        self.resume_button = Button(self.themes, tr("恢复接收…"), "danger", needs=(Right.TRUST,))
        deeds: tuple[tuple[Button, Callable[[], object]], ...] = (
            (self.recovery_button, self.give_back),
            (self.code_button, self.read_out),
            (self.enrol_button, lambda: turn_to(self, "trust")),
            (self.resume_button, self.resume),
        )
        foot = QGridLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        for at, (button, deed) in enumerate(deeds):
            button.clicked.connect(deed)
            foot.addWidget(button, at // 2, at % 2)
        foot.setColumnStretch(2, 1)
        left, self.pane = Card(), Card()
        left.body.addWidget(self.list, 1)
        top = QVBoxLayout()
        top.setContentsMargins(14, 10, 14, 10)
        top.setSpacing(6)
        top.addWidget(self.title_label)
        top.addWidget(self.facts)
        self.pane.body.addLayout(top)
        self.pane.body.addWidget(hairline())
        self.pane.body.addWidget(self.packages, 1)
        self.pane.body.addWidget(hairline())
        self.pane.body.addLayout(foot)
        split = side_by_side(left, self.pane, (480, 520))
        self.body.addWidget(split, 1)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        self._forks = {fork.unit: fork for fork in forks(self._session.office)}
        self.list.show_lines([_line(fork) for fork in self._forks.values()])
        self._show()

    def choose(self, unit: str) -> None:
        """Show one unit's fork, as another page asks."""
        self.refresh()
        self.list.go_to(unit)

    @property
    def current(self) -> Fork | None:
        return self._forks.get(self.list.current_key)

    def _show(self) -> None:
        fork = self.current
        below = fork is not None and fork.role is Role.CHILD
        for button in (self.recovery_button, self.code_button, self.enrol_button):
            button.setVisible(below)
        self.resume_button.setVisible(fork is not None and fork.stopped)
        sides = [] if fork is None else [*filter(None, [fork.head]), *fork.waiting]
        self.packages.show_lines([_side_line(side) for side in sides])
        if fork is None:
            self.title_label.setText(tr("没有前后对不上的单位"))
            self.facts.setText(tr("对方恢复过备份，或两台电脑各有一份台账时，会在这里列出。"))
            self.say_status(tr("没有前后对不上的单位"))
            return
        self.title_label.setText(fork.name)
        self.facts.setText("\n".join(_facts(fork)))
        self.say_status(tr("{n} 个单位等待处理").format(n=len(self._forks)))

    # What is done

    def give_back(self) -> None:
        """Grant a new epoch by a recovery package; the next package down holds it."""
        fork = self.current
        text = tr(
            "下一次下发的包里带上本单位收到过的全部记录。对方导入后拿回数据，另起编号，再照常报送。"
        )
        if fork and self._dialogs.ask(
            tr("给“{name}”发恢复包？").format(name=fork.name), text, tr("发恢复包")
        ):
            grant_epoch(self._session.office, fork.unit, RECOVERY)
            done = sentence("下次下发给“{name}”的包就是恢复包", name=fork.name)
            self._session.said.emit(done, False)
            self.refresh()

    def read_out(self) -> None:
        """Grant a new epoch by a code, which is read out together with the newest number."""
        fork = self.current
        if fork is None:
            return
        text = tr("先在电话里核对是对方本人，且只有一台电脑在用。编号码只能用一次。")
        other = self._dialogs.ask_line(
            tr("念给“{name}”的哪一位？").format(name=fork.name), text, tr("取编号码")
        )
        if other:
            granted = grant_epoch(self._session.office, fork.unit, CODE, told_to=other)
            self._dialogs.tell(tr("请对方照样输入"), code_text(granted))
            self.refresh()

    def resume(self) -> None:
        """Go on as it was, once people have found out that what came in first is the true one."""
        fork = self.current
        if fork is None:
            return
        text = tr("已收到的那一份是真的，另一份不再用时，才恢复接收。写上和谁核对的。")
        other = self._dialogs.ask_line(
            tr("恢复接收“{name}”的报送包？").format(name=fork.name), text, tr("恢复接收")
        )
        if other:
            resume_stream(self._session.office, fork.unit, told_to=other)
            done = sentence("已恢复接收“{name}”的报送包", name=fork.name)
            self._session.said.emit(done, False)
            self.refresh()

    def regions(self) -> list[QWidget]:
        return [self.list, self.pane]


def code_text(granted: Grant) -> str:
    """What is read out over the phone."""
    return tr("号数 {seq}，编号码 {code}").format(seq=granted.after_seq, code=granted.code)


def _state(fork: Fork) -> tuple[str, Look]:
    grant = fork.grant
    if grant is None or (fork.stopped and grant.used):
        return tr("等待处理"), OVERDUE
    if grant.used:
        return tr("数据待对方收回"), SOON
    if grant.how == CODE:
        return tr("已念编号码"), SOON
    return tr("待下发恢复包") if grant.how == RECOVERY else tr("已重新登记"), SOON


def _line(fork: Fork) -> Line:
    text, look = _state(fork)
    since = day_text(fork.stopped_at[:10]) if fork.stopped else "—"
    cells = (Cell(fork.name), Cell(since), Cell(text, look))
    return Line(fork.unit, cells, alarm=look == OVERDUE)


def _side_line(side: Side) -> Line:
    number = f"{side.epoch}-{side.seq}"
    cells = (Cell(number), Cell(side.code), Cell(day_text(side.received_on)))
    return Line(str(side.number), (*cells, Cell(tr(_WHY[side.why]))))


def _facts(fork: Fork) -> list[str]:
    lines = []
    if fork.stopped and fork.head is not None and fork.common:
        lines.append(
            tr("到第 {common} 号包为止两边一样，已收第 {head} 号包，又来了接不上的包。").format(
                common=fork.common, head=fork.head.seq
            )
        )
    if fork.role is Role.DESCENDANT:
        lines.append(tr("由它的上级处理，处理结果随上级的包报上来。"))
    elif fork.role is Role.PARENT:
        lines.append(tr("上级发下来的包前后对不上，先打电话问上级是不是恢复过备份。"))
    elif fork.stopped:
        lines.append(
            tr(
                "对方恢复过备份：发恢复包，或念编号码。两台电脑各有一份：留一台，另一台重新登记或停用。"
            )
        )
    grant = fork.grant
    if grant is not None and not grant.used:
        lines.append(tr("已准许另起编号，第 {epoch} 轮").format(epoch=grant.epoch))
        if grant.how == CODE:
            lines.append(code_text(grant))
    if grant is not None and grant.used and not grant.taken_back:
        lines.append(tr("对方还没有拿回以前的数据，下发的包里一直带着，直到对方收到。"))
    return lines
