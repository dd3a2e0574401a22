"""What goes between the program and its child, packed by msgspec: nothing in it can be executed."""

from typing import Any, Literal

import msgspec

CHILD = "--confined"
"""The hidden argument that makes the program the child of itself."""

Outcome = Literal["done", "refused", "memory", "missing", "failed"]


class Task(msgspec.Struct, frozen=True):
    """A function by its module and name, its file (a path, or the content), its limits."""

    module: str
    function: str
    path: str | None
    content: bytes
    values: list[Any]
    seconds: float
    mebibytes: int


class Answer(msgspec.Struct, frozen=True):
    """`result` is packed by itself, for the reader knows its type; a refusal is a sentence."""

    outcome: Outcome
    result: bytes = b""
    template: str = ""
    values: dict[str, str | int | float] = {}
    detail: str = ""
