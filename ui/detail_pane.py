"""The record beside its list: what it is, where it stands, what happened, what can be done next."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from models.accounts.rights import Right, may
from models.corrected import corrected
from models.door import right_of
from models.errors import UserError
from models.fields import FileRef
from models.ledger import Action, Ledger
from models.ledgers.returns import EVERY_LEDGER
from models.photos import is_photo
from models.record import Record
from models.text_index import excerpts
from models.words import sentence
from ui.detail import Adding, Block, Detail, Fact, Tab
from ui.dialogs import Dialogs
from ui.forms import detail_of
from ui.glyphs import OVERDUE
from ui.icons import Icon
from ui.little_form import LittleForm
from ui.photo_strip import Darkroom, PhotoStrip
from ui.record_ties import ties_maker
from ui.returning import actions_on, asks_of, entries_of
from ui.scope import Scope
from ui.session import Session
from ui.surroundings import surroundings
from ui.theme import Theme, ThemeHolder
from ui.versions_dialog import VersionsDialog
from ui.widgets.button import Button, FileButton, IconButton
from ui.widgets.chip import Chip
from ui.widgets.page import hairline, label, scrolling
from ui.widgets.steps import StepLine
from ui.widgets.timeline import Timeline
from ui.words import tr

_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp")
_NARROWEST, _WIDEST = 60, 112
"""Px of the labels of facts; longer ones wrap."""
_NUMBERED = 20
"""Px of the numbers before sub-rows."""
_AROUND = 34
"""Px that a button takes beside its name."""
_TALL_ENOUGH = 560
"""Px of the pane below which a little form has it to itself."""


class DetailPane(QFrame):
    """`edit_wanted` carries the uid of the record to be opened in the form.

    `looking_for` are the words that the list was searched for; where a document of the record holds
    them, the pane tells which and what stands around them.
    """

    closed = Signal()
    edit_wanted = Signal(str)
    tie_wanted = Signal(str, str)
    """The ledger and the uid of a record that this one is tied to."""

    def __init__(
        self,
        themes: ThemeHolder,
        ledger: Ledger,
        session: Session,
        dialogs: Dialogs,
        scope: Scope,
        parent: QWidget | None = None,
        darkroom: Darkroom | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._ledger, self._session = themes, ledger, session
        self._darkroom = darkroom
        self._around = surroundings(themes, session, dialogs, scope)
        self.detail: Detail = detail_of(ledger)(ledger, session, self._ask_for_row)
        self.detail.show_versions = self._show_versions
        self._dialogs = dialogs
        self.record: Any = None
        self.looking_for = ""
        self.little_form: LittleForm | None = None
        self.action_buttons: dict[str, Button] = {}
        # Not a focus proxy: with one, Tab would pass over all that stands before it.
        self.entrance: QWidget = self
        self.setProperty("card", True)
        self.setAccessibleName(tr("详情"))
        self._build()
        self.show_record("")

    # Putting it together

    def _build(self) -> None:
        self.number = label("", "caption")
        self.late = Chip(self._themes, "", OVERDUE)
        self.edit_button = Button(
            self._themes, tr("修改"), "quiet", Icon.PENCIL, needs=(Right.RECORD,)
        )
        self.edit_button.setToolTip(tr("修改（F2）"))
        self.edit_button.clicked.connect(self._edit)
        close = self.close_button = IconButton(self._themes, Icon.X, tr("收起详情（F4）"))
        close.clicked.connect(self.closed)
        self.heading = label("", "section", wraps=True)
        self.steps = StepLine(self._themes)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("详情"))
        self.pages = QStackedWidget()
        # What a verb asks takes the height that it needs; the rest is for reading.
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self._hint = label(tr("选中一条记录，在这里看详情"), "secondary", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 2)
        head.setSpacing(6)
        head.addWidget(self.number)
        head.addWidget(self.late)
        head.addStretch(1)
        head.addWidget(self.edit_button)
        head.addWidget(close)
        title = QVBoxLayout()
        title.setContentsMargins(14, 0, 14, 6)
        title.setSpacing(8)
        title.addWidget(self.heading)
        title.addWidget(self.steps)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot_line = hairline()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(title)
        whole.addWidget(self._hint, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 0, 10, 0)
        bar.addWidget(self.tabs, 1)
        self._bar_line = hairline()
        whole.addLayout(bar)
        whole.addWidget(self._bar_line)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self._foot_line)
        whole.addLayout(self._foot)
        self._leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._leave.activated.connect(self.closed)

    def _edit(self) -> None:
        if self.record is not None:
            self.edit_wanted.emit(self.record.uid)

    def _show_versions(self, record: Any) -> None:
        """Every version of the record, in a window of its own."""
        self.versions = VersionsDialog(
            self._themes, self._session, self._dialogs, record.uid, self.window()
        )
        self.versions.open()

    def enter(self) -> None:
        """Take the focus, where the pane stands in the list's place."""
        (self.tabs if self.record is not None else self.close_button).setFocus()

    # The record

    def show_record(self, uid: str) -> None:
        """Show a record as it stands now; none for an empty uid."""
        door = self._session.office.door
        again = self.record is not None and self.record.uid == uid
        self.record = door.load(self._ledger.model, uid) if uid else None
        if self.little_form is None or not again:
            self._show_actions()
        seen = (self.edit_button, self.heading, self.steps, self.tabs, self._bar_line, self.pages)
        for part in seen:
            part.setVisible(self.record is not None)
        self._hint.setVisible(self.record is None)
        self.number.setText("")
        self.late.hide()
        if self.record is not None:
            self._show_head(self.record)
            tabs = self._with_returns(self.detail.tabs(self.record))
            self._show_tabs([*tabs, self._ties_tab(self.record)])
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as one reads, though the parts were made anew in another order."""
        before: QWidget = self.tabs
        feet = [self._foot.itemAt(at).widget() for at in range(self._foot.count())]
        for part in (self.pages, *feet):
            for child in part.findChildren(QWidget) if part is not None else ():
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, child)
                    before = child

    def refresh(self) -> None:
        self.show_record(self.record.uid if self.record is not None else "")

    def _show_head(self, record: Record) -> None:
        detail = self.detail
        self.number.setText(detail.number(record))
        days = detail.late_days(record)
        if days:
            self.late.show_state(tr("超期 {days} 天").format(days=days), OVERDUE)
        self.late.setVisible(bool(days))
        self.heading.setText(detail.heading(record))
        self.edit_button.setText(tr("修改") if detail.is_own(record) else tr("查看"))
        steps = detail.steps(record)
        self.steps.setVisible(steps is not None)
        if steps is not None:
            self.steps.show_steps(*steps)

    def _show_tabs(self, tabs: list[Tab]) -> None:
        """Other pages under the same bar: what was being read stays in view."""
        at = max(self.tabs.currentIndex(), 0)
        while self.pages.count():
            page = self.pages.widget(0)
            self.pages.removeWidget(page)
            page.deleteLater()
        for tab in tabs:
            self.pages.addWidget(self._tab_page(tab))
        if [tab.title for tab in tabs] != [self.tabs.tabText(n) for n in range(self.tabs.count())]:
            while self.tabs.count():
                self.tabs.removeTab(0)
            for tab in tabs:
                self.tabs.addTab(tab.title)
        self.tabs.setCurrentIndex(min(at, len(tabs) - 1))
        self.pages.setCurrentIndex(self.tabs.currentIndex())

    def _with_returns(self, tabs: list[Tab]) -> list[Tab]:
        """First what was looked for; then what was sent back, and why a report was corrected."""
        if self.record is None:
            return tabs
        entries = entries_of(self._ledger, self.record)
        blocks = [Block(tr("退回"), entries=entries)] if entries else []
        reason = corrected([self.record.uid]).get((self.record.unit, self.record.uid))
        if reason is not None:
            blocks.append(Block(tr("报送后更正"), [Fact(tr("原因"), reason)]))
        inside = excerpts(self._ledger, [self.record.uid], self.looking_for)
        for excerpt in inside.values():
            blocks.insert(0, Block(tr("附件里找到"), [Fact(excerpt.file, excerpt.text)]))
        return [replace(tabs[0], blocks=[*blocks, *tabs[0].blocks]), *tabs[1:]] if blocks else tabs

    def _ties_tab(self, record: Record) -> Tab:
        shown = (self._themes, self._ledger, record.uid, record.unit)
        return Tab(tr("关联"), make=ties_maker(*shown, self.tie_wanted.emit))

    def _tab_page(self, tab: Tab) -> QWidget:
        if tab.make is not None:
            return tab.make()
        column = QVBoxLayout()
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        facts = [fact for block in tab.blocks for fact in block.facts]
        width = _label_width(self._themes.now, facts)
        for block in tab.blocks:
            if block.title or block.deed:
                column.addLayout(self._block_head(block))
            if block.facts:
                column.addLayout(self._facts(block, width))
            if block.entries:
                column.addWidget(Timeline(self._themes, block.entries))
        column.addStretch(1)
        return scrolling(column)

    def _block_head(self, block: Block) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        row.addWidget(label(block.title, "strong", wraps=True), 1)
        deed = block.deed
        if deed is not None:
            link = Button(self._themes, deed.text, "link")
            link.clicked.connect(lambda: deed.run(self.record))
            row.addWidget(link)
        return row

    def _facts(self, block: Block, width: int) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(6)
        numbered = all(fact.label.isdigit() for fact in block.facts)
        for fact in block.facts:
            row = QHBoxLayout()
            row.setSpacing(8)
            if fact.label:
                name = label(fact.label, "secondary", wraps=not numbered)
                name.setFixedWidth(round(_NUMBERED * self._themes.now.scale) if numbered else width)
                row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(self._fact(fact), 1)
            rows.addLayout(row)
        return rows

    def _fact(self, fact: Fact) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        if fact.look is not None:
            chip = Chip(self._themes, fact.text, fact.look, boxed=fact.look is not OVERDUE)
            column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        elif fact.text:
            text = label(fact.text, wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(text)
        photos = [file for file in fact.files if self._darkroom and is_photo(file.name)]
        if self._darkroom and photos:
            open_file = self._around().open_file
            column.addWidget(PhotoStrip(self._themes, self._darkroom, photos, open_file))
        for file in fact.files:
            if file not in photos:
                column.addWidget(self._file_link(file), 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _file_link(self, file: FileRef) -> Button:
        picture = file.name.lower().endswith(_PICTURES)
        link = FileButton(self._themes, file.name, Icon.PHOTO if picture else Icon.FILE)
        link.clicked.connect(lambda: self._around().open_file(file))
        return link

    # What can be done

    def _show_actions(self) -> None:
        """The main verb, one more, the rest behind 更多; the last stands apart at the right."""
        held = self._foot_holds_focus()
        self._clear_foot()
        actions: list[Action] = []
        if self.record is not None:
            actions = [*self.detail.actions(self.record), *actions_on(self.record)]
        self._foot_line.setVisible(bool(actions))
        if actions:
            self._lay_out_actions(actions)
        if held:
            self.entrance.setFocus()

    def _foot_holds_focus(self) -> bool:
        focus = QApplication.focusWidget()
        held = [self._foot.itemAt(at).widget() for at in range(self._foot.count())]
        return focus is not None and any(one.isAncestorOf(focus) for one in held if one)

    def _lay_out_actions(self, actions: list[Action]) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(8)
        direct = self._direct(actions)
        shown = actions[:direct]
        for number, action in enumerate(shown):
            row.addWidget(self._action_button(action, "plain" if number else "primary"))
        row.addStretch(1)
        rest = actions[direct:]
        if len(rest) == 1 and direct == 2:
            row.addWidget(self._action_button(rest[0], "plain"))
        elif rest:
            row.addWidget(self._more(rest))
        self._foot.addWidget(holder)
        holder.show()
        self.entrance = self.action_buttons[shown[0].name]

    def _direct(self, actions: list[Action]) -> int:
        """How many verbs stand at the left: two, or one where their names are too long for that."""
        metrics = QFontMetrics(self._themes.now.font(bold=True))
        names = [tr(action.label) for action in actions[:2]]
        names += [tr(actions[2].label) if len(actions) == 3 else tr("更多")] * (len(actions) > 2)
        needed = sum(metrics.horizontalAdvance(name) + _AROUND for name in names)
        return 2 if needed <= self.width() - _AROUND else 1

    def _action_button(self, action: Action, kind: str) -> Button:
        button = Button(self._themes, tr(action.label), kind, needs=(right_of(action),))
        button.clicked.connect(lambda: self.begin(action))
        self.action_buttons[action.name] = button
        return button

    def _more(self, actions: list[Action]) -> Button:
        button = Button(self._themes, tr("更多"))
        menu = QMenu(button)
        for action in actions:
            shown = menu.addAction(tr(action.label))
            shown.triggered.connect(lambda _on=False, action=action: self.begin(action))
            shown.setEnabled(may(right_of(action)))
        button.setMenu(menu)
        return button

    def _clear_foot(self) -> None:
        self.little_form = None
        self._leave.setEnabled(True)
        self.action_buttons.clear()
        self.entrance = self.edit_button
        while item := self._foot.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def begin(self, action: Action) -> None:
        """Do a verb at once, or first ask for what it needs."""
        record = self.record
        if action in EVERY_LEDGER:
            asks = asks_of(action, self._session.office, self._ledger, record)
            self._ask(tr(action.label), asks, {}, lambda said: self._act(action, said))
            return
        if action.asks:
            values = self.detail.first_values(record, action.asks)
            self._ask(tr(action.label), action.asks, values, lambda said: self._act(action, said))
            return
        try:
            self._act(action, {})
        except UserError as error:
            self._session.refused.emit(error)

    def _act(self, action: Action, values: dict[str, Any]) -> None:
        record = self._session.office.door.load(self._ledger.model, self.record.uid)
        self._session.act(action, record, **values)

    def _ask_for_row(self, record: Any, adding: Adding) -> None:
        values = self.detail.first_values(record, adding.asks)
        self._ask(tr(adding.label), adding.asks, values, lambda said: self._add_row(adding, said))

    def _add_row(self, adding: Adding, values: dict[str, Any]) -> None:
        if not any(value for name, value in values.items() if not name.endswith("_on")):
            raise UserError("还没有填内容")
        record = self._session.office.door.load(self._ledger.model, self.record.uid)
        getattr(record, adding.rows.name).append(adding.rows.model(**values))
        verb, title = sentence(adding.label), record.heading()
        self._session.store(record, done=sentence("{verb}：“{title}”", verb=verb, title=title))

    def _ask(self, verb: str, asks: Any, values: dict[str, Any], run: Any) -> None:
        self._clear_foot()
        form = LittleForm(self._themes, verb, asks, values, self._around(), run)
        form.closed.connect(self._end_asking)
        self.little_form = form
        self._leave.setEnabled(False)  # Esc is the form's: of two that want it, Qt asks neither.
        if self.height() < _TALL_ENOUGH:
            for part in (self.steps, self.tabs, self._bar_line, self.pages):
                part.hide()
        self._foot_line.show()
        self._foot.addWidget(form)
        form.show()  # Hidden still, it would not take the focus.
        form.begin()

    def _end_asking(self) -> None:
        self.little_form = None
        self.refresh()


def _label_width(theme: Theme, facts: Sequence[Fact]) -> int:
    """As wide as the longest of the labels, within bounds."""
    metrics = QFontMetrics(theme.font())
    longest = max((metrics.horizontalAdvance(fact.label) + 2 for fact in facts), default=0)
    return min(max(longest, round(_NARROWEST * theme.scale)), round(_WIDEST * theme.scale))
