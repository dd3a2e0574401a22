"""Canonical JSON: one value has one spelling, so that equal content has equal hashes.

UTF-8 in NFC, ASCII keys in order, no spaces, no floats, no repeated keys, |int| < 2**53, at most 8
levels of lists and objects, strings of at most 64 KiB. Values are None, bool, int, str, list, dict.
"""

import unicodedata
from functools import cache
from typing import Annotated, Any

import msgspec

from models.refused import Refused, Why

MAX_INT = 2**53 - 1
MAX_DEPTH = 8
MAX_STRING = 64 * 1024


def _nested(depth: int) -> Any:
    """The type of a value of at most `depth` levels, so that the decoder itself stops at limits."""
    leaf: Any = (
        Annotated[int, msgspec.Meta(ge=-MAX_INT, le=MAX_INT)]
        | Annotated[str, msgspec.Meta(max_length=MAX_STRING)]
        | bool
        | None
    )
    value = leaf
    for _ in range(depth):
        value = leaf | list[value] | dict[str, value]  # type: ignore[valid-type]
    return value


_encoder = msgspec.json.Encoder(order="sorted")


@cache
def _decoder() -> Any:
    """Made at its first use: the types of all levels take as long as importing a small library."""
    return msgspec.json.Decoder(_nested(MAX_DEPTH))


def encode(value: object) -> bytes:
    """The canonical bytes of `value`, its text brought to NFC; what has none is `Refused`."""
    try:
        data = _encoder.encode(value)
        back = _decoder().decode(data)
        if back != value:
            raise Refused(Why.UNFIT, "a kind of value that JSON would change")
        # No character that JSON puts between strings composes with another, so that normalising the
        # whole text is the same as normalising every string in it.
        text = data.decode()
        if unicodedata.is_normalized("NFC", text):
            _check_texts(data, back)
        else:
            data = unicodedata.normalize("NFC", text).encode()
            _check(data)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise Refused(Why.UNFIT, str(error)) from error
    return data


def decode(data: bytes) -> Any:
    """The value that `data` spells; any other than its one canonical spelling is `Refused`."""
    try:
        return _check(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise Refused(Why.DAMAGED, str(error)) from error


def _check(data: bytes) -> Any:
    """Decode canonical bytes; ValueError says what is not canonical about them."""
    value = _decoder().decode(data)
    if _encoder.encode(value) != data:
        raise ValueError("not the canonical spelling")
    if not (data.isascii() or unicodedata.is_normalized("NFC", data.decode())):
        raise ValueError("text is not in NFC")
    _check_texts(data, value)
    return value


def _check_texts(data: bytes, value: object) -> None:
    """What the decoder leaves unchecked: keys in ASCII, strings within the limit in bytes."""
    if not data.isascii():
        _check_keys(value)
    if len(data) > MAX_STRING:
        _check_strings(value)


def _check_keys(value: object) -> None:
    if type(value) is dict:
        if not "".join(value).isascii():
            raise ValueError("a key is not ASCII")
        for inner in value.values():
            if type(inner) is dict or type(inner) is list:
                _check_keys(inner)
    elif type(value) is list:
        for inner in value:
            if type(inner) is dict or type(inner) is list:
                _check_keys(inner)


def _check_strings(value: object) -> None:
    if type(value) is str:
        if len(value) * 3 > MAX_STRING and len(value.encode()) > MAX_STRING:
            raise ValueError("a string is longer than 64 KiB")
    elif type(value) is dict:
        for key, inner in value.items():
            _check_strings(key)
            _check_strings(inner)
    elif type(value) is list:
        for inner in value:
            _check_strings(inner)
