"""拼音: names found by how they sound, spelled out or by first letters, whichever reading is meant.

A character of several readings answers to each, so that no table of surnames is needed.
"""

import unicodedata
from functools import cache

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))
_TWO_LETTERS = ("zh", "ch", "sh")
"""First sounds that are written with two letters; one of them is enough."""


@cache
def readings_of(character: str) -> tuple[str, ...]:
    """How a character may be read, without tones; anything else reads as itself in small."""
    from pypinyin.constants import PINYIN_DICT

    readings: str = PINYIN_DICT.get(ord(character), character.casefold())
    found: dict[str, None] = {}
    for reading in readings.split(","):
        plain = unicodedata.normalize("NFD", reading).translate(_TONES)
        # ü is typed as v or as u.
        found |= dict.fromkeys(plain.replace("u\u0308", letter) for letter in "vu")
    return tuple(found)


@cache
def letters_of(character: str) -> str:
    """The first letters of every reading of a character; of anything else, itself in small."""
    return "".join(dict.fromkeys(reading[:1] for reading in readings_of(character)))


def begins_with(name: str, typed: str) -> bool:
    """Whether the typed letters are the beginning of a name's initials: "zs" of 张三丰."""
    wanted = typed.casefold()
    spelled = [letters_of(character) for character in name if not character.isspace()]
    return len(wanted) <= len(spelled) and all(
        letter in letters for letter, letters in zip(wanted, spelled, strict=False)
    )


def is_spelled(typed: str) -> bool:
    """Whether somebody has typed letters that may spell a name."""
    plain = _plain(typed)
    return plain.isascii() and plain.isalpha()


def sounds_like(name: str, typed: str) -> int | None:
    """Where in a name what was typed begins: "zm", "zhoumin", "zhoum" and "min" are all in 周敏.

    Each character is spelled whole or by its first letter; the last one as far as it was typed.
    None where it does not sound so.
    """
    wanted = _plain(typed)
    characters = [character for character in name if not character.isspace()]
    places = (at for at in range(len(characters)) if _sounds(characters, at, wanted))
    return next(places, None) if wanted else None


def _plain(typed: str) -> str:
    return typed.casefold().replace("'", "").replace(" ", "")


def _sounds(characters: list[str], at: int, typed: str) -> bool:
    if not typed:
        return True
    if at == len(characters):
        return False
    for reading in readings_of(characters[at]):
        if reading[:1] != typed[0]:
            continue
        if reading.startswith(typed):
            return True
        heads = [reading, reading[0]]
        if reading[:2] in _TWO_LETTERS:
            heads.append(reading[:2])
        if any(
            typed.startswith(head) and _sounds(characters, at + 1, typed[len(head) :])
            for head in heads
        ):
            return True
    return False
