"""Packages of those who may not send: strangers, forgers, former keys, and what is not for us."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.canonical import decode, encode
from models.exchange.format.keys import Identity, KeyPair, self_certify
from models.exchange.format.manifest import FORMAT, READER, Signature
from models.office import Office
from models.record import new_uid
from tests.trials.records import a_book
from tests.trials.sending import (
    DAY,
    City,
    Parts,
    Sender,
    brought,
    clean_quarantine,
    data_rows,
    rows_changed,
    sealed,
    tar_of,
)
from tests.trials.trial import Asked, Result, batches

TITLE = "1,000 packages of each kind of sender that may not send"
FULL, BATCH = 1_000, 500


@dataclass
class Scene:
    """A city, a unit that it knows, a unit with new keys, somebody else's city, a stranger."""

    city: City
    unit: Sender
    mate: Sender
    revoked: Sender
    elsewhere: KeyPair
    stranger: Sender
    chance: random.Random

    @classmethod
    def prepare(cls, city: City, office: Office, chance: random.Random) -> "Scene":
        unit, mate, revoked = city.enrol(office, "清溪镇", "白石镇", "旧钥匙乡")
        city.enrol_again(office, revoked)
        stranger = Sender(new_uid(), "无名镇", KeyPair.generate(), new_uid())
        return cls(city, unit, mate, revoked, KeyPair.generate(), stranger, chance)

    def parts(self, sender: Sender, **changes: Any) -> Parts:
        """A package that would be right; the number of books differs, so that no two are alike."""
        manifest = sender.manifest([self.city.public], **changes)
        books = self.chance.randint(1, 3)
        return Parts(manifest, [a_book(sender.unit) for _ in range(books)])


Forge = Callable[[Scene], bytes]


def swapped_recipient(scene: Scene) -> bytes:
    """For another city: outside and in the manifest, or only in one of the two."""
    readers = scene.unit.manifest([scene.elsewhere.public])["to"]
    match scene.chance.randrange(3):
        case 0:
            plain = scene.parts(scene.unit, to=readers).tar(scene.unit.keys)
            return sealed(plain, scene.elsewhere.public)
        case 1:
            plain = scene.parts(scene.unit).tar(scene.unit.keys)
            return sealed(plain, scene.elsewhere.public, scene.unit.keys.public)
        case _:
            plain = scene.parts(scene.unit, to=readers).tar(scene.unit.keys)
            return scene.city.seal(plain, scene.unit)


def relabelled_kind(scene: Scene) -> bytes:
    """As if it came from above: in the signature's line, in the manifest, or properly in both."""
    parts = scene.parts(scene.unit)
    body, down = parts.body(), f"down:{scene.city.unit}"
    match scene.chance.randrange(4):
        case 0:
            signature = _signature(body, scene.unit.keys, line_kind="down")
        case 1:
            signature = _signature(body, scene.unit.keys, line_kind="down", signed_kind="down")
        case 2:
            parts.manifest |= {"kind": "down", "stream": down}
            body = parts.body()
            signature = _signature(body, scene.unit.keys)
        case _:
            stream = scene.chance.choice((down, "up", f"down:{scene.unit.unit}"))
            parts.manifest |= {"kind": "down", "stream": stream}
            return scene.city.seal(parts.tar(scene.unit.keys), scene.unit)
    return scene.city.seal(tar_of(body, signature, parts.packed(), []), scene.unit)


def unknown_signer(scene: Scene) -> bytes:
    """A stranger with keys of its own, under its own name or a known unit's."""
    keys = KeyPair.generate()
    sender = Sender(scene.stranger.unit, scene.stranger.name, keys, scene.stranger.install)
    if scene.chance.random() < 0.5:
        sender.unit, sender.name = scene.unit.unit, scene.unit.name
    return scene.city.seal(scene.parts(sender).tar(keys), sender)


def revoked_signer(scene: Scene) -> bytes:
    """Keys that the city has replaced by newer ones of the same unit."""
    sender = scene.revoked
    return scene.city.seal(scene.parts(sender).tar(sender.keys), sender)


def forged_signer(scene: Scene) -> bytes:
    """A known unit's key id over somebody else's signature; or a mate's own, for that unit."""
    parts = scene.parts(scene.unit)
    body = parts.body()
    match scene.chance.randrange(5):
        case 0:
            value = scene.stranger.keys.sign(_message(body))
        case 1:
            value = scene.chance.randbytes(scene.chance.choice((64, 1, 63, 65, 128)))
        case 2:
            value = bytes(64)
        case 3:
            value = scene.unit.keys.sign(body)
        case _:
            mate = scene.mate.keys
            parts.manifest["from"] = parts.manifest["from"] | {"key": mate.id}
            return scene.city.seal(parts.tar(mate), scene.unit)
    line = Signature(1, 1, "up", scene.unit.keys.id, value).to_bytes()
    return scene.city.seal(tar_of(body, line, parts.packed(), []), scene.unit)


def own_certificate(scene: Scene) -> bytes:
    """A stranger that brings a certificate along: one that it wrote for itself."""
    keys = KeyPair.generate()
    identity = Identity(scene.unit.unit, scene.unit.name, "city")
    said = self_certify(keys, identity, issued_on=DAY)
    sender = Sender(scene.unit.unit, scene.unit.name, keys, new_uid())
    more = {"certificate": said.said | {"signature": said.signature}, "chain": []}
    return scene.city.seal(scene.parts(sender, **more).tar(keys), sender)


def downgraded_suite(scene: Scene) -> bytes:
    """Another suite in the line, in the manifest or in both: older, none, or not known yet."""
    number = scene.chance.choice((0, 0, 2, 99))
    parts = scene.parts(scene.unit)
    if scene.chance.random() < 0.6:
        parts.manifest["suite"] = number
    body = parts.body()
    signed = scene.chance.choice((1, number))
    line = 1 if parts.manifest["suite"] == number and scene.chance.random() < 0.5 else number
    signature = _signature(body, scene.unit.keys, line_suite=line, signed_suite=signed)
    return scene.city.seal(tar_of(body, signature, parts.packed(), []), scene.unit)


def newer_version(scene: Scene) -> bytes:
    """In order, and of a version that is not here yet."""
    changes: list[dict[str, Any]] = [
        {"format": FORMAT + 1},
        {"format": 999_999},
        {"suite": 2},
        {"min_reader": READER + 1},
        {"min_reader": 2**40},
        {"crit": ["a_field_of_2027"], "a_field_of_2027": {"x": 1}},
        {"crit": ["seq", "another"]},
    ]
    parts = scene.parts(scene.unit, **scene.chance.choice(changes))
    if scene.chance.random() < 0.2:
        book = {**_content(scene.unit.unit), "kind": "hologram"}
        parts = Parts(scene.unit.manifest([scene.city.public]), [encode(book)])
    return scene.city.seal(parts.tar(scene.unit.keys), scene.unit)


def _content(unit: str) -> dict[str, Any]:
    content: dict[str, Any] = decode(a_book(unit))
    return content


def _message(body: bytes, suite: int = 1, kind: str = "up") -> bytes:
    return f"study-ledger package\n1\n{suite}\n{kind}\n".encode() + body


def _signature(
    body: bytes,
    keys: KeyPair,
    *,
    line_suite: int = 1,
    signed_suite: int = 1,
    line_kind: str = "up",
    signed_kind: str = "up",
) -> bytes:
    """A line of manifest.sig that may say another thing than what was signed."""
    value = keys.sign(_message(body, signed_suite, signed_kind))
    return Signature(1, line_suite, line_kind, keys.id, value).to_bytes()


KINDS: tuple[tuple[str, Forge], ...] = (
    ("swapped recipient", swapped_recipient),
    ("re-labelled kind", relabelled_kind),
    ("unknown signer", unknown_signer),
    ("revoked signer", revoked_signer),
    ("forged signer", forged_signer),
    ("own certificate brought along", own_certificate),
    ("downgraded suite", downgraded_suite),
)


def run(folder: Path, asked: Asked) -> Result:
    chance, result = random.Random(asked.seed), Result()
    count = asked.many(FULL)
    city = City(folder)
    with closing(city.open()) as office:
        scene = Scene.prepare(city, office, chance)
        before = data_rows()
        for name, forge in KINDS:
            found, crashes = _tried(scene, office, forge, count)
            result.none(f"accepted of {count:,}: {name}", found["accepted"] + found["already"])
            result.details += [f"{name}: {_counted(found)}", *crashes]
            result.none("  uncaught", len(crashes))
        found, crashes = _tried(scene, office, newer_version, count)
        right = found["refused needs_newer"]
        result.promise(f"refused as newer of {count:,}: newer versions", right, right == count)
        result.details += [f"newer versions: {_counted(found)}", *crashes]
        result.none("rows changed", rows_changed(before, data_rows()))
        stored = list((office.folder / "attachments").rglob("*.age"))
        result.none("attachments stored", len(stored))
        good = scene.city.seal(scene.parts(scene.unit).tar(scene.unit.keys), scene.unit)
        [done] = brought(office, city.stick, [good]).outcomes
        result.promise("a right one after that", done.result, done.result == "accepted")
    return result


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{word} {number}" for word, number in found.items() if " " in word)


def _tried(
    scene: Scene, office: Office, forge: Forge, count: int
) -> tuple[Counter[str], list[str]]:
    """How often what became of so many packages of a kind, and what was not caught."""
    found: Counter[str] = Counter()
    crashes: list[str] = []
    packages: Iterator[bytes] = (forge(scene) for _ in range(count))
    for some in batches(packages, BATCH):
        done = brought(office, scene.city.stick, some)
        clean_quarantine(office)
        for outcome in done.outcomes:
            found.update([outcome.result, f"{outcome.result} {outcome.why}"])
        crashes += done.crashes
    return found, crashes
