"""Codes that people read out over the phone."""

import hashlib

import pytest

from models.exchange.format.codes import (
    ALPHABET,
    is_valid_code,
    outcome_of,
    receipt_code,
    same_code,
    spoken_code,
)

HASHES = [hashlib.sha256(bytes([number])).hexdigest() for number in range(50)]


def test_a_code_has_two_groups_of_letters_that_nobody_mixes_up() -> None:
    for sha256 in HASHES:
        first, second = spoken_code(sha256).split("-")
        assert len(first) == len(second) == 4
        assert not set("01ILO") & set(first + second)
    assert len({spoken_code(sha256) for sha256 in HASHES}) == len(HASHES)


def test_a_code_does_not_change_between_versions() -> None:
    assert spoken_code("ab" * 32) == "8XAQ-HAM6"


@pytest.mark.parametrize(
    "typed", ["8xaq-ham6", " 8XAQ HAM6 ", "8xaqham6", "８ＸＡＱ－ＨＡＭ６", "8XAQ—HAM6"]
)
def test_a_code_may_be_typed_in_any_way(typed: str) -> None:
    assert is_valid_code(typed)
    assert same_code(typed, "8XAQ-HAM6")


def test_every_single_slip_is_noticed() -> None:
    plain = spoken_code(HASHES[0]).replace("-", "")
    for place in range(8):
        for letter in ALPHABET:
            slip = plain[:place] + letter + plain[place + 1 :]
            assert is_valid_code(slip) == (slip == plain)


def test_every_swap_of_two_letters_is_noticed() -> None:
    for sha256 in HASHES:
        plain = spoken_code(sha256).replace("-", "")
        for one in range(8):
            for other in range(one):
                letters = list(plain)
                letters[one], letters[other] = letters[other], letters[one]
                assert is_valid_code("".join(letters)) == (plain[one] == plain[other])


@pytest.mark.parametrize("text", ["", "8XAQ", "8XAQ-HAM", "8XAQ-HAM66", "OOOO-OOOO", "8XAQ-HA学6"])
def test_what_is_no_code_is_not_valid(text: str) -> None:
    assert not is_valid_code(text)


def test_a_receipt_code_says_what_became_of_this_very_package() -> None:
    outcomes = ("accepted", "refused", "quarantined")
    code = receipt_code(HASHES[0], "refused")
    assert is_valid_code(code)
    assert outcome_of(code.lower(), HASHES[0], outcomes) == "refused"
    assert outcome_of(code, HASHES[1], outcomes) is None
    assert code != spoken_code(HASHES[0])
