"""Streams that are pulled where the cipher pushes, and the other way round, in bounded memory."""

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from models.exchange.format.suite import Digest, Suite, Writable
from models.refused import Refused, Why

CHUNK = 256 * 1024


class Pulled:
    """Chunks as something to read from."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; nothing only at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = memoryview(chunk)
        size = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:size], self._rest[size:]
        return bytes(data)


class Measured:
    """A target that counts and hashes what goes through it."""

    def __init__(self, target: Writable, digest: Digest, limit: int, too_big: Refused) -> None:
        self._target, self._digest = target, digest
        self._limit, self._too_big = limit, too_big
        self.size = 0

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self._limit:
            raise self._too_big
        self._digest.update(data)
        self._target.write(data)
        return len(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


class _AbandonedError(Exception):
    """The reader has gone; the cipher may stop."""


class Unsealed:
    """A sealed stream, read as plain text: a thread decrypts a few chunks ahead, never more.

    Use it as a context; leaving it stops the thread wherever it stands. `file_sha256` is known once
    the end has been read.
    """

    def __init__(self, file: BinaryIO, suite: Suite, secrets: Sequence[str]) -> None:
        self._file, self._suite, self._secrets = file, suite, secrets
        self._queue: queue.Queue[bytes | BaseException | None] = queue.Queue(4)
        self._digest = suite.digest()
        self._gathered = bytearray()
        self._rest = memoryview(b"")
        self._ended = self._abandoned = False
        self._thread = threading.Thread(target=self._decrypt, name="unseal", daemon=True)

    def __enter__(self) -> "Unsealed":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._abandoned = True
        while self._thread.is_alive():
            try:
                self._queue.get(timeout=0.01)
            except queue.Empty:
                continue
        self._thread.join()

    @property
    def file_sha256(self) -> str:
        return self._digest.hexdigest()

    def some(self, most: int) -> bytes:
        """Between 1 and `most` bytes; nothing only at the end. Raises what decrypting raised."""
        while not self._rest and not self._ended:
            item = self._queue.get()
            if isinstance(item, BaseException):
                self._ended = True
                raise item
            if item is None:
                self._ended = True
            else:
                self._rest = memoryview(item)
        data, self._rest = self._rest[:most], self._rest[most:]
        return bytes(data)

    def exactly(self, size: int) -> bytes:
        """`size` bytes at once: for what has been found small enough to be held."""
        return b"".join(self.pieces(size))

    def pieces(self, size: int) -> Iterator[bytes]:
        """`size` bytes, piece by piece; `Refused` where the stream ends before."""
        while size:
            data = self.some(min(size, CHUNK))
            if not data:
                raise Refused(Why.DAMAGED, "the stream ends early")
            size -= len(data)
            yield data

    # What follows runs on the decrypting thread.

    def _decrypt(self) -> None:
        try:
            self._suite.open(self, self, self._secrets)
            self._hand_over()
            self._queue.put(None)
        except _AbandonedError:
            return
        except BaseException as error:  # raised again where the stream is read
            self._queue.put(error)

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._digest.update(data)
        return data

    def write(self, data: bytes) -> int:
        self._gathered += data
        if len(self._gathered) >= CHUNK:
            self._hand_over()
        return len(data)

    def _hand_over(self) -> None:
        if self._abandoned:
            raise _AbandonedError
        if self._gathered:
            self._queue.put(bytes(self._gathered))
            self._gathered = bytearray()
