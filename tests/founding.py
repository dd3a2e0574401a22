"""Offices that are made once a run and copied afterwards: keys, tables and enrolments take time."""

import shutil
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from models.ledgers.units import Level
from models.office import DATA_FILE, set_up


@dataclass
class Shelf:
    """What was made in this run; without a folder, nothing is kept."""

    folder: Path | None = None
    made: dict[Hashable, tuple[Path, Any]] = field(default_factory=dict)
    """Row of steps → the folders that its last step changed, and what it gave."""


SHELF = Shelf()


@dataclass
class Steps:
    """What has been done to the offices under a folder, as long as it was nothing but steps."""

    folder: Path
    taken: tuple[Hashable, ...] | None = ()
    _left: dict[str, tuple[int, int]] = field(default_factory=dict)

    def take(self, step: Hashable, changed: tuple[str, ...], work: Callable[[], Any]) -> Any:
        """Do `work`, or copy what it left when the same steps were taken before.

        It changes nothing but the folders named, and depends on nothing but the steps.
        """
        as_left = self._left == self._looks(*self._left, *changed)
        if self.taken is None or SHELF.folder is None or not as_left:
            self.taken = None
            return work()
        self.taken += (step,)
        if self.taken in SHELF.made:
            kept, given = SHELF.made[self.taken]
            for name in changed:
                shutil.rmtree(self.folder / name, ignore_errors=True)
                shutil.copytree(kept / name, self.folder / name)
        else:
            given, kept = work(), SHELF.folder / str(len(SHELF.made))
            for name in changed:
                shutil.copytree(self.folder / name, kept / name)
            SHELF.made[self.taken] = kept, given
        self._left |= self._looks(*changed)
        return given

    def found(self, name: str, title: str, level: Level, **more: Any) -> None:
        """Set an office up in the folder of that name."""
        step = ("found", name, title, level, *sorted(more.items()))
        self.take(step, (name,), lambda: set_up(self.folder / name, title, level, **more))

    def _looks(self, *names: str) -> dict[str, tuple[int, int]]:
        """When data files were last written (in ns), and their size."""
        data = {name: self.folder / name / DATA_FILE for name in names}
        known = {name: path.stat() for name, path in data.items() if path.exists()}
        return {name: (of.st_mtime_ns, of.st_size) for name, of in known.items()}
