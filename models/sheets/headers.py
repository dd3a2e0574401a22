"""Finds the header of a table under its titles and notes, and tells its records from the rest."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from models.cells import Cell
from models.errors import UserError
from models.sheets.grid import Grid
from models.sheets.synonyms import (
    BRACKETED,
    COLUMN_MARKS,
    DROPPED_FROM_TITLES,
    NOTE,
    SECTION,
    SYNONYMS,
    TOTAL,
)
from models.words import Sentence, sentence

DEEPEST_HEADER = 40  # rows of titles and notes that may stand above it
MOST_HEADER_ROWS = 5
LONGEST_SUBTITLE = 20  # characters


@dataclass(frozen=True)
class Wanted:
    """A column that is looked for: its field's name, its label, and further names of it."""

    name: str
    label: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Header:
    """Where a table's header is (row indexes from 0), and which column holds what.

    `titles` has one text a column, the parts of several header rows joined by "/". `matches` gives
    the wanted column's name by column index; `unmatched` are the titled columns nobody wants.
    """

    first_row: int
    last_row: int
    titles: tuple[str, ...]
    matches: dict[int, str]
    unmatched: tuple[int, ...]


@dataclass(frozen=True)
class Row:
    """A record's cells; `number` is the row's number in the file, from 1."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True)
class Skipped:
    """A row that is no record, and why; `told` where somebody may miss what it says."""

    number: int
    reason: Sentence
    told: bool = False


def find_header(grid: Grid, columns: Sequence[Wanted]) -> Header:
    """The header that names the most wanted columns, else the first row that looks like one."""
    found: list[tuple[int, int, Header]] = []
    for first in range(min(DEEPEST_HEADER, len(grid.rows))):
        if not _may_be_header(grid.rows[first]):
            continue
        last = _last_header_row(grid, first)
        titles = tuple(_titles(grid, first, last))
        matches, points = match_titles(titles, columns)
        unmatched = tuple(at for at, title in enumerate(titles) if title and at not in matches)
        header = Header(first, last, titles, matches, unmatched)
        found.append((points, len(matches) + len(unmatched), header))
    if not found:
        raise UserError("“{sheet}”里没有找到表头，请在数据上面写一行列名", sheet=grid.name)
    if any(points for points, _, _ in found):
        return max(found, key=lambda one: (one[0], -one[2].first_row))[2]
    widest = max(width for _, width, _ in found)
    return next(header for _, width, header in found if 2 * width >= widest)


def match_titles(titles: Sequence[str], columns: Sequence[Wanted]) -> tuple[dict[int, str], int]:
    """Which column holds which wanted one, best likeness first, and the sum of the likenesses."""
    leaves = Counter(_key(title.rpartition("/")[2]) for title in titles if title)
    likenesses = sorted(
        (-likeness, title.count("/"), at, order)
        for at, title in enumerate(titles)
        if title
        for order, wanted in enumerate(columns)
        if (likeness := _likeness(title, wanted, leaves))
    )
    matches: dict[int, str] = {}
    points = 0
    for likeness, _, at, order in likenesses:
        name = columns[order].name
        if at not in matches and name not in matches.values():
            matches[at] = name
            points -= likeness
    return dict(sorted(matches.items())), points


def data_rows(grid: Grid, header: Header) -> tuple[list[Row], list[Skipped]]:
    """The records below the header; and the rows that are none, blank ones at the end left out."""
    above = sentence("表头以上的标题或说明")
    rows: list[Row] = []
    skipped = [
        Skipped(index + 1, above) for index in range(header.first_row) if _texts(grid.rows[index])
    ]
    heads = [_compact(_texts(row)) for row in grid.rows[header.first_row : header.last_row + 1]]
    numbering = _numbering(header)
    headings = _headings(grid, header)
    blank: list[Skipped] = []
    at_top = True
    for index in range(header.last_row + 1, len(grid.rows)):
        cells = grid.rows[index]
        texts = _texts(cells)
        if not texts:
            blank.append(Skipped(index + 1, sentence("空行")))
            continue
        skipped += blank
        blank = []
        reason = _why_no_record(texts, heads, is_first=at_top)
        at_top = reason is not None and (at_top or _is_one_of(texts, heads))
        if reason:
            skipped.append(Skipped(index + 1, reason))
        elif numbering is not None and len(texts) == 1 and _is_number(_text(cells[numbering])):
            skipped.append(Skipped(index + 1, sentence("只编了号的空行")))
        elif index in headings or _is_section(texts, header):
            skipped.append(Skipped(index + 1, sentence("分组标题或说明，没有导入"), told=True))
        else:
            rows.append(Row(index + 1, cells))
    return rows, skipped


def _numbering(header: Header) -> int | None:
    """The column of the running number, which people fill beforehand."""
    keys = ("序号", "编号", "no")
    titles = enumerate(header.titles)
    return next((at for at, title in titles if _key(title) in keys), None)


def _headings(grid: Grid, header: Header) -> set[int]:
    """The rows below the header in which one text is merged over most of the columns."""
    titled = [at for at, title in enumerate(header.titles) if title]
    return {
        merge.first_row
        for merge in grid.merged
        if merge.first_row == merge.last_row > header.last_row
        and len(titled) > 2
        and 2 * sum(merge.first_column <= at <= merge.last_column for at in titled) > len(titled)
        and merge.first_row < len(grid.rows)
        and len(_texts(grid.rows[merge.first_row])) == 1
    }


def _is_section(texts: Sequence[str], header: Header) -> bool:
    if len(texts) > 1 or not SECTION.fullmatch(texts[0]):
        return False
    return sum(bool(title) for title in header.titles) > 2


def _compact(texts: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in texts]


def _is_one_of(texts: list[str], heads: list[list[str]]) -> bool:
    """Whether a row says what a row of the header says, blanks apart."""
    first = "".join(texts[0].split())
    return any(head and head[0] == first for head in heads) and _compact(texts) in heads


def _may_be_titles(
    cells: Sequence[Cell], known: frozenset[str] | set[str], key: Callable[[str], str]
) -> bool:
    """Whether the first two texts of a row are titles, which few rows begin with."""
    found = 0
    for cell in cells:
        if cell == "":
            continue
        if type(cell) is not str or len(cell) > LONGEST_SUBTITLE or key(cell) not in known:
            return False
        found += 1
        if found == 2:
            return True
    return False


@cache
def _every_title() -> frozenset[str]:
    """What columns are called in any ledger."""
    return frozenset(_key(n) for label, names in SYNONYMS.items() for n in (label, *names))


def find_next_header(
    rows: Sequence[Row], header: Header, columns: Sequence[Wanted]
) -> tuple[int, bool] | None:
    """The index of the first row that titles columns anew, and whether as the header does."""
    known = {_key(name) for wanted in columns for name in (wanted.label, *wanted.synonyms)}
    known |= {_key(title) for title in header.titles} | _every_title()
    key = cache(_key)
    for index, row in enumerate(rows):
        if not _may_be_titles(row.cells, known, key):
            continue
        texts = _texts(row.cells)
        if len(texts) > 2 and 5 * sum(_key(text) in known for text in texts) >= 4 * len(texts):
            titles = [_text(cell) for cell in row.cells]
            matches, _ = match_titles(titles, columns)
            return index, matches == header.matches
    return None


def _texts(cells: Sequence[Cell]) -> list[str]:
    """The texts of the cells that hold something."""
    return [text for cell in cells if (text := _text(cell))]


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _may_be_header(cells: Sequence[Cell]) -> bool:
    """Two different texts or more, most of the cells being text, and no note."""
    texts = _texts(cells)
    if len(set(texts)) < min(2, len(cells)) or not texts:
        return False
    written = sum(isinstance(cell, str) and not _is_number(cell) for cell in cells if cell != "")
    return 2 * written > len(texts) and not NOTE.match(texts[0])


def _is_number(text: str) -> bool:
    return text.strip().replace(".", "", 1).replace(",", "").rstrip("%").isdecimal()


def _last_header_row(grid: Grid, first: int) -> int:
    """The last row of a header from `first` on: cells merged downwards, groups with parts."""
    last = first
    while last < min(first + MOST_HEADER_ROWS, len(grid.rows)) - 1:
        merges = [merge for merge in grid.merged if first <= merge.first_row <= last]
        goes_down = any(merge.last_row > last for merge in merges)
        is_parted = any(
            merge.last_row == last
            and merge.last_column > merge.first_column
            and _is_subtitle(grid.rows[last + 1][merge.first_column : merge.last_column + 1])
            for merge in merges
        )
        if not (goes_down or is_parted or (not grid.merged and _goes_on(grid, first, last))):
            break
        last += 1
    return last


def _is_subtitle(cells: Sequence[Cell]) -> bool:
    """Whether the cells below a group divide it: two or more short, different texts."""
    texts = _texts(cells)
    return len(set(texts)) >= 2 and all(
        len(text) <= LONGEST_SUBTITLE and not _is_number(text) for text in texts
    )


def _goes_on(grid: Grid, first: int, last: int) -> bool:
    """Without merges: the next row titles columns without a title, and leaves many others empty."""
    titled = {
        at for row in grid.rows[first : last + 1] for at, cell in enumerate(row) if _text(cell)
    }
    below = {at for at, cell in enumerate(grid.rows[last + 1]) if _text(cell)}
    texts = _texts(grid.rows[last + 1])
    return (
        bool(below - titled)
        and 3 * len(titled - below) >= len(titled)
        and all(len(text) <= LONGEST_SUBTITLE and not _is_number(text) for text in texts)
    )


def _titles(grid: Grid, first: int, last: int) -> Iterator[str]:
    """One title a column: its parts from top to bottom, each once."""
    levels = [[_text(cell) for cell in row] for row in grid.rows[first : last + 1]]
    for merge in grid.merged:
        if first <= merge.first_row <= last and merge.first_column < len(levels[0]):
            level = levels[merge.first_row - first]
            for at in range(merge.first_column, min(merge.last_column + 1, len(level))):
                level[at] = level[merge.first_column]
    if not grid.merged:
        _spread_groups(levels)
    for at in range(len(levels[0])):
        parts: list[str] = []
        for level in levels:
            if level[at] and level[at] not in parts:
                parts.append(level[at])
        yield "/".join(parts)


def _spread_groups(levels: list[list[str]]) -> None:
    """Give each group's title to the columns on its right that only have a part's title."""
    for depth, level in enumerate(levels[:-1]):
        below = levels[depth + 1 :]
        for at in range(1, len(level)):
            same_group = all(upper[at] == upper[at - 1] for upper in levels[:depth])
            both_parted = all(any(row[place] for row in below) for place in (at - 1, at))
            if not level[at] and level[at - 1] and same_group and both_parted:
                level[at] = level[at - 1]


def _key(title: str) -> str:
    """What is compared of a title: no blanks, no punctuation, no case."""
    return DROPPED_FROM_TITLES.sub("", unicodedata.normalize("NFKC", title)).casefold()


def _likeness(title: str, wanted: Wanted, leaves: Counter[str]) -> int:
    """0 for unlike, up to 100 for the label itself; the likelier a synonym, the higher."""
    synonyms = (*wanted.synonyms, *SYNONYMS.get(wanted.label, ()))
    leaf = title.rpartition("/")[2]
    forms = [(title, 0)]
    if leaf != title and leaves[_key(leaf)] == 1:
        forms.append((leaf, 0))
    forms += [(bare, lost + 5) for form, lost in forms if (bare := BRACKETED.sub("", form)) != form]
    label, bare_label = _key(wanted.label), _key(BRACKETED.sub("", wanted.label))
    best = 0
    for form, lost in forms:
        key = _key(form)
        if not key:
            continue
        if key in (label, bare_label):
            best = max(best, (100 if key == label else 90) - lost)
        for order, synonym in enumerate(synonyms):
            if key == _key(synonym):
                best = max(best, max(80 - order, 50) - lost)
    return best


def _why_no_record(texts: list[str], heads: list[list[str]], is_first: bool) -> Sentence | None:
    compact = [text.replace(" ", "") for text in texts[:3]]
    if any(TOTAL.fullmatch(text) for text in compact):
        return sentence("合计行，由程序自己计算")
    if NOTE.match(texts[0]) or NOTE.match(compact[0]):
        return sentence("表下的说明或签字")
    if len(texts) > 1 and _is_one_of(texts, heads):
        return sentence("重复的表头")
    if is_first and _counts_columns(texts):
        return sentence("列号")
    return None


def _counts_columns(texts: list[str]) -> bool:
    """甲, 乙, 1, 2, 3: the numbers of the columns."""
    numbers = [text for text in texts if text not in COLUMN_MARKS]
    return len(numbers) >= 3 and numbers == [str(at) for at in range(1, len(numbers) + 1)]
