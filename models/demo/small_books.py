"""The demo's matters, burdens, news items, targets and the writer's blanks of the year."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.demo.chance import Chance
from models.demo.staff import Staff
from models.ledgers import matters, news_verbs
from models.ledgers.burdens import Burden, BurdenKind
from models.ledgers.decisions import Said
from models.ledgers.matters import Matter
from models.ledgers.news_items import AdoptedLevel, NewsAdoption, NewsItem
from models.ledgers.targets import Target
from models.ledgers.units import Level
from models.ledgers.year_facts import BLANKS, YearFact
from models.office import Office
from models.pending import pending_decisions
from models.record import Record

_MATTERS = {
    "流动党员集中学习缺少固定场所": (
        "辖区流动党员四十余人，夜间没有可以使用的会议室。",
        "同意使用市党校二楼报告厅，每周二、周四晚间开放。",
        "已在市党校开课两次，到课三十六人",
    ),
    "专题辅导师资不足": (
        "下半年计划四次专题辅导，本单位只有一名能讲的同志。",
        "从市级师资库选派两名同志，具体时间与党校联系。",
        "师资已到位，辅导按期举办",
    ),
    "老旧小区加装电梯的管线迁改没有牵头单位": (
        "涉及供水、燃气、电力三家，协调两次没有结果。",
        "由市住建局牵头召开协调会，明确责任和完成时间。",
        "协调会已开，管线迁改开工",
    ),
    "学习教育报表口径不一致": (
        "三个部门要的同一类数据口径不同，基层重复填报。",
        "已商有关部门统一口径，下月起按新表报送，旧表停用。",
        "已按新口径报送，重复报表停报",
    ),
    "红色教育基地预约排不上": (
        "七月以来三次预约都已满，希望统一安排时段。",
        "与基地商定每周三上午留给基层单位，按片区轮流。",
        "已按片区排期，组织参观两批",
    ),
    "困难群众医疗救助审批时间偏长": (
        "两户救助申请超过四十天没有办结。",
        "请市医保局、民政局联合会商，十五个工作日内办结。",
        "两户救助已发放到位",
    ),
}
"""Title → what it is about, what the city answers, how it was settled."""
_NEWS = (
    "{}：支部夜校开进车间",
    "{}推行一人一册学习台账",
    "{}：把群众的需求清单办成满意清单",
    "{}组织青年干部轮流领学",
    "{}：巡回指导发现的问题当月整改",
    "{}用身边人讲身边事",
    "{}：会议文件压减三成",
    "{}老党员送学上门",
)
_BODY = "坚持学用结合，抓实读书学习、专题教育和为民办实事，把学习成果转化为工作成效。"
_OUTLETS = {
    AdoptedLevel.CITY: ("云泽信息", "云泽组工", "市学习教育简报"),
    AdoptedLevel.PROVINCE: ("云泽信息", "省学习教育简报"),
    AdoptedLevel.NATIONAL: ("学习教育动态",),
}
_SCORES = {AdoptedLevel.CITY: 3, AdoptedLevel.PROVINCE: 8, AdoptedLevel.NATIONAL: 20}
_NOT_FOUND = "刊物上没有查到，附上采用的页面再报"
_ASKED = {
    BurdenKind.MEETINGS: (4, 9),
    BurdenKind.DOCUMENTS: (12, 26),
    BurdenKind.INSPECTIONS: (1, 5),
    BurdenKind.CONTESTS: (0, 2),
    BurdenKind.FORMS: (6, 15),
}
_TARGETS = {
    **{"lectures_held": 8, "books_read": 60, "issues_closed": 15, "deeds_done": 6},
    **{"news_sent": 24, "news_score": 20, "satisfaction": 900, "attendance_rate": 950},
}
_FACTS = {
    **{"education_name": "党史学习教育", "year_theme": "建党百年"},
    **{"year_goals": "学史明理、学史增信、学史崇德、学史力行", "thinking_method": "系统思维"},
    **{"merged_work": "中心组学习、主题教育和庆祝活动", "training_theme": "全会精神"},
    **{"risk_situation": "疫情反复、经济下行、汛期提前的实际"},
    **{"review_subject": "政治整训", "drive_name": "有害信息清理整治"},
    **{"special_tasks": "防汛、保供、稳岗等任务", "next_study": "全会精神"},
    **{"democratic_theme": "学党史悟思想", "main_tasks": "招商引资、城市更新、乡村振兴"},
    **{"party_congress_no": "十五"},
}


class SmallBooks:
    """What one office notes down month by month; above the city nobody is there to answer."""

    def __init__(self, chance: Chance, staff: Staff, name: str, asked_by: Level) -> None:
        self._chance, self._staff, self._name = chance, staff, name
        self._asked_by = asked_by
        self._matters = chance.some_of(list(_MATTERS), 3) if asked_by is Level.CITY else []
        self._news = chance.some_of(_NEWS, len(_NEWS))

    def enter(self, office: Office, until: date) -> None:
        """Another month: what was asked of the office, what it raised, settled and wrote."""
        if self._asked_by is Level.CITY:
            self._settle(office, until)
            self._claim(office, until)
        records: list[Record] = [*self._asked(office, until), *self._written(office, until)]
        if self._matters:
            records.append(self._raised(office, until))
        office.door.store(*records)

    def _asked(self, office: Office, until: date) -> list[Record]:
        """Last year was a little busier; contests were not counted then."""
        chance = self._chance
        found: list[Record] = []
        for kind, (least, most) in _ASKED.items():
            common = {"kind": kind, "asked_by_level": self._asked_by}
            count = chance.number(least, most)
            before = count + chance.number(-1, most // 3)
            now = office.door.new(Burden, **common, month=f"{until:%Y-%m}", item_count=count)
            if kind is BurdenKind.CONTESTS:
                now.first_year_previous_count = max(before, 1)
            else:
                past = f"{until.year - 1}-{until:%m}"
                last = office.door.new(Burden, **common, month=past, item_count=max(before, 0))
                found.append(last)
            found.append(now)
        return found

    def _written(self, office: Office, until: date) -> list[Record]:
        found: list[Record] = []
        for _ in range(min(self._chance.number(1, 3), len(self._news))):
            day = self._chance.weekday(until.replace(day=self._chance.number(4, 20)))
            found.append(
                office.door.new(
                    NewsItem,
                    **{"title": self._news.pop().format(self._name), "written_on": day},
                    **{"author": self._staff.names[self._chance.one_of(self._staff.cadres)]},
                    **{"approved_by": self._staff.names[self._staff.leaders[0]], "body": _BODY},
                )
            )
        return found

    def _raised(self, office: Office, until: date) -> Matter:
        title = self._matters.pop()
        day = self._chance.weekday(until.replace(day=self._chance.number(6, 22)))
        return office.door.new(
            Matter,
            **{"title": title, "content": _MATTERS[title][0], "raised_on": day},
            answer_by=day + timedelta(days=15),
        )

    def _settle(self, office: Office, until: date) -> None:
        """What was answered a month ago is settled, mostly."""
        for matter in Matter.select().where(Matter.unit == office.unit, ~Matter.deleted):
            if matter.answered_on and matter.done_on is None and self._chance.hits(0.75):
                outcome = _MATTERS[matter.title or ""][2]
                done_on = min(until, matter.answered_on + timedelta(days=12))
                matters.settle(matter, office.door.stamp, done_on, outcome)
                office.door.store(matter)

    def _claim(self, office: Office, until: date) -> None:
        chance = self._chance
        held = NewsItem.select().where(
            *(NewsItem.unit == office.unit, ~NewsItem.deleted, NewsItem.score_total == 0)
        )
        for uid in [item.uid for item in held]:
            if not chance.hits(0.6):
                continue
            item = office.door.load(NewsItem, uid)
            level = chance.one_of((AdoptedLevel.CITY, AdoptedLevel.CITY, *_OUTLETS))
            day = max(item.written_on or until, until - timedelta(days=chance.number(2, 12)))
            outlet = chance.one_of(_OUTLETS[level])
            item.adoptions.append(
                NewsAdoption(
                    **{"adopted_level": level, "outlet": outlet, "adopted_on": day},
                    score=_SCORES[level],
                )
            )
            office.door.store(item)


def set_aims(office: Office, year: int) -> None:
    """What the city wants of every unit, of itself, and what its writers have to fill in."""
    labels = {blank.key: blank.label for blank in BLANKS}
    door = office.door
    aims = [
        door.new(Target, figure=name, year=year, target_value=value)
        for name, value in _TARGETS.items()
    ]
    own = [
        door.new(Target, figure=name, year=year, for_unit=office.unit, target_value=value)
        for name, value in (("inspections_held", 40), ("units_inspected", 12), ("news_sent", 30))
    ]
    facts = [
        door.new(YearFact, year=year, key=key, label=labels[key], value=value)
        for key, value in _FACTS.items()
    ]
    door.store(*aims, *own, *facts)


def answer_below(office: Office, chance: Chance, deciders: Sequence[str], share: float) -> None:
    """Answer a share of what the units raise, and look up what they say was adopted."""
    made: list[Record] = []
    for asked in pending_decisions(office):
        if not chance.hits(share):
            continue
        since = asked.since or office.door.today
        day = min(since + timedelta(days=chance.number(3, 10)), office.door.today)
        said = Said(decided_on=day, decided_by=deciders[chance.number(0, 5)])
        stamp = office.door.stamp
        if isinstance(asked.record, Matter):
            said["reason"] = _MATTERS[asked.record.title or ""][1]
            said["due_on"] = day + timedelta(days=30)
            made.append(matters.answer(asked.record, stamp, **said))
        elif isinstance(asked.record, NewsItem) and chance.hits(0.9):
            made.append(news_verbs.confirm_adoption(asked.record, stamp, **said))
        elif isinstance(asked.record, NewsItem):
            said["reason"] = _NOT_FOUND
            made.append(news_verbs.refuse_adoption(asked.record, stamp, **said))
    office.door.store(*made)
