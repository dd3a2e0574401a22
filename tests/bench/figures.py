"""Every figure of 500 units and 1.5 million rows, beside the bare query of its kept months."""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from models import rollups
from models.figures import ALL, Figure, Scope, all_figures, fraction, rolling
from models.figures.rhythm import rhythm
from models.ledgers.units import Level, Unit
from models.office import Office, set_up
from models.periods import Period
from models.record import database
from models.todo import key_figures
from tests.bench.measuring import Row, Scale, Step, medians, timed
from tests.bench.offices import folder

YEAR = Period(2026)
NOW = datetime(2026, 9, 10, 9)
REACH = "< 50 ms"
DAY = "date('2026-01-01', printf('+%d days', i * 7919 % 360))"
MONTH = "printf('2026-%02d', i * 7919 % 12 + 1)"
_EVENT = {"state": "CASE WHEN i % 5 THEN 'held' ELSE 'planned' END", "period": MONTH}
_SHEET = {"expected_count": "40", "attended_count": "30 + i % 11"}
_ROW = {"status": "CASE WHEN i % 6 THEN 'present' ELSE 'absent' END"}
_READ = "CASE WHEN i % 4 THEN date('2026-01-01', printf('+%d days', i * 7919 % 360 + i % 30)) END"
_DONE = "CASE WHEN i % 3 THEN date('2026-02-01', printf('+%d days', i * 7919 % 360)) END"
_PERSON = "printf('person-%d', i % 20000)"

RECORDS: dict[str, tuple[int, dict[str, str]]] = {
    "plans": (20_000, {"year": "2026", "title": "'任务'"}),
    "readings": (
        360_000,
        {
            **{"person": _PERSON, "due_on": DAY, "state": "'done'"},
            **{"finished_on": _READ, "ended_on": _READ, "proved_on": _READ},
        },
    ),
    "lectures": (
        60_000,
        {**_EVENT, **_SHEET, "kind": "'exchange'", "lecturer": _PERSON, "held_at": DAY},
    ),
    "meetings": (60_000, {**_EVENT, **_SHEET, "kind": "'office'", "start_at": DAY}),
    "outreach_talks": (
        60_000,
        {
            **{**_EVENT, "talk_count": "1 + i % 2", "offline_audience": "i % 90"},
            "place_kind": "CASE i % 3 WHEN 0 THEN 'street' WHEN 1 THEN 'township' "
            "ELSE 'factory' END",
        },
    ),
    "inspections": (20_000, {**_EVENT, "method": "'on_site'"}),
    "activities": (20_000, _EVENT),
    "issues": (
        60_000,
        {
            **{"found_on": DAY, "source": "'four_reviews'", "aspect": "'theory'"},
            **{"first_due_on": "'2026-08-01'", "due_on": "'2026-08-01'", "period": MONTH},
        },
    ),
    "deeds": (
        40_000,
        {
            **{"adopted_on": DAY, "promised_on": DAY, "category": "'road'", "state": "'doing'"},
            **{"done_on": _DONE, "accepted_on": _DONE},
        },
    ),
    "needs": (20_000, {"raised_on": DAY, "deed": "printf('deeds-%d', i)"}),
    "news_items": (60_000, {"written_on": DAY}),
    "burdens": (20_000, {"month": MONTH, "item_count": "i % 9", "previous_count": "9"}),
    "studies": (
        60_000,
        {
            **{"material": "printf('m-%d', i / 500)", "studied_on": DAY, "taken_on": DAY},
            "period": MONTH,
        },
    ),
}
ROWS: dict[str, tuple[str, int, dict[str, str]]] = {
    "plan_steps": (
        "plans",
        240_000,
        {
            **{"month": "printf('2026-%02d', i / 20000 + 1)", "planned_count": "1 + i % 3"},
            **{"done_count": "i % 4", "done_on": DAY, "held_count": "0", "held_late": "0"},
        },
    ),
    "meeting_attendance": ("meetings", 120_000, {"person": _PERSON, **_ROW}),
    "lecture_attendance": ("lectures", 120_000, {"person": _PERSON, **_ROW}),
    "issue_events": (
        "issues",
        120_000,
        {
            "event": "CASE WHEN i < 60000 THEN 'registered' ELSE 'started' END",
            **{"effective_on": DAY, "entered_on": DAY, "entered_rev": "1 + i / 60000"},
        },
    ),
    "deed_satisfaction": (
        "deeds",
        40_000,
        {
            **{"surveyed_on": DAY, "satisfied_count": "20", "basically_satisfied_count": "3"},
            "dissatisfied_count": "1",
        },
    ),
    "news_item_adoptions": (
        "news_items",
        40_000,
        {"standing": "'adopted'", "adopted_on": DAY, "score": "i % 5"},
    ),
}


def measure(scale: Scale) -> Iterator[Row]:
    """1.5 million rows; the quick run has a tenth of them, of as many units."""
    with folder() as home, _office(home / "city") as office:
        units = [f"unit-{number:03d}" for number in range(500)]
        count = _fill(office, units, scale.pick(1, 10))
        taken = timed(rolling.bring_up)
        yield Row(f"take all months of {count:,} rows", None, taken, "", "two years")
        yield _one_unit(office, units, scale.rounds)
        yield from _each(office, scale.rounds)
        yield from _dashboard(office, scale.rounds)


def _office(home: Path) -> Office:
    set_up(home, "city", Level.CITY)
    return Office(home, now=lambda: NOW)


def _fill(office: Office, units: Sequence[str], part: int) -> int:
    """Units and records by SQL; how many rows there are. Random writing would take hours."""
    made = [
        Unit(uid=uid, unit=office.unit, parent=office.unit, name=uid, unit_type="township")
        for uid in units
    ]
    for unit in made:
        unit.level = Level.UNIT
    office.door.store(*made)
    total = 0
    with database.atomic("IMMEDIATE"):
        for table, (count, values) in RECORDS.items():
            head = {
                **{"uid": f"printf('{table}-%d', i)", "unit": "printf('unit-%03d', i % 500)"},
                **{"rev": "1", "complete": "1", "deleted": "0"},
            }
            total += _insert(table, count // part, {**head, **values})
        for table, (of, count, values) in ROWS.items():
            records = RECORDS[of][0] // part
            head = {
                **{"uid": f"printf('{table}-%d', i)", "seq": f"i / {records}"},
                "record": f"printf('{of}-%d', i % {records})",
            }
            total += _insert(table, count // part, {**head, **values})
    database.execute_sql("ANALYZE")
    return total


def _insert(table: str, count: int, values: dict[str, str]) -> int:
    database.execute_sql(
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?) "
        f'INSERT INTO "{table}" ({", ".join(values)}) SELECT {", ".join(values.values())} FROM n',
        (count,),
    )
    return count


def _one_unit(office: Office, units: Sequence[str], rounds: int) -> Row:
    """A unit has written one record; the next number that somebody asks for takes it anew."""
    figure = next(f for f in all_figures() if f.name == "lectures_held")
    scope = Scope(YEAR, ALL, office.door.today)
    chance = random.Random(1)

    def dirty() -> Step:
        with database.atomic("IMMEDIATE"):
            rollups.outdate([chance.choice(units)])
        return lambda: fraction(figure, scope)

    def clean() -> Step:
        return lambda: fraction(figure, scope)

    without, with_it = medians(rounds, clean, dirty)
    return Row("take one unit's months anew", None, with_it - without, "", "of one year")


def _each(office: Office, rounds: int) -> Iterator[Row]:
    """The figures that are kept together, and each that must be taken from its records."""
    scope = Scope(YEAR, ALL, office.door.today)
    kept = [figure for figure in all_figures() if rolling.parts_of(figure)]
    seen = [(medians(rounds, _bare, lambda f=figure: _ours(f, scope)), figure) for figure in kept]
    (limit, ours), slowest = max(seen, key=lambda one: one[0][1])
    yield Row(f"slowest of {len(kept)} kept figures", limit, ours, REACH, slowest.name)
    middle = sorted(ours for (_, ours), _ in seen)[len(seen) // 2]
    yield Row("  the one in the middle", limit, middle, REACH)
    for figure in all_figures():
        if figure not in kept:
            [ours] = medians(rounds, lambda f=figure: _ours(f, scope))
            yield Row(f"  {figure.name}", None, ours, REACH, "from records")


def _ours(figure: Figure, scope: Scope) -> Step:
    return lambda: fraction(figure, scope)


def _bare() -> Step:
    """The sum of one figure's kept months, for all units."""
    sql = "SELECT SUM(amount) FROM figure_months WHERE figure = ? AND month BETWEEN ? AND ?"
    asked = ("plan_planned", "2026-01", "2026-12")
    return lambda: database.connection().execute(sql, asked).fetchall()


def _dashboard(office: Office, rounds: int) -> Iterator[Row]:
    scope = Scope(YEAR, ALL, office.door.today)

    def board() -> Step:
        def run() -> None:
            key_figures(office, YEAR)
            rhythm(scope)

        return run

    limit, ours = medians(rounds, _bare, board)
    yield Row("key figures and rhythm of the dashboard", limit, ours, REACH)
