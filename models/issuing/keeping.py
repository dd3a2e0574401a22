"""记为已印发: what a table says is kept with the day, and read back later."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models import changes
from models.accounts.rights import Right, needs
from models.database import writing
from models.errors import UserError
from models.fields import Choice
from models.figures import ALL, Scope, all_figures, figure_named
from models.issued_tables import IssuedTable
from models.issuing.kept import (
    Kept,
    KeptNumber,
    kept_table,
    number_of_figure,
    numbers_of_table,
    packed,
    revs_of,
    table_from,
    unpacked,
    without_rows,
)
from models.office import Office
from models.one_table import OneTable, View, closed_months, one_table
from models.periods import Period, parse_period
from models.progress import Progress, silent
from models.record import tuples
from models.reports.writing import Report
from models.words import Sentence, sentence


class IssueKind(Choice):
    """What can be issued."""

    ONE_TABLE = "one_table", "一张表"
    FIGURES = "figures", "统计表"
    REPORT = "report", "报告"


@dataclass(frozen=True)
class Issued:
    """One issue without its content. `like` tells whether two are issues of one table."""

    number: int
    kind: IssueKind
    detail: str
    period: Period
    units: str
    title: str
    version: str
    as_of: date
    change: int
    issued_at: str
    issued_by: str

    @property
    def like(self) -> tuple[str, str, str, str]:
        return self.kind.value, self.detail, self.period.code, self.units

    @property
    def name(self) -> Sentence:
        return sentence("第 {n} 号 {title}", n=self.number, title=self.title)


_COLUMNS = (
    *(IssuedTable.number, IssuedTable.kind, IssuedTable.detail, IssuedTable.period),
    *(IssuedTable.units, IssuedTable.title, IssuedTable.version, IssuedTable.as_of),
    *(IssuedTable.change, IssuedTable.issued_at, IssuedTable.issued_by),
)


def issued_tables() -> list[Issued]:
    """Everything that was issued, the newest first."""
    query = IssuedTable.select(*_COLUMNS).order_by(IssuedTable.number.desc())
    return [_issued(*row) for row in tuples(query)]


def issued_table(number: int) -> Issued:
    """UserError where there is no issue of this number."""
    query = IssuedTable.select(*_COLUMNS).where(IssuedTable.number == number)
    for row in tuples(query):
        return _issued(*row)
    raise UserError("没有第 {n} 号印发的表", n=number)


def _issued(
    number: int, kind: str, detail: str, period: str, units: str, title: str, *rest: str
) -> Issued:
    version, as_of, change, at, by = rest
    return Issued(
        *(number, IssueKind[kind.upper()], detail, parse_period(period), units, title, version),
        *(date.fromisoformat(as_of), int(change), at, by),
    )


# What is issued.


@needs(Right.ISSUE)
def issue_one_table(
    office: Office, year: int, view: View = View.TASK, units: str = ALL, title: str = ""
) -> Issued:
    """Keep the one table as it stands."""
    kept, change = _steadily(
        lambda: _kept_table(one_table(office, year, view, units, office.door.today))
    )
    name = title or str(sentence("{year}年度一张表（{view}）", year=year, view=view.label))
    version = kept.table.version if kept.table is not None else ""
    about = (IssueKind.ONE_TABLE, view.value, Period(year), units, name, version)
    return _keep(office, about, kept, change)


@needs(Right.ISSUE)
def issue_figures(
    office: Office,
    period: Period,
    units: str = ALL,
    title: str = "",
    progress: Progress = silent,
) -> Issued:
    """Keep every figure of a period."""
    figures = all_figures()
    scope = Scope(period, units, office.door.today)

    def take() -> Kept:
        numbers = []
        for at, figure in enumerate(figures):
            progress(at, len(figures))
            numbers.append(number_of_figure(figure, scope))
        return Kept(numbers, revs_of(numbers))

    kept, change = _steadily(take)
    name = title or str(sentence("{year}年{period}统计表", year=period.year, period=period.label))
    return _keep(office, (IssueKind.FIGURES, "", period, units, name, ""), kept, change)


@needs(Right.ISSUE)
def issue_report(office: Office, report: Report, title: str = "") -> Issued:
    """Keep every figure that a report's template asks for, as it was printed."""

    def take() -> Kept:
        numbers = [
            number_of_figure(
                *(one.figure, one.scope),
                key=f"{one.placeholder} {one.paragraph}",
                about=one.placeholder,
                text=one.text,
            )
            for one in report.content.numbers
        ]
        return Kept(numbers, revs_of(numbers))

    kept, change = _steadily(take)
    period = report.period
    name = title or str(
        sentence(
            "{year}年{period}{kind}",
            **{"year": period.year, "period": period.label, "kind": report.kind.label},
        )
    )
    return _keep(office, (IssueKind.REPORT, report.kind.value, period, ALL, name, ""), kept, change)


def _steadily(take: Callable[[], Kept]) -> tuple[Kept, int]:
    """What was taken while nobody wrote, and the newest change in it.

    Where somebody always does, the others wait for the last try.
    """
    for _ in range(2):
        before = changes.head()[0]
        kept = take()
        if changes.head()[0] == before:
            return kept, before
    with writing():
        return take(), changes.head()[0]


def _kept_table(table: OneTable) -> Kept:
    kept = kept_table(table)
    return Kept([], revs_of(numbers_of_table(kept)), kept)


def _keep(
    office: Office, about: tuple[IssueKind, str, Period, str, str, str], kept: Kept, change: int
) -> Issued:
    kind, detail, period, units, title, version = about
    with writing():
        row = IssuedTable.create(
            **{"kind": kind.value, "detail": detail, "period": period.code, "units": units},
            **{"title": title, "version": version, "change": change, "content": packed(kept)},
            as_of=office.door.today.isoformat(),
            issued_at=office.door.now.isoformat(timespec="seconds"),
            issued_by=office.door.actor,
        )
    return issued_table(row.number)


@needs(Right.ISSUE)
def withdraw(number: int) -> None:
    """Forget an issue that was noted by mistake."""
    issued_table(number)
    with writing():
        IssuedTable.delete().where(IssuedTable.number == number).execute()


# What was issued.


def kept_of(issued: Issued) -> Kept:
    """The numbers of an issue with their rows."""
    row = IssuedTable.get(IssuedTable.number == issued.number)
    kept = unpacked(row.content)
    if kept.table is not None:
        kept.numbers = numbers_of_table(kept.table)
    return kept


def issued_one_table(issued: Issued) -> OneTable:
    """The one table as it was issued; UserError where the issue is of something else."""
    table = unpacked(IssuedTable.get(IssuedTable.number == issued.number).content).table
    if table is None:
        raise UserError("第 {n} 号印发的不是一张表", n=issued.number)
    return table_from(table, closed_months(table.year, issued.as_of), issued.as_of)


def kept_now(
    office: Office, issued: Issued, kept: Kept, progress: Progress = silent
) -> tuple[Kept, int]:
    """The same numbers as the records give them now, and the newest change in them.

    Those that say what they said are without their rows.
    """
    table, today = kept.table, office.door.today

    def take() -> Kept:
        if table is None:
            numbers = list(_now(kept.numbers, today, progress))
            return Kept(numbers, revs_of(numbers))
        view = View[table.view.upper()]
        now = _kept_table(one_table(office, table.year, view, issued.units, today))
        assert now.table is not None
        now.numbers = numbers_of_table(now.table)
        return now

    return _steadily(take)


def _now(numbers: Sequence[KeptNumber], today: date, progress: Progress) -> Iterator[KeptNumber]:
    for at, number in enumerate(numbers):
        progress(at, len(numbers))
        figure = figure_named(number.figure)
        if figure is None:
            continue
        scope = Scope(parse_period(number.period), number.units, today)
        fresh = without_rows(figure, scope, key=number.key, about=number.about)
        if fresh.same_as == number.same_as:
            fresh.text = number.text
            yield fresh
        else:
            yield number_of_figure(figure, scope, key=number.key, about=number.about)
