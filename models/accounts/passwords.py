"""What a password must be: long enough, nothing that is tried first, not the person's own name."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from models.errors import UserError
from models.pinyin import sounds_like
from models.words import Sentence, sentence

SHORTEST, LONGEST = 8, 128
_FEWEST = 4
"""Different characters."""

_LIST = Path(__file__).resolve().parents[2] / "resources" / "passwords" / "common.txt"


@cache
def _common() -> frozenset[str]:
    """What is tried first by whoever guesses, one a line in small letters."""
    return frozenset(_LIST.read_text(encoding="utf-8").split())


def password_rule() -> Sentence:
    """What is asked of a password, to be read before one is thought of."""
    return sentence("至少 {least} 位，别人猜不到；不用姓名、单位名称和常见密码", least=SHORTEST)


def check_password(password: str, *names: str) -> None:
    """UserError where it is too short, known to everybody, or made of one of the names."""
    if len(password) < SHORTEST:
        raise UserError("密码至少 {least} 位，现在 {now} 位", least=SHORTEST, now=len(password))
    if len(password) > LONGEST:
        raise UserError("密码最多 {most} 位", most=LONGEST)
    plain = password.casefold()
    if plain in _common() or len(set(plain)) < _FEWEST or _is_run(plain):
        raise UserError("这个密码太常见，换一个别人猜不到的")
    if any(_names(plain, name) for name in names):
        raise UserError("密码里不要用自己的姓名或单位名称，换一个")


def _is_run(plain: str) -> bool:
    """Whether each character is the next one, or the one before, all the way."""
    steps = {ord(after) - ord(before) for before, after in pairwise(plain)}
    return steps in ({1}, {-1})


def _names(plain: str, name: str) -> bool:
    """Whether a password holds a name, or is a name spelled in letters with figures around it."""
    short = "".join(name.casefold().split())
    letters = "".join(filter(str.isalpha, plain))
    spelled = len(letters) >= len(short) + 2 and letters.isascii()
    return len(short) > 1 and (short in plain or (spelled and sounds_like(name, letters) == 0))
