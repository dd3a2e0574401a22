"""python -m tests.released FOLDER ZIP: a data folder of a released format, kept small for ever.

The pages of a data file are kept as they are before SQLCipher seals them, because nothing that is
sealed can be made smaller; with salt, nonces and key beside them they are sealed again byte for
byte. The key lies open in the folder: it was made for this and is used nowhere else.
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from models.database import MIGRATIONS

FORMATS = Path(__file__).parent / "data" / "formats"
KEPT = ("attachments", "outbox", "quarantine", "received")
_DATA, _PAGES, _KEYS = "ledger.xjt", "ledger.pages", "keys.json"
_PAGE, _SALT, _NONCE, _SEAL = 4096, 16, 16, 64


def newest() -> int:
    """The number of this program's own format: that of its last migration."""
    return max(int(path.name[:4]) for path in MIGRATIONS.glob("[0-9]*.py"))


def released() -> list[Path]:
    """What is kept of each format, in their order."""
    return sorted(path for path in FORMATS.iterdir() if re.fullmatch(r"\d{4}\.zip", path.name))


def _key(keys: bytes) -> bytes:
    [slot] = json.loads(keys)["slots"]
    return base64.b64decode(slot["key"])


def _bodies(raw: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, content and nonce of every page; the salt stands before the content of the first."""
    for number, at in enumerate(range(0, len(raw), _PAGE), 1):
        page = raw[at : at + _PAGE]
        start, end = _SALT if number == 1 else 0, _PAGE - _SEAL - _NONCE
        yield number, page[start:end], page[end : end + _NONCE]


def _turned(raw: bytes, key: bytes, *, sealing: bool) -> bytes:
    """The pages of a data file sealed or unsealed; unsealed ones carry zeros for a seal."""
    salt, out = raw[:_SALT], [raw[:_SALT]]
    own = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, len(key))
    for number, body, nonce in _bodies(raw):
        cipher = Cipher(AES(key), CBC(nonce))
        turning = cipher.encryptor() if sealing else cipher.decryptor()
        body = turning.update(body) + turning.finalize()
        sealed = body + nonce + number.to_bytes(4, "little")
        seal = hmac.digest(own, sealed, "sha512") if sealing else bytes(_SEAL)
        out.append(body + nonce + seal)
    return b"".join(out)


def pack(folder: Path, target: Path) -> None:
    """Keep a closed, unprotected data folder; its backups are left out."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as kept:
        keys = (folder / _KEYS).read_bytes()
        raw = (folder / _DATA).read_bytes()
        pages = _turned(raw, _key(keys), sealing=False)
        assert _turned(pages, _key(keys), sealing=True) == raw
        kept.writestr(_KEYS, keys)
        kept.writestr(_PAGES, pages)
        for part in KEPT:
            for path in sorted((folder / part).rglob("*")):
                if path.is_file():
                    kept.writestr(path.relative_to(folder).as_posix(), path.read_bytes())


def lay_out(kept: Path, folder: Path) -> bytes:
    """Make the data folder again as it was; its key."""
    for part in (*KEPT, "backups", "logs"):
        (folder / part).mkdir(parents=True)
    with zipfile.ZipFile(kept) as content:
        content.extractall(folder)
    key = _key((folder / _KEYS).read_bytes())
    pages = folder / _PAGES
    (folder / _DATA).write_bytes(_turned(pages.read_bytes(), key, sealing=True))
    pages.unlink()
    return key


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.released", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("zip", type=Path, help="one that is not there yet")
    given = parser.parse_args()
    if given.zip.exists():
        parser.error(f"{given.zip} is there already; what was kept is never made again")
    pack(given.folder, given.zip)


if __name__ == "__main__":
    main()
