"""A change of one record moves the figures that depend on it, no others, and they are named."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.exchange.receiving.inbox import inspect
from models.exchange.sending.outbox import copy_to, export_up
from models.figures import Scope, all_figures, fraction, freeze
from models.ledgers.events import EventState
from models.ledgers.lectures import AudienceKind, Lecture, LectureKind
from models.office import Office
from models.periods import Period, periods_of
from models.taking_in import foreseen, take_in
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road, an_issue, world


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    """The unit has reported two lectures and an issue."""
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office)
        for day in (1, 8):
            a_lecture(office, day)
    road.take("city", report(road))
    return road


def report(road: Road) -> Path:
    with road.open("unit") as office:
        packed = export_up(office, SEPTEMBER, freeze=lambda period: freeze(office, period))
        return copy_to(office, packed, road.stick)


def a_lecture(office: Office, day: int) -> Lecture:
    lecture = office.door.new(
        Lecture,
        **{"title": f"第{day}课", "kind": LectureKind.PARTY_LECTURE, "state": EventState.HELD},
        **{"audience_kind": AudienceKind.ORGANS, "lecturer": "p1"},
        **{"expected_count": 20, "attended_count": 15},
    )
    lecture.held_at = office.door.now.replace(day=day)
    office.door.store(lecture)
    return lecture


def told(unit: str, today: date) -> dict[tuple[str, Period], Any]:
    """All that is said of a unit and a month or the year."""
    return {
        (figure.name, period): fraction(figure, Scope(period, unit, today))
        for figure in all_figures()
        for period in (*periods_of(2026)[7:], Period(2026))
    }


def test_exactly_the_figures_that_depend_on_a_record_change_and_are_named(road: Road) -> None:
    with road.open("unit") as office:
        lecture = Lecture.get(Lecture.title == "第8课")
        lecture = office.door.load(Lecture, lecture.uid)
        lecture.attended_count = 18
        office.door.store(lecture)
        unit, today = office.unit, office.door.today
    package = report(road)
    with road.open("city") as office:
        before = told(unit, today)
        expected = [
            ("attendance_present", "2026-09", "30", "33"),
            ("attendance_rate", "2026-09", "75.0%", "82.5%"),
        ]
        assert [
            (some.figure.name, some.period.code, some.was, some.now)
            for some in foreseen(inspect(office, package))
        ] == expected[:1]
        changed = take_in(office, [package]).changed
        after = told(unit, today)
    assert {key for key in before if before[key] != after[key]} == {
        (name, period) for name, *_ in expected for period in (Period(2026, 9, 9), Period(2026))
    }
    assert list(changed) == [unit]
    assert [
        (some.figure.name, some.period.code, some.was, some.now) for some in changed[unit]
    ] == expected


def test_a_distinct_figure_that_changes_is_named_too(road: Road) -> None:
    from models.ledgers.books import Book, BookKind

    with road.open("unit") as office:
        office.door.store(
            office.door.new(
                Book, title="论党史", kind=BookKind.REQUIRED, listed_on=date(2026, 9, 1)
            )
        )
        unit = office.unit
    package = report(road)
    with road.open("city") as office:
        [changed] = take_in(office, [package]).changed[unit]
        assert (changed.figure.name, changed.period) == ("books_listed", Period(2026))
        assert (changed.was, changed.now) == ("0", "1")
        assert not take_in(office, [package]).changed
