"""The three sign-offs of a report: who, on which day, on this computer or on paper."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from models.errors import UserError
from models.exchange.sending.outbox import Statement
from models.exchange.sending.submitting import FILLER, ROLES, same_person, twice
from models.words import Sentence, sentence
from ui.dates import day_text
from ui.glyphs import DONE, TODO
from ui.help.way import Refusal
from ui.pages.exchanging import day_editor
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import GlyphMark
from ui.widgets.page import Card, hairline, label
from ui.words import say, tr

MEANS = (("local", "本机签字"), ("paper", "纸质签字"))


class Signing(Card):
    """Holds the statements; `changed` tells when one is made or withdrawn.

    `complete` passes the focus on when the last one has signed.
    """

    changed = Signal()
    complete = Signal()

    def __init__(self, themes: ThemeHolder, filler: str, today: Callable[[], date]) -> None:
        super().__init__(tr("签字"))
        self._count = label("", "secondary")
        self.heading.addWidget(self._count)
        self.rows_of: dict[str, _Signer] = {}
        for role, name in ROLES:
            row = _Signer(themes, role, tr(name), today)
            row.wanted.connect(self._sign)
            row.withdrawn.connect(self._tell)
            self.rows_of[role] = row
            self.body.addWidget(row)
            self.body.addWidget(hairline())
        self.rows_of["filler"].name.setText(filler)
        self._note = label(tr("签字后内容有改动，签字自动失效，需要重签。"), "caption", wraps=True)
        self._note.setContentsMargins(14, 8, 14, 10)
        self.body.addWidget(self._note)
        self._tell()

    @property
    def statements(self) -> list[Statement]:
        return [row.statement for row in self.rows_of.values() if row.statement is not None]

    @property
    def missing(self) -> list[str]:
        """The roles that have not signed yet, as people call them."""
        signed = {statement.role for statement in self.statements}
        return [tr(name) for role, name in ROLES if role not in signed]

    def show_statements(self, statements: Sequence[Statement]) -> None:
        for role, row in self.rows_of.items():
            row.show_statement(next((s for s in statements if s.role == role), None))
        self._tell()

    def propose(self, names: Mapping[str, str]) -> None:
        """Offer those who signed last time, where nobody has been named yet."""
        for role, row in self.rows_of.items():
            if role != FILLER and row.statement is None and not row.name.text():
                row.name.setText(names.get(role, ""))

    def void(self) -> None:
        """The content has changed: what was signed does not stand any more."""
        self.show_statements(())
        self._note.setText(tr("内容有改动，签字已失效，核对后重签。"))

    def _sign(self, role: str) -> None:
        row = self.rows_of[role]
        wanted = Statement(role, row.name.text(), "")
        for other, its in self.rows_of.items():
            if FILLER in (role, other) and role != other and same_person(wanted, its.statement):
                row.refuse(twice(other if role == FILLER else role))
                return
        if row.sign():
            self.enter()
            self._note.setText(tr("签字后内容有改动，签字自动失效，需要重签。"))
            self._tell()

    def enter(self) -> None:
        """Focus the first name that has not signed yet; what follows, where all have."""
        waiting = [row for row in self.rows_of.values() if row.statement is None]
        if waiting:
            waiting[0].name.setFocus()
            waiting[0].name.selectAll()
        else:
            self.complete.emit()

    def _tell(self) -> None:
        self._count.setText(f"{len(self.statements)} / {len(ROLES)}")
        self.changed.emit()


class _Signer(QWidget):
    """One role: its fields until it has signed, then who and when."""

    wanted = Signal(str)
    withdrawn = Signal()

    def __init__(
        self, themes: ThemeHolder, role: str, title: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.role, self._title, self._today = role, title, today
        self.statement: Statement | None = None
        self.mark = GlyphMark(themes, TODO)
        self.name = QLineEdit()
        self.name.setProperty("compact", True)
        self.name.setPlaceholderText(tr("姓名"))
        self.name.setAccessibleName(tr("{role}姓名").format(role=title))
        self.means = QComboBox()
        self.means.setProperty("compact", True)
        self.means.setAccessibleName(tr("{role}签字方式").format(role=title))
        for code, name in MEANS:
            self.means.addItem(tr(name), code)
        self.day = day_editor(themes, tr("{role}签字日期").format(role=title), today())
        self.day.line.setProperty("compact", True)
        self.button = Button(themes, tr("签字"))
        self.button.setAccessibleName(tr("{role}签字").format(role=title))
        self.again = Button(themes, tr("重签"), "link")
        self.again.setAccessibleName(tr("{role}重签").format(role=title))
        self.head = label(title)
        self.signed = label("", "strong")
        self.when = label("", "caption", wraps=True)
        self.wrong = Refusal(themes)
        self._lay_out()
        self.button.clicked.connect(lambda: self.wanted.emit(self.role))
        self.name.returnPressed.connect(lambda: self.wanted.emit(self.role))
        self.again.clicked.connect(self._withdraw)
        self.show_statement(None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 7, 14, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.mark, 0, 0)
        grid.addWidget(self.head, 0, 1)
        grid.addWidget(self.signed, 0, 2)
        grid.addWidget(self.again, 0, 3)
        grid.addWidget(self.name, 0, 2)
        grid.addWidget(self.means, 0, 3)
        grid.addWidget(self.day, 1, 0, 1, 3)
        grid.addWidget(self.button, 1, 3)
        grid.addWidget(self.when, 2, 0, 1, 4)
        grid.addWidget(self.wrong, 3, 0, 1, 4)
        grid.setColumnStretch(2, 1)

    def refuse(self, error: UserError | Sentence) -> None:
        self.wrong.show_error(error)
        self.when.hide()
        self.name.setAccessibleDescription(say(error))
        self.name.setFocus()

    def sign(self) -> bool:
        """Make the statement of what is typed; False after saying what is wrong with it."""
        name = self.name.text().strip()
        if not name:
            self.refuse(sentence("先填{role}姓名", role=self._title))
            return False
        try:
            day = self.day.read_value() or self._today()
        except UserError as error:
            self.refuse(error)
            return False
        if day > self._today():
            self.refuse(sentence("签字日期不能晚于今天"))
            return False
        means = str(self.means.currentData())
        self.show_statement(Statement(self.role, name, day.isoformat(), means))
        return True

    def _withdraw(self) -> None:
        self.show_statement(None)
        self.name.setFocus()
        self.withdrawn.emit()

    def show_statement(self, statement: Statement | None) -> None:
        self.statement = statement
        for field in (self.name, self.means, self.day, self.button):
            field.setVisible(statement is None)
        for shown in (self.signed, self.again):
            shown.setVisible(statement is not None)
        self.mark.show_look(DONE if statement else TODO)
        self.wrong.show_error(None)
        self.when.setVisible(statement is not None)
        self.name.setAccessibleDescription("")
        if statement is None:
            self.signed.clear()
            return
        self.name.setText(statement.name)
        self.signed.setText(statement.name)
        means = tr(dict(MEANS)[statement.means])
        self.when.setText(tr("{day} {means}").format(day=day_text(statement.on), means=means))
