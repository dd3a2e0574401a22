"""Keys, certificates, chains of them, and how an office joins."""

import json

import msgspec
import pytest

from models import canonical
from models.exchange.format.keys import (
    Identity,
    KeyPair,
    Roster,
    SignedCertificate,
    certify,
    self_certify,
    verify_chain,
)
from models.exchange.trust.enrolment import (
    Request,
    fingerprint,
    make_answer,
    make_request,
    read_answer,
    read_request,
    same_fingerprint,
)
from models.refused import NeedsNewer, Refused, Why

DAY = "2026-09-01"
CITY = Identity("uid-city", "滨江市", "city")
DISTRICT = Identity("uid-district", "东城区", "district")
UNIT = Identity("uid-unit", "清溪镇", "unit")


@pytest.fixture(scope="module")
def city() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def district() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def unit() -> KeyPair:
    return KeyPair.generate()


@pytest.fixture(scope="module")
def chain(city: KeyPair, district: KeyPair, unit: KeyPair) -> list[SignedCertificate]:
    return [
        self_certify(city, CITY, issued_on=DAY),
        certify(city, DISTRICT, district.public, roster=1, issued_on=DAY),
        certify(district, UNIT, unit.public, roster=3, issued_on=DAY),
    ]


def refusal(call: object, *args: object) -> Why:
    with pytest.raises(Refused) as caught:
        call(*args)  # type: ignore[operator]
    return caught.value.why


def test_keys_come_back_from_the_bytes_they_were_stored_as(unit: KeyPair) -> None:
    again = KeyPair.from_bytes(unit.to_bytes())
    assert (again.public, again.id) == (unit.public, unit.id)
    assert refusal(KeyPair.from_bytes, b"{}") is Why.DAMAGED
    assert refusal(KeyPair.from_bytes, unit.to_bytes().replace(b"AGE-", b"EGA-")) is Why.DAMAGED


def test_secrets_do_not_show_when_printed(unit: KeyPair) -> None:
    assert unit.secrets.signing not in repr(unit)
    assert unit.secrets.encryption not in repr(unit)


def test_a_chain_from_city_to_unit_holds(chain: list[SignedCertificate], city: KeyPair) -> None:
    leaf = verify_chain(chain, city.id)
    assert leaf.identity == UNIT
    stored = [SignedCertificate.from_bytes(one.to_bytes()) for one in chain]
    assert verify_chain(stored, city.id) == leaf


def test_a_chain_with_another_anchor_a_gap_or_no_links_is_refused(
    chain: list[SignedCertificate], city: KeyPair, district: KeyPair
) -> None:
    for broken, anchor in (
        (chain, district.id),
        (chain[1:], city.id),
        ([chain[0], chain[2]], city.id),
        ([chain[0], chain[2], chain[1]], city.id),
        (chain[1:], district.id),
        ([], city.id),
    ):
        assert refusal(verify_chain, broken, anchor) is Why.BAD_CERTIFICATE


def test_nobody_certifies_upwards_or_sideways(
    chain: list[SignedCertificate], city: KeyPair, unit: KeyPair, district: KeyPair
) -> None:
    for level in ("unit", "district", "city"):
        forged = Identity("uid-x", "某单位", level)
        certificate = certify(unit, forged, district.public, roster=1, issued_on=DAY)
        assert refusal(verify_chain, [*chain, certificate], city.id) is Why.BAD_CERTIFICATE


def test_a_changed_certificate_is_refused(chain: list[SignedCertificate], city: KeyPair) -> None:
    for change in (
        {"unit": "uid-other"},
        {"name": "另一个单位"},
        {"level": "district"},
        {"roster": 9},
    ):
        said = chain[2].said | change
        changed = SignedCertificate(said, chain[2].signature)
        assert refusal(verify_chain, [*chain[:2], changed], city.id) is Why.BAD_CERTIFICATE
    for signature in ("00" * 64, "0", chain[1].signature):
        changed = SignedCertificate(chain[2].said, signature)
        assert refusal(verify_chain, [*chain[:2], changed], city.id) is Why.BAD_CERTIFICATE


def test_a_certificate_names_the_key_that_signed_it(city: KeyPair, district: KeyPair) -> None:
    said = certify(city, DISTRICT, district.public, roster=1, issued_on=DAY).said
    lying = said | {"issuer": district.id}
    signature = city.sign(b"study-ledger certificate 1\n" + canonical.encode(lying)).hex()
    chain = [self_certify(city, CITY, issued_on=DAY), SignedCertificate(lying, signature)]
    assert refusal(verify_chain, chain, city.id) is Why.BAD_CERTIFICATE


def test_a_field_that_a_newer_issuer_added_breaks_no_certificate(city: KeyPair) -> None:
    said = self_certify(city, CITY, issued_on=DAY).said | {"seal_code": "x1"}
    body = canonical.encode(said)
    signature = city.sign(b"study-ledger certificate 1\n" + body).hex()
    newer = SignedCertificate.from_bytes(
        canonical.encode({"statement": said, "signature": signature})
    )
    assert verify_chain([newer], city.id).identity == CITY


def test_a_request_says_who_asks_and_its_fingerprint_is_thirty_digits(unit: KeyPair) -> None:
    data = make_request(UNIT, unit, install="i1", made_on=DAY, code="X01", area="东片")
    request = read_request(data)
    assert (request.identity, request.keys, request.code, request.area) == (
        UNIT,
        unit.public,
        "X01",
        "东片",
    )
    groups = fingerprint(request).split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdecimal()
    assert same_fingerprint("".join(groups), fingerprint(request))
    assert same_fingerprint("-".join(groups) + "\n", fingerprint(request))
    assert not same_fingerprint("".join(groups)[:-1], fingerprint(request))


def test_a_fingerprint_changes_with_each_key_and_with_the_unit(
    unit: KeyPair, city: KeyPair
) -> None:
    request = read_request(make_request(UNIT, unit, install="i1", made_on=DAY))
    others = [
        msgspec.structs.replace(request, unit="uid-other"),
        msgspec.structs.replace(request, signing=city.public.signing),
        msgspec.structs.replace(request, encryption=city.public.encryption),
    ]
    assert len({fingerprint(one) for one in (request, *others)}) == 4
    assert fingerprint(msgspec.structs.replace(request, install="i2")) == fingerprint(request)


def every_damage(data: bytes) -> list[bytes]:
    cut = [data[:length] for length in range(len(data))]
    flipped = [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(len(data))]
    return [*cut, *flipped, data + b"x"]


def test_a_damaged_request_is_refused_wherever_the_damage_is(unit: KeyPair) -> None:
    data = make_request(UNIT, unit, install="i1", made_on=DAY)
    for damaged in every_damage(data):
        with pytest.raises(Refused):
            read_request(damaged)


def test_a_request_of_a_newer_format_says_so(unit: KeyPair) -> None:
    data = make_request(UNIT, unit, install="i1", made_on=DAY)
    with pytest.raises(NeedsNewer):
        read_request(data.replace(b"request 1\n", b"request 2\n", 1))


def test_a_request_signed_by_somebody_else_is_refused(unit: KeyPair, city: KeyPair) -> None:
    data = make_request(UNIT, unit, install="i1", made_on=DAY)
    head, body = data.split(b"\n", 1)
    document = json.loads(body)
    document["statement"]["signing"] = city.public.signing
    forged = head + b"\n" + canonical.encode(document) + b"\n"
    assert refusal(read_request, forged) is Why.BAD_SIGNATURE


@pytest.fixture(scope="module")
def request_(unit: KeyPair) -> Request:
    return read_request(make_request(UNIT, unit, install="i1", made_on=DAY))


@pytest.fixture(scope="module")
def answer(district: KeyPair, chain: list[SignedCertificate], request_: Request) -> bytes:
    roster = Roster(version=3, unit=DISTRICT.unit, certificates=[chain[2]])
    return make_answer(request_, district, chain[:2], roster, made_on=DAY)


def test_an_answer_brings_certificate_chain_and_roster(
    answer: bytes, unit: KeyPair, district: KeyPair, city: KeyPair, request_: Request
) -> None:
    read = read_answer(answer, unit)
    assert read.certificate.identity == UNIT
    assert read.certificate.roster == read.roster.version == 3
    assert read.parent.key == district.id
    assert verify_chain(read.chain, city.id) == read.certificate
    assert fingerprint(read.certificate) == fingerprint(request_)


def test_an_answer_for_another_office_is_refused(answer: bytes, district: KeyPair) -> None:
    assert refusal(read_answer, answer, district) is Why.NOT_FOR_US


def test_an_answer_with_anything_uncertified_in_it_is_refused(
    answer: bytes, unit: KeyPair, city: KeyPair, district: KeyPair
) -> None:
    head, body = answer.split(b"\n", 1)
    honest = json.loads(body)["statement"]
    stranger = self_certify(unit, CITY, issued_on=DAY)
    stranger_document = json.loads(stranger.to_bytes())
    forged_chain = honest | {"chain": [stranger_document, *honest["chain"][1:]]}
    roster = honest["roster"] | {"certificates": [stranger_document]}
    other_unit = honest["roster"] | {"unit": "uid-other"}

    def signed(statement: object, keys: KeyPair = district) -> bytes:
        signature = keys.sign(head + b"\n" + canonical.encode(statement)).hex()
        document = {"statement": statement, "signature": signature}
        return head + b"\n" + canonical.encode(document) + b"\n"

    assert signed(honest) == answer
    assert refusal(read_answer, signed(honest, city), unit) is Why.BAD_SIGNATURE
    assert refusal(read_answer, signed(forged_chain), unit) is Why.BAD_CERTIFICATE
    assert refusal(read_answer, signed(honest | {"roster": roster}), unit) is Why.BAD_CERTIFICATE
    assert refusal(read_answer, signed(honest | {"roster": other_unit}), unit) is Why.OUT_OF_SCOPE
    alone = signed(honest | {"chain": honest["chain"][-1:]})
    assert refusal(read_answer, alone, unit) is Why.BAD_CERTIFICATE


def test_a_damaged_answer_is_refused_wherever_the_damage_is(answer: bytes, unit: KeyPair) -> None:
    for damaged in every_damage(answer)[:: max(1, len(answer) // 400)]:
        with pytest.raises(Refused):
            read_answer(damaged, unit)


def test_a_request_is_no_answer_and_an_answer_no_request(answer: bytes, unit: KeyPair) -> None:
    request = make_request(UNIT, unit, install="i1", made_on=DAY)
    assert refusal(read_request, answer) is Why.NOT_A_REQUEST
    assert refusal(read_answer, request, unit) is Why.NOT_AN_ANSWER


def test_a_parent_that_is_no_parent_cannot_answer(unit: KeyPair, request_: Request) -> None:
    own = self_certify(unit, UNIT, issued_on=DAY)
    roster = Roster(version=1, unit=UNIT.unit)
    with pytest.raises(Refused) as caught:
        make_answer(request_, unit, [own], roster, made_on=DAY)
    assert caught.value.why is Why.BAD_CERTIFICATE
