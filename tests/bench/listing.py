"""A table of many records: opened, jumped in, sorted and searched, beside the barest queries."""

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

from models import listing, word_index
from models.grouping import MONTH, UNIT, grouped, grouping_named
from models.ledgers import LEDGERS
from models.ledgers.units import Level
from models.listing import Listing
from models.record import database
from models.record_words import said_by, tokens
from models.search import PER_LEDGER, find_everywhere
from models.word_query import asked_for
from tests.bench.measuring import Row, Scale, Step, medians, timed
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
        with offices.open() as office:
            count = scale.pick(100_000, 20_000)
            _fill(count)
            yield from _grouped(scale.rounds, office.door.ledgers["issues"], count)


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


def _grouped(rounds: int, ledger: Any, count: int) -> Iterator[Row]:
    """By unit (an index has it), by category and by month (neither has)."""
    keys = {UNIT: "unit", "aspect": "aspect", MONTH: "substr(found_on, 1, 7)"}
    for key, column in keys.items():
        grouping = grouping_named(ledger, key)
        assert grouping is not None
        bare = f"SELECT {column}, COUNT(1) FROM issues WHERE NOT deleted GROUP BY 1"
        raw, ours = medians(
            rounds,
            lambda bare=bare: _bare(bare),
            lambda grouping=grouping: lambda: grouped(Listing(ledger), grouping),
        )
        yield Row(f"group {count:,} records by {column}", raw, ours, "< 100 ms", "limit: bare")


MATCH = "SELECT rowid FROM record_words WHERE record_words MATCH ?"
BARE = "CREATE VIRTUAL TABLE bare_words USING fts5(words, marks, content='', tokenize='ascii')"
WORDS = ("长效", "014", "学", "理论学习", "学习 长效")
"""In few rows, in a number, and in every row: one character, four, and with a rare word beside."""


def _searched(rounds: int, ledger: Any, count: int) -> Iterator[Row]:
    yield from _indexed(count)
    for word in WORDS:
        asked = asked_for(word)
        raw, everywhere = medians(
            rounds,
            lambda asked=asked: _bare(f"{MATCH} ORDER BY rowid DESC LIMIT {PER_LEDGER}", (asked,)),
            lambda word=word: lambda: find_everywhere(word, LEDGERS),
        )
        title = f"find {word} among {count:,} records"
        yield Row(title, raw, everywhere, "<= 30 ms", "limit: the index asked for the newest")
        raw, listed = medians(
            rounds,
            lambda asked=asked: _bare(MATCH, (asked,)),
            lambda word=word: lambda: listing.uids(Listing(ledger, search=word)),
        )
        yield Row("  as the search of the list", raw, listed, "", "limit: the index asked for all")


def _indexed(count: int) -> Iterator[Row]:
    """The index made of everything, beside the same rows put bare into one like it."""
    ours = timed(word_index.follow)
    rows = [
        (tokens(words), words.unit)
        for ledger in LEDGERS
        for words in said_by(ledger, listing.uids(Listing(ledger)))
    ]

    def bare() -> None:
        with database.atomic("IMMEDIATE"):
            database.execute_sql(BARE)
            database.connection().executemany("INSERT INTO bare_words VALUES (?, ?)", rows)

    raw = timed(bare)
    database.execute_sql("DROP TABLE bare_words")
    note = "limit: the same words, bare, into an index of words"
    yield Row(f"index {count:,} records", raw, ours, "", note)
