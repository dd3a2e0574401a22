"""Which column of a file goes to which field: by label, by other names, as last time, as chosen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from models.cells import Cell, parse_date, parse_text
from models.errors import UserError
from models.fields import (
    Column,
    DateField,
    FilesField,
    LinkField,
    LongTextField,
    Need,
    ScheduleField,
    TextField,
)
from models.ledger import Ledger
from models.ledgers.people import PEOPLE
from models.record import Record, Rows
from models.schedule import read_schedule
from models.settings import get_setting, put_setting
from models.sheets.grid import Grid
from models.sheets.headers import Header, Wanted, find_header, match_titles
from models.sheets.naming import Names
from models.words import words_for

MOST_REMEMBERED = 30
_SAMPLES = 50  # cells of a column that are looked at


class How(Enum):
    """Why a column goes where it goes."""

    NAME = "name"  # it bears the field's label or English name
    SYNONYM = "synonym"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Target:
    """What a column can be read into: a field, or the first text of a part ("measures.measure").

    The program's own are recognised and never read: derived and automatic fields, attachments.
    """

    name: str
    column: Column[Any]
    part: str = ""

    @property
    def label(self) -> str:
        return self.column.label

    @property
    def is_read(self) -> bool:
        column = self.column
        return not (column.derived or column.automatic or isinstance(column, FilesField))


@dataclass(frozen=True)
class Matched:
    """A column of the file (`at` from 0) and what it is read into, if anything."""

    at: int
    title: str
    target: Target | None = None
    how: How | None = None


RECORD_NO: Target = Target("uid", Record.uid)
UNIT: Target = Target("unit", Record.unit)


def targets(ledger: Ledger) -> tuple[Target, ...]:
    """All that a file's columns may hold for this ledger, in the order of its form."""
    placed = [c for group in ledger.groups for c in group.content if isinstance(c, Column)]
    names = {column.name for column in placed}
    rest = [column for column in ledger.fields() if column.name not in names]
    fields = [Target(column.name, column) for column in (*placed, *rest)]
    return (RECORD_NO, UNIT, *fields, *_part_targets(ledger))


def _part_targets(ledger: Ledger) -> list[Target]:
    """The long text of each part: tables that clerks make have it in a column of the record."""
    found = []
    for rows in ledger.parts():
        texts = [c for c in rows.model.columns() if isinstance(c, LongTextField)]
        if texts and not rows.automatic:
            found.append(Target(f"{rows.name}.{texts[0].name}", texts[0], rows.name))
    return found


def part_targets(rows: Rows[Any]) -> tuple[Target, ...]:
    """All that the columns of a part's own sheet may hold."""
    columns = (Target(column.name, column) for column in rows.model.columns())
    return (RECORD_NO, Target("row", rows.model.uid), Target("record", rows.model.record), *columns)


def match(
    grid: Grid,
    fields: Sequence[Target],
    names: Names,
    chosen: Mapping[str, str],
    remembered: "Memory | None" = None,
) -> tuple[Header, tuple[Matched, ...]]:
    """The header, and every column that has a title or holds something.

    `chosen` is title → name of a target ("" leaves the column out); it goes before what was
    `remembered` for the same titles, and that before what the titles say.
    """
    by_name = {target.name: target for target in fields}
    unknown = next((name for name in chosen.values() if name and name not in by_name), None)
    if unknown is not None:
        fillable = "、".join(by_name)
        raise UserError("没有“{name}”这个字段，可填的有：{names}", name=unknown, names=fillable)
    header = find_header(grid, [wanted(target, chosen) for target in fields])
    titles = _unlike(header, grid)
    absent = next((title for title in chosen if title not in titles.values()), None)
    if absent is not None:
        there = "、".join(titles.values())
        raise UserError("表里没有“{title}”这一列，有的是：{titles}", title=absent, titles=there)
    last_time = remembered.recall(list(titles.values())) if remembered else {}
    matched = []
    for at, title in titles.items():
        name, how = _picked(header.matches.get(at), title, by_name, chosen, last_time)
        matched.append(Matched(at, title, by_name.get(name), how if name else None))
    return header, tuple(_second_thoughts(_once_each(matched), grid, header, fields, names))


def wanted(target: Target, chosen: Mapping[str, str]) -> Wanted:
    column = target.column
    titles = [title for title, name in chosen.items() if name == target.name]
    english = words_for("en")(column.label)
    return Wanted(target.name, column.label, (*titles, target.name, english))


def _unlike(header: Header, grid: Grid) -> dict[int, str]:
    """A title for each column that has one or holds something, no two alike."""
    titles: dict[int, str] = {}
    seen: Counter[str] = Counter()
    below = grid.rows[header.last_row + 1 :]
    for at, title in enumerate(header.titles):
        if not title and not any(row[at] != "" for row in below):
            continue
        title = title or letter(at)
        seen[title] += 1
        titles[at] = title if seen[title] == 1 else f"{title} {seen[title]}"
    return titles


def letter(at: int) -> str:
    """What spreadsheets call the column: A for 0, AA for 26."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text


def _picked(
    found: str | None,
    title: str,
    by_name: Mapping[str, Target],
    chosen: Mapping[str, str],
    last_time: Mapping[str, str],
) -> tuple[str, How]:
    if title in chosen:
        return chosen[title], How.CHOSEN
    if last_time.get(title, "") in ("", *by_name) and title in last_time:
        return last_time[title], How.REMEMBERED
    if found is None or found in chosen.values():
        return "", How.NAME
    return found, How.NAME if title in (found, by_name[found].label) else How.SYNONYM


def _once_each(matched: Sequence[Matched]) -> list[Matched]:
    """No two columns into one field: the surer one stays."""
    order = (How.CHOSEN, How.REMEMBERED, How.NAME, How.SYNONYM, None)
    taken: set[str] = set()
    kept: dict[int, Matched] = {}
    for one in sorted(matched, key=lambda one: order.index(one.how)):
        name = one.target.name if one.target else ""
        kept[one.at] = replace(one, target=None, how=None) if name in taken else one
        taken |= {name} - {""}
    return [kept[at] for at in sorted(kept)]


def _second_thoughts(
    matched: list[Matched], grid: Grid, header: Header, fields: Sequence[Target], names: Names
) -> list[Matched]:
    """What the cells say against the titles, where these leave a choice."""
    free = {t.name: t for t in fields} | {one.target.name: None for one in matched if one.target}
    left = [target for target in free.values() if target and target.is_read and not target.part]
    for place, one in enumerate(matched):
        if one.target is None or one.how not in (How.NAME, How.SYNONYM):
            continue
        cells = [row[one.at] for row in grid.rows[header.last_row + 1 :][:_SAMPLES]]
        better = _better(one, [cell for cell in cells if cell != ""], left, names)
        if better is not None:
            left.remove(better)
            matched[place] = replace(one, target=better, how=How.SYNONYM)
    return matched


def _better(
    one: Matched, cells: Sequence[Cell], left: Sequence[Target], names: Names
) -> Target | None:
    """A field still free that suits a column more than the one its title is likest to."""
    column = one.target.column if one.target else None
    named = [t for t in left if match_titles([one.title], [wanted(t, {})])[0]]
    if isinstance(column, DateField) and one.how is How.SYNONYM and _are_schedules(cells):
        # 完成时间 holding "3月" or "3-5月"
        return next((t for t in left if isinstance(t.column, ScheduleField)), None)
    if isinstance(column, LinkField) and column.target != PEOPLE.name:
        # 责任单位 holding departments that are no units of their own
        if not any(names.find(column.named_in, parse_text(cell)) for cell in cells):
            return next((t for t in named if isinstance(t.column, TextField)), None)
        return None
    if one.how is How.SYNONYM and column is not None and column.need is not Need.IDENTITY:
        # 工作内容 where no other column says what the task is
        return next((t for t in named if t.column.need is Need.IDENTITY), None)
    return None


def _are_schedules(cells: Sequence[Cell]) -> bool:
    """Whether more of these cells name months than days."""
    votes = 0
    for cell in cells:
        try:
            parse_date(cell, 2000)
            votes -= 1
        except UserError:
            votes += bool(read_schedule(str(cell)).months)
    return votes > 0


class Memory:
    """How the files of one ledger were read last time, by their titles."""

    def __init__(self, ledger: Ledger) -> None:
        self._key = f"sheets.mapping.{ledger.name}"

    def recall(self, titles: Sequence[str]) -> dict[str, str]:
        """Title → target's name or "", as chosen for a file of just these titles."""
        for known, mapping in get_setting(self._key, []):
            if known == list(titles):
                return dict(mapping)
        return {}

    def keep(self, matched: Sequence[Matched]) -> None:
        """Remember where every column went, once somebody has chosen."""
        if not any(one.how is How.CHOSEN for one in matched):
            return
        titles = [one.title for one in matched]
        mapping = {one.title: one.target.name if one.target else "" for one in matched}
        others = [entry for entry in get_setting(self._key, []) if entry[0] != titles]
        put_setting(self._key, [[titles, mapping], *others[: MOST_REMEMBERED - 1]])
