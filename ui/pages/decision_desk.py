"""审核决定: what units below ask for, with the facts and the evidence, and the decision on it."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models import listing
from models.door import right_of
from models.errors import UserError
from models.exchange.sending.checks import files_of
from models.fields import Column, FilesField, LongTextField
from models.ledger import Action
from models.ledgers.decisions import Decision
from models.ledgers.schemes import Scheme
from models.lists import list_labels
from models.pending import Pending, pending_decisions
from models.record import Part, Record, Rows
from models.reviews import reviews_of
from models.values import Reader, shown
from ui.commands import Command
from ui.dates import day_text
from ui.dialogs import Dialogs
from ui.editors import Editor, editor_for
from ui.forms.scheme_review import SchemeReview
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.states import look_of
from ui.surroundings import Cabinet, surroundings
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_page import EmptyPage
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card, Page, hairline, label, scrolling, side_by_side
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr


class DecisionDesk(Page):
    """Requests at left, the chosen one at right; what is decided drops out, Ctrl+Z undoes it."""

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        scope: Scope,
        dialogs: Dialogs,
        open_record: Callable[[str, str], object],
    ) -> None:
        super().__init__(themes, tr("审核决定"))
        self._session, self._dialogs, self._open_record = session, dialogs, open_record
        self._around = surroundings(themes, session, dialogs, scope)
        self._cabinet = Cabinet(session, dialogs)
        self._waiting: dict[str, Pending] = {}
        self._typed: dict[str, dict[str, tuple[bool, Any]]] = {}
        self._editors: dict[str, Editor] = {}
        self.action_buttons: dict[str, Button] = {}
        self.requests = PlainTable(
            themes,
            tr("等待决定的申请"),
            [
                Heading(tr("申请"), 90),
                Heading(tr("单位"), 120),
                Heading(tr("记录")),
                Heading(tr("申请日期"), 84),
                Heading(tr("已等"), 64, right=True),
            ],
        )
        self.empty = EmptyPage(
            themes,
            Icon.CHECK,
            tr("没有等待决定的申请"),
            tr("下级申请验收、延期或报审方案，导入他们的报送包后出现在这里。"),
        )
        self.stack = QStackedWidget()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card()
        card.body.addWidget(self.requests, 1)
        self._split = side_by_side(card, self._pane(), (540, 460))
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._split)
        self.body.addWidget(self.stack, 1)

    def _pane(self) -> Card:
        self.pane = Card()
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.setSpacing(8)
        self.chip = Chip(self.themes)
        self.heading = label("", "section", wraps=True)
        self.open_button = Button(self.themes, tr("打开记录"), "link")
        head.addWidget(self.chip)
        head.addWidget(self.heading, 1)
        head.addWidget(self.open_button)
        self.pane.body.addLayout(head)
        self.pane.body.addWidget(hairline())
        self._facts = QVBoxLayout()
        self._facts.setContentsMargins(14, 10, 14, 10)
        self.pane.body.addWidget(scrolling(self._facts), 1)
        self.pane.body.addWidget(hairline())
        self._deciding = QVBoxLayout()
        self._deciding.setContentsMargins(14, 10, 14, 10)
        self._deciding.setSpacing(6)
        self.pane.body.addLayout(self._deciding)
        return self.pane

    def _connect(self) -> None:
        self.requests.moved.connect(self._show)
        self.requests.opened.connect(lambda _key: self._focus_decision())
        self.open_button.clicked.connect(self._open)
        self._later.timeout.connect(self._refresh_if_seen)
        self._session.changed.connect(lambda _names: self._later.start())
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self.refresh()
        self.requests.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read anew what waits; the chosen one stays, or the next takes its place."""
        today = self._session.office.door.today
        found = pending_decisions(self._session.office)
        self._waiting = {some.record.uid: some for some in found}
        count = len(found)
        self.set_title(tr("审核决定"), tr("{n} 件等待决定").format(n=count) if count else "")
        self.stack.setCurrentWidget(self._split if found else self.empty)
        self.requests.show_lines([_line(some, today) for some in found])
        self._show(self.requests.current_key)
        self.say_status(tr("{n} 件等待决定").format(n=count) if count else tr("没有等待决定的申请"))

    @property
    def current(self) -> Pending | None:
        return self._waiting.get(self.requests.current_key)

    def _show(self, uid: str) -> None:
        some = self._waiting.get(uid)
        if some is None:
            return
        self.chip.show_state(tr(some.asked.label), look_of(some.asked))
        self.heading.setText(some.record.heading())
        self._replace(self._facts, self._fact_sheet(some))
        self._replace(self._deciding, self._decision_form(some))

    def _replace(self, place: QVBoxLayout, widget: QWidget) -> None:
        while item := place.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        place.addWidget(widget)

    def _fact_sheet(self, some: Pending) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        facts = [(tr("单位"), some.unit_name), *_facts(some.record)]
        for at, (name, text) in enumerate(facts):
            grid.addWidget(label(name, "secondary"), at, 0, Qt.AlignmentFlag.AlignTop)
            words = label(text, wraps=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, at, 1)
        files = list(files_of(some.ledger, some.record))
        for at, file in enumerate(files, len(facts)):
            link = Button(self.themes, file.name, "link", Icon.PAPERCLIP)
            link.clicked.connect(lambda _on=False, file=file: self._cabinet.open(file))
            grid.addWidget(link, at, 1, Qt.AlignmentFlag.AlignLeft)
        if files:
            grid.addWidget(label(tr("佐证与附件"), "secondary"), len(facts), 0)
        rows = len(facts) + len(files)
        if isinstance(some.record, Scheme):
            review = SchemeReview(self.themes, some.record)
            grid.addWidget(review, rows, 0, 1, 2)
        grid.setRowStretch(rows, 1)
        return holder

    def _decision_form(self, some: Pending) -> QWidget:
        """The fields that the possible decisions take, and a button for each decision."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._editors, self._frames = {}, {}
        asked = {c.name: c for action in some.actions for c in action.asks}
        for name, field in asked.items():
            editor = editor_for(field, self._around())
            editor.edited.connect(partial(self._keep, some.record.uid, name))
            self._editors[name] = editor
            self._frames[name] = FieldFrame(self.themes, tr(field.label), editor)
        column.addLayout(self._fields(asked))
        self._fill(asked, self._typed.get(some.record.uid, {}))
        align_labels(list(self._frames.values()))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.action_buttons = {}
        for number, action in enumerate(some.actions):
            kind = "plain" if number else "primary"
            button = Button(self.themes, tr(action.label), kind, needs=(right_of(action),))
            button.clicked.connect(lambda _on=False, action=action: self.decide(action))
            self.action_buttons[action.name] = button
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return holder

    def _fields(self, asked: dict[str, Column[Any]]) -> QGridLayout:
        """Long texts over the whole width, short fields in pairs."""
        grid = QGridLayout()
        grid.setSpacing(6)
        place = 0
        for name, field in asked.items():
            whole = isinstance(field, LongTextField)
            place += place % 2 if whole else 0
            grid.addWidget(self._frames[name], place // 2, place % 2, 1, 2 if whole else 1)
            place += 2 if whole else 1
        return grid

    def _keep(self, uid: str, name: str) -> None:
        """What was typed stays with its request, whatever is shown in between."""
        editor = self._editors[name]
        try:
            said = (True, editor.read_value())
        except UserError:
            said = (False, editor.typed_text())
        self._typed.setdefault(uid, {})[name] = said

    def _fill(self, asked: dict[str, Column[Any]], typed: Mapping[str, tuple[bool, Any]]) -> None:
        today = self._session.office.door.today
        if Decision.decided_on.name in asked:
            self._editors[Decision.decided_on.name].show_value(today)
        if Decision.decided_by.name in asked:
            self._editors[Decision.decided_by.name].show_value(self._session.office.door.actor)
        for name, (readable, said) in typed.items():
            if name in asked:
                editor = self._editors[name]
                (editor.show_value if readable else editor.show_text)(said)

    def _focus_decision(self) -> None:
        if self._editors:
            next(iter(self._editors.values())).setFocus()

    # Deciding

    def decide(self, action: Action) -> None:
        """Make the decision with what is typed; what is wrong with a field is said under it."""
        some = self.current
        if some is None:
            return
        values = self._values(action)
        if values is None:
            return
        record = self._session.office.door.load(some.ledger.model, some.record.uid)
        try:
            self._session.act(action, record, **values)
        except UserError as error:
            self._refuse(error)
        else:
            self._typed.pop(some.record.uid, None)
            self.requests.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, error: UserError) -> None:
        """Say it at the reason, for which a decision is refused if for anything."""
        frame = self._frames.get(Decision.reason.name)
        if frame is None:
            self._session.refused.emit(error)
            return
        frame.show_error(error)
        frame.editor.setFocus()

    def _values(self, action: Action) -> dict[str, Any] | None:
        values, wrong = {}, False
        for frame in self._frames.values():
            frame.show_message("")
        for column in action.asks:
            try:
                values[column.name] = self._editors[column.name].read_value()
            except UserError as error:
                self._frames[column.name].show_error(error)
                wrong = True
        return None if wrong else values

    def _open(self) -> None:
        some = self.current
        if some is not None:
            self._open_record(some.ledger.name, some.record.uid)

    def regions(self) -> list[QWidget]:
        return [self.requests, self.pane]


def _line(some: Pending, today: date) -> Line:
    days = (today - some.since).days if some.since else 0
    return Line(
        some.record.uid,
        (
            Cell(tr(some.asked.label), look_of(some.asked)),
            Cell(some.unit_name),
            Cell(some.record.heading(), quiet=tr(some.ledger.title)),
            Cell(day_text(some.since)),
            Cell(tr("{n} 天").format(n=days)),
        ),
    )


def _facts(record: Record) -> list[tuple[str, str]]:
    """Name and text of every filled field, then of each row, as the form groups them."""
    from models.ledgers import ledger_named

    ledger = ledger_named(str(record._meta.table_name))
    assert ledger is not None
    plain: list[Column[Any]] = []
    rows: list[Rows[Any]] = []
    for group in ledger.groups:
        plain += [part for part in group.content if not isinstance(part, Rows)]
        rows += [part for part in group.content if isinstance(part, Rows)]
    reader = Reader(tr, _names(record, plain, rows), cache(list_labels))
    if isinstance(record, Scheme):
        plain = [Scheme.template, Scheme.drafter, Scheme.submitted_on]
    facts = [(tr(column.label), _text(column, record, reader)) for column in plain]
    if isinstance(record, Scheme):
        return [*((name, text) for name, text in facts if text), *_reviews(record)]
    for part in rows:
        columns = [c for c in part.model.columns() if not isinstance(c, FilesField)]
        lines = [_row_text(columns, row, reader) for row in getattr(record, part.name)]
        facts.append((tr(part.label), "\n".join(line for line in lines if line)))
    return [(name, text) for name, text in facts if text]


def _reviews(scheme: Scheme) -> list[tuple[str, str]]:
    """What the reviews before have said, in place of the texts, which stand below."""
    told = []
    for decision in reviews_of(scheme):
        result = tr(decision.result.label) if decision.result else ""
        texts = (day_text(decision.decided_on), result, decision.reason)
        told.append(" ・ ".join(text for text in texts if text))
    return [(tr("会审意见"), "\n".join(told))] if told else []


def _text(column: Column[Any], holder: Record | Part, reader: Reader) -> str:
    if isinstance(column, FilesField):
        return ""
    return shown(column, getattr(holder, column.name), reader)


def _row_text(columns: list[Column[Any]], row: Part, reader: Reader) -> str:
    shown_columns = [c for c in columns if c.name not in ("digest", "entered_rev", "entered_on")]
    texts = (_text(column, row, reader) for column in shown_columns)
    return " ・ ".join(text for text in texts if text)


def _names(record: Record, plain: list[Column[Any]], rows: list[Rows[Any]]) -> dict[Any, str]:
    names = listing.names_for(plain, [[getattr(record, column.name) for column in plain]])
    for part in rows:
        columns = part.model.columns()
        lines = [[getattr(row, c.name) for c in columns] for row in getattr(record, part.name)]
        names |= listing.names_for(columns, lines)
    return names
