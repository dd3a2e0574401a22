"""视图: the list as it is arranged, by groups too, kept under a name, opened again, handed down."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from models.errors import UserError
from models.fields import Column
from models.grouping import Grouping, grouped, groupings
from models.ledgers.areas import AREAS
from models.ledgers.saved_views import SavedView
from models.ledgers.units import descendants
from models.listing import Listing, choices_of, is_of_a_period
from models.periods import parse_period
from models.views import KnownView, grouping_of, hand_down, order_of, views_of
from models.words import sentence
from ui.column_layout import ColumnLayout, layout_from
from ui.group_panel import GroupPanel
from ui.icons import Icon
from ui.naming_box import NamingBox
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.words import tr

if TYPE_CHECKING:
    from ui.ledger_page import LedgerPage

ExportView = Callable[[str, Listing, Sequence[Column[Any]], Grouping | None], object]
"""Writes a list under a title with these columns, taken apart so, where the user wants it."""


class SavedViews(QObject):
    """The views of one ledger's page: their menu, and the groups beside the list."""

    def __init__(
        self, themes: ThemeHolder, page: "LedgerPage", export: ExportView | None = None
    ) -> None:
        super().__init__(page)
        self._themes, self._page, self._export = themes, page, export
        self.opened: KnownView | None = None
        self.grouping: Grouping | None = None
        self.panel = GroupPanel(themes)
        self.panel.chosen.connect(self._narrow)
        self.panel.entered.connect(page.view.setFocus)
        self.panel.closed.connect(lambda: self.group_by(None))
        self.button = Button(themes, tr("视图"), "quiet", Icon.EYE)
        self.button.setToolTip(tr("保存的视图和分组（Ctrl+L）"))
        self.button.clicked.connect(self.show_menu)

    # The groups

    def refresh(self) -> None:
        """Count the groups anew, before the list is read."""
        page = self._page
        if self.grouping is None:
            page.filters.group = None
            self.panel.hide()
            return
        self.panel.show_groups(grouped(self._whole(), self.grouping, tr))
        line = self.panel.line
        page.filters.group = None if line is None else (self.grouping, line)

    def _whole(self) -> Listing:
        """The list as it is filtered, its groups together."""
        filters = self._page.filters
        kept, filters.group = filters.group, None
        try:
            return self._page.listing()
        finally:
            filters.group = kept

    def _narrow(self) -> None:
        if self.grouping is not None:
            self._page.refresh()

    def group_by(self, grouping: Grouping | None) -> None:
        self.grouping = grouping
        self.panel.begin()
        self._page.refresh()
        if grouping is None:
            self._page.view.setFocus()
        else:
            self.panel.take_focus()

    # The menu

    def show_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.setActiveAction(menu.actions()[0])

    def menu(self) -> QMenu:
        """All views of this ledger, how the list is grouped, and what can be done with a view."""
        menu = QMenu(self.button)
        self._add(menu, tr("全部记录"), self.leave, self.opened is None)
        uid = self.opened.view.uid if self.opened else ""
        for known in views_of(self._page.session.office, self._page.ledger):
            self._add(menu, title_of(known), partial(self.open, known), known.view.uid == uid)
        menu.addSeparator()
        menu.addMenu(self._groups_menu(menu))
        menu.addSeparator()
        menu.addAction(tr("另存为视图(&S)…"), self.save)
        if self.opened is not None and self.opened.own:
            menu.addAction(tr("按现在的样子更新(&U)"), self.update)
            menu.addAction(tr("改名(&R)…"), self.rename)
            if descendants(self._page.session.office.unit) and not self.opened.view.handed_down:
                menu.addAction(tr("下发给下级(&H)…"), self.hand_down)
            menu.addAction(tr("删除视图(&D)…"), self.delete)
        if self._export is not None:
            menu.addSeparator()
            menu.addAction(tr("导出分组和汇总(&E)…"), self.export)
        return menu

    def _add(self, menu: QMenu, text: str, deed: Callable[[], object], on: bool) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: deed())
        return action

    def _groups_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(tr("分组(&G)"), parent)
        chosen = QActionGroup(menu)
        held = self.grouping.key if self.grouping else ""
        chosen.addAction(self._add(menu, tr("不分组"), lambda: self.group_by(None), not held))
        for one in groupings(self._page.ledger):
            text = tr("按{label}").format(label=tr(one.label))
            action = self._add(menu, text, partial(self.group_by, one), one.key == held)
            chosen.addAction(action)
        return menu

    # Opening

    def open(self, known: KnownView) -> None:
        """Arrange the list as the view says; what the window remembers of columns stays."""
        view, page = known.view, self._page
        self.opened = known
        self.grouping = grouping_of(view)
        self.panel.begin()
        page.filters.arrange(view.search or "", view.state or "", view.of_unit or "")
        columns = page.view.columns
        if view.columns_shown:
            shown = view.columns_shown.split()
            hidden = [held.name for held in page.table.columns if held.name not in shown]
            columns = ColumnLayout(shown, dict(columns.widths), sorted(hidden))
        page.arrange(order_of(view), bool(view.descending), columns)
        if view.in_period:
            page.scope.choose(parse_period(view.in_period))
        self._tell()
        page.refresh()
        page.list_body.take_focus()

    def leave(self) -> None:
        """Back to the whole list, with the columns as the window remembers them."""
        page = self._page
        self.opened, self.grouping = None, None
        page.filters.arrange("", "", "")
        columns = layout_from(page.session.recall(f"columns.{page.ledger.name}"))
        page.arrange(None, False, columns)
        self._tell()
        page.refresh()
        page.list_body.take_focus()

    def _tell(self) -> None:
        self.button.setText(tr("视图") if self.opened is None else title_of(self.opened))
        name = tr("视图：{name}").format(name=self.button.text()) if self.opened else tr("视图")
        self.button.setAccessibleName(name)

    # Keeping

    def save(self) -> None:
        """Keep the list as it is under a name; under that of an own view, in its place."""
        page = self._page
        period = page.scope.period if is_of_a_period(page.ledger) else None
        boxes: list[NamingBox] = []

        def made(parent: QWidget | None) -> NamingBox:
            text = tr("筛选、分组、排序和列都会记下。")
            box = NamingBox(self._themes, tr("另存为视图"), text, tr("保存"), parent, period)
            boxes.append(box)
            return box

        if not page.dialogs.show(made):
            return
        name = boxes[0].name
        own = [known for known in self._known() if known.own and known.view.title == name]
        question = tr("已经有视图“{name}”，换成现在的样子？").format(name=name)
        if own and not page.dialogs.ask(tr("替换视图"), question, tr("替换")):
            return
        door = page.session.office.door
        view = own[0].view if own else door.new(SavedView, title=name, of_ledger=page.ledger.name)
        view.in_period = boxes[0].period.code if boxes[0].period else None
        self._store(self._filled(view), "已保存视图“{title}”")

    def _known(self) -> list[KnownView]:
        return views_of(self._page.session.office, self._page.ledger)

    def _filled(self, view: SavedView) -> SavedView:
        """A view that says how the list is arranged now, the chosen group aside."""
        page, filters = self._page, self._page.filters
        view.state = None if filters.state == "all" else filters.state
        view.of_unit, view.search = filters.unit, filters.search.text().strip() or None
        view.grouped_by = self.grouping.key if self.grouping else None
        order = page.listing()
        view.sorted_by, view.descending = order.order or None, order.descending
        view.columns_shown = " ".join(page.table.columns[at].name for at in page.view.visible())
        return view

    def _store(self, view: SavedView, done: str) -> None:
        session = self._page.session
        try:
            session.store(view, done=sentence(done, title=view.title))
        except UserError as error:
            session.refused.emit(error)
            return
        self.opened = next((k for k in self._known() if k.view.uid == view.uid), None)
        self._tell()

    def _own(self) -> SavedView:
        assert self.opened is not None
        return self._page.session.office.door.load(SavedView, self.opened.view.uid)

    def update(self) -> None:
        self._store(self._filled(self._own()), "已更新视图“{title}”")

    def rename(self) -> None:
        view, page = self._own(), self._page
        boxes: list[NamingBox] = []

        def made(parent: QWidget | None) -> NamingBox:
            box = NamingBox(self._themes, tr("视图改名"), "", tr("改名"), parent)
            box.begin(view.title or "")
            boxes.append(box)
            return box

        if not page.dialogs.show(made):
            return
        view.title = boxes[0].name
        taken = [one for one in page.session.office.door.problems(view) if one.field == "title"]
        if taken:
            page.session.refused.emit(UserError(taken[0].message.template))
            return
        self._store(view, "已改名为“{title}”")

    def hand_down(self) -> None:
        """To all below, or to the areas and units that are ticked."""
        view, page = self._own(), self._page
        below = descendants(page.session.office.unit)
        areas = choices_of(AREAS.name)
        units = [(uid, name) for uid, name in choices_of("units", limit=10_000) if uid in below]
        ticked = page.dialogs.choose_some(
            tr("下发视图“{name}”").format(name=view.title),
            tr("一个都不勾，就是全部下级。随下一次下发包送到。"),
            [*areas, *units],
            tr("下发"),
        )
        if ticked is not None:
            known = {uid for uid, _ in areas}
            to_areas = [uid for uid in ticked if uid in known]
            to_units = [uid for uid in ticked if uid not in known]
            self._store(hand_down(view, to_areas, to_units), "视图“{title}”已列入下发")

    def delete(self) -> None:
        view, page = self._own(), self._page
        text = tr("已经下发的，下一次下发时也从下级收回。") if view.handed_down else ""
        title = tr("删除视图“{name}”").format(name=view.title)
        if page.dialogs.ask(title, text, tr("删除"), danger=True):
            page.session.delete([view], tr("不再需要"))
            self.leave()

    # Leaving the window

    def export(self) -> None:
        page = self._page
        if self._export is None:
            return
        columns: list[Column[Any]] = []
        for at in page.view.visible():
            column = page.table.columns[at].column
            if column not in columns:
                columns.append(column)
        title = self.opened.view.title if self.opened else tr(page.ledger.title)
        self._export(title or "", self._whole(), columns, self.grouping)


def title_of(known: KnownView) -> str:
    """The view's name, with the unit that handed it down."""
    title = known.view.title or ""
    if known.own:
        return title
    return tr("{title}（{unit}下发）").format(title=title, unit=known.handed_by)
