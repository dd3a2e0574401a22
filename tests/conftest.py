"""What every test stands on: no display, one clock for all machines, and offices to work in."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from models.office import Office

# Before anything imports Qt, which reads both once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 9, 10, 9, 30))

    def __call__(self) -> datetime:
        return self.moment

    def set(self, year: int, month: int, day: int) -> None:
        self.moment = datetime(year, month, day, 9, 30)

    @property
    def today(self) -> date:
        return self.moment.date()


def in_this_process(
    work: Callable[..., Any], path: Path, *values: object, name: str = "", **_limits: float
) -> Any:
    """What `models.confined.confined` gives, without a child."""
    with path.open("rb") as file:
        return work(file, *values)


@pytest.fixture(autouse=True)
def sheets_read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spreadsheets are read in this process, which saves a third of a second a file.

    Tests marked `limited_child` read them as the program does.
    """
    if "limited_child" in request.keywords:
        return
    monkeypatch.setattr("models.sheets.grid.confined", in_this_process)


@pytest.fixture(scope="session", autouse=True)
def tables_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty data file is filled from one that has its tables, pages and all.

    Making them takes the most of setting an office up, and there are a thousand. Files that hold
    anything are migrated as the program does.
    """
    from models.database import migrate, open_database
    from models.record import database

    made = open_database(tmp_path_factory.mktemp("tables") / "made", os.urandom(32))
    applied = migrate(made)
    database.initialize(None)

    def migrate_or_fill(opened: Any) -> list[str]:
        if opened.execute_sql("SELECT 1 FROM sqlite_master").fetchone():
            return migrate(opened)
        made.connection().backup(opened.connection())
        return applied

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.office.migrate", migrate_or_fill)
        yield
    made.close()


@pytest.fixture(scope="session", autouse=True)
def offices_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What `tests.founding` makes is kept for the whole run."""
    from tests.founding import SHELF

    SHELF.folder = tmp_path_factory.mktemp("offices")
    yield
    SHELF.folder = None
    SHELF.made.clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> "Iterator[Office]":
    """An open, fresh grassroots unit."""
    from models.ledgers.units import Level
    from models.office import Office
    from tests.founding import Steps

    Steps(tmp_path).found("office", "清溪镇", Level.UNIT)
    with Office(tmp_path / "office", now=clock) as opened:
        yield opened


@dataclass
class Offices:
    """A city and a unit below it; one at a time can be open: `with offices.city() as office`."""

    folder: Path
    clock: Clock

    def unit(self) -> "AbstractContextManager[Office]":
        return self._open("unit")

    def city(self) -> "AbstractContextManager[Office]":
        return self._open("city")

    def _open(self, name: str) -> "AbstractContextManager[Office]":
        from models.office import Office

        return Office(self.folder / name, now=self.clock)

    def bring(self, source: "Opener", target: "Opener") -> None:
        """Take every own line of one office to the other, as a package would."""
        from tests.filling import own_lines, take_lines

        with source() as office:
            lines = own_lines(office)
        with target() as office:
            take_lines(office, lines)


Opener = Callable[[], AbstractContextManager["Office"]]


@pytest.fixture
def offices(tmp_path: Path, clock: Clock) -> Offices:
    from models.ledgers.units import Level
    from tests.founding import Steps

    steps = Steps(tmp_path)
    steps.found("city", "明州市", Level.CITY)
    steps.found("unit", "清溪镇", Level.UNIT)
    return Offices(tmp_path, clock)
