"""How people write who was not there: 张三（病假）、李四 · 病假：张三、李四；事假：王五 · 无."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.ledgers.attendance import Attendance

NOBODY = frozenset(["无", "没有", "0", "０", "〇", "零", "全到", "全部到会", "全勤", "none"])

_STATUS = {
    **{status.label: status for status in Attendance},
    **{"到会": Attendance.PRESENT, "到": Attendance.PRESENT, "早走": Attendance.EARLY_LEAVE},
    **{"出差": Attendance.OFFICIAL_LEAVE, "公出": Attendance.OFFICIAL_LEAVE},
    **{"因公": Attendance.OFFICIAL_LEAVE, "病": Attendance.SICK_LEAVE},
    **{"请假": Attendance.PERSONAL_LEAVE, "缺勤": Attendance.ABSENT, "未到": Attendance.ABSENT},
    **{
        "旷会": Attendance.ABSENT,
        "缺席人员": Attendance.ABSENT,
        "请假人员": Attendance.PERSONAL_LEAVE,
    },
}

_CLAUSES = re.compile(r"[；;。\n\r]+")
_APART = re.compile(r"[、，,\t]+|\s{2,}|(?<=[:：])")
_BRACKETS = re.compile(r"^(.*?)\s*[（(]\s*(.+?)\s*[)）]$")


@dataclass(frozen=True)
class Mentioned:
    """A name as it is written, and what is said of it; None where nothing is."""

    name: str
    status: Attendance | None = None


def is_nobody(text: str) -> bool:
    """Whether the text says that everybody was there; an empty one says nothing at all."""
    return text.strip().strip("。.").casefold() in NOBODY


def mentioned(text: str) -> list[Mentioned]:
    """The names in a text, in order, each with the status that stands at it or before its group.

    A group ends with its clause, unless its heading stands on a line alone.
    """
    if is_nobody(text):
        return []
    found: list[Mentioned] = []
    above: Attendance | None = None
    for clause in _CLAUSES.split(text):
        group = above
        for piece in _pieces(clause):
            heading = _STATUS.get(piece.rstrip(":：").strip())
            if piece.endswith((":", "：")):
                group = heading
                above = heading if piece == clause.strip() else None
            elif heading is not None and found and found[-1].status is None:
                found[-1] = Mentioned(found[-1].name, heading)
            elif heading is None:
                name, said = _split(piece)
                found.append(Mentioned(name, said or group))
    return found


def _pieces(clause: str) -> Iterator[str]:
    for piece in _APART.split(clause):
        words = piece.split(" ") if _all_names(piece) else [piece]
        yield from (word.strip() for word in words if word.strip())


def _all_names(piece: str) -> bool:
    """Whether single blanks stand between names, as in "张三 李四"; not inside one ("李 四")."""
    words = piece.split()
    return len(words) > 1 and all(len(word) > 1 for word in words)


def _split(piece: str) -> tuple[str, Attendance | None]:
    """A name and the status written at it, in brackets or right behind it."""
    bracketed = _BRACKETS.match(piece)
    if bracketed:
        return bracketed[1], _STATUS.get(bracketed[2])
    for word in sorted(_STATUS, key=len, reverse=True):
        name = piece.removesuffix(word).rstrip()
        if name != piece and len(name) > 1 and len(word) > 1:
            return name, _STATUS[word]
    return "".join(piece.split()) if _is_spaced_name(piece) else piece, None


def _is_spaced_name(piece: str) -> bool:
    return len(piece) <= 5 and not piece.isascii()
