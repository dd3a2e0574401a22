"""Record lines that a certified unit signs although it may not, or that make no sense."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from models.canonical import decode, encode
from models.ledgers import LEDGERS
from models.lines import write_line
from models.record import new_uid, read_state
from models.refused import Refused
from tests.filling import ASKED, filled
from tests.trials.hostile_controls import Speaker
from tests.trials.odd import NUMBERS, TEXTS, alike, nested, odd

Content = dict[str, Any]


@dataclass(frozen=True)
class Target:
    """A record that is not the sender's: its ledger, uid and owner, and a row of it if there is."""

    ledger: str
    uid: str
    unit: str
    row: str = ""


@dataclass(frozen=True)
class Aim:
    """Who sends, and at whom it aims.

    `others` are units, `sent` (stream, seq, hash) of packages that went down, `packages` the ids of
    other offices' packages, `blobs` hashes of their attachments, `readers` key ids; `speaker` says
    what is no record.
    """

    unit: str
    others: tuple[str, ...]
    targets: tuple[Target, ...]
    sent: tuple[tuple[str, int, str], ...] = ()
    packages: tuple[str, ...] = ()
    blobs: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    speaker: Speaker | None = None


@cache
def _patterns() -> Mapping[str, bytes]:
    """A line with something in every field, by ledger."""
    return {
        ledger.name: write_line(ledger, read_state(filled(ledger)), ASKED) for ledger in LEDGERS
    }


def right(ledger: str, unit: str) -> Content:
    """A whole record of a ledger as the unit's own."""
    content: Content = decode(_patterns()[ledger])
    content |= {"uid": new_uid(), "unit": unit, "rev": 1}
    for value in content.values():
        for row in value if type(value) is list else ():
            if type(row) is dict and "uid" in row:
                row["uid"] = new_uid()
    if ledger == "decisions":
        content["subject_unit"] = unit
    return content


Bend = Callable[[random.Random, Content, Aim], Content]


def _rows(content: Content) -> list[str]:
    return [
        name
        for name, value in content.items()
        if type(value) is list
        and value
        and all(type(row) is dict and "seq" in row for row in value)
    ]


def a_field(chance: random.Random, content: Content, aim: Aim) -> Content:
    name = chance.choice(sorted(content))
    value = odd(chance) if chance.random() < 0.5 else alike(content[name], chance)
    return content | {name: value}


def a_field_of_a_row(chance: random.Random, content: Content, aim: Aim) -> Content:
    parts = _rows(content)
    if not parts:
        return a_field(chance, content, aim)
    part = chance.choice(parts)
    rows = [dict(row) for row in content[part]]
    row = chance.choice(rows)
    name = chance.choice(sorted(row))
    row[name] = odd(chance) if chance.random() < 0.5 else alike(row[name], chance)
    return content | {part: rows}


def a_row_of_others(chance: random.Random, content: Content, aim: Aim) -> Content:
    target = chance.choice([target for target in aim.targets if target.row])
    content = right(target.ledger, aim.unit)
    for part in _rows(content):
        content[part][0]["uid"] = target.row
    return content


def another_owner(chance: random.Random, content: Content, aim: Aim) -> Content:
    return content | {"unit": chance.choice((*aim.others, new_uid(), "", "*", "x" * 64))}


def a_record_of_others(chance: random.Random, content: Content, aim: Aim) -> Content:
    """The uid of a record of somebody else, claimed, changed in place or deleted."""
    target = chance.choice(aim.targets)
    ledger = chance.choice((target.ledger, target.ledger, *_patterns()))
    unit = chance.choice((aim.unit, target.unit))
    head = {"uid": target.uid, "unit": unit, "rev": chance.choice((1, 2, 1000, 2**52))}
    if chance.random() < 0.5:
        start = right(ledger, unit) if ledger in _patterns() else {**content, "ledger": ledger}
        return start | head
    return {
        "ledger": ledger,
        "changed_at": "2026-09-30T09:00:00",
        **head,
        "deleted": True,
        "deletion_reason": "重复",
    }


def a_decision_on_others(chance: random.Random, content: Content, aim: Aim) -> Content:
    target = chance.choice(aim.targets)
    return right("decisions", aim.unit) | {
        "subject_ledger": target.ledger,
        "subject_uid": chance.choice((target.uid, content["uid"])),
        "subject_unit": chance.choice((target.unit, aim.unit, *aim.others)),
        "subject_rev": chance.choice(NUMBERS),
    }


def a_tombstone(chance: random.Random, content: Content, aim: Aim) -> Content:
    return content | {
        "deleted": chance.choice((True, True, 1, "yes")),
        "deletion_reason": odd(chance),
    }


def a_future_field(chance: random.Random, content: Content, aim: Aim) -> Content:
    name = chance.choice(("more", "from_2027", "' --", "x" * 500, "unit ", "__class__", "complete"))
    return content | {name: chance.choice((odd(chance), nested(6, chance)))}


def a_derived_field(chance: random.Random, content: Content, aim: Aim) -> Content:
    name = chance.choice(("complete", "period", "stage", "closure", "rectification", "state"))
    return content | {name: odd(chance)}


def another_ledger(chance: random.Random, content: Content, aim: Aim) -> Content:
    names = (*_patterns(), "lines", "peers", "incoming", "changes", "settings", "sqlite_master")
    odd_names = (
        "from_2027",
        "",
        "ISSUES",
        "issues ",
        "../issues",
        "issues; --",
        "x" * 70_000,
        "问题",
    )
    return content | {"ledger": chance.choice((*names, *odd_names))}


def a_control_line(chance: random.Random, content: Content, aim: Aim) -> Content:
    names = (
        "receipts",
        "asks",
        "rosters",
        "revocations",
        "covers",
        "relays",
        "recovery",
        "returns",
    )
    return chance.choice((content, {})) | {
        "ledger": chance.choice(names),
        "fields": odd(chance),
        "package": new_uid(),
        "seq": chance.choice(NUMBERS),
    }


def a_unit_row(chance: random.Random, content: Content, aim: Aim) -> Content:
    """Rows of the units ledger: circles, other offices' places, offices made up."""
    uid = chance.choice((aim.unit, new_uid(), *aim.others))
    parent = chance.choice((uid, aim.unit, *aim.others, new_uid(), None))
    level = chance.choice(("province", "city", "district", "unit", "galaxy"))
    return right("units", aim.unit) | {"uid": uid, "parent": parent, "level": level}


def a_link_to_anything(chance: random.Random, content: Content, aim: Aim) -> Content:
    """Links to itself, to others' records, to records of another ledger."""
    uid = chance.choice((content["uid"], *(target.uid for target in aim.targets)))
    links = [name for name, value in content.items() if type(value) is str and len(value) == 36]
    return content | {name: uid for name in links if name not in ("uid", "unit")}


def an_attachment(chance: random.Random, content: Content, aim: Aim) -> Content:
    names = ("../../x.exe", "a" * 5000, "\u202efdp.exe", "con", "", "x\x00.pdf")
    file = {
        "name": chance.choice(names),
        "sha256": chance.choice(("0" * 64, "../" * 20, "F" * 64, "")),
        "size": chance.choice((*NUMBERS, True, "1")),
    }
    parts = _rows(content)
    if parts and chance.random() < 0.7:
        part = chance.choice(parts)
        rows = [{**row, "file": [file], "files": [file]} for row in content[part]]
        return content | {part: rows}
    return content | {"attachments": [file], "file": [file], "files": [file]}


BENDS: tuple[Bend, ...] = (
    *(a_field, a_field, a_field, a_field_of_a_row, a_field_of_a_row, a_row_of_others),
    *(another_owner, a_record_of_others, a_record_of_others, a_decision_on_others),
    *(a_tombstone, a_future_field, a_derived_field, another_ledger, a_control_line, a_control_line),
    *(a_unit_row, a_link_to_anything, an_attachment),
)

RAW: tuple[bytes, ...] = (
    b"[" * 100_000,
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b"\xff\xfe",
    b"NaN",
    b"1e999",
    b'{"ledger":"issues","ledger":"books"}',
    b'{"ledger": "issues"}',
    b'{"ledger":"issues","rev":1.0}',
    b'{"ledger":"issues","rev":1' + b"0" * 400 + b"}",
    b'{"ledger":"issues","uid":"\\ud800"}',
    b"null",
    b"[]",
    b'"issues"',
    b"{}",
    '{"ledger":"issues","filler":"e\u0301"}'.encode(),
    b"\x1f\x8b\x08\x00",
    b"x" * 5_000_000,
)


def hostile_lines(chance: random.Random, aim: Aim) -> list[bytes]:
    """One to four lines, bent in one to three ways each, some of them beside right ones."""
    if chance.random() < 0.03:
        return [chance.choice(RAW)]
    lines: list[bytes] = []
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = right(chance.choice(sorted(_patterns())), aim.unit)
        for _ in range(chance.choice((1, 1, 2, 3))):
            content = chance.choice(BENDS)(chance, content, aim)
            content.setdefault("uid", new_uid())
        lines.append(_line(content))
    if chance.random() < 0.05:
        lines.append(lines[0])
    if chance.random() < 0.5:
        lines.append(encode(right("books", aim.unit) | {"title": chance.choice(TEXTS)}))
    return lines


def _line(content: Content) -> bytes:
    """The canonical line; what has none is written as close to it as can be."""
    try:
        return encode(content)
    except Refused:
        return repr(content).encode(errors="replace").replace(b"\n", b" ")
