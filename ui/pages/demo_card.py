"""演示数据: play as another of its offices, or have it gone, as a card of 系统设置."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from models.demo_folder import offices_in
from ui.dialogs import Dialogs
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.page import Card, label
from ui.words import tr


class DemoCard(Card):
    """`open_office` is given the folder of the office to play as; `remove` the demo's own."""

    def __init__(
        self,
        themes: ThemeHolder,
        dialogs: Dialogs,
        demo: Path,
        here: Path,
        open_office: Callable[[Path], None],
        remove: Callable[[Path], None],
    ) -> None:
        super().__init__(tr("演示数据"))
        self._dialogs, self._demo, self._remove = dialogs, demo, remove
        self.offices = QComboBox()
        self.offices.setAccessibleName(tr("演示里的单位"))
        for folder, name in offices_in(demo).items():
            self.offices.addItem(name, folder)
        self.offices.setCurrentIndex(self.offices.findData(here))
        switch = Button(themes, tr("以这个单位打开"))
        switch.clicked.connect(lambda: open_office(self.offices.currentData()))
        self.remove_button = Button(themes, tr("删除演示数据…"), "danger")
        self.remove_button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.offices)
        row.addWidget(switch)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        self.body.setContentsMargins(16, 12, 16, 14)
        told = tr("这里是练手用的演示数据，随便改；删掉以后从欢迎页设立自己的单位。")
        self.body.addWidget(label(told, "secondary", wraps=True))
        self.body.addLayout(row)

    def _ask(self) -> None:
        text = tr("整个演示文件夹都删掉：{folder}。自己单位的数据不在里面。")
        if self._dialogs.ask(
            tr("删除演示数据"), text.format(folder=self._demo), tr("删除"), danger=True
        ):
            self._remove(self._demo)
