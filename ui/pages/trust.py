"""登记与核对: the numbers read out over the phone, who is enrolled, who is not, the log."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.exchange.desks import enrolling, mapping_desk
from models.exchange.desks.standing import (
    Standing,
    State,
    asked_above,
    standing_above,
    standing_below,
    stands_alone,
    waits_for_keys,
)
from models.exchange.format.names import plain_name
from models.exchange.receiving.outcome import Outcome
from models.exchange.tables import ACCEPTED
from models.exchange.trust import revoking, rotation, trust
from models.exchange.trust.enrolment import Request, fingerprint
from models.exchange.trust.roster import own_version
from models.exchange.trust.trust_log import trust_log
from models.ledgers.units import Level
from models.words import sentence
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.icons import Icon
from ui.pages.exchanging import run
from ui.pages.phone_form import Ask, PhoneForm, spaced
from ui.pages.trust_rows import (
    below_headings,
    below_lines,
    log_headings,
    log_lines,
    waiting_headings,
    waiting_lines,
    words_above,
)
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.page import Card, Page, hairline, label
from ui.widgets.plain_table import PlainTable
from ui.widgets.progress import ProgressPanel
from ui.widgets.segments import Segment, Segments
from ui.words import tr

REQUEST_FILES = "*.xjr"
ANSWER_FILES = "*.xja"
BELOW, WAITING, LOG = "below", "waiting", "log"


class TrustPage(Page):
    """This office and the level above in two cards; below them one table of three."""

    def __init__(
        self, themes: ThemeHolder, session: Session, tasks: Tasks, dialogs: Dialogs
    ) -> None:
        super().__init__(themes, tr("登记与核对"), scrolls=True)
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self._standing: dict[str, Standing] = {}
        self.form: PhoneForm | None = None
        self.panel = ProgressPanel(themes, self)
        self.below = PlainTable(themes, tr("下级单位"), below_headings())
        self.waiting = PlainTable(themes, tr("等待登记的包"), waiting_headings())
        self.log = PlainTable(themes, tr("登记记录"), log_headings())
        self._tables = {BELOW: self.below, WAITING: self.waiting, LOG: self.log}
        self._build()
        self._connect()

    # How it is laid out

    def _build(self) -> None:
        self.enrol_button = self.add_button(
            tr("登记下级…"), "primary", Icon.FILE_IMPORT, needs=(Right.TRUST,)
        )
        self.nobody = EmptyPage(
            self.themes,
            Icon.SITEMAP,
            tr("还没有下级单位登记"),
            tr(
                "下级交来登记申请（.xjr 文件）后在这里登记：打电话请对方念 30 位核对码，照样输入。"
                "程序写一份答复，带回去由对方安装。"
            ),
            tr("登记下级…"),
            needs=(Right.TRUST,),
        )
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._own_card(), 1)
        top.addWidget(self._above_card(), 1)
        self.body.addLayout(top)
        self.body.addWidget(self._lower_card(), 1)

    def _own_card(self) -> Card:
        self.own_digits = _number()
        self.own_state = label("", "secondary", wraps=True)
        self.rotate_button = Button(self.themes, tr("更换密钥"), needs=(Right.TRUST,))
        self.renew_button = Button(self.themes, tr("重做密钥…"), "danger", needs=(Right.TRUST,))
        hint = label(tr("打电话时逐组念给对方，对方照样输入或核对"), "caption", wraps=True)
        shown = (self.own_digits, hint, self.own_state)
        return _card(tr("本单位核对码"), shown, (self.rotate_button, self.renew_button))

    def _above_card(self) -> Card:
        self.parent_label = label("", wraps=True)
        self.parent_digits = _number()
        self.parent_state = label("", "secondary", wraps=True)
        self.request_button = Button(self.themes, tr("生成登记申请…"), needs=(Right.TRUST,))
        self.install_button = Button(self.themes, tr("安装登记答复…"), needs=(Right.TRUST,))
        self.above_card = _card(
            tr("向上级登记"),
            (self.parent_label, self.parent_digits, self.parent_state),
            (self.request_button, self.install_button),
        )
        return self.above_card

    def _lower_card(self) -> Card:
        card = Card()
        self.sides = Segments(self.themes, tr("下级、等待或记录"))
        head = QHBoxLayout()
        head.setContentsMargins(10, 6, 10, 6)
        head.addWidget(self.sides)
        head.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(hairline())
        self.stack = QStackedWidget()
        for table in self._tables.values():
            self.stack.addWidget(table)
        self.stack.addWidget(self.nobody)
        card.body.addWidget(self.stack, 1)
        card.body.addWidget(hairline())
        self.hint = label("", "secondary", wraps=True)
        self.answer_button = Button(self.themes, tr("再写一份答复…"), needs=(Right.TRUST,))
        self.again_button = Button(self.themes, tr("换了电脑，重新登记…"), needs=(Right.TRUST,))
        self.revoke_button = Button(self.themes, tr("吊销…"), "danger", needs=(Right.TRUST,))
        self.retry_button = Button(self.themes, tr("导入已登记单位的包"), needs=(Right.RECEIVE,))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        foot.setSpacing(8)
        for button in (
            *(self.again_button, self.answer_button, self.revoke_button, self.retry_button),
        ):
            foot.addWidget(button)
        foot.addWidget(self.hint, 1)
        card.body.addLayout(foot)
        return card

    def _connect(self) -> None:
        self.sides.chosen.connect(lambda _key: self._turn())
        self.offer(Command.NEW, self.enrol)
        self.below.moved.connect(lambda _key: self._offer())
        deeds: Sequence[tuple[Button, Callable[[], None]]] = (
            (self.enrol_button, self.enrol),
            (self.nobody.deed, self.enrol),
            (self.rotate_button, self.rotate),
            (self.renew_button, self.renew),
            (self.request_button, self.write_request),
            (self.install_button, self.install),
            (self.answer_button, self.write_answer),
            (self.again_button, self.enrol_again),
            (self.revoke_button, self.revoke),
            (self.retry_button, self.retry),
        )
        for button, deed in deeds:
            button.clicked.connect(deed)

    # What is shown

    def arrive(self) -> None:
        """To the enrolment above where that is still to be done, else to the offices below."""
        self.refresh()
        office = self._session.office
        if standing_above(office) is not None or stands_alone(office):
            self._take_focus()
        else:
            asked = asked_above(office) is not None
            first = self.install_button if asked else self.request_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to_below(self) -> None:
        """To where offices below are enrolled, whether or not this one is enrolled itself."""
        self.sides.choose(BELOW)
        self._turn()
        self._take_focus()

    def _take_focus(self) -> None:
        shown = self.stack.currentWidget()
        first = self.nobody.deed if shown is self.nobody else shown
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        self._put_away()
        return True

    def refresh(self) -> None:
        office = self._session.office
        if office.read_only is not None and not trust.has_keys():
            self.own_state.setText(tr("这份数据里还没有密钥"))  # and only read, it gets none
            return
        version = own_version(office)
        self._standing = {row.unit: row for row in standing_below(office)}
        unknown = mapping_desk.unknown_senders(office)
        noted = trust_log(office)
        self.below.show_lines(below_lines(list(self._standing.values()), version))
        self.waiting.show_lines(waiting_lines(unknown))
        self.log.show_lines(log_lines(noted))
        leaf = office.row.level is Level.UNIT
        segments = [
            Segment(BELOW, tr("下级单位"), len(self._standing)),
            Segment(WAITING, tr("等待登记的包"), len(unknown)),
            Segment(LOG, tr("登记记录"), len(noted)),
        ]
        self.sides.set_segments(segments[2:] if leaf else segments)
        self.enrol_button.setVisible(not leaf)
        self._tell_own()
        self._tell_above()
        self._turn()

    def _tell_own(self) -> None:
        office = self._session.office
        pending = waits_for_keys(office)
        self.own_digits.setText(spaced(trust.own_fingerprint(office)))
        self.own_state.setText(
            tr("新密钥已做好，随下一个报送包报上级确认；确认以前仍用旧密钥")
            if pending
            else tr("密钥自 {day} 起使用").format(day=trust.own_certificate(office).issued_on)
        )
        self.rotate_button.setEnabled(not pending)

    def _tell_above(self) -> None:
        office = self._session.office
        above = standing_above(office)
        self.parent_digits.setText(spaced(above.fingerprint) if above else "")
        self.parent_digits.setVisible(above is not None)
        said, more = words_above(above, asked_above(office), stands_alone(office))
        self.parent_label.setText(said)
        self.parent_state.setText(more)
        self.parent_state.setVisible(bool(more))

    def _turn(self) -> None:
        self._put_away()
        side = self.sides.current or LOG
        empty = side == BELOW and not self._standing
        self.stack.setCurrentWidget(self.nobody if empty else self._tables[side])
        self._offer()

    def _offer(self) -> None:
        side = self.sides.current or LOG
        row = self._standing.get(self.below.current_key) if side == BELOW else None
        good = row is not None and row.state in (State.GOOD, State.COMING)
        own = row is not None and row.state is not State.BELOW
        self.answer_button.setVisible(good)
        self.revoke_button.setVisible(good)
        self.again_button.setVisible(own)
        self.retry_button.setVisible(side == WAITING)
        known = any(some.known for some in mapping_desk.unknown_senders(self._session.office))
        self.retry_button.setEnabled(known)
        self.hint.setText(self._hint(side))

    def _hint(self, side: str) -> str:
        if side == WAITING and not self.waiting.lines:
            return tr("没有等待的包。不认识的单位送来的包会停在这里，登记以后再导入。")
        if side == WAITING:
            return tr("按文件名打听是哪个单位，请它送登记申请来；登记以后这些包可以导入。")
        if side == LOG and not self.log.lines:
            return tr("还没有登记、吊销或更换密钥。")
        return ""

    # Deeds without a form

    def write_request(self) -> None:
        folder = self._dialogs.folder(tr("登记申请写到哪个文件夹"))
        if folder is not None and self._do(
            lambda: tr("登记申请已写到 {path}，交给上级，等答复带回来").format(
                path=enrolling.write_request(self._session.office, folder)
            )
        ):
            self.install_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def write_answer(self) -> None:
        folder = self._dialogs.folder(tr("登记答复写到哪个文件夹"))
        unit = self.below.current_key
        if folder is not None:
            self._do(
                lambda: tr("答复已写到 {path}，带回去由对方安装").format(
                    path=enrolling.write_answer(self._session.office, unit, folder)
                )
            )

    def rotate(self) -> None:
        text = tr("旧密钥没有丢失时这样换，不用打电话。对方知道新密钥以前，旧的照常使用。")
        if not self._dialogs.ask(tr("更换本单位的密钥？"), text, tr("更换密钥")):
            return

        def deed() -> str:
            if rotation.rotate_keys(self._session.office):
                return tr("新密钥已启用，随下一次下发的包告诉下级")
            return tr("新密钥已做好，随下一个报送包报上级确认；确认以前仍用旧密钥")

        self._do(deed)

    def renew(self) -> None:
        text = tr(
            "密钥丢失或这台电脑是复制出来的，才这样做。做完以后要重新向上级登记，登记以前不能报送；"
            "已登记的下级要重新拿一份答复。"
        )
        if not self._dialogs.ask(tr("重做本单位的密钥？"), text, tr("重做密钥"), danger=True):
            return

        def deed() -> str:
            enrolling.renew_keys(self._session.office)
            return tr("已重做密钥，请重新生成登记申请交给上级")

        self._do(deed)

    def retry(self) -> None:
        """Import what waits of senders that are known by now, on the worker's thread."""
        office = self._session.office

        def done(outcomes: Sequence[Outcome]) -> None:
            taken = sum(outcome.result == ACCEPTED for outcome in outcomes)
            text = tr("已导入 {taken} 包，没有导入 {rest} 包")
            self._done(text.format(taken=taken, rest=len(outcomes) - taken))

        job = run(
            self._tasks,
            self.panel,
            tr("正在导入"),
            lambda _progress: mapping_desk.retry_quarantined(office),
        )
        job.done.connect(done)
        job.failed.connect(self._dialogs.tell_error)

    def _do(self, deed: Callable[[], str]) -> bool:
        try:
            done = deed()
        except Exception as error:
            self._dialogs.tell_error(error)
            return False
        self._done(done)
        return True

    def _done(self, what: str) -> None:
        self.say_status(what)
        self._session.said.emit(sentence("{done}", done=what), False)
        self.refresh()

    # Deeds with somebody on the phone

    def install(self) -> None:
        """The parent's answer; its fingerprint is compared before it counts."""
        office = self._session.office
        path = self._dialogs.open_file(tr("选择登记答复"), tr("登记答复") + f" ({ANSWER_FILES})")
        if path is None:
            return
        try:
            answer = enrolling.examine_answer(office, path)
        except Exception as error:
            self._dialogs.tell_error(error)
            return
        name = plain_name(answer.parent.name)
        facts = [tr("给“{name}”打电话，请对方念本单位核对码，与下面的逐组核对：").format(name=name)]
        if answer.certificate.unit != office.unit:
            facts.append(
                tr("安装后本机接替“{name}”，它的数据随上级下一个包回来。").format(
                    name=plain_name(answer.certificate.name)
                )
            )

        def run(said: Mapping[str, str]) -> bool:
            enrolling.install_answer(office, path, heard_from=said["other"])
            self._done(tr("已登记到“{name}”").format(name=name))
            return True

        self._show(
            PhoneForm(
                self.themes,
                tr("安装登记答复"),
                facts,
                [_other()],
                tr("一致，安装登记"),
                run,
                digits=fingerprint(answer.parent),
            )
        )

    def enrol(self) -> None:
        if not self.enrol_button.isHidden():
            self._enrol("")

    def enrol_again(self) -> None:
        self._enrol(self.below.current_key)

    def _enrol(self, as_unit: str) -> None:
        """A request from below; the digits that the other one reads out are typed."""
        path = self._dialogs.open_file(tr("选择登记申请"), tr("登记申请") + f" ({REQUEST_FILES})")
        if path is None:
            return
        try:
            request = enrolling.examine_request(path)
        except Exception as error:
            self._dialogs.tell_error(error)
            return
        asks = [
            Ask("digits", tr("核对码"), tr("打电话请对方念本单位核对码，照样输入 30 位数字")),
            _other(),
            Ask("as_unit", tr("这是"), options=self._who(request, as_unit)),
        ]
        form = PhoneForm(
            self.themes,
            tr("登记“{name}”").format(name=plain_name(request.name)),
            self._facts(request),
            asks,
            tr("核对并登记…"),
            lambda said: self._accept(path, request, said),
        )
        form.select("as_unit", as_unit if as_unit != request.unit else "")
        self._show(form)

    def _facts(self, request: Request) -> list[str]:
        level = next(level.label for level in Level if level.value == request.level)
        facts = [
            tr("层级：{level}，片区：{area}，申请日期：{day}").format(
                level=tr(level),
                area=plain_name(request.area) or "—",
                day=plain_name(request.made_on),
            )
        ]
        if request.unit in self._standing:
            facts.append(tr("这个单位以前登记过。登记新密钥后，旧密钥以后的包不再接收。"))
        return facts

    def _who(self, request: Request, as_unit: str) -> list[tuple[str, str]]:
        """The unit that the request names, or a known one whose computer was set up anew."""
        known = [row for row in self._standing.values() if row.state is not State.BELOW]
        others = [
            (tr("“{name}”换了电脑").format(name=row.name), row.unit)
            for row in known
            if row.unit != request.unit
        ]
        named = tr("申请里写的单位")
        return [(named, ""), *sorted(others, key=lambda other: other[1] != as_unit)]

    def _accept(self, path: Path, request: Request, said: Mapping[str, str]) -> bool:
        enrolling.compare_digits(request, said["digits"])
        folder = self._dialogs.folder(tr("登记答复写到哪个文件夹"))
        if folder is None:
            return False
        accepted = enrolling.accept_request(
            self._session.office,
            path,
            said["digits"],
            folder,
            as_unit=said["as_unit"],
            heard_from=said["other"],
        )
        self._done(
            tr("已登记“{name}”，答复已写到 {path}，带回去由对方安装").format(
                name=accepted.name, path=accepted.path
            )
        )
        return True

    def revoke(self) -> None:
        row = self._standing.get(self.below.current_key)
        if row is None:
            return
        epoch, seq = revoking.newest_taken(row.unit)

        def run(said: Mapping[str, str]) -> bool:
            revoking.revoke(self._session.office, row.unit, why=said["why"], other=said["other"])
            self._done(tr("已吊销“{name}”的密钥").format(name=row.name))
            return True

        last = tr("已收下的到 {epoch}-{seq} 号包照认，以后的不再接收。")
        last = last.format(epoch=epoch, seq=seq)
        if not seq:
            last = tr("还没有收下过它的包，以后的也不再接收。")
        self._show(
            PhoneForm(
                self.themes,
                tr("吊销“{name}”的密钥").format(name=row.name),
                [last, tr("要再往来，请对方更换密钥后重新登记。")],
                [Ask("why", tr("为什么吊销")), _other()],
                tr("吊销"),
                run,
                kind="danger",
            )
        )

    def _show(self, form: PhoneForm) -> None:
        """Put a form in place of the table until it is done or given up."""
        self._put_away()
        self.form = form
        form.closed.connect(self._turn)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        for button in (self.again_button, self.answer_button, self.revoke_button):
            button.hide()
        self.hint.setText("")
        form.begin()

    def _put_away(self) -> None:
        if self.form is not None:
            self.stack.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None


def _other() -> Ask:
    return Ask("other", tr("电话那头的人"), tr("记入登记记录"))


def _number() -> QLabel:
    """Where thirty digits stand, large enough to be read out."""
    made = label("", "figure", wraps=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _card(title: str, shown: Sequence[QWidget], buttons: Sequence[Button]) -> Card:
    card = Card(title)
    column = QVBoxLayout()
    column.setContentsMargins(16, 10, 16, 12)
    column.setSpacing(6)
    for widget in shown:
        column.addWidget(widget)
    column.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    card.body.addLayout(column)
    return card
