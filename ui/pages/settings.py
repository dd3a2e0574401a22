"""系统设置: how the program looks, and who this office is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from models.demo_folder import demo_of
from models.ledgers.people import Person
from models.preferences import Preferences
from ui.dialogs import Dialogs
from ui.pages.accounts_card import AccountsCard
from ui.pages.backups_card import BackupsCard
from ui.pages.changes_card import ChangesCard
from ui.pages.demo_card import DemoCard
from ui.pages.figures_card import FiguresCard
from ui.pages.privacy_card import PrivacyCard
from ui.pages.warning_card import WarningCard
from ui.session import Session
from ui.tasks import Tasks
from ui.theme import Mode, TextScale, ThemeHolder
from ui.widgets.field_frame import FieldFrame, align_labels
from ui.widgets.page import Card, Page, label
from ui.words import tr


class SettingsPage(Page):
    """Cards: look, this office, accounts, days of warning, figures, backups.

    `preferred` carries this PC's changed preferences; language and look take effect at once or at
    the next start, as the card says. `restoring` carries the backup that is to be put back,
    `moving` the data folder of another office, `demo_unwanted` that of the demo.
    """

    preferred = Signal(object)
    restoring = Signal(object)
    changes_wanted = Signal()
    moving = Signal(object)
    demo_unwanted = Signal(object)

    def __init__(
        self,
        themes: ThemeHolder,
        session: Session,
        tasks: Tasks,
        dialogs: Dialogs,
        preferences: Preferences,
    ) -> None:
        super().__init__(themes, tr("系统设置"), scrolls=True)
        self._session, self._tasks, self._dialogs = session, tasks, dialogs
        self._preferences = preferences
        self.theme = _choices(
            (
                (tr("浅色"), Mode.LIGHT),
                (tr("深色"), Mode.DARK),
                (tr("高对比"), Mode.HIGH_CONTRAST),
                (tr("跟随系统"), Mode.SYSTEM),
            ),
            preferences.theme,
        )
        self.text_scale = _choices(
            (
                (tr("标准"), TextScale.STANDARD),
                (tr("大"), TextScale.LARGE),
                (tr("特大"), TextScale.XLARGE),
            ),
            preferences.text_scale,
        )
        self.language = _choices((("中文", "zh"), ("English", "en")), preferences.language)
        self._fill()
        for combo in (self.theme, self.text_scale, self.language):
            combo.activated.connect(self._prefer)

    def _fill(self) -> None:
        self.body.setSpacing(12)
        demo = demo_of(self._session.office.folder)
        if demo is not None:
            self.body.addWidget(self._demo_card(demo))
        self.body.addWidget(self._look_card())
        self.body.addWidget(self._office_card())
        self.accounts = AccountsCard(self.themes, self._session, self._dialogs)
        self.accounts.changed.connect(self._show_protection)
        self.body.addWidget(self.accounts)
        self.warnings = WarningCard(self.themes)
        self.body.addWidget(self.warnings)
        self.figures = FiguresCard(self.themes)
        self.body.addWidget(self.figures)
        self.changes = ChangesCard(self.themes)
        self.changes.wanted.connect(self.changes_wanted)
        self.body.addWidget(self.changes)
        self.backups = BackupsCard(
            self.themes, self._session, self._tasks, self._dialogs, self.restoring.emit
        )
        self.body.addWidget(self.backups)
        self.privacy = PrivacyCard(self.themes, self._session, self._tasks, self._dialogs)
        self.body.addWidget(self.privacy)
        self.body.addStretch(1)

    def _demo_card(self, demo: Path) -> Card:
        here = self._session.office.folder
        leave = (self.moving.emit, self.demo_unwanted.emit)
        self.demo = DemoCard(self.themes, self._dialogs, demo, here, *leave)
        return self.demo

    def _look_card(self) -> Card:
        card, grid = _card(tr("显示"))
        frames = [
            FieldFrame(self.themes, tr("外观"), self.theme),
            FieldFrame(self.themes, tr("文字大小"), self.text_scale),
            FieldFrame(self.themes, tr("语言"), self.language, note=tr("重新打开程序后生效")),
        ]
        align_labels(frames)
        for column, frame in enumerate(frames):
            grid.addWidget(frame, 0, column)
        return card

    def _office_card(self) -> Card:
        card, grid = _card(tr("本单位"))
        office = self._session.office
        row = office.row
        self.protection = label("", wraps=True)
        self._show_protection()
        lines = (
            (tr("单位名称"), row.name or ""),
            (tr("层级"), tr(row.level.label) if row.level else ""),
            (tr("数据文件夹"), str(office.folder)),
        )
        for at, (name, value) in enumerate(lines):
            grid.addWidget(label(name, "secondary"), at, 0)
            shown = label(value, wraps=True)
            grid.addWidget(shown, at, 1)
        grid.addWidget(label(tr("数据保护"), "secondary"), len(lines), 0)
        grid.addWidget(self.protection, len(lines), 1)
        grid.setColumnStretch(1, 1)
        return card

    def _show_protection(self) -> None:
        protected = self._session.office.protected
        self.protection.setText(tr("密码加密") if protected else tr("未加密保护"))

    def arrive(self) -> None:
        self.backups.refresh()
        self.accounts.refresh()
        self.warnings.refresh()
        self.figures.refresh()
        self.privacy.refresh()
        self.changes.refresh()
        self.theme.setFocus()

    def show_backups(self) -> None:
        """Bring the backups into sight, the newest ready to be chosen."""
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(self.backups)
        self.backups.table.setFocus()

    def show_held(self, person: Person) -> None:
        """Bring 个人信息 into sight, with what is held about this person."""
        for area in self.findChildren(QScrollArea):
            area.ensureWidgetVisible(self.privacy)
        self.privacy.look_at(person)

    def _prefer(self) -> None:
        chosen = replace(
            self._preferences,
            theme=str(self.theme.currentData()),
            text_scale=str(self.text_scale.currentData()),
            language=str(self.language.currentData()),
        )
        self._preferences = chosen
        self.themes.choose(Mode(chosen.theme), TextScale(chosen.text_scale))
        self.preferred.emit(chosen)


def _choices(options: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
    combo = QComboBox()
    for text, value in options:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
    return combo


def _card(title: str) -> tuple[Card, QGridLayout]:
    card = Card(title)
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 14)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    card.body.addLayout(grid)
    return card, grid


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
