"""Lists as people write them in a minute: one item a line, numbered in whatever way."""

import re

_NUMBER = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|\d{1,3}[、.．](?!\d)|[①-⑳]|[-•·●])\s*"
)


def items_of(text: str) -> list[str]:
    """The lines of a list without their numbers and closing marks, empty ones left out."""
    lines = (_NUMBER.sub("", line).strip().rstrip("；;。") for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))
