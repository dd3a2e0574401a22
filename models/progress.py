"""How slow work tells how far it is, and how it is stopped."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all, in one unit; it may raise Cancelled."""


class Cancelled(Exception):
    """The user stopped the work; whoever does it leaves nothing half-finished."""


def silent(done: int, total: int) -> None:
    """The progress that nobody watches."""
