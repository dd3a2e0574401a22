"""拼音首字母: names found by the first letters of their syllables, whichever reading is meant."""

import unicodedata
from functools import cache


@cache
def letters_of(character: str) -> str:
    """The first letters of every reading of a character; of anything else, itself in small."""
    from pypinyin.constants import PINYIN_DICT

    readings: str = PINYIN_DICT.get(ord(character), character.casefold())
    # A tone mark is taken off with the rest of what stands on a letter.
    plain = (unicodedata.normalize("NFD", reading)[:1] for reading in readings.split(","))
    return "".join(dict.fromkeys(plain))


def begins_with(name: str, typed: str) -> bool:
    """Whether the typed letters are the beginning of a name's initials: "zs" of 张三丰.

    A character of several readings answers to each, so that no table of surnames is needed.
    """
    wanted = typed.casefold()
    spelled = [letters_of(character) for character in name if not character.isspace()]
    return len(wanted) <= len(spelled) and all(
        letter in letters for letter, letters in zip(wanted, spelled, strict=False)
    )
