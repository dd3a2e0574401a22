"""Promises of reading who was not there, as people write it."""

import pytest

from models.attendance_words import is_nobody, mentioned
from models.ledgers.attendance import Attendance
from models.pinyin import begins_with
from models.rosters import found_by

SICK, OUT, OWN = Attendance.SICK_LEAVE, Attendance.OFFICIAL_LEAVE, Attendance.PERSONAL_LEAVE


@pytest.mark.parametrize("text", ["无", "0", "０", " 无。", "全部到会"])
def test_a_word_says_that_nobody_was_missing(text: str) -> None:
    assert is_nobody(text)
    assert mentioned(text) == []


@pytest.mark.parametrize("text", ["", "张三", "无名氏", "00"])
def test_other_words_do_not(text: str) -> None:
    assert not is_nobody(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三、李四", [("张三", None), ("李四", None)]),
        ("张三（病假）、李四(出差)", [("张三", SICK), ("李四", OUT)]),
        ("病假：张三、李四；事假：王五", [("张三", SICK), ("李四", SICK), ("王五", OWN)]),
        ("病假：张三；李四", [("张三", SICK), ("李四", None)]),
        ("病假：\n张三\n李四", [("张三", SICK), ("李四", SICK)]),
        ("张三病假，李四请假", [("张三", SICK), ("李四", OWN)]),
        ("张 三、李 四", [("张三", None), ("李四", None)]),
        ("张三 李四 王五", [("张三", None), ("李四", None), ("王五", None)]),
        ("张三\t病假\n李四\t公差", [("张三", SICK), ("李四", OUT)]),
        ("", []),
    ],
)
def test_names_are_read_with_what_is_said_of_them(
    text: str, expected: list[tuple[str, Attendance | None]]
) -> None:
    assert [(one.name, one.status) for one in mentioned(text)] == expected


@pytest.mark.parametrize("typed", ["sxf", "dx", "c", "cxf"])
def test_a_surname_answers_to_each_of_its_readings(typed: str) -> None:
    assert begins_with("单雄飞", typed)


def test_a_name_is_meant_before_its_parts_and_its_initials() -> None:
    names = ["张伟", "张伟民", "赵武", "zw"]
    assert found_by(names, "张伟") == [0]
    assert found_by(names, "伟") == [0, 1]
    assert found_by(names, "zw") == [3]
    assert found_by(names[:3], "ZW") == [0, 1, 2]
    assert found_by(names, "王") == found_by(names, " ") == []
