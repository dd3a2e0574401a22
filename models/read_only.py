"""Data that are only looked at: why, and the refusal of everything that would change them."""

from collections.abc import Callable
from dataclasses import dataclass

from models.errors import UserError
from models.words import Sentence, sentence


class ReadOnly(UserError):
    """What was asked would write, and the open data are only read."""

    def __init__(self, why: Sentence) -> None:
        super().__init__("现在是只读打开，不能改动：{why}", why=why)


@dataclass
class _Kept:
    """Why the one office that is open is only read; None while it may be written.

    `at_work` says that an office is open for writing; `broken` that its file is no longer whole, of
    which `listener` hears.
    """

    why: Sentence | None = None
    at_work: bool = False
    broken: bool = False
    listener: Callable[[], object] | None = None


_kept = _Kept()


def only_read(why: Sentence | None) -> None:
    """From now on nothing may be changed, for this reason; None lifts it."""
    _kept.why, _kept.at_work, _kept.broken, _kept.listener = why, False, False, None


def at_work() -> None:
    """An office is open for writing, until damage is met in it or it is closed."""
    _kept.at_work = True


def stop_at_damage() -> None:
    """The open file was found to be broken: not even what can be made anew is written any more."""
    if _kept.at_work and _kept.why is None:
        _kept.why, _kept.broken = sentence("数据文件有损坏的地方"), True
        if _kept.listener is not None:
            _kept.listener()


def hear_of_damage(listener: Callable[[], object]) -> None:
    """Be told, on whatever thread meets it, that the file that is open now is broken."""
    _kept.listener = listener


def why_only_read() -> Sentence | None:
    return _kept.why


def is_broken_at_work() -> bool:
    """Whether the open file was found to be broken after it had been opened for writing."""
    return _kept.broken


def refuse_writing() -> None:
    """`ReadOnly` where the open data are only read."""
    if _kept.why is not None:
        raise ReadOnly(_kept.why)
