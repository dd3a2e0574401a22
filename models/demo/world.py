"""The demo's months in order: set up, enrolled, three packages up and what comes down."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from models.demo.chance import Chance, Clock
from models.demo.city import DemoCity
from models.demo.study import month_end
from models.demo.unit import DemoUnit, Handed
from models.demo.words import CITY, place, reason_for
from models.demo_folder import write_mark
from models.errors import UserError
from models.exchange.desks.enrolling import accept_request, install_answer, write_request
from models.exchange.receiving.inbox import import_packages
from models.exchange.sending.checks import check_submission
from models.exchange.sending.explanations import explain
from models.exchange.sending.outbox import Statement, copy_to, export_down
from models.exchange.sending.submitting import submit
from models.exchange.trust.trust import own_fingerprint
from models.figures import freeze
from models.ledgers import ledger_named
from models.office import Office
from models.one_table import one_table
from models.periods import Period
from models.progress import Progress, silent
from models.record import uids_from
from models.reports.one_table_xlsx import write_one_table
from models.sheets.exporting import export_sheet

_YEARS = range(2000, 2100)
_MONTHS = (7, 8, 9)
"""The months whose packages have been exchanged; the offices were enrolled before the first."""


def make_demo(
    folder: Path,
    units: int = 12,
    year: int = 2026,
    seed: int = 1,
    progress: Progress | None = None,
) -> Path:
    """Make a city and its units under `folder`, which must be empty or not be there; the folder.

    `folder`/city and `folder`/unit-NN are data folders, `folder`/stick holds what the units sent up
    and `folder`/down what the city sent down. Records and figures depend on the seed alone; keys do
    not. Whatever stops it, nothing half-made is left.
    """
    if units < 1:
        raise UserError("演示至少要有 1 个单位")
    if year not in _YEARS:
        raise UserError("演示的年度要在 {first} 到 {last} 之间", first=_YEARS[0], last=_YEARS[-1])
    if folder.exists() and any(folder.iterdir()):
        raise UserError("“{folder}”里已经有文件，换一个空文件夹", folder=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _World(folder, units, year, seed, progress or silent).run()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


@dataclass(frozen=True)
class _Manners:
    """How a unit sends: a last package that never came, or that nobody has imported yet."""

    late: frozenset[int]
    absent: bool
    waiting: bool


class _World:
    """The city, its units, the stick between them, and the one clock of all."""

    def __init__(self, folder: Path, units: int, year: int, seed: int, progress: Progress) -> None:
        self.folder, self.year, self._seed = folder, year, seed
        self.clock = Clock(datetime(year, 7, 6, 9, 30))
        self.city = DemoCity(folder / "city", self.clock, seed)
        self.units = [
            DemoUnit(folder / f"unit-{number + 1:02d}", number, place(number), self.clock, seed)
            for number in range(units)
        ]
        self.uids: list[str] = []
        self._exchange = Chance(seed, "exchange", self.clock)
        self._progress = progress
        self._done, self._total = 0, units * (len(_MONTHS) + 1) + 2

    def _step(self) -> None:
        self._done += 1
        self._progress(self._done, self._total)

    def _folder(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return path

    def run(self) -> None:
        self._progress(0, self._total)
        handed = self.city.set_up(self.year)
        self._step()
        for unit in self.units:
            unit.set_up()
        with uids_from(self._exchange.uid):
            self._enrol()
            down = self._send_down()
        for month in _MONTHS:
            sent = [self._month_of(unit, handed, month, down) for unit in self.units]
            down = self._sit(month, sent)
        self._install(down)
        self._write_sheets()
        offices = {unit.folder.name: unit.place.name for unit in self.units}
        write_mark(self.folder, {self.city.folder.name: CITY, **offices})
        self._step()

    def _enrol(self) -> None:
        folder = self._folder("enrol")
        for unit in self.units:
            with unit.open() as office:
                request, digits = write_request(office, folder), own_fingerprint(office)
                self.uids.append(office.unit)
            with self.city.open() as office:
                kind = unit.place.unit_type
                answer = accept_request(office, request, digits, folder, unit_type=kind).path
            with unit.open() as office:
                install_answer(office, answer)
            self._step()

    # A month at a unit.

    def _manners(self, unit: DemoUnit) -> _Manners:
        last = len(self.units) - 1
        late = {3: {8}, 6: {9}, 8: {7, 9}}.get(unit.number, set())
        some = last >= 2
        return _Manners(
            frozenset(late), some and unit.number == last - 1, some and unit.number == last
        )

    def _month_of(
        self, unit: DemoUnit, handed: Handed, month: int, down: dict[str, Path]
    ) -> Path | None:
        """Take in what came down, write the month's work, send it up; the package on the stick."""
        end = month_end(self.year, month)
        self.clock.set(end - timedelta(days=20))
        with unit.open() as office:
            with uids_from(self._exchange.uid):
                import_packages(office, [down[office.unit]])
            self.clock.set(end, 17)
            unit.enter(office, handed, self.year, end)
            sent = None
            if not (month == _MONTHS[-1] and self._manners(unit).absent):
                sent = self._send_up(unit, office, Period(self.year, month, month))
        self._step()
        return sent

    def _send_up(self, unit: DemoUnit, office: Office, period: Period) -> Path:
        self.clock.set(period.end + timedelta(days=2))
        day = self.clock.today.isoformat()
        statements = [
            Statement("filler", unit.clerk, day),
            Statement("reviewer", unit.reviewer, day),
            Statement("leader", unit.head, day, means="paper"),
        ]
        with uids_from(self._exchange.uid):
            frozen = partial(freeze, office)
            for found in check_submission(office, period, freeze=frozen).open:
                explain(office, period, found, reason_for(found.code) or found.proposed)
            packed = submit(office, period, freeze=frozen, statements=statements)
            return copy_to(office, packed, self._folder("stick"))

    # A month at the city.

    def _sit(self, month: int, sent: Sequence[Path | None]) -> dict[str, Path]:
        """Import what has come, in time and late, decide, and send receipts and decisions down."""
        end = month_end(self.year, month)
        last = month == _MONTHS[-1]
        self.clock.set(end, 18)
        with self.city.open() as office:
            self.city.enter(office, end)
            for day, paths in self._arrivals(month, sent):
                self.clock.set(end + timedelta(days=day), 10)
                with uids_from(self._exchange.uid):
                    import_packages(office, paths)
            self.clock.set(end + timedelta(days=9), 10)
            if month == _MONTHS[0]:
                self.city.review(office, self.uids)
            self.city.decide(office, 0.7 if last else 0.94)
        with uids_from(self._exchange.uid):
            return self._send_down()

    def _arrivals(
        self, month: int, sent: Sequence[Path | None]
    ) -> Iterator[tuple[int, list[Path]]]:
        """(day of the next month, packages that arrive on it)."""
        days: dict[int, list[Path]] = {4: [], 8: []}
        for unit, path in zip(self.units, sent, strict=True):
            manners = self._manners(unit)
            waits = month == _MONTHS[-1] and manners.waiting
            if path is not None and not waits:
                days[8 if month in manners.late else 4].append(path)
        return ((day, paths) for day, paths in days.items() if paths)

    def _send_down(self) -> dict[str, Path]:
        """Unit uid → its package from the city."""
        folder = self._folder("down")
        with self.city.open() as office:
            return {
                packed.addressee: copy_to(office, packed, folder) for packed in export_down(office)
            }

    def _install(self, down: dict[str, Path]) -> None:
        """Bring the last packages down home; who has sent nothing has not fetched theirs."""
        for unit, uid in zip(self.units, self.uids, strict=True):
            manners = self._manners(unit)
            if manners.absent or manners.waiting:
                continue
            with unit.open() as office, uids_from(self._exchange.uid):
                import_packages(office, [down[uid]])

    def _write_sheets(self) -> None:
        ledger = ledger_named("issues")
        assert ledger is not None
        with self.city.open() as office:
            table = one_table(office, self.year)
            write_one_table(table, self.folder / "一张表.xlsx", filler=office.door.actor)
            export_sheet(office, ledger, self.folder / "问题台账.xlsx")
