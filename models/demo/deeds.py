"""What people ask of an office in a year, and what the office does about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from models import store
from models.demo.chance import Chance
from models.demo.staff import Staff
from models.ledger import Stamp
from models.ledgers import deed_verbs
from models.ledgers.decisions import Decision, Said
from models.ledgers.deeds import Awaits, Deed, DeedState
from models.ledgers.needs import CollectedNeed, Handling, NeedSource
from models.office import Office
from models.pending import pending_decisions
from models.record import Record


class Wish(NamedTuple):
    """A deed with the needs that led to it."""

    title: str
    category: str
    beneficiaries: str
    promise: str
    department: str
    needs: tuple[str, ...]


_TEXT = """
夜间照明补盲工程|transport|沿线居民|补装路灯六十盏，亮灯率百分之九十八|村镇建设中心|村口晚上太黑；桥头没有路灯
卫生室晚间门诊|medical|慢性病患者|每周三晚开诊两小时|卫生院|白天上班没法看病；取药要跑县里
零工驿站|employment|零工和求职群众|每日发布岗位，周末不休|便民中心|找活要在路口等
老年助餐点|elderly_care|七十岁以上老人|每日两餐，每餐不高于十元|民政办|独居老人吃饭难；想有个能坐的地方
校门口错时停车|education|接送学生的家长|早晚各开放车位八十个|综治中心|接孩子没处停车
老楼加装扶手|housing|老旧小区住户|二十六个单元全部装好|社区居委会|老人上下楼没有扶手；楼梯灯总坏
垃圾分类亭改造|environment|小区居民|改造十二处，每日清洗|社区居委会|夏天垃圾亭气味大
拖欠工资清理|wages|外来务工人员|两个月内清零|综治中心|工程款没结，工资拿不到
合并重复报表|fewer_burdens|村和社区干部|报表由十九张减到七张|党政综合办|一个数要填三张表
河道清淤护岸|environment|沿河村民|汛前清淤四公里|农业农村办|下雨河水漫到院子里
公交延伸到村|transport|山区村民|每日往返六班|经发办|赶集要走四里路；学生放学没有车
暑期托管班|education|双职工家庭|七月八月不断档，收费公示|党建办|假期孩子没人看
残疾人上门服务|medical|重度残疾人|每月上门一次，随叫随到|民政办|出门换药不方便
公租房漏水维修|housing|公租房住户|三十户一次修完|村镇建设中心|下雨屋里接水
技能夜校|employment|待业青年|全年六期，结业推荐上岗|工会|想学电焊没有地方
窗口一次告知|fewer_burdens|办事群众|材料一次说清，容缺受理|便民中心|办证跑了三趟
"""


def _read(line: str) -> Wish:
    *told, needs = line.split("|")
    title, category, beneficiaries, promise, department = told
    return Wish(title, category, beneficiaries, promise, department, tuple(needs.split("；")))


WISHES = tuple(_read(line) for line in _TEXT.strip().splitlines())

ANSWERED = (
    ("能不能发购物券", Handling.NOT_TAKEN, "没有政策依据，已当面说明"),
    ("路口信号灯配时太短", Handling.TRANSFERRED, "已转交警大队，承诺十日内调整"),
    ("医保缴费为什么涨了", Handling.EXPLAINED, "按全市统一标准执行，已逐户解释"),
)
RAISED_BY = ("三组村民", "退休职工", "学生家长", "沿街商户", "入户走访对象", "工会小组")
STEPS = (
    "实地踏勘，定下点位和数量",
    "完成询价和合同审核",
    "材料进场，开始施工",
    "完成大半，群众代表到场看过",
    "收尾，逐户回访",
)
REFUSED = "与市里年度项目重复，请并入市级项目"
AGAIN = "测评没有过半数满意，重新办理"


@dataclass
class DeedFate:
    """One deed, from the day on which its need is heard."""

    wish: Wish
    raised_on: date
    starts_on: date
    promised_on: date
    done_on: date | None
    asks_above: bool
    liked: bool
    owner: str
    leader: str
    budget: int
    reported: set[date] = field(default_factory=set)
    uid: str = ""


class DeedYear:
    """The needs and deeds of one office and of one year."""

    def __init__(
        self, chance: Chance, staff: Staff, year: int, count: int = 6, asks_above: bool = True
    ) -> None:
        self._chance, self._staff, self._year = chance, staff, year
        self._asks_above = asks_above
        self._fates = [self._draw(wish) for wish in chance.some_of(WISHES, count)]
        self._answered = [
            (chance.one_of(ANSWERED), date(year, 1, 10) + timedelta(days=chance.number(0, 230)))
            for _ in range(2)
        ]

    def _draw(self, wish: Wish) -> DeedFate:
        chance = self._chance
        raised_on = date(self._year, 1, 8) + timedelta(days=chance.number(0, 190))
        starts_on = raised_on + timedelta(days=chance.number(12, 30))
        span = chance.number(40, 130)
        promised_on = min(starts_on + timedelta(days=span), date(self._year, 12, 20))
        late = chance.number(-14, 0) if chance.hits(0.8) else chance.number(4, 25)
        done_on = promised_on + timedelta(days=late) if chance.hits(0.85) else None
        return DeedFate(
            *(wish, raised_on, starts_on, promised_on, done_on),
            *(self._asks_above and chance.hits(0.3), chance.hits(0.85)),
            *(chance.one_of(self._staff.cadres), chance.one_of(self._staff.leaders)),
            chance.number(2, 60) * 1_000_000,
        )

    def enter(self, office: Office, since: date, until: date) -> None:
        """Write what was asked for and done after one day and up to another."""
        heard = [fate for fate in self._fates if since < fate.raised_on <= until]
        fresh: list[Record] = [record for fate in heard for record in self._hear(office, fate)]
        for (title, handling, reason), day in self._answered:
            if since < day <= until:
                need = self._need(office, title, day, None)
                need.handling, need.handling_reason = handling, reason
                fresh.append(need)
        office.door.store(*fresh)
        self._adopt(office, until)
        deeds = self._known()
        for fate, deed in deeds:
            self._go_on(office, fate, deed, until)
        office.door.store(*(deed for _, deed in deeds))
        self._accept(office, until)

    def _known(self) -> list[tuple[DeedFate, Deed]]:
        known = [fate for fate in self._fates if fate.uid]
        return list(zip(known, store.load(Deed, [fate.uid for fate in known]), strict=True))

    def _hear(self, office: Office, fate: DeedFate) -> Iterator[Record]:
        wish = fate.wish
        deed = office.door.new(
            Deed,
            **{"title": wish.title, "category": wish.category, "promise": wish.promise},
            **{"beneficiaries": wish.beneficiaries, "owner_department": wish.department},
            **{"starts_on": fate.starts_on, "promised_on": fate.promised_on},
            **{"owner": fate.owner, "lead_leader": fate.leader, "budget": fate.budget},
            beneficiary_count=self._chance.number(20, 900),
            adoption_requested_on=fate.raised_on + timedelta(days=5) if fate.asks_above else None,
        )
        fate.uid = deed.uid
        yield deed
        for number, title in enumerate(wish.needs):
            need = self._need(office, title, fate.raised_on - timedelta(days=number), wish.category)
            need.handling = Handling.MERGED if number else Handling.PROJECT
            need.deed = deed.uid
            yield need

    def _need(self, office: Office, title: str, day: date, category: str | None) -> CollectedNeed:
        chance = self._chance
        return office.door.new(
            CollectedNeed,
            **{"title": title, "raised_on": day, "category": category or "other"},
            source=chance.one_of(list(NeedSource)),
            raised_by=chance.one_of(RAISED_BY),
        )

    def _adopt(self, office: Office, until: date) -> None:
        """The office's own leader adopts what was not asked of the level above."""
        decisions = []
        for fate, deed in self._known():
            day = fate.raised_on + timedelta(days=8)
            if deed.state is DeedState.COLLECTED and deed.own_decides() and day <= until:
                decisions.append(deed_verbs.adopt(deed, office.door.stamp, **self._said(day)))
        office.door.store(*decisions)

    def _said(self, day: date) -> Said:
        return Said(decided_on=day, decided_by=self._staff.names[self._staff.leaders[0]])

    def _go_on(self, office: Office, fate: DeedFate, deed: Deed, until: date) -> None:
        """Start it, report on it month by month, end it, and ask what people think."""
        stamp: Stamp = office.door.stamp
        if deed.state is DeedState.ADOPTED and fate.starts_on <= until:
            day = max(fate.starts_on, deed.adopted_on or fate.starts_on)
            deed_verbs.start(deed, stamp, day)
        elif deed.state is not DeedState.DOING:
            return
        first, last = fate.starts_on, fate.done_on or fate.promised_on
        for number, text in enumerate(STEPS, 1):
            day = first + (last - first) * number // (len(STEPS) + 1)
            if day <= until and day not in fate.reported:
                fate.reported.add(day)
                percent = (1000 if fate.done_on else 700) * number // (len(STEPS) + 1)
                spent = fate.budget * number // (len(STEPS) + 1)
                deed_verbs.report_progress(deed, stamp, percent, text, spent, (), day)
        if fate.done_on and fate.done_on <= until:
            deed_verbs.finish(deed, stamp, "已全部完成，逐户回访", fate.budget, (), fate.done_on)
            self._vote(deed, stamp, fate.done_on + timedelta(days=3), fate.liked)
            if fate.liked:
                deed_verbs.request_closure(deed, stamp, fate.done_on + timedelta(days=5))
            else:
                fate.liked, fate.done_on = True, fate.done_on + timedelta(days=40)
                deed_verbs.take_up_again(deed, stamp, AGAIN, until)

    def _vote(self, deed: Deed, stamp: Stamp, day: date, liked: bool) -> None:
        issued = self._chance.number(24, 80)
        cast = issued - self._chance.number(0, 4)
        satisfied = cast * self._chance.number(*((55, 90) if liked else (15, 40))) // 100
        basically = (cast - satisfied) // (2 if liked else 4)
        votes = (satisfied, basically, cast - satisfied - basically)
        deed_verbs.survey(deed, stamp, issued, *votes, day)

    def _accept(self, office: Office, until: date) -> None:
        decisions = []
        for _, deed in self._known():
            if deed.awaits is Awaits.ACCEPTANCE and deed.own_decides():
                day = min((deed.done_on or until) + timedelta(days=9), until)
                decisions.append(deed_verbs.accept(deed, office.door.stamp, **self._said(day)))
        office.door.store(*decisions)


def decide_deeds(office: Office, chance: Chance, names: Sequence[str]) -> None:
    """What the city says to the units' requests; now and then it says no, or nothing yet."""
    decisions: list[Decision] = []
    for some in pending_decisions(office):
        deed = some.record
        if not isinstance(deed, Deed) or deed.unit == office.unit or not chance.hits(0.9):
            continue
        asked = some.since or office.door.today
        day = min(asked + timedelta(days=chance.number(3, 12)), office.door.today)
        said = Said(decided_on=day, decided_by=chance.one_of(names[:9]))
        if deed.awaits is Awaits.ACCEPTANCE:
            decisions.append(deed_verbs.accept(deed, office.door.stamp, **said))
        elif chance.hits(0.85):
            decisions.append(deed_verbs.adopt(deed, office.door.stamp, **said))
        else:
            said["reason"] = REFUSED
            decisions.append(deed_verbs.refuse_adoption(deed, office.door.stamp, **said))
    office.door.store(*decisions)
