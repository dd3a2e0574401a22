"""A table of finished texts over very many rows: only those that come into view are read."""

from collections.abc import Callable, Iterator, Sequence
from typing import overload

from PySide6.QtCore import QItemSelectionModel

from ui.theme import ThemeHolder
from ui.widgets.plain_table import Heading, Line, PlainTable

_READ = 100
"""Rows that are read together."""
_KEPT = 40
"""So many readings are kept."""


class LinesInReach(Sequence[Line]):
    """Lines of known keys; `read` makes those of some keys, a screenful at a time."""

    def __init__(
        self, keys: Sequence[str], read: Callable[[Sequence[str]], Sequence[Line]]
    ) -> None:
        self.keys, self._read = keys, read
        self._pages: dict[int, Sequence[Line]] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        page, row = divmod(at, _READ)
        if page not in self._pages:
            if len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._read(self.keys[page * _READ : (page + 1) * _READ])
        return self._pages[page][row]

    def __iter__(self) -> Iterator[Line]:
        return (self[row] for row in range(len(self)))


class LongTable(PlainTable):
    """As PlainTable; its columns are as wide as their headings say, whatever stands in them."""

    def __init__(self, themes: ThemeHolder, name: str, headings: Sequence[Heading]) -> None:
        self._reach = LinesInReach((), lambda _keys: ())
        super().__init__(themes, name, headings)

    @property
    def current_key(self) -> str:
        row = self.currentIndex().row()
        return self._reach.keys[row] if 0 <= row < len(self._reach) else ""

    def key_at(self, row: int) -> str:
        return self._reach.keys[row] if 0 <= row < len(self._reach) else ""

    def show_reach(self, reach: LinesInReach) -> None:
        """Show these rows; the current one stays if it is still there, else the first."""
        key = self.current_key
        self._reach = reach
        self._lines.show(reach)
        self._fit()
        if not reach:
            self.moved.emit("")
        elif not self.go_to(key):
            self.go_to(reach.keys[0])

    def go_to(self, key: str) -> bool:
        if key not in self._reach.keys:
            return False
        flags = QItemSelectionModel.SelectionFlag
        index = self._lines.index(self._reach.keys.index(key), 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def _needed(self, at: int) -> int:
        return self._for_heading(at)
