"""What stands in the middle of a ledger's page: its table, or why the table is empty."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.block_edits import Block
from models.ledger import Ledger
from ui.bulk_edit import refusal
from ui.icons import Icon
from ui.ledger_view import LedgerView
from ui.theme import ThemeHolder
from ui.widgets.empty_page import EmptyPage, NoResult
from ui.widgets.error_summary import Notice
from ui.words import tr

_FAULTS_SHOWN = 6


class ListBody(QWidget):
    """The table; an empty page whose `deed` and `other` lead on; a search without result."""

    def __init__(
        self, themes: ThemeHolder, ledger: Ledger, view: LedgerView, imports: bool
    ) -> None:
        super().__init__()
        self._ledger, self.view = ledger, view
        text = tr("可以逐条新建，或从表格成批导入。") if imports else tr("可以逐条新建。")
        other = tr("导入表格…") if imports else ""
        labels = ("", text, tr("新建"), other)
        self.empty = EmptyPage(themes, Icon.LIST_CHECK, *labels, needs=(Right.RECORD,))
        self.no_result = NoResult(themes)
        self.faults = Notice(themes, "warn", "", deed=tr("知道了"))
        self.faults.link.clicked.connect(self.faults.hide)
        self.faults.hide()
        self._stack = QStackedWidget()
        for part in (view, self.empty, self.no_result):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.faults)
        column.addWidget(self._stack, 1)

    def show_table(self) -> None:
        self._stack.setCurrentWidget(self.view)

    def show_no_result(self, filters: Sequence[str]) -> None:
        title = tr("没有找到符合条件的{ledger}").format(ledger=tr(self._ledger.title))
        self.no_result.show_search(title, tr("只查了：{where}").format(where="、".join(filters)))
        self._stack.setCurrentWidget(self.no_result)

    def show_empty(self, period: str) -> None:
        """`period` is the time that the list is of, "" where its ledger has none."""
        title = tr("{period}还没有{ledger}的记录") if period else tr("还没有{ledger}的记录")
        self.empty.title.setText(title.format(period=period, ledger=tr(self._ledger.title)))
        self._stack.setCurrentWidget(self.empty)

    def take_focus(self) -> None:
        """To what can be used: the table, or the first thing to do where there is none."""
        shown = self._stack.currentWidget()
        if shown is self.empty:
            self.empty.deed.setFocus()
        elif shown is self.no_result:
            self.no_result.clear.setFocus()
        else:
            self.view.setFocus()

    def show_faults(self, result: Block) -> None:
        """List the cells that did not take what was pasted, with the reason."""
        title = tr("有 {n} 格没有填进去，原来的内容没有动：").format(n=len(result.faults))
        lines = [
            refusal(fault)
            if fault.title
            else tr("第 {row} 行 {label}：{message}").format(
                row=fault.row, label=tr(fault.label), message=fault.message.text(tr)
            )
            for fault in result.faults[:_FAULTS_SHOWN]
        ]
        more = len(result.faults) - len(lines)
        if more:
            lines.append(tr("还有 {n} 格").format(n=more))
        self.faults.show_notice("warn", title, "\n".join(lines))
        self.faults.way.lead(result.faults[0].message)
        self.faults.show()
