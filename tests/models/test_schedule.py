"""Promises about reading months: what people write is understood, or flagged, never guessed."""

import csv
from pathlib import Path

import pytest

from models.schedule import month_codes, read_schedule, suggest_from

HERE = Path(__file__).resolve().parent
KEY = HERE.parent / "data" / "plan_schedule_key.csv"
PLAN = HERE.parents[2] / "shared" / "data" / "01_annual_plan_changzhou_college_2017.csv"
YEAR = list(range(1, 13))
QUARTERS = [3, 6, 9, 12]

UNDERSTOOD = [
    ("3月", [3]),
    ("3月：启动", [3]),
    ("10-11月", [10, 11]),
    ("3~6月", [3, 4, 5, 6]),
    ("4月-6月", [4, 5, 6]),
    ("5月—7月", [5, 6, 7]),
    ("1月至4月", [1, 2, 3, 4]),
    ("3月——5月", [3, 4, 5]),
    ("3月--6月：申报", [3, 4, 5, 6]),
    ("3月～4月上旬：定稿", [3, 4]),
    ("9到12月后续跟进", [9, 10, 11, 12]),
    ("4月~6月/9月~11月：办班", [4, 5, 6, 9, 10, 11]),
    ("4月初", [4]),
    ("4月中旬", [4]),
    ("4月下旬", [4]),
    ("4月初/中旬/下旬", [4]),
    ("4月底前完成", [4]),
    ("上半年讨论方案", [1, 2, 3, 4, 5, 6]),
    ("下半年", [7, 8, 9, 10, 11, 12]),
    ("第三季度", [7, 8, 9]),
    ("一季度", [1, 2, 3]),
    ("二至三季度", [4, 5, 6, 7, 8, 9]),
    ("第一、二季度", [1, 2, 3, 4, 5, 6]),
    ("1-3季度", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ("前三季度", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    ("全年：做好五一端午、元旦春节提醒", YEAR),
    ("每月", YEAR),
    ("每月5日前报送", YEAR),
    ("一月一次", YEAR),
    ("全年，逐月建设", YEAR),
    ("每季度", QUARTERS),
    ("每季度第一个月", [1, 4, 7, 10]),
    ("每半年", [6, 12]),
    ("双月", [2, 4, 6, 8, 10, 12]),
    ("年底", [12]),
    ("今年年底前完成", [12]),
    ("三月", [3]),
    ("十一月：总结", [11]),
    ("十二月", [12]),
    ("三至六月", [3, 4, 5, 6]),
    ("三、四月", [3, 4]),
    ("七八月", [7, 8]),
    ("３月", [3]),
    ("１０—１１月：整改", [10, 11]),
    ("5月/10月：讲堂", [5, 10]),
    ("5月、10月：启动", [5, 10]),
    ("3、6、9、12月", QUARTERS),
    ("3，6，9月", [3, 6, 9]),
    ("3月：启动，12月：组织验收", [3, 12]),
    ("3月启动，12月总结", [3, 12]),
    ("对外：3-5月宣传；6-8月实施", [3, 4, 5, 6, 7, 8]),
    ("3月：筹备\n4月：召开\n9-10月：总结", [3, 4, 9, 10]),
    ("1、3月：动员\n2、4月：实施", [3, 4]),
    ("1.3月动员\n2.4月实施", [3, 4]),
    ("3月:1、筹备；2、4月召开", [3, 4]),
    ("（1）3月动员（大会）", [3]),
    ("一、3月：动员", [3]),
    ("制定方案（3月）；召开会议（4月）", [3, 4]),
    ("制定方案 3月", [3]),
    ("计划于4月完成", [4]),
    ("方案力争于4月完成", [4]),
    ("4月9日", [4]),
    ("4月9-20日", [4]),
    ("3月28日至4月5日", [3, 4]),
    ("2021年3月", [3]),
    ("2021.4.9", [4]),
    ("2021-04-09", [4]),
    ("2021.3-2021.5", [3, 4, 5]),
    ("2021.3-5", [3, 4, 5]),
    ("2021年第三季度", [7, 8, 9]),
    ("3月-5：修改", [3, 4, 5]),
    ("3月起草文件", [3]),
    ("3月，从185项中公布第一批", [3]),
    ("3月：发布《4月学习计划》", [3]),
    ("2-7月：采购1.5万册", [2, 3, 4, 5, 6, 7]),
    ("3月—5月：走访1-2所中学", [3, 4, 5]),
]

NOT_MONTHS = [
    "2021年",
    "2021年度",
    "《3月学雷锋活动》方案",
    "“5月的花海”大赛",
    "3个月",
    "六个月内完成",
    "第3次会议",
    "185项",
    "3-5次",
    "9-12",
    "由于3月疫情影响",
    "按3月会议精神落实",
    "月底",
    "春节前",
    "即日起至6月底",
    "按上级要求的时间节点开展",
    "13月",
    "0月",
    "五季度",
    "3.4月",
]


@pytest.mark.parametrize(("text", "months"), UNDERSTOOD)
def test_months_are_read_as_people_write_them(text: str, months: list[int]) -> None:
    schedule = read_schedule(text)
    assert list(schedule.months) == months
    assert not schedule.flags
    assert not schedule.crosses_year


@pytest.mark.parametrize("text", NOT_MONTHS)
def test_what_is_no_month_is_flagged_and_not_guessed(text: str) -> None:
    schedule = read_schedule(text)
    assert schedule.steps == ()
    assert len(schedule.flags) == 1
    assert text[:2] in str(schedule.flags[0])


@pytest.mark.parametrize(
    ("text", "months", "open_ended"),
    [
        ("12-1月：考核", [12, 13], False),
        ("12月-：迎检", [12], True),
        ("12月——", [12], True),
        ("12月起", [12], True),
        ("11月-次年2月", [11, 12, 13, 14], False),
        ("12月至翌年1月：总结", [12, 13], False),
        ("2021年12月-2022年1月", [12, 13], False),
        ("四季度至次年一季度", [10, 11, 12, 13, 14, 15], False),
    ],
)
def test_a_schedule_that_runs_into_the_next_year_says_so(
    text: str, months: list[int], open_ended: bool
) -> None:
    schedule = read_schedule(text, 2021)
    assert list(schedule.months) == months
    assert schedule.crosses_year
    assert schedule.steps[0].open_ended == open_ended


def test_an_open_end_runs_to_the_end_of_the_year() -> None:
    assert list(read_schedule("自10月起每月开展").months) == [10, 11, 12]
    assert not read_schedule("10月-").crosses_year
    assert read_schedule("长期").steps[0].open_ended


def test_months_of_the_next_year_have_codes_of_the_next_year() -> None:
    assert month_codes(read_schedule("12-1月").months, 2026) == ["2026-12", "2027-01"]


def test_each_step_keeps_its_own_work() -> None:
    text = "对台：3-5月宣传、报名；6-12月按时间表实施\n12月：（1）总结；\n（2）归档"
    steps = read_schedule(text).steps
    assert [(step.written, step.text) for step in steps] == [
        ("3-5月", "对台：宣传、报名"),
        ("6-12月", "按时间表实施"),
        ("12月", "（1）总结；\n（2）归档"),
    ]


def test_work_before_the_first_month_is_pointed_out() -> None:
    schedule = read_schedule("制定方案\n3月：实施")
    assert list(schedule.months) == [3]
    assert "制定方案" in str(schedule.flags[0])


def test_a_month_spoken_of_in_the_work_is_pointed_out_and_not_taken() -> None:
    schedule = read_schedule("3月：召开动员会，4月底前完成对照")
    assert list(schedule.months) == [3]
    assert "4月底前" in str(schedule.flags[0])


@pytest.mark.parametrize(
    ("text", "months"), [("1、3月：动员", [1, 3]), ("暑期", [7, 8]), ("寒假", [1, 2])]
)
def test_a_rough_or_doubtful_time_is_understood_with_a_flag(text: str, months: list[int]) -> None:
    schedule = read_schedule(text)
    assert list(schedule.months) == months
    assert len(schedule.flags) == 1


def test_turned_months_are_flagged() -> None:
    assert read_schedule("6-3月").flags
    assert not read_schedule("2021年6月-2021年3月", 2021).steps


def test_another_year_than_the_plans_is_flagged() -> None:
    schedule = read_schedule("2019年3月", 2021)
    assert not schedule.steps
    assert schedule.flags


def test_an_empty_cell_says_nothing() -> None:
    assert read_schedule(" \n").flags == ()


def test_months_of_another_column_are_offered() -> None:
    assert [step.months for step in suggest_from("争取在4月底前完成，12月验收")] == [(4,), (12,)]
    assert suggest_from("3月～4月上旬：制定方案")[0].months == (3, 4)
    assert suggest_from("召开3次会议，形成第2个方案") == ()


@pytest.mark.skipif(not PLAN.exists(), reason="the real plan table is not on this machine")
def test_the_real_plan_of_246_rows_is_read_as_a_person_reads_it() -> None:
    with PLAN.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.reader(source))[3:]
    with KEY.open(encoding="utf-8", newline="") as source:
        key = list(csv.DictReader(source))
    read = [verdict_of(number, *row[2:4]) for number, row in enumerate(rows, 1)]
    assert read == key
    counts = [sum(row["verdict"] == verdict for row in read) for verdict in VERDICTS]
    assert counts == [228, 13, 5]


VERDICTS = ("month", "suggested", "flagged")


def verdict_of(number: int, schedule_text: str, acceptance_point: str) -> dict[str, str]:
    schedule = read_schedule(schedule_text, 2017)
    steps, verdict = schedule.steps, "month"
    assert bool(schedule.flags) == (not steps), number
    if not steps:
        steps = suggest_from(acceptance_point, 2017)
        verdict = "suggested" if steps else "flagged"
    months = sorted({month for step in steps for month in step.months})
    return {
        "row": str(number),
        "months": " ".join(map(str, months)),
        "verdict": verdict,
        "crosses_year": "yes" if any(step.crosses_year for step in steps) else "no",
    }
