"""The year and the period that every page is filtered by."""

from PySide6.QtCore import QObject, Signal

from models.periods import Period


class Scope(QObject):
    """What the top bar chose; pages read `year` and `period` and listen to `changed`."""

    changed = Signal()

    def __init__(self, period: Period, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._period = period

    @property
    def period(self) -> Period:
        return self._period

    @property
    def year(self) -> int:
        return self._period.year

    def choose(self, period: Period) -> None:
        if period != self._period:
            self._period = period
            self.changed.emit()

    def choose_year(self, year: int) -> None:
        """The same months of another year."""
        self.choose(Period(year, self._period.first, self._period.last))
