"""占位名称: every name that a template may ask for, to be found and put into the clipboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.office import Office
from models.periods import Period
from models.progress import Progress
from models.reports.catalogue import ENDINGS, entries_of, texts_now
from models.reports.placeholders import Entry
from ui.dates import period_text
from ui.help.way import help_on
from ui.icons import Icon
from ui.pages.report_numbers import released
from ui.tasks import Job, Tasks
from ui.theme import ThemeHolder
from ui.widgets.button import Button
from ui.widgets.fitting import size_over
from ui.widgets.page import Card, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import tr


class PlaceholderCatalogue(QDialog):
    """Enter or Ctrl+C copies the current name as it stands in a template; typing narrows the list.

    What each name says now is counted by the worker and comes when it is there.
    """

    TOPIC = "reports/placeholders"

    def __init__(
        self,
        themes: ThemeHolder,
        office: Office,
        period: Period,
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._office, self._period, self._tasks = themes, office, period, tasks
        self._entries = entries_of(office, period.year)
        self._texts: dict[str, str] = {}
        self._job: Job | None = None
        self.search = QLineEdit()
        self.table = PlainTable(
            themes,
            tr("占位名称"),
            [
                *(Heading(tr("占位名称"), 300), Heading(tr("现在填成"), 150)),
                Heading(tr("口径")),
            ],
        )
        self.said = label("", "secondary", wraps=True)
        self.copy_button = Button(themes, tr("复制"), "primary", Icon.COPY)
        self.close_button = Button(themes, tr("关闭"))
        self.setWindowTitle(tr("占位名称"))
        self._lay_out()
        self._connect()
        self._show()
        self.resize(size_over(parent, 980, 620))
        help_on(self, self.TOPIC)
        self.search.setFocus()
        self._count()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(tr("按名称或口径查找"))
        self.search.setAccessibleName(tr("按名称或口径查找"))
        self.search.setClearButtonEnabled(True)
        card = Card()
        card.body.addWidget(self.table)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.said, 1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.close_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 14)
        whole.setSpacing(10)
        text = tr("复制后粘贴到 Word 模板里，{period}写报告时换成数字或文字。")
        whole.addWidget(label(text.format(period=period_text(self._period.code)), "secondary"))
        whole.addWidget(self.search)
        whole.addWidget(card, 1)
        whole.addLayout(_endings())
        whole.addWidget(label(_repeating(), "caption", wraps=True))
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self.copy)
        self.search.installEventFilter(self)
        self.table.opened.connect(lambda _key: self.copy())
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self.copy)
        self.finished.connect(self._stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys lead from the field into the list."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    # What is shown

    def _count(self) -> None:
        office, period, entries = self._office, self._period, self._entries

        def work(progress: Progress) -> dict[str, str]:
            return texts_now(office, period, entries, progress)

        self._job = self._tasks.start(released(work))
        self._job.done.connect(self._take)

    def _take(self, texts: dict[str, str]) -> None:
        self._job = None
        self._texts = texts
        self._show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.done.disconnect(self._take)
            self._job.cancel()

    def _show(self) -> None:
        words = self.search.text().casefold().split()
        self.table.show_lines([self._line(one) for one in self._entries if _holds(one, words)])
        self.copy_button.setEnabled(bool(self.table.lines))

    def _line(self, entry: Entry) -> Line:
        measure = tr(entry.label) if entry.label else ""
        text = self._texts.get(entry.name, "")
        now = Cell(text, quiet=measure if text else "")
        name = Cell(entry.name, quiet=_translated(entry))
        return Line(entry.name, (name, now, Cell(tr(entry.definition))))

    # What is done

    def copy(self) -> None:
        name = self.table.current_key
        if name:
            QGuiApplication.clipboard().setText(name)
            self.said.setText(tr("已复制 {name}").format(name=name))


def _holds(entry: Entry, words: Sequence[str]) -> bool:
    texts = entry.name, _translated(entry), entry.definition, tr(entry.definition)
    text = "\n".join(texts).casefold()
    return all(word in text for word in words)


def _translated(entry: Entry) -> str:
    """What the name means in the window's language, where that is another one."""
    name = entry.name.strip("{} ")
    return tr(name) if tr(name) != name else ""


def _endings() -> QGridLayout:
    """What may follow a figure's name, in two columns."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    title = tr("数的名称后面可以接（可以接几个），例：{example}")
    grid.addWidget(label(title.format(example="{{ 授课_本单位_上半年 }}"), "strong"), 0, 0, 1, 4)
    half = -(-len(ENDINGS) // 2)
    for at, (ending, meaning) in enumerate(ENDINGS):
        row, column = at % half + 1, at // half * 2
        grid.addWidget(label(ending), row, column)
        grid.addWidget(label(tr(meaning), "secondary"), row, column + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    return grid


def _repeating() -> str:
    return tr(
        "表格里按行重复的：上面一行只写 {%tr for 行 in 片区 %}，中间一行各格写 {{ 行.片区 }} 这样的"
        "名称，下面一行只写 {%tr endfor %}。"
    )
