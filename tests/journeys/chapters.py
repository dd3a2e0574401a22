"""What the clerk does, key by key; each chapter is one sitting or what the city does between."""

from pathlib import Path
from random import Random

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from models.demo.pictures import picture
from models.exchange.sending.outbox import outgoing
from models.exchange.trust.trust import parent_of
from models.ledgers.books import Book
from models.ledgers.closure import ClosureState, Stage
from models.ledgers.issues import Issue
from models.ledgers.lectures import EventState, Lecture
from models.ledgers.people import Person
from models.ledgers.plans import Plan, PlanState
from models.ledgers.readings import Reading, ReadingState
from models.ledgers.units import Level
from tests.exchanging import act
from tests.journeys.guide import Guide
from tests.journeys.month import Month

PEOPLE = (("王芳", "女"), ("赵强", "男"), ("孙丽", "女"), ("吴刚", "男"))


def set_up_and_ask(month: Month) -> None:
    """1 September: the data folder, and the request that goes to the city."""
    hands, guide = month.hands, month.guide
    with month.sitting(1):
        guide.job("设立单位", "第一次打开程序，先填欢迎页。")
        with guide.step("填单位名称"):
            hands.type("清溪镇人民政府")
        with guide.step("跳过层级、统一社会信用代码、片区，填自己的姓名", picture=True):
            hands.press("Tab", 4)
            hands.type("周敏")
        with guide.step("设立单位，程序打开工作台", picture=True):
            hands.press("Return")
            until_open(month)
        assert month.office.name == "清溪镇人民政府"

        guide.job("向上级登记", "只做一次。申请用 U 盘交给上级，答复带回来再安装。")
        with guide.step("打开报送中心，往前翻到“登记与核对”"):
            hands.press("Ctrl+0")
            hands.press("Ctrl+PgUp")
        with guide.step("生成登记申请，选 U 盘上的文件夹", picture=True):
            month.choices.answers = [month.road.stick]
            hands.press("Return")
    assert list(month.road.stick.glob("*.xjr"))


def until_open(month: Month) -> None:
    from tests.journeys.hands import until

    until(lambda: month.desk is not None and month.desk.window is not None)
    month.hands.rest()


def city_accepts(month: Month) -> None:
    """The city takes the request in; the answer lies on the stick."""
    from models.exchange.desks.enrolling import accept_request, examine_request
    from models.exchange.trust.enrolment import fingerprint

    (request,) = month.road.stick.glob("*.xjr")
    with month.road.open("city") as city:
        accept_request(city, request, fingerprint(examine_request(request)), month.road.stick)


def answer_and_people(month: Month) -> None:
    hands, guide = month.hands, month.guide
    (answer,) = month.road.stick.glob("*.xja")
    with month.sitting(2):
        with guide.step("拿到答复后再到“登记与核对”，光标停在“安装登记答复…”"):
            hands.press("Ctrl+0")
            hands.press("Ctrl+PgUp")
        with guide.step("选答复文件，打电话核对 30 位核对码，填对方姓名", picture=True):
            month.choices.answers = [answer]
            hands.press("Return")
            hands.type("何静")
        with guide.step("一致，安装登记"):
            hands.press("Ctrl+Return")
        parent = parent_of(month.office)
        assert parent is not None and parent.name == "明州市"
        for job in (people, plan, books, lectures, issues):
            job(month)


def people(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("登记人员", "别的台账都从这里选人，先登记一次。")
    with guide.step("打开组织机构，翻到“人员”"):
        hands.press("Ctrl+2")
        hands.press("Ctrl+PgDown")
    with guide.step("新建，填姓名，性别选“女”，填电话"):
        hands.press("Ctrl+N")
        hands.type("周敏")
        hands.press("Tab")
        hands.press("Down", 2)
        hands.press("Tab")
        hands.type("0571-88001122")
    with guide.step("保存，回到列表"):
        hands.press("Ctrl+S")
    assert month.newest(Person).name == "周敏"
    with guide.step("再登记一人，用“保存并新建”接着登记下一人"):
        hands.press("Ctrl+N")
        hands.type("王芳")
        hands.press("Ctrl+Shift+N")
        hands.type("赵强")
        hands.press("Ctrl+S")
    with guide.step("其余的人从 WPS 表格里复制，回到列表，粘贴为新记录", picture=True):
        QGuiApplication.clipboard().setText("孙丽\t女\n吴刚\t男\n")
        hands.press("Ctrl+Shift+V")
    names = [person.name for person in Person.select().where(~Person.deleted)]
    assert sorted(names) == sorted(["周敏", "王芳", "赵强", "孙丽", "吴刚"])


def plan(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("列计划、登记完成", "时间安排照文件上的写法填，程序自己认出月份。")
    with guide.step("打开方案计划，新建，填工作任务"):
        hands.press("Ctrl+3")
        hands.press("Ctrl+N")
        hands.type("党委理论学习中心组集体学习")
    with guide.step("填时间安排，照文件写", picture=True):
        hands.press("Tab", 3)
        hands.type("4月~6月/9月~11月")
    with guide.step("填责任部门，保存"):
        hands.press("Tab", 5)
        hands.type("党建办")
        hands.press("Ctrl+S")
    one = month.newest(Plan)
    assert [step.month for step in one.steps] == [f"2026-{m:02d}" for m in (4, 5, 6, 9, 10, 11)]
    with guide.step("转到详情，登记 9 月完成", picture=True):
        hands.press("F6")
        hands.press("Return")
        hands.press("Ctrl+Return")
    assert month.newest(Plan).state is PlanState.DOING


def books(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("读书学习", "先登记书，再登记谁在读，读完写心得。")
    with guide.step("打开读书学习，翻到“书目”，新建一本书，类别选“必读”"):
        hands.press("Ctrl+5")
        hands.press("Ctrl+PgDown")
        hands.press("Ctrl+N")
        hands.type("论教育")
        hands.press("Tab", 4)
        hands.press("Down")
        hands.press("Ctrl+S")
    assert month.newest(Book).complete
    with guide.step("翻回“读书”，登记谁读哪本书"):
        hands.press("Ctrl+PgUp")
        hands.press("Ctrl+N")
        hands.type("周敏")
        hands.press("Tab")
        hands.type("论教育")
        hands.press("Ctrl+S")
    with guide.step("转到详情，登记读完"):
        hands.press("F6")
        hands.press("Tab")
        hands.press("Return")
        hands.press("Ctrl+Return")
    with guide.step("加心得", picture=True):
        hands.press("Return")
        hands.type("教育要回到人。")
        hands.press("Ctrl+Return")
    one = month.newest(Reading)
    assert one.state is ReadingState.READ and one.is_read


def lectures(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("授课", "先排课，讲完再登记人数。")
    with guide.step("打开授课宣讲，新建，填题目、授课人；类型、听课对象、学时程序已经填好"):
        hands.press("Ctrl+7")
        hands.press("Ctrl+N")
        hands.type("形势与任务")
        hands.press("Tab")
        hands.type("王芳")
    with guide.step("走到计划时间，填好保存"):
        hands.press("Tab", 9)
        hands.type("2026-09-02 9:00")
        hands.press("Ctrl+S")
    with guide.step("讲完后转到详情，登记已讲和人数"):
        hands.press("F6")
        hands.press("Return")
        hands.press("Tab")
        hands.type("32")
        hands.press("Tab")
        hands.type("30")
        guide.picture()
        hands.press("Ctrl+Return")
    one = month.newest(Lecture)
    assert (one.state, one.attended_count) == (EventState.HELD, 30)


def issues(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("登记问题", "编号和发现日期程序已经填好。")
    with guide.step("打开问题台账，新建，填问题，来源选“督导检查”，方面选“理论学习”"):
        hands.press("Ctrl+9")
        hands.press("Ctrl+N")
        hands.type("办事窗口没有一次性告知单")
        hands.press("Tab", 2)
        hands.press("Down", 2)
        hands.press("Tab", 2)
        hands.press("Down")
    with guide.step("整改类型选“限期整改”，填时限、责任领导、责任人"):
        hands.press("Tab")
        hands.press("Down", 2)
        hands.press("Tab")
        hands.type("9月30日")
        hands.press("Tab")
        hands.type("王芳")
        hands.press("Tab")
        hands.type("周敏")
    with guide.step("走到整改措施，加一行，填措施、时限、责任人，保存"):
        hands.press("Tab")
        hands.press("Return")
        hands.type("印发告知单，窗口上墙")
        hands.press("Tab")
        hands.type("9月20日")
        hands.press("Tab")
        hands.type("周敏")
        guide.picture()
        hands.press("Ctrl+S")
    assert month.newest(Issue).complete


def rectify(month: Month) -> None:
    """20 September: the work is done, proved, and its closure asked for."""
    hands, guide = month.hands, month.guide
    proof = month.folder / "告知单照片.png"
    proof.write_bytes(picture(Random(1)))
    with month.sitting(20):
        guide.job("整改、佐证、申请销号", "在列表里选中问题，右边详情的底部是下一步要做的事。")
        with guide.step("打开问题台账，转到详情，开始整改"):
            hands.press("Ctrl+9")
            hands.press("F6")
            hands.press("Return")
            hands.press("Ctrl+Return")
        with guide.step("整改完成"):
            hands.press("Return")
            hands.press("Ctrl+Return")
        with guide.step("往回走到“添加”，选佐证文件，写说明"):
            month.choices.answers = [proof]
            hands.press("Shift+Tab", 2)
            hands.press("Return")
            hands.press("Return")
            hands.press("Tab")
            hands.type("窗口上墙照片")
            guide.picture()
            hands.press("Ctrl+Return")
        with guide.step("申请销号，再由负责人审核通过", picture=True):
            hands.press("Return")
            hands.press("Ctrl+Return")
            hands.press("Return")
            hands.press("Ctrl+Return")
        one = month.newest(Issue)
        assert isinstance(one, Issue)
        assert one.closure_state is ClosureState.TO_ACCEPT
        for job in (correct, take_back, look):
            job(month)


def correct(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("改错", "在列表里直接改，不用打开表单。")
    with guide.step("打开组织机构的“人员”，查找要改的人"):
        hands.press("Ctrl+2")
        hands.press("Ctrl+PgDown")
        hands.press("Ctrl+F")
        hands.type("周敏")
        hands.press("Return")
    with guide.step("走到电话一格，改好回车"):
        hands.press("Right", 2)
        hands.press("F2")
        hands.press("End")
        hands.press("Backspace")
        hands.type("5")
        guide.picture()
        hands.press("Return")
    assert Person.get(Person.name == "周敏").phone == "0571-88001125"


def take_back(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("删错了就撤销", "只在列表有焦点时按删除键；当次打开程序里做的都能一步步撤销。")
    with guide.step("清空查找，回到列表，删除选中的一行"):
        hands.press("Ctrl+F")
        hands.press("Del")
        hands.press("Return")
        hands.press("Del")
    assert Person.get(Person.name == "周敏").deleted
    with guide.step("撤销，记录回来"):
        hands.press("Ctrl+Z")
    assert not Person.get(Person.name == "周敏").deleted


def look(month: Month) -> None:
    hands, guide = month.hands, month.guide
    guide.job("看一张表", "")
    with guide.step("打开方案计划，往前翻到“一张表”", picture=True):
        hands.press("Ctrl+3")
        hands.press("Ctrl+PgUp")
    with guide.step("方向键走到要看的一格，回车打开这一项"):
        hands.press("Return")


def send(month: Month) -> None:
    """29 September: checked, signed, and written to the stick."""
    hands, guide = month.hands, month.guide
    with month.sitting(29):
        guide.job("生成报送包", "插好 U 盘再做。有提醒就改正，或在旁边写一句原因回车。")
        with guide.step("打开报送中心，看清报送期间和收件单位", picture=True):
            hands.press("Ctrl+0")
        with guide.step("下一步，填报人姓名已填好，签字"):
            hands.press("Ctrl+Return")
            hands.press("Return")
        with guide.step("审核人、负责人签字，看清检查结果", picture=True):
            hands.type("王芳")
            hands.press("Return")
            hands.type("赵强")
            hands.press("Return")
        with guide.step("选 U 盘上的文件夹，生成", picture=True):
            month.choices.answers = [month.road.stick]
            hands.press("Return")
            hands.press("Return")
        with guide.step("完成，U 盘送上级，打电话念核对码"):
            hands.press("Return")
    assert list(month.road.stick.glob("*.xjb"))


def correct_after_sending(month: Month) -> None:
    """30 September: what was reported is mended, with a reason, and sent again."""
    hands, guide = month.hands, month.guide
    with month.sitting(30):
        guide.job("报送以后改错", "照常改；再报送时写一句原因，上级就知道改了什么、哪些数变了。")
        with guide.step("打开授课宣讲，走到实到一格，改好回车"):
            hands.press("Ctrl+7")
            hands.press("Right", 5)
            hands.press("F2")
            hands.press("End")
            hands.press("Backspace", 2)
            hands.type("28")
            hands.press("Return")
        one = month.newest(Lecture)
        assert isinstance(one, Lecture) and one.attended_count == 28
        with guide.step("打开报送中心，下一步，写明更正的原因，回车", picture=True):
            hands.press("Ctrl+0")
            hands.press("Ctrl+Return")
            hands.type("签到表多算了两人")
            hands.press("Return")
        with guide.step("签字；审核人、负责人还是上次的，回车就签"):
            hands.press("Return", 3)
        with guide.step("选 U 盘上的文件夹，生成，完成"):
            month.choices.answers = [month.road.stick]
            hands.press("Return", 3)
    assert len(list(month.road.stick.glob("*.xjb"))) == 2


def city_decides(month: Month) -> None:
    """The city takes the package in, closes the issue, and answers."""
    road = month.road
    month.clock.set(2026, 10, 8)
    packages = sorted(road.stick.glob("*.xjb"))
    outcomes = road.take("city", *packages)
    assert [outcome.result for outcome in outcomes] == ["accepted", "accepted"], outcomes
    for package in packages:
        package.unlink()
    with road.open("city") as city:
        uid = Issue.select().first().uid
        act(city, uid, "accept", reason="佐证齐全")
    road.send_down("city")


def hear(month: Month) -> None:
    """9 October: what came back."""
    hands, guide = month.hands, month.guide
    (package,) = month.road.stick.glob("*.xjb")
    with month.sitting(9, month=10):
        guide.job("导入回执和决定", "上级的包用 U 盘带回来。")
        with guide.step("先看一眼问题台账，问题还在待验收"):
            hands.press("Ctrl+9")
        with guide.step("打开报送中心，选报送包", picture=True):
            month.choices.answers = [package]
            hands.press("Ctrl+0")
            hands.press("Ctrl+I")
        with guide.step("看过每条记录的对照，导入"):
            hands.press("Ctrl+Return")
        with guide.step("翻到“收发记录”，报送包显示已接收", picture=True):
            hands.press("Ctrl+PgDown")
        with guide.step("打开问题台账，问题已销号", picture=True):
            hands.press("Ctrl+9")
        assert outgoing(month.office)[0].receipt == "accepted"
        one = month.newest(Issue)
        assert isinstance(one, Issue) and one.stage is Stage.DONE


CHAPTERS = (
    *(set_up_and_ask, city_accepts, answer_and_people, rectify),
    *(send, correct_after_sending, city_decides, hear),
)


def play(app: QApplication, folder: Path, guide: Guide) -> Month:
    """The whole journey; the month, with the program closed."""
    month = Month(app, folder, guide)
    month.road.found("city", "明州市", Level.CITY)
    for chapter in CHAPTERS:
        chapter(month)
    return month
