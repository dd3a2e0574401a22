"""The code in the sealed envelope: 160 random bits that open the data when a password is lost."""

import base64
import hashlib
import os
import unicodedata

_BYTES, _CHECK = 20, 8
_GROUP = 4
_MISREAD = str.maketrans("018", "OIB")
"""Base32 has no 0, 1 and 8; whoever reads one from paper means the letter."""


def new_code() -> str:
    """Ten groups of four letters and digits, the last two of them a check."""
    secret = base64.b32encode(os.urandom(_BYTES)).decode()
    whole = secret + _check(secret)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def read_code(text: str) -> str | None:
    """The secret of a code however it was typed; None where it is none or has a slip."""
    folded = unicodedata.normalize("NFKC", text).upper()
    plain = "".join(letter for letter in folded if letter.isalnum()).translate(_MISREAD)
    length = _BYTES * 8 // 5
    secret, check = plain[:length], plain[length:]
    return secret if len(secret) == length and check == _check(secret) else None


def _check(text: str) -> str:
    digest = hashlib.sha256(f"study-ledger recovery {text}".encode()).digest()
    return base64.b32encode(digest).decode()[:_CHECK]
