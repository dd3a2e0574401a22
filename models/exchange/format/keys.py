"""An office's own keys, and certificates: who a key belongs to, as its parent says."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Annotated, Any, TypeVar

import msgspec

from models import canonical
from models.exchange.format.suite import CURRENT, PublicKeys, SecretKeys, suite
from models.refused import Refused, Why

CERTIFICATE_DOMAIN = b"study-ledger certificate 1\n"
RANKS = {"unit": 0, "district": 1, "city": 2, "province": 3}

KeyId = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Uid = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Text = Annotated[str, msgspec.Meta(max_length=200)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Hex = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{2,4096}$")]

T = TypeVar("T")


def read_as(kind: type[T], data: bytes) -> T:
    """Canonical bytes as a struct; `Refused` as damaged where they are not one."""
    return convert(kind, canonical.decode(data))


def convert(kind: type[T], value: Any) -> T:
    try:
        return msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError as error:
        raise Refused(Why.DAMAGED, str(error)) from error


def canonical_bytes(struct: msgspec.Struct) -> bytes:
    return canonical.encode(msgspec.to_builtins(struct))


def key_id(keys: PublicKeys) -> str:
    """The name of a pair of public keys: 64 hexadecimal digits."""
    digest = suite(keys.suite).digest()
    digest.update(f"study-ledger key\n{keys.suite}\n{keys.signing}\n{keys.encryption}".encode())
    return digest.hexdigest()


@dataclass(frozen=True)
class KeyPair:
    """An office's keys, signing and encryption, as they are used."""

    secrets: SecretKeys

    @classmethod
    def generate(cls) -> "KeyPair":
        return cls(suite(CURRENT).new_secrets())

    @classmethod
    def from_bytes(cls, data: bytes) -> "KeyPair":
        """Read what `to_bytes` wrote; `Refused` as damaged where it is something else."""
        secrets = convert(SecretKeys, canonical.decode(data))
        suite(secrets.suite).public(secrets)
        return cls(secrets)

    def to_bytes(self) -> bytes:
        """The secrets, for the encrypted database only."""
        return canonical.encode(asdict(self.secrets))

    @cached_property
    def public(self) -> PublicKeys:
        return suite(self.secrets.suite).public(self.secrets)

    @cached_property
    def id(self) -> str:
        return key_id(self.public)

    @property
    def pairs(self) -> tuple["KeyPair", ...]:
        """Itself, as a ring of one."""
        return (self,)

    def sign(self, message: bytes) -> bytes:
        return suite(self.secrets.suite).sign(self.secrets.signing, message)


@dataclass(frozen=True)
class KeyRing:
    """All the pairs that an office has had or is about to use, the one in use first."""

    pairs: tuple[KeyPair, ...]

    def pair(self, key: str) -> KeyPair | None:
        """The pair of this key id."""
        return next((pair for pair in self.pairs if pair.id == key), None)


Keys = KeyPair | KeyRing
"""What a package can be opened with: any one of its `pairs` will do."""


@dataclass(frozen=True)
class Identity:
    """Who an office is: uid and name of its unit, level (unit, district, city, province)."""

    unit: str
    name: str
    level: str


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """What an issuer says: this key belongs to this unit. The root says it of itself."""

    unit: Uid
    name: Name
    level: Annotated[str, msgspec.Meta(pattern="^(unit|district|city|province)$")]
    suite: Count
    signing: Name
    encryption: Name
    issuer: KeyId
    roster: Count
    issued_on: Text

    @property
    def keys(self) -> PublicKeys:
        return PublicKeys(self.suite, self.signing, self.encryption)

    @property
    def key(self) -> str:
        return key_id(self.keys)

    @property
    def identity(self) -> Identity:
        return Identity(self.unit, self.name, self.level)


class SignedCertificate(msgspec.Struct, frozen=True, rename={"said": "statement"}):
    """A certificate with its issuer's signature (hexadecimal) over its canonical bytes.

    `said` is kept as it was signed, so that a field that a newer issuer added breaks no signature.
    """

    said: dict[str, Any]
    signature: Hex

    @property
    def statement(self) -> Certificate:
        return convert(Certificate, self.said)

    def to_bytes(self) -> bytes:
        return canonical_bytes(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "SignedCertificate":
        return read_as(cls, data)


class Revocation(msgspec.Struct, frozen=True):
    """A key that is no longer good, and the number of its last package that still counts.

    `unit` is whose key it was; the number is of `epoch`, and 0 where nothing of the key counts.
    """

    key: KeyId
    last_seq: Count
    unit: Text = ""
    epoch: Count = 1


class Roster(msgspec.Struct, frozen=True, kw_only=True):
    """What a parent says of its children, by version: N is followed by N+1 only."""

    version: Count
    unit: Uid
    certificates: list[SignedCertificate] = []
    revoked: list[Revocation] = []


def certify(
    issuer: KeyPair, identity: Identity, keys: PublicKeys, *, roster: int, issued_on: str
) -> SignedCertificate:
    """Say with the issuer's signature that `keys` are of `identity`; `issued_on` is an ISO date."""
    statement = Certificate(
        unit=identity.unit,
        name=identity.name,
        level=identity.level,
        suite=keys.suite,
        signing=keys.signing,
        encryption=keys.encryption,
        issuer=issuer.id,
        roster=roster,
        issued_on=issued_on,
    )
    body = canonical_bytes(statement)
    read_as(Certificate, body)
    return SignedCertificate(canonical.decode(body), issuer.sign(CERTIFICATE_DOMAIN + body).hex())


def self_certify(keys: KeyPair, identity: Identity, *, issued_on: str) -> SignedCertificate:
    """The certificate of an office that has no parent, or none yet."""
    return certify(keys, identity, keys.public, roster=0, issued_on=issued_on)


def verify_certificate(certificate: SignedCertificate, issuer: PublicKeys) -> None:
    """Pass only what the issuer signed; else `Refused`."""
    message = CERTIFICATE_DOMAIN + canonical.encode(certificate.said)
    signature = bytes.fromhex(certificate.signature) if len(certificate.signature) % 2 == 0 else b""
    if certificate.statement.issuer != key_id(issuer):
        raise Refused(Why.BAD_CERTIFICATE, "issued by another key")
    if not suite(issuer.suite).verify(issuer.signing, message, signature):
        raise Refused(Why.BAD_CERTIFICATE, "signature of the certificate")


def verify_chain(chain: Sequence[SignedCertificate], anchor: str) -> Certificate:
    """The last certificate of a chain that starts at the anchor (a key id) and goes down.

    The first certificate is the anchor's own, signed by itself; each further one is signed by the
    one before it and stands on a lower level. Anything else is `Refused`.
    """
    if not chain or chain[0].statement.key != anchor:
        raise Refused(Why.BAD_CERTIFICATE, "the chain does not start at the anchor")
    issuer = chain[0].statement
    verify_certificate(chain[0], issuer.keys)
    for certificate in chain[1:]:
        verify_certificate(certificate, issuer.keys)
        if RANKS[certificate.statement.level] >= RANKS[issuer.level]:
            raise Refused(Why.BAD_CERTIFICATE, "issued upwards or sideways")
        issuer = certificate.statement
    return issuer
