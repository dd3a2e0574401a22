"""Kept months of figures are what the definitions give, whatever is written and whenever asked."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from models.canonical import decode
from models.figures import (
    ALL,
    BELOW,
    Figure,
    Scope,
    all_figures,
    by_unit,
    figure_named,
    fraction,
    rolling,
)
from models.figures.rhythm import rhythm
from models.figures.scope import Reach
from models.integrity import check
from models.ledgers.areas import Area
from models.ledgers.readings import READINGS, Reading
from models.ledgers.spot_checks import CheckMethod, CheckResult, SpotCheck, SpotResult
from models.ledgers.units import Level, Unit
from models.lines import write_line
from models.office import Office, set_up
from models.periods import Period, periods_of
from models.record import new_uid, read_state
from models.rollups import FigureMonth, Lasting
from models.words import sentence
from tests.conftest import Clock
from tests.wild import Wild

KEPT = [figure for figure in all_figures() if rolling.parts_of(figure)]
NEVER = 10**9


@pytest.fixture
def wild(tmp_path: Path, clock: Clock) -> Iterator[Wild]:
    """A city with four units in two areas."""
    set_up(tmp_path / "city", "明州市", Level.CITY)
    clock.set(2026, 10, 9)
    with Office(tmp_path / "city", now=clock) as city:
        areas = [city.door.new(Area, title=f"片区{n}") for n in range(2)]
        city.door.store(*areas)
        below = [
            Unit(uid=new_uid(), unit=city.unit, parent=city.unit, unit_type="township")
            for _ in range(4)
        ]
        for number, unit in enumerate(below):
            unit.name, unit.level = f"单位{number}", Level.UNIT
            unit.area = areas[number % 2].uid
        city.door.store(*below)
        yield Wild(city, [city.unit, *(unit.uid for unit in below)], random.Random(1))


def told(few: int, figures: list[Figure], scopes: list[Scope]) -> dict[object, object]:
    """Everything that is said of the scopes, from kept months where there are more units."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rolling, "FEW", few)
        return {
            (figure.name, scope): (fraction(figure, scope), by_unit(figure, scope))
            for scope in scopes
            for figure in figures
        }


def scopes_of(wild: Wild) -> list[Scope]:
    """Two periods, of any length, each for some units."""
    areas = [area.uid for area in Area.select()]
    today, chance = wild.office.door.today, wild.chance
    every = periods_of(2026)
    lengths = ([Period(2026)], every[1:3], every[3:7], every[7:])
    return [
        Scope(chance.choice(periods), units, today)
        for periods, units in zip(
            chance.sample(lengths, 2),
            chance.sample([ALL, BELOW, areas[0], chance.choice(wild.units)], 2),
            strict=True,
        )
    ]


def agree(wild: Wild) -> None:
    scopes = scopes_of(wild)
    kept, defined = told(0, KEPT, scopes), told(NEVER, KEPT, scopes)
    assert {k: (kept[k], defined[k]) for k in kept if kept[k] != defined[k]} == {}


@pytest.mark.parametrize("seed", range(2))
def test_kept_months_are_what_the_definitions_give(wild: Wild, clock: Clock, seed: int) -> None:
    wild.chance.seed(seed)
    wild.write(330)
    agree(wild)
    for _ in range(2):
        wild.write(30)
        agree(wild)
        clock.moment += timedelta(days=wild.chance.choice([1, 40]))
        wild.office.turn_of_the_day()
        agree(wild)
        wild.take_back()
        agree(wild)
    names = {name for (name,) in FigureMonth.select(FigureMonth.figure).distinct().tuples()}
    kinds = ("outreach_talks_", "outreach_audience_", "office_rules_")
    lacking = {f.name for f in KEPT if f.additive and not f.name.startswith(kinds)} - names
    assert len(lacking) < 12, "so little was written that they count"


def test_what_another_office_proves_is_counted_anew(wild: Wild) -> None:
    city = wild.office
    reading = Reading(uid=new_uid(), unit=wild.units[1], rev=1, complete=True)
    reading.person, reading.book = new_uid(), new_uid()
    reading.finished_on = date(2026, 9, 1)
    line = write_line(READINGS, read_state(reading), frozenset())
    city.door.take([(READINGS, decode(line), line)], sentence("导入"))
    scope = Scope(Period(2026), BELOW, city.door.today)
    figure = figure_named("books_read")
    assert figure is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rolling, "FEW", 0)
        assert fraction(figure, scope) == (0, 0)
        spot = city.door.new(SpotCheck, title="抽查", checked_on=date(2026, 9, 20), checkers="王")
        spot.checked_unit = wild.units[1]
        spot.results.append(
            SpotResult(
                person=reading.person,
                book=reading.book,
                method=CheckMethod.NOTES,
                result=CheckResult.GOOD,
            )
        )
        city.door.store(spot)
        assert fraction(figure, scope) == (1, 0)


def test_who_writes_while_it_is_counted_is_counted_again(
    wild: Wild, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, units = wild.office.door.today, wild.units
    count = rolling._counted

    def written_to(figure: Figure, reach: Reach) -> rolling.Amounts:
        found = count(figure, reach)
        if figure.name == "lectures_held":
            wild.write(30)
        return found

    monkeypatch.setattr(rolling, "_counted", written_to)
    assert not rolling.refresh(units, 2026, Lasting.RECORDS, today)
    assert set(rolling.outdated(units, 2026, Lasting.RECORDS, today)) >= set(units[1:])
    monkeypatch.undo()
    agree(wild)


def test_where_much_waits_the_records_are_asked(wild: Wild) -> None:
    wild.write(40)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rolling, "FEW", 0)
        patch.setattr(rolling, "_AT_ONCE", 1)
        agree(wild)
    assert not FigureMonth.select().exists()


def test_the_rhythm_of_kept_months_is_that_of_the_steps(wild: Wild) -> None:
    wild.write(200)
    scope = Scope(Period(2026), ALL, wild.office.door.today)
    by_steps = rhythm(scope)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rolling, "FEW", 0)
        assert rhythm(scope) == by_steps
    assert sum(month.planned for month in by_steps) > 0


def test_an_altered_month_is_found_and_counted_anew(wild: Wild) -> None:
    wild.write(60)
    rolling.bring_up()
    count, unlike = rolling.unlike()
    assert count > 10 and not unlike
    FigureMonth.update(amount=FigureMonth.amount + 1).where(
        FigureMonth.figure == FigureMonth.select(FigureMonth.figure).limit(1)
    ).execute()
    [kept] = [some for some in check(wild.office) if some.name == "figures"]
    assert kept.count == count and kept.faults
    rolling.rebuild()
    assert not rolling.unlike()[1]
