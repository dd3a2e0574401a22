"""Rosters and rotations that lie: each refuses the whole package, and nothing is stored."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.canonical import decode, encode
from models.exchange.format.keys import Identity, KeyPair, certify
from models.exchange.sending import outbox
from models.exchange.trust import rotation
from models.exchange.trust.rotation import rotate_keys
from models.exchange.trust.trust import own_keys
from models.ledgers.units import Level
from models.refused import Why
from tests.conftest import Clock
from tests.exchanging import Road, a_person

Lie = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture
def road(tmp_path: Path, clock: Clock) -> Road:
    """A city, a district, a unit, enrolled."""
    road = Road(tmp_path, clock)
    road.found("city", "明州市", Level.CITY)
    road.found("district", "东江区", Level.DISTRICT)
    road.found("unit", "清溪镇", Level.UNIT)
    road.enrol("district", "city")
    road.enrol("unit", "district")
    return road


def lying(patch: pytest.MonkeyPatch, name: str, lie: Lie) -> None:
    """Let what the outbox says in one control line be another thing."""
    true: Callable[..., Any] = getattr(outbox, name)

    def said(*args: Any) -> Any:
        lines = true(*args)
        if isinstance(lines, bytes):
            return encode(lie(decode(lines)))
        return [encode(lie(decode(line))) for line in lines]

    patch.setattr(outbox, name, said)


def refused(road: Road, taker: str, package: Path) -> str:
    """Why a package is refused; nothing may have changed."""
    before = road.dump(taker, without=("incoming",))
    [outcome] = road.take(taker, package)
    assert outcome.result == "refused"
    assert road.dump(taker, without=("incoming",)) == before
    return outcome.why


def forged(issuer: KeyPair, level: str = "unit") -> dict[str, Any]:
    keys = KeyPair.generate()
    signed = certify(
        issuer, Identity("u-forged", "假单位", level), keys.public, roster=1, issued_on="2026-09-10"
    )
    return {"statement": signed.said, "signature": signed.signature}


def test_a_certificate_that_nobody_in_the_roster_has_issued(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = KeyPair.generate()
    lie = forged(stranger)
    lying(monkeypatch, "said_up", lambda line: {**line, "certificates": [lie]})
    assert refused(road, "city", road.send_up("district")) == Why.BAD_CERTIFICATE


def test_a_certificate_whose_signature_is_another_ones(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    with road.open("district") as office:
        lie = forged(own_keys(office))
    lie["statement"]["name"] = "真单位"
    lying(monkeypatch, "said_up", lambda line: {**line, "certificates": [lie]})
    assert refused(road, "city", road.send_up("district")) == Why.BAD_CERTIFICATE


def test_a_certificate_issued_upwards(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    with road.open("district") as office:
        lie = forged(own_keys(office), "city")
    lying(monkeypatch, "said_up", lambda line: {**line, "certificates": [lie]})
    assert refused(road, "city", road.send_up("district")) == Why.BAD_CERTIFICATE


def test_the_roster_of_another_unit(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    lying(monkeypatch, "said_up", lambda line: {**line, "unit": "u-other"})
    assert refused(road, "city", road.send_up("district")) == Why.OUT_OF_SCOPE


def test_a_roster_that_goes_back_and_one_that_says_two_things(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    road.take("city", road.send_up("district"))
    with road.open("district") as office:
        a_person(office)
    with monkeypatch.context() as patch:
        lying(patch, "said_up", lambda line: {**line, "version": line["version"] - 1})
        older = road.send_up("district")
    assert refused(road, "city", older) == Why.ROSTER_OLDER
    with monkeypatch.context() as patch:
        lying(patch, "said_up", lambda line: {**line, "certificates": []})
        twice = road.send_up("district")
    assert refused(road, "city", twice) == Why.ROSTER_OLDER


def test_a_chain_that_ends_in_somebody_else(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    with road.open("district") as office:
        lie = forged(own_keys(office))
    lying(monkeypatch, "said_down", lambda line: {**line, "chain": [*line["chain"][:-1], lie]})
    [package] = road.send_down("district")
    assert refused(road, "unit", package) == Why.BAD_CERTIFICATE


def test_a_chain_that_hangs_in_the_air(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    lying(monkeypatch, "said_down", lambda line: {**line, "chain": line["chain"][1:]})
    [package] = road.send_down("district")
    assert refused(road, "unit", package) == Why.BAD_CERTIFICATE


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ({"unit": "u-other"}, Why.BAD_SIGNATURE),
        ({"old": "0" * 64}, Why.BAD_SIGNATURE),
        ({"signing": "00" * 32}, Why.BAD_SIGNATURE),
    ],
)
def test_a_rotation_that_the_new_key_has_not_signed(
    road: Road, monkeypatch: pytest.MonkeyPatch, lie: dict[str, Any], why: Why
) -> None:
    with road.open("unit") as office:
        rotate_keys(office)
    true = rotation.said_up

    def said(office: Any) -> list[bytes]:
        [line] = [decode(raw) for raw in true(office)]
        return [encode({**line, "statement": {**line["statement"], **lie}})]

    monkeypatch.setattr(rotation, "said_up", said)
    assert refused(road, "district", road.send_up("unit")) == why
