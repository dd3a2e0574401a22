"""People, books, readings, lectures and meetings as they lie in the drawers of offices."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.odd_sheets.odd import ASK, Odd
from tests.odd_sheets.writing import old_workbook, text_table, workbook


def _roster(path: Path) -> None:
    """Names drawn apart, numbers as numbers, a hidden row, two lists side by side."""
    made = workbook(
        path,
        [
            ["党员花名册", None, None, None, None, None, None],
            ["序号", "姓 名", "性别", "联系电话", "离任日期", "姓名", "性别"],
            [1, "钱 多", "男 ", 13_812_345_678, None, "周七", "女"],
            [2, "欧阳 修文", "女", "0519-8888", "2026.4.9", None, None],
            [3, "孙\n小美", "女性", "138 1234 5678", None, None, None],
            [4, "李建国", "男", 1.0e17, None, None, None],
            [5, "吴\u3000昊", "女", None, "4月9日", None, None],
            [6, "郑爽朗", "男", 13_900_000_000, None, None, None],
            [7, None, None, None, None, None, None],
            ["合计", "6人", None, None, None, None, None],
        ],
        "A1:G1",
    )
    page = made.active
    assert page is not None
    page.row_dimensions[8].hidden = True
    made.create_sheet("2025年", 0).append(["姓名", "性别"])
    made["2025年"].append(["旧人甲", "男"])
    made["2025年"].sheet_state = "hidden"
    made.create_sheet("退休").append(["姓名", "性别"])
    made.save(path)


def _roster_as_text(path: Path) -> None:
    """What Excel makes of telephone numbers when it saves text."""
    rows = [
        ["姓名", "性别", "手机号码", "备注"],
        ["冯一", "男", "1.38E+10", "以下两人借调"],
        ["陈 二", "女", "13812345678", "——"],
        ["褚三", "", "", "　"],
        ["（盖章）", "", "", ""],
    ]
    text_table(path, rows)


def _readings(path: Path) -> None:
    """A month's readings; the year stands in the name of the sheet alone."""
    workbook(
        path,
        [
            ["姓名", "书名", "应读完日期", "读完日期", "心得字数", "心得"],
            ["张三", "《简明党史》", "2025.4.9", "4月9日", "1,200字", "读后有感"],
            ["李 四", "简明党史", 45_756, "2023-11-31", 800, None],
            ["王五", "《简明党史》", "4月底", "2025-04-09", None, None],
            ["张三", "《没有的书》", None, None, None, None],
            ["赵六", "简明党史 ", datetime(2025, 4, 9, 16), "2025/4/9", "约800", "略"],
        ],
        sheet="2025年4月",
    )


def _lectures(path: Path) -> None:
    """Two header rows over times and numbers."""
    workbook(
        path,
        [
            ["党课开展情况统计表（2026年）", None, None, None, None, None, None, None],
            ["序号", "授课题目", "类型", "授课人", "时间", "人数", None, "学时（分钟）"],
            [None, None, None, None, None, "应到", "实到", None],
            [1, "学党章", "党课", "张三", datetime(2026, 4, 9, 14, 30), 30, "30人", 90],
            [2, "守纪律", "党课", "李四", "2026年4月9日 下午2:30", "1,200", "１，１９９", None],
            [3, "讲廉洁", "党课", "王 五", "2026-4-9 2:30", 30, 30, None],
            [4, "话传统", "党课", "张三", "4月9日 14:30", "约30人", 28, None],
            [5, "谈初心", "党课", "张三", "2026年4月9日", 30, 28, None],
            [6, "学精神", "报告会", "张三", "2026年4月9日 9时", 30, "28（含班子）", None],
            [7, "强担当", "党课", "李四", 46_121.604166666664, "30户", 28, None],
            ["总 计", None, None, None, None, 900, 800, None],
        ],
        *("A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:G2", "H2:H3"),
    )


def _meetings(path: Path) -> None:
    """An .xls of 1997: a chair over three meetings, and a number that is of all three."""
    old_workbook(
        path,
        [
            ["2026年中心组学习情况"],
            ["会议名称", "类型", "开始时间", "主持人", "应到人数", "实到人数", "地点"],
            ["第一次学习", "中心组学习", datetime(2026, 4, 9, 9), "周敏", 12, 12, "一楼"],
            ["第二次学习", "中心组学习", "2026.5.9 上午9点半", "", "", 11, "同上"],
            ["第三次学习", "中心组学习", "6月9日9:00", "", "", "全到", "二楼"],
            ["填表说明：应到按在册人数"],
        ],
        [(0, 0, 0, 6), (2, 4, 3, 3), (2, 4, 4, 4)],
    )


def _books(path: Path) -> None:
    """A list for buying, semicolons between the cells."""
    rows = [
        ["书目清单；2026年", "", "", "", "", ""],
        ["书名", "作者", "出版社", "类别", "页数", "计划月份"],
        ["《读书选编》", "编写组", "人民出版社", "必读", "320页", "2026-09"],
        ["要论", "", "", "必读书目", "１２０", "9月"],
        ["问答", "某某", "", "参考", "一百二十", "2026年10月"],
        ["简史", "", "", "参考", "300+", "2026.1"],
        ["选读", "", "", "参考", "1.2千", "第三季度"],
        ["文集", "", "", "参考", "", "10月份"],
    ]
    text_table(path, rows, "utf-8-sig", ";")


def _appointments(path: Path) -> None:
    """Who was what, with yes and no in every way that people write them."""
    workbook(
        path,
        [
            ["姓名", "部门", "职务", "职级", "常委", "部门负责人", "任职起", "任职止"],
            ["张三", "党建办", "主任", "科级", "是", "√", "2021.4.9", None],
            ["李 四", "党建办", "副主任", "科级", "否", "×", "2021年4月9日", "2026/4/9"],
            ["王五", "宣传办", "干事", "正科", "无", None, "2021-04-09", None],
            ["赵六", "宣传办", "干事", "其他", "部分", "N", "2021-04-09", None],
            ["张三", "宣传办", "主任", "科级", 1, 0, 44_295, "2021年2月29日"],
            ["李四", None, "委员", "其他", "有", "／", "20210409", "至今"],
        ],
    )


def _units(path: Path) -> None:
    """Codes that a spreadsheet has turned into numbers."""
    workbook(
        path,
        [
            ["单位名称", "层级", "单位类型", "社会信用代码", "区划代码", "上级单位"],
            ["东风村", "基层单位", "村（社区）", 1.1320412e17, 320_412_101, "清溪镇"],
            ["西 桥村", "基层单位", "村（社区）", None, "320412", "清溪镇"],
            ["南山村", "村级", "村（社区）", None, None, "清溪镇"],
            ["北湖村", "基层单位", "村（社区）", None, None, "没有的镇"],
            ["合计4个", None, None, None, None, None],
        ],
    )


def _materials(path: Path) -> None:
    """A workbook of an old Mac: bare numbers of days count from 1904."""
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    page = made.active
    assert page is not None
    for row in (
        ["资料名称", "类别", "文号", "发文机关", "发文日期", "学习时限"],
        ["关于开展学习的通知", "上级文件", "明发〔2026〕6号", "市委", date(2026, 4, 9), 44_659],
        ["讲话摘编", "重要讲话", date(2026, 3, 6), "市委", "2026.4.9", "2026-05-01"],
        ["学习读本", "书", None, "市委", "2026-04", None],
        ["工作提示", "其他", "3号", "市委", "2026年4月9日", "不限"],
    ):
        page.append(row)
    made.save(path)


STUDY = (
    Odd(
        *("花名册.xlsx", "people", _roster),
        {
            3: {"name": "钱 多", "gender": "男", "phone": "13812345678"},
            4: {
                **{"name": "欧阳 修文", "gender": "女", "phone": "0519-8888"},
                "left_on": "2026-04-09",
            },
            5: {"name": "孙\n小美", "gender": ASK},
            6: {"name": "李建国", "gender": "男", "phone": ASK},
            7: {"name": "吴\u3000昊", "gender": "女", "left_on": ASK},
            8: {"name": ASK, "gender": "男", "phone": "13900000000"},
        },
        ("序号", "姓名", "性别 2"),
    ),
    Odd(
        *("通讯录.csv", "people", _roster_as_text),
        {
            2: {"name": "冯一", "gender": "男", "phone": ASK},
            3: {"name": "陈 二", "gender": "女", "phone": "13812345678"},
            4: {"name": "褚三"},
        },
    ),
    Odd(
        *("读书情况.xlsx", "readings", _readings),
        {
            2: {
                **{"person": "张三", "book": "简明党史", "due_on": "2025-04-09"},
                **{"finished_on": "2025-04-09", "notes.text": "读后有感"},
            },
            3: {"person": "李四", "finished_on": ASK},
            4: {"person": "王五", "due_on": ASK},
            5: {"person": "张三", "book": ASK},
            6: {
                **{"person": "赵六", "book": "简明党史", "due_on": "2025-04-09"},
                **{"finished_on": "2025-04-09", "notes.text": "略"},
            },
        },
        ("心得字数",),
    ),
    Odd(
        *("党课统计.xlsx", "lectures", _lectures),
        {
            4: {"title": "学党章", "hours": ASK},
            5: {
                **{"title": "守纪律", "kind": "党课", "lecturer": "李四"},
                **{"held_at": "2026-04-09 14:30", "expected_count": "1200"},
                "attended_count": "1199",
            },
            6: {"title": "讲廉洁", "held_at": ASK},
            7: {"title": "话传统", "expected_count": ASK},
            8: {"title": "谈初心", "held_at": ASK},
            9: {"title": "学精神", "kind": ASK, "attended_count": ASK},
            10: {"title": "强担当", "held_at": "2026-04-09 14:30", "expected_count": ASK},
        },
        ("序号",),
    ),
    Odd(
        *("中心组学习.xls", "meetings", _meetings),
        {
            3: {
                **{"title": "第一次学习", "kind": "中心组学习", "start_at": "2026-04-09 09:00"},
                **{"chair": "周敏", "expected_count": ASK, "attended_count": "12"},
                "place": "一楼",
            },
            4: {
                **{"title": "第二次学习", "kind": "中心组学习", "start_at": "2026-05-09 09:30"},
                **{"chair": "周敏", "expected_count": ASK, "attended_count": "11"},
                "place": "一楼",
            },
            5: {"title": "第三次学习", "expected_count": ASK, "attended_count": ASK},
        },
    ),
    Odd(
        *("书目.csv", "books", _books),
        {
            3: {
                **{"title": "《读书选编》", "author": "编写组", "publisher": "人民出版社"},
                **{"kind": "必读", "pages": "320", "plan_month": "2026-09"},
            },
            4: {"title": "要论", "kind": ASK},
            5: {"title": "问答", "pages": ASK},
            6: {"title": "简史", "pages": ASK, "plan_month": ASK},
            7: {"title": "选读", "plan_month": ASK},
            8: {"title": "文集", "kind": "参考", "plan_month": "2026-10"},
        },
    ),
    Odd(
        *("任职.xlsx", "appointments", _appointments),
        {
            2: {
                **{"person": "张三", "department": "党建办", "post": "主任", "rank": "科级"},
                **{"is_committee_member": "是", "is_department_head": "是"},
                "from_on": "2021-04-09",
            },
            3: {
                **{"person": "李四", "department": "党建办", "post": "副主任", "rank": "科级"},
                **{"is_committee_member": "否", "is_department_head": "否"},
                **{"from_on": "2021-04-09", "to_on": "2026-04-09"},
            },
            4: {"person": "王五", "rank": ASK},
            5: {"person": "赵六", "is_committee_member": ASK},
            6: {"person": "张三", "to_on": ASK},
            7: {"person": "李四", "to_on": ASK},
        },
    ),
    Odd(
        *("单位表.xlsx", "units", _units),
        {
            2: {"name": "东风村", "credit_code": ASK},
            3: {
                **{"name": "西 桥村", "level": "基层单位", "unit_type": "村（社区）"},
                **{"region_code": "320412", "parent": "清溪镇"},
            },
            4: {"name": "南山村", "level": ASK},
            5: {"name": "北湖村", "parent": ASK},
        },
    ),
    Odd(
        *("资料目录.xlsx", "materials", _materials),
        {
            2: {"title": "关于开展学习的通知", "study_by": ASK},
            3: {
                **{"title": "讲话摘编", "material_kind": "重要讲话", "doc_number": ASK},
                **{"issued_by": "市委", "issued_on": "2026-04-09", "study_by": "2026-05-01"},
            },
            4: {"title": "学习读本", "material_kind": ASK, "issued_on": ASK},
            5: {"title": "工作提示", "study_by": ASK},
        },
    ),
)
