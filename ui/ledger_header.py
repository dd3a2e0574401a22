"""What stands beside the title of a ledger's list: elsewhere, papers, sheets and a new record."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from models.accounts.rights import Right
from ui.icons import Icon
from ui.widgets.button import Button
from ui.words import tr

if TYPE_CHECKING:
    from ui.ledger_page import LedgerPage, Outlets


def header_buttons(page: "LedgerPage", outlets: "Outlets") -> list[Button]:
    """From left to right; the main one is the last."""
    made = [_elsewhere(page, name, show) for name, show in outlets.elsewhere]
    if outlets.papers:
        made.append(_papers(page, outlets))
    if outlets.export_list is not None:
        made.append(page.add_button(tr("导出"), icon=Icon.FILE_EXPORT))
        made[-1].clicked.connect(page.export_list)
    may = (Right.RECORD,)
    if outlets.import_sheet is not None:
        made.append(page.add_button(tr("导入表格…"), icon=Icon.FILE_IMPORT, needs=may))
        made[-1].clicked.connect(page.import_sheet)
    made.append(page.add_button(tr("新建"), "primary", Icon.PLUS, needs=may))
    made[-1].clicked.connect(lambda: page.new())
    return made


def _elsewhere(page: "LedgerPage", name: str, show: Callable[[str], object]) -> Button:
    def show_current() -> None:
        if uid := page.view.current_uid:
            show(uid)

    button = page.add_button(name)
    button.clicked.connect(show_current)
    return button


def _papers(page: "LedgerPage", outlets: "Outlets") -> Button:
    """The list, or one of the papers of the ticked records or the current one."""

    def print_chosen(show: Callable[[Sequence[str]], object]) -> None:
        if some := page.view.chosen_uids():
            show(some)

    button = page.add_button(tr("打印"), icon=Icon.PRINTER)
    menu = QMenu(button)
    if outlets.print_list is not None:
        menu.addAction(tr("当前列表"), outlets.print_list)
        menu.addSeparator()
    for name, show in outlets.papers:
        menu.addAction(name, lambda show=show: print_chosen(show))
    button.setMenu(menu)
    return button
