"""How an office joins without a network: a self-signed request up, a certificate down."""

from collections.abc import Sequence
from typing import Annotated

import msgspec

from models import canonical
from models.exchange.format.keys import (
    Certificate,
    Count,
    Hex,
    Identity,
    KeyId,
    KeyPair,
    Name,
    Roster,
    SignedCertificate,
    Text,
    Uid,
    canonical_bytes,
    certify,
    convert,
    key_id,
    verify_certificate,
    verify_chain,
)
from models.exchange.format.suite import PublicKeys, suite
from models.refused import NeedsNewer, Refused, Why

REQUEST_SUFFIX = ".xjr"
ANSWER_SUFFIX = ".xja"
REQUEST_MAGIC = b"study-ledger request "
ANSWER_MAGIC = b"study-ledger answer "
FORMAT = 1
MAX_REQUEST = 64 * 1024
MAX_ANSWER = 16 * 1024 * 1024

Epoch = Annotated[int, msgspec.Meta(ge=1)]


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What an office says of itself; only the fingerprint read over the phone makes it true.

    `epoch` is the one in which it has numbered packages so far; 0 where it has sent none.
    """

    unit: Uid
    name: Name
    level: Annotated[str, msgspec.Meta(pattern="^(unit|district|city|province)$")]
    code: Text = ""
    area: Text = ""
    suite: Annotated[int, msgspec.Meta(ge=0)]
    signing: Name
    encryption: Name
    install: Uid
    epoch: Count = 0
    made_on: Text

    @property
    def keys(self) -> PublicKeys:
        return PublicKeys(self.suite, self.signing, self.encryption)

    @property
    def key(self) -> str:
        return key_id(self.keys)

    @property
    def identity(self) -> Identity:
        return Identity(self.unit, self.name, self.level)


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a parent gives back: the chain of certificates, top first and the addressee's last.

    The last certificate may be for another unit than the one that asked: then the asking office
    takes the place of that unit. `epoch` is the one in which it numbers its packages from now on.
    """

    to: KeyId
    chain: list[SignedCertificate]
    roster: Roster
    asks: list[Text] = []
    epoch: Epoch = 1
    made_on: Text

    @property
    def certificate(self) -> Certificate:
        return self.chain[-1].statement

    @property
    def parent(self) -> Certificate:
        return self.chain[-2].statement


class _Signed(msgspec.Struct, frozen=True):
    statement: dict[str, object]
    signature: Hex


def fingerprint(who: Request | Certificate) -> str:
    """Thirty digits in six groups, the same for a request and for the certificate made of it."""
    digest = suite(who.suite).digest()
    for part in ("study-ledger fingerprint", who.unit, str(who.suite), who.signing, who.encryption):
        digest.update(f"{part}\n".encode())
    raw = bytes.fromhex(digest.hexdigest())
    groups = (int.from_bytes(raw[start : start + 5]) % 100_000 for start in range(0, 30, 5))
    return " ".join(f"{group:05d}" for group in groups)


def same_fingerprint(typed: str, real: str) -> bool:
    """Whether the typed digits are the fingerprint, however they are grouped."""
    digits = "".join(letter for letter in typed if letter.isdecimal())
    return "".join(str(int(digit)) for digit in digits) == real.replace(" ", "")


def make_request(
    identity: Identity,
    keys: KeyPair,
    *,
    install: str,
    made_on: str,
    code: str = "",
    area: str = "",
    epoch: int = 0,
) -> bytes:
    """The enrolment file that an office takes to its parent."""
    request = Request(
        unit=identity.unit,
        name=identity.name,
        level=identity.level,
        code=code,
        area=area,
        suite=keys.public.suite,
        signing=keys.public.signing,
        encryption=keys.public.encryption,
        install=install,
        epoch=epoch,
        made_on=made_on,
    )
    return _write(REQUEST_MAGIC, request, keys)


def read_request(data: bytes) -> Request:
    """The request whose own signature is right; anything else is `Refused`."""
    document, message = _read(REQUEST_MAGIC, data, MAX_REQUEST, Why.NOT_A_REQUEST)
    request = convert(Request, document.statement)
    _verify(request.keys, message, document.signature)
    return request


def make_answer(
    request: Request,
    issuer: KeyPair,
    issuer_chain: Sequence[SignedCertificate],
    roster: Roster,
    *,
    asks: Sequence[str] = (),
    epoch: int = 1,
    made_on: str,
) -> bytes:
    """The file that gives an accepted request its certificate.

    `issuer_chain` is the issuer's own chain, top first; `roster` is the newest version; `asks`
    names the fields that leave only where they are asked for.
    """
    certificate = certify(
        issuer, request.identity, request.keys, roster=roster.version, issued_on=made_on
    )
    return answer_with(
        certificate, issuer, issuer_chain, roster, asks=asks, epoch=epoch, made_on=made_on
    )


def answer_with(
    certificate: SignedCertificate,
    issuer: KeyPair,
    issuer_chain: Sequence[SignedCertificate],
    roster: Roster,
    *,
    asks: Sequence[str] = (),
    epoch: int = 1,
    made_on: str,
) -> bytes:
    """The file that brings its holder a certificate that has been issued."""
    chain = [*issuer_chain, certificate]
    to = verify_chain(chain, chain[0].statement.key).key
    answer = Answer(
        to=to, chain=chain, roster=roster, asks=sorted(asks), epoch=epoch, made_on=made_on
    )
    return _write(ANSWER_MAGIC, answer, issuer)


def read_answer(data: bytes, me: KeyPair) -> Answer:
    """The answer to this office's own request.

    Everything in it hangs together; that `answer.parent` is the true parent is for people to
    confirm, by `fingerprint(answer.parent)`.
    """
    document, message = _read(ANSWER_MAGIC, data, MAX_ANSWER, Why.NOT_AN_ANSWER)
    answer = convert(Answer, document.statement)
    if len(answer.chain) < 2:
        raise Refused(Why.BAD_CERTIFICATE, "no parent in the chain")
    verify_chain(answer.chain, answer.chain[0].statement.key)
    _verify(answer.parent.keys, message, document.signature)
    if answer.to != me.id or answer.certificate.keys != me.public:
        raise Refused(Why.NOT_FOR_US)
    if answer.roster.unit != answer.parent.unit:
        raise Refused(Why.OUT_OF_SCOPE, "the roster is another unit's")
    for certificate in answer.roster.certificates:
        verify_certificate(certificate, answer.parent.keys)
    return answer


def _write(magic: bytes, statement: msgspec.Struct, keys: KeyPair) -> bytes:
    head = magic + f"{FORMAT}\n".encode()
    body = canonical_bytes(statement)
    signed = {"statement": canonical.decode(body), "signature": keys.sign(head + body).hex()}
    return head + canonical.encode(signed) + b"\n"


def _read(magic: bytes, data: bytes, limit: int, otherwise: Why) -> tuple[_Signed, bytes]:
    """The signed document of a file, and the message that its signature covers."""
    if not data.startswith(magic):
        raise Refused(otherwise)
    if len(data) > limit:
        raise Refused(Why.DAMAGED, "too long")
    head, _, body = data.partition(b"\n")
    number = head[len(magic) :]
    if number != str(FORMAT).encode():
        if number.isdigit() and len(number) < 6:
            raise NeedsNewer(f"format {number.decode()}")
        raise Refused(Why.DAMAGED, "first line")
    if not body.endswith(b"\n"):
        raise Refused(Why.DAMAGED, "cut short")
    document = convert(_Signed, canonical.decode(body[:-1]))
    return document, head + b"\n" + canonical.encode(document.statement)


def _verify(keys: PublicKeys, message: bytes, signature: str) -> None:
    raw = bytes.fromhex(signature) if len(signature) % 2 == 0 else b""
    if not suite(keys.suite).verify(keys.signing, message, raw):
        raise Refused(Why.BAD_SIGNATURE)
