"""Canonical JSON: one value, one spelling."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.canonical import MAX_INT, MAX_STRING, decode, encode
from models.refused import Refused, Why

KEYS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=8)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-MAX_INT, MAX_INT)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def nfc(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(inner) for inner in value]
    if isinstance(value, dict):
        return {key: nfc(inner) for key, inner in value.items()}
    return value


def levels(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    nested = isinstance(value, (dict, list))
    return nested + max((levels(one) for one in inner), default=0)


@given(VALUES.filter(lambda value: levels(value) <= 8))
def test_a_value_comes_back_as_it_went_with_its_text_in_nfc(value: Any) -> None:
    data = encode(value)
    assert decode(data) == nfc(value)
    assert encode(decode(data)) == data
    assert json.loads(data) == nfc(value)


@given(st.dictionaries(KEYS, LEAVES, max_size=6), st.randoms())
def test_the_order_in_which_keys_were_set_does_not_matter(value: Any, random: Any) -> None:
    items = list(value.items())
    random.shuffle(items)
    assert encode(dict(items)) == encode(value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1} ',
        b'{ "a":1}',
        b'{"b":1,"a":1}',
        b'{"a":1,"a":1}',
        b'{"a":1,"a":2}',
        b"1.0",
        b"1.5",
        b"1e3",
        b"-0",
        b"01",
        b"NaN",
        str(MAX_INT + 1).encode(),
        str(-MAX_INT - 1).encode(),
        str(10**400).encode(),
        b'"\\u0041"',
        b'"\\/"',
        b'"\\ud800"',
        b'"\xed\xa0\x80"',
        b'"\xff"',
        '"e\u0301"'.encode(),
        '{"é":1}'.encode(),
        b"\xef\xbb\xbf1",
        b"[" * 9 + b"]" * 9,
        b"[" * 500_000,
        b'{"a":' * 100_000,
        b'"' + b"x" * (MAX_STRING + 1) + b'"',
        '"{}"'.format("学" * (MAX_STRING // 3 + 1)).encode(),
    ],
)
def test_any_other_spelling_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        decode(data)
    assert refusal.value.why is Why.DAMAGED


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        float("nan"),
        MAX_INT + 1,
        (1, 2),
        b"x",
        {1: 2},
        {"é": 1},
        {"a": {1, 2}},
        object(),
        "\ud800",
        "x" * (MAX_STRING + 1),
        "学" * (MAX_STRING // 3 + 1),
        [[[[[[[[[1]]]]]]]]],
    ],
)
def test_what_has_no_canonical_spelling_is_not_written(value: object) -> None:
    with pytest.raises(Refused) as refusal:
        encode(value)
    assert refusal.value.why is Why.UNFIT


def test_the_limits_themselves_are_allowed() -> None:
    for value in ("学" * (MAX_STRING // 3), MAX_INT, -MAX_INT, [[[[[[[[1]]]]]]]]):
        assert decode(encode(value)) == value
