"""What an import would do, row by row, before anything is stored."""

from collections import defaultdict

from PySide6.QtWidgets import QHBoxLayout

from models.sheets.examining import Candidate, Intake
from models.sheets.troubles import Degree, Trouble
from ui.glyphs import CHANGED, CONFLICT, NEW, SAME, SOON, Look
from ui.theme import ThemeHolder
from ui.widgets.page import Card, hairline, label
from ui.widgets.plain_table import Cell, Heading, Line, PlainTable
from ui.widgets.segments import Segment, Segments
from ui.words import say, tr

ALL, GOOD, FLAGGED, REJECTED = "all", "good", "flagged", "rejected"
MOST_TOLD = 4
"""Lines above the rows on what is not in them."""
MOST_LINES = 2_000
"""Rows shown at a time; the counts are of all."""


class PreviewCard(Card):
    """A filter with counts, the rows, and all that is said about the current one."""

    def __init__(self, themes: ThemeHolder) -> None:
        super().__init__()
        self.intake: Intake | None = None
        self._told: dict[tuple[str, int], list[Trouble]] = {}
        self.filter = Segments(themes, tr("只看"))
        self.filter.chosen.connect(lambda _key: self._show_rows())
        headings = (Heading(tr("行次"), 56, right=True), Heading(tr("状态"), 96))
        self.table = PlainTable(
            *(themes, tr("要导入的行")),
            (*headings, Heading(tr("记录")), Heading(tr("核对结果"))),
        )
        self.table.moved.connect(self._tell)
        self.about = label("", "secondary", wraps=True)
        self.counts = label("", "caption")
        self.of_table = label("", "secondary", wraps=True)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.addWidget(self.filter)
        top.addStretch(1)
        top.addWidget(self.counts)
        below = QHBoxLayout()
        below.setContentsMargins(14, 8, 14, 8)
        below.addWidget(self.about)
        beside = QHBoxLayout()
        beside.setContentsMargins(14, 0, 14, 8)
        beside.addWidget(self.of_table)
        self.body.addLayout(top)
        self.body.addLayout(beside)
        self.body.addWidget(hairline())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(hairline())
        self.body.addLayout(below)

    def show_intake(self, intake: Intake) -> None:
        self.intake = intake
        self._told = defaultdict(list)
        for trouble in intake.troubles:
            self._told[trouble.sheet, trouble.row].append(trouble)
        self._tell_of_table()
        groups = {key: len(self._rows(key)) for key in (ALL, GOOD, FLAGGED, REJECTED)}
        self.filter.set_segments(
            [
                Segment(ALL, tr("全部"), groups[ALL]),
                Segment(GOOD, tr("没有问题"), groups[GOOD]),
                Segment(FLAGGED, tr("需核对"), groups[FLAGGED], SOON),
                Segment(REJECTED, tr("不能导入"), groups[REJECTED], CONFLICT),
            ]
        )
        worst = next((key for key in (REJECTED, FLAGGED) if groups[key]), ALL)
        self.filter.choose(worst)
        self._show_rows()

    def _tell_of_table(self) -> None:
        """What concerns no row that could be imported: other sheets and tables, headings, years."""
        candidates = self.intake.candidates if self.intake else []
        rows = {(one.draft.sheet, one.draft.row) for one in candidates}
        told = [
            tr("第 {row} 行：{message}").format(row=row, message=say(trouble.message))
            for (sheet, row), some in self._told.items()
            for trouble in some
            if trouble.at is None and (sheet, row) not in rows
        ]
        more = len(told) - MOST_TOLD
        if more > 0:
            told[MOST_TOLD:] = [tr("还有 {n} 条").format(n=more)]
        self.of_table.setText("\n".join(told))
        self.of_table.setVisible(bool(told))

    def _rows(self, key: str) -> list[Candidate]:
        if self.intake is None:
            return []
        if key == ALL:
            return self.intake.candidates
        if key == GOOD:
            return [*self.intake.rows(None), *self.intake.rows(Degree.NOTED)]
        return self.intake.rows(Degree.FLAGGED if key == FLAGGED else Degree.REJECTED)

    def _show_rows(self) -> None:
        rows = self._rows(self.filter.current)
        self.table.show_lines([self._line(one) for one in rows[:MOST_LINES]])
        shown = tr("共 {count} 行").format(count=len(rows))
        if len(rows) > MOST_LINES:
            shown = tr("共 {count} 行，列出前 {most} 行").format(count=len(rows), most=MOST_LINES)
        self.counts.setText(shown)
        if not rows:
            self.about.clear()

    def _line(self, one: Candidate) -> Line:
        text, look = _state(one)
        cells = (
            Cell(str(one.draft.row)),
            Cell(text, look),
            Cell(" ".join(one.record.heading().split())),
            Cell("；".join(self._messages(one))),
        )
        return Line(str(one.draft.row), cells, alarm=one.degree is Degree.REJECTED)

    def _messages(self, one: Candidate) -> list[str]:
        """What is said about a row and the rows inside it, each with its column."""
        drafts = [one.draft, *(d for some in one.origins.values() for d in some if d)]
        places = dict.fromkeys((draft.sheet, draft.row) for draft in drafts)
        return [
            tr("{column}：{message}").format(column=t.column, message=say(t.message))
            if t.column
            else say(t.message)
            for place in places
            for t in self._told.get(place, ())
        ]

    def _tell(self, key: str) -> None:
        found = [one for one in self._rows(ALL) if str(one.draft.row) == key]
        self.about.setText("\n".join(self._messages(found[0])) if found else "")


def _state(one: Candidate) -> tuple[str, Look]:
    if one.degree is Degree.REJECTED:
        return tr("不能导入"), CONFLICT
    if one.degree is Degree.FLAGGED:
        return tr("需核对"), SOON
    if one.same:
        return tr("没有变化"), SAME
    return (tr("新增"), NEW) if one.before is None else (tr("有变更"), CHANGED)
