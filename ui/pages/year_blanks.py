"""填写年度要素: every blank of the summary with the passage it stands in, and room to fill it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.errors import UserError
from models.year_blanks import FilledBlank, blanks_of, filled_facts, filling
from ui.commands import Command
from ui.icons import Icon
from ui.scope import Scope
from ui.session import Session
from ui.theme import ThemeHolder
from ui.widgets.page import Card, Page, hairline, label, scrolling
from ui.words import tr

if TYPE_CHECKING:
    from ui.printing.paper import Paper


class YearBlanksPage(Page):
    """One line a blank; Enter goes to the next one, Ctrl+S keeps them all in one step.

    What the level above has said stands grey in an empty line and counts as filled.
    """

    def __init__(self, themes: ThemeHolder, session: Session, scope: Scope) -> None:
        super().__init__(themes, tr("填写年度要素"))
        self.session, self._scope = session, scope
        self.lines: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self._year = 0
        self.summary = label("", "secondary", wraps=True)
        self._grid = QGridLayout()
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.save_button = self.add_button(tr("保存"), "primary", Icon.CHECK, needs=(Right.RECORD,))
        head = QVBoxLayout()
        head.setContentsMargins(14, 8, 14, 8)
        head.addWidget(self.summary)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(hairline())
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        card.body.addWidget(scrolling(column), 1)
        self.body.addWidget(card, 1)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self._scope.changed.connect(self._refresh_if_seen)
        self.session.changed.connect(lambda _names: self._refresh_if_seen())
        self.offer(Command.SAVE, self.save)
        self.offer(Command.REFRESH, self.refresh)

    # What is shown

    def arrive(self) -> None:
        self._refresh_if_clean()
        if self.lines:
            empty = (line for line in self.lines.values() if not line.text())
            next(empty, next(iter(self.lines.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self._refresh_if_clean()

    def _refresh_if_clean(self) -> None:
        """What is being typed is not thrown away because something else has changed."""
        if not self.changed_values():
            self.refresh()

    def refresh(self) -> None:
        self._year = self._scope.year
        blanks = blanks_of(self.session.office, self._year)
        if [one.key for one in blanks] != list(self.lines):
            self._set_out(blanks)
        for one in blanks:
            line = self.lines[one.key]
            own = (one.own.value or "") if one.own else ""
            line.setText(own)
            line.setPlaceholderText((one.handed.value or "") if one.handed else "")
            self._shown[one.key] = own
        filled = sum(bool(one.value) for one in blanks)
        told = tr("{year}年已填 {n} 项，共 {all} 项；没填的在报告里印成〔待填〕").format(
            year=self._year, n=filled, all=len(blanks)
        )
        self.set_title(tr("填写年度要素"), tr("{year}年").format(year=self._year))
        self.summary.setText(told)
        self.say_status(told)

    def _set_out(self, blanks: list[FilledBlank]) -> None:
        while item := self._grid.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.lines = {}
        for row, one in enumerate(blanks):
            line = QLineEdit()
            line.setMaxLength(2000)
            line.setAccessibleName(tr(one.label))
            line.setAccessibleDescription(one.context)
            line.returnPressed.connect(lambda key=one.key: self._go_on(key))
            name = label(tr(one.label))
            name.setBuddy(line)
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(line, row, 1)
            self._grid.addWidget(label(tr(one.context), "secondary", wraps=True), row, 2)
            self.lines[one.key] = line

    def _go_on(self, key: str) -> None:
        keys = list(self.lines)
        at = keys.index(key) + 1
        target: QWidget = self.lines[keys[at]] if at < len(keys) else self.save_button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def papers(self) -> "Sequence[Paper]":
        from ui.printing.blanks_paper import blanks_paper

        return [blanks_paper(self.session.office, self._year)]

    # What is done

    def changed_values(self) -> dict[str, str]:
        """Key → text of the lines that say something else than what is kept."""
        return {
            key: line.text()
            for key, line in self.lines.items()
            if line.text().strip() != self._shown.get(key, "")
        }

    def save(self) -> bool:
        try:
            facts = filled_facts(self.session.office, self._year, self.changed_values())
            self.session.store(*facts, done=filling(self._year, len(facts)))
        except UserError as error:
            self.session.refused.emit(error)
            return False
        self.refresh()
        return True

    def may_leave(self) -> bool:
        """What was typed is kept when the page is left."""
        return not self.changed_values() or self.save()
