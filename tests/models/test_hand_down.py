"""What a level hands down, and to whom: everyone, an area, one unit."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import listing, store
from models.exchange.sending.outbox import export_down
from models.integrity import look_over
from models.ledgers import LEDGERS, ledger_named
from models.ledgers.addressing import Addressed
from models.ledgers.areas import Area
from models.ledgers.books import Book, BookKind
from models.ledgers.deadlines import Deadline, due_on
from models.ledgers.materials import Material
from models.ledgers.report_templates import ReportKind, ReportTemplate
from models.ledgers.units import Level, Unit
from models.ledgers.value_lists import ListItem
from models.lines import Line
from models.listing import Listing
from models.lists import list_items
from models.office import Office
from tests.conftest import Clock
from tests.exchanging import SEPTEMBER, Road


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    """A city with two units and a district, which has a unit of its own."""
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "海东区", Level.DISTRICT)
    road.found("east", "清溪镇", Level.UNIT)
    road.found("west", "石桥镇", Level.UNIT)
    road.found("far", "海东区一小", Level.UNIT)
    for name in ("district", "east", "west"):
        road.enrol(name, "city")
    road.take("district", *down(road, "city", "district"))
    road.enrol("far", "district")
    return road


def uid_of(road: Road, name: str) -> str:
    with road.open(name) as office:
        return office.unit


def down(road: Road, sender: str, name: str) -> list[Path]:
    """The newest package of a sender for one of those below it."""
    unit = uid_of(road, name)
    with road.open(sender) as office:
        return [packed.path for packed in export_down(office) if packed.addressee == unit]


def carry(road: Road) -> None:
    """City to all below it, and the district on to its own."""
    for name in ("district", "east", "west"):
        [outcome] = road.take(name, *down(road, "city", name))
        assert outcome.result in ("accepted", "already"), outcome
    [outcome] = road.take("far", *down(road, "district", "far"))
    assert outcome.result in ("accepted", "already"), outcome


def put(road: Road, model: type[Addressed], **values: Any) -> str:
    with road.open("city") as office:
        record = office.door.new(model, **values)
        office.door.store(record)
        return str(record.uid)


def edit(road: Road, model: type[Addressed], uid: str, **values: Any) -> None:
    with road.open("city") as office:
        record = office.door.load(model, uid)
        for name, value in values.items():
            setattr(record, name, value)
        office.door.store(record)


def has(road: Road, uid: str, *names: str) -> set[str]:
    """Those of these offices that hold a record's line."""
    found = set()
    for name in names or ("district", "east", "west", "far"):
        with road.open(name):
            if Line.select().where(Line.uid == uid).exists():
                found.add(name)
    return found


def seen(road: Road, ledger: str, name: str) -> list[str]:
    """The headings that an office's list of a ledger shows."""
    found = ledger_named(ledger)
    assert found is not None
    with road.open(name):
        uids = listing.uids(Listing(found))
        return [record.heading() for record in store.load(found.model, uids)]


def test_everything_that_can_be_addressed_goes_down() -> None:
    addressed = {ledger.name for ledger in LEDGERS if issubclass(ledger.model, Addressed)}
    assert addressed == {
        *("scheme_templates", "books", "value_lists", "deadlines"),
        *("materials", "report_templates", "rules", "saved_views"),
    }
    assert all(ledger.goes_down for ledger in LEDGERS if ledger.name in addressed)


def test_what_names_nobody_is_for_everyone_below(road: Road) -> None:
    uid = put(road, Book, title="必读一", kind=BookKind.REQUIRED)
    carry(road)
    assert has(road, uid) == {"district", "east", "west", "far"}


def test_what_is_for_one_unit_reaches_that_unit_alone(road: Road) -> None:
    uid = put(road, Book, title="必读一", kind=BookKind.REQUIRED, for_units=(uid_of(road, "east"),))
    carry(road)
    assert has(road, uid) == {"east"}


def test_what_is_for_a_unit_further_down_goes_through_its_district(road: Road) -> None:
    road.take("city", road.send_up("district", None))
    far, district = uid_of(road, "far"), uid_of(road, "district")
    one = put(road, Book, title="给一小", kind=BookKind.REQUIRED, for_units=(far,))
    all_there = put(road, Book, title="给全区", kind=BookKind.REQUIRED, for_units=(district,))
    carry(road)
    assert has(road, one) == has(road, all_there) == {"district", "far"}


def test_what_is_for_an_area_reaches_the_units_in_it(road: Road) -> None:
    east = uid_of(road, "east")
    with road.open("city") as office:
        area = office.door.new(Area, title="东部片区")
        office.door.store(area)
        unit = office.door.load(Unit, east)
        unit.area = area.uid
        office.door.store(unit)
    uid = put(road, Material, title="通知", material_kind="document", for_areas=(area.uid,))
    carry(road)
    assert has(road, uid) == {"east"}


def test_who_is_no_longer_meant_hears_of_it_and_goes_by_it_no_more(road: Road) -> None:
    east = uid_of(road, "east")
    uid = put(road, Book, title="必读一", kind=BookKind.REQUIRED)
    carry(road)
    edit(road, Book, uid, for_units=(east,))
    carry(road)
    assert seen(road, "books", "east") == ["必读一"]
    assert seen(road, "books", "west") == [] and seen(road, "books", "far") == []
    assert seen(road, "books", "city") == ["必读一"]
    edit(road, Book, uid, for_units=())
    carry(road)
    assert seen(road, "books", "west") == seen(road, "books", "far") == ["必读一"]


def test_what_is_taken_back_is_gone_where_it_was_handed_to(road: Road) -> None:
    uid = put(road, Book, title="必读一", kind=BookKind.REQUIRED, for_units=(uid_of(road, "east"),))
    carry(road)
    with road.open("city") as office:
        office.door.delete(office.door.load(Book, uid), reason="不再用")
    carry(road)
    assert seen(road, "books", "east") == []
    assert has(road, uid) == {"east"}


def test_a_deadline_and_a_list_item_hold_only_for_those_they_name(road: Road) -> None:
    east, west = uid_of(road, "east"), uid_of(road, "west")
    put(road, Deadline, month="2026-09", due_on=date(2026, 10, 12))
    put(road, Deadline, month="2026-09", due_on=date(2026, 10, 20), for_units=(east,))
    put(
        *(road, ListItem),
        **{"list_name": "aspect", "code": "sea", "label": "海上", "for_units": (east,)},
    )
    carry(road)
    city = uid_of(road, "city")
    for name, unit, day, listed in (("east", east, 20, True), ("west", west, 12, False)):
        with road.open("city"):
            assert due_on(city, SEPTEMBER, unit) == date(2026, 10, day)
        with road.open(name) as office:
            assert due_on(city, SEPTEMBER, office.unit) == date(2026, 10, day)
            assert ("sea" in list_items("aspect")) is listed


def test_materials_and_templates_bring_their_files(road: Road) -> None:
    with road.open("city") as office:
        file = office.attachments.add(io.BytesIO(b"speech"), "讲话.txt")
        blank = office.attachments.add(io.BytesIO(b"blank"), "月报.docx")
        office.door.store(
            office.door.new(Material, title="讲话", material_kind="speech", file=(file,)),
            office.door.new(
                ReportTemplate, title="月报样式", kind=ReportKind.MONTHLY, file=(blank,)
            ),
        )
    carry(road)
    with road.open("far") as office:
        assert b"".join(office.attachments.pieces(file.sha256)) == b"speech"
        assert b"".join(office.attachments.pieces(blank.sha256)) == b"blank"


def arrived(office: Office) -> date | None:
    found: Material = Material.select().get()
    assert found.unit != office.unit
    return found.taken_on


def test_when_a_material_came_is_each_offices_own(road: Road, clock: Clock) -> None:
    uid = put(
        *(road, Material),
        **{"title": "讲话", "material_kind": "speech", "taken_on": date(2026, 1, 2)},
    )
    clock.set(2026, 9, 18)
    carry(road)
    for name in ("east", "far"):
        with road.open(name) as office:
            assert arrived(office) == date(2026, 9, 18)
    edit(road, Material, uid, doc_number="1号")
    clock.set(2026, 9, 25)
    carry(road)
    with road.open("east") as office:
        assert arrived(office) == date(2026, 9, 18)
        assert Material.select().get().doc_number == "1号"
        assert str(look_over(office))
    with road.open("city") as office:
        assert office.door.load(Material, uid).taken_on == date(2026, 1, 2)
        assert b"2026-01-02" not in bytes(Line.get_by_id(uid).line)


def test_packages_are_made_for_the_chosen_alone(road: Road) -> None:
    east, district = uid_of(road, "east"), uid_of(road, "district")
    with road.open("city") as office:
        area = office.door.new(Area, title="东部片区")
        office.door.store(area)
        unit = office.door.load(Unit, east)
        unit.area = area.uid
        office.door.store(unit)
        assert {p.addressee for p in export_down(office, only=[east])} == {east}
        assert {p.addressee for p in export_down(office, only=[area.uid, district])} == {
            east,
            district,
        }
        assert len(export_down(office)) == 3
