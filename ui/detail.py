"""What the pane beside a list shows of a record, and which verbs it offers; for any ledger.

A ledger whose records tell a story of their own has its own Detail in ui/forms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from models.fields import Column, DateField, FileRef, FilesField, IntegerField, MonthField
from models.history import history
from models.ledger import Action, By, Ledger
from models.ledgers.units import descendants
from models.listing import names_for, overdue_among
from models.lists import list_labels
from models.record import Part, Record, Rows
from models.values import Reader, shown
from ui.glyphs import CHANGED, Look
from ui.session import Session
from ui.states import is_state, look_of
from ui.widgets.timeline import Entry
from ui.words import say, tr


@dataclass(frozen=True)
class Fact:
    """A label with its text; `look` draws the text as a state, `files` are links."""

    label: str
    text: str = ""
    look: Look | None = None
    files: tuple[FileRef, ...] = ()


@dataclass(frozen=True)
class Deed:
    """A link at the right of a heading; `run` is given the record."""

    text: str
    run: Callable[[Any], object]


@dataclass(frozen=True)
class Block:
    """Facts or events under an optional heading."""

    title: str = ""
    facts: Sequence[Fact] = ()
    entries: Sequence[Entry] = ()
    deed: Deed | None = None


@dataclass(frozen=True)
class Tab:
    """A page of the pane: blocks, or a widget of its own that `make` makes."""

    title: str
    blocks: Sequence[Block] = field(default_factory=tuple)
    make: Callable[[], QWidget] | None = None


@dataclass(frozen=True)
class Adding:
    """A row to be added from the pane: to which part, and the fields that are asked for."""

    rows: Rows[Any]
    label: str
    asks: tuple[Column[Any], ...]


class Detail:
    """The generic story: all groups of fields, then who changed what."""

    def __init__(
        self, ledger: Ledger, session: Session, add: Callable[[Any, Adding], object]
    ) -> None:
        self.ledger = ledger
        self.door = session.office.door
        self.add = add
        self.show_versions: Callable[[Any], object] = lambda _record: None
        self.show_held: Callable[[Any], object] | None = None

    @property
    def today(self) -> date:
        return self.door.today

    # The head

    def number(self, _record: Any) -> str:
        """A short text before the heading, such as a number."""
        return ""

    def heading(self, record: Any) -> str:
        return str(record.heading())

    def late_days(self, record: Any) -> int:
        """Days since the deadline of what is still unfinished; 0 when it is in time."""
        deadline = self.ledger.model.deadline
        if deadline is None or not overdue_among(self.ledger, [record.uid], self.today):
            return 0
        due_on = getattr(record, deadline.name)
        return (self.today - due_on).days if due_on else 0

    def steps(
        self, _record: Any
    ) -> tuple[list[str], int] | tuple[list[str], int, list[str]] | None:
        """The way of the record and how far it is, and when each step was or is to be done."""
        return None

    # The body

    def tabs(self, record: Any) -> list[Tab]:
        return [Tab(tr("概况"), self.overview(record)), self.history_tab(record)]

    def overview(self, record: Any) -> list[Block]:
        blocks = []
        for group in self.ledger.groups:
            columns = [place for place in group.content if isinstance(place, Column)]
            facts = self.facts(record, columns)
            if facts:
                title = group.title if len(self.ledger.groups) > 1 else ""
                blocks.append(Block(tr(title) if title else "", facts))
            for place in group.content:
                if isinstance(place, Rows) and getattr(record, place.name):
                    blocks.append(self.rows_block(place, getattr(record, place.name)))
        named = {place.name for group in self.ledger.groups for place in group.content}
        rest = [c for c in (Record.remarks, Record.attachments) if c.name not in named]
        others = self.facts(record, rest)
        return [*blocks, *([Block(tr("其他"), others)] if others else [])]

    def facts(self, holder: Any, columns: Sequence[Column[Any]]) -> list[Fact]:
        """The fields that hold something, as people read them."""
        values = [getattr(holder, column.name) for column in columns]
        reader = Reader(tr, names_for(columns, [values]), list_labels)
        facts = []
        for column, value in zip(columns, values, strict=True):
            if value in (None, "", ()):
                continue
            if isinstance(column, FilesField):
                facts.append(Fact(tr(column.label), files=tuple(value)))
            else:
                look = look_of(value) if is_state(column) else None
                facts.append(Fact(tr(column.label), shown(column, value, reader), look))
        return facts

    def rows_block(self, rows: Rows[Any], parts: Sequence[Part]) -> Block:
        """Sub-rows, one fact a row: the first field labels it, the others follow."""
        columns = [column for column in rows.model.columns() if not column.automatic]
        facts = []
        for number, part in enumerate(parts, 1):
            held = [fact for column in columns for fact in self._part_facts(part, column)]
            texts = [fact.text for fact in held if fact.text]
            files = tuple(file for fact in held for file in fact.files)
            facts.append(Fact(str(number), " ・ ".join(texts), files=files))
        return Block(tr(rows.label), facts)

    def _part_facts(self, part: Part, column: Column[Any]) -> list[Fact]:
        """A field of a sub-row; a bare number says what it counts."""
        facts = self.facts(part, [column])
        if isinstance(column, IntegerField):
            return [replace(fact, text=f"{fact.label} {fact.text}") for fact in facts]
        return facts

    def history_tab(self, record: Any) -> Tab:
        entries = []
        for one in history(record.uid):
            text = say(one.why)
            if one.erased:
                text = tr("{what}（{labels}）").format(what=text, labels=tr("已清除"))
            elif one.labels:
                labels = "、".join(tr(each) for each in one.labels)
                text = tr("{what}（{labels}）").format(what=text, labels=labels)
            when = self.day(date.fromisoformat(one.at[:10]))
            entries.append(Entry(when, one.actor, text, CHANGED))
        deed = Deed(tr("每个版本…"), lambda some: self.show_versions(some))
        return Tab(tr("修改记录"), [Block(entries=entries, deed=deed)])

    def day(self, day: date | None) -> str:
        """A date as lists write it: without this year."""
        if day is None:
            return ""
        return f"{day:%m-%d}" if day.year == self.today.year else day.isoformat()

    # The verbs

    def is_own(self, record: Any) -> bool:
        return bool(record.unit == self.door.unit)

    def actions(self, record: Any) -> list[Action]:
        """What may be done with the record here and now, the main one first."""
        own = self.is_own(record)
        return [a for a in self.ledger.actions if a.when(record) and self._may(a, record, own)]

    def _may(self, action: Action, record: Any, own: bool) -> bool:
        if action.by is By.OWNER:
            return own
        if action.by is By.BELOW:
            return self.door.unit in descendants(record.unit)
        return own is bool(record.own_decides())

    def first_values(self, record: Any, asks: Sequence[Column[Any]]) -> dict[str, Any]:
        """What a verb's little form is filled with at first."""
        values: dict[str, Any] = {}
        for column in asks:
            if column.model is type(record):
                values[column.name] = getattr(record, column.name)
            if values.get(column.name) is None and _happens(column):
                values[column.name] = self.today
            elif isinstance(column, MonthField):
                values[column.name] = f"{self.today:%Y-%m}"
        return values


def _happens(column: Column[Any]) -> bool:
    """Whether a date says when something happens, rather than when it is due."""
    return isinstance(column, DateField) and "due" not in column.name
