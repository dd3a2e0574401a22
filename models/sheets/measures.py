"""In which unit a column's numbers are written: the title says it, or a line above the table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.cell_words import ALIKE

_MANY = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}  # powers of ten
_COUNTED = "|".join(sorted({unit for some in ALIKE for unit in some}, key=len, reverse=True))
_UNIT = r"(?P<many>[十百千万亿]*)(?P<unit>[美欧港日]元|元|" + _COUNTED + ")"
_IN_TITLE = re.compile(
    r"(?:[(（\[【]\s*(?:单位\s*[:：]\s*)?|[/／])\s*" + _UNIT + r"\s*[)）\]】]?\s*$"
)
_MONEY_IN_TITLE = re.compile(
    r"(?P<many>[十百千万亿]*)(?P<unit>(?<![单公多纪])(?:[美欧港日]元|元))(?![旦素件])"
)
_ABOVE = re.compile(r"(?:金额)?单位\s*[:：]\s*([^:：]{1,20})$")
_LISTED = re.compile(_UNIT + "$")
MONEY = "元"


@dataclass(frozen=True)
class Measure:
    """A unit and the power of ten before it: 万人 is 4 and 人."""

    power: int
    unit: str

    @property
    def is_money(self) -> bool:
        return self.unit.endswith(MONEY)


def measure_of(title: str) -> Measure | None:
    """The unit that a column's title names: 资金（万元）, 受益人数/万人."""
    found = _IN_TITLE.search(title) or _MONEY_IN_TITLE.search(title)
    return _measure(found) if found else None


def measures_above(texts: Iterable[str]) -> list[Measure]:
    """The units that a line above the table names for all of it: 单位：万元."""
    found = []
    for text in texts:
        line = _ABOVE.search(text.strip().rstrip(")）"))
        for part in re.split(r"[、,，/和及]", line.group(1)) if line else ():
            one = _LISTED.fullmatch(part.strip())
            if one:
                found.append(_measure(one))
    return found


def _measure(found: re.Match[str]) -> Measure:
    return Measure(sum(_MANY[sign] for sign in found["many"]), found["unit"])
