"""Somebody who never saw the program, from the welcome page to the first package on the stick.

python -m tests.journeys --only first-hour [--platform xcb]
"""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.exchange.trust.trust import parent_of
from models.first_steps import Step, first_steps
from models.ledgers.people import Person
from models.ledgers.plans import Plan
from models.ledgers.units import Level
from models.workbooks import Workbook
from tests.journeys.chapters import city_accepts, until_open
from tests.journeys.guide import Guide, Job
from tests.journeys.month import Month

HERE = Path(__file__).parent
FIRST_HOUR = HERE.parents[1] / "docs" / "FIRST_HOUR.md"
CREDIT_CODE = "11330108MB1A2B3C43"
PEOPLE = (
    "王芳\t女\t13800000001\n赵强\t男\t13800000002\n孙丽\t女\t13800000003\n吴刚\t男\t13800000004\n"
)
LAST_YEAR = (
    ("党委理论学习中心组集体学习", "每季度第二个月", "党建办"),
    ("领导干部上讲台授课", "5月、10月", "组织办"),
    ("青年干部读书会", "4月~6月/9月~11月", "团委"),
    ("机关支部主题党日", "全年", "党建办"),
)

FINDING_S, KEY_S, LETTER_S = 20.0, 0.6, 1.5
"""What a step takes somebody new: to read and find the place, a key, a character typed."""


def set_up_and_ask(month: Month) -> None:
    hands, guide = month.hands, month.guide
    with month.sitting(1):
        guide.job("设立单位", "第一次打开程序就是这一页；必填的只有单位名称和自己的姓名。")
        with guide.step("填单位名称", picture=True):
            hands.type("清溪镇人民政府")
        with guide.step("走到统一社会信用代码，照证书填；填错一位会当场提醒"):
            hands.press("Tab", 2)
            hands.type(CREDIT_CODE)
        with guide.step("跳过片区，填自己的姓名", picture=True):
            hands.press("Tab", 2)
            hands.type("周敏")
        with guide.step("设立单位，工作台列出开始使用的六步", picture=True):
            hands.press("Return")
            until_open(month)
        steps = {some.step: some.done for some in first_steps(month.office)}
        assert steps[Step.DETAILS] and not steps[Step.ABOVE]
        guide.job("向上级登记", "光标已经停在下一步的按钮上，回车就去。")
        with guide.step("去登记", picture=True):
            hands.press("Return")
        with guide.step("生成登记申请，选 U 盘；写到了哪里、等什么，页上写着", picture=True):
            month.choices.answers = [month.road.stick]
            hands.press("Return")
        steps = {some.step: some.waits is not None for some in first_steps(month.office)}
        assert steps[Step.ABOVE] and steps[Step.PACKAGE] and not steps[Step.PEOPLE]
        for job in (people, last_year, plan):
            job(month)


def install(month: Month) -> None:
    hands, guide = month.hands, month.guide
    (answer,) = month.road.stick.glob("*.xja")
    with month.sitting(2):
        guide.job("安装上级的答复", "别的都做好了，光标停在“去登记”上。")
        with guide.step("答复带回来后去登记，安装答复"):
            hands.press("Return")
            month.choices.answers = [answer]
            hands.press("Return")
        with guide.step("打电话核对 30 位核对码，填对方姓名，安装", picture=True):
            hands.type("何静")
            hands.press("Ctrl+Return")
        assert parent_of(month.office) is not None


def people(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("把人员名单粘贴进来", "先在 WPS 或 Excel 里复制姓名、性别、电话三列。")
    with guide.step("回工作台，去粘贴"):
        hands.press("Ctrl+1")
        hands.press("Return")
    with guide.step("粘贴为新记录", picture=True):
        QGuiApplication.clipboard().setText(PEOPLE)
        hands.press("Ctrl+Shift+V")
    assert Person.select().where(~Person.deleted).count() == PEOPLE.count("\n")


def last_year(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("带来去年的表格", "去年的计划表原样拿来；没有就跳过这一步。")
    book = Workbook()
    sheet = book.active
    sheet.append(("工作任务", "时间安排", "责任部门"))
    for row in LAST_YEAR:
        sheet.append(row)
    path = month.folder / "去年计划.xlsx"
    book.save(path)
    with guide.step("回工作台，导入表格，选文件", picture=True):
        hands.press("Ctrl+1")
        month.choices.answers = [path]
        hands.press("Return")
    with guide.step("表头认对了，下一步看预览", picture=True):
        hands.press("Ctrl+Return")
    with guide.step("导入"):
        hands.press("Ctrl+Return")
    assert Plan.select().where(~Plan.deleted).count() == len(LAST_YEAR)


def plan(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("列一项今年的计划", "导入的去年计划改一改就能用；新的一项这样列。")
    with guide.step("打开方案计划，新建，填工作任务"):
        hands.press("Ctrl+3")
        hands.press("Ctrl+N")
        hands.type("专题读书班")
    with guide.step("填时间安排，照文件写；填责任部门，保存", picture=True):
        hands.press("Tab", 3)
        hands.type("9月~10月")
        hands.press("Tab", 5)
        hands.type("党建办")
        hands.press("Ctrl+S")
    assert month.newest(Plan).title == "专题读书班"


def send(month: Month) -> None:
    hands, guide = month.hands, month.guide
    with month.sitting(29):
        guide.job("报送第一个月", "插好 U 盘。六步只剩这一步，光标停在它上面。")
        with guide.step("去报送，看清报送期间和收件单位", picture=True):
            hands.press("Return")
        with guide.step("下一步，检查过后三个人签字", picture=True):
            hands.press("Ctrl+Return")
            hands.press("Return")
            hands.type("王芳")
            hands.press("Return")
            hands.type("赵强")
            hands.press("Return")
        with guide.step("选 U 盘，生成报送包", picture=True):
            month.choices.answers = [month.road.stick]
            hands.press("Return", 2)
        with guide.step("完成，工作台不再列步骤"):
            hands.press("Return")
            hands.press("Ctrl+1")
        assert first_steps(month.office) == ()
    assert list(month.road.stick.glob("*.xjb"))


def play(app: QApplication, folder: Path, guide: Guide) -> Month:
    month = Month(app, folder, guide)
    month.road.found("city", "明州市", Level.CITY)
    for chapter in (set_up_and_ask, city_accepts, install, send):
        chapter(month)
    return month


def written(guide: Guide) -> str:
    """docs/FIRST_HOUR.md of one run."""
    rows = ["| 事项 | 按键 | 打字 | 估计分钟 |", "|---|--:|--:|--:|"]
    rows += [
        f"| {job.title} | {job.keys} | {job.letters} | {minutes(job):.1f} |" for job in guide.jobs
    ]
    keys, letters = sum(job.keys for job in guide.jobs), sum(job.letters for job in guide.jobs)
    rows.append(f"| 合计 | {keys} | {letters} | {sum(map(minutes, guide.jobs)):.1f} |")
    head = (HERE / "first_hour.md").read_text("utf-8")
    told = head.format(table="\n".join(rows), finding=FINDING_S, key=KEY_S, letter=LETTER_S)
    return guide.text(told, "", "pictures/first-hour", table=False)


def minutes(job: Job) -> float:
    """What a job takes by the measures above."""
    return (len(job.steps) * FINDING_S + job.keys * KEY_S + job.letters * LETTER_S) / 60
