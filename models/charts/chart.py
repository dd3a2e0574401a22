"""A chart before it is painted: its finding, its series and its rows, all out of figures.

The window, the paper, the spreadsheet and the command line show the same one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from models.figures.figure import DASH
from models.words import Sentence, Words, sentence

SHOWN = 12
"""Rows that a chart of units can hold; its table has them all."""


class Kind(Enum):
    """How a chart is drawn."""

    RHYTHM = "rhythm"  # months side by side, with what is short and the even pace
    COLUMNS = "columns"  # rows side by side, a column a series
    BARS = "bars"  # rows below each other, a bar a series
    SHARES = "shares"  # rows below each other, each split into its whole
    WATERFALL = "waterfall"  # from what stood to what stands
    SPREAD = "spread"  # a point a row on one scale, with quartiles


class Part(Enum):
    """What a series means, and so how it is drawn: hollow, filled, hatched or crossed."""

    PLAN = "plan"
    DONE = "done"
    LATE = "late"
    MIDDLING = "middling"
    SHORT = "short"
    MORE = "more"
    LESS = "less"


class When(Enum):
    """Where a month stands."""

    OVER = "over"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Series:
    label: str
    part: Part


@dataclass(frozen=True)
class Row:
    """A month, a unit, a level or a step, and its number in each series; None is not told.

    `told` is a share that the row comes to; `unit` whose it is; `part` how its bar is drawn where
    that differs from its series; `when` where a month stands.
    """

    label: Sentence
    values: tuple[int | None, ...]
    told: str = ""
    unit: str = ""
    part: Part | None = None
    when: When | None = None


@dataclass(frozen=True)
class Mark:
    """A line across a chart."""

    label: Sentence
    value: float


@dataclass(frozen=True)
class Chart:
    """`finding` is its title; `note` says of what it is made; `name` is what it is called.

    `told` heads the rows' shares; with `tenths` the numbers are tenths of a per cent. `ledger` is
    where the records are that it counts.
    """

    key: str
    name: str
    kind: Kind
    finding: Sentence
    note: Sentence
    row_head: str
    series: tuple[Series, ...]
    rows: tuple[Row, ...]
    measure: str = ""
    told: str = ""
    marks: tuple[Mark, ...] = ()
    tenths: bool = False
    ledger: str = ""

    @property
    def drawn(self) -> tuple[Row, ...]:
        """The rows that are painted."""
        return self.rows[:SHOWN] if self.kind is Kind.BARS else self.rows

    def number(self, value: float | None) -> str:
        """A value as people read it."""
        if value is None:
            return DASH
        if self.tenths:
            tenths = int(value + 0.5)
            return f"{tenths // 10}.{tenths % 10}%"
        return f"{value:.1f}".removesuffix(".0")

    @property
    def headings(self) -> tuple[Sentence, ...]:
        """The columns of its table."""
        return (
            sentence(self.row_head),
            *(self._measured(one.label) for one in self.series),
            *([sentence(self.told)] if self.told else []),
        )

    def _measured(self, label: str) -> Sentence:
        if not self.measure or self.tenths:
            return sentence(label)
        name, measure = sentence(label), sentence(self.measure)
        return sentence("{label}（{measure}）", label=name, measure=measure)

    def cells(self, row: Row) -> tuple[str, ...]:
        """A row's numbers as they stand in its table, without its label."""
        return (*map(self.number, row.values), *([row.told or DASH] if self.told else []))

    def row_words(self, row: Row, words: Words) -> str:
        """One row in words: 8月 · 计划安排 5 · 按时完成 3."""
        heads = [*(words(one.label) for one in self.series), words(self.told)]
        said = (f"{head} {cell}" for head, cell in zip(heads, self.cells(row), strict=False))
        return " · ".join([row.label.text(words), *said])

    def description(self, words: Words) -> str:
        """All that it shows, line by line; of many rows the first and the last ones."""
        return "\n".join(self._said(words))

    def _said(self, words: Words) -> Iterator[str]:
        yield self.finding.text(words)
        for mark in self.marks:
            yield f"{mark.label.text(words)} {self.number(mark.value)}"
        few = len(self.rows) <= 2 * SHOWN
        for row in self.rows if few else (*self.rows[:3], *self.rows[-3:]):
            yield self.row_words(row, words)
        if not few:
            yield words("共 {count} 行，其余见数据表").format(count=len(self.rows))
