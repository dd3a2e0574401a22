"""The signed statement at the head of a package."""

from typing import Any

import pytest

from models import canonical
from models.exchange.format.manifest import (
    Ack,
    Link,
    Manifest,
    Sender,
    Signature,
    SignOff,
    read_manifest,
    read_signature,
)
from models.exchange.format.names import file_name_part, package_name, plain_name
from models.refused import NeedsNewer, Refused, Why

KEY, HASH = "a" * 64, "b" * 64
LINE = Signature(1, 1, "up", KEY, b"\x01\x02")
FULL = Manifest(
    kind="up",
    package_id="p-1",
    from_=Sender(unit="u-1", key=KEY, install="i-1", epoch=2, name="清溪镇"),
    to=[KEY],
    stream="u-1:up",
    seq=3,
    prev="c" * 64,
    chain=[Link(1, HASH), Link(2, "c" * 64)],
    acks=[Ack("down:u-1", 7, HASH)],
    requires=["d" * 8],
    roster=4,
    templates={"monthly": 2},
    period="2026-09",
    figures={"issues.open": 5, "rate": None},
    made_at="2026-09-30T17:00:00+08:00",
    counts={"issues": 12},
    signoffs=[
        SignOff(
            role="filler",
            name="张三",
            on="2026-09-30",
            means="local",
            entered_by="李四",
            digest=HASH,
        )
    ],
)


def changed(**changes: Any) -> bytes:
    value = canonical.decode(FULL.to_bytes())
    value.update(changes)
    return canonical.encode({name: part for name, part in value.items() if part is not ...})


def why(data: bytes, line: Signature = LINE) -> Why:
    with pytest.raises(Refused) as refusal:
        read_manifest(data, line)
    return refusal.value.why


def test_a_manifest_comes_back_as_it_was_written() -> None:
    assert read_manifest(FULL.to_bytes(), LINE) == FULL


def test_the_signature_line_comes_back_as_it_was_written() -> None:
    assert read_signature(LINE.to_bytes()) == LINE


def test_a_field_of_the_future_is_passed_over_unless_it_is_critical() -> None:
    assert read_manifest(changed(**{"x-note": [1], "seal": {"a": 1}}), LINE) == FULL
    with pytest.raises(NeedsNewer):
        read_manifest(changed(seal={"a": 1}, crit=["seal"]), LINE)
    with pytest.raises(NeedsNewer):
        read_manifest(changed(crit=["x-note"]), LINE)
    assert read_manifest(changed(crit=["chain", "from"]), LINE).crit == ["chain", "from"]


def test_a_package_that_asks_for_a_newer_reader_says_so_whatever_else_it_holds() -> None:
    with pytest.raises(NeedsNewer) as refusal:
        read_manifest(changed(min_reader=2, seq="three"), LINE)
    assert refusal.value.why is Why.NEEDS_NEWER


@pytest.mark.parametrize(
    "line",
    [
        f"study-ledger package 2 1 up {KEY} 0102\n",
        f"study-ledger package 1 1 relay {KEY} 0102\n",
    ],
)
def test_a_format_or_kind_of_the_future_needs_a_newer_version(line: str) -> None:
    with pytest.raises(NeedsNewer):
        read_signature(line.encode())


@pytest.mark.parametrize(
    "line",
    [
        "",
        f"study-ledger package 01 1 up {KEY} 0102\n",
        f"study-ledger package 1 1 up {KEY} 010\n",
        f"study-ledger package 1 1 up {KEY} 0102",
        f"study-ledger package 1 1 up {KEY} 0102\n\n",
        f"study-ledger package 1 1 up {KEY[1:]} 0102\n",
        f"study-ledger package 1 1 UP {KEY} 0102\n",
    ],
)
def test_a_signature_line_has_one_spelling(line: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_signature(line.encode())
    assert refusal.value.why is Why.DAMAGED


@pytest.mark.parametrize("change", [{"format": 0}, {"suite": 2}, {"kind": "down"}])
def test_manifest_and_signature_line_must_agree(change: dict[str, Any]) -> None:
    assert why(changed(**change)) is Why.BAD_SIGNATURE


def test_the_key_that_signed_is_the_key_that_is_named() -> None:
    sender = canonical.decode(FULL.to_bytes())["from"]
    assert why(changed(**{"from": sender | {"key": "d" * 64}})) is Why.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "change",
    [
        {"seq": 0},
        {"seq": "3"},
        {"seq": 4},
        {"seq": 2**52},
        {"crit": [["seq"]]},
        {"crit": [{}]},
        {"prev": None},
        {"prev": HASH},
        {"chain": []},
        {"chain": [[2, HASH], [1, "c" * 64]]},
        {"chain": [[1, HASH], [2, "c" * 64, 3]]},
        {"chain": [[1, HASH], [2]]},
        {"to": ["me"]},
        {"to": None},
        {"from": None},
        {"from": ...},
        {"made_at": 5},
        {"counts": {"issues": -1}},
        {"blobs": [{"sha256": "../../etc/passwd", "size": 1}]},
        {"blobs": [{"sha256": HASH, "size": 1}, {"sha256": HASH, "size": 1}]},
        {"records": {"sha256": HASH, "size": -1, "count": 0, "unpacked": 0}},
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(change: dict[str, Any]) -> None:
    assert why(changed(**change)) is Why.DAMAGED


@pytest.mark.parametrize("data", [b"[]", b"1", b'"x"', b"null", b"{}", b"{}x"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    assert why(data) in (Why.DAMAGED, Why.BAD_SIGNATURE)


def test_a_name_is_shown_without_tricks() -> None:
    assert plain_name("清溪\u202e镇\u2066\u200b\n\t 办公室\x00") == "清溪镇 办公室"
    assert plain_name("清溪镇（东片）") == "清溪镇（东片）"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("清溪镇", "清溪镇"),
        ("../../etc/passwd", "....etcpasswd".strip(".")),
        ('a<b>:"c/d\\e|f?*', "abcdef"),
        ("镇\u202egpj.exe", "镇gpj.exe"),
        ("CON", "unitCON"),
        ("...", "unit"),
        ("", "unit"),
        ("长" * 300, "长" * 60),
    ],
)
def test_a_file_name_holds_no_path_and_no_tricks(name: str, part: str) -> None:
    assert file_name_part(name) == part


def test_the_file_name_says_unit_kind_epoch_and_number() -> None:
    assert package_name("清溪镇", "up", 1, 7) == "清溪镇_up_1-7.xjb"
