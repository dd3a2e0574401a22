"""Data that are only looked at: why, and the refusal of everything that would change them."""

from dataclasses import dataclass

from models.errors import UserError
from models.words import Sentence


class ReadOnly(UserError):
    """What was asked would write, and the open data are only read."""

    def __init__(self, why: Sentence) -> None:
        super().__init__("现在是只读打开，不能改动：{why}", why=why)


@dataclass
class _Kept:
    """Why the one office that is open is only read; None while it may be written."""

    why: Sentence | None = None


_kept = _Kept()


def only_read(why: Sentence | None) -> None:
    """From now on nothing may be changed, for this reason; None lifts it."""
    _kept.why = why


def is_only_read() -> bool:
    return _kept.why is not None


def refuse_writing() -> None:
    """`ReadOnly` where the open data are only read."""
    if _kept.why is not None:
        raise ReadOnly(_kept.why)
