"""Short codes that two people compare over the phone: against mix-ups, not against forgery."""

import hashlib
import unicodedata
from collections.abc import Iterable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, O, 1, I and L. 31 is prime: each single slip and each swap of two letters shows."""


def spoken_code(sha256: str) -> str:
    """The code of a package, "XXXX-XXXX", from the SHA-256 of its file (64 hexadecimal digits)."""
    return _code("package", sha256)


def receipt_code(sha256: str, outcome: str) -> str:
    """The code that a parent reads out: what became of the package with this hash."""
    return _code("receipt", sha256, outcome)


def epoch_code(unit: str, key: str, epoch: int, seq: int) -> str:
    """The code with which the holder of `key` lets a unit go on in a new epoch.

    `seq` is the newest package that was taken of the epoch before.
    """
    return _code("epoch", unit, key, str(epoch), str(seq))


def outcome_of(code: str, sha256: str, outcomes: Iterable[str]) -> str | None:
    """Which outcome the receipt code that was read out says; None where it fits none of them."""
    plain = _plain(code)
    return next((o for o in outcomes if _plain(receipt_code(sha256, o)) == plain), None)


def is_valid_code(text: str) -> bool:
    """Whether the text is a code without a slip; small letters, spaces and dashes do not matter."""
    plain = _plain(text)
    if len(plain) != 8 or any(letter not in ALPHABET for letter in plain):
        return False
    return plain[7] == _check_digit([ALPHABET.index(letter) for letter in plain[:7]])


def same_code(one: str, other: str) -> bool:
    """Whether two codes are the same and valid, however they were typed."""
    return is_valid_code(one) and _plain(one) == _plain(other)


def _code(*parts: str) -> str:
    digest = hashlib.sha256("\n".join(("study-ledger code", *parts)).encode()).digest()
    number = int.from_bytes(digest)
    digits = []
    for _ in range(7):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(digit)
    text = "".join(ALPHABET[digit] for digit in digits) + _check_digit(digits)
    return f"{text[:4]}-{text[4:]}"


def _check_digit(digits: list[int]) -> str:
    total = sum(weight * digit for weight, digit in enumerate(digits, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper()
    return "".join(letter for letter in folded if letter.isalnum())
