"""Issues, deeds and needs as they lie in the drawers of offices."""

from datetime import date, datetime
from pathlib import Path

from tests.odd_sheets.odd import ASK, Odd
from tests.odd_sheets.writing import text_table, workbook


def _one_issue_three_measures(path: Path) -> None:
    """Each issue merged over the rows of its measures; its last month had none."""
    workbook(
        path,
        [
            ["问题整改台账（2026年）"],
            [
                "编号",
                "存在问题",
                "问题来源",
                "发现时间",
                "整改措施",
                "责任领导",
                "责任人",
                "整改时限",
            ],
            ["01", "公示栏更新慢", "自查", "4月9日", "安排专人", "周敏", "张三", "2026.9.30"],
            [None, None, None, None, "每周更新", None, None, None],
            [None, None, None, None, "拍照留痕", None, None, None],
            ["02", "台账不全", "督导 检查", date(2026, 4, 9), "补齐", "周敏", "李 四", "9月31日"],
            [
                date(2026, 3, 1),
                "签到缺失",
                "群众反映。",
                "2026年4月9日",
                "补签",
                "周敏",
                "李四",
                None,
            ],
            [4, "无", None, None, None, None, None, None],
            [5, "学习不深", "领导点名", None, "辅导", "周敏", "李四", None],
            [6, "宣传不够", "自查", None, "加强", "周敏", "张三", None],
            [None, None, None, None, "上墙", None, "李四", None],
        ],
        *("A3:A5", "B3:B5", "C3:C5", "D3:D5", "F3:F5", "G3:G5", "H3:H5"),
        *("A10:A11", "B10:B11"),
    )


def _issues_of_a_system(path: Path) -> None:
    """Saved as text by another system, in GB 18030, wrongly called .xls."""
    rows = [
        ["# 数据来源：督查系统", "", "", "", "", "", ""],
        ["问题编号", "问题描述", "问题类别", "反馈时间", "整改期限", "整改类型", "是否销号"],
        [
            '="2026-101"',
            "记录不规范",
            "作风纪律",
            "2026/4/9 0:00:00",
            "2026/9/30",
            "立行立改",
            "是",
        ],
        ['="2026-102"', "学时不足", "理论学习", "20260409", "2026年9月30日", "限期整改", "否"],
        ['="2026-103"', "走访少", "不清楚", "2026-4-9", "年底前", "长期坚持", ""],
        ['="2026-104"', "值班\u200b缺岗", "履职担当", "2026.13.9", "2026.9.30", "限期整改", "√"],
        ["累计", "4", "", "", "", "", ""],
        ["制表：某某", "", "", "", "", "", ""],
    ]
    text_table(path, rows, sign="\t")


def _deeds_in_wan(path: Path) -> None:
    """Money in 万元, people in 万人, one amount for two projects."""
    workbook(
        path,
        [
            ["为民办实事项目清单"],
            [None, None, None, None, None, "数据截至2026年9月"],
            *(
                [
                    "序号",
                    "项目名称",
                    "资金（万元）",
                    "受益人数（万人）",
                    "完成时限",
                    "责任人",
                    "进度",
                ],
                [1, "修桥", 12.5, 1.2, "2026年12月31日", "张三", 0.85],
                [2, "修路", 300, "0.05", "2026-12-31", "李四", "85%"],
                [3, "装灯", None, "800人", "12月31日", "李 四", 1],
                [4, "改厕x座", "5000元", "约2", "2026-12-31", "王五", "50％"],
                [5, "体检", "30余万", 0.00005, "2026-12-31", "张三", "半"],
                [6, "送戏", "￥1,200.5", "300户", "2026-12-31", "赵六", None],
                ["合计", "6个", 400, 9, None, None, None],
            ),
        ],
        *("A1:G1", "C5:C6"),
    )


def _deeds_in_yuan(path: Path) -> None:
    """The unit of money stands above the table."""
    rows = [
        ["2026年实事项目资金表", "", "", ""],
        ["", "", "", "单位：元"],
        ["项目名称", "总投资", "惠及群众", "服务对象"],
        ["修 桥", "1,250,000", "１，２００人", "沿河村民"],
        ["修路", "3500000.00", "1200人次", "全镇"],
        ["装灯", "35万元", "三百人", "-"],
        ["改厕", "123456", "十二人", "村民"],
        ["总计", "4750000", "", ""],
    ]
    text_table(path, rows, "utf-8")


def _deeds_without_unit(path: Path) -> None:
    """Nobody says in what the money counts; a formula was never worked out, one failed."""
    made = workbook(
        path,
        [
            ["项目名称", "投入资金", "受益人数", "开始时间", "服务对象"],
            ["修桥", 50_000, 300, date(2026, 3, 1), None],
            ["修路", "=B2*2", 200, "3月1日", None],
            ["装灯", "12万", "=1/0", "2026-03-01", None],
            ["改厕", 3, 100, datetime(2026, 3, 1, 8, 30), None],
            ["立牌", "2万元", 10, "2026-03-01", "=A2&A3"],
        ],
    )
    page = made.active
    assert page is not None
    page["C4"].value, page["C4"].data_type = "#DIV/0!", "e"
    page.row_dimensions[5].hidden = True
    made.save(path)


def _needs(path: Path) -> None:
    """What was heard on visits; one cell over two columns, a source that is none of the list."""
    workbook(
        path,
        [
            ["诉求内容", "需求内容", "来源", "反映人", "反映时间", "日期", "类别"],
            ["要修路", "东街破损", "走访", "张大爷", "上周", "2026.4.9", "交通出行"],
            [None, "夜里太黑", "热线", "同上", None, "2026年4月9日（星期四）", "环境治理"],
            [None, "停车难", "微信群", "李阿姨", None, "2026-4-9", "交通出行"],
            [None, "看病远", "座谈", None, None, "2026年4月9日（星期五）", "看病医疗"],
            [None, "办证慢", "信箱", "王先生", None, "9/4/2026", "减负"],
            [None, "课后看护", "调研", None, None, "4月9日-12日", "教育"],
        ],
        "D6:E6",
    )


WORK = (
    Odd(
        *("一题三措.xlsx", "issues", _one_issue_three_measures),
        {
            3: {
                **{"issue_no": "01", "problem": "公示栏更新慢", "source": "自查"},
                **{"found_on": "2026-04-09", "lead_leader": "周敏", "owner": "张三"},
                **{"measures.measure": "安排专人|每周更新|拍照留痕", "first_due_on": "2026-09-30"},
                "due_on": "2026-09-30",
            },
            6: {"problem": "台账不全", "first_due_on": ASK},
            7: {
                **{"issue_no": ASK, "problem": "签到缺失", "source": "群众反映"},
                **{"found_on": "2026-04-09", "lead_leader": "周敏", "owner": "李四"},
                "measures.measure": "补签",
            },
            8: {"problem": ASK},
            9: {"problem": "学习不深", "source": ASK},
            10: {
                **{"issue_no": "6", "problem": "宣传不够", "source": "自查"},
                **{"lead_leader": "周敏", "owner": "张三", "measures.measure": "加强"},
            },
            11: {
                **{"issue_no": "6", "problem": ASK, "owner": "李四", "measures.measure": "上墙"},
            },
        },
    ),
    Odd(
        *("系统导出.xls", "issues", _issues_of_a_system),
        {
            3: {
                **{"issue_no": "2026-101", "problem": "记录不规范", "aspect": "作风纪律"},
                **{"found_on": "2026-04-09", "first_due_on": "2026-09-30"},
                **{"due_on": "2026-09-30", "rectify_kind": "立行立改"},
            },
            4: {
                **{"issue_no": "2026-102", "problem": "学时不足", "aspect": "理论学习"},
                **{"found_on": "2026-04-09", "first_due_on": "2026-09-30"},
                **{"due_on": "2026-09-30", "rectify_kind": "限期整改"},
            },
            5: {"problem": "走访少", "aspect": ASK, "first_due_on": ASK},
            6: {"problem": "值班缺岗", "found_on": ASK},
        },
        ("是否销号",),
    ),
    Odd(
        *("实事清单.xlsx", "deeds", _deeds_in_wan),
        {
            4: {
                **{"title": "修桥", "budget": "12.50", "beneficiary_count": "12000"},
                **{"promised_on": "2026-12-31", "owner": "张三"},
            },
            5: {
                **{"title": "修路", "budget": ASK, "beneficiary_count": "500"},
                **{"promised_on": "2026-12-31", "owner": "李四"},
            },
            6: {
                **{"title": "装灯", "budget": ASK, "beneficiary_count": "800"},
                **{"promised_on": "2026-12-31", "owner": "李四"},
            },
            7: {"title": ASK, "beneficiary_count": ASK},
            8: {"title": "体检", "budget": ASK, "beneficiary_count": ASK},
            9: {"title": "送戏", "beneficiary_count": ASK},
        },
        ("序号", "进度"),
    ),
    Odd(
        *("实事资金.csv", "deeds", _deeds_in_yuan),
        {
            4: {
                **{"title": "修 桥", "budget": "125.00", "beneficiary_count": "1200"},
                "beneficiaries": "沿河村民",
            },
            5: {
                **{"title": "修路", "budget": "350.00", "beneficiary_count": "1200"},
                "beneficiaries": "全镇",
            },
            6: {"title": "装灯", "budget": "35.00", "beneficiary_count": ASK},
            7: {"title": "改厕", "budget": ASK, "beneficiary_count": "12"},
        },
    ),
    Odd(
        *("实事简表.xlsx", "deeds", _deeds_without_unit),
        {
            2: {
                **{"title": "修桥", "budget": ASK, "beneficiary_count": "300"},
                "starts_on": "2026-03-01",
            },
            3: {"title": "修路", "budget": ASK, "starts_on": ASK},
            4: {"title": "装灯", "budget": "12.00", "beneficiary_count": ASK},
            5: {"title": ASK, "budget": ASK, "beneficiary_count": "100", "starts_on": "2026-03-01"},
            6: {"title": "立牌", "beneficiaries": ASK},
        },
    ),
    Odd(
        *("走访需求.xlsx", "needs", _needs),
        {
            2: {
                **{"title": "东街破损", "source": "走访", "raised_by": "张大爷"},
                **{"raised_on": "2026-04-09", "category": "交通出行"},
            },
            3: {
                **{"title": "夜里太黑", "source": "热线", "raised_by": "张大爷"},
                **{"raised_on": "2026-04-09", "category": "环境治理"},
            },
            4: {"title": "停车难", "source": ASK},
            5: {"title": "看病远", "raised_on": ASK},
            6: {"title": "办证慢", "raised_on": ASK},
            7: {"title": "课后看护", "raised_on": ASK},
        },
        ("诉求内容", "反映时间"),
    ),
)
