"""The one seam to cryptography: a suite fixes all algorithms, and nothing else names one."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.refused import NeedsNewer, Refused, Why

AGE_MAGIC = b"age-encryption.org/v"


class Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(frozen=True)
class PublicKeys:
    """What the world may know of an office's keys, as text in its suite's own spelling."""

    suite: int
    signing: str
    encryption: str


@dataclass(frozen=True)
class SecretKeys:
    """What never leaves the encrypted database, as text in its suite's own spelling."""

    suite: int
    signing: str = field(repr=False)
    encryption: str = field(repr=False)


class Suite(Protocol):
    """Every algorithm of one number; suites never mix inside a package and never downgrade."""

    number: int

    def new_secrets(self) -> SecretKeys:
        """Fresh keys from the system's random source."""
        ...

    def public(self, secrets: SecretKeys) -> PublicKeys:
        """The public halves; `Refused` where the secrets are not keys of this suite."""
        ...

    def seal(self, source: Readable, target: Writable, recipients: Sequence[str]) -> None:
        """Encrypt a stream so that the holder of any of the encryption keys can open it."""
        ...

    def open(self, source: Readable, target: Writable, secrets: Sequence[str]) -> None:
        """Decrypt a stream by whichever of the secrets fits.

        `Refused` where it is no sealed stream, damaged, or for none of them.
        """
        ...

    def sign(self, secret: str, message: bytes) -> bytes:
        """The signature over the message."""
        ...

    def verify(self, public: str, message: bytes, signature: bytes) -> bool:
        """Whether the holder of the key signed exactly this message."""
        ...

    def digest(self) -> Digest:
        """A fresh hash that takes bytes and gives hexadecimal text."""
        ...


class AgeEd25519:
    """Suite 1: age with X25519 recipients, Ed25519, SHA-256."""

    number = 1

    def new_secrets(self) -> SecretKeys:
        signing = Ed25519PrivateKey.generate().private_bytes_raw().hex()
        return SecretKeys(self.number, signing, str(pyrage.x25519.Identity.generate()))

    def public(self, secrets: SecretKeys) -> PublicKeys:
        try:
            signing = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secrets.signing))
            encryption = pyrage.x25519.Identity.from_str(secrets.encryption).to_public()
        except (ValueError, pyrage.IdentityError) as error:
            raise Refused(Why.DAMAGED, "not keys of suite 1") from error
        return PublicKeys(
            self.number, signing.public_key().public_bytes_raw().hex(), str(encryption)
        )

    def seal(self, source: Readable, target: Writable, recipients: Sequence[str]) -> None:
        try:
            keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
        except pyrage.RecipientError as error:
            raise Refused(Why.BAD_CERTIFICATE, "not an encryption key of suite 1") from error
        reader, writer = _Reader(source), _Writer(target)
        try:
            pyrage.encrypt_io(reader, writer, keys)
        finally:
            # The last buffered write happens where age can no longer report that it failed.
            for failure in (reader.failure, writer.failure):
                if failure:
                    raise failure

    def open(self, source: Readable, target: Writable, secrets: Sequence[str]) -> None:
        identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
        reader, writer = _Reader(source), _Writer(target)
        try:
            pyrage.decrypt_io(reader, writer, identities)
            if reader.read(1):
                raise Refused(Why.DAMAGED, "bytes after the end of the age stream")
        except BaseException as error:
            for failure in (reader.failure, writer.failure):
                if failure:
                    raise failure from None
            if isinstance(error, (KeyboardInterrupt, SystemExit, Refused)):
                raise
            raise _refusal(error, reader.head) from error
        if writer.failure:
            raise writer.failure

    def sign(self, secret: str, message: bytes) -> bytes:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)).sign(message)

    def verify(self, public: str, message: bytes, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def digest(self) -> Digest:
        return hashlib.sha256()


def _refusal(error: BaseException, head: bytes) -> Refused:
    """What an error of the age library means; a panic of it is no Exception."""
    if not head.startswith(AGE_MAGIC):
        return Refused(Why.NOT_A_PACKAGE)
    version, ended, _ = head.removeprefix(AGE_MAGIC).partition(b"\n")
    if ended and version.isdigit() and version != b"1":
        return NeedsNewer(f"age version {version.decode()}")
    if "No matching keys" in str(error):
        return Refused(Why.NOT_FOR_US)
    return Refused(Why.DAMAGED, f"{type(error).__name__}: {error}")


class _Reader:
    """A source whose own failure is kept, to be told from a damaged stream."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.failure: BaseException | None = None
        self.head = b""

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._source.read(size)
        except BaseException as error:
            self.failure = error
            raise
        if len(self.head) < 32:
            self.head += data[:32]
        return data


class _Writer:
    """A target whose own failure is kept."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        if self.failure:
            raise self.failure
        try:
            self._target.write(data)
        except BaseException as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Age asks for it; the owner of the target flushes when all is written."""


CURRENT = 1
SUITES: dict[int, Suite] = {1: AgeEd25519()}


def suite(number: int) -> Suite:
    """The suite of that number; one that this version does not know needs a newer version."""
    found = SUITES.get(number)
    if found is None:
        raise NeedsNewer(f"suite {number}")
    return found
