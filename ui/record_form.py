"""A record as a form: groups of fields and rows, checked as one goes, saved at any time.

A draft may lack what a submission needs; only what cannot be kept at all (a date that is none)
holds the saving up, and what was typed stays where it is.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right, barred
from models.burden_meter import give
from models.errors import Invalid, Problem, UserError
from models.fields import Column
from models.ledger import Group, Ledger
from models.ledgers.returns import EXPLAIN_RETURN, open_returns
from models.proposing import proposals
from models.record import Part, Record, Rows, read_state, record_from
from models.sources import Source
from ui.commands import Command
from ui.dialogs import Dialogs
from ui.form_field import FormField
from ui.form_fold import Fold
from ui.forms.hints import hints_on
from ui.forms.rows import rows_editor
from ui.returning import place_text, problems_of
from ui.rows_editor import RowsEditor
from ui.scope import Scope
from ui.session import Session
from ui.surroundings import surroundings
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.error_summary import ErrorSummary, Notice
from ui.widgets.field_frame import align_labels
from ui.widgets.page import Card, hairline, label, scrolling
from ui.words import say, tr

_AROUND_FOCUS = 160
"""Px that are shown below and above a field to which the form scrolls."""
_HOLDS_UP = ("invalid",)
_TO_CORRECT = ("invalid", "wrong")


class RecordForm(QWidget):
    """`closed` carries the record's uid, `titled` title and context, `status` the status bar's."""

    closed = Signal(str)
    titled = Signal(str, str)
    status = Signal(str)

    def __init__(
        self,
        themes: ThemeHolder,
        ledger: Ledger,
        record: Record,
        session: Session,
        dialogs: Dialogs,
        scope: Scope,
    ) -> None:
        super().__init__()
        self._themes, self._ledger = themes, ledger
        self._session, self._dialogs = session, dialogs
        self._door = session.office.door
        self._around = surroundings(themes, session, dialogs, scope)
        self._record = record
        self._returned: list[Problem] = []
        self._barred = barred(Right.RECORD)
        self.read_only = record.unit != self._door.unit or self._barred is not None
        self.changed = False
        self.fields: dict[str, FormField] = {}
        self.rows: dict[str, RowsEditor] = {}
        self.summary = ErrorSummary(themes)
        self.sent_back = Notice(themes, "danger", tr("上级退回整条记录"))
        self.fold = Fold(themes)
        self._proposed: dict[str, Any] = {}
        self._column = QVBoxLayout()
        self._build()
        self._show_record()

    # Putting it together

    def _build(self) -> None:
        self.card = Card()
        self._column.setContentsMargins(17, 12, 17, 12)
        self._column.setSpacing(14)
        groups = sorted(self._groups(), key=lambda group: group.folded)
        for group in groups:
            self.place(group, titled=len(groups) > 1)
        self._column.addWidget(self.fold.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.fold.button.clicked.connect(lambda: QTimer.singleShot(0, self, self._follow_focus))
        self._column.addStretch(1)
        self.area = scrolling(self._column)
        self.card.body.addWidget(self.area, 1)
        self.card.body.addWidget(hairline())
        self.card.body.addLayout(self._buttons())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.sent_back)
        whole.addWidget(self.summary)
        if self.read_only:
            foreign = tr("这条记录属于别的单位，只能查看")
            title = foreign if self._barred is None else say(self._barred)
            whole.addWidget(Notice(self._themes, "warn", title))
        whole.addWidget(self.card, 1)
        align_labels([field.frame for field in self.fields.values()])
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.leave)
        again = QShortcut(QKeySequence("Ctrl+Shift+N"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.again_button.click)

    def place(self, group: Group, titled: bool) -> None:
        """Put a group under those that are there; asked for once a group, in their order."""
        section = self._section(group, titled)
        self._column.addWidget(self.fold.take(section, group) if group.folded else section)

    def _groups(self) -> list[Group]:
        """The ledger's groups, and one for the fields that every record has.

        Rows of which a person fills in nothing are read in the detail alone.
        """
        named = {place.name for group in self._ledger.groups for place in group.content}
        others = [
            column
            for column in self._ledger.fields()
            if column.name not in named and not (column.derived or column.automatic)
        ]
        more = [Group("其他", tuple(others), folded=True)] if others else []
        own = [
            replace(g, content=tuple(filter(_is_filled_in, g.content))) for g in self._ledger.groups
        ]
        return [*(group for group in own if group.content), *more]

    def _section(self, group: Group, titled: bool) -> QWidget:
        whole = QWidget()
        section = QVBoxLayout(whole)
        section.setContentsMargins(0, 0, 0, 0)
        section.setSpacing(8)
        if titled:
            section.addWidget(label(tr(group.title), "section"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(7)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
            grid.setColumnMinimumWidth(side, 200)
        at = 0
        for place in group.content:
            widget, wide = self._widget(place)
            at += at % 2 if wide else 0
            grid.addWidget(widget, at // 2, at % 2, 1, 2 if wide else 1)
            at += 2 if wide else 1
        section.addLayout(grid)
        return whole

    def _widget(self, place: Column[Any] | Rows[Any]) -> tuple[QWidget, bool]:
        if isinstance(place, Rows):
            parts = getattr(record_copy(self._record), place.name)
            rows = self._rows_editor(place, parts)
            rows.edited.connect(self._edited)
            rows.edited.connect(self._propose)
            self.rows[place.name] = rows
            return rows, True
        field = FormField(self._themes, place, self._around(), self)
        field.edited.connect(self._edited)
        field.left.connect(self._check_one)
        fixed = place.derived or place.automatic
        field.editor.set_read_only(self.read_only or fixed)
        self.fields[place.name] = field
        return field.frame, field.wide

    def _rows_editor(self, rows: Rows[Any], parts: list[Part]) -> RowsEditor:
        return rows_editor(
            *(self._themes, rows, parts, self._around, self.read_only),
            *(lambda: self._typed()[0], self._door.today),
        )

    def _buttons(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(17, 8, 17, 8)
        foot.setSpacing(8)
        hint = (
            tr("Esc 返回")
            if self.read_only
            else tr("Ctrl+S 保存 ・ Ctrl+Shift+N 保存并新建 ・ Esc 返回")
        )
        foot.addWidget(label(hint, "caption"))
        foot.addStretch(1)
        self.explain_button = Button(self._themes, tr("说明退回…"), needs=(Right.RECORD,))
        self.explain_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.explain_button.clicked.connect(self.explain)
        foot.addWidget(self.explain_button)
        self.save_button = Button(self._themes, tr("保存"), "primary", needs=(Right.RECORD,))
        self.save_button.clicked.connect(self.save)
        self.again_button = Button(self._themes, tr("保存并新建"), needs=(Right.RECORD,))
        self.again_button.clicked.connect(self.save_and_new)
        self.leave_button = Button(self._themes, tr("返回"))
        self.leave_button.clicked.connect(self.leave)
        for button in (self.save_button, self.again_button, self.leave_button):
            foot.addWidget(button)
            if self.read_only and button is not self.leave_button:
                button.hide()
        return foot

    def deeds(self) -> dict[Command, Callable[[], object]]:
        """What the menus may do while the form is open."""
        moves: dict[Command, Callable[[], object]] = {
            Command.NEXT_ERROR: lambda: self.summary.go(1),
            Command.PREVIOUS_ERROR: lambda: self.summary.go(-1),
        }
        return moves if self.read_only else {Command.SAVE: self.save, **moves}

    def stored_uid(self) -> str:
        """The record as it is stored; UserError while something in the form is not."""
        if self.changed or self._record.rev == 0:
            raise UserError("还有没保存的修改，先保存（Ctrl+S）再打印")
        return self._record.uid

    # The record in the form

    def _show_record(self) -> None:
        for field in self.fields.values():
            field.editor.show_value(getattr(self._record, field.name))
            field.touched = False
        for name, rows in self.rows.items():
            rows.show_parts(getattr(record_copy(self._record), name))
        self.changed = False
        self._begin_proposals()
        own = self._record.rev > 0 and not self.read_only
        self._returned = problems_of(self._record) if own else []
        self._show_returns()
        self._tell_title()

    def _show_returns(self) -> None:
        """What was sent back stands at its field like an error, and in the bar above the form."""
        self._show_problems(self._returned)
        whole = [p for p in self._returned if not _has_place(p)]
        text = "\n".join(say(problem.message) for problem in whole)
        self.sent_back.show_notice("danger", tr("上级退回整条记录"), text)
        self.sent_back.setVisible(bool(whole))
        self.explain_button.setVisible(bool(self._returned))
        places = [p for p in self._returned if _has_place(p)]
        self._summarise(places, tr("上级退回 {n} 处：").format(n=len(places)), go=False)

    def explain(self) -> None:
        """Answer the return at the field in use, or the first one, with why it stays as it is."""
        at = next((n for n, p in enumerate(self._returned) if self._stands_at(p)), 0)
        said = self._returned[at]
        about = open_returns(self._record.uid)[at].about
        place = place_text(self._ledger, self._record, about)
        title = tr("“{place}”为什么不改？").format(place=place)
        reason = self._dialogs.ask_text(title, say(said.message), tr("写入说明"))
        if reason is None:
            return
        try:
            self._session.act(EXPLAIN_RETURN, self._record, about_field=about, reason=reason)
        except UserError as error:
            self._session.refused.emit(error)
        self._returned = problems_of(self._record)
        self._show_returns()

    def _stands_at(self, problem: Problem) -> bool:
        """Whether the focus was last in the field or the rows of a problem."""
        field = self.fields.get(problem.field)
        holder: QWidget | None = field.editor if field else None
        holder = holder or self.rows.get(problem.field.split(".")[0])
        focus = self.focusWidget()
        return holder is not None and focus is not None and holder.isAncestorOf(focus)

    def begin(self, at: str = "") -> None:
        """Focus the field of this name, or the first that can be typed into."""
        self._tell_title()
        QTimer.singleShot(0, self, lambda: self._focus_first(at))

    def _focus_first(self, at: str = "") -> None:
        if self._returned and self.summary.isVisibleTo(self) and not at:
            self.summary.go(1)
            return
        first = next((f for f in self.fields.values() if not f.column.derived), None)
        first = self.fields.get(at, first)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.verticalScrollBar().setValue(0)
            self._follow_focus()

    def _follow_focus(self) -> None:
        """Scroll to the field in use, once what was unfolded has its place."""
        focus = self.focusWidget()
        if focus is not None:
            self.area.ensureWidgetVisible(focus, 0, _AROUND_FOCUS)

    def _tell_title(self) -> None:
        new = self._record.rev == 0
        state = tr("未保存") if self.changed or new else tr("已保存")
        if not new and not self._record.complete:
            state = tr("草稿 ・ {state}").format(state=state)
        head = tr("新建") if new else self._record.heading()[:40]
        self.titled.emit(tr(self._ledger.title), " ・ ".join((head, state)))
        self.status.emit(" ・ ".join((tr(self._ledger.title), head, state)))

    def _edited(self) -> None:
        if not self.changed:
            self.changed = True
            self._tell_title()

    def _typed(self) -> tuple[Record, list[Problem]]:
        """The record as the form has it, and what in the form cannot be read."""
        record = record_copy(self._record)
        unread: list[Problem] = []
        for field in self.fields.values():
            if field.column.derived or field.column.automatic:
                continue
            try:
                setattr(record, field.name, field.read())
            except UserError as error:
                unread.append(Problem(field.name, error.sentence, "invalid"))
        for name, rows in self.rows.items():
            if not rows.rows.automatic:
                setattr(record, name, rows.parts())
                unread += rows.unreadable()
        return record, unread

    # What the form fills in by itself

    def _begin_proposals(self) -> None:
        """A new form begins with what can be proposed; a stored record waits for the first edit."""
        self._proposed = {}
        bare = record_copy(self._record)
        for name in self.fold.names & self.fields.keys():
            setattr(bare, name, None)
        self.fold.show_filled(self._record, proposals(bare, self._door.today))
        if self._record.rev == 0:
            self._propose()

    def _propose(self) -> None:
        """Bring what nobody typed up to date with what somebody did."""
        if self.read_only:
            return
        record = record_copy(self._typed()[0])
        for name in self._proposed:
            if not self.fields[name].touched:
                setattr(record, name, getattr(self._record, name))
        found = proposals(record, self._door.today)
        fresh = {name: value for name, value in found.items() if not self.fields[name].touched}
        for name in {*self._proposed, *fresh}:
            field = self.fields[name]
            value = fresh.get(name, getattr(self._record, name))
            if not field.touched and value != self._proposed.get(name, getattr(record, name)):
                field.editor.show_value(value)
        self._proposed = fresh

    # Checking

    def _check_one(self, field: FormField) -> None:
        """After an edit: this field, and those that already show something."""
        self._propose()
        record, unread = self._typed()
        said = [*self._door.problems(record), *hints_on(record)]
        found = [*unread, *said, *self._returned]
        for other in self.fields.values():
            if other is not field and not other.frame.level:
                continue
            mine = [p for p in found if p.field == other.name]
            telling = [p for p in mine if p.level != "missing"] if other is field else mine
            other.show_problem(min(telling, key=_weight) if telling else None)

    def _show_problems(self, problems: list[Problem]) -> None:
        self.fold.show_places({problem.field.split(".")[0] for problem in problems})
        for field in self.fields.values():
            mine = sorted((p for p in problems if p.field == field.name), key=_weight)
            field.show_problem(mine[0] if mine else None)
        for name, rows in self.rows.items():
            inside = [p for p in problems if p.field.split(".")[0] == name]
            rows.show_problems(sorted(inside, key=_weight))

    def _summarise(self, problems: list[Problem], heading: str, go: bool = True) -> None:
        errors: list[tuple[str, QWidget]] = []
        for name, field in self.fields.items():
            if any(p.field == name for p in problems):
                errors.append((tr(field.column.label), field.editor))
        for name, rows in self.rows.items():
            count = sum(p.field.split(".")[0] == name for p in problems)
            errors += [(tr(rows.rows.label), rows)] if count else []
        self.summary.show_errors(errors, heading)
        if errors and go:
            self.summary.go(1)

    # Saving and leaving

    def save(self) -> bool:
        """Save what there is; back to the list unless something is to be corrected."""
        saved = self._save()
        if saved and not self._to_correct():
            self.closed.emit(self._record.uid)
        return saved

    def save_and_new(self) -> None:
        """Save, and begin the next record."""
        if self._save() and not self._to_correct():
            self._record = self._door.new(self._ledger.model)
            self.fold.close_again()
            self._show_record()
            self._focus_first()

    def _save(self) -> bool:
        self._finish_cells()
        if self.changed:
            self._propose()
        record, unread = self._typed()
        self._tell_given(record)
        problems = [*unread, *self._door.problems(record)]
        stopping = [p for p in problems if p.level in _HOLDS_UP]
        if stopping:
            self._show_problems([*problems, *self._returned])
            self._summarise(stopping, "")
            self.status.emit(tr("有 {n} 处需要改正 ・ 未保存").format(n=len(stopping)))
            return False
        try:
            self._session.store(record)
        except Invalid as invalid:
            self._show_problems(list(invalid.problems))
            return False
        except UserError as error:
            self._session.refused.emit(error)
            return False
        self._after_saving(record)
        return True

    def _tell_given(self, record: Record) -> None:
        """Proposals that nobody touched, and rows that a key brought, count as not typed."""
        if self._proposed:
            give(record, Source.TIES, *self._proposed)
        for rows in self.rows.values():
            brought = (({rows.rows.name: said}, source) for said, source in rows.given)
            record.given += tuple(brought)

    def _to_correct(self) -> bool:
        """Whether what was saved cannot be sent yet; it stays open to be mended."""
        return any(p.level in _TO_CORRECT for p in self._door.problems(self._record))

    def _after_saving(self, record: Record) -> None:
        self._record = self._door.load(type(record), record.uid)
        self._show_record()
        problems = self._door.problems(self._record)
        self._show_problems([*problems, *self._returned])
        wrong = [p for p in problems if p.level in _TO_CORRECT]
        if wrong:
            heading = tr("已存为草稿，还有 {n} 处改正后才能报送：").format(n=len(wrong))
            self._summarise(wrong, heading)
        missing = sum(p.level == "missing" for p in problems)
        if missing:
            self.status.emit(tr("已存为草稿，还有 {n} 项报送前要填").format(n=missing))

    def leave(self) -> None:
        """Back to the list, after asking where something would be lost."""
        if self.may_leave():
            self.closed.emit(self._record.uid)

    def _finish_cells(self) -> None:
        for rows in self.rows.values():
            rows.delegate.finish_open()

    def may_leave(self) -> bool:
        """Whether nothing would be lost; a form whose changes are given up closes at once."""
        self._finish_cells()
        if not self.changed:
            return True
        answer = self._dialogs.choose(
            tr("离开前保存修改吗？"),
            tr("这条记录有没保存的修改。"),
            ((tr("保存草稿"), "primary"), (tr("放弃修改"), "plain"), (tr("继续编辑"), "plain")),
        )
        if answer == 1:
            self.closed.emit(self._record.uid)
        return answer == 1 or (answer == 0 and self._save())


def record_copy(record: Record) -> Record:
    """A copy to work on: a refused saving must leave the record as it was."""
    copy = record_from(type(record), read_state(record))
    copy.given = record.given
    return copy


def _is_filled_in(place: Column[Any] | Rows[Any]) -> bool:
    """Whether a person fills in any of it, or at least reads it as one value."""
    if isinstance(place, Rows):
        return not all(column.automatic or column.derived for column in place.model.columns())
    return True


def _has_place(problem: Problem) -> bool:
    """Whether a return is of a field that is still there, rather than of the whole record."""
    return bool(problem.field) and problem.field.split(".")[1:2] != ["0"]


def _weight(problem: Problem) -> int:
    return ("invalid", "wrong", "returned", "missing", "warning").index(problem.level)
