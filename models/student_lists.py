"""学员名单 as a spreadsheet has it: names with their units, speeches, scores; who is who."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.ledgers.people import Person
from models.ledgers.training_classes import Student, StudentResult
from models.ledgers.units import Unit
from models.record import tuples

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "name": ("姓名", "学员", "学员姓名", "名字"),
    "unit": ("单位", "工作单位", "所在单位", "单位名称", "单位及职务", "部门"),
    "speech": ("交流发言题目", "发言题目", "题目", "交流题目"),
    "score": ("成绩", "考试成绩", "分数", "得分"),
    "result": ("结业情况", "结业", "是否结业"),
}
_RESULTS = {option.label: option for option in StudentResult}
_NUMBER = re.compile(r"\d{1,4}[.、]?")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,8}|[A-Za-z][A-Za-z .'-]+")
_SCORE = re.compile(r"(\d{1,3})(?:\.0+)?分?")


@dataclass(frozen=True)
class Listed:
    """One line of a list, as it is written."""

    name: str
    unit: str = ""
    speech: str = ""
    score: int | None = None
    result: StudentResult | None = None


def read_list(block: Sequence[Sequence[str]]) -> list[Listed]:
    """The people in pasted cells, by their headings or, without any, a name and then its unit."""
    rows = [[_plain(cell) for cell in cells] for cells in block]
    places: dict[str, int] = {}
    found = []
    for cells in rows:
        headed = _places(cells)
        if headed:
            places = headed
        elif places:
            found.append(_by_heading(cells, places))
        else:
            found.append(_by_place(cells))
    return [one for one in found if one.name]


def _plain(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", cell).split())


def _places(cells: Sequence[str]) -> dict[str, int]:
    """Where each column stands, if this is a line of headings: it names the names."""
    bare = ["".join(cell.split()).strip("*:") for cell in cells]
    found = {
        key: bare.index(word)
        for key, words in _HEADINGS.items()
        for word in reversed(words)
        if word in bare
    }
    return found if "name" in found else {}


def _by_heading(cells: Sequence[str], places: Mapping[str, int]) -> Listed:
    told = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
    score = _SCORE.fullmatch(told.get("score", ""))
    return Listed(
        _name(told["name"]),
        told.get("unit", ""),
        told.get("speech", ""),
        int(score[1]) if score else None,
        _RESULTS.get(told.get("result", "")),
    )


def _by_place(cells: Sequence[str]) -> Listed:
    """The first text that can be a name, with the text behind it; numbers before it are skipped."""
    texts = [cell for cell in cells if cell and not _NUMBER.fullmatch(cell)]
    if not texts or not _NAME.fullmatch(_name(texts[0])):
        return Listed("")
    return Listed(_name(texts[0]), texts[1] if len(texts) > 1 else "")


def _name(text: str) -> str:
    """Without the blanks that stand inside a Chinese name of two characters."""
    return text if text.isascii() else "".join(text.split())


def enrolled(block: Sequence[Sequence[str]]) -> list[Student]:
    """Students of pasted cells: people of the ledgers where it is clear who is meant, else names.

    Somebody of a name that several bear is known by the unit beside it.
    """
    listed = read_list(block)
    people = _people([one.name for one in listed])
    return [_student(one, people.get(one.name, ())) for one in listed]


def _people(names: Sequence[str]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Name → (person, what the unit is called) of everybody here of that name."""
    query = (
        Person.select(Person.uid, Person.name, Unit.name, Unit.short_name)
        .join(Unit, on=(Unit.uid == Person.unit))
        .where(Person.name.in_(list(dict.fromkeys(names))), ~Person.deleted)
        .where(Person.left_on.is_null())
    )
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows: Any = tuples(query)
    for uid, name, unit, short in rows:
        found[name].append((uid, " ".join(filter(None, (unit, short)))))
    return found


def _student(one: Listed, same: Sequence[tuple[str, str]]) -> Student:
    there = [uid for uid, unit in same if one.unit and _is_of(one.unit, unit)]
    clear = there if one.unit else [uid for uid, _unit in same]
    who: dict[str, str] = {"person_name": f"{one.name}（{one.unit}）" if one.unit else one.name}
    if len(clear) == 1:
        who = {"person": clear[0]}
    return Student(**who, speech_title=one.speech or None, exam_score=one.score, result=one.result)


def _is_of(written: str, names: str) -> bool:
    """Whether a written unit ("清溪镇", "清溪镇党委书记") is one of these names."""
    return any(name in written or written in name for name in names.split())
