"""Promises about cells: every usual way of writing is read, and what is doubtful is refused."""

from datetime import date, datetime, time

import pytest

from models.cells import (
    are_fractions,
    parse_bool,
    parse_date,
    parse_datetime,
    parse_decimal_scaled,
    parse_integer,
    parse_money,
    parse_month,
    parse_percent,
    parse_text,
    parse_year,
)
from models.errors import UserError
from models.sheets.grid import Cell

APRIL_9 = date(2021, 4, 9)


@pytest.mark.parametrize(
    "cell",
    [
        "2021.4.9",
        "2021/4/9",
        "2021-04-09",
        "2021年4月9日",
        "2021年4月9号",
        "２０２１年４月９日",
        "二〇二一年四月九日",
        "2021年4月9日（星期五）",
        "2021-04-09 14:30:00",
        "20210409",
        "4月9日",
        "4.9",
        20210409.0,
        44295,
        44295.6,
        APRIL_9,
        datetime(2021, 4, 9, 14, 30),
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Cell) -> None:
    assert parse_date(cell, 2021) == APRIL_9


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("2023-11-31", "2023年11月只有 30 天"),
        ("2021年2月29日", "2021年2月只有 28 天"),
        ("2021-13-01", "只有 12 个月"),
        ("2021年4月", "2021-04-30"),
        ("4月底", "2021-04-30"),
        ("21.4.9", "写全四位"),
        ("9/4/2021", "分不清日和月"),
        ("4月9日-12日", "一段时间"),
        ("2021-4-9至2021-4-12", "一段时间"),
        ("2021年4月9日（星期四）", "对不上"),
        ("3021-04-09", "年份不对"),
        ("尽快", "不是日期"),
        (2021.4, "不是日期"),
        (4.9, "不是日期"),
        (True, "不是日期"),
        (float("inf"), "不是日期"),
        (time(14, 30), "不是日期"),
    ],
)
def test_a_day_that_is_none_says_why(cell: Cell, hint: str) -> None:
    with pytest.raises(UserError, match=hint):
        parse_date(cell, 2021)


def test_a_day_without_a_year_asks_for_it() -> None:
    with pytest.raises(UserError, match="没有写年份"):
        parse_date("4月9日")


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("2021年4月9日 14:30", time(14, 30)),
        ("2021年4月9日14时30分", time(14, 30)),
        ("2021-04-09T14:30", time(14, 30)),
        ("2021年4月9日下午2:30", time(14, 30)),
        ("2021-04-09 2:30 PM", time(14, 30)),
        ("2021年4月9日（星期五）下午2点半", time(14, 30)),
        ("二〇二一年四月九日下午两点半", time(14, 30)),
        ("2021.4.9 上午9时", time(9)),
        ("2021.4.9 中午12点", time(12)),
        ("2021-4-9 02:30", time(2, 30)),
        ("4月9日 14:30:05", time(14, 30, 5)),
        (44295.604166666664, time(14, 30)),
        (datetime(2021, 4, 9, 14, 29, 59, 999_999), time(14, 30)),
    ],
)
def test_an_hour_is_read_however_it_is_written(cell: Cell, at: time) -> None:
    assert parse_datetime(cell, 2021) == datetime.combine(APRIL_9, at)


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("2021年4月9日", "没有写几点"),
        (APRIL_9, "没有写几点"),
        (44295, "没有写几点"),
        ("2021-4-9 2:30", "分不清上午下午"),
        ("2021-4-9 上午13:00", "分不清上午下午"),
        ("2021-4-9 晚上12点", "分不清上午下午"),
        ("2021-4-9 25:00", "没有这个时刻"),
        ("2021-4-9 14:30-16:30", "只填开始时间"),
        ("2021-4-9 上午", "不是日期"),
    ],
)
def test_an_hour_that_is_doubtful_says_why(cell: Cell, hint: str) -> None:
    with pytest.raises(UserError, match=hint):
        parse_datetime(cell, 2021)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234人次", 1234),
        ("12人", 12),
        ("12.0", 12),
        (12.0, 12),
        ("十二", 12),
        ("二十三人", 23),
        ("1.2万人", 12_000),
        ("-3", -3),
        (0, 0),
    ],
)
def test_a_whole_number_is_read_however_it_is_written(cell: Cell, number: int) -> None:
    assert parse_integer(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        *(12.5, "12.5", "约12人", "10-12", "12，34", "12²", "1e5", "二三", "无", "12%", "第3次"),
        *(True, 1e20, float("nan"), float("inf"), APRIL_9, "12万元"),
    ],
)
def test_what_is_no_whole_number_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError):
        parse_integer(cell)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("12.34", 12_340_000),
        (12.34, 12_340_000),
        ("12.34万元", 12_340_000),
        ("123400元", 12_340_000),
        ("¥1,200.5万", 1_200_500_000),
        ("1.2亿元", 12_000_000_000),
        (0.1 + 0.2, 300_000),
    ],
)
def test_an_amount_is_read_in_fen(cell: Cell, fen: int) -> None:
    assert parse_money(cell) == fen


def test_an_amount_counts_in_the_unit_of_its_column() -> None:
    assert parse_money("1200", "元") == 120_000


@pytest.mark.parametrize("cell", ["12.345", "123450元", "5万人", "约12万", "12%"])
def test_an_amount_that_would_be_rounded_or_guessed_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError):
        parse_money(cell)


def test_a_percentage_is_read_in_tenths() -> None:
    assert [parse_percent(cell) for cell in ("66.7%", "66.7", 66.7, "100％", 0)] == [
        667,
        667,
        667,
        1000,
        0,
    ]
    assert parse_percent(0.667, fractions=True) == 667
    assert parse_percent(1.0, fractions=True) == 1000
    assert parse_percent(1.0, fractions=False) == 10


@pytest.mark.parametrize("cell", [0.667, 1, "0.5", "66.77%", "66.7‰"])
def test_a_percentage_that_may_be_a_fraction_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError):
        parse_percent(cell)


def test_a_column_of_percentages_tells_whether_it_holds_fractions() -> None:
    assert are_fractions([0.5, 1.0, "", None]) is True
    assert are_fractions([50, 0.5]) is False
    assert are_fractions([1.0, 0, "50%"]) is None


def test_scaled_decimals_are_exact() -> None:
    assert parse_decimal_scaled("1.25", 2) == 125
    assert parse_decimal_scaled("1.2", 3, places=1) == 1200
    with pytest.raises(UserError, match="最多 2 位小数"):
        parse_decimal_scaled(1.255, 2)


def test_yes_and_no_are_read_in_all_their_signs() -> None:
    assert all(parse_bool(cell) is True for cell in ("是", "有", "√", "Y", 1.0, True))
    assert all(parse_bool(cell) is False for cell in ("否", "无", "×", "no", 0, False))
    with pytest.raises(UserError, match="是或否"):
        parse_bool("也许")


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-09", "2026.9", "2026年9月份", "202609", 202609.0, "9月", "九月", 9.0, "9", 46266),
        *(date(2026, 9, 1), "2026-09-15"),
    ],
)
def test_a_month_is_read_however_it_is_written(cell: Cell) -> None:
    assert parse_month(cell, 2026) == "2026-09"


@pytest.mark.parametrize("cell", ["13月", 13, 2026.1, "9月至10月", "第三季度"])
def test_what_is_no_single_month_is_refused(cell: Cell) -> None:
    with pytest.raises(UserError):
        parse_month(cell, 2026)


def test_a_month_without_a_year_asks_for_it() -> None:
    with pytest.raises(UserError, match="没有写年份"):
        parse_month("9月")


def test_a_year_has_four_digits() -> None:
    assert {parse_year(cell) for cell in (2026.0, "2026年度", "二〇二六年", date(2026, 1, 1))} == {
        2026
    }
    for cell in ("26", "2026-09", 9999):
        with pytest.raises(UserError, match="不是年份"):
            parse_year(cell)


@pytest.mark.parametrize("cell", [None, "", "  ", "—", "——", "/", "\u3000"])
def test_an_empty_cell_has_no_value_of_any_kind(cell: Cell | None) -> None:
    for parse in (parse_date, parse_datetime, parse_integer, parse_money, parse_percent):
        assert parse(cell) is None
    for parse_other in (parse_bool, parse_month, parse_year):
        assert parse_other(cell) is None


def test_text_is_kept_without_what_nobody_sees() -> None:
    assert parse_text(" 甲\u200b乙\r\n丙 ") == "甲乙\n丙"
    assert [parse_text(cell) for cell in (3.0, 0.1 + 0.2, None, APRIL_9)] == [
        "3",
        "0.3",
        "",
        "2021-04-09",
    ]
