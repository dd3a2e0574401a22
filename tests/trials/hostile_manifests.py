"""Manifests that a certified unit signs although they lie, or make no sense."""

import gzip
import random
from collections.abc import Callable
from typing import Any

from models.canonical import encode
from models.record import new_uid
from models.refused import Refused
from tests.trials.hostile_lines import Aim, right
from tests.trials.odd import DAYS, NUMBERS, TEXTS, alike, nested, odd
from tests.trials.sending import Parts, Sender, sha256_of, signature_over, tar_of

Said = dict[str, Any]
HASHES = ("0" * 64, "a" * 64, "../" * 21, "A" * 64, "")


def _with_content(parts: Parts) -> Said:
    """The manifest with the hashes of its content filled in, so that they can be bent too."""
    packed = parts.packed()
    unpacked = sum(len(line) + 1 for line in parts.lines)
    records = {"sha256": sha256_of(packed), "size": len(packed), "count": len(parts.lines)}
    blobs = [{"sha256": sha256_of(blob), "size": len(blob)} for blob in parts.blobs]
    return {**parts.manifest, "records": records | {"unpacked": unpacked}, "blobs": blobs}


Bend = Callable[[random.Random, Said, Aim], Said]


def _object(said: Said, name: str) -> Said:
    """An object of the manifest; an earlier bend may have put something else there."""
    inner = said.get(name)
    return inner if type(inner) is dict else {}


def any_field(chance: random.Random, said: Said, aim: Aim) -> Said:
    name = chance.choice(sorted(said))
    return said | {name: odd(chance) if chance.random() < 0.6 else alike(said[name], chance)}


def a_field_inside(chance: random.Random, said: Said, aim: Aim) -> Said:
    name = chance.choice(("from", "records"))
    inner = _object(said, name)
    if not inner:
        return any_field(chance, said, aim)
    key = chance.choice(sorted(inner))
    return said | {name: {**inner, key: odd(chance)}}


def no_such_field(chance: random.Random, said: Said, aim: Aim) -> Said:
    left_out = chance.choice(sorted(said))
    return {name: value for name, value in said.items() if name != left_out}


def another_sender(chance: random.Random, said: Said, aim: Aim) -> Said:
    inner = _object(said, "from")
    bent = {
        "unit": chance.choice((*aim.others, new_uid())),
        "name": chance.choice(TEXTS),
        "epoch": chance.choice(NUMBERS),
        "install": chance.choice(TEXTS),
    }
    name = chance.choice(sorted(bent))
    return said | {"from": {**inner, name: bent[name]}}


def another_place(chance: random.Random, said: Said, aim: Aim) -> Said:
    """Numbers and chains that do not go with each other, or go on for ever."""
    seq = chance.choice((*NUMBERS, 5, 2000))
    length = min(max(seq - 1, 0), 2000) if chance.random() < 0.6 else chance.randrange(5)
    chain: list[Any] = [[number, f"{number:064x}"] for number in range(1, length + 1)]
    if chain and chance.random() < 0.3:
        chain[chance.randrange(len(chain))] = odd(chance)
    last = chain[-1][1] if chain and type(chain[-1]) is list and len(chain[-1]) > 1 else None
    return said | {"seq": seq, "chain": chain, "prev": chance.choice((last, last, "0" * 64))}


def another_stream(chance: random.Random, said: Said, aim: Aim) -> Said:
    streams = ("down", f"down:{aim.others[0]}", f"down:{aim.unit}", "up ", "UP", "x" * 300, "")
    return said | {
        "stream": chance.choice(("up", *streams)),
        "kind": chance.choice(("up", "down", "sideways", "up\n")),
    }


def acknowledged(chance: random.Random, said: Said, aim: Aim) -> Said:
    """Packages of other streams as taken in, those that exist and those that do not."""
    acks = [{"stream": s, "seq": n, "sha256": h} for s, n, h in aim.sent]
    made_up = {"stream": odd(chance), "seq": chance.choice(NUMBERS), "sha256": "0" * 64}
    return said | {"acks": [*acks, made_up] if chance.random() < 0.4 else acks}


def the_id_of_another(chance: random.Random, said: Said, aim: Aim) -> Said:
    return said | {"package_id": chance.choice((*aim.packages, "x", "../x", "x" * 64))}


def figures_of_all_kinds(chance: random.Random, said: Said, aim: Aim) -> Said:
    figures = {chance.choice(TEXTS)[:200]: chance.choice(NUMBERS) for _ in range(5)}
    figures_or = (figures, {"x": nested(6, chance)}, {"issues": odd(chance)}, odd(chance))
    keys = {"x" * 150 + str(number): number for number in range(3000)}
    return said | {"figures": chance.choice((*figures_or, keys))}


def a_period_of_all_kinds(chance: random.Random, said: Said, aim: Aim) -> Said:
    periods = ("2026Q5", "2026H3", "2026-00", "2026-13", "0000", "9999-12", "2026-9", "二〇二六")
    return said | {
        "period": chance.choice((*periods, *DAYS, *TEXTS[:20])),
        "made_at": chance.choice((*DAYS, *TEXTS)),
    }


def signed_off(chance: random.Random, said: Said, aim: Aim) -> Said:
    one = {
        "role": chance.choice(("filler", "leader", "emperor", *TEXTS[:12])),
        "name": chance.choice(("王芳", *TEXTS)),
        "on": chance.choice(DAYS),
        "means": chance.choice(("local", "paper", "magic", *TEXTS[:12])),
        "entered_by": chance.choice(("王芳", *TEXTS)),
        "digest": chance.choice(HASHES),
    }
    if chance.random() < 0.3:
        one[chance.choice(sorted(one))] = odd(chance)
    return said | {"signoffs": [one] * chance.choice((1, 3, 500))}


def what_must_be_understood(chance: random.Random, said: Said, aim: Aim) -> Said:
    crit = chance.choice((["x"], [["x"]], [{}], [1], [None], "seq", ["seq"], {"x": 1}, [["seq"]]))
    least = chance.choice((0, 1, 2, 99, 2**52, "2", True, [2], None))
    return said | {"crit": chance.choice(([], crit)), "min_reader": least}


def what_is_to_come(chance: random.Random, said: Said, aim: Aim) -> Said:
    name = chance.choice(("from_2027", "cover", "rosters", "' --", "x" * 3000, "", "ß"))
    return said | {name: chance.choice((odd(chance), nested(7, chance), nested(12, chance)))}


def attachments_that_are_not(chance: random.Random, said: Said, aim: Aim) -> Said:
    size = chance.choice((*NUMBERS, 5))
    one = {"sha256": chance.choice((*HASHES, *aim.blobs)), "size": size}
    return said | {"blobs": [one] * chance.choice((1, 2, 6000))}


def records_that_are_not(chance: random.Random, said: Said, aim: Aim) -> Said:
    inner = _object(said, "records")
    name = chance.choice(("size", "count", "unpacked", "sha256"))
    value = chance.choice(HASHES) if name == "sha256" else chance.choice((*NUMBERS, 60_000_000))
    return said | {"records": {**inner, name: value}}


BENDS: tuple[Bend, ...] = (
    *(any_field, any_field, a_field_inside, no_such_field, another_sender, another_place),
    *(another_stream, acknowledged, the_id_of_another, figures_of_all_kinds),
    *(a_period_of_all_kinds, signed_off, what_must_be_understood, what_is_to_come),
    *(attachments_that_are_not, records_that_are_not),
)

RAW: tuple[bytes, ...] = (
    *(b"", b"null", b"[]", b"1", b'"x"', b"{}", b"\xff", b"{", b"NaN", b"[" * 100_000),
    *(b'{"format":1,"suite":1,"kind":"up"}', b'{"format":1.0,"suite":1,"kind":"up"}'),
    *(b'{"format":true,"suite":true,"kind":"up"}', b'{"kind":"up","suite":1,"format":1}'),
    b'{"crit":[[]],"format":1,"kind":"up","min_reader":[],"suite":1}',
)


def hostile_manifest(chance: random.Random, sender: Sender, parts: Parts, aim: Aim) -> bytes:
    """The plain inside of a package whose signature is right, over a manifest that is not."""
    if chance.random() < 0.03:
        body = chance.choice(RAW)
        signature = signature_over(body, {"format": 1, "suite": 1, "kind": "up"}, sender.keys)
        return tar_of(body, signature, parts.packed(), parts.blobs)
    said = _with_content(parts)
    for _ in range(chance.choice((1, 1, 2))):
        said = chance.choice(BENDS)(chance, said, aim)
    body = _body(said)
    kind = said.get("kind") if said.get("kind") in ("up", "down") else "up"
    number = said.get("format") if type(said.get("format")) is int else 1
    line = {"format": abs(number or 1) % 1_000_000, "suite": 1, "kind": kind}
    parts.manifest = said
    return tar_of(body, signature_over(body, line, sender.keys), parts.packed(), parts.blobs)


def a_bomb(chance: random.Random, sender: Sender, aim: Aim) -> bytes:
    """Records that unpack to far more than the manifest says, or than anybody may send."""
    packed = gzip.compress(bytes(chance.choice((1, 70)) * 1_000_000))
    manifest = sender.manifest()
    unpacked = chance.choice((1000, 64_000_000, 70_000_000, 2**52))
    part = {"sha256": sha256_of(packed), "size": len(packed), "count": 1, "unpacked": unpacked}
    manifest |= {"to": list(aim.readers), "records": part, "blobs": []}
    body = encode(manifest)
    return tar_of(body, signature_over(body, manifest, sender.keys), packed, [])


def plain_lines(chance: random.Random, aim: Aim) -> list[bytes]:
    """Records in order, so that the manifest alone decides."""
    return [encode(right(chance.choice(("books", "people")), aim.unit))]


def _body(said: Said) -> bytes:
    """Canonical bytes; what has none is written as close to it as can be."""
    try:
        return encode(said)
    except Refused:
        return repr(said).encode(errors="replace")
