"""The numbers of a report in a table, and under it the records that the current one counts."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.database import release
from models.figures import Figure, Scope, Tally
from models.figures.figure import DASH
from models.ledgers import ledger_named
from models.progress import Progress
from models.reports.behind import Evidence, evidence_of, scope_texts
from models.reports.content import Number
from models.reports.placeholders import Telling
from ui.tasks import Tasks, Work
from ui.theme import ThemeHolder
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.words import say, tr

_PAUSE_MS = 120
"""After the last step through the numbers, before the records of one are read."""
_LISTED = 300
"""How many records are listed; the list of evidence has them all."""


def released(work: Work) -> Work:
    """The same work, which gives the worker's connection back."""

    def release_after(progress: Progress) -> Any:
        try:
            return work(progress)
        finally:
            release()

    return release_after


class ReportNumbers(QWidget):
    """Enter on a number leads to its records, Enter on a record emits `opened` (ledger, uid)."""

    opened = Signal(str, str)

    def __init__(self, themes: ThemeHolder, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._numbers: Sequence[Number] = ()
        self._known: dict[tuple[Figure, Scope], Evidence] = {}
        self._entering = False
        self.table = PlainTable(themes, tr("报告里的数"), _headings())
        self.told = label("", "secondary", wraps=True)
        self.records = PlainTable(
            themes,
            tr("这个数数的记录"),
            [
                *(Heading(tr("单位"), 150), Heading(tr("台账"), 110), Heading(tr("记录"))),
                *(Heading(tr("计入"), 64, right=True), Heading(tr("分母"), 64, right=True)),
            ],
        )
        self._wait = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self.table.moved.connect(lambda _key: self._choose())
        self.table.opened.connect(lambda _key: self.enter())
        self.records.opened.connect(self._open)
        self._wait.timeout.connect(self._read)

    def _lay_out(self) -> None:
        numbers, behind = Card(), Card()
        numbers.body.addWidget(self.table)
        head = QVBoxLayout()
        head.setContentsMargins(14, 6, 14, 6)
        head.addWidget(self.told)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        behind.body.addLayout(head)
        behind.body.addWidget(hairline())
        behind.body.addWidget(self.records, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(numbers, 3)
        column.addWidget(behind, 2)

    # What is shown

    @property
    def current(self) -> Number | None:
        key = self.table.current_key
        return self._numbers[int(key)] if key else None

    def show_numbers(self, numbers: Sequence[Number]) -> None:
        self._numbers = tuple(numbers)
        self._known = {}
        whose = scope_texts([one.scope.units for one in self._numbers], tr)
        self.table.show_lines([_line(at, one, whose) for at, one in enumerate(self._numbers)])
        self._choose()

    def _choose(self) -> None:
        number = self.current
        self._entering = False
        if number is None:
            self.told.setText("")
            self.records.show_lines([])
            return
        known = self._known.get((number.figure, number.scope))
        self._tell(number, known)
        if known is None:
            self.records.show_lines([])
            self._wait.start()
        else:
            self.records.show_lines(_record_lines(known))

    def _read(self) -> None:
        """On the worker: a number of a city may count more than can be read in passing."""
        number = self.current
        if number is None:
            return
        key = number.figure, number.scope
        job = self._tasks.start(released(lambda _progress: evidence_of(*key, _LISTED)))
        job.done.connect(lambda found: self._take(key, found))

    def _take(self, key: tuple[Figure, Scope], found: Evidence) -> None:
        self._known[key] = found
        number = self.current
        if number is not None and (number.figure, number.scope) == key:
            entering = self._entering
            self._choose()
            if entering:
                self.enter()

    def _tell(self, number: Number, found: Evidence | None) -> None:
        figure = number.figure
        texts = [tr(figure.label), tr(figure.definition)]
        if number.telling is not Telling.NUMBER:
            texts.append(number.text)
        if found is not None:
            counted = tr("{n} 条记录")
            if found.total > _LISTED:
                counted = tr("{n} 条记录，这里列前 {m} 条，全部在依据清单里")
            texts.append(counted.format(n=found.total, m=_LISTED))
        self.told.setText(" ・ ".join(texts))

    # What is done

    def enter(self) -> None:
        """To the records of the current number, at once or when they have been read."""
        self._entering = self.current is not None and not self.records.lines
        if self.records.lines:
            self.records.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        _at, ledger, uid = key.split(" ")
        if uid:
            self.opened.emit(ledger, uid)


def _headings() -> list[Heading]:
    return [
        *(Heading(tr("段"), 40, right=True), Heading(tr("占位名称")), Heading(tr("指标"), 150)),
        *(Heading(tr("范围"), 130), Heading(tr("期间"), 96)),
        *(Heading(tr("数"), 100, right=True), Heading(tr("上年同期"), 100, right=True)),
        Heading(tr("变化"), 96, right=True),
    ]


def _line(at: int, one: Number, whose: Mapping[str, str]) -> Line:
    return Line(
        str(at),
        (
            *(Cell(str(one.paragraph)), Cell(one.placeholder), Cell(tr(one.figure.label))),
            *(Cell(whose[one.scope.units]), Cell(say(one.scope.period.label))),
            *(_measured(one, one.text), _measured(one, one.before)),
            Cell(say(one.moved) if one.moved else DASH),
        ),
    )


def _measured(one: Number, text: str) -> Cell:
    """A number with what it counts; a rate has its sign, and names speak for themselves."""
    if one.telling is not Telling.NUMBER or one.figure.tally is Tally.RATE or text == DASH:
        return Cell(text)
    return Cell(tr("{n} {measure}").format(n=text, measure=tr(one.figure.measure)))


def _record_lines(found: Evidence) -> list[Line]:
    lines = []
    for at, one in enumerate(found.lines):
        if one.uid:
            ledger = ledger_named(one.ledger)
            title = tr(ledger.title) if ledger else ""
            counts = (Cell(str(one.amount)), Cell(str(one.base) if one.base else ""))
            cells = (Cell(one.unit), Cell(title), Cell(one.heading), *counts)
        else:
            told = Cell(tr("汇总数，由上级汇总表给出"))
            cells = (Cell(one.unit), Cell(), told, Cell(), Cell())
        lines.append(Line(f"{at} {one.ledger} {one.uid}", cells))
    return lines
