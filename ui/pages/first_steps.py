"""开始使用: what a new office does one after the other, each step with the page that does it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.accounts.rights import Right
from models.first_steps import FirstStep, Step, next_step
from ui.glyphs import DOING, DONE, PLANNED, SOON, Look
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.page import Card, label
from ui.widgets.tab_order import lead_from
from ui.words import say, tr

_WORDS: Mapping[Step, tuple[str, str, str]] = {
    Step.RECOVERY_CODE: (
        "生成恢复码",
        "忘了密码时用它打开；抄下或打印，装进信封密封，和电脑分开保管",
        "生成恢复码…",
    ),
    Step.DETAILS: (
        "核对本单位信息",
        "单位类型、统一社会信用代码；代码的校验位不对会提醒",
        "填写",
    ),
    Step.ABOVE: ("向上级登记", "生成登记申请，用 U 盘交给上级，带回答复后安装", "去登记"),
    Step.PEOPLE: (
        "把人员名单粘贴进来",
        "在 WPS 或 Excel 里复制姓名、性别、电话几列，在人员台账按 Ctrl+Shift+V",
        "去粘贴",
    ),
    Step.LAST_YEAR: (
        "带来去年的表格",
        "没有就跳过；表头、日期、合并的格子程序自己认，导入前先看预览",
        "导入表格",
    ),
    Step.PLAN: ("列全年计划", "自己列，或从上级发下来的方案和任务开始", "去列计划"),
    Step.BELOW: ("登记下级单位", "下级交来登记申请，核对 30 位核对码，写一份答复", "去登记"),
    Step.DOWN: ("把任务和模板发下去", "生成下发包，用 U 盘带给每个单位", "去生成"),
    Step.PACKAGE: ("报送第一个月", "检查、签字、生成报送包，拷到 U 盘", "去报送"),
    Step.RECEIVED: ("接收第一批报送包", "插上 U 盘，先看有什么不同，再收下", "去导入"),
}
"""Title, what it takes, and the word on its button."""

PLACES: Mapping[Step, tuple[str, str]] = {
    Step.ABOVE: ("submission", "trust"),
    Step.PEOPLE: ("organisation", "people"),
    Step.PLAN: ("planning", "plans"),
    Step.BELOW: ("submission", "trust"),
    Step.DOWN: ("submission", "send"),
    Step.PACKAGE: ("submission", "send"),
    Step.RECEIVED: ("submission", "import"),
}
"""The page and the view on it where a step is done, unless it has a way of its own."""


class FirstStepsCard(Card):
    """`wanted` carries the step whose page is to be opened; `put_away` says: show it no more."""

    wanted = Signal(object)
    put_away = Signal()

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__(tr("开始使用"))
        self._themes = themes
        self._rows: QWidget | None = None
        self.next: Button | None = None
        self._told = label("", "secondary")
        away = Button(themes, tr("不再显示"), "link", needs=(Right.SETTINGS,))
        self._away = away
        away.clicked.connect(self.put_away)
        self.heading.addWidget(self._told)
        self.heading.addWidget(away)
        self.body.setContentsMargins(14, 8, 14, 10)

    def show_steps(self, steps: Sequence[FirstStep]) -> None:
        """All of them, the first that is not done with the main button."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows, self.next = QWidget(), None
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        first = next_step(steps)
        buttons = [self._add_row(grid, at, some, some is first) for at, some in enumerate(steps)]
        self.body.addWidget(self._rows)
        lead_from(self._away, buttons)
        done = sum(some.done and not some.doubt for some in steps)
        self._told.setText(tr("{n} 步做好 {done} 步").format(n=len(steps), done=done))
        self.setVisible(bool(steps))

    def _add_row(self, grid: QGridLayout, at: int, some: FirstStep, first: bool) -> Button:
        title, hint, deed = (tr(text) for text in _WORDS[some.step])
        state, hint = _standing(some, hint)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(f"{at + 1}. {title}", "strong"))
        words.addWidget(label(hint, "warning" if some.doubt else "caption", wraps=True))
        chip = QHBoxLayout()
        chip.addWidget(Chip(self._themes, *state))
        button = Button(self._themes, deed, "primary" if first else "plain")
        button.setAccessibleName(f"{deed}　{title}")
        button.setAccessibleDescription(hint)
        button.clicked.connect(lambda: self.wanted.emit(some.step))
        if first:
            self.next = button
        grid.addLayout(chip, at, 0)
        grid.addLayout(words, at, 1)
        grid.addWidget(button, at, 2)
        return button


def _standing(some: FirstStep, hint: str) -> tuple[tuple[str, Look], str]:
    """The chip of a step and the words under its title, which tell what is doubtful or awaited."""
    if some.doubt is not None:
        return (tr("有疑问"), SOON), say(some.doubt)
    if some.waits is not None:
        return (tr("等待中"), DOING), say(some.waits)
    return (tr("已做好"), DONE) if some.done else (tr("还没有做"), PLANNED), hint
