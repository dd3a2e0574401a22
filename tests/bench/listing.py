"""A table of many records: opened, jumped in, sorted and searched, beside the barest queries."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from models import listing
from models.ledgers.issues import Issue
from models.ledgers.units import Level
from models.listing import Listing
from models.record import database
from tests.bench.measuring import Row, Scale, Step, medians
from tests.bench.offices import Fresh, folder

TODAY = date(2026, 9, 10)
FILL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO issues (uid, unit, rev, created_at, changed_at, filler, complete, deleted, mark,
    problem, issue_no, source, found_on, aspect, manifestation, cause, target, rectify_kind,
    lead_leader, owner, first_due_on, due_on, stage, rectification_state, closure_state, period)
SELECT printf('01990000-0000-7000-8000-%012d', i), printf('unit-%d', i % 500), 1,
    '2026-03-02T09:00:00', '2026-03-02T09:00:00', '李敏', 1, 0, 'internal',
    printf('第 %d 个问题：理论学习中心组研讨发言准备不够充分', i),
    printf('2026-%d', i), 'inspection', date('2026-01-01', printf('+%d days', i % 270)), 'theory',
    '会前没有列出发言提纲', '要求抓得不紧',
    CASE WHEN i % 10000 = 7 THEN '形成长效机制' ELSE '会后形成清单' END, 'by_deadline',
    'p1', 'p2', '2026-11-30', date('2026-06-01', printf('+%d days', i % 200)),
    CASE WHEN i % 3 THEN 'doing' ELSE 'done' END, 'doing', 'not_requested',
    date('2026-01-01', printf('+%d days', i % 270), 'start of month')
FROM n
"""


def measure(scale: Scale) -> Iterator[Row]:
    """1.5 million issues, 150,000 for the search; the quick run has 200,000 and 50,000."""
    with folder() as home:
        offices = Fresh(home, "city", Level.CITY)
        with offices.open() as office:
            count = scale.pick(1_500_000, 200_000)
            _fill(count)
            yield from _paged(scale.rounds, office.door.ledgers["issues"], count)
        with offices.open() as office:
            count = scale.pick(150_000, 50_000)
            _fill(count)
            yield from _searched(scale.rounds, office.door.ledgers["issues"], count)


def _fill(count: int) -> None:
    with database.atomic("IMMEDIATE"):
        database.execute_sql(FILL, (count,))


def _bare(sql: str, values: tuple[Any, ...] = ()) -> Step:
    return lambda: database.connection().execute(sql, values).fetchall()


def _paged(rounds: int, ledger: Any, count: int) -> Iterator[Row]:
    from ui.ledger_table import LedgerTable

    table = LedgerTable(ledger, TODAY)
    chance = random.Random(1)

    def opened(wanted: Listing) -> Step:
        def run() -> None:
            table.show(wanted)
            table.line(0)

        return run

    def jump() -> Step:
        row = chance.randrange(count)
        return lambda: table.line(row)

    def bare_page() -> Step:
        numbers = [f"01990000-0000-7000-8000-{chance.randrange(count):012d}" for _ in range(100)]
        marks = ", ".join("?" * 100)
        return _bare(f"SELECT * FROM issues WHERE uid IN ({marks})", tuple(numbers))

    all_of_it = Listing(ledger)
    raw, ours, raw_page, jumping = medians(
        rounds,
        lambda: _bare("SELECT uid FROM issues WHERE NOT deleted ORDER BY uid DESC"),
        lambda: opened(all_of_it),
        bare_page,
        jump,
    )
    raw_sorted, by_date = medians(
        rounds,
        lambda: _bare("SELECT uid FROM issues WHERE NOT deleted ORDER BY due_on, uid"),
        lambda: opened(Listing(ledger, order="due_on")),
    )
    yield Row(f"open a table of {count:,} rows", raw, ours, "< 1 s", "limit: fetching the uids")
    yield Row(
        "  jump to any row", raw_page, jumping, "< 30 ms", "limit: SELECT of a page's 100 rows"
    )
    yield Row("  sort by a date", raw_sorted, by_date, "", "limit: fetching the uids in that order")


def _searched(rounds: int, ledger: Any, count: int) -> Iterator[Row]:
    def found(word: str) -> Step:
        return lambda: listing.uids(Listing(ledger, search=word))

    column = Issue.target.column_name
    raw, rare = medians(
        rounds,
        lambda: _bare(f"SELECT uid FROM issues WHERE {column} LIKE ?", ("%长效%",)),
        lambda: found("长效"),
    )
    note = "limit: LIKE over the one column that has it"
    yield Row(f"search 2 characters in {count:,} rows", raw, rare, "< 30 ms", note)
