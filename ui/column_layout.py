"""Which columns a list shows, in what order and how wide; what the user chose comes first."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QFontMetrics

from models.fields import (
    BoolField,
    ChoiceField,
    Column,
    IntegerField,
    LinkField,
    ListField,
    LongTextField,
    Need,
    TextField,
)
from ui.ledger_delegate import PAD, cell_width
from ui.ledger_table import LedgerTable, Shown
from ui.states import QUIET, is_state, look_of
from ui.theme import Theme
from ui.words import tr

_WIDEST = 180
_NAME_WIDTH = 220
_SAMPLE = 40
_SORT_MARK = 26
_FIRST_WIDTH = 78
"""The first column has room for a tick."""


@dataclass
class ColumnLayout:
    """`hidden` None: as many as there is room for; else exactly the others are shown."""

    order: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    hidden: list[str] | None = None

    def ordered(self, names: Sequence[str]) -> list[str]:
        """These columns in the user's order, the first one of the ledger always first."""
        known = [name for name in self.order if name in names and name != names[0]]
        fresh = [name for name in names[1:] if name not in known]
        return [names[0], *known, *fresh]

    def as_setting(self) -> dict[str, Any]:
        return {"order": self.order, "widths": self.widths, "hidden": self.hidden}


def layout_from(setting: dict[str, Any] | None) -> ColumnLayout:
    """What was remembered; names of columns that are gone do no harm."""
    return ColumnLayout(**setting) if setting else ColumnLayout()


def natural_widths(theme: Theme, table: LedgerTable) -> dict[str, int]:
    """What each column needs for its heading and for the first rows, within bounds."""
    header = QFontMetrics(theme.font(bold=True))
    sample = [table.line(row) for row in range(min(table.rowCount(), _SAMPLE))]
    widths = {}
    for at, held in enumerate(table.columns):
        texts = {(line.texts[at], str(line.values[at] or "")) for line in sample}
        if is_state(held.column) and isinstance(held.column, ChoiceField):
            texts = {(tr(option.label), option.value) for option in held.column.options}
        needs = [cell_width(theme, held, text, _look(held, code)) for text, code in texts]
        heading = header.horizontalAdvance(tr(held.label)) + 2 * PAD + _mark_room(held, table)
        heading = max(heading, round(_FIRST_WIDTH * theme.scale) if at == 0 else 0)
        widths[held.name] = max(heading, min(max(needs, default=0), round(_WIDEST * theme.scale)))
    return widths


def _mark_room(held: Shown, table: LedgerTable) -> int:
    return _SORT_MARK if held.column is table.ledger.model.deadline else 0


def _look(held: Shown, code: str) -> Any:
    return look_of(code) if is_state(held.column) else QUIET


def text_column(table: LedgerTable) -> str:
    """The column that takes the room that is left: the longest text."""
    longest = [held for held in table.columns if isinstance(held.column, LongTextField)]
    named = [held for held in table.columns if held.column is table.ledger.named_by]
    return (longest or named or list(table.columns))[0].name


def visible_columns(
    theme: Theme, table: LedgerTable, layout: ColumnLayout, widths: dict[str, int], room: int
) -> dict[str, int]:
    """Name → width of the columns to show in `room` px; the text column fills what is left."""
    text = text_column(table)
    least = min(theme.size("textColumnMin"), room // 2)
    names = [held.name for held in table.columns]
    if layout.hidden is not None:
        shown = [name for name in names if name not in layout.hidden or name == names[0]]
    else:
        shown = list(names)
        for name in _dispensable(table, text):
            if sum(widths[n] for n in shown if n != text) + least <= room:
                break
            shown.remove(name)
    if text not in shown:
        return {name: widths[name] for name in shown}
    others = {name: widths[name] for name in shown if name != text}
    left = room - sum(others.values())
    if not isinstance(_column(table, text), LongTextField):
        if left <= 0:
            return {text: least, **others}
        numbers = {name for name in others if isinstance(_column(table, name), IntegerField)}
        return _spread(others, numbers | layout.widths.keys(), text, widths[text], left)
    wanted = layout.widths.get(text, 0) if layout.hidden is not None else 0
    return {**others, text: max(least, left, wanted)}


def _column(table: LedgerTable, name: str) -> Column[Any]:
    return next(held.column for held in table.columns if held.name == name)


def _spread(
    others: dict[str, int], fixed: Set[str], text: str, needed: int, left: int
) -> dict[str, int]:
    """Where no column holds long text, all but the fixed share what is left, the named one first:
    numbers need no more, and what somebody dragged stays as it was dragged."""
    wide = min(left, max(needed, _NAME_WIDTH))
    share = (left - wide) // max(len(others.keys() - fixed), 1)
    spread = {name: width + (0 if name in fixed else share) for name, width in others.items()}
    return {text: left + sum(others.values()) - sum(spread.values()), **spread}


def _dispensable(table: LedgerTable, text: str) -> list[str]:
    """The columns that a narrow list does without, those that go first in front: empty ones."""
    sample = [table.line(row) for row in range(min(table.rowCount(), _SAMPLE))]
    empty = {at for at in range(len(table.columns)) if not any(line.texts[at] for line in sample)}
    deadline, state = table.ledger.model.deadline, table.ledger.state
    optional = [
        (at, held)
        for at, held in enumerate(table.columns)
        if at and held.name != text and held.column is not deadline and held.column is not state
    ]

    def rank(one: tuple[int, Shown]) -> tuple[bool, int, int]:
        return (not sample or one[0] not in empty, _rank(one[1]), -one[0])

    return [held.name for _, held in sorted(optional, key=rank)]


def _rank(held: Shown) -> int:
    match held.column:
        case BoolField() | ChoiceField() | ListField():
            return 0
        case IntegerField():
            return 1
        case TextField() if held.column.need is not Need.IDENTITY:
            return 2
        case LinkField():
            return 4
    return 3
