"""Single things that a certified unit may try; `make trials ARGS=hostile` tries ten thousand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.canonical import decode, encode
from models.exchange.receiving.history import undo_import
from models.integrity import check
from models.ledgers.books import Book
from models.office import Office
from models.record import new_uid
from tests.trials.records import a_book, an_issue
from tests.trials.sending import City, Sender, brought, data_rows


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


@pytest.fixture
def office(city: City) -> Iterator[Office]:
    with city.open() as opened:
        yield opened


def sent(city: City, office: Office, sender: Sender, *lines: bytes, **changes: Any) -> Any:
    """What becomes of a package with these lines."""
    [outcome] = brought(office, city.stick, [city.pack(sender, lines, **changes)]).outcomes
    return outcome


def test_a_package_under_the_id_of_anothers_is_refused(city: City, office: Office) -> None:
    honest, other = city.enrol(office, "白石镇", "清溪镇")
    first = sent(city, office, honest, a_book(honest.unit))
    assert first.result == "accepted"
    second = sent(city, office, other, a_book(other.unit), package_id=first.package_id)
    assert (second.result, second.why) == ("refused", "damaged")
    undo_import(office, first.package_id)
    assert not Book.select().exists()
    third = sent(city, office, other, a_book(other.unit), package_id=first.package_id)
    assert third.result == "accepted"


@pytest.mark.parametrize(
    "change",
    [
        {"title": " 前后有空格 "},
        {"title": "\x1b[2J"},
        {"title": "一行\r\n又一行"},
        {"title": ""},
        {"filler": "王芳\x00"},
        {"attachments": []},
        {"attachments": {}},
        {"attachments": [{"name": "a", "sha256": "0" * 64, "size": 1, "more": 1}]},
        {"plan_month": "2026-9"},
        {"chapters": True},
    ],
    ids=lambda change: "-".join(change),
)
def test_what_would_be_read_back_otherwise_is_refused(
    city: City, office: Office, change: dict[str, Any]
) -> None:
    [unit] = city.enrol(office, "清溪镇")
    before = data_rows()
    line = encode(decode(a_book(unit.unit)) | change)
    outcome = sent(city, office, unit, line)
    assert (outcome.result, outcome.why) == ("refused", "damaged")
    assert data_rows() == before


@pytest.mark.parametrize("seqs", [(1,), (0, 2), (0, 0), (1, 0)])
def test_rows_that_are_numbered_otherwise_are_refused(
    city: City, office: Office, seqs: tuple[int, ...]
) -> None:
    [unit] = city.enrol(office, "清溪镇")
    rows = [{"uid": new_uid(), "seq": seq, "measure": "重做"} for seq in seqs]
    outcome = sent(city, office, unit, an_issue(unit.unit, "问题", measures=rows))
    assert (outcome.result, outcome.why) == ("refused", "damaged")


def test_a_row_that_stands_twice_in_a_record_is_refused(city: City, office: Office) -> None:
    [unit] = city.enrol(office, "清溪镇")
    rows = [{"uid": "row", "seq": seq, "measure": f"措施 {seq}"} for seq in (0, 1)]
    outcome = sent(city, office, unit, an_issue(unit.unit, "问题", measures=rows))
    assert (outcome.result, outcome.why) == ("refused", "damaged")


def test_a_tombstone_without_a_reason_is_whole(city: City, office: Office) -> None:
    [unit] = city.enrol(office, "清溪镇")
    line = {**decode(a_book(unit.unit)), "deleted": True}
    del line["title"], line["kind"]
    bare = encode(line)
    empty = encode(line | {"uid": new_uid(), "deletion_reason": ""})
    assert sent(city, office, unit, bare, empty).result == "accepted"
    assert [fault for finding in check(office) for fault in finding.faults] == []
