"""How slow work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with bytes done and bytes in all; an error it raises cancels the work."""


def silent(done: int, total: int) -> None:
    """The progress that nobody watches."""
