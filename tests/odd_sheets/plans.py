"""Plans and tasks as they lie in the drawers of offices."""

from datetime import date
from pathlib import Path

from tests.odd_sheets.odd import ASK, Odd
from tests.odd_sheets.writing import old_workbook, text_table, workbook


def _merged_plan(path: Path) -> None:
    """Of last year by its title, with subtotals inside and one task over two rows."""
    workbook(
        path,
        [
            ["清溪镇2025年学习教育重点任务计划表"],
            ["填报单位：清溪镇", None, None, None, None, "填报日期：2026年1月5日"],
            ["序号", "重点任务", "完成时限", "责任部门", "责任人", "备 注"],
            [1, "举办读书班", "4月9日", "党建办", "张 三", None],
            [2, None, "2025年6月30日", " 宣传办 ", "李四", "两期\n连办"],
            ["小计", 2, None, None, None, None],
            ["（一）宣讲方面", None, None, None, None, None],
            [3, "基层宣讲", "9月中旬", "党建办", "王 五", "/"],
            [4, "总结大会", "2025-11-31", "党建办", "同上", "－"],
            [5, "网上答题", 46_000, "同上", "赵六、孙七", None],
            [6, None, None, None, None, None],
            ["党建办合计", "5项", None, None, None, None],
            ["注：完成时限填到日。"],
            ["填表人：张三", None, None, "审核人：李四"],
        ],
        *("A1:F1", "B4:B5", "A7:F7"),
    )


def _paged_plan(path: Path) -> None:
    """Printed by a system page by page, with the header and the numbers of columns on each."""
    head = ["序号", "工作任务", "责任部门", "计划安排", "考核要点"]
    page = ["续表：2026年工作计划", "", "", "", ""]
    rows = [
        ["2026年工作计划", "", "", "", ""],
        *(head, ["1", "2", "3", "4", "5"]),
        ["1", "动员部署", "党建办", "3月：动员\n4-5月：部署", "会议记录　"],
        ["2", "专题党课", "宣 传 办", "１２月", "讲稿"],
        ["", "", "", "", ""],
        ["第 1 页 共 2 页", "", "", "", ""],
        page,
        ["序 号", "工作任务", "责任部门", "计划安排", "考核要点"],
        ["1", "2", "3", "4", "5"],
        ["3", "读书班", "党建办", "每季度", "—"],
        ["本页合计", "1", "", "", ""],
        ["合 计", "3", "", "", ""],
        ["以下空白", "", "", "", ""],
    ]
    text_table(path, rows)


def _two_tables(path: Path) -> None:
    """A table of plans, and below it one of people that somebody pasted there."""
    workbook(
        path,
        [
            ["任务名称", "责任部门", "时间安排", "时间安排", "参与人"],
            ["送学上门", "组织办", "5月", None, "全体"],
            ["结对共学", "组织办", date(2026, 3, 5), "6月", None],
            [None, None, None, None, None],
            ["姓名", "责任部门", "联系电话"],
            ["张三", "组织办", "010-1"],
            ["李四", "组织办", "010-2"],
        ],
    )


def _sections(path: Path) -> None:
    """Tasks handed out, under headings in the table; several names in one cell."""
    rows = [
        ["2026年上半年交办事项台账", "", "", "", "", ""],
        ["序号", "交办事项", "交办时间", "责任人", "办结时限", "协办单位"],
        ["一、会议交办", "", "", "", "", ""],
        ["1", "修订考勤制度", "2026.4.9", "张 三", "2026/6/30", "党建办"],
        ["2", "补齐台账", "21/4/9", "李四", "6月底", ""],
        ["二、领导交办", "", "", "", "", ""],
        ["3", "清点书目", "4.1", "王老师", "2026年6月30日前", ""],
        ["4", "更新公示栏", "２０２６年４月９日", "张三丰 李四", "4月31日", ""],
        ["5", "整理档案", "四月九日", "清溪镇", "二〇二六年六月三十日", ""],
        ["6", "录入名册", "2026-04-09", "赵 六", "9-10", ""],
        ["共6项", "", "", "", "", ""],
    ]
    text_table(path, rows, "utf-16", "\t")


def _old_tasks(path: Path) -> None:
    """An .xls of 1997 with merged departments and real dates."""
    old_workbook(
        path,
        [
            ["会议交办事项（2026年）"],
            ["序号", "事项", "交办日期", "责任科室", "责任人", "完成时限", "是否完成"],
            [1, "清理档案", date(2026, 4, 9), "党建办", "张三", date(2026, 5, 1), "是"],
            [2, "装订成册", 46_121, None, "李 四", "5月1日", "否"],
            [3, "移交", "46121", None, None, "尽快", "√"],
            ["合计：3项"],
        ],
        [(0, 0, 0, 6), (2, 4, 3, 3)],
    )


PLANS = (
    Odd(
        *("去年的计划.xlsx", "plans", _merged_plan),
        {
            4: {
                **{"seq": "1", "title": "举办读书班", "owner_department": "党建办"},
                **{"owner": "张三", "due_on": "2025-04-09", "year": "2025"},
            },
            5: {
                **{"seq": "2", "title": "举办读书班", "owner_department": "宣传办"},
                **{
                    "owner": "李四",
                    "due_on": "2025-06-30",
                    "year": "2025",
                    "remarks": "两期\n连办",
                },
            },
            8: {"title": "基层宣讲", "due_on": ASK},
            9: {"title": "总结大会", "due_on": ASK},
            10: {"title": "网上答题", "owner": ASK},
        },
    ),
    Odd(
        *("分页计划.csv", "plans", _paged_plan),
        {
            4: {
                **{"seq": "1", "title": "动员部署", "owner_department": "党建办", "year": "2026"},
                **{"schedule_text": "3月：动员\n4-5月：部署", "acceptance_point": "会议记录"},
                **{"steps.month": "2026-03|2026-04|2026-05", "due_on": "2026-05-31"},
                "content": "3月：动员\n4-5月：部署",
            },
            5: {
                **{"seq": "2", "title": "专题党课", "owner_department": "宣 传 办", "year": "2026"},
                **{"schedule_text": "１２月", "acceptance_point": "讲稿"},
                **{"steps.month": "2026-12", "due_on": "2026-12-31"},
            },
            11: {
                **{"seq": "3", "title": "读书班", "owner_department": "党建办", "year": "2026"},
                **{"schedule_text": "每季度", "due_on": "2026-12-31"},
                "steps.month": "2026-03|2026-06|2026-09|2026-12",
            },
        },
    ),
    Odd(
        *("两张表.xlsx", "plans", _two_tables),
        {
            2: {
                **{"title": "送学上门", "owner_department": "组织办", "schedule_text": "5月"},
                **{"steps.month": "2026-05", "due_on": "2026-05-31", "year": "2026"},
            },
            3: {
                **{"title": "结对共学", "owner_department": "组织办", "schedule_text": ASK},
                "year": "2026",
            },
        },
        ("时间安排 2", "参与人"),
    ),
    Odd(
        *("交办台账.csv", "tasks", _sections),
        {
            4: {
                **{"title": "修订考勤制度", "assigned_on": "2026-04-09", "owner": "张三"},
                **{"first_due_on": "2026-06-30", "due_on": "2026-06-30"},
            },
            5: {"title": "补齐台账", "assigned_on": ASK, "first_due_on": ASK},
            7: {"title": "清点书目", "assigned_on": ASK, "owner": ASK, "first_due_on": ASK},
            8: {"title": "更新公示栏", "owner": ASK, "first_due_on": ASK},
            9: {"title": "整理档案", "owner": ASK, "first_due_on": "2026-06-30"},
            10: {"title": "录入名册", "first_due_on": ASK},
        },
        ("序号", "协办单位"),
    ),
    Odd(
        *("旧交办.xls", "tasks", _old_tasks),
        {
            3: {
                **{"title": "清理档案", "assigned_on": "2026-04-09", "owner": "张三"},
                **{"owner_department": "党建办", "first_due_on": "2026-05-01"},
                "due_on": "2026-05-01",
            },
            4: {
                **{"title": "装订成册", "assigned_on": "2026-04-09", "owner": "李四"},
                **{"owner_department": "党建办", "first_due_on": "2026-05-01"},
                "due_on": "2026-05-01",
            },
            5: {"title": "移交", "assigned_on": ASK, "first_due_on": ASK},
        },
        ("序号", "是否完成"),
    ),
)
