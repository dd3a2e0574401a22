"""What lies in the pages of an open data file and of its log, without the key around it."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from models.database import open_key
from models.office import DATA_FILE

_PAGE, _KEPT = 4096, 80  # SQLCipher 4: a page, and its IV and HMAC at the end
_LOG_HEAD, _FRAME_HEAD = 32, 24


def plain_pages(folder: Path) -> bytes:
    """Every page of the data file and of its log, unused ones too, decrypted."""
    raw = (folder / DATA_FILE).read_bytes()
    pages = [raw[start : start + _PAGE] for start in range(0, len(raw), _PAGE)]
    log = (folder / f"{DATA_FILE}-wal").read_bytes()
    frames = range(_LOG_HEAD, len(log), _FRAME_HEAD + _PAGE)
    pages += [log[start + _FRAME_HEAD : start + _FRAME_HEAD + _PAGE] for start in frames]
    out = []
    for page in pages:
        begin = 16 if page[:16] == raw[:16] else 0
        vector = page[-_KEPT : -_KEPT + 16]
        reader = Cipher(algorithms.AES(open_key()), modes.CBC(vector)).decryptor()
        out.append(reader.update(page[begin:-_KEPT]))
    return b"".join(out)
