"""填表负担: what was typed and what was brought along, counted at the door and kept there."""

from datetime import date, datetime
from pathlib import Path

from models.block_edits import paste, set_values
from models.burden_meter import burden_meter, give
from models.changes import Kind
from models.copying import copy_of
from models.ledgers.books import BOOKS, Book
from models.ledgers.lectures import Lecture
from models.listing import find_named
from models.lists import list_labels
from models.office import Office
from models.proposing import proposals
from models.record import database
from models.sources import Source
from models.values import Typed
from tests.conftest import Clock
from tests.exchanging import act, an_issue, world
from tests.models.test_exchange_export import unpacked


def counts(ledger: str) -> dict[str, int]:
    """Source → fields of one ledger, sources without any left out."""
    held = burden_meter(2026).ledgers
    found = next((one.by_source for one in held if one.key == ledger), {})
    return {source.value: amount for source, amount in found.items() if amount}


def test_what_is_typed_counts_and_what_the_program_fills_in_does_not(office: Office) -> None:
    book = office.door.new(Book)
    book.title, book.pages = "读本", 300
    office.door.store(book)
    assert counts("books") == {"typed": 2}
    book.pages = 310
    office.door.store(book)
    office.door.store(book)
    assert counts("books") == {"typed": 3}
    an_issue(office)
    told = counts("issues")
    # What `new` was given, the number and the day of finding are not typed; the two rows are.
    assert told["typed"] == 5 < told["ties"]


def test_a_proposal_that_nobody_touched_is_not_typed(office: Office) -> None:
    lecture = office.door.new(Lecture)
    lecture.title, lecture.lecturer_name = "党课", "张三"
    lecture.planned_at = datetime(2026, 9, 20, 9)
    found = proposals(lecture, office.door.today)
    for name, value in found.items():
        setattr(lecture, name, value)
    give(lecture, Source.TIES, *found)
    lecture.hours = 4
    office.door.store(lecture)
    assert "hours" in found
    assert counts("lectures")["typed"] == 4
    assert counts("lectures")["ties"] >= len(found) - 1


def test_each_way_in_has_its_own_count(office: Office) -> None:
    door = office.door
    first = Book(uid="b1", unit=office.unit, title="甲", pages=100)
    door.store(first, kind=Kind.SHEET)
    assert counts("books") == {"sheets": 2}
    block = paste(door, BOOKS, [], [Book.title, Book.pages], [["乙", "20"]], _typed())
    door.store(*block.records)
    assert counts("books") == {"sheets": 4}
    filled = set_values(door, BOOKS, ["b1"], {Book.pages: 50})
    door.store(*filled.records)
    assert counts("books") == {"sheets": 4, "ties": 1}
    copied = copy_of(door, door.load(Book, "b1"))
    copied.title = "丙"
    door.store(copied)
    assert counts("books") == {"sheets": 4, "ties": 1, "carried": 1, "typed": 1}
    door.undo()
    assert counts("books")["typed"] == 1


def _typed() -> Typed:
    return Typed(find_named, list_labels, 2026)


def test_a_verb_types_what_it_asks_for_and_brings_the_rest(office: Office) -> None:
    issue = an_issue(office)
    before = counts("issues")
    act(office, issue.uid, "start", effective_on=date(2026, 9, 2))
    after = counts("issues")
    assert after["typed"] - before["typed"] == 1
    assert after["ties"] > before["ties"]


def test_months_stand_apart_and_add_up(office: Office, clock: Clock) -> None:
    book = office.door.new(Book, title="读本")
    office.door.store(book)
    clock.set(2026, 10, 8)
    book.title = "新读本"
    office.door.store(book)
    meter = burden_meter(2026)
    assert [(one.typed, one.brought) for one in meter.months[8:10]] == [(0, 1), (1, 0)]
    assert meter.total.total == sum(one.total for one in meter.months)
    assert burden_meter(2026, 10, 10).total.typed == 1


def test_counts_never_leave_and_what_comes_from_below_is_told_apart(
    tmp_path: Path, clock: Clock
) -> None:
    road = world(tmp_path, clock)
    with road.open("unit") as office:
        an_issue(office)
        database.execute_sql("UPDATE field_counts SET amount = 76543210987")
    path = road.send_up("unit")
    with road.open("unit") as office:
        for content in unpacked(office, path).values():
            assert b"76543210987" not in content and b"field_counts" not in content
    with road.open("city"):
        before = counts("people")
    road.take("city", path)
    with road.open("city"):
        assert not before and counts("people") == {"packages": 1}
        assert counts("issues")["packages"] > 10 and "typed" not in counts("issues")
