"""The demo's rules and holidays: what the city hands down and what each unit adds of its own."""

from datetime import date, timedelta
from typing import Any

from models.demo.chance import Chance
from models.ledgers.filled_ledgers import FilledLedger
from models.ledgers.holidays import Holiday, HolidayKind
from models.ledgers.rules import Cycle, OnHoliday, Rule, RuleKind, RuleReach
from models.office import Office

_HALF, _TWO_THIRDS = 500, 667
_OFFS = (
    ("元旦", (1, 1), 3, ((1, 4),)),
    ("春节", (2, 15), 9, ((2, 14), (2, 28))),
    ("清明节", (4, 4), 3, ()),
    ("劳动节", (5, 1), 5, ((5, 9),)),
    ("端午节", (6, 19), 3, ()),
    ("中秋节", (9, 25), 3, ()),
    ("国庆节", (10, 1), 7, ((9, 20), (10, 10))),
)
"""Name, first day (month, day), how many days, and the days worked in lieu."""

_HANDED: tuple[dict[str, Any], ...] = (
    {
        **{"title": "领导小组办公室例会制度", "kind": RuleKind.MEETING},
        **{"applies_to": FilledLedger.MEETINGS, "record_kind": "办公室例会", "every": Cycle.MONTH},
        **{"times": 1, "quorum": _HALF, "reach": RuleReach.ALL},
        "body": "每月至少召开一次办公室例会，学文件、析形势、部署任务、协调困难，形成会议记录。",
    },
    {
        **{"title": "中心组集体学习制度", "kind": RuleKind.STUDY},
        **{"applies_to": FilledLedger.MEETINGS, "record_kind": "中心组学习"},
        **{"every": Cycle.QUARTER, "times": 1, "quorum": _TWO_THIRDS, "reach": RuleReach.ALL},
        "body": "每季度至少集体学习一次，提前一周发学习材料，每次有重点发言。",
    },
    {
        **{"title": "月读一书制度", "kind": RuleKind.READING, "applies_to": FilledLedger.READINGS},
        **{"every": Cycle.MONTH, "times": 1, "reach": RuleReach.BELOW},
        "body": "列入读书计划的人员每月读完一本书，写出心得，没有读完的安排补学。",
    },
    {
        **{"title": "协调制度", "kind": RuleKind.COORDINATION, "reach": RuleReach.ALL},
        "body": "单位解决不了的事项逐级上报，上级在时限内答复，答复意见随报送包下发。",
    },
    {
        **{"title": "考勤制度", "kind": RuleKind.ATTENDANCE, "reach": RuleReach.ALL},
        "body": "会议、授课、轮训逐人考勤，请假要写事由，缺席的列入补学名单。",
    },
    {
        **{"title": "月报制度", "kind": RuleKind.REPORTING, "reach": RuleReach.ALL},
        "body": "每月结束后按截止日期报送报送包，没有发生的写明“本月无”和原因。",
    },
    {
        **{"title": "巡回检查制度", "kind": RuleKind.INSPECTION, "reach": RuleReach.OWN},
        **{"applies_to": FilledLedger.INSPECTIONS, "record_kind": "实地检查"},
        **{"every": Cycle.QUARTER, "times": 2, "day_limit": 85, "on_holiday": OnHoliday.BEFORE},
        "body": "巡回指导组每季度到各单位走一遍，发现的问题当场反馈、限期整改。",
    },
)


def hand_down_rules(office: Office, year: int) -> None:
    """The city's rules, and the year's days off."""
    rules = [
        office.door.new(Rule, **told, from_on=date(year, 1, 1), to_on=date(year + 1, 12, 31))
        for told in _HANDED
    ]
    office.door.store(*rules, *_holidays(office, year))


def _holidays(office: Office, year: int) -> list[Holiday]:
    found = []
    for name, (month, day), length, in_lieu in _OFFS:
        first = date(year, month, day)
        days = [(first + timedelta(days=at), HolidayKind.HOLIDAY) for at in range(length)]
        days += [(date(year, *lieu), HolidayKind.WORKDAY) for lieu in in_lieu]
        for on, kind in sorted(days):
            found.append(office.door.new(Holiday, day=on, kind=kind, title=name))
    return found


def own_rules(office: Office, chance: Chance, year: int) -> None:
    """What a unit asks of itself beside what came from the city."""
    lecture = office.door.new(
        Rule,
        **{"title": "领导干部上党课制度", "kind": RuleKind.STUDY, "record_kind": "党课"},
        **{"applies_to": FilledLedger.LECTURES, "every": Cycle.HALF_YEAR, "times": 1},
        **{"from_on": date(year, 1, 1), "to_on": date(year, 12, 31)},
        body="领导班子成员轮流上党课，半年至少一次，讲课提纲交办公室留存。",
    )
    issues = office.door.new(
        Rule,
        **{"title": "支部委员会议制度", "kind": RuleKind.MEETING, "every": Cycle.QUARTER},
        **{"applies_to": FilledLedger.MEETINGS, "record_kind": "党委会", "times": 1},
        **{"day_limit": chance.number(75, 88), "on_holiday": OnHoliday.AFTER},
        **{"quorum": _HALF, "from_on": date(year, 1, 1), "to_on": date(year, 12, 31)},
        body="每季度末以前召开一次，听取学习教育进展，研究下一步安排。",
    )
    office.door.store(lecture, issues)
