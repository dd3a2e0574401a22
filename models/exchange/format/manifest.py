"""What a package says of itself, under its sender's signature."""

import re
from typing import Annotated, Any

import msgspec

from models import canonical
from models.exchange.format.keys import Count, KeyId, Name, Text, Uid, canonical_bytes, convert
from models.refused import NeedsNewer, Refused, Why

FORMAT = 1
READER = 1
"""The newest format that this version reads; a package may ask for at least one (`min_reader`)."""

DOMAIN = "study-ledger package"
_SIGNATURE = re.compile(
    rb"study-ledger package (\d{1,6}) (\d{1,6}) ([a-z-]{1,20}) ([0-9a-f]{64}) ([0-9a-f]{2,8192})\n"
)

Sha256 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Seq = Annotated[int, msgspec.Meta(ge=1)]
Kind = Annotated[str, msgspec.Meta(pattern="^(up|down)$")]


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who made the package: unit, key id, installation, epoch of its numbering, name."""

    unit: Uid
    key: KeyId = "0" * 64
    install: Uid
    epoch: Seq = 1
    name: Name


class Ack(msgspec.Struct, frozen=True):
    """The newest package of the other side's stream that the sender has taken in.

    `epoch` is 0 where the sender does not say.
    """

    stream: Text
    seq: Seq
    sha256: Sha256
    epoch: Count = 0


class Link(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An earlier package of the same stream and epoch: number, and SHA-256 of its file."""

    seq: Seq
    sha256: Sha256


class OldLink(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A package of the same stream in an earlier epoch, from which this history has grown."""

    epoch: Seq
    seq: Seq
    sha256: Sha256


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the sender's chain of changes stands, and what it says now at the numbers at which its
    earlier packages of the epoch were made."""

    seq: Seq
    hash: Sha256
    former: list[Link] = []


class SignOff(msgspec.Struct, frozen=True, kw_only=True):
    """A recorded statement by a person: role filler, reviewer or leader; means local or paper."""

    role: Text
    name: Name
    on: Text
    means: Text
    entered_by: Text
    digest: Sha256


class RecordsPart(msgspec.Struct, frozen=True):
    """records.jsonl.gz: hash and size as it lies in the package, number of lines, size unpacked."""

    sha256: Sha256 = "0" * 64
    size: Count = 0
    count: Count = 0
    unpacked: Count = 0


class BlobPart(msgspec.Struct, frozen=True):
    """One attachment: the SHA-256 of its content, and its size in bytes."""

    sha256: Sha256
    size: Count


class Manifest(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The signed statement at the head of every package; PACKAGE.md says what each field means."""

    format: Count = FORMAT
    suite: Count = 1
    kind: Kind
    package_id: Uid
    from_: Sender
    to: list[KeyId] = []
    stream: Name
    seq: Seq
    prev: Sha256 | None = None
    chain: list[Link] = []
    earlier: list[OldLink] = []
    acks: list[Ack] = []
    requires: list[Text] = []
    roster: Count = 0
    templates: dict[Text, Count] = {}
    period: Text | None = None
    figures: dict[Text, Any] = {}
    made_at: Text
    counts: dict[Text, Count] = {}
    records: RecordsPart = RecordsPart()
    blobs: list[BlobPart] = []
    signoffs: list[SignOff] = []
    changes: Standing | None = None
    min_reader: Count = 1
    reads: Count = READER
    crit: list[Text] = []

    def to_bytes(self) -> bytes:
        return canonical_bytes(self)


KNOWN = frozenset(field.encode_name for field in msgspec.structs.fields(Manifest))


class Signature(msgspec.Struct, frozen=True):
    """The line in manifest.sig: what the signature covers beside the manifest, by which key."""

    format: int
    suite: int
    kind: str
    key: str
    value: bytes

    def to_bytes(self) -> bytes:
        line = f"{DOMAIN} {self.format} {self.suite} {self.kind} {self.key} {self.value.hex()}\n"
        return line.encode()


def signed_message(format: int, suite: int, kind: str, manifest: bytes) -> bytes:
    """What the sender signs: domain, format, suite and kind, each on a line, then the manifest."""
    return f"{DOMAIN}\n{format}\n{suite}\n{kind}\n".encode() + manifest


def read_signature(data: bytes) -> Signature:
    """The signature line; `NeedsNewer` for a format or kind that this version does not know."""
    found = _SIGNATURE.fullmatch(data)
    if found is None:
        raise Refused(Why.DAMAGED, "manifest.sig")
    number, suite_number, kind, key, value = found.groups()
    if int(number) > FORMAT:
        raise NeedsNewer(f"format {int(number)}")
    if kind not in (b"up", b"down"):
        raise NeedsNewer(f"kind {kind.decode()}")
    if len(value) % 2 or int(number) < 1:
        raise Refused(Why.DAMAGED, "manifest.sig")
    signature = Signature(
        int(number), int(suite_number), kind.decode(), key.decode(), bytes.fromhex(value.decode())
    )
    if signature.to_bytes() != data:
        raise Refused(Why.DAMAGED, "manifest.sig")
    return signature


def read_manifest(data: bytes, signature: Signature) -> Manifest:
    """The manifest whose signature has been checked; it says the same as the signature's line.

    A field that this version does not know is passed over unless `crit` names it.
    """
    value = canonical.decode(data)
    if not isinstance(value, dict):
        raise Refused(Why.DAMAGED, "the manifest is no object")
    said = (value.get("format"), value.get("suite"), value.get("kind"))
    if said != (signature.format, signature.suite, signature.kind):
        raise Refused(Why.BAD_SIGNATURE, "manifest and signature differ in format, suite or kind")
    _understand(value)
    manifest = convert(Manifest, value)
    # Lengths first: a claimed number alone must not cost memory.
    numbers = [link.seq for link in manifest.chain]
    if len(numbers) != manifest.seq - 1 or numbers != list(range(1, manifest.seq)):
        raise Refused(Why.DAMAGED, "the chain does not name every earlier package")
    if manifest.prev != (manifest.chain[-1].sha256 if manifest.chain else None):
        raise Refused(Why.DAMAGED, "prev is not the end of the chain")
    if manifest.from_.key != signature.key:
        raise Refused(Why.OUT_OF_SCOPE, "signed by another key than from.key")
    if len({blob.sha256 for blob in manifest.blobs}) != len(manifest.blobs):
        raise Refused(Why.DAMAGED, "a blob is listed twice")
    return manifest


def _understand(value: dict[str, Any]) -> None:
    """Stop at what a newer writer says must be understood."""
    crit, least = value.get("crit", []), value.get("min_reader", 1)
    named = [name for name in crit if type(name) is str] if isinstance(crit, list) else []
    unknown = [name for name in named if name not in KNOWN]
    if unknown:
        raise NeedsNewer(f"crit {unknown}")
    if isinstance(least, int) and least > READER:
        raise NeedsNewer(f"min_reader {least}")
