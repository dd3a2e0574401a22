"""The pages of a data file, looked at one by one, without the help of the database.

SQLCipher's format 4: pages of 4,096 bytes, each ending in 16 bytes of IV and 64 of HMAC-SHA512 over
content, IV and the page's number. The first page begins with 16 bytes of salt, from which the key
of the HMACs is made; the pages are encrypted with the raw key alone.
"""

import hashlib
import hmac
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

PAGE = 4096
_SALT, _IV, _MAC = 16, 16, 64
_WHOLE_LENGTH = PAGE - _MAC
_LEAVES = frozenset({2, 5, 10, 13})
"""The first byte of a page of a tree: of an index or a table, in its middle or at its end."""
_TRIED = 40
_COUNT_AT = 28
"""Where the first page says how many there are."""


@dataclass(frozen=True)
class Pages:
    """How many whole pages' room the file has, how many it should have, and which do not hold.

    `should` is None where the first page cannot be read. `ours` says whether the key is this
    file's. Numbers from 1.
    """

    count: int
    should: int | None
    broken: tuple[int, ...]
    ours: bool

    @property
    def lacking(self) -> int:
        return max(0, (self.should or 0) - self.count)


def look_at_pages(path: Path, key: bytes) -> Pages:
    """Check every page. A sector that the disk cannot read makes its page a broken one; OSError
    where there is no file."""
    size = path.stat().st_size
    count = -(-size // PAGE)
    broken = []
    first = b""
    with path.open("rb") as file:
        first = _page(file, 1)
        secret = _mac_key(key, first[:_SALT])
        for number in range(1, count + 1):
            if not _holds(secret, number, _page(file, number)):
                broken.append(number)
        should = _said_count(key, first) if first and 1 not in broken else None
        ours = len(broken) < count or _decrypts(file, key, count)
    return Pages(count, should, tuple(broken), ours)


def _page(file: BinaryIO, number: int) -> bytes:
    try:
        file.seek((number - 1) * PAGE)
        return bytes(file.read(PAGE))
    except OSError:
        return b""


def _mac_key(key: bytes, salt: bytes) -> bytes:
    other = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, other, 2, len(key))


def _holds(secret: bytes, number: int, page: bytes) -> bool:
    if len(page) < PAGE:
        return False
    content = page[_SALT if number == 1 else 0 : _WHOLE_LENGTH]
    said = hmac.digest(secret, content + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(said, page[_WHOLE_LENGTH:])


def _plain(key: bytes, page: bytes, start: int = 0) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    iv = page[_WHOLE_LENGTH - _IV : _WHOLE_LENGTH]
    opened = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opened.update(page[start : _WHOLE_LENGTH - _IV])


def _said_count(key: bytes, first: bytes) -> int:
    at = _COUNT_AT - _SALT
    return int.from_bytes(_plain(key, first, _SALT)[at : at + 4], "big")


def _decrypts(file: BinaryIO, key: bytes, count: int) -> bool:
    """Whether pages make sense under the key though no HMAC does: then only the salt is gone."""
    tried = [page for n in range(2, min(count, _TRIED) + 1) if len(page := _page(file, n)) == PAGE]
    sensible = sum(_is_tree(_plain(key, page)) for page in tried)
    return sensible * 4 > len(tried)


def _is_tree(plain: bytes) -> bool:
    """A page of a tree: its kind, no broken-up rest above 60, its cells within the page."""
    cells, start = int.from_bytes(plain[3:5], "big"), int.from_bytes(plain[5:7], "big")
    return plain[0] in _LEAVES and plain[7] <= 60 and 8 + 2 * cells <= start <= PAGE
