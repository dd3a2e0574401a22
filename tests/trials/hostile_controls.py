"""Control lines of the right shape that are not for the certified office to say."""

import random
from collections.abc import Callable
from itertools import count
from typing import Any

import msgspec

from models.canonical import decode, encode
from models.exchange.format.keys import Identity, KeyPair, certify
from models.exchange.trust.rotation import DOMAIN, Rotation
from models.record import new_uid
from tests.trials.odd import DAYS, NUMBERS, TEXTS, odd

Content = dict[str, Any]
SMALL = (0, 1, 2, 3, 2**31, 2**52)
_versions = count(10)
"""Rosters are news only where they are newer."""


class Speaker:
    """Who speaks, with which keys, and of whom else it may try to speak.

    `strangers` are (unit, key id, package, hash) of offices that are none of its business.
    """

    def __init__(
        self, unit: str, keys: KeyPair, strangers: tuple[tuple[str, str, str, str], ...]
    ) -> None:
        self.unit, self.keys, self.strangers = unit, keys, strangers

    def anybody(self, chance: random.Random) -> str:
        """A unit: its own, another one, one that is not there."""
        others = [unit for unit, *_ in self.strangers]
        return chance.choice((self.unit, self.unit, *others, new_uid(), chance.choice(TEXTS)[:64]))

    def a_key(self, chance: random.Random) -> str:
        others = [key for _, key, *_ in self.strangers]
        return chance.choice((self.keys.id, KeyPair.generate().id, *others))


def a_roster(chance: random.Random, speaker: Speaker) -> Content:
    """Certificates for whoever it likes, over keys that it holds, and keys that it revokes."""
    certificates = [_certificate(chance, speaker) for _ in range(chance.randrange(4))]
    revoked = [
        {
            "key": speaker.a_key(chance),
            "last_seq": chance.choice(SMALL),
            "unit": speaker.anybody(chance),
            "epoch": chance.choice(SMALL),
        }
        for _ in range(chance.randrange(3))
    ]
    return {
        "ledger": "roster",
        "version": chance.choice((next(_versions), next(_versions), *SMALL)),
        "unit": chance.choice((*[speaker.unit] * 5, speaker.anybody(chance))),
        "heard": chance.choice(SMALL),
        "chain": [],
        "certificates": certificates,
        "revoked": revoked,
    }


def _certificate(chance: random.Random, speaker: Speaker) -> Content:
    issuer = chance.choice((speaker.keys, speaker.keys, KeyPair.generate()))
    level = chance.choice(("unit", "unit", "district", "city", "province"))
    identity = Identity(
        speaker.anybody(chance) or "x", chance.choice(("假乡", *TEXTS[1:20])), level
    )
    named = chance.choice((KeyPair.generate(), speaker.keys))
    signed = certify(issuer, identity, named.public, roster=1, issued_on="2026-09-30")
    content: Content = decode(signed.to_bytes())
    if chance.random() < 0.05:
        content["statement"] |= {chance.choice(sorted(content["statement"])): odd(chance)}
    return content


def a_rotation(chance: random.Random, speaker: Speaker) -> Content:
    """New keys for itself or for another, signed by the new ones or by nobody."""
    keys = chance.choice((KeyPair.generate(), speaker.keys))
    said = Rotation(
        unit=speaker.anybody(chance) or "x",
        old=speaker.a_key(chance),
        suite=1,
        signing=keys.public.signing,
        encryption=keys.public.encryption,
    )
    if chance.random() < 0.5:
        said = msgspec.structs.replace(said, unit=speaker.unit, old=speaker.keys.id)
    statement: Content = msgspec.to_builtins(said)
    if chance.random() < 0.2:
        statement |= {chance.choice(("encryption", "signing")): chance.choice(("age1x", "ff", "x"))}
    signature = chance.choice((keys, keys, KeyPair.generate())).sign(DOMAIN + encode(statement))
    return {"ledger": "rotation", "statement": statement, "signature": signature.hex()}


def a_cover(chance: random.Random, speaker: Speaker) -> Content:
    """Packages of others that it says it has taken in."""
    unit, _, package, sha256 = chance.choice(speaker.strangers)
    right: Content = {
        "ledger": "cover",
        "package": chance.choice((package, new_uid())),
        "unit": chance.choice((unit, speaker.anybody(chance) or "x")),
        "name": "假乡",
        "epoch": 1,
        "seq": chance.randint(1, 3),
        "sha256": chance.choice((sha256, "0" * 64)),
        "period": chance.choice((None, "2026-09")),
        "figures": {"issues_found": chance.choice(NUMBERS)},
        "outcome": chance.choice(("accepted", "refused")),
        "on": "2026-10-01",
        "held": chance.choice((True, False)),
        "heard": 0,
    }
    wrong: Content = {
        "name": chance.choice(TEXTS),
        "epoch": chance.choice(SMALL),
        "seq": chance.choice(SMALL),
        "period": chance.choice(DAYS),
        "figures": {"' --": chance.choice((*TEXTS, *NUMBERS))},
        "outcome": "eaten",
        "on": chance.choice(DAYS),
        "heard": chance.choice(SMALL),
    }
    names = chance.sample(sorted(wrong), chance.randrange(3))
    return right | {name: wrong[name] for name in names}


def some_epochs(chance: random.Random, speaker: Speaker) -> Content:
    grants = [
        {
            "unit": speaker.anybody(chance) or "x",
            "epoch": chance.choice((1, 2, *SMALL[1:])),
            "after_epoch": chance.choice(SMALL),
            "after_seq": chance.choice(SMALL),
        }
        for _ in range(chance.randint(1, 4))
    ]
    return {"ledger": "epochs", "grants": grants}


def some_corrections(chance: random.Random, speaker: Speaker) -> Content:
    record = {
        "uid": new_uid(),
        "of": chance.choice(("issues", *TEXTS))[:200],
        "kind": chance.choice(("new", "changed", "deleted", "eaten")),
        "reason": chance.choice(TEXTS)[:200],
    }
    total = {
        "period": chance.choice(DAYS),
        "figure": chance.choice(("issues_found", *TEXTS))[:200],
        "was": chance.choice(NUMBERS),
        "now": chance.choice((None, "x", *NUMBERS)),
    }
    many = chance.choice((1, 3, 1000))
    return {"ledger": "corrections", "records": [record] * many, "totals": [total] * many}


def downward(chance: random.Random, speaker: Speaker) -> Content:
    """Lines that only a level above may say."""
    receipt = {
        "package": chance.choice([package for *_, package, _ in speaker.strangers]),
        "seq": 1,
        "sha256": "0" * 64,
        "outcome": "refused",
        "on": "2026-10-01",
    }
    return chance.choice(
        (
            {"ledger": "receipts", **receipt},
            {"ledger": "asks", "fields": ["people.phone"]},
            {"ledger": "recovery", "epoch": 2, "how": "given", "after": [1, 1]},
        )
    )


SHAPES: tuple[Callable[[random.Random, Speaker], Content], ...] = (
    *(a_roster, a_roster, a_rotation, a_cover, some_epochs, some_corrections, downward),
)


def hostile_control(chance: random.Random, speaker: Speaker) -> Content:
    """One line; every third has one field of any kind besides."""
    content = chance.choice(SHAPES)(chance, speaker)
    if chance.random() < 0.3:
        content |= {chance.choice(sorted(content)): odd(chance)}
    return content
